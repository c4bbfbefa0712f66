//! What a sitting came to, and what one may do with it. Also two sittings beside each other.

use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect, Marked, Scroll, SittingEffect};
use crate::app::page::{Block, Buttons, Callout, Notice, Page, Tone};
use crate::app::route::{Editing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::player::heat;
use crate::app::screens::together::share::Sharable;
use crate::domain::commitment::{CommitmentPlace, Offer, Source};
use crate::domain::draft::Sharing;
use crate::domain::entry::Origin;
use crate::domain::ids::{ExerciseId, PromptId};
use crate::domain::sitting::{Offered, Sitting, SittingState};
use crate::domain::step::Step;
use crate::prose::{Document, Part, Span};

/// What the summary says besides the responses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// Words at the end.
    pub close: String,
    /// When to come back, in words; empty if not at all.
    pub again: String,
    /// What could come next, best first: id, title, minutes.
    pub next: Vec<(ExerciseId, String, u8)>,
    /// The step, for an entry written from here.
    pub step: Option<Step>,
    /// Commitments it offers for the ledger.
    pub offers: Vec<Offer>,
    /// What else it offers for the records, by the prompt it stands under.
    pub offered: Vec<(PromptId, Offered)>,
    /// Which part of a round it was, and when the next one comes; empty if the round is whole.
    pub part: String,
    /// Earlier sittings exist.
    pub earlier: u32,
}

/// The summary of one sitting.
#[derive(Debug)]
pub struct Summary {
    sitting: Sitting,
    closing: Closing,
    button: Cursor,
    sharable: Sharable,
}

impl Summary {
    /// Of a sitting that ended.
    #[must_use]
    pub fn new(sitting: Sitting, closing: Closing) -> Self {
        Self { sitting, closing, button: Cursor::default(), sharable: Sharable::No }
    }

    /// While the room for two is open: single answers can be shared.
    #[must_use]
    pub fn with_room_for_two(mut self) -> Self {
        self.sharable = Sharable::Yes;
        self
    }

    const fn hot(&self) -> bool {
        heat::ended_hot(self.sitting.before, self.sitting.after)
    }

    fn commands(&self) -> Vec<(Command, String)> {
        let mut commands = Vec::new();
        if self.hot() {
            commands.push((Command::Ground, "Ground me, two minutes".to_owned()));
        }
        commands.push((Command::Finish, "Keep it and go to Today".to_owned()));
        if let Some(offer) = self.closing.offers.first() {
            commands.push((Command::Add, format!("Into my commitments: {}", offer.said.what.trim())));
        }
        match self.clauses().count() {
            0 => {}
            1 => commands.push((Command::Agreements, "Put this into your agreement drafts".to_owned())),
            n => commands.push((Command::Agreements, format!("Put these {n} into your agreement drafts"))),
        }
        if self.lines().next().is_some() {
            commands.push((Command::Boundaries, "Put these into Limits and requests".to_owned()));
        }
        let mark = if self.sitting.marked { "Unmark for the counselor" } else { "Mark for the counselor" };
        commands.push((Command::Mark, mark.to_owned()));
        commands.push((Command::Write, "Write about this".to_owned()));
        if self.sharable == Sharable::Yes && !self.hot() {
            commands.push((Command::Share, "Share answers of it".to_owned()));
        }
        if self.closing.earlier > 0 {
            commands.push((Command::Earlier, "See it beside the last time".to_owned()));
        }
        if !self.hot() {
            // These stand last: which one a button leads to is counted from the first of them.
            for (n, (_, title, minutes)) in self.closing.next.iter().enumerate() {
                let before = if n == 0 { "Next" } else { "Or" };
                commands.push((Command::Next, format!("{before}: {title}, {minutes} min")));
            }
        }
        commands
    }

    /// Does what the n-th button says.
    fn push(&mut self, n: usize) -> Vec<Effect> {
        let commands = self.commands();
        let firsts = commands.iter().take_while(|(command, _)| *command != Command::Next).count();
        match commands.get(n) {
            Some((Command::Next, _)) => self.go_on(n - firsts),
            Some((command, _)) => self.run(*command),
            None => Vec::new(),
        }
    }

    /// Opens the n-th of what could come next.
    fn go_on(&self, n: usize) -> Vec<Effect> {
        let next = self.closing.next.get(n).filter(|_| !self.hot());
        next.map(|(id, ..)| Effect::Go(Go::Replace(Route::Exercise(id.clone())))).into_iter().collect()
    }

    fn clauses(&self) -> impl Iterator<Item = &(PromptId, Offered)> {
        self.closing.offered.iter().filter(|(_, offered)| matches!(offered, Offered::Clause(_)))
    }

    fn lines(&self) -> impl Iterator<Item = &(PromptId, Offered)> {
        self.closing.offered.iter().filter(|(_, offered)| matches!(offered, Offered::Lines(_)))
    }

    /// Takes what is offered for one kind of record; it is not offered again.
    fn take(&mut self, taken: Vec<(PromptId, Offered)>, words: &str) -> Vec<Effect> {
        self.closing.offered.retain(|offer| !taken.contains(offer));
        self.button.at = 0;
        let sitting = self.sitting.id;
        let take = |(prompt, offered)| Effect::Ledger(LedgerEffect::Take(Source { sitting, prompt }, offered));
        taken.into_iter().map(take).chain([Effect::Say(Notice::calm(words))]).collect()
    }

    fn run(&mut self, command: Command) -> Vec<Effect> {
        let sitting = &self.sitting;
        match command {
            Command::Finish => vec![Effect::Go(Go::Only(Route::Today))],
            Command::Ground => vec![Effect::Go(Go::Open(Route::Ground))],
            Command::Add => {
                let offer = self.closing.offers.first();
                let place = offer.map(|offer| CommitmentPlace::Offered(offer.source.clone()));
                place.map(|place| Effect::Go(Go::Open(Route::CommitmentForm(place)))).into_iter().collect()
            }
            Command::Agreements => {
                let clauses = self.clauses().cloned().collect();
                self.take(clauses, "It is in your agreement drafts. Only you see it.")
            }
            Command::Boundaries => {
                let lines = self.lines().cloned().collect();
                self.take(lines, "They are in Limits and requests. Only you see them.")
            }
            Command::Mark => {
                let marked = Marked::from(sitting.marked).turned();
                self.sitting.marked = marked == Marked::Yes;
                let words = match marked {
                    Marked::Yes => "Marked. It will be offered when you export.",
                    Marked::No => "The mark is gone. Nothing else changed.",
                };
                vec![Effect::Sitting(SittingEffect::Mark(self.sitting.id, marked)), Effect::Say(Notice::calm(words))]
            }
            Command::Write => {
                let origin = Some(Origin::Sitting(sitting.id));
                let editing = Editing::New { origin, step: self.closing.step, starter: None };
                vec![Effect::Go(Go::Open(Route::Editor(editing)))]
            }
            Command::Share if self.sharable == Sharable::Yes => {
                vec![Effect::Go(Go::Open(Route::Share(Sharing::Sitting(sitting.id))))]
            }
            Command::Earlier => vec![Effect::Go(Go::Open(Route::Earlier(sitting.exercise.clone())))],
            Command::Next => self.go_on(0),
            _ => Vec::new(),
        }
    }
}

/// The responses of a sitting as something to read.
#[must_use]
pub fn responses(sitting: &Sitting) -> Document {
    let mut document = Document::default();
    for response in sitting.responses.iter().filter(|response| response.value.is_some()) {
        document.heading(3, response.label.clone());
        for line in response.reads.lines() {
            document.say(line);
        }
    }
    if document.parts.is_empty() {
        document.say("You left every prompt open. That is fine. Coming here counts for something too.");
    }
    document
}

fn standing(sitting: &Sitting) -> &'static str {
    match sitting.state {
        SittingState::Done => "done",
        SittingState::Kept => "kept as it is",
        SittingState::Open => "open",
        SittingState::SetAside => "set aside",
    }
}

fn temperature(sitting: &Sitting) -> Option<String> {
    match (sitting.before, sitting.after) {
        (Some(before), Some(after)) => Some(format!("Temperature: {before} before, {after} after.")),
        (Some(before), None) => Some(format!("Temperature: {before} before.")),
        (None, Some(after)) => Some(format!("Temperature: {after} after.")),
        (None, None) => None,
    }
}

fn rest() -> Document {
    Document::from_markdown(
        "This stirred something up. That can happen, and it is enough for today.\n\n\
         Rest, or ground yourself first. If you can, tell one person you trust how you are. \
         The help lines are under F2.",
    )
}

impl Screen for Summary {
    fn route(&self) -> Route {
        Route::Summary(self.sitting.id)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = Vec::new();
        if self.hot() {
            blocks.push(Block::Callout(Callout { tone: Tone::Info, text: rest() }));
        } else {
            blocks.push(Block::Prose(Document::from_markdown(&self.closing.close)));
        }
        if !self.closing.part.is_empty() {
            let text = Document::from_plain(&self.closing.part);
            blocks.push(Block::Callout(Callout { tone: Tone::Info, text }));
        }
        blocks.push(Block::Heading("What you wrote".into()));
        let covered = scene.cover == Cover::Covered;
        blocks.push(if covered {
            Block::Aside("Covered. Ctrl+E shows it again.".into())
        } else {
            Block::Prose(responses(&self.sitting))
        });
        blocks.extend(temperature(&self.sitting).map(Block::Aside));
        if !self.closing.again.is_empty() && !self.hot() {
            blocks.push(Block::Aside(format!("You can come back to it {}.", self.closing.again)));
        }
        let labels = self.commands().into_iter().map(|(_, label)| label).collect();
        blocks.push(Block::Buttons(Buttons { labels, at: self.button.at }));
        let day = self.sitting.ended.as_ref().unwrap_or(&self.sitting.begun).day();
        let place = format!("{}, {}", dates::day(day), standing(&self.sitting));
        let focus = super::once_read(&blocks, scene);
        Page { title: self.sitting.title.clone(), place, blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = vec![
            Binding::new("enter", Action::Activate, "choose"),
            Binding::command("x", Command::Mark, "mark"),
            Binding::command("w", Command::Write, "write"),
        ];
        if self.sharable == Sharable::Yes && !self.hot() {
            keys.push(Binding::command("f8", Command::Share, "share"));
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let buttons = self.commands().len();
        match action {
            Action::Back => vec![Effect::Go(Go::Close)],
            Action::Do(command) => self.run(command),
            Action::Activate if !scene.seen.at_end() => vec![Effect::Scroll(Scroll::PageDown)],
            Action::Activate => self.push(self.button.at),
            Action::Set { input: Input::Pick(n), .. } => {
                self.button.at = n.min(buttons.saturating_sub(1));
                self.push(n)
            }
            action if self.button.slide(&action, buttons) => Vec::new(),
            action => super::scrolled(&action),
        }
    }
}

/// Two sittings of one exercise beside each other, the newer one first.
#[derive(Debug)]
pub struct Earlier {
    exercise: ExerciseId,
    title: String,
    sittings: Vec<Sitting>,
    at: usize,
}

impl Earlier {
    /// With all ended sittings, the newest first.
    #[must_use]
    pub const fn new(exercise: ExerciseId, title: String, sittings: Vec<Sitting>) -> Self {
        Self { exercise, title, sittings, at: 0 }
    }

    /// What one prompt got in each of two sittings, prompt by prompt.
    fn beside(newer: &Sitting, older: Option<&Sitting>) -> Document {
        let mut document = Document::default();
        for response in newer.responses.iter().filter(|response| response.value.is_some()) {
            document.heading(3, response.label.clone());
            document.say(response.reads.clone());
            let then = older.and_then(|older| older.response(&response.prompt));
            if let Some(then) = then.filter(|then| then.value.is_some() && then.reads != response.reads) {
                document.parts.push(Part::Quote(vec![Span::plain(format!("Before: {}", then.reads))]));
            }
        }
        document
    }
}

impl Screen for Earlier {
    fn route(&self) -> Route {
        Route::Earlier(self.exercise.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = Vec::new();
        let mut place = String::new();
        match self.sittings.get(self.at) {
            None => blocks.push(Block::Aside("No sitting has ended yet. When one has, it stands here.".into())),
            Some(_) if scene.cover == Cover::Covered => blocks.push(Block::Aside("Covered. Ctrl+E shows it.".into())),
            Some(newer) => {
                let older = self.sittings.get(self.at + 1);
                place = format!("sitting {} of {}", self.sittings.len() - self.at, self.sittings.len());
                let day = |sitting: &Sitting| dates::full_day(sitting.begun.day());
                let heading = match older {
                    Some(older) => format!("{}, with {} below it", day(newer), day(older)),
                    None => day(newer),
                };
                blocks.push(Block::Heading(heading));
                blocks.push(Block::Prose(Self::beside(newer, older)));
                blocks.extend(temperature(newer).map(Block::Aside));
            }
        }
        Page { title: self.title.clone(), place, blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = vec![Binding::new("esc", Action::Back, "back")];
        if self.at > 0 {
            bindings.insert(0, Binding::command("right", Command::Newer, "newer"));
        }
        if self.at + 1 < self.sittings.len() {
            bindings.insert(0, Binding::command("left", Command::Older, "older"));
        }
        bindings
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Do(Command::Older) => self.at = (self.at + 1).min(self.sittings.len().saturating_sub(1)),
            Action::Do(Command::Newer) => self.at = self.at.saturating_sub(1),
            Action::Back => return vec![Effect::Go(Go::Close)],
            action => return super::scrolled(&action),
        }
        Vec::new()
    }
}
