//! A copy of what was shared: its exact text, page by page, then where it goes and whether it is sealed.

use super::super::people::People;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, PartingEffect, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Block, Notice, Page, Tone};
use crate::app::scene::Scene;
use crate::app::screens::secret;
use crate::packet::Form as FileForm;
use crate::prose::{Document, Part};

/// A page of the text has at most so many lines.
const LINES: usize = 40;
const FORMS: [FileForm; 2] = [FileForm::Markdown, FileForm::Text];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Form,
    Folder,
    First,
    Again,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Choose,
    Read(usize),
    Done,
}

/// Where it goes next.
pub(super) enum Next {
    Stay(Vec<Effect>),
    Back,
    Close,
}

/// The pages of it.
#[derive(Debug)]
pub(super) struct Copying {
    texts: [String; 2],
    stage: Stage,
    choosing: Form<Spot>,
    reading: Form<Spot>,
}

impl Copying {
    pub(super) fn new(texts: [String; 2], folder: &str, people: People) -> Self {
        let mut choosing = Form::new()
            .say(&format!(
                "It holds what both of you could read, and nothing from your own pages. Words of {} are in it too: \
                 keep it as carefully as your own.",
                people.other()
            ))
            .one_of(Spot::Form, "Form of the file", ["Markdown, keeps headings", "plain text, opens anywhere"], 0)
            .field(Spot::Folder, "Folder", Field::line(folder))
            .aside("A passphrase seals the file. Left empty, whoever has the file can read it.")
            .field(Spot::First, "Passphrase for the file", Field::secret())
            .field(Spot::Again, "Once more", Field::secret())
            .buttons(Spot::Press, &["Show me the text", "Not now"]);
        choosing.set_aside(Spot::First, "May stay empty. The free program \"age\" opens such a file.");
        Self { texts, stage: Stage::Choose, choosing, reading: Form::new() }
    }

    fn form(&self) -> FileForm {
        self.choosing.chosen(Spot::Form).and_then(|n| FORMS.get(n).copied()).unwrap_or_default()
    }

    fn pages(&self) -> Vec<String> {
        let text = &self.texts[usize::from(self.form() == FileForm::Text)];
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        lines.chunks(LINES).map(<[&str]>::concat).collect()
    }

    /// The text of page `n`, with the buttons that lead on.
    fn read(&mut self, n: usize) -> Next {
        let pages = self.pages();
        let text = pages.get(n).map(|page| page.trim_end_matches('\n').to_owned()).unwrap_or_default();
        let labels: &[&str] =
            if n + 1 < pages.len() { &["Next page", "Choose again"] } else { &["Write the file", "Choose again"] };
        let mut form = Form::new().words(Document { parts: vec![Part::Verbatim(text)] });
        if n + 1 >= pages.len() {
            form = form.callout(Tone::Warn, Document::from_plain(self.warning()));
        }
        self.reading = form.buttons(Spot::Press, labels).at_rest();
        self.stage = Stage::Read(n);
        Next::Stay(vec![Effect::Scroll(Scroll::Top)])
    }

    fn is_sealed(&self) -> bool {
        self.choosing.field_at(Spot::First).is_some_and(|field| !field.is_empty())
    }

    fn warning(&self) -> &'static str {
        if self.is_sealed() {
            "The file will be sealed. Whoever has it and the passphrase can read it. Without the passphrase \
             nobody can, not even you."
        } else {
            "The file will not be sealed. Whoever has it can read it."
        }
    }

    fn check(&mut self) -> Next {
        let (Some(first), Some(again)) = (self.choosing.field_at(Spot::First), self.choosing.field_at(Spot::Again))
        else {
            return Next::Stay(Vec::new());
        };
        if (!first.is_empty() || !again.is_empty())
            && let Err(why) = secret::judge(first, again, &[])
        {
            self.choosing.go_to(Spot::First);
            return Next::Stay(vec![Effect::Say(Notice::warn(why))]);
        }
        self.read(0)
    }

    fn write(&self) -> Next {
        let seal = self.choosing.field_at(Spot::First).filter(|field| !field.is_empty()).map(Field::secret_text);
        let folder = self.choosing.text(Spot::Folder);
        Next::Stay(vec![Effect::Parting(PartingEffect::Copy { form: self.form(), folder, seal })])
    }

    /// It was written under this path.
    pub(super) fn written(&mut self, path: &str) {
        let form = Form::new()
            .say(&format!("The file is written: {path}"))
            .say("Put it where only you look, or delete it when it has done its work.");
        self.reading = form.buttons(Spot::Press, &["Close"]);
        self.stage = Stage::Done;
    }

    pub(super) fn page(&self, scene: &Scene) -> Page<'_> {
        let (form, place) = match self.stage {
            Stage::Choose => (&self.choosing, "a copy to take along".to_owned()),
            Stage::Read(n) => (&self.reading, format!("read it, page {} of {}", n + 1, self.pages().len().max(1))),
            Stage::Done => (&self.reading, "done".to_owned()),
        };
        let blocks: Vec<Block<'_>> = form.blocks();
        Page { place, blocks, focus: form.focus(scene.seen), ..Page::default() }
    }

    pub(super) fn bindings(&self) -> Vec<Binding> {
        let (mut keys, back) = match self.stage {
            Stage::Choose => (self.choosing.bindings(), "back"),
            Stage::Read(_) => (vec![Binding::new("enter", Action::Activate, "go on")], "choose again"),
            Stage::Done => (self.reading.bindings(), "close"),
        };
        if self.stage == Stage::Choose {
            keys.push(Binding::command("ctrl+r", Command::Reveal, "show or hide").quiet());
            keys.push(Binding::command("ctrl+s", Command::Preview, "show the text"));
        }
        keys.push(Binding::new("esc", Action::Back, back));
        keys
    }

    pub(super) fn typing(&self) -> Typing {
        if self.stage == Stage::Choose { self.choosing.typing() } else { Typing::No }
    }

    pub(super) fn react(&mut self, action: Action, scene: &Scene) -> Next {
        if self.stage == Stage::Choose {
            return self.react_choosing(action, scene);
        }
        match (self.reading.react(action, scene.seen), self.stage) {
            (Did::Took(Spot::Press, _) | Did::Other(Action::Back), Stage::Done) => Next::Close,
            (Did::Took(Spot::Press, 0), Stage::Read(n)) if n + 1 < self.pages().len() => self.read(n + 1),
            (Did::Took(Spot::Press, 0), Stage::Read(_)) => self.write(),
            (Did::Took(Spot::Press, _) | Did::Other(Action::Back), _) => {
                self.stage = Stage::Choose;
                Next::Stay(vec![Effect::Scroll(Scroll::Top)])
            }
            (Did::Scrolled(scroll), _) => Next::Stay(vec![Effect::Scroll(scroll)]),
            (Did::Other(Action::Activate), _) => Next::Stay(vec![Effect::Scroll(Scroll::PageDown)]),
            _ => Next::Stay(Vec::new()),
        }
    }

    fn react_choosing(&mut self, action: Action, scene: &Scene) -> Next {
        match self.choosing.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Preview)) => self.check(),
            Did::Took(Spot::Press, _) | Did::Other(Action::Back) => Next::Back,
            Did::Took(..) | Did::Entered(_) => {
                self.choosing.go_on();
                Next::Stay(Vec::new())
            }
            Did::Other(Action::Do(Command::Reveal)) => {
                for spot in [Spot::First, Spot::Again] {
                    if let Some(field) = self.choosing.field_mut(spot) {
                        field.reveal();
                    }
                }
                Next::Stay(Vec::new())
            }
            Did::Typed(Spot::First | Spot::Again) => {
                self.weigh();
                Next::Stay(Vec::new())
            }
            Did::Scrolled(scroll) => Next::Stay(vec![Effect::Scroll(scroll)]),
            _ => Next::Stay(Vec::new()),
        }
    }

    fn weigh(&mut self) {
        if let (Some(first), Some(again)) = (self.choosing.field_at(Spot::First), self.choosing.field_at(Spot::Again)) {
            let (beside, beside_again) = (secret::beside(first, &[]), secret::beside_again(first, again));
            self.choosing.set_aside(Spot::First, beside);
            self.choosing.set_aside(Spot::Again, beside_again);
        }
    }
}
