//! Files of the project as text and as syntax. Owns where they are found; knows no rule.

use crate::syntax::{Facts, facts};
use std::fs;
use std::path::{Path, PathBuf};

/// A file as it stands.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its path from the project's folder, parted by `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl Text {
    /// Reads one file of the project.
    pub fn read(path: &str) -> Self {
        let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path: path.to_owned(), text }
    }

    /// A made-up file, for red controls.
    pub fn made_up(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }
}

/// A Rust file: where it stands in the tree of modules and what its code, tests left out, is made of.
#[derive(Debug)]
pub struct Source {
    /// Its path from the project's folder.
    pub path: String,
    /// Its module, such as `app::screens::today`. `lib.rs` is the empty path, `main.rs` is `main`.
    pub module: String,
    /// What its code is made of.
    pub facts: Facts,
}

impl Source {
    /// Reads a made-up file, for red controls.
    pub fn made_up(path: &str, text: &str) -> Self {
        Self::of(&Text::made_up(path, text))
    }

    fn of(file: &Text) -> Self {
        let module = module_of(&file.path);
        let facts = facts(&file.text, &module).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        Self { path: file.path.clone(), module, facts }
    }

    /// Whether this file is `module` or stands below it.
    pub fn is_in(&self, module: &str) -> bool {
        within(&self.module, module)
    }

    /// A complaint about a line of this file.
    pub fn complain(&self, line: usize, said: impl std::fmt::Display) -> String {
        format!("{}:{line}: {said}", self.path)
    }
}

/// Whether the path `inner` is `outer` or begins with it. Everything is within the empty path.
pub fn within(inner: &str, outer: &str) -> bool {
    outer.is_empty() || inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The Rust files below a folder, without those that are only compiled for tests.
pub fn sources(folder: &str) -> Vec<Source> {
    let all: Vec<Source> = texts(folder, &["rs"]).iter().map(Source::of).collect();
    let tests: Vec<String> = all.iter().flat_map(|source| source.facts.test_modules.clone()).collect();
    all.into_iter().filter(|source| !tests.iter().any(|test| source.is_in(test))).collect()
}

/// The files below a folder with one of these endings, in order. None where the folder is not there.
pub fn texts(folder: &str, endings: &[&str]) -> Vec<Text> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)));
    paths.sort();
    paths.iter().map(|path| Text::read(&from_root(path))).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(inside) = fs::read_dir(folder) else { return };
    for path in inside.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).expect("a path below the root").to_string_lossy().replace('\\', "/")
}

fn module_of(path: &str) -> String {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let module = inner.trim_end_matches("/mod").replace('/', "::");
    if module == "lib" { String::new() } else { module }
}

#[test]
fn a_file_is_found_at_its_module() {
    let known = [
        ("src/lib.rs", ""),
        ("src/main.rs", "main"),
        ("src/app/mod.rs", "app"),
        ("src/app/screens/today.rs", "app::screens::today"),
    ];
    for (path, module) in known {
        assert_eq!(module_of(path), module);
    }
    assert!(within("app::screens::today", "app::screens"));
    assert!(!within("app::screensaver", "app::screens"));
}
