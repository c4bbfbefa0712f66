//! Text that may differ by the reader's part in what happened and by the bond.

use crate::domain::person::{Bond, Role};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// One text, or one per role and bond.
///
/// In a guide file: `ask = "..."` for everybody, or a table with any of the keys `all`, `hurt`, `accountable`, `both`,
/// `partner`, `friend`, `relative`, and pairs such as `hurt-friend`. The most exact key wins: role with bond, then
/// role, then bond, then `all`. A reader who would rather not say reads `both`.
///
/// Inside a text `{other}` becomes "your partner", "your friend" or "your relative", and `{Other}` the same with a
/// capital letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wording {
    /// The same for everybody.
    Same(String),
    /// By key, as described above.
    Varied(BTreeMap<String, String>),
}

impl Wording {
    /// The raw texts with their keys, for checking. A plain text has the key `all`.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let (same, varied) = match self {
            Self::Same(text) => (Some(("all", text.as_str())), None),
            Self::Varied(map) => (None, Some(map.iter().map(|(k, v)| (k.as_str(), v.as_str())))),
        };
        same.into_iter().chain(varied.into_iter().flatten())
    }

    /// The text for this reader with `{other}` filled in, or `None` where no key fits.
    #[must_use]
    pub fn pick(&self, role: Role, bond: Bond) -> Option<String> {
        self.find(role, bond).map(|text| fill(text, bond))
    }

    /// As [`Wording::pick`], empty where no key fits. `guides::check` refuses guides in which that could happen.
    #[must_use]
    pub fn text(&self, role: Role, bond: Bond) -> String {
        self.pick(role, bond).unwrap_or_default()
    }

    fn find(&self, role: Role, bond: Bond) -> Option<&str> {
        match self {
            Self::Same(text) => Some(text),
            Self::Varied(map) => {
                let exact = format!("{}-{}", role.key(), bond.key());
                [exact.as_str(), role.key(), bond.key(), "all"].iter().find_map(|key| map.get(*key).map(String::as_str))
            }
        }
    }
}

/// Reads either form; written by hand so that a wrong type is named instead of "no variant fits".
impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherForm)
    }
}

struct EitherForm;

impl<'de> Visitor<'de> for EitherForm {
    type Value = Wording;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a table of texts")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Wording, E> {
        Ok(Wording::Same(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Wording, A::Error> {
        BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(Wording::Varied)
    }
}

fn fill(text: &str, bond: Bond) -> String {
    let other = bond.other();
    let capital = other.replacen('y', "Y", 1);
    text.trim().replace("{other}", other).replace("{Other}", &capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_exact_wording_wins() {
        let map = [("all", "a"), ("hurt", "h"), ("friend", "f"), ("hurt-friend", "hf")];
        let varied = Wording::Varied(map.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
        assert_eq!(varied.text(Role::Hurt, Bond::Friend), "hf");
        assert_eq!(varied.text(Role::Hurt, Bond::Partner), "h");
        assert_eq!(varied.text(Role::Unsaid, Bond::Friend), "f");
        assert_eq!(varied.text(Role::Accountable, Bond::Relative), "a");
    }

    #[test]
    fn the_other_person_is_named_by_the_bond() {
        let same = Wording::Same("{Other} may read this. Ask {other}.".to_owned());
        assert_eq!(same.text(Role::Hurt, Bond::Relative), "Your relative may read this. Ask your relative.");
    }
}
