//! The evening in the full-screen face.

use crate::person::{self, Reply};
use crate::pty::Pty;
use crate::walk;
use mendway::app::action::Command;
use std::path::Path;
use std::time::Duration;

/// A page that is read to its end may be drawn more than once for one key.
const SETTLED: Duration = Duration::from_millis(200);

/// Gives back the text that was shown before it was written.
pub fn evening(folder: &Path) -> String {
    let program = walk::program(&folder.join("home")).env("MENDWAY_TEST_NOW", person::NOW).folder(folder);
    let mut terminal = program.start();
    tell_about_oneself(&terminal);
    set_a_passphrase(&terminal);
    exercise(&terminal);
    write(&terminal);
    search_and_mark(&terminal);
    terminal.send("ctrl+l");
    terminal.wait_for(walk::LOCK);
    terminal.wait_gone(person::ENTRY);
    terminal.type_text(walk::PASSPHRASE);
    terminal.send("enter");
    terminal.wait_for(person::ENTRY);
    let preview = export(&terminal);
    terminal.send("ctrl+q");
    assert_eq!(terminal.exit_code(), 0);
    preview
}

fn tell_about_oneself(terminal: &Pty) {
    terminal.wait_for("page 1 of 6");
    terminal.send("space");
    terminal.wait_for("more above");
    terminal.send("space");
    terminal.wait_for("page 2 of 6");
    terminal.send("2");
    terminal.type_text(person::NAME);
    terminal.wait_for(person::NAME);
    terminal.send("ctrl+s");
    terminal.wait_for("Which words fit");
    terminal.send("1");
    terminal.wait_for("What happened");
    terminal.type_text(person::BREACH);
    terminal.send("tab");
    terminal.send(person::KIND);
    terminal.send("ctrl+s");
    terminal.wait_for("short questions");
    terminal.send("enter");
    terminal.wait_for("Can anyone else see");
    terminal.send("1");
    for number in 1..=person::CHECKS {
        terminal.wait_for(&format!("question {number} of {}", person::CHECKS));
        terminal.send("1");
    }
    terminal.wait_for("Nothing that speaks against it");
    page_on(terminal, "For everyone");
    page_on(terminal, "Your passphrase");
}

/// Reads a page to its end and goes on, until the next one is there.
fn page_on(terminal: &Pty, next: &str) {
    for _ in 0..9 {
        let before = terminal.screen();
        if before.contains(next) {
            return;
        }
        terminal.send("enter");
        terminal.wait_until("something new", |screen| screen != before);
        terminal.quiet(SETTLED);
    }
    panic!("no way to {next}:\n{}", terminal.screen());
}

fn set_a_passphrase(terminal: &Pty) {
    terminal.type_text(walk::PASSPHRASE);
    terminal.send("enter");
    terminal.type_text(walk::PASSPHRASE);
    terminal.wait_for("Both are the same");
    terminal.send("enter");
    terminal.wait_for("Your recovery sheet");
    let mut shown = terminal.screen();
    for key in ["pageup", "pagedown"] {
        terminal.send(key);
        terminal.quiet(SETTLED);
        shown.push_str(&terminal.screen());
    }
    let groups = person::groups(&shown);
    page_on(terminal, "Check the sheet");
    for number in [3, 7] {
        terminal.type_text(&groups[number - 1]);
        terminal.wait_for(&groups[number - 1]);
        terminal.send("enter");
    }
    terminal.wait_gone("Check the sheet");
}

fn exercise(terminal: &Pty) {
    terminal.wait_for(person::EXERCISE);
    page_on(terminal, "Temperature");
    terminal.send(person::HEAT[0]);
    terminal.send("enter");
    for (index, reply) in person::REPLIES.iter().enumerate() {
        terminal.wait_for(&format!("prompt {} of {}", index + 1, person::REPLIES.len()));
        match reply {
            Reply::Picks(picks) => {
                picks.iter().for_each(|pick| terminal.send(pick));
                terminal.send("ctrl+s");
            }
            Reply::Pick(pick) => {
                terminal.send(pick);
                terminal.send("ctrl+s");
            }
            Reply::Text(text) => {
                terminal.type_text(text);
                terminal.wait_for(text);
                terminal.send("ctrl+s");
            }
            Reply::Skip => terminal.send("f5"),
        }
    }
    terminal.wait_for("And now");
    terminal.send(person::HEAT[1]);
    terminal.send("enter");
    terminal.wait_for("What you wrote");
    terminal.send("x");
    terminal.wait_for("Marked");
}

fn write(terminal: &Pty) {
    walk::run(terminal, Command::NewEntry, walk::EDITOR);
    terminal.type_text(person::ENTRY);
    terminal.wait_for(person::ENTRY);
    terminal.send("ctrl+s");
    terminal.wait_for(walk::ENTRY_SAVED);
}

fn search_and_mark(terminal: &Pty) {
    walk::run(terminal, Command::Journal, walk::JOURNAL);
    terminal.send("/");
    terminal.wait_for("Search");
    terminal.type_text(person::SOUGHT);
    terminal.wait_for("those that match");
    terminal.send("esc x");
    terminal.wait_for("Marked");
}

fn export(terminal: &Pty) -> String {
    walk::run(terminal, Command::Export, "1 of 3");
    terminal.send("tab tab tab tab tab tab");
    terminal.wait_for("plain text, opens");
    terminal.send("2");
    terminal.wait_for("\u{25cf} Markdown");
    terminal.send("ctrl+s");
    terminal.wait_for("2 of 3");
    let preview = read_to_the_end(terminal);
    terminal.send("ctrl+s");
    terminal.wait_for("3 of 3");
    terminal.send("ctrl+s");
    terminal.wait_for("The file is written");
    preview
}

/// Pages through the preview and puts together what was seen.
fn read_to_the_end(terminal: &Pty) -> String {
    let mut pages: Vec<(String, Vec<String>)> = Vec::new();
    loop {
        let screen = terminal.screen();
        let (place, lines, more) = taken_apart(&screen);
        match pages.last_mut() {
            Some((last, read)) if *last == place => join(read, lines),
            _ => pages.push((place.clone(), lines)),
        }
        let of: Vec<&str> = place.rsplitn(4, ' ').collect();
        if !more && of[0] == of[2] {
            break;
        }
        terminal.send("space");
        terminal.wait_until("the next lines", |now| now != screen);
        terminal.quiet(SETTLED);
    }
    let all: Vec<String> = pages.into_iter().flat_map(|(_, lines)| lines).collect();
    let text = all.join("\n");
    let start = text.find("# Notes").unwrap_or_else(|| panic!("no heading:\n{text}"));
    text[start..].to_owned()
}

/// "read, page 1 of 2", the lines between the rules, and whether more stand below.
fn taken_apart(screen: &str) -> (String, Vec<String>, bool) {
    let lines: Vec<&str> = screen.lines().collect();
    let rules: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].contains("\u{2500}\u{2500}\u{2500}")).collect();
    let (first, last) = (rules[0], rules[rules.len() - 1]);
    let place = lines[0].split("read, ").nth(1).expect("a place").split("  ").next().unwrap_or_default().trim();
    // An empty line under the first rule and above the last belongs to the frame, not to what is read.
    let inside = lines[first + 2..last - 1].iter().map(|line| line.trim().to_owned()).collect();
    (place.to_owned(), inside, lines[last].contains("below"))
}

/// Puts lines that were scrolled to behind those already read; what is on both screens counts once.
fn join(read: &mut Vec<String>, lines: Vec<String>) {
    let both = (0..=lines.len().min(read.len())).rev().find(|count| read[read.len() - count..] == lines[..*count]);
    read.extend_from_slice(&lines[both.unwrap_or(0)..]);
}
