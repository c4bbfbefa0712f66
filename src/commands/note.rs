//! `note`: a journal entry from standard input. Text is never taken as an argument: shells keep a history.

use super::{Context, say};
use crate::domain::draft::DraftPlace;
use crate::domain::entry::{EntryDraft, tags_from};
use crate::error::{Code, Error};
use std::io::{IsTerminal, Read};

/// The largest note, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Reads a note and stores it.
pub fn run(context: &Context, title: Option<String>, tags: &str) -> Result<(), Error> {
    context.need_home()?;
    if std::io::stdin().is_terminal() {
        eprintln!("Type your note. Ctrl+D on an empty line ends it.");
    }
    let mut body = String::new();
    std::io::stdin().lock().take(LARGEST).read_to_string(&mut body)?;
    let title = title.unwrap_or_default();
    let draft = EntryDraft { title, body: body.trim_end().to_owned(), tags: tags_from(tags), ..EntryDraft::default() };
    if draft.is_blank() {
        return Err(Error::new(Code::Failure, "There was nothing to keep.", "Nothing was changed.", ""));
    }
    let opened = context.open_to_write()?;
    let now = context.now();
    let at = now.clone();
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at))?;
    opened.close(&now)?;
    say("Kept.")
}
