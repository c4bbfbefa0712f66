use crate::kit::reading::{choice, field, give, list, push, says, says_in};
use crate::kit::samples::{line, tags, window};
use crate::kit::{press, scene};
use mendway::app::action::{Action, Command, Input};
use mendway::app::effect::{Effect, Go, JournalEffect, Marked};
use mendway::app::outcome::Told;
use mendway::app::page::Block;
use mendway::app::route::{Editing, Route};
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::journal::Journal;
use mendway::domain::entry::{Anchor, EntryFilter, EntryWindow, Excerpt};
use mendway::domain::ids::EntryId;
use mendway::domain::settings::Names;
use mendway::domain::step::Step;
use mendway::prose::Stress;

fn journal(window: EntryWindow) -> Journal {
    Journal::new(EntryFilter::default(), Anchor::Newest, window, tags(), Names::Shown)
}

fn tell(journal: &mut Journal, window: EntryWindow) {
    assert!(journal.hear(Told::Entries(window), &scene()).is_empty());
}

/// The current row and how many there are.
fn rows(journal: &Journal) -> (String, usize) {
    let scene = scene();
    let page = journal.page(&scene);
    let found = page.blocks.iter().find_map(|block| match block {
        Block::List(list) => Some((list.rows[list.at].label.clone(), list.rows.len())),
        _ => None,
    });
    found.expect("a list")
}

fn current(journal: &Journal) -> String {
    rows(journal).0.split("Entry ").last().expect("a title").to_owned()
}

#[test]
fn enter_reads_the_row_and_so_does_its_number_in_the_plain_face() {
    let mut journal = journal(window(3, 1, 3));
    let effects = press(&mut journal, "j enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Reader(EntryId(2))))]), "{effects:?}");
    let block = list(&journal);
    let effects = give(&mut journal, block, Input::Pick(2));
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Reader(EntryId(1))))]), "{effects:?}");
}

#[test]
fn going_past_an_edge_asks_for_what_lies_beyond_and_the_row_goes_on() {
    let mut journal = journal(window(300, 201, 300));
    press(&mut journal, &"j ".repeat(99));
    assert_eq!(current(&journal), "201");
    let effects = press(&mut journal, "j");
    let [Effect::Journal(JournalEffect::Find { anchor: Anchor::Below(201), .. })] = &effects[..] else {
        panic!("{effects:?}")
    };
    tell(&mut journal, window(200, 101, 300));
    assert_eq!(rows(&journal), ("Sun 22 Nov  Entry 200".into(), 130), "a window and what is kept of the one before");
    press(&mut journal, &"k ".repeat(30));
    assert_eq!(current(&journal), "230", "what was above is still there");
    let effects = press(&mut journal, "k");
    assert!(
        matches!(&effects[..], [Effect::Journal(JournalEffect::Find { anchor: Anchor::Above(230), .. })]),
        "{effects:?}"
    );
    tell(&mut journal, EntryWindow { more_above: false, more_below: true, ..window(300, 231, 300) });
    assert_eq!(current(&journal), "231");
    assert!(rows(&journal).1 <= 130);
}

#[test]
fn a_hundred_thousand_entries_are_never_held() {
    let mut journal = journal(window(100_000, 99_901, 100_000));
    let mut oldest = 99_901;
    for _ in 0..20 {
        press(&mut journal, &"pagedown ".repeat(20));
        oldest -= 100;
        tell(&mut journal, window(oldest + 99, oldest, 100_000));
        assert!(rows(&journal).1 <= 130);
    }
    let effects = press(&mut journal, "end");
    assert!(matches!(&effects[..], [Effect::Journal(JournalEffect::Find { anchor: Anchor::Oldest, .. })]));
    tell(&mut journal, window(100, 1, 100_000));
    assert_eq!(rows(&journal), ("Sun 22 Nov  Entry 1".into(), 100));
    let effects = press(&mut journal, "home");
    assert!(matches!(&effects[..], [Effect::Journal(JournalEffect::Find { anchor: Anchor::Newest, .. })]));
}

#[test]
fn the_address_holds_the_row_and_opens_at_it_again() {
    let mut first = journal(window(300, 201, 300));
    press(&mut first, "j j j");
    let Route::Journal { filter, anchor } = first.route() else { panic!() };
    assert_eq!(anchor, Anchor::At(297));
    let again = Journal::new(filter, anchor, window(300, 201, 300), tags(), Names::Shown);
    assert_eq!(current(&again), "297");
}

#[test]
fn every_letter_of_a_search_asks_for_its_matches() {
    let mut journal = journal(window(3, 1, 3));
    let effects = press(&mut journal, "/ 'cal'");
    let asked: Vec<&str> = effects
        .iter()
        .map(|effect| match effect {
            Effect::Journal(JournalEffect::Find { filter, anchor: Anchor::Newest }) => filter.words.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(asked, ["c", "ca", "cal"]);
    let mut found = line(2);
    found.excerpt = vec![Excerpt::Around("a ".into()), Excerpt::Match("calm".into()), Excerpt::Around(" day".into())];
    tell(&mut journal, EntryWindow { lines: vec![found, line(1)], ..EntryWindow::default() });
    assert!(says(&journal).contains("| a calm day |"), "{}", says(&journal));
    let scene = scene();
    let page = journal.page(&scene);
    let Some(Block::List(list)) = page.blocks.iter().find(|block| matches!(block, Block::List(_))) else { panic!() };
    assert_eq!(list.rows[0].note[1].stress, Stress::Found);
    drop(page);
    let effects = press(&mut journal, "down enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Reader(EntryId(1))))]), "{effects:?}");
}

#[test]
fn the_plain_face_searches_with_whole_words() {
    let mut journal = journal(window(3, 1, 3));
    journal.react(Action::Do(Command::Search), &scene());
    let block = field(&journal, "Search");
    let effects = give(&mut journal, block, Input::Text("calm day".into()));
    assert!(
        matches!(&effects[..], [Effect::Journal(JournalEffect::Find { filter, .. })] if filter.words == "calm day"),
        "{effects:?}"
    );
}

#[test]
fn escape_goes_from_field_to_list_to_everything_to_the_place_before() {
    let mut journal = journal(window(3, 1, 3));
    press(&mut journal, "/ 'zzz'");
    tell(&mut journal, EntryWindow::default());
    assert!(press(&mut journal, "esc").is_empty());
    assert!(says(&journal).contains("Nothing matches. Esc shows everything again."));
    let effects = press(&mut journal, "esc");
    assert!(matches!(&effects[..], [Effect::Journal(JournalEffect::Find { filter, .. })] if filter.is_empty()));
    tell(&mut journal, window(3, 1, 3));
    assert!(matches!(&press(&mut journal, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn a_filter_can_be_chosen_and_says_what_it_leaves() {
    let mut journal = journal(window(3, 1, 3));
    press(&mut journal, "f");
    for (label, pick) in [("Tag", 1), ("Step", 2), ("Which", 1)] {
        let block = choice(&journal, label);
        give(&mut journal, block, Input::Pick(pick));
    }
    let block = field(&journal, "From");
    give(&mut journal, block, Input::Text("2 Nov 2026".into()));
    let effects = push(&mut journal, "Show these");
    let [Effect::Journal(JournalEffect::Find { filter, anchor: Anchor::Newest })] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(filter.tag.as_deref(), Some("calm"));
    assert_eq!(filter.step, Some(Step::Communication));
    assert_eq!(filter.from.map(|day| day.to_string()).as_deref(), Some("2026-11-02"));
    assert!(filter.marked_only && filter.to.is_none());
    let said = says(&journal);
    assert!(
        said.contains(
            "Only entries tagged #calm, of the step Communication, from Mon 2 Nov on, marked for the counselor."
        ),
        "{said}"
    );
}

#[test]
fn a_filter_works_by_keys_and_a_day_that_is_none_is_said() {
    let mut journal = journal(window(3, 1, 3));
    let effects = press(&mut journal, "f 2 tab 'soon' ctrl+s");
    let [Effect::Say(notice)] = &effects[..] else { panic!("{effects:?}") };
    assert!(notice.text.contains("\"soon\" is not a day"), "{}", notice.text);
    let effects = press(&mut journal, "ctrl+w '2026-11-01' ctrl+s");
    assert!(matches!(&effects[..], [Effect::Journal(JournalEffect::Find { filter, .. })] if filter.tag.is_some()));
}

#[test]
fn a_deleted_entry_comes_back_with_one_key() {
    let mut journal = journal(window(3, 1, 3));
    let effects = press(&mut journal, "j d");
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Journal(JournalEffect::Trash(EntryId(2))),
                Effect::Journal(JournalEffect::Find { anchor: Anchor::At(1), .. }),
                Effect::Say(notice),
            ] if notice.text == "Moved to the trash. u brings it back."
        ),
        "{effects:?}"
    );
    tell(&mut journal, EntryWindow { lines: vec![line(3), line(1)], ..EntryWindow::default() });
    assert_eq!(current(&journal), "1");
    let effects = press(&mut journal, "u");
    assert!(
        matches!(
            &effects[..],
            [
                Effect::Journal(JournalEffect::Untrash(EntryId(2))),
                Effect::Journal(JournalEffect::Find { anchor: Anchor::At(2), .. }),
                Effect::Say(_),
            ]
        ),
        "{effects:?}"
    );
    tell(&mut journal, window(3, 1, 3));
    assert_eq!(current(&journal), "2");
    assert!(press(&mut journal, "u").is_empty(), "nothing is left to bring back");
}

#[test]
fn a_row_is_marked_and_unmarked() {
    let mut marked = line(2);
    marked.marked = true;
    let mut journal = journal(EntryWindow { lines: vec![line(3), marked], ..EntryWindow::default() });
    let effects = press(&mut journal, "x");
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::Mark(EntryId(3), Marked::Yes))), "{effects:?}");
    let effects = press(&mut journal, "j x");
    assert!(matches!(&effects[0], Effect::Journal(JournalEffect::Mark(EntryId(2), Marked::No))), "{effects:?}");
}

#[test]
fn an_empty_journal_says_what_it_is_for_and_offers_one_thing() {
    let mut journal = journal(EntryWindow { total: Some(0), ..EntryWindow::default() });
    assert!(says(&journal).contains("This place is for your own words"), "{}", says(&journal));
    let effects = press(&mut journal, "enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Editor(Editing::New { .. })))]), "{effects:?}");
    assert!(matches!(&push(&mut journal, "Write the first entry")[..], [Effect::Go(Go::Open(Route::Editor(_)))]));
}

#[test]
fn covered_or_hidden_names_show_no_word_of_an_entry() {
    let mut private = line(1);
    private.title = "Zebra".into();
    private.tags = vec!["ocelot".into()];
    private.excerpt = vec![Excerpt::Match("lynx".into())];
    let window = EntryWindow { lines: vec![private], ..EntryWindow::default() };
    let filter = EntryFilter { words: "lynx".into(), tag: Some("ocelot".into()), ..EntryFilter::default() };
    let shown = Journal::new(filter.clone(), Anchor::Newest, window.clone(), tags(), Names::Shown);
    assert!(says(&shown).contains("Zebra") && says(&shown).contains("ocelot"), "the control must show them");
    let covered = says_in(&shown, &Scene { cover: Cover::Covered, ..scene() });
    let hidden = says(&Journal::new(EntryFilter::default(), Anchor::Newest, window, tags(), Names::Hidden));
    for word in ["Zebra", "ocelot", "lynx"] {
        assert!(!covered.contains(word), "{covered}");
        assert!(!hidden.contains(word), "{hidden}");
    }
}
