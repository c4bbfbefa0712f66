//! How both are doing: what each shared of their own days, and one's own days for one's own eyes. No number for the two
//! together, and neither held against the other.

mod pictures;

use super::people::People;
use crate::app::action::Action;
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{Block, List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::ids::Slug;
use crate::domain::person::Role;
use crate::domain::statement::{Said, Saying};
use crate::insight::ours::Gap;
use crate::prose::Document;
use chrono::NaiveDate;

/// What is followed over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulse {
    /// How steady someone felt.
    Steadiness,
    /// How far someone could rely on the other, or was reliable.
    Reliance,
}

impl Pulse {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Steadiness, Self::Reliance];

    /// Its name in the room for two.
    #[must_use]
    pub fn slug(self) -> Option<Slug> {
        match self {
            Self::Steadiness => "steadiness",
            Self::Reliance => "reliance",
        }
        .parse()
        .ok()
    }
}

/// Days and ratings from 0 to 10, the earliest first.
pub type Points = Vec<(NaiveDate, u8)>;

/// What is known of one pulse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub pulse: Pulse,
    /// One's own days, from one's own room.
    pub own: Points,
    /// What one shared of them.
    pub shared: Points,
    /// What the other shared of theirs.
    pub theirs: Points,
    /// The days both shared.
    pub gaps: Vec<Gap>,
}

/// What the page opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How the two are called.
    pub people: People,
    /// This person's part in what happened.
    pub role: Role,
    /// Today.
    pub today: NaiveDate,
    /// Each pulse.
    pub known: [Known; 2],
    /// What else happened on which day, in words, the earliest first.
    pub events: Vec<(NaiveDate, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Days,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// What both can see.
    Shared,
    /// One's own days, as pictures.
    Own,
    /// One's own days, to share one of them.
    Days,
    /// One day, before it is shared.
    Asking(Day),
}

/// One own rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    pulse: Pulse,
    day: NaiveDate,
    rating: u8,
    shared: Option<u8>,
}

/// The page.
#[derive(Debug)]
pub struct OurTrends {
    opening: Opening,
    days: Vec<Day>,
    view: View,
    at: usize,
    form: Form<Spot>,
}

impl OurTrends {
    /// With what was read.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let days = days(&opening);
        let mut screen = Self { opening, days, view: View::Shared, at: 0, form: Form::new() };
        screen.show(View::Shared);
        screen
    }

    fn show(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        self.form = match view {
            View::Shared => {
                let own = if self.days.is_empty() { &["Back"][..] } else { &["My own days, for my eyes", "Back"] };
                Form::new().buttons(Spot::Press, own).at_rest()
            }
            View::Own => Form::new().buttons(Spot::Press, &["Share one of these days", "Back"]).at_rest(),
            View::Days => self.list(),
            View::Asking(day) => self.asking(day),
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn list(&self) -> Form<Spot> {
        let rows = self.days.iter().map(|day| {
            let name = format!("{}: {} {}", dates::day(day.day), short(day.pulse), day.rating);
            match day.shared {
                Some(shared) if shared == day.rating => Row::new(name).detail("shared"),
                Some(shared) => Row::new(name).detail(format!("shared as {shared}")),
                None => Row::new(name).detail("yours alone"),
            }
        });
        let list = List { name: "Your days".into(), rows: rows.collect(), at: self.at, ..List::default() };
        let text = format!(
            "These are your own check-ins. {} sees none of them. A day is shared only if you choose it here, \
             each time.",
            self.opening.people.named(self.opening.people.me.other())
        );
        Form::new().say(&text).list(Spot::Days, list)
    }

    fn asking(&self, day: Day) -> Form<Spot> {
        let other = self.opening.people.other();
        let form = Form::new()
            .heading(format!("{} will read exactly this", self.opening.people.named(self.opening.people.me.other())))
            .say(&format!("{}, {}: {} of 10.", short(day.pulse), dates::full_day(day.day), day.rating));
        let text = format!(
            "Who will read it: you and {other}. Nothing else of that day goes along, and no other day.\n\
             You can take it back under \"Everything you share\". That does not undo reading it."
        );
        form.callout(Tone::Info, Document::from_plain(&text))
            .buttons(Spot::Press, &["Share this one", "Keep it to myself"])
            .at_rest()
    }

    fn ask(&mut self, n: usize) -> Vec<Effect> {
        let Some(day) = self.days.get(n).copied() else { return Vec::new() };
        self.at = n;
        if day.shared == Some(day.rating) {
            let words = "That one is shared. \"Everything you share\" is where it can be taken back.";
            return vec![Effect::Say(Notice::calm(words))];
        }
        self.show(View::Asking(day))
    }

    fn press(&mut self, n: usize) -> Vec<Effect> {
        match (self.view, n) {
            (View::Shared, 0) if !self.days.is_empty() => self.show(View::Own),
            (View::Asking(Day { pulse, day, rating, .. }), 0) => match pulse.slug() {
                Some(pulse) => vec![
                    Effect::Tell(Saying::new(Said::Pulse { pulse, day, rating })),
                    Effect::Go(Go::Replace(Route::OurTrends)),
                    Effect::Say(Notice::calm("Shared. That one rating, and nothing else.")),
                ],
                None => Vec::new(),
            },
            (View::Own, 0) => self.show(View::Days),
            (View::Own, _) => self.show(View::Shared),
            (View::Asking(_), _) => self.show(View::Days),
            _ => vec![Effect::Go(Go::Close)],
        }
    }
}

/// Own days of the last four weeks, the latest first.
fn days(opening: &Opening) -> Vec<Day> {
    let from = pictures::span(opening.today).0;
    let mut days = Vec::new();
    for known in &opening.known {
        for &(day, rating) in known.own.iter().filter(|(day, _)| *day >= from && *day <= opening.today) {
            let shared = known.shared.iter().find(|(of, _)| *of == day).map(|(_, rating)| *rating);
            days.push(Day { pulse: known.pulse, day, rating, shared });
        }
    }
    days.sort_by_key(|day| std::cmp::Reverse(day.day));
    days
}

const fn short(pulse: Pulse) -> &'static str {
    match pulse {
        Pulse::Steadiness => "steadiness",
        Pulse::Reliance => "reliance",
    }
}

impl Screen for OurTrends {
    fn route(&self) -> Route {
        Route::OurTrends
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let place = match self.view {
            View::Shared => "what you both shared",
            View::Own | View::Days | View::Asking(_) => "only you see this",
        };
        let title = "How both of you are doing".to_owned();
        if scene.cover == Cover::Covered {
            let mut blocks = self.form.blocks();
            cover::rows(&mut blocks);
            let focus = self.form.focus(scene.seen);
            return Page { title, place: place.into(), blocks, focus, ..Page::default() };
        }
        let mut blocks: Vec<Block<'_>> = match self.view {
            View::Shared => pictures::shared(&self.opening),
            View::Own => pictures::own(&self.opening),
            View::Days | View::Asking(_) => Vec::new(),
        };
        let before = blocks.len();
        blocks.extend(self.form.blocks());
        let focus = self.form.focus(scene.seen).map(|at| at + before);
        Page { title, place: place.into(), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = if self.view == View::Days { "share it" } else { "choose" };
        vec![Binding::new("enter", Action::Activate, enter), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let before = match (self.view, scene.cover) {
            (_, Cover::Covered) | (View::Days | View::Asking(_), _) => 0,
            (View::Shared, _) => pictures::shared(&self.opening).len(),
            (View::Own, _) => pictures::own(&self.opening).len(),
        };
        let action = match action {
            Action::Set { block, input } if block >= before => Action::Set { block: block - before, input },
            Action::Set { .. } => return Vec::new(),
            other => other,
        };
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Days, n) => self.ask(n),
            Did::Took(Spot::Press, n) => self.press(n),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Did::Other(Action::Back) => match self.view {
                View::Shared => vec![Effect::Go(Go::Close)],
                View::Own => self.show(View::Shared),
                View::Days => self.show(View::Own),
                View::Asking(_) => self.show(View::Days),
            },
            Did::Other(Action::Activate) => vec![Effect::Scroll(Scroll::PageDown)],
            _ => Vec::new(),
        }
    }
}
