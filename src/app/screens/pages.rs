//! Pages that are only read: what is kept and who can open it, and what this program is.

use crate::app::action::Action;
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::prose::{Document, Part};

const PRIVACY: &str = include_str!("../../../assets/words/privacy.md");
const ABOUT: &str = include_str!("../../../assets/words/about.md");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

/// A page to read.
#[derive(Debug)]
struct Words {
    title: String,
    form: Form<Spot>,
}

impl Words {
    fn new(markdown: &str) -> Self {
        let mut document = Document::from_markdown(markdown);
        let mut title = String::new();
        if let Some(Part::Heading { level: 1, text }) = document.parts.first() {
            title.clone_from(text);
            document.parts.remove(0);
        }
        Self { title, form: Form::new().words(document).buttons(Spot::Press, &["Back"]).at_rest() }
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (blocks, focus) = (self.form.blocks(), self.form.focus(scene.seen));
        Page { title: self.title.clone(), blocks, focus, ..Page::default() }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(..) | Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Activate) => vec![Effect::Scroll(Scroll::PageDown)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}

fn keys() -> Vec<Binding> {
    vec![
        Binding::new("space", Action::Toggle, "go on").quiet(),
        Binding::new("enter", Action::Activate, "go on"),
        Binding::new("esc", Action::Back, "back"),
    ]
}

/// What is kept, and who can open it.
#[derive(Debug)]
pub struct Privacy(Words);

impl Default for Privacy {
    fn default() -> Self {
        Self::new()
    }
}

impl Privacy {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self(Words::new(PRIVACY))
    }
}

impl Screen for Privacy {
    fn route(&self) -> Route {
        Route::Privacy
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.0.page(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        keys()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        self.0.react(action, scene)
    }
}

/// What this program is, who made it, and what it rests on.
#[derive(Debug)]
pub struct About(Words);

impl Default for About {
    fn default() -> Self {
        Self::new()
    }
}

impl About {
    /// The page, with this version of the program.
    #[must_use]
    pub fn new() -> Self {
        Self(Words::new(&ABOUT.replace("{version}", env!("CARGO_PKG_VERSION"))))
    }
}

impl Screen for About {
    fn route(&self) -> Route {
        Route::About
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.0.page(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        keys()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        self.0.react(action, scene)
    }
}
