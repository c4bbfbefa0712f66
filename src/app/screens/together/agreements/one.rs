//! One agreement: its words as they stand, who holds them since when, what other words would change, and what one can
//! do. Taking a yes back and setting it aside have a small page of their own, so that neither happens by one key.

use super::super::people::People;
use super::steps::{Step, Yes, in_play, needs_end, steps};
use super::words;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page, Tone};
use crate::app::route::{Proposing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::app::screens::keeping::Keeping;
use crate::domain::commitment::Committing;
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::statement::{Said, Saying, StatementId};
use crate::insight::ours::{Agreement, Version};
use crate::packet;
use crate::prose::Document;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Steps,
    Why,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 1] = [(Spot::Why, "why")];

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Now,
    Wordings,
    TakeBack(StatementId),
    Park,
}

/// The page of one agreement.
#[derive(Debug)]
pub struct OneAgreement {
    agreement: Agreement,
    people: People,
    steps: Vec<Step>,
    now: Form<Spot>,
    /// The page on which it is set aside; what is typed there stays.
    park: Form<Spot>,
    /// The page of any other view.
    beside: Form<Spot>,
    keeping: Keeping<Spot>,
    view: View,
}

impl OneAgreement {
    /// As it stands on `today`. Opens on the words about setting it aside if some were waiting.
    #[must_use]
    pub fn new(agreement: Agreement, people: People, today: NaiveDate, kept: Option<&KeptDraft>) -> Self {
        let steps = steps(&agreement, people.me, today);
        let now = now(&agreement, people, today, &steps);
        let mut park = parking(people);
        let keeping = Keeping::new(&mut park, DraftPlace::Parking(agreement.record), &NAMES, kept);
        let view = if kept.is_some() && steps.contains(&Step::Park) { View::Park } else { View::Now };
        Self { agreement, people, steps, now, park, beside: Form::new(), keeping, view }
    }

    const fn form(&self) -> &Form<Spot> {
        match self.view {
            View::Now => &self.now,
            View::Park => &self.park,
            View::Wordings | View::TakeBack(_) => &self.beside,
        }
    }

    const fn form_mut(&mut self) -> &mut Form<Spot> {
        match self.view {
            View::Now => &mut self.now,
            View::Park => &mut self.park,
            View::Wordings | View::TakeBack(_) => &mut self.beside,
        }
    }

    fn tell(&self, said: Said, notice: &str) -> Vec<Effect> {
        let record = self.agreement.record;
        vec![
            Effect::Tell(Saying::about(record, said)),
            Effect::Go(Go::Replace(Route::OurAgreement(record))),
            Effect::Say(Notice::calm(notice)),
        ]
    }

    fn take(&mut self, n: usize) -> Vec<Effect> {
        let record = self.agreement.record;
        let open = |route| vec![Effect::Go(Go::Open(route))];
        match self.steps.get(n).copied() {
            Some(Step::Yes { to, words, how }) => self.tell(Said::Assented { to, words }, said_yes(how)),
            Some(Step::NotNow) => vec![Effect::Go(Go::Close)],
            Some(Step::Propose) => open(Route::OurClause(Proposing::Again(record))),
            Some(Step::Commit(version)) => open(Route::OurCommitmentForm(Committing::From(version))),
            Some(Step::Sheet) => open(Route::OurSheet(Some(record))),
            Some(Step::TakeBack(version)) => {
                self.beside = taking_back(self.people);
                self.turn_to(View::TakeBack(version))
            }
            Some(Step::Park) => self.turn_to(View::Park),
            Some(Step::Wordings) => {
                self.beside = wordings(&self.agreement, self.people);
                self.turn_to(View::Wordings)
            }
            None => Vec::new(),
        }
    }

    fn turn_to(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        vec![Effect::Scroll(Scroll::Top)]
    }

    /// What came of an action on the page beside.
    fn on_beside(&mut self, did: Did<Spot>) -> Vec<Effect> {
        match (self.view, did) {
            (View::TakeBack(of), Did::Took(Spot::Press, 1)) => self.tell(
                Said::Withdrawn { of },
                "Your yes is taken back. Both of you see it. A talk about it can wait for a calm hour.",
            ),
            (View::Park, Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save))) => self.park(),
            (View::Park, Did::Took(Spot::Press, _)) => {
                self.park = parking(self.people);
                self.leave_parking(vec![self.keeping.discard()])
            }
            (View::Park, Did::Entered(_)) => {
                self.park.go_on();
                Vec::new()
            }
            (View::Park, Did::Typed(_)) => self.keeping.keep(&self.park),
            (View::Park, Did::Other(Action::Back)) => {
                let kept = if self.keeping.has_news(&self.park) {
                    self.keeping.keep(&self.park)
                } else {
                    vec![self.keeping.discard()]
                };
                self.leave_parking(kept)
            }
            (_, Did::Took(..) | Did::Other(Action::Back)) => self.turn_to(View::Now),
            (_, Did::Scrolled(scroll)) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn park(&self) -> Vec<Effect> {
        let why = self.park.text(Spot::Why);
        let mut effects = self.tell(Said::Parked { why }, "Set aside for now. Both of you see it.");
        effects.insert(1, self.keeping.discard());
        effects
    }

    fn leave_parking(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        effects.extend(self.turn_to(View::Now));
        effects
    }
}

const fn said_yes(how: Yes) -> &'static str {
    match how {
        Yes::First => "Your yes to exactly these words is kept. You can take it back at any time.",
        Yes::Again => "Your yes stands again.",
        Yes::TakeUp => "It is taken up again.",
    }
}

fn now(agreement: &Agreement, people: People, today: NaiveDate, steps: &[Step]) -> Form<Spot> {
    let current = agreement.current();
    let mut form = Form::new().say(&words::standing(agreement, people, today));
    for version in in_play(agreement) {
        let beside = current.iter().all(|known| known.stamp.id != version.stamp.id);
        if beside {
            form = form.heading(format!("Other words, proposed by {}", people.name(version.stamp.author)));
        } else if current.len() > 1 {
            form = form.heading(format!("Wording {}", number(agreement, version)));
        }
        form = wording(form, agreement, version, people);
    }
    let labels: Vec<String> = steps.iter().map(|step| label(*step, agreement, people)).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    form.aside(words::EITHER).buttons(Spot::Steps, &labels).at_rest()
}

/// One wording in all its fields, what it changes, and who holds it.
fn wording(mut form: Form<Spot>, agreement: &Agreement, version: &Version, people: People) -> Form<Spot> {
    form = form.words(packet::clause(&version.clause));
    let changes = words::changes(agreement, version);
    if !changes.parts.is_empty() {
        let mut document = Document::default();
        document.heading(3, "What it changes in the words before").append(changes);
        form = form.words(document);
    }
    form = form.words(words::yeses(version, people));
    if needs_end(version) {
        form = form.callout(Tone::Info, Document::from_plain(words::NEEDS_END));
    }
    form
}

fn wordings(agreement: &Agreement, people: People) -> Form<Spot> {
    let mut form = Form::new();
    for version in agreement.versions.iter().rev() {
        let by = people.name(version.stamp.author);
        let day = dates::full_day(version.stamp.day);
        form = form.heading(format!("Wording {}, by {by}, {day}", number(agreement, version)));
        form = wording(form, agreement, version, people);
    }
    form.buttons(Spot::Press, &["Back"]).at_rest()
}

fn taking_back(people: People) -> Form<Spot> {
    Form::new()
        .say(&format!(
            "You can take it back now, without a reason. {} sees that you did, and on which day. That line stays, and \
             the words stay too.",
            people.named(people.me.other())
        ))
        .say("It opens a talk, and is no penalty. The talk can wait for a calm hour, or for your counselor.")
        .buttons(Spot::Press, &["Leave it as it is", "Take it back"])
}

fn parking(people: People) -> Form<Spot> {
    let other = people.other();
    let mut form = Form::new()
        .say(&format!(
            "It rests until you take it up again. {} sees this, and the words below.",
            people.named(people.me.other())
        ))
        .field(Spot::Why, "Why, if you like to say it", Field::line(""))
        .buttons(Spot::Press, &["Set it aside", "Leave it as it was"]);
    form.set_aside(Spot::Why, format!("For example: we need more time. You owe {other} no reason."));
    form
}

fn number(agreement: &Agreement, version: &Version) -> usize {
    agreement.versions.iter().position(|known| known.stamp.id == version.stamp.id).map_or(1, |at| at + 1)
}

fn label(step: Step, agreement: &Agreement, people: People) -> String {
    let which = |id: StatementId| match agreement.version(id) {
        Some(version) if in_play(agreement).len() > 1 => format!(", wording {}", number(agreement, version)),
        _ => String::new(),
    };
    match step {
        Step::Yes { to, how: Yes::First, .. } => format!("Say yes to exactly these words{}", which(to)),
        Step::Yes { to, how: Yes::Again, .. } => format!("Say yes to it again{}", which(to)),
        Step::Yes { how: Yes::TakeUp, .. } => "Take it up again".to_owned(),
        Step::NotNow => "Not now".to_owned(),
        Step::Propose => "Propose other words".to_owned(),
        Step::TakeBack(id) => {
            let proposal = |one: &Version| one.stamp.author == people.me && one.consent.once().is_none();
            let own = agreement.version(id).is_some_and(proposal);
            format!("{}{}", if own { "Take your proposal back" } else { "Take your yes back" }, which(id))
        }
        Step::Park => "Set it aside for now".to_owned(),
        Step::Commit(_) => "Make a commitment from it".to_owned(),
        Step::Wordings => format!("Every wording, {}", agreement.versions.len()),
        Step::Sheet => "Write it as a sheet".to_owned(),
    }
}

impl Screen for OneAgreement {
    fn route(&self) -> Route {
        Route::OurAgreement(self.agreement.record)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let form = self.form();
        let title = match self.view {
            View::Now => "An agreement",
            View::Wordings => "Every wording",
            View::TakeBack(_) => "Take your yes back",
            View::Park => "Set it aside for now",
        };
        let mut blocks = form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
            cover::fields(&mut blocks);
        }
        let focus = form.focus(scene.seen);
        Page { title: title.into(), place: "both of you see this".into(), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = match self.view {
            View::Now | View::Wordings => vec![
                Binding::new("enter", Action::Activate, "choose"),
                Binding::new("space", Action::Toggle, "more").quiet(),
            ],
            View::TakeBack(_) | View::Park => self.form().bindings(),
        };
        if self.view == View::Park {
            keys.push(Binding::command("ctrl+s", Command::Save, "set aside"));
        }
        keys.push(Binding::new("esc", Action::Back, if self.view == View::Park { "back, kept" } else { "back" }));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if scene.cover == Cover::Covered
            && self.view == View::Park
            && matches!(action, Action::Edit(_) | Action::Set { .. })
        {
            return vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them again."))];
        }
        // Enter on a page that is not read to its end shows more of it.
        let reads = matches!(self.view, View::Now | View::Wordings) && !scene.seen.at_end();
        let form = self.form_mut();
        if reads && matches!(action, Action::Activate) && form.focus(scene.seen).is_none() {
            return vec![Effect::Scroll(Scroll::PageDown)];
        }
        let did = form.react(action, scene.seen);
        if self.view != View::Now {
            return self.on_beside(did);
        }
        match did {
            Did::Took(_, n) => self.take(n),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form().typing()
    }
}
