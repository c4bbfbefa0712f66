//! Pictures of a screen in both faces, with the footer and notices the app adds.

use super::scene;
use mendway::app::app::App;
use mendway::app::face::{Event, Face};
use mendway::app::page::Page;
use mendway::app::scene::Scene;
use mendway::app::screen::Screen;
use mendway::domain::settings::{Glyphs, Settings};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::plain::Plain;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::screen::{self, Shown};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the full-screen face draws, without colour, in ASCII.
pub fn drawn(screen: Box<dyn Screen>, width: u16, height: u16) -> String {
    let settings = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    let app = App::new(screen, &settings);
    let facts = TerminalFacts { term: "dumb".to_owned(), ..TerminalFacts::default() };
    let dress = Dress::new(&settings, &facts);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let first = screen::draw(&mut buffer, &app.pages(&scene()), 0, &Shown::default(), &dress);
    let seen = Scene { seen: first.seen, ..scene() };
    buffer.reset();
    screen::draw(&mut buffer, &app.pages(&seen), first.seen.top, &first, &dress);
    let rows = buffer.content.chunks(usize::from(width.max(1))).map(|row| {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned() + "\n"
    });
    rows.collect()
}

/// One page as the full-screen face draws it, without what the app adds.
pub fn page_drawn(page: &Page<'_>, width: u16, height: u16) -> String {
    let settings = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    let dress = Dress::new(&settings, &TerminalFacts { term: "dumb".to_owned(), ..TerminalFacts::default() });
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, std::slice::from_ref(page), 0, &Shown::default(), &dress);
    let rows = buffer.content.chunks(usize::from(width.max(1)));
    rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>() + "\n").collect()
}

/// One page as the plain face prints it.
pub fn page_said(page: &Page<'_>) -> String {
    let mut out = Vec::new();
    Plain::new(&b""[..], &mut out).draw(std::slice::from_ref(page), 0).expect("a page is printed");
    String::from_utf8(out).expect("text")
}

/// What the plain face prints, given these lines to read, and what the app made of them.
pub fn talked(screen: Box<dyn Screen>, lines: &str) -> String {
    let mut app = App::new(screen, &Settings::default());
    let mut out = Vec::new();
    {
        let mut face = Plain::new(lines.as_bytes(), &mut out);
        loop {
            let scene = scene();
            face.draw(&app.pages(&scene), 0).expect("a page is printed");
            match face.wait(None).expect("a line is read") {
                Event::Gone => break,
                event => {
                    for effect in app.handle(event, &scene) {
                        app.keep_own(effect, &scene);
                    }
                }
            }
        }
    }
    String::from_utf8(out).expect("text")
}
