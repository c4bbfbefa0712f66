//! Our own guides as the build baked them: the same content as their TOML, an order of magnitude faster to read.
//!
//! Owns only the form `build.rs` writes. What a guide means is in [`super::model`]; the text stays the source.

use super::model::{Exercise, Guide, Prompt, Reading};
use super::prompt_form::PromptForm;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Baked {
    head: Guide,
    readings: Vec<Reading>,
    exercises: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    exercise: Exercise,
    prompts: Vec<PromptForm>,
}

impl Guide {
    /// Reads a baked guide; `None` if there is nothing baked or anything is wrong with it. Then the text is read, which
    /// says why.
    pub(super) fn baked(json: &str) -> Option<Self> {
        let baked: Baked = serde_json::from_str(json).ok()?;
        let exercise = |part: Part| {
            let prompts: Result<Vec<Prompt>, _> = part.prompts.into_iter().map(PromptForm::build).collect();
            Some(Exercise { prompts: prompts.ok()?, ..part.exercise })
        };
        let exercises = baked.exercises.into_iter().map(exercise).collect::<Option<Vec<_>>>()?;
        Some(Self { readings: baked.readings, exercises, ..baked.head })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guides::library::Library;

    #[test]
    fn every_guide_says_the_same_baked_as_in_its_text() {
        let mut compared = 0;
        for file in Library::embedded().files() {
            let text = Guide::parse(file.name(), file.text().as_bytes()).expect("our guides are sound");
            assert_eq!(Guide::baked(file.baked()).expect("it was baked"), text, "{}", file.name());
            compared += 1;
        }
        assert!(compared > 10);
    }

    #[test]
    fn what_is_not_a_baked_guide_is_left_to_the_text() {
        for json in ["", "{}", "[]", "{\"head\":1}"] {
            assert!(Guide::baked(json).is_none(), "{json}");
        }
    }
}
