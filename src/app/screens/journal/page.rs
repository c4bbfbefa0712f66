//! What the journal list says, and its keys.

use super::{Focus, Journal};
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::page::{Block, Buttons, FieldBlock, List, Mark, More, Page, Row};
use crate::app::scene::{Cover, Scene};
use crate::domain::entry::{EntryFilter, EntryLine, Excerpt};
use crate::domain::settings::Names;
use crate::prose::{Span, Stress};
use chrono::NaiveDate;

/// One block of the page, so that page and plain input agree on what stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Search,
    About(String),
    List,
    /// A button that begins the first entry.
    Begin,
    /// A button that takes the filter away.
    Everything,
}

impl Journal {
    pub(super) fn parts(&self, scene: &Scene) -> Vec<Part> {
        let mut parts = Vec::new();
        match scene.cover {
            Cover::Shown if matches!(self.focus, Focus::Search) || !self.search.is_empty() => parts.push(Part::Search),
            Cover::Shown => {}
            Cover::Covered => parts.push(Part::About("Covered. Ctrl+E shows the words again.".to_owned())),
        }
        let about = described(&self.filter, scene.now.day());
        if !about.is_empty() && scene.cover == Cover::Shown {
            parts.push(Part::About(format!("Only entries {about}.")));
        }
        parts.push(Part::List);
        if self.window.lines.is_empty() {
            parts.push(if self.filter.is_empty() { Part::Begin } else { Part::Everything });
        }
        parts
    }

    pub(super) fn describe(&self, scene: &Scene) -> Page<'_> {
        if let Focus::Filter(sieve) = &self.focus {
            return sieve.page(scene.seen);
        }
        let parts = self.parts(scene);
        let wanted = if matches!(self.focus, Focus::Search) { Part::Search } else { Part::List };
        Page {
            title: "Journal".into(),
            place: self.place(),
            focus: parts.iter().position(|part| *part == wanted),
            blocks: parts.into_iter().map(|part| self.block(part, scene)).collect(),
            ..Page::default()
        }
    }

    fn place(&self) -> String {
        match (self.window.total, self.filter.is_empty()) {
            (Some(1), true) => "1 entry".into(),
            (Some(total), true) => format!("{total} entries, newest first"),
            (None, true) => "newest first".into(),
            (_, false) => "those that match".into(),
        }
    }

    fn block(&self, part: Part, scene: &Scene) -> Block<'_> {
        match part {
            Part::Search => {
                Block::Field(FieldBlock { label: "Search".into(), field: &self.search, aside: String::new() })
            }
            Part::About(words) => Block::Aside(words),
            Part::List => Block::List(self.rows(scene)),
            Part::Begin => Block::Buttons(Buttons { labels: vec!["Write the first entry".into()], at: 0 }),
            Part::Everything => Block::Buttons(Buttons { labels: vec!["Show everything again".into()], at: 0 }),
        }
    }

    fn rows(&self, scene: &Scene) -> List {
        let today = scene.now.day();
        let empty = if self.filter.is_empty() {
            "This place is for your own words: what happened, what you feel, what you want to say. \
             Nothing is written yet. Enter begins the first entry."
        } else {
            "Nothing matches. Esc shows everything again."
        };
        List {
            name: "Entries".into(),
            rows: self.window.lines.iter().map(|line| self.row(line, today, scene.cover)).collect(),
            at: self.cursor.at,
            more: match (self.window.more_above, self.window.more_below) {
                (false, false) => More::None,
                (true, false) => More::Above,
                (false, true) => More::Below,
                (true, true) => More::Both,
            },
            empty: empty.into(),
            ..List::default()
        }
    }

    fn row(&self, line: &EntryLine, today: NaiveDate, cover: Cover) -> Row {
        let written = format!("{:<10}", dates::day_in(line.written.day(), today));
        let mark = if line.marked { Mark::Chosen } else { Mark::None };
        if cover == Cover::Covered || self.names == Names::Hidden {
            return Row::new(format!("{written}  entry")).mark(mark);
        }
        let title = if line.title.trim().is_empty() { "(no words yet)" } else { line.title.trim() };
        let tags: Vec<String> = line.tags.iter().map(|tag| format!("#{tag}")).collect();
        let note = line.excerpt.iter().map(|run| match run {
            Excerpt::Around(text) => Span::plain(text.replace('\n', " ")),
            Excerpt::Match(text) => Span { text: text.replace('\n', " "), stress: Stress::Found },
        });
        Row { note: note.collect(), ..Row::new(format!("{written}  {title}")).detail(tags.join(" ")).mark(mark) }
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        match &self.focus {
            Focus::Filter(sieve) => sieve.keys(),
            Focus::Search => {
                vec![Binding::new("enter", Action::Activate, "read"), Binding::new("esc", Action::Back, "to the list")]
            }
            Focus::List => self.list_keys(),
        }
    }

    fn list_keys(&self) -> Vec<Binding> {
        let mut keys = Vec::new();
        let rows = !self.window.lines.is_empty();
        let filtered = !self.filter.is_empty();
        if rows {
            keys.push(Binding::new("enter", Action::Activate, "read"));
        } else if !filtered {
            keys.push(Binding::new("enter", Action::Activate, "begin"));
        }
        keys.push(Binding::command("n", Command::NewEntry, "new"));
        if rows || filtered {
            keys.push(Binding::command("/ ctrl+f", Command::Search, "search"));
            keys.push(Binding::command("f", Command::Filter, "filter"));
        }
        if rows {
            keys.push(Binding::command("d", Command::Delete, "delete"));
        }
        if self.deleted.is_some() {
            keys.push(Binding::command("u", Command::Undo, "bring back"));
        }
        if rows {
            keys.push(Binding::command("x", Command::Mark, "mark").quiet());
            keys.push(Binding::command("v", Command::Versions, "versions").quiet());
        }
        if filtered {
            keys.push(Binding::command("a", Command::ClearFilter, "show all").quiet());
        }
        if self.window.more_below || self.cursor.at + 1 < self.window.lines.len() {
            keys.push(Binding::command("]", Command::Older, "older").quiet());
        }
        if self.window.more_above || self.cursor.at > 0 {
            keys.push(Binding::command("[", Command::Newer, "newer").quiet());
        }
        let back = if filtered { "show all" } else { "back" };
        keys.push(Binding::new("esc", Action::Back, back));
        keys
    }
}

/// A filter without its words, as it reads after "Only entries"; empty if there is none.
fn described(filter: &EntryFilter, today: NaiveDate) -> String {
    let mut parts = Vec::new();
    if let Some(tag) = &filter.tag {
        parts.push(format!("tagged #{tag}"));
    }
    if let Some(step) = filter.step {
        parts.push(format!("of the step {}", step.name()));
    }
    if let Some(from) = filter.from {
        parts.push(format!("from {} on", dates::day_in(from, today)));
    }
    if let Some(to) = filter.to {
        parts.push(format!("up to {}", dates::day_in(to, today)));
    }
    if filter.marked_only {
        parts.push("marked for the counselor".to_owned());
    }
    parts.join(", ")
}
