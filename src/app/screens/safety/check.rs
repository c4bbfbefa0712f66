//! The private safety check, page by page: used by the first run and by its own screen.
//!
//! Owns the way through the questions. What was answered is forgotten as soon as the level is known.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::Scroll;
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::route::SafetyText;
use crate::app::safety_words::{SafetyWords, Titled};
use crate::app::scene::Scene;
use crate::domain::person::Role;
use crate::domain::safety::{SafetyLevel, SafetyTopic, level_for};

/// What one answer was. Lives only while the questions are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reply {
    No,
    Yes,
    Skip,
}

/// Never tells what was answered, not even to a log.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reply")
    }
}

const REPLIES: [(Reply, &str); 3] = [(Reply::No, "No"), (Reply::Yes, "Yes"), (Reply::Skip, "Skip")];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Preface,
    Alone,
    Asking,
    /// What the answers come to; `None`: there were none.
    Outcome(Option<SafetyLevel>),
    Everyone(Option<SafetyLevel>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Alone,
    Reply,
    Read,
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app::screens) enum Came {
    /// The same page.
    Stay,
    /// Another page: begin at its top.
    Turned,
    /// The level is known, and its page is shown.
    Found(SafetyLevel),
    /// Scroll the page.
    Scrolled(Scroll),
    /// Before its first page.
    Back,
    /// Behind its last page.
    Done,
    /// Do this command.
    Run(Command),
}

/// The check at one of its pages.
#[derive(Debug)]
pub(in crate::app::screens) struct Check {
    role: Role,
    stage: Stage,
    replies: Vec<Reply>,
    form: Form<Spot>,
}

impl Check {
    /// At its first page, with the questions for this role.
    pub(in crate::app::screens) fn new(role: Role) -> Self {
        let mut check = Self { role, stage: Stage::Preface, replies: Vec::new(), form: Form::new() };
        check.form = check.build();
        check
    }

    pub(in crate::app::screens) fn page(&self, scene: &Scene) -> Page<'_> {
        let words = SafetyWords::embedded();
        let title = match self.stage {
            Stage::Preface | Stage::Alone | Stage::Asking => &words.preface.title,
            Stage::Outcome(level) => &words.outcome(level).title,
            Stage::Everyone(_) => &words.text(SafetyText::Everyone).title,
        };
        let place = match self.stage {
            Stage::Preface | Stage::Alone => "only you see this".to_owned(),
            Stage::Asking => format!("question {} of {}", self.replies.len() + 1, self.topics().len()),
            Stage::Outcome(_) | Stage::Everyone(_) => String::new(),
        };
        Page {
            title: title.clone(),
            place,
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    pub(in crate::app::screens) fn bindings(&self) -> Vec<Binding> {
        let mut bindings = match self.stage {
            Stage::Alone | Stage::Asking => vec![Binding::new("enter", Action::Activate, "choose")],
            _ => {
                let enter = if self.form.cursor(Spot::Read) == Some(0) { "next" } else { "do it" };
                vec![
                    Binding::new("enter", Action::Activate, enter),
                    Binding::command("space", Command::Next, "next").quiet(),
                ]
            }
        };
        bindings.push(Binding::new("esc", Action::Back, "back"));
        if matches!(self.stage, Stage::Asking | Stage::Preface | Stage::Alone) {
            bindings.push(Binding::command("f5 x", Command::Skip, "skip").quiet());
        }
        bindings.push(Binding::command("f2 s", Command::Safety, "safety"));
        bindings
    }

    pub(in crate::app::screens) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(in crate::app::screens) fn react(&mut self, action: Action, scene: &Scene) -> Came {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Alone, 0) => self.turn(Stage::Asking),
            Did::Took(Spot::Alone, _) => self.turn(Stage::Everyone(None)),
            Did::Took(Spot::Reply, n) => self.reply(REPLIES.get(n).map_or(Reply::Skip, |(reply, _)| *reply)),
            Did::Took(Spot::Read, n) => self.press(n),
            Did::Scrolled(scroll) => Came::Scrolled(scroll),
            Did::Other(Action::Do(Command::Next) | Action::Activate) if !scene.seen.at_end() => {
                Came::Scrolled(Scroll::PageDown)
            }
            Did::Other(Action::Do(Command::Next) | Action::Activate) => self.next(),
            Did::Other(Action::Do(Command::Skip)) => self.skip(),
            Did::Other(Action::Back) => self.back(),
            _ => Came::Stay,
        }
    }

    fn topics(&self) -> Vec<(SafetyTopic, &'static str)> {
        let questions = SafetyWords::embedded().questions(self.role);
        questions.into_iter().map(|question| (question.id, question.ask.as_str())).collect()
    }

    fn turn(&mut self, stage: Stage) -> Came {
        self.stage = stage;
        self.form = self.build();
        Came::Turned
    }

    fn reply(&mut self, reply: Reply) -> Came {
        let topics = self.topics();
        let asked = topics.get(self.replies.len()).map(|(topic, _)| *topic);
        self.replies.push(reply);
        let harm_now = asked == Some(SafetyTopic::SelfHarm) && reply == Reply::Yes;
        if !harm_now && self.replies.len() < topics.len() {
            return self.turn(Stage::Asking);
        }
        let affirmed = topics.iter().zip(&self.replies).filter(|(_, reply)| **reply == Reply::Yes);
        let yes: Vec<SafetyTopic> = affirmed.map(|((topic, _), _)| *topic).collect();
        let answered = self.replies.iter().filter(|reply| **reply != Reply::Skip).count();
        let level = level_for(&yes, answered);
        self.replies.clear();
        self.turn(Stage::Outcome(level));
        level.map_or(Came::Turned, Came::Found)
    }

    fn next(&mut self) -> Came {
        match self.stage {
            Stage::Preface => self.turn(Stage::Alone),
            Stage::Outcome(level) => self.turn(Stage::Everyone(level)),
            Stage::Everyone(_) => Came::Done,
            Stage::Alone | Stage::Asking => {
                self.form.warn(Some("Nothing is chosen yet. Press 1, 2 or 3, or an arrow and then Enter."));
                Came::Stay
            }
        }
    }

    fn skip(&mut self) -> Came {
        match self.stage {
            Stage::Asking => self.reply(Reply::Skip),
            Stage::Preface | Stage::Alone => self.turn(Stage::Everyone(None)),
            Stage::Outcome(_) | Stage::Everyone(_) => self.next(),
        }
    }

    fn back(&mut self) -> Came {
        match self.stage {
            Stage::Preface => Came::Back,
            Stage::Alone => self.turn(Stage::Preface),
            Stage::Asking if self.replies.pop().is_some() => self.turn(Stage::Asking),
            Stage::Everyone(Some(level)) => self.turn(Stage::Outcome(Some(level))),
            Stage::Asking | Stage::Outcome(_) | Stage::Everyone(None) => self.turn(Stage::Alone),
        }
    }

    /// The buttons under a page to read.
    fn press(&mut self, n: usize) -> Came {
        match (self.stage, n) {
            (Stage::Preface, 1) => self.skip(),
            (Stage::Outcome(_) | Stage::Everyone(_), 1) => Came::Run(Command::Safety),
            (Stage::Outcome(_) | Stage::Everyone(_), 2) => Came::Run(Command::Ground),
            _ => self.next(),
        }
    }

    fn build(&self) -> Form<Spot> {
        let words = SafetyWords::embedded();
        let read = |titled: &Titled, buttons: &[&str]| {
            Form::new().words(titled.document()).buttons(Spot::Read, buttons).at_rest()
        };
        let helped = ["Next", "Safety and help lines", "Ground yourself, two minutes"];
        match self.stage {
            Stage::Preface => read(&words.preface, &["Next", "Skip the check"]),
            Stage::Alone => Form::new().say("Can anyone else see this screen now?").ask(
                Spot::Alone,
                ["No, I am alone", "Yes, or I am not sure: leave it for another time", "Skip the check"],
            ),
            Stage::Asking => {
                let topics = self.topics();
                let ask = topics.get(self.replies.len()).map_or("", |(_, ask)| *ask);
                let options = REPLIES.map(|(_, label)| label);
                Form::new().say(ask).ask(Spot::Reply, options).aside("What you choose here is not kept.")
            }
            Stage::Outcome(level) => read(words.outcome(level), &helped),
            Stage::Everyone(None) => Form::new()
                .aside("The check waits for you under Safety. You can open it at any time.")
                .words(words.text(SafetyText::Everyone).document())
                .buttons(Spot::Read, &helped)
                .at_rest(),
            Stage::Everyone(Some(_)) => read(words.text(SafetyText::Everyone), &helped),
        }
    }
}
