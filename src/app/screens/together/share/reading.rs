//! The exact words as the other will read them, and what sharing means.

use super::super::people::People;
use super::Press;
use crate::app::form::Form;
use crate::app::page::Tone;
use crate::prose::{Document, Part};

/// Shared words as both read them: the title, then every letter as it was typed.
#[must_use]
pub fn shown(title: &str, words: &str) -> Document {
    let mut document = Document::default();
    if !title.trim().is_empty() {
        document.heading(2, title);
    }
    document.parts.push(Part::Verbatim(words.to_owned()));
    document
}

/// The page that is read before anything is shared.
pub(super) fn form(people: People, title: &str, words: &str) -> Form<Press> {
    let (other, named) = (people.other(), people.named(people.me.other()));
    let meaning = format!(
        "Who will read it: you and {other}. Nobody else.\n\
         What goes along: the words above, that they are from you, and today's date. Nothing else.\n\
         You can take it back. Then the words leave this room for both of you. They do not leave a memory or a photo, \
         and {other} may have kept a copy.\n\
         You do not have to share anything. Keeping it to yourself is just as good."
    );
    Form::new()
        .heading(format!("{named} will read exactly this"))
        .words(shown(title, words))
        .callout(Tone::Info, Document::from_plain(&meaning))
        .buttons(Press::Only, &["Share these words", "Change them", "Keep them to myself"])
        .at_rest()
}
