//! Help lines by country, as data: read from a file, never fetched, never dialled.
//!
//! Owns reading `assets/helplines.toml` (or a file of the same form) and saying how far an entry can be relied on. Does
//! not own how they are drawn.

use chrono::{Months, NaiveDate};
use serde::Deserialize;
use std::sync::LazyLock;

static LINES: LazyLock<Directory> = LazyLock::new(|| {
    Directory::parse(include_str!("../../assets/helplines.toml")).expect("a test reads the embedded file")
});

/// Months after which an entry is said to be old.
const OLD_MONTHS: u32 = 12;

/// The code under which lines for everywhere else stand.
const ELSEWHERE: &str = "ZZ";
/// The code under which lines for the European Union stand.
const UNION: &str = "EU";
/// Countries of the file in which the numbers of the European Union count too.
const IN_UNION: [&str; 13] = ["IE", "DE", "AT", "FR", "BE", "NL", "ES", "IT", "PT", "PL", "SE", "DK", "FI"];
/// Whose emergency numbers are said while no country is set: all of them would be too long a line to read in need.
const BEST_KNOWN: [&str; 7] = ["US", "GB", "CA", "AU", "NZ", "IN", UNION];

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Police, fire, ambulance.
    Emergency,
    /// Thoughts of dying, and any despair.
    Suicide,
    /// Fear or violence at home.
    Dv,
    /// Family.
    Family,
    /// Sexual violence.
    Sexual,
    /// For men who are harmed.
    Men,
    /// For LGBTQ people.
    Lgbtq,
    /// For people who worry about what they do themselves.
    OwnBehaviour,
    /// For young people.
    Youth,
}

impl Kind {
    /// In words a person in need looks for.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Emergency => "In danger now",
            Self::Suicide => "Thoughts of dying, or despair",
            Self::Dv => "Fear or violence at home",
            Self::Family => "Trouble in the family",
            Self::Sexual => "Sexual violence",
            Self::Men => "For men who are harmed",
            Self::Lgbtq => "For LGBTQ people",
            Self::OwnBehaviour => "If you worry about what you do yourself",
            Self::Youth => "For young people",
        }
    }
}

/// How well a line was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Two separate pages gave the same.
    TwoSources,
    /// Anything less.
    Check,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Its id.
    pub id: String,
    /// Two letters.
    pub country: String,
    /// The country's name.
    pub country_name: String,
    /// A part of the country, or empty.
    #[serde(default)]
    pub region: String,
    /// What it is for.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its number, or empty.
    #[serde(default)]
    pub phone: String,
    /// The number for text messages, or empty.
    #[serde(default)]
    pub sms: String,
    /// The word to text, or empty.
    #[serde(default)]
    pub keyword: String,
    /// The number for text telephones, or empty.
    #[serde(default)]
    pub tty: String,
    /// Its site, or empty.
    #[serde(default)]
    pub url: String,
    /// When it is open, or empty.
    #[serde(default)]
    pub hours: String,
    /// Which languages, or empty.
    #[serde(default)]
    pub languages: String,
    /// What it costs, or empty.
    #[serde(default)]
    pub cost: String,
    /// Whom it is for, or empty.
    #[serde(default)]
    pub for_whom: String,
    /// A remark, or empty.
    #[serde(default)]
    pub note: String,
    /// Where the number was seen.
    pub sources: Vec<String>,
    /// Where a reader can verify it: the organisation's own site or its government's, beginning with `https://`.
    pub source_url: String,
    /// How well it was confirmed.
    pub status: Status,
    /// When it was last compared with its sources.
    pub verified_on: NaiveDate,
}

impl Helpline {
    /// The shortest way to reach it: its number, else how to text it, else its site.
    #[must_use]
    pub fn reach(&self) -> String {
        match (self.phone.as_str(), self.texting()) {
            ("", Some(text)) => text,
            ("", None) => self.url.clone(),
            (phone, _) => phone.to_owned(),
        }
    }

    /// "text HOME to 741741", if it takes text messages.
    #[must_use]
    pub fn texting(&self) -> Option<String> {
        match (self.sms.as_str(), self.keyword.as_str()) {
            ("", _) => None,
            (sms, "") => Some(format!("text {sms}")),
            (sms, keyword) => Some(format!("text {keyword} to {sms}")),
        }
    }

    /// How far it can be relied on, seen from `today`.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> String {
        let checked = format!("Checked on {}.", super::dates::full_day(self.verified_on));
        let old = self.verified_on.checked_add_months(Months::new(OLD_MONTHS)).is_some_and(|limit| limit < today);
        match (old, self.status) {
            (true, _) => format!("{checked} It may have changed."),
            (false, Status::Check) => format!("{checked} Check it before you rely on it."),
            (false, Status::TwoSources) => checked,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "helpline")]
    lines: Vec<Helpline>,
}

/// All lines of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory {
    lines: Vec<Helpline>,
}

impl Directory {
    /// The lines that come with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &LINES
    }

    /// Reads a file of help lines.
    ///
    /// # Errors
    /// Where the text is not such a file.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text).map(|file: File| Self { lines: file.lines })
    }

    /// Codes and names of the countries, in the order of the file.
    #[must_use]
    pub fn countries(&self) -> Vec<(&str, &str)> {
        let mut countries: Vec<(&str, &str)> = Vec::new();
        for line in &self.lines {
            if !countries.iter().any(|(code, _)| *code == line.country) {
                countries.push((&line.country, &line.country_name));
            }
        }
        countries
    }

    /// The name of a country, if the file has it.
    #[must_use]
    pub fn name(&self, country: &str) -> Option<&str> {
        self.countries().into_iter().find(|(code, _)| *code == country).map(|(_, name)| name)
    }

    /// The lines for a country by need, then those that reach beyond it. A code the file does not have gets what is
    /// for everywhere.
    #[must_use]
    pub fn lines_for(&self, country: &str) -> Vec<&Helpline> {
        let own = |code: &str| {
            let mut lines: Vec<&Helpline> = self.lines.iter().filter(|line| line.country == code).collect();
            lines.sort_by_key(|line| line.kind);
            lines
        };
        let mut lines = if country == ELSEWHERE { Vec::new() } else { own(country) };
        if IN_UNION.contains(&country) {
            lines.extend(own(UNION).into_iter().filter(|line| line.kind != Kind::Emergency));
        }
        let known = !lines.is_empty();
        lines.extend(own(ELSEWHERE).into_iter().filter(|line| !known || line.kind != Kind::Emergency));
        lines
    }

    /// The emergency numbers of a country in one line, or the best known ones of all if no country is set.
    #[must_use]
    pub fn emergency(&self, country: &str) -> String {
        let numbers = |code: &str| {
            let lines = self.lines.iter().filter(|line| line.country == code && line.kind == Kind::Emergency);
            let phones: Vec<&str> = lines.map(|line| line.phone.as_str()).filter(|phone| !phone.is_empty()).collect();
            phones.join(" or ")
        };
        let own = numbers(country);
        if !own.is_empty() {
            return own;
        }
        let best = self.countries().into_iter().filter(|(code, _)| BEST_KNOWN.contains(code));
        let each = best.map(|(code, name)| (name, numbers(code)));
        let known: Vec<String> = each.filter(|(_, n)| !n.is_empty()).map(|(name, n)| format!("{name} {n}")).collect();
        known.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_embedded_file_is_read_and_every_line_can_be_reached() {
        let directory = Directory::embedded();
        assert!(directory.lines.len() > 50);
        for line in directory.lines.iter().filter(|line| line.id != "zz-emergency") {
            assert!(!line.reach().is_empty(), "{}", line.id);
        }
        for line in &directory.lines {
            assert!(line.source_url.starts_with("https://"), "{}", line.id);
            assert!(line.status == Status::Check || line.sources.len() > 1, "{}", line.id);
        }
        for (code, name) in directory.countries() {
            let has_number = code == ELSEWHERE || !directory.emergency(code).is_empty();
            assert!(has_number, "{name} has no emergency number");
        }
    }

    #[test]
    fn lines_for_everywhere_close_every_list_and_emergencies_open_it() {
        let directory = Directory::embedded();
        for (code, name) in directory.countries() {
            let lines = directory.lines_for(code);
            assert_eq!(lines.first().map(|line| line.kind), Some(Kind::Emergency), "{name}");
            assert_eq!(lines.last().map(|line| line.country.as_str()), Some(ELSEWHERE), "{name}");
        }
        assert_eq!(directory.lines_for("XX"), directory.lines_for(ELSEWHERE));
        assert!(directory.lines_for("IE").iter().any(|line| line.id == "eu-116006"));
    }

    #[test]
    fn what_is_not_confirmed_or_old_says_so() {
        let directory = Directory::embedded();
        let find = |id: &str| directory.lines.iter().find(|line| line.id == id).expect("an entry");
        let (sure, unsure) = (find("us-988"), find("us-trevor"));
        let checked = sure.verified_on;
        assert!(sure.standing(checked).ends_with("2026."), "{}", sure.standing(checked));
        assert!(unsure.standing(checked).contains("before you rely on it"));
        assert!(!sure.standing(day("2027-11-22")).contains("may have changed"));
        assert!(sure.standing(day("2027-11-23")).contains("may have changed"));
    }

    #[test]
    fn a_line_without_a_number_is_reached_by_text_or_on_its_site() {
        let directory = Directory::embedded();
        let find = |id: &str| directory.lines.iter().find(|line| line.id == id).expect("an entry");
        assert_eq!(find("us-crisis-text").reach(), "text HOME to 741741");
        assert_eq!(find("ca-sheltersafe").reach(), "sheltersafe.ca");
        assert_eq!(find("us-988").reach(), "988");
    }

    #[test]
    fn emergency_numbers_are_those_of_the_country_or_of_all() {
        let directory = Directory::embedded();
        assert_eq!(directory.emergency("DE"), "112 or 110");
        let all = directory.emergency("");
        assert!(all.contains("United States 911") && all.contains("European Union 112"), "{all}");
        assert!(!all.contains("Norway") && directory.emergency("NO") == "112 or 113", "{all}");
    }

    #[test]
    fn a_file_that_is_none_is_refused() {
        assert!(Directory::parse("format = 1").is_err());
        assert!(Directory::parse("what").is_err());
    }
}
