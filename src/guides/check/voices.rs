//! Voices: that every reader of every text gets words meant for them, with nothing left unfilled.

use super::desk::Desk;
use crate::domain::person::{Bond, Role};
use crate::guides::nearest::nearest;
use crate::guides::place::At;
use crate::guides::texts::{Body, ROLES, Readers, Text};
use crate::guides::wording::Wording;

pub(in crate::guides) fn check(desk: &mut Desk<'_>, texts: &[Text<'_>]) {
    for text in texts {
        if let Body::Wording(wording, readers) = &text.body {
            if let Wording::Varied(map) = wording {
                for key in map.keys() {
                    known_key(desk, &text.at, key, &readers.roles);
                }
            }
            complete(desk, &text.at, wording, readers);
        }
        for (at, version) in text.versions() {
            if version.trim().is_empty() {
                desk.stops(&at, "This text is empty.", "Write it, or take the line out.");
            }
            placeholders(desk, &at, version, &text.body);
        }
    }
}

/// Every key a wording may have.
fn keys() -> Vec<String> {
    let roles = ROLES.map(Role::key);
    let bonds = Bond::ALL.map(Bond::key);
    let pairs = roles.iter().flat_map(|role| bonds.iter().map(move |bond| format!("{role}-{bond}")));
    let single = ["all"].iter().chain(&roles).chain(&bonds).map(|key| (*key).to_owned());
    single.chain(pairs).collect()
}

fn known_key(desk: &mut Desk<'_>, at: &At, key: &str, roles: &[Role]) {
    let keys = keys();
    if !keys.iter().any(|known| known == key) {
        let hint = nearest(key, keys.iter().map(String::as_str)).map_or_else(
            || "Use `all`, a role, a bond, or a pair such as `hurt-friend`.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        return desk.stops(&at.key(key), format!("`{key}` is not a key of a text."), hint);
    }
    let named = ROLES.into_iter().find(|role| key.split('-').next() == Some(role.key()));
    if let Some(role) = named.filter(|role| !roles.contains(role)) {
        let sentence = format!("Nobody reads this: it is not shown to the role `{}`.", role.key());
        desk.stops(&at.key(key), sentence, "Take it out, or offer the text to that role.");
    }
}

fn complete(desk: &mut Desk<'_>, at: &At, wording: &Wording, readers: &Readers) {
    let mut missing = Vec::new();
    for role in readers.roles.iter().filter(|role| **role != Role::Unsaid) {
        let bonds = readers.bonds.iter();
        let lacking: Vec<&Bond> = bonds.filter(|bond| wording.pick(*role, **bond).is_none()).collect();
        if lacking.is_empty() {
            continue;
        }
        if lacking.len() == readers.bonds.len() {
            missing.push(format!("`{}`", role.key()));
        } else {
            missing.extend(lacking.into_iter().map(|bond| format!("`{}-{}`", role.key(), bond.key())));
        }
    }
    if !missing.is_empty() {
        let sentence = format!("This text has no words for {}.", missing.join(", "));
        desk.stops(at, sentence, "Add them, or write `all` for everybody.");
    }
}

/// The most places of one text that are looked at: enough for any author, and a bound for a hostile file.
const AT_MOST: usize = 40;

fn placeholders(desk: &mut Desk<'_>, at: &At, text: &str, body: &Body<'_>) {
    for rest in text.split('{').skip(1).take(AT_MOST) {
        let name = rest.split('}').next().unwrap_or_default().chars().take(20).collect::<String>();
        let marked = format!("{{{name}}}");
        if matches!(body, Body::Plain(_)) {
            let hint = "Say it without: this text is the same for every bond.";
            desk.stops_in(at, &marked, format!("`{marked}` is not filled in here."), hint);
        } else if name != "other" && name != "Other" {
            let sentence = format!("`{marked}` means nothing and would be shown as it stands.");
            desk.stops_in(at, &marked, sentence, "Only `{other}` and `{Other}` are filled in.");
        }
    }
}
