//! What a page says in lines: the words for each block, with no signs but ASCII punctuation.

use super::commands::worded;
use crate::app::cursor::counted_from;
use crate::app::lines;
use crate::app::page::{
    Block, Calendar, Callout, Choice, List, Mark, More, Notice, Progress, Rating, Row, Table, Take, Tone, Trend,
};
use crate::faces::clean;
use crate::prose::{Document, Part, words};

/// No line is longer, in cells.
pub const WIDTH: usize = 72;

/// One thing to say, before it is broken into lines. Empty text is an empty line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// The words.
    pub text: String,
    /// How far the lines after the first stand in, in cells.
    pub hang: usize,
}

impl Saying {
    /// Our own words, in ASCII.
    pub fn ours(text: impl AsRef<str>) -> Self {
        Self { text: clean::ascii(&clean::block(text.as_ref())).into_owned(), hang: 0 }
    }

    /// Words of the person, as they are.
    pub fn theirs(text: &str) -> Self {
        Self { text: clean::block(text).into_owned(), hang: 0 }
    }

    fn hung(self, hang: usize) -> Self {
        Self { hang, ..self }
    }

    /// The lines to print, each ending in a line feed.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut out = String::new();
        let rows = lines::rows(&self.text, WIDTH - self.hang);
        for (index, row) in rows.into_iter().enumerate() {
            if index > 0 {
                out.push_str(&" ".repeat(self.hang));
            }
            out.push_str(self.text[row].trim_end());
            out.push('\n');
        }
        out
    }
}

/// What a block says. Its options are numbered from `first`.
#[must_use]
pub fn block(block: &Block<'_>, first: usize) -> Vec<Saying> {
    match block {
        Block::Heading(text) => vec![Saying::ours(text)],
        Block::Aside(text) => vec![Saying::ours(worded(text))],
        Block::Prose(document) => prose(document),
        Block::List(list) => rows(list, first),
        Block::Choice(choice) => options(choice, first),
        Block::Rating(rating) => scale(rating),
        Block::Field(field) => {
            let aside =
                if field.aside.is_empty() { String::new() } else { format!(" {}", sentence(&capital(&field.aside))) };
            let label = if field.label.is_empty() { "Your words" } else { &field.label };
            vec![Saying::ours(format!("{}{aside}", sentence(label)))]
        }
        Block::Table(table) => cells(table),
        Block::Trend(trend) => series(trend),
        Block::Calendar(calendar) => letters(calendar),
        Block::Progress(progress) => vec![Saying::ours(how_far(progress))],
        Block::Callout(callout) => set_apart(callout),
        Block::Buttons(buttons) => numbered(buttons.labels.iter().map(String::as_str), first),
    }
}

/// A notice as a line.
#[must_use]
pub fn notice(notice: &Notice) -> Saying {
    let text = worded(notice.text.trim_start_matches(['!', ' ']));
    match notice.tone {
        Tone::Warn => Saying::ours(format!("Please note: {text}")),
        _ => Saying::ours(text),
    }
}

/// `text` with a stop at its end, unless it has some sign there already.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['\'', ')', '\u{201d}', '\u{2019}']);
    let ends = text.is_empty() || text.ends_with([':', ';', '"']) || bare.ends_with(['.', '?', '!', '\u{2026}']);
    if ends { text.to_owned() } else { format!("{text}.") }
}

fn unstopped(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

fn numbered<'t>(labels: impl Iterator<Item = &'t str>, first: usize) -> Vec<Saying> {
    labels.enumerate().map(|(index, label)| item(&format!("{}. ", first + index), label)).collect()
}

fn item(sign: &str, text: &str) -> Saying {
    Saying::ours(format!("{sign}{text}")).hung(sign.len())
}

fn prose(document: &Document) -> Vec<Saying> {
    let mut out = Vec::new();
    for part in &document.parts {
        if !out.is_empty() {
            out.push(Saying::default());
        }
        match part {
            Part::Heading { text, .. } => out.push(Saying::ours(text)),
            Part::Paragraph(spans) => out.push(Saying::ours(words(spans))),
            Part::List { ordered, items } => {
                for (index, spans) in items.iter().enumerate() {
                    let sign = if *ordered { format!("{}. ", index + 1) } else { "- ".to_owned() };
                    out.push(item(&sign, &words(spans)));
                }
            }
            Part::Quote(spans) => out.push(Saying::ours(format!("Quote: {}", words(spans)))),
            Part::Verbatim(text) => out.push(Saying::ours(text)),
            Part::Rule => {
                out.pop();
            }
        }
    }
    out
}

fn rows(list: &List, first: usize) -> Vec<Saying> {
    if list.rows.is_empty() {
        return vec![Saying::ours(worded(&list.empty))];
    }
    let mut out = Vec::new();
    if !list.name.is_empty() {
        out.push(Saying::ours(format!("{}:", unstopped(&list.name).trim_end_matches(':'))));
    }
    if matches!(list.more, More::Above | More::Both) {
        out.push(Saying::ours("There are more before these."));
    }
    for (index, row) in list.rows.iter().enumerate() {
        out.push(item(&format!("{}. ", first + index), &row_words(row)));
        if !row.note.is_empty() {
            out.push(Saying::ours(format!("   {}", words(&row.note))).hung(3));
        }
    }
    if matches!(list.more, More::Below | More::Both) {
        out.push(Saying::ours("There are more after these."));
    }
    out
}

fn row_words(row: &Row) -> String {
    let mark = match row.mark {
        Mark::None => "",
        Mark::Open => "not begun",
        Mark::Begun => "begun",
        Mark::Done => "done",
        Mark::Chosen => "chosen",
        Mark::LeftOut => "left out",
        Mark::Closed => "not open now",
    };
    let said = row.detail.to_lowercase().contains(mark);
    let beside: Vec<&str> =
        [row.detail.as_str(), if said { "" } else { mark }].into_iter().filter(|part| !part.is_empty()).collect();
    let parts = [row.label.clone(), capital(&beside.join(", "))];
    let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| sentence(part)).collect();
    parts.join(" ")
}

/// `text` with a capital at its beginning.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn options(choice: &Choice, first: usize) -> Vec<Saying> {
    let mut out = Vec::new();
    if !choice.label.is_empty() {
        out.push(Saying::ours(&choice.label));
    }
    if counted_from(&choice.options).is_some() {
        // The numbers are asked for by themselves; what is chosen is worth saying.
        out.extend((!choice.chosen.is_empty()).then(|| Saying::ours(chosen(choice))));
        return out;
    }
    let labels = choice.options.iter().enumerate().map(|(index, option)| {
        if choice.chosen.contains(&index) { format!("{} (chosen)", unstopped(option)) } else { option.clone() }
    });
    let labels: Vec<String> = labels.collect();
    out.extend(numbered(labels.iter().map(String::as_str), first));
    out
}

/// What is chosen, as a line; to say when only that changed.
#[must_use]
pub fn chosen(choice: &Choice) -> String {
    let labels: Vec<&str> =
        choice.chosen.iter().filter_map(|index| choice.options.get(*index)).map(|label| unstopped(label)).collect();
    match (labels.as_slice(), choice.take) {
        ([], Take::One | Take::Many) => "Nothing is chosen.".to_owned(),
        (labels, _) => sentence(&format!("Chosen: {}", labels.join("; "))),
    }
}

fn scale(rating: &Rating) -> Vec<Saying> {
    let mut out = Vec::new();
    if !rating.label.is_empty() {
        out.push(Saying::ours(&rating.label));
    }
    let ends = [(0, &rating.anchors[0]), (5, &rating.anchors[1]), (10, &rating.anchors[2])];
    let ends: Vec<String> =
        ends.into_iter().filter(|(_, words)| !words.is_empty()).map(|(n, words)| format!("{n}: {words}")).collect();
    if !ends.is_empty() {
        out.push(Saying::ours(sentence(&ends.join(", "))));
    }
    out
}

fn cells(table: &Table) -> Vec<Saying> {
    let row = |cells: &Vec<String>| {
        let parts = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(column, cell)| {
            match table.head.get(column).filter(|head| !head.is_empty()) {
                Some(head) => sentence(&format!("{head}: {cell}")),
                None => sentence(cell),
            }
        });
        Saying::ours(parts.collect::<Vec<_>>().join(" "))
    };
    table.rows.iter().map(row).collect()
}

fn series(trend: &Trend) -> Vec<Saying> {
    let mut out = Vec::new();
    if !trend.label.is_empty() {
        out.push(Saying::ours(sentence(&trend.label)));
    }
    if !trend.sentence.is_empty() {
        out.push(Saying::ours(sentence(&trend.sentence)));
    }
    let points = trend.points.iter().map(|(day, value)| Saying::ours(format!("{}: {value}.", day.format("%-d %B %Y"))));
    out.extend(points);
    out
}

/// The days by what is said of them, so that nobody has to listen to a grid.
fn letters(calendar: &Calendar) -> Vec<Saying> {
    let mut out: Vec<Saying> = [&calendar.label, &calendar.sentence]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| Saying::ours(sentence(text)))
        .collect();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for (day, letter, words) in &calendar.days {
        if *letter == calendar.blank {
            continue;
        }
        let day = day.format("%-d %B").to_string();
        match groups.iter_mut().find(|(known, _)| known == words) {
            Some((_, days)) => days.push(day),
            None => groups.push((words, vec![day])),
        }
    }
    out.extend(groups.into_iter().map(|(words, days)| {
        let mut words: Vec<char> = words.chars().collect();
        words.iter_mut().take(1).for_each(|first| *first = first.to_ascii_uppercase());
        Saying::ours(format!("{}: {}.", words.into_iter().collect::<String>(), days.join(", ")))
    }));
    out
}

fn how_far(progress: &Progress) -> String {
    let words = if progress.words.is_empty() {
        format!("{} of {}", progress.done, progress.of)
    } else {
        progress.words.clone()
    };
    if progress.label.is_empty() { sentence(&words) } else { sentence(&format!("{}: {words}", progress.label)) }
}

fn set_apart(callout: &Callout) -> Vec<Saying> {
    let named = match callout.text.parts.first() {
        Some(Part::Heading { .. }) => true,
        Some(Part::Paragraph(spans)) => callout.tone == Tone::Safety && words(spans).starts_with("Safety"),
        _ => false,
    };
    let word = match callout.tone {
        _ if named => "",
        Tone::Warn => "Please note: ",
        Tone::Info => "Note: ",
        Tone::Safety => "Safety: ",
        Tone::Text | Tone::Muted | Tone::Calm => "",
    };
    let mut out = prose(&callout.text);
    for saying in &mut out {
        saying.text = worded(&saying.text);
    }
    if let Some(first) = out.first_mut() {
        first.text.insert_str(0, word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_ends_in_one_sign() {
        let options = ["Which sound would you miss?", "I say 'not today.'", "A walk", "Rest."].map(str::to_owned);
        let said =
            |chosen| super::chosen(&Choice { options: options.to_vec(), chosen: vec![chosen], ..Choice::default() });
        assert_eq!(said(0), "Chosen: Which sound would you miss?");
        assert_eq!(said(1), "Chosen: I say 'not today.'");
        assert_eq!(said(2), "Chosen: A walk.");
        assert_eq!(said(3), "Chosen: Rest.");
    }
}
