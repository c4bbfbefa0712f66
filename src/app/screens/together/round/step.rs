//! What a person can do next in a round, as buttons. Made from what the round says, never from what was pressed.

use super::Desk;
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::statement::{Seal, StatementId};
use crate::guides::talk::{Part, PartKind, Then, Who};
use crate::insight::ours::{self, Asks, Here, Side, Todo, Written};

/// One thing a person can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Answer(Slug),
    LockIn(Slug),
    Settle(Slug),
    Release(Slug),
    KeepBack(Slug),
    TakeBack(Slug),
    Reveal(Slug),
    Note(Slug),
    SayYes(StatementId, Seal),
    GoOn(Slug),
    Finish,
    Stop,
    Pause(Option<u16>),
    Resume,
    HandOver,
    Leave,
}

impl Step {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Answer(_) => "Write",
            Self::LockIn(_) => "Lock mine in",
            Self::Settle(_) => "I am done with mine",
            Self::Release(_) => "Show mine when both say so",
            Self::KeepBack(_) => "Keep mine to myself",
            Self::TakeBack(_) => "Take it back and change it",
            Self::Reveal(_) => "Show both",
            Self::Note(_) => "Put this where both can read it",
            Self::SayYes(..) => "Yes to these words",
            Self::GoOn(_) => "Go on",
            Self::Finish => "Finish",
            Self::Stop => "Stop here for good",
            Self::Pause(Some(_)) => "Pause for 20 minutes",
            Self::Pause(None) => "Leave it for another day",
            Self::Resume => "Go on now",
            Self::HandOver => "Hand the keyboard over",
            Self::Leave => "Leave",
        }
    }
}

/// What is next, then the ways out.
pub(super) fn steps(desk: &Desk) -> Vec<Step> {
    let Some(part) = desk.part() else { return vec![Step::Leave] };
    let todo = next(desk, part);
    let mut steps = forward(desk, part, &todo);
    match todo {
        Todo::Finished => steps.push(Step::Leave),
        Todo::Resting => steps.extend([Step::HandOver, Step::Leave, Step::Stop]),
        _ if desk.round.is_over() => steps.push(Step::Leave),
        _ => steps.extend([Step::Pause(Some(20)), Step::Pause(None), Step::Stop]),
    }
    steps
}

/// What is next for this person; the page words it.
pub(super) fn todo(desk: &Desk) -> Option<Todo> {
    desk.part().map(|part| next(desk, part))
}

/// What is next. A part that the other one types waits for them, unless something is written there or may be passed over.
fn next(desk: &Desk, part: &Part) -> Todo {
    let todo = desk.round.whats_next(desk.me, &here(desk, part));
    match (part.kind, &todo) {
        (PartKind::Joint { who }, Todo::WriteTogether(id)) if !who.means(desk.me, desk.round.first, desk.role) => {
            Todo::WaitForOther(id.clone())
        }
        _ => todo,
    }
}

fn forward(desk: &Desk, part: &Part, todo: &Todo) -> Vec<Step> {
    let on = || desk.next_part().map_or(Step::Finish, |next| Step::GoOn(next.id.clone()));
    let pass = || part.optional.then(on);
    let shown = part.kind.is_revealed();
    match todo.clone() {
        Todo::AnswerApart(id) => {
            let keep = shown.then(|| Step::KeepBack(id.clone()));
            [Step::Answer(id)].into_iter().chain(keep).chain(pass()).collect()
        }
        Todo::WriteTogether(id) => [Step::Answer(id)].into_iter().chain(pass()).collect(),
        Todo::LockIn(id) if shown => {
            let own = [Step::LockIn(id.clone()), Step::Answer(id.clone()), Step::KeepBack(id)];
            own.into_iter().chain(pass()).collect()
        }
        Todo::LockIn(id) => [Step::Settle(id.clone()), Step::Answer(id)].into_iter().chain(pass()).collect(),
        Todo::Decide(part) => {
            vec![Step::Release(part.clone()), Step::KeepBack(part.clone()), Step::TakeBack(part), Step::HandOver]
        }
        Todo::Reveal(part) => vec![Step::Reveal(part.clone()), Step::KeepBack(part)],
        Todo::Tell(part) => vec![Step::Note(part.clone()), Step::KeepBack(part)],
        Todo::WaitForOther(id) => {
            let released = desk.round.side(&id, desk.me) == Side::Released;
            let own = released.then(|| [Step::KeepBack(id.clone()), Step::TakeBack(id)]);
            [Step::HandOver].into_iter().chain(own.into_iter().flatten()).chain(pass()).collect()
        }
        Todo::SayYes(id) => {
            let words = desk.round.notes.iter().find(|note| note.stamp.id == id).map(|note| note.words);
            let on = (!desk.round.is_over()).then(on);
            // Enter alone never says a yes.
            on.into_iter().chain(words.map(|words| Step::SayYes(id, words))).collect()
        }
        Todo::GoOn(id) if is_unsaid(desk, part, &id) => vec![Step::Note(id.clone()), Step::Answer(id), on()],
        Todo::GoOn(_) if is_for_other(desk, part) => vec![Step::HandOver, on()],
        Todo::GoOn(id) if is_blank(desk, part) => vec![on(), Step::Answer(id), Step::HandOver],
        Todo::GoOn(_) => vec![on(), Step::HandOver],
        Todo::Resting => vec![Step::Resume],
        Todo::Finished => Vec::new(),
    }
}

/// Whether the other one answers this part alone, and nothing of it will ever be shown: only they can tell when they
/// are done.
pub(super) fn is_for_other(desk: &Desk, part: &Part) -> bool {
    matches!(part.kind, PartKind::Apart { who, then: Then::Stay } if !who.means(desk.me, desk.round.first, desk.role))
}

/// Whether something was written together here and is still only in the own room.
pub(super) fn is_unsaid(desk: &Desk, part: &Part, id: &Slug) -> bool {
    matches!(part.kind, PartKind::Joint { .. })
        && desk.own.as_ref().is_some_and(|own| own.written == Written::Done && !own.responses.is_empty())
        && !desk.round.notes.iter().any(|note| note.part == *id)
}

/// Whether the sitting of a joint part was left without a word: it can be opened again.
fn is_blank(desk: &Desk, part: &Part) -> bool {
    matches!(part.kind, PartKind::Joint { .. })
        && desk.own.as_ref().is_some_and(|own| own.responses.is_empty())
        && !desk.round.notes.iter().any(|note| note.part == part.id)
}

/// The part as the round needs to know it.
fn here(desk: &Desk, part: &Part) -> Here {
    let written = desk.own.as_ref().map_or(Written::NotYet, |own| own.written);
    let asks = match part.kind {
        _ if part.prompts().is_empty() => Asks::Nothing,
        PartKind::Read | PartKind::Talk | PartKind::Floor { .. } => Asks::Nothing,
        PartKind::Joint { .. } => Asks::Joint,
        PartKind::Apart { who, then } => Asks::Apart {
            who: answers(desk, who),
            then: match then {
                Then::Reveal => ours::Then::Reveal,
                Then::Stay => ours::Then::Stay,
            },
        },
    };
    Here { part: part.id.clone(), asks, written }
}

/// Who answers. What each person's part in it is, only they know: the one it is not meant for says so by handing over.
fn answers(desk: &Desk, who: Who) -> ours::Who {
    let only = |person: Person| ours::Who::Only(person);
    match who {
        Who::Each => ours::Who::Each,
        Who::First => only(desk.round.first),
        Who::Second => only(desk.round.first.other()),
        Who::Hurt | Who::Accountable if who.means(desk.me, desk.round.first, desk.role) => only(desk.me),
        Who::Hurt | Who::Accountable => only(desk.me.other()),
    }
}
