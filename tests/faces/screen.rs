//! Whole screens: frame, overlay, lock, small windows, scrolling, and what never may reach a terminal.

use crate::gallery;
use mendway::app::action::{Action, Command, Edit};
use mendway::app::face::{Event, Face};
use mendway::app::field::Field;
use mendway::app::lines;
use mendway::app::page::{Block, Buttons, FieldBlock, Hint, List, Notice, Numbered, Page, Row, Shape};
use mendway::domain::settings::{Glyphs, Measure, Settings};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::terminal::Terminal;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::ears::Script;
use mendway::faces::terminal::screen::{self, Shown};
use mendway::prose::Document;
use proptest::prelude::*;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;

pub fn today() -> Page<'static> {
    let rows = vec![
        Row::new("Continue").detail("Communication, prompt 3 of 5"),
        Row::new("Check in").detail("last one Thursday"),
        Row::new("Write").detail("a draft from 18:42 is waiting"),
    ];
    let list = List { rows, at: 1, numbered: Numbered::Yes, ..List::default() };
    let mut page = gallery::page(vec![
        Block::Prose(Document::from_plain("Good evening. Where would you like to start?")),
        Block::List(list),
    ]);
    page.title = "Today, Sunday 22 November".into();
    page.place = "Sam".into();
    page
}

pub fn overlay() -> Page<'static> {
    let rows = ["Enter  read the entry", "n  new entry", "d, u  delete, undo"].map(Row::new).to_vec();
    Page {
        title: "Keys on this screen".into(),
        blocks: vec![Block::List(List { rows, ..List::default() })],
        focus: Some(0),
        shape: Shape::Overlay,
        hints: gallery::hints(),
        notice: Some(Notice::warn("Something needs a look.")),
        ..Page::default()
    }
}

fn lock(field: &Field) -> Page<'_> {
    Page {
        title: "notes".into(),
        blocks: vec![Block::Field(FieldBlock { label: "Passphrase".into(), field, aside: String::new() })],
        focus: Some(0),
        shape: Shape::Bare,
        hints: vec![
            Hint { key: "Enter".into(), label: "open".into(), action: Action::Activate },
            Hint { key: "F2".into(), label: "help lines".into(), action: Action::Do(Command::Safety) },
        ],
        ..Page::default()
    }
}

#[test]
fn whole_screens_are_drawn_at_both_sizes() {
    let mut secret = Field::secret();
    secret.edit(&Edit::Paste("word".into()));
    for (size, glyphs) in [((80, 24), Glyphs::Unicode), ((80, 24), Glyphs::Ascii), ((60, 16), Glyphs::Ascii)] {
        let dress = gallery::mono(glyphs);
        let mut all = String::new();
        for (name, pages) in
            [("today", vec![today()]), ("help over today", vec![today(), overlay()]), ("lock", vec![lock(&secret)])]
        {
            let (buffer, shown) = gallery::drawn(&pages, size, &dress);
            let caret = shown.caret.map(|at| (at.x, at.y));
            writeln!(all, "== {name} (caret {caret:?})\n{}", gallery::text(&buffer).trim_end()).expect("a text grows");
        }
        insta::assert_snapshot!(format!("screens_{glyphs:?}_{}", size.0).to_lowercase(), all);
    }
}

#[test]
fn a_small_window_says_its_size_and_how_to_hide() {
    let dress = gallery::mono(Glyphs::Ascii);
    let (buffer, shown) = gallery::drawn(&[today()], (52, 14), &dress);
    insta::assert_snapshot!(gallery::text(&buffer).trim_end());
    assert!(!shown.seen.at_end(), "nothing was read here");
}

#[test]
fn a_narrow_footer_keeps_hide_and_help() {
    let dress = gallery::mono(Glyphs::Ascii);
    let (buffer, _) = gallery::drawn(&[today()], (60, 16), &dress);
    let text = gallery::text(&buffer);
    let footer = text.lines().last().unwrap_or("");
    assert!(footer.contains("Ctrl+L hide") && footer.contains("F1 help"), "{footer}");
    assert!(footer.split("   ").count() <= 6, "{footer}");
}

#[test]
fn no_size_makes_it_panic() {
    let (line, area, secret) = (Field::line("字字 text"), Field::area("one\ntwo 👨‍👩‍👧 three"), Field::secret());
    let dress = gallery::mono(Glyphs::Unicode);
    let all = || gallery::blocks(&line, &area, &secret).into_iter().map(|(_, block)| block).collect::<Vec<_>>();
    let draw = |width: u16, height: u16, focus: usize| {
        let mut page = gallery::page(all());
        page.focus = Some(focus);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let shown = screen::draw(&mut buffer, &[page, overlay()], 0, &Shown::default(), &dress);
        assert!(shown.caret.is_none_or(|at| at.x < width && at.y < height));
        let mut page = gallery::page(all());
        page.focus = Some(focus);
        screen::draw(&mut buffer, &[page], 7, &Shown::default(), &dress);
        screen::draw(&mut buffer, &[lock(&secret)], 0, &Shown::default(), &dress);
    };
    for width in 0..=62 {
        for height in 0..=20 {
            draw(width, height, usize::from(width + height) % 17);
        }
    }
    for (index, (width, height)) in
        [(250, 80), (200, 16), (60, 80), (71, 23), (139, 41), (500, 2)].into_iter().enumerate()
    {
        draw(width, height, index * 3);
    }
}

#[test]
fn the_focus_stays_in_view_until_the_person_scrolls() {
    let text = "Words to read. ".repeat(400);
    let dress = gallery::mono(Glyphs::Ascii);
    let page = || {
        let buttons = Buttons { labels: vec!["Next".into()], at: 0 };
        gallery::page(vec![Block::Prose(Document::from_plain(&text)), Block::Buttons(buttons)])
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let first = screen::draw(&mut buffer, &[page()], 0, &Shown::default(), &dress);
    assert!(first.caret.is_some() && first.seen.at_end());
    let up = screen::draw(&mut buffer, &[page()], 10, &first, &dress);
    assert_eq!((up.seen.top, up.caret), (10, None));
    let still = screen::draw(&mut buffer, &[page()], 10, &up, &dress);
    assert_eq!(still.seen.top, 10);
}

#[test]
fn a_long_reading_is_cut_to_the_window_and_says_that_there_is_more() {
    let dress = gallery::mono(Glyphs::Ascii);
    let lines: Vec<String> = (0..100).map(|n| format!("Line number {n}.")).collect();
    let page = || {
        let mut page = gallery::page(vec![Block::Prose(Document::from_plain(&lines.join("\n")))]);
        page.focus = None;
        page
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let shown = screen::draw(&mut buffer, &[page()], 20, &Shown::default(), &dress);
    let text = gallery::text(&buffer);
    assert!(text.contains("Line number 10.") && !text.contains("Line number 9."), "{text}");
    assert!(text.contains("more above and below"), "{text}");
    assert_eq!((shown.seen.top, shown.seen.total), (20, 199));
    let end = screen::draw(&mut buffer, &[page()], 9999, &Shown::default(), &dress);
    assert!(end.seen.at_end());
}

#[test]
fn reading_text_is_never_wider_than_the_setting() {
    for measure in Measure::ALL {
        let settings = Settings { measure: *measure, glyphs: Glyphs::Ascii, ..Settings::default() };
        let dress = Dress::new(&settings, &TerminalFacts::default());
        let page = || gallery::page(vec![Block::Prose(gallery::reading()), Block::Callout(gallery::callout())]);
        for width in [60, 80, 140, 250] {
            let (buffer, _) = gallery::drawn(&[page()], (width, 40), &dress);
            for line in gallery::text(&buffer).lines().skip(2).take(35) {
                let indent = if width < 70 { 2 } else { 4 };
                assert!(line.len() <= indent + measure.columns(), "{measure:?} at {width}: {line}");
            }
        }
    }
}

#[test]
fn a_scripted_face_draws_waits_and_blanks() {
    let settings = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    let key = "enter".parse().expect("a key");
    let script = Script::new([Event::Key(key)]);
    let backend = TestBackend::new(80, 24);
    let mut face = Terminal::new(backend, script, &settings, TerminalFacts::default()).expect("a face");
    let seen = face.draw(&[today()], 0).expect("a frame");
    assert!(seen.at_end());
    assert!(gallery::text(face.surface().buffer()).contains("Check in"));
    assert_eq!(face.wait(None).expect("an event"), Event::Key(key));
    assert_eq!(face.wait(None).expect("an end"), Event::Gone);
    face.blank();
    assert_eq!(gallery::text(face.surface().buffer()).trim(), "");
    face.draw(&[today()], 0).expect("a frame");
    assert!(gallery::text(face.surface().buffer()).contains("Check in"));
}

#[test]
fn a_long_title_is_shortened_before_the_place_is_left_out() {
    let titled = |title: &str| Page {
        title: title.to_owned(),
        place: "The exercise   prompt 3 of 11".into(),
        ..gallery::page(Vec::new())
    };
    let first = |title: &str, width| {
        let (buffer, _) = gallery::drawn(&[titled(title)], (width, 24), &gallery::mono(Glyphs::Ascii));
        gallery::text(&buffer).lines().next().unwrap_or_default().to_owned()
    };
    let title = "A title that is so long that it could never stand beside its own place";
    let line = first(title, 80);
    assert!(line.contains("...") && line.contains("The exercise   prompt 3 of 11"), "{line}");
    let line = first(title, 60);
    assert!(line.trim_start().starts_with(&title[..17]) && line.contains("prompt 3 of 11"), "{line}");
    assert!(first("Short", 80).contains("Short  "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn wide_and_joined_text_never_moves_the_columns(text in "[a-z 字한\u{301}\u{200d}👩👧🇩🇪ﾞ\u{202e}\u{5d0}]{0,60}", width in 60_u16..120) {
        let row = |label: &str| Row::new(label).detail("detail");
        let list = |label: &str| gallery::page(vec![Block::List(List { rows: vec![row(label), row("x")], ..List::default() })]);
        let (buffer, _) = gallery::drawn(&[list(&text)], (width, 24), &gallery::mono(Glyphs::Ascii));
        for (y, line) in gallery::text(&buffer).lines().enumerate() {
            prop_assert!(lines::width(line) <= usize::from(width), "row {y}: {line}");
        }
        // A cell holds as much as it is wide, and nothing stands behind a wide sign.
        for y in 0..buffer.area.height {
            let mut x = 0;
            while x < width {
                let cells = u16::try_from(lines::width(buffer[(x, y)].symbol()).max(1)).expect("a few cells");
                prop_assert!(x + cells <= width);
                for behind in x + 1..x + cells {
                    prop_assert_eq!(buffer[(behind, y)].symbol(), " ");
                }
                x += cells;
            }
        }
    }

    #[test]
    fn the_caret_stands_where_the_text_before_it_ends(text in "[a-z 字\u{301}👩👧\u{200d}🇩🇪]{0,40}", back in 0_usize..6) {
        let mut field = Field::line(&text);
        for _ in 0..back {
            field.edit(&Edit::Left);
        }
        let (_, at) = field.caret();
        let before: String = field.text().as_str().graphemes(true).take(at).collect();
        let block = Block::Field(FieldBlock { label: String::new(), field: &field, aside: String::new() });
        let (_, shown) = gallery::drawn(&[gallery::page(vec![block])], (120, 24), &gallery::mono(Glyphs::Ascii));
        let caret = shown.caret.expect("a caret");
        prop_assert_eq!(usize::from(caret.x), 4 + lines::width(&before));
    }
}
