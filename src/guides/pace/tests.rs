//! The plan as data, and the reckoning with weeks.

use super::*;
use crate::domain::ids::BreachId;
use crate::domain::profile::Slip;
use crate::guides::library::PROGRAMME;

fn day(n: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day") + chrono::Duration::days(n)
}

fn began() -> Profile {
    Profile { began: Some(day(0)), ..Profile::default() }
}

#[test]
fn the_plan_covers_every_week_and_every_step_and_names_real_exercises() {
    let mut next = 1;
    for stretch in &PLAN.week {
        assert_eq!(stretch.from, next, "no week is left out or told twice");
        next = stretch.to + 1;
    }
    assert_eq!(PLAN.maintenance.from, next);
    for step in Step::ALL {
        assert!(PLAN.week.iter().any(|stretch| stretch.steps.contains(&step)), "{step:?}");
    }
    let refresh = &PLAN.refresh;
    let named = PLAN.maintenance.again.iter().map(|again| &again.exercise);
    for id in named.chain(&refresh.hurt).chain(&refresh.accountable).chain(&refresh.both) {
        assert!(PROGRAMME.contains(&id.as_str()), "{id}");
    }
}

#[test]
fn weeks_count_from_the_day_someone_began() {
    assert_eq!(place(&Profile::default(), day(0)), None);
    assert_eq!(place(&began(), day(0)), Some(Place::Week(1, 16, 0)));
    assert_eq!(place(&began(), day(6)), Some(Place::Week(1, 16, 0)));
    assert_eq!(place(&began(), day(14)), Some(Place::Week(3, 16, 1)));
    assert_eq!(place(&began(), day(16 * 7)), Some(Place::Maintenance));
    assert_eq!(place(&began(), day(52 * 7)), Some(Place::After));
    assert_eq!(place(&began(), day(-3)), Some(Place::Week(1, 16, 0)), "a clock set back");
}

#[test]
fn a_gentle_pace_doubles_the_weeks() {
    let gentle = Profile { pace: Pace::Gentle, ..began() };
    assert_eq!(place(&gentle, day(14)), Some(Place::Week(3, 32, 0)));
    assert_eq!(place(&gentle, day(28)), Some(Place::Week(5, 32, 1)));
    assert_eq!(stretches(Pace::Gentle)[1].0, 5);
}

#[test]
fn a_start_in_early_days_has_four_quiet_weeks_before_it() {
    let fresh = Profile { began_fresh: true, ..began() };
    assert_eq!(place(&fresh, day(27)), Some(Place::Fresh(4, 4)));
    assert_eq!(place(&fresh, day(28)), Some(Place::Week(1, 16, 0)));
}

#[test]
fn time_away_does_not_count() {
    let away = Profile { away_since: Some(day(10)), ..began() };
    assert_eq!(place(&away, day(60)), None);
    let back = Profile { away_days: 50, ..began() };
    assert_eq!(place(&back, day(60)), place(&began(), day(10)));
}

#[test]
fn a_slip_offers_its_set_for_four_weeks_and_nothing_else_changes() {
    let slip = |n| Profile { slips: vec![Slip { breach: BreachId(1), day: day(n) }], ..began() };
    assert!(refresh(&began(), Role::Hurt, day(60)).is_empty());
    assert!(!refresh(&slip(60), Role::Hurt, day(60)).is_empty());
    assert!(!refresh(&slip(60), Role::Unsaid, day(87)).is_empty());
    assert!(refresh(&slip(60), Role::Hurt, day(88)).is_empty());
    assert!(refresh(&slip(60), Role::Hurt, day(59)).is_empty());
    assert_eq!(place(&slip(60), day(60)), place(&began(), day(60)), "progress is never reset");
}

#[test]
fn the_year_after_brings_little_back() {
    assert!(again(Place::Week(1, 16, 0)).is_empty());
    assert_eq!(again(Place::Maintenance).len(), PLAN.maintenance.again.len());
    assert!(sentence(Place::Week(3, 16, 1)).starts_with("Week 3 of about 16."));
    assert!(sentence(Place::Week(3, 16, 1)).ends_with("Two exercises a week are plenty."));
}
