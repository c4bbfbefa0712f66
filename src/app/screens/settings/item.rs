//! What can be set, with its options and where it is kept.

use crate::domain::person::{Bond, Role};
use crate::domain::profile::Profile;
use crate::domain::settings::{FaceChoice, Glyphs, Hints, Measure, Names, Settings, ThemeName, WeekStart};

/// Minutes the lock may wait, at most.
const LONGEST_LOCK: u8 = 15;

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) settings: Settings,
    pub(super) profile: Profile,
}

/// One thing that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Theme,
    Glyphs,
    Measure,
    Hints,
    Face,
    WeekStart,
    LockAfter,
    Names,
    Country,
    Name,
    Bond,
    Role,
}

impl Item {
    pub(super) const ALL: [Self; 12] = [
        Self::Theme,
        Self::Glyphs,
        Self::Measure,
        Self::Hints,
        Self::Face,
        Self::WeekStart,
        Self::LockAfter,
        Self::Names,
        Self::Country,
        Self::Name,
        Self::Bond,
        Self::Role,
    ];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Theme => "Colours",
            Self::Glyphs => "Signs for lines and marks",
            Self::Measure => "Width of text",
            Self::Hints => "Keys at the foot",
            Self::Face => "How it opens",
            Self::WeekStart => "A week begins on",
            Self::LockAfter => "Lock after",
            Self::Names => "Names of entries in lists",
            Self::Country => "Country for help lines",
            Self::Name => "What to call you",
            Self::Bond => "The other person",
            Self::Role => "Words that fit you",
        }
    }

    /// What changes, in a sentence.
    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Theme => "Nothing is ever said by colour alone.",
            Self::Glyphs => "Choose ASCII if lines look broken.",
            Self::Measure => "Text never runs wider than this.",
            Self::Hints => "Help always has the full list.",
            Self::Face => {
                "Plain lines are made for screen readers. They stay in the window's memory until it is closed."
            }
            Self::WeekStart => "For lists by week.",
            Self::LockAfter => "Without a key for this long, your pages lock. What you typed is stored first.",
            Self::Names => "Hidden names show only the day.",
            Self::Country => "Whose help lines come first. It is kept in clear text on this computer.",
            Self::Name => "It need not be your real name. It is kept in your locked pages.",
            Self::Bond => "The texts say your partner, your friend or your relative.",
            Self::Role => "Used where no record of what happened says otherwise.",
        }
    }

    /// The options, in order; none for what is typed.
    pub(super) fn options(self, countries: &[(String, String)]) -> Vec<String> {
        let labels = |labels: Vec<&str>| labels.into_iter().map(str::to_owned).collect();
        match self {
            Self::Theme => labels(ThemeName::ALL.iter().map(|one| one.label()).collect()),
            Self::Glyphs => labels(Glyphs::ALL.iter().map(|one| one.label()).collect()),
            Self::Measure => labels(Measure::ALL.iter().map(|one| one.label()).collect()),
            Self::Hints => labels(Hints::ALL.iter().map(|one| one.label()).collect()),
            Self::Face => labels(FaceChoice::ALL.iter().map(|one| one.label()).collect()),
            Self::WeekStart => labels(WeekStart::ALL.iter().map(|one| one.label()).collect()),
            Self::LockAfter => (1..=LONGEST_LOCK).map(minutes).collect(),
            Self::Names => labels(Names::ALL.iter().map(|one| one.label()).collect()),
            Self::Country => {
                let names = countries.iter().map(|(_, name)| name.clone());
                std::iter::once("Not set".to_owned()).chain(names).collect()
            }
            Self::Name => Vec::new(),
            Self::Bond => labels(Bond::ALL.iter().map(|one| one.label()).collect()),
            Self::Role => labels(Role::ALL.iter().map(|one| one.label()).collect()),
        }
    }

    /// Which option is in use.
    pub(super) fn current(self, values: &Values, countries: &[(String, String)]) -> usize {
        let Values { settings, profile } = values;
        match self {
            Self::Theme => place(ThemeName::ALL, settings.theme),
            Self::Glyphs => place(Glyphs::ALL, settings.glyphs),
            Self::Measure => place(Measure::ALL, settings.measure),
            Self::Hints => place(Hints::ALL, settings.hints),
            Self::Face => place(FaceChoice::ALL, settings.face),
            Self::WeekStart => place(WeekStart::ALL, settings.week_start),
            Self::LockAfter => usize::from(settings.lock_after.clamp(1, LONGEST_LOCK) - 1),
            Self::Names => place(Names::ALL, settings.names),
            Self::Country => countries.iter().position(|(code, _)| *code == settings.country).map_or(0, |at| at + 1),
            Self::Name => 0,
            Self::Bond => place(&Bond::ALL, profile.bond),
            Self::Role => place(&Role::ALL, profile.role),
        }
    }

    /// What stands beside it in the list.
    pub(super) fn value(self, values: &Values, countries: &[(String, String)]) -> String {
        match self {
            Self::Name if values.profile.name.is_empty() => "Not set".to_owned(),
            Self::Name => values.profile.name.clone(),
            _ => self.options(countries).swap_remove(self.current(values, countries)),
        }
    }

    /// Puts the n-th option to use; a number that is no option changes nothing.
    pub(super) fn set(self, values: &mut Values, n: usize, countries: &[(String, String)]) {
        let Values { settings, profile } = values;
        match self {
            Self::Theme => put(&mut settings.theme, ThemeName::ALL, n),
            Self::Glyphs => put(&mut settings.glyphs, Glyphs::ALL, n),
            Self::Measure => put(&mut settings.measure, Measure::ALL, n),
            Self::Hints => put(&mut settings.hints, Hints::ALL, n),
            Self::Face => put(&mut settings.face, FaceChoice::ALL, n),
            Self::WeekStart => put(&mut settings.week_start, WeekStart::ALL, n),
            Self::LockAfter => {
                if let Some(minutes) = u8::try_from(n + 1).ok().filter(|minutes| *minutes <= LONGEST_LOCK) {
                    settings.lock_after = minutes;
                }
            }
            Self::Names => put(&mut settings.names, Names::ALL, n),
            Self::Country => match n.checked_sub(1) {
                None => settings.country.clear(),
                Some(at) => {
                    if let Some((code, _)) = countries.get(at) {
                        settings.country.clone_from(code);
                    }
                }
            },
            Self::Name => {}
            Self::Bond => put(&mut profile.bond, &Bond::ALL, n),
            Self::Role => put(&mut profile.role, &Role::ALL, n),
        }
    }
}

fn minutes(minutes: u8) -> String {
    if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|known| *known == one).unwrap_or(0)
}

fn put<T: Copy>(place: &mut T, all: &[T], n: usize) {
    if let Some(one) = all.get(n) {
        *place = *one;
    }
}
