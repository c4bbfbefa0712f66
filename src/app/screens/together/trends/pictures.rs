//! The pictures with their sentences and numbers.

use super::{Known, Opening, Points, Pulse};
use crate::app::dates;
use crate::app::page::{Block, Table, Trend};
pub(super) use crate::app::screens::trends::span;
use crate::app::screens::trends::{ratings, rule, sentence};
use crate::domain::person::{Person, Role};
use crate::insight::ours::Gap;
use chrono::NaiveDate;

/// What both can see: each line where it was shared, days that both shared, and what else happened.
pub(super) fn shared(opening: &Opening) -> Vec<Block<'static>> {
    let people = opening.people;
    let none = opening.known.iter().all(|known| known.shared.is_empty() && known.theirs.is_empty());
    let mut blocks = Vec::new();
    if none {
        let words = "Neither of you has shared a day yet. That is fine. Each day is shared one by one, or not at all.";
        blocks.push(Block::Aside(words.into()));
    }
    for known in &opening.known {
        for (who, points) in [(people.me, &known.shared), (people.me.other(), &known.theirs)] {
            if !points.is_empty() {
                let label = format!("{}: {}", people.named(who), about(known.pulse));
                blocks.push(Block::Trend(trend(label, points, opening.today)));
            }
        }
        blocks.extend(gaps(opening, known));
    }
    blocks.extend(events(opening));
    if !none {
        blocks.push(Block::Aside(rule("These numbers are what each of you chose to share.")));
    }
    blocks
}

/// One's own days, shared or not.
pub(super) fn own(opening: &Opening) -> Vec<Block<'static>> {
    let label = |known: &Known| match (known.pulse, opening.role) {
        (Pulse::Steadiness, _) => "How steady you felt".to_owned(),
        (Pulse::Reliance, Role::Hurt) => format!("How far you could rely on {}", opening.people.other()),
        (Pulse::Reliance, Role::Accountable) => "How reliable you were".to_owned(),
        (Pulse::Reliance, _) => format!("How far you and {} could rely on each other", opening.people.other()),
    };
    opening.known.iter().map(|known| Block::Trend(trend(label(known), &known.own, opening.today))).collect()
}

const fn about(pulse: Pulse) -> &'static str {
    match pulse {
        Pulse::Steadiness => "how steady, on the days shared",
        Pulse::Reliance => "reliance, on the days shared",
    }
}

fn inside(points: &Points, span: (NaiveDate, NaiveDate)) -> Points {
    points.iter().filter(|(day, _)| (span.0..=span.1).contains(day)).copied().collect()
}

fn trend(label: String, points: &Points, today: NaiveDate) -> Trend {
    let span = span(today);
    let earlier = span.0.pred_opt().map(self::span).map(|before| inside(points, before)).unwrap_or_default();
    let points = inside(points, span);
    let sentence = sentence(&ratings(&points), &ratings(&earlier));
    Trend { label, points, span, sentence }
}

/// Only reliance is seen from two sides; how steady each felt is each one's own.
fn gaps(opening: &Opening, known: &Known) -> Vec<Block<'static>> {
    let span = span(opening.today);
    let both: Vec<&Gap> = known.gaps.iter().filter(|gap| (span.0..=span.1).contains(&gap.day)).collect();
    let Some(last) = both.last().filter(|_| known.pulse == Pulse::Reliance) else { return Vec::new() };
    let on = dates::day(last.day);
    let sentence = match last.by() {
        0 => format!("On {on} you saw this alike."),
        by => format!("On {on} you saw this differently by {by}. Which moment was it?"),
    };
    let me = opening.people.me;
    let rows = both.iter().rev().map(|gap| {
        let (mine, theirs) = if me == Person::First { (gap.first, gap.second) } else { (gap.second, gap.first) };
        vec![dates::day(gap.day), mine.to_string(), theirs.to_string(), gap.by().to_string()]
    });
    let head = vec!["Day".into(), "You".into(), opening.people.named(me.other()), "Apart by".into()];
    vec![
        Block::Heading("Days you both shared".into()),
        Block::Aside(sentence),
        Block::Table(Table { head, rows: rows.collect() }),
    ]
}

fn events(opening: &Opening) -> Vec<Block<'static>> {
    let span = span(opening.today);
    let inside = opening.events.iter().rev().filter(|(day, _)| (span.0..=span.1).contains(day));
    let rows: Vec<Vec<String>> = inside.map(|(day, what)| vec![dates::day(*day), what.clone()]).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["Day", "What else there was"].map(str::to_owned).into();
    vec![Block::Heading("Talks and agreements, by day".into()), Block::Table(Table { head, rows })]
}
