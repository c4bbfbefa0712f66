//! When the language lens looks at a prompt: as it opens, at the end of a sentence, when a field is left, when a whole
//! value is given, and on request. Never in the middle of a sentence: words come and go while one writes.

use super::{Asked, Player, Stage};
use crate::app::action::{Action, Edit};
use crate::app::effect::Effect;
use crate::app::screens::softer::Notes;
use crate::domain::lens::LensSet;

/// The longest text, in bytes, that is looked at between two keys: some pages, which take well under a millisecond.
const SOON: usize = 8_000;

impl Player {
    /// The sets of the prompt on the page; none: the lens has no business here.
    pub(super) fn sets(&self) -> &[LensSet] {
        match &self.stage {
            Stage::Prompt(asked) => self.prompt(asked.index).map_or(&[], |prompt| &prompt.lens),
            _ => &[],
        }
    }

    /// Looks at what is written now.
    pub(super) fn look(&mut self) {
        let sets = self.sets().to_vec();
        if let Stage::Prompt(asked) = &mut self.stage {
            asked.notes = if sets.is_empty() { Notes::default() } else { Notes::on(&asked.control.text(), &sets) };
        }
    }

    /// After an action changed the text: a finished sentence and a whole value are looked at; any other key at most
    /// takes marks away.
    pub(super) fn look_after(&mut self, action: &Action) {
        if self.sets().is_empty() {
            return;
        }
        let Stage::Prompt(asked) = &mut self.stage else { return };
        let finished = match action {
            Action::Edit(Edit::Insert('.' | '!' | '?' | '\u{2026}') | Edit::Newline | Edit::Paste(_)) => true,
            Action::Edit(_) if asked.notes.is_empty() => return,
            Action::Edit(_) => false,
            _ => return self.look(),
        };
        let Asked { control, notes, .. } = &mut **asked;
        let text = control.text();
        notes.keep_what_stands_in(&text);
        if finished && text.len() <= SOON {
            self.look();
        }
    }

    /// Opens the layer with softer words for what is written now.
    pub(super) fn softer(&mut self) -> Vec<Effect> {
        if self.sets().is_empty() {
            return Vec::new();
        }
        self.look();
        match &self.stage {
            Stage::Prompt(asked) => asked.notes.clone().open(),
            _ => Vec::new(),
        }
    }
}
