//! The ledger of small promises: the commitments there are, with today's mark, and what exercises offer for it.
//!
//! Owns marking today with one key. Other days are marked on the page of a commitment.

pub mod day;
pub mod one;
pub(in crate::app::screens) mod words;
pub mod writing;

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::commitment::{Commitment, CommitmentPlace, DayMark, Mark, Offer, Standing};
use crate::domain::ids::CommitmentId;
use crate::domain::person::Bond;
use crate::domain::recurrence::Recurrence;
use chrono::NaiveDate;

/// A commitment with the marks of its last weeks, the earliest day first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The commitment.
    pub commitment: Commitment,
    /// Its marks.
    pub marks: Vec<DayMark>,
}

impl Item {
    /// The mark of a day.
    #[must_use]
    pub fn mark_on(&self, day: NaiveDate) -> Option<&DayMark> {
        self.marks.iter().find(|one| one.day == day)
    }

    fn runs(&self, today: NaiveDate) -> bool {
        self.commitment.standing(today) == Standing::Active
    }
}

/// What the ledger opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// All commitments, ended ones too, in the order they were made.
    pub items: Vec<Item>,
    /// What exercises offer.
    pub offers: Vec<Offer>,
    /// The day its marks are for.
    pub today: NaiveDate,
    /// Words what to do after a miss.
    pub bond: Bond,
    /// The current one.
    pub at: Option<CommitmentId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// The ledger.
#[derive(Debug)]
pub struct Ledger {
    items: Vec<Item>,
    offers: Vec<Offer>,
    today: NaiveDate,
    form: Form<Spot>,
}

/// What a row stands for.
#[derive(Clone, Copy, Debug)]
enum Entry<'a> {
    Item(&'a Item),
    Offer(&'a Offer),
}

impl Ledger {
    /// What is due today stands first, what exercises offer after all that runs, and what is over last.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let Opening { mut items, offers, today, bond, at } = opening;
        items.sort_by_key(|item| order(item, today));
        let mut ledger = Self { items, offers, today, form: Form::new() };
        let rows = ledger.entries().into_iter().map(|entry| row(entry, today)).collect();
        let current = |entry: &Entry<'_>| matches!(entry, Entry::Item(item) if Some(item.commitment.id) == at);
        let list = List {
            name: "Commitments".into(),
            rows,
            at: ledger.entries().iter().position(current).unwrap_or(0),
            empty: "Nothing is here yet. One small thing that can be seen is plenty to begin with.".into(),
            ..List::default()
        };
        let missed = ledger.items.iter().any(|item| item.runs(today) && words::missed_last(&item.marks));
        let mut form = Form::new().list(Spot::Rows, list);
        if ledger.items.iter().any(|item| item.runs(today)) {
            form = form
                .aside("One key marks today on the current row; F1 lists them. A day without a mark changes nothing.");
        }
        if missed {
            form = form.callout(Tone::Info, words::after_a_miss(bond));
        }
        ledger.form = form.buttons(Spot::Press, &["Write a new one", "Limits and requests", "Agreement drafts"]);
        if ledger.entries().is_empty() {
            ledger.form.go_to(Spot::Press);
        }
        ledger
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let over = self.items.iter().position(|item| order(item, self.today) >= OVER).unwrap_or(self.items.len());
        let (running, over) = self.items.split_at(over);
        let offers = self.offers.iter().map(Entry::Offer);
        running.iter().map(Entry::Item).chain(offers).chain(over.iter().map(Entry::Item)).collect()
    }

    fn current(&self) -> Option<Entry<'_>> {
        self.entries().get(self.form.cursor(Spot::Rows)?).copied()
    }

    fn open(&self, n: usize) -> Vec<Effect> {
        let route = match self.entries().get(n) {
            Some(Entry::Item(item)) => Route::Commitment(item.commitment.id),
            Some(Entry::Offer(offer)) => Route::CommitmentForm(CommitmentPlace::Offered(offer.source.clone())),
            None => return Vec::new(),
        };
        vec![Effect::Go(Go::Open(route))]
    }

    fn press(button: usize) -> Vec<Effect> {
        let route = match button {
            0 => Route::CommitmentForm(CommitmentPlace::New),
            1 => Route::Boundaries,
            _ => Route::Agreements,
        };
        vec![Effect::Go(Go::Open(route))]
    }

    /// Marks today on the current row.
    fn mark(&self, mark: Mark) -> Vec<Effect> {
        let say = |text: &str| vec![Effect::Say(Notice::calm(text))];
        let item = match self.current() {
            Some(Entry::Item(item)) => item,
            Some(Entry::Offer(_)) => return say("This one is still in its exercise. Enter looks at it."),
            None => return Vec::new(),
        };
        let id = item.commitment.id;
        if mark == Mark::Renegotiated {
            let due = |day: &NaiveDate| item.commitment.text.takes_mark(*day) && item.mark_on(*day).is_none();
            let day = Some(self.today).filter(due).or_else(|| item.commitment.text.next_due(self.today));
            return match day {
                Some(day) if item.commitment.takes_a_place(self.today) => {
                    vec![Effect::Go(Go::Open(Route::CommitmentDay { commitment: id, day, mark: Some(mark) }))]
                }
                _ => say("No day of this is still to come."),
            };
        }
        if !item.runs(self.today) || !item.commitment.text.takes_mark(self.today) {
            return say("Nothing of this is due today. Enter opens it, with its other days.");
        }
        let mark_it = LedgerEffect::Mark { commitment: id, day: self.today, mark, line: None };
        Self::stored(mark_it, id, words::marked(mark))
    }

    fn unmark(&self) -> Vec<Effect> {
        match self.current() {
            Some(Entry::Item(item)) if item.mark_on(self.today).is_some() => {
                let id = item.commitment.id;
                Self::stored(LedgerEffect::Unmark(id, self.today), id, "The mark is taken back.")
            }
            _ => vec![Effect::Say(Notice::calm("There is no mark for today here."))],
        }
    }

    /// Stores, and reads the page again, so that it shows what is stored.
    fn stored(effect: LedgerEffect, id: CommitmentId, words: &str) -> Vec<Effect> {
        let again = Effect::Go(Go::Replace(Route::Ledger(Some(id))));
        vec![Effect::Ledger(effect), again, Effect::Say(Notice::calm(words))]
    }
}

/// From here on rows are over.
const OVER: u8 = 3;

fn order(item: &Item, today: NaiveDate) -> u8 {
    match item.commitment.standing(today) {
        Standing::Active if item.commitment.text.is_due(today) => 0,
        Standing::Active => 1,
        Standing::Ahead => 2,
        Standing::Over => OVER,
        Standing::Ended => OVER + 1,
    }
}

fn row(entry: Entry<'_>, today: NaiveDate) -> Row {
    let item = match entry {
        Entry::Item(item) => item,
        Entry::Offer(offer) => {
            let note = format!("From \"{}\". Look at it, and decide if it goes in here.", offer.title);
            return Row::new(offer.said.what.trim()).detail("offered").note(note);
        }
    };
    let text = &item.commitment.text;
    let ended = item.commitment.ended.as_ref().map(|ended| format!("ended {}", dates::day_in(ended.day(), today)));
    let detail = match (item.commitment.standing(today), item.mark_on(today)) {
        (Standing::Ended, _) => ended.unwrap_or_default(),
        (Standing::Over, _) => "over".to_owned(),
        (Standing::Ahead, _) => format!("from {}", dates::day_in(text.since, today)),
        (Standing::Active, Some(one)) => format!("today: {}", one.mark.label()),
        (Standing::Active, None) if text.is_due(today) => "due today".to_owned(),
        (Standing::Active, None) if text.often == Recurrence::EachTime => "each time".to_owned(),
        (Standing::Active, None) => {
            text.next_due(today).map(|day| format!("next {}", dates::day_in(day, today))).unwrap_or_default()
        }
    };
    let row = Row::new(text.what.trim()).detail(detail);
    if item.runs(today) { row.note(words::short_rate(text, &item.marks, today)) } else { row }
}

/// The keys that mark a day, one for each mark.
pub(in crate::app::screens) fn marking() -> Vec<Binding> {
    vec![
        Binding::command("k", Command::MarkKept, "kept"),
        Binding::command("m", Command::MarkMissed, "missed"),
        Binding::command("p", Command::MarkPartly, "partly"),
        Binding::command("e", Command::MarkExcused, "excused"),
        Binding::command("r", Command::MarkMoved, "move ahead"),
    ]
}

/// The mark a command gives.
pub(in crate::app::screens) const fn mark_of(command: Command) -> Option<Mark> {
    Some(match command {
        Command::MarkKept => Mark::Kept,
        Command::MarkPartly => Mark::Partly,
        Command::MarkMissed => Mark::Missed,
        Command::MarkExcused => Mark::Excused,
        Command::MarkMoved => Mark::Renegotiated,
        _ => return None,
    })
}

impl Screen for Ledger {
    fn route(&self) -> Route {
        Route::Ledger(match self.current() {
            Some(Entry::Item(item)) => Some(item.commitment.id),
            _ => None,
        })
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            super::cover::rows(&mut blocks);
        }
        let focus = self.form.focus(scene.seen);
        Page { title: "Commitments".into(), place: dates::long_day(self.today), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::new("enter", Action::Activate, "open")];
        if matches!(self.current(), Some(Entry::Item(item)) if self.form.at() == Some(Spot::Rows) && item.runs(self.today))
        {
            keys.extend(marking());
            keys.push(Binding::command("u", Command::Undo, "unmark").quiet());
        }
        keys.push(Binding::command("n", Command::Add, "new"));
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, n) => self.open(n),
            Did::Took(Spot::Press, n) => Self::press(n),
            Did::Other(Action::Do(Command::Add)) => Self::press(0),
            Did::Other(Action::Do(Command::Undo)) => self.unmark(),
            Did::Other(Action::Do(command)) => mark_of(command).map(|mark| self.mark(mark)).unwrap_or_default(),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
