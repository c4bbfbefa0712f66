//! How the screens of the journal, the check-in and the export look in both faces.

use crate::kit::looks::{drawn, talked};
use crate::kit::samples::{entry, evening, tags, window};
use crate::kit::{press, scene};
use mendway::app::outcome::Told;
use mendway::app::screen::Screen;
use mendway::app::screens::checkin::{self, Checkin};
use mendway::app::screens::editor::{Editor, Opening};
use mendway::app::screens::export::Export;
use mendway::app::screens::export_log::ExportLog;
use mendway::app::screens::journal::Journal;
use mendway::app::screens::reader::{Beside, Reader};
use mendway::app::screens::trash::Trash;
use mendway::app::screens::trends::Trends;
use mendway::app::screens::versions::Versions;
use mendway::domain::checkin::{Checkin as Stored, CheckinDraft};
use mendway::domain::entry::{Anchor, EntryFilter, EntryWindow, Excerpt, Mood, Trashed, Version};
use mendway::domain::export_log::ExportLine;
use mendway::domain::ids::{CheckinId, EntryId, VersionId};
use mendway::domain::marked::Marked;
use mendway::domain::person::{Bond, Role};
use mendway::domain::settings::Names;
use mendway::packet::{Item, ItemId};
use mendway::prose::Document;

/// A screen's name, a fresh one, and the keys that lead to the state to look at.
pub type Look = (&'static str, fn() -> Box<dyn Screen>, &'static str);

/// Every state worth a look.
pub const LOOKS: &[Look] = &[
    ("journal", journal, ""),
    ("journal, searching", found, "/"),
    ("journal, filter", journal, "f"),
    ("journal, empty", empty, ""),
    ("reader", reader, ""),
    ("editor", editor, ""),
    ("editor, tags", editor, "tab"),
    ("editor, buttons", editor, "tab tab tab"),
    ("editor, starters", editor, "ctrl+t"),
    ("editor, find", editor, "ctrl+f 'calm' enter"),
    ("versions", versions, ""),
    ("one version", versions, "enter"),
    ("trash", trash, ""),
    ("trash, for good", trash, "D"),
    ("check-in", check, ""),
    ("check-in, pain", check, "7 6"),
    ("check-in, line", check, "7 6 2 5"),
    ("check-in, to save", check, "7 6 2 5 3"),
    ("trends", trends, ""),
    ("export", export, ""),
    ("export, read", previewed, ""),
    ("export, leave out", previewed, "o"),
    ("export, save", previewed, "ctrl+s"),
    ("export, done", written, ""),
    ("export log", log, ""),
];

pub fn at((_, make, keys): &Look) -> Box<dyn Screen> {
    let mut screen = make();
    press(&mut *screen, keys);
    screen
}

fn journal() -> Box<dyn Screen> {
    let mut window = window(40, 1, 40);
    window.lines[0].title = "The calendar talk".into();
    window.lines[0].tags = vec!["step1".into(), "calm".into()];
    window.lines[1].marked = true;
    Box::new(Journal::new(EntryFilter::default(), Anchor::Newest, window, tags(), Names::Shown))
}

fn found() -> Box<dyn Screen> {
    let mut window = EntryWindow { total: None, ..window(3, 1, 3) };
    window.lines[0].excerpt = vec![
        Excerpt::Around("…agreed to share the ".into()),
        Excerpt::Match("calendar".into()),
        Excerpt::Around(" for a month, then look again…".into()),
    ];
    let filter = EntryFilter { words: "calendar".into(), tag: Some("calm".into()), ..EntryFilter::default() };
    Box::new(Journal::new(filter, Anchor::Newest, window, tags(), Names::Shown))
}

fn empty() -> Box<dyn Screen> {
    let none = EntryWindow { total: Some(0), ..EntryWindow::default() };
    Box::new(Journal::new(EntryFilter::default(), Anchor::Newest, none, Vec::new(), Names::Shown))
}

fn reader() -> Box<dyn Screen> {
    let body = "I noticed that I stopped checking the phone after dinner.\nIt was strange, and also a relief.\n\n- I \
                slept well\n- we talked";
    let mut entry = entry(7, "The calendar talk", body);
    entry.text.tags = vec!["calm".into()];
    entry.text.mood = Mood::try_from(4).ok();
    entry.versions = 1;
    let beside = Beside { older: Some(EntryId(6)), newer: Some(EntryId(8)) };
    Box::new(Reader::new(entry, beside, Some("Written after: Listening without fixing".into())))
}

fn editor() -> Box<dyn Screen> {
    let stored = entry(7, "The calendar talk", "I noticed that I was calm.\nIt was strange to be calm.").text;
    let starters = vec!["One hour of today that was bearable.".into(), "What I need tonight.".into()];
    Box::new(Editor::new(Opening { stored: Some(stored), starters, ..Opening::default() }))
}

fn versions() -> Box<dyn Screen> {
    let one = |id, days| Version {
        id: VersionId(id),
        text: entry(7, "The calendar talk", "We sat down and it went well.").text,
        replaced: evening(days),
    };
    Box::new(Versions::new(EntryId(7), vec![one(2, 1), one(1, 5)]))
}

fn trash() -> Box<dyn Screen> {
    let row = Trashed { id: EntryId(3), title: "Old words".into(), deleted: evening(2), days_left: 28 };
    let other = Trashed { id: EntryId(2), title: "Older words".into(), deleted: evening(29), days_left: 1 };
    Box::new(Trash::new(vec![row, other], Names::Shown))
}

fn check() -> Box<dyn Screen> {
    let day = scene().now.day();
    Box::new(Checkin::new(checkin::Opening { day, today: day, role: Role::Hurt, ..checkin::Opening::default() }))
}

fn trends() -> Box<dyn Screen> {
    let days = (0..20).map(|ago| {
        let written = evening(ago * 2);
        let rating = u8::try_from(3 + (ago % 5)).ok();
        let text = CheckinDraft { steadiness: rating, reliance: rating, ..CheckinDraft::default() };
        Stored { id: CheckinId(ago), day: written.day(), written, text }
    });
    Box::new(Trends::new(days.collect(), Role::Hurt, Bond::Partner))
}

fn export() -> Box<dyn Screen> {
    Box::new(Export::new(&tags(), "/home/sam"))
}

fn previewed() -> Box<dyn Screen> {
    let mut export = Export::new(&tags(), "/home/sam");
    press(&mut export, "ctrl+s");
    let id = ItemId::Entry(EntryId(4));
    let item = Item { id, day: evening(1).day(), label: "The calendar talk".into(), chosen: Marked::Yes };
    let lines: Vec<String> =
        (1..50).map(|n| format!("A line of the file, number {n}, as it will be written.")).collect();
    let text = format!("Notes for a counselor\n=====================\n\n{}\n", lines.join("\n"));
    let document = Document::default();
    let news = Told::Preview { document, text, entries: 1, sittings: 0, items: vec![item] };
    export.hear(news, &scene());
    Box::new(export)
}

fn written() -> Box<dyn Screen> {
    let mut export = Export::new(&tags(), "/home/sam");
    export.hear(Told::Written("/home/sam/notes-2026-11-22.txt".into()), &scene());
    Box::new(export)
}

fn log() -> Box<dyn Screen> {
    let (form, target) = ("plain text".into(), "notes-2026-11-19.txt".into());
    Box::new(ExportLog::new(vec![ExportLine { when: evening(3), form, entries: 2, sittings: 1, target }]))
}

#[test]
fn every_state_is_drawn_in_the_smallest_window() {
    let all: String = LOOKS.iter().map(|look| format!("== {}\n{}", look.0, drawn(at(look), 60, 16))).collect();
    insta::assert_snapshot!(all);
}

#[test]
fn every_state_is_said_in_plain_lines() {
    let all: String = LOOKS.iter().map(|look| format!("== {}\n{}", look.0, talked(at(look), ""))).collect();
    insta::assert_snapshot!(all);
}
