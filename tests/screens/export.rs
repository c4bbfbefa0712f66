use crate::kit::reading::{choice, field, give, list, push, says, says_in};
use crate::kit::samples::{day, tags};
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, ExportEffect, Go};
use mendway::app::outcome::Told;
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene, Seen};
use mendway::app::screen::Screen;
use mendway::app::screens::export::Export;
use mendway::domain::ids::{EntryId, SittingId};
use mendway::domain::marked::Marked;
use mendway::domain::step::Step;
use mendway::packet::{Form, Item, ItemId, Parts, Selection, Which};
use mendway::prose::Document;

fn export() -> Export {
    Export::new(&tags(), "/home/sam")
}

fn items() -> Vec<Item> {
    let item = |id, label: &str| Item { id, day: day("2026-11-21"), label: label.into(), chosen: Marked::Yes };
    vec![item(ItemId::Entry(EntryId(4)), "A talk"), item(ItemId::Sitting(SittingId(2)), "Listening")]
}

fn preview(text: &str) -> Told {
    Told::Preview { document: Document::default(), text: text.into(), entries: 1, sittings: 1, items: items() }
}

/// An export that shows this text.
fn shown(text: &str) -> Export {
    let mut export = export();
    push(&mut export, "Show me the text");
    export.hear(preview(text), &scene());
    export
}

fn built(effects: &[Effect]) -> &Selection {
    let [Effect::Export(ExportEffect::Preview(selection))] = effects else { panic!("{effects:?}") };
    selection
}

#[test]
fn what_goes_in_is_chosen_before_anything_is_built() {
    let mut export = export();
    for (label, pick) in [("Which", 1), ("What", 1), ("Tag", 2), ("Step", 4), ("Form", 1)] {
        let block = choice(&export, label);
        give(&mut export, block, Input::Pick(pick));
    }
    for (label, typed) in [("From", "1 Nov 2026"), ("Up to", "today")] {
        let block = field(&export, label);
        give(&mut export, block, Input::Text(typed.into()));
    }
    let effects = push(&mut export, "Show me the text");
    let wanted = Selection {
        from: Some(day("2026-11-01")),
        to: Some(day("2026-11-22")),
        tag: Some("step1".into()),
        step: Some(Step::Boundaries),
        which: Which::All,
        parts: Parts::Entries,
        form: Form::Markdown,
        ..Selection::default()
    };
    assert_eq!(*built(&effects), wanted);
}

#[test]
fn only_what_was_marked_goes_in_unless_more_is_chosen() {
    let effects = press(&mut export(), "ctrl+s");
    assert_eq!(built(&effects).which, Which::Marked);
    assert_eq!(built(&effects).form, Form::Text);
}

#[test]
fn a_day_that_is_none_is_said_and_nothing_is_built() {
    let mut export = export();
    let block = field(&export, "From");
    give(&mut export, block, Input::Text("soon".into()));
    let effects = press(&mut export, "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("\"soon\" is not a day")));
}

#[test]
fn nothing_to_export_says_what_to_do() {
    let mut export = export();
    let nothing = Told::Preview {
        document: Document::default(),
        text: String::new(),
        entries: 0,
        sittings: 0,
        items: Vec::new(),
    };
    let effects = export.hear(nothing, &scene());
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("Mark entries with x")));
    assert!(says(&export).contains("1 of 3: choose"));
}

#[test]
fn the_exact_text_is_read_page_by_page_with_one_warning() {
    let text: String = (1..=70).map(|line| format!("line {line}\n")).collect();
    let mut export = shown(&text);
    let mut read = String::new();
    let mut warnings = 0;
    for page in 1..=3 {
        let said = says(&export);
        assert!(said.contains(&format!("2 of 3: read, page {page} of 3")), "{said}");
        warnings += said.matches("not encrypted").count();
        let lines = said.lines().filter(|line| line.starts_with("line "));
        read.extend(lines.map(|line| format!("{line}\n")));
        press(&mut export, "right");
    }
    assert_eq!(read, text);
    assert_eq!(warnings, 1);
    let first = says(&shown(&text));
    assert!(
        first.contains("In the file: 1 journal entry and 1 exercise. Left out always: the private safety check"),
        "{first}"
    );
    assert!(first.contains("may become part of a record"), "{first}");
}

#[test]
fn space_reads_on_to_the_next_page_only_at_the_end_of_this_one() {
    let text: String = (1..=70).map(|line| format!("line {line}\n")).collect();
    let mut export = shown(&text);
    let middle = Scene { seen: Seen { top: 0, rows: 10, total: 40 }, ..scene() };
    export.react(mendway::app::action::Action::Toggle, &middle);
    assert!(says(&export).contains("page 1 of 3"));
    press(&mut export, "space");
    assert!(says(&export).contains("page 2 of 3"));
}

#[test]
fn enter_shows_what_is_below_the_edge_before_it_goes_on() {
    let text: String = (1..=70).map(|line| format!("line {line}\n")).collect();
    let middle = Scene { seen: Seen { top: 0, rows: 10, total: 40 }, ..scene() };
    let next = mendway::app::action::Action::Do(mendway::app::action::Command::Next);
    let save = mendway::app::action::Action::Do(mendway::app::action::Command::Save);
    let mut export = shown(&text);
    export.react(next, &middle);
    assert!(says(&export).contains("page 1 of 3"));
    press(&mut export, "enter enter");
    assert!(says(&export).contains("page 3 of 3"));
    export.react(save, &middle);
    assert!(says(&export).contains("page 3 of 3"));
    press(&mut export, "enter");
    assert!(says(&export).contains("3 of 3: save"));
}

#[test]
fn single_things_can_be_left_out_and_put_in_again() {
    let mut export = shown("text\n");
    press(&mut export, "o");
    assert!(says(&export).contains("> Sat 21 Nov  A talk | journal |  | Chosen"), "{}", says(&export));
    press(&mut export, "space j enter k space");
    let block = list(&export);
    give(&mut export, block, Input::Pick(0));
    assert!(says(&export).contains("A talk | journal |  | LeftOut"), "{}", says(&export));
    give(&mut export, block, Input::Pick(1));
    let effects = press(&mut export, "esc");
    assert_eq!(built(&effects).without_entries, [EntryId(4)]);
    assert!(built(&effects).without_sittings.is_empty());
}

#[test]
fn the_file_goes_where_the_person_says() {
    let mut export = shown("text\n");
    press(&mut export, "enter");
    assert!(says(&export).contains("Folder: /home/sam"), "{}", says(&export));
    let block = field(&export, "Folder");
    give(&mut export, block, Input::Text(" /media/stick ".into()));
    let effects = push(&mut export, "Write the file");
    let [Effect::Export(ExportEffect::Write { selection, folder })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((folder.as_str(), selection.which), ("/media/stick", Which::Marked));
    export.hear(Told::Written("/media/stick/notes-2026-11-22.txt".into()), &scene());
    let said = says(&export);
    assert!(said.contains("The file is written: /media/stick/notes-2026-11-22.txt"), "{said}");
    let effects = push(&mut export, "See what was exported");
    assert!(matches!(&effects[..], [Effect::Go(Go::Replace(Route::ExportLog))]));
    assert!(matches!(&press(&mut export, "enter")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn escape_goes_one_page_back_and_loses_no_choice() {
    let mut export = export();
    let block = choice(&export, "Which");
    give(&mut export, block, Input::Pick(1));
    press(&mut export, "ctrl+s");
    export.hear(preview("text\n"), &scene());
    press(&mut export, "enter esc");
    assert!(says(&export).contains("2 of 3: read"));
    press(&mut export, "esc");
    assert!(says(&export).contains("Which: everything that fits"), "{}", says(&export));
    assert!(matches!(&press(&mut export, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn a_covered_preview_shows_no_word() {
    let mut export = shown("secret words\n");
    let covered = Scene { cover: Cover::Covered, ..scene() };
    assert!(!says_in(&export, &covered).contains("secret"));
    press(&mut export, "o");
    assert!(!says_in(&export, &covered).contains("A talk"));
}
