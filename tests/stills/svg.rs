//! Cells of a screen as an SVG picture: sharp at any size, and its words can be read and searched.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Width and height of a cell, in the picture's own units.
const CELL: (u32, u32) = (9, 18);
/// Room around the cells.
const EDGE: u32 = 14;
/// From the top of a cell to the line the letters stand on.
const BASE: u32 = 13;

/// How one run of cells looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    ink: Color,
    ground: Color,
    bold: bool,
    underlined: bool,
}

/// Cells beside each other that look the same.
#[derive(Clone, Debug)]
struct Run {
    column: u32,
    cells: u32,
    text: String,
    look: Look,
}

/// The picture. `title` says what it shows to those who cannot see it; `ink` and `ground` stand where no colour is set.
pub fn picture(buffer: &Buffer, title: &str, ink: Color, ground: Color) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2 * EDGE, rows * CELL.1 + 2 * EDGE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\">\n<title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"15\" \
         xml:space=\"preserve\">\n",
        escaped(title),
        colour(ground)
    );
    for row in 0..buffer.area.height {
        for run in runs(buffer, row, ink, ground) {
            draw(&mut svg, &run, u32::from(row), ground);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

fn runs(buffer: &Buffer, row: u16, ink: Color, ground: Color) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = &buffer[(column, row)];
        let wide = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        let look = look(cell, ink, ground);
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.text.push_str(cell.symbol());
                run.cells += u32::from(wide);
            }
            _ => runs.push(Run {
                column: u32::from(column),
                cells: u32::from(wide),
                text: cell.symbol().to_owned(),
                look,
            }),
        }
        column += wide;
    }
    runs
}

fn look(cell: &Cell, ink: Color, ground: Color) -> Look {
    let set = |own: Color, usual: Color| if own == Color::Reset { usual } else { own };
    let (ink, ground) = (set(cell.fg, ink), set(cell.bg, ground));
    let turned = cell.modifier.contains(Modifier::REVERSED);
    Look {
        ink: if turned { ground } else { ink },
        ground: if turned { ink } else { ground },
        bold: cell.modifier.contains(Modifier::BOLD),
        underlined: cell.modifier.contains(Modifier::UNDERLINED),
    }
}

fn draw(svg: &mut String, run: &Run, row: u32, usual: Color) {
    let (x, y) = (EDGE + run.column * CELL.0, EDGE + row * CELL.1);
    if run.look.ground != usual {
        let (width, height) = (run.cells * CELL.0, CELL.1);
        let fill = colour(run.look.ground);
        let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
    }
    let text = run.text.trim_end();
    let begin = text.len() - text.trim_start().len();
    let words = &text[begin..];
    if words.is_empty() {
        return;
    }
    let before = u32::try_from(text[..begin].width()).unwrap_or(0);
    let length = u32::try_from(words.width()).unwrap_or(0) * CELL.0;
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{}{}>{}</text>",
        x + before * CELL.0,
        y + BASE,
        colour(run.look.ink),
        if run.look.bold { " font-weight=\"bold\"" } else { "" },
        if run.look.underlined { " text-decoration=\"underline\"" } else { "" },
        escaped(words)
    );
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        other => panic!("a still is drawn with 24-bit colours, not with {other:?}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
