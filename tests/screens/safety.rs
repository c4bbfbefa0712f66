use crate::kit::looks::talked;
use crate::kit::plain::{footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use mendway::app::action::{Action, Command};
use mendway::app::app::Access;
use mendway::app::effect::{Effect, Go, PersonEffect};
use mendway::app::helplines::Directory;
use mendway::app::route::{Route, SafetyText};
use mendway::app::screen::Screen;
use mendway::app::screens::front::{Front, FrontScreen};
use mendway::app::screens::safety::Safety;
use mendway::app::screens::safety::helplines::Helplines;
use mendway::app::screens::safety::private_check::SafetyCheck;
use mendway::app::screens::safety::text::SafetyPage;
use mendway::domain::person::Role;
use mendway::domain::profile::Profile;
use mendway::domain::safety::SafetyLevel;
use mendway::domain::settings::Settings;

fn menu(country: &str, access: Access) -> Safety {
    Safety::new(Directory::embedded(), country, access)
}

fn lines(country: &str) -> Helplines {
    let settings = Settings { country: country.to_owned(), ..Settings::default() };
    Helplines::new(Directory::embedded().clone(), "", settings, scene().now.day())
}

fn check() -> SafetyCheck {
    SafetyCheck::new(Profile { role: Role::Hurt, name: "Sam".into(), ..Profile::default() })
}

#[test]
fn the_emergency_number_comes_first() {
    let said = text(&menu("GB", Access::Open));
    assert!(said.lines().nth(2).is_some_and(|line| line.contains("In danger now?") && line.contains("999")), "{said}");
    let said = text(&menu("", Access::Locked));
    assert!(said.lines().nth(2).is_some_and(|line| line.contains("911") && line.contains("112")), "{said}");
}

#[test]
fn every_row_of_the_menu_leads_somewhere() {
    let wanted = [
        ("Help lines", Route::Helplines(String::new())),
        ("Is this abuse", Route::SafetyText(SafetyText::Telling)),
        ("Ground yourself", Route::Ground),
        ("Hiding what", Route::SafetyText(SafetyText::Hiding)),
        ("Leaving safely", Route::SafetyText(SafetyText::Leaving)),
        ("For everyone", Route::SafetyText(SafetyText::Everyone)),
        ("Private safety check", Route::SafetyCheck),
    ];
    for (n, (label, route)) in wanted.into_iter().enumerate() {
        let expected = vec![Go::Open(route)];
        for effects in [
            pick(&mut menu("", Access::Open), label),
            press(&mut menu("", Access::Open), &(n + 1).to_string()),
            press(&mut menu("", Access::Open), &format!("{}enter", "j ".repeat(n))),
        ] {
            let went: Vec<Go> = effects
                .into_iter()
                .map(|effect| if let Effect::Go(go) = effect { go } else { panic!("{effect:?}") })
                .collect();
            assert_eq!(went, expected);
        }
    }
}

#[test]
fn while_locked_every_row_can_be_opened() {
    let mut locked = menu("US", Access::Locked);
    assert!(!text(&locked).contains("Private safety check"));
    for n in 1..=6 {
        match &press(&mut locked, &n.to_string())[..] {
            [Effect::Go(Go::Open(route))] => assert!(route.open_to_all(), "{route:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn help_lines_say_when_they_were_checked_and_which_are_unsure() {
    let said = text(&lines("US"));
    assert!(said.contains("National Domestic Violence Hotline | 1-800-799-7233 | Fear or violence at home"), "{said}");
    assert!(said.contains("Checked on 22 Nov 2026."));
    let unsure = said.lines().find(|line| line.starts_with("The Trevor Project")).expect("a line");
    assert!(unsure.ends_with("Check it before you rely on it."), "{unsure}");
}

#[test]
fn help_lines_older_than_a_year_say_so() {
    let day = "2028-01-01".parse().expect("a day");
    let settings = Settings { country: "US".into(), ..Settings::default() };
    let old = Helplines::new(Directory::embedded().clone(), "", settings, day);
    let said = text(&old);
    let rows: Vec<&str> = said.lines().filter(|line| line.contains("Checked on")).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.ends_with("It may have changed.")), "{rows:?}");
}

#[test]
fn enter_tells_all_about_a_line_and_escape_comes_back_to_it() {
    let mut lines = lines("US");
    press(&mut lines, "j j enter");
    let said = text(&lines);
    assert!(said.contains("Text: HOME to 741741") && said.contains("Seen in:"), "{said}");
    press(&mut lines, "esc");
    assert!(text(&lines).contains("988 Suicide and Crisis Lifeline"));
    press(&mut lines, "enter");
    assert!(text(&lines).contains("Text: HOME to 741741"));
}

#[test]
fn without_a_country_it_is_asked_for_and_kept() {
    let mut lines = lines("");
    assert!(text(&lines).contains("Which country's help lines"));
    let effects = pick(&mut lines, "Germany");
    assert!(
        matches!(&effects[..], [Effect::Scroll(_), Effect::Dress(settings)] if settings.country == "DE"),
        "{effects:?}"
    );
    assert!(text(&lines).starts_with("Help lines\nGermany"));
    assert_eq!(lines.route(), Route::Helplines("DE".into()));
}

#[test]
fn the_country_can_be_changed_and_the_choice_left() {
    let mut lines = lines("US");
    run(&mut lines, Command::Country);
    assert!(text(&lines).contains("(o) United States"));
    press(&mut lines, "esc");
    assert!(text(&lines).starts_with("Help lines\nUnited States"));
    assert!(matches!(&press(&mut lines, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_texts_are_there_and_lead_to_the_lines() {
    for (which, words) in [
        (SafetyText::Everyone, "Everybody who uses this program"),
        (SafetyText::Telling, "In abuse"),
        (SafetyText::Hiding, "What stays visible"),
        (SafetyText::Leaving, "advocates"),
    ] {
        let mut page = SafetyPage::new(which);
        assert!(text(&page).contains(words), "{which:?}");
        assert!(matches!(&pick(&mut page, "Help lines")[..], [Effect::Go(Go::Open(Route::Helplines(_)))]));
        assert!(matches!(&press(&mut page, "esc")[..], [Effect::Go(Go::Close)]));
    }
}

#[test]
fn only_the_level_and_the_day_go_into_the_profile() {
    let mut check = check();
    press(&mut check, "enter 1");
    let mut saved = Vec::new();
    while text(&check).contains("\nquestion ") {
        let reply = if text(&check).contains("control your money") { "Yes" } else { "Skip" };
        saved.extend(pick(&mut check, reply).into_iter().filter(|effect| !matches!(effect, Effect::Scroll(_))));
    }
    let [Effect::Person(PersonEffect::SaveProfile(profile))] = &saved[..] else { panic!("{saved:?}") };
    let result = profile.safety.expect("a result");
    assert_eq!((result.level, result.day, profile.name.as_str()), (SafetyLevel::Red, scene().now.day(), "Sam"));
    assert!(text(&check).starts_with("Thank you for answering"));
    press(&mut check, "enter");
    assert!(text(&check).starts_with("For everyone"));
}

/// Answers every question with this, up to the page that says what came of it.
fn answer_all(check: &mut SafetyCheck, reply: &str) -> Vec<Effect> {
    let mut effects = press(check, "enter 1");
    while text(check).contains("\nquestion ") {
        effects.extend(pick(check, reply));
    }
    effects
}

#[test]
fn the_check_ends_with_its_closing_words_and_what_comes_next_and_then_goes_back() {
    let mut checked = check();
    answer_all(&mut checked, "No");
    press(&mut checked, "enter enter");
    let said = text(&checked);
    assert!(said.contains("Thank you for looking") && said.contains("every four weeks"), "{said}");
    assert!(!said.contains("Begin again"), "{said}");
    assert!(matches!(&press(&mut checked, "enter")[..], [Effect::Go(Go::Close)]));
    assert!(
        matches!(&pick(&mut checked, "Next: ")[..], [Effect::Go(Go::Replace(Route::Exercise(id)))] if id.as_str() == "u0-steady")
    );
}

#[test]
fn after_harm_now_nothing_more_is_offered_than_the_way_back() {
    let mut checked = check();
    answer_all(&mut checked, "Yes");
    press(&mut checked, "enter enter");
    let said = text(&checked);
    assert!(said.contains("Thank you for looking") && !said.contains("Next: "), "{said}");
}

#[test]
fn a_check_with_every_question_left_open_counts_as_not_done() {
    let mut checked = check();
    let effects = answer_all(&mut checked, "Skip");
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Scroll(_))), "{effects:?}");
    let said = text(&checked);
    assert!(said.starts_with("Every question was left open") && !said.contains("Nothing in your answers"), "{said}");
    press(&mut checked, "enter");
    assert!(text(&checked).contains("waits for you under Safety"));
    assert!(matches!(&press(&mut checked, "enter")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn enter_alone_answers_nothing_in_the_check() {
    let mut checked = check();
    press(&mut checked, &"enter ".repeat(12));
    assert!(text(&checked).contains("Can anyone else see this screen now?"));
    press(&mut checked, "1");
    let effects = press(&mut checked, &"enter space ".repeat(12));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Person(_))), "{effects:?}");
    let said = text(&checked);
    assert!(said.contains("\nquestion 1 of ") && said.contains("Nothing is chosen yet"), "{said}");
    press(&mut checked, "down down enter");
    assert!(text(&checked).contains("\nquestion 2 of "));
}

#[test]
fn an_empty_line_leaves_a_question_of_the_check_open() {
    let said = talked(Box::new(check()), "\n1\n\n\n");
    assert!(said.contains("An empty line leaves it open.") && said.contains("Question 3 of "), "{said}");
    assert!(!said.contains("Please type one of the numbers"), "{said}");
    // Whether somebody looks on has to be said.
    let said = talked(Box::new(check()), "\n\n");
    let asked = said.split("Can anyone else").nth(1).expect("it is asked");
    assert!(!asked.contains("An empty line") && asked.contains("Please type one of the numbers"), "{asked}");
}

#[test]
fn the_exercise_gives_its_place_to_the_check_so_that_the_check_goes_back_to_where_one_came_from() {
    let library = mendway::guides::library::Library::embedded();
    let id: mendway::domain::ids::ExerciseId = "u0-safe".parse().expect("an id");
    let exercise = library.exercise(&id).expect("the check");
    let mut front = FrontScreen::new(Front {
        id: id.clone(),
        title: exercise.title.clone(),
        place: String::new(),
        voices: Vec::new(),
        done: String::new(),
        evidence: Vec::new(),
        open: None,
        ended: 0,
        breaches: Vec::new(),
        page: exercise.page,
    });
    assert!(matches!(&press(&mut front, "b")[..], [Effect::Go(Go::Replace(Route::SafetyCheck))]));
}

#[test]
fn leaving_the_check_early_keeps_nothing() {
    let mut check = check();
    let mut effects = press(&mut check, "enter 1 2 2");
    effects.extend(press(&mut check, "esc esc esc esc esc"));
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Scroll(_) | Effect::Go(Go::Close))), "{effects:?}");
}

#[test]
fn harm_now_makes_today_a_day_of_rest() {
    let mut check = check();
    press(&mut check, "enter 1");
    while !text(&check).contains("better off dead") {
        press(&mut check, "1");
    }
    let effects = press(&mut check, "2");
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Person(PersonEffect::SaveProfile(profile)) if profile.quiet_day == Some(scene().now.day()))),
        "{effects:?}"
    );
    let effects = pick(&mut check, "Ground yourself");
    assert!(matches!(&effects[..], [Effect::Act(Action::Do(Command::Ground))]));
}

#[test]
fn every_footer_of_the_safety_pages_is_true() {
    footer_is_true(&|| Box::new(menu("US", Access::Open)));
    footer_is_true(&|| Box::new(SafetyPage::new(SafetyText::Hiding)));
    for keys in ["", "enter", "c"] {
        footer_is_true(&|| {
            let mut lines = lines("US");
            press(&mut lines, keys);
            Box::new(lines)
        });
    }
    for keys in ["", "enter", "enter 1", "enter 1 1 1", "f5"] {
        footer_is_true(&|| {
            let mut check = check();
            press(&mut check, keys);
            Box::new(check)
        });
    }
}
