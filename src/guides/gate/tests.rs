//! Each gate: closed, open, and the way around it.

use super::*;
use crate::guides::library::Library;
use crate::guides::model::Exercise;

fn exercise(id: &str) -> (Step, Exercise) {
    let library = Library::embedded();
    let id = id.parse().expect("an id");
    let step = library.step_of(&id).expect("a step");
    (step, library.exercise(&id).expect("an exercise of ours").clone())
}

fn ask(id: &str, ground: &Ground) -> Gate {
    let (step, exercise) = exercise(id);
    gate(step, &exercise, ground)
}

/// Someone for whom nothing is in the way.
fn settled() -> Ground {
    let done = Finished { sittings: 1, hours_since: 900 };
    let library = Library::embedded();
    let all = Step::ALL.into_iter().flat_map(|step| library.exercises_of(step));
    Ground {
        role: Role::Both,
        safety: Some(SafetyLevel::Green),
        checked: Some(3),
        letting_go: LettingGo::Open,
        finished: all.map(|exercise| (exercise.id.clone(), done)).collect(),
        tried: Step::ALL.into(),
        ledger_days: 30,
        ..Ground::default()
    }
}

fn words(id: &str) -> &'static str {
    &GATES.gate.iter().find(|row| row.id == id).expect("a gate of that name").words
}

fn closed(id: &str) -> Gate {
    Gate::Closed(words(id).to_owned())
}

fn care(id: &str) -> Gate {
    Gate::Care(vec![words(id).to_owned()])
}

fn every_exercise() -> Vec<(Step, Exercise)> {
    let library = Library::embedded();
    Step::ALL.into_iter().flat_map(|s| library.exercises_of(s).into_iter().map(move |e| (s, e.clone()))).collect()
}

#[test]
fn the_table_names_every_gate_and_a_test_that_exists() {
    let source = include_str!("../gate.rs");
    let tests = include_str!("tests.rs");
    let rows: Vec<Vec<&str>> = source
        .lines()
        .filter(|line| line.starts_with("//! | `"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect();
    let ids: Vec<&str> = GATES.gate.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(rows.iter().map(|row| row[1]).collect::<Vec<_>>(), ids);
    for row in rows {
        assert!(tests.contains(&format!("fn {}()", row[4])), "no test {}", row[4]);
    }
}

#[test]
fn with_nothing_in_the_way_everything_is_open() {
    let settled = settled();
    for (step, exercise) in every_exercise() {
        assert_eq!(gate(step, &exercise, &settled), Gate::Open, "{}", exercise.id);
    }
}

#[test]
fn a_day_of_rest_closes_every_exercise() {
    let rest = Ground { rest: Rest::Today, ..settled() };
    for (step, exercise) in every_exercise() {
        let stays = exercise.page.is_some();
        assert_eq!(gate(step, &exercise, &rest) == closed("rest"), !stays, "{}", exercise.id);
    }
}

#[test]
fn a_red_check_closes_what_is_marked_and_nothing_else() {
    for level in [SafetyLevel::Red, SafetyLevel::HarmNow] {
        let red = Ground { safety: Some(level), ..settled() };
        for (step, exercise) in every_exercise() {
            assert_eq!(gate(step, &exercise, &red) == closed("red"), exercise.closed_at_red, "{}", exercise.id);
        }
    }
    for stays in ["u0-steady", "f4-kind", "u0-safe"] {
        assert_eq!(ask(stays, &Ground { safety: Some(SafetyLevel::Red), ..settled() }), Gate::Open, "{stays}");
    }
}

/// Every combination of everything else a gate looks at: at red, neither work for two nor letting go ever opens.
#[test]
fn no_way_leads_around_a_red_check() {
    let shut: Vec<(Step, Exercise)> = every_exercise()
        .into_iter()
        .filter(|(_, e)| e.mode == Mode::Couple || e.cautions.contains(&Caution::ForgivenessGate))
        .collect();
    assert!(shut.len() >= 5, "the search has something to look at");
    let gates = [LettingGo::Unasked, LettingGo::Closed, LettingGo::Pressed, LettingGo::Open];
    let settled = settled();
    let mut looked = 0;
    for level in [SafetyLevel::Red, SafetyLevel::HarmNow] {
        for role in Role::ALL {
            for bond in Bond::ALL {
                for letting_go in gates {
                    for days_known in [None, Some(0), Some(40), Some(400)] {
                        for checked in [None, Some(0), Some(400)] {
                            for finished in [BTreeMap::new(), settled.finished.clone()] {
                                for ledger_days in [0, 60] {
                                    let ground = Ground {
                                        role,
                                        bond,
                                        safety: Some(level),
                                        checked,
                                        days_known,
                                        letting_go,
                                        finished: finished.clone(),
                                        ledger_days,
                                        ..settled.clone()
                                    };
                                    for (step, exercise) in &shut {
                                        looked += 1;
                                        assert!(gate(*step, exercise, &ground).is_closed(), "{}", exercise.id);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    let green = settled;
    assert!(shut.iter().all(|(step, exercise)| !gate(*step, exercise, &green).is_closed()), "the control: green opens");
    assert!(looked > 10_000, "{looked} looked at");
}

#[test]
fn who_hurt_the_other_does_no_work_for_two() {
    let own = Ground { safety: Some(SafetyLevel::HarmOwn), ..settled() };
    for (step, exercise) in every_exercise() {
        let expected = exercise.mode == Mode::Couple;
        assert_eq!(gate(step, &exercise, &own) == closed("harm-own"), expected, "{}", exercise.id);
    }
}

#[test]
fn an_apology_waits_for_the_work_before_it() {
    let mut ground = Ground { role: Role::Accountable, ..settled() };
    assert_eq!(ask("a2-apology", &ground), Gate::Open);
    let own: ExerciseId = "a2-own".parse().expect("an id");
    ground.finished.remove(&own);
    let Gate::Closed(said) = ask("a2-apology", &ground) else { panic!("it is open") };
    assert_ne!(said, words("need"), "the guide says why, in its own words");
}

#[test]
fn forgiving_oneself_waits_for_the_ledger_and_only_for_who_broke_trust() {
    let accountable = Ground { role: Role::Accountable, ledger_days: 13, ..settled() };
    assert!(ask("f4-self", &accountable).is_closed());
    assert_eq!(ask("f4-self", &Ground { ledger_days: 14, ..accountable.clone() }), Gate::Open);
    assert_eq!(ask("f4-self", &Ground { role: Role::Hurt, ..accountable }), Gate::Open);
}

fn letting_go() -> Vec<(Step, Exercise)> {
    every_exercise().into_iter().filter(|(_, e)| e.cautions.contains(&Caution::ForgivenessGate)).collect()
}

#[test]
fn letting_go_opens_through_its_own_page() {
    let unasked = Ground { letting_go: LettingGo::Unasked, ..settled() };
    for (step, exercise) in letting_go() {
        assert_eq!(gate(step, &exercise, &unasked), closed("letting-go-unasked"), "{}", exercise.id);
    }
    assert_eq!(ask("f4-gate", &Ground { letting_go: LettingGo::Unasked, ..settled() }), Gate::Open);
}

#[test]
fn letting_go_stays_shut_while_harm_goes_on() {
    let unsafe_now = Ground { letting_go: LettingGo::Closed, ..settled() };
    for (step, exercise) in letting_go() {
        assert_eq!(gate(step, &exercise, &unsafe_now), closed("letting-go-closed"), "{}", exercise.id);
    }
    assert_eq!(ask("f4-kind", &unsafe_now), Gate::Open, "the way around");
}

#[test]
fn nobody_is_owed_forgiving() {
    let pressed = Ground { letting_go: LettingGo::Pressed, ..settled() };
    for (step, exercise) in letting_go() {
        assert_eq!(gate(step, &exercise, &pressed), care("pressed"), "{}", exercise.id);
    }
}

#[test]
fn the_first_weeks_close_what_digs_deep() {
    let fresh = Ground { days_known: Some(27), ..settled() };
    assert_eq!(ask("f4-recall", &fresh), closed("fresh-closed"));
    assert_eq!(ask("u0-steady", &fresh), Gate::Open, "what steadies is open");
    assert_ne!(ask("f4-recall", &Ground { days_known: Some(28), ..fresh }), closed("fresh-closed"));
}

#[test]
fn until_twelve_weeks_the_short_way_is_offered() {
    let early = Ground { days_known: Some(83), ..settled() };
    assert_eq!(ask("f4-recall", &early), care("short"));
    assert_eq!(ask("f4-recall", &Ground { days_known: Some(84), ..early }), Gate::Open);
}

#[test]
fn early_days_ask_for_care_and_leave_the_choice() {
    let fresh = Ground { days_known: Some(3), ..settled() };
    assert_eq!(ask("a2-own", &fresh), care("fresh"));
    assert_eq!(ask("u0-steady", &fresh), Gate::Open);
    assert_eq!(ask("a2-own", &Ground { days_known: Some(28), ..fresh.clone() }), Gate::Open);
    assert_eq!(ask("a2-own", &Ground { days_known: None, ..fresh }), Gate::Open, "nobody told");
}

#[test]
fn an_old_check_is_offered_again() {
    for checked in [None, Some(29)] {
        let ground = Ground { checked, safety: checked.map(|_| SafetyLevel::Green), ..settled() };
        assert_eq!(ask("c1-outside", &ground), care("unchecked"));
        assert_eq!(ask("u0-steady", &ground), Gate::Open);
    }
    assert_eq!(ask("c1-outside", &Ground { checked: Some(28), ..settled() }), Gate::Open);
}

#[test]
fn amber_asks_for_care_before_work_for_two() {
    let amber = Ground { safety: Some(SafetyLevel::Amber), ..settled() };
    for (step, exercise) in every_exercise() {
        let expected = exercise.mode == Mode::Couple;
        assert_eq!(gate(step, &exercise, &amber) == care("amber"), expected, "{}", exercise.id);
    }
}

#[test]
fn parts_of_a_round_want_a_night_between() {
    let (step, exercise) = exercise("f4-recall");
    let after = |sittings, hours_since| {
        let mut ground = settled();
        ground.finished.insert(exercise.id.clone(), Finished { sittings, hours_since });
        gate(step, &exercise, &ground)
    };
    assert_eq!(after(1, 1), care("spacing"));
    assert_eq!(after(1, i64::from(exercise.done.hours_apart)), Gate::Open);
    assert_eq!(after(u32::from(exercise.done.sittings), 1), Gate::Open, "a whole round is behind");
}

#[test]
fn steps_have_an_order_and_no_lock() {
    let tried = |steps: &[Step], bond| Ground { tried: steps.iter().copied().collect(), bond, ..settled() };
    assert_eq!(ask("a2-own", &tried(&[Step::Before], Bond::Partner)), care("order"));
    assert_eq!(ask("a2-own", &tried(&[Step::Communication], Bond::Partner)), Gate::Open);
    assert_eq!(ask("b3-plans", &tried(&[Step::Communication], Bond::Partner)), care("order"));
    assert_eq!(
        ask("b3-plans", &tried(&[Step::Communication], Bond::Relative)),
        Gate::Open,
        "limits first, in a family"
    );
    assert_eq!(ask("f4-kind", &tried(&[], Bond::Friend)), Gate::Open, "what is gentle needs no order");
}

#[test]
fn all_words_of_care_that_hold_are_said_in_the_order_of_the_gates() {
    let (_, ritual) = exercise("i5-ritual");
    let last = Finished { sittings: 1, hours_since: 1 };
    let ground = Ground { checked: None, finished: [(ritual.id.clone(), last)].into(), ..settled() };
    let ground = Ground { tried: BTreeSet::new(), ..ground };
    let said = ["unchecked", "spacing", "order"].map(|id| words(id).to_owned());
    assert_eq!(ask("i5-ritual", &ground), Gate::Care(said.to_vec()));
}

#[test]
fn what_a_gate_asks_for_can_be_reached() {
    let ways = |id: &str, ground: &Ground| {
        let (step, exercise) = exercise(id);
        ways(step, &exercise, ground)
    };
    let to = |id: &str| Way::Exercise(id.parse().expect("an id"));
    let without = |id: &str| {
        let mut ground = Ground { role: Role::Accountable, ..settled() };
        ground.finished.retain(|known, _| known.as_str() != id);
        ground
    };
    assert_eq!(ways("a2-apology", &without("a2-own")), [to("a2-own")]);
    assert_eq!(ways("a2-apology", &without("a2-ripple")), [to("a2-ripple")]);
    let no_marks = Ground { role: Role::Accountable, ledger_days: 3, ..settled() };
    assert_eq!(ways("f4-self", &no_marks), [Way::Ledger]);
    for letting_go in [LettingGo::Unasked, LettingGo::Closed] {
        assert_eq!(ways("f4-decide", &Ground { letting_go, ..settled() }), [to("f4-gate"), to("f4-kind")]);
    }
    assert_eq!(ways("f4-hold", &Ground { checked: None, ..settled() }), [Way::Check]);
    assert!(ways("f4-hold", &settled()).is_empty());
    let rest = Ground { rest: Rest::Today, checked: None, letting_go: LettingGo::Closed, ..settled() };
    assert!(ways("f4-decide", &rest).is_empty());
}
