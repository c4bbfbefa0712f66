//! A page as the words one would read aloud, from top to bottom; and whole values the way the plain face gives them.

use super::scene;
use mendway::app::action::{Action, Input};
use mendway::app::effect::Effect;
use mendway::app::page::{Block, Page};
use mendway::app::scene::Scene;
use mendway::app::screen::Screen;
use mendway::prose::{Document, Part, words};

/// Everything a page says, one thing a line.
pub fn read(page: &Page<'_>) -> String {
    let mut lines = vec![format!("{} | {}", page.title, page.place)];
    for block in &page.blocks {
        read_block(block, &mut lines);
    }
    lines.join("\n")
}

/// What a screen says in the usual scene.
pub fn says(screen: &dyn Screen) -> String {
    read(&screen.page(&scene()))
}

/// What a screen says in another scene.
pub fn says_in(screen: &dyn Screen, scene: &Scene) -> String {
    read(&screen.page(scene))
}

/// Gives block `block` a whole value.
pub fn give(screen: &mut dyn Screen, block: usize, input: Input) -> Vec<Effect> {
    screen.react(Action::Set { block, input }, &scene())
}

/// The first block of which `wanted` holds.
pub fn block_where(screen: &dyn Screen, wanted: impl Fn(&Block<'_>) -> bool) -> usize {
    let page = screen.page(&scene());
    page.blocks.iter().position(wanted).unwrap_or_else(|| panic!("no such block: {}", read(&page)))
}

/// The block of the field with this name.
pub fn field(screen: &dyn Screen, label: &str) -> usize {
    block_where(screen, |block| matches!(block, Block::Field(field) if field.label.starts_with(label)))
}

/// The block of the choice with this name.
pub fn choice(screen: &dyn Screen, label: &str) -> usize {
    block_where(screen, |block| matches!(block, Block::Choice(choice) if choice.label.starts_with(label)))
}

/// The block of the rating with this name.
pub fn rating(screen: &dyn Screen, label: &str) -> usize {
    block_where(screen, |block| matches!(block, Block::Rating(rating) if rating.label.starts_with(label)))
}

/// The block of the list.
pub fn list(screen: &dyn Screen) -> usize {
    block_where(screen, |block| matches!(block, Block::List(_)))
}

/// Presses the button with this name.
pub fn push(screen: &mut dyn Screen, label: &str) -> Vec<Effect> {
    push_where(screen, label, &|name| name == label)
}

/// Presses the first button whose name begins with `label`.
pub fn push_from(screen: &mut dyn Screen, label: &str) -> Vec<Effect> {
    push_where(screen, label, &|name| name.starts_with(label))
}

fn push_where(screen: &mut dyn Screen, label: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Effect> {
    let holds = |block: &Block<'_>| match block {
        Block::Buttons(buttons) => buttons.labels.iter().position(|name| wanted(name)),
        _ => None,
    };
    let page = screen.page(&scene());
    let found = page.blocks.iter().enumerate().find_map(|(at, block)| Some((at, holds(block)?)));
    let Some((block, button)) = found else { panic!("no button {label:?}: {}", read(&page)) };
    drop(page);
    give(screen, block, Input::Pick(button))
}

/// Takes the row of the list whose words begin with `label`.
pub fn take(screen: &mut dyn Screen, label: &str) -> Vec<Effect> {
    let holds = |block: &Block<'_>| match block {
        Block::List(list) => list.rows.iter().position(|row| row.label.starts_with(label)),
        _ => None,
    };
    let page = screen.page(&scene());
    let found = page.blocks.iter().enumerate().find_map(|(at, block)| Some((at, holds(block)?)));
    let Some((block, row)) = found else { panic!("no row {label:?}: {}", read(&page)) };
    drop(page);
    give(screen, block, Input::Pick(row))
}

fn read_block(block: &Block<'_>, lines: &mut Vec<String>) {
    match block {
        Block::Heading(text) | Block::Aside(text) => lines.push(text.clone()),
        Block::Prose(document) => read_document(document, lines),
        Block::Callout(callout) => read_document(&callout.text, lines),
        Block::List(list) => {
            if list.rows.is_empty() {
                lines.push(list.empty.clone());
            }
            for (at, row) in list.rows.iter().enumerate() {
                let sign = if at == list.at { ">" } else { " " };
                lines.push(format!("{sign} {} | {} | {} | {:?}", row.label, row.detail, words(&row.note), row.mark));
            }
        }
        Block::Choice(choice) => {
            let chosen: Vec<&str> = choice.chosen.iter().map(|n| choice.options[*n].as_str()).collect();
            lines.push(format!("{}: {} [{}]", choice.label, chosen.join(" + "), choice.options.join(", ")));
        }
        Block::Rating(rating) => {
            lines.push(format!("{}: {:?} [{}]", rating.label, rating.value, rating.anchors.join(", ")));
        }
        Block::Field(field) => lines.push(format!("{}: {} ({})", field.label, field.field.text(), field.aside)),
        Block::Table(table) => {
            lines.push(table.head.join(" | "));
            lines.extend(table.rows.iter().map(|row| row.join(" | ")));
        }
        Block::Trend(trend) => lines.push(format!("{}: {} {:?}", trend.label, trend.sentence, trend.points)),
        Block::Calendar(calendar) => {
            let letters: String = calendar.days.iter().map(|(_, letter, _)| *letter).collect();
            lines.push(format!("{}: {letters} {}", calendar.label, calendar.sentence));
        }
        Block::Progress(progress) => lines.push(format!("{}: {}", progress.label, progress.words)),
        Block::Buttons(buttons) => lines.push(format!("[{}]", buttons.labels.join("] ["))),
    }
}

fn read_document(document: &Document, lines: &mut Vec<String>) {
    for part in &document.parts {
        match part {
            Part::Heading { text, .. } | Part::Verbatim(text) => lines.push(text.clone()),
            Part::Paragraph(spans) | Part::Quote(spans) => lines.push(words(spans)),
            Part::List { items, .. } => lines.extend(items.iter().map(|item| format!("- {}", words(item)))),
            Part::Rule => lines.push("---".into()),
        }
    }
}
