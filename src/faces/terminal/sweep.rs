//! One last look at every cell before it is sent: nothing that could talk to the terminal or turn text around passes.
//! Texts were cleaned when they were laid; this catches what another way may have let through.

use crate::faces::clean;
use ratatui::buffer::Buffer;
use unicode_segmentation::UnicodeSegmentation;

/// Cleans all cells in place. A cell whose sign had to go shows a blank of the same width.
pub fn sweep(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.len() == 1 && matches!(symbol.as_bytes()[0], 0x20..0x7f) {
            continue;
        }
        let cleaned = clean::line(symbol);
        if cleaned != symbol {
            // What is left must still be one sign of one cell or two, or the columns would move.
            let kept = if cleaned.graphemes(true).count() == 1 { cleaned.into_owned() } else { " ".to_owned() };
            cell.set_symbol(&kept);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[test]
    fn no_cell_keeps_a_control_character() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (x, symbol) in ["\u{1b}[2J", "a\u{202e}", "\u{7}", "e\u{301}"].iter().enumerate() {
            buffer.content[x].set_symbol(symbol);
        }
        sweep(&mut buffer);
        let symbols: Vec<&str> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(symbols, [" ", "a", " ", "e\u{301}"]);
    }
}
