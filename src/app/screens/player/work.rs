//! What the player does with a response: keeps its draft, stores it, moves on, ends the sitting.

use super::heat::{self, Heat};
use super::{Asked, Player, Skipped, Stage, Then, reads};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go, SittingEffect, When};
use crate::app::page::Notice;
use crate::app::scene::Scene;
use crate::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use crate::domain::ids::PromptId;
use crate::domain::sitting::{Response, SittingState, Value};
use crate::guides::flow;
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Player {
    /// The draft of what is on the page.
    fn draft(&self, asked: &Asked, today: NaiveDate) -> Option<Draft> {
        let prompt = self.prompt(asked.index)?;
        let place = DraftPlace::Prompt(self.opening.sitting.id, prompt.id.clone());
        let value = asked.control.value(today).unwrap_or_else(|| Value::Text(String::new()));
        let caret = asked.control.caret(asked.focus.at);
        Some(Draft { place, text: DraftText::Value(value), caret, field: asked.control.kept_focus(asked.focus.at) })
    }

    /// Remembers the draft here too, so that going back and forth shows it.
    fn remember(&mut self, draft: &Draft, scene: &Scene) {
        self.opening.drafts.retain(|kept| kept.draft.place != draft.place);
        self.opening.drafts.push(KeptDraft { draft: draft.clone(), kept: scene.now.clone() });
    }

    pub(super) fn keep(&mut self, scene: &Scene) -> Vec<Effect> {
        let Stage::Prompt(asked) = &self.stage else { return Vec::new() };
        let Some(draft) = self.draft(asked, scene.now.day()) else { return Vec::new() };
        self.remember(&draft, scene);
        vec![Effect::Keep(draft)]
    }

    /// Stores the response and waits for word that it is stored.
    pub(super) fn respond(&mut self, skipped: Skipped, scene: &Scene) -> Vec<Effect> {
        let Stage::Prompt(asked) = &self.stage else { return Vec::new() };
        let Some(prompt) = self.prompt(asked.index).cloned() else { return Vec::new() };
        let given = match skipped {
            // A skip takes back a pick, but never words: F5 lies close to F4, and a slip must not cost a line.
            Skipped::Yes if asked.control.holds_words() => asked.control.given(scene.now.day()).ok().flatten(),
            Skipped::Yes => None,
            Skipped::No => match asked.control.given(scene.now.day()) {
                Ok(value) => value,
                Err(sentence) => return vec![Effect::Say(Notice::warn(sentence))],
            },
        };
        let (role, bond) = (self.opening.sitting.role, self.bond());
        let reads = given.as_ref().map(|value| reads::reads(&prompt, value, role, bond)).unwrap_or_default();
        let response = Response {
            prompt: prompt.id.clone(),
            asked: prompt.ask.text(role, bond),
            label: prompt.label.clone(),
            value: given,
            reads,
        };
        let sitting = self.opening.sitting.id;
        let place = DraftPlace::Prompt(sitting, prompt.id.clone());
        self.opening.drafts.retain(|kept| kept.draft.place != place);
        let index = asked.index;
        self.file(response.clone());
        let next = self.after(index).and_then(|next| self.prompt(next)).map(|prompt| prompt.id.clone());
        self.then = Then::Forward;
        vec![Effect::Sitting(SittingEffect::Respond { sitting, response: Box::new(response), next })]
    }

    /// Files a response in the order of the exercise.
    fn file(&mut self, response: Response) {
        let order: Vec<PromptId> = self.opening.exercise.prompts.iter().map(|prompt| prompt.id.clone()).collect();
        let responses = &mut self.opening.sitting.responses;
        responses.retain(|known| known.prompt != response.prompt);
        responses.push(response);
        responses.sort_by_key(|known| order.iter().position(|id| *id == known.prompt));
    }

    fn after(&self, index: usize) -> Option<usize> {
        self.shown().into_iter().find(|shown| *shown > index)
    }

    fn before(&self, index: usize) -> Option<usize> {
        self.shown().into_iter().rev().find(|shown| *shown < index)
    }

    pub(super) fn forward(&mut self) -> Vec<Effect> {
        let Stage::Prompt(asked) = &self.stage else { return Vec::new() };
        match self.after(asked.index) {
            Some(next) => {
                self.ask(next);
                Vec::new()
            }
            None if self.opening.exercise.takes_temperature() && self.opening.sitting.after.is_none() => {
                self.stage = Stage::After(Heat::default());
                Vec::new()
            }
            None => self.end(),
        }
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        let before = match &self.stage {
            Stage::Prompt(asked) => self.before(asked.index),
            Stage::After(_) => self.shown().last().copied(),
            Stage::Before(_) | Stage::TooHot(_) => None,
        };
        let Some(before) = before else { return self.leave() };
        self.ask(before);
        let id = self.prompt(before).map(|prompt| prompt.id.clone());
        id.map(|id| Effect::Sitting(SittingEffect::At(self.opening.sitting.id, id))).into_iter().collect()
    }

    pub(super) fn leave(&self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.opening.drafts.is_empty() || !self.opening.sitting.responses.is_empty() {
            effects.push(Effect::Say(Notice::calm("Kept. Today opens it again at this place.")));
        }
        effects.insert(0, Effect::Go(Go::Close));
        effects
    }

    /// Ends the sitting: done if the completion rule holds, else kept as it is.
    pub(super) fn end(&mut self) -> Vec<Effect> {
        let answered: BTreeSet<PromptId> = self
            .opening
            .sitting
            .responses
            .iter()
            .filter(|response| response.value.is_some())
            .map(|response| response.prompt.clone())
            .collect();
        let done = !answered.is_empty() && flow::is_done(&self.opening.exercise, &self.shown(), &answered);
        let state = if done { SittingState::Done } else { SittingState::Kept };
        vec![Effect::Sitting(SittingEffect::End(self.opening.sitting.id, state))]
    }

    pub(super) fn warm(&mut self, when: When, value: u8) -> Vec<Effect> {
        match when {
            When::Before => self.opening.sitting.before = Some(value),
            When::After => self.opening.sitting.after = Some(value),
        }
        self.then = Then::Warm;
        vec![Effect::Sitting(SittingEffect::Temperature(self.opening.sitting.id, when, value))]
    }

    /// After a temperature was stored: rest if it is hot, else on.
    pub(super) fn warmed(&mut self) -> Vec<Effect> {
        match &self.stage {
            Stage::Before(_)
                if self.opening.sitting.before.is_some_and(|before| heat::stops(&self.opening.exercise, before)) =>
            {
                self.stage = Stage::TooHot(Cursor::default());
                Vec::new()
            }
            Stage::Before(_) | Stage::TooHot(_) => {
                self.ask(self.first_open().unwrap_or_default());
                Vec::new()
            }
            Stage::After(_) => self.end(),
            Stage::Prompt(_) => Vec::new(),
        }
    }
}
