//! Muted words beside the matter.

use super::Room;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::Sheet;

pub(super) fn lay(text: &str, room: Room<'_>, sheet: &mut Sheet<'_>) {
    sheet.flow(Flow::plain(text, Ink::Muted, room.text, room.dress));
}
