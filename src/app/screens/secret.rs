//! A new passphrase in two fields: whether it may be used, and what to say beside them.

use crate::app::field::Field;
use crate::insight::strength::Strength;
use secrecy::{ExposeSecret, SecretString};

/// Fewer characters than this are called short before they are called weak.
const SHORT: usize = 10;

/// What to say beside the first field.
pub(super) fn beside(first: &Field, known: &[&str]) -> String {
    if first.is_empty() {
        return "Four or five words that do not belong together are good.".to_owned();
    }
    let strength = Strength::knowing(first.secret_text().expose_secret(), known);
    format!("Strength: {}. {}", strength.word(), strength.sentence())
}

/// What to say beside the second field.
pub(super) fn beside_again(first: &Field, again: &Field) -> &'static str {
    if again.is_empty() {
        ""
    } else if same(first, again) {
        "Both are the same."
    } else {
        "Not the same yet."
    }
}

/// The passphrase, if both fields hold the same and it is strong enough; otherwise why not and what to do.
pub(super) fn judge(first: &Field, again: &Field, known: &[&str]) -> Result<SecretString, String> {
    let secret = first.secret_text();
    let letters = secret.expose_secret().chars().count();
    if letters == 0 {
        return Err("Please type a passphrase first. Without one, nothing can be stored safely.".to_owned());
    }
    if !Strength::knowing(secret.expose_secret(), known).is_enough() {
        let what = if letters < SHORT { "That is too short to keep your pages safe." } else { "That is easy to find." };
        return Err(format!("{what} {}", Strength::why_a_least()));
    }
    if again.is_empty() {
        return Err("Please type it once more below, so that a slip of a finger cannot lock you out.".to_owned());
    }
    if !same(first, again) {
        return Err("The two are not the same. Nothing was stored. Type one of them again.".to_owned());
    }
    Ok(secret)
}

fn same(first: &Field, again: &Field) -> bool {
    first.secret_text().expose_secret() == again.secret_text().expose_secret()
}

/// How often it was tried, for the place of a page: the plain face then asks anew.
pub(super) fn tries(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "not opened yet".to_owned(),
        count => format!("not opened yet, {count} tries"),
    }
}
