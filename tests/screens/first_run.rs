use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use mendway::app::action::{Action, Command};
use mendway::app::effect::{Effect, Go, HomeEffect, PersonEffect};
use mendway::app::outcome::Told;
use mendway::app::route::{Route, SafetyText};
use mendway::app::screen::Screen;
use mendway::app::screens::first_run::FirstRun;
use mendway::domain::breach::{BreachDraft, BreachKind, StillHappening};
use mendway::domain::person::{Bond, Role};
use mendway::domain::profile::Profile;
use mendway::domain::safety::SafetyLevel;
use mendway::domain::settings::{FaceChoice, Settings};
use secrecy::{ExposeSecret, SecretString};

const PHRASE: &str = "meadow copper lantern ridge";
const CODE: &str = "AAAA1-BBBB2-CC0C1-DDDD4-EEEE5-FFFF6-0GGG7-HHHH8";

fn fresh() -> FirstRun {
    FirstRun::new(Settings::default())
}

/// A question of the check is shown.
fn asking(run: &FirstRun) -> bool {
    text(run).lines().nth(1).is_some_and(|place| place.contains("question"))
}

/// Past the first pages with a role, to the questions of the check.
fn at_questions(role: &str) -> FirstRun {
    let mut run = fresh();
    press(&mut run, "enter f5");
    pick(&mut run, role);
    press(&mut run, "f5 enter");
    pick(&mut run, "No, I am alone");
    run
}

/// Through the check, answering yes where `yes` is part of the question.
fn at_passphrase(role: &str, yes: &str) -> FirstRun {
    let mut run = at_questions(role);
    while asking(&run) {
        let reply = if !yes.is_empty() && text(&run).contains(yes) { "Yes" } else { "No" };
        pick(&mut run, reply);
    }
    press(&mut run, "enter enter");
    assert!(text(&run).starts_with("Your passphrase"), "{}", text(&run));
    run
}

fn created(effects: &[Effect]) -> (&Profile, Option<&BreachDraft>) {
    match effects {
        [Effect::Home(HomeEffect::Create { profile, breach, passphrase })] => {
            assert_eq!(passphrase.expose_secret(), PHRASE);
            (profile, breach.as_ref())
        }
        other => panic!("{other:?}"),
    }
}

fn create(run: &mut FirstRun) -> Vec<Effect> {
    press(run, &format!("'{PHRASE}' enter '{PHRASE}' enter"))
}

/// Where the first run ends for this role and this yes.
fn end(role: &str, yes: &str) -> Route {
    let mut run = at_passphrase(role, yes);
    create(&mut run);
    run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    pick(&mut run, "Go on without a sheet");
    match &pick(&mut run, "Go on without the check")[..] {
        [Effect::Go(Go::Only(route))] | [Effect::Go(Go::Only(Route::Today)), Effect::Go(Go::Open(route))] => {
            route.clone()
        }
        other => panic!("{other:?}"),
    }
}

fn exercise(id: &str) -> Route {
    Route::Exercise(id.parse().expect("an id"))
}

#[test]
fn the_first_line_offers_the_plain_face() {
    let mut run = fresh();
    let said = text(&run);
    assert!(said.lines().nth(2).is_some_and(|line| line.contains("screen reader")), "{said}");
    let effects = press(&mut run, "p");
    assert!(matches!(&effects[..], [Effect::Dress(settings)] if settings.face == FaceChoice::Plain), "{effects:?}");
}

#[test]
fn the_first_page_says_what_this_is_and_who_can_see_the_machine() {
    let said = text(&fresh());
    for words in ["self-help for adults", "does not replace a counselor", "Who can see this computer", "page 1 of 6"] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn everything_but_the_passphrase_can_be_skipped() {
    let mut run = fresh();
    press(&mut run, "f5 f5 f5 f5 f5 enter");
    assert!(text(&run).starts_with("Your passphrase\npage 5 of 6"), "{}", text(&run));
    press(&mut run, "f5");
    assert!(text(&run).starts_with("Your passphrase"));
    let effects = create(&mut run);
    let (profile, breach) = created(&effects);
    assert_eq!((profile, breach), (&Profile::default(), None));
}

#[test]
fn what_was_told_goes_with_the_passphrase_and_nothing_before_it() {
    let mut run = fresh();
    let mut before = press(&mut run, "enter down enter 'Robin' enter 2");
    before.extend(press(&mut run, "'what I hid' enter 3 '2026-11-02' enter 2 enter"));
    before.extend(press(&mut run, "f5 enter"));
    assert!(before.iter().all(|effect| matches!(effect, Effect::Scroll(_))), "{before:?}");
    let effects = create(&mut run);
    let (profile, breach) = created(&effects);
    assert_eq!((profile.bond, profile.name.as_str(), profile.role), (Bond::Friend, "Robin", Role::Accountable));
    let breach = breach.expect("a record");
    assert_eq!(
        (breach.label.as_str(), breach.kind, breach.role),
        ("what I hid", Some(BreachKind::Lie), Role::Accountable)
    );
    assert_eq!(breach.known_since.map(|day| day.to_string()).as_deref(), Some("2026-11-02"));
    assert_eq!(breach.still_happening, Some(StillHappening::NotSure));
}

#[test]
fn the_plain_way_tells_the_same() {
    let mut run = fresh();
    pick(&mut run, "Next");
    pick(&mut run, "Someone in my family");
    fill(&mut run, "What to call you", "Sam");
    pick(&mut run, "Next");
    pick(&mut run, "I was hurt");
    pick(&mut run, "Skip this page");
    pick(&mut run, "Skip the check");
    pick(&mut run, "Next");
    fill(&mut run, "Passphrase", PHRASE);
    fill(&mut run, "Once more", PHRASE);
    let effects = pick(&mut run, "Next");
    let (profile, _) = created(&effects);
    assert_eq!((profile.bond, profile.name.as_str(), profile.role), (Bond::Relative, "Sam", Role::Hurt));
    assert_eq!(profile.safety, None);
}

#[test]
fn a_day_that_is_no_day_or_not_yet_is_refused_with_what_to_do() {
    for day in ["soon", "2027-01-01"] {
        let mut run = fresh();
        press(&mut run, "enter f5 1");
        fill(&mut run, "Known since", day);
        let effects = pick(&mut run, "Next");
        assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("leave it empty")), "{effects:?}");
        assert!(text(&run).starts_with("What happened"));
    }
}

#[test]
fn going_back_keeps_what_was_told() {
    let mut run = fresh();
    press(&mut run, "enter 2 'Robin' enter esc");
    let said = text(&run);
    assert!(said.contains("(o) A close friend") && said.contains("Robin"), "{said}");
}

#[test]
fn someone_who_is_not_alone_is_not_asked() {
    let mut run = fresh();
    press(&mut run, "enter f5 1 f5 enter");
    pick(&mut run, "Yes, or I am not sure");
    let said = text(&run);
    assert!(said.contains("For everyone, whatever you answered") && !asking(&run), "{said}");
}

#[test]
fn only_questions_that_fit_the_role_are_asked() {
    for (role, count) in [("I was hurt", 9), ("I broke trust", 10)] {
        let run = at_questions(role);
        assert!(text(&run).contains(&format!("question 1 of {count}")), "{role}");
    }
}

#[test]
fn a_level_and_its_day_are_all_that_is_kept_of_the_check() {
    let mut run = at_passphrase("I was hurt", "made you afraid");
    let effects = create(&mut run);
    let (profile, _) = created(&effects);
    let result = profile.safety.expect("a result");
    assert_eq!((result.level, result.day.to_string().as_str()), (SafetyLevel::Red, "2026-11-22"));
    assert_eq!(profile.quiet_day, None);
    assert!(format!("{run:?}").contains("replies: []"));
}

#[test]
fn everybody_ends_the_check_on_the_same_page() {
    for yes in ["", "made you afraid", "out of hand", "better off dead"] {
        let mut run = at_questions("I was hurt");
        while asking(&run) {
            let reply = if !yes.is_empty() && text(&run).contains(yes) { "Yes" } else { "No" };
            pick(&mut run, reply);
        }
        press(&mut run, "enter");
        assert!(text(&run).starts_with("For everyone, whatever you answered"), "{yes}");
    }
}

#[test]
fn a_yes_to_harm_now_stops_the_questions_and_shows_numbers_first() {
    let mut run = at_questions("I was hurt");
    while !text(&run).contains("better off dead") {
        pick(&mut run, "No");
    }
    pick(&mut run, "Yes");
    let said = text(&run);
    assert!(said.starts_with("Call someone now"), "{said}");
    assert!(said.lines().nth(2).is_some_and(|line| line.contains("911")), "{said}");
    press(&mut run, "enter enter");
    let effects = create(&mut run);
    let (profile, _) = created(&effects);
    assert_eq!(profile.quiet_day, Some(scene().now.day()));
}

#[test]
fn coming_back_to_the_questions_forgets_what_they_came_to() {
    let mut run = at_passphrase("I was hurt", "made you afraid");
    press(&mut run, "esc");
    assert!(text(&run).starts_with("For everyone"));
    press(&mut run, "esc esc esc esc");
    assert!(text(&run).starts_with("What happened"), "{}", text(&run));
    press(&mut run, "ctrl+s f5 enter");
    let effects = create(&mut run);
    assert_eq!(created(&effects).0.safety, None);
}

#[test]
fn a_question_can_be_taken_back() {
    let mut run = at_questions("I was hurt");
    pick(&mut run, "Yes");
    assert!(text(&run).contains("question 2 of 9"));
    press(&mut run, "esc");
    assert!(text(&run).contains("question 1 of 9"));
    assert!(!text(&run).contains("(o)"));
}

#[test]
fn a_short_or_well_known_passphrase_is_refused_with_the_reason() {
    for poor in ["", "abc", "password123", "Robin1984"] {
        let mut run = fresh();
        press(&mut run, "f5 enter 'Robin' enter f5 f5 f5 enter");
        fill(&mut run, "Passphrase", poor);
        fill(&mut run, "Once more", poor);
        let effects = pick(&mut run, "Next");
        assert!(matches!(&effects[..], [Effect::Say(_)]), "{poor}: {effects:?}");
    }
}

#[test]
fn strength_and_sameness_are_said_beside_the_fields() {
    let mut run = at_passphrase("I was hurt", "");
    assert!(text(&run).contains("Nobody can reset it"));
    press(&mut run, "'abc'");
    assert!(text(&run).contains("Strength: very weak."), "{}", text(&run));
    fill(&mut run, "Passphrase", PHRASE);
    fill(&mut run, "Once more", "meadow");
    assert!(text(&run).contains("Not the same yet."));
    fill(&mut run, "Once more", PHRASE);
    assert!(text(&run).contains("Both are the same."));
}

#[test]
fn five_words_are_shown_and_have_to_be_typed_again() {
    let mut run = at_passphrase("I was hurt", "");
    let effects = crate::kit::plain::run(&mut run, Command::Generate);
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::MakeWords)]));
    run.hear(Told::Words(SecretString::from("ridge velvet copper meadow lantern")), &scene());
    assert!(text(&run).contains("ridge velvet copper meadow lantern"));
    assert!(matches!(&press(&mut run, "enter")[..], [Effect::Say(_)]));
    let effects = press(&mut run, "'ridge velvet copper meadow lantern' enter");
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Create { .. })]), "{effects:?}");
}

#[test]
fn the_sheet_is_shown_and_checked_by_typing_two_groups_back() {
    let mut run = at_passphrase("I was hurt", "");
    create(&mut run);
    run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    for group in CODE.split('-') {
        assert!(text(&run).contains(group), "{group}");
    }
    press(&mut run, "enter");
    assert!(!text(&run).contains("CC0C1"));
    let effects = press(&mut run, "'ccoc1' enter 'wrong' enter");
    assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains("Group 7")), "{effects:?}");
    fill(&mut run, "Group 7", " ogGg7 ");
    let effects = pick(&mut run, "Check");
    assert!(
        matches!(&effects[..], [Effect::Person(PersonEffect::SaveProfile(profile)), Effect::Go(Go::Only(_))] if profile.sheet_checked),
        "{effects:?}"
    );
}

#[test]
fn leaving_the_sheet_unchecked_needs_a_plain_warning_and_is_not_called_checked() {
    let mut run = at_passphrase("I was hurt", "");
    create(&mut run);
    run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    assert!(press(&mut run, "f5").iter().all(|effect| matches!(effect, Effect::Scroll(_))));
    assert!(text(&run).contains("Nobody can bring them back"));
    let effects = pick(&mut run, "Go on without the check");
    assert!(matches!(&effects[..], [Effect::Go(Go::Only(_))]), "{effects:?}");
}

#[test]
fn nothing_leads_back_from_the_sheet_to_the_passphrase() {
    let mut run = at_passphrase("I was hurt", "");
    create(&mut run);
    run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    press(&mut run, "esc esc");
    assert!(text(&run).starts_with("Your recovery sheet\npage 6 of 6"));
}

#[test]
fn the_end_is_one_useful_place_that_fits() {
    assert_eq!(end("I was hurt", ""), exercise("u0-steady"));
    assert_eq!(end("I would rather not say", ""), exercise("u0-steady"));
    assert_eq!(end("I broke trust", ""), exercise("c1-prep"));
    assert_eq!(end("I broke trust", "you frightened"), exercise("c1-pause"));
    assert_eq!(end("I was hurt", "made you afraid"), Route::SafetyText(SafetyText::Everyone));
    assert_eq!(end("I was hurt", "better off dead"), Route::Ground);
}

#[test]
fn something_fresh_begins_with_the_plan_for_two_weeks() {
    let mut run = fresh();
    press(&mut run, "enter f5");
    pick(&mut run, "I broke trust");
    fill(&mut run, "Known since", "2026-11-10");
    press(&mut run, "ctrl+s f5 enter");
    create(&mut run);
    run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    pick(&mut run, "Go on without a sheet");
    let effects = pick(&mut run, "Go on without the check");
    assert!(matches!(&effects[..], [Effect::Go(Go::Only(route))] if *route == exercise("u0-steady")), "{effects:?}");
}

#[test]
fn help_lines_can_be_reached_from_every_outcome() {
    let mut run = at_questions("I was hurt");
    pick(&mut run, "Yes");
    while asking(&run) {
        pick(&mut run, "Skip");
    }
    let effects = pick(&mut run, "Safety and help lines");
    assert!(matches!(&effects[..], [Effect::Act(Action::Do(Command::Safety))]), "{effects:?}");
}

#[test]
fn every_footer_of_the_first_run_is_true() {
    let keys = [
        "",
        "enter",
        "enter f5",
        "enter f5 1",
        "enter f5 1 f5",
        "enter f5 1 f5 enter",
        "enter f5 1 f5 enter 1",
        "f5 f5 f5 f5 f5",
        "f5 f5 f5 f5 f5 enter",
    ];
    for keys in keys {
        footer_is_true(&|| {
            let mut run = fresh();
            press(&mut run, keys);
            Box::new(run)
        });
    }
    for keys in ["", "enter", "f5"] {
        footer_is_true(&|| {
            let mut run = at_passphrase("I was hurt", "");
            run.hear(Told::Sheet(SecretString::from(CODE)), &scene());
            press(&mut run, keys);
            Box::new(run)
        });
    }
}

#[test]
fn the_named_things_of_the_first_run_are_in_the_palette() {
    let mut first = fresh();
    assert!(!run(&mut first, Command::PlainFace).is_empty());
    let mut at = at_passphrase("I was hurt", "");
    run(&mut at, Command::Reveal);
    run(&mut at, Command::Next);
}
