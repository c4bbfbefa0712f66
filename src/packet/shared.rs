//! One document of what two people share: every line of the register that its reader may see, with its words. It is
//! for the reader alone; nothing of their private pages is in it.

use crate::domain::person::Person;
use crate::insight::ours::{Book, Line, Sort};
use crate::prose::{Document, Part, Span};
use chrono::NaiveDate;

/// Whether what two people share is open to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Open,
    /// It is not. Then nothing is told that was not known while it was open: whether the other stopped is left out.
    Closed,
}

/// What `me` may take along. `other` is what the other is called: "your partner". Typed words are kept letter by
/// letter.
#[must_use]
pub fn shared(book: &Book, me: Person, other: &str, standing: Standing, today: NaiveDate) -> Document {
    let told = |line: &&Line| standing == Standing::Open || line.sort != Sort::Ending || line.author() == me;
    let lines: Vec<&Line> = book.register().iter().filter(told).collect();
    let mut document = Document::default();
    document.heading(1, "What we shared");
    document.say(format!("A copy, made on {}. \"You\" is whoever made it.", full(today)));
    document.say(match lines.len() {
        0 => "Nothing was said here.".to_owned(),
        1 => "It has 1 line.".to_owned(),
        count => format!("It has {count} lines."),
    });
    for line in lines {
        document.heading(2, heading(line, me, other));
        for (label, words) in book.words(line) {
            if !label.trim().is_empty() {
                document.parts.push(Part::Paragraph(vec![Span::strong(label)]));
            }
            document.parts.push(Part::Verbatim(words));
        }
    }
    document
}

fn heading(line: &Line, me: Person, other: &str) -> String {
    let who = if line.author() == me { "you" } else { other };
    format!("{}. {}: {who} {}", line.stamp.number, full(line.stamp.day), line.what)
}

fn full(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
