//! Writing a commitment: a new one, one that an exercise offers, or changes to a stored one.
//!
//! Every change is kept as a draft. The number of places and the size in the first weeks are looked at here, when it is
//! saved.

mod controls;

use self::controls::{FORMS, caution, controls};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect};
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::keeping::Keeping;
use crate::app::screens::together::people::People;
use crate::app::screens::{cover, unread_day};
use crate::domain::agreement::AgreementDraft;
use crate::domain::commitment::{self, Commitment, CommitmentDraft, CommitmentPlace, Committing, Size, Space};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::recurrence::Recurrence;
use crate::domain::sitting;
use crate::domain::statement::{Said, Saying, StatementId};
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
    /// A clause that both hold, of which one's own part is made.
    Agreed(AgreementDraft),
}

/// What the form opens with for one that both see.
#[derive(Clone, Debug)]
pub struct OurOpening {
    /// Which one is written.
    pub committing: Committing,
    /// What it begins with.
    pub beginning: Beginning,
    /// The proposal it follows from.
    pub from: Option<StatementId>,
    /// The wording it replaces.
    pub before: Vec<StatementId>,
    /// How the two are called.
    pub people: People,
    /// Today.
    pub today: NaiveDate,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
}

/// Where what is written goes.
#[derive(Clone, Debug)]
enum Place {
    /// Into one's own ledger.
    Own(CommitmentPlace),
    /// In both people's sight.
    Ours { committing: Committing, from: Option<StatementId>, before: Vec<StatementId>, people: People },
}

impl Place {
    fn of_draft(&self) -> DraftPlace {
        match self {
            Self::Own(place) => DraftPlace::Commitment(place.clone()),
            Self::Ours { committing, .. } => DraftPlace::OurCommitment(committing.clone()),
        }
    }
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
    place: Place,
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
        Self::of(Place::Own(place), beginning, others, today, kept.as_ref())
    }

    /// The same for one that both see.
    #[must_use]
    pub fn for_two(opening: OurOpening) -> Self {
        let OurOpening { committing, beginning, from, before, people, today, kept } = opening;
        Self::of(Place::Ours { committing, from, before, people }, beginning, Vec::new(), today, kept.as_ref())
    }

    fn of(
        place: Place,
        beginning: Beginning,
        others: Vec<Commitment>,
        today: NaiveDate,
        kept: Option<&KeptDraft>,
    ) -> Self {
        let mut form = controls(&beginning, &place, today);
        let keeping = Keeping::new(&mut form, place.of_draft(), &NAMES, kept);
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
        let place = match &self.place {
            Place::Own(place) => place.clone(),
            Place::Ours { .. } => return self.tell(text),
        };
        let space = self.space(&text);
        if let Some(caution) = caution(space)
            && (space == Space::Full || self.cautioned != Some(space))
        {
            self.cautioned = Some(space);
            let mut effects = self.keeping.keep(&self.form);
            effects.push(Effect::Say(Notice::warn(caution)));
            return effects;
        }
        let words = match place {
            CommitmentPlace::Stored(_) => "Saved. The wording before is kept.",
            _ => "Saved. It is in your commitments. One mark a day is enough.",
        };
        vec![
            Effect::Ledger(LedgerEffect::Save(place, Box::new(text))),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(words)),
        ]
    }

    /// Says it in both people's sight, as a new one or in the place of the wording before.
    fn tell(&self, text: CommitmentDraft) -> Vec<Effect> {
        let Place::Ours { committing, from, before, .. } = &self.place else { return Vec::new() };
        let said = Said::Committed { text: Box::new(text), from: *from };
        let (saying, words) = match committing {
            Committing::Again(record) => {
                (Saying::about(*record, said).after(before.clone()), "Said. The wording before stays to be read.")
            }
            Committing::New | Committing::From(_) => (Saying::new(said), "Said. Both of you see it."),
        };
        vec![Effect::Tell(saying), self.keeping.discard(), Effect::Go(Go::Close), Effect::Say(Notice::calm(words))]
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
            Place::Own(CommitmentPlace::Offered(source)) => vec![
                Effect::Ledger(LedgerEffect::Leave(source.clone())),
                Effect::Go(Go::Close),
                Effect::Say(Notice::calm("It stays in its exercise, and is not offered again.")),
            ],
            _ => self.keeping.drop_it(),
        }
    }
}

impl Screen for CommitmentForm {
    fn route(&self) -> Route {
        match &self.place {
            Place::Own(place) => Route::CommitmentForm(place.clone()),
            Place::Ours { committing, .. } => Route::OurCommitmentForm(committing.clone()),
        }
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (title, place) = match self.place {
            Place::Own(CommitmentPlace::New) => ("A new commitment", "only you see this"),
            Place::Own(CommitmentPlace::Offered(_)) => ("A commitment from an exercise", "look first"),
            Place::Own(CommitmentPlace::Stored(_)) => ("Change a commitment", "only you see this"),
            Place::Ours { committing: Committing::Again(_), .. } => ("Change its words", "both see it once saved"),
            Place::Ours { .. } => ("A commitment you both see", "both see it once saved"),
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
        if let Some(said) = cover::holds(&action, scene) {
            return said;
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
