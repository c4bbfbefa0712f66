//! Lines to start a journal entry from.

use crate::domain::person::Role;
use serde::Deserialize;

const STARTERS: &str = include_str!("../../assets/prompts.toml");

#[derive(Deserialize)]
struct File {
    starter: Vec<Starter>,
}

#[derive(Deserialize)]
struct Starter {
    text: String,
    roles: Vec<Role>,
}

/// The lines for this role, in the order of the file. Someone who would rather not say reads those for both.
#[must_use]
pub fn starters(role: Role) -> Vec<String> {
    let role = if role == Role::Unsaid { Role::Both } else { role };
    let file: File = toml::from_str(STARTERS).unwrap_or(File { starter: Vec::new() });
    file.starter.into_iter().filter(|starter| starter.roles.contains(&role)).map(|starter| starter.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_lines_to_start_from() {
        for role in Role::ALL {
            assert!(starters(role).len() >= 12, "{role:?}");
        }
    }
}
