use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::{now, press, scene};
use mendway::app::action::{Action, Command, Input};
use mendway::app::effect::{Effect, Go, PersonEffect};
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::breaches::Breaches;
use mendway::app::screens::breaches::one::BreachScreen;
use mendway::domain::breach::{Breach, BreachDraft, BreachKind, StillHappening};
use mendway::domain::ids::BreachId;
use mendway::domain::person::Role;
use mendway::domain::profile::{Profile, Slip};

fn told() -> BreachDraft {
    BreachDraft {
        label: "the money".into(),
        kind: Some(BreachKind::Money),
        role: Role::Hurt,
        known_since: "2026-10-01".parse().ok(),
        still_happening: Some(StillHappening::No),
    }
}

fn list() -> Breaches {
    let unnamed = BreachDraft { kind: Some(BreachKind::Lie), ..BreachDraft::default() };
    Breaches::new(vec![Breach { id: BreachId(4), text: told() }, Breach { id: BreachId(7), text: unnamed }])
}

fn stored() -> BreachScreen {
    BreachScreen::stored(BreachId(4), told(), Profile::default())
}

fn saved(effects: &[Effect]) -> (Option<BreachId>, BreachDraft) {
    match effects {
        [Effect::Person(PersonEffect::SaveBreach(id, draft)), Effect::Go(Go::Close), Effect::Say(_)] => {
            (*id, draft.clone())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_list_names_each_record_and_opens_it() {
    let said = text(&list());
    assert!(said.contains("the money | since 1 Oct 2026 | I was hurt"), "{said}");
    assert!(said.contains("A lie, or many"));
    for effects in [press(&mut list(), "j enter"), pick(&mut list(), "A lie")] {
        assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Breach(Some(BreachId(7)))))]), "{effects:?}");
    }
}

#[test]
fn an_empty_list_says_what_it_is_for_and_offers_one_thing() {
    let mut none = Breaches::new(Vec::new());
    assert!(text(&none).contains("only you see them"));
    for effects in [press(&mut none, "enter"), run(&mut none, Command::Add), pick(&mut none, "Put something down")] {
        assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Breach(None)))]), "{effects:?}");
    }
}

#[test]
fn a_new_record_begins_with_the_usual_part_and_needs_nothing() {
    let mut page = BreachScreen::new(Role::Both);
    assert!(text(&page).contains("(o) Both, or it is mixed"));
    fill(&mut page, "A short name", "what I said");
    let (id, draft) = saved(&pick(&mut page, "Save"));
    assert_eq!((id, draft.label.as_str(), draft.role, draft.kind), (None, "what I said", Role::Both, None));
}

#[test]
fn keys_lead_through_the_whole_form() {
    let mut page = BreachScreen::new(Role::Unsaid);
    let effects = press(&mut page, "'the trip' enter 4 2 '1.11.2026' enter 3 enter");
    let (_, draft) = saved(&effects);
    assert_eq!((draft.kind, draft.role), (Some(BreachKind::Promise), Role::Accountable));
    assert_eq!(draft.known_since.map(|day| day.to_string()).as_deref(), Some("2026-11-01"));
    assert_eq!(draft.still_happening, Some(StillHappening::Yes));
}

#[test]
fn escape_keeps_what_was_changed_and_writes_nothing_otherwise() {
    let mut page = stored();
    assert!(matches!(&press(&mut page, "esc")[..], [Effect::Go(Go::Close)]));
    let (id, draft) = saved(&press(&mut stored(), "' again' esc"));
    assert_eq!((id, draft.label.as_str()), (Some(BreachId(4)), "the money again"));
}

#[test]
fn a_change_can_be_left_out_on_purpose() {
    let mut page = stored();
    press(&mut page, "' again'");
    assert!(matches!(&pick(&mut page, "Leave it as it was")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn a_day_that_cannot_be_read_keeps_the_page_and_every_word() {
    let mut page = stored();
    fill(&mut page, "Known since", "last autumn");
    let effects = run(&mut page, Command::Save);
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("2026-11-22")), "{effects:?}");
    assert!(text(&page).contains("last autumn") && text(&page).contains("the money"));
}

#[test]
fn a_choice_can_be_taken_back_with_space() {
    let mut page = stored();
    press(&mut page, "tab space");
    let (_, draft) = saved(&press(&mut page, "ctrl+s"));
    assert_eq!(draft.kind, None);
}

#[test]
fn covered_words_are_not_shown_and_cannot_be_typed_over() {
    let covered = Scene { cover: Cover::Covered, ..scene() };
    assert!(!format!("{:?}", list().page(&covered).blocks).contains("money"));
    let mut page = stored();
    assert!(!format!("{:?}", page.page(&covered).blocks).contains("the money"));
    page.react(Action::Set { block: 1, input: Input::Text("other".into()) }, &covered);
    assert!(text(&page).contains("the money"));
}

#[test]
fn every_footer_of_the_breaches_is_true() {
    footer_is_true(&|| Box::new(list()));
    footer_is_true(&|| Box::new(Breaches::new(Vec::new())));
    for keys in ["' more'", "' more' tab", "' more' tab tab"] {
        footer_is_true(&|| {
            let mut page = stored();
            press(&mut page, keys);
            Box::new(page)
        });
    }
}

#[test]
fn a_slip_is_noted_once_and_nothing_else_of_the_record_changes() {
    let effects = pick(&mut stored(), "It happened again");
    let [Effect::Person(PersonEffect::SaveProfile(profile)), Effect::Go(Go::Close), Effect::Say(said)] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert_eq!(profile.slips, [Slip { breach: BreachId(4), day: now().day() }]);
    assert!(said.text.contains("stays done"), "{}", said.text);
    let mut again = BreachScreen::stored(BreachId(4), told(), (**profile).clone());
    let effects = pick(&mut again, "It happened again");
    assert!(matches!(&effects[0], Effect::Person(PersonEffect::SaveProfile(profile)) if profile.slips.len() == 1));
}

#[test]
fn a_new_record_has_no_slip_to_log() {
    assert!(!text(&BreachScreen::new(Role::Hurt)).contains("It happened again"));
}
