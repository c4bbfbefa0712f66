//! Words in and out: note, journal, status, check.

use crate::place::Desk;
use crate::setting;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_note_from_standard_input_is_found_again() {
    let desk = Desk::furnished();
    assert_eq!(
        desk.open_with(&["note", "--title", "Third", "--tags", "#one two"], "Über alles.\n\n").fine(),
        "Kept.\n"
    );
    let found = json(&desk.open(&["journal", "search", "uber", "--json"]).fine());
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    assert_eq!((&found[0]["title"], &found[0]["tags"]), (&"Third".into(), &serde_json::json!(["one", "two"])));
    assert_eq!(found[0]["local"], "2026-11-22T18:42:00");
    assert_eq!(found[0]["excerpt"], "[Über] alles.");
}

#[test]
fn a_blank_a_foreign_and_an_endless_note_are_refused_and_nothing_is_kept() {
    let desk = Desk::furnished();
    assert!(desk.open_with(&["note"], " \n").refused(1).contains("nothing to keep"));
    assert!(desk.open_with(&["note"], &"x".repeat(4 * 1024 * 1024 + 1)).refused(1).contains("longer"));
    let count = json(&desk.open(&["journal", "list", "--json"]).fine()).as_array().map(Vec::len);
    assert_eq!(count, Some(2));
}

#[test]
fn the_list_comes_newest_first_and_as_many_as_asked() {
    let desk = Desk::furnished();
    let lines = desk.open(&["journal", "list"]).fine();
    assert_eq!(lines.lines().filter(|line| !line.starts_with(' ')).count(), 2);
    assert!(lines.starts_with("2026-11-22 14:03  Second  #sea\n"), "{lines}");
    let one = json(&desk.open(&["journal", "list", "--limit", "1", "--json"]).fine());
    assert_eq!((one.as_array().map(Vec::len), &one[0]["title"]), (Some(1), &"Second".into()));
}

#[test]
fn words_to_find_may_come_unseen_and_accents_do_not_matter() {
    let desk = Desk::furnished();
    let found = desk.open_with(&["journal", "search"], "ete mer\n").fine();
    assert!(found.contains("Second") && !found.contains("First"), "{found}");
    assert_eq!(desk.open(&["journal", "search", "absent"]).fine(), "Nothing found.\n");
    assert_eq!(desk.open(&["journal", "search", "absent", "--json"]).fine(), "[]\n");
}

#[test]
fn the_passphrase_may_come_by_a_descriptor() {
    let desk = Desk::furnished();
    let said = desk.run_with(&["--passphrase-fd", "0", "journal", "list"], "meadow copper lantern\n").fine();
    assert!(said.contains("First"), "{said}");
    let said = desk.run(&["--passphrase-file", "/not/there", "journal", "list"]).refused(1);
    assert!(said.starts_with("The passphrase could not be read"), "{said}");
}

#[test]
fn status_says_what_waits_and_its_short_form_nothing_private() {
    let desk = Desk::furnished();
    assert_eq!(desk.run(&["status", "--short"]).fine(), "notes: there\n");
    assert_eq!(Desk::bare().run(&["status", "--short"]).fine(), "notes: none yet\n");
    let said = desk.open(&["status"]).fine();
    assert!(said.contains("Drafts waiting: 0\nLast check-in: none yet\n"), "{said}");
    assert_eq!(json(&desk.open(&["status", "--json"]).fine())["drafts"], 0);
}

#[test]
fn a_check_tells_what_is_whole_and_which_settings_are_not_used() {
    let desk = Desk::furnished();
    std::fs::write(desk.home.join("settings.toml"), "theme = \"linen\"\n\nthme = 3\n").expect("written");
    let said = desk.open(&["check"]).fine();
    assert!(said.starts_with("Pages: every page was read and is whole.\n"), "{said}");
    assert!(said.contains("settings.toml:3: \"thme\""), "{said}");
    let facts = json(&desk.open(&["check", "--json"]).fine());
    assert_eq!((&facts["pages"], facts["settings"].as_array().map(Vec::len)), (&true.into(), Some(1)));
    setting::flip(&desk.home.join("people/1/recovery.age"), 200);
    let ran = desk.open(&["check"]);
    assert!(ran.out.contains("Recovery file: not as it was written"), "{}", ran.out);
    assert_eq!(ran.refused_beside(6).lines().count(), 3);
}
