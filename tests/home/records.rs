use crate::setting::*;
use mendway::domain::breach::{BreachDraft, BreachKind, StillHappening};
use mendway::domain::checkin::{CheckinDraft, LineKind, Triggers};
use mendway::domain::draft::{Draft, DraftPlace, DraftText};
use mendway::domain::entry::EntryDraft;
use mendway::domain::export_log::ExportLine;
use mendway::domain::ids::{ExerciseId, PromptId};
use mendway::domain::person::{Bond, Role};
use mendway::domain::profile::Profile;
use mendway::domain::safety::{SafetyLevel, SafetyResult};
use mendway::domain::sitting::{Clause, Commitment, NewSitting, Response, Sitting, SittingState, Value};
use mendway::domain::step::Step;
use mendway::home::{Choice, Marked, Opened, RoomError, SittingFilter};

fn exercise(name: &str) -> ExerciseId {
    name.parse().expect("an id")
}

fn prompt(name: &str) -> PromptId {
    name.parse().expect("an id")
}

fn begin(opened: &Opened, name: &str, minutes: i64) -> Sitting {
    let new = NewSitting {
        exercise: exercise(name),
        revision: 2,
        title: "Name the fear".into(),
        role: Role::Accountable,
        bond: Bond::Friend,
        breach: None,
    };
    opened.keeper.ask(move |room| room.begin(&new, &at(minutes))).expect("begun")
}

fn given(name: &str, value: Option<Value>) -> Response {
    Response { prompt: prompt(name), asked: "What is it?".into(), label: "It is".into(), value, reads: "so".into() }
}

#[test]
fn every_kind_of_response_comes_back_and_its_draft_is_gone() {
    let (_place, opened) = Place::open();
    let sitting = begin(&opened, "c1-pause", 1);
    assert_eq!((sitting.state, sitting.begun.clone(), sitting.role), (SittingState::Open, at(1), Role::Accountable));
    let day = at(0).day();
    let clause = Clause { text: "t".into(), purpose: "p".into(), sign: "s".into(), review: Some(day) };
    let values = [
        Some(Value::Text("long\ntext".into())),
        Some(Value::Chosen(vec!["a".into(), "b".into()])),
        Some(Value::Rating(10)),
        Some(Value::Date(day)),
        Some(Value::Number(-3)),
        Some(Value::Rows(vec![vec!["a".into(), String::new()], vec![]])),
        Some(Value::Minutes(12)),
        Some(Value::Clause(clause)),
        Some(Value::Commitment(Commitment { what: "w".into(), ..Commitment::default() })),
        None,
    ];
    let id = sitting.id;
    for (number, value) in values.iter().enumerate() {
        let response = given(&format!("p{number}"), value.clone());
        let place = DraftPlace::Prompt(id, response.prompt.clone());
        let text = DraftText::Value(Value::Text("half".into()));
        opened.keeper.keep(Draft { place, text, caret: (0, 4), field: 0 }, at(2));
        opened.keeper.ask(move |room| room.respond(id, &response, Some(&prompt("next")))).expect("filed");
    }
    let sitting = opened.keeper.ask(move |room| room.sitting(id)).expect("read");
    let back: Vec<_> = sitting.responses.iter().map(|response| response.value.clone()).collect();
    assert_eq!(back, values);
    assert_eq!(sitting.at, Some(prompt("next")));
    assert!(opened.keeper.ask(|room| room.drafts()).expect("read").is_empty());
}

#[test]
fn answering_again_replaces_and_keeps_the_place_in_the_order() {
    let (_place, opened) = Place::open();
    let id = begin(&opened, "c1-pause", 1).id;
    for (name, text) in [("a", "1"), ("b", "2"), ("a", "3")] {
        let response = given(name, Some(Value::Text(text.into())));
        opened.keeper.ask(move |room| room.respond(id, &response, None)).expect("filed");
    }
    let sitting = opened.keeper.ask(move |room| room.sitting(id)).expect("read");
    let told: Vec<_> = sitting.responses.iter().map(|one| (one.prompt.as_str(), one.value.clone())).collect();
    assert_eq!(told, [("a", Some(Value::Text("3".into()))), ("b", Some(Value::Text("2".into())))]);
}

#[test]
fn a_response_to_a_sitting_that_is_not_there_is_refused() {
    let (_place, opened) = Place::open();
    let nowhere = mendway::domain::ids::SittingId(5);
    let refused = opened.keeper.ask(move |room| room.respond(nowhere, &given("a", None), None));
    assert_eq!(refused, Err(RoomError::Gone));
}

#[test]
fn standings_tell_what_is_done_open_and_set_aside() {
    let (_place, opened) = Place::open();
    let end = |id, state, minutes| {
        opened.keeper.ask(move |room| room.end(id, state, &at(minutes))).expect("ended");
    };
    let first = begin(&opened, "c1-pause", 1).id;
    opened.keeper.ask(move |room| room.set_before(first, Some(3))).expect("set");
    opened.keeper.ask(move |room| room.set_after(first, Some(42))).expect("set");
    end(first, SittingState::Done, 5);
    let second = begin(&opened, "c1-pause", 6).id;
    let aside = begin(&opened, "f1-gate", 7).id;
    end(aside, SittingState::SetAside, 8);
    let standings = opened.keeper.ask(|room| room.standings()).expect("read");
    let [pause, gate] = standings.as_slice() else { panic!("two standings, not {}", standings.len()) };
    assert_eq!(
        (pause.done, pause.open, pause.last.clone(), pause.set_aside, pause.heat),
        (1, Some(second), Some(at(5)), false, Some(10))
    );
    assert_eq!((gate.done, gate.open, gate.set_aside, gate.heat), (0, None, true, None));
    begin(&opened, "f1-gate", 9);
    assert!(!opened.keeper.ask(|room| room.standings()).expect("read")[1].set_aside);
    assert_eq!(
        opened.keeper.ask(|room| room.open_sitting(&exercise("c1-pause"))).expect("read").map(|one| one.id),
        Some(second)
    );
    end(second, SittingState::Kept, 12);
    assert_eq!(opened.keeper.ask(|room| room.open_sitting(&exercise("c1-pause"))).expect("read"), None);
}

#[test]
fn sittings_are_listed_by_exercise_day_state_and_mark() {
    let (_place, opened) = Place::open();
    let early = begin(&opened, "c1-pause", 0).id;
    let late = begin(&opened, "f1-gate", 3 * 24 * 60).id;
    opened.keeper.ask(move |room| room.end(late, SittingState::Done, &days(4))).expect("ended");
    opened.keeper.ask(move |room| room.set_sitting_marked(early, Marked::Yes)).expect("marked");
    let ids = |filter: SittingFilter| -> Vec<_> {
        opened.keeper.ask(move |room| room.sittings(&filter)).expect("read").iter().map(|one| one.id).collect()
    };
    assert_eq!(ids(SittingFilter::default()), [late, early]);
    assert_eq!(ids(SittingFilter { exercises: Some(vec![exercise("c1-pause")]), ..Default::default() }), [early]);
    assert!(ids(SittingFilter { exercises: Some(vec![]), ..Default::default() }).is_empty());
    assert_eq!(ids(SittingFilter { from: Some(days(4).day()), ..Default::default() }), [late]);
    assert_eq!(ids(SittingFilter { to: Some(days(3).day()), ..Default::default() }), [early]);
    assert_eq!(ids(SittingFilter { state: Some(SittingState::Open), ..Default::default() }), [early]);
    assert_eq!(ids(SittingFilter { marked: Some(Marked::No), ..Default::default() }), [late]);
}

#[test]
fn one_check_in_a_day_and_saving_again_replaces_it() {
    let (_place, opened) = Place::open();
    let day = at(0).day();
    let text = CheckinDraft {
        steadiness: Some(6),
        reliance: None,
        triggers: Some(Triggers::Few),
        worst: Some(10),
        line_kind: LineKind::Thanks,
        line: "for the walk".into(),
    };
    let draft =
        Draft { place: DraftPlace::Checkin(day), text: DraftText::Checkin(text.clone()), caret: (0, 0), field: 5 };
    opened.keeper.keep(draft, at(1));
    let first = opened.keeper.ask(move |room| room.save_checkin(day, &CheckinDraft::default(), &at(1))).expect("saved");
    assert!(opened.keeper.ask(|room| room.drafts()).expect("read").is_empty());
    let again = text.clone();
    let second = opened.keeper.ask(move |room| room.save_checkin(day, &again, &at(2))).expect("saved");
    assert_eq!(first, second);
    let next = days(1).day();
    opened.keeper.ask(move |room| room.save_checkin(next, &CheckinDraft::default(), &days(1))).expect("saved");
    let stored = opened.keeper.ask(move |room| room.checkin(day)).expect("read").expect("a check-in");
    assert_eq!((stored.text, stored.written), (text, at(2)));
    let all = opened.keeper.ask(move |room| room.checkins(day, next)).expect("read");
    assert_eq!(all.iter().map(|one| one.day).collect::<Vec<_>>(), [day, next]);
    assert_eq!(opened.keeper.ask(|room| room.latest_checkin()).expect("read").map(|one| one.day), Some(next));
    assert_eq!(opened.keeper.ask(move |room| room.checkin(days(9).day())).expect("read"), None);
}

#[test]
fn breaches_profile_exports_and_open_routes_come_back() {
    let (place, opened) = Place::open();
    let draft = BreachDraft {
        label: "the letters".into(),
        kind: Some(BreachKind::Lie),
        role: Role::Hurt,
        known_since: Some(at(0).day()),
        still_happening: Some(StillHappening::NotSure),
    };
    let told = draft.clone();
    let id = opened.keeper.ask(move |room| room.add_breach(&told)).expect("added");
    let blank = opened.keeper.ask(|room| room.add_breach(&BreachDraft::default())).expect("added");
    let told = draft.clone();
    opened.keeper.ask(move |room| room.update_breach(blank, &told)).expect("changed");
    assert_eq!(opened.keeper.ask(|room| room.profile()).expect("read"), Profile::default());
    let profile = Profile {
        name: "Robin".into(),
        bond: Bond::Relative,
        safety: Some(SafetyResult { level: SafetyLevel::Amber, day: at(0).day() }),
        bookmarks: vec![("r1-talking".into(), 3)],
        ..Profile::default()
    };
    let told = profile.clone();
    opened.keeper.ask(move |room| room.save_profile(&told)).expect("saved");
    let line = ExportLine { when: at(3), form: "Markdown".into(), entries: 2, sittings: 1, target: "x.md".into() };
    let told = line.clone();
    opened.keeper.ask(move |room| room.log_export(&told)).expect("noted");
    opened.keeper.ask(|room| room.save_resume("[\"journal\"]")).expect("kept");
    opened.close(&at(4)).expect("closed");

    let opened = place.unlock();
    let breaches = opened.keeper.ask(|room| room.breaches()).expect("read");
    assert_eq!(
        breaches.iter().map(|one| (one.id, one.text.clone())).collect::<Vec<_>>(),
        [(id, draft.clone()), (blank, draft)]
    );
    assert_eq!(opened.keeper.ask(|room| room.profile()).expect("read"), profile);
    assert_eq!(opened.keeper.ask(|room| room.exports()).expect("read"), [line]);
    assert_eq!(opened.keeper.ask(|room| room.take_resume()).expect("read").as_deref(), Some("[\"journal\"]"));
    assert_eq!(opened.keeper.ask(|room| room.take_resume()).expect("read"), None);
}

#[test]
fn a_choice_for_the_counselor_holds_every_condition() {
    let (_place, opened) = Place::open();
    let write = |body: &str, tags: &[&str], step: Option<Step>, minutes: i64| {
        let draft = EntryDraft { step, ..tagged(body, tags) };
        opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at(minutes))).expect("saved")
    };
    let a = write("a", &["x"], Some(Step::Before), 0);
    let b = write("b", &["y"], Some(Step::Intimacy), 24 * 60);
    let c = write("c", &[], None, 48 * 60);
    let gone = write("gone", &["x"], None, 48 * 60);
    opened.keeper.ask(move |room| room.trash(gone, &days(3))).expect("trashed");
    opened.keeper.ask(move |room| room.set_marked(c, Marked::Yes)).expect("marked");
    let ids = |choice: Choice| -> Vec<_> {
        opened
            .keeper
            .ask(move |room| room.entries_for_export(&choice))
            .expect("read")
            .iter()
            .map(|one| one.id)
            .collect()
    };
    assert_eq!(ids(Choice::default()), [a, b, c]);
    assert_eq!(ids(Choice { tags: vec!["x".into(), "y".into()], ..Default::default() }), [a, b]);
    assert_eq!(ids(Choice { steps: vec![Step::Intimacy], ..Default::default() }), [b]);
    assert_eq!(ids(Choice { marked: Some(Marked::Yes), ..Default::default() }), [c]);
    assert_eq!(ids(Choice { from: Some(days(1).day()), to: Some(days(1).day()), ..Default::default() }), [b]);
    let first = begin(&opened, "c1-pause", 10).id;
    let second = begin(&opened, "c1-pause", 11).id;
    let sittings = opened.keeper.ask(|room| room.sittings_for_export(&Choice::default())).expect("read");
    assert_eq!(sittings.iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);
}
