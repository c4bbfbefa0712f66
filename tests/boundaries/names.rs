//! Names of files and modules.

use crate::source::{Source, Text};

/// Names that say nothing, in one number; the plural counts too.
const EMPTY: &[&str] = &["util", "helper", "common", "manager", "handler"];

fn says_nothing(name: &str) -> bool {
    name.split('_').any(|part| EMPTY.contains(&part) || part.strip_suffix('s').is_some_and(|one| EMPTY.contains(&one)))
}

/// A file or folder whose name says nothing.
pub fn of_file(file: &Text) -> Vec<String> {
    let empty = file.path.trim_end_matches(".rs").split('/').filter(|name| says_nothing(name));
    empty.map(|name| format!("{}: `{name}` does not say what is inside", file.path)).collect()
}

/// Modules inside a file whose name says nothing.
pub fn of_modules(source: &Source) -> Vec<String> {
    let empty = source.facts.modules.iter().filter(|(_, name)| says_nothing(name));
    empty.map(|(line, name)| source.complain(*line, format!("`{name}` does not say what is inside"))).collect()
}

#[test]
fn a_name_that_says_nothing_is_caught() {
    for path in ["src/utils.rs", "src/home/helpers/mod.rs", "src/app/key_handler.rs", "tests/common/mod.rs"] {
        assert_eq!(of_file(&Text::made_up(path, "")).len(), 1, "{path}");
    }
    assert!(of_file(&Text::made_up("src/guides/commonplace.rs", "")).is_empty());
    assert_eq!(of_modules(&Source::made_up("src/home/mod.rs", "mod manager;\nmod room;")).len(), 1);
}
