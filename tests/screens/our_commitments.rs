//! Commitments that both see: each speaks for themselves, and what the pages show is what the book says.

use super::our_looks::{
    FIRST, Room, SECOND, commit, form, kept_and_missed, mark, one_day, promise, promise_room, promised, quiet, today,
};
use crate::kit::press;
use crate::kit::reading::{choice, field, give, push, says, take};
use crate::kit::samples::day;
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go};
use mendway::app::page::Block;
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::ledger::writing::Beginning;
use mendway::app::screens::together::commitments::OurCommitments;
use mendway::app::screens::together::commitments::day::OurDay;
use mendway::app::screens::together::commitments::one::OneCommitment;
use mendway::app::screens::together::commitments::repair::Repair;
use mendway::domain::commitment::{Committing, Mark};
use mendway::domain::draft::{DraftPlace, KeptDraft};
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::recurrence::Recurrence;
use mendway::domain::statement::{RecordId, Said, Saying, StatementId};
use mendway::insight::kept::{LEAST, SPANS, span};
use mendway::insight::ours::Book;
use proptest::prelude::*;

const RECORD: RecordId = RecordId([1; 16]);

fn told(effects: &[Effect]) -> &Saying {
    let told = effects.iter().find_map(|effect| if let Effect::Tell(saying) = effect { Some(saying) } else { None });
    told.unwrap_or_else(|| panic!("nothing is said: {effects:?}"))
}

fn kept(effects: &[Effect]) -> KeptDraft {
    let draft =
        effects.iter().rev().find_map(|effect| if let Effect::Keep(draft) = effect { Some(draft) } else { None });
    KeptDraft { draft: draft.expect("a draft").clone(), kept: crate::kit::now() }
}

fn pick_mark(screen: &mut OurDay, n: usize) -> Vec<Effect> {
    let at = block(screen);
    give(screen, at, Input::Pick(n))
}

fn block(screen: &dyn Screen) -> usize {
    crate::kit::reading::block_where(screen, |block| matches!(block, Block::Choice(_)))
}

#[test]
fn both_views_of_a_day_stand_beside_each_other_and_nobody_is_told_who_is_right() {
    let page = says(&promised(FIRST));
    assert!(
        page.contains("seen differently | You: kept (At ten.). Your partner: partly (It came after the time.)."),
        "{page}"
    );
    let page = says(&promised(SECOND));
    assert!(page.contains("You: partly (It came after the time.). Your partner: kept (At ten.)."), "{page}");
    assert_eq!(page.matches("seen differently").count(), 1, "to notice agrees with kept: {page}");
}

#[test]
fn the_owner_marks_today_and_the_other_notices_or_says_how_they_saw_it() {
    let mut own = one_day(FIRST, "2026-11-22");
    pick_mark(&mut own, 1);
    let at = field(&own, "One line");
    give(&mut own, at, Input::Text("Only once.".into()));
    let wanted = Said::Marked { day: today(), mark: Some(Mark::Partly), line: "Only once.".into() };
    assert_eq!(*told(&press(&mut own, "ctrl+s")), Saying::about(RECORD, wanted));
    let mut other = one_day(SECOND, "2026-11-22");
    assert!(says(&other).contains("I noticed it") && !says(&other).contains("Moved"), "{}", says(&other));
    pick_mark(&mut other, 0);
    let wanted = Said::Noticed { day: today(), line: String::new() };
    assert_eq!(told(&press(&mut other, "ctrl+s")).said, wanted);
    let mut other = one_day(SECOND, "2026-11-22");
    pick_mark(&mut other, 2);
    let wanted = Said::Marked { day: today(), mark: Some(Mark::Partly), line: String::new() };
    assert_eq!(told(&press(&mut other, "ctrl+s")).said, wanted);
}

#[test]
fn ones_own_view_is_given_without_the_others_on_the_page() {
    let page = says(&one_day(FIRST, "2026-11-19"));
    assert!(page.contains("At ten.") && !page.contains("It came after the time."), "{page}");
    let page = says(&one_day(SECOND, "2026-11-21"));
    assert!(!page.contains("I forgot."), "{page}");
}

#[test]
fn a_mark_can_be_taken_back_and_an_unchanged_one_is_not_said_again() {
    let effects = push(&mut one_day(FIRST, "2026-11-21"), "Take my mark back");
    let wanted = Said::Marked { day: day("2026-11-21"), mark: None, line: String::new() };
    assert_eq!(told(&effects).said, wanted);
    let effects = press(&mut one_day(FIRST, "2026-11-21"), "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Discard(DraftPlace::OurDay(..)), Effect::Go(Go::Close)]), "{effects:?}");
}

#[test]
fn only_today_and_yesterday_take_a_mark_and_a_day_to_come_only_by_whose_it_is() {
    let opens = |people, row: &str| {
        let effects = take(&mut promised(people), row);
        matches!(&effects[..], [Effect::Go(Go::Open(Route::OurDay(..)))])
    };
    for people in [FIRST, SECOND] {
        assert!(opens(people, "Sun 22 Nov") && opens(people, "Sat 21 Nov") && !opens(people, "Fri 20 Nov"));
    }
    assert!(opens(FIRST, "Mon 23 Nov"));
    assert!(!says(&promised(SECOND)).contains("Mon 23 Nov"));
}

#[test]
fn a_line_that_is_being_typed_is_kept() {
    let mut screen = one_day(SECOND, "2026-11-22");
    let at = field(&screen, "One line");
    let waiting = kept(&give(&mut screen, at, Input::Text("I saw it, and".into())));
    assert_eq!(waiting.draft.place, DraftPlace::OurDay(RECORD, today()));
    let again = OurDay::new(kept_and_missed(), today(), SECOND, today(), Some(&waiting));
    assert!(says(&again).contains("I saw it, and"));
    assert!(matches!(press(&mut screen, "esc")[..], [Effect::Keep(_), Effect::Go(Go::Close), Effect::Say(_)]));
}

#[test]
fn after_a_miss_the_owner_and_nobody_else_is_led_to_repair_and_on_to_other_words() {
    assert!(!says(&promised(SECOND)).contains("missed day") && !says(&promised(SECOND)).contains("news, not"));
    let effects = push(&mut promised(FIRST), "After the missed day");
    let missed = day("2026-11-21");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Repair(RECORD, on)))] if *on == missed), "{effects:?}");
    let mut page = Repair::new(kept_and_missed(), missed, FIRST, None);
    let says_all = says(&page);
    for words in ["before you are asked", "Hear what it did", "Plan the next time", "I forgot."] {
        assert!(says_all.contains(words), "{words}: {says_all}");
    }
    let line = field(&page, "In one line");
    let waiting = kept(&give(&mut page, line, Input::Text("I forgot it. I will set a bell.".into())));
    let mut page = Repair::new(kept_and_missed(), missed, FIRST, Some(&waiting));
    let next = choice(&page, "What helps");
    give(&mut page, next, Input::Pick(1));
    let effects = push(&mut page, "Go on");
    let wanted = Said::Marked { day: missed, mark: Some(Mark::Missed), line: "I forgot it. I will set a bell.".into() };
    assert_eq!(told(&effects).said, wanted);
    let again = Route::OurCommitmentForm(Committing::Again(RECORD));
    assert!(matches!(effects.last(), Some(Effect::Go(Go::Replace(route))) if *route == again), "{effects:?}");
}

#[test]
fn a_commitment_from_a_clause_begins_with_its_words_and_follows_from_it() {
    let from = StatementId([1; 32]);
    let mut screen = form(Committing::From(from), Beginning::Agreed(quiet()));
    let page = says(&screen);
    for words in ["Phones rest in the hall after nine", "The bowl is full", "2027-01-31", "Both you and your partner"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let waiting = kept(&press(&mut screen, "'.'"));
    assert_eq!(waiting.draft.place, DraftPlace::OurCommitment(Committing::From(from)));
    let effects = press(&mut screen, "ctrl+s");
    let Saying { record: None, said: Said::Committed { text, from: Some(source) }, .. } = told(&effects) else {
        panic!("{effects:?}")
    };
    assert_eq!((text.often, *source), (Recurrence::EachTime, from));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Ledger(_))), "nothing goes into the own ledger");
}

#[test]
fn other_words_take_the_place_of_the_last_wording() {
    let mut screen = form(Committing::Again(RECORD), Beginning::Stored(promise("Say when I am late")));
    press(&mut screen, "' by message'");
    let effects = press(&mut screen, "ctrl+s");
    let saying = told(&effects);
    assert_eq!((saying.record, saying.parents.clone()), (Some(RECORD), vec![StatementId([2; 32])]));
    let mut same = form(Committing::Again(RECORD), Beginning::Stored(promise("Say when I am late")));
    assert!(!press(&mut same, "ctrl+s").iter().any(|effect| matches!(effect, Effect::Tell(_))));
}

#[test]
fn one_of_the_own_ledger_is_brought_only_after_its_exact_words_were_shown() {
    let mut screen = OurCommitments::new(Vec::new(), vec![promise("Ring on Sundays")], FIRST, today());
    assert!(!says(&screen).contains("Ring on Sundays"), "the shared page says nothing of the own ledger");
    push(&mut screen, "Bring one from your ledger");
    take(&mut screen, "Ring on Sundays");
    assert!(says(&screen).contains("exactly what your partner will see") && says(&screen).contains("the message"));
    let effects = push(&mut screen, "Let both of you see it");
    let said = Said::Committed { text: Box::new(promise("Ring on Sundays")), from: None };
    assert_eq!(*told(&effects), Saying::new(said));
    let here = Book::read(&promise_room().all).commitments().to_vec();
    let own = vec![here[0].text().clone()];
    assert!(!says(&OurCommitments::new(here, own, FIRST, today())).contains("Bring one"), "it is here already");
}

#[test]
fn whose_it_is_ends_it_after_a_second_key_and_the_other_cannot() {
    assert!(!says(&promised(SECOND)).contains("End it") && !says(&promised(SECOND)).contains("Change its words"));
    let mut screen = promised(FIRST);
    assert!(!push(&mut screen, "End it").iter().any(|effect| matches!(effect, Effect::Tell(_))));
    assert_eq!(told(&push(&mut screen, "End it")).said, Said::Concluded);
}

/// Any marks of both, over the last five weeks.
fn marks() -> impl Strategy<Value = Vec<(Person, i64, Option<Mark>)>> {
    let mark = prop::option::of(prop::sample::select(Mark::ALL.to_vec()));
    prop::collection::vec((prop::sample::select(Person::BOTH.to_vec()), 0..35_i64, mark), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn calendars_rates_and_views_are_what_the_book_says(marks in marks()) {
        let mut room = Room::default();
        commit(&mut room, First, 1, promise("Ring"));
        for (by, ago, said) in marks {
            let on = today() - chrono::Duration::days(ago);
            match said {
                Some(given) => mark(&mut room, by, 1, &on.to_string(), given, ""),
                None => { room.say(by, 1, 0, Said::Noticed { day: on, line: String::new() }); }
            }
        }
        let book = Book::read(&room.all);
        let one = &book.commitments()[0];
        for people in [FIRST, SECOND] {
            let screen = OneCommitment::new(one.clone(), people, today(), None);
            let scene = crate::kit::scene();
            let page = screen.page(&scene);
            let shown = page.blocks.iter().filter_map(|block| if let Block::Calendar(one) = block { Some(one) } else { None });
            for (calendar, person) in shown.zip([people.me, people.me.other()]) {
                let wanted = one.calendar(person, span(today(), SPANS[1]));
                let letters: Vec<_> = wanted.iter().map(|(day, sign)| (*day, sign.letter(), sign.words())).collect();
                prop_assert_eq!(&calendar.days, &letters);
                for (days, tally) in SPANS.into_iter().zip(one.tallies(person, today())) {
                    if tally.counted() >= LEAST {
                        let rate = format!("Last {days} days: kept {} of {}.", tally.kept + tally.moved, tally.counted());
                        prop_assert!(calendar.sentence.contains(&rate), "{}: {}", rate, calendar.sentence);
                    } else {
                        let rate = format!("Last {days} days: kept {} of {}.", tally.kept + tally.moved, tally.counted());
                        let early = calendar.sentence.contains(&format!("{rate} That is too early"));
                        prop_assert!(early || tally.counted() == 0, "{}", calendar.sentence);
                    }
                }
            }
            let page = says(&screen);
            prop_assert!(!page.contains("more than") && !page.contains("less than your"), "{}", page);
        }
    }
}

#[test]
fn a_day_that_differs_never_joins_into_one_mark() {
    let book = Book::read(&promise_room().all);
    let one = &book.commitments()[0];
    assert_eq!(one.differing().count(), 1);
    let own = one.calendar(First, (day("2026-11-19"), day("2026-11-19")));
    let other = one.calendar(Second, (day("2026-11-19"), day("2026-11-19")));
    assert_ne!(own, other);
}
