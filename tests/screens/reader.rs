use crate::kit::reading::{says, says_in};
use crate::kit::samples::{entry, evening};
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go, JournalEffect, Marked, Scroll};
use mendway::app::outcome::Told;
use mendway::app::route::{Editing, Route};
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::reader::{Beside, Reader};
use mendway::domain::entry::{Entry, Mood};
use mendway::domain::ids::EntryId;
use mendway::domain::step::Step;

fn sample() -> Entry {
    let mut entry = entry(7, "The calendar talk", "We sat down.\nIt was **good**.\n\n- one\n- two");
    entry.text.tags = vec!["calm".into()];
    entry.text.mood = Mood::try_from(4).ok();
    entry.text.step = Some(Step::Communication);
    entry.versions = 2;
    entry.changed = evening(0);
    entry
}

fn reader(beside: Beside) -> Reader {
    Reader::new(sample(), beside, None)
}

#[test]
fn an_entry_is_read_with_its_day_tags_mood_and_step() {
    let said = says(&reader(Beside::default()));
    assert!(said.starts_with("The calendar talk | Sat 21 Nov, 21:00"), "{said}");
    for part in [
        "#calm   feeling good   Communication",
        "We sat down.\nIt was good.",
        "- one",
        "Changed Sun 22 Nov. 2 earlier wordings are kept.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let with_origin = Reader::new(sample(), Beside::default(), Some("Written after: Listening".into()));
    assert!(says(&with_origin).contains("Written after: Listening"));
}

#[test]
fn older_and_newer_are_one_key_away_where_they_exist() {
    let mut reader = reader(Beside { older: Some(EntryId(6)), newer: None });
    let effects = press(&mut reader, "left");
    assert!(matches!(&effects[0], Effect::Go(Go::Replace(Route::Reader(EntryId(6))))), "{effects:?}");
    assert!(press(&mut reader, "right").is_empty());
    assert!(!reader.bindings().iter().any(|binding| binding.label == "newer"));
}

#[test]
fn space_reads_on() {
    let effects = press(&mut reader(Beside::default()), "space j up pagedown");
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Scroll(Scroll::PageDown),
                Effect::Scroll(Scroll::LineDown),
                Effect::Scroll(Scroll::LineUp),
                Effect::Scroll(Scroll::PageDown)
            ]
        ),
        "{effects:?}"
    );
}

#[test]
fn an_entry_can_be_edited_marked_and_written_about() {
    let mut reader = reader(Beside::default());
    assert!(matches!(&press(&mut reader, "e")[..], [Effect::Go(Go::Open(Route::Editor(Editing::Stored(EntryId(7)))))]));
    assert!(matches!(&press(&mut reader, "v")[..], [Effect::Go(Go::Open(Route::Versions(EntryId(7))))]));
    let effects = press(&mut reader, "x");
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Journal(JournalEffect::Mark(EntryId(7), Marked::Yes)),
                Effect::Go(Go::Replace(Route::Reader(EntryId(7)))),
                Effect::Say(_)
            ]
        ),
        "{effects:?}"
    );
    let effects = press(&mut reader, "w");
    let [Effect::Go(Go::Open(Route::Editor(Editing::New { step, starter, .. })))] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(*step, Some(Step::Communication));
    assert_eq!(starter.as_deref(), Some("Looking back at \"The calendar talk\""));
}

#[test]
fn a_deleted_entry_stays_in_view_until_it_is_left_and_can_come_back() {
    let mut reader = reader(Beside::default());
    let effects = press(&mut reader, "d");
    let [Effect::Journal(JournalEffect::Trash(EntryId(7))), Effect::Say(notice)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(notice.text, "Moved to the trash. u brings it back.");
    assert!(!says(&reader).contains("in the trash"), "not before it is done");
    reader.hear(Told::Saved, &scene());
    assert!(says(&reader).contains("This entry is in the trash."));
    assert!(press(&mut reader, "e x d").is_empty(), "nothing is done to what is in the trash");
    let effects = press(&mut reader, "u");
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::Untrash(EntryId(7)))), "{effects:?}");
    reader.hear(Told::Saved, &scene());
    assert!(!says(&reader).contains("in the trash"));
}

#[test]
fn a_delete_that_was_refused_changes_nothing() {
    let mut reader = reader(Beside::default());
    press(&mut reader, "d");
    press(&mut reader, "j");
    reader.hear(Told::Saved, &scene());
    assert!(!says(&reader).contains("in the trash"));
}

#[test]
fn a_covered_entry_shows_no_word() {
    let said = says_in(&reader(Beside::default()), &Scene { cover: Cover::Covered, ..scene() });
    for word in ["calendar", "sat down", "calm", "good"] {
        assert!(!said.contains(word), "{said}");
    }
}

#[test]
fn a_line_that_looks_like_a_link_is_not_swallowed() {
    let reader = Reader::new(entry(1, "", "[Sam]: hello\n3. March"), Beside::default(), None);
    assert!(says(&reader).contains("[Sam]: hello\n3. March"), "{}", says(&reader));
}
