use crate::kit::reading::{choice, field, give, push, says, says_in};
use crate::kit::samples::{entry, evening};
use crate::kit::{press, scene};
use mendway::app::action::{Action, Command, Input};
use mendway::app::effect::{Effect, Go, JournalEffect};
use mendway::app::outcome::Told;
use mendway::app::page::Block;
use mendway::app::route::{Editing, Route};
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::editor::{Editor, Opening};
use mendway::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use mendway::domain::entry::{EntryDraft, Mood};
use mendway::domain::ids::EntryId;
use mendway::domain::step::Step;

fn new() -> Editor {
    Editor::new(Opening { starters: vec!["One hour.".into(), "What I need.".into()], ..Opening::default() })
}

fn stored() -> Editor {
    let stored = entry(7, "The talk", "We sat down.").text;
    Editor::new(Opening { editing: Editing::Stored(EntryId(7)), stored: Some(stored), ..Opening::default() })
}

fn kept(effects: &[Effect]) -> &Draft {
    let kept = effects.iter().rev().find_map(|effect| match effect {
        Effect::Keep(draft) => Some(draft),
        _ => None,
    });
    kept.unwrap_or_else(|| panic!("nothing was kept: {effects:?}"))
}

fn text(draft: &Draft) -> &EntryDraft {
    let DraftText::Entry(text) = &draft.text else { panic!("{draft:?}") };
    text
}

#[test]
fn every_key_keeps_the_draft_with_its_caret() {
    let mut editor = new();
    let effects = press(&mut editor, "'I was' enter 'calm'");
    assert_eq!(effects.len(), 10);
    let draft = kept(&effects);
    assert_eq!(draft.place, DraftPlace::NewEntry);
    assert_eq!(text(draft).body, "I was\ncalm");
    assert_eq!((draft.caret, draft.field), ((1, 4), 3));
}

#[test]
fn a_draft_opens_at_the_same_letter() {
    let mut first = new();
    press(&mut first, "'one two' shift+tab 'Title'");
    let effects = press(&mut first, "left left 'x'");
    let draft = kept(&effects).clone();
    let kept_draft = KeptDraft { draft: draft.clone(), kept: evening(1) };
    let mut again = Editor::new(Opening { kept: Some(kept_draft), ..Opening::default() });
    assert!(says(&again).contains("This draft of Sat 21 Nov, 21:00 was waiting for you."), "{}", says(&again));
    let effects = press(&mut again, "'y'");
    assert_eq!(text(kept(&effects)).title, "Titxyle");
    assert_eq!(text(kept(&effects)).body, "one two");
}

#[test]
fn saving_makes_an_entry_and_opens_it() {
    let mut editor = new();
    press(&mut editor, "'words' tab 'Calm #step1 calm' tab 2");
    let effects = press(&mut editor, "ctrl+s");
    let [Effect::Journal(JournalEffect::Save { place: DraftPlace::NewEntry, draft })] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(draft.body, "words");
    assert_eq!(draft.tags, ["calm", "step1"]);
    assert_eq!(draft.mood.map(Mood::level), Some(2));
    let effects = editor.hear(Told::EntrySaved(EntryId(9)), &scene());
    assert!(matches!(&effects[..], [Effect::Go(Go::Replace(Route::Reader(EntryId(9)))), Effect::Say(_)]));
}

#[test]
fn the_plain_face_fills_each_field_as_a_whole() {
    let mut editor = new();
    for (label, words) in [("Title", "A title"), ("Your words", "Line one\nline two"), ("Tags", "calm")] {
        let block = field(&editor, label);
        give(&mut editor, block, Input::Text(words.into()));
    }
    let block = choice(&editor, "How you feel");
    let effects = give(&mut editor, block, Input::Pick(4));
    assert_eq!(text(kept(&effects)).mood.map(Mood::level), Some(5));
    let effects = push(&mut editor, "Save");
    let [Effect::Journal(JournalEffect::Save { draft, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((draft.title.as_str(), draft.body.as_str()), ("A title", "Line one\nline two"));
}

#[test]
fn escape_leaves_and_keeps_every_word() {
    let mut editor = new();
    let effects = press(&mut editor, "'half a' esc");
    assert!(matches!(&effects[effects.len() - 2], Effect::Go(Go::Close)));
    let Some(Effect::Say(notice)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(notice.text, "Draft kept. It waits for you on Today.");
    assert_eq!(text(kept(&effects)).body, "half a");
}

#[test]
fn the_place_of_the_caret_is_kept_when_it_only_moved() {
    let mut editor = new();
    press(&mut editor, "'half a'");
    let effects = press(&mut editor, "left left");
    let Some(Effect::Keep(draft)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(draft.caret, (0, 4));
    assert!(press(&mut new(), "left down").is_empty());
}

#[test]
fn an_empty_draft_is_left_without_a_word() {
    let effects = press(&mut new(), "'a' backspace esc");
    assert!(matches!(&effects[2..], [Effect::Discard(DraftPlace::NewEntry), Effect::Go(Go::Close)]), "{effects:?}");
    let effects = press(&mut stored(), "esc");
    assert!(matches!(&effects[..], [Effect::Discard(DraftPlace::Entry(EntryId(7))), Effect::Go(Go::Close)]));
}

#[test]
fn nothing_is_saved_while_nothing_is_written() {
    let effects = press(&mut new(), "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Say(_)]), "{effects:?}");
}

#[test]
fn a_line_to_start_from_can_be_taken_and_put_back() {
    let mut editor = new();
    let effects = press(&mut editor, "ctrl+t j j enter");
    assert_eq!(text(kept(&effects)).starter.as_deref(), Some("What I need."));
    assert!(says(&editor).contains("To start from: What I need."), "{}", says(&editor));
    let effects = press(&mut editor, "'My words'");
    assert_eq!(text(kept(&effects)).body, "My words", "the line is not part of the words");
    push(&mut editor, "A line to start from");
    let effects = give(&mut editor, 0, Input::Pick(0));
    assert_eq!(text(kept(&effects)).starter, None);
}

#[test]
fn finding_goes_from_place_to_place() {
    let mut editor = new();
    press(&mut editor, "'calm' enter 'no' enter 'calmer' ctrl+f 'CALM' enter");
    assert!(says(&editor).contains("Find: CALM (found in line 1 of 3)"), "{}", says(&editor));
    press(&mut editor, "f3 esc");
    let effects = press(&mut editor, "'X'");
    assert_eq!(text(kept(&effects)).body, "calm\nno\nXcalmer");
    press(&mut editor, "ctrl+f 'zz' enter");
    assert!(says(&editor).contains("not in this text"));
}

#[test]
fn letting_go_can_be_undone_with_one_key() {
    let mut editor = new();
    press(&mut editor, "'words' shift+tab 'Title'");
    let effects = push(&mut editor, "Let go of this draft");
    let [Effect::Discard(DraftPlace::NewEntry), Effect::Say(notice)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(notice.text, "The draft is put away. Ctrl+Z brings it back.");
    assert!(!says(&editor).contains("words ("), "{}", says(&editor));
    let effects = press(&mut editor, "ctrl+z");
    let draft = text(kept(&effects));
    assert_eq!((draft.title.as_str(), draft.body.as_str()), ("Title", "words"));
}

#[test]
fn letting_go_of_changes_leaves_the_entry_as_it_is_stored() {
    let mut editor = stored();
    press(&mut editor, "' More.'");
    editor.react(Action::Do(Command::LetGo), &scene());
    assert!(says(&editor).contains("We sat down. ("), "{}", says(&editor));
    let effects = press(&mut editor, "ctrl+z");
    assert_eq!(text(kept(&effects)).body, "We sat down. More.");
}

#[test]
fn what_an_entry_belongs_to_stays_with_it() {
    let editing = Editing::New { origin: None, step: Some(Step::Boundaries), starter: Some("Looking back".into()) };
    let mut editor = Editor::new(Opening { editing: editing.clone(), ..Opening::default() });
    assert!(says(&editor).contains("Goes with: Boundaries"));
    let effects = press(&mut editor, "'x' ctrl+s");
    let Some(Effect::Journal(JournalEffect::Save { draft, .. })) = effects.last() else { panic!("{effects:?}") };
    assert_eq!((draft.step, draft.starter.as_deref()), (Some(Step::Boundaries), Some("Looking back")));
    assert_eq!(editor.route(), Route::Editor(editing));
}

#[test]
fn letters_are_text_in_every_field_of_the_editor() {
    let mut editor = new();
    let effects = press(&mut editor, "'nq?/sdux'");
    assert_eq!(text(kept(&effects)).body, "nq?/sdux");
}

#[test]
fn a_covered_editor_shows_nothing_and_takes_nothing() {
    let mut editor = stored();
    let covered = Scene { cover: Cover::Covered, ..scene() };
    let said = says_in(&editor, &covered);
    assert!(!said.contains("talk") && !said.contains("sat down"), "{said}");
    let effects = editor.react(Action::Edit(mendway::app::action::Edit::Insert('x')), &covered);
    assert!(matches!(&effects[..], [Effect::Say(_)]));
    assert!(says(&editor).contains("We sat down. ("), "{}", says(&editor));
}

#[test]
fn the_focused_block_is_always_one_that_takes_focus() {
    let mut editor = new();
    for _ in 0..12 {
        let scene = scene();
        let page = editor.page(&scene);
        let focus = page.focus.expect("a focus");
        assert!(page.blocks[focus].takes_focus(), "{:?}", page.blocks[focus]);
        assert!(page.blocks.iter().any(|block| matches!(block, Block::Field(_))));
        drop(page);
        press(&mut editor, "tab");
    }
}
