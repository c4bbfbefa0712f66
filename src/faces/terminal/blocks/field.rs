//! Text being typed: its label, the rows around the caret, and rules that show where it goes.

use super::{Grip, Room, pointed};
use crate::app::field::FieldKind;
use crate::app::lines;
use crate::app::page::FieldBlock;
use crate::faces::clean;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{GUTTER, Line, Sheet};

pub(super) fn lay<'a>(block: &'a FieldBlock<'_>, room: Room<'_>, sheet: &mut Sheet<'a>) {
    let first = sheet.next();
    label(block, room, sheet);
    let here = room.grip == Grip::Here;
    let at = match block.field.kind() {
        FieldKind::Area => {
            rule(room, sheet);
            let at = sheet.next();
            sheet.area(block.field);
            rule(room, sheet);
            (at, GUTTER)
        }
        FieldKind::Line | FieldKind::Secret | FieldKind::SecretShown => {
            let at = sheet.next();
            (at, GUTTER + one_line(block, room, sheet))
        }
    };
    if here {
        sheet.hold(first, at.0, at.1);
    }
}

/// The label and, behind it or below it, the words beside.
fn label(block: &FieldBlock<'_>, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let ink = if room.grip == Grip::Here { Ink::Accent } else { Ink::Strong };
    let (label, aside) = (room.dress.line(&block.label), room.dress.line(&block.aside));
    let gap = if label.is_empty() { 0 } else { 3 };
    if lines::width(&label) + gap + lines::width(&aside) <= room.text {
        if !label.is_empty() || !aside.is_empty() {
            sheet.line(Line::default().run(&*label, ink).run(" ".repeat(gap), ink).run(&*aside, Ink::Muted));
        }
        return;
    }
    if !label.is_empty() {
        sheet.flow(Flow::plain(&label, ink, room.text, room.dress));
    }
    if !aside.is_empty() {
        sheet.flow(Flow::plain(&aside, Ink::Muted, room.text, room.dress));
    }
}

/// A rule above or below an area; heavy where the focus is, so that it shows without colour.
fn rule(room: Room<'_>, sheet: &mut Sheet<'_>) {
    let (sign, ink) = match room.grip {
        Grip::Here => (room.dress.signs.heavy, Ink::Accent),
        Grip::Away => (room.dress.signs.rule, Ink::Border),
    };
    sheet.line(Line::default().run(sign.repeat(room.text), ink));
}

/// The one row of a field with its free room marked; gives the caret's cell.
fn one_line(block: &FieldBlock<'_>, room: Room<'_>, sheet: &mut Sheet<'_>) -> usize {
    let columns = room.text;
    let shown = block.field.window(columns, 1);
    let text = shown.rows.first().map_or("", String::as_str);
    let text = clean::line(text);
    let free = columns.saturating_sub(lines::width(&text));
    let line = Line { current: pointed(room), ..Line::default() }.run(&*text, Ink::Text);
    sheet.line(line.run(room.dress.signs.blank.repeat(free), Ink::Border));
    shown.caret.1
}
