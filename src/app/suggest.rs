//! What Today offers: one next thing, what is due, and how each step stands. Pure reckoning over the library.

use super::participant::Participant;
use crate::domain::ids::{ExerciseId, SittingId};
use crate::domain::moment::Moment;
use crate::domain::profile::Profile;
use crate::domain::sitting::Standing;
use crate::domain::step::Step;
use crate::guides::gate::{Gate, gate};
use crate::guides::library::Library;
use crate::guides::model::{Exercise, OwnPage};
use crate::guides::pace;
use chrono::NaiveDate;

/// The one next thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Its title.
    pub title: String,
    /// Its step.
    pub step: Step,
    /// About how long it takes.
    pub minutes: u8,
    /// How it goes on.
    pub how: How,
}

/// How an exercise goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// An open sitting, with where it stands ("prompt 3 of 8").
    Continue(SittingId),
    /// For the first time.
    Begin,
    /// Again, because it was offered for today.
    Again,
}

/// How one step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepStanding {
    /// The step.
    pub step: Step,
    /// Exercises ended at least once, done or kept as they were, or set aside.
    pub done: usize,
    /// Exercises begun and not yet ended.
    pub begun: usize,
    /// Exercises offered to this person.
    pub of: usize,
    /// The title of the first one that is neither.
    pub next: Option<String>,
}

/// How one exercise stands for a list.
#[must_use]
pub fn standing<'a>(standings: &'a [Standing], exercise: &ExerciseId) -> Option<&'a Standing> {
    standings.iter().find(|standing| standing.exercise == *exercise)
}

/// How every exercise stands, with those that open a page of the program: the room knows no sitting of them.
#[must_use]
pub fn with_pages(mut standings: Vec<Standing>, library: &Library, profile: &Profile) -> Vec<Standing> {
    let Some(result) = profile.safety else { return standings };
    let noon = result.day.and_hms_opt(12, 0, 0).map(|noon| Moment::new(noon.and_utc(), 0, ""));
    let checks = library.exercises_of(Step::Before).into_iter().filter(|e| e.page == Some(OwnPage::SafetyCheck));
    standings.extend(checks.map(|check| Standing {
        exercise: check.id.clone(),
        done: 1,
        open: None,
        last: noon.clone(),
        set_aside: false,
        heat: None,
    }));
    standings
}

/// The exercises of a step that are offered to this person in any of their roles.
#[must_use]
pub fn offered<'a>(library: &'a Library, step: Step, person: &Participant) -> Vec<&'a Exercise> {
    library.exercises_of(step).into_iter().filter(|exercise| person.role_in(exercise).is_some()).collect()
}

/// The one next thing: what was begun, then the first thing of the path that is open and not tried, then what is due
/// again, then what was kept before it was done. `None` if exercises rest or everything is done.
#[must_use]
pub fn next(library: &Library, standings: &[Standing], person: &Participant, now: &Moment) -> Option<Next> {
    let ground = person.ground(None, now);
    let all = Step::ALL.into_iter().flat_map(|step| offered(library, step, person).into_iter().map(move |e| (step, e)));
    let open: Vec<(Step, &Exercise)> = all.filter(|(s, e)| !gate(*s, e, &ground).is_closed()).collect();
    let known = |exercise: &Exercise| standing(standings, &exercise.id);
    let begun = open.iter().find_map(|(step, e)| Some((*step, *e, How::Continue(known(e)?.open?))));
    let first = || {
        let fresh = open.iter().filter(|(_, e)| e.page.is_none() && known(e).is_none_or(|s| !is_tried(s)));
        let gentle = fresh.clone().find(|(s, e)| gate(*s, e, &ground) == Gate::Open);
        gentle.or_else(|| fresh.clone().next()).map(|(step, e)| (*step, *e, How::Begin))
    };
    let again = || open.iter().find(|(_, e)| is_due(e, known(e), now)).map(|(step, e)| (*step, *e, How::Again));
    let kept = || {
        let mut kept =
            open.iter().filter(|(_, e)| known(e).is_some_and(|s| is_tried(s) && s.done == 0 && !s.set_aside));
        kept.next().map(|(step, e)| (*step, *e, How::Again))
    };
    let (step, exercise, how) = begun.or_else(first).or_else(again).or_else(kept)?;
    Some(Next { exercise: exercise.id.clone(), title: exercise.title.clone(), step, minutes: exercise.minutes, how })
}

/// Ended at least once, whether all of it was done or it was kept as it was; or set aside.
const fn is_tried(standing: &Standing) -> bool {
    standing.done > 0 || standing.set_aside || standing.last.is_some()
}

/// Exercises that are offered again today, with their title and minutes.
#[must_use]
pub fn due(library: &Library, standings: &[Standing], person: &Participant, now: &Moment) -> Vec<Next> {
    let ground = person.ground(None, now);
    let place = pace::place(&person.profile, now.day());
    let again = place.map(pace::again).unwrap_or_default();
    let refresh = pace::refresh(&person.profile, person.role(None), now.day());
    let slip = person.profile.slips.iter().map(|slip| slip.day).max();
    let mut due = Vec::new();
    for step in Step::ALL {
        for exercise in offered(library, step, person) {
            let closed = gate(step, exercise, &ground).is_closed();
            let known = standing(standings, &exercise.id);
            let refreshed = refresh.contains(&exercise.id) && known.is_none_or(|known| before_slip(known, slip));
            let kept_up = again.iter().find(|again| again.exercise == exercise.id);
            let comes_back = kept_up.is_some_and(|again| is_past(known, again.after_days, now));
            if !closed && (refreshed || comes_back || is_due(exercise, known, now)) {
                let (exercise, title) = (exercise.id.clone(), exercise.title.clone());
                let minutes = library.exercise(&exercise).map_or(0, |found| found.minutes);
                due.push(Next { exercise, title, step, minutes, how: How::Again });
            }
        }
    }
    due
}

/// Not touched since a slip was logged.
fn before_slip(standing: &Standing, slip: Option<NaiveDate>) -> bool {
    let last = standing.last.as_ref().map(Moment::day);
    standing.open.is_none() && last.is_none_or(|last| slip.is_some_and(|slip| last < slip))
}

/// Finished, and the last time is so many days back.
fn is_past(standing: Option<&Standing>, days: u16, now: &Moment) -> bool {
    let last = standing.filter(|standing| standing.open.is_none() && !standing.set_aside);
    let last = last.and_then(|standing| standing.last.as_ref());
    last.is_some_and(|last| (now.day() - last.day()).num_days() >= i64::from(days))
}

/// Due again: within a round after its hours, after a whole round when its days have passed.
fn is_due(exercise: &Exercise, standing: Option<&Standing>, now: &Moment) -> bool {
    let Some(standing) = standing.filter(|standing| standing.done > 0) else { return false };
    let Some(last) = standing.last.as_ref() else { return false };
    let within = standing.done % u32::from(exercise.done.sittings.max(1)) != 0;
    let passed = match &exercise.repeat {
        _ if within && exercise.done.hours_apart > 0 => {
            now.minutes_since(last) / 60 >= i64::from(exercise.done.hours_apart)
        }
        Some(repeat) => (now.day() - last.day()).num_days() >= i64::from(repeat.after_days),
        None => false,
    };
    standing.open.is_none() && !standing.set_aside && passed
}

/// How every step stands.
#[must_use]
pub fn steps(library: &Library, standings: &[Standing], person: &Participant) -> Vec<StepStanding> {
    let of_step = |step| {
        let exercises = offered(library, step, person);
        let known = |exercise: &Exercise| standing(standings, &exercise.id);
        let is_done = |exercise: &Exercise| known(exercise).is_some_and(is_tried);
        let is_begun = |exercise: &Exercise| known(exercise).is_some_and(|s| s.open.is_some());
        StepStanding {
            step,
            done: exercises.iter().filter(|e| is_done(e)).count(),
            begun: exercises.iter().filter(|e| !is_done(e) && is_begun(e)).count(),
            of: exercises.len(),
            next: exercises.iter().find(|e| !is_done(e)).map(|e| e.title.clone()),
        }
    };
    Step::ALL.into_iter().map(of_step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::safety::{SafetyLevel, SafetyResult};
    use chrono::{TimeZone, Utc};

    fn now() -> Moment {
        Moment::new(Utc.with_ymd_and_hms(2026, 11, 22, 18, 0, 0).single().expect("a moment"), 0, "")
    }

    fn done(id: &str, day: u32) -> Standing {
        let last = Utc.with_ymd_and_hms(2026, 11, day, 12, 0, 0).single().map(|utc| Moment::new(utc, 0, ""));
        let exercise = id.parse().expect("an id");
        Standing { exercise, done: 1, open: None, last, set_aside: false, heat: None }
    }

    #[test]
    fn the_path_begins_at_the_beginning() {
        let next = next(&Library::embedded(), &[], &Participant::default(), &now()).expect("something");
        assert_eq!((next.exercise.as_str(), next.how), ("u0-steady", How::Begin));
    }

    #[test]
    fn what_was_begun_comes_first() {
        let mut open = done("c1-pause", 20);
        open.done = 0;
        open.open = Some(SittingId(7));
        let next = next(&Library::embedded(), &[open], &Participant::default(), &now()).expect("something");
        assert_eq!((next.exercise.as_str(), next.how), ("c1-pause", How::Continue(SittingId(7))));
    }

    #[test]
    fn what_was_kept_before_it_was_done_is_not_offered_as_if_it_were_new() {
        let mut kept = done("u0-steady", 22);
        kept.done = 0;
        let library = Library::embedded();
        let next = next(&library, std::slice::from_ref(&kept), &Participant::default(), &now()).expect("something");
        assert_eq!(next.how, How::Begin);
        assert_ne!(next.exercise.as_str(), "u0-steady");
        assert_eq!(steps(&library, &[kept], &Participant::default())[0].done, 1);
    }

    #[test]
    fn a_repeat_is_due_after_its_days_and_not_before() {
        let library = Library::embedded();
        let person = Participant::default();
        let ids = |standings: &[Standing]| -> Vec<String> {
            due(&library, standings, &person, &now()).into_iter().map(|n| n.exercise.to_string()).collect()
        };
        assert_eq!(ids(&[done("u0-steady", 15)]), ["u0-steady"]);
        assert!(ids(&[done("u0-steady", 16)]).is_empty());
    }

    #[test]
    fn a_closed_exercise_is_never_suggested() {
        let mut person = Participant::default();
        person.profile.safety = Some(SafetyResult { level: SafetyLevel::Red, day: now().day() });
        let library = Library::embedded();
        let mut standings = Vec::new();
        while let Some(next) = next(&library, &standings, &person, &now()) {
            assert_ne!(next.exercise.as_str(), "c1-outside");
            standings.push(done(next.exercise.as_str(), 22));
            assert!(standings.len() < 100, "suggests without end");
        }
    }
}
