//! Writing a commitment: a new one, one that an exercise offers, or changes to a stored one.
//!
//! Every change is kept as a draft. The number of places and the size in the first weeks are looked at here, when it is
//! saved.

use super::words::capital;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::keeping::Keeping;
use crate::app::screens::{cover, unread_day};
use crate::domain::commitment::{self, Commitment, CommitmentDraft, CommitmentPlace, Size, Space};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::recurrence::Recurrence;
use crate::domain::sitting;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    What,
    When,
    Then,
    Evidence,
    Size,
    Often,
    Since,
    Until,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 8] = [
    (Spot::What, "what"),
    (Spot::When, "if"),
    (Spot::Then, "then"),
    (Spot::Evidence, "seen"),
    (Spot::Size, "size"),
    (Spot::Often, "often"),
    (Spot::Since, "since"),
    (Spot::Until, "until"),
];

/// What the form begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing.
    Blank,
    /// What a sitting offers, with the title of its exercise.
    Offer(String, sitting::Commitment),
    /// What a stored one says.
    Stored(CommitmentDraft),
}

/// What the form opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where it is written.
    pub place: CommitmentPlace,
    /// What it begins with.
    pub beginning: Beginning,
    /// All stored commitments but the one that is written.
    pub others: Vec<Commitment>,
    /// Today.
    pub today: NaiveDate,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
}

/// The form.
#[derive(Debug)]
pub struct CommitmentForm {
    place: CommitmentPlace,
    stored: Option<CommitmentDraft>,
    others: Vec<Commitment>,
    today: NaiveDate,
    keeping: Keeping<Spot>,
    /// The caution that was given; saving once more goes on.
    cautioned: Option<Space>,
    form: Form<Spot>,
}

impl CommitmentForm {
    /// Opens on the draft that was waiting, else on the beginning.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let Opening { place, beginning, others, today, kept } = opening;
        let mut form = controls(&beginning, today);
        let keeping = Keeping::new(&mut form, DraftPlace::Commitment(place.clone()), &NAMES, kept.as_ref());
        let stored = if let Beginning::Stored(text) = beginning { Some(text) } else { None };
        let mut screen = Self { place, stored, others, today, keeping, cautioned: None, form };
        screen.understand();
        screen
    }

    fn since(&self) -> Result<NaiveDate, String> {
        let text = self.form.text(Spot::Since);
        if text.is_empty() {
            return Ok(self.today);
        }
        dates::read(&text, self.today).ok_or_else(|| unread_day(&text))
    }

    /// Says beside the field how its words are understood.
    fn understand(&mut self) {
        let text = self.form.text(Spot::Often);
        let since = self.since().unwrap_or(self.today);
        let aside = match Recurrence::read(&text, since) {
            Some(often) => format!("Read as: {}.", often.words(since)),
            None => FORMS.to_owned(),
        };
        self.form.set_aside(Spot::Often, aside);
    }

    /// What was typed, as a commitment.
    fn read(&mut self) -> Result<CommitmentDraft, (Spot, String)> {
        let what = self.form.text(Spot::What);
        if what.is_empty() {
            return Err((Spot::What, "Say in a few words what you will do.".into()));
        }
        let since = self.since().map_err(|why| (Spot::Since, why))?;
        let often = Recurrence::read(&self.form.text(Spot::Often), since)
            .ok_or_else(|| (Spot::Often, format!("How often was not understood. {FORMS}")))?;
        let until = match self.form.text(Spot::Until).as_str() {
            "" => None,
            text => Some(dates::read(text, self.today).ok_or_else(|| (Spot::Until, unread_day(text)))?),
        };
        if until.is_some_and(|until| until < since) {
            return Err((Spot::Until, "The last day lies before the first. Change one of them.".into()));
        }
        Ok(CommitmentDraft {
            what,
            when: self.form.text(Spot::When),
            then: self.form.text(Spot::Then),
            evidence: self.form.text(Spot::Evidence),
            size: self.form.chosen(Spot::Size).and_then(|n| Size::ALL.get(n).copied()).unwrap_or_default(),
            often,
            since,
            until,
        })
    }

    fn save(&mut self) -> Vec<Effect> {
        let text = match self.read() {
            Ok(text) => text,
            Err((spot, why)) => {
                self.form.go_to(spot);
                return vec![Effect::Say(Notice::warn(why))];
            }
        };
        if self.stored.as_ref() == Some(&text) {
            return self.keeping.drop_it();
        }
        let space = self.space(&text);
        if let Some(caution) = caution(space)
            && (space == Space::Full || self.cautioned != Some(space))
        {
            self.cautioned = Some(space);
            let mut effects = self.keeping.keep(&self.form);
            effects.push(Effect::Say(Notice::warn(caution)));
            return effects;
        }
        let words = match self.place {
            CommitmentPlace::Stored(_) => "Saved. The wording before is kept.",
            _ => "Saved. It is in your commitments. One mark a day is enough.",
        };
        vec![
            Effect::Ledger(LedgerEffect::Save(self.place.clone(), Box::new(text))),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(words)),
        ]
    }

    /// A stored one has its place already: only a change to a larger size is looked at.
    fn space(&self, text: &CommitmentDraft) -> Space {
        let space = commitment::space(&self.others, text.size, self.today);
        match &self.stored {
            Some(stored) if stored.size == text.size || space != Space::LargeEarly => Space::Free,
            _ => space,
        }
    }

    fn second(&self) -> Vec<Effect> {
        match &self.place {
            CommitmentPlace::Offered(source) => vec![
                Effect::Ledger(LedgerEffect::Leave(source.clone())),
                Effect::Go(Go::Close),
                Effect::Say(Notice::calm("It stays in its exercise, and is not offered again.")),
            ],
            _ => self.keeping.drop_it(),
        }
    }
}

/// How "how often" can be said.
const FORMS: &str = "Say every day, Mon and Thu, every 2 weeks, monthly on the 15th, once, or each time.";

fn caution(space: Space) -> Option<&'static str> {
    match space {
        Space::Free => None,
        Space::LargeEarly => Some(
            "Small ones are easier to keep, and the first two weeks are for those. Make it smaller, or save once more \
             to go anyway.",
        ),
        Space::Many => {
            Some("Three run already. Fewer are easier to keep. End one first, or save once more to go anyway.")
        }
        Space::Full => Some(
            "Three run already, and for the first two weeks that is the most. Your words are kept as a draft. End one \
             first, or come back to it.",
        ),
    }
}

fn controls(beginning: &Beginning, today: NaiveDate) -> Form<Spot> {
    let intro = match beginning {
        Beginning::Blank => {
            "One small thing that you choose freely, and that can be seen. Only you see this page.".into()
        }
        Beginning::Offer(title, _) => format!(
            "You wrote this in \"{title}\". Look it over. It goes into your commitments only if you save it here."
        ),
        Beginning::Stored(_) => "Change what you like. The wording until now is kept.".into(),
    };
    let day = |day: NaiveDate| day.to_string();
    let (said, size, often, since, until) = match beginning {
        Beginning::Blank => (sitting::Commitment::default(), 0, "every day".into(), day(today), String::new()),
        Beginning::Offer(_, said) => (said.clone(), 0, said.often.trim().to_owned(), day(today), String::new()),
        Beginning::Stored(text) => {
            let size = Size::ALL.iter().position(|size| *size == text.size).unwrap_or(0);
            let said = sitting::Commitment {
                what: text.what.clone(),
                when: text.when.clone(),
                then: text.then.clone(),
                evidence: text.evidence.clone(),
                ..sitting::Commitment::default()
            };
            let until = text.until.map(day).unwrap_or_default();
            (said, size, text.often.words(text.since), day(text.since), until)
        }
    };
    let second = if matches!(beginning, Beginning::Offer(..)) { "Leave it in the exercise" } else { "Let it go" };
    let mut form = Form::new()
        .say(&intro)
        .field(Spot::What, "What you will do", Field::line(&said.what))
        .field(Spot::When, "If: the moment that calls for it", Field::line(&said.when))
        .field(Spot::Then, "Then I will", Field::line(&said.then))
        .field(Spot::Evidence, "How it can be seen", Field::line(&said.evidence))
        .one_of(Spot::Size, "How long it takes", Size::ALL.map(|size| capital(size.label())), size)
        .field(Spot::Often, "How often", Field::line(&often))
        .field(Spot::Since, "First day", Field::line(&since))
        .field(Spot::Until, "Last day, if there is one", Field::line(&until))
        .buttons(Spot::Press, &["Save", second]);
    form.set_aside(Spot::Since, "A day like 2026-11-22. Weeks are counted from it.");
    form
}

impl Screen for CommitmentForm {
    fn route(&self) -> Route {
        Route::CommitmentForm(self.place.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (title, place) = match self.place {
            CommitmentPlace::New => ("A new commitment", "only you see this"),
            CommitmentPlace::Offered(_) => ("A commitment from an exercise", "look first"),
            CommitmentPlace::Stored(_) => ("Change a commitment", "only you see this"),
        };
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::fields(&mut blocks);
        }
        let focus = self.form.focus(scene.seen);
        Page { title: title.into(), place: place.into(), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "save"));
        keys.push(Binding::new("esc", Action::Back, "back, kept"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if scene.cover == Cover::Covered && matches!(action, Action::Edit(_) | Action::Set { .. }) {
            return vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them again."))];
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(),
            Did::Took(Spot::Press, _) => self.second(),
            Did::Took(Spot::Size, _) => {
                self.form.go_on();
                self.keeping.keep(&self.form)
            }
            Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Typed(_) | Did::Chose(_) => {
                self.understand();
                self.keeping.keep(&self.form)
            }
            Did::Other(Action::Back) => self.keeping.leave(&self.form),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
