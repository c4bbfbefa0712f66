//! Feelings and needs to choose from: found as one types, written at the caret below, never insisted on.

use crate::kit::plain::{pick, text};
use crate::kit::press;
use mendway::app::action::{Action, Edit};
use mendway::app::effect::{Effect, Go};
use mendway::app::screens::words::Words;

fn written(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Go(Go::Close), Effect::Act(Action::Edit(Edit::Paste(word)))] => word,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_word_is_found_by_its_beginning_and_written_below() {
    let mut words = Words::default();
    assert!(press(&mut words, "'asham'").is_empty());
    assert_eq!(written(&press(&mut words, "enter")), "ashamed");
    assert_eq!(written(&pick(&mut Words::default(), "lonely")), "lonely");
}

#[test]
fn a_word_for_what_someone_did_may_stay_and_shows_what_may_lie_under_it() {
    let mut words = Words::default();
    press(&mut words, "'betrayed'");
    let said = text(&words);
    assert!(said.contains("you may keep it") && said.contains("shaken"), "{said}");
}

#[test]
fn without_a_match_nothing_is_written() {
    let mut words = Words::default();
    assert!(press(&mut words, "'qqq' enter").is_empty());
    assert!(text(&words).contains("Yours is fine"));
}
