use crate::kit::plain::{footer_is_true, pick, text};
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go};
use mendway::app::screen::Screen;
use mendway::app::screens::ground::Ground;

#[test]
fn enter_leads_through_every_step_and_closes_at_the_end() {
    let mut ground = Ground::new();
    let mut steps = 0;
    loop {
        let effects = press(&mut ground, "enter");
        if matches!(&effects[..], [Effect::Go(Go::Close)]) {
            break;
        }
        steps += usize::from(!ground.page(&scene()).place.is_empty());
        assert!(steps < 30, "the steps never end");
    }
    assert!(steps >= 5, "{steps}");
}

#[test]
fn one_step_is_shown_at_a_time() {
    let mut ground = Ground::new();
    press(&mut ground, "enter enter enter");
    let said = text(&ground);
    assert!(said.contains("3 of ") && said.contains("five") && !said.contains("four"), "{said}");
    press(&mut ground, "b");
    assert!(text(&ground).contains("2 of "));
}

#[test]
fn the_plain_way_goes_on_and_stops() {
    let mut ground = Ground::new();
    pick(&mut ground, "Begin");
    pick(&mut ground, "Go on");
    assert!(text(&ground).contains("2 of "));
    assert!(matches!(&pick(&mut ground, "Stop here")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_footer_of_the_grounding_page_is_true() {
    for keys in ["", "enter", "enter enter"] {
        footer_is_true(&|| {
            let mut ground = Ground::new();
            press(&mut ground, "enter");
            press(&mut ground, keys);
            Box::new(ground)
        });
    }
}
