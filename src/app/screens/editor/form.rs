//! The controls of the editor and the entry they hold.

use super::page::BUTTONS;
use crate::app::field::Field;
use crate::app::form::Form;
use crate::domain::entry::{EntryDraft, Mood, tags_from};

/// A control. The numbers are stored with drafts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Tags,
    Mood,
    Body,
    Buttons,
}

impl Key {
    /// The number a draft remembers it by.
    pub(super) const fn number(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Tags => 1,
            Self::Mood => 2,
            Self::Body | Self::Buttons => 3,
        }
    }

    /// The control a draft remembers; a number nobody knows is the body.
    pub(super) const fn stored(number: usize) -> Self {
        match number {
            0 => Self::Title,
            1 => Self::Tags,
            2 => Self::Mood,
            _ => Self::Body,
        }
    }
}

/// The controls, holding `text`.
pub(super) fn of(text: &EntryDraft) -> Form<Key> {
    let moods = Mood::ALL.iter().map(|mood| mood.word().to_owned());
    let moods = moods.chain(["not today".to_owned()]);
    let mood = text.mood.map_or(Mood::ALL.len(), |mood| usize::from(mood.level()) - 1);
    let labels = BUTTONS.map(|(_, label)| label);
    let mut form = Form::new()
        .field(Key::Title, "Title, if you want one", Field::line(&text.title))
        .field(Key::Body, "Your words", Field::area(&text.body))
        .field(Key::Tags, "Tags, parted by blanks", Field::line(&text.tags.join(" ")))
        .one_of(Key::Mood, "How you feel", moods, mood)
        .buttons(Key::Buttons, &labels);
    count(&mut form);
    form
}

/// Puts the number of words beside the body.
pub(super) fn count(form: &mut Form<Key>) {
    let words = match form.field_at(Key::Body).map_or(0, Field::words) {
        1 => "1 word".to_owned(),
        words => format!("{words} words"),
    };
    form.set_aside(Key::Body, words);
}

/// The entry in the controls; step, origin and starter are not theirs.
pub(super) fn read(form: &Form<Key>) -> EntryDraft {
    EntryDraft {
        title: form.text(Key::Title),
        body: form.field_at(Key::Body).map(Field::text).unwrap_or_default(),
        tags: tags_from(&form.text(Key::Tags)),
        mood: form.chosen(Key::Mood).and_then(|at| Mood::ALL.get(at).copied()),
        ..EntryDraft::default()
    }
}
