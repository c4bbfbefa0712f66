//! Moving through the list and joining windows at its edges.

use super::Journal;
use crate::app::action::{Action, Move};
use crate::app::effect::{Effect, JournalEffect};
use crate::domain::entry::{Anchor, EntryWindow};

/// How many rows of the old window stay when one beside it is joined on.
const KEEP: usize = 30;

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A window in place of the one here.
    Afresh(Anchor),
    /// Older rows, to go on below.
    Below,
    /// Newer rows, to go on above.
    Above,
}

impl Journal {
    pub(super) fn ask(&mut self, asked: Asked, anchor: Anchor) -> Effect {
        self.asked = asked;
        Effect::Journal(JournalEffect::Find { filter: self.filter.clone(), anchor })
    }

    /// Moves the cursor; past an edge it asks for what lies beyond.
    pub(super) fn walk(&mut self, action: &Action) -> Vec<Effect> {
        let len = self.window.lines.len();
        let at = self.cursor.at;
        let (first, last) = (at == 0, at + 1 >= len);
        let ends = (self.window.lines.first().map(|line| line.seq), self.window.lines.last().map(|line| line.seq));
        let effect = match (action, ends) {
            (Action::Move(Move::Down | Move::PageDown), (_, Some(seq))) if last && self.window.more_below => {
                self.ask(Asked::Below, Anchor::Below(seq))
            }
            (Action::Move(Move::Up | Move::PageUp), (Some(seq), _)) if first && self.window.more_above => {
                self.ask(Asked::Above, Anchor::Above(seq))
            }
            (Action::Move(Move::First), _) if self.window.more_above => self.find(Anchor::Newest),
            (Action::Move(Move::Last), _) if self.window.more_below => self.find(Anchor::Oldest),
            _ => {
                self.cursor.step(action, len);
                return Vec::new();
            }
        };
        vec![effect]
    }

    /// Takes the window that was asked for.
    pub(super) fn take(&mut self, window: EntryWindow) {
        match self.asked {
            Asked::Afresh(anchor) => {
                self.cursor.at = row_of(anchor, &window);
                self.window = window;
            }
            Asked::Below => {
                let drop = self.window.lines.len().saturating_sub(KEEP);
                self.window.lines.drain(..drop);
                self.window.more_above |= drop > 0;
                self.window.more_below = window.more_below;
                let fresh = window.lines.len();
                self.window.lines.extend(window.lines);
                self.cursor.at = self.window.lines.len().saturating_sub(fresh.max(1));
            }
            Asked::Above => {
                let fresh = window.lines.len();
                self.window.more_below |= self.window.lines.len() > KEEP;
                self.window.more_above = window.more_above;
                self.window.lines.truncate(KEEP);
                self.window.lines.splice(..0, window.lines);
                self.cursor.at = fresh.saturating_sub(1);
            }
        }
        let anchor = self.line().map_or(Anchor::Newest, |line| Anchor::At(line.seq));
        self.asked = Asked::Afresh(anchor);
    }
}

/// The row an anchor means: the entry itself or, if it is gone, the next older one.
fn row_of(anchor: Anchor, window: &EntryWindow) -> usize {
    let last = window.lines.len().saturating_sub(1);
    match anchor {
        Anchor::At(seq) => window.lines.iter().position(|line| line.seq <= seq).unwrap_or(last),
        Anchor::Oldest | Anchor::Above(_) => last,
        Anchor::Newest | Anchor::Below(_) => 0,
    }
}
