//! A series over time: a chart of points, the sentence that says what it shows, and every number in words.

use super::Room;
use crate::app::page::Trend;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};

/// Rows of the chart: 10, then 9 and 8 together, down to 1 and 0.
const HEIGHT: usize = 6;
/// Cells before the first day: the number and the axis.
const AXIS: usize = 4;

pub(super) fn lay(trend: &Trend, room: Room<'_>, sheet: &mut Sheet<'_>) {
    if !trend.label.is_empty() {
        sheet.flow(Flow::plain(&trend.label, Ink::Strong, room.text, room.dress));
    }
    if !trend.points.is_empty() {
        chart(trend, room, sheet);
    }
    if !trend.sentence.is_empty() {
        sheet.flow(Flow::plain(&trend.sentence, Ink::Text, room.text, room.dress));
    }
    if !trend.points.is_empty() {
        let numbers: Vec<String> =
            trend.points.iter().map(|(day, value)| format!("{} {value}", day.format("%-d %b"))).collect();
        sheet.flow(Flow::plain(&numbers.join(", "), Ink::Muted, room.text, room.dress));
    }
}

fn chart(trend: &Trend, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let days = usize::try_from((trend.span.1 - trend.span.0).num_days()).unwrap_or(0) + 1;
    let wide = room.text.saturating_sub(AXIS).max(1);
    let step = if days <= wide { (wide / days).clamp(1, 3) } else { 1 };
    let columns = if days <= wide { days * step } else { wide };
    let heights = heights(trend, days, columns, step);
    let signs = room.dress.signs;
    for row in 0..HEIGHT {
        let label = match row {
            0 => "10",
            3 => " 5",
            5 => " 0",
            _ => "  ",
        };
        let points: String =
            heights.iter().map(|height| if *height == Some(HEIGHT - 1 - row) { signs.point } else { " " }).collect();
        let line = Line::default().run(format!("{label} "), Ink::Muted).run(signs.upright, Ink::Border);
        sheet.line(line.run(points.trim_end(), Ink::Info));
    }
    let axis = Line::at(AXIS - 1).run(signs.corners[2], Ink::Border);
    sheet.line(axis.run(signs.rule.repeat(columns), Ink::Border));
    let (first, last) = (trend.span.0.format("%-d %b").to_string(), trend.span.1.format("%-d %b").to_string());
    let last_at = (AXIS + columns).saturating_sub(last.len());
    let dates = Line::at(AXIS).run(first, Ink::Muted);
    if dates.width() < last_at {
        sheet.line(dates.pad(last_at).run(last, Ink::Muted));
    } else {
        sheet.line(dates.run(format!(" to {last}"), Ink::Muted));
    }
}

/// For each column the row of its point, counted from the bottom; days that share a column are averaged.
fn heights(trend: &Trend, days: usize, columns: usize, step: usize) -> Vec<Option<usize>> {
    let mut sums = vec![(0_usize, 0_usize); columns];
    for (day, value) in &trend.points {
        let Ok(offset) = usize::try_from((*day - trend.span.0).num_days()) else { continue };
        let column = if columns >= days { offset * step } else { offset * columns / days };
        if let Some((sum, count)) = sums.get_mut(column) {
            *sum += usize::from((*value).min(10));
            *count += 1;
        }
    }
    let height = |(sum, count): (usize, usize)| (count > 0).then(|| (sum * 2 + count) / (count * 2) / 2);
    sums.into_iter().map(height).collect()
}
