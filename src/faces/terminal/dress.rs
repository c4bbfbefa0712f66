//! How pages look: the theme, signs and widths that settings and terminal allow, made into styles once.

use super::signs::{ASCII, Signs, UNICODE};
use super::theme::Theme;
use crate::app::page::Tone;
use crate::domain::settings::{Glyphs, Hints, Settings, ThemeName};
use crate::faces::clean;
use crate::faces::facts::{Background, Depth, TerminalFacts};
use crate::prose::Stress;
use ratatui::style::{Modifier, Style};
use std::borrow::Cow;

/// What a piece of text on the screen is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Body text.
    #[default]
    Text,
    /// Stressed body text.
    Strong,
    /// Help, details.
    Muted,
    /// Headings, key names: the one accent.
    Accent,
    /// Rules and frames.
    Border,
    /// Done, safe.
    Calm,
    /// Worth knowing.
    Info,
    /// Needs attention.
    Warn,
    /// Help lines.
    Safety,
    /// A match in a search.
    Found,
    /// What the focus is on.
    Select,
}

impl From<Tone> for Ink {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Text => Self::Text,
            Tone::Muted => Self::Muted,
            Tone::Calm => Self::Calm,
            Tone::Info => Self::Info,
            Tone::Warn => Self::Warn,
            Tone::Safety => Self::Safety,
        }
    }
}

/// The styles, signs and widths in use.
#[derive(Clone, Debug)]
pub struct Dress {
    inks: [Style; 11],
    /// The ground of a page; nothing unless a theme was chosen by name.
    pub ground: Style,
    /// The ground of an overlay.
    pub surface: Style,
    /// The signs.
    pub signs: &'static Signs,
    /// How wide reading text may run, in cells.
    pub measure: usize,
    /// How much the footer says.
    pub hints: Hints,
}

impl Dress {
    /// Rows, tables and fields may run this wide, in cells.
    pub const WIDEST: usize = 72;

    /// The dress that `settings` ask for, as far as the terminal allows.
    #[must_use]
    pub fn new(settings: &Settings, facts: &TerminalFacts) -> Self {
        let depth = facts.depth();
        let name = choose(settings.theme, facts.background, depth);
        let theme = Theme::named(name);
        let ink = |token| theme.ink(token, depth);
        let bold = Modifier::BOLD;
        let select = match theme.ground("select", depth) {
            Some(ground) => ink("text").bg(ground).add_modifier(bold),
            None => Style::new().add_modifier(Modifier::REVERSED | bold),
        };
        // A theme that fits the background by itself leaves it alone; one chosen by name must be legible anywhere.
        let painted = settings.theme != ThemeName::Auto;
        let ground = |token| {
            let colour = theme.ground(token, depth).filter(|_| painted);
            colour.map_or_else(Style::new, |colour| ink("text").bg(colour))
        };
        Self {
            inks: [
                ink("text"),
                ink("text").add_modifier(bold),
                ink("muted"),
                ink("accent").add_modifier(bold),
                ink("border"),
                ink("calm"),
                ink("info"),
                ink("warn").add_modifier(bold),
                ink("safety").add_modifier(bold),
                Style::new().add_modifier(Modifier::REVERSED),
                select,
            ],
            ground: ground("bg"),
            surface: ground("surface"),
            signs: signs(settings.glyphs, facts),
            measure: settings.measure.columns().min(Self::WIDEST),
            hints: settings.hints,
        }
    }

    /// The style of a piece of text.
    #[must_use]
    pub const fn style(&self, ink: Ink) -> Style {
        self.inks[ink as usize]
    }

    /// One line of words, fit to be shown with these signs.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.fit(clean::line(text))
    }

    /// Words with their line feeds, fit to be shown with these signs.
    #[must_use]
    pub fn block<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.fit(clean::block(text))
    }

    fn fit<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        if !std::ptr::eq(self.signs, &raw const ASCII) || text.is_ascii() {
            return text;
        }
        Cow::Owned(clean::ascii(&text).into_owned())
    }
}

/// The ink of a stressed run inside text of the ink `base`.
#[must_use]
pub const fn stressed(stress: Stress, base: Ink) -> Ink {
    match stress {
        Stress::Plain => base,
        Stress::Soft => Ink::Muted,
        Stress::Strong => Ink::Strong,
        Stress::Found => Ink::Found,
    }
}

const fn choose(wanted: ThemeName, background: Background, depth: Depth) -> ThemeName {
    match (wanted, background, depth) {
        (ThemeName::Auto, Background::Unknown, _) | (ThemeName::Auto, _, Depth::Named | Depth::None) => {
            ThemeName::Terminal
        }
        (ThemeName::Auto, Background::Dark, _) => ThemeName::Hearth,
        (ThemeName::Auto, Background::Light, _) => ThemeName::Linen,
        (named, _, _) => named,
    }
}

fn signs(wanted: Glyphs, facts: &TerminalFacts) -> &'static Signs {
    match wanted {
        Glyphs::Unicode => &UNICODE,
        Glyphs::Ascii => &ASCII,
        Glyphs::Auto if facts.needs_ascii() => &ASCII,
        Glyphs::Auto => &UNICODE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Color;

    fn facts(term: &str, background: Background) -> TerminalFacts {
        TerminalFacts { term: term.to_owned(), locale: "C.UTF-8".to_owned(), background, ..TerminalFacts::default() }
    }

    #[test]
    fn an_unknown_background_keeps_the_terminals_own_colours() {
        let dress = Dress::new(&Settings::default(), &facts("xterm-256color", Background::Unknown));
        assert_eq!(dress.style(Ink::Text), Style::new());
        assert_eq!(dress.ground, Style::new());
        assert!(dress.style(Ink::Select).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn a_known_background_is_matched_and_not_painted() {
        for (background, text) in [(Background::Dark, 254), (Background::Light, 235)] {
            let dress = Dress::new(&Settings::default(), &facts("xterm-256color", background));
            assert_eq!(dress.style(Ink::Text).fg, Some(Color::Indexed(text)));
            assert_eq!(dress.ground.bg, None);
        }
    }

    #[test]
    fn a_theme_chosen_by_name_paints_its_ground() {
        let settings = Settings { theme: ThemeName::Linen, ..Settings::default() };
        let dress = Dress::new(&settings, &facts("xterm-256color", Background::Dark));
        assert_eq!(dress.ground.bg, Some(Color::Indexed(231)));
    }

    #[test]
    fn without_colours_no_style_has_one() {
        for theme in ThemeName::ALL {
            let settings = Settings { theme: *theme, ..Settings::default() };
            let dress = Dress::new(&settings, &facts("dumb", Background::Dark));
            for style in dress.inks.iter().chain([&dress.ground, &dress.surface]) {
                assert_eq!((style.fg, style.bg), (None, None), "{theme:?}");
            }
        }
    }
}
