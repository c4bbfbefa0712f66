//! Someone at the plain face.

use super::{Keyboard, Reply};
use crate::home;
use crate::pty::Pty;
use mendway::app::action::Command;
use mendway::domain::person::Person;

/// Someone who is read to, and answers with lines.
pub struct Plain {
    pty: Pty,
    /// What was said lately: a list that was said in full is not said again.
    heard: String,
}

impl Plain {
    pub const fn new(pty: Pty) -> Self {
        Self { pty, heard: String::new() }
    }

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

    fn ready(&mut self, first: &str) {
        self.reply("How stirred up", "1");
        self.reply("Who goes first?", first);
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
