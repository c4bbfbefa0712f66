//! What was exported: when, in which form, how much, and where it went. Never its words.

use super::scrolled;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Page, Table};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::export_log::ExportLine;

/// The log of exports.
#[derive(Debug)]
pub struct ExportLog {
    lines: Vec<ExportLine>,
}

impl ExportLog {
    /// `lines` with the last export first.
    #[must_use]
    pub const fn new(lines: Vec<ExportLine>) -> Self {
        Self { lines }
    }
}

/// "3 entries, 1 exercise". Nothing but a sheet holds neither.
fn amount(line: &ExportLine) -> String {
    let count = |number: u32, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {many}")),
    };
    let parts = [count(line.entries, "entry", "entries"), count(line.sittings, "exercise", "exercises")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "a sheet of what you agreed".to_owned() } else { parts.join(", ") }
}

impl Screen for ExportLog {
    fn route(&self) -> Route {
        Route::ExportLog
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = "What was exported".to_owned();
        if self.lines.is_empty() {
            let words = "Nothing was exported yet. When you export for a counselor, a line about it stands here.";
            return Page { title, blocks: vec![Block::Aside(words.into())], ..Page::default() };
        }
        let today = scene.now.day();
        let rows = self.lines.iter().map(|line| {
            let when = format!("{}, {}", dates::day_in(line.when.day(), today), line.when.time().format("%H:%M"));
            vec![when, line.form.clone(), amount(line), line.target.clone()]
        });
        let table = Table { head: ["When", "Form", "What", "Where"].map(str::to_owned).into(), rows: rows.collect() };
        let aside = "These lines stay in your own room. A file that left here cannot be taken back by this program.";
        Page { title, blocks: vec![Block::Table(table), Block::Aside(aside.into())], ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("space", Action::Toggle, "more"),
            Binding::command("e", Command::Export, "export"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Back => vec![Effect::Go(Go::Close)],
            other => scrolled(&other),
        }
    }
}
