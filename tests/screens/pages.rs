use crate::kit::plain::{footer_is_true, pick, text};
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go, Scroll};
use mendway::app::scene::{Scene, Seen};
use mendway::app::screen::Screen;
use mendway::app::screens::pages::{About, Privacy};

#[test]
fn the_privacy_page_says_what_nobody_can_promise() {
    let said = text(&Privacy::new());
    assert!(said.starts_with("Privacy\n") && said.contains("What nobody can promise"), "{said}");
}

#[test]
fn the_about_page_is_honest_about_what_it_is() {
    let said = text(&About::new());
    for words in
        [env!("CARGO_PKG_VERSION"), "No clinician has reviewed", "not therapy, diagnosis or crisis care", "MIT"]
    {
        assert!(said.contains(words), "{words}");
    }
    assert!(!said.contains('{'));
}

#[test]
fn a_long_page_scrolls_and_closes_at_its_end() {
    let mut page = Privacy::new();
    let top = Scene { seen: Seen { top: 0, rows: 10, total: 60 }, ..scene() };
    assert_eq!(page.page(&top).focus, None);
    let effects = page.react(mendway::app::action::Action::Toggle, &top);
    assert!(matches!(&effects[..], [Effect::Scroll(Scroll::PageDown)]), "{effects:?}");
    assert!(matches!(&press(&mut page, "enter")[..], [Effect::Go(Go::Close)]));
    assert!(matches!(&pick(&mut About::new(), "Back")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_footer_of_the_pages_is_true() {
    footer_is_true(&|| Box::new(Privacy::new()));
    footer_is_true(&|| Box::new(About::new()));
}
