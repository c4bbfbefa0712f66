//! An honest guess at how long a passphrase would hold, in words.
//!
//! The figures are for someone who has a copy of the files and one strong machine: about 600 tries a second at the
//! standard cost. Someone who knows the person guesses better than any figure; the sentences say so.

/// How long a passphrase would hold, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Minutes.
    VeryWeak,
    /// Days.
    Weak,
    /// Years; the least that is accepted.
    Fair,
    /// A lifetime.
    Good,
    /// Far longer than a lifetime.
    Strong,
}

impl Strength {
    /// The least that is accepted for a new passphrase.
    pub const LEAST: Self = Self::Fair;

    /// An estimate.
    #[must_use]
    pub fn of(passphrase: &str) -> Self {
        Self::knowing(passphrase, &[])
    }

    /// An estimate; `known` are words others would try first, such as the person's own name.
    #[must_use]
    pub fn knowing(passphrase: &str, known: &[&str]) -> Self {
        // Guesses as a power of ten. At 600 a second: 10^6 is half an hour, 10^8.5 six days, 10^10.5 two years,
        // 10^13 five hundred years.
        match zxcvbn::zxcvbn(passphrase, known).guesses_log10() {
            guesses if guesses < 6.0 => Self::VeryWeak,
            guesses if guesses < 8.5 => Self::Weak,
            guesses if guesses < 10.5 => Self::Fair,
            guesses if guesses < 13.0 => Self::Good,
            _ => Self::Strong,
        }
    }

    /// Whether a new passphrase may be this weak: from [`Strength::LEAST`] on.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self >= Self::LEAST
    }

    /// One or two words: "good".
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::VeryWeak => "very weak",
            Self::Weak => "weak",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::Strong => "strong",
        }
    }

    /// What it means, in a sentence or two.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::VeryWeak => "A machine would find this within minutes. Add more words.",
            Self::Weak => "A machine would find this within days. One or two more words change that.",
            Self::Fair => "A machine would need months or years. Someone close to you may guess faster.",
            Self::Good => "A machine would need many years.",
            Self::Strong => "No machine of today finds this. Keep your recovery sheet all the same.",
        }
    }

    /// Why there is a least strength.
    #[must_use]
    pub const fn why_a_least() -> &'static str {
        "Your pages are as safe as this passphrase, because anyone can copy the files and try in peace. So it has to \
         reach \"fair\". Four or five unrelated words are easy to keep and hard to find."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Strength {
        Strength::knowing(text, &["Robin"])
    }

    #[test]
    fn common_and_personal_words_are_too_weak() {
        for poor in ["", "password", "12345678", "Robin1984", "iloveyou", "qwertyuiop", "aaaaaaaaaaaaaaaa"] {
            assert!(!of(poor).is_enough(), "{poor}");
        }
    }

    #[test]
    fn five_unrelated_words_are_strong_and_three_are_accepted() {
        assert!(of("meadow copper lantern ridge velvet") >= Strength::Good);
        assert!(of("meadow copper lantern").is_enough());
    }

    #[test]
    fn an_endless_passphrase_takes_no_endless_time() {
        assert_eq!(of(&"aB3$ zq".repeat(100_000)), of(&"aB3$ zq".repeat(15)));
    }
}
