//! What the check-in says, and its keys.

use super::{Checkin, LINES, Open, Part};
use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Buttons, Choice, FieldBlock, Page, Rating, Table};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::domain::checkin::{LineKind, Triggers};
use crate::domain::person::Role;

impl Checkin {
    pub(super) fn describe(&self, scene: &Scene) -> Page<'_> {
        let title = "Check-in".to_owned();
        if self.open == Open::No {
            return late(title);
        }
        let when = match self.open {
            Open::Yesterday => format!("yesterday, {}", dates::day(self.day)),
            _ => dates::day(self.day),
        };
        if scene.cover == Cover::Covered {
            let words = "Your check-in is covered. Ctrl+E shows it again.".to_owned();
            return Page { title, place: when, blocks: vec![Block::Aside(words)], ..Page::default() };
        }
        let blocks = match self.part {
            Part::Review => self.review(),
            _ => vec![self.block()],
        };
        let focus = Some(blocks.len() - 1);
        Page { title, place: format!("{when}   {}", self.place()), blocks, focus, ..Page::default() }
    }

    /// "2 of 4"; the line is one part, whether it is chosen or written.
    fn place(&self) -> String {
        let counted = |part: &Part| !matches!(part, Part::Line | Part::Review) && self.asked(*part);
        let all = Part::ALL.iter().filter(|part| counted(part)).count();
        let here = Part::ALL.iter().take(self.part as usize + 1).filter(|part| counted(part)).count();
        if self.part == Part::Review { "to save".into() } else { format!("{here} of {all}") }
    }

    fn block(&self) -> Block<'_> {
        let day = if self.open == Open::Yesterday { "yesterday" } else { "today" };
        let rating = |label: String, value, anchors: [&str; 3]| {
            Block::Rating(Rating { label, value, anchors: anchors.map(str::to_owned) })
        };
        match self.part {
            Part::Steadiness => {
                let label = match self.open {
                    Open::Yesterday => "How steady did you feel yesterday?",
                    _ => "How steady do you feel today?",
                };
                rating(label.into(), self.given.steadiness, ["shaky", "so-so", "steady"])
            }
            Part::Reliance => rating(self.reliance(day), self.given.reliance, ["not at all", "in part", "fully"]),
            Part::Triggers => {
                let options = Triggers::ALL.iter().map(|one| one.label().to_owned()).collect();
                let chosen = Triggers::ALL.iter().position(|one| Some(*one) == self.given.triggers);
                self.choice(format!("Did something set off old pain {day}?"), options, chosen)
            }
            Part::Worst => {
                let anchors = ["barely there", "strong", "as strong as it gets"];
                rating("How strong was the strongest moment?".into(), self.given.worst, anchors)
            }
            Part::LineKind => {
                let options = LINES.iter().map(|(_, label)| (*label).to_owned()).collect();
                let chosen = LINES.iter().position(|(kind, _)| *kind == self.given.line_kind);
                self.choice("One line to end with, if you like".into(), options, chosen)
            }
            Part::Line | Part::Review => {
                let label = match self.given.line_kind {
                    LineKind::Thanks => format!("What you valued {day}"),
                    _ => "What you need".to_owned(),
                };
                Block::Field(FieldBlock { label, field: &self.line, aside: String::new() })
            }
        }
    }

    fn choice(&self, label: String, options: Vec<String>, chosen: Option<usize>) -> Block<'_> {
        Block::Choice(Choice {
            label,
            options,
            chosen: chosen.into_iter().collect(),
            at: self.cursor.at,
            ..Choice::default()
        })
    }

    /// The second part in the words that fit this person.
    fn reliance(&self, day: &str) -> String {
        let other = self.bond.other();
        match self.role {
            Role::Hurt => format!("How much could you rely on {other} {day}?"),
            Role::Accountable => format!("How reliable were you {day}?"),
            Role::Both | Role::Unsaid => format!("How much could you and {other} rely on each other {day}?"),
        }
    }

    fn review(&self) -> Vec<Block<'_>> {
        let given = self.cleaned();
        let number = |value: Option<u8>| value.map(|value| value.to_string());
        let line = match given.line_kind {
            LineKind::Nothing => None,
            LineKind::Thanks => Some(("Valued", given.line.clone())),
            LineKind::Need => Some(("Needed", given.line.clone())),
        };
        let rows = [
            number(given.steadiness).map(|value| ("Steadiness", value)),
            number(given.reliance).map(|value| ("Reliance", value)),
            given.triggers.map(|triggers| ("Old pain set off", triggers.label().to_owned())),
            number(given.worst).map(|value| ("Strongest moment", value)),
            line,
        ];
        let rows: Vec<Vec<String>> =
            rows.into_iter().flatten().map(|(label, value)| vec![label.to_owned(), value]).collect();
        let buttons = |first: &str| {
            Block::Buttons(Buttons { labels: vec![first.into(), "Change something".into()], at: self.cursor.at })
        };
        if rows.is_empty() {
            return vec![Block::Aside("Nothing is filled in. That is fine.".into()), buttons("Close")];
        }
        let head = vec!["Part".to_owned(), "What you gave".to_owned()];
        vec![Block::Table(Table { head, rows }), buttons("Save")]
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        if self.open == Open::No {
            return vec![Binding::new("enter", Action::Activate, "today"), Binding::new("esc", Action::Back, "back")];
        }
        let mut keys = Vec::new();
        match self.part {
            Part::Steadiness | Part::Reliance | Part::Worst => {
                keys.push(Binding::new("0", Action::Pick(9), "to 9 rates"));
                let ten = Action::Set { block: 0, input: Input::Rate(10) };
                keys.push(Binding::new("t", ten, "ten"));
                keys.push(Binding::new("enter", Action::Activate, "next"));
            }
            Part::Triggers | Part::LineKind => {
                keys.push(Binding::new("enter", Action::Activate, "choose"));
                keys.push(Binding::command("n", Command::Skip, "skip"));
            }
            Part::Line => keys.push(Binding::new("enter", Action::Activate, "next")),
            Part::Review => keys.push(Binding::new("enter", Action::Activate, "do it")),
        }
        if self.part != Part::Steadiness {
            keys.push(Binding::command("b shift+tab", Command::Previous, "part before"));
        }
        keys.push(Binding::command("ctrl+s", Command::Save, "save now"));
        keys.push(Binding::new("esc", Action::Back, "close, kept"));
        keys
    }
}

/// On a day that can no longer be filled in.
pub(super) fn react_late(action: &Action, scene: &Scene) -> Vec<Effect> {
    match action {
        Action::Activate | Action::Pick(0) | Action::Set { input: Input::Pick(0), .. } => {
            vec![Effect::Go(Go::Replace(Route::Checkin(scene.now.day())))]
        }
        Action::Back => vec![Effect::Go(Go::Close)],
        _ => Vec::new(),
    }
}

fn late(title: String) -> Page<'static> {
    let words = "A check-in can be filled in on its day or one day later. This day is not open. Nothing is lost by it.";
    let buttons = Buttons { labels: vec!["Check in for today".into()], at: 0 };
    let blocks = vec![Block::Aside(words.into()), Block::Buttons(buttons)];
    Page { title, focus: Some(1), blocks, ..Page::default() }
}
