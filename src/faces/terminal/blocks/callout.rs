//! Words set apart because they matter: an upright line at their left, and a sign for how they are meant.

use super::Room;
use super::prose;
use crate::app::page::{Callout, Tone};
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::sheet::Sheet;

pub(super) fn lay(callout: &Callout, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let ink = Ink::from(callout.tone);
    let upright = room.dress.signs.upright;
    let sign = if callout.tone == Tone::Warn { "! " } else { "" };
    let inner = Room { text: room.text.saturating_sub(2 + sign.len()).max(1), ..room };
    let first = sheet.next();
    prose::lay_as(&callout.text, Ink::Text, inner, sheet, |next, flow| {
        let flow = if next == first { flow.lead(sign, ink) } else { flow.indent(sign.len()) };
        flow.bar(upright, ink)
    });
}
