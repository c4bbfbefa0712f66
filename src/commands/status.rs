//! `status`: what is waiting, or one neutral line for a shell prompt.

use super::{Context, say, say_json};
use crate::app::participant::{Participant, Progress};
use crate::app::suggest;
use crate::cli::Output;
use crate::error::Error;

/// Prints one neutral line. Opens nothing.
pub fn short(context: &Context) -> Result<(), Error> {
    say(if context.home.exists() { "notes: there" } else { "notes: none yet" })
}

/// Prints the status.
pub fn run(context: &Context, output: Output) -> Result<(), Error> {
    let opened = context.open()?;
    let library = context.library();
    let profile = opened.keeper.ask(|room| room.profile())?;
    let standings = suggest::with_pages(opened.keeper.ask(|room| room.standings())?, &library, &profile);
    let drafts = opened.keeper.ask(|room| room.drafts_count())?;
    let checkin = opened.keeper.ask(|room| room.latest_checkin())?.map(|checkin| checkin.day);
    let person = Participant {
        profile,
        breaches: opened.keeper.ask(|room| room.breaches())?,
        progress: Progress::of(&standings, &library),
    };
    let now = context.now();
    let next = suggest::next(&library, &standings, &person, &now);
    let due = suggest::due(&library, &standings, &person, &now);
    if output == Output::Json {
        return say_json(&serde_json::json!({
            "next": next.as_ref().map(|next| &next.exercise),
            "due": due.iter().map(|due| &due.exercise).collect::<Vec<_>>(),
            "drafts": drafts,
            "last_checkin": checkin,
        }));
    }
    if let Some(next) = next {
        say(&format!("Next: {}, about {} minutes", next.title, next.minutes))?;
    }
    for due in due {
        say(&format!("Again, if you like: {}", due.title))?;
    }
    say(&format!("Drafts waiting: {drafts}"))?;
    let last = checkin.map_or_else(|| "none yet".to_owned(), |day| day.to_string());
    say(&format!("Last check-in: {last}"))
}
