//! A talk file into a [`Talk`]. Owns which field goes with which kind of part, and the exercise a part stands for.

use super::model::{Part, PartKind, Talk, Then, Who};
use crate::domain::ids::{ExerciseId, Slug};
use crate::guides::model::{Done, Exercise, Mode, Prompt};
use crate::guides::parse::{Reader, Value};
use crate::guides::problem::Problem;
use crate::guides::prompt_form::{Misfit, capital};
use crate::guides::texts::ROLES;
use crate::guides::wording::Wording;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How long a part is said to take if it has no timer.
const USUAL: u8 = 5;

impl Talk {
    /// Reads one talk file. `name` is only used in the complaints.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with its form, as for a guide. Faults of meaning are found by [`super::check`].
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        Reader::over(name, bytes, talk)
    }
}

fn talk(reader: &mut Reader<'_>, mut table: DeTable<'_>) -> Option<Talk> {
    if !reader.right_format(&table) {
        return None;
    }
    let items = reader.take(&mut table, "part", "[[part]]");
    let written: Vec<_> = items.into_iter().filter_map(|item| part(reader, item)).collect();
    let head = reader.read::<Talk>(Spanned::new(0..0, DeValue::Table(table)), "the head of the file")?;
    let mut parts = Vec::new();
    for written in written {
        let start = written.start;
        match written.part_of(&head) {
            Ok(part) => parts.push(part),
            Err(misfit) => reader.complain(start..start, misfit.sentence, misfit.hint),
        }
    }
    Some(Talk { parts, ..head })
}

/// A part with its prompts, and where in the file it begins.
struct Written {
    start: usize,
    part: Part,
    prompts: Vec<Prompt>,
}

fn part(reader: &mut Reader<'_>, mut item: Value<'_>) -> Option<Written> {
    let start = item.span().start;
    let items = reader.inside(&mut item, "prompt", "[[part.prompt]]");
    let prompts = items.into_iter().filter_map(|item| reader.prompt(item)).collect();
    reader.form(item, "a part", PartForm::build).map(|part| Written { start, part, prompts })
}

impl Written {
    /// The part with the exercise its prompts make.
    fn part_of(self, talk: &Talk) -> Result<Part, Misfit> {
        if self.prompts.is_empty() {
            return Ok(self.part);
        }
        let id = format!("{}_{}", talk.id, self.part.id);
        let id: ExerciseId = id.parse().map_err(|_| Misfit {
            field: "id",
            sentence: format!("`{id}` is too long for the id of an exercise."),
            hint: "Talk and part together have at most 39 characters: shorten the part's id.".to_owned(),
        })?;
        let exercise = derived(id, talk, &self.part, self.prompts);
        Ok(Part { exercise: Some(exercise), ..self.part })
    }
}

/// The exercise a part stands for. It is gated with its talk and never by itself, and nothing in it is required.
fn derived(id: ExerciseId, talk: &Talk, part: &Part, prompts: Vec<Prompt>) -> Exercise {
    let close = match part.kind {
        PartKind::Apart { then: Then::Reveal, .. } => {
            "That is your side of it. Nothing is shown until both of you have said that it may be."
        }
        PartKind::Apart { then: Then::Stay, .. } => "That stays in your own room.",
        _ => "That is what you wrote down together.",
    };
    Exercise {
        id,
        revision: talk.revision,
        title: part.title.clone(),
        minutes: part.minutes.unwrap_or(USUAL),
        mode: Mode::Solo,
        roles: ROLES.to_vec(),
        bonds: talk.bonds.clone(),
        fresh_ok: true,
        closed_at_red: false,
        temperature_below: None,
        needs: Vec::new(),
        page: None,
        evidence: talk.evidence,
        sources: talk.sources.clone(),
        cautions: Vec::new(),
        care: None,
        why: talk.why.clone(),
        prepare: part.words.clone(),
        close: Wording::Same(close.to_owned()),
        temperature: Some(false),
        done: Done {
            all: Vec::new(),
            count: 0,
            of: Vec::new(),
            sittings: 1,
            hours_apart: 0,
            words: "as much or as little as you like".to_owned(),
        },
        repeat: None,
        next: Vec::new(),
        prompts,
    }
}

/// The fields of `[[part]]`, those of every kind side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartForm {
    id: Slug,
    kind: KindName,
    title: String,
    words: Wording,
    minutes: Option<u8>,
    turns: Option<u8>,
    who: Option<Who>,
    then: Option<Then>,
    #[serde(default)]
    optional: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Read,
    Talk,
    Floor,
    Apart,
    Joint,
}

impl KindName {
    /// The kind as a sentence names it, the fields it needs, and the fields it may have besides.
    const fn described(self) -> (&'static str, &'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Read => ("a part to read", &[], &["minutes"]),
            Self::Talk => ("a part said aloud", &[], &["minutes"]),
            Self::Floor => ("a part with turns", &["minutes", "turns"], &[]),
            Self::Apart => ("a part done apart", &[], &["minutes", "who", "then"]),
            Self::Joint => ("a part done together", &[], &["minutes", "who"]),
        }
    }
}

impl PartForm {
    /// The part, or everything that does not fit.
    fn build(self) -> Result<Part, Vec<Misfit>> {
        let misfits = self.misfits();
        if !misfits.is_empty() {
            return Err(misfits);
        }
        let who = self.who.unwrap_or_default();
        let kind = match self.kind {
            KindName::Read => PartKind::Read,
            KindName::Talk => PartKind::Talk,
            KindName::Floor => PartKind::Floor { turns: self.turns.unwrap_or(1) },
            KindName::Apart => PartKind::Apart { who, then: self.then.unwrap_or_default() },
            KindName::Joint => PartKind::Joint { who },
        };
        let Self { id, title, words, minutes, optional, .. } = self;
        Ok(Part { id, kind, title, words, minutes, optional, exercise: None })
    }

    fn misfits(&self) -> Vec<Misfit> {
        let (kind, needs, may) = self.kind.described();
        let given = [
            ("minutes", self.minutes.is_some()),
            ("turns", self.turns.is_some()),
            ("who", self.who.is_some()),
            ("then", self.then.is_some()),
        ];
        let mut misfits = Vec::new();
        for (field, is_given) in given {
            let (needed, taken) = (needs.contains(&field), needs.contains(&field) || may.contains(&field));
            if is_given && !taken {
                let sentence = format!("{} takes no `{field}`.", capital(kind));
                let hint = format!("Take `{field}` out, or choose the kind that goes with it.");
                misfits.push(Misfit { field, sentence, hint });
            } else if needed && !is_given {
                let sentence = format!("{} needs `{field}`.", capital(kind));
                misfits.push(Misfit { field: "kind", sentence, hint: format!("Add `{field}`: {}.", meaning(field)) });
            }
        }
        misfits
    }
}

fn meaning(field: &str) -> &'static str {
    if field == "turns" { "how many turns each has" } else { "how long one turn is" }
}
