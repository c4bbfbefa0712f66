//! Exports: the packet as it will be written, then the file and its line in the log.

use super::packet::Packet;
use super::{Runtime, refusal};
use crate::app::effect::ExportEffect;
use crate::app::outcome::{Outcome, Refusal, Told};
use crate::app::screen::Screen;
use crate::app::screens::export::Export;
use crate::app::screens::export_log::ExportLog;
use crate::export::file;
use crate::packet::Selection;
use std::path::{Path, PathBuf};

impl Runtime {
    pub(super) fn export_screen(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let tags = self.ask(|room| room.tags())?;
        Ok(Box::new(Export::new(&tags, &self.env.folders.here.display().to_string())))
    }

    pub(super) fn export_log(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        Ok(Box::new(ExportLog::new(self.ask(|room| room.exports())?)))
    }

    pub(super) fn export(&mut self, effect: ExportEffect) -> Result<Outcome, Refusal> {
        match effect {
            ExportEffect::Preview(selection) => {
                let packet = self.gather(&selection)?;
                Ok(Self::told(Told::Preview {
                    document: packet.document,
                    text: packet.text,
                    entries: packet.entries,
                    sittings: packet.sittings,
                    items: packet.items,
                }))
            }
            ExportEffect::Write { selection, folder } => self.write(&selection, &folder),
            ExportEffect::WriteSheet { text, form, folder } => self.write_sheet(&text, form, &folder),
        }
    }

    fn gather(&self, selection: &Selection) -> Result<Packet, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        let packet = Packet::gather(&opened.keeper, &self.library, selection, &self.env.clock.now());
        packet.map_err(|error| refusal::of_room(&error))
    }

    fn write(&self, selection: &Selection, folder: &str) -> Result<Outcome, Refusal> {
        let packet = self.gather(selection)?;
        let now = self.env.clock.now();
        let written = file::into_folder(&self.folder_for(folder), now.day(), selection.form.extension(), &packet.text);
        let path = written.map_err(|error| refusal::of_file(&error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let line = packet.line(selection.form, name, &now);
        self.ask(move |room| room.log_export(&line))?;
        Ok(Self::told(Told::Written(path.display().to_string())))
    }

    /// The folder that was typed, or the one the program was started in.
    pub(super) fn folder_for(&self, typed: &str) -> PathBuf {
        if typed.trim().is_empty() { self.env.folders.here.clone() } else { self.folder_named(typed) }
    }

    /// A folder as it was typed; `~` is the person's own.
    fn folder_named(&self, typed: &str) -> PathBuf {
        let typed = typed.trim();
        match (typed.strip_prefix('~'), &self.env.folders.own) {
            (Some(rest), Some(own)) => own.join(rest.trim_start_matches('/')),
            _ => self.env.folders.here.join(Path::new(typed)),
        }
    }
}
