//! `export`: what was chosen for the counselor, as a file or on standard output.

use super::{Context, put, say};
use crate::app::runtime::packet::Packet;
use crate::cli::{Export, FormArg};
use crate::domain::entry::tags_from;
use crate::domain::moment::Moment;
use crate::domain::step::Step;
use crate::error::{Code, Error};
use crate::export::file;
use crate::packet::{Form, Selection, Which};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Writes what was asked for, and one line about it into the log of what left.
pub fn run(context: &Context, options: &Export) -> Result<(), Error> {
    let selection = selection(options)?;
    let opened = context.open_to_write()?;
    let now = context.now();
    let packet = Packet::gather(&opened.keeper, &context.library(), &selection, &now)?;
    if packet.entries + packet.sittings == 0 {
        return Err(nothing(selection.which));
    }
    let to_stdout = options.output == Path::new("-");
    let target = if to_stdout {
        put(packet.text.as_bytes())?;
        "standard output".to_owned()
    } else {
        let path = write(&options.output, &packet.text, selection.form, &now)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        say(&format!("Written, not sealed: {} ({})", path.display(), counts(&packet)))?;
        name
    };
    let line = packet.line(selection.form, target, &now);
    opened.keeper.ask(move |room| room.log_export(&line))?;
    Ok(opened.close(&now)?)
}

fn selection(options: &Export) -> Result<Selection, Error> {
    let step = options.step.map(Step::try_from).transpose();
    let step =
        step.map_err(|error| Error::new(Code::Usage, format!("{error}."), "", "See them: mendway guides list"))?;
    Ok(Selection {
        from: options.from,
        to: options.to,
        tag: options.tag.as_deref().and_then(|tag| tags_from(tag).into_iter().next()),
        step,
        which: if options.all { Which::All } else { Which::Marked },
        form: match options.format {
            FormArg::Markdown => Form::Markdown,
            FormArg::Text => Form::Text,
        },
        ..Selection::default()
    })
}

fn nothing(which: Which) -> Error {
    let todo = match which {
        Which::Marked => "Mark entries or summaries for the counselor in Mendway, or add --all.",
        Which::All => "Try other days, another tag, or none.",
    };
    Error::new(Code::Failure, "Nothing fits, so nothing was written.", "Your pages are as they were.", todo)
}

fn counts(packet: &Packet) -> String {
    let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    format!("{}, {}", many(packet.entries, "entry", "entries"), many(packet.sittings, "sitting", "sittings"))
}

/// Writes into a folder under a neutral name, or at the very path that was asked for.
fn write(output: &Path, text: &str, form: Form, now: &Moment) -> Result<PathBuf, Error> {
    let written = if output.is_dir() {
        file::into_folder(output, now.day(), form.extension(), text)
    } else {
        file::at(output, text).map(|()| output.to_path_buf())
    };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::new(
            Code::Failure,
            "There is a file of that name already.",
            "It was not touched, and nothing was written.",
            "Choose another name with -o.",
        ),
        ErrorKind::NotFound => Error::new(
            Code::Failure,
            "There is no such folder to write into.",
            "Nothing was written.",
            "Make the folder first, or choose another with -o.",
        ),
        _ => error.into(),
    })
}
