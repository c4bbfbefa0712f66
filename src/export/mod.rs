//! A [`Document`](crate::prose::Document) as the text of a file, one file per form.
//!
//! Whatever was typed is inert in every form: control characters and characters that turn the direction of writing
//! around are taken out, and in Markdown no typed sign can become a heading, a link, a picture or HTML.

pub mod file;
pub mod markdown;
pub mod text;

/// Without characters that do something instead of being read. Line ends stay; a tab becomes blanks.
fn inert(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n").replace('\t', "    ");
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || turns(*c))).collect()
}

/// Characters that embed, override or isolate a direction, and other marks that are never seen. Plain left-to-right and
/// right-to-left marks stay: Hebrew and Arabic need them.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{feff}')
}

/// The lines of a paragraph that hold something, without blanks at their ends.
fn lines(text: &str) -> Vec<String> {
    inert(text).split('\n').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Document, Part, Span, Stress, words};
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Any document, made of what people, and people with bad intent, might type.
    pub(super) fn document() -> impl Strategy<Value = Document> {
        vec(part(), 0..6).prop_map(|parts| Document { parts })
    }

    fn typed() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-zA-Z0-9éß字 ]{1,12}",
            "[\\x00-\\x7f]{1,6}",
            any::<char>().prop_map(String::from),
            prop::sample::select(vec![
                "\n",
                "\n\n",
                "# ",
                "- ",
                "1. ",
                "9) ",
                "> ",
                "```",
                "~~~",
                "[a]: b",
                "![a](b)",
                "<b>",
                "&lt;",
                "---",
                "===",
                "**",
                "*",
                "__",
                "\\",
                "\u{202e}",
                "\u{1b}[2J",
                "|",
                "    ",
                "\t",
                "http://a.b",
                "👨‍👩‍👧",
                "\u{a0}",
            ])
            .prop_map(String::from),
        ];
        vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let stress = prop::sample::select(vec![Stress::Plain, Stress::Soft, Stress::Strong, Stress::Found]);
        vec((typed(), stress).prop_map(|(text, stress)| Span { text, stress }), 0..4)
    }

    fn part() -> impl Strategy<Value = Part> {
        prop_oneof![
            (1_u8..4, typed()).prop_map(|(level, text)| Part::Heading { level, text }),
            spans().prop_map(Part::Paragraph),
            (any::<bool>(), vec(spans(), 0..4)).prop_map(|(ordered, items)| Part::List { ordered, items }),
            spans().prop_map(Part::Quote),
            typed().prop_map(Part::Verbatim),
            Just(Part::Rule),
        ]
    }

    /// The kind and words of every part that says something. Blanks at the ends of lines do not count.
    pub(super) fn said(document: &Document) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        for part in &document.parts {
            match part {
                Part::Heading { text, .. } => out.push(("heading", lines(text).join(" "))),
                Part::Paragraph(spans) => out.push(("paragraph", lines(&words(spans)).join("\n"))),
                Part::Quote(spans) => out.push(("quote", lines(&words(spans)).join("\n"))),
                Part::Verbatim(text) => out.push(("verbatim", inert(text).trim_end().to_owned())),
                Part::Rule => out.push(("rule", "-".into())),
                Part::List { items, ordered } => {
                    let kind = if *ordered { "numbered" } else { "bulleted" };
                    let items = items.iter().map(|item| lines(&words(item)).join("\n"));
                    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
                    out.push((kind, items.join("\n- ")));
                }
            }
        }
        out.retain(|(_, words)| !words.trim().is_empty());
        out
    }

    #[test]
    fn hostile_characters_are_taken_out_and_words_stay() {
        assert_eq!(inert("a\u{1b}[31mred\u{7}\u{202e}b\u{2066}c\u{feff}\r\nd\te"), "a[31mredbc\nd    e");
        assert_eq!(inert("שלום\u{200f} 👨‍👩‍👧 e\u{301}"), "שלום\u{200f} 👨‍👩‍👧 e\u{301}");
    }
}
