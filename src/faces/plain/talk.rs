//! A page as a talk: what to say, what to ask, and what the numbers mean. Owned, so that it outlives the page.

use super::commands::{Commands, spoken};
use super::speech::{self, Saying};
use crate::app::action::{Action, Command, Input};
use crate::app::cursor::counted_from;
use crate::app::field::FieldKind;
use crate::app::page::{Block, Hint, Page, Take, Tone};

/// Said when a choice is empty again.
const EMPTIED: &str = "Nothing is chosen.";

/// One page, ready to be talked through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talk {
    /// What it is and where one stands.
    pub head: Vec<Saying>,
    /// Its blocks in order.
    pub steps: Vec<Step>,
    /// The page's commands, numbered; said after all else.
    pub menu: Vec<Saying>,
    /// What the numbers mean, from 1 on.
    pub entries: Vec<Entry>,
    /// What an empty line does after all was asked: an index into the entries.
    pub usual: Option<usize>,
    /// The words that work.
    pub commands: Commands,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it says.
    pub sayings: Vec<Saying>,
    /// What it asks.
    pub ask: Option<Ask>,
}

/// A question, with what is there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One line.
    Line(String),
    /// Several lines.
    Area(String),
    /// One line that is not shown. Holds whether something is there.
    Secret(Held),
    /// A number from 0 to 10.
    Rate(Option<u8>),
    /// One of so many options, numbered from `first`.
    Pick {
        /// The number of the first option.
        first: usize,
        /// How many there are.
        count: usize,
        /// What is chosen, in words; empty if nothing is.
        chosen: String,
    },
    /// Any of so many options, numbered from `first`.
    Picks {
        /// The number of the first option.
        first: usize,
        /// How many there are.
        count: usize,
        /// What is chosen, in words; empty if nothing is.
        chosen: String,
    },
}

/// Whether a secret has been typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Held {
    Nothing,
    Something,
}

/// What a number does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// In words.
    pub label: String,
    /// The action.
    pub action: Action,
}

impl Step {
    fn changes(&self, old: &Self, given: &str) -> Vec<Saying> {
        match (&self.ask, &old.ask) {
            (Some(Ask::Pick { chosen, .. } | Ask::Picks { chosen, .. }), Some(before)) if before.chosen() != chosen => {
                vec![Saying::ours(if chosen.is_empty() { EMPTIED } else { chosen })]
            }
            (Some(Ask::Line(new) | Ask::Area(new)), Some(Ask::Line(before) | Ask::Area(before))) if new != before => {
                if new == given {
                    Vec::new()
                } else {
                    vec![Saying::theirs(&format!("Now there: {new}"))]
                }
            }
            // How many words it has is not worth a line each time.
            (Some(Ask::Area(_)), _) => Vec::new(),
            _ if self.sayings != old.sayings => self.sayings.clone(),
            _ => Vec::new(),
        }
    }
}

impl Ask {
    fn chosen(&self) -> &str {
        match self {
            Self::Pick { chosen, .. } | Self::Picks { chosen, .. } => chosen,
            _ => "",
        }
    }

    /// Whether any line may be the answer, so that single letters and unknown slash words are part of it.
    #[must_use]
    pub const fn takes_words(&self) -> bool {
        matches!(self, Self::Line(_) | Self::Area(_) | Self::Secret(_))
    }
}

impl Talk {
    /// The talk about `page`.
    #[must_use]
    pub fn new(page: &Page<'_>) -> Self {
        let mut talk = Self { head: head(page), commands: commands(page), ..Self::default() };
        for (index, block) in page.blocks.iter().enumerate() {
            let own = own_numbers(page, block);
            let first = own.unwrap_or(talk.entries.len() + 1);
            talk.steps.push(Step { sayings: sayings(page, block, first), ask: ask(block, first) });
            if own.is_none() {
                talk.number(index, block);
            }
        }
        let lists = page.blocks.iter().any(|block| matches!(block, Block::List(list) if !list.rows.is_empty()));
        if !lists {
            talk.number_hints(page);
        }
        if !lists || talk.asks() {
            talk.usual = talk.usual.or_else(|| talk.find(&Action::Activate));
        }
        talk
    }

    /// Whether anything is asked.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.steps.iter().any(|step| step.ask.is_some())
    }

    /// The one control of a page that has no other: a single line, which acts as soon as it is given.
    #[must_use]
    pub fn lone_line(&self) -> Option<usize> {
        let mut asking = self.steps.iter().enumerate().filter(|(_, step)| step.ask.is_some());
        let (index, step) = asking.next().filter(|_| asking.next().is_none())?;
        let line = matches!(step.ask, Some(Ask::Line(_) | Ask::Secret(_)));
        let presses = self.entries.iter().any(|entry| matches!(entry.action, Action::Set { .. }));
        (line && !presses).then_some(index)
    }

    /// What changed since `old`, of the first `said` blocks. `given` is what the person just typed, which needs no
    /// saying.
    #[must_use]
    pub fn changes(&self, old: &Self, said: usize, given: &str) -> Vec<Saying> {
        let both = self.steps.iter().zip(&old.steps).take(said);
        let mut changes: Vec<Saying> = both.flat_map(|(new, old)| new.changes(old, given)).collect();
        // Several choices that are empty again were emptied by one thing: that is said by what it did.
        let emptied = Saying::ours(EMPTIED);
        if changes.iter().filter(|change| **change == emptied).count() > 1 {
            changes.retain(|change| *change != emptied);
        }
        changes
    }

    /// Whether it is the same page, perhaps with other values in it, or with other words behind the first `said` blocks.
    #[must_use]
    pub fn same_page(&self, other: &Self, said: usize) -> bool {
        let kinds = |talk: &Self| {
            talk.steps.iter().map(|step| step.ask.as_ref().map(std::mem::discriminant)).collect::<Vec<_>>()
        };
        let (ours, theirs) = (kinds(self), kinds(other));
        let asks_alike = self.asks() && ours.iter().flatten().eq(theirs.iter().flatten());
        let grown = said > 0 && asks_alike && ours.get(..said) == theirs.get(..said);
        self.head == other.head && (ours == theirs || grown)
    }

    /// What leaves the one question of a page open, if the page has such an option.
    #[must_use]
    pub fn left_open(&self) -> Option<&Action> {
        self.entries.iter().find(|entry| entry.label == "Skip").map(|entry| &entry.action)
    }

    fn number(&mut self, block: usize, part: &Block<'_>) {
        let mut add = |label: &str, at: usize| {
            let action = Action::Set { block, input: Input::Pick(at) };
            self.entries.push(Entry { label: label.to_owned(), action });
        };
        match part {
            Block::List(list) => list.rows.iter().enumerate().for_each(|(at, row)| add(&row.label, at)),
            Block::Choice(choice) => choice.options.iter().enumerate().for_each(|(at, option)| add(option, at)),
            Block::Buttons(buttons) => {
                buttons.labels.iter().enumerate().for_each(|(at, label)| add(label, at));
                self.usual = Some(self.entries.len() - buttons.labels.len() + buttons.at)
                    .filter(|usual| *usual < self.entries.len());
            }
            _ => {}
        }
    }

    fn number_hints(&mut self, page: &Page<'_>) {
        for hint in &page.hints {
            let common = matches!(hint.action, Action::Do(Command::Hide | Command::Help | Command::Safety));
            // Buttons say already what can be done; only the way back is added.
            let chooses = hint.action == Action::Activate && chooses(page);
            let wanted = hint.action == Action::Back || (spoken(&hint.action) && !has_buttons(page) && !chooses);
            let label = speech::capital(&hint.label);
            if common || !wanted || (hint.action == Action::Back && self.leads_back(&label)) {
                continue;
            }
            self.entries.push(Entry { label: label.clone(), action: hint.action.clone() });
            self.menu.push(Saying::ours(format!("{}. {label}", self.entries.len())));
        }
    }

    /// Whether a button says the same as the way back, perhaps with other words behind the first.
    fn leads_back(&self, label: &str) -> bool {
        let first = |text: &str| text.split([' ', ',']).next().unwrap_or_default().to_owned();
        self.entries.iter().any(|entry| first(&entry.label) == first(label))
    }

    /// The button that goes one step back, where the way back leaves more than this step.
    #[must_use]
    pub fn step_back(&self) -> Option<&Action> {
        self.entries.iter().find(|entry| entry.label == "Back").map(|entry| &entry.action)
    }

    /// The button that skips.
    #[must_use]
    pub fn skip(&self) -> Option<&Action> {
        self.entries.iter().find(|entry| entry.label.starts_with("Skip")).map(|entry| &entry.action)
    }

    /// The blocks that gave numbers and ask nothing: rows and buttons.
    #[must_use]
    pub fn numbered(&self) -> Vec<usize> {
        let blocks = self.entries.iter().filter_map(|entry| match &entry.action {
            Action::Set { block, .. } => Some(*block),
            _ => None,
        });
        let mut blocks: Vec<usize> =
            blocks.filter(|block| self.steps.get(*block).is_some_and(|step| step.ask.is_none())).collect();
        blocks.dedup();
        blocks
    }

    /// What can be chosen besides the answers.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        let asks = |entry: &&Entry| match &entry.action {
            Action::Set { block, .. } => self.steps.get(*block).is_none_or(|step| step.ask.is_none()),
            _ => true,
        };
        self.entries.iter().filter(asks).map(|entry| entry.label.clone()).collect()
    }

    /// The one control of a page that has no other and no way on: one choice, which acts as soon as it is taken.
    #[must_use]
    pub fn lone_pick(&self) -> bool {
        let asks: Vec<&Ask> = self.steps.iter().filter_map(|step| step.ask.as_ref()).collect();
        let goes_on = self.entries.iter().any(|entry| matches!(entry.action, Action::Do(_)));
        matches!(asks.as_slice(), [Ask::Pick { .. }]) && self.numbered().is_empty() && !goes_on
    }

    fn find(&self, action: &Action) -> Option<usize> {
        self.entries.iter().position(|entry| entry.action == *action)
    }
}

/// The number of the first option of a choice that counts for itself: one of several on its page, or one whose labels
/// are numbers. `None` for all blocks that count on through the page.
fn own_numbers(page: &Page<'_>, block: &Block<'_>) -> Option<usize> {
    let Block::Choice(choice) = block else { return None };
    let groups = page.blocks.iter().filter(|block| matches!(block, Block::Choice(_))).count();
    counted_from(&choice.options).or(if groups > 1 { Some(1) } else { None })
}

/// What a block says here, where the safety page has a word and no key.
fn sayings(page: &Page<'_>, block: &Block<'_>, first: usize) -> Vec<Saying> {
    let mut sayings = speech::block(block, first);
    let hint = page.hints.iter().find(|hint| hint.action == Action::Do(Command::Safety));
    if let (Block::Callout(callout), Some(hint)) = (block, hint)
        && callout.tone == Tone::Safety
    {
        for saying in &mut sayings {
            saying.text = saying.text.replace(&format!(": {}", hint.key), ": /safety");
        }
    }
    sayings
}

fn has_buttons(page: &Page<'_>) -> bool {
    page.blocks.iter().any(|block| matches!(block, Block::Buttons(_)))
}

/// The words for a page's hints. Where rows, options and buttons have numbers, "open" or "choose" would say nothing.
fn commands(page: &Page<'_>) -> Commands {
    let numbered = has_buttons(page) || page.blocks.iter().any(|block| matches!(block, Block::List(_)));
    let numbered = numbered || chooses(page);
    let hints: Vec<Hint> =
        page.hints.iter().filter(|hint| !(numbered && hint.action == Action::Activate)).cloned().collect();
    Commands::new(&hints)
}

/// Whether Enter would take the option where the cursor of the full screen happens to stand.
fn chooses(page: &Page<'_>) -> bool {
    page.focus.and_then(|at| page.blocks.get(at)).is_some_and(|block| matches!(block, Block::Choice(_)))
}

fn head(page: &Page<'_>) -> Vec<Saying> {
    let parts: Vec<String> = [&page.title, &page.place]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| speech::sentence(&speech::capital(&apart(part))))
        .collect();
    if parts.is_empty() { Vec::new() } else { vec![Saying::ours(parts.join(" "))] }
}

/// Gaps that part words on a screen, as commas.
fn apart(text: &str) -> String {
    let parts = text.split("  ").map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn ask(block: &Block<'_>, first: usize) -> Option<Ask> {
    Some(match block {
        Block::Field(block) => match block.field.kind() {
            FieldKind::Line => Ask::Line(block.field.text()),
            FieldKind::Area => Ask::Area(block.field.text()),
            FieldKind::Secret => Ask::Secret(if block.field.is_empty() { Held::Nothing } else { Held::Something }),
            // A secret that is shown for a moment is read out on purpose.
            FieldKind::SecretShown => Ask::Line(block.field.text()),
        },
        Block::Rating(rating) => Ask::Rate(rating.value),
        Block::Choice(choice) if choice.options.is_empty() => return None,
        Block::Choice(choice) => {
            let chosen = if choice.chosen.is_empty() { String::new() } else { speech::chosen(choice) };
            let count = choice.options.len();
            match choice.take {
                Take::One => Ask::Pick { first, count, chosen },
                Take::Many => Ask::Picks { first, count, chosen },
            }
        }
        _ => return None,
    })
}
