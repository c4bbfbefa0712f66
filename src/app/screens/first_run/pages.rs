//! What the pages of the first run say, and their keys.

use super::super::breaches::record::{AskRole, Record};
use super::super::secret;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::field::Field;
use crate::app::form::Form;
use crate::domain::breach::BreachDraft;
use crate::domain::person::{Bond, Role};
use crate::domain::settings::FaceChoice;
use crate::prose::Document;

const WELCOME: &str = include_str!("../../../../assets/words/welcome.md");
const JOINING: &str = include_str!("../../../../assets/words/joining.md");

/// A control of one of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Bond,
    Name,
    Part,
    First,
    Again,
    Press,
}

pub(super) fn welcome(face: FaceChoice) -> Form<Spot> {
    let form = match face {
        FaceChoice::Full => Form::new().aside("Using a screen reader? Press p for plain lines."),
        FaceChoice::Plain => Form::new(),
    };
    form.words(Document::from_markdown(WELCOME)).buttons(Spot::Press, &["Next"]).at_rest()
}

/// What the second page says to the first person of a home.
pub(super) const ALONE: &str = "Tonight this is for one person: you. Working as two comes later, if both of you want it.\n\
     Nothing is stored until you have a passphrase. If you leave before that, nothing of this stays.";

/// What it says to the second.
pub(super) const BESIDE: &str = "These pages will be yours alone. The other person cannot open them, and you cannot open theirs.\n\
     Nothing is stored until you have a passphrase. If you leave before that, nothing of this stays.";

/// The first page of a second person.
pub(super) fn joining() -> Form<Spot> {
    Form::new().words(Document::from_markdown(JOINING)).buttons(Spot::Press, &["Next"]).at_rest()
}

pub(super) fn who(words: &str) -> Form<Spot> {
    let mut form = Form::new()
        .say(words)
        .choice(Spot::Bond, "Who is the other person?", Bond::ALL.map(Bond::label), None)
        .field(Spot::Name, "What to call you", Field::line(""))
        .buttons(Spot::Press, &["Next", "Skip this page"]);
    form.set_aside(Spot::Name, "It need not be your real name. It may stay empty.");
    form
}

pub(super) fn part() -> Form<Spot> {
    Form::new()
        .choice(Spot::Part, "Which words fit you best today?", Role::ALL.map(Role::label), None)
        .aside("The texts follow this. You can change it at any time.")
        .buttons(Spot::Press, &["Next", "Skip this page"])
}

pub(super) fn happened() -> Record {
    let intro = "You can put down what this is about, for yourself. Every line may stay empty, \
                 and you can do it later.";
    Record::new(&BreachDraft::default(), AskRole::No, intro, &["Next", "Skip this page"])
}

pub(super) fn passphrase() -> Form<Spot> {
    let mut form = Form::new()
        .say(
            "Your passphrase locks everything you write here. From this page on, things are stored.\n\
             Nobody can reset it: not us, not a counselor, not the other person. \
             The next page gives you one sheet for the case that you forget it.",
        )
        .field(Spot::First, "Passphrase", Field::secret())
        .field(Spot::Again, "Once more", Field::secret())
        .buttons(Spot::Press, &["Next", "Make five words for me"]);
    form.set_aside(Spot::First, secret::beside(&Field::secret(), &[]));
    form
}

pub(super) fn welcome_keys() -> Vec<Binding> {
    vec![
        Binding::new("enter", Action::Activate, "next"),
        Binding::command("space", Command::Next, "next").quiet(),
        Binding::command("p", Command::PlainFace, "plain lines"),
        Binding::command("f5 x", Command::Skip, "skip").quiet(),
        Binding::command("ctrl+q", Command::Leave, "leave"),
    ]
}

pub(super) fn form_keys() -> Vec<Binding> {
    vec![
        Binding::new("enter", Action::Activate, "go on"),
        Binding::command("ctrl+s", Command::Next, "next page").quiet(),
        Binding::command("f5", Command::Skip, "skip page").quiet(),
        Binding::new("esc", Action::Back, "back"),
    ]
}

pub(super) fn passphrase_keys() -> Vec<Binding> {
    vec![
        Binding::new("enter", Action::Activate, "go on"),
        Binding::command("ctrl+g", Command::Generate, "five words").quiet(),
        Binding::command("ctrl+r", Command::Reveal, "show or hide"),
        Binding::command("ctrl+s", Command::Next, "next page").quiet(),
        Binding::new("esc", Action::Back, "back"),
    ]
}
