use super::*;
use crate::domain::moment::Moment;
use crate::domain::person::{Bond, Role};
use crate::domain::safety::SafetyLevel;
use crate::domain::sitting::Response;
use crate::guides::gate::LettingGo;
use chrono::{TimeZone, Utc};

fn exercise(id: &str) -> Exercise {
    Library::embedded().exercise(&id.parse().expect("an id")).expect("ours").clone()
}

fn ended(exercise: &Exercise, id: i64, day: u32, state: SittingState) -> Sitting {
    let at = Utc.with_ymd_and_hms(2026, 11, day, 18, 0, 0).single().expect("a moment");
    Sitting {
        id: SittingId(id),
        exercise: exercise.id.clone(),
        revision: 1,
        title: exercise.title.clone(),
        role: Role::Both,
        bond: Bond::Partner,
        breach: None,
        begun: Moment::new(at, 0, ""),
        ended: Some(Moment::new(at, 0, "")),
        state,
        before: None,
        after: None,
        at: None,
        marked: false,
        responses: Vec::new(),
    }
}

fn with(mut sitting: Sitting, prompt: &str, value: Value) -> Sitting {
    let prompt = prompt.parse().expect("an id");
    let (asked, label, reads) = (String::new(), String::new(), String::new());
    sitting.responses.push(Response { prompt, asked, label, value: Some(value), reads });
    sitting
}

#[test]
fn the_first_part_of_two_says_when_the_second_comes_and_the_second_says_nothing() {
    let ripple = exercise("a2-ripple");
    let first = ended(&ripple, 1, 22, SittingState::Done);
    let second = ended(&ripple, 3, 25, SittingState::Done);
    let kept = ended(&ripple, 2, 23, SittingState::Kept);
    let all = [second.clone(), kept.clone(), first.clone()];
    assert_eq!(part(&ripple, &first, &all), "This was part 1 of 2. Part 2 comes best from Tue 24 Nov on.");
    assert_eq!(part(&ripple, &second, &all), "");
    assert_eq!(part(&ripple, &kept, &all), "");
    let whole = exercise("u0-steady");
    let one = ended(&whole, 1, 22, SittingState::Done);
    assert_eq!(part(&whole, &one, std::slice::from_ref(&one)), "");
}

#[test]
fn a_clause_is_offered_for_the_agreement_drafts() {
    let agree = exercise("b3-agree");
    let prompt = agree.prompts.iter().find(|prompt| prompt.kind == Kind::Clause).expect("a clause").id.clone();
    let said = Clause { text: "Who runs late\nsends a message.".into(), purpose: "Calm.".into(), ..Clause::default() };
    let sitting = with(ended(&agree, 1, 22, SittingState::Done), prompt.as_str(), Value::Clause(said));
    let draft = AgreementDraft {
        what: "Who runs late sends a message.".into(),
        why: "Calm.".into(),
        ..AgreementDraft::default()
    };
    assert_eq!(offered(&agree, &sitting), [(prompt.clone(), Offered::Clause(draft))]);
    let open = Sitting { state: SittingState::Open, ..sitting };
    assert!(offered(&agree, &open).is_empty());
    let empty = with(ended(&agree, 1, 22, SittingState::Done), prompt.as_str(), Value::Clause(Clause::default()));
    assert!(offered(&agree, &empty).is_empty());
}

#[test]
fn limits_and_requests_are_offered_and_rules_and_wishes_stay() {
    let needs = exercise("b3-needs");
    let row = |words: &str, kind: &str, area: &str| [words, kind, area, "8"].map(str::to_owned).to_vec();
    let rows = vec![
        row("I leave the room.", "limit", "conflict"),
        row("Please ring first.", "request", "contact"),
        row("No insults.", "rule", "conflict"),
        row("A walk.", "nice to have", ""),
        row("", "limit", "money"),
    ];
    let sitting = with(ended(&needs, 1, 22, SittingState::Done), "needs", Value::Rows(rows));
    let line = |words: &str, kind, area| BoundaryDraft { words: words.into(), kind, area: Some(area), since: None };
    let lines = vec![
        line("I leave the room.", BoundaryKind::Limit, Area::Conflict),
        line("Please ring first.", BoundaryKind::Request, Area::Contact),
    ];
    assert_eq!(offered(&needs, &sitting), [("needs".parse().expect("an id"), Offered::Lines(lines))]);
}

#[test]
fn other_rows_offer_nothing() {
    let mut offers = 0;
    let library = Library::embedded();
    for exercise in Step::ALL.into_iter().flat_map(|step| library.exercises_of(step)) {
        for prompt in &exercise.prompts {
            if let Kind::Rows { columns, .. } = &prompt.kind {
                let row =
                    columns.iter().map(|column| column.options.first().map_or("words", String::as_str).to_owned());
                offers += usize::from(lines(columns, &[row.collect()]).is_some());
            }
        }
    }
    assert_eq!(offers, 1, "only the page about needs and limits");
}

#[test]
fn where_nothing_that_follows_is_open_a_missing_private_check_comes_next() {
    let library = Library::embedded();
    let next = |id: &str, ground: &Ground| -> Vec<String> {
        after(&library, &exercise(id), ground).into_iter().map(|(id, ..)| id.to_string()).collect()
    };
    let before = Ground { tried: [Step::Before].into(), role: Role::Hurt, ..Ground::default() };
    let checked = Ground { safety: Some(SafetyLevel::Green), checked: Some(1), ..before.clone() };
    let resting = Ground { rest: Rest::Today, ..before.clone() };
    for id in ["u0-factors", "u0-seen", "c1-deep"] {
        assert_eq!(next(id, &before)[0], "u0-safe", "{id}");
        assert_ne!(next(id, &checked)[0], "u0-safe", "{id}");
        assert!(next(id, &resting).is_empty(), "{id}");
    }
    assert!(!next("u0-steady", &before).contains(&"u0-safe".to_owned()));
}

#[test]
fn what_asks_for_care_is_offered_after_what_is_open_and_what_is_closed_is_not() {
    let library = Library::embedded();
    let next = |id: &str, ground: &Ground| -> Vec<String> {
        after(&library, &exercise(id), ground).into_iter().map(|(id, ..)| id.to_string()).collect()
    };
    let open = LettingGo::Open;
    let ground = Ground { tried: Step::ALL.into(), role: Role::Hurt, letting_go: open, ..Ground::default() };
    assert_eq!(next("f4-decide", &ground), ["f4-kind", "f4-hold"]);
    assert_eq!(next("f4-hold", &ground), ["f4-kind", "b3-slip"]);
    assert!(next("f4-recall", &ground).contains(&"f4-see".to_owned()));
    assert!(next("i5-goodnews", &ground).contains(&"i5-wins".to_owned()));
    let shut = Ground { letting_go: LettingGo::Closed, ..ground };
    assert!(!next("f4-recall", &shut).contains(&"f4-see".to_owned()));
}
