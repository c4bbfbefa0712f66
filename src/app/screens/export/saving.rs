//! The third page: where the file goes; and what is said once it is there.

use super::{Next, Stage};
use crate::app::action::{Action, Command, Input};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Block, Buttons, Page};
use crate::app::route::Route;
use crate::app::scene::Seen;
use crate::prose::Document;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Folder,
    Done,
}

/// The form.
#[derive(Debug)]
pub(super) struct Saving {
    form: Form<Key>,
}

impl Saving {
    pub(super) fn new(folder: &str) -> Self {
        let form = Form::new()
            .aside("The name of the file holds the day and nothing else about you.")
            .field(Key::Folder, "Folder", Field::line(folder))
            .buttons(Key::Done, &["Write the file"]);
        Self { form }
    }

    pub(super) fn page(&self, seen: Seen) -> Page<'_> {
        let (blocks, focus) = (self.form.blocks(), self.form.focus(seen));
        Page { place: "3 of 3: save".into(), blocks, focus, ..Page::default() }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::command("ctrl+s", Command::Save, "write it")];
        keys.append(&mut self.form.bindings());
        keys.push(Binding::new("esc", Action::Back, "read again"));
        keys
    }

    pub(super) fn react(&mut self, action: Action, seen: Seen) -> Next {
        match action {
            Action::Back => return Next::To(Stage::Preview),
            Action::Do(Command::Save) => return self.write(),
            _ => {}
        }
        match self.form.react(action, seen) {
            Did::Took(..) => self.write(),
            Did::Entered(_) => {
                self.form.go_on();
                Next::Stay(Vec::new())
            }
            Did::Scrolled(scroll) => Next::Stay(vec![Effect::Scroll(scroll)]),
            _ => Next::Stay(Vec::new()),
        }
    }

    fn write(&self) -> Next {
        Next::Write(self.form.text(Key::Folder))
    }
}

/// Once the file is there.
pub(super) fn done(path: &str) -> Page<'static> {
    let mut text = Document::default();
    text.say(format!("The file is written: {path}"));
    text.say("Read it once more before you hand it over. A printed copy or reading aloud are good ways too.");
    text.say("It is not encrypted. Delete it when it has done its work. Mail, cloud folders and printers keep copies.");
    let buttons = Buttons { labels: vec!["Close".into(), "See what was exported".into()], at: 0 };
    let blocks = vec![Block::Prose(text), Block::Buttons(buttons)];
    Page { place: "done".into(), blocks, focus: Some(1), ..Page::default() }
}

pub(super) fn done_keys() -> Vec<Binding> {
    vec![
        Binding::new("enter", Action::Activate, "close"),
        Binding::command("o", Command::ExportLog, "see the log"),
        Binding::new("esc", Action::Back, "close"),
    ]
}

pub(super) fn done_reacts(action: &Action) -> Next {
    match action {
        Action::Activate | Action::Back => Next::Close,
        Action::Set { input: Input::Pick(0), .. } | Action::Pick(0) => Next::Close,
        Action::Set { input: Input::Pick(1), .. } | Action::Pick(1) => {
            Next::Stay(vec![Effect::Go(Go::Replace(Route::ExportLog))])
        }
        _ => Next::Stay(Vec::new()),
    }
}
