//! What a counselor receives, read from the room: the same for the screen and for the command line.
//!
//! Owns reading the chosen records and the exact text of the file. Does not own where it goes.

use crate::domain::export_log::ExportLine;
use crate::domain::ids::ExerciseId;
use crate::domain::marked::Marked;
use crate::domain::moment::Moment;
use crate::export;
use crate::guides::library::Library;
use crate::home::{Choice, Keeper, RoomError};
use crate::packet::{self, Form, Item, Selection, Which};
use crate::prose::Document;

/// A packet, ready to be read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// As it will read.
    pub document: Document,
    /// Exactly the file's text.
    pub text: String,
    /// All records that fit, also those taken out by hand.
    pub items: Vec<Item>,
    /// How many entries go in.
    pub entries: usize,
    /// How many sittings go in.
    pub sittings: usize,
}

impl Packet {
    /// Reads what `selection` chooses and puts it together.
    ///
    /// # Errors
    /// If the room cannot be read.
    pub fn gather(keeper: &Keeper, library: &Library, selection: &Selection, now: &Moment) -> Result<Self, RoomError> {
        let choice = choice(library, selection);
        let (entries, sittings, profile) = keeper.ask(move |room| {
            Ok::<_, RoomError>((room.entries_for_export(&choice)?, room.sittings_for_export(&choice)?, room.profile()?))
        })?;
        let document = packet::document(selection, &entries, &sittings, now, &profile.name);
        let text = match selection.form {
            Form::Markdown => export::markdown::write(&document),
            Form::Text => export::text::write(&document),
        };
        let items = packet::items(selection, &entries, &sittings);
        let chosen = packet::choose(selection, &entries, &sittings);
        Ok(Self { document, text, items, entries: chosen.entries.len(), sittings: chosen.sittings.len() })
    }

    /// The line for the log of what left. `target` is the file's name, or "standard output".
    #[must_use]
    pub fn line(&self, form: Form, target: impl Into<String>, now: &Moment) -> ExportLine {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        ExportLine {
            when: now.clone(),
            form: form.name().to_owned(),
            entries: count(self.entries),
            sittings: count(self.sittings),
            target: target.into(),
        }
    }
}

/// What to read. A sitting does not know its step: it is chosen by its exercise.
fn choice(library: &Library, selection: &Selection) -> Choice {
    let of_step = |step| -> Vec<ExerciseId> {
        library.exercises_of(step).into_iter().map(|exercise| exercise.id.clone()).collect()
    };
    Choice {
        from: selection.from,
        to: selection.to,
        tags: selection.tag.iter().cloned().collect(),
        steps: selection.step.into_iter().collect(),
        exercises: selection.step.map(of_step),
        marked: (selection.which == Which::Marked).then_some(Marked::Yes),
    }
}
