//! Pictures of real screens for the README: the demo home on a clock that stands still, dark and light.
//!
//! `MENDWAY_STILLS=1 cargo test --test stills` draws them anew; else they are compared with what is committed, so that
//! no picture shows a screen that is no more.
#![allow(clippy::disallowed_methods, reason = "reads and writes the pictures")]

#[path = "stills/svg.rs"]
mod svg;

use chrono::{TimeZone, Utc};
use mendway::app::app::App;
use mendway::app::effect::{Effect, Go};
use mendway::app::route::{Editing, Route};
use mendway::app::runtime::Runtime;
use mendway::app::scene::{Cover, Seen};
use mendway::app::wake::Bell;
use mendway::commands::demo;
use mendway::domain::entry::{Anchor, EntryFilter};
use mendway::domain::moment::Moment;
use mendway::domain::person::{Bond, Role};
use mendway::domain::settings::{Settings, ThemeName};
use mendway::domain::sitting::{NewSitting, Response, Value};
use mendway::env::{Clock, Env};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::screen::{self, Shown};
use mendway::guides::library::Library;
use mendway::home::{Home, Opened};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::path::{Path, PathBuf};

/// Sunday 22 November 2026, 18:42 in Berlin.
fn now() -> Moment {
    let utc = Utc.with_ymd_and_hms(2026, 11, 22, 17, 42, 0).single().expect("a real instant");
    Moment::new(utc, 60, "Europe/Berlin")
}

fn facts() -> TerminalFacts {
    let known = [("LANG", "C.UTF-8"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    TerminalFacts::read(|name| known.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

/// What to show, and the words that say it.
const SCREENS: [(&str, &str); 6] = [
    ("today", "Today: one next thing, what is due, and help"),
    ("exercise", "An exercise: one prompt on a page"),
    ("journal", "The journal: entries, newest first"),
    ("editor", "The editor: a draft of an entry"),
    ("safety", "Safety: help lines and grounding"),
    ("lock", "The lock screen: a passphrase, and help lines without one"),
];

/// A prompt of the demo, with something written already.
fn begun(opened: &Opened) -> Route {
    let library = Library::embedded();
    let exercise = library.exercise(&"u0-impact".parse().expect("an id")).expect("an exercise of ours").clone();
    let words = "My sister. My work. The walk by the river.";
    let response = |id: &str, value: Value, reads: &str| {
        let asked = exercise.prompts.iter().find(|prompt| prompt.id.as_str() == id).expect("a prompt");
        Response {
            prompt: asked.id.clone(),
            asked: asked.ask.text(Role::Hurt, Bond::Partner),
            label: asked.label.clone(),
            value: Some(value),
            reads: reads.to_owned(),
        }
    };
    let form = response("form", Value::Chosen(vec!["full".to_owned()]), "Full");
    let whole = response("still_intact", Value::Text(words.to_owned()), words);
    let new = NewSitting {
        exercise: exercise.id.clone(),
        revision: exercise.revision,
        title: exercise.title.clone(),
        role: Role::Hurt,
        bond: Bond::Partner,
        breach: None,
    };
    let begun = opened.keeper.ask(move |room| {
        let sitting = room.begin(&new, &now())?;
        room.set_before(sitting.id, Some(4))?;
        room.respond(sitting.id, &form, None)?;
        room.respond(sitting.id, &whole, None)?;
        Ok::<_, mendway::home::RoomError>(Route::Player { sitting: sitting.id, at: Some(whole.prompt) })
    });
    begun.expect("begun")
}

fn route(name: &str, runtime: &Runtime) -> Option<Route> {
    Some(match name {
        "exercise" => begun(runtime.opened()?),
        "journal" => Route::Journal { filter: EntryFilter::default(), anchor: Anchor::Newest },
        "editor" => Route::Editor(Editing::New { origin: None, step: None, starter: None }),
        "safety" => Route::Safety,
        _ => return None,
    })
}

/// The screen `name`, drawn as the terminal face draws it.
fn cells(name: &str, settings: &Settings) -> Buffer {
    let folder = tempfile::tempdir().expect("a folder");
    let home = Home::at(folder.path().join("home"));
    let env = Env::from_variables(&|_| None, Clock::standing(now()), 4);
    let opened = demo::furnish(&home, &now()).expect("furnished");
    let bell = Bell::new().expect("a bell");
    let mut runtime = Runtime::new(env, home, Library::embedded(), settings.clone(), bell);
    if name == "lock" {
        drop(opened);
    } else {
        runtime = runtime.already_open(opened);
    }
    let mut app = App::new(runtime.first_screen().expect("a screen"), settings);
    if runtime.opened().is_some() {
        app = app.opened();
    }
    if let Some(route) = route(name, &runtime) {
        let outcome = runtime.perform(Effect::Go(Go::Open(route)));
        let scene = runtime.scene(Seen::default(), Cover::Shown);
        app.absorb(outcome, &scene);
    }
    let dress = Dress::new(settings, &facts());
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    // Twice, as in the program: the first drawing tells the page how much of it is in view.
    for _ in 0..2 {
        buffer.reset();
        let scene = runtime.scene(app.seen(), app.cover());
        let shown = screen::draw(&mut buffer, &app.pages(&scene), app.seen().top, &Shown::default(), &dress);
        app.saw(shown.seen);
        // In a list the caret stands on the sign of the chosen row, where it would only hide it.
        let caret = shown.caret.filter(|caret| matches!(buffer[*caret].symbol(), " " | "_"));
        if let Some(caret) = caret {
            let style = buffer[caret].style().add_modifier(Modifier::REVERSED);
            buffer[caret].set_style(style);
        }
    }
    buffer
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/stills")
}

/// Compares with what is committed, or draws anew.
fn hold(theme: ThemeName, suffix: &str, ink: Color, ground: Color) {
    let settings = Settings { theme, ..Settings::default() };
    let mut astray = Vec::new();
    for (name, title) in SCREENS {
        let file = folder().join(format!("{name}-{suffix}.svg"));
        let drawn = svg::picture(&cells(name, &settings), title, ink, ground);
        if std::env::var_os("MENDWAY_STILLS").is_some() {
            std::fs::create_dir_all(folder()).expect("a folder");
            std::fs::write(&file, drawn).expect("written");
        } else if std::fs::read_to_string(&file).ok().as_deref() != Some(&drawn) {
            astray.push(file.display().to_string());
        }
    }
    assert!(astray.is_empty(), "look at the screens, then draw anew with MENDWAY_STILLS=1: {astray:#?}");
}

#[test]
fn the_dark_pictures_show_what_the_screens_show() {
    hold(ThemeName::Hearth, "dark", Color::Rgb(0xed, 0xe6, 0xdc), Color::Rgb(0x1e, 0x1a, 0x17));
}

#[test]
fn the_light_pictures_show_what_the_screens_show() {
    hold(ThemeName::Linen, "light", Color::Rgb(0x2a, 0x25, 0x20), Color::Rgb(0xfb, 0xf6, 0xee));
}

#[test]
fn a_picture_is_the_same_each_time_and_changes_with_a_word() {
    let settings = Settings { theme: ThemeName::Hearth, ..Settings::default() };
    let ends = (Color::Rgb(0xff, 0xff, 0xff), Color::Rgb(0, 0, 0));
    let first = cells("today", &settings);
    assert_eq!(first, cells("today", &settings));
    let mut other = first.clone();
    other.set_string(2, 3, "another word", ratatui::style::Style::new());
    assert_ne!(svg::picture(&first, "", ends.0, ends.1), svg::picture(&other, "", ends.0, ends.1));
}
