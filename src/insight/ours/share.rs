//! Shares: copies of one's own words. Only their author withdraws them; then the words are gone and the place stays.

use super::Stamp;
use crate::domain::statement::{Said, Statement, StatementId};
use std::collections::BTreeMap;

/// A copy of one person's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who shared it, and when.
    pub stamp: Stamp,
    /// What it is, in a few words.
    pub title: String,
    /// The exact words; `None` once they are withdrawn.
    pub words: Option<String>,
    /// When they were withdrawn.
    pub withdrawn: Option<Stamp>,
}

/// What its own author withdrew.
pub(super) fn withdrawn(all: &[&Statement]) -> BTreeMap<StatementId, Stamp> {
    let authors: BTreeMap<StatementId, _> = all.iter().map(|one| (one.id, one.author)).collect();
    let mut found = BTreeMap::new();
    for one in all {
        if let Said::Retracted { of } = one.said
            && authors.get(&of) == Some(&one.author)
        {
            found.entry(of).or_insert_with(|| Stamp::of(one));
        }
    }
    found
}

pub(super) fn read(all: &[&Statement]) -> Vec<Share> {
    let withdrawn = withdrawn(all);
    let share = |one: &&Statement| {
        let Said::Shared { title, words } = &one.said else { return None };
        let gone = withdrawn.get(&one.id).copied();
        let words = gone.is_none().then(|| words.clone());
        Some(Share { stamp: Stamp::of(one), title: title.clone(), words, withdrawn: gone })
    };
    all.iter().filter_map(share).collect()
}
