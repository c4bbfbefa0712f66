//! The editor: a title, the words, tags and mood of one entry.
//!
//! Every change is kept as a draft. Saving makes an entry of it; leaving keeps the draft; nothing typed is thrown away
//! but by "let go", which can be undone.

mod form;
mod page;

use crate::app::action::{Action, Command, Edit, Input};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go, JournalEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::{Editing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::softer::Notes;
use crate::app::screens::words::Words;
use crate::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use crate::domain::entry::{EntryDraft, Origin};
use crate::domain::lens::LensSet;
use crate::domain::moment::Moment;
use crate::domain::step::Step;
use form::Key;

/// What the language lens looks for in a journal, and only on request: words one might say to the other person.
const LENS: [LensSet; 2] = [LensSet::Blame, LensSet::Apology];

/// What the editor opens with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// What is edited.
    pub editing: Editing,
    /// The stored entry, where one is edited.
    pub stored: Option<EntryDraft>,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
    /// Lines to start from, as they are offered to this person.
    pub starters: Vec<String>,
    /// What the entry belongs to, in words: "Written after Listening without fixing".
    pub origin_line: Option<String>,
}

/// The editor.
#[derive(Debug)]
pub struct Editor {
    editing: Editing,
    form: Form<Key>,
    /// What the entry holds without a draft.
    before: EntryDraft,
    step: Option<Step>,
    origin: Option<Origin>,
    starter: Option<String>,
    starters: Vec<String>,
    origin_line: Option<String>,
    /// When the draft that was waiting had been kept.
    waiting: Option<Moment>,
    mode: Mode,
    needle: Field,
    /// What the last search came to.
    found: String,
    /// What was let go and can still be brought back.
    let_go: Option<EntryDraft>,
}

/// What the keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Writing,
    /// Choosing a line to start from; the first row is none.
    Starters(Cursor),
    Finding,
}

impl Editor {
    /// Opens on the draft that was waiting, else on the stored entry, else empty. The caret stands where it stood.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let before = match (&opening.editing, opening.stored) {
            (_, Some(stored)) => stored,
            (Editing::New { origin, step, starter }, None) => {
                EntryDraft { origin: *origin, step: *step, starter: starter.clone(), ..EntryDraft::default() }
            }
            (Editing::Stored(_), None) => EntryDraft::default(),
        };
        let (text, caret, waiting) = match opening.kept {
            Some(KeptDraft { draft: Draft { text: DraftText::Entry(text), caret, field, .. }, kept }) => {
                (text, Some((caret, field)), Some(kept))
            }
            _ => (before.clone(), None, None),
        };
        let mut editor = Self {
            editing: opening.editing,
            form: form::of(&text),
            before,
            step: text.step,
            origin: text.origin,
            starter: text.starter,
            starters: opening.starters,
            origin_line: opening.origin_line,
            waiting,
            mode: Mode::Writing,
            needle: Field::line(""),
            found: String::new(),
            let_go: None,
        };
        editor.form.go_to(Key::Body);
        if let Some((caret, field)) = caret {
            editor.place_caret(field, caret);
        }
        editor
    }

    fn place_caret(&mut self, field: usize, caret: (usize, usize)) {
        let key = Key::stored(field);
        self.form.go_to(key);
        if let Some(field) = self.form.field_mut(key) {
            field.set_caret(caret);
        }
    }

    fn place(&self) -> DraftPlace {
        match self.editing {
            Editing::New { .. } => DraftPlace::NewEntry,
            Editing::Stored(id) => DraftPlace::Entry(id),
        }
    }

    /// What has been written so far.
    fn text(&self) -> EntryDraft {
        let text = form::read(&self.form);
        EntryDraft { step: self.step, origin: self.origin, starter: self.starter.clone(), ..text }
    }

    fn keep(&self) -> Effect {
        let key = self.form.at().unwrap_or(Key::Body);
        let caret = self.form.field_at(key).map(Field::caret).unwrap_or_default();
        let text = DraftText::Entry(self.text());
        Effect::Keep(Draft { place: self.place(), text, caret, field: key.number() })
    }

    fn changed(&mut self) -> Vec<Effect> {
        self.let_go = None;
        form::count(&mut self.form);
        vec![self.keep()]
    }

    fn save(&self) -> Vec<Effect> {
        let draft = self.text();
        if draft.is_blank() {
            return vec![Effect::Say(Notice::calm("Nothing is written yet, so there is nothing to save."))];
        }
        vec![Effect::Journal(JournalEffect::Save { place: self.place(), draft })]
    }

    /// Leaving keeps the draft, unless it holds nothing new.
    fn leave(&self) -> Vec<Effect> {
        let text = self.text();
        let (nothing_new, notice) = match self.editing {
            Editing::New { .. } => (text.is_blank(), "Draft kept. It waits for you on Today."),
            Editing::Stored(_) => (text == self.before, "Draft kept. e on this entry opens it again."),
        };
        if nothing_new {
            return vec![Effect::Discard(self.place()), Effect::Go(Go::Close)];
        }
        vec![self.keep(), Effect::Go(Go::Close), Effect::Say(Notice::calm(notice))]
    }

    /// Takes the draft away. What was there comes back with one undo.
    fn let_go(&mut self) -> Vec<Effect> {
        let text = self.text();
        let blank = EntryDraft { starter: None, ..self.before.clone() };
        let (to, notice) = match self.editing {
            Editing::New { .. } => (blank, "The draft is put away. Ctrl+Z brings it back."),
            Editing::Stored(_) => {
                (self.before.clone(), "Your changes are put away, the entry stays. Ctrl+Z brings them back.")
            }
        };
        if text == to {
            return vec![Effect::Say(Notice::calm("There is no draft to let go of."))];
        }
        self.fill(&to);
        self.let_go = Some(text);
        vec![Effect::Discard(self.place()), Effect::Say(Notice::calm(notice))]
    }

    fn fill(&mut self, text: &EntryDraft) {
        self.form = form::of(text);
        self.form.go_to(Key::Body);
        self.starter.clone_from(&text.starter);
        self.waiting = None;
    }

    fn find_next(&mut self) {
        let needle = self.needle.text();
        let Some(body) = self.form.field_mut(Key::Body) else { return };
        self.found = match (needle.is_empty(), body.find(&needle)) {
            (true, _) => String::new(),
            (false, true) => format!("found in line {} of {}", body.caret().0 + 1, body.text().split('\n').count()),
            (false, false) => "not in this text".to_owned(),
        };
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Save => return self.save(),
            Command::LetGo => return self.let_go(),
            Command::Words => return vec![Words::lay()],
            Command::Softer => return Notes::on(&self.text().body, &LENS).open(),
            Command::Starter => self.mode = Mode::Starters(Cursor::default()),
            Command::Find => {
                self.mode = Mode::Finding;
                self.found.clear();
            }
            Command::FindNext if self.needle.is_empty() => self.mode = Mode::Finding,
            Command::FindNext => self.find_next(),
            _ => {}
        }
        Vec::new()
    }

    fn writing(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match &action {
            Action::Do(command) => return self.command(*command),
            Action::Back => return self.leave(),
            Action::Edit(Edit::Undo) if self.let_go.is_some() => {
                let Some(text) = self.let_go.take() else { return Vec::new() };
                self.fill(&text);
                return vec![self.keep(), Effect::Say(Notice::calm("The draft is back."))];
            }
            _ => {}
        }
        let action = match action {
            Action::Set { block, input } => match block.checked_sub(self.asides().len()) {
                Some(block) => Action::Set { block, input },
                None => return Vec::new(),
            },
            action => action,
        };
        match self.form.react(action, scene.seen) {
            Did::Typed(_) | Did::Chose(_) => self.changed(),
            Did::Took(Key::Buttons, n) => page::BUTTONS.get(n).map(|(c, _)| self.command(*c)).unwrap_or_default(),
            Did::Took(..) => {
                self.form.go_on();
                self.changed()
            }
            Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            // The caret goes into the draft too: after a hide, one writes on in the middle of the same word.
            Did::Nothing if self.text() != self.before => vec![self.keep()],
            Did::Nothing | Did::Other(_) => Vec::new(),
        }
    }

    fn starters(&mut self, mut cursor: Cursor, action: &Action) -> Vec<Effect> {
        let count = self.starters.len() + 1;
        let picked = match action {
            Action::Set { block: 0, input: Input::Pick(n) } | Action::Pick(n) if *n < count => Some(*n),
            Action::Activate => Some(cursor.at),
            Action::Back => {
                self.mode = Mode::Writing;
                return Vec::new();
            }
            _ => None,
        };
        if let Some(row) = picked {
            self.mode = Mode::Writing;
            self.starter = row.checked_sub(1).and_then(|at| self.starters.get(at).cloned());
            self.form.go_to(Key::Body);
            return self.changed();
        }
        cursor.step(action, count);
        self.mode = Mode::Starters(cursor);
        Vec::new()
    }

    fn finding(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) => {
                self.needle.edit(edit);
                self.found.clear();
            }
            Action::Set { block: 0, input: Input::Text(text) } => {
                self.needle.set(text);
                self.find_next();
            }
            Action::Activate | Action::Do(Command::FindNext | Command::Find) => self.find_next(),
            Action::Do(Command::Save) => return self.save(),
            Action::Back | Action::Move(_) => {
                self.mode = Mode::Writing;
                self.form.go_to(Key::Body);
            }
            _ => {}
        }
        Vec::new()
    }
}

impl Screen for Editor {
    fn route(&self) -> Route {
        Route::Editor(self.editing.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.describe(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        self.keys()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if scene.cover == Cover::Covered && !matches!(action, Action::Back | Action::Do(Command::Save)) {
            return vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them, then you can go on."))];
        }
        match self.mode {
            Mode::Starters(cursor) => self.starters(cursor, &action),
            Mode::Finding => self.finding(&action),
            Mode::Writing => self.writing(action, scene),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::EntrySaved(id) => {
                vec![Effect::Go(Go::Replace(Route::Reader(id))), Effect::Say(Notice::calm("Saved in the journal."))]
            }
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match self.mode {
            Mode::Writing => self.form.typing(),
            Mode::Finding => Typing::Line,
            Mode::Starters(_) => Typing::No,
        }
    }
}
