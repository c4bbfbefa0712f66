//! Prompts answered by typing: a line, several lines, a day, a number, a clause, a commitment.

use super::control::Heard;
use crate::app::action::{Action, Input};
use crate::app::binding::Typing;
use crate::app::dates;
use crate::app::field::{Edited, Field, FieldKind};
use crate::app::page::{Block, FieldBlock};
use crate::app::screens::two_days;
use crate::domain::sitting::{Clause, Commitment, Value};
use crate::guides::model::Kind;
use chrono::NaiveDate;

/// The field of a clause that holds the day to look at it again.
const REVIEW: usize = 3;
/// How its day can be written.
const DAYS: &str = "A day like 2026-12-20, or: in four weeks.";

/// What the texts are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Text,
    Date,
    Number { min: i64, max: i64 },
    Clause,
    Commitment,
}

/// One or more fields read together.
#[derive(Clone, Debug)]
pub struct Texts {
    /// The fields.
    pub fields: Vec<Field>,
    labels: Vec<String>,
    read_as: As,
}

/// Text that cannot be read as what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// As typed.
    pub text: String,
    /// What to tell the person.
    pub sentence: String,
}

impl Texts {
    /// For a kind of prompt, with what was given before.
    #[must_use]
    pub fn new(kind: &Kind, value: Option<&Value>) -> Self {
        let text = match value {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Date(day)) => day.to_string(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        match kind {
            Kind::Clause => Self::clause(value),
            Kind::Commitment => Self::commitment(value),
            Kind::Date => {
                Self::one("Day, such as 2026-12-20, 20 Dec or in two weeks".into(), Field::line(&text), As::Date)
            }
            Kind::Number { min, max, unit } => {
                let label = format!("From {min} to {max}, in {unit}");
                Self::one(label, Field::line(&text), As::Number { min: *min, max: *max })
            }
            Kind::Long => Self::one(String::new(), Field::area(&text), As::Text),
            _ => Self::one(String::new(), Field::line(&text), As::Text),
        }
    }

    fn one(label: String, field: Field, read_as: As) -> Self {
        Self { fields: vec![field], labels: vec![label], read_as }
    }

    fn clause(value: Option<&Value>) -> Self {
        let clause = if let Some(Value::Clause(clause)) = value { clause.clone() } else { Clause::default() };
        let review = clause.review.map(|day| day.to_string()).unwrap_or_default();
        Self {
            fields: vec![
                Field::area(&clause.text),
                Field::line(&clause.purpose),
                Field::line(&clause.sign),
                Field::line(&review),
            ],
            labels: labels([
                "What it says",
                "What it is for",
                "How you can tell it holds",
                "Day to look again (optional)",
            ]),
            read_as: As::Clause,
        }
    }

    fn commitment(value: Option<&Value>) -> Self {
        let given = if let Some(Value::Commitment(given)) = value { given.clone() } else { Commitment::default() };
        let texts = [&given.what, &given.when, &given.then, &given.often, &given.evidence];
        Self {
            fields: texts.iter().map(|text| Field::line(text)).collect(),
            labels: labels(["What I will do", "If", "Then", "How often", "How it can be seen"]),
            read_as: As::Commitment,
        }
    }

    /// Its blocks.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let pairs = self.labels.iter().zip(&self.fields).enumerate();
        let blocks = pairs.map(|(n, (label, field))| {
            let aside = if self.read_as == As::Clause && n == REVIEW { DAYS.to_owned() } else { String::new() };
            Block::Field(FieldBlock { label: label.clone(), field, aside })
        });
        blocks.collect()
    }

    /// What kind of text has the focus.
    #[must_use]
    pub fn typing(&self, focus: usize) -> Typing {
        match self.fields.get(focus).map(Field::kind) {
            Some(FieldKind::Area) => Typing::Area,
            Some(_) => Typing::Line,
            None => Typing::No,
        }
    }

    /// Edits the focused field.
    pub fn act(&mut self, focus: usize, action: &Action) -> Heard {
        let Some(field) = self.fields.get_mut(focus) else { return Heard::NotMine };
        match action {
            Action::Edit(edit) => match field.edit(edit) {
                Edited::Changed => Heard::Changed,
                Edited::Moved | Edited::Nothing => Heard::Moved,
            },
            Action::Set { input: Input::Text(text), .. } => {
                field.set(text);
                Heard::Changed
            }
            Action::Activate => Heard::Given,
            _ => Heard::NotMine,
        }
    }

    /// What the texts say, or what cannot be read.
    ///
    /// # Errors
    /// The first text that is not what was asked.
    pub fn value(&self, today: NaiveDate) -> Result<Option<Value>, Unread> {
        let texts: Vec<String> = self.fields.iter().map(Field::text).collect();
        if texts.iter().all(|text| text.trim().is_empty()) {
            return Ok(None);
        }
        let text = |n: usize| texts.get(n).map(|text| text.trim().to_owned()).unwrap_or_default();
        Ok(Some(match self.read_as {
            As::Text => Value::Text(texts.join("\n")),
            As::Date => Value::Date(day(&text(0), today)?),
            As::Number { min, max } => Value::Number(number(&text(0), min, max)?),
            As::Clause => {
                let review = text(REVIEW);
                let review = if review.is_empty() { None } else { Some(day(&review, today)?) };
                Value::Clause(Clause { text: text(0), purpose: text(1), sign: text(2), review })
            }
            As::Commitment => Value::Commitment(Commitment {
                what: text(0),
                when: text(1),
                then: text(2),
                often: text(3),
                evidence: text(4),
            }),
        }))
    }
}

fn labels<const N: usize>(labels: [&str; N]) -> Vec<String> {
    labels.map(str::to_owned).to_vec()
}

fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Unread> {
    dates::read(text, today).ok_or_else(|| Unread {
        text: text.to_owned(),
        sentence: two_days(text).unwrap_or_else(|| {
            "That day could not be read. It is kept as you typed it. Write it like 2026-11-22.".to_owned()
        }),
    })
}

fn number(text: &str, min: i64, max: i64) -> Result<i64, Unread> {
    let read = text.parse().ok().filter(|number| (min..=max).contains(number));
    read.ok_or_else(|| Unread {
        text: text.to_owned(),
        sentence: format!("That is not a number from {min} to {max}. It is kept as you typed it. Write digits only."),
    })
}
