//! From a page to a frame, as after a key: what we promise is well under a millisecond for ordinary pages. And reading
//! the whole programme, which may cost five milliseconds.

use criterion::{Criterion, criterion_group, criterion_main};
use mendway::app::action::Edit;
use mendway::app::face::Face;
use mendway::app::field::Field;
use mendway::app::page::{Block, FieldBlock, List, Numbered, Page, Row};
use mendway::domain::settings::Settings;
use mendway::faces::facts::TerminalFacts;
use mendway::faces::plain::Plain;
use mendway::faces::terminal::Terminal;
use mendway::faces::terminal::ears::Script;
use mendway::guides::library::Library;
use mendway::prose::Document;
use ratatui::backend::CrosstermBackend;

fn face() -> Terminal<CrosstermBackend<std::io::Sink>, Script> {
    let facts = TerminalFacts { locale: "C.UTF-8".into(), term: "xterm-256color".into(), ..TerminalFacts::default() };
    let backend = CrosstermBackend::new(std::io::sink());
    Terminal::fixed(backend, Script::default(), (100, 40), &Settings::default(), facts)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn today() -> Page<'static> {
    let rows =
        (0..12).map(|n| Row::new(format!("Entry {n} about a talk")).detail("21 Nov, 3 minutes").note("A reason."));
    let list = List { rows: rows.collect(), at: 4, numbered: Numbered::Yes, ..List::default() };
    let welcome = Document::from_plain("Good evening. Where would you like to start?");
    Page {
        title: "Today".into(),
        blocks: vec![Block::Prose(welcome), Block::List(list)],
        focus: Some(1),
        ..Page::default()
    }
}

fn drawing(c: &mut Criterion) {
    let mut terminal = face();
    c.bench_function("an ordinary page", |b| b.iter(|| terminal.draw(&[today()], 0)));

    let words = "Listening is a promise to stay with what they say \u{2014} even when it\u{2019}s hard. ".repeat(1200);
    let reading = || Page { blocks: vec![Block::Prose(Document::from_plain(&words))], ..Page::default() };
    c.bench_function("100 kB of reading in one paragraph", |b| b.iter(|| terminal.draw(&[reading()], 500)));

    let paragraphs = words.replace(". ", ".\n");
    let reading = || Page { blocks: vec![Block::Prose(Document::from_plain(&paragraphs))], ..Page::default() };
    c.bench_function("100 kB of reading in paragraphs", |b| b.iter(|| terminal.draw(&[reading()], 500)));

    let mut field = Field::area(&paragraphs);
    c.bench_function("a key in 100 kB of text", |b| {
        b.iter(|| {
            field.edit(&Edit::Insert('x'));
            let block = Block::Field(FieldBlock { label: "Text".into(), field: &field, aside: String::new() });
            terminal.draw(&[Page { blocks: vec![block], focus: Some(0), ..Page::default() }], 0)
        });
    });

    c.bench_function("the text area's part of that key", |b| {
        b.iter(|| field.edit(&Edit::Insert('x')));
    });

    let mut plain = Plain::new(&b""[..], std::io::sink());
    c.bench_function("an ordinary page in lines", |b| {
        b.iter(|| {
            plain.blank();
            plain.draw(&[today()], 0)
        });
    });
}

fn reading_the_programme(c: &mut Criterion) {
    c.bench_function("the whole programme, read anew", |b| b.iter(|| Library::embedded().guides().count()));
}

criterion_group!(benches, drawing, reading_the_programme);
criterion_main!(benches);
