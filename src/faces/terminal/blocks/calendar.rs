//! Days with a letter each: a row for every week, the key of the letters, and the sentence.

use super::Room;
use crate::app::page::Calendar;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};
use chrono::{Datelike, NaiveDate};

/// Cells before the first day of a week: the date of its first shown day.
const MARGIN: usize = 8;

pub(super) fn lay(calendar: &Calendar, room: Room<'_>, sheet: &mut Sheet<'_>) {
    if !calendar.label.is_empty() {
        sheet.flow(Flow::plain(&calendar.label, Ink::Strong, room.text, room.dress));
    }
    if !calendar.days.is_empty() {
        sheet.line(Line::at(MARGIN).run("Mo Tu We Th Fr Sa Su", Ink::Muted));
        weeks(&calendar.days).into_iter().for_each(|(first, letters)| {
            let date = Line::default().run(first.format("%-d %b").to_string(), Ink::Muted);
            sheet.line(date.pad(MARGIN).run(letters.trim_end().to_owned(), Ink::Text));
        });
        sheet.flow(Flow::plain(&key(calendar), Ink::Muted, room.text, room.dress));
    }
    if !calendar.sentence.is_empty() {
        sheet.flow(Flow::plain(&calendar.sentence, Ink::Text, room.text, room.dress));
    }
}

/// The first shown day of each week, with the letters of its days under their weekdays.
fn weeks(days: &[(NaiveDate, char, &str)]) -> Vec<(NaiveDate, String)> {
    let mut weeks: Vec<(NaiveDate, String)> = Vec::new();
    for (day, letter, _) in days {
        let column = day.weekday().num_days_from_monday() as usize;
        if column == 0 || weeks.is_empty() {
            weeks.push((*day, " ".repeat(column * 3)));
        }
        if let Some((_, letters)) = weeks.last_mut() {
            letters.push(*letter);
            letters.push_str("  ");
        }
    }
    weeks
}

/// What the letters that are there mean.
fn key(calendar: &Calendar) -> String {
    let mut known: Vec<(char, &str)> = Vec::new();
    for (_, letter, words) in &calendar.days {
        if !known.iter().any(|(one, _)| one == letter) {
            known.push((*letter, words));
        }
    }
    known.sort_by_key(|(letter, _)| *letter == calendar.blank);
    let parts: Vec<String> = known.into_iter().map(|(letter, words)| format!("{letter} {words}")).collect();
    parts.join("   ")
}
