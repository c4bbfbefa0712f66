//! The controls of a commitment, what is said above them, and what is said where there is little room.

use super::super::words::capital;
use super::{Beginning, Place, Spot};
use crate::app::field::Field;
use crate::app::form::Form;
use crate::domain::commitment::{Size, Space};
use crate::domain::sitting;
use chrono::NaiveDate;

/// How "how often" can be said.
pub(super) const FORMS: &str = "Say every day, Mon and Thu, every 2 weeks, monthly on the 15th, once, or each time.";

pub(super) fn caution(space: Space) -> Option<&'static str> {
    match space {
        Space::Free => None,
        Space::LargeEarly => Some(
            "Small ones are easier to keep, and the first two weeks are for those. Make it smaller, or save once more \
             to go anyway.",
        ),
        Space::Many => {
            Some("Three run already. Fewer are easier to keep. End one first, or save once more to go anyway.")
        }
        Space::Full => Some(
            "Three run already, and for the first two weeks that is the most. Your words are kept as a draft. End one \
             first, or come back to it.",
        ),
    }
}

/// What is said above the form.
fn intro(beginning: &Beginning, place: &Place) -> String {
    if let Place::Ours { people, .. } = place {
        let other = people.other();
        return match beginning {
            Beginning::Agreed(_) => format!(
                "Your part of what you agreed: one small thing that you choose freely, and that can be seen. Both you \
                 and {other} see it once you save it."
            ),
            Beginning::Stored(_) => {
                format!(
                    "Change what you like. The wording until now stays to be read. {} sees both.",
                    people.named(people.me.other())
                )
            }
            Beginning::Blank | Beginning::Offer(..) => format!(
                "One small thing that you choose freely, and that can be seen. Both you and {other} see it once you \
                 save it."
            ),
        };
    }
    match beginning {
        Beginning::Blank => {
            "One small thing that you choose freely, and that can be seen. Only you see this page.".into()
        }
        Beginning::Agreed(_) => String::new(),
        Beginning::Offer(title, _) => format!(
            "You wrote this in \"{title}\". Look it over. It goes into your commitments only if you save it here."
        ),
        Beginning::Stored(_) => "Change what you like. The wording until now is kept.".into(),
    }
}

pub(super) fn controls(beginning: &Beginning, place: &Place, today: NaiveDate) -> Form<Spot> {
    let day = |day: NaiveDate| day.to_string();
    let (said, size, often, since, until) = match beginning {
        Beginning::Blank => (sitting::Commitment::default(), 0, "every day".into(), day(today), String::new()),
        Beginning::Agreed(clause) => {
            let said = sitting::Commitment {
                what: clause.what.trim().to_owned(),
                evidence: clause.sign.trim().to_owned(),
                ..sitting::Commitment::default()
            };
            (said, 0, "each time".into(), day(today), clause.ends.map(day).unwrap_or_default())
        }
        Beginning::Offer(_, said) => (said.clone(), 0, said.often.trim().to_owned(), day(today), String::new()),
        Beginning::Stored(text) => {
            let size = Size::ALL.iter().position(|size| *size == text.size).unwrap_or(0);
            let said = sitting::Commitment {
                what: text.what.clone(),
                when: text.when.clone(),
                then: text.then.clone(),
                evidence: text.evidence.clone(),
                ..sitting::Commitment::default()
            };
            let until = text.until.map(day).unwrap_or_default();
            (said, size, text.often.words(text.since), day(text.since), until)
        }
    };
    let second = if matches!(beginning, Beginning::Offer(..)) { "Leave it in the exercise" } else { "Let it go" };
    let mut form = Form::new()
        .say(&intro(beginning, place))
        .field(Spot::What, "What you will do", Field::line(&said.what))
        .field(Spot::When, "If: the moment that calls for it", Field::line(&said.when))
        .field(Spot::Then, "Then", Field::line(&said.then))
        .field(Spot::Evidence, "How it can be seen", Field::line(&said.evidence))
        .one_of(Spot::Size, "How long it takes", Size::ALL.map(|size| capital(size.label())), size)
        .field(Spot::Often, "How often", Field::line(&often))
        .field(Spot::Since, "First day", Field::line(&since))
        .field(Spot::Until, "Last day, if there is one", Field::line(&until))
        .buttons(Spot::Press, &["Save", second]);
    form.set_aside(Spot::Since, "A day like 2026-11-22. Weeks are counted from it.");
    form
}
