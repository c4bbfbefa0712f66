//! One entry to read, with what can be done with it.

use super::scrolled;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, JournalEffect, Marked, Scroll};
use crate::app::outcome::Told;
use crate::app::page::{Block, Callout, Notice, Page, Tone};
use crate::app::route::{Editing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::together::share::Sharable;
use crate::domain::draft::Sharing;
use crate::domain::entry::{Entry, Mood};
use crate::domain::ids::EntryId;
use crate::prose::Document;

/// The entries written right before and after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The one written before, if there is one.
    pub older: Option<EntryId>,
    /// The one written after, if there is one.
    pub newer: Option<EntryId>,
}

/// The reader.
#[derive(Debug)]
pub struct Reader {
    entry: Entry,
    body: Document,
    beside: Beside,
    origin_line: Option<String>,
    place: Place,
    sharable: Sharable,
    /// Where the entry will be once what was asked for is done.
    wanted: Option<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Journal,
    Trash,
}

impl Reader {
    /// For an entry outside the trash. `origin_line` says what it belongs to: "Written after Listening".
    #[must_use]
    pub fn new(entry: Entry, beside: Beside, origin_line: Option<String>) -> Self {
        let body = Document::from_typed(&entry.text.body);
        Self { entry, body, beside, origin_line, place: Place::Journal, sharable: Sharable::No, wanted: None }
    }

    /// While the room for two is open: its words can be shared.
    #[must_use]
    pub fn with_room_for_two(mut self) -> Self {
        self.sharable = Sharable::Yes;
        self
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        let id = self.entry.id;
        let open = |route| vec![Effect::Go(Go::Open(route))];
        match (command, self.place) {
            (Command::Older, _) => turn(self.beside.older),
            (Command::Newer, _) => turn(self.beside.newer),
            (Command::Undo, Place::Trash) => {
                self.wanted = Some(Place::Journal);
                let notice = Notice::calm("It is back in the journal.");
                vec![Effect::Journal(JournalEffect::Untrash(id)), Effect::Say(notice)]
            }
            (_, Place::Trash) => Vec::new(),
            (Command::Edit, _) => open(Route::Editor(Editing::Stored(id))),
            (Command::Versions, _) => open(Route::Versions(id)),
            (Command::Write, _) => open(Route::Editor(self.writing_on())),
            (Command::Mark, _) => {
                let marked = Marked::from(self.entry.marked).turned();
                let again = Effect::Go(Go::Replace(self.route()));
                let notice = super::journal::marked_notice(marked);
                vec![Effect::Journal(JournalEffect::Mark(id, marked)), again, Effect::Say(notice)]
            }
            (Command::Share, _) if self.sharable == Sharable::Yes => open(Route::Share(Sharing::Entry(id))),
            (Command::Delete, _) => {
                self.wanted = Some(Place::Trash);
                let notice = Notice::calm("Moved to the trash. u brings it back.");
                vec![Effect::Journal(JournalEffect::Trash(id)), Effect::Say(notice)]
            }
            _ => Vec::new(),
        }
    }

    /// A new entry that looks back at this one.
    fn writing_on(&self) -> Editing {
        let text = &self.entry.text;
        let starter = match text.title.trim() {
            "" => format!("Looking back at {}", dates::day(self.entry.written.day())),
            title => format!("Looking back at \"{title}\""),
        };
        Editing::New { origin: text.origin, step: text.step, starter: Some(starter) }
    }

    /// Tags, mood, step and what it belongs to, each as it reads.
    fn about(&self) -> Vec<String> {
        let text = &self.entry.text;
        let tags: Vec<String> = text.tags.iter().map(|tag| format!("#{tag}")).collect();
        let mut first = vec![tags.join(" ")];
        first.extend(text.mood.map(Mood::word).map(|word| format!("feeling {word}")));
        if self.origin_line.is_none() {
            first.extend(text.step.map(|step| step.name().to_owned()));
        }
        if self.entry.marked {
            first.push("marked for the counselor".into());
        }
        first.retain(|part| !part.is_empty());
        let changed = (self.entry.versions > 0).then(|| {
            let times = if self.entry.versions == 1 {
                "1 earlier wording is".into()
            } else {
                format!("{} earlier wordings are", self.entry.versions)
            };
            format!("Changed {}. {times} kept.", dates::day(self.entry.changed.day()))
        });
        let starter = text.starter.as_ref().map(|line| format!("Begun with: {line}"));
        let lines = [Some(first.join("   ")), self.origin_line.clone(), starter, changed];
        lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
    }
}

fn turn(to: Option<EntryId>) -> Vec<Effect> {
    let Some(id) = to else { return Vec::new() };
    vec![Effect::Go(Go::Replace(Route::Reader(id))), Effect::Scroll(Scroll::Top)]
}

impl Screen for Reader {
    fn route(&self) -> Route {
        Route::Reader(self.entry.id)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let written = &self.entry.written;
        let time = written.time().format("%H:%M");
        let place = format!("{}, {time}", dates::day_in(written.day(), scene.now.day()));
        if scene.cover == Cover::Covered {
            let words = "This entry is covered. Ctrl+E shows it again.".to_owned();
            return Page { title: "Entry".into(), place, blocks: vec![Block::Aside(words)], ..Page::default() };
        }
        let mut blocks = Vec::new();
        if self.place == Place::Trash {
            let text =
                Document::from_plain("This entry is in the trash. It stays there for 30 days. u brings it back.");
            blocks.push(Block::Callout(Callout { tone: Tone::Info, text }));
        }
        let about = self.about();
        if !about.is_empty() {
            blocks.push(Block::Aside(about.join("\n")));
        }
        blocks.push(Block::Prose(self.body.clone()));
        let title = match self.entry.text.title.trim() {
            "" => "Entry".to_owned(),
            title => title.to_owned(),
        };
        Page { title, place, blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::new("space", Action::Toggle, "more")];
        if self.beside.older.is_some() {
            keys.push(Binding::command("left h", Command::Older, "older"));
        }
        if self.beside.newer.is_some() {
            keys.push(Binding::command("right l", Command::Newer, "newer"));
        }
        match self.place {
            Place::Trash => keys.push(Binding::command("u", Command::Undo, "bring back")),
            Place::Journal => {
                keys.push(Binding::command("e", Command::Edit, "edit"));
                keys.push(Binding::command("w", Command::Write, "write on"));
                keys.push(Binding::command("x", Command::Mark, if self.entry.marked { "unmark" } else { "mark" }));
                if self.entry.versions > 0 {
                    keys.push(Binding::command("v", Command::Versions, "versions"));
                }
                if self.sharable == Sharable::Yes {
                    keys.push(Binding::command("f8", Command::Share, "share"));
                }
                keys.push(Binding::command("d", Command::Delete, "delete"));
            }
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        self.wanted = None;
        match action {
            Action::Do(command) => self.command(command),
            Action::Back => vec![Effect::Go(Go::Close)],
            other => scrolled(&other),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        if let (Told::Saved, Some(place)) = (news, self.wanted.take()) {
            self.place = place;
        }
        Vec::new()
    }
}
