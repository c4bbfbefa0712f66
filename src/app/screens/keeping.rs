//! The draft of a form that stores one record: kept at every change, dropped when nothing new is in it.

use crate::app::action::Action;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::page::Notice;
use crate::domain::draft::{DraftPlace, KeptDraft};
use std::collections::BTreeMap;

/// Where a form's draft belongs, and what stood in the form before anybody typed.
#[derive(Debug)]
pub(super) struct Keeping<K: 'static> {
    place: DraftPlace,
    /// The controls as drafts name them.
    names: &'static [(K, &'static str)],
    before: BTreeMap<String, String>,
}

impl<K: Copy + PartialEq> Keeping<K> {
    /// Remembers what stands in the form, then takes up the draft that was waiting.
    pub(super) fn new(
        form: &mut Form<K>,
        place: DraftPlace,
        names: &'static [(K, &'static str)],
        kept: Option<&KeptDraft>,
    ) -> Self {
        let before = form.given(names);
        if let Some(kept) = kept {
            form.take_up(names, &kept.draft);
        }
        Self { place, names, before }
    }

    /// Keeps what stands in the form now.
    pub(super) fn keep(&self, form: &Form<K>) -> Vec<Effect> {
        vec![Effect::Keep(form.draft(self.place.clone(), self.names))]
    }

    /// Whether something else stands in the form than before anybody typed.
    pub(super) fn has_news(&self, form: &Form<K>) -> bool {
        form.given(self.names) != self.before
    }

    /// Lets go of the draft.
    pub(super) fn discard(&self) -> Effect {
        Effect::Discard(self.place.clone())
    }

    /// Closes without the draft.
    pub(super) fn drop_it(&self) -> Vec<Effect> {
        vec![self.discard(), Effect::Go(Go::Close)]
    }

    /// What a form with a draft makes of everything that is not its own: on to the next control, kept at each change,
    /// kept when it is left.
    pub(super) fn answer(&self, form: &mut Form<K>, did: Did<K>) -> Vec<Effect> {
        match did {
            Did::Took(..) => {
                form.go_on();
                self.keep(form)
            }
            Did::Entered(_) => {
                form.go_on();
                Vec::new()
            }
            Did::Typed(_) | Did::Chose(_) => self.keep(form),
            Did::Other(Action::Back) => self.leave(form),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    /// Closes and keeps the draft, unless it holds nothing new.
    pub(super) fn leave(&self, form: &Form<K>) -> Vec<Effect> {
        if !self.has_news(form) {
            return self.drop_it();
        }
        let mut effects = self.keep(form);
        effects.extend([Effect::Go(Go::Close), Effect::Say(Notice::calm("Draft kept. It waits for you on Today."))]);
        effects
    }
}
