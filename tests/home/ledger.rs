use crate::setting::*;
use mendway::domain::agreement::AgreementDraft;
use mendway::domain::boundary::{Area, BoundaryDraft, BoundaryKind};
use mendway::domain::commitment::{CommitmentDraft, CommitmentPlace, Mark, Size, Source};
use mendway::domain::draft::{Draft, DraftPlace, DraftText};
use mendway::domain::ids::CommitmentId;
use mendway::domain::person::{Bond, Role};
use mendway::domain::recurrence::{Recurrence, Weekdays};
use mendway::domain::sitting::{Commitment, NewSitting, Offered, Response, SittingState, Value};
use mendway::home::{Room, RoomError};
use std::collections::BTreeMap;

fn promise(what: &str) -> CommitmentDraft {
    CommitmentDraft {
        what: what.into(),
        when: "it is nine".into(),
        then: "I put the phone away".into(),
        evidence: "the phone is in the hall".into(),
        size: Size::UnderTwo,
        often: Recurrence::Weekdays(Weekdays::WORKDAYS),
        since: at(0).day(),
        until: Some(days(60).day()),
    }
}

fn add(room: &mut Room, what: &str) -> CommitmentId {
    room.save_commitment(&CommitmentPlace::New, &promise(what), &at(1)).expect("stored")
}

fn draft(place: DraftPlace, text: &str) -> Draft {
    let given = BTreeMap::from([("what".to_owned(), text.to_owned())]);
    Draft { place, text: DraftText::Form(given), caret: (0, 1), field: 0 }
}

#[test]
fn a_commitment_comes_back_after_a_lock_with_its_marks_and_without_its_draft() {
    let (place, opened) = Place::open();
    let id = opened
        .keeper
        .ask(|room| {
            room.keep_draft(&draft(DraftPlace::Commitment(CommitmentPlace::New), "Half"), &at(1))?;
            let id = add(room, "Phone in the hall");
            room.mark_day(id, at(0).day(), Mark::Kept, None, &at(2))?;
            room.mark_day(id, days(1).day(), Mark::Missed, Some("The train."), &at(3))?;
            Ok::<_, RoomError>(id)
        })
        .expect("stored");
    opened.keeper.close().expect("closed");
    let opened = place.unlock();
    let (found, marks, drafts) = opened
        .keeper
        .ask(|room| {
            Ok::<_, RoomError>((room.commitments()?, room.day_marks(at(0).day(), days(5).day())?, room.drafts_count()?))
        })
        .expect("read");
    assert_eq!((found.len(), &found[0].text, found[0].id), (1, &promise("Phone in the hall"), id));
    let said: Vec<_> = marks.iter().map(|one| (one.day, one.mark, one.line.as_str())).collect();
    assert_eq!(said, [(at(0).day(), Mark::Kept, ""), (days(1).day(), Mark::Missed, "The train.")]);
    assert_eq!(drafts, 0);
}

#[test]
fn a_changed_commitment_keeps_the_wording_before_and_an_unchanged_one_adds_none() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let id = add(room, "First");
            let stored = CommitmentPlace::Stored(id);
            room.save_commitment(&stored, &promise("First"), &at(2))?;
            room.save_commitment(&stored, &promise("Second"), &at(3))?;
            let versions = room.commitment_versions(id)?;
            assert_eq!((versions.len(), versions[0].text.what.as_str()), (1, "First"));
            assert_eq!(versions[0].replaced, at(3));
            let now = room.commitment(id)?;
            assert_eq!((now.text.what.as_str(), now.versions, now.written), ("Second", 1, at(1)));
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}

#[test]
fn one_day_has_one_mark_and_marking_again_keeps_its_line() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let id = add(room, "Ring");
            let day = at(0).day();
            room.mark_day(id, day, Mark::Missed, Some("Forgot."), &at(2))?;
            room.mark_day(id, day, Mark::Partly, None, &at(3))?;
            let marks = room.day_marks(day, day)?;
            assert_eq!((marks.len(), marks[0].mark, marks[0].line.as_str()), (1, Mark::Partly, "Forgot."));
            room.unmark_day(id, day, &at(4))?;
            assert_eq!(room.day_marks(day, day)?, []);
            assert_eq!(room.marked_days_count()?, 0, "taken back");
            assert_eq!(room.unmark_day(id, day, &at(5)), Err(RoomError::Gone));
            room.mark_day(id, day, Mark::Kept, None, &at(6))?;
            assert_eq!(room.day_marks(day, day)?[0].line, "Forgot.");
            let other = add(room, "Write");
            room.mark_day(other, day, Mark::Missed, None, &at(6))?;
            assert_eq!(room.marked_days_count()?, 1, "a day counts once");
            assert_eq!(room.mark_day(CommitmentId(99), day, Mark::Kept, None, &at(7)), Err(RoomError::Gone));
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}

#[test]
fn a_traveller_who_marks_in_two_zones_marks_the_day_they_are_in() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let id = add(room, "Ring");
            let berlin = at(0);
            let auckland = mendway::domain::moment::Moment::new(berlin.utc, 13 * 60, "Pacific/Auckland");
            assert_ne!(berlin.day(), auckland.day());
            room.mark_day(id, berlin.day(), Mark::Kept, None, &berlin)?;
            room.mark_day(id, auckland.day(), Mark::Kept, None, &auckland)?;
            room.mark_day(id, berlin.day(), Mark::Partly, None, &at(60))?;
            let marks = room.day_marks(berlin.day(), auckland.day())?;
            let said: Vec<_> = marks.iter().map(|one| one.mark).collect();
            assert_eq!(said, [Mark::Partly, Mark::Kept]);
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}

#[test]
fn an_ended_commitment_keeps_everything_and_can_be_taken_up_again() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let id = add(room, "Ring");
            room.mark_day(id, at(0).day(), Mark::Kept, None, &at(2))?;
            room.end_commitment(id, &at(3))?;
            assert_eq!(room.commitment(id)?.ended, Some(at(3)));
            assert_eq!(room.end_commitment(id, &at(4)), Err(RoomError::Gone));
            assert_eq!(room.day_marks(at(0).day(), at(0).day())?.len(), 1);
            room.resume_commitment(id)?;
            assert_eq!(room.commitment(id)?.ended, None);
            assert_eq!(room.resume_commitment(id), Err(RoomError::Gone));
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}

/// A finished sitting with a commitment in it.
fn sitting_with_promise(room: &mut Room, what: &str, state: SittingState) -> Result<Source, RoomError> {
    let new = NewSitting {
        exercise: "a2-small".parse().map_err(|_| RoomError::Gone)?,
        revision: 1,
        title: "Small promises".into(),
        role: Role::Accountable,
        bond: Bond::Friend,
        breach: None,
    };
    let sitting = room.begin(&new, &at(1))?.id;
    let prompt: mendway::domain::ids::PromptId = "promise".parse().map_err(|_| RoomError::Gone)?;
    let said = Commitment { what: what.into(), often: "daily".into(), ..Commitment::default() };
    let response = Response {
        prompt: prompt.clone(),
        asked: "Write one.".into(),
        label: "My promise".into(),
        value: Some(Value::Commitment(said)),
        reads: what.into(),
    };
    room.respond(sitting, &response, None)?;
    room.end(sitting, state, &at(2))?;
    Ok(Source { sitting, prompt })
}

#[test]
fn what_a_finished_sitting_promises_is_offered_until_it_is_taken_or_left() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let taken = sitting_with_promise(room, "Ring", SittingState::Done)?;
            let left = sitting_with_promise(room, "Write", SittingState::Kept)?;
            sitting_with_promise(room, "Not done", SittingState::Open)?;
            sitting_with_promise(room, "Not ours", SittingState::SetAside)?;
            sitting_with_promise(room, "  ", SittingState::Done)?;
            let offered: Vec<_> = room.offers()?.into_iter().map(|offer| offer.source).collect();
            assert_eq!(offered, [left.clone(), taken.clone()]);
            let place = CommitmentPlace::Offered(taken.clone());
            room.keep_draft(&draft(DraftPlace::Commitment(CommitmentPlace::Offered(left.clone())), "Wr"), &at(3))?;
            room.save_commitment(&place, &promise("Ring"), &at(4))?;
            assert_eq!(room.save_commitment(&place, &promise("Ring"), &at(5)), Err(RoomError::Gone), "once");
            assert_eq!(room.commitments()?.len(), 1, "the refused one left nothing behind");
            room.leave_offer(&left, &at(6))?;
            assert_eq!(room.offers()?, []);
            assert_eq!(room.closed_drafts(&at(7))?.len(), 1, "what was typed for it can be brought back");
            assert_eq!(room.leave_offer(&left, &at(8)), Err(RoomError::Gone));
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}

#[test]
fn boundaries_and_agreement_drafts_keep_every_wording_and_are_let_go_not_deleted() {
    let (place, opened) = Place::open();
    let limit = BoundaryDraft {
        words: "I leave when there is shouting".into(),
        kind: BoundaryKind::Limit,
        area: Some(Area::Conflict),
        since: Some(at(0).day()),
    };
    let request = BoundaryDraft { kind: BoundaryKind::Request, area: None, ..limit.clone() };
    let clause = AgreementDraft {
        what: "Phones rest after nine".into(),
        why: "Sleep".into(),
        sign: "They lie in the hall".into(),
        slip: "We talk the next day".into(),
        review: Some(days(28).day()),
        ends: Some(days(90).day()),
    };
    let (first, second, said) = (limit.clone(), request.clone(), clause.clone());
    opened
        .keeper
        .ask(move |room| {
            let id = room.save_boundary(None, &first, &at(1))?;
            room.keep_draft(&draft(DraftPlace::Boundary(Some(id)), "I l"), &at(2))?;
            room.save_boundary(Some(id), &second, &at(3))?;
            room.end_boundary(id, &at(4))?;
            assert_eq!(room.end_boundary(id, &at(5)), Err(RoomError::Gone));
            let id = room.save_agreement(None, &said, &at(6))?;
            room.save_agreement(Some(id), &AgreementDraft { why: String::new(), ..said }, &at(7))?;
            room.end_agreement(id, &at(8))?;
            room.resume_agreement(id)?;
            Ok::<_, RoomError>(())
        })
        .expect("stored");
    opened.keeper.close().expect("closed");
    let opened = place.unlock();
    let (boundaries, agreements, drafts) = opened
        .keeper
        .ask(|room| Ok::<_, RoomError>((room.boundaries()?, room.agreements()?, room.drafts_count()?)))
        .expect("read");
    assert_eq!((&boundaries[0].text, &boundaries[0].ended), (&request, &Some(at(4))));
    assert_eq!(boundaries[0].versions, [(limit, at(3))]);
    assert_eq!((agreements[0].text.why.as_str(), &agreements[0].ended), ("", &None));
    assert_eq!(agreements[0].versions, [(clause, at(7))]);
    assert_eq!(drafts, 0);
}

#[test]
fn drafts_and_limits_of_a_sitting_are_taken_once_and_leave_what_is_being_written() {
    let (_place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| {
            let source = sitting_with_promise(room, "Ring", SittingState::Done)?;
            let other = sitting_with_promise(room, "Write", SittingState::Done)?;
            let clause = Offered::Clause(AgreementDraft { what: "Phones rest".into(), ..AgreementDraft::default() });
            let line = |words: &str| BoundaryDraft { words: words.into(), ..BoundaryDraft::default() };
            let lines = Offered::Lines(vec![line("I leave"), line("Ring first")]);
            room.keep_draft(&draft(DraftPlace::Agreement(None), "Half a cl"), &at(3))?;
            assert!(room.offers_answered(source.sitting)?.is_empty());
            room.take_offered(&source, &clause, &at(4))?;
            assert_eq!(room.take_offered(&source, &clause, &at(5)), Err(RoomError::Gone), "once");
            room.take_offered(&other, &lines, &at(6))?;
            assert_eq!(
                room.offers_answered(source.sitting)?.into_iter().collect::<Vec<_>>(),
                std::slice::from_ref(&source.prompt)
            );
            assert_eq!((room.agreements()?.len(), room.boundaries()?.len()), (1, 2));
            assert_eq!(room.drafts_count()?, 1, "what was being written is still there");
            Ok::<_, RoomError>(())
        })
        .expect("stored");
}
