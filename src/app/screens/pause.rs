//! A pause of two minutes. It ends quietly: the page says so, and nothing rings.

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::page::{Block, Page, Progress};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::prose::{Document, Part};
use std::time::Duration;

const WORDS: &str = include_str!("../../../assets/words/pause.md");

/// How long it is.
pub const LENGTH: Duration = Duration::from_secs(120);

const MINUTE: u64 = 60;
const TEN: u64 = 10;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

/// The pause.
#[derive(Debug)]
pub struct Pause {
    title: String,
    ends_at: Duration,
    form: Form<Spot>,
}

impl Pause {
    /// Ends at this uptime.
    #[must_use]
    pub fn new(ends_at: Duration) -> Self {
        let mut words = Document::from_markdown(WORDS);
        let mut title = "A pause".to_owned();
        if let Some(Part::Heading { text, .. }) = words.parts.first() {
            title.clone_from(text);
            words.parts.remove(0);
        }
        let form = Form::new().progress(progress(0)).words(words).buttons(Spot::Press, &["Go on"]).at_rest();
        Self { title, ends_at, form }
    }

    /// Whole seconds left, rounded up.
    fn left(&self, scene: &Scene) -> u64 {
        let left = self.ends_at.saturating_sub(scene.uptime);
        left.as_secs() + u64::from(left.subsec_nanos() > 0)
    }

    /// What is said of the time left: whole minutes, then tens of seconds.
    fn said(&self, scene: &Scene) -> u64 {
        let left = self.left(scene);
        let step = if left > MINUTE { MINUTE } else { TEN };
        left.div_ceil(step) * step
    }
}

/// The bar, in tens of seconds.
fn progress(said: u64) -> Progress {
    let tens = |seconds: u64| usize::try_from(seconds / TEN).unwrap_or(0);
    let of = tens(LENGTH.as_secs());
    Progress { label: String::new(), done: of.saturating_sub(tens(said)), of, words: words(said) }
}

fn words(said: u64) -> String {
    match said {
        0 => "the two minutes are over".to_owned(),
        MINUTE => "about 1 minute left".to_owned(),
        said if said > MINUTE => format!("about {} minutes left", said / MINUTE),
        said => format!("about {said} seconds left"),
    }
}

impl Screen for Pause {
    fn route(&self) -> Route {
        Route::Pause
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if let Some(first) = blocks.first_mut() {
            *first = Block::Progress(progress(self.said(scene)));
        }
        Page { title: self.title.clone(), blocks, focus: self.form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "go on"),
            Binding::new("space", Action::Toggle, "go on").quiet(),
            Binding::command("t", Command::Ground, "ground me"),
            Binding::new("esc", Action::Back, "go on").quiet(),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(..) | Did::Other(Action::Activate | Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn deadline(&self, scene: &Scene) -> Option<Duration> {
        let said = self.said(scene);
        let step = if said > MINUTE { MINUTE } else { TEN };
        (said > 0).then(|| self.ends_at.saturating_sub(Duration::from_secs(said - step)))
    }
}
