//! One evening's keys in either face: what is chosen and typed, by its name.

use crate::home;
use crate::pty::Pty;
use crate::walk;
use mendway::app::action::Command;
use mendway::app::runtime::settings;
use mendway::domain::person::Person;
use mendway::domain::settings::{Glyphs, Settings};
use mendway::home::Home;
use std::path::Path;
use std::time::Duration;

/// A page may be drawn more than once for one key.
const SETTLED: Duration = Duration::from_millis(70);

/// What someone does with one prompt.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// A number from 0 to 10, or the first option, by its key.
    Key(&'static str),
    Text(&'static str),
    Skip,
}

/// A face with someone at it.
pub trait Keyboard {
    /// Goes to a place by its name, from anywhere.
    fn place(&mut self, command: Command, arrived: &str);
    /// Takes the row, the option or the button whose name begins so.
    fn choose(&mut self, label: &str);
    /// Fills the fields of a form, in their order.
    fn fill(&mut self, fields: &[(&str, &str)]);
    /// Leaves a choice as it is suggested.
    fn keep(&mut self, question: &str);
    /// Answers the prompts of a part.
    fn answer(&mut self, replies: &[Reply]);
    /// Saves a form as it stands.
    fn save(&mut self);
    /// At the door of a home of two.
    fn unlock(&mut self, whose: Person);
    /// At the door of someone who lives alone.
    fn unlock_alone(&mut self, whose: Person);
    /// Waits for words on the page.
    fn sees(&mut self, words: &str);
    /// Saves and leaves.
    fn leave(self: Box<Self>);
    /// The first run of someone who joins, up to their pages.
    fn join(&mut self, whose: Person);
    /// Ends the program at once.
    fn kill(self: Box<Self>);
}

/// Starts the program in the full-screen face, drawn with plain signs so that the focus can be read.
pub fn full(folder: &Path) -> Box<dyn Keyboard> {
    let plain_signs = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    settings::write(&Home::at(folder.to_owned()).settings_file(), &plain_signs).expect("settings");
    Box::new(Full(walk::program(folder).env("MENDWAY_TEST_NOW", home::EVENING).start()))
}

/// Starts it in the plain face.
pub fn plain(folder: &Path) -> Box<dyn Keyboard> {
    let program = walk::program(folder).args(["--plain"]).env("MENDWAY_TEST_NOW", home::EVENING);
    Box::new(Plain { pty: program.start(), heard: String::new() })
}

struct Full(Pty);

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
    fn press(&self, keys: &str) {
        let before = self.0.screen();
        self.0.send(keys);
        for _ in 0..8 {
            self.0.quiet(SETTLED);
            if self.0.screen() != before {
                return;
            }
            std::thread::sleep(SETTLED);
        }
    }

    /// The next key towards what is called so, and whether it is there then.
    fn towards(&self, label: &str) -> (String, bool) {
        let screen = self.0.screen();
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
        walk::run(&self.0, command, arrived);
    }

    fn choose(&mut self, label: &str) {
        for _ in 0..60 {
            let (key, there) = self.towards(label);
            self.press(&key);
            if there {
                return;
            }
        }
        panic!("no way to {label:?}:\n{}", self.0.screen());
    }

    fn fill(&mut self, fields: &[(&str, &str)]) {
        for (label, text) in fields {
            self.0.wait_for(label);
            self.0.type_text(text);
            if !text.is_empty() {
                self.0.wait_for(text);
            }
            self.press("tab");
        }
    }

    fn keep(&mut self, question: &str) {
        self.sees(question);
    }

    fn answer(&mut self, replies: &[Reply]) {
        for (index, reply) in replies.iter().enumerate() {
            self.0.wait_for(&format!("prompt {} of {}", index + 1, replies.len()));
            match reply {
                Reply::Key(key) => self.press(&format!("{key} ctrl+s")),
                Reply::Text(text) => {
                    self.0.type_text(text);
                    self.0.wait_for(text);
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
        self.0.wait_for("Who is here?");
        self.0.quiet(SETTLED);
        if !self.0.screen().contains(&format!("(o) {}", whose.label())) {
            self.press("shift+tab");
            self.press(&whose.number().to_string());
        }
        self.0.type_text(home::passphrase(whose));
        self.0.send("enter");
        self.0.wait_gone("Who is here?");
        self.0.quiet(SETTLED);
    }

    fn unlock_alone(&mut self, whose: Person) {
        self.0.wait_for(walk::LOCK);
        self.0.type_text(home::passphrase(whose));
        self.0.send("enter");
        self.0.wait_for(walk::TODAY);
    }

    fn sees(&mut self, words: &str) {
        for _ in 0..6 {
            self.0.quiet(SETTLED);
            let screen = self.0.screen();
            if screen.contains(words) {
                return;
            }
            if screen.contains("more below") {
                self.press("pagedown");
            } else {
                std::thread::sleep(SETTLED);
            }
        }
        self.0.wait_for(words);
    }

    fn leave(mut self: Box<Self>) {
        self.0.send("ctrl+q");
        assert_eq!(self.0.exit_code(), 0);
    }

    fn join(&mut self, whose: Person) {
        self.0.wait_for("page 1 of 6");
        self.press("x");
        self.0.wait_for("page 2 of 6");
        self.press("f8");
        self.0.wait_for("Which words fit");
        self.press("2");
        self.0.wait_for("What happened");
        self.press("f8");
        self.0.wait_for("short questions");
        self.press("enter");
        self.0.wait_for("Can anyone else see");
        for _ in 0..12 {
            if self.0.screen().contains("Nothing that speaks against it") {
                break;
            }
            self.press("1");
        }
        for _ in 0..12 {
            if self.0.screen().contains("Your passphrase") {
                break;
            }
            self.press("enter");
        }
        for _ in 0..2 {
            self.0.type_text(home::passphrase(whose));
            self.press("enter");
        }
        self.0.wait_for("Your recovery sheet");
    }

    fn kill(mut self: Box<Self>) {
        self.0.kill_9();
    }
}

struct Plain {
    pty: Pty,
    /// What was said lately: a list that was said in full is not said again.
    heard: String,
}

impl Plain {
    fn hear(&mut self) {
        let said = self.pty.expect("\n> ");
        self.heard.push_str(&said);
        self.heard.push('\n');
    }

    fn line(&self, line: &str) {
        self.pty.type_text(line);
        self.pty.send("enter");
    }

    #[track_caller]
    fn reply(&mut self, question: &str, line: &str) {
        let said = self.pty.expect(question);
        self.heard.push_str(&said);
        self.heard.push_str(question);
        self.hear();
        self.line(line);
    }
}

impl Keyboard for Plain {
    fn place(&mut self, command: Command, _arrived: &str) {
        self.hear();
        self.line("/actions");
        self.reply("Type what you want", command.label());
        self.choose(command.label());
    }

    fn choose(&mut self, label: &str) {
        // Something slow is said first, with a prompt of its own: then the page comes.
        for _ in 0..3 {
            self.hear();
            let numbered = self.heard.lines().rev().filter_map(|line| line.split_once(". "));
            let mut fitting =
                numbered.filter(|(number, text)| number.parse::<u32>().is_ok() && text.starts_with(label));
            if let Some((number, _)) = fitting.next() {
                return self.line(number);
            }
        }
        panic!("{label}?\n{}", self.heard);
    }

    fn fill(&mut self, fields: &[(&str, &str)]) {
        for (label, text) in fields {
            self.reply(label, text);
        }
    }

    fn keep(&mut self, question: &str) {
        self.reply(question, "");
    }

    fn answer(&mut self, replies: &[Reply]) {
        for (index, reply) in replies.iter().enumerate() {
            let prompt = format!("prompt {} of {}", index + 1, replies.len());
            match reply {
                Reply::Key(line) | Reply::Text(line) => {
                    self.reply(&prompt, line);
                    self.reply("Enter alone: Next", "");
                }
                Reply::Skip => self.reply(&prompt, "/skip"),
            }
        }
    }

    fn save(&mut self) {
        self.hear();
        self.line("/save");
    }

    fn unlock(&mut self, whose: Person) {
        self.reply("Who is here?", &whose.number().to_string());
        self.reply("Passphrase.", home::passphrase(whose));
        self.reply("Enter alone: Open", "");
        self.heard.clear();
    }

    fn unlock_alone(&mut self, whose: Person) {
        self.reply("Passphrase.", home::passphrase(whose));
    }

    fn sees(&mut self, words: &str) {
        let wrapped = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let first = words.split(' ').next().unwrap_or_default();
        while !wrapped(&self.heard).contains(words) {
            let said = self.pty.expect(first);
            self.heard.push_str(&said);
            self.heard.push_str(first);
            let rest = self.pty.expect("\n");
            self.heard.push_str(&rest);
            self.heard.push('\n');
        }
    }

    fn leave(mut self: Box<Self>) {
        self.hear();
        self.line("/quit");
        assert_eq!(self.pty.exit_code(), 0);
    }

    fn join(&mut self, whose: Person) {
        self.reply("Enter alone: Next", "");
        self.reply("Who is the other person?", "");
        self.reply("What to call you", "");
        self.reply("Enter alone: Next", "");
        self.reply("Which words fit you best", "2");
        for asked in
            ["A short name for it", "What kind of thing", "Known since", "Does it still go on?", "Enter alone: Next"]
        {
            self.reply(asked, "");
        }
        self.reply("short questions", "");
        self.reply("Can anyone else see", "1");
        for _ in 0..12 {
            self.hear();
            if self.heard.contains("Nothing that speaks against it") {
                break;
            }
            self.line("1");
        }
        self.line("");
        self.reply("For everyone", "");
        self.reply("It is not shown.", home::passphrase(whose));
        self.reply("It is not shown.", home::passphrase(whose));
        self.reply("Enter alone: Next", "");
        self.pty.expect("Your recovery sheet");
    }

    fn kill(mut self: Box<Self>) {
        self.pty.kill_9();
    }
}
