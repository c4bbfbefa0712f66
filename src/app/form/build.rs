//! Building a form, from top to bottom.

use super::{Form, Least, Part};
use crate::app::field::Field;
use crate::app::page::{Buttons, Calendar, Callout, Choice, List, Progress, Take, Tone};
use crate::prose::Document;

impl<K: Copy + PartialEq> Form<K> {
    /// An empty form. The first control added takes the focus.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page to read first: nothing has the focus until its end is in view, and the arrows scroll.
    #[must_use]
    pub const fn at_rest(mut self) -> Self {
        self.focus = None;
        self
    }

    fn add(mut self, key: Option<K>, part: Part) -> Self {
        if self.focus.is_none() && part.takes_focus() {
            self.focus = Some(self.parts.len());
        }
        self.parts.push((key, part));
        self
    }

    /// A heading.
    #[must_use]
    pub fn heading(self, text: impl Into<String>) -> Self {
        self.add(None, Part::Heading(text.into()))
    }

    /// Something to read.
    #[must_use]
    pub fn words(self, document: Document) -> Self {
        self.add(None, Part::Words(document))
    }

    /// Paragraphs to read, one a line.
    #[must_use]
    pub fn say(self, text: &str) -> Self {
        self.words(Document::from_plain(text))
    }

    /// Muted words.
    #[must_use]
    pub fn aside(self, text: impl Into<String>) -> Self {
        self.add(None, Part::Aside(text.into()))
    }

    /// Words set apart.
    #[must_use]
    pub fn callout(self, tone: Tone, text: Document) -> Self {
        self.add(None, Part::Callout(Callout { tone, text }))
    }

    /// How far something has come.
    #[must_use]
    pub fn progress(self, progress: Progress) -> Self {
        self.add(None, Part::Progress(progress))
    }

    /// Days with a letter each.
    #[must_use]
    pub fn calendar(self, calendar: Calendar) -> Self {
        self.add(None, Part::Calendar(calendar))
    }

    /// Text to type.
    #[must_use]
    pub fn field(self, key: K, label: impl Into<String>, field: Field) -> Self {
        self.add(Some(key), Part::Field { label: label.into(), field: Box::new(field), aside: String::new() })
    }

    /// Options to choose one from; `chosen` is the one chosen so far.
    #[must_use]
    pub fn choice<S: Into<String>>(
        self,
        key: K,
        label: impl Into<String>,
        options: impl IntoIterator<Item = S>,
        chosen: Option<usize>,
    ) -> Self {
        self.add(Some(key), Part::Choice(choice(label.into(), options, chosen), Least::None))
    }

    /// Options to choose one from, none of them under the cursor yet: a slip of Enter must not answer.
    #[must_use]
    pub fn ask<const N: usize>(self, key: K, options: [&str; N]) -> Self {
        let choice = Choice { at: N, ..choice(String::new(), options, None) };
        self.add(Some(key), Part::Choice(choice, Least::None))
    }

    /// Options of which one always holds; `chosen` is the one that holds now.
    #[must_use]
    pub fn one_of<S: Into<String>>(
        self,
        key: K,
        label: impl Into<String>,
        options: impl IntoIterator<Item = S>,
        chosen: usize,
    ) -> Self {
        self.add(Some(key), Part::Choice(choice(label.into(), options, Some(chosen)), Least::One))
    }

    /// Rows to take one from.
    #[must_use]
    pub fn list(self, key: K, list: List) -> Self {
        self.add(Some(key), Part::List(list))
    }

    /// Things to press.
    #[must_use]
    pub fn buttons(self, key: K, labels: &[&str]) -> Self {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        self.add(Some(key), Part::Buttons(Buttons { labels, at: 0 }))
    }
}

fn choice<S: Into<String>>(label: String, options: impl IntoIterator<Item = S>, chosen: Option<usize>) -> Choice {
    let options: Vec<String> = options.into_iter().map(Into::into).collect();
    let at = chosen.unwrap_or(0).min(options.len().saturating_sub(1));
    Choice { label, options, chosen: chosen.into_iter().collect(), at, take: Take::One }
}
