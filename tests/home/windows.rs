use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::domain::entry::{Anchor, EntryDraft, EntryFilter, EntryWindow, Excerpt};
use mendway::domain::step::Step;
use mendway::home::{Marked, Opened};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::time::{Duration, Instant};

fn window(opened: &Opened, filter: &EntryFilter, anchor: Anchor, limit: usize) -> EntryWindow {
    let filter = filter.clone();
    opened.keeper.ask(move |room| room.entries(&filter, anchor, limit)).expect("read")
}

fn search(words: &str) -> EntryFilter {
    EntryFilter { words: words.into(), ..EntryFilter::default() }
}

/// Forty entries in which every condition holds for some, with two in the trash.
fn filled(opened: &Opened) {
    for number in 0..40_i64 {
        let draft = EntryDraft {
            title: format!("Day {number}"),
            body: if number % 3 == 0 { "calm morning".into() } else { "long evening".into() },
            tags: if number % 4 == 0 { vec!["walk".into()] } else { Vec::new() },
            step: (number % 5 == 0).then_some(Step::Communication),
            ..EntryDraft::default()
        };
        let id = opened
            .keeper
            .ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &days(number / 4)))
            .expect("saved");
        if number % 7 == 0 {
            opened.keeper.ask(move |room| room.set_marked(id, Marked::Yes)).expect("marked");
        }
        if number == 20 || number == 39 {
            opened.keeper.ask(move |room| room.trash(id, &days(30))).expect("trashed");
        }
    }
}

/// What a list of everything would show, the plain way.
fn naive(seqs: &[i64], anchor: Anchor, limit: usize) -> (Vec<i64>, bool, bool) {
    let newest_first: Vec<i64> = seqs.iter().rev().copied().collect();
    let from = match anchor {
        Anchor::Newest => 0,
        Anchor::Oldest => newest_first.len().saturating_sub(limit),
        Anchor::Below(seq) => newest_first.iter().filter(|one| **one >= seq).count(),
        Anchor::Above(seq) => newest_first.iter().filter(|one| **one > seq).count().saturating_sub(limit),
        Anchor::At(_) => unreachable!("checked by its own rule"),
    };
    let newer = newest_first.iter().filter(|one| matches!(anchor, Anchor::Above(seq) if **one > seq)).count();
    let take = if matches!(anchor, Anchor::Above(_)) { limit.min(newer) } else { limit };
    let lines: Vec<i64> = newest_first.iter().skip(from).take(take).copied().collect();
    let below = from + lines.len() < newest_first.len();
    (lines, from > 0, below)
}

fn filters() -> impl Strategy<Value = EntryFilter> {
    let day = || proptest::option::of((0_i64..12).prop_map(|day| days(day).day()));
    let words = prop_oneof![Just(""), Just("calm"), Just("eve"), Just("day 3"), Just("nothing such")];
    (words, any::<Option<bool>>(), any::<bool>(), day(), day(), any::<bool>()).prop_map(
        |(words, tag, step, from, to, marked_only)| EntryFilter {
            words: words.into(),
            tag: tag.map(|known| if known { "walk".into() } else { "unknown".into() }),
            step: step.then_some(Step::Communication),
            from,
            to,
            marked_only,
        },
    )
}

#[test]
fn windows_are_what_a_list_of_everything_would_show() {
    let (_place, opened) = Place::open();
    filled(&opened);
    let anchors = prop_oneof![
        Just(Anchor::Newest),
        Just(Anchor::Oldest),
        (-1_i64..44).prop_map(Anchor::Below),
        (-1_i64..44).prop_map(Anchor::Above),
        (-1_i64..44).prop_map(Anchor::At),
    ];
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(600) });
    let outcome = runner.run(&(filters(), anchors, 1_usize..15), |(filter, anchor, limit)| {
        let all: Vec<i64> =
            window(&opened, &filter, Anchor::Newest, 1000).lines.iter().rev().map(|line| line.seq).collect();
        let shown = window(&opened, &filter, anchor, limit);
        let seqs: Vec<i64> = shown.lines.iter().map(|line| line.seq).collect();
        if let Anchor::At(seq) = anchor {
            prop_assert_eq!(seqs.len(), all.len().min(limit));
            prop_assert!(!all.contains(&seq) || seqs.contains(&seq));
            prop_assert!(all.is_empty() || all.windows(seqs.len()).any(|part| part.iter().rev().eq(seqs.iter())));
            prop_assert_eq!(shown.more_above, seqs.first() != all.last());
            prop_assert_eq!(shown.more_below, seqs.last() != all.first());
        } else {
            let expected = naive(&all, anchor, limit);
            prop_assert_eq!((seqs, shown.more_above, shown.more_below), expected);
        }
        prop_assert_eq!(shown.total, filter.is_empty().then_some(38));
        Ok(())
    });
    if let Err(why) = outcome {
        panic!("{why}");
    }
}

#[test]
fn each_condition_of_a_filter_holds() {
    let (_place, opened) = Place::open();
    filled(&opened);
    let count = |filter: EntryFilter| window(&opened, &filter, Anchor::Newest, 100).lines.len();
    assert_eq!(count(EntryFilter::default()), 38);
    assert_eq!(count(EntryFilter { tag: Some("walk".into()), ..Default::default() }), 9);
    assert_eq!(count(EntryFilter { step: Some(Step::Communication), ..Default::default() }), 7);
    assert_eq!(count(EntryFilter { marked_only: true, ..Default::default() }), 6);
    assert_eq!(count(EntryFilter { from: Some(days(9).day()), ..Default::default() }), 3);
    assert_eq!(count(EntryFilter { to: Some(days(0).day()), ..Default::default() }), 4);
    assert_eq!(count(search("calm")), 13);
    assert_eq!(count(EntryFilter { tag: Some("walk".into()), ..search("calm") }), 4);
}

#[test]
fn words_are_found_whatever_their_accents_case_or_ending() {
    let (_place, opened) = Place::open();
    let bodies = [
        "Ein Gespräch über Ärger",
        "Le café était fermé",
        "Tiếng Việt",
        "it's a well-known place",
        "ΟΔΟΣ",
        "Straße 12",
    ];
    for body in bodies {
        opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &words("", body), &at(1))).expect("saved");
    }
    for (typed, index) in [
        ("gesprach", 0),
        ("ÄRG", 0),
        ("uber arger", 0),
        ("cafe", 1),
        ("FERMÉ", 1),
        ("tieng", 2),
        ("it's", 3),
        ("well-kn", 3),
        ("known pl", 3),
        ("οδο", 4),
        ("12", 5),
    ] {
        let shown = window(&opened, &search(typed), Anchor::Newest, 10).lines;
        assert_eq!(shown.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), [bodies[index]], "{typed}");
    }
    assert!(window(&opened, &search("cafe arger"), Anchor::Newest, 10).lines.is_empty());
}

#[test]
fn a_search_shows_the_words_around_the_first_match() {
    let (_place, opened) = Place::open();
    let body = format!("{} the lantern {}", "before ".repeat(50), "after ".repeat(50));
    opened
        .keeper
        .ask(move |room| room.save_entry(&DraftPlace::NewEntry, &words("Title", &body), &at(1)))
        .expect("saved");
    let lines = window(&opened, &search("lant"), Anchor::Newest, 10).lines;
    assert!(lines[0].excerpt.contains(&Excerpt::Match("lantern".into())), "{:?}", lines[0].excerpt);
    assert!(lines[0].excerpt.len() == 3);
    let lines = window(&opened, &EntryFilter::default(), Anchor::Newest, 10).lines;
    assert!(lines[0].excerpt.is_empty());
}

#[test]
fn ten_thousand_random_searches_never_fail() {
    let (_place, opened) = Place::open();
    filled(&opened);
    let hostile = [
        "\"",
        "AND",
        "OR NOT",
        "NEAR(",
        "a*",
        "^a",
        "body:x",
        "{a b}:c",
        "-",
        "--x",
        "'; DROP TABLE entries;",
        "\0",
        "a\0b",
        "\u{2}x\u{3}",
        "(((",
        "\u{202e}",
        "+",
        "a AND",
        "*",
    ];
    for typed in hostile {
        window(&opened, &search(typed), Anchor::Newest, 5);
    }
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(10_000) });
    let typed = prop_oneof![any::<String>(), "[-\"*^(){}:+a-c' ]{0,12}"];
    let outcome = runner.run(&typed, |typed| {
        window(&opened, &search(&typed), Anchor::Newest, 5);
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

/// An entry of about 600 letters, with a word of its own, a common word and one of ten tags.
fn long(number: i64) -> EntryDraft {
    let body = format!("word{number} in the evening. {}", "Some more was said about it. ".repeat(20));
    EntryDraft { tags: vec![format!("t{}", number % 10)], ..words("", &body) }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "it measures; nothing is locked by it")]
fn a_window_of_twenty_thousand_entries_costs_what_a_small_one_does() {
    let (_place, opened) = Place::open();
    let entries: Vec<_> = (0..20_000_i64).map(|number| (long(number), days(number / 10))).collect();
    opened.keeper.ask(move |room| room.import_entries(&entries)).expect("filled");
    let fastest = |filter: EntryFilter, anchor: Anchor| {
        let once = || {
            let began = Instant::now();
            assert!(!window(&opened, &filter, anchor, 50).lines.is_empty());
            began.elapsed()
        };
        (0..5).map(|_| once()).min().expect("five times")
    };
    let old = EntryFilter { from: Some(days(0).day()), to: Some(days(3).day()), ..Default::default() };
    let everywhere = [
        ("newest", fastest(EntryFilter::default(), Anchor::Newest)),
        ("middle", fastest(EntryFilter::default(), Anchor::At(10_000))),
        ("oldest", fastest(EntryFilter::default(), Anchor::Oldest)),
        ("tag", fastest(EntryFilter { tag: Some("t3".into()), ..Default::default() }, Anchor::Below(5_000))),
        ("old days", fastest(old, Anchor::Newest)),
        ("one letter", fastest(search("e"), Anchor::Newest)),
        ("a rare word", fastest(search("word7777"), Anchor::Newest)),
        ("a common word", fastest(search("evening"), Anchor::Newest)),
    ];
    for (what, took) in everywhere {
        println!("{what}: {took:?}");
        assert!(took < Duration::from_millis(200), "{what} took {took:?}");
    }
}
