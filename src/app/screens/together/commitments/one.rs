//! One commitment that both see: its words, its days with both views beside each other, and a calendar for each.

use super::super::people::People;
use super::words;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::app::screens::ledger::words::plan;
use crate::domain::commitment::{Committing, Mark};
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Saying};
use crate::insight::kept::{SPANS, span};
use crate::insight::ours::{Commitment, Seen};
use crate::prose::Document;
use chrono::NaiveDate;

/// So many days stand in the list of days.
const DAYS: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Days,
    Press,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Now,
    Earlier,
    End,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Change,
    Repair(NaiveDate),
    Earlier,
    Agreement(RecordId),
    End,
}

/// The page of one.
#[derive(Debug)]
pub struct OneCommitment {
    commitment: Commitment,
    people: People,
    today: NaiveDate,
    days: Vec<NaiveDate>,
    presses: Vec<Press>,
    now: Form<Spot>,
    beside: Form<Spot>,
    view: View,
}

impl OneCommitment {
    /// As it stands on `today`, with the agreement it follows from, if it does.
    #[must_use]
    pub fn new(commitment: Commitment, people: People, today: NaiveDate, agreement: Option<RecordId>) -> Self {
        let days = days(&commitment, people.me, today);
        let presses = presses(&commitment, people.me, agreement);
        let now = now(&commitment, people, today, &days, &presses);
        Self { commitment, people, today, days, presses, now, beside: Form::new(), view: View::Now }
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        let record = self.commitment.record;
        let open = |route| vec![Effect::Go(Go::Open(route))];
        match press {
            Press::Change => open(Route::OurCommitmentForm(Committing::Again(record))),
            Press::Repair(day) => open(Route::Repair(record, day)),
            Press::Agreement(agreement) => open(Route::OurAgreement(agreement)),
            Press::Earlier => {
                self.beside = earlier(&self.commitment);
                self.turn_to(View::Earlier)
            }
            Press::End => {
                self.beside = ending(self.people);
                self.turn_to(View::End)
            }
        }
    }

    fn turn_to(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn open_day(&self, n: usize) -> Vec<Effect> {
        let Some(day) = self.days.get(n).copied() else { return Vec::new() };
        if !open_on(&self.commitment, self.people.me, day, self.today) {
            return vec![Effect::Say(Notice::calm(CLOSED))];
        }
        vec![Effect::Go(Go::Open(Route::OurDay(self.commitment.record, day)))]
    }

    fn on_beside(&mut self, did: Did<Spot>) -> Vec<Effect> {
        match did {
            Did::Took(Spot::Press, 1) if self.view == View::End => {
                let record = self.commitment.record;
                vec![
                    Effect::Tell(Saying::about(record, Said::Concluded)),
                    Effect::Go(Go::Replace(Route::OurCommitment(record))),
                    Effect::Say(Notice::calm("Ended. Its words and days stay.")),
                ]
            }
            Did::Took(..) | Did::Other(Action::Back) => self.turn_to(View::Now),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}

const CLOSED: &str = "Today and yesterday take a mark. Days before that are for a talk.";

/// Whether `me` can say something of this day: yesterday, today, and, for whose it is, the next one.
pub(super) fn open_on(one: &Commitment, me: Person, day: NaiveDate, today: NaiveDate) -> bool {
    let near = day == today || Some(day) == today.pred_opt();
    let ahead = day > today && one.owner == me && one.text().next_due(today) == Some(day);
    let takes = one.text().takes_mark(day) || one.day(day).is_some();
    one.concluded.is_none() && takes && (near || ahead)
}

/// The days worth a row: the next one for whose it is, today and yesterday, and the last ones that were due or marked.
fn days(one: &Commitment, me: Person, today: NaiveDate) -> Vec<NaiveDate> {
    let text = one.text();
    let (from, _) = span(today, SPANS[1]);
    let last = one.concluded.map_or(today, |ended| ended.day.min(today));
    let near = [today.pred_opt(), Some(today)].into_iter().flatten();
    let open = near.filter(|day| open_on(one, me, *day, today));
    let said = one.days.iter().map(|day| day.day).filter(|day| *day >= from);
    let mut days: Vec<NaiveDate> = text.due_days((from, last)).chain(open).chain(said).collect();
    days.extend(text.next_due(today).filter(|day| open_on(one, me, *day, today)));
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    days.truncate(DAYS);
    days
}

fn presses(one: &Commitment, me: Person, agreement: Option<RecordId>) -> Vec<Press> {
    let mut presses = Vec::new();
    let owns = one.owner == me && one.concluded.is_none();
    if owns {
        presses.extend(missed_last(one).map(Press::Repair));
        presses.push(Press::Change);
    }
    if one.wordings.len() > 1 {
        presses.push(Press::Earlier);
    }
    presses.extend(agreement.map(Press::Agreement));
    if owns {
        presses.push(Press::End);
    }
    presses
}

/// The last day its owner marked, if they marked it as missed.
fn missed_last(one: &Commitment) -> Option<NaiveDate> {
    let last = one.days.iter().rev().find_map(|day| Some((day.day, day.own.as_ref()?.mark)));
    last.filter(|(_, mark)| *mark == Mark::Missed).map(|(day, _)| day)
}

fn label(press: Press, wordings: usize) -> String {
    match press {
        Press::Change => "Change its words".into(),
        Press::Repair(_) => "After the missed day".into(),
        Press::Earlier => format!("Earlier wordings, {}", wordings - 1),
        Press::Agreement(_) => "The agreement it follows from".into(),
        Press::End => "End it".into(),
    }
}

fn now(one: &Commitment, people: People, today: NaiveDate, days: &[NaiveDate], presses: &[Press]) -> Form<Spot> {
    let list = List {
        name: "Its days".into(),
        rows: days.iter().map(|day| row(one, *day, people, today)).collect(),
        at: days.iter().position(|day| *day <= today).unwrap_or(0),
        empty: "No day has come yet.".into(),
        ..List::default()
    };
    let mut form = Form::new().words(plan(one.text())).aside(whose(one, people)).list(Spot::Days, list);
    if one.owner == people.me && one.concluded.is_none() && missed_last(one).is_some() {
        form = form.callout(Tone::Info, Document::from_plain("A day was missed. That is news, not a verdict."));
    }
    let labels: Vec<String> = presses.iter().map(|press| label(*press, one.wordings.len())).collect();
    if !labels.is_empty() {
        form = form.buttons(Spot::Press, &labels.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for person in [people.me, people.me.other()] {
        form = form.calendar(words::month(one, person, people, today));
    }
    if days.is_empty() {
        form.go_to(Spot::Press);
    }
    form
}

fn whose(one: &Commitment, people: People) -> String {
    if let Some(ended) = one.concluded {
        return format!(
            "It is {}. It ended on {}; its words and days stay.",
            people.whose(one.owner),
            dates::full_day(ended.day)
        );
    }
    if one.owner == people.me {
        format!("It is yours. {} can say that they noticed, or how they saw it.", people.named(people.me.other()))
    } else {
        format!("It is {}. You can say that you noticed, or how you saw it.", people.whose(one.owner))
    }
}

fn row(one: &Commitment, day: NaiveDate, people: People, today: NaiveDate) -> Row {
    let name = dates::day_in(day, today);
    let row = Row::new(if day == today { format!("{name}, today") } else { name });
    match one.day(day) {
        Some(said) if matches!(said.seen(), Seen::Differently { .. }) => {
            row.detail("seen differently").note(words::both(one, said, people))
        }
        Some(said) => row.note(words::both(one, said, people)),
        None if day > today => row.detail("still to come"),
        None => row.detail("no mark"),
    }
}

fn earlier(one: &Commitment) -> Form<Spot> {
    let mut document = Document::default();
    let (_, earlier) = one.wordings.split_last().unzip();
    for wording in earlier.unwrap_or_default().iter().rev() {
        document.heading(3, format!("From {}", dates::full_day(wording.stamp.day)));
        document.append(plan(&wording.text));
    }
    Form::new().words(document).buttons(Spot::Press, &["Back"]).at_rest()
}

fn ending(people: People) -> Form<Spot> {
    Form::new()
        .say(&format!(
            "You can end it at any time. Its words and days stay, and {} sees that it ended. You can make another one, \
             smaller or at another time.",
            people.other()
        ))
        .buttons(Spot::Press, &["Leave it as it is", "End it"])
}

impl Screen for OneCommitment {
    fn route(&self) -> Route {
        Route::OurCommitment(self.commitment.record)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (form, title) = match self.view {
            View::Now => (&self.now, "A commitment you both see"),
            View::Earlier => (&self.beside, "Earlier wordings"),
            View::End => (&self.beside, "End it"),
        };
        let mut blocks = form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        let place = dates::long_day(self.today);
        Page { title: title.into(), place, blocks, focus: form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys =
            vec![Binding::new("enter", Action::Activate, if self.view == View::Now { "open" } else { "choose" })];
        if self.view == View::Now && self.presses.contains(&Press::Change) {
            keys.push(Binding::command("c", Command::Change, "change"));
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let form = if self.view == View::Now { &mut self.now } else { &mut self.beside };
        if action == Action::Activate && form.focus(scene.seen).is_none() {
            return vec![Effect::Scroll(Scroll::PageDown)];
        }
        let did = form.react(action, scene.seen);
        if self.view != View::Now {
            return self.on_beside(did);
        }
        match did {
            Did::Took(Spot::Days, n) => self.open_day(n),
            Did::Took(Spot::Press, n) => {
                self.presses.get(n).copied().map(|press| self.press(press)).unwrap_or_default()
            }
            Did::Other(Action::Do(Command::Change)) if self.presses.contains(&Press::Change) => {
                self.press(Press::Change)
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
