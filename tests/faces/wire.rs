//! What never may reach a terminal: colours that were not wanted, and whatever could talk to it.

use crate::gallery;
use crate::screen::{overlay, today};
use mendway::app::action::Action;
use mendway::app::face::Face;
use mendway::app::field::Field;
use mendway::app::page::{Block, Hint, List, Notice, Page, Row, Shape, Status, Tone};
use mendway::domain::settings::{Glyphs, Settings, ThemeName};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::plain::Plain;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::screen::{self, Shown};
use mendway::prose::Document;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::Write;
use std::sync::{Arc, Mutex};

/// Where a face's bytes go in a test.
#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no other holder panicked").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The bytes that a real backend sends for `pages`.
fn sent(pages: &[Page<'_>], settings: &Settings, facts: TerminalFacts) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let dress = Dress::new(settings, &facts);
    screen::draw(&mut buffer, pages, 0, &Shown::default(), &dress);
    let wire = Wire::default();
    let mut backend = CrosstermBackend::new(wire.clone());
    ratatui::crossterm::style::force_color_output(true);
    let empty = Buffer::empty(buffer.area);
    ratatui::backend::Backend::draw(&mut backend, empty.diff(&buffer).into_iter()).expect("bytes are kept");
    let bytes = wire.0.lock().expect("no other holder panicked").clone();
    String::from_utf8(bytes).expect("text")
}

/// All numbers in SGR sequences.
fn colours(bytes: &str) -> Vec<u32> {
    let sequences = bytes.split("\u{1b}[").skip(1).filter_map(|rest| rest.split_once('m'));
    let numbers = sequences.filter(|(numbers, _)| numbers.chars().all(|c| c.is_ascii_digit() || c == ';'));
    numbers.flat_map(|(numbers, _)| numbers.split(';').map(|n| n.parse().unwrap_or(0)).collect::<Vec<_>>()).collect()
}

#[test]
fn no_color_sets_no_colour_and_keeps_the_current_row_in_reverse() {
    let facts = TerminalFacts::read(|name| match name {
        "NO_COLOR" => Some("1".into()),
        "TERM" => Some("xterm-256color".into()),
        "COLORTERM" => Some("truecolor".into()),
        _ => None,
    });
    for theme in ThemeName::ALL {
        let settings = Settings { theme: *theme, ..Settings::default() };
        let bytes = sent(&[today()], &settings, facts.clone());
        for n in colours(&bytes) {
            let coloured = (30..=38).contains(&n) || (40..=48).contains(&n) || (90..=107).contains(&n);
            assert!(!coloured, "{theme:?} set {n}");
        }
        let row = bytes.split("\u{1b}[7m").nth(1).unwrap_or("");
        let before = row.split("Check in").next().unwrap_or("");
        assert!(row.contains("Check in"), "{theme:?}: the current row is not reversed");
        assert!(!before.contains("\u{1b}[0m") && !before.contains("[;m") && !before.contains("[27m"), "{before:?}");
    }
}

#[test]
fn colours_are_of_the_kind_the_terminal_has() {
    let facts = |colorterm: &str, term: &str| TerminalFacts {
        colorterm: colorterm.into(),
        term: term.into(),
        ..TerminalFacts::default()
    };
    let settings = Settings { theme: ThemeName::Hearth, ..Settings::default() };
    assert!(sent(&[today()], &settings, facts("truecolor", "xterm-256color")).contains("38;2;"));
    let indexed = sent(&[today()], &settings, facts("", "xterm-256color"));
    assert!(indexed.contains("38;5;254") && !indexed.contains(";2;"));
    let named = colours(&sent(&[today()], &settings, facts("", "xterm")));
    assert!(named.contains(&38) && !named.contains(&48) && !named.contains(&254), "{named:?}");
}

#[test]
fn in_the_ascii_set_every_sent_byte_is_ascii() {
    let (line, area, secret) = (Field::line("title"), Field::area("one"), Field::secret());
    let settings = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    for (name, block) in gallery::blocks(&line, &area, &secret) {
        let bytes = sent(&[gallery::page(vec![block]), overlay()], &settings, TerminalFacts::default());
        assert!(bytes.is_ascii(), "{name}: {bytes}");
    }
}

const PAYLOADS: [&str; 9] = [
    "\u{1b}[2J\u{1b}]52;c;aGk=\u{7}",
    "\u{1b}]0;title\u{7}\u{1b}P1$r\u{1b}\\",
    "\u{9b}31mred\u{9d}8;;http://x\u{9c}",
    "\u{1b}[201~rm\r\n\u{0}\u{8}\u{b}\u{c}\u{7f}",
    "user\u{202e}gpj.exe\u{2066}\u{2069}\u{61c}",
    "a\u{200b}b\u{feff}c\u{2028}d\u{2029}e",
    "\u{1b}_apc\u{1b}\\\u{1b}^pm\u{1b}\\\u{1b}Xsos",
    "👩‍👩‍👧‍👦 字 e\u{301} ﾞ \u{ad} \u{fdfd}",
    "\t\ttabs\nand\r\nlines",
];

/// A page with `text` in every place that takes words.
fn poisoned<'a>(text: &str, line: &'a Field, area: &'a Field) -> Page<'a> {
    let mut blocks = gallery::blocks(line, area, line);
    for (_, block) in &mut blocks {
        let list = |list: &mut List| {
            list.empty = text.into();
            for row in &mut list.rows {
                *row = Row::new(text).detail(text).note(text).mark(row.mark);
            }
        };
        match block {
            Block::Heading(words) | Block::Aside(words) => *words = text.into(),
            Block::Prose(document) => {
                *document =
                    Document::from_markdown(&format!("# {text}\n\n{text}\n\n- {text}\n\n> {text}\n\n    {text}"));
            }
            Block::List(rows) => list(rows),
            Block::Choice(choice) => (choice.label, choice.options) = (text.into(), vec![text.into(); 3]),
            Block::Rating(rating) => {
                (rating.label, rating.anchors) = (text.into(), [text.into(), text.into(), text.into()]);
            }
            Block::Field(field) => (field.label, field.aside) = (text.into(), text.into()),
            Block::Table(table) => (table.head, table.rows) = (vec![text.into(); 2], vec![vec![text.into(); 2]; 2]),
            Block::Trend(trend) => (trend.label, trend.sentence) = (text.into(), text.into()),
            Block::Calendar(calendar) => (calendar.label, calendar.sentence) = (text.into(), text.into()),
            Block::Progress(progress) => (progress.label, progress.words) = (text.into(), text.into()),
            Block::Callout(callout) => callout.text = Document::from_plain(text),
            Block::Buttons(buttons) => buttons.labels = vec![text.into(); 3],
        }
    }
    Page {
        title: text.into(),
        place: text.into(),
        status: Some(Status { text: text.into(), tone: Tone::Warn }),
        notice: Some(Notice::warn(text)),
        hints: vec![Hint { key: text.into(), label: text.into(), action: Action::Back }],
        ..gallery::page(blocks.into_iter().map(|(_, block)| block).collect())
    }
}

#[test]
fn no_payload_reaches_the_screen_from_any_block() {
    for payload in PAYLOADS {
        let (line, area) = (Field::line(payload), Field::area(payload));
        let dress = gallery::mono(Glyphs::Unicode);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 300));
        let mut top = poisoned(payload, &line, &area);
        top.shape = Shape::Overlay;
        for pages in [vec![poisoned(payload, &line, &area)], vec![today(), top]] {
            screen::draw(&mut buffer, &pages, 0, &Shown::default(), &dress);
            for cell in &buffer.content {
                assert!(!cell.symbol().chars().any(mendway::faces::clean::harmful), "{:?}", cell.symbol());
            }
        }
    }
}

#[test]
fn no_payload_is_printed_by_the_plain_face() {
    for payload in PAYLOADS {
        let (line, area) = (Field::line(payload), Field::area(payload));
        let mut out = Vec::new();
        let answers = "\n".repeat(6) + ".\n\n/keys\n";
        let mut face = Plain::new(answers.as_bytes(), &mut out);
        for _ in 0..9 {
            face.draw(&[poisoned(payload, &line, &area)], 0).expect("a page is printed");
            let _ = face.wait(None);
        }
        drop(face);
        let text = String::from_utf8(out).expect("text");
        assert!(!text.chars().any(|c| c != '\n' && mendway::faces::clean::harmful(c)), "{text:?}");
    }
}

#[test]
fn ten_thousand_combining_marks_do_not_hurt() {
    let tower = format!("a{} and more", "\u{301}".repeat(10_000));
    let (line, area) = (Field::line(&tower), Field::area(&tower));
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 60));
    screen::draw(&mut buffer, &[poisoned(&tower, &line, &area)], 0, &Shown::default(), &gallery::mono(Glyphs::Unicode));
    assert!(buffer.content.iter().all(|cell| cell.symbol().chars().count() <= 16));
}
