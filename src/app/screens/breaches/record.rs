//! One breach record as a form. Used by the first run and by the page for one record.

use crate::app::action::Action;
use crate::app::binding::Typing;
use crate::app::dates;
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::Block;
use crate::app::scene::Scene;
use crate::app::screens::unread_day;
use crate::domain::breach::{BreachDraft, BreachKind, StillHappening};
use crate::domain::person::Role;
use chrono::NaiveDate;

/// A control of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::screens) enum Spot {
    Label,
    Kind,
    Role,
    Since,
    Still,
    Press,
}

/// Whether the form asks for the part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::screens) enum AskRole {
    Yes,
    No,
}

const STILL: [(StillHappening, &str); 3] = [
    (StillHappening::No, "No, it has stopped"),
    (StillHappening::NotSure, "I am not sure"),
    (StillHappening::Yes, "Yes, it goes on"),
];

/// The form.
#[derive(Debug)]
pub(in crate::app::screens) struct Record {
    role: Role,
    form: Form<Spot>,
}

impl Record {
    pub(in crate::app::screens) fn new(draft: &BreachDraft, ask: AskRole, intro: &str, buttons: &[&str]) -> Self {
        let kind = draft.kind.and_then(|kind| BreachKind::ALL.iter().position(|known| *known == kind));
        let still = draft.still_happening.and_then(|still| STILL.iter().position(|(known, _)| *known == still));
        let role = Role::ALL.iter().position(|known| *known == draft.role);
        let since = draft.known_since.map(|day| day.to_string()).unwrap_or_default();
        let mut form = Form::new()
            .say(intro)
            .field(Spot::Label, "A short name for it", Field::line(&draft.label))
            .choice(Spot::Kind, "What kind of thing was it?", BreachKind::ALL.map(BreachKind::label), kind);
        if ask == AskRole::Yes {
            form = form.choice(Spot::Role, "Your part in it", Role::ALL.map(Role::label), role);
        }
        let mut form = form
            .field(Spot::Since, "Known since", Field::line(&since))
            .choice(Spot::Still, "Does it still go on?", STILL.map(|(_, label)| label), still)
            .buttons(Spot::Press, buttons);
        form.set_aside(Spot::Label, "Only you see it. Initials are enough for people.");
        form.set_aside(Spot::Since, "A day like 2026-11-22, or nothing.");
        Self { role: draft.role, form }
    }

    pub(in crate::app::screens) fn blocks(&self) -> Vec<Block<'_>> {
        self.form.blocks()
    }

    pub(in crate::app::screens) fn focus(&self, scene: &Scene) -> Option<usize> {
        self.form.focus(scene.seen)
    }

    pub(in crate::app::screens) fn typing(&self) -> Typing {
        self.form.typing()
    }

    /// Enter goes on to the next control; taking a button is left to the caller.
    pub(in crate::app::screens) fn react(&mut self, action: Action, scene: &Scene) -> Did<Spot> {
        let did = self.form.react(action, scene.seen);
        if let Did::Entered(_) | Did::Took(Spot::Kind | Spot::Role | Spot::Still, _) = did {
            self.form.go_on();
            return Did::Nothing;
        }
        did
    }

    /// What was told so far.
    ///
    /// # Errors
    /// What is wrong with the day, and what to do.
    pub(in crate::app::screens) fn draft(&mut self, today: NaiveDate) -> Result<BreachDraft, String> {
        let since = self.form.text(Spot::Since);
        let known_since = match dates::read_past(&since, today) {
            _ if since.is_empty() => None,
            Some(day) if day <= today => Some(day),
            Some(_) => {
                self.form.go_to(Spot::Since);
                return Err("That day has not come yet. Write an earlier one, or leave it empty.".to_owned());
            }
            None => {
                self.form.go_to(Spot::Since);
                return Err(unread_day(&since));
            }
        };
        Ok(BreachDraft {
            label: self.form.text(Spot::Label),
            kind: self.form.chosen(Spot::Kind).and_then(|n| BreachKind::ALL.get(n).copied()),
            role: self.form.chosen(Spot::Role).and_then(|n| Role::ALL.get(n).copied()).unwrap_or(self.role),
            known_since,
            still_happening: self.form.chosen(Spot::Still).and_then(|n| STILL.get(n)).map(|(still, _)| *still),
        })
    }
}
