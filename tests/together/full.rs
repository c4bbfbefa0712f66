//! Someone at the full screen, who reads where the focus is and goes where they want.

use super::{Keyboard, Reply};
use crate::home;
use crate::pty::Pty;
use crate::walk;
use mendway::app::action::Command;
use mendway::domain::person::Person;
use std::time::Duration;

/// A page may be drawn more than once for one key.
const SETTLED: Duration = Duration::from_millis(70);

/// What someone at the full screen meets when the program is ended under their hands.
#[derive(Debug)]
pub struct Killed;

/// When the program is ended: after so many keys, and so long after the last of them.
#[derive(Clone, Copy, Debug)]
pub struct Fuse {
    pub keys: u64,
    pub after: Duration,
}

/// The full screen with someone at it.
pub struct Full {
    pty: Pty,
    fuse: Option<Fuse>,
    /// Who is at the keyboard.
    pub at: Option<Person>,
    /// Every page that was settled, and who saw it.
    pub seen: Vec<(Person, String)>,
}

/// What a line of a list says, with the number it is taken by.
fn row(line: &str) -> (bool, Option<u32>, &str) {
    let line = line.trim();
    let (current, line) = line.strip_prefix("> ").map_or((false, line), |rest| (true, rest));
    let (number, line) = match line.split_once(' ') {
        Some((number, rest)) if number.len() == 1 => {
            (number.parse().ok(), if number.parse::<u32>().is_ok() { rest } else { line })
        }
        _ => (None, line),
    };
    let line = line.trim_start();
    let marks = ["( ) ", "(o) ", "[ ] ", "[x] ", "[~] ", "[-] "];
    (current, number, marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim_start())
}

impl Full {
    pub const fn new(pty: Pty) -> Self {
        Self { pty, fuse: None, at: None, seen: Vec::new() }
    }

    /// With a fuse that ends the program.
    pub fn fused(self, fuse: Fuse) -> Self {
        Self { fuse: Some(fuse), ..self }
    }

    fn press(&mut self, keys: &str) {
        let before = self.pty.screen();
        self.pty.send(keys);
        self.burn();
        for _ in 0..8 {
            self.pty.quiet(SETTLED);
            let now = self.pty.screen();
            if now != before {
                self.seen.extend(self.at.map(|whose| (whose, now)));
                return;
            }
            std::thread::sleep(SETTLED);
        }
    }

    fn burn(&mut self) {
        let Some(fuse) = &mut self.fuse else { return };
        fuse.keys = fuse.keys.saturating_sub(1);
        if fuse.keys == 0 {
            std::thread::sleep(fuse.after);
            self.pty.kill_9();
            std::panic::resume_unwind(Box::new(Killed));
        }
    }

    /// The next key towards what is called so, and whether it is there then.
    fn towards(&self, label: &str) -> (String, bool) {
        let screen = self.pty.screen();
        let rows = screen.lines().map(row).filter(|(_, _, name)| name.starts_with(label));
        for (current, number, _) in rows {
            match number {
                Some(number) => return (number.to_string(), true),
                None if current => return ("enter".to_owned(), true),
                None => {}
            }
        }
        let named = screen.find(&format!("[ {label}"));
        match (screen.find("[>"), named) {
            (Some(at), _) if screen[at..].starts_with(&format!("[>{label}")) => ("enter".to_owned(), true),
            (Some(at), Some(named)) => (if named > at { "right" } else { "left" }.to_owned(), false),
            (None, Some(_)) if !screen.contains("more below") => ("tab".to_owned(), false),
            _ if screen.contains("more below") => ("pagedown".to_owned(), false),
            _ => ("down".to_owned(), false),
        }
    }
}

impl Keyboard for Full {
    fn place(&mut self, command: Command, arrived: &str) {
        walk::run(&self.pty, command, arrived);
    }

    fn choose(&mut self, label: &str) {
        for _ in 0..60 {
            let (key, there) = self.towards(label);
            self.press(&key);
            if there {
                return;
            }
        }
        panic!("no way to {label:?}:\n{}", self.pty.screen());
    }

    fn fill(&mut self, fields: &[(&str, &str)]) {
        for (label, text) in fields {
            self.pty.wait_for(label);
            self.pty.type_text(text);
            if !text.is_empty() {
                self.pty.wait_for(text);
            }
            self.press("tab");
        }
    }

    fn keep(&mut self, question: &str) {
        self.sees(question);
    }

    fn answer(&mut self, replies: &[Reply]) {
        for (index, reply) in replies.iter().enumerate() {
            self.pty.wait_for(&format!("prompt {} of {}", index + 1, replies.len()));
            match reply {
                Reply::Key(key) => self.press(&format!("{key} ctrl+s")),
                Reply::Text(text) => {
                    self.pty.type_text(text);
                    self.pty.wait_for(text);
                    self.press("ctrl+s");
                }
                Reply::Skip => self.press("f5"),
            }
        }
    }

    fn save(&mut self) {
        self.press("ctrl+s");
    }

    fn unlock(&mut self, whose: Person) {
        self.pty.wait_for("Who is here?");
        self.pty.quiet(SETTLED);
        if !self.pty.screen().contains(&format!("(o) {}", whose.label())) {
            self.press("shift+tab");
            self.press(&whose.number().to_string());
        }
        self.at = Some(whose);
        self.pty.type_text(home::passphrase(whose));
        self.press("enter");
        self.pty.wait_gone("Who is here?");
        self.pty.quiet(SETTLED);
    }

    fn unlock_alone(&mut self, whose: Person) {
        self.pty.wait_for(walk::LOCK);
        self.pty.type_text(home::passphrase(whose));
        self.pty.send("enter");
        self.pty.wait_for(walk::TODAY);
    }

    fn sees(&mut self, words: &str) {
        for _ in 0..6 {
            self.pty.quiet(SETTLED);
            let screen = self.pty.screen();
            if screen.contains(words) {
                return;
            }
            if screen.contains("more below") {
                self.press("pagedown");
            } else {
                std::thread::sleep(SETTLED);
            }
        }
        self.pty.wait_for(words);
    }

    fn leave(mut self: Box<Self>) {
        self.pty.send("ctrl+q");
        assert_eq!(self.pty.exit_code(), 0);
    }

    fn join(&mut self, whose: Person) {
        self.pty.wait_for("page 1 of 6");
        self.press("x");
        self.pty.wait_for("page 2 of 6");
        self.press("f5");
        self.pty.wait_for("Which words fit");
        self.press("2");
        self.pty.wait_for("What happened");
        self.press("f5");
        self.pty.wait_for("short questions");
        self.press("enter");
        self.pty.wait_for("Can anyone else see");
        for _ in 0..12 {
            if self.pty.screen().contains("Nothing that speaks against it") {
                break;
            }
            self.press("1");
        }
        for _ in 0..12 {
            if self.pty.screen().contains("Your passphrase") {
                break;
            }
            self.press("enter");
        }
        for _ in 0..2 {
            self.pty.type_text(home::passphrase(whose));
            self.press("enter");
        }
        self.pty.wait_for("Your recovery sheet");
    }

    fn kill(mut self: Box<Self>) {
        self.pty.kill_9();
    }
}
