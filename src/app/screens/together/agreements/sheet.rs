//! A sheet of what is agreed, to print or keep: its exact text, the form of the file, and where it goes.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, ExportEffect, Go};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Block, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::statement::RecordId;
use crate::packet;
use crate::prose::{Document, Part};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Form,
    Folder,
    Press,
}

/// The forms of the file, as they are offered.
const FORMS: [packet::Form; 2] = [packet::Form::Text, packet::Form::Markdown];
/// The block that holds the text of the file.
const TEXT: usize = 1;

/// The page of a sheet.
#[derive(Debug)]
pub struct OurSheet {
    record: Option<RecordId>,
    plain: String,
    markdown: String,
    form: Form<Spot>,
    /// Where it was written, once it was.
    written: Option<String>,
}

impl OurSheet {
    /// Of one agreement, or of all that are in force; with the exact text of both forms, and the folder it goes into
    /// unless another is named.
    #[must_use]
    pub fn new(record: Option<RecordId>, plain: String, markdown: String, folder: &str) -> Self {
        let form = Form::new()
            .one_of(Spot::Form, "The form of the file", ["Plain text", "Markdown"], 0)
            .words(Document::default())
            .aside(
                "The file is not encrypted: whoever has it can read it. It names nobody, and its own name holds the \
                 day and nothing else.",
            )
            .field(Spot::Folder, "Folder", Field::line(folder))
            .buttons(Spot::Press, &["Write the file"]);
        Self { record, plain, markdown, form, written: None }
    }

    fn chosen(&self) -> packet::Form {
        self.form.chosen(Spot::Form).and_then(|n| FORMS.get(n).copied()).unwrap_or_default()
    }

    fn text(&self) -> &str {
        match self.chosen() {
            packet::Form::Text => &self.plain,
            packet::Form::Markdown => &self.markdown,
        }
    }

    /// What is written is the very text on the page.
    fn write(&self) -> Vec<Effect> {
        let (text, form, folder) = (self.text().to_owned(), self.chosen(), self.form.text(Spot::Folder));
        vec![Effect::Export(ExportEffect::WriteSheet { text, form, folder })]
    }
}

fn done(path: &str) -> Document {
    let mut text = Document::default();
    text.say(format!("The file is written: {path}"));
    text.say("It is not encrypted. Mail, cloud folders and printers keep copies.");
    text
}

impl Screen for OurSheet {
    fn route(&self) -> Route {
        Route::OurSheet(self.record)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = "A sheet of what you agreed".to_owned();
        if let Some(path) = &self.written {
            let blocks = vec![Block::Prose(done(path))];
            return Page { title, place: "done".into(), blocks, ..Page::default() };
        }
        let mut blocks = self.form.blocks();
        if let Some(block) = blocks.get_mut(TEXT) {
            let text = self.text().trim_end_matches('\n').to_owned();
            *block = Block::Prose(Document { parts: vec![Part::Verbatim(text)] });
        }
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        Page {
            title,
            place: "as it will be written".into(),
            blocks,
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        if self.written.is_some() {
            return vec![
                Binding::new("enter", Action::Activate, "close"),
                Binding::command("o", Command::ExportLog, "see the log"),
                Binding::new("esc", Action::Back, "close"),
            ];
        }
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "write it"));
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if self.written.is_some() {
            return if matches!(action, Action::Activate | Action::Back) {
                vec![Effect::Go(Go::Close)]
            } else {
                Vec::new()
            };
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, _) | Did::Other(Action::Do(Command::Save)) => self.write(),
            Did::Took(..) | Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        if let Told::Written(path) = news {
            self.written = Some(path);
        }
        Vec::new()
    }

    fn typing(&self) -> Typing {
        if self.written.is_some() { Typing::No } else { self.form.typing() }
    }
}
