//! `journal list` and `journal search`.

use super::{Context, say, say_json};
use crate::cli::{Journal, Output};
use crate::domain::entry::{Anchor, EntryFilter, EntryLine, Excerpt};
use crate::error::Error;
use crate::faces::clean::line as inert;
use std::io::{BufRead, IsTerminal};

/// Lists or searches.
pub fn run(context: &Context, command: Journal) -> Result<(), Error> {
    let (opened, words, limit, output) = match command {
        Journal::List { limit, output } => (context.open()?, String::new(), limit, output),
        Journal::Search { words: Some(words), limit, output } => (context.open()?, words, limit, output),
        Journal::Search { words: None, limit, output } => {
            let opened = context.open_beside_data()?;
            (opened, typed()?, limit, output)
        }
    };
    let filter = EntryFilter { words, ..EntryFilter::default() };
    let window = opened.keeper.ask(move |room| room.entries(&filter, Anchor::Newest, limit))?;
    if Output::from(output) == Output::Json {
        return say_json(&serde_json::Value::Array(window.lines.iter().map(as_json).collect()));
    }
    if window.lines.is_empty() {
        return say("Nothing found.");
    }
    for line in &window.lines {
        let tags: String = line.tags.iter().map(|tag| format!("  #{tag}")).collect();
        let when = line.written.local().format("%Y-%m-%d %H:%M");
        say(&inert(&format!("{when}  {}{tags}", line.title)))?;
        let excerpt = excerpt(line);
        if !excerpt.is_empty() {
            say(&inert(&format!("    {excerpt}")))?;
        }
    }
    Ok(())
}

/// The words to find, from standard input.
fn typed() -> Result<String, Error> {
    if std::io::stdin().is_terminal() {
        eprint!("Words to find: ");
    }
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(typed.trim().to_owned())
}

fn excerpt(line: &EntryLine) -> String {
    let part = |part: &Excerpt| match part {
        Excerpt::Around(text) => text.clone(),
        Excerpt::Match(text) => format!("[{text}]"),
    };
    line.excerpt.iter().map(part).collect::<String>().replace('\n', " ")
}

fn as_json(line: &EntryLine) -> serde_json::Value {
    serde_json::json!({
        "id": line.id,
        "written": line.written.utc.to_rfc3339(),
        "local": line.written.local().format("%Y-%m-%dT%H:%M:%S").to_string(),
        "title": line.title,
        "tags": line.tags,
        "mood": line.mood,
        "marked": line.marked,
        "excerpt": excerpt(line),
    })
}
