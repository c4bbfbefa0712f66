//! Any text and any lexicon: complaints that help, and no panic.

use mendway::domain::lens::LensSet;
use mendway::insight::lens::{Lens, LexiconError};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn a_lexicon_that_cannot_work_says_what_to_change() {
    let head = "format = 1\nlanguage = \"en\"\n";
    let rule = |pattern: &str| {
        format!("{head}[[rule]]\nid = \"a\"\nset = \"blame\"\nmatch = [{pattern:?}]\nwhy = \"w\"\nsofter = [\"s\"]\n")
    };
    let said = |text: &str| Lens::parse(text.as_bytes()).err().map(|error| error.to_string()).unwrap_or_default();
    for (text, part) in [
        (rule(""), "A pattern is empty."),
        (rule("~3 never"), "does not begin with a whole word"),
        (rule("ne*"), "does not begin with a whole word"),
        (rule("you ~0"), "a number from 1 to 20"),
        (rule("you ~x"), "a number from 1 to 20"),
        (rule("you Never"), "not a word in small letters"),
        (rule("you <nobody>"), "no list of words called \"nobody\""),
        (rule("you ~20 a ~20 b ~20 c"), "reaches too far"),
        (rule("you $ never"), "nothing may follow"),
        (rule("you").replace("blame", "praise"), "at line 5"),
        (rule("you").replace("why = \"w\"", "why = \"\""), "It needs `match`, `why` and `softer`."),
        (format!("{}{}", rule("you"), &rule("you")[head.len()..]), "Another rule has the same id."),
        (rule("you").replace("format = 1", "format = 2"), "has format 2"),
        ("format".to_owned(), "at line 1"),
    ] {
        assert!(said(&text).contains(part), "{text}\n{}", said(&text));
    }
    assert_eq!(Lens::parse(&[0xff]).err(), Some(LexiconError::NotText));
    assert_eq!(Lens::parse(&vec![b'#'; 256 * 1024 + 1]).err(), Some(LexiconError::TooLarge));
}

/// Looks with a lens at a text; every span must lie between graphemes, in order.
fn looked(lens: &Lens, text: &str) {
    let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    let mut last = 0;
    for spot in lens.spots(text, &LensSet::ALL) {
        assert!(last <= spot.span.start && spot.span.start < spot.span.end, "{spot:?}");
        assert!(borders.contains(&spot.span.start) && borders.contains(&spot.span.end), "{spot:?} in {text:?}");
        last = spot.span.end;
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "you",
        "never",
        "always",
        "listen",
        "You're",
        "you\u{2019}re",
        "a",
        "liar",
        "sorry",
        "if",
        "but",
        ".",
        ",",
        "\n",
        "\"",
        " ",
        "  ",
        "\u{201c}",
        "\u{201d}",
        "'",
        "\u{301}",
        "\u{200d}",
        "\u{1f469}\u{200d}\u{1f467}",
        "\u{fe0f}",
        "\u{1f1e9}",
        "\u{0915}\u{094d}",
        "I",
        "feel",
        "ashamed",
        "my",
        "boundary",
        "is",
        "that",
        "forever",
        "3",
        ".5",
        "\u{0}",
        "\u{202e}",
        "\u{130}",
        "\u{df}",
        "\u{fb01}",
        "-",
    ]);
    proptest::collection::vec(known, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_lens_panic_or_cut_a_grapheme(text in any::<String>(), told in pieces(), words in proptest::collection::vec(pieces(), 0..8)) {
        looked(Lens::embedded(), &text);
        looked(Lens::embedded(), &told);
        looked(Lens::embedded(), &words.join(" "));
    }

    #[test]
    fn no_bytes_make_the_lexicon_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(lens) = Lens::parse(&bytes) {
            looked(&lens, "You never listen.");
        }
    }

    #[test]
    fn no_change_to_a_sound_lexicon_makes_the_reader_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, proptest::collection::vec(any::<u8>(), 0..6)), 1..6),
        text in pieces(),
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (at, removed, added) in edits {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, added);
            if bytes.is_empty() { break; }
        }
        if let Ok(lens) = Lens::parse(&bytes) {
            looked(&lens, &text);
        }
    }

    #[test]
    fn no_pattern_makes_the_reader_or_the_lens_panic(
        patterns in proptest::collection::vec("(\\^ )?(you|never|<a>|a/b|x\\*|<|>|/|\\?)( (you|never|listen|~[0-9]{1,2}|\\.\\.[0-9]|\\.|<a>|a/b|lis\\*|b\\?|\\$|\\+[0-9])){0,8}", 6),
        text in pieces(),
    ) {
        let rule = format!(
            "match = [{:?}]\nunless_before = [{:?}]\nunless_after = [{:?}]\nunless_near = [{:?}]\nif_near = [{:?}]\nif_anywhere = [{:?}]\n",
            patterns[0], patterns[1], patterns[2], patterns[3], patterns[4], patterns[5],
        );
        let text_of = format!("format = 1\nlanguage = \"en\"\n[words]\na = [\"you\", \"sorry\"]\n[[rule]]\nid = \"a\"\nset = \"blame\"\nwhy = \"w\"\nsofter = [\"s\"]\n{rule}");
        if let Ok(lens) = Lens::parse(text_of.as_bytes()) {
            looked(&lens, &text);
        }
    }
}

/// A lexicon with every kind of line.
const SMALL: &str = r#"format = 1
language = "en"

[words]
asking = ["ask", "asked"]

[[rule]]
id = "you-never"
set = "blame"
match = ["^ you never once? <asking>/list* ~3 me ..8 again . +2"]
unless_before = ["not ~4"]
unless_after = ["for anything $"]
if_anywhere = ["sorry"]
share = 40
why = "How it may be heard."
softer = ["When ..., I felt ..."]
"#;
