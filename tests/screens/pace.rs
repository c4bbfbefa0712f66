//! Your pace: what is stored, and the way into a break and back.

use crate::kit::plain::{pick, text};
use crate::kit::{now, press};
use chrono::Duration;
use mendway::app::effect::{Effect, Go, PersonEffect};
use mendway::app::screens::pace::PaceScreen;
use mendway::domain::profile::{Pace, Profile};

fn screen(profile: Profile) -> PaceScreen {
    PaceScreen::new(profile, now().day())
}

fn stored(effects: &[Effect]) -> &Profile {
    match effects {
        [Effect::Person(PersonEffect::SaveProfile(profile)), Effect::Go(Go::Close), Effect::Say(_)] => profile,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_pace_is_a_choice_and_the_weeks_begin_when_it_is_saved() {
    let mut page = screen(Profile::default());
    assert!(text(&page).contains("not counted yet"));
    press(&mut page, "j");
    pick(&mut page, "Gentle: twice the time, about 32 weeks");
    let effects = pick(&mut page, "Save");
    let profile = stored(&effects);
    assert_eq!((profile.pace, profile.began), (Pace::Gentle, Some(now().day())));
}

#[test]
fn a_break_is_one_press_and_so_is_the_way_back() {
    let began = Profile { began: Some(now().day() - Duration::days(30)), ..Profile::default() };
    let away = stored(&pick(&mut screen(began), "Take a break")).clone();
    assert_eq!(away.away_since, Some(now().day()));

    let since = Profile { away_since: Some(now().day() - Duration::days(12)), ..away };
    assert!(text(&screen(since.clone())).contains("nothing is late"));
    let back = stored(&pick(&mut screen(since), "Come back")).clone();
    assert_eq!((back.away_since, back.away_days), (None, 12));
}
