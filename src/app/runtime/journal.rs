//! The journal: building its screens, and storing what comes of them.

use super::Runtime;
use crate::app::effect::JournalEffect;
use crate::app::outcome::{Outcome, Refusal, Told};
use crate::app::route::Editing;
use crate::app::screen::Screen;
use crate::app::screens::editor::{self, Editor};
use crate::app::screens::journal::Journal;
use crate::app::screens::reader::{Beside, Reader};
use crate::app::screens::trash::Trash;
use crate::app::screens::versions::Versions;
use crate::app::starters::starters;
use crate::domain::draft::DraftPlace;
use crate::domain::entry::{Anchor, EntryFilter, Origin};
use crate::domain::ids::EntryId;

/// Lines of the list read at once: more than a window shows, few enough to be laid anew at every key.
const WINDOW: usize = 60;

impl Runtime {
    pub(super) fn journal_list(&mut self, filter: &EntryFilter, anchor: Anchor) -> Result<Box<dyn Screen>, Refusal> {
        let asked = filter.clone();
        let window = self.ask(move |room| room.entries(&asked, anchor, WINDOW))?;
        let tags = self.ask(|room| room.tags())?;
        Ok(Box::new(Journal::new(filter.clone(), anchor, window, tags, self.settings.names)))
    }

    pub(super) fn editor(&mut self, editing: &Editing) -> Result<Box<dyn Screen>, Refusal> {
        let (place, stored) = match editing {
            Editing::New { .. } => (DraftPlace::NewEntry, None),
            Editing::Stored(id) => {
                let id = *id;
                (DraftPlace::Entry(id), Some(self.ask(move |room| room.entry(id))?.text))
            }
        };
        let kept = self.ask(move |room| room.draft(&place))?;
        let origin = match (&kept, &stored, editing) {
            (_, Some(stored), _) => stored.origin,
            (_, None, Editing::New { origin, .. }) => *origin,
            (_, None, Editing::Stored(_)) => None,
        };
        let origin_line = origin.and_then(|origin| self.origin_line(origin));
        Ok(Box::new(Editor::new(editor::Opening {
            editing: editing.clone(),
            stored,
            kept,
            starters: starters(self.person.role(None)),
            origin_line,
        })))
    }

    pub(super) fn reader(&mut self, id: EntryId) -> Result<Box<dyn Screen>, Refusal> {
        let entry = self.ask(move |room| room.entry(id))?;
        let beside = |anchor| {
            let window = self.ask(move |room| room.entries(&EntryFilter::default(), anchor, 1))?;
            Ok::<_, Refusal>(window.lines.first().map(|line| line.id))
        };
        let beside = Beside { older: beside(Anchor::Below(id.0))?, newer: beside(Anchor::Above(id.0))? };
        let origin_line = entry.text.origin.and_then(|origin| self.origin_line(origin));
        let reader = Reader::new(entry, beside, origin_line);
        Ok(Box::new(if self.is_together() { reader.with_room_for_two() } else { reader }))
    }

    pub(super) fn versions(&mut self, id: EntryId) -> Result<Box<dyn Screen>, Refusal> {
        Ok(Box::new(Versions::new(id, self.ask(move |room| room.versions(id))?)))
    }

    pub(super) fn trash(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let now = self.env.clock.now();
        let rows = self.ask(move |room| room.trashed(&now))?;
        Ok(Box::new(Trash::new(rows, self.settings.names)))
    }

    /// What an entry belongs to, in words.
    pub(super) fn origin_line(&self, origin: Origin) -> Option<String> {
        match origin {
            Origin::Sitting(id) => {
                let sitting = self.ask(move |room| room.sitting(id)).ok()?;
                Some(format!("Written after: {}", sitting.title))
            }
            Origin::Breach(id) => {
                let breach = self.person.breaches.iter().find(|breach| breach.id == id)?;
                Some(format!("About: {}", breach.text.label))
            }
        }
    }

    pub(super) fn journal(&mut self, effect: JournalEffect) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        match effect {
            JournalEffect::Save { place, draft } => {
                let id = self.ask(move |room| room.save_entry(&place, &draft, &now))?;
                Ok(Self::told(Told::EntrySaved(id)))
            }
            JournalEffect::Find { filter, anchor } => {
                let window = self.ask(move |room| room.entries(&filter, anchor, WINDOW))?;
                Ok(Self::told(Told::Entries(window)))
            }
            JournalEffect::Copy(draft) => self.stored(move |room| room.import_entries(&[(draft, now)])),
            JournalEffect::Mark(id, marked) => self.stored(move |room| room.set_marked(id, marked)),
            JournalEffect::Trash(id) => self.stored(move |room| room.trash(id, &now)),
            JournalEffect::Untrash(id) => self.stored(move |room| room.untrash(id)),
            JournalEffect::Purge(id) => self.stored(move |room| room.purge(id)),
            JournalEffect::EmptyTrash => self.stored(|room| room.empty_trash()),
            JournalEffect::RestoreVersion(_, version) => {
                let id = self.ask(move |room| room.restore_version(version, &now))?;
                Ok(Self::told(Told::EntrySaved(id)))
            }
        }
    }

    /// Runs a write and tells the screen that it is stored.
    pub(super) fn stored<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut crate::home::Room) -> Result<T, crate::home::RoomError> + Send + 'static,
    ) -> Result<Outcome, Refusal> {
        self.ask(job)?;
        Ok(Self::told(Told::Saved))
    }
}
