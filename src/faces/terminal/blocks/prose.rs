//! Something to read.

use super::Room;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};
use crate::prose::{Document, Part, Span};

pub(super) fn lay(document: &Document, room: Room<'_>, sheet: &mut Sheet<'_>) {
    lay_as(document, Ink::Text, room, sheet, |_, flow| flow);
}

/// Lays a document with the ink `base`; `finish` may add to the flow that becomes the part of that number, such as an
/// upright line.
pub(super) fn lay_as(
    document: &Document,
    base: Ink,
    room: Room<'_>,
    sheet: &mut Sheet<'_>,
    finish: impl Fn(usize, Flow) -> Flow,
) {
    let mut above: Option<&Part> = None;
    for part in &document.parts {
        if above.is_some_and(|above| !matches!(above, Part::Heading { .. })) {
            sheet.flow(finish(sheet.next(), Flow::plain("", base, 1, room.dress)));
        }
        above = Some(part);
        match part {
            Part::Heading { text, .. } => {
                sheet.flow(finish(sheet.next(), Flow::plain(text, Ink::Accent, room.text, room.dress)));
            }
            Part::Paragraph(spans) => sheet.flow(finish(sheet.next(), Flow::spans(spans, base, room.text, room.dress))),
            Part::List { ordered, items } => {
                for (number, item) in items.iter().enumerate() {
                    let sign = if *ordered {
                        format!("{:>width$}. ", number + 1, width = items.len().to_string().len())
                    } else {
                        format!("{} ", room.dress.signs.bullet)
                    };
                    sheet.flow(finish(sheet.next(), led(item, &sign, base, room)));
                }
            }
            Part::Quote(spans) => {
                let columns = room.text.saturating_sub(2);
                let flow = Flow::spans(spans, base, columns, room.dress);
                sheet.flow(finish(sheet.next(), flow.bar(room.dress.signs.upright, Ink::Border)));
            }
            Part::Verbatim(text) => sheet.flow(finish(sheet.next(), Flow::plain(text, base, room.text, room.dress))),
            Part::Rule => sheet.line(Line::default().run(room.dress.signs.rule.repeat(room.text), Ink::Border)),
        }
    }
}

/// An item with its sign; the rows under the first stand under its words.
fn led(spans: &[Span], sign: &str, base: Ink, room: Room<'_>) -> Flow {
    let columns = room.text.saturating_sub(crate::app::lines::width(sign));
    Flow::spans(spans, base, columns, room.dress).lead(sign, Ink::Muted)
}
