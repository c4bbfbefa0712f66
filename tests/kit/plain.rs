//! A screen as the plain face meets it: read from top to bottom, answered with whole values.

use super::scene;
use mendway::app::action::{Action, Command, Input};
use mendway::app::binding::{Binding, Shown, Typing, everywhere};
use mendway::app::effect::Effect;
use mendway::app::page::{Block, Page};
use mendway::app::screen::Screen;
use mendway::prose::{Document, Part, words};

/// Everything the page says, in reading order.
pub fn text(screen: &dyn Screen) -> String {
    let scene = scene();
    let page = screen.page(&scene);
    let mut lines = vec![page.title.clone(), page.place.clone()];
    page.blocks.iter().for_each(|block| lines.extend(lines_of(block)));
    lines.join("\n")
}

fn lines_of(block: &Block<'_>) -> Vec<String> {
    match block {
        Block::Heading(text) | Block::Aside(text) => vec![text.clone()],
        Block::Prose(document) => read(document),
        Block::Callout(callout) => read(&callout.text),
        Block::List(list) if list.rows.is_empty() => vec![list.empty.clone()],
        Block::List(list) => {
            let rows = list.rows.iter().map(|row| format!("{} | {} | {}", row.label, row.detail, words(&row.note)));
            rows.collect()
        }
        Block::Choice(choice) => {
            let mut lines = vec![choice.label.clone()];
            let chosen = |n| if choice.chosen.contains(&n) { "(o)" } else { "( )" };
            lines.extend(choice.options.iter().enumerate().map(|(n, option)| format!("{} {option}", chosen(n))));
            lines
        }
        Block::Field(field) => vec![format!("{}: {} | {}", field.label, field.field.text(), field.aside)],
        Block::Buttons(buttons) => vec![format!("[{}]", buttons.labels.join("] ["))],
        Block::Progress(progress) => vec![format!("{} {}", progress.label, progress.words)],
        Block::Rating(rating) => vec![rating.label.clone()],
        Block::Table(table) => table.rows.iter().map(|row| row.join(" | ")).collect(),
        Block::Trend(trend) => vec![trend.sentence.clone()],
        Block::Calendar(calendar) => vec![calendar.sentence.clone()],
    }
}

fn read(document: &Document) -> Vec<String> {
    let lines = document.parts.iter().flat_map(|part| match part {
        Part::Heading { text, .. } | Part::Verbatim(text) => vec![text.clone()],
        Part::Paragraph(spans) | Part::Quote(spans) => vec![words(spans)],
        Part::List { items, .. } => items.iter().map(|item| words(item)).collect(),
        Part::Rule => Vec::new(),
    });
    lines.collect()
}

/// Takes the first option, row or button whose label begins with `label`.
pub fn pick(screen: &mut dyn Screen, label: &str) -> Vec<Effect> {
    let scene = scene();
    let found = {
        let page = screen.page(&scene);
        page.blocks.iter().enumerate().find_map(|(block, part)| {
            let labels: Vec<&str> = match part {
                Block::List(list) => list.rows.iter().map(|row| row.label.as_str()).collect(),
                Block::Choice(choice) => choice.options.iter().map(String::as_str).collect(),
                Block::Buttons(buttons) => buttons.labels.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            };
            labels.iter().position(|known| known.starts_with(label)).map(|n| (block, n))
        })
    };
    let Some((block, n)) = found else { panic!("nothing is called {label:?} in\n{}", text(screen)) };
    screen.react(Action::Set { block, input: Input::Pick(n) }, &scene)
}

/// Gives the field whose label begins with `label` its whole text.
pub fn fill(screen: &mut dyn Screen, label: &str, value: &str) -> Vec<Effect> {
    let scene = scene();
    let found = {
        let page = screen.page(&scene);
        page.blocks.iter().position(|part| matches!(part, Block::Field(field) if field.label.starts_with(label)))
    };
    let Some(block) = found else { panic!("no field is called {label:?} in\n{}", text(screen)) };
    screen.react(Action::Set { block, input: Input::Text(value.to_owned()) }, &scene)
}

/// Runs a named command the way the palette does.
pub fn run(screen: &mut dyn Screen, command: Command) -> Vec<Effect> {
    assert!(
        screen.bindings().iter().any(|binding| binding.action == Action::Do(command)),
        "{command:?} is in no binding here, so the palette cannot offer it"
    );
    screen.react(Action::Do(command), &scene())
}

/// Every key in the footer does something, and is short enough to stand there.
pub fn footer_is_true(build: &dyn Fn() -> Box<dyn Screen>) {
    let screen = build();
    let global = everywhere();
    for binding in screen.bindings().into_iter().filter(|binding| binding.shown == Shown::Footer) {
        let keys: Vec<_> =
            binding.keys.iter().filter(|key| screen.typing() == Typing::No || key.typed().is_none()).collect();
        if keys.is_empty() {
            continue;
        }
        assert!(binding.label.chars().count() <= 14, "{:?} is too long for a footer", binding.label);
        if let Action::Do(command) = binding.action
            && (command.goes_anywhere() || is_global(&global, command))
        {
            continue;
        }
        for key in keys {
            let mut fresh = build();
            let before = picture(&*fresh);
            let Some(action) = super::meaning(&*fresh, *key) else { panic!("{key} means nothing") };
            let effects = fresh.react(action, &scene());
            assert!(
                !effects.is_empty() || before != picture(&*fresh),
                "{key} ({}) does nothing on\n{before}",
                binding.label
            );
        }
    }
}

fn is_global(global: &[Binding], command: Command) -> bool {
    global.iter().any(|binding| binding.action == Action::Do(command))
}

fn picture(screen: &dyn Screen) -> String {
    let scene = scene();
    let Page { title, place, blocks, focus, .. } = screen.page(&scene);
    let kinds: Vec<_> = blocks
        .iter()
        .map(|block| if let Block::Field(field) = block { Some(field.field.kind()) } else { None })
        .collect();
    format!("{title} {place} {focus:?} {kinds:?} {blocks:?}")
}
