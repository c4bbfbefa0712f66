//! What one can do about an agreement, by how it stands. Nothing here is ever pushed: leaving the page is always open.

use crate::domain::person::Person;
use crate::domain::statement::{Seal, StatementId};
use crate::insight::ours::{Agreement, End, Standing, Version, Voice, end_of};
use chrono::NaiveDate;

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Say yes to exactly these words; `again`: after taking an earlier yes back, or after setting it aside.
    Yes { to: StatementId, words: Seal, how: Yes },
    /// Leave the page. Stands first where a yes can be said, so that Enter never says one by itself.
    NotNow,
    /// Propose other words.
    Propose,
    /// Take a yes back, or an own proposal.
    TakeBack(StatementId),
    /// Set it aside for now.
    Park,
    /// Make a commitment of one's own from it.
    Commit(StatementId),
    /// Read every wording.
    Wordings,
    /// Write it as a sheet.
    Sheet,
}

/// Which yes it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yes {
    First,
    Again,
    /// The yes stands already; saying it takes up what one set aside.
    TakeUp,
}

/// What `me` can do about it today, what it waits for first.
pub(super) fn steps(one: &Agreement, me: Person, today: NaiveDate) -> Vec<Step> {
    let standing = one.standing(today);
    let mut steps: Vec<Step> = yeses(one, me, &standing, today);
    if !steps.is_empty() {
        steps.insert(0, Step::NotNow);
    }
    steps.push(Step::Propose);
    if let Standing::InForce { version, .. } = standing {
        steps.push(Step::Commit(version));
    }
    steps.extend(in_play(one).into_iter().filter(|version| holds(version, me)).map(|one| Step::TakeBack(one.stamp.id)));
    if matches!(standing, Standing::InForce { .. } | Standing::Proposed { .. } | Standing::Several(_)) {
        steps.push(Step::Park);
    }
    if one.versions.len() > 1 {
        steps.push(Step::Wordings);
    }
    steps.push(Step::Sheet);
    steps
}

/// What a yes can be said to. A wording that lets one watch without an end takes none: it needs other words first.
fn yeses(one: &Agreement, me: Person, standing: &Standing, today: NaiveDate) -> Vec<Step> {
    let say = |version: &Version, how| Step::Yes { to: version.stamp.id, words: version.words, how };
    let waiting = one.awaiting_yes(me);
    let first = waiting.into_iter().filter(|one| !needs_end(one)).map(|one| say(one, Yes::First));
    let mut steps: Vec<Step> = first.collect();
    let over = |version: &Version| version.clause.ends.is_some_and(|last| last < today);
    let again = one.current().into_iter().filter(|one| !over(one) && !needs_end(one) && takes_again(one, me));
    steps.extend(again.map(|one| say(one, Yes::Again)));
    if matches!(standing, Standing::Parked { by, .. } if by.author == me) {
        let held = one.current().into_iter().find(|one| holds(one, me) && !over(one));
        steps.extend(held.map(|one| say(one, Yes::TakeUp)));
    }
    steps
}

/// Whether both could not hold it as it stands: it lets one watch, and does not end in time.
pub(super) fn needs_end(version: &Version) -> bool {
    matches!(end_of(&version.clause, version.stamp.day), End::NeededBy(_))
}

/// The wordings that speak for it, and those that wait beside them.
pub(super) fn in_play(one: &Agreement) -> Vec<&Version> {
    let mut all = one.current();
    let beside: Vec<&Version> =
        one.open().into_iter().filter(|open| all.iter().all(|known| known.stamp.id != open.stamp.id)).collect();
    all.extend(beside);
    all
}

fn holds(version: &Version, me: Person) -> bool {
    matches!(version.consent.of(me), Voice::Yes(_))
}

/// Taken back by `me`, and still held by the other.
fn takes_again(version: &Version, me: Person) -> bool {
    matches!(version.consent.of(me), Voice::TakenBack(_)) && holds(version, me.other())
}
