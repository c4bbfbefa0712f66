//! Keys in our own sentences: where a person has given a command another key, the sentence names that one. What a person
//! wrote is never touched.

use super::App;
use crate::app::action::{Action, Command};
use crate::app::binding::everywhere;
use crate::app::page::{Block, Page};
use crate::app::route::Route;
use crate::prose::Document;

/// The commands whose keys our sentences name.
const NAMED: [Command; 6] =
    [Command::Hide, Command::Help, Command::Palette, Command::Safety, Command::Leave, Command::Conceal];

/// A key as our sentences name it, and the person's own.
type Renamed = (String, String);

impl App {
    /// Puts the person's own keys into our sentences. For faces that have keys; `pages` are those of [`App::pages`].
    pub fn name_keys(&self, pages: &mut [Page<'_>]) {
        let renamed = self.renamed();
        if renamed.is_empty() {
            return;
        }
        let first = self.layers.len().saturating_sub(pages.len());
        for (page, layer) in pages.iter_mut().zip(self.layers.iter().skip(first)) {
            let route = layer.screen.route();
            let prose = if route.open_to_all() || route == Route::SafetyCheck { Prose::Ours } else { Prose::Theirs };
            page.blocks.iter_mut().for_each(|block| rename(block, &renamed, prose));
            if let Some(notice) = &mut page.notice {
                notice.text = named(&notice.text, &renamed);
            }
        }
    }

    fn renamed(&self) -> Vec<Renamed> {
        let usual = everywhere();
        let own = self.keymap.apply(usual.clone());
        let pairs = usual
            .iter()
            .zip(&own)
            .filter(|(usual, _)| NAMED.iter().any(|command| usual.action == Action::Do(*command)));
        let pairs = pairs.filter_map(|(usual, own)| Some((usual.keys.first()?, own.keys.first()?)));
        pairs.filter(|(usual, own)| usual != own).map(|(usual, own)| (usual.to_string(), own.to_string())).collect()
    }
}

/// Whose words the running text of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prose {
    Ours,
    Theirs,
}

fn rename(block: &mut Block<'_>, renamed: &[Renamed], prose: Prose) {
    let document = |text: &mut Document| text.texts().for_each(|text| *text = named(text, renamed));
    match block {
        Block::Aside(text) => *text = named(text, renamed),
        Block::Callout(callout) => document(&mut callout.text),
        Block::Prose(text) if prose == Prose::Ours => document(text),
        Block::Field(field) => field.aside = named(&field.aside, renamed),
        Block::List(list) => list.empty = named(&list.empty, renamed),
        _ => {}
    }
}

/// `text` with each usual key replaced, all at once: two keys may have changed places.
fn named(text: &str, renamed: &[Renamed]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let apart = !out.ends_with(|before: char| before.is_alphanumeric() || before == '+');
        let found = renamed.iter().find_map(|(usual, own)| Some((own, rest.strip_prefix(usual.as_str())?)));
        match found.filter(|(_, after)| apart && !after.starts_with(char::is_alphanumeric)) {
            Some((own, after)) => {
                out.push_str(own);
                rest = after;
            }
            None => {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_renamed_all_at_once_and_only_whole() {
        let pair = |usual: &str, own: &str| (usual.to_owned(), own.to_owned());
        let renamed = [pair("F1", "F2"), pair("F2", "F1"), pair("Ctrl+E", "F9")];
        assert_eq!(named("F1, F2, F12. Ctrl+E shows it.", &renamed), "F2, F1, F12. F9 shows it.");
        assert_eq!(named("Ctrl+Enter", &renamed), "Ctrl+Enter");
    }
}
