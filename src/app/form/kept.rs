//! What stands in a form as a draft, and back: by stable names, exactly as typed, so that half a day or half a sentence
//! is kept like everything else.

use super::{Form, Part};
use crate::app::field::Field;
use crate::domain::draft::{Draft, DraftPlace, DraftText};
use std::collections::BTreeMap;

impl<K: Copy + PartialEq> Form<K> {
    /// What is typed and chosen in the controls of `names`. A choice is kept as the number of its option.
    #[must_use]
    pub fn given(&self, names: &[(K, &str)]) -> BTreeMap<String, String> {
        let said = |key: K| match &self.parts.get(self.place(key)?)?.1 {
            Part::Field { field, .. } => Some(field.text()),
            Part::Choice(choice, _) => choice.chosen.first().map(ToString::to_string),
            _ => None,
        };
        let given = names.iter().filter_map(|(key, name)| Some(((*name).to_owned(), said(*key)?)));
        given.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// What stands in the form, as a draft for `place`. The caret is that of the focused field.
    #[must_use]
    pub fn draft(&self, place: DraftPlace, names: &[(K, &str)]) -> Draft {
        let at = self.at().and_then(|at| names.iter().position(|(key, _)| *key == at)).unwrap_or(0);
        let caret = names.get(at).and_then(|(key, _)| self.field_at(*key)).map(Field::caret).unwrap_or_default();
        Draft { place, text: DraftText::Form(self.given(names)), caret, field: at }
    }

    /// Puts a draft back into the controls of `names`, with the caret where it stood.
    pub fn take_up(&mut self, names: &[(K, &str)], draft: &Draft) {
        let DraftText::Form(given) = &draft.text else { return };
        for (key, name) in names {
            let text = given.get(*name).map(String::as_str).unwrap_or_default();
            let Some(place) = self.place(*key) else { continue };
            match self.parts.get_mut(place) {
                Some((_, Part::Field { field, .. })) => field.set(text),
                Some((_, Part::Choice(choice, _))) => {
                    let chosen = text.parse().ok().filter(|n| *n < choice.options.len());
                    choice.chosen = chosen.into_iter().collect();
                    choice.at = chosen.unwrap_or(0);
                }
                _ => {}
            }
        }
        if let Some((key, _)) = names.get(draft.field) {
            self.go_to(*key);
            if let Some(field) = self.field_mut(*key) {
                field.set_caret(draft.caret);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::{Action, Edit, Input};
    use crate::app::scene::Seen;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Spot {
        What,
        Day,
        Kind,
    }

    const NAMES: [(Spot, &str); 3] = [(Spot::What, "what"), (Spot::Day, "day"), (Spot::Kind, "kind")];

    fn form() -> Form<Spot> {
        Form::new().field(Spot::What, "What", Field::line("old")).field(Spot::Day, "Day", Field::line("")).choice(
            Spot::Kind,
            "Kind",
            ["a", "b"],
            None,
        )
    }

    #[test]
    fn half_a_day_and_the_caret_come_back_as_they_were() {
        let mut typed = form();
        typed.react(Action::Set { block: 2, input: Input::Pick(1) }, Seen::default());
        typed.go_to(Spot::Day);
        typed.react(Action::Edit(Edit::Paste("2026-1".into())), Seen::default());
        let draft = typed.draft(DraftPlace::Boundary(None), &NAMES);
        let mut fresh = form();
        fresh.take_up(&NAMES, &draft);
        assert_eq!((fresh.text(Spot::What), fresh.text(Spot::Day)), ("old".into(), "2026-1".into()));
        assert_eq!((fresh.chosen(Spot::Kind), fresh.at()), (Some(1), Some(Spot::Day)));
        assert_eq!(fresh.draft(DraftPlace::Boundary(None), &NAMES), draft);
    }

    #[test]
    fn what_was_emptied_stays_empty() {
        let mut typed = form();
        typed.react(Action::Set { block: 0, input: Input::Text(String::new()) }, Seen::default());
        let mut fresh = form();
        fresh.take_up(&NAMES, &typed.draft(DraftPlace::Boundary(None), &NAMES));
        assert_eq!(fresh.text(Spot::What), "");
    }
}
