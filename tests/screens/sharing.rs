use super::sharing_looks::{answers, of_both, of_entry, of_nothing, of_sitting, people, register};
use crate::kit::reading::{field, give, list, push, says, says_in};
use crate::kit::samples::{entry, evening};
use crate::kit::{now, press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, JournalEffect};
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screens::reader::{Beside, Reader};
use mendway::app::screens::together::share::{Opening, Share, Words};
use mendway::app::screens::together::trends::OurTrends;
use mendway::domain::draft::{DraftPlace, DraftText, KeptDraft, Sharing};
use mendway::domain::entry::{Mood, Origin};
use mendway::domain::ids::{EntryId, SittingId};
use mendway::domain::person::Person::{First, Second};
use mendway::domain::statement::{Said, Saying};
use mendway::domain::step::Step;

/// What was told, and nothing besides.
fn told(effects: &[Effect]) -> &Saying {
    let [Effect::Tell(saying), Effect::Discard(_), Effect::Go(Go::Close), Effect::Say(_)] = effects else {
        panic!("{effects:?}")
    };
    saying
}

#[test]
fn a_share_holds_exactly_the_words_that_were_read_and_nothing_else() {
    let mut share = of_entry();
    let words = field(&share, "The words");
    give(&mut share, words, Input::Text("I was calm.\n\n  It was strange.".into()));
    press(&mut share, "ctrl+s");
    let read = says(&share);
    assert!(read.contains("\nThe calendar talk\nI was calm.\n\n  It was strange.\n"), "{read}");
    let effects = push(&mut share, "Share these words");
    let saying = told(&effects);
    let said = Said::Shared { title: "The calendar talk".into(), words: "I was calm.\n\n  It was strange.".into() };
    assert_eq!(*saying, Saying::new(said));
    let written = serde_json::to_value(&saying.said).expect("written");
    let fields: Vec<&String> = written.as_object().expect("fields").keys().collect();
    assert_eq!(fields, ["kind", "title", "words"]);
}

#[test]
fn nothing_that_is_known_of_an_entry_goes_along() {
    let mut stored = entry(4711, "A title", "Only these words.");
    stored.text.tags = vec!["secret-tag".into()];
    stored.text.mood = Mood::try_from(1).ok();
    stored.text.step = Some(Step::Communication);
    stored.text.origin = Some(Origin::Sitting(SittingId(815)));
    stored.text.starter = Some("A line to start from".into());
    (stored.written, stored.changed, stored.versions) = (evening(40), evening(39), 12);
    // The page takes words and has no place for anything else.
    let words = Words { title: stored.text.title.clone(), parts: vec![(String::new(), stored.text.body.clone())] };
    let of = Sharing::Entry(EntryId(4711));
    let mut share = Share::new(Opening { of, words, kept: None, people: people(First) });
    press(&mut share, "ctrl+s");
    let effects = push(&mut share, "Share these words");
    let saying = told(&effects);
    let written = serde_json::to_string(&saying.said).expect("written");
    assert_eq!(written, r#"{"kind":"shared","title":"A title","words":"Only these words."}"#);
    assert!(saying.record.is_none() && saying.parents.is_empty());
}

#[test]
fn of_a_sitting_only_the_answers_that_were_chosen_go_along() {
    let mut share = of_sitting();
    assert!(matches!(&press(&mut share, "ctrl+s")[..], [Effect::Say(_)]), "nothing is chosen at first");
    let rows = list(&share);
    give(&mut share, rows, Input::Pick(2));
    give(&mut share, rows, Input::Pick(1));
    give(&mut share, rows, Input::Pick(1));
    give(&mut share, rows, Input::Pick(0));
    press(&mut share, "ctrl+s");
    assert!(!says(&share).contains("Shame"));
    let effects = push(&mut share, "Share these words");
    let words = "What I heard\nThat you were alone.\n\nWhat I will do\nRing at six.".to_owned();
    assert_eq!(told(&effects).said, Said::Shared { title: answers().title, words });
}

#[test]
fn nothing_is_shared_before_it_was_read_to_its_end() {
    let mut share = of_entry();
    press(&mut share, "ctrl+s");
    let mut halfway = scene();
    halfway.seen.total = 60;
    let effects = mendway::app::screen::Screen::react(&mut share, mendway::app::action::Action::Activate, &halfway);
    assert!(matches!(&effects[..], [Effect::Scroll(_)]), "{effects:?}");
    for effects in [press(&mut of_entry(), "esc"), push(&mut of_entry(), "Keep it to myself")] {
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Tell(_))), "{effects:?}");
    }
}

#[test]
fn a_changed_copy_is_kept_as_a_draft_and_the_entry_is_left_alone() {
    let mut share = of_entry();
    let effects = press(&mut share, "ctrl+end ' And calm.'");
    let Some(Effect::Keep(draft)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(draft.place, DraftPlace::Share(Sharing::Entry(EntryId(7))));
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Keep(_))));
    let kept = Some(KeptDraft { draft: draft.clone(), kept: now() });
    let of = Sharing::Entry(EntryId(7));
    let again = Share::new(Opening { of, words: super::sharing_looks::words(), kept, people: people(First) });
    assert!(says(&again).contains("a relief. And calm."), "{}", says(&again));
    let effects = press(&mut share, "esc");
    assert!(matches!(&effects[..], [Effect::Keep(_), Effect::Go(Go::Close), Effect::Say(_)]), "{effects:?}");
    let effects = press(&mut of_entry(), "esc");
    assert!(matches!(&effects[..], [Effect::Discard(_), Effect::Go(Go::Close)]), "{effects:?}");
}

#[test]
fn the_answers_chosen_come_back_from_the_draft() {
    let mut share = of_sitting();
    let effects = press(&mut share, "down enter");
    let Some(Effect::Keep(draft)) = effects.last() else { panic!("{effects:?}") };
    assert!(matches!(&draft.text, DraftText::Form(given) if given["picked"] == "1"), "{draft:?}");
    let kept = Some(KeptDraft { draft: draft.clone(), kept: now() });
    let of = Sharing::Sitting(SittingId(3));
    let mut again = Share::new(Opening { of, words: answers(), kept, people: people(First) });
    press(&mut again, "ctrl+s");
    assert!(says(&again).contains("What I felt\nShame."), "{}", says(&again));
}

#[test]
fn covered_words_are_neither_shown_nor_shared() {
    let covered = Scene { cover: Cover::Covered, ..scene() };
    let mut share = of_entry();
    assert!(!says_in(&share, &covered).contains("relief"));
    press(&mut share, "ctrl+s");
    assert!(!says_in(&share, &covered).contains("relief"));
    assert!(!says_in(&register(First), &covered).contains("calendar"));
    assert!(!says_in(&of_both(), &covered).contains("middle"));
}

#[test]
fn an_entry_can_be_shared_only_while_the_room_for_two_is_open() {
    let reader = || Reader::new(entry(7, "A title", "Words."), Beside::default(), None);
    assert!(press(&mut reader(), "f8").is_empty());
    let effects = press(&mut reader().with_room_for_two(), "f8");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Share(Sharing::Entry(EntryId(7)))))]), "{effects:?}");
}

#[test]
fn every_line_of_the_register_has_its_number_and_a_withdrawn_one_its_place() {
    let page = says(&register(First));
    for line in [
        "You shared \"The calendar talk\" | number 1, 15 Nov 2026",
        "You withdrew what stood here | number 2, ",
        "Your partner began \"Weekly meeting\" | number 3, ",
        "You withdrew number 2 | number 6, ",
        "Line 9 of what you share was taken away",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn own_words_are_taken_back_only_after_a_second_look_and_the_others_never() {
    let mut own = register(First);
    press(&mut own, "home enter");
    assert!(says(&own).contains("I noticed that I was calm.\n\nIt was strange."));
    assert!(!push(&mut own, "Take it back").iter().any(|effect| matches!(effect, Effect::Tell(_))));
    assert!(says(&own).contains("Reading cannot be undone."));
    let effects = push(&mut own, "Take it back now");
    let [Effect::Tell(saying), Effect::Go(Go::Replace(Route::Register)), Effect::Say(_)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(matches!(saying.said, Said::Retracted { of } if of.0 == [1; 32]));
    let mut others = register(Second);
    press(&mut others, "home enter");
    assert!(!says(&others).contains("[Take it back]") && says(&others).contains("[Copy it into my journal]"));
}

#[test]
fn either_may_copy_shared_words_into_their_own_journal_and_both_are_told_so() {
    for (me, whose) in [(First, "yourself"), (Second, "your partner")] {
        let mut screen = register(me);
        press(&mut screen, "home enter");
        assert!(says(&screen).contains("Either of you may copy shared words"));
        let effects = push(&mut screen, "Copy it into my journal");
        let [Effect::Journal(JournalEffect::Copy(draft)), Effect::Say(_)] = &effects[..] else { panic!("{effects:?}") };
        let from = format!("(Copied: number 1, shared by {whose} on 15 Nov 2026.)");
        assert_eq!(draft.body, format!("I noticed that I was calm.\n\nIt was strange.\n\n{from}"));
        assert!(draft.tags.is_empty() && draft.mood.is_none() && draft.origin.is_none());
    }
}

#[test]
fn the_page_for_both_shows_only_what_was_shared() {
    let page = says(&of_both());
    assert!(page.contains("On Sat 21 Nov you saw this differently by 4. Which moment was it?"));
    assert!(page.contains("talk: Weekly meeting") && page.contains("agreed: Phones rest"));
    assert!(!page.contains("How far you could rely on"), "one's own line is not on the page for both");
    assert!(says(&OurTrends::new(of_nothing())).contains("Neither of you has shared a day yet."));
}

#[test]
fn too_few_days_are_too_early_to_say() {
    assert!(says(&of_both()).contains("It is too early to say if something changed."));
}

#[test]
fn one_rating_is_shared_by_an_act_of_its_own_after_it_was_read() {
    let mut screen = of_both();
    assert!(!says(&screen).contains("yours alone"));
    push(&mut screen, "My own days, for my eyes");
    assert!(says(&screen).contains("How far you could rely on your partner"));
    push(&mut screen, "Share one of these days");
    let rows = says(&screen);
    assert!(rows.contains("yours alone") && rows.contains("| shared |"), "{rows}");
    let at = list(&screen);
    let row = rows.lines().filter(|line| line.contains("| shared |") || line.contains("yours alone"));
    let open = row.clone().position(|line| line.contains("yours alone")).expect("a row");
    assert!(give(&mut screen, at, Input::Pick(open)).iter().all(|effect| matches!(effect, Effect::Scroll(_))));
    assert!(says(&screen).contains("Your partner will read exactly this"));
    let effects = push(&mut screen, "Share this one");
    let [Effect::Tell(saying), Effect::Go(Go::Replace(Route::OurTrends)), Effect::Say(_)] = &effects[..] else {
        panic!("{effects:?}")
    };
    let Said::Pulse { day, rating, .. } = &saying.said else { panic!("{saying:?}") };
    assert!(*rating <= 10 && saying.record.is_none(), "{day}");
    let done = row.clone().position(|line| line.contains("| shared |")).expect("a row");
    let mut again = of_both();
    push(&mut again, "My own days, for my eyes");
    push(&mut again, "Share one of these days");
    let effects = give(&mut again, at, Input::Pick(done));
    assert!(matches!(&effects[..], [Effect::Say(_)]), "{effects:?}");
}
