use crate::kit::reading::{says, says_in};
use crate::kit::samples::evening;
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go, Scroll};
use mendway::app::scene::{Cover, Scene};
use mendway::app::screens::trends::Trends;
use mendway::domain::checkin::{Checkin, CheckinDraft, Triggers};
use mendway::domain::ids::CheckinId;
use mendway::domain::person::{Bond, Role};

fn checkin(days_ago: i64, steadiness: u8) -> Checkin {
    let written = evening(days_ago);
    let text = CheckinDraft { steadiness: Some(steadiness), ..CheckinDraft::default() };
    Checkin { id: CheckinId(days_ago), day: written.day(), written, text }
}

fn trends(checkins: Vec<Checkin>) -> Trends {
    Trends::new(checkins, Role::Hurt, Bond::Friend)
}

#[test]
fn a_change_is_said_with_both_middles_and_no_verdict() {
    let checkins = (0..6).map(|day| checkin(day, 7)).chain((28..34).map(|day| checkin(day, 4))).collect();
    let said = says(&trends(checkins));
    let sentence = "6 days: always 7. That is higher than in the four weeks before, when the middle was 4.";
    assert!(said.contains(sentence), "{said}");
    for verdict in ["better", "worse", "missed", "only", "failed", "streak", "improv"] {
        assert!(!said.to_lowercase().contains(verdict), "{verdict}: {said}");
    }
}

#[test]
fn one_day_is_told_as_its_number_alone() {
    let said = says(&trends(vec![checkin(0, 3)]));
    assert!(said.contains("1 day: 3. It is too early"), "{said}");
}

#[test]
fn few_days_are_too_early_to_say() {
    let said = says(&trends(vec![checkin(0, 2), checkin(3, 9)]));
    assert!(said.contains("2 days: between 2 and 9, the middle is 5.5. It is too early to say"), "{said}");
    assert!(said.contains("How far you could rely on your friend: Nothing here in these four weeks."), "{said}");
}

#[test]
fn every_number_is_told_and_only_of_four_weeks() {
    let mut with_pain = checkin(1, 5);
    with_pain.text.triggers = Some(Triggers::Few);
    with_pain.text.worst = Some(8);
    with_pain.text.reliance = Some(6);
    let said = says(&trends(vec![checkin(27, 3), with_pain, checkin(28, 9)]));
    assert!(said.contains("[(2026-10-26, 3), (2026-11-21, 5)]"), "{said}");
    assert!(said.contains("[(2026-11-21, 6)]"), "{said}");
    assert!(said.contains("Sat 21 Nov | once or twice | 8"), "{said}");
}

#[test]
fn without_check_ins_the_page_says_what_it_is_for() {
    let mut none = trends(Vec::new());
    assert!(says(&none).contains("once there are some check-ins"));
    assert!(matches!(&press(&mut none, "space esc")[..], [Effect::Scroll(Scroll::PageDown), Effect::Go(Go::Close)]));
}

#[test]
fn covered_trends_show_no_number() {
    let said = says_in(&trends(vec![checkin(0, 7)]), &Scene { cover: Cover::Covered, ..scene() });
    assert!(!said.contains('7'), "{said}");
}
