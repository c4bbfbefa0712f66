//! Pages onto a screen: a pure function from pages, scroll and dress to cells, caret and what was seen.

use super::blocks::{self, Room};
use super::dress::Dress;
use super::frame::{self, Frame};
use super::sheet::{self, Focus, GUTTER, Sheet};
use super::sweep::sweep;
use crate::app::page::{Page, Shape};
use crate::app::scene::Seen;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};

/// The smallest window in which pages are drawn, in cells.
pub const SMALLEST: (u16, u16) = (60, 16);

/// What a drawing showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What of the top page was visible.
    pub seen: Seen,
    /// Where the caret belongs, if it shows.
    pub caret: Option<Position>,
    /// Where the focus of the top page is among its lines.
    focus: Option<Focus>,
    /// Which page it was, as far as one can tell.
    page: (String, String),
}

/// Draws `pages`, the lowest first, over all of `buffer`. `scroll` is the first line of the top page to show; it is
/// moved to keep the focus in view, unless the focus stands where it stood in `past`: then the person scrolls.
pub fn draw(buffer: &mut Buffer, pages: &[Page<'_>], scroll: usize, past: &Shown, dress: &Dress) -> Shown {
    let area = buffer.area;
    buffer.set_style(area, dress.ground);
    let Some((top, below)) = pages.split_last() else { return Shown::default() };
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        frame::too_small(area, top, dress, buffer);
        sweep(buffer);
        return Shown { seen: Seen { top: scroll, rows: 0, total: scroll + 1 }, ..Shown::default() };
    }
    let frame = Frame::of(area, pages);
    if let Some(base) = pages.first() {
        frame.paint(base, top, dress, buffer);
    }
    for page in below {
        let (sheet, area) = lay(&frame, page, None, dress, buffer);
        sheet.paint(area, 0, dress, buffer);
    }
    let shown = draw_top(&frame, top, scroll, past, dress, buffer);
    frame.paint_foot(top, shown.seen, dress, buffer);
    sweep(buffer);
    shown
}

fn draw_top(frame: &Frame, page: &Page<'_>, scroll: usize, past: &Shown, dress: &Dress, buffer: &mut Buffer) -> Shown {
    let (sheet, area) = lay(frame, page, page.focus, dress, buffer);
    let (rows, total) = (usize::from(area.height), sheet.height());
    let mut top = scroll.min(total.saturating_sub(rows));
    let seen = |top: usize| Seen { top, rows: rows.min(total - top), total };
    let focus = sheet.focus();
    let page = (page.title.clone(), page.place.clone());
    let still =
        past.focus == focus && past.page == page && past.seen.total == total && past.seen.rows == seen(top).rows;
    if let (Some(focus), false) = (&focus, still) {
        top = into_view(top, rows, focus);
    }
    sheet.paint(area, top, dress, buffer);
    let caret = focus.as_ref().and_then(|focus| sheet::place(area, top, focus.caret));
    Shown { seen: seen(top), caret, focus, page }
}

/// Lays a page and finds its place on the screen; an overlay's box is drawn already.
fn lay<'a>(
    frame: &Frame,
    page: &'a Page<'_>,
    focus: Option<usize>,
    dress: &Dress,
    buffer: &mut Buffer,
) -> (Sheet<'a>, Rect) {
    let room = Room::new(dress, frame.columns(page.shape));
    let mut sheet = blocks::lay(page, room, focus);
    sheet.fill(frame.rows(page.shape));
    let area = match page.shape {
        Shape::Full => frame.content,
        Shape::Bare => centred(frame.content, &sheet, room),
        Shape::Overlay => overlay(frame, page, &sheet, room, dress, buffer),
    };
    (sheet, area)
}

/// The nearest top that shows the focus; its caret if not all of it fits.
fn into_view(top: usize, rows: usize, focus: &Focus) -> usize {
    let wanted = if focus.lines.len() <= rows { focus.lines.clone() } else { focus.caret.0..focus.caret.0 + 1 };
    if wanted.start < top {
        wanted.start
    } else if wanted.end > top + rows {
        wanted.end.saturating_sub(rows)
    } else {
        top
    }
}

/// A bare page stands a third down the window, and in the middle of its width.
fn centred(area: Rect, sheet: &Sheet<'_>, room: Room<'_>) -> Rect {
    let height = u16::try_from(sheet.height()).unwrap_or(u16::MAX).min(area.height);
    let width = u16::try_from(room.text + GUTTER + 1).unwrap_or(u16::MAX).min(area.width);
    let (x, y) = ((area.width - width) / 2, (area.height - height) / 3);
    Rect { x: area.x + x, y: area.y + y, width, height: area.height - y }
}

/// Clears and frames the box of an overlay; gives the room inside.
fn overlay(
    frame: &Frame,
    page: &Page<'_>,
    sheet: &Sheet<'_>,
    room: Room<'_>,
    dress: &Dress,
    buffer: &mut Buffer,
) -> Rect {
    let outer = frame.inside;
    let height = u16::try_from(sheet.height() + 2).unwrap_or(u16::MAX).min(outer.height);
    let width = u16::try_from(room.row + GUTTER + 5).unwrap_or(u16::MAX).min(outer.width);
    let area = Rect { x: outer.x + (outer.width - width) / 2, y: outer.y + (outer.height - height) / 2, width, height };
    Clear.render(area, buffer);
    buffer.set_style(area, dress.surface);
    frame::frame_box(area, &dress.line(&page.title), dress, buffer);
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(3), height: area.height.saturating_sub(2) }
}

impl Frame {
    /// Lines that a page of that shape can show at once.
    fn rows(&self, shape: Shape) -> usize {
        usize::from(match shape {
            Shape::Full | Shape::Bare => self.content.height,
            Shape::Overlay => self.inside.height.saturating_sub(2),
        })
    }

    /// Cells for the words of a page of that shape.
    fn columns(&self, shape: Shape) -> usize {
        let width = usize::from(match shape {
            Shape::Full | Shape::Bare => self.content.width,
            Shape::Overlay => self.inside.width.saturating_sub(4),
        });
        let columns = width.saturating_sub(GUTTER + 1);
        if shape == Shape::Full { columns } else { columns.min(Dress::WIDEST - 4) }
    }
}
