//! `note`: a journal entry from standard input. Text is never taken as an argument: shells keep a history.

use super::{Context, say, writable};
use crate::domain::draft::DraftPlace;
use crate::domain::entry::{EntryDraft, tags_from};
use crate::error::{Code, Error};
use std::io::{IsTerminal, Read};

/// The largest note, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Reads a note and stores it. The home is opened first: a mistyped passphrase must not cost a typed note.
pub fn run(context: &Context, title: Option<String>, tags: &str) -> Result<(), Error> {
    let opened = writable(context.open_beside_data()?)?;
    if std::io::stdin().is_terminal() {
        eprintln!("Type your note. Ctrl+D on an empty line ends it.");
    }
    let body = read()?;
    let title = title.unwrap_or_default();
    let draft = EntryDraft { title, body: body.trim_end().to_owned(), tags: tags_from(tags), ..EntryDraft::default() };
    if draft.is_blank() {
        return Err(Error::new(Code::Failure, "There was nothing to keep.", "Nothing was changed.", ""));
    }
    let now = context.now();
    let at = now.clone();
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at))?;
    opened.close(&now)?;
    say("Kept.")
}

/// The whole of standard input, or nothing of it.
fn read() -> Result<String, Error> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    let refused = |what: &str, todo: &str| Error::new(Code::Failure, what, "Nothing was changed.", todo);
    if bytes.len() as u64 > LARGEST {
        return Err(refused("This note is longer than 4 MiB.", "Part it into several notes."));
    }
    String::from_utf8(bytes).map_err(|_| refused("This note is not text in UTF-8.", "Save it as UTF-8 and try again."))
}
