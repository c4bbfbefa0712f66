//! One commitment: what it says, its last four weeks, its days to mark, and its earlier wordings.

use super::{Item, mark_of, marking, words};
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{Block, List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::together::share::Sharable;
use crate::app::screens::{cover, scrolled};
use crate::domain::commitment::{CommitmentPlace, CommitmentVersion, Mark, Standing};
use crate::domain::draft::Sharing;
use crate::domain::person::Bond;
use crate::domain::recurrence::Recurrence;
use crate::insight::kept::{SPANS, span};
use crate::prose::Document;
use chrono::NaiveDate;

/// So many days stand in the list of days.
const DAYS: usize = 7;

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
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Change,
    Earlier,
    End,
    Resume,
}

/// The page of one commitment.
#[derive(Debug)]
pub struct OneCommitment {
    item: Item,
    versions: Vec<CommitmentVersion>,
    today: NaiveDate,
    days: Vec<NaiveDate>,
    presses: Vec<Press>,
    form: Form<Spot>,
    view: View,
    sharable: Sharable,
}

impl OneCommitment {
    /// With the marks of its last weeks and its earlier wordings, the latest first.
    #[must_use]
    pub fn new(item: Item, versions: Vec<CommitmentVersion>, today: NaiveDate, bond: Bond) -> Self {
        let days = days(&item, today);
        let mut presses = vec![Press::Change];
        if !versions.is_empty() {
            presses.push(Press::Earlier);
        }
        let ended = item.commitment.standing(today) == Standing::Ended;
        presses.push(if ended { Press::Resume } else { Press::End });
        let text = &item.commitment.text;
        let list = List {
            name: "Its days".into(),
            rows: days.iter().map(|day| row(&item, *day, today)).collect(),
            at: days.iter().position(|day| *day <= today).unwrap_or(0),
            empty: "No day has come yet.".into(),
            ..List::default()
        };
        let mut form = Form::new().words(words::plan(text)).list(Spot::Days, list);
        if !ended && words::missed_last(&item.marks) {
            form = form.callout(Tone::Info, words::after_a_miss(bond));
        }
        let labels = presses.iter().map(|press| label(*press, versions.len())).collect::<Vec<_>>();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let form = form.buttons(Spot::Press, &labels).calendar(words::month(text, &item.marks, today));
        let mut screen = Self { item, versions, today, days, presses, form, view: View::Now, sharable: Sharable::No };
        if screen.days.is_empty() {
            screen.form.go_to(Spot::Press);
        }
        screen
    }

    /// While the room for two is open: its words can be shared.
    #[must_use]
    pub fn with_room_for_two(mut self) -> Self {
        self.sharable = Sharable::Yes;
        self
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        let id = self.item.commitment.id;
        let stored = |effect, words| {
            let again = Effect::Go(Go::Replace(Route::Commitment(id)));
            vec![Effect::Ledger(effect), again, Effect::Say(Notice::calm(words))]
        };
        match press {
            Press::Change => vec![Effect::Go(Go::Open(Route::CommitmentForm(CommitmentPlace::Stored(id))))],
            Press::Earlier => {
                self.view = View::Earlier;
                vec![Effect::Scroll(Scroll::Top)]
            }
            Press::End => {
                stored(LedgerEffect::End(id), "Ended. Its words and days stay, and it can be taken up again.")
            }
            Press::Resume => stored(LedgerEffect::Resume(id), "It runs again."),
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        self.days.get(self.form.cursor(Spot::Days)?).copied()
    }

    fn open(&self, day: NaiveDate, mark: Option<Mark>) -> Vec<Effect> {
        let commitment = self.item.commitment.id;
        vec![Effect::Go(Go::Open(Route::CommitmentDay { commitment, day, mark }))]
    }

    fn mark(&self, mark: Mark) -> Vec<Effect> {
        let Some(day) = self.day() else { return Vec::new() };
        if !Mark::open_on(day, self.today).contains(&mark) {
            return vec![Effect::Say(Notice::calm(words::refused(mark, day, self.today)))];
        }
        if mark == Mark::Renegotiated {
            return self.open(day, Some(mark));
        }
        let commitment = self.item.commitment.id;
        vec![
            Effect::Ledger(LedgerEffect::Mark { commitment, day, mark, line: None }),
            Effect::Go(Go::Replace(Route::Commitment(commitment))),
            Effect::Say(Notice::calm(format!("{}: {}", dates::day(day), words::marked(mark)))),
        ]
    }

    fn unmark(&self) -> Vec<Effect> {
        let Some(day) = self.day().filter(|day| self.item.mark_on(*day).is_some()) else {
            return vec![Effect::Say(Notice::calm("That day has no mark."))];
        };
        let id = self.item.commitment.id;
        vec![
            Effect::Ledger(LedgerEffect::Unmark(id, day)),
            Effect::Go(Go::Replace(Route::Commitment(id))),
            Effect::Say(Notice::calm(format!("{}: the mark is taken back.", dates::day(day)))),
        ]
    }

    fn earlier(&self) -> Document {
        let mut document = Document::default();
        for version in &self.versions {
            document.heading(3, format!("Until {}", dates::moment(&version.replaced)));
            document.append(words::plan(&version.text));
        }
        document
    }
}

/// The days that can be marked: the next one, then today and back, and every marked one of the last four weeks.
fn days(item: &Item, today: NaiveDate) -> Vec<NaiveDate> {
    let text = &item.commitment.text;
    let (from, _) = span(today, SPANS[1]);
    let each = text.often == Recurrence::EachTime && item.commitment.standing(today) == Standing::Active;
    let marked = item.marks.iter().map(|one| one.day).filter(|day| *day >= from && *day != today);
    let mut days: Vec<NaiveDate> = text.due_days((from, today)).chain(marked).chain(each.then_some(today)).collect();
    if item.mark_on(today).is_some() {
        days.push(today);
    }
    if item.commitment.takes_a_place(today) {
        days.extend(text.next_due(today));
    }
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    days.truncate(DAYS + 1);
    days
}

fn row(item: &Item, day: NaiveDate, today: NaiveDate) -> Row {
    let name = dates::day_in(day, today);
    let name = if day == today { format!("{name}, today") } else { name };
    let row = Row::new(name);
    match item.mark_on(day) {
        Some(one) => row.detail(one.mark.label()).note(one.line.trim()),
        None if day > today => row.detail("still to come"),
        None => row.detail("no mark"),
    }
}

fn label(press: Press, versions: usize) -> String {
    match press {
        Press::Change => "Change it".into(),
        Press::Earlier => format!("Earlier wordings, {versions}"),
        Press::End => "End it".into(),
        Press::Resume => "Take it up again".into(),
    }
}

impl Screen for OneCommitment {
    fn route(&self) -> Route {
        Route::Commitment(self.item.commitment.id)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut page = Page { title: "One commitment".into(), place: dates::long_day(self.today), ..Page::default() };
        if self.view == View::Earlier {
            page.place = "earlier wordings".into();
            page.blocks = vec![Block::Prose(self.earlier())];
        } else {
            page.blocks = self.form.blocks();
            page.focus = self.form.focus(scene.seen);
        }
        if scene.cover == Cover::Covered {
            cover::rows(&mut page.blocks);
        }
        page
    }

    fn bindings(&self) -> Vec<Binding> {
        if self.view == View::Earlier {
            return vec![Binding::new("space", Action::Toggle, "more"), Binding::new("esc", Action::Back, "back")];
        }
        let mut keys = vec![Binding::new("enter", Action::Activate, "open")];
        if self.form.at() == Some(Spot::Days) {
            keys.extend(marking());
            keys.push(Binding::command("u", Command::Undo, "unmark").quiet());
        }
        keys.push(Binding::command("c", Command::Change, "change"));
        if self.presses.contains(&Press::Earlier) {
            keys.push(Binding::command("v", Command::Versions, "earlier").quiet());
        }
        if self.sharable == Sharable::Yes {
            keys.push(Binding::command("f8", Command::Share, "share").quiet());
        }
        keys.push(match self.presses.last() {
            Some(Press::Resume) => Binding::command("x", Command::Resume, "take up again").quiet(),
            _ => Binding::command("x", Command::End, "end it").quiet(),
        });
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if self.view == View::Earlier {
            if action == Action::Back {
                self.view = View::Now;
                return vec![Effect::Scroll(Scroll::Top)];
            }
            return scrolled(&action);
        }
        let command = match self.form.react(action, scene.seen) {
            Did::Took(Spot::Days, n) => {
                return self.days.get(n).map(|day| self.open(*day, None)).unwrap_or_default();
            }
            Did::Took(Spot::Press, n) => {
                return self.presses.get(n).copied().map(|press| self.press(press)).unwrap_or_default();
            }
            Did::Scrolled(scroll) => return vec![Effect::Scroll(scroll)],
            Did::Other(Action::Back) => return vec![Effect::Go(Go::Close)],
            Did::Other(Action::Do(command)) => command,
            _ => return Vec::new(),
        };
        match command {
            Command::Change => self.press(Press::Change),
            Command::Versions if !self.versions.is_empty() => self.press(Press::Earlier),
            Command::End | Command::Resume => self.presses.last().copied().map(|p| self.press(p)).unwrap_or_default(),
            Command::Undo => self.unmark(),
            Command::Share if self.sharable == Sharable::Yes => {
                vec![Effect::Go(Go::Open(Route::Share(Sharing::Commitment(self.item.commitment.id))))]
            }
            command => mark_of(command).map(|mark| self.mark(mark)).unwrap_or_default(),
        }
    }
}
