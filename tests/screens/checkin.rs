use crate::kit::reading::{give, push, says, says_in};
use crate::kit::samples::{day, evening};
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, PersonEffect};
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screens::checkin::{Checkin, Opening};
use mendway::domain::checkin::{CheckinDraft, LineKind, Triggers};
use mendway::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use mendway::domain::person::{Bond, Role};

fn opening() -> Opening {
    Opening { day: day("2026-11-22"), today: day("2026-11-22"), role: Role::Hurt, ..Opening::default() }
}

fn today() -> Checkin {
    Checkin::new(opening())
}

fn saved(effects: &[Effect]) -> &CheckinDraft {
    let [.., Effect::Person(PersonEffect::SaveCheckin(saved, given)), Effect::Go(Go::Close), Effect::Say(_)] = effects
    else {
        panic!("{effects:?}")
    };
    assert_eq!(*saved, day("2026-11-22"));
    given
}

#[test]
fn six_keys_are_the_most_a_whole_check_in_takes() {
    let keys = "7 6 2 5 3 enter";
    assert_eq!(keys.split(' ').count(), 6);
    let effects = press(&mut today(), keys);
    let wanted = CheckinDraft {
        steadiness: Some(7),
        reliance: Some(6),
        triggers: Some(Triggers::Few),
        worst: Some(5),
        ..CheckinDraft::default()
    };
    assert_eq!(*saved(&effects), wanted);
    let without_pain = press(&mut today(), "0 t 1 3 enter");
    assert_eq!(saved(&without_pain).steadiness, Some(0));
    assert_eq!(saved(&without_pain).reliance, Some(10));
    assert_eq!(saved(&without_pain).worst, None);
}

#[test]
fn every_part_can_be_left_out() {
    let effects = press(&mut today(), "enter enter n n 1");
    assert!(
        matches!(&effects[effects.len() - 2..], [Effect::Discard(DraftPlace::Checkin(_)), Effect::Go(Go::Close)]),
        "{effects:?}"
    );
    let effects = press(&mut today(), "enter 4 n n enter");
    assert_eq!(*saved(&effects), CheckinDraft { reliance: Some(4), ..CheckinDraft::default() });
}

#[test]
fn a_line_can_be_added() {
    let mut checkin = today();
    let effects = press(&mut checkin, "7 6 1 1 'You called, b t 0' enter enter");
    let given = saved(&effects);
    assert_eq!((given.line_kind, given.line.as_str()), (LineKind::Thanks, "You called, b t 0"));
}

#[test]
fn an_answer_that_is_no_longer_asked_is_not_saved() {
    let effects = press(&mut today(), "7 6 3 9 b b 1 3 enter");
    assert_eq!((saved(&effects).triggers, saved(&effects).worst), (Some(Triggers::None), None));
}

#[test]
fn the_second_part_fits_the_person() {
    for (role, bond, words) in [
        (Role::Hurt, Bond::Friend, "How much could you rely on your friend today?"),
        (Role::Accountable, Bond::Partner, "How reliable were you today?"),
        (Role::Unsaid, Bond::Relative, "How much could you and your relative rely on each other today?"),
    ] {
        let mut checkin = Checkin::new(Opening { role, bond, ..opening() });
        press(&mut checkin, "5");
        assert!(says(&checkin).contains(words), "{}", says(&checkin));
    }
}

#[test]
fn the_plain_face_gives_each_part_as_a_whole() {
    let mut checkin = today();
    give(&mut checkin, 0, Input::Rate(10));
    give(&mut checkin, 0, Input::Rate(0));
    give(&mut checkin, 0, Input::Pick(0));
    give(&mut checkin, 0, Input::Pick(1));
    assert!(says(&checkin).contains("What you need"), "{}", says(&checkin));
    give(&mut checkin, 0, Input::Text("An evening off".into()));
    press(&mut checkin, "enter");
    assert!(says(&checkin).contains("Needed | An evening off"), "{}", says(&checkin));
    let effects = push(&mut checkin, "Save");
    let given = saved(&effects);
    assert_eq!((given.steadiness, given.reliance, given.line_kind), (Some(10), Some(0), LineKind::Need));
}

#[test]
fn what_was_given_is_kept_and_opens_at_the_same_part() {
    let mut checkin = today();
    let effects = press(&mut checkin, "7 6 esc");
    let kept =
        effects.iter().rev().find_map(|effect| if let Effect::Keep(draft) = effect { Some(draft) } else { None });
    let draft: Draft = kept.expect("a draft").clone();
    assert_eq!(draft.place, DraftPlace::Checkin(day("2026-11-22")));
    assert!(matches!(&draft.text, DraftText::Checkin(given) if given.reliance == Some(6)));
    let mut again = Checkin::new(Opening { kept: Some(KeptDraft { draft, kept: evening(0) }), ..opening() });
    assert!(says(&again).contains("Did something set off old pain today?"), "{}", says(&again));
    let effects = press(&mut again, "1 3 enter");
    assert_eq!(saved(&effects).steadiness, Some(7));
}

#[test]
fn a_saved_day_opens_with_what_was_saved() {
    let stored = CheckinDraft { steadiness: Some(3), ..CheckinDraft::default() };
    let mut checkin = Checkin::new(Opening { stored: Some(stored), ..opening() });
    assert!(says(&checkin).contains("Steadiness | 3"), "{}", says(&checkin));
    push(&mut checkin, "Change something");
    let effects = press(&mut checkin, "8 ctrl+s");
    assert_eq!(saved(&effects).steadiness, Some(8));
}

#[test]
fn yesterday_can_be_filled_in_and_no_other_day() {
    let yesterday = Checkin::new(Opening { day: day("2026-11-21"), ..opening() });
    assert!(says(&yesterday).contains("How steady did you feel yesterday?"), "{}", says(&yesterday));
    for other in ["2026-11-20", "2026-11-23"] {
        let mut checkin = Checkin::new(Opening { day: day(other), ..opening() });
        assert!(says(&checkin).contains("This day is not open. Nothing is lost by it."));
        let effects = push(&mut checkin, "Check in for today");
        assert!(
            matches!(&effects[..], [Effect::Go(Go::Replace(Route::Checkin(today)))] if *today == day("2026-11-22")),
            "{effects:?}"
        );
    }
}

#[test]
fn a_covered_check_in_shows_no_number() {
    let stored = CheckinDraft { steadiness: Some(3), ..CheckinDraft::default() };
    let checkin = Checkin::new(Opening { stored: Some(stored), ..opening() });
    let said = says_in(&checkin, &Scene { cover: Cover::Covered, ..scene() });
    assert!(!said.contains('3') && !said.contains("Steadiness"), "{said}");
}
