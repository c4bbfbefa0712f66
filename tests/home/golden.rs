//! A home of every released form, committed as it was written. Each must open, now and by every later release.
//!
//! `MENDWAY_GOLDEN=1 cargo test --test home golden` makes the newest one where it is missing. A released one is never
//! made again.

use crate::setting::{CHEAP, PASSPHRASE, at, copy_tree, secret, words};
use mendway::domain::agreement::AgreementDraft;
use mendway::domain::boundary::BoundaryDraft;
use mendway::domain::breach::BreachDraft;
use mendway::domain::checkin::CheckinDraft;
use mendway::domain::commitment::{CommitmentDraft, CommitmentPlace, Mark, Size};
use mendway::domain::draft::{Draft, DraftPlace, DraftText};
use mendway::domain::entry::{Anchor, EntryDraft, EntryFilter, Mood};
use mendway::domain::ids::SittingId;
use mendway::domain::marked::Marked;
use mendway::domain::person::{Bond, Person, Role};
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::recurrence::Recurrence;
use mendway::domain::sitting::{Commitment, NewSitting, Response, SittingState, Value};
use mendway::domain::statement::{RecordId, Said, Saying};
use mendway::home::{Access, Home, Room, RoomError, Unlocking};
use std::path::{Path, PathBuf};

/// The forms there are, oldest first.
const FORMS: [&str; 3] = ["form-1", "form-2", "form-3"];
/// The second person of the homes of two.
const OTHERS: &str = "harbour pencil violet";

fn folder(form: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/home/golden").join(form)
}

fn fill(room: &mut Room) -> Result<(), RoomError> {
    let profile = Profile { name: "Sam".into(), role: Role::Hurt, bond: Bond::Friend, ..Profile::default() };
    room.save_profile(&profile)?;
    room.add_breach(&BreachDraft { label: "Die Briefe".into(), role: Role::Hurt, ..BreachDraft::default() })?;
    let text = EntryDraft {
        title: "Ein Anfang — 開始".into(),
        body: "First words.\n\nÀ bientôt, \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}.".into(),
        tags: vec!["calm".into(), "ärger".into()],
        mood: Mood::try_from(4).ok(),
        ..EntryDraft::default()
    };
    let id = room.save_entry(&DraftPlace::NewEntry, &text, &at(1))?;
    room.save_entry(&DraftPlace::Entry(id), &EntryDraft { body: "Other words.".into(), ..text.clone() }, &at(2))?;
    room.set_marked(id, Marked::Yes)?;
    let thrown = room.save_entry(&DraftPlace::NewEntry, &EntryDraft { title: "Thrown away".into(), ..text }, &at(3))?;
    room.trash(thrown, &at(4))?;
    let new = NewSitting {
        exercise: "a2-small".parse().map_err(|_| RoomError::Gone)?,
        revision: 1,
        title: "Small promises".into(),
        role: Role::Hurt,
        bond: Bond::Friend,
        breach: None,
    };
    let sitting = room.begin(&new, &at(5))?;
    let promise = Commitment { what: "Ring on Sundays".into(), then: "I ring".into(), ..Commitment::default() };
    let response = Response {
        prompt: "promise".parse().map_err(|_| RoomError::Gone)?,
        asked: "Write one small promise.".into(),
        label: "My promise".into(),
        value: Some(Value::Commitment(promise)),
        reads: "Ring on Sundays".into(),
    };
    room.respond(sitting.id, &response, None)?;
    room.end(sitting.id, SittingState::Done, &at(6))?;
    let checkin = CheckinDraft { steadiness: Some(6), line: "The walk.".into(), ..CheckinDraft::default() };
    room.save_checkin(at(7).day(), &checkin, &at(7))?;
    let draft = EntryDraft { body: "Not finis".into(), ..EntryDraft::default() };
    let draft = Draft { place: DraftPlace::NewEntry, text: DraftText::Entry(draft), caret: (0, 9), field: 1 };
    room.keep_draft(&draft, &at(8))?;
    let part = "rate".parse().map_err(|_| RoomError::Gone)?;
    room.begin_apart(RecordId([7; 16]), &part, sitting.id)?;
    fill_ledger(room)
}

/// What form 2 brought.
fn fill_ledger(room: &mut Room) -> Result<(), RoomError> {
    let text = CommitmentDraft {
        what: "Sonntags anrufen".into(),
        when: "it is five".into(),
        then: "I ring".into(),
        evidence: "the call".into(),
        size: Size::UnderFifteen,
        often: Recurrence::Daily,
        since: at(0).day(),
        until: None,
    };
    let id = room.save_commitment(&CommitmentPlace::New, &text, &at(9))?;
    let changed = CommitmentDraft { what: "Ring every day".into(), ..text };
    room.save_commitment(&CommitmentPlace::Stored(id), &changed, &at(10))?;
    room.mark_day(id, at(0).day(), Mark::Partly, Some("Half an hour late."), &at(11))?;
    let limit = BoundaryDraft { words: "No shouting at the table".into(), ..BoundaryDraft::default() };
    room.save_boundary(None, &limit, &at(12))?;
    let clause = AgreementDraft { what: "Phones rest after nine".into(), ..AgreementDraft::default() };
    room.save_agreement(None, &clause, &at(13))?;
    let given = std::collections::BTreeMap::from([("what".to_owned(), "Half a clau".to_owned())]);
    let place = DraftPlace::Agreement(None);
    room.keep_draft(&Draft { place, text: DraftText::Form(given), caret: (0, 11), field: 0 }, &at(14))
}

/// What form 3 brought: a second person, and what both share.
fn fill_ours(home: &Home) {
    let second = home.clone().of_person(Person::Second);
    let (opened, _) = second.join(&secret(OTHERS), CHEAP, &at(20)).expect("joined");
    opened.keeper.close().expect("closed");
    let through = Some(Window::through(at(0).day()));
    for (one, words) in [(home, PASSPHRASE), (&second, OTHERS), (home, PASSPHRASE)] {
        let mut opened = one.unlock(Unlocking::Passphrase(&secret(words)), &at(21)).expect("it opens");
        opened
            .keeper
            .ask(move |room| {
                let profile = room.profile()?;
                room.save_profile(&Profile { ready_through: through, ..profile })
            })
            .expect("stored");
        opened.set_ready(through, at(0).day()).expect("told");
        opened.keeper.close().expect("closed");
    }
    for (one, words, said) in [(home, PASSPHRASE, "Ours, said first"), (&second, OTHERS, "Ours, said second")] {
        let mut opened = one.unlock(Unlocking::Passphrase(&secret(words)), &at(22)).expect("it opens");
        let share = Said::Shared { title: "A line".into(), words: said.into() };
        opened.say(Saying::new(share), &at(23)).expect("said");
        opened.keeper.close().expect("closed");
    }
}

fn make(folder: &Path) {
    let home = Home::at(folder.to_path_buf());
    let (opened, _) = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made");
    opened.keeper.ask(fill).expect("filled");
    opened.keeper.close().expect("closed");
    fill_ours(&home);
    for extra in ["lock", "ballast"] {
        let _ = std::fs::remove_file(folder.join(extra));
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a golden home is made only when asked for by hand")]
fn a_home_of_every_released_form_opens_with_all_its_words() {
    for form in FORMS {
        let golden = folder(form);
        if !golden.exists() && std::env::var_os("MENDWAY_GOLDEN").is_some() {
            make(&golden);
        }
        let place = tempfile::tempdir().expect("a folder");
        copy_tree(&golden, &place.path().join("home"));
        let home = Home::at(place.path().join("home"));
        let opened = home.unlock(Unlocking::Passphrase(&secret(PASSPHRASE)), &at(100)).expect("it opens");
        assert_eq!(opened.access, Access::Writer, "{form}");
        let said = opened.keeper.ask(told).expect("it is read");
        for words in
            ["Other words.", "Ein Anfang — 開始", "First words.", "Thrown away", "Ring on Sundays", "The walk."]
        {
            assert!(said.contains(words), "{form} lost {words:?}: {said}");
        }
        assert!(said.contains("Not finis") && said.contains("Die Briefe") && said.contains("ärger"), "{form}: {said}");
        if form != "form-1" {
            let ledger = [
                "Sonntags anrufen",
                "Ring every day",
                "Half an hour late.",
                "No shouting at the table",
                "Phones rest after nine",
                "Half a clau",
            ];
            ledger.iter().for_each(|words| assert!(said.contains(words), "{form} lost {words:?}: {said}"));
        }
        if form == "form-3" {
            let (shared, faults) = opened.statements().expect("it is read");
            assert_eq!((shared.len(), faults), (2, Vec::new()), "{form}");
            assert!(format!("{shared:?}").contains("Ours, said second"), "{form}: {shared:?}");
            let round = opened.keeper.ask(|room| room.round_of(SittingId(1))).expect("it is read");
            assert_eq!(round.map(|(round, _)| round), Some(RecordId([7; 16])));
        }
        opened.keeper.ask(|room| room.check()).expect("every page is whole");
        let saved = opened.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("Today", "new"), &at(101)));
        saved.expect("it takes new words");
    }
}

/// Everything a room holds, in one text.
fn told(room: &mut Room) -> Result<String, RoomError> {
    let window = room.entries(&EntryFilter::default(), Anchor::Newest, 10)?;
    let mut said = format!("{:?} {:?} {:?}", room.profile()?, room.breaches()?, room.drafts()?);
    for line in &window.lines {
        said += &format!("{:?} {:?}", room.entry(line.id)?, room.versions(line.id)?);
    }
    said += &format!("{:?} {:?}", room.trashed(&at(100))?, room.checkins(at(0).day(), at(100).day())?);
    said += &format!("{:?}", room.sittings(&mendway::home::SittingFilter::default())?);
    for one in room.commitments()? {
        said += &format!("{one:?} {:?}", room.commitment_versions(one.id)?);
    }
    said += &format!("{:?} {:?}", room.day_marks(at(0).day(), at(100).day())?, room.offers()?);
    said += &format!("{:?} {:?}", room.boundaries()?, room.agreements()?);
    Ok(said)
}
