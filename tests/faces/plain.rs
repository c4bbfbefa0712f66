//! The plain face: what it says, what it asks, and what it makes of typed lines.

use crate::gallery;
use mendway::app::action::{Action, Command, Input};
use mendway::app::face::{Event, Face};
use mendway::app::field::Field;
use mendway::app::page::{Block, FieldBlock, Hint, List, Notice, Page, Take};
use mendway::faces::plain::Plain;

/// Draws and waits until the lines are used up. Gives what was printed, with each event where it happened.
fn talk(lines: &str, mut page: impl FnMut(&[Action]) -> Page<'static>) -> (String, Vec<Action>) {
    let mut out = Vec::new();
    let mut actions = Vec::new();
    {
        let mut face = Plain::new(lines.as_bytes(), &mut out);
        loop {
            face.draw(&[page(&actions)], 0).expect("a page is printed");
            match face.wait(None).expect("a line is read") {
                Event::Act(action) => actions.push(action),
                Event::Gone => break,
                other => panic!("{other:?}"),
            }
        }
    }
    (String::from_utf8(out).expect("text"), actions)
}

fn lent(field: Field) -> &'static Field {
    Box::leak(Box::new(field))
}

fn set(block: usize, input: Input) -> Action {
    Action::Set { block, input }
}

#[test]
fn every_block_is_said_in_ascii_lines_without_cursor_moves() {
    let (line, area) = (lent(Field::line("The calendar talk")), lent(Field::area("One.\n\nTwo.")));
    let secret = lent(Field::secret());
    let page =
        |_: &[Action]| gallery::page(gallery::blocks(line, area, secret).into_iter().map(|(_, block)| block).collect());
    let answers = "\n8\n1 2\n4\n\nMy title\nmore\n.\nfive words\n7\n/keys\n";
    let (text, actions) = talk(answers, page);
    assert!(text.is_ascii(), "{text}");
    assert!(!text.contains('\u{1b}'));
    assert!(text.lines().all(|line| line.len() <= 74), "{text}");
    insta::assert_snapshot!(text);
    insta::assert_debug_snapshot!(actions);
}

#[test]
fn numbers_count_through_the_page_and_choose() {
    let page = |_: &[Action]| gallery::page(vec![Block::List(gallery::list()), Block::List(gallery::list())]);
    let (_, actions) = talk("2\n7\n99\nx\n", page);
    assert_eq!(actions, [set(0, Input::Pick(1)), set(1, Input::Pick(1))]);
}

#[test]
fn slash_words_and_single_letters_work_at_menus_only() {
    let field = lent(Field::area(""));
    let menu = |_: &[Action]| gallery::page(vec![Block::List(gallery::list())]);
    let (_, actions) = talk("b\n/new-entry\n/hide\nh\n", menu);
    assert_eq!(actions, [Action::Back, Action::Do(Command::NewEntry), Action::Do(Command::Hide)]);
    let text = |_: &[Action]| {
        gallery::page(vec![Block::Field(FieldBlock { label: "Text".into(), field, aside: String::new() })])
    };
    let (_, actions) = talk("b\n/hi\n/hide\n", text);
    assert_eq!(
        actions,
        [set(0, Input::Text("b".into())), set(0, Input::Text("/hi".into())), Action::Do(Command::Hide)]
    );
}

#[test]
fn every_line_of_a_text_is_given_at_once_so_that_none_is_lost() {
    let page = |actions: &[Action]| {
        let text = actions.iter().rev().find_map(|action| match action {
            Action::Set { input: Input::Text(text), .. } => Some(text.as_str()),
            _ => None,
        });
        let field = lent(Field::area(text.unwrap_or("before")));
        gallery::page(vec![Block::Field(FieldBlock { label: "Text".into(), field, aside: String::new() })])
    };
    let (text, actions) = talk("one\n\ntwo\n.\n/clear\n1\n", page);
    assert_eq!(actions[0], set(0, Input::Text("before\none".into())));
    assert_eq!(actions[2], set(0, Input::Text("before\none\n\ntwo".into())));
    insta::assert_snapshot!(text);
}

#[test]
fn a_page_with_one_line_only_acts_as_soon_as_it_is_given_and_asks_again_if_it_was_refused() {
    let secret = lent(Field::secret());
    let page = |actions: &[Action]| Page {
        title: "notes".into(),
        blocks: vec![Block::Field(FieldBlock { label: "Passphrase".into(), field: secret, aside: String::new() })],
        focus: Some(0),
        notice: (!actions.is_empty()).then(|| Notice::warn("That did not open your notes. Nothing was changed.")),
        hints: vec![
            Hint { key: "Enter".into(), label: "open".into(), action: Action::Activate },
            Hint { key: "Ctrl+L".into(), label: "hide".into(), action: Action::Do(Command::Hide) },
        ],
        ..Page::default()
    };
    let (text, actions) = talk("wrong\nright\n", page);
    assert_eq!(
        actions,
        [set(0, Input::Text("wrong".into())), Action::Activate, set(0, Input::Text("right".into())), Action::Activate]
    );
    assert!(!text.contains("wrong"));
    insta::assert_snapshot!(text);
}

#[test]
fn a_page_that_did_not_change_is_not_said_again() {
    let mut out = Vec::new();
    {
        let mut face = Plain::new(&b""[..], &mut out);
        for round in 0..5 {
            let mut page = gallery::page(vec![Block::List(gallery::list())]);
            page.notice = (round > 2).then(|| Notice::calm("Saved."));
            face.draw(&[page], 0).expect("a page is printed");
        }
    }
    let text = String::from_utf8(out).expect("text");
    assert_eq!(text.matches("Check in").count(), 1);
    assert_eq!(text.matches("Saved.").count(), 1);
}

#[test]
fn what_changed_is_said_and_an_earlier_page_is_only_named() {
    let list = |label: &str| {
        let rows = vec![mendway::app::page::Row::new(label)];
        gallery::page(vec![Block::List(List { rows, ..List::default() })])
    };
    let mut other = list("Something else");
    other.title = "Another page".into();
    let mut out = Vec::new();
    {
        let mut face = Plain::new(&b""[..], &mut out);
        for page in [list("One"), list("Two"), other, list("Two")] {
            face.draw(&[page], 0).expect("a page is printed");
        }
    }
    insta::assert_snapshot!(String::from_utf8(out).expect("text"));
}

#[test]
fn choosing_is_confirmed_and_reading_pages_offer_their_commands_by_number() {
    let page = |actions: &[Action]| {
        let mut choice = gallery::choice(Take::One);
        choice.chosen = actions
            .iter()
            .filter_map(|action| match action {
                Action::Set { input: Input::Pick(n), .. } => Some(*n),
                _ => None,
            })
            .collect();
        gallery::page(vec![Block::Choice(choice)])
    };
    let (text, actions) = talk("1\n\n", page);
    assert_eq!(actions, [set(0, Input::Pick(0))]);
    assert!(text.contains("Chosen: "), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn an_empty_line_never_takes_an_option_where_the_full_screen_happens_to_stand() {
    let hint = |label: &str, action| Hint { key: "Enter".into(), label: label.into(), action };
    let page = |hints: Vec<Hint>| Page { hints, ..gallery::page(vec![Block::Choice(gallery::choice(Take::One))]) };
    let (text, actions) = talk("\n\n", |_| page(vec![hint("choose", Action::Activate)]));
    assert_eq!(actions, []);
    assert_eq!(text.matches("Please type one of the numbers.").count(), 2, "{text}");
    let next = || hint("next", Action::Do(Command::Next));
    let (text, actions) = talk("\n4\n", |_| page(vec![hint("choose", Action::Activate), next()]));
    assert_eq!(actions, [Action::Do(Command::Next)], "{text}");
}

#[test]
fn a_refused_secret_is_asked_for_again_and_never_typed_in_clear() {
    let secret = lent(Field::secret());
    let block = |label: &str| Block::Field(FieldBlock { label: label.into(), field: secret, aside: String::new() });
    let next = || Block::Buttons(mendway::app::page::Buttons { labels: vec!["Next".into()], at: 0 });
    let page = |actions: &[Action]| Page {
        title: "passphrase".into(),
        blocks: vec![block("First"), block("Again"), next()],
        notice: (actions.len() == 3).then(|| Notice::warn("That is too short.")),
        ..Page::default()
    };
    let (_, actions) = talk("a\na\n\nlonger\nlonger\n", page);
    let text = |block, text: &str| set(block, Input::Text(text.into()));
    let press = set(2, Input::Pick(0));
    assert_eq!(actions, [text(0, "a"), text(1, "a"), press, text(0, "longer"), text(1, "longer")]);
}

#[test]
fn choices_that_come_with_every_question_are_said_once_and_back_means_one_question_back() {
    let page = |actions: &[Action]| {
        let at = actions.iter().filter(|action| matches!(action, Action::Set { block: 1, .. })).count();
        let field = FieldBlock { label: format!("Question {at}"), field: lent(Field::line("")), aside: String::new() };
        let labels = ["Next", "Why we ask", "Back"].map(str::to_owned).to_vec();
        let buttons = Block::Buttons(mendway::app::page::Buttons { labels, at: 0 });
        let hints = vec![Hint { key: "Esc".into(), label: "leave, kept".into(), action: Action::Back }];
        let place = format!("prompt {at}");
        Page { title: "A plan".into(), place, blocks: vec![Block::Field(field), buttons], hints, ..Page::default() }
    };
    let (text, actions) = talk("\n\n\n/menu\n/back\n/leave\n", page);
    assert_eq!(actions, [set(1, Input::Pick(0)), set(1, Input::Pick(2)), Action::Back]);
    assert_eq!(text.matches("Why we ask").count(), 2, "{text}");
    assert!(text.contains("Enter alone: Next. /menu says the other choices."), "{text}");
}

#[test]
fn what_was_searched_for_is_not_asked_again_and_words_typed_at_a_menu_are_told_to_be_lost() {
    let page = |actions: &[Action]| {
        let found = actions.iter().any(|action| matches!(action, Action::Set { input: Input::Text(_), .. }));
        let field = lent(Field::line(if found { "cafe" } else { "" }));
        let block = Block::Field(FieldBlock { label: "Search".into(), field, aside: String::new() });
        let rows = vec![mendway::app::page::Row::new("Bad evening")];
        let place = if found { "those that match" } else { "1 entry" };
        let list = Block::List(List { rows, ..List::default() });
        Page { title: "Journal".into(), place: place.into(), blocks: vec![block, list], ..Page::default() }
    };
    let (text, actions) = talk("cafe\nmore words\n1\n", page);
    assert_eq!(actions[0], set(0, Input::Text("cafe".into())));
    assert_eq!(actions.last(), Some(&set(1, Input::Pick(0))));
    assert!(text.contains("1. Bad evening."), "{text}");
    assert!(text.contains("That line was not kept"), "{text}");
    assert!(!text.contains("There now"), "{text}");
}

#[test]
fn skipping_by_word_takes_the_button_that_skips() {
    let page = |_: &[Action]| {
        let labels = ["Next", "Skip this page"].map(str::to_owned).to_vec();
        let buttons = Block::Buttons(mendway::app::page::Buttons { labels, at: 0 });
        gallery::page(vec![Block::Choice(gallery::choice(Take::One)), buttons])
    };
    assert_eq!(talk("/skip\nk\n", page).1, [set(1, Input::Pick(1)), set(1, Input::Pick(1))]);
}
