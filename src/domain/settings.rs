//! Settings that say nothing personal. They live in `settings.toml`, beside the rooms, in clear text.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! options {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal, $label:literal;)* } default $default:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $(#[doc = $label] #[serde(rename = $key)] $variant,)* }

        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As it is offered.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }
    )*};
}

options! {
    /// The colours.
    ThemeName {
        Terminal = "terminal", "Terminal: your own 16 colours";
        Hearth = "hearth", "Hearth: warm, for dark backgrounds";
        Linen = "linen", "Linen: warm, for light backgrounds";
        HighContrast = "high-contrast", "High contrast";
        OkabeIto = "okabe-ito", "Okabe-Ito: for colour-blind eyes";
        Auto = "auto", "Auto: fits your background";
    } default Auto
    /// The signs used for lines, marks and bars.
    Glyphs {
        Auto = "auto", "Auto";
        Unicode = "unicode", "Unicode";
        Ascii = "ascii", "ASCII only";
    } default Auto
    /// How wide text may run, in columns.
    Measure {
        Narrow = "45", "45 columns";
        Medium = "60", "60 columns";
        Usual = "66", "66 columns";
        Wide = "72", "72 columns";
    } default Usual
    /// The first day of a week.
    WeekStart {
        Monday = "monday", "Monday";
        Sunday = "sunday", "Sunday";
        Saturday = "saturday", "Saturday";
    } default Monday
    /// Whether the names of entries show in lists.
    Names {
        Shown = "shown", "Shown";
        Hidden = "hidden", "Hidden";
    } default Shown
    /// Which face opens.
    FaceChoice {
        Full = "full", "Full screen";
        Plain = "plain", "Plain lines, for screen readers";
    } default Full
    /// How much the footer says.
    Hints {
        Full = "full", "Full";
        Short = "short", "Short";
    } default Full
}

impl Measure {
    /// The number of columns.
    #[must_use]
    pub const fn columns(self) -> usize {
        match self {
            Self::Narrow => 45,
            Self::Medium => 60,
            Self::Usual => 66,
            Self::Wide => 72,
        }
    }
}

/// Everything in `settings.toml`. Missing keys take their usual value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Settings {
    /// The colours.
    pub theme: ThemeName,
    /// The signs.
    pub glyphs: Glyphs,
    /// How wide text may run.
    pub measure: Measure,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// Minutes without a key until the program locks, 1 to 15.
    pub lock_after: u8,
    /// Whether the names of entries show in lists.
    pub names: Names,
    /// Which face opens.
    pub face: FaceChoice,
    /// How much the footer says.
    pub hints: Hints,
    /// The country whose help lines come first, as a two-letter code, or empty.
    pub country: String,
    /// Own keys: command id to key, such as `hide = "f9"`.
    pub keys: BTreeMap<String, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::default(),
            glyphs: Glyphs::default(),
            measure: Measure::default(),
            week_start: WeekStart::default(),
            lock_after: 5,
            names: Names::default(),
            face: FaceChoice::default(),
            hints: Hints::default(),
            country: String::new(),
            keys: BTreeMap::new(),
        }
    }
}
