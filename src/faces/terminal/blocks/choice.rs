//! Options to choose from, one or many.

use super::list::{lit, number};
use super::{Grip, Room};
use crate::app::cursor::counted_from;
use crate::app::lines;
use crate::app::page::{Choice, Numbered};
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};

pub(super) fn lay(choice: &Choice, room: Room<'_>, sheet: &mut Sheet<'_>) {
    if !choice.label.is_empty() {
        sheet.flow(Flow::plain(&choice.label, Ink::Strong, room.text, room.dress));
    }
    let numbered = if counted_from(&choice.options).is_some() { Numbered::No } else { Numbered::Yes };
    for (index, option) in choice.options.iter().enumerate() {
        let current = room.grip == Grip::Here && index == choice.at;
        let first = sheet.next();
        let sign = room.dress.signs.option(choice.take, &choice.chosen, index);
        let ink = if choice.chosen.contains(&index) { Ink::Strong } else { Ink::Text };
        let head = Line::default().run(number(numbered, index), Ink::Muted).run(format!("{sign} "), Ink::Calm);
        let indent = head.width();
        let words = room.dress.line(option);
        for (row, range) in lines::rows(&words, room.text.saturating_sub(indent).max(1)).into_iter().enumerate() {
            let line = if row == 0 { head.clone() } else { Line::at(indent) };
            let grip = if current { Grip::Here } else { Grip::Away };
            sheet.line(Line { current: lit(Room { grip, ..room }, row), ..line.run(&words[range], ink) });
        }
        if current {
            sheet.hold(first, first, 0);
        }
    }
}
