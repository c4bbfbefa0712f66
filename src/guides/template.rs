//! The text a new guide begins with. It passes the check as it is, so an author changes one thing at a time.

use crate::domain::ids::Slug;
use crate::domain::step::Step;

const TEXT: &str = include_str!("template.toml");

/// A new guide file for `step`: one reading and one exercise, explained in comments.
///
/// `name` begins the ids, so that two new guides do not collide: choose one that no other guide uses, of at most 30
/// characters. A longer one is cut.
#[must_use]
pub fn template(name: &Slug, step: Step) -> String {
    let name: String = name.as_str().chars().take(30).collect();
    TEXT.replace("@name@", &name).replace("@step@", &step.number().to_string())
}
