//! What the player says at each stage, and its keys there.

use super::control::Control;
use super::{Asked, Panel, Player, Stage, heat};
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::page::{Block, Buttons, Callout, Page, SAFETY_KEY, Tone};
use crate::app::scene::{Cover, Scene};
use crate::domain::person::Role;
use crate::guides::model::{Kind, Phase, Prompt};
use crate::prose::{Document, Part, Span};

pub(super) fn page<'a>(player: &'a Player, scene: &Scene) -> Page<'a> {
    let title = player.opening.sitting.title.clone();
    let mut page = match &player.stage {
        Stage::Before(heat) => {
            let words = "How stirred up are you right now? This is only for you. It helps you choose a good moment.";
            with_heat(words, "Before you begin", heat)
        }
        Stage::After(heat) => with_heat("And now, how stirred up are you?", "Looking back", heat),
        Stage::TooHot(cursor) => {
            let labels = heat::labels(&player.opening.exercise, player.opening.sitting.before)
                .into_iter()
                .map(str::to_owned)
                .collect();
            let words = Callout {
                tone: Tone::Info,
                text: heat::words(&player.opening.exercise, player.opening.sitting.before),
            };
            let blocks = vec![Block::Callout(words), Block::Buttons(Buttons { labels, at: cursor.at })];
            Page { place: "Rest first".into(), focus: Some(1), blocks, ..Page::default() }
        }
        Stage::Prompt(asked) => prompt_page(player, asked, scene),
    };
    page.title = title;
    page
}

fn with_heat(words: &str, place: &str, heat: &heat::Heat) -> Page<'static> {
    let mut blocks = vec![Block::Prose(Document::from_plain(words))];
    blocks.extend(heat.blocks());
    let mut page = Page { place: place.to_owned(), blocks, ..Page::default() };
    page.focus = page.control(heat.focus.at);
    page
}

fn prompt_page<'a>(player: &'a Player, asked: &'a Asked, scene: &Scene) -> Page<'a> {
    let Some(prompt) = player.prompt(asked.index) else { return Page::default() };
    let (role, bond) = (player.opening.sitting.role, player.bond());
    let order = if player.shown().first() == Some(&asked.index) { Place::First } else { Place::Later };
    let mut blocks = vec![Block::Prose(Document::from_markdown(&prompt.ask.text(role, bond)))];
    if let Some(earlier) = player.opening.earlier.get(&prompt.id) {
        let covered = scene.cover == Cover::Covered;
        let text = if covered { "Covered." } else { earlier.as_str() };
        blocks.push(Block::Prose(Document { parts: vec![Part::Quote(vec![Span::plain(text)])] }));
    } else if matches!(prompt.kind, Kind::Reference { .. }) {
        blocks.push(Block::Aside("Nothing is written there yet. You can still answer in your own words.".into()));
    }
    if let Some(text) = panel(asked.panel, prompt, role, player) {
        blocks.push(Block::Callout(Callout { tone: Tone::Info, text }));
    }
    blocks.extend(asked.control.blocks(scene));
    blocks.extend(safety_line(asked, prompt, role, player));
    blocks.extend(asked.notes.line(scene));
    let labels = player.buttons().into_iter().map(|command| label(command, asked.panel, order)).collect();
    blocks.push(Block::Buttons(Buttons { labels, at: asked.button.at }));
    let place = format!("{}   {}", phase(prompt.phase), player.count(asked.index));
    let mut page = Page { place, blocks, ..Page::default() };
    page.focus = page.control(asked.focus.at);
    page
}

const fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Prepare => "Getting ready",
        Phase::Do => "The exercise",
        Phase::Reflect => "Looking back",
    }
}

fn panel(panel: Panel, prompt: &Prompt, role: Role, player: &Player) -> Option<Document> {
    let (heading, text) = match panel {
        Panel::Nothing => return None,
        Panel::Why => ("Why this is asked", Document::from_markdown(&prompt.why.text(role, player.bond()))),
        // An example is laid out in lines, as one would write it.
        Panel::Example => {
            let example = prompt.example.as_ref()?.text(role, player.bond());
            ("An example. Yours will be different.", Document::from_typed(&example))
        }
    };
    let mut document = Document::default();
    document.heading(3, heading).append(text);
    Some(document)
}

/// Where one of the chosen options names the safety page: how to get there.
fn safety_line(asked: &Asked, prompt: &Prompt, role: Role, player: &Player) -> Option<Block<'static>> {
    let Control::Options { choice, .. } = &asked.control else { return None };
    let chosen = choice.chosen.iter().filter_map(|n| prompt.options().get(*n));
    let mut labels = chosen.map(|option| option.label.text(role, player.bond()));
    if !labels.any(|label| label.contains("Safety page")) {
        return None;
    }
    let text = Document::from_plain(&format!("Safety and help lines: {SAFETY_KEY}"));
    Some(Block::Callout(Callout { tone: Tone::Safety, text }))
}

/// Whether a prompt has one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Later,
}

fn label(command: Command, panel: Panel, place: Place) -> String {
    let label = match command {
        Command::Next => "Next",
        Command::Softer => "Softer words",
        Command::Why if panel == Panel::Why => "Close why",
        Command::Why => "Why we ask",
        Command::Example if panel == Panel::Example => "Close example",
        Command::Example => "Example",
        Command::Skip => "Skip, that is fine",
        Command::Previous if place == Place::First => "Leave, kept",
        _ => "Back",
    };
    label.to_owned()
}

pub(super) fn bindings(player: &Player) -> Vec<Binding> {
    let next = Binding::command("ctrl+s", Command::Next, "next");
    let leave = Binding::new("esc", Action::Back, "leave, kept");
    let safety = Binding::command("f2 s", Command::Safety, "safety");
    match &player.stage {
        Stage::Prompt(asked) => {
            let mut bindings = vec![next, Binding::command("f3", Command::Why, "why")];
            let softer = Binding::command("f7", Command::Softer, "softer words");
            if !asked.notes.is_empty() {
                bindings.insert(1, softer);
            } else if !player.sets().is_empty() {
                bindings.push(softer.quiet());
            }
            if player.buttons().contains(&Command::Example) {
                bindings.push(Binding::command("f4", Command::Example, "example"));
            }
            bindings.push(Binding::command("f5", Command::Skip, "skip"));
            bindings.push(Binding::command("f6", Command::Previous, "back").quiet());
            if player.takes_words() {
                bindings.push(Binding::command("f8", Command::Words, "feelings").quiet());
            }
            bindings.push(leave);
            bindings.push(safety);
            if !player.takes_words() {
                bindings.insert(1, Binding::new("enter", Action::Activate, "choose"));
            }
            bindings
        }
        Stage::Before(_) | Stage::After(_) => {
            vec![Binding::new("enter", Action::Activate, "next"), next.quiet(), leave, safety]
        }
        Stage::TooHot(_) => vec![Binding::new("enter", Action::Activate, "choose"), leave, safety],
    }
}
