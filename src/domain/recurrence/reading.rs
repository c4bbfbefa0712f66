//! Reading how often from the words people use for it.

use super::{MonthDay, Recurrence, WEEK, WeekCount, Weekdays};
use chrono::{Datelike, NaiveDate, Weekday};

const EACH_TIME: [&str; 6] = ["each time", "every time", "whenever", "as it comes", "when it happens", "comes up"];
const DAILY: [&str; 8] = ["daily", "day", "days", "morning", "mornings", "evening", "evenings", "nightly"];
const WEEKLY: [&str; 3] = ["weekly", "week", "weeks"];
const MONTHLY: [&str; 3] = ["monthly", "month", "months"];
const WORKDAYS: [&str; 4] = ["workdays", "workday", "weekdays", "weekday"];
const WEEKEND: [&str; 2] = ["weekend", "weekends"];
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// What was said, taken apart.
struct Said {
    text: String,
    words: Vec<String>,
}

impl Said {
    fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { words: words.map(str::to_owned).collect(), text }
    }

    fn has(&self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.as_str()))
    }

    /// The first number: "2", "two", "15th", "other".
    fn number(&self) -> Option<u8> {
        self.words.iter().find_map(|word| match word.as_str() {
            "other" | "second" => Some(2),
            word => {
                let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
                let named = NUMBERS.iter().position(|name| *name == word).and_then(|at| u8::try_from(at + 1).ok());
                digits.parse().ok().or(named)
            }
        })
    }

    fn weekdays(&self) -> Vec<Weekday> {
        let is = |day: &Weekday| self.words.iter().any(|word| names(word, *day));
        let mut days: Vec<Weekday> = WEEK.into_iter().filter(is).collect();
        if self.has(&WORKDAYS) {
            days.extend(&WEEK[..5]);
        }
        if self.has(&WEEKEND) {
            days.extend(&WEEK[5..]);
        }
        days
    }
}

/// "mon", "monday", "mondays", but not "month" or "sunset".
fn names(word: &str, day: Weekday) -> bool {
    word.trim_end_matches('s').parse() == Ok(day)
}

impl Recurrence {
    /// Reads words such as "every day", "Mon and Thu", "every 2 weeks", "monthly on the 15th", "once" and "each
    /// time", in any case. `None` if they are not understood, or if weeks are counted on another weekday than that of
    /// the first day.
    #[must_use]
    pub fn read(text: &str, first: NaiveDate) -> Option<Self> {
        let said = Said::new(text);
        if EACH_TIME.iter().any(|phrase| said.text.contains(phrase)) {
            return Some(Self::EachTime);
        }
        if said.has(&MONTHLY) {
            let day = said.number().or_else(|| u8::try_from(first.day()).ok())?;
            return MonthDay::try_from(day).ok().map(Self::Monthly);
        }
        let days = said.weekdays();
        let weekly = said.has(&WEEKLY);
        if weekly && (days.is_empty() || days == [first.weekday()]) {
            return WeekCount::try_from(said.number().unwrap_or(1)).ok().map(Self::Weeks);
        }
        if !days.is_empty() {
            return Weekdays::of(&days).filter(|_| !weekly || said.number().is_none()).map(Self::Weekdays);
        }
        if said.has(&DAILY) && said.number().is_none_or(|number| number == 1) {
            return Some(Self::Daily);
        }
        (said.words == ["once"]).then_some(Self::Once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_say_it_in_many_ways() {
        let sunday: NaiveDate = "2026-11-22".parse().expect("a day");
        let days = |days: &[Weekday]| Some(Recurrence::Weekdays(Weekdays::of(days).expect("days")));
        let weeks = |weeks: u8| Some(Recurrence::Weeks(WeekCount::try_from(weeks).expect("weeks")));
        let monthly = |day: u8| Some(Recurrence::Monthly(MonthDay::try_from(day).expect("a day")));
        for (text, wanted) in [
            ("Daily.", Some(Recurrence::Daily)),
            ("every evening", Some(Recurrence::Daily)),
            ("once a day", Some(Recurrence::Daily)),
            ("Workdays", Some(Recurrence::Weekdays(Weekdays::WORKDAYS))),
            ("Mon, Wed, Fri", days(&[Weekday::Mon, Weekday::Wed, Weekday::Fri])),
            ("Ring on Sundays", days(&[Weekday::Sun])),
            ("tuesdays and the weekend", days(&[Weekday::Tue, Weekday::Sat, Weekday::Sun])),
            ("Weekly.", weeks(1)),
            ("every other week", weeks(2)),
            ("every three weeks", weeks(3)),
            ("every week on Thursday", days(&[Weekday::Thu])),
            ("monthly", monthly(22)),
            ("on the 15th of each month", monthly(15)),
            ("Each time.", Some(Recurrence::EachTime)),
            ("once", Some(Recurrence::Once)),
        ] {
            assert_eq!(Recurrence::read(text, sunday), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        let sunday: NaiveDate = "2026-11-22".parse().expect("a day");
        for text in [
            "",
            "often",
            "when I can",
            "every 2 weeks on Thursday",
            "every 40 weeks",
            "once or twice",
            "every 3 days",
            "on the 45th of the month",
        ] {
            assert_eq!(Recurrence::read(text, sunday), None, "{text}");
        }
    }
}
