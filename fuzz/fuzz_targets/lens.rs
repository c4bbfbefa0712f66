//! Any bytes as a lexicon, and any text under the lens: never a panic, every span on a character.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendway::domain::lens::LensSet;
use mendway::insight::lens::Lens;

fuzz_target!(|bytes: &[u8]| {
    let _ = Lens::parse(bytes);
    let text = String::from_utf8_lossy(bytes);
    for spot in Lens::embedded().spots(&text, &LensSet::ALL) {
        assert!(text.get(spot.span).is_some(), "a span cuts a character");
    }
});
