use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::domain::entry::{Anchor, EntryDraft, EntryFilter, Mood, Origin};
use mendway::domain::ids::{BreachId, EntryId, SittingId};
use mendway::domain::step::Step;
use mendway::home::{Marked, Opened, RoomError};

fn save(opened: &Opened, place: DraftPlace, draft: EntryDraft, minutes: i64) -> EntryId {
    opened.keeper.ask(move |room| room.save_entry(&place, &draft, &at(minutes))).expect("saved")
}

fn found(opened: &Opened, words: &str) -> Vec<EntryId> {
    let filter = EntryFilter { words: words.into(), ..EntryFilter::default() };
    let window = opened.keeper.ask(move |room| room.entries(&filter, Anchor::Newest, 50)).expect("read");
    window.lines.iter().map(|line| line.id).collect()
}

#[test]
fn every_part_of_an_entry_comes_back() {
    let (_place, opened) = Place::open();
    let draft = EntryDraft {
        title: "A title".into(),
        body: "Line one\n\n  line two \u{1F469}\u{200D}\u{1F467} é ".into(),
        tags: vec!["calm".into(), "step1".into()],
        mood: Mood::try_from(4).ok(),
        step: Some(Step::Boundaries),
        origin: Some(Origin::Breach(BreachId(7))),
        starter: Some("Today I noticed".into()),
    };
    let id = save(&opened, DraftPlace::NewEntry, draft.clone(), 5);
    let entry = opened.keeper.ask(move |room| room.entry(id)).expect("read");
    assert_eq!(
        (entry.text, entry.written, entry.changed, entry.marked, entry.versions),
        (draft, at(5), at(5), false, 0)
    );
    let other = EntryDraft { origin: Some(Origin::Sitting(SittingId(3))), ..words("", "x") };
    let id = save(&opened, DraftPlace::NewEntry, other.clone(), 6);
    assert_eq!(opened.keeper.ask(move |room| room.entry(id)).expect("read").text, other);
}

#[test]
fn a_change_keeps_the_earlier_wording_and_can_be_taken_back() {
    let (_place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, words("One", "first"), 1);
    save(&opened, DraftPlace::Entry(id), words("One", "second"), 2);
    save(&opened, DraftPlace::Entry(id), words("One", "third"), 3);
    let versions = opened.keeper.ask(move |room| room.versions(id)).expect("read");
    let told: Vec<_> = versions.iter().map(|version| (version.text.body.as_str(), version.replaced.clone())).collect();
    assert_eq!(told, [("second", at(3)), ("first", at(2))]);
    let first = versions[1].id;
    opened.keeper.ask(move |room| room.restore_version(first, &at(4))).expect("restored");
    let entry = opened.keeper.ask(move |room| room.entry(id)).expect("read");
    assert_eq!((entry.text.body.as_str(), entry.versions, entry.written, entry.changed), ("first", 3, at(1), at(4)));
    assert_eq!(found(&opened, "first"), [id]);
    assert!(found(&opened, "third").is_empty());
}

#[test]
fn saving_the_same_words_again_makes_no_version() {
    let (_place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, tagged("same", &["#B", "a"]), 1);
    save(&opened, DraftPlace::Entry(id), tagged("same", &["b", "a"]), 2);
    let entry = opened.keeper.ask(move |room| room.entry(id)).expect("read");
    assert_eq!((entry.versions, entry.changed), (0, at(1)));
}

#[test]
fn the_trash_gives_back_what_was_put_in_as_it_was() {
    let (_place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, tagged("a rainy morning", &["rain"]), 1);
    let other = save(&opened, DraftPlace::NewEntry, words("", "another"), 2);
    let before = opened.keeper.ask(move |room| room.entry(id)).expect("read");
    let list = || opened.keeper.ask(|room| room.entries(&EntryFilter::default(), Anchor::Newest, 10)).expect("read");
    let whole = list();
    opened.keeper.ask(move |room| room.trash(id, &at(10))).expect("trashed");
    assert_eq!(list().lines.iter().map(|line| line.id).collect::<Vec<_>>(), [other]);
    assert_eq!(list().total, Some(1));
    assert!(found(&opened, "rainy").is_empty());
    assert!(opened.keeper.ask(|room| room.tags()).expect("read").is_empty());
    let again = opened.keeper.ask(move |room| room.trash(id, &at(10)));
    assert_eq!(again, Err(RoomError::Gone));

    let trashed = opened.keeper.ask(|room| room.trashed(&days(3))).expect("read");
    assert_eq!((trashed[0].id, trashed[0].title.as_str(), trashed[0].days_left), (id, "a rainy morning", 28));
    opened.keeper.ask(move |room| room.untrash(id)).expect("back");
    assert_eq!(opened.keeper.ask(move |room| room.entry(id)).expect("read"), before);
    assert_eq!(list(), whole);
    assert_eq!(found(&opened, "rainy"), [id]);
    assert_eq!(opened.keeper.ask(|room| room.tags()).expect("read")[0].tag, "rain");
}

#[test]
fn the_trash_is_emptied_after_thirty_days_and_not_before() {
    let (_place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, words("", "old"), 1);
    opened.keeper.ask(move |room| room.trash(id, &at(0))).expect("trashed");
    assert_eq!(opened.keeper.ask(|room| room.purge_expired(&at(30 * 24 * 60 - 1))), Ok(0));
    assert!(opened.keeper.ask(move |room| room.entry(id)).is_ok());
    // A clock that was set back empties nothing.
    assert_eq!(opened.keeper.ask(|room| room.purge_expired(&days(-400))), Ok(0));
    assert_eq!(opened.keeper.ask(|room| room.purge_expired(&days(30))), Ok(1));
    assert_eq!(opened.keeper.ask(move |room| room.entry(id)), Err(RoomError::Gone));
}

#[test]
fn an_id_is_never_used_twice() {
    let (place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, words("", "gone"), 1);
    opened.keeper.ask(move |room| room.purge(id)).expect("purged");
    drop(opened);
    let opened = place.unlock();
    assert!(save(&opened, DraftPlace::NewEntry, words("", "new"), 2) > id);
}

#[test]
fn everything_in_the_trash_can_go_at_once() {
    let (_place, opened) = Place::open();
    for _ in 0..3 {
        let id = save(&opened, DraftPlace::NewEntry, words("", "x"), 1);
        opened.keeper.ask(move |room| room.trash(id, &at(2))).expect("trashed");
    }
    let kept = save(&opened, DraftPlace::NewEntry, words("", "kept"), 1);
    assert_eq!(opened.keeper.ask(|room| room.empty_trash()), Ok(3));
    assert!(opened.keeper.ask(move |room| room.entry(kept)).is_ok());
    assert!(opened.keeper.ask(|room| room.trashed(&at(3))).expect("read").is_empty());
}

#[test]
fn tags_are_counted_with_the_most_used_first() {
    let (_place, opened) = Place::open();
    for tags in [vec!["b", "a"], vec!["#B"], vec!["c", "b"]] {
        save(&opened, DraftPlace::NewEntry, tagged("x", &tags), 1);
    }
    let tags = opened.keeper.ask(|room| room.tags()).expect("read");
    let told: Vec<_> = tags.iter().map(|count| (count.tag.as_str(), count.entries)).collect();
    assert_eq!(told, [("b", 3), ("a", 1), ("c", 1)]);
}

#[test]
fn what_is_chosen_for_the_counselor_stays_chosen_through_a_change() {
    let (_place, opened) = Place::open();
    let id = save(&opened, DraftPlace::NewEntry, words("", "x"), 1);
    opened.keeper.ask(move |room| room.set_marked(id, Marked::Yes)).expect("marked");
    save(&opened, DraftPlace::Entry(id), words("", "y"), 2);
    assert!(opened.keeper.ask(move |room| room.entry(id)).expect("read").marked);
    let nobody = opened.keeper.ask(|room| room.set_marked(EntryId(99), Marked::Yes));
    assert_eq!(nobody, Err(RoomError::Gone));
}

#[test]
fn an_entry_without_a_title_is_listed_by_its_first_words() {
    let (_place, opened) = Place::open();
    save(&opened, DraftPlace::NewEntry, words(" ", "\n\n  The first line  \nthe second"), 1);
    save(&opened, DraftPlace::NewEntry, words("", &"many words ".repeat(30)), 2);
    let lines =
        opened.keeper.ask(|room| room.entries(&EntryFilter::default(), Anchor::Newest, 10)).expect("read").lines;
    assert_eq!(lines[1].title, "The first line");
    assert!(lines[0].title.ends_with("words…") && lines[0].title.chars().count() <= 81, "{}", lines[0].title);
}

#[test]
fn the_number_of_entries_is_right_after_every_kind_of_write_without_counting_again() {
    let (place, opened) = Place::open();
    let count = |opened: &Opened| opened.keeper.ask(|room| room.entries_written_count()).expect("counted");
    assert_eq!(count(&opened), 0);
    let first = save(&opened, DraftPlace::NewEntry, words("", "one"), 1);
    assert_eq!(count(&opened), 1);
    save(&opened, DraftPlace::NewEntry, words("", "two"), 2);
    save(&opened, DraftPlace::Entry(first), words("", "one, changed"), 3);
    opened.keeper.keep(new_entry("half a thought"), at(4));
    opened.keeper.flush().expect("kept");
    assert_eq!(count(&opened), 2);
    opened.keeper.ask(move |room| room.trash(first, &at(5))).expect("away");
    assert_eq!(count(&opened), 1);
    assert!(
        opened.keeper.ask(|room| room.save_entry(&DraftPlace::Entry(EntryId(99)), &words("", "x"), &at(6))).is_err()
    );
    assert_eq!(count(&opened), 1);
    opened.keeper.ask(move |room| room.untrash(first)).expect("back");
    let counted = count(&opened);
    opened.keeper.close().expect("closed");
    assert_eq!((counted, count(&place.unlock())), (2, 2), "as counted anew");
}
