//! What must hold on every screen: how it looks in both faces, at every size, and that every key told is true.

use super::gallery::GALLERY;
use super::ledger_looks::LEDGER;
use super::looks::{LOOKS, Look, at};
use super::our_looks::OURS;
use super::sharing_looks::SHARING;
use super::two_looks::TWO;
use crate::kit::looks::{drawn, talked};
use crate::kit::plain::footer_is_true;
use crate::kit::reading::says;
use mendway::app::action::Action;
use mendway::app::app::Access;
use mendway::app::binding::everywhere;
use mendway::app::screens::palette::Palette;

fn all() -> impl Iterator<Item = &'static Look> {
    LOOKS.iter().chain(GALLERY).chain(LEDGER).chain(OURS).chain(TWO).chain(SHARING)
}

fn pictures(picture: impl Fn(&Look) -> String) -> String {
    GALLERY.iter().map(|look| format!("== {}\n{}\n", look.0, picture(look))).collect()
}

#[test]
fn as_pages() {
    insta::assert_snapshot!(pictures(|look| says(&*at(look))));
}

#[test]
fn full_screen_at_80_by_24() {
    insta::assert_snapshot!(pictures(|look| drawn(at(look), 80, 24)));
}

#[test]
fn full_screen_at_60_by_16() {
    insta::assert_snapshot!(pictures(|look| drawn(at(look), 60, 16)));
}

#[test]
fn in_plain_lines() {
    insta::assert_snapshot!(pictures(|look| talked(at(look), "")));
}

#[test]
fn the_journals_side_at_80_by_24_and_as_pages() {
    let picture = |look: &Look| format!("== {}\n{}\n{}\n", look.0, says(&*at(look)), drawn(at(look), 80, 24));
    insta::assert_snapshot!(LOOKS.iter().map(picture).collect::<String>());
}

fn in_every_form(look: &Look) -> String {
    let (wide, small) = (drawn(at(look), 80, 24), drawn(at(look), 60, 16));
    format!("== {}\n{}\n{wide}\n{small}\n{}\n", look.0, says(&*at(look)), talked(at(look), ""))
}

#[test]
fn the_ledgers_side_in_every_form() {
    insta::assert_snapshot!(LEDGER.iter().map(in_every_form).collect::<String>());
}

#[test]
fn what_two_agreed_and_promised_in_every_form() {
    insta::assert_snapshot!(OURS.iter().map(in_every_form).collect::<String>());
}

#[test]
fn the_side_of_two_in_every_form() {
    insta::assert_snapshot!(TWO.iter().map(in_every_form).collect::<String>());
}

#[test]
fn every_size_from_nothing_to_250_by_80_is_drawn_without_a_slip() {
    let widths = [0, 1, 2, 3, 10, 59, 60, 61, 79, 80, 99, 100, 139, 200, 250];
    let heights = [0, 1, 2, 3, 5, 15, 16, 17, 24, 40, 80];
    for look in all() {
        for width in widths {
            for height in heights {
                drawn(at(look), width, height);
            }
        }
    }
}

/// Every width at some heights and every height at some widths. Each screen takes its own share of them, so that all of
/// them together see every size; `MENDWAY_SIZES=all` gives every screen all of them (see CONTRIBUTING.md).
#[test]
fn every_width_and_every_height_up_to_250_by_80_is_drawn_without_a_slip() {
    #[allow(clippy::disallowed_methods, reason = "the long form is asked for by hand")]
    let share = if std::env::var_os("MENDWAY_SIZES").is_some() { 1 } else { SHARE };
    let widths = (1..=250).flat_map(|width| [1, 5, 16, 24, 40, 80].map(|height| (width, height)));
    let heights = (1..=80).flat_map(|height| [1, 10, 40, 60, 80, 120, 200, 250].map(|width| (width, height)));
    let sizes: Vec<(u16, u16)> = widths.chain(heights).collect();
    let mut drawn_at = std::collections::BTreeSet::new();
    for (number, look) in all().enumerate() {
        for (width, height) in sizes.iter().skip(number % share).step_by(share) {
            drawn(at(look), *width, *height);
            drawn_at.insert((*width, *height));
        }
    }
    assert_eq!(drawn_at, sizes.into_iter().collect(), "some size was drawn on no screen");
}

/// One in so many sizes is drawn on each screen by `cargo test`.
const SHARE: usize = 61;

#[test]
fn every_footer_is_true() {
    for look in GALLERY.iter().chain(LEDGER).chain(OURS).chain(TWO).chain(SHARING) {
        footer_is_true(&|| at(look));
    }
}

#[test]
fn every_command_a_screen_tells_stands_in_the_palette() {
    for look in all() {
        let own = at(look).bindings();
        let told = own.iter().filter_map(|binding| match binding.action {
            Action::Do(command) => Some(command),
            _ => None,
        });
        let palette = Palette::new(&[own.clone(), everywhere()], Access::Open);
        let page = says(&palette);
        for command in told {
            assert!(page.contains(command.label()), "{}: {}", look.0, command.label());
        }
    }
}

#[test]
fn nothing_is_said_by_colour_alone() {
    // Drawn without any colour, the current row, what is chosen and what is wrong can all be told from the signs.
    let picture = |name: &str| {
        let look = all().find(|look| look.0 == name).expect("a look of that name");
        drawn(at(look), 80, 24)
    };
    assert!(picture("today").contains("> 1"));
    assert!(picture("player, rating").contains("[4]"));
    assert!(picture("step").contains("not open now"));
    assert!(picture("lock, wrong").contains('!'), "{}", picture("lock, wrong"));
}
