//! The evening in the plain face: every question answered with one line.

use crate::person::{self, Reply};
use crate::pty::Pty;
use crate::walk;
use std::path::Path;

/// Gives back the text that was shown before it was written.
pub fn evening(folder: &Path) -> String {
    let program = walk::program(&folder.join("home")).args(["--plain"]).env("MENDWAY_TEST_NOW", person::NOW);
    let mut talk = Talk(program.folder(folder).start());
    tell_about_oneself(&mut talk);
    set_a_passphrase(&mut talk);
    exercise(&mut talk);
    write(&mut talk);
    search_and_mark(&mut talk);
    talk.say("/hide");
    talk.answer("Passphrase.", walk::PASSPHRASE);
    talk.answer(person::ENTRY, "/actions");
    let preview = export(&mut talk);
    talk.say("/quit");
    assert_eq!(talk.0.exit_code(), 0);
    preview
}

/// The conversation.
struct Talk(Pty);

impl Talk {
    /// Waits for a question and for the sign that an answer is wanted, and answers. Gives back what was said before.
    #[track_caller]
    fn answer(&mut self, question: &str, line: &str) -> String {
        let mut said = self.0.expect(question);
        said.push_str(question);
        said.push_str(&self.0.expect("\n> "));
        self.line(line);
        said
    }

    /// Answers whatever is asked next.
    #[track_caller]
    fn say(&mut self, line: &str) {
        self.answer("", line);
    }

    /// Answers with the number that stands before `label`.
    #[track_caller]
    fn choose(&mut self, label: &str) {
        let said = self.0.expect("\n> ");
        self.pick(&said, label);
    }

    #[track_caller]
    fn pick(&self, said: &str, label: &str) {
        let numbered = said.lines().rev().filter_map(|line| line.split_once(". "));
        let mut fitting = numbered.filter(|(number, text)| number.parse::<u32>().is_ok() && text.contains(label));
        let (number, _) = fitting.next().unwrap_or_else(|| panic!("{label}?\n{said}"));
        self.line(number);
    }

    fn line(&self, line: &str) {
        self.0.type_text(line);
        self.0.send("enter");
    }
}

fn tell_about_oneself(talk: &mut Talk) {
    talk.answer("Enter alone: Next", "");
    talk.answer("Who is the other person?", "2");
    talk.answer("What to call you", person::NAME);
    talk.answer("Enter alone: Next", "");
    talk.answer("Which words fit you best", "1");
    talk.answer("A short name for it", person::BREACH);
    talk.answer("What kind of thing", person::KIND);
    talk.answer("Known since", "");
    talk.answer("Does it still go on?", "");
    talk.answer("Enter alone: Next", "");
    talk.answer("short questions", "");
    talk.answer("Can anyone else see", "1");
    for number in 1..=person::CHECKS {
        talk.answer(&format!("question {number} of {}", person::CHECKS), "1");
    }
    talk.answer("Nothing that speaks against it", "");
    talk.answer("For everyone", "");
}

fn set_a_passphrase(talk: &mut Talk) {
    talk.answer("It is not shown.", walk::PASSPHRASE);
    talk.answer("It is not shown.", walk::PASSPHRASE);
    talk.answer("Enter alone: Next", "");
    let groups = person::groups(&talk.answer("Enter alone: I have", ""));
    talk.answer("Group 3.", &groups[2]);
    talk.answer("Group 7.", &groups[6]);
    talk.answer("Enter alone: Check", "");
}

fn exercise(talk: &mut Talk) {
    talk.answer(person::EXERCISE, "");
    talk.answer("from 0 to 10", person::HEAT[0]);
    talk.answer("Enter alone: Next", "");
    for (index, reply) in person::REPLIES.iter().enumerate() {
        let prompt = format!("prompt {} of {}", index + 1, person::REPLIES.len());
        match reply {
            Reply::Picks(picks) => talk.answer(&prompt, &picks.join(" ")),
            Reply::Pick(line) | Reply::Text(line) => talk.answer(&prompt, line),
            Reply::Skip => talk.answer(&prompt, "/skip"),
        };
        if !matches!(reply, Reply::Skip) {
            talk.answer("Enter alone: Next", "");
        }
    }
    talk.answer("And now", person::HEAT[1]);
    talk.answer("Enter alone: Next", "");
    talk.answer("What you wrote", "/mark");
    talk.answer("Marked", "1");
}

fn write(talk: &mut Talk) {
    talk.choose("Write in your journal");
    talk.answer("Title", "");
    talk.answer("Your words", person::ENTRY);
    talk.say(".");
    talk.answer("Tags", "");
    talk.answer("How you feel", "");
    talk.say("/save");
    talk.answer(walk::ENTRY_SAVED, "/back");
}

fn search_and_mark(talk: &mut Talk) {
    talk.answer("You are back here", "/read");
    talk.choose("Read your journal");
    talk.answer("1 entry", "/search");
    talk.answer("Search", person::SOUGHT);
    talk.choose(person::ENTRY);
    talk.answer("Entry.", "/mark");
    talk.0.expect("Marked");
}

fn export(talk: &mut Talk) -> String {
    talk.answer("Type what you want", "export for");
    talk.choose("Export for a counselor");
    talk.answer("Which", "1");
    talk.answer("What", "");
    talk.answer("From this day", "");
    talk.answer("Up to this day", "");
    talk.answer("Tag", "");
    talk.answer("Step", "");
    talk.choose("Markdown");
    talk.answer("1. Show me the text", "");
    let mut preview = String::new();
    loop {
        talk.0.expect("2 of 3: read, page ");
        let place = talk.0.expect(".\n");
        let said = talk.0.expect("\n> ");
        let (page, of) = place.split_once(" of ").expect("a page of several");
        preview.push_str(said.split("\n1. ").next().unwrap_or_default());
        if page == of {
            talk.pick(&said, "Save to a file");
            break;
        }
        talk.pick(&said, "Next page");
    }
    talk.answer("Folder", "");
    talk.choose("Write the file");
    talk.0.expect("The file is written");
    let start = preview.find("# Notes").unwrap_or_else(|| panic!("no heading:\n{preview}"));
    preview[start..].to_owned()
}
