//! Typed words while they are covered.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::page::{Block, Notice, Row};
use crate::app::scene::{Cover, Scene};

/// While words are covered nothing is typed into them unseen: what is said instead.
pub(super) fn holds(action: &Action, scene: &Scene) -> Option<Vec<Effect>> {
    let typed = matches!(action, Action::Edit(_) | Action::Set { .. });
    (scene.cover == Cover::Covered && typed)
        .then(|| vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them again."))])
}

/// The blocks of a form, with rows and typed words taken out while they are covered.
pub(super) fn seen<'a>(mut blocks: Vec<Block<'a>>, scene: &Scene) -> Vec<Block<'a>> {
    if scene.cover == Cover::Covered {
        rows(&mut blocks);
        fields(&mut blocks);
    }
    blocks
}

/// Takes typed words out of `blocks`; every block stays at its place.
pub(super) fn fields(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if let Block::Field(field) = block {
            *block = Block::Aside(format!("{}: covered. Ctrl+E shows the words again.", field.label));
        }
    }
}

/// Takes the words of rows, calendars and texts out of `blocks`; every block stays at its place.
pub(super) fn rows(blocks: &mut [Block<'_>]) {
    for block in blocks {
        match block {
            Block::List(list) => list.rows.iter_mut().for_each(|row| *row = Row::new("covered")),
            Block::Prose(_) | Block::Calendar(_) => {
                *block = Block::Aside("Covered. Ctrl+E shows it again.".into());
            }
            _ => {}
        }
    }
}
