//! A prompt as it is written in a file, and how it becomes a [`Prompt`]. Owns which field goes with which kind.

use super::model::{Choice, Column, Kind, Phase, Prompt, ShowIf};
use super::wording::Wording;
use crate::domain::ids::{ExerciseId, PromptId};
use crate::domain::lens::LensSet;
use serde::Deserialize;

/// The fields of `[[exercise.prompt]]`, those of every kind side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PromptForm {
    id: PromptId,
    kind: KindName,
    #[serde(default)]
    phase: Phase,
    ask: Wording,
    why: Wording,
    example: Option<Wording>,
    label: String,
    show_if: Option<ShowIf>,
    #[serde(default)]
    lens: Vec<LensSet>,
    options: Option<Vec<Choice>>,
    anchors: Option<Vec<String>>,
    min: Option<i64>,
    max: Option<i64>,
    unit: Option<String>,
    columns: Option<Vec<Column>>,
    minutes: Option<u8>,
    exercise: Option<ExerciseId>,
    prompt: Option<PromptId>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Short,
    Long,
    Choice,
    Choices,
    Rating,
    Date,
    Number,
    Rows,
    Timer,
    Clause,
    Commitment,
    Reference,
}

impl KindName {
    /// The kind with its article, as a sentence uses it, and the fields that belong to it.
    const fn described(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Short => ("a short prompt", &[]),
            Self::Long => ("a long prompt", &[]),
            Self::Choice => ("a choice", &["options"]),
            Self::Choices => ("a prompt with many choices", &["options"]),
            Self::Rating => ("a rating", &["anchors"]),
            Self::Date => ("a date", &[]),
            Self::Number => ("a number", &["min", "max", "unit"]),
            Self::Rows => ("a list of rows", &["columns", "max"]),
            Self::Timer => ("a timer", &["minutes"]),
            Self::Clause => ("an agreement clause", &[]),
            Self::Commitment => ("a commitment", &[]),
            Self::Reference => ("a reference", &["exercise", "prompt"]),
        }
    }
}

/// One thing that does not fit together in a prompt, with the field it is about.
#[derive(Debug)]
pub(super) struct Misfit {
    pub(super) field: &'static str,
    pub(super) sentence: String,
    pub(super) hint: String,
}

impl PromptForm {
    /// The prompt, or everything that does not fit.
    pub(super) fn build(self) -> Result<Prompt, Vec<Misfit>> {
        let misfits = self.misfits();
        match self.kind() {
            Some(kind) if misfits.is_empty() => Ok(Prompt {
                id: self.id,
                kind,
                phase: self.phase,
                ask: self.ask,
                why: self.why,
                example: self.example,
                label: self.label,
                show_if: self.show_if,
                lens: self.lens,
            }),
            _ => Err(misfits),
        }
    }

    /// The fields that were given and belong to some kinds only.
    fn given(&self) -> Vec<&'static str> {
        [
            ("options", self.options.is_some()),
            ("anchors", self.anchors.is_some()),
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("unit", self.unit.is_some()),
            ("columns", self.columns.is_some()),
            ("minutes", self.minutes.is_some()),
            ("exercise", self.exercise.is_some()),
            ("prompt", self.prompt.is_some()),
        ]
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
        .collect()
    }

    fn misfits(&self) -> Vec<Misfit> {
        let (kind, takes) = self.kind.described();
        let given = self.given();
        let extra = given.iter().filter(|field| !takes.contains(field)).map(|field| Misfit {
            field,
            sentence: format!("{} takes no `{field}`.", capital(kind)),
            hint: format!("Take `{field}` out, or choose the kind that goes with it."),
        });
        let lacking = takes.iter().filter(|field| !given.contains(field)).map(|field| Misfit {
            field: "kind",
            sentence: format!("{} needs `{field}`.", capital(kind)),
            hint: format!("Add {}.", addition(field)),
        });
        extra.chain(lacking).chain(self.out_of_range()).collect()
    }

    /// Whether words are written in it, for the lens to look at.
    const fn is_written(&self) -> bool {
        use KindName::{Clause, Commitment, Long, Rows, Short};
        matches!(self.kind, Short | Long | Rows | Clause | Commitment)
    }

    fn out_of_range(&self) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        if !self.lens.is_empty() && !self.is_written() {
            misfits.push(Misfit {
                field: "lens",
                sentence: format!("{} takes no `lens`.", capital(self.kind.described().0)),
                hint: "Take `lens` out: it looks at words that are written.".to_owned(),
            });
        }
        if matches!(self.kind, KindName::Rows) && self.max.is_some_and(|max| !(1..=12).contains(&max)) {
            misfits.push(Misfit {
                field: "max",
                sentence: "A list has between 1 and 12 rows.".to_owned(),
                hint: "Choose a `max` from 1 to 12.".to_owned(),
            });
        }
        if matches!(self.kind, KindName::Rating) && self.anchors.as_ref().is_some_and(|words| words.len() != 3) {
            misfits.push(Misfit {
                field: "anchors",
                sentence: "A rating has three anchors.".to_owned(),
                hint: "Give words for 0, for 5 and for 10, in this order.".to_owned(),
            });
        }
        misfits
    }

    /// The kind with its own fields; `None` where one is lacking or does not fit.
    fn kind(&self) -> Option<Kind> {
        Some(match self.kind {
            KindName::Short => Kind::Short,
            KindName::Long => Kind::Long,
            KindName::Choice => Kind::Choice { options: self.options.clone()? },
            KindName::Choices => Kind::Choices { options: self.options.clone()? },
            KindName::Rating => Kind::Rating { anchors: self.anchors.clone()?.try_into().ok()? },
            KindName::Date => Kind::Date,
            KindName::Number => Kind::Number { min: self.min?, max: self.max?, unit: self.unit.clone()? },
            KindName::Rows => Kind::Rows { columns: self.columns.clone()?, max: u8::try_from(self.max?).ok()? },
            KindName::Timer => Kind::Timer { minutes: self.minutes? },
            KindName::Clause => Kind::Clause,
            KindName::Commitment => Kind::Commitment,
            KindName::Reference => Kind::Reference { exercise: self.exercise.clone()?, prompt: self.prompt.clone()? },
        })
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn addition(field: &str) -> &'static str {
    match field {
        "options" => "`options`, a list of at least two, each with an `id` and a `label`",
        "anchors" => "`anchors`, three texts: the words for 0, for 5 and for 10",
        "min" => "`min`, the smallest number it takes",
        "max" => "`max`, the largest number it takes",
        "unit" => "`unit`, such as \"minutes\"",
        "columns" => "`columns`, one to four, each with an `id` and a `label`",
        "minutes" => "`minutes`, its length",
        "exercise" => "`exercise`, the id of the exercise the response comes from",
        _ => "`prompt`, the id of the prompt the response comes from",
    }
}
