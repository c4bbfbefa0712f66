//! Pages with every block, for the face tests.

use chrono::NaiveDate;
use mendway::app::action::{Action, Command};
use mendway::app::field::Field;
use mendway::app::page::{
    Block, Buttons, Calendar, Callout, Choice, FieldBlock, Hint, List, Mark, More, Notice, Numbered, Page, Progress,
    Rating, Row, Status, Table, Take, Tone, Trend,
};
use mendway::domain::settings::{Glyphs, Settings};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::screen::{self, Shown};
use mendway::prose::{Document, Span, Stress};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A terminal without colours.
pub fn mono(glyphs: Glyphs) -> Dress {
    let facts = TerminalFacts { term: "dumb".to_owned(), ..TerminalFacts::default() };
    Dress::new(&Settings { glyphs, ..Settings::default() }, &facts)
}

/// The screen as text, one line for each row.
pub fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width).max(1);
    let rows = buffer.content.chunks(width).map(|row| {
        let mut line = String::new();
        let mut skip = 0;
        for cell in row {
            if skip == 0 {
                line.push_str(cell.symbol());
                skip = mendway::app::lines::width(cell.symbol()).saturating_sub(1);
            } else {
                skip -= 1;
            }
        }
        format!("{}\n", line.trim_end())
    });
    rows.collect()
}

/// Draws pages into a fresh screen.
pub fn drawn(pages: &[Page<'_>], size: (u16, u16), dress: &Dress) -> (Buffer, Shown) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let shown = screen::draw(&mut buffer, pages, 0, &Shown::default(), dress);
    (buffer, shown)
}

pub fn hints() -> Vec<Hint> {
    let hint = |key: &str, label: &str, action| Hint { key: key.to_owned(), label: label.to_owned(), action };
    vec![
        hint("Enter", "open", Action::Activate),
        hint("n", "new entry", Action::Do(Command::NewEntry)),
        hint("/", "search", Action::Do(Command::Search)),
        hint("f", "filter", Action::Do(Command::Filter)),
        hint("d", "delete", Action::Do(Command::Delete)),
        hint("Esc", "back", Action::Back),
        hint("Ctrl+L", "hide", Action::Do(Command::Hide)),
        hint("F1", "help", Action::Do(Command::Help)),
    ]
}

pub fn page(blocks: Vec<Block<'_>>) -> Page<'_> {
    let focus = blocks.iter().position(Block::takes_focus);
    Page {
        title: "Listening without fixing".to_owned(),
        place: "Prompt 3 of 5".to_owned(),
        blocks,
        focus,
        status: Some(Status { text: "saved 18:42".to_owned(), tone: Tone::Calm }),
        notice: Some(Notice::calm("Saved.")),
        hints: hints(),
        ..Page::default()
    }
}

pub fn reading() -> Document {
    Document::from_markdown(
        "## Try this tonight\n\nListening is a promise to stay with what the other person is saying, even when it is \
         **uncomfortable**. You don\u{2019}t have to agree to understand \u{2014} only to hear.\n\n1. Ask one question and wait.\n\
         2. Say back what you heard, in your own words, without adding what you think about it or why it came about.\n\n\
         - One thing.\n- Another.\n\n> You put the phone down and looked at me.\n\n---\n\nSources: 2.\n",
    )
}

pub fn list() -> List {
    List {
        name: "What to do".to_owned(),
        rows: vec![
            Row::new("Continue").detail("Communication, prompt 3 of 5").mark(Mark::Begun),
            Row::new("Check in").detail("last one Thursday").mark(Mark::Done),
            Row::new("A label so long that it cannot stand beside its detail, however wide the window may be today")
                .detail("about 4 minutes")
                .mark(Mark::Open),
            Row {
                note: vec![
                    Span::plain("...agreed to share the "),
                    Span { text: "calendar".to_owned(), stress: Stress::Found },
                    Span::plain(" for a month"),
                ],
                ..Row::new("The calendar talk").detail("21 Nov").mark(Mark::LeftOut)
            },
            Row::new("Later").mark(Mark::Closed),
        ],
        at: 1,
        more: More::Both,
        empty: "Nothing here yet.".to_owned(),
        numbered: Numbered::Yes,
    }
}

pub fn choice(take: Take) -> Choice {
    Choice {
        label: "Which words fit you best today?".to_owned(),
        options: vec![
            "I was hurt".to_owned(),
            "I broke trust".to_owned(),
            "Both, or it is mixed, and I would need more than one line to say how it came to be like that".to_owned(),
        ],
        chosen: vec![1],
        at: 2,
        take,
    }
}

pub fn rating(value: Option<u8>) -> Rating {
    Rating {
        label: "How safe do you feel with them today?".to_owned(),
        value,
        anchors: ["not at all".to_owned(), "so-so".to_owned(), "fully".to_owned()],
    }
}

pub fn table() -> Table {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    Table {
        head: row(["Day", "Felt safe", "In a word"]),
        rows: vec![row(["21 Nov", "4", "calm, and a little tired after the talk"]), row(["22 Nov", "6", "lighter"])],
    }
}

pub fn trend() -> Trend {
    let day = |n: u32| NaiveDate::from_ymd_opt(2026, 11, n).expect("a day");
    Trend {
        label: "Felt safe, 0 to 10".to_owned(),
        points: vec![(day(2), 3), (day(5), 4), (day(9), 4), (day(15), 7), (day(22), 10)],
        span: (day(1), day(22)),
        sentence: "Between 3 and 10, higher at the end than at the start.".to_owned(),
    }
}

pub fn callout() -> Callout {
    Callout {
        tone: Tone::Warn,
        text: Document::from_plain(
            "The saved file is not encrypted. Keep it where only you can open it, and delete it afterwards.",
        ),
    }
}

pub fn calendar() -> Calendar {
    let first = NaiveDate::from_ymd_opt(2026, 11, 11).expect("a day");
    let signs = "KKp..-KeoK..r".chars().zip(first.iter_days());
    let words = |letter| match letter {
        'K' => "kept",
        'p' => "partly",
        '-' => "missed",
        'e' => "excused",
        'r' => "moved ahead of time",
        'o' => "no mark",
        _ => "not due",
    };
    Calendar {
        label: "The last two weeks".to_owned(),
        days: signs.map(|(letter, day)| (day, letter, words(letter))).collect(),
        blank: '.',
        sentence: "Last 14 days: kept 5 of 7. Partly 1, missed 1. Not counted: 1 excused, 1 without a mark.".to_owned(),
    }
}

/// One block of each kind by name; the fields are lent.
pub fn blocks<'a>(line: &'a Field, area: &'a Field, secret: &'a Field) -> Vec<(&'static str, Block<'a>)> {
    let field = |label: &str, field, aside: &str| {
        Block::Field(FieldBlock { label: label.to_owned(), field, aside: aside.to_owned() })
    };
    vec![
        ("heading", Block::Heading("Path".to_owned())),
        ("prose", Block::Prose(reading())),
        (
            "aside",
            Block::Aside(
                "A suggested order, not a lock. Open any step when it helps, in any order you like.".to_owned(),
            ),
        ),
        ("list", Block::List(list())),
        (
            "empty list",
            Block::List(List { empty: "Nothing here yet. Press n to write.".to_owned(), ..List::default() }),
        ),
        ("choice", Block::Choice(choice(Take::One))),
        ("choice of many", Block::Choice(choice(Take::Many))),
        ("rating", Block::Rating(rating(Some(3)))),
        ("rating without value", Block::Rating(rating(None))),
        ("line", field("Title", line, "optional")),
        ("area", field("What did they do?", area, "5 words")),
        ("secret", field("Passphrase", secret, "Strength: good")),
        ("table", Block::Table(table())),
        ("trend", Block::Trend(trend())),
        ("calendar", Block::Calendar(calendar())),
        (
            "progress",
            Block::Progress(Progress {
                label: "Communication".to_owned(),
                done: 3,
                of: 6,
                words: "3 of 6 begun".to_owned(),
            }),
        ),
        ("callout", Block::Callout(callout())),
        (
            "buttons",
            Block::Buttons(Buttons {
                labels: ["Why we ask", "Example", "Skip, that is fine", "Next"].map(str::to_owned).to_vec(),
                at: 3,
            }),
        ),
    ]
}
