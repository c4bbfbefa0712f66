//! Help lines of one country, stored, with the day they were checked. Nothing is dialled, and no look is recorded.

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::helplines::{Directory, Helpline};
use crate::app::page::{List, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::settings::Settings;
use crate::prose::{Document, Part, Span};
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Lines,
    Line,
    Country,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    List,
    Line(usize),
    Country,
}

/// The help lines.
#[derive(Debug)]
pub struct Helplines {
    directory: Directory,
    country: String,
    settings: Settings,
    today: NaiveDate,
    stage: Stage,
    form: Form<Spot>,
}

impl Helplines {
    /// For `country`; empty: the one in `settings`. `today` tells which entries are old.
    #[must_use]
    pub fn new(directory: Directory, country: &str, settings: Settings, today: NaiveDate) -> Self {
        let country = if country.is_empty() { settings.country.clone() } else { country.to_owned() };
        let stage = if directory.name(&country).is_some() { Stage::List } else { Stage::Country };
        let mut screen = Self { directory, country, settings, today, stage, form: Form::new() };
        screen.turn(stage, 0);
        screen
    }

    fn turn(&mut self, stage: Stage, row: usize) -> Vec<Effect> {
        self.stage = stage;
        let lines = self.directory.lines_for(&self.country);
        self.form = match stage {
            Stage::List => list(&lines, row, self.today),
            Stage::Line(at) => Form::new()
                .words(lines.get(at).map(|line| whole(line, self.today)).unwrap_or_default())
                .buttons(Spot::Line, &["Back to the list"])
                .at_rest(),
            Stage::Country => {
                let countries = self.directory.countries();
                let chosen = countries.iter().position(|(code, _)| *code == self.country);
                let names: Vec<&str> = countries.iter().map(|(_, name)| *name).collect();
                Form::new()
                    .say("Which country's help lines should come first? It is kept on this computer, in clear text.")
                    .choice(Spot::Country, "Country", names, chosen)
            }
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn choose(&mut self, n: usize) -> Vec<Effect> {
        let code = self.directory.countries().get(n).map(|(code, _)| (*code).to_owned());
        let Some(code) = code else { return Vec::new() };
        self.country.clone_from(&code);
        let mut effects = self.turn(Stage::List, 0);
        if self.settings.country != code {
            self.settings.country = code;
            effects.push(Effect::Dress(self.settings.clone()));
        }
        effects
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.stage {
            Stage::Line(at) => self.turn(Stage::List, at),
            Stage::Country if self.directory.name(&self.country).is_some() => self.turn(Stage::List, 0),
            Stage::List | Stage::Country => vec![Effect::Go(Go::Close)],
        }
    }
}

fn list(lines: &[&Helpline], at: usize, today: NaiveDate) -> Form<Spot> {
    let rows = lines.iter().map(|line| Row::new(&line.name).detail(line.reach()).note(brief(line, today)));
    let list = List { name: "Help lines".into(), rows: rows.collect(), at, ..List::default() };
    Form::new()
        .aside("Stored here, no network. No number was rung by us. Nothing you look at here is recorded.")
        .list(Spot::Lines, list)
}

/// What to know before one rings, in one breath.
fn brief(line: &Helpline, today: NaiveDate) -> String {
    let mut parts = vec![line.kind.label().to_owned()];
    let texting = line.texting().filter(|_| !line.phone.is_empty()).map(|how| format!("or {how}")).unwrap_or_default();
    let known = [&line.region, &texting, &line.hours, &line.for_whom];
    parts.extend(known.into_iter().filter(|part| !part.is_empty()).map(|part| capital(part)));
    format!("{}. {}", parts.join(". "), line.standing(today))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// All that is known of a line.
fn whole(line: &Helpline, today: NaiveDate) -> Document {
    let mut document = Document::default();
    document.say(line.kind.label());
    let texting = line.texting().unwrap_or_default().replacen("text ", "", 1);
    let known = [
        ("Call", &line.phone),
        ("Text", &texting),
        ("Text telephone", &line.tty),
        ("Site", &line.url),
        ("Where", &line.region),
        ("Open", &line.hours),
        ("For", &line.for_whom),
        ("Languages", &line.languages),
        ("Cost", &line.cost),
        ("Good to know", &line.note),
    ];
    let items = known.into_iter().filter(|(_, value)| !value.is_empty());
    let items = items.map(|(name, value)| vec![Span::plain(format!("{name}: ")), Span::strong(value)]).collect();
    document.parts.push(Part::List { ordered: false, items });
    document.say(line.standing(today));
    document.say(format!("Seen in: {}.", line.sources.join("; ")));
    document
}

impl Screen for Helplines {
    fn route(&self) -> Route {
        Route::Helplines(self.country.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let place = self.directory.name(&self.country).unwrap_or_default().to_owned();
        let title = match self.stage {
            Stage::List => "Help lines".to_owned(),
            Stage::Line(at) => {
                self.directory.lines_for(&self.country).get(at).map_or(String::new(), |line| line.name.clone())
            }
            Stage::Country => "Change the country".to_owned(),
        };
        Page { title, place, blocks: self.form.blocks(), focus: self.form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = match self.stage {
            Stage::List => "more on this",
            Stage::Line(_) => "go on",
            Stage::Country => "choose",
        };
        let mut bindings = vec![Binding::new("enter", Action::Activate, enter)];
        if self.stage == Stage::List {
            bindings.push(Binding::command("c", Command::Country, "country"));
        }
        bindings.push(Binding::new("esc", Action::Back, "back"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Lines, n) => self.turn(Stage::Line(n), 0),
            Did::Took(Spot::Country, n) => self.choose(n),
            Did::Took(Spot::Line, _) | Did::Other(Action::Back) => self.back(),
            Did::Other(Action::Activate) if matches!(self.stage, Stage::Line(_)) => {
                vec![Effect::Scroll(Scroll::PageDown)]
            }
            Did::Other(Action::Do(Command::Country)) => self.turn(Stage::Country, 0),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
