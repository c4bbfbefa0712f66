//! Ratings given apart, laid side by side. How a difference is spoken of belongs to the screens.

use super::apart::Shown;
use crate::domain::ids::PromptId;
use crate::domain::sitting::{Response, Value};

/// From here on a difference is wide.
pub const WIDE: u8 = 4;
/// After so many rounds with a wide difference a deeper talk is offered.
pub const TIMES: usize = 3;

/// One prompt that both rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The prompt.
    pub prompt: PromptId,
    /// How a summary introduces it.
    pub label: String,
    /// The first person's rating, 0 to 10.
    pub first: u8,
    /// The second person's rating, 0 to 10.
    pub second: u8,
}

impl Difference {
    /// How far the two lie apart, 0 to 10.
    #[must_use]
    pub const fn by(&self) -> u8 {
        self.first.abs_diff(self.second)
    }

    /// Whether it is [`WIDE`].
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.by() >= WIDE
    }
}

/// One for each prompt that both rated, in the order of the first person's answers; also where they rated the same.
#[must_use]
pub fn differences(shown: &Shown<'_>) -> Vec<Difference> {
    let rating = |one: &Response| match one.value {
        Some(Value::Rating(rating)) => Some(rating),
        _ => None,
    };
    let both = |one: &Response| {
        let other = shown.second.iter().find(|other| other.prompt == one.prompt)?;
        let (first, second) = (rating(one)?, rating(other)?);
        Some(Difference { prompt: one.prompt.clone(), label: one.label.clone(), first, second })
    };
    shown.first.iter().filter_map(both).collect()
}

/// Whether in [`TIMES`] of these rounds at least one rating lay [`WIDE`] apart. One round counts once, however many of
/// its ratings did. The caller chooses how far back to look.
#[must_use]
pub fn three_wide<'a>(history: impl IntoIterator<Item = Shown<'a>>) -> bool {
    let wide = history.into_iter().filter(|shown| differences(shown).iter().any(Difference::is_wide));
    wide.take(TIMES).count() == TIMES
}
