//! The theme file: colours by meaning. Owns reading it; `dress` puts it to use.

use crate::domain::settings::ThemeName;
use crate::faces::facts::Depth;
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = include_str!("../../../assets/themes.toml");

#[derive(Deserialize)]
struct ThemeFile {
    theme: BTreeMap<String, Theme>,
}

/// One theme: paints by the name of their meaning.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Theme(BTreeMap<String, Paint>);

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Paint {
    hex: Option<String>,
    c256: Option<u8>,
    c16: String,
    bold: bool,
}

impl Theme {
    /// The theme of that name; `Auto` is no theme and gives the one that keeps the terminal's own colours.
    #[must_use]
    pub fn named(name: ThemeName) -> Self {
        let key = match name {
            ThemeName::Auto | ThemeName::Terminal => "terminal",
            ThemeName::Hearth => "hearth",
            ThemeName::Linen => "linen",
            ThemeName::HighContrast => "high-contrast",
            ThemeName::OkabeIto => "okabe-ito",
        };
        // A test reads the file; without it, the terminal's own colours remain.
        let file: Option<ThemeFile> = toml::from_str(FILE).ok();
        file.and_then(|mut file| file.theme.remove(key)).unwrap_or_default()
    }

    /// Text of the meaning `token`.
    #[must_use]
    pub fn ink(&self, token: &str, depth: Depth) -> Style {
        let Some(paint) = self.0.get(token) else { return Style::new() };
        let style = paint.colour(depth).map_or_else(Style::new, |colour| Style::new().fg(colour));
        if paint.bold { style.add_modifier(Modifier::BOLD) } else { style }
    }

    /// The colour of the ground `token`, if it has one at this depth.
    #[must_use]
    pub fn ground(&self, token: &str, depth: Depth) -> Option<Color> {
        self.0.get(token)?.colour(depth)
    }
}

impl Paint {
    fn colour(&self, depth: Depth) -> Option<Color> {
        match depth {
            Depth::None => None,
            Depth::True => self.hex.as_deref().and_then(hex).or_else(|| named(&self.c16)),
            Depth::Indexed => self.c256.map(Color::Indexed).or_else(|| named(&self.c16)),
            Depth::Named => named(&self.c16),
        }
    }
}

fn hex(text: &str) -> Option<Color> {
    let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some(Color::Rgb(r, g, b))
}

/// `None` for "default" and "reverse", which are no colours.
fn named(name: &str) -> Option<Color> {
    Some(match name {
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright black" => Color::DarkGray,
        "bright red" => Color::LightRed,
        "bright green" => Color::LightGreen,
        "bright yellow" => Color::LightYellow,
        "bright blue" => Color::LightBlue,
        "bright magenta" => Color::LightMagenta,
        "bright cyan" => Color::LightCyan,
        "bright white" => Color::White,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const INKS: [&str; 7] = ["text", "muted", "accent", "calm", "info", "warn", "safety"];

    #[test]
    fn every_theme_has_every_meaning_in_the_file() {
        let file: ThemeFile = toml::from_str(FILE).expect("the theme file reads");
        assert_eq!(file.theme.len(), 5);
        for (name, theme) in &file.theme {
            for token in INKS.iter().chain(&["bg", "surface", "select", "border"]) {
                let paint = theme.0.get(*token).unwrap_or_else(|| panic!("{name} has no {token}"));
                let known = matches!(paint.c16.as_str(), "default" | "reverse") || named(&paint.c16).is_some();
                assert!(known, "{name}.{token}: {}", paint.c16);
                assert!(paint.hex.as_deref().is_none_or(|text| hex(text).is_some()), "{name}.{token}");
            }
        }
    }

    #[test]
    fn text_stands_out_from_its_ground() {
        let file: ThemeFile = toml::from_str(FILE).expect("the theme file reads");
        for (name, theme) in &file.theme {
            for ground in ["bg", "surface"] {
                let Some(back) = theme.ground(ground, Depth::True) else { continue };
                for ink in INKS {
                    let Some(front) = theme.ink(ink, Depth::True).fg else { continue };
                    let ratio = contrast(front, back);
                    assert!(ratio >= 4.5, "{name}: {ink} on {ground} is only {ratio:.1}:1");
                }
            }
        }
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(r, g, b) = colour else { panic!("not a 24-bit colour: {colour}") };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }
}
