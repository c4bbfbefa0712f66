//! What the page of a round says.

use super::step::{is_for_other, is_unsaid, todo};
use super::{Desk, RoundScreen, WIDE, gap};
use crate::app::page::{Block, Buttons, Callout, Page, Progress, Table, Tone};
use crate::app::scene::{Cover, Scene};
use crate::app::screens::once_read;
use crate::app::screens::player::timer::{Timer, calm};
use crate::domain::person::Person;
use crate::domain::sitting::Response;
use crate::domain::statement::Ending;
use crate::guides::talk::{Part, PartKind, Then, Who};
use crate::insight::ours::{Note, NoteSort, RoundState, Shown, Side, Todo};
use crate::prose::Document;
use std::time::Duration;

pub(super) fn page<'a>(screen: &RoundScreen, scene: &Scene) -> Page<'a> {
    let desk = &screen.desk;
    let mut blocks = Vec::new();
    let over = matches!(desk.round.state, RoundState::Ended { .. });
    if let Some(part) = desk.part().filter(|_| !over) {
        blocks.push(Block::Heading(part.title.clone()));
        blocks.extend(screen.hand.iter().map(|hand| Block::Prose(hand.words())));
        blocks.push(Block::Prose(Document::from_markdown(&part.words.text(desk.role, desk.bond))));
        if let Some(minutes) = part.minutes.filter(|_| !part.prompts().is_empty()) {
            blocks.push(Block::Aside(format!("Take about {}.", calm(Duration::from_secs(u64::from(minutes) * 60)))));
        }
    }
    match written(desk) {
        words if words.is_empty() => {}
        words if scene.cover == Cover::Shown => blocks.extend(words),
        _ => blocks.push(Block::Aside("Covered. Ctrl+E shows it again.".into())),
    }
    blocks.extend(
        what_now(desk).map(|words| Block::Callout(Callout { tone: Tone::Info, text: Document::from_plain(&words) })),
    );
    if let Some(floor) = &screen.floor {
        let (turn, of) = floor.place();
        let who = name(desk, floor.speaker());
        let words = format!("Turn {turn} of {of}. The floor is {who}. {}", floor.words(scene.uptime));
        blocks.push(Block::Prose(Document::from_plain(&words)));
    }
    if let Some(timer) = screen.timer {
        blocks.extend(timer.blocks(scene.uptime).into_iter().filter_map(|block| match block {
            Block::Progress(progress) => Some(Block::Progress(Progress { label: String::new(), ..progress })),
            _ => None,
        }));
    }
    if matches!(desk.round.state, RoundState::Ended { how: Ending::Whole, .. }) {
        blocks.push(Block::Prose(Document::from_markdown(&desk.talk.close.text(desk.role, desk.bond))));
    }
    blocks.push(Block::Buttons(Buttons { labels: screen.labels(scene), at: screen.at.at }));
    Page {
        title: desk.round.title.clone(),
        place: place(desk),
        focus: once_read(&blocks, scene),
        blocks,
        ..Page::default()
    }
}

/// "part 3 of 8, for two".
fn place(desk: &Desk) -> String {
    let at = desk.part().and_then(|part| desk.talk.place(&part.id)).unwrap_or_default();
    format!("part {} of {}, for two", at + 1, desk.talk.parts.len())
}

/// "yours" or "your partner's".
fn name(desk: &Desk, person: Person) -> String {
    if person == desk.me { "yours".to_owned() } else { format!("{}'s", desk.bond.other()) }
}

/// What is written for this part: one's own words before they leave, both side by side, and what both wrote down. When
/// the round is over, only what waits for this person's yes.
fn written(desk: &Desk) -> Vec<Block<'static>> {
    let asked = match todo(desk) {
        Some(Todo::SayYes(id)) => desk.round.notes.iter().find(|note| note.stamp.id == id),
        _ => None,
    };
    let mut blocks = match desk.part() {
        Some(part) if !desk.round.is_over() => match of_part(desk, part) {
            nothing if nothing.is_empty() => earlier(desk, part),
            words => words,
        },
        _ => Vec::new(),
    };
    if let Some(note) = asked.filter(|_| desk.round.is_over()) {
        blocks.extend(noted(desk, note));
    }
    blocks
}

/// What both can read of the nearest part before this one that has something: many parts speak of it.
fn earlier(desk: &Desk, part: &Part) -> Vec<Block<'static>> {
    let at = desk.talk.place(&part.id).unwrap_or_default();
    let said = |before: &Part| {
        let mut said = Vec::new();
        if let Some(shown) = desk.round.apart(&before.id).and_then(|apart| apart.shown()) {
            said.extend(side_by_side(desk, before, &shown));
        }
        for note in desk.round.notes.iter().filter(|note| note.part == before.id) {
            said.extend(noted(desk, note));
        }
        if !said.is_empty() {
            said.insert(0, Block::Aside(format!("From \"{}\":", before.title)));
        }
        said
    };
    desk.talk.parts[..at].iter().rev().map(said).find(|said| !said.is_empty()).unwrap_or_default()
}

fn noted(desk: &Desk, note: &Note) -> [Block<'static>; 2] {
    [Block::Aside(who_wrote(desk, note)), Block::Prose(lines(&note.lines))]
}

fn of_part(desk: &Desk, part: &Part) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    if let Some(own) = desk.own.as_ref().filter(|own| is_unseen(desk, part) && !own.responses.is_empty()) {
        blocks.push(Block::Aside("What you wrote, word for word. So far only you can read it:".into()));
        blocks.push(Block::Prose(lines(&own.responses)));
    }
    if let Some(shown) = desk.round.apart(&part.id).and_then(|apart| apart.shown()) {
        blocks.extend(side_by_side(desk, part, &shown));
    }
    for note in desk.round.notes.iter().filter(|note| note.part == part.id) {
        blocks.extend(noted(desk, note));
    }
    blocks
}

/// Whether one's own words are put before one's eyes: while it is decided what becomes of them, and not longer.
fn is_unseen(desk: &Desk, part: &Part) -> bool {
    match part.kind {
        PartKind::Apart { then: Then::Stay, .. } => matches!(todo(desk), Some(Todo::LockIn(_))),
        PartKind::Joint { .. } => is_unsaid(desk, part, &part.id),
        _ => matches!(desk.round.side(&part.id, desk.me), Side::Open | Side::Locked),
    }
}

fn who_wrote(desk: &Desk, note: &Note) -> String {
    let other = capital(desk.bond.other());
    let own = note.stamp.author == desk.me;
    let by = if own { "You wrote this down." } else { &format!("{other} wrote this down.") };
    let open = if own { format!("{other} has not said yes to it.") } else { "You have not said yes to it.".to_owned() };
    match (note.sort, note.is_assented()) {
        (NoteSort::Told, _) => by.to_owned(),
        (NoteSort::Joint, true) => format!("{by} Both of you said yes to it."),
        (NoteSort::Joint, false) => format!("{by} {open} It may stay like that."),
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

fn lines(responses: &[Response]) -> Document {
    let mut document = Document::default();
    for response in responses {
        document.append(Document::from_plain(&format!("{}: {}", response.label, response.reads)));
    }
    document
}

/// Both answers in one table, and a curious word where ratings lie apart.
fn side_by_side(desk: &Desk, part: &Part, shown: &Shown<'_>) -> Vec<Block<'static>> {
    let (mine, theirs) = (shown.of(desk.me), shown.of(desk.me.other()));
    let mut prompts: Vec<&Response> = mine.iter().collect();
    prompts.extend(theirs.iter().filter(|one| mine.iter().all(|known| known.prompt != one.prompt)));
    prompts.sort_by_key(|one| part.prompts().iter().position(|prompt| prompt.id == one.prompt));
    let reads = |all: &[Response], one: &Response| {
        all.iter()
            .find(|known| known.prompt == one.prompt)
            .map_or_else(|| "left empty".to_owned(), |one| one.reads.clone())
    };
    let rows = prompts.iter().map(|one| vec![one.label.clone(), reads(mine, one), reads(theirs, one)]).collect();
    let head = vec![String::new(), "You".to_owned(), capital(desk.bond.other())];
    let mut blocks = vec![Block::Table(Table { head, rows })];
    for one in prompts {
        if let Some(gap) = gap(mine, theirs, &one.prompt).filter(|gap| *gap >= 2) {
            let words =
                format!("{}: you saw this differently by {gap}. Which moment did each of you think of?", one.label);
            blocks.push(Block::Prose(Document::from_plain(&words)));
            if gap >= WIDE && desk.often_apart.contains(&one.prompt) {
                let more = "This has been apart some times now. The talk \"Mirror, make sense, imagine\" is made for that, if both like.";
                blocks.push(Block::Aside(more.into()));
            }
        }
    }
    blocks
}

/// What this person can do now, in words.
fn what_now(desk: &Desk) -> Option<String> {
    let other = desk.bond.other();
    let kind = desk.part().map(|part| part.kind);
    let stays = matches!(kind, Some(PartKind::Apart { then: Then::Stay, .. }));
    Some(match todo(desk)? {
        Todo::AnswerApart(_) => format!("Write this alone. Ask {other} to look away for a while."),
        Todo::LockIn(_) if stays => format!("This stays with you. The most {other} can know is that you are done."),
        Todo::LockIn(_) => {
            "Read it once more. Locked in, it is still unseen: only that you are done can be known.".to_owned()
        }
        Todo::Decide(_) => {
            "You are locked in. Nothing is shown until both say so. You can keep yours, then neither is shown."
                .to_owned()
        }
        Todo::Reveal(_) => "Both of you said yes. You can look at both together now.".to_owned(),
        Todo::Tell(_) => format!("You said that {other} may read this. Here it goes."),
        Todo::WaitForOther(_) if matches!(kind, Some(PartKind::Joint { .. })) => {
            format!("This part is for {other} to type. The keyboard can go over now, or another day.")
        }
        Todo::WaitForOther(part) if desk.round.side(&part, desk.me) == Side::Open => {
            format!("This part is for {other} to answer. The keyboard can go over now, or another day.")
        }
        Todo::WaitForOther(_) => format!("Your side is done here. The keyboard can go to {other}, now or another day."),
        Todo::WriteTogether(_) if !matches!(kind, Some(PartKind::Joint { who: Who::Each })) => {
            format!("This part is yours to type. {} can look on, or away.", capital(other))
        }
        Todo::WriteTogether(_) => "Write this together. Whoever has the keyboard types, both look on.".to_owned(),
        Todo::SayYes(_) => {
            "This was written down for both. Say yes only if these words are right for you. You can also go on without."
                .to_owned()
        }
        Todo::Resting => resting(desk),
        Todo::Finished => match desk.round.state {
            RoundState::Ended { how: Ending::Early, .. } => {
                "This was stopped here. What is written down stays.".to_owned()
            }
            _ => "You came to the end of this together.".to_owned(),
        },
        Todo::GoOn(part) if kept_back(desk, &part) => {
            "One of you keeps their side private this time, so neither is shown. That is fine.".to_owned()
        }
        Todo::GoOn(_) if desk.part().is_some_and(|part| is_for_other(desk, part)) => {
            format!(
                "This part is for {other} alone, and it stays with them. Hand the keyboard over, or go on without it."
            )
        }
        Todo::GoOn(_) => return None,
    })
}

fn kept_back(desk: &Desk, part: &crate::domain::ids::Slug) -> bool {
    desk.round.apart(part).is_some_and(|apart| apart.is_kept_back())
}

fn resting(desk: &Desk) -> String {
    match &desk.round.state {
        RoundState::Paused { at, minutes: Some(minutes), .. } => {
            let back = at.time() + chrono::Duration::minutes(i64::from(*minutes));
            format!(
                "You are taking a break. Come back at {}, or later. No rehearsing what to say: walk, breathe, drink something.",
                back.format("%H:%M")
            )
        }
        _ => "You are taking a break, until another day. All of it is kept where it stands.".to_owned(),
    }
}

/// The words on the timer's button.
pub(super) fn timer_label(timer: Timer, now: Duration) -> String {
    let buttons = timer.blocks(now).into_iter().find_map(|block| match block {
        Block::Buttons(buttons) => buttons.labels.into_iter().next(),
        _ => None,
    });
    buttons.unwrap_or_else(|| "Timer".to_owned())
}
