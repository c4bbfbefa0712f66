use super::ledger_looks::{commitment, full, item, offer, one, one_day, opening, promise, writing};
use crate::kit::reading::{field, give, push, says, says_in};
use crate::kit::samples::day;
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, LedgerEffect};
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::checkin::{self, Checkin};
use mendway::app::screens::ledger::Ledger;
use mendway::app::screens::ledger::one::OneCommitment;
use mendway::app::screens::ledger::writing::{Beginning, CommitmentForm, Opening as FormOpening};
use mendway::app::screens::summary::{Closing, Summary};
use mendway::app::screens::today::{Day, DueToday, Today};
use mendway::domain::commitment::{CommitmentDraft, CommitmentPlace, Mark, Size};
use mendway::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use mendway::domain::ids::CommitmentId;
use mendway::domain::person::{Bond, Role};
use mendway::domain::recurrence::Recurrence;
use mendway::domain::sitting::{Sitting, SittingState};

fn said(effects: &[Effect]) -> String {
    let notices = effects.iter().filter_map(|effect| match effect {
        Effect::Say(notice) => Some(notice.text.clone()),
        _ => None,
    });
    notices.collect::<Vec<_>>().join(" ")
}

fn saved(effects: &[Effect]) -> Option<&CommitmentDraft> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ledger(LedgerEffect::Save(_, text)) => Some(&**text),
        _ => None,
    })
}

fn kept(effects: &[Effect]) -> Option<&Draft> {
    effects.iter().rev().find_map(|effect| if let Effect::Keep(draft) = effect { Some(draft) } else { None })
}

#[test]
fn one_key_marks_today_and_the_page_is_read_again() {
    for (key, mark) in [("k", Mark::Kept), ("p", Mark::Partly), ("m", Mark::Missed), ("e", Mark::Excused)] {
        let effects = press(&mut Ledger::new(full()), key);
        let wanted = LedgerEffect::Mark { commitment: CommitmentId(3), day: day("2026-11-22"), mark, line: None };
        assert!(matches!(&effects[0], Effect::Ledger(effect) if *effect == wanted), "{effects:?}");
        assert!(
            matches!(&effects[1], Effect::Go(Go::Replace(Route::Ledger(Some(CommitmentId(3)))))),
            "the same row stays current"
        );
    }
}

#[test]
fn what_is_due_today_stands_first_and_what_ended_last() {
    let page = says(&Ledger::new(full()));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    let order = ["Share the calendar", "Sit down", "Walk on Saturday", "Ring on Sundays", "Leave the phone"].map(at);
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{page}");
    assert!(
        page.contains("due today") && page.contains("next Thu 26 Nov") && page.contains("from Sat 5 Dec"),
        "{page}"
    );
}

#[test]
fn a_row_that_is_not_due_today_takes_no_mark() {
    let weekly = CommitmentDraft {
        often: Recurrence::read("every week", day("2026-11-12")).expect("weeks"),
        ..promise("Accounts", "2026-11-12")
    };
    let effects = press(&mut Ledger::new(opening(vec![item(1, weekly, "")])), "k");
    assert!(matches!(&effects[..], [Effect::Say(_)]), "{effects:?}");
    assert!(said(&effects).contains("Nothing of this is due today"));
}

#[test]
fn u_takes_the_mark_of_today_back() {
    let marked = || Ledger::new(opening(vec![item(1, promise("Ring", "2026-11-02"), "K")]));
    let effects = press(&mut marked(), "u");
    assert!(
        matches!(&effects[0], Effect::Ledger(LedgerEffect::Unmark(id, _)) if *id == CommitmentId(1)),
        "{effects:?}"
    );
    let mut open = Ledger::new(opening(vec![item(1, promise("Ring", "2026-11-02"), "K.")]));
    assert!(matches!(&press(&mut open, "u")[..], [Effect::Say(_)]));
}

#[test]
fn moving_ahead_opens_the_next_day_without_a_mark() {
    let at = |letters| {
        let effects = press(&mut Ledger::new(opening(vec![item(1, promise("Ring", "2026-11-02"), letters)])), "r");
        match &effects[..] {
            [Effect::Go(Go::Open(Route::CommitmentDay { day, mark: Some(Mark::Renegotiated), .. }))] => day.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(at("."), "2026-11-22");
    assert_eq!(at("K"), "2026-11-23");
}

#[test]
fn a_miss_is_met_with_what_helps_and_without_blame() {
    let missed = Ledger::new(opening(vec![item(1, promise("Ring", "2026-11-02"), "KK-.")]));
    let page = says(&missed);
    assert!(page.contains("say so before you are asked, as long as that is safe"), "{page}");
    for word in ["streak", "fail", "broke", "again in a row", "best", "only", "%", "score"] {
        assert!(!page.to_lowercase().contains(word), "{word}: {page}");
    }
    let mended = Ledger::new(opening(vec![item(1, promise("Ring", "2026-11-02"), "KK-K")]));
    assert!(!says(&mended).contains("was missed"));
}

#[test]
fn a_commitment_shows_four_weeks_of_letters_both_rates_and_its_days() {
    let page = says(&one());
    assert!(page.contains(".......ooooooKKKpoKK-KKeKr-o"), "{page}");
    let rates = "Last 14 days: kept 8 of 11. Partly 1, missed 2, moved ahead of time 1. Not counted: 1 excused, 1 \
                 without a mark. Last 28 days: kept 9 of 12.";
    assert!(page.contains(rates), "{page}");
    assert!(page.contains("Fri 20 Nov | moved ahead of time | I said so on Thursday."), "{page}");
    assert!(page.contains("Mon 23 Nov | still to come"), "{page}");
}

#[test]
fn a_past_day_is_marked_on_its_row_but_cannot_be_moved_any_more() {
    let effects = press(&mut one(), "down m");
    assert!(
        matches!(&effects[0], Effect::Ledger(LedgerEffect::Mark { day, mark: Mark::Missed, .. }) if day.to_string() == "2026-11-21"),
        "{effects:?}"
    );
    let effects = press(&mut one(), "down r");
    assert!(matches!(&effects[..], [Effect::Say(_)]) && said(&effects).contains("cannot be moved"), "{effects:?}");
}

#[test]
fn a_day_to_come_can_be_moved_but_not_missed() {
    let effects = press(&mut one(), "up m");
    assert!(matches!(&effects[..], [Effect::Say(_)]), "{effects:?}");
    let effects = press(&mut one(), "up r");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::CommitmentDay { .. }))]), "{effects:?}");
}

#[test]
fn ending_keeps_words_and_can_be_undone() {
    let effects = press(&mut one(), "x");
    assert!(matches!(&effects[0], Effect::Ledger(LedgerEffect::End(CommitmentId(3)))), "{effects:?}");
    let mut ended = item(3, promise("Ring", "2026-11-02"), "K");
    ended.commitment.ended = Some(crate::kit::now());
    let mut screen = OneCommitment::new(ended, Vec::new(), day("2026-11-22"), Bond::Partner);
    let effects = push(&mut screen, "Take it up again");
    assert!(matches!(&effects[0], Effect::Ledger(LedgerEffect::Resume(_))), "{effects:?}");
}

#[test]
fn a_day_is_stored_with_its_line_and_the_line_is_a_draft_until_then() {
    let mut screen = one_day("2026-11-23", Some(Mark::Renegotiated));
    let typed = press(&mut screen, "'At seven.'");
    let draft = kept(&typed).expect("a draft");
    assert_eq!(draft.place, DraftPlace::Day(CommitmentId(3), day("2026-11-23")));
    let effects = press(&mut screen, "ctrl+s");
    assert!(
        matches!(&effects[0], Effect::Ledger(LedgerEffect::Mark { mark: Mark::Renegotiated, line: Some(line), .. }) if line == "At seven."),
        "{effects:?}"
    );
    let mut unchosen = one_day("2026-11-22", None);
    assert!(matches!(&press(&mut unchosen, "ctrl+s")[..], [Effect::Say(_)]));
}

#[test]
fn every_letter_typed_in_the_form_is_kept_and_comes_back() {
    let mut form = writing(CommitmentPlace::New, Beginning::Blank, 0);
    let effects = press(&mut form, "'Ring at six' enter 'it is si'");
    let draft = kept(&effects).expect("a draft").clone();
    let DraftText::Form(given) = &draft.text else { panic!("{draft:?}") };
    assert_eq!((given["what"].as_str(), given["if"].as_str()), ("Ring at six", "it is si"));
    let kept = Some(KeptDraft { draft, kept: crate::kit::now() });
    let again = CommitmentForm::new(FormOpening {
        place: CommitmentPlace::New,
        beginning: Beginning::Blank,
        others: Vec::new(),
        today: day("2026-11-22"),
        kept,
    });
    assert!(says(&again).contains("If: the moment that calls for it: it is si"), "{}", says(&again));
    let mut again = again;
    let effects = press(&mut again, "'x' esc");
    assert!(said(&effects).contains("Draft kept"), "{effects:?}");
}

#[test]
fn how_often_is_read_back_beside_the_field_and_refused_with_its_forms() {
    let mut form = writing(CommitmentPlace::New, Beginning::Blank, 0);
    press(&mut form, "'Ring'");
    let often = field(&form, "How often");
    give(&mut form, often, Input::Text("mon and thu".into()));
    assert!(says(&form).contains("Read as: on Mon and Thu."), "{}", says(&form));
    let effects = push(&mut form, "Save");
    assert_eq!(saved(&effects).map(|text| text.often.words(text.since)), Some("on Mon and Thu".into()));
    give(&mut form, often, Input::Text("now and then".into()));
    let effects = push(&mut form, "Save");
    assert!(saved(&effects).is_none() && said(&effects).contains("each time"), "{effects:?}");
}

#[test]
fn a_large_one_in_the_first_weeks_is_cautioned_once_and_then_goes_anyway() {
    let mut form = writing(CommitmentPlace::New, Beginning::Blank, 0);
    press(&mut form, "'Move the shed'");
    let size = crate::kit::reading::choice(&form, "How long");
    give(&mut form, size, Input::Pick(2));
    let first = press(&mut form, "ctrl+s");
    assert!(saved(&first).is_none() && said(&first).contains("go anyway"), "{first:?}");
    let second = press(&mut form, "ctrl+s");
    assert_eq!(saved(&second).map(|text| text.size), Some(Size::Larger));
}

#[test]
fn a_fourth_one_is_refused_in_the_first_two_weeks_and_kept_as_a_draft() {
    let mut others: Vec<_> = (0..3).map(|id| commitment(id, promise("Other", "2026-11-20"))).collect();
    others.iter_mut().for_each(|one| one.written = crate::kit::samples::evening(2));
    let (place, beginning, today) = (CommitmentPlace::New, Beginning::Blank, day("2026-11-22"));
    let mut form = CommitmentForm::new(FormOpening { place, beginning, others, today, kept: None });
    press(&mut form, "'A fourth'");
    for _ in 0..3 {
        let effects = press(&mut form, "ctrl+s");
        assert!(saved(&effects).is_none() && kept(&effects).is_some(), "{effects:?}");
        assert!(said(&effects).contains("End one first"), "{effects:?}");
    }
}

#[test]
fn later_a_fourth_one_is_a_caution() {
    let mut form = writing(CommitmentPlace::New, Beginning::Blank, 3);
    press(&mut form, "'A fourth'");
    assert!(saved(&press(&mut form, "ctrl+s")).is_none());
    assert!(saved(&press(&mut form, "ctrl+s")).is_some());
}

#[test]
fn an_offer_is_looked_at_before_it_is_taken_and_can_be_left() {
    let offered = || {
        let offer = offer();
        writing(CommitmentPlace::Offered(offer.source), Beginning::Offer(offer.title, offer.said), 0)
    };
    let mut form = offered();
    assert!(says(&form).contains("You wrote this in \"Small promises\""), "{}", says(&form));
    let effects = push(&mut form, "Save");
    let text = saved(&effects).expect("saved");
    assert_eq!((text.what.as_str(), text.often.words(text.since)), ("Ring on Sundays", "every week, on Sun".into()));
    let effects = push(&mut offered(), "Leave it in the exercise");
    assert!(matches!(&effects[0], Effect::Ledger(LedgerEffect::Leave(_))), "{effects:?}");
}

#[test]
fn a_finished_sitting_leads_to_its_offer() {
    let sitting = Sitting {
        id: offer().source.sitting,
        exercise: "a2-small".parse().expect("an id"),
        revision: 1,
        title: "Small promises".into(),
        role: Role::Accountable,
        bond: Bond::Friend,
        breach: None,
        begun: crate::kit::now(),
        ended: Some(crate::kit::now()),
        state: SittingState::Done,
        before: None,
        after: None,
        at: None,
        marked: false,
        responses: Vec::new(),
    };
    let (close, again) = ("That is all.".to_owned(), String::new());
    let closing = Closing { close, again, offers: vec![offer()], ..Closing::default() };
    let effects = push(&mut Summary::new(sitting, closing), "Into my commitments: Ring on Sundays");
    assert!(
        matches!(&effects[..], [Effect::Go(Go::Open(Route::CommitmentForm(CommitmentPlace::Offered(_))))]),
        "{effects:?}"
    );
}

#[test]
fn what_is_due_shows_on_today_and_after_the_check_in() {
    let due = DueToday { id: CommitmentId(3), what: "Ring".into(), mark: None };
    let mut today = Today::new(Day { commitments: vec![due], ..Day::default() });
    let effects = crate::kit::plain::pick(&mut today, "Commitment: Ring");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Ledger(Some(CommitmentId(3)))))]), "{effects:?}");
    let day = day("2026-11-22");
    let mut with = Checkin::new(checkin::Opening { day, today: day, due: 1, ..checkin::Opening::default() });
    let effects = press(&mut with, "7 ctrl+s");
    assert!(effects.iter().any(|e| matches!(e, Effect::Go(Go::Replace(Route::Ledger(None))))), "{effects:?}");
    let mut without = Checkin::new(checkin::Opening { day, today: day, ..checkin::Opening::default() });
    assert!(press(&mut without, "7 ctrl+s").iter().any(|e| matches!(e, Effect::Go(Go::Close))));
}

#[test]
fn covered_pages_show_no_words_and_no_letters() {
    let covered = Scene { cover: Cover::Covered, ..scene() };
    for page in [says_in(&Ledger::new(full()), &covered), says_in(&one(), &covered)] {
        for word in ["calendar", "Ring", "KKK", "kept"] {
            assert!(!page.contains(word), "{word}: {page}");
        }
    }
    let mut form = writing(CommitmentPlace::New, Beginning::Blank, 0);
    press(&mut form, "'Ring at six'");
    assert!(!says_in(&form, &covered).contains("Ring at six"));
}

#[test]
fn an_address_is_enough_to_come_back_to_the_same_row() {
    let mut ledger = Ledger::new(full());
    press(&mut ledger, "down down");
    let Route::Ledger(at @ Some(_)) = ledger.route() else { panic!("{:?}", ledger.route()) };
    let again = Ledger::new(mendway::app::screens::ledger::Opening { at, ..full() });
    assert_eq!(again.route(), ledger.route());
}
