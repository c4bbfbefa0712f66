//! The frame round a page: title line, rules, notice and footer; the box of an overlay; the word about a small window.

use super::dress::{Dress, Ink};
use super::screen::SMALLEST;
use crate::app::action::{Action, Command};
use crate::app::lines;
use crate::app::page::{Hint, Notice, Page, Shape, Tone};
use crate::app::scene::Seen;
use crate::domain::settings::Hints;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Windows as wide as this have the wide margin.
const WIDE: u16 = 70;
/// Windows as high as this have an empty line under the title.
const HIGH: u16 = 20;
/// So much of a title stays beside the place, in cells.
const SHORTEST: usize = 20;
/// Hints in the footer at most.
const HINTS: usize = 6;

/// Where the parts of the screen are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The lowest page's content, with its gutter.
    pub content: Rect,
    /// All between the rules: where an overlay may stand.
    pub inside: Rect,
    area: Rect,
    shape: Shape,
}

/// Columns before a notice.
const NOTICE: u16 = 4;
/// Lines a notice may take.
const NOTICE_LINES: usize = 4;

impl Frame {
    /// The frame of `pages` in a window of at least [`SMALLEST`].
    #[must_use]
    pub fn of(area: Rect, pages: &[Page<'_>]) -> Self {
        let shape = pages.first().map_or(Shape::Full, |page| page.shape);
        let notice = pages.last().and_then(|page| page.notice.as_ref());
        let more = notice.map_or(0, |notice| told(notice, area).len().saturating_sub(1));
        let foot = 5 + u16::try_from(more).unwrap_or(0);
        let inside = Rect { y: area.y + 2, height: area.height - foot, x: area.x + 1, width: area.width - 2 };
        // The gutter stands in the margin: text begins 4 cells in, or 2 in a narrow window.
        let left = if area.width >= WIDE { 2 } else { 0 };
        let above = u16::from(area.height >= HIGH);
        let content =
            Rect { x: area.x + left, y: inside.y + above, width: area.width - left - 1, height: inside.height - above };
        Self { content, inside, area, shape }
    }

    /// Paints the title line of the lowest page. Status comes from the top page, which alone has one.
    pub fn paint(&self, base: &Page<'_>, top: &Page<'_>, dress: &Dress, buffer: &mut Buffer) {
        let (left, right) = (self.area.x + 1, self.area.right().saturating_sub(1));
        let y = self.area.y;
        let mut end = right;
        if let Some(status) = &top.status {
            end = at_right(buffer, left, end, y, &dress.line(&status.text), dress, Ink::from(status.tone));
        }
        let title = dress.line(&base.title);
        // The last words of the place say where one is; those before them go first.
        let whole = dress.line(&base.place);
        let last = whole.rsplit("   ").next().unwrap_or_default();
        let beside = |place: &str| usize::from(end.saturating_sub(left)).checked_sub(lines::width(place) + 3);
        let kept = |place: &&str| beside(place).is_some_and(|room| room >= lines::width(&title).min(SHORTEST));
        if let Some(place) = [&*whole, last].into_iter().find(kept) {
            end = at_right(buffer, left, end, y, place, dress, Ink::Muted);
        }
        let room = usize::from(end.saturating_sub(left));
        let title = shortened(&title, room, dress);
        let ink = if self.shape == Shape::Bare { Ink::Muted } else { Ink::Accent };
        buffer.set_stringn(left, y, title, room, dress.style(ink));
        if self.shape != Shape::Bare {
            self.rule(y + 1, dress, buffer);
        }
    }

    /// Paints notice, lower rule and footer for the top page.
    pub fn paint_foot(&self, top: &Page<'_>, seen: Seen, dress: &Dress, buffer: &mut Buffer) {
        let bottom = self.area.bottom();
        let (left, width) = (self.area.x + 1, usize::from(self.area.width - 2));
        if let Some(notice) = &top.notice {
            let lines = told(notice, self.area);
            let first = bottom - 2 - u16::try_from(lines.len()).unwrap_or(1);
            for (y, line) in (first..).zip(&lines) {
                let style = dress.style(Ink::from(notice.tone));
                buffer.set_stringn(self.area.x + NOTICE, y, dress.line(line), lines::width(line), style);
            }
        }
        if self.shape != Shape::Bare {
            self.rule(bottom - 2, dress, buffer);
        }
        if let Some(words) = more(seen) {
            at_right(buffer, left, self.area.right() - 2, bottom - 2, words, dress, Ink::Muted);
        }
        let mut x = left;
        for (index, hint) in fitting_hints(&top.hints, dress.hints, width).into_iter().enumerate() {
            let gap = if index == 0 { 0 } else { 3 };
            let room = |x: u16| usize::from((self.area.right() - 1).saturating_sub(x));
            x += gap;
            (x, _) = buffer.set_stringn(x, bottom - 1, dress.line(&hint.key), room(x), dress.style(Ink::Accent));
            x += 1;
            (x, _) = buffer.set_stringn(x, bottom - 1, dress.line(&hint.label), room(x), dress.style(Ink::Muted));
        }
    }

    fn rule(&self, y: u16, dress: &Dress, buffer: &mut Buffer) {
        let width = usize::from(self.area.width.saturating_sub(2));
        buffer.set_stringn(self.area.x + 1, y, dress.signs.rule.repeat(width), width, dress.style(Ink::Border));
    }
}

/// As much of a title as fits, with a sign where its end is left out.
fn shortened(title: &str, room: usize, dress: &Dress) -> String {
    if lines::width(title) <= room {
        return title.to_owned();
    }
    let sign = dress.signs.more;
    let kept = lines::fitting(title, room.saturating_sub(lines::width(sign)));
    format!("{}{sign}", kept.trim_end())
}

/// Writes `text` so that it ends at `right`, a blank at both sides, if it fits behind `left`. Gives where it begins.
fn at_right(buffer: &mut Buffer, left: u16, right: u16, y: u16, text: &str, dress: &Dress, ink: Ink) -> u16 {
    let width = u16::try_from(lines::width(text)).unwrap_or(u16::MAX);
    let Some(x) = right.checked_sub(width).filter(|x| *x > left && width > 0) else { return right };
    let blank = dress.style(Ink::Text);
    buffer.set_stringn(x.saturating_sub(1), y, " ", 1, blank);
    buffer.set_stringn(x, y, text, usize::from(width), dress.style(ink));
    buffer.set_stringn(right, y, " ", usize::from(buffer.area.right().saturating_sub(right)), blank);
    x.saturating_sub(3)
}

/// A notice with the sign of its tone, so that colour is not needed.
fn said(notice: &Notice) -> String {
    match notice.tone {
        Tone::Warn if !notice.text.starts_with('!') => format!("! {}", notice.text),
        _ => notice.text.clone(),
    }
}

/// A notice in lines that fit the window, at most [`NOTICE_LINES`].
fn told(notice: &Notice, area: Rect) -> Vec<String> {
    let room = usize::from(area.width.saturating_sub(NOTICE + 2)).clamp(1, Dress::WIDEST);
    let text = crate::faces::clean::line(&said(notice)).into_owned();
    textwrap::wrap(&text, room).into_iter().take(NOTICE_LINES).map(std::borrow::Cow::into_owned).collect()
}

/// Words for what is out of view.
const fn more(seen: Seen) -> Option<&'static str> {
    match (seen.top > 0, !seen.at_end()) {
        (false, false) => None,
        (true, false) => Some("more above"),
        (false, true) => Some("more below"),
        (true, true) => Some("more above and below"),
    }
}

/// The hints that fit in `width` cells, in their order. The last ones go first; the first one, the way back, safety,
/// help and hide stay longest, in this order.
#[must_use]
pub fn fitting_hints(hints: &[Hint], wish: Hints, width: usize) -> Vec<&Hint> {
    let cells = |hint: &Hint| lines::width(&hint.key) + 1 + lines::width(&hint.label) + 3;
    let mut shown: Vec<(usize, &Hint)> = hints.iter().enumerate().collect();
    let most = if wish == Hints::Full { HINTS } else { 4 };
    while shown.len() > most || shown.iter().map(|(_, hint)| cells(hint)).sum::<usize>() > width + 3 {
        let weights = shown.iter().map(|(place, hint)| weight(*place, hint)).enumerate();
        let Some((goes, _)) = weights.min_by_key(|(index, weight)| (*weight, std::cmp::Reverse(*index))) else { break };
        shown.remove(goes);
    }
    shown.into_iter().map(|(_, hint)| hint).collect()
}

/// How long a hint stays when room gets short.
const fn weight(place: usize, hint: &Hint) -> usize {
    match hint.action {
        Action::Do(Command::Hide) => 5,
        Action::Do(Command::Help) => 4,
        Action::Do(Command::Safety) => 3,
        Action::Back => 2,
        _ if place == 0 => 1,
        _ => 0,
    }
}

/// Draws the border of a box with its title in the upper line.
pub fn frame_box(area: Rect, title: &str, dress: &Dress, buffer: &mut Buffer) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let style = dress.style(Ink::Border);
    let signs = dress.signs;
    let inner = usize::from(area.width - 2);
    let [top_left, top_right, bottom_left, bottom_right] = signs.corners;
    let rule = signs.rule.repeat(inner);
    for (y, left, right) in [(area.y, top_left, top_right), (area.bottom() - 1, bottom_left, bottom_right)] {
        buffer.set_stringn(area.x, y, format!("{left}{rule}{right}"), usize::from(area.width), style);
    }
    for y in area.y + 1..area.bottom() - 1 {
        buffer.set_stringn(area.x, y, signs.upright, 1, style);
        buffer.set_stringn(area.right() - 1, y, signs.upright, 1, style);
    }
    if !title.is_empty() {
        let words = format!(" {} ", lines::fitting(title, inner.saturating_sub(4)));
        buffer.set_stringn(area.x + 2, area.y, words, inner.saturating_sub(1), dress.style(Ink::Accent));
    }
}

/// Says that the window is too small, and how to hide.
pub fn too_small(area: Rect, top: &Page<'_>, dress: &Dress, buffer: &mut Buffer) {
    let hides = |hint: &&Hint| hint.action == Action::Do(Command::Hide);
    let key = top.hints.iter().find(hides).map_or("Ctrl+L", |hint| hint.key.as_str());
    let text = format!(
        "This window is {} x {}. Please make it {} x {}, or press {key} to hide.",
        area.width, area.height, SMALLEST.0, SMALLEST.1
    );
    let text = dress.line(&text);
    for (y, row) in (area.y..area.bottom()).zip(lines::rows(&text, usize::from(area.width))) {
        buffer.set_stringn(area.x, y, &text[row], usize::from(area.width), dress.style(Ink::Text));
    }
}
