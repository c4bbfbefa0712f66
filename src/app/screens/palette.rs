//! Every action by name: type what you want, Enter does it.

use super::finder::{Finder, Sought, Words};
use crate::app::action::{Action, Command};
use crate::app::app::Access;
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go};
use crate::app::page::{Mark, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

/// One row: a command, its key, and why it cannot run now.
#[derive(Clone, Debug)]
struct Offer {
    command: Command,
    key: String,
    closed: Option<&'static str>,
}

/// The palette overlay.
#[derive(Debug)]
pub struct Palette {
    offers: Vec<Offer>,
    finder: Finder,
}

impl Palette {
    /// All commands; those in `tables` show their keys and can run here, places can run anywhere.
    #[must_use]
    pub fn new(tables: &[Vec<Binding>; 2], access: Access) -> Self {
        let offers = Command::ALL.iter().map(|command| {
            let bound = tables.iter().flatten().find(|binding| binding.action == Action::Do(*command));
            let key = bound.and_then(|binding| binding.keys.first()).map(ToString::to_string).unwrap_or_default();
            let closed = match (bound.is_some(), command.goes_anywhere(), access) {
                (true, ..) => None,
                (false, true, Access::Open) => None,
                (false, true, Access::Locked) if command.open_to_all() => None,
                (false, true, Access::Locked) => Some("open your notes first"),
                (false, false, _) => Some("not on this screen"),
            };
            Offer { command: *command, key, closed }
        });
        let mut offers: Vec<Offer> = offers.collect();
        offers.sort_by_key(|offer| offer.closed.is_some());
        Self { offers, finder: Finder::default() }
    }

    fn found(&self) -> Vec<&Offer> {
        let typed = self.finder.typed.text().to_lowercase();
        let mut found: Vec<(usize, &Offer)> =
            self.offers.iter().filter_map(|offer| Some((rank(&typed, offer.command)?, offer))).collect();
        found.sort_by_key(|(rank, offer)| (offer.closed.is_some(), *rank));
        found.into_iter().map(|(_, offer)| offer).collect()
    }

    fn run(&self) -> Vec<Effect> {
        match self.found().get(self.finder.at()) {
            Some(Offer { command, closed: None, .. }) => {
                vec![Effect::Go(Go::Close), Effect::Act(Action::Do(*command))]
            }
            _ => Vec::new(),
        }
    }
}

/// How well `typed` fits: a beginning is best, then a part, then its words in any order, then another name for it;
/// `None` if not at all. Scattered letters never fit, so that no surprise stands under Enter.
fn rank(typed: &str, command: Command) -> Option<usize> {
    let (typed, label) = (typed.trim(), command.label().to_lowercase());
    if label.starts_with(typed) {
        return Some(0);
    }
    if let Some(at) = label.find(typed) {
        return Some(1 + at);
    }
    let names = format!("{label} {} {}", command.id(), also(command));
    let holds = |text: &str| typed.split_whitespace().all(|word| text.contains(word));
    if holds(&label) { Some(100) } else { holds(&names).then_some(200) }
}

/// Other words people type for a command.
const fn also(command: Command) -> &'static str {
    match command {
        Command::Leave => "quit exit close",
        Command::Help => "shortcuts bindings",
        Command::Safety => "helplines crisis emergency hotline afraid",
        Command::Ground => "panic calm grounding",
        Command::Pause => "break breathe rest",
        Command::Conceal => "blur privacy screen",
        Command::Today => "home start",
        Command::Path => "steps exercises readings guides",
        Command::Journal => "entries notes diary",
        Command::NewEntry => "new note diary",
        Command::Trends => "trends chart progress history",
        Command::Ledger => "promises promise ledger",
        Command::Boundaries => "boundaries limits requests rules wishes",
        Command::Agreements => "agreement clause rules",
        Command::Export => "print share save as file markdown send",
        Command::ExportLog => "export history",
        Command::Breaches => "breaches betrayal slip",
        Command::Pace => "weeks plan slow gentle break holiday",
        Command::Settings => "options preferences theme colours colors width name language",
        Command::Keys => "shortcuts bindings rebind",
        Command::Trash => "deleted bin restore",
        Command::Backups => "restore copies",
        Command::Passphrase => "password",
        Command::Recovery => "forgot password code",
        Command::Privacy => "security encryption",
        Command::About => "version licence license",
        Command::Search => "find",
        Command::Delete => "remove trash",
        Command::Versions => "history wordings",
        Command::Words => "emotions glossary vocabulary",
        Command::PlainFace => "accessibility blind",
        _ => "",
    }
}

impl Screen for Palette {
    fn route(&self) -> Route {
        Route::Palette
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let rows = self.found().into_iter().map(|offer| match offer.closed {
            None => Row::new(offer.command.label()).detail(offer.key.clone()),
            Some(why) => Row::new(offer.command.label()).detail(why).mark(Mark::Closed),
        });
        let words = Words {
            title: "All actions",
            label: "Type what you want",
            aside: String::new(),
            name: "Actions",
            empty: "Nothing is called that. Try another word.",
        };
        self.finder.page(words, rows.collect())
    }

    fn bindings(&self) -> Vec<Binding> {
        Finder::bindings((!self.run().is_empty()).then_some("do it"))
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        let count = self.found().len();
        match self.finder.react(action, count) {
            Sought::Nothing => Vec::new(),
            Sought::Taken => self.run(),
            Sought::Closed => vec![Effect::Go(Go::Close)],
        }
    }

    fn typing(&self) -> Typing {
        Finder::typing()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Edit;
    use crate::app::binding::everywhere;

    #[test]
    fn every_command_is_in_the_palette() {
        let palette = Palette::new(&[Vec::new(), everywhere()], Access::Open);
        assert_eq!(palette.found().len(), Command::ALL.len());
    }

    #[test]
    fn typing_part_of_a_name_finds_it_first() {
        let mut palette = Palette::new(&[Vec::new(), everywhere()], Access::Open);
        palette.finder.typed.edit(&Edit::Paste("passp".into()));
        assert_eq!(palette.found()[0].command, Command::Passphrase);
    }

    #[test]
    fn scattered_letters_bring_up_nothing_unexpected() {
        let mut palette = Palette::new(&[Vec::new(), everywhere()], Access::Open);
        palette.finder.typed.edit(&Edit::Paste("trend".into()));
        let found: Vec<Command> = palette.found().iter().map(|offer| offer.command).collect();
        assert_eq!(found, [Command::Trends]);
    }

    #[test]
    fn words_people_know_from_elsewhere_find_the_action() {
        let first = |typed: &str| {
            let mut palette = Palette::new(&[Vec::new(), everywhere()], Access::Open);
            palette.finder.typed.edit(&Edit::Paste(typed.into()));
            palette.found().first().map(|offer| offer.command)
        };
        assert_eq!(first("password"), Some(Command::Passphrase));
        assert_eq!(first("quit"), Some(Command::Leave));
        assert_eq!(first("entry new"), Some(Command::NewEntry));
        assert_eq!(first("xyzzy"), None);
    }

    #[test]
    fn what_cannot_run_here_says_why_and_does_nothing() {
        let mut palette = Palette::new(&[Vec::new(), Vec::new()], Access::Open);
        palette.finder.typed.edit(&Edit::Paste("Skip this".into()));
        assert!(palette.run().is_empty());
        assert_eq!(palette.found()[0].closed, Some("not on this screen"));
    }
}
