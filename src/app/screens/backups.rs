//! Backups: the list, a new one, and reading one again to see that it is whole.

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, HomeEffect};
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{List, Notice, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use chrono::NaiveDateTime;

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupLine {
    /// What the command line calls it.
    pub name: String,
    /// When it was made, by the clock of that place.
    pub made: NaiveDateTime,
    /// Bytes on disk.
    pub bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// The backups screen.
#[derive(Debug)]
pub struct Backups {
    lines: Vec<BackupLine>,
    form: Form<Spot>,
}

impl Backups {
    /// With the backups there are, the latest first.
    #[must_use]
    pub fn new(lines: Vec<BackupLine>) -> Self {
        let rows = lines.iter().map(|line| {
            let when = format!("{}, {}", dates::full_day(line.made.date()), line.made.format("%H:%M"));
            Row::new(when).detail(size(line.bytes)).note(&line.name)
        });
        let list = List {
            name: "Backups".into(),
            rows: rows.collect(),
            empty: "There is none yet. One is made when you lock or leave.".into(),
            ..List::default()
        };
        let name = lines.first().map_or("NAME", |line| line.name.as_str());
        let form = Form::new()
            .aside("Each was opened again and read whole when it was made. They are locked like your pages.")
            .list(Spot::Rows, list)
            .buttons(Spot::Press, &["Make one now"])
            .say(&format!(
                "To put one back, leave the program and run: mendway backup restore {name}\n\
                 It asks for the passphrase that was in use then. What is here now is kept beside it."
            ));
        Self { lines, form }
    }

    fn verify(&self, n: usize) -> Vec<Effect> {
        let line = self.lines.get(n);
        line.map(|line| vec![Effect::Home(HomeEffect::VerifyBackup(line.name.clone()))]).unwrap_or_default()
    }
}

/// "640 KB", "1.2 MB".
fn size(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    if bytes < 1_000_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

impl Screen for Backups {
    fn route(&self) -> Route {
        Route::Backups
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: "Backups".into(),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = if self.form.at() == Some(Spot::Rows) { "read it again" } else { "make one" };
        let mut bindings =
            vec![Binding::command("b", Command::BackupNow, "make one now"), Binding::new("esc", Action::Back, "back")];
        if !self.lines.is_empty() || self.form.at() == Some(Spot::Press) {
            bindings.insert(0, Binding::new("enter", Action::Activate, enter));
        }
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, n) => self.verify(n),
            Did::Took(Spot::Press, _) | Did::Other(Action::Do(Command::BackupNow)) => {
                vec![Effect::Home(HomeEffect::BackupNow)]
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::Saved => vec![
                Effect::Go(Go::Replace(Route::Backups)),
                Effect::Say(Notice::calm("A backup was made, opened again and read whole.")),
            ],
            _ => Vec::new(),
        }
    }
}
