//! What the screens of two do, and what someone who is afraid of the other can do on each of them.

use super::two_looks::{
    Word, both_released, desk, line, locked, ratings, reached, readiness, released, shown, slug, the_front, the_hub,
    the_open_hub,
};
use crate::kit::plain::{pick, text};
use crate::kit::scene;
use mendway::app::effect::{Effect, Go, HomeEffect, RoundEffect};
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::first_run::FirstRun;
use mendway::app::screens::lock::{Door, Handing, Lock};
use mendway::app::screens::together::round::{Desk, Own, RoundScreen, gap};
use mendway::app::screens::together::talk::TalkScreen;
use mendway::app::screens::together::{Hub, HubScreen, Standing};
use mendway::domain::person::Person::{First, Second};
use mendway::domain::person::{Bond, Role};
use mendway::domain::safety::SafetyLevel;
use mendway::domain::settings::Settings;
use mendway::domain::statement::{Ending, Said};
use mendway::insight::ours::Written;

fn weekly(said: &[Word], written: Option<Written>) -> RoundScreen {
    RoundScreen::new(desk("weekly", said, written))
}

/// What a press leads to, by its kind.
fn said(effects: &[Effect]) -> &Said {
    match effects {
        [Effect::Tell(saying), Effect::Go(Go::Replace(Route::Round(_)))] => &saying.said,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_hub_is_one_page_for_red_amber_and_green() {
    let page = |level| {
        let hub = Hub { readiness: readiness(level, 3), ..the_hub(Standing::NotBoth) };
        text(&HubScreen::new(hub))
    };
    assert_eq!(page(SafetyLevel::Red), page(SafetyLevel::Green));
    assert_eq!(page(SafetyLevel::HarmOwn), page(SafetyLevel::Amber));
}

#[test]
fn a_yes_before_its_time_is_said_to_nobody() {
    let hub = Hub { readiness: readiness(SafetyLevel::Green, 2), ..the_hub(Standing::NotBoth) };
    let effects = pick(&mut HubScreen::new(hub), "Say that you are ready");
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("Nothing was said to anybody")));
    for level in [SafetyLevel::Amber, SafetyLevel::Red, SafetyLevel::HarmOwn] {
        let hub = Hub { readiness: readiness(level, 3), ..the_hub(Standing::NotBoth) };
        let effects = pick(&mut HubScreen::new(hub), "Say that you are ready");
        assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Ready(Some(_)))]), "{level:?}: {effects:?}");
    }
    let mut hub = HubScreen::new(the_open_hub());
    let effects = pick(&mut hub, "Take your yes back");
    assert!(matches!(&effects[..], [Effect::Say(_)]), "once is a question: {effects:?}");
    let effects = pick(&mut hub, "Take your yes back");
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Ready(None))]), "{effects:?}");
}

#[test]
fn what_waits_for_a_yes_can_be_looked_at_also_when_the_round_is_over() {
    let effects = pick(&mut HubScreen::new(the_open_hub()), "Look at: After a fight");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Round(_)))]), "{effects:?}");
}

#[test]
fn what_stays_in_ones_own_room_stands_on_no_page_once_it_is_settled() {
    let written = "Trust: 4 of 10";
    let open = RoundScreen::new(desk("a2-deliver", &[reached("after")], Some(Written::Done)));
    assert!(text(&open).contains(written));
    let seal = match locked(First) {
        (_, Said::Locked { seal, .. }) => seal,
        other => panic!("{other:?}"),
    };
    let settled = [reached("after"), (First, Said::Locked { part: slug("after"), seal })];
    let page = text(&RoundScreen::new(desk("a2-deliver", &settled, Some(Written::Done))));
    assert!(!page.contains(written), "{page}");
    let alone = RoundScreen::new(desk("c1-qbox", &[reached("sort")], Some(Written::Done)));
    assert!(!text(&alone).contains(written), "{}", text(&alone));
}

#[test]
fn a_talk_that_is_closed_cannot_be_begun() {
    let mut open = TalkScreen::new(the_front("c1-floor", Role::Hurt, Bond::Partner, ""));
    let effects = pick(&mut open, "Begin");
    assert!(matches!(&effects[..], [Effect::Round(RoundEffect::Begin(_, First))]), "{effects:?}");
    let mut undecided = TalkScreen::new(the_front("u0-rules", Role::Both, Bond::Partner, ""));
    assert!(matches!(&pick(&mut undecided, "Begin")[..], [Effect::Say(_)]));
    pick(&mut undecided, "Your partner");
    assert!(matches!(&pick(&mut undecided, "Begin")[..], [Effect::Round(RoundEffect::Begin(_, Second))]));
    let closed = TalkScreen::new(the_front("c1-floor", Role::Hurt, Bond::Partner, "It opens by itself."));
    let page = text(&closed);
    assert!(page.contains("It opens by itself.") && !page.contains("[Begin]"), "{page}");
}

#[test]
fn every_page_of_a_round_that_is_not_over_can_be_stopped_and_left() {
    let pages: [(&[Word], Option<Written>); 6] = [
        (&[], None),
        (&[reached("rate")], None),
        (&[reached("rate"), locked(First)], Some(Written::Done)),
        (&[reached("floor")], None),
        (&[reached("promises_second")], None),
        (&[reached("rate"), (Second, Said::Paused { minutes: None })], None),
    ];
    for (said_so_far, written) in pages {
        let mut screen = weekly(said_so_far, written);
        let effects = pick(&mut screen, "Stop here for good");
        assert_eq!(said(&effects), &Said::Ended { how: Ending::Early });
        let effects = screen.react(mendway::app::action::Action::Back, &scene());
        assert!(matches!(&effects[..], [Effect::Go(Go::Close)]));
    }
}

#[test]
fn nobody_has_to_write_to_keep_theirs_and_a_release_can_be_taken_back_until_it_is_shown() {
    let part = slug("rate");
    let kept = Said::KeptBack { part: part.clone() };
    assert_eq!(said(&pick(&mut weekly(&[reached("rate")], None), "Keep mine")), &kept);
    assert_eq!(said(&pick(&mut weekly(&[reached("rate")], Some(Written::Done)), "Keep mine")), &kept);
    let waiting = [reached("rate"), locked(First), released(First)];
    assert_eq!(said(&pick(&mut weekly(&waiting, Some(Written::Done)), "Keep mine")), &kept);
    assert_eq!(said(&pick(&mut weekly(&waiting, Some(Written::Done)), "Take it back")), &Said::TakenBack { part });
    assert_eq!(said(&pick(&mut weekly(&both_released(), Some(Written::Done)), "Keep mine")), &kept);
    assert!(!text(&weekly(&shown(), Some(Written::Done))).contains("Take it back"));
}

#[test]
fn what_the_other_locked_in_or_released_stands_on_no_page_before_both_said_so() {
    let theirs = [locked(Second), released(Second)];
    for said_so_far in
        [&[reached("rate"), theirs[0].clone()][..], &[reached("rate"), theirs[0].clone(), theirs[1].clone()]]
    {
        let page = text(&weekly(said_so_far, None));
        let bare = text(&weekly(&[reached("rate")], None));
        assert_eq!(page, bare, "a page tells how far the other is");
    }
}

#[test]
fn covered_pages_show_nothing_that_was_written() {
    let screen = weekly(&shown(), Some(Written::Done));
    let covered = Scene { cover: Cover::Covered, ..scene() };
    let page = crate::kit::reading::says_in(&screen, &covered);
    assert!(!page.contains("of 10 |") && !page.contains("differently"), "{page}");
}

#[test]
fn a_part_that_stays_asks_nobody_to_lock_in_or_show() {
    let screen = RoundScreen::new(desk("a2-deliver", &[reached("after")], Some(Written::Done)));
    let page = text(&screen);
    assert!(page.contains("[I am done with mine]") && !page.contains("Lock mine in"), "{page}");
    assert!(page.contains("[Finish]"), "a part that may be passed over cannot be: {page}");
}

#[test]
fn the_one_whose_part_it_is_not_hands_over_and_is_asked_for_nothing() {
    let page = text(&weekly(&[reached("promises_second")], None));
    assert!(page.contains("for your partner to type") && !page.contains("[Write]"), "{page}");
    let noted = (Second, Said::Noted { part: slug("promises_second"), lines: line("Tea") });
    let mut screen = weekly(&[reached("promises_second"), noted.clone()], None);
    assert!(text(&screen).contains("It may stay like that."));
    assert!(matches!(said(&pick(&mut screen, "Yes to these words")), Said::Assented { .. }));
    let over = weekly(&[reached("goodbye"), noted, (First, Said::Ended { how: Ending::Whole })], None);
    let page = text(&over);
    assert!(page.contains("A small request: Tea"), "a yes is asked for words that are not there: {page}");
    assert!(page.contains("[Yes to these words] [Leave]") && !page.contains("Stop here"), "{page}");
}

#[test]
fn nothing_runs_while_a_round_rests() {
    let page = text(&weekly(&[reached("floor"), (Second, Said::Paused { minutes: Some(20) })], None));
    assert!(!page.contains("Start") && page.contains("Come back at 19:02"), "{page}");
}

#[test]
fn differences_are_told_in_numbers_and_asked_about_with_curiosity() {
    let (one, other) = (ratings(First), ratings(Second));
    assert_eq!(gap(&one, &other, &slug("trust")), Some(4));
    assert_eq!(gap(&one, &other, &slug("nothing")), None);
    let own = Some(Own { written: Written::Done, responses: one });
    let page = text(&RoundScreen::new(Desk { own, ..desk("weekly", &shown(), None) }));
    assert!(page.contains("Trust: you saw this differently by 4. Which moment did each of you think of?"), "{page}");
    assert!(!page.contains("Mirror, make sense"), "one wide gap is no pattern: {page}");
}

#[test]
fn the_door_of_two_asks_whose_pages_and_names_nobody() {
    let door = Door { people: vec![First, Second], asks: Second, handing: Handing::Over };
    let mut lock = Lock::new(door);
    let page = text(&lock);
    assert!(page.contains("(o) Second person") && page.contains("Everything is locked"), "{page}");
    pick(&mut lock, "First person");
    crate::kit::press(&mut lock, "'words of mine'");
    let effects = crate::kit::press(&mut lock, "enter");
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Unlock(First, _))]), "{effects:?}");
}

#[test]
fn whoever_joins_can_turn_back_and_nothing_is_kept() {
    let mut joining = FirstRun::joining(Settings::default());
    let effects = joining.react(mendway::app::action::Action::Back, &scene());
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Lock)]), "{effects:?}");
    let page = text(&joining);
    assert!(page.contains("You cannot open theirs.") && page.contains("If you are afraid"), "{page}");
}
