//! What is agreed: what the pages show is what the book says, and nothing typed is lost.

use super::our_looks::{
    FIRST, Room, SECOND, agreements, clause, held, one, propose, quiet, reworded, several, sheet, taken_back, today,
    watching, writing,
};
use crate::kit::reading::{choice, field, give, push, says};
use crate::kit::samples::day;
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, ExportEffect, Go};
use mendway::app::outcome::Told;
use mendway::app::page::Block;
use mendway::app::route::{Proposing, Route};
use mendway::app::screen::Screen;
use mendway::app::screens::agreements::one::OneAgreement as OwnDraft;
use mendway::app::screens::together::agreements::OurAgreements;
use mendway::app::screens::together::agreements::clause::{ClauseForm, Opening};
use mendway::app::screens::together::agreements::one::OneAgreement;
use mendway::domain::agreement::{Agreement as Draft, AgreementDraft};
use mendway::domain::commitment::Committing;
use mendway::domain::draft::{DraftPlace, DraftText, KeptDraft};
use mendway::domain::ids::AgreementId;
use mendway::domain::person::Person::{self, First};
use mendway::domain::statement::{RecordId, Said, Saying, StatementId};
use mendway::insight::ours::{Review, Standing, words};
use mendway::packet::Form;
use proptest::prelude::*;

fn told(effects: &[Effect]) -> &Saying {
    let told = effects.iter().find_map(|effect| if let Effect::Tell(saying) = effect { Some(saying) } else { None });
    told.unwrap_or_else(|| panic!("nothing is said: {effects:?}"))
}

fn notice(effects: &[Effect]) -> String {
    let said =
        effects.iter().filter_map(|effect| if let Effect::Say(one) = effect { Some(one.text.clone()) } else { None });
    said.collect::<Vec<_>>().join(" ")
}

/// Presses the button whose words begin with `label`.
fn press_on(screen: &mut dyn Screen, label: &str) -> Vec<Effect> {
    crate::kit::reading::push_from(screen, label)
}

fn type_in(screen: &mut dyn Screen, label: &str, text: &str) -> Vec<Effect> {
    let at = field(screen, label);
    give(screen, at, Input::Text(text.into()))
}

fn kept(effects: &[Effect]) -> KeptDraft {
    let draft =
        effects.iter().rev().find_map(|effect| if let Effect::Keep(draft) = effect { Some(draft) } else { None });
    KeptDraft { draft: draft.expect("a draft").clone(), kept: crate::kit::now() }
}

#[test]
fn what_is_due_for_a_look_stands_first_and_what_is_over_last() {
    let page = says(&OurAgreements::new(agreements(), FIRST, today()));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    let order = ["Phones rest", "Money above", "We tell each other", "We both see", "my sister", "Calls", "No visits"];
    assert!(order.map(at).windows(2).all(|pair| pair[0] < pair[1]), "{page}");
    for words in ["Time to look at it again, since Fri 20 Nov", "waits for your yes", "proposed by you", "set aside"] {
        at(words);
    }
    assert!(page.contains("no longer held") && page.contains("ended Sun 15 Nov"), "{page}");
}

#[test]
fn a_yes_is_to_exactly_these_words() {
    let room = reworded();
    let effects = press_on(&mut one(&room, FIRST), "Say yes to exactly these words");
    let to = room.all[2].id;
    let said = Said::Assented { to, words: words(&room.all[2].said).expect("words") };
    assert_eq!(*told(&effects), Saying::about(RecordId([1; 16]), said));
    assert!(!says(&one(&room, SECOND)).contains("Say yes"), "nobody says yes to their own words twice");
}

#[test]
fn enter_alone_never_says_a_yes() {
    for room in [held(), reworded(), several(), taken_back()] {
        for people in [FIRST, SECOND] {
            let effects = press(&mut one(&room, people), "enter");
            assert!(!effects.iter().any(|effect| matches!(effect, Effect::Tell(_))), "{effects:?}");
        }
    }
}

#[test]
fn other_words_show_what_they_change_word_by_word() {
    let page = says(&one(&reworded(), FIRST));
    let changed = "Phones rest in the hall after [removed: nine] [added: ten, call weeks excepted]";
    assert!(page.contains(changed), "{page}");
    assert!(page.contains("[removed: 20 Nov 2026] [added: 20 Dec 2026]"), "{page}");
    assert!(page.contains("Other words, proposed by your partner"), "{page}");
}

#[test]
fn taking_a_yes_back_is_told_to_be_visible_and_needs_a_second_key() {
    let mut screen = one(&held(), FIRST);
    assert!(!press_on(&mut screen, "Take your yes back").iter().any(|effect| matches!(effect, Effect::Tell(_))));
    let page = says(&screen);
    assert!(page.contains("sees that you did") && page.contains("no penalty"), "{page}");
    let effects = push(&mut screen, "Take it back");
    assert_eq!(told(&effects).said, Said::Withdrawn { of: held().all[0].id });
    let mut screen = one(&held(), FIRST);
    press_on(&mut screen, "Take your yes back");
    push(&mut screen, "Leave it as it is");
    assert!(says(&screen).starts_with("An agreement |"), "{}", says(&screen));
}

#[test]
fn a_yes_that_was_taken_back_can_be_said_again_by_whoever_took_it_back() {
    let effects = press_on(&mut one(&taken_back(), SECOND), "Say yes to it again");
    assert!(matches!(told(&effects).said, Said::Assented { .. }), "{effects:?}");
    assert!(!says(&one(&taken_back(), FIRST)).contains("Say yes"));
    assert!(says(&one(&taken_back(), FIRST)).contains("Your partner took a yes back on 19 Nov 2026"));
}

#[test]
fn why_it_is_set_aside_is_kept_while_it_is_typed_and_said_only_once() {
    let mut screen = one(&held(), FIRST);
    press_on(&mut screen, "Set it aside for now");
    let waiting = kept(&press(&mut screen, "'The move first'"));
    assert_eq!(waiting.draft.place, DraftPlace::Parking(RecordId([1; 16])));
    let mut again = OneAgreement::new(held().agreement(), FIRST, today(), Some(&waiting));
    assert!(says(&again).contains("The move first"));
    press(&mut again, "esc");
    press_on(&mut again, "Set it aside for now");
    assert!(says(&again).contains("The move first"), "also after a look at the page before");
    let effects = press(&mut again, "ctrl+s");
    assert_eq!(told(&effects).said, Said::Parked { why: "The move first".into() });
    assert!(matches!(&effects[1], Effect::Discard(DraftPlace::Parking(_))), "{effects:?}");
}

#[test]
fn whoever_set_it_aside_takes_it_up_again_with_the_yes_that_stands() {
    let mut room = held();
    room.say(First, 1, 2, Said::Parked { why: String::new() });
    let effects = press_on(&mut one(&room, FIRST), "Take it up again");
    assert!(matches!(told(&effects).said, Said::Assented { .. }), "{effects:?}");
    assert!(!says(&one(&room, SECOND)).contains("Take it up again"));
}

#[test]
fn a_clause_in_force_leads_to_a_commitment_that_follows_from_it() {
    let effects = press_on(&mut one(&held(), FIRST), "Make a commitment");
    let wanted = Route::OurCommitmentForm(Committing::From(held().all[0].id));
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(route))] if *route == wanted), "{effects:?}");
    assert!(!says(&one(&watching(), FIRST)).contains("Make a commitment"));
}

#[test]
fn words_that_let_one_watch_take_no_yes_without_an_end() {
    let page = says(&one(&watching(), SECOND));
    assert!(!page.contains("Say yes") && page.contains("at most 90 days away"), "{page}");
    assert!(page.contains("Propose other words"), "{page}");
}

#[test]
fn every_page_of_an_agreement_says_that_both_can_stop_and_that_it_is_no_penalty() {
    let rooms = [held(), reworded(), several(), watching(), taken_back()];
    for (room, people) in rooms.iter().flat_map(|room| [(room, FIRST), (room, SECOND)]) {
        let page = says(&one(room, people));
        assert!(page.contains("Either of you can stop") && page.contains("is no penalty"), "{page}");
    }
}

#[test]
fn half_a_clause_is_kept_and_found_again() {
    let mut screen = writing(Proposing::New, AgreementDraft::default(), Vec::new());
    press(&mut screen, "'Phones rest'");
    let waiting = kept(&type_in(&mut screen, "It ends", "2027-0"));
    assert_eq!(waiting.draft.place, DraftPlace::Clause(Proposing::New));
    assert!(matches!(&waiting.draft.text, DraftText::Form(given) if given["ends"] == "2027-0"));
    let opening = |kept| Opening {
        proposing: Proposing::New,
        people: FIRST,
        text: AgreementDraft::default(),
        replaces: Vec::new(),
        kept,
    };
    let mut again = ClauseForm::new(opening(Some(waiting)));
    assert!(says(&again).contains("Phones rest") && says(&again).contains("2027-0"));
    assert!(notice(&press(&mut again, "ctrl+s")).contains("2027-0"));
    assert!(matches!(press(&mut again, "esc")[..], [Effect::Keep(_), Effect::Go(Go::Close), Effect::Say(_)]));
}

#[test]
fn a_clause_is_read_once_more_before_anybody_sees_it() {
    let mut screen = writing(Proposing::New, quiet(), Vec::new());
    let effects = press(&mut screen, "ctrl+s");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Tell(_))), "{effects:?}");
    let page = says(&screen);
    for words in ["exactly what your partner will see", "Why: We both sleep better", "31 January 2027"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    press(&mut screen, "esc");
    assert!(says(&screen).contains("What it asks of both: Phones rest"), "and can be changed once more");
    press(&mut screen, "ctrl+s");
    let effects = push(&mut screen, "Propose it");
    assert_eq!(*told(&effects), Saying::new(Said::Proposed { clause: quiet() }));
    assert!(matches!(&effects[1], Effect::Discard(DraftPlace::Clause(Proposing::New))), "{effects:?}");
}

#[test]
fn an_end_is_asked_for_once_and_then_left_open() {
    let mut screen = writing(Proposing::New, clause("We eat at seven"), Vec::new());
    assert!(notice(&press(&mut screen, "ctrl+s")).contains("It names no last day"));
    press(&mut screen, "ctrl+s");
    assert!(says(&screen).contains("It ends: no day is named"), "{}", says(&screen));
}

#[test]
fn what_lets_one_watch_is_not_proposed_without_an_end_within_ninety_days() {
    let mut screen = writing(Proposing::New, clause("We share our location"), Vec::new());
    for ends in ["", "2027-02-21"] {
        type_in(&mut screen, "It ends", ends);
        for _ in 0..3 {
            assert!(notice(&press(&mut screen, "ctrl+s")).contains("20 Feb 2027 at the latest"), "{ends}");
        }
    }
    type_in(&mut screen, "It ends", "2027-02-20");
    press(&mut screen, "ctrl+s");
    assert!(matches!(told(&push(&mut screen, "Propose it")).said, Said::Proposed { .. }));
}

#[test]
fn the_lens_explains_and_offers_other_words_and_never_blocks() {
    let mut screen = writing(Proposing::New, AgreementDraft::default(), Vec::new());
    press(&mut screen, "'You never see your sister without me' enter");
    assert!(says(&screen).contains("A place to look at"), "{}", says(&screen));
    press(&mut screen, "ctrl+s ctrl+s");
    assert!(says(&screen).contains("A place to look at"), "also on the page before it is said");
    let effects = press(&mut screen, "f7");
    let [Effect::Lay(layer)] = &effects[..] else { panic!("{effects:?}") };
    assert!(says(&**layer).contains("Friends and family are a right"), "{}", says(&**layer));
    assert!(matches!(told(&push(&mut screen, "Propose it")).said, Said::Proposed { .. }));
}

#[test]
fn enter_alone_never_proposes_and_never_shares() {
    let mut screen = writing(Proposing::New, quiet(), Vec::new());
    let effects = press(&mut screen, "ctrl+s enter");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Tell(_))), "{effects:?}");
}

#[test]
fn a_third_proposal_takes_the_place_of_all_that_stand_side_by_side() {
    let room = several();
    let agreement = room.agreement();
    assert_eq!(agreement.heads().len(), 2);
    let replaces = agreement.heads().into_iter().filter_map(|id| Some((id, agreement.version(id)?.clause.clone())));
    let proposing = Proposing::Again(agreement.record);
    let mut screen = writing(proposing, clause("We eat at eight"), replaces.collect());
    assert!(says(&screen).contains("Wording 1: We eat at seven"), "{}", says(&screen));
    assert!(notice(&press(&mut screen, "ctrl+s")).contains("stand already"));
    type_in(&mut screen, "What it asks", "We eat at half past seven");
    press(&mut screen, "ctrl+s ctrl+s");
    let effects = push(&mut screen, "Propose it");
    let wanted = Saying::about(agreement.record, Said::Proposed { clause: clause("We eat at half past seven") });
    assert_eq!(*told(&effects), wanted.after(agreement.heads()));
}

#[test]
fn an_own_draft_is_proposed_only_while_the_room_for_two_is_open_and_only_as_stored() {
    let stored =
        Draft { id: AgreementId(4), text: quiet(), written: crate::kit::now(), ended: None, versions: Vec::new() };
    assert!(!says(&OwnDraft::new(Some(stored.clone()), None)).contains("Propose this together"));
    let mut screen = OwnDraft::for_two(Some(stored), None);
    let effects = push(&mut screen, "Propose this together");
    let wanted = Route::OurClause(Proposing::Draft(AgreementId(4)));
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(route))] if *route == wanted), "{effects:?}");
    type_in(&mut screen, "Why", "Something else");
    assert!(notice(&push(&mut screen, "Propose this together")).contains("Save your changes first"));
}

#[test]
fn a_sheet_is_written_exactly_as_it_is_shown() {
    let mut screen = sheet();
    assert!(says(&screen).contains("WHAT WE AGREED"), "{}", says(&screen));
    let form = choice(&screen, "The form");
    give(&mut screen, form, Input::Pick(1));
    assert!(says(&screen).contains("# What we agreed") && !says(&screen).contains("WHAT WE AGREED"));
    let effects = press(&mut screen, "ctrl+s");
    let [Effect::Export(ExportEffect::WriteSheet { text, form, folder })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(
        (text.as_str(), *form, folder.as_str()),
        ("# What we agreed\n\nPhones rest\\.\n", Form::Markdown, "/home/kim")
    );
    screen.hear(Told::Written("/home/kim/notes-2026-11-22.md".into()), &scene());
    assert!(says(&screen).contains("notes-2026-11-22.md"));
}

#[test]
fn the_forbidden_words_of_a_contest_are_on_no_page_of_two() {
    for look in super::our_looks::OURS {
        let page = says(&*super::looks::at(look)).to_lowercase();
        let said: Vec<&str> = page.split(|c: char| !c.is_alphanumeric()).collect();
        for word in
            ["streak", "score", "wrong", "fault", "blame", "ahead of you", "behind", "better than", "winner", "failed"]
        {
            assert!(!said.contains(&word), "{}: {word}: {page}", look.0);
        }
    }
}

/// One thing said about one agreement.
#[derive(Clone, Debug)]
enum Deed {
    Propose(Person, usize),
    Assent(Person, usize),
    Back(Person, usize),
    Park(Person),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let person = prop::sample::select(Person::BOTH.to_vec());
    let deed = prop_oneof![
        (person.clone(), 0..4_usize).prop_map(|(by, on)| Deed::Propose(by, on)),
        (person.clone(), 0..4_usize).prop_map(|(by, on)| Deed::Assent(by, on)),
        (person.clone(), 0..4_usize).prop_map(|(by, on)| Deed::Back(by, on)),
        person.prop_map(Deed::Park),
    ];
    prop::collection::vec(deed, 0..9)
}

fn room_of(deeds: &[Deed]) -> Room {
    let mut room = Room::default();
    let mut proposals: Vec<StatementId> = vec![propose(&mut room, First, 1, &[], clause("We eat at seven"))];
    for (at, deed) in deeds.iter().enumerate() {
        match deed {
            Deed::Propose(by, on) => {
                let parents: Vec<StatementId> = proposals.get(*on).copied().into_iter().collect();
                let text =
                    AgreementDraft { review: Some(day("2026-11-20")), ..clause(&format!("Wording number {at}")) };
                proposals.push(propose(&mut room, *by, 1, &parents, text));
            }
            Deed::Assent(by, on) => room.assent(*by, proposals[on % proposals.len()], 5),
            Deed::Back(by, on) => {
                room.say(*by, 1, 4, Said::Withdrawn { of: proposals[on % proposals.len()] });
            }
            Deed::Park(by) => {
                room.say(*by, 1, 3, Said::Parked { why: String::new() });
            }
        }
    }
    room
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn the_pages_say_what_the_book_says(deeds in deeds()) {
        let room = room_of(&deeds);
        let agreement = room.agreement();
        for people in [FIRST, SECOND] {
            let page = says(&one(&room, people));
            let list = says(&OurAgreements::new(room.agreements(), people, today()));
            let (sentence, row) = match agreement.standing(today()) {
                Standing::InForce { .. } => ("Both of you hold it, since", "since "),
                Standing::Proposed { by } if by == people.me => ("You proposed it", "proposed by you"),
                Standing::Proposed { .. } => ("Your partner proposed it", "waits for your yes"),
                Standing::Withdrawn { .. } => ("It is not held any more", "no longer held"),
                Standing::Parked { .. } => ("set it aside for now", "set aside"),
                Standing::Ended { .. } => ("It has ended", "ended "),
                Standing::Several(_) => ("wordings side by side", "wordings"),
            };
            prop_assert!(page.contains(sentence), "{sentence}: {page}");
            prop_assert!(list.contains(row), "{row}: {list}");
            for version in agreement.current().into_iter().chain(agreement.open()) {
                prop_assert!(page.contains(&version.clause.what), "{page}");
            }
            let due = matches!(agreement.review(today()), Some(Review::Due(_)));
            prop_assert_eq!(list.contains("Time to look at it again"), due, "{}", list);
            let asked = page.matches("Say yes to exactly these words").count();
            prop_assert_eq!(asked, agreement.awaiting_yes(people.me).len(), "{}", page);
        }
    }

    #[test]
    fn whatever_one_key_says_is_a_yes_to_exactly_the_words_of_one_wording(deeds in deeds()) {
        let room = room_of(&deeds);
        let agreement = room.agreement();
        for button in 0..9 {
            let mut screen = one(&room, FIRST);
            let buttons = crate::kit::reading::block_where(&screen, |block| matches!(block, Block::Buttons(_)));
            for effect in give(&mut screen, buttons, Input::Pick(button)) {
                let Effect::Tell(saying) = effect else { continue };
                prop_assert_eq!(saying.record, Some(agreement.record));
                let Said::Assented { to, words } = saying.said else { panic!("only a yes is said by one key") };
                prop_assert_eq!(agreement.version(to).map(|version| version.words), Some(words));
            }
        }
    }
}
