//! Backups, passphrase, recovery sheet, and the end of a home.

use crate::place::{Desk, names};
use crate::setting::{PASSPHRASE, hashes};
use std::path::Path;

const OTHER: &str = "violet anchor parsley meadow";

#[test]
fn a_backup_is_made_listed_verified_and_put_in_place_and_what_was_there_is_kept() {
    let desk = Desk::furnished();
    assert_eq!(desk.run(&["backup", "list"]).fine(), "No backups yet. One is made when you lock or leave.\n");
    assert!(desk.open(&["backup", "now"]).fine().starts_with("Made, opened again and read whole: "));
    let listed: serde_json::Value =
        serde_json::from_str(&desk.run(&["backup", "list", "--json"]).fine()).expect("JSON");
    let name = listed[0]["name"].as_str().expect("a name").to_owned();
    assert!(desk.run(&["backup", "list"]).fine().starts_with(&name));
    assert_eq!(
        desk.open(&["backup", "verify"]).fine(),
        "Whole. Every page was read. 2 entries, 0 sittings, 0 check-ins.\n"
    );
    desk.open_with(&["note", "--title", "Later"], "after the backup").fine();
    let said = desk.open(&["backup", "restore", &name, "--yes"]).fine();
    let kept = said.lines().last().and_then(|line| line.strip_prefix("Restored. What was there is kept in "));
    let kept = Path::new(kept.expect("where it is kept"));
    assert!(!desk.open(&["journal", "list"]).fine().contains("Later"));
    let copy = kept.display().to_string();
    assert!(desk.open(&["--home", &copy, "journal", "list"]).fine().contains("Later"), "{said}");
}

#[test]
fn a_restore_that_nobody_confirms_or_that_does_not_open_changes_no_byte() {
    let desk = Desk::furnished();
    desk.open(&["backup", "now"]).fine();
    let before = hashes(&desk.home);
    assert!(desk.open(&["backup", "restore"]).refused_beside(4).contains("no terminal"));
    assert!(desk.open(&["backup", "restore", "absent"]).refused(1).contains("no backup of that name"));
    std::fs::write(desk.passphrase(), "wrong\n").expect("written");
    desk.open(&["backup", "restore", "--yes"]).refused(3);
    desk.open(&["backup", "verify"]).refused(3);
    assert_eq!(hashes(&desk.home), before);
}

#[test]
fn the_passphrase_is_changed_at_a_hidden_prompt() {
    let desk = Desk::furnished();
    let mut terminal = desk.terminal(&["passphrase"]).start();
    for (asked, typed) in [("Old passphrase", PASSPHRASE), ("New passphrase", OTHER), ("The same again", OTHER)] {
        terminal.wait_for(asked);
        terminal.type_text(typed);
        terminal.send("enter");
    }
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    assert!(!terminal.scrollback().contains("violet"), "typed words were shown");
    assert!(desk.open(&["journal", "list"]).refused(3).starts_with("That passphrase does not open your pages."));
    std::fs::write(desk.passphrase(), OTHER).expect("written");
    assert!(desk.open(&["journal", "list"]).fine().contains("First"));
}

#[test]
fn a_weak_or_differently_repeated_passphrase_changes_no_key() {
    let desk = Desk::furnished();
    let key = || std::fs::read(desk.home.join("people/1/identity.age")).expect("read");
    let before = key();
    for (new, again) in [("1234", ""), (OTHER, "something else entirely")] {
        let mut terminal = desk.terminal(&["passphrase"]).start();
        for (asked, typed) in [("Old passphrase", PASSPHRASE), ("New passphrase", new), ("The same again", again)] {
            if typed.is_empty() {
                break;
            }
            terminal.wait_for(asked);
            terminal.type_text(typed);
            terminal.send("enter");
        }
        assert_eq!(terminal.exit_code(), 1, "{}", terminal.screen());
        assert!(terminal.screen().contains("Nothing was changed."), "{}", terminal.screen());
    }
    assert_eq!(key(), before);
}

#[test]
fn a_new_recovery_sheet_opens_and_lets_a_forgotten_passphrase_be_replaced() {
    let desk = Desk::furnished();
    let said = desk.open(&["recovery"]).fine();
    let groups =
        said.lines().filter_map(|line| line.strip_prefix("  ")).filter_map(|line| line.split_whitespace().nth(1));
    let code: Vec<&str> = groups.collect();
    assert_eq!(code.len(), 8, "{said}");
    let mut terminal = desk.terminal(&["passphrase", "--with-sheet"]).start();
    let code = code.join(" ");
    for (asked, typed) in [("Recovery sheet", code.as_str()), ("New passphrase", OTHER), ("The same again", OTHER)] {
        terminal.wait_for(asked);
        terminal.type_text(typed);
        terminal.send("enter");
    }
    assert_eq!(terminal.exit_code(), 0, "{}", terminal.screen());
    std::fs::write(desk.passphrase(), OTHER).expect("written");
    assert!(desk.open(&["journal", "list"]).fine().contains("First"));
}

#[test]
fn everything_is_deleted_only_after_the_words_were_typed() {
    let desk = Desk::furnished();
    let before = hashes(&desk.home);
    desk.run(&["wipe"]).refused_beside(4);
    let answer = |typed: &str| {
        let mut terminal = desk.terminal(&["wipe"]).start();
        terminal.wait_for("to go on:");
        terminal.type_text(typed);
        terminal.send("enter");
        terminal.exit_code()
    };
    assert_eq!(answer("yes"), 1);
    assert_eq!(hashes(&desk.home), before);
    assert_eq!(answer("delete everything"), 0);
    assert!(!desk.home.exists() || names(&desk.home).is_empty());
    desk.open(&["journal", "list"]).refused(10);
}
