//! Every block in the terminal face, at two widths and in both sets of signs.

use crate::gallery;
use mendway::app::action::Edit;
use mendway::app::field::Field;
use mendway::domain::settings::Glyphs;
use std::fmt::Write;

#[test]
fn every_block_is_drawn_at_both_widths_and_in_both_sets_of_signs() {
    let line = Field::line("The calendar talk");
    let area = Field::area("She put the phone down and listened until I was done.\n\nThen she asked.");
    let mut secret = Field::secret();
    secret.edit(&Edit::Paste("five small words".to_owned()));
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        let dress = gallery::mono(glyphs);
        for width in [80, 60] {
            let mut all = String::new();
            for (name, block) in gallery::blocks(&line, &area, &secret) {
                let page = gallery::page(vec![block]);
                let (buffer, shown) = gallery::drawn(&[page], (width, 24), &dress);
                let text = gallery::text(&buffer);
                let content: Vec<&str> = text.lines().skip(2).take(19).collect();
                let caret = shown.caret.map_or_else(|| "none".to_owned(), |at| format!("{},{}", at.x, at.y - 2));
                let content = content.join("\n");
                writeln!(all, "== {name} (caret {caret})\n{}", content.trim_end()).expect("a text grows");
            }
            insta::assert_snapshot!(format!("blocks_{glyphs:?}_{width}").to_lowercase(), all);
        }
    }
}
