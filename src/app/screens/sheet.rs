//! The recovery sheet: shown once, then checked by typing two of its groups back. Used by the first run and by the
//! page that makes a new one.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::Scroll;
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Page, Tone};
use crate::app::scene::Scene;
use crate::prose::{Document, Part, Span};
use secrecy::{ExposeSecret, SecretString};

/// The groups to type back, counted from 0.
const ASKED: [usize; 2] = [2, 6];

const WORDS: &str = include_str!("../../../assets/words/sheet.md");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Shown,
    Typing,
    Warned,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    First,
    Second,
    Press,
}

/// Whether the sheet was typed back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checked {
    /// Both groups were right.
    Yes,
    /// The check was left out.
    No,
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// The same page.
    Stay,
    /// Another page: begin at its top.
    Turned,
    /// Scroll the page.
    Scrolled(Scroll),
    /// The group with this number, from 1, is not what stands on the sheet.
    Differs(usize),
    /// It is over.
    Done(Checked),
}

/// The sheet at one of its three pages.
#[derive(Debug)]
pub(super) struct Sheet {
    code: SecretString,
    stage: Stage,
    form: Form<Spot>,
}

impl Sheet {
    /// Shows `code`: eight groups with dashes.
    pub(super) fn new(code: SecretString) -> Self {
        let mut sheet = Self { code, stage: Stage::Shown, form: Form::new() };
        sheet.turn(Stage::Shown);
        sheet
    }

    pub(super) fn page(&self, scene: &Scene) -> Page<'_> {
        let title = match self.stage {
            Stage::Shown => "Your recovery sheet",
            Stage::Typing => "Check the sheet",
            Stage::Warned => "Leave the check out?",
        };
        Page { title: title.into(), blocks: self.form.blocks(), focus: self.form.focus(scene.seen), ..Page::default() }
    }

    pub(super) fn bindings(&self) -> Vec<Binding> {
        match self.stage {
            Stage::Shown => vec![
                Binding::new(
                    "enter",
                    Action::Activate,
                    if self.form.cursor(Spot::Press) == Some(0) { "next" } else { "do it" },
                ),
                Binding::command("space", Command::Next, "next").quiet(),
                Binding::command("f5 x", Command::Skip, "without it").quiet(),
            ],
            Stage::Typing => vec![
                Binding::new("enter", Action::Activate, "next"),
                Binding::new("esc", Action::Back, "see the sheet"),
                Binding::command("f5", Command::Skip, "leave it out").quiet(),
            ],
            Stage::Warned => vec![
                Binding::new("enter", Action::Activate, "choose"),
                Binding::new("esc", Action::Back, "see the sheet"),
            ],
        }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(super) fn react(&mut self, action: Action, scene: &Scene) -> Came {
        match (self.stage, self.form.react(action, scene.seen)) {
            (_, Did::Scrolled(scroll)) => Came::Scrolled(scroll),
            (_, Did::Other(Action::Back)) if self.stage != Stage::Shown => self.turn(Stage::Shown),
            (Stage::Shown, Did::Other(Action::Do(Command::Next) | Action::Activate)) if !scene.seen.at_end() => {
                Came::Scrolled(Scroll::PageDown)
            }
            (Stage::Shown, Did::Other(Action::Do(Command::Next) | Action::Activate) | Did::Took(_, 0)) => {
                self.turn(Stage::Typing)
            }
            (Stage::Shown | Stage::Typing, Did::Other(Action::Do(Command::Skip))) | (Stage::Shown, Did::Took(..)) => {
                self.turn(Stage::Warned)
            }
            (Stage::Typing, Did::Entered(Spot::First)) => {
                self.form.go_on();
                Came::Stay
            }
            (Stage::Typing, Did::Entered(_) | Did::Took(_, 0)) => self.compare(),
            (Stage::Typing, Did::Took(_, 1)) | (Stage::Warned, Did::Took(_, 0)) => self.turn(Stage::Shown),
            (Stage::Typing, Did::Took(..)) => self.turn(Stage::Warned),
            (Stage::Warned, Did::Took(..)) => Came::Done(Checked::No),
            _ => Came::Stay,
        }
    }

    fn turn(&mut self, stage: Stage) -> Came {
        self.stage = stage;
        self.form = match stage {
            Stage::Shown => self.shown(),
            Stage::Typing => typing(),
            Stage::Warned => Form::new()
                .callout(
                    Tone::Warn,
                    Document::from_plain(
                        "If you forget your passphrase and the sheet has a slip in it, your pages are gone. \
                         Nobody can bring them back. You can make a new sheet later, while you know your passphrase.",
                    ),
                )
                .buttons(Spot::Press, &["See the sheet again", "Go on without the check"]),
        };
        Came::Turned
    }

    fn shown(&self) -> Form<Spot> {
        let (before, after) = WORDS.split_once("\n---\n").unwrap_or((WORDS, ""));
        let mut document = Document::from_markdown(before);
        document.parts.retain(|part| !matches!(part, Part::Heading { .. }));
        let groups = self.code.expose_secret().split('-').map(|group| vec![Span::strong(group)]).collect();
        document.parts.push(Part::List { ordered: true, items: groups });
        document.append(Document::from_markdown(after));
        Form::new().words(document).buttons(Spot::Press, &["I have written it down", "Go on without a sheet"]).at_rest()
    }

    fn compare(&mut self) -> Came {
        for (spot, group) in [(Spot::First, ASKED[0]), (Spot::Second, ASKED[1])] {
            let written = self.code.expose_secret().split('-').nth(group).unwrap_or_default();
            if folded(&self.form.text(spot)) != folded(written) {
                self.form.go_to(spot);
                return Came::Differs(group + 1);
            }
        }
        Came::Done(Checked::Yes)
    }
}

/// What to say when a group differs.
pub(super) fn differs(group: usize) -> String {
    format!(
        "Group {group} is not what the sheet says. Nothing is lost, and the sheet still works. \
         Look at it again and mend your copy."
    )
}

fn typing() -> Form<Spot> {
    Form::new()
        .say("Two groups are enough to know that your copy can be read. Small letters are fine.")
        .field(Spot::First, format!("Group {}", ASKED[0] + 1), Field::line(""))
        .field(Spot::Second, format!("Group {}", ASKED[1] + 1), Field::line(""))
        .buttons(Spot::Press, &["Check", "See the sheet again", "Leave the check out"])
}

/// As the code's alphabet reads it: capital letters, O as 0, I and L as 1, without blanks and dashes.
fn folded(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-');
    let capital = signs.flat_map(char::to_uppercase);
    capital
        .map(|sign| match sign {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect()
}
