use super::sharing_looks::{copying, opening};
use crate::kit::reading::{choice, field, give, push, says};
use crate::kit::{press, scene};
use mendway::app::action::Input;
use mendway::app::effect::{Effect, Go, PartingEffect};
use mendway::app::outcome::Told;
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::together::parting::{Parting, Standing};
use mendway::domain::statement::{Parting as How, Said};
use mendway::packet::Form;
use secrecy::ExposeSecret;

fn page() -> Parting {
    Parting::new(opening(Standing::Open, None))
}

#[test]
fn each_way_of_stopping_is_said_in_full_before_it_is_done() {
    for (label, now, how) in
        [("Pause", "Pause now", How::Pause), ("Finish", "Finish now", How::Finish), ("Part", "Part now", How::Part)]
    {
        let mut screen = page();
        push(&mut screen, label);
        let words = says(&screen);
        for told in ["What stays with whom", "Nothing that either of you wrote is deleted.", "Not both ready yet"] {
            assert!(words.contains(told), "{label}: {words}");
        }
        let effects = push(&mut screen, now);
        assert!(matches!(&effects[..], [Effect::Parting(PartingEffect::Stop(done))] if *done == how), "{effects:?}");
        screen.hear(Told::Saved, &scene());
        assert!(says(&screen).contains("It is closed") && says(&screen).contains("[Take a copy along]"));
    }
}

#[test]
fn whoever_is_afraid_is_told_that_they_can_simply_not_come_back() {
    for label in [None, Some("Pause"), Some("Finish"), Some("Part")] {
        let mut screen = page();
        label.map(|label| push(&mut screen, label));
        let words = says(&screen);
        assert!(words.contains("You can also simply not come back. Nothing tells them why."), "{words}");
        let effects = push(&mut screen, "Safety and help");
        assert!(matches!(&effects[..], [Effect::Go(Go::Open(Route::Safety))]), "{effects:?}");
    }
}

#[test]
fn a_pause_is_ended_by_going_on_and_an_ending_is_not_asked_for_twice() {
    let mut paused = Parting::new(opening(Standing::Open, Some(How::Pause)));
    let effects = push(&mut paused, "Go on after the pause");
    assert!(matches!(&effects[0], Effect::Tell(saying) if saying.said == Said::Resumed && saying.record.is_some()));
    let ended = says(&Parting::new(opening(Standing::Closed, Some(How::Finish))));
    assert!(!ended.contains("[Pause]") && ended.contains("[Take a copy along]"), "{ended}");
    let closed = says(&Parting::new(opening(Standing::Closed, Some(How::Pause))));
    assert!(!closed.contains("Go on after"), "{closed}");
}

#[test]
fn a_copy_is_read_word_for_word_before_it_is_written() {
    let mut screen = copying();
    let form = choice(&*screen, "Form");
    give(&mut *screen, form, Input::Pick(1));
    push(&mut *screen, "Show me the text");
    assert!(says(&*screen).contains("What we shared\n\nIt has 2 lines."), "{}", says(&*screen));
    assert!(says(&*screen).contains("Whoever has it can read it."));
    let effects = push(&mut *screen, "Write the file");
    assert!(matches!(
        &effects[..],
        [Effect::Parting(PartingEffect::Copy { form: Form::Text, folder, seal: None })] if folder == "/home/sam"
    ));
}

#[test]
fn a_copy_is_sealed_only_with_a_passphrase_typed_twice() {
    let words = "meadow copper lantern violet";
    let mut screen = copying();
    let (first, again) = (field(&*screen, "Passphrase"), field(&*screen, "Once more"));
    give(&mut *screen, first, Input::Text(words.into()));
    let effects = press(&mut *screen, "ctrl+s");
    assert!(matches!(&effects[..], [Effect::Say(_)]), "{effects:?}");
    give(&mut *screen, again, Input::Text(words.into()));
    press(&mut *screen, "ctrl+s");
    assert!(says(&*screen).contains("The file will be sealed."), "{}", says(&*screen));
    let effects = push(&mut *screen, "Write the file");
    let [Effect::Parting(PartingEffect::Copy { seal: Some(seal), .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(seal.expose_secret(), words);
}
