//! Writing a clause to propose: typed in one's own room, read once more exactly as the other will see it, and only then
//! said.

use super::super::people::People;
use crate::app::action::{Action, Command, Edit};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{Block, Notice, Page, Tone};
use crate::app::route::{Proposing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::agreements::clause::{self, NAMES, Spot};
use crate::app::screens::cover;
use crate::app::screens::keeping::Keeping;
use crate::app::screens::softer::Notes;
use crate::domain::agreement::AgreementDraft;
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::lens::LensSet;
use crate::domain::statement::{Said, Saying, StatementId};
use crate::insight::ours::{End, end_of};
use crate::packet;
use crate::prose::Document;
use chrono::NaiveDate;

/// What the lens looks for: a demand, watching, cutting off people, or no end.
const LENS: [LensSet; 1] = [LensSet::Boundary];

/// What the form opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Which clause.
    pub proposing: Proposing,
    /// How the two are called.
    pub people: People,
    /// What it says before anybody types.
    pub text: AgreementDraft,
    /// The wordings it replaces, with their ids; empty for a new one.
    pub replaces: Vec<(StatementId, AgreementDraft)>,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Write,
    /// Read it as the other will.
    Look(AgreementDraft),
}

/// Whether an end was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    NotYet,
    Once,
}

/// The form.
#[derive(Debug)]
pub struct ClauseForm {
    proposing: Proposing,
    people: People,
    replaces: Vec<(StatementId, AgreementDraft)>,
    keeping: Keeping<Spot>,
    form: Form<Spot>,
    look: Form<Spot>,
    stage: Stage,
    asked: Asked,
    /// What the lens points at in each field of words.
    notes: [Notes; clause::WORDS.len()],
}

impl ClauseForm {
    /// Opens on the draft that was waiting, else on the words it begins with.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let Opening { proposing, people, text, replaces, kept } = opening;
        let form = introduced(&replaces, people);
        let mut form = clause::controls(form, &text, &["Read it once more", "Leave it as it was"]);
        let keeping = Keeping::new(&mut form, DraftPlace::Clause(proposing.clone()), &NAMES, kept.as_ref());
        let notes = clause::WORDS.map(|spot| Notes::on(&form.text(spot), &LENS));
        let (stage, asked) = (Stage::Write, Asked::NotYet);
        let mut screen = Self { proposing, people, replaces, keeping, form, look: Form::new(), stage, asked, notes };
        screen.point();
        screen
    }

    /// On to the page on which it is read once more; or what is missing, with all that was typed still there.
    fn read(&mut self, today: NaiveDate) -> Vec<Effect> {
        match self.readable(today) {
            Ok(text) => {
                self.look = looked_at(&text, &self.replaces, self.people, &self.all_notes());
                self.stage = Stage::Look(text);
                vec![Effect::Scroll(Scroll::Top)]
            }
            Err((spot, why)) => {
                self.form.go_to(spot);
                vec![Effect::Say(Notice::warn(why))]
            }
        }
    }

    fn readable(&mut self, today: NaiveDate) -> Result<AgreementDraft, (Spot, String)> {
        let text = clause::read(&self.form, today)?;
        if self.replaces.iter().any(|(_, known)| *known == text) {
            return Err((Spot::What, "These are the words that stand already. Change what you like first.".into()));
        }
        if text.ends.is_some_and(|ends| ends < today) {
            return Err((Spot::Ends, "That last day is over already. Name one to come, or none.".into()));
        }
        match end_of(&text, today) {
            End::NeededBy(latest) => Err((Spot::Ends, needs_end(latest))),
            End::Missing if self.asked == Asked::NotYet => {
                self.asked = Asked::Once;
                Err((Spot::Ends, NO_END.to_owned()))
            }
            End::Missing | End::Fine => Ok(text),
        }
    }

    fn propose(&self, text: AgreementDraft) -> Vec<Effect> {
        let said = Said::Proposed { clause: text };
        let saying = match &self.proposing {
            Proposing::New | Proposing::Draft(_) => Saying::new(said),
            Proposing::Again(record) => {
                Saying::about(*record, said).after(self.replaces.iter().map(|(id, _)| *id).collect())
            }
        };
        let notice = format!("Proposed. It holds once {} says yes to exactly these words.", self.people.other());
        vec![Effect::Tell(saying), self.keeping.discard(), Effect::Go(Go::Close), Effect::Say(Notice::calm(notice))]
    }

    /// Looks at the words at the end of a sentence, when a field is left and when a whole value is given; any other key
    /// at most takes marks away. What it points at stands beside the field.
    fn look_after(&mut self, action: &Action, before: Option<Spot>) {
        let finished = matches!(
            action,
            Action::Set { .. } | Action::Edit(Edit::Insert('.' | '!' | '?') | Edit::Newline | Edit::Paste(_))
        );
        if finished || self.form.at() != before {
            self.notes = clause::WORDS.map(|spot| Notes::on(&self.form.text(spot), &LENS));
        }
        self.point();
    }

    fn point(&mut self) {
        for (spot, notes) in clause::WORDS.into_iter().zip(&mut self.notes) {
            notes.keep_what_stands_in(&self.form.text(spot));
            let beside = notes.sentence().map(|said| format!("{said} Softer words (F7) says why."));
            self.form.set_aside(spot, beside.unwrap_or_else(|| clause::aside(spot).to_owned()));
        }
    }

    fn all_notes(&self) -> Notes {
        Notes::on(&clause::words(&self.form), &LENS)
    }

    fn write(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(said) = cover::holds(&action, scene) {
            return said;
        }
        let (before, meant) = (self.form.at(), action.clone());
        let did = self.form.react(action, scene.seen);
        if matches!(did, Did::Entered(_)) {
            self.form.go_on();
        }
        self.look_after(&meant, before);
        match did {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.read(scene.now.day()),
            Did::Took(..) => self.keeping.drop_it(),
            Did::Typed(_) => self.keeping.keep(&self.form),
            Did::Other(Action::Do(Command::Softer)) => self.all_notes().open(),
            Did::Other(Action::Back) => self.keeping.leave(&self.form),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn read_once_more(&mut self, text: AgreementDraft, action: Action, scene: &Scene) -> Vec<Effect> {
        if action == Action::Activate && self.look.focus(scene.seen).is_none() {
            return vec![Effect::Scroll(Scroll::PageDown)];
        }
        match self.look.react(action, scene.seen) {
            Did::Took(_, 1) => self.propose(text),
            Did::Other(Action::Do(Command::Softer)) => self.all_notes().open(),
            Did::Took(..) | Did::Other(Action::Back) => {
                self.stage = Stage::Write;
                vec![Effect::Scroll(Scroll::Top)]
            }
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}

const NO_END: &str = "It names no last day. What ends can be renewed, and is easier to say yes to. Name one, or go on \
                      once more without.";

fn needs_end(latest: NaiveDate) -> String {
    format!(
        "These words let one of you look into the other's things. That can calm for a while, and needs an end. Name a \
         last day, {} at the latest. You can renew it together.",
        dates::full_day(latest)
    )
}

fn introduced(replaces: &[(StatementId, AgreementDraft)], people: People) -> Form<Spot> {
    let other = people.other();
    let form = Form::new();
    match replaces {
        [] => form.say(&format!(
            "One clause, about one thing. It asks as much of you as of {other}, has a reason, and a day on which you \
             both look again. Nobody sees it before you have read it once more.",
        )),
        [_] => form.say(
            "Change what you like. What holds now goes on until both of you have said yes to the new words. Nobody \
             sees them before you have read them once more.",
        ),
        several => {
            let mut form = form.say(
                "These wordings stand side by side. Write one in the place of all of them. They go on until both of \
                 you have said yes to it.",
            );
            for (at, (_, text)) in several.iter().enumerate() {
                form = form.aside(format!("Wording {}: {}", at + 1, text.what.trim()));
            }
            form
        }
    }
}

fn looked_at(
    text: &AgreementDraft,
    replaces: &[(StatementId, AgreementDraft)],
    people: People,
    notes: &Notes,
) -> Form<Spot> {
    let place = match replaces.len() {
        0 => String::new(),
        1 => " It takes the place of the words before once both have said yes.".to_owned(),
        count => format!(" It takes the place of all {count} wordings once both have said yes."),
    };
    let mut form = Form::new()
        .aside(format!("This is exactly what {} will see, with your yes to it.{place}", people.other()))
        .words(packet::clause(text))
        .say(
            "Could you live with this for four weeks? Would you find it fair if it were asked of you? You can take it \
             back at any time.",
        );
    if let Some(said) = notes.sentence() {
        form = form.callout(Tone::Info, Document::from_plain(&format!("{said} Softer words (F7) says why.")));
    }
    form.buttons(Spot::Press, &["Change something", "Propose it"]).at_rest()
}

impl Screen for ClauseForm {
    fn route(&self) -> Route {
        Route::OurClause(self.proposing.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (form, place) = match self.stage {
            Stage::Write => (&self.form, "only you see this so far"),
            Stage::Look(_) => (&self.look, "read it once more"),
        };
        let mut blocks = form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
            cover::fields(&mut blocks);
            // The line of the lens quotes what was typed.
            for block in blocks.iter_mut().filter(|block| matches!(block, Block::Callout(_))) {
                *block = Block::Aside("Covered. Ctrl+E shows it again.".into());
            }
        }
        let title = if self.replaces.is_empty() { "Propose a clause" } else { "Propose other words" };
        Page { title: title.into(), place: place.into(), blocks, focus: form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        if let Stage::Look(_) = self.stage {
            return vec![
                Binding::new("enter", Action::Activate, "choose"),
                Binding::new("space", Action::Toggle, "more").quiet(),
                Binding::command("f7", Command::Softer, "softer words").quiet(),
                Binding::new("esc", Action::Back, "change it"),
            ];
        }
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "read it"));
        keys.push(Binding::command("f7", Command::Softer, "softer words"));
        keys.push(Binding::new("esc", Action::Back, "back, kept"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.stage.clone() {
            Stage::Write => self.write(action, scene),
            Stage::Look(text) => self.read_once_more(text, action, scene),
        }
    }

    fn typing(&self) -> Typing {
        if self.stage == Stage::Write { self.form.typing() } else { Typing::No }
    }
}
