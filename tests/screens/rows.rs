//! A list of rows as one types it, line after line, without looking at the buttons.

use super::player;
use crate::kit::plain::text;
use crate::kit::{meaning, press, scene};
use mendway::app::action::{Action, Command};
use mendway::app::effect::Effect;
use mendway::app::screen::Screen;
use mendway::app::screens::player::Player;
use mendway::domain::draft::{Draft, KeptDraft};
use mendway::domain::person::{Bond, Role};
use mendway::guides::flow::Seat;

const SEAT: Seat = Seat::first(Role::Both, Bond::Partner);

fn opened(id: &str, prompt: &str, drafts: Vec<KeptDraft>) -> Player {
    let mut opening = player::opening(&player::exercise(id), SEAT);
    opening.sitting.before = Some(3);
    opening.at = Some(prompt.parse().expect("an id"));
    opening.drafts = drafts;
    Player::new(opening)
}

/// A list with one column and three rows at most.
fn questions() -> Player {
    opened("i5-goodnews", "questions", Vec::new())
}

fn focused(player: &Player) -> String {
    let scene = scene();
    let page = player.page(&scene);
    page.focus.and_then(|at| page.blocks.get(at)).map(|block| format!("{block:?}")).unwrap_or_default()
}

#[test]
fn enter_in_the_last_cell_adds_the_row_and_the_next_one_is_typed_at_once() {
    let mut player = questions();
    let effects = press(&mut player, "'so sunny' enter 'song' enter 's'");
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Keep(_))), "{effects:?}");
    let said = text(&player);
    assert!(said.contains("\nso sunny\nsong\n") && said.contains("A question I would ask: s |"), "{said}");
}

#[test]
fn the_last_row_that_fits_puts_the_focus_on_next_and_letters_say_that_it_is_full() {
    let mut player = questions();
    press(&mut player, "'a' enter 'b' enter 'c' enter");
    assert!(focused(&player).contains("\"Next\""), "{}", focused(&player));
    let effects = press(&mut player, "'s'");
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("3 rows")), "{effects:?}");
    let effects = press(&mut player, "enter");
    assert!(matches!(&effects[..], [Effect::Sitting(_)]), "{effects:?}");
}

#[test]
fn letters_on_a_button_of_a_list_go_into_its_first_empty_cell() {
    for tabs in ["tab", "tab tab", "tab tab right"] {
        let mut player = questions();
        press(&mut player, tabs);
        assert!(focused(&player).contains("Buttons"), "{tabs}");
        press(&mut player, "'safe' space 's'");
        assert!(text(&player).contains("A question I would ask: safe s |"), "{tabs}: {}", text(&player));
    }
    let mut player = questions();
    press(&mut player, "'so' tab space");
    assert!(text(&player).contains("\nso\n"), "a blank presses the button");
    assert_eq!(meaning(&player, "f2".parse().expect("a key")), Some(Action::Do(Command::Safety)));
}

#[test]
fn enter_in_an_empty_row_goes_on() {
    let mut player = questions();
    press(&mut player, "'a' enter enter");
    assert!(focused(&player).contains("\"Next\""), "{}", focused(&player));
}

#[test]
fn a_whole_row_stays_a_row_when_the_draft_is_opened_again() {
    let kept = |effects: Vec<Effect>| -> Draft {
        let drafts = effects.into_iter().filter_map(|effect| match effect {
            Effect::Keep(draft) => Some(draft),
            _ => None,
        });
        drafts.last().expect("a draft")
    };
    let reopened = |keys: &str| {
        let draft = kept(press(&mut questions(), keys));
        opened("i5-goodnews", "questions", vec![KeptDraft { draft, kept: scene().now }])
    };
    let mut player = reopened("'a' enter");
    press(&mut player, "'b'");
    let said = text(&player);
    assert!(said.contains("\na\n") && said.contains("A question I would ask: b |"), "{said}");
    let mut player = reopened("'a' enter 'b'");
    press(&mut player, "'c'");
    assert!(text(&player).contains("A question I would ask: bc |"), "{}", text(&player));
}
