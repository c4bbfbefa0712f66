//! What a field promises.

use super::*;
use proptest::prelude::*;

#[test]
fn a_cluster_is_one_step_and_one_deletion() {
    for cluster in ["👨‍👩‍👧", "🇩🇪", "e\u{301}", "น้ำ", "字", "a"] {
        let mut field = Field::line(&format!("x{cluster}"));
        field.edit(&Edit::Left);
        let clusters_left = format!("x{cluster}").graphemes(true).count() - 1;
        assert_eq!(field.caret(), (0, clusters_left), "{cluster}");
        field.edit(&Edit::Right);
        while field.text() != "x" {
            assert_eq!(field.edit(&Edit::Backspace), Edited::Changed, "{cluster} left {:?}", field.text());
            assert!(field.text().starts_with('x'), "{cluster:?} left {:?}", field.text());
        }
    }
}

#[test]
fn a_paste_is_one_edit_without_control_characters() {
    let mut field = Field::area("before ");
    field.edit(&Edit::Paste("one\r\ntwo\u{1b}[201~q\u{7}".into()));
    assert_eq!(field.text(), "before one\ntwo[201~q");
    field.edit(&Edit::Undo);
    assert_eq!(field.text(), "before ");
    field.edit(&Edit::Redo);
    assert_eq!(field.text(), "before one\ntwo[201~q");
}

#[test]
fn a_whole_value_can_be_undone() {
    let mut field = Field::area("what I wrote");
    field.set("something else");
    field.edit(&Edit::Undo);
    assert_eq!(field.text(), "what I wrote");
}

#[test]
fn find_goes_on_and_round() {
    let mut field = Field::area("Calendar\nno\nthe calendar talk");
    field.set_caret((0, 0));
    assert!(field.find("calendar"));
    assert_eq!(field.caret(), (2, 4));
    assert!(field.find("calendar"));
    assert_eq!(field.caret(), (0, 0));
    assert!(!field.find("missing"));
}

#[test]
fn a_secret_is_never_in_debug_text() {
    let mut field = Field::secret();
    field.edit(&Edit::Paste("hunter2".into()));
    field.reveal();
    assert!(!format!("{field:?}").contains("hunter2"));
}

#[test]
fn undo_goes_by_word() {
    let mut field = Field::area("");
    for c in "one two".chars() {
        field.edit(&Edit::Insert(c));
    }
    field.edit(&Edit::Undo);
    assert_eq!(field.text(), "one ");
    field.edit(&Edit::Redo);
    assert_eq!(field.text(), "one two");
}

#[test]
fn the_caret_goes_by_the_rows_seen_and_keeps_its_column() {
    let mut field = Field::area("one two three four\nx\nfive six seven");
    let _ = field.window(10, 3);
    field.set_caret((0, 6));
    for (edit, caret) in [
        (Edit::Down, (0, 14)),
        (Edit::Down, (1, 1)),
        (Edit::Down, (2, 6)),
        (Edit::Up, (1, 1)),
        (Edit::Up, (0, 14)),
        (Edit::Up, (0, 6)),
    ] {
        field.edit(&edit);
        assert_eq!(field.caret(), caret, "{edit:?}");
    }
}

#[test]
fn the_window_follows_the_caret_and_no_further() {
    let text: Vec<String> = (0..20).map(|n| format!("line {n}")).collect();
    let mut field = Field::area(&text.join("\n"));
    let shown = field.window(20, 4);
    assert_eq!(shown.rows, ["line 16", "line 17", "line 18", "line 19"]);
    assert_eq!(shown.caret, (3, 7));
    assert!(shown.above && !shown.below);
    field.edit(&Edit::Up);
    assert_eq!(field.window(20, 4).caret, (2, 7));
    field.edit(&Edit::Top);
    let shown = field.window(20, 4);
    assert_eq!((shown.rows[0].as_str(), shown.caret), ("line 0", (0, 0)));
    assert!(!shown.above && shown.below);
}

#[test]
fn a_long_single_line_shows_the_part_around_the_caret() {
    let mut field = Field::line("one two three four");
    let shown = field.window(8, 1);
    assert_eq!((shown.rows[0].as_str(), shown.caret), ("ee four", (0, 7)));
    field.edit(&Edit::LineStart);
    let shown = field.window(8, 1);
    assert_eq!((shown.rows[0].as_str(), shown.caret), ("one two ", (0, 0)));
}

#[test]
fn a_caret_beyond_the_reach_of_a_jump_still_moves_by_one() {
    let mut field = Field::line(&"a".repeat(70_000));
    field.edit(&Edit::Left);
    assert_eq!(field.caret(), (0, 69_999));
    field.edit(&Edit::Backspace);
    assert_eq!(field.text().len(), 69_999);
    assert_eq!(field.caret(), (0, 69_998));
}

proptest! {
    #[test]
    fn the_caret_is_always_in_the_window(text in "[a-z👨‍👩‍👧e\u{301}字 \n]{0,80}", columns in 2_usize..20, height in 1_usize..6, moves in proptest::collection::vec(0_usize..9, 0..30)) {
        let mut field = Field::area(&text);
        for one in moves {
            let edit = [Edit::Left, Edit::Right, Edit::Up, Edit::Down, Edit::PageUp, Edit::PageDown, Edit::Insert('x'), Edit::Newline, Edit::Backspace][one].clone();
            field.edit(&edit);
            let shown = field.window(columns, height);
            prop_assert!(shown.rows.len() <= height);
            prop_assert!(shown.caret.0 < shown.rows.len(), "{shown:?}");
            prop_assert!(shown.caret.1 <= columns, "{shown:?}");
        }
    }

    #[test]
    fn the_caret_never_stands_inside_a_cluster(text in "[a-z👨‍👩‍👧e\u{301}🇩🇪字 \n]{0,40}", moves in proptest::collection::vec(0_u8..8, 0..40)) {
        let mut field = Field::area(&text);
        for one in moves {
            let edit = [Edit::Left, Edit::Right, Edit::Up, Edit::Down, Edit::WordLeft, Edit::WordRight, Edit::Backspace, Edit::Delete][usize::from(one)].clone();
            field.edit(&edit);
            let caret = field.caret();
            let mut copy = field.clone();
            copy.set_caret(caret);
            prop_assert_eq!(copy.caret(), caret);
            prop_assert_eq!(copy.place(), field.place());
        }
    }

    #[test]
    fn undoing_everything_brings_the_text_back(text in "[a-z \n]{0,30}", edits in proptest::collection::vec(0_u8..6, 1..30)) {
        let mut field = Field::area(&text);
        let first = field.text();
        for one in edits {
            let edit = [Edit::Insert('x'), Edit::Newline, Edit::Backspace, Edit::Delete, Edit::DeleteWord, Edit::Paste("p\nq".into())][usize::from(one)].clone();
            field.edit(&edit);
        }
        while field.edit(&Edit::Undo) == Edited::Changed {}
        prop_assert_eq!(field.text(), first);
    }
}
