//! `demo`: made-up pages in a private temporary folder, gone when the program ends. Never near a real home.

use super::{Context, interactive};
use crate::app::runtime::{Runtime, settings};
use crate::app::wake::Bell;
use crate::domain::boundary::BoundaryDraft;
use crate::domain::breach::BreachDraft;
use crate::domain::checkin::{CheckinDraft, LineKind, Triggers};
use crate::domain::commitment::{CommitmentDraft, CommitmentPlace, Mark, Size};
use crate::domain::draft::{Draft, DraftPlace, DraftText};
use crate::domain::entry::EntryDraft;
use crate::domain::ids::PromptId;
use crate::domain::marked::Marked;
use crate::domain::moment::Moment;
use crate::domain::profile::Profile;
use crate::domain::recurrence::Recurrence;
use crate::domain::settings::FaceChoice;
use crate::domain::sitting::{NewSitting, Response, SittingState, Value};
use crate::env::AskedFace;
use crate::error::{Code, Error};
use crate::guides::library::Library;
use crate::home::{Cost, Home, Opened, Room, RoomError, words};
use chrono::{Duration, NaiveTime};
use serde::Deserialize;

const PAGES: &str = include_str!("../../assets/demo.toml");
/// What a draft of an entry calls its body.
const BODY: usize = 3;

#[derive(Clone, Debug, Deserialize)]
struct Pages {
    profile: Profile,
    breach: Vec<DemoBreach>,
    entry: Vec<DemoEntry>,
    sitting: Vec<DemoSitting>,
    draft: Vec<EntryDraft>,
    commitment: Vec<DemoCommitment>,
    boundary: Vec<BoundaryDraft>,
    checkins: DemoCheckins,
}

#[derive(Clone, Debug, Deserialize)]
struct DemoBreach {
    ago: i64,
    #[serde(flatten)]
    text: BreachDraft,
}

#[derive(Clone, Debug, Deserialize)]
struct DemoEntry {
    ago: i64,
    at: String,
    #[serde(default)]
    marked: bool,
    #[serde(flatten)]
    text: EntryDraft,
}

/// `marks` has a letter for each day from `ago` days before today on; a stop leaves the day without a mark.
#[derive(Clone, Debug, Deserialize)]
struct DemoCommitment {
    ago: i64,
    what: String,
    when: String,
    then: String,
    evidence: String,
    size: Size,
    often: String,
    marks: String,
}

#[derive(Clone, Debug, Deserialize)]
struct DemoSitting {
    exercise: String,
    ago: i64,
    before: u8,
    after: u8,
    #[serde(default)]
    marked: bool,
    responses: Vec<(String, String)>,
}

#[derive(Clone, Debug, Deserialize)]
struct DemoCheckins {
    rows: Vec<(i64, u8, u8, Triggers, i8, String, String)>,
}

/// Opens the demo.
///
/// # Errors
/// If the temporary folder cannot be made or written, or the face cannot be used.
pub fn run(context: &Context) -> Result<(), Error> {
    let folder = tempfile::Builder::new().prefix("notes-").tempdir_in(&context.env.folders.temp)?;
    let home = Home::at(folder.path().join("home"));
    let now = context.now();
    let opened = furnish(&home, &now)?;
    let mut found = settings::read(&home.settings_file());
    if context.cli.plain || context.env.face == AskedFace::Plain {
        found.settings.face = FaceChoice::Plain;
    }
    let library = Library::embedded();
    let runtime = Runtime::new(context.env.clone(), home, library, found.settings, Bell::new()?).already_open(opened);
    let shown = interactive::show(context, runtime);
    folder.close()?;
    shown
}

/// Makes a home and fills it with the demo pages. The passphrase is thrown away.
///
/// # Errors
/// If the folder cannot be written.
pub fn furnish(home: &Home, now: &Moment) -> Result<Opened, Error> {
    let pages: Pages = toml::from_str(PAGES).map_err(|_| {
        Error::new(Code::Failure, "The demo pages cannot be read.", "Your own pages are not touched.", "")
    })?;
    let passphrase = words::generate().map_err(|_| crate::home::HomeError::NoRandomness)?;
    let (opened, _) = home.create(&passphrase, Cost::new(4), now)?;
    let now = now.clone();
    opened.keeper.ask(move |room| fill(room, pages, &now))?;
    Ok(opened)
}

fn fill(room: &mut Room, pages: Pages, now: &Moment) -> Result<(), RoomError> {
    room.save_profile(&pages.profile)?;
    for mut breach in pages.breach {
        breach.text.known_since = Some(now.day() - Duration::days(breach.ago));
        room.add_breach(&breach.text)?;
    }
    for entry in pages.entry {
        let at = back(now, entry.ago, &entry.at);
        let text = EntryDraft { body: entry.text.body.trim_end().to_owned(), ..entry.text };
        let id = room.save_entry(&DraftPlace::NewEntry, &text, &at)?;
        room.set_marked(id, Marked::from(entry.marked))?;
    }
    let library = Library::embedded();
    for sitting in pages.sitting {
        sit(room, &library, &sitting, now)?;
    }
    for commitment in pages.commitment {
        promise(room, commitment, now)?;
    }
    for boundary in &pages.boundary {
        room.save_boundary(None, boundary, &back(now, 20, "20:30"))?;
    }
    for draft in pages.draft {
        let caret = (0, draft.body.chars().count());
        let draft = Draft { place: DraftPlace::NewEntry, text: DraftText::Entry(draft), caret, field: BODY };
        room.keep_draft(&draft, &back(now, 0, "18:42"))?;
    }
    for (ago, steadiness, reliance, triggers, worst, kind, line) in pages.checkins.rows {
        let at = back(now, ago, "21:30");
        let line_kind = match kind.as_str() {
            "thanks" => LineKind::Thanks,
            "need" => LineKind::Need,
            _ => LineKind::Nothing,
        };
        let text = CheckinDraft {
            steadiness: Some(steadiness),
            reliance: Some(reliance),
            triggers: Some(triggers),
            worst: u8::try_from(worst).ok(),
            line_kind,
            line,
        };
        room.save_checkin(at.day(), &text, &at)?;
    }
    Ok(())
}

fn promise(room: &mut Room, told: DemoCommitment, now: &Moment) -> Result<(), RoomError> {
    let since = now.day() - Duration::days(told.ago);
    let text = CommitmentDraft {
        what: told.what,
        when: told.when,
        then: told.then,
        evidence: told.evidence,
        size: told.size,
        often: Recurrence::read(&told.often, since).ok_or(RoomError::Gone)?,
        since,
        until: None,
    };
    let id = room.save_commitment(&CommitmentPlace::New, &text, &back(now, told.ago, "20:15"))?;
    for (letter, ago) in told.marks.chars().zip((0..=told.ago).rev()) {
        if let Some(mark) = Mark::ALL.into_iter().find(|mark| mark.letter() == letter) {
            let at = back(now, ago, "21:35");
            room.mark_day(id, at.day(), mark, None, &at)?;
        }
    }
    Ok(())
}

fn sit(room: &mut Room, library: &Library, sitting: &DemoSitting, now: &Moment) -> Result<(), RoomError> {
    let id = sitting.exercise.parse().map_err(|_| RoomError::Gone)?;
    let exercise = library.exercise(&id).ok_or(RoomError::Gone)?;
    let at = back(now, sitting.ago, "20:00");
    let profile = room.profile()?;
    let new = NewSitting {
        exercise: id,
        revision: exercise.revision,
        title: exercise.title.clone(),
        role: profile.role,
        bond: profile.bond,
        breach: None,
    };
    let open = room.begin(&new, &at)?;
    room.set_before(open.id, Some(sitting.before))?;
    for (prompt, words) in &sitting.responses {
        let prompt: PromptId = prompt.parse().map_err(|_| RoomError::Gone)?;
        let Some(asked) = exercise.prompts.iter().find(|known| known.id == prompt) else { continue };
        let value = value(words);
        let reads = crate::app::runtime::reads(asked, &value, profile.role, profile.bond);
        let response = Response {
            prompt,
            asked: asked.ask.text(profile.role, profile.bond),
            label: asked.label.clone(),
            value: Some(value),
            reads,
        };
        room.respond(open.id, &response, None)?;
    }
    room.set_after(open.id, Some(sitting.after))?;
    room.end(open.id, SittingState::Done, &at)?;
    room.set_sitting_marked(open.id, Marked::from(sitting.marked))
}

/// "chosen:a b", "number:30" and "minutes:20" are what they say; anything else is text.
fn value(words: &str) -> Value {
    let text = || Value::Text(words.trim().to_owned());
    match words.split_once(':') {
        Some(("chosen", ids)) => Value::Chosen(ids.split(' ').map(str::to_owned).collect()),
        Some(("number", number)) => number.parse().map_or_else(|_| text(), Value::Number),
        Some(("minutes", minutes)) => minutes.parse().map_or_else(|_| text(), Value::Minutes),
        _ => text(),
    }
}

/// `ago` days before `now`, at a local time of day.
fn back(now: &Moment, ago: i64, at: &str) -> Moment {
    let time = NaiveTime::parse_from_str(at, "%H:%M").unwrap_or_default();
    let local = (now.day() - Duration::days(ago)).and_time(time);
    let utc = (local - Duration::minutes(i64::from(now.offset))).and_utc();
    Moment::new(utc.min(now.utc), now.offset, now.zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guides::flow::{Seat, is_done, shown};
    use crate::guides::model::Kind;
    use std::collections::BTreeMap;

    #[test]
    fn every_sitting_of_the_demo_is_done_by_its_own_rule_and_can_be_read_again() {
        let pages: Pages = toml::from_str(PAGES).expect("the demo reads");
        let library = Library::embedded();
        for sitting in &pages.sitting {
            let exercise = library.exercise(&sitting.exercise.parse().expect("an id")).expect("ours");
            let seat = Seat::first(pages.profile.role, pages.profile.bond);
            let answered = sitting.responses.iter().map(|(id, _)| id.parse().expect("an id")).collect();
            assert!(is_done(exercise, &shown(exercise, seat, &BTreeMap::new()), &answered), "{}", sitting.exercise);
            for (id, words) in &sitting.responses {
                let found = exercise.prompts.iter().find(|prompt| prompt.id.as_str() == id);
                let prompt = found.unwrap_or_else(|| panic!("{} has no {id}", sitting.exercise));
                let fits = match value(words) {
                    Value::Chosen(ids) => {
                        ids.iter().all(|id| prompt.options().iter().any(|option| option.id.as_str() == id))
                    }
                    Value::Number(_) => matches!(prompt.kind, Kind::Number { .. }),
                    Value::Minutes(_) => matches!(prompt.kind, Kind::Timer { .. }),
                    _ => matches!(prompt.kind, Kind::Short | Kind::Long),
                };
                assert!(fits, "{id}: {words}");
            }
        }
    }
}
