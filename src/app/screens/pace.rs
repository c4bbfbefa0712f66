//! Your pace: what the weeks suggest, how fast to go, and a break with a kind way back.

use crate::app::action::Action;
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, PersonEffect};
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::profile::{Pace, Profile};
use crate::guides::pace::{self, Place};
use crate::prose::{Document, Part, Span};
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Pace,
    Press,
}

const PACES: [Pace; 2] = [Pace::Steady, Pace::Gentle];

/// The screen.
#[derive(Debug)]
pub struct PaceScreen {
    profile: Profile,
    form: Form<Spot>,
}

impl PaceScreen {
    /// With the profile as it is, on this day.
    #[must_use]
    pub fn new(profile: Profile, today: NaiveDate) -> Self {
        let form = form(&profile, today);
        Self { profile, form }
    }

    /// Stores the pace that is chosen.
    fn save(&mut self, today: NaiveDate) -> Vec<Effect> {
        let chosen = self.form.chosen(Spot::Pace).and_then(|n| PACES.get(n));
        self.profile.pace = chosen.copied().unwrap_or_default();
        self.profile.began.get_or_insert(today);
        self.store("Saved. It is a suggestion, and you can change it any day.")
    }

    fn leave(&mut self, today: NaiveDate) -> Vec<Effect> {
        match self.profile.away_since.take() {
            Some(since) => {
                let days = u32::try_from((today - since).num_days()).unwrap_or_default();
                self.profile.away_days = self.profile.away_days.saturating_add(days);
                self.store("Welcome back. Nothing is late. A check-in and one small thing are enough for today.")
            }
            None => {
                self.profile.away_since = Some(today);
                self.store("You are on a break. Everything is kept. Writing and help stay open all the time.")
            }
        }
    }

    fn store(&self, said: &str) -> Vec<Effect> {
        vec![
            Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(said)),
        ]
    }
}

fn form(profile: &Profile, today: NaiveDate) -> Form<Spot> {
    let now = match (profile.away_since, pace::place(profile, today)) {
        (Some(since), _) => {
            format!("You are on a break since {}. Nothing is lost, and nothing is late.", dates::long_day(since))
        }
        (None, Some(place)) => pace::sentence(place),
        (None, None) => "Your weeks are not counted yet. They begin when you save a pace here.".to_owned(),
    };
    let at = match pace::place(profile, today) {
        Some(Place::Week(_, _, at)) => Some(at),
        _ => None,
    };
    let stretches = pace::stretches(profile.pace).into_iter().enumerate();
    let items = stretches.map(|(n, (from, to, words))| {
        let here = if at == Some(n) { " (now)" } else { "" };
        let weeks = if from == to { format!("Week {from}") } else { format!("Weeks {from} to {to}") };
        vec![Span::plain(format!("{weeks}{here}: {words}"))]
    });
    let list = Document { parts: vec![Part::List { ordered: false, items: items.collect() }] };
    let labels = PACES.map(|pace| match pace {
        Pace::Steady => format!("Steady: about {} weeks", pace::weeks()),
        Pace::Gentle => format!("Gentle: twice the time, about {} weeks", 2 * pace::weeks()),
    });
    let chosen = PACES.iter().position(|pace| *pace == profile.pace);
    let away = if profile.away_since.is_some() { "Come back" } else { "Take a break" };
    Form::new()
        .say(&now)
        .choice(Spot::Pace, "How fast would you like to go?", labels, chosen)
        .buttons(Spot::Press, &["Save", away])
        .words(list)
        .aside("The weeks are a suggestion. They overlap, and you may take the steps as they come.")
}

impl Screen for PaceScreen {
    fn route(&self) -> Route {
        Route::Pace
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: "Your pace".into(),
            place: "Today > Your pace".into(),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = self.form.bindings();
        bindings.push(Binding::new("esc", Action::Back, "back"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let today = scene.now.day();
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Pace, _) | Did::Entered(_) => self.form.go_on(),
            Did::Took(Spot::Press, 0) => return self.save(today),
            Did::Took(Spot::Press, _) => return self.leave(today),
            Did::Scrolled(scroll) => return vec![Effect::Scroll(scroll)],
            Did::Other(Action::Back) => return vec![Effect::Go(Go::Close)],
            _ => {}
        }
        Vec::new()
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
