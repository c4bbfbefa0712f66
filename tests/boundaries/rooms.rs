//! Who may use whom: the two tables, each exception with its reason, and the rules that read them.

use crate::source::{Source, within};

/// Which of our own modules a module may use. Itself and what stands below it, always.
enum Ours {
    Only(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

/// The longest row that fits a module counts.
const ROOMS: &[(&str, Ours)] = &[
    ("", Ours::AllBut(&[])),
    ("main", Ours::AllBut(&[])),
    ("cli", Ours::Only(&["domain"])),
    ("commands", Ours::AllBut(&["app::screens"])),
    ("env", Ours::Only(&["domain"])),
    ("error", Ours::AllBut(&["faces", "commands", "cli", "app::screens"])),
    ("domain", Ours::Only(&[])),
    ("guides", Ours::Only(&["domain", "prose"])),
    ("prose", Ours::Only(&["domain"])),
    ("insight", Ours::Only(&["domain"])),
    ("home", Ours::Only(&["domain"])),
    ("packet", Ours::Only(&["domain", "prose", "insight"])),
    ("export", Ours::Only(&["domain", "prose", "insight"])),
    ("import", Ours::Only(&["domain", "prose", "insight"])),
    ("app", Ours::Only(&["domain", "guides", "prose", "insight"])),
    ("app::runtime", Ours::AllBut(&["faces", "commands", "cli"])),
    ("app::screens", Ours::Only(&["domain", "guides", "prose", "insight", "app"])),
    ("faces", Ours::Only(&["app", "prose", "domain"])),
];

/// Parts of a permitted module that stay closed all the same.
const CLOSED: &[(&str, &str, &str)] =
    &[("app::screens", "app::runtime", "a screen asks by effects and never reaches the outside")];

/// One module may use one other, against the table, for a reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("app", "packet", "what a person chose to export is a plain value of packet; an effect carries it to the runtime"),
    ("env", "home::Durability", "a test of the debug binary hands in how hard the home works; a release build cannot"),
    ("env", "home::room::Synchronous", "as above"),
    ("env", "faces::facts", "what the terminal says of itself is a value of the faces; env fills it in"),
];

/// An outside library or a part of std, the modules that may use it, and why no other.
const OUTSIDE: &[(&str, &[&str], &str)] = &[
    ("rusqlite", &["home"], "SQL stands in home only"),
    ("rusqlite_migration", &["home"], "SQL stands in home only"),
    ("age", &["home"], "seals stand in home only"),
    ("ratatui", &["faces::terminal"], "screens describe pages, one face draws them"),
    ("crossterm", &["faces::terminal"], "screens describe pages, one face draws them"),
    ("terminal_colorsaurus", &["faces::terminal"], "only the terminal face asks the terminal"),
    ("ratatui_textarea", &["app::field"], "the field wraps the text-area library, so that no screen knows it"),
    (
        "rustix",
        // app::wake: the bell is a pipe, because a face waits for keys and for it in one poll.
        &["home", "faces", "env", "commands", "app::runtime", "app::wake"],
        "calls to the system stand at the edges",
    ),
    ("signal_hook", &["faces", "commands", "app::runtime", "home"], "signals arrive at the edges"),
    ("clap", &["cli", "commands", "main"], "the command line stands in cli and commands"),
    ("clap_complete", &["cli", "commands"], "the command line stands in cli and commands"),
    ("clap_mangen", &["cli", "commands"], "the command line stands in cli and commands"),
    ("rpassword", &["commands", "faces::plain"], "secrets are asked for at the edges"),
    ("directories", &["env"], "env finds the folders"),
    ("iana_time_zone", &["env"], "env reads the zone"),
    ("std::env", &["env", "main", ""], "env reads the environment; main and run take the arguments"),
    ("std::fs", &["home", "export", "import", "commands", "app::runtime"], "files are touched at the edges"),
    ("std::net", &[], "nothing opens a socket"),
    // A nameless pair inside the process, into which the handlers of signals write.
    ("std::os::unix::net", &["faces::listen"], "nothing opens a socket"),
    ("std::process::Command", &[], "no other program is started: it would see private words"),
];

/// What the domain may use from outside.
const DOMAIN: &[&str] = &["std", "core", "alloc", "chrono", "serde", "thiserror"];
/// What of std the domain may not.
const DOMAIN_NEVER: &[&str] = &["std::io", "std::fs", "std::env", "std::net", "std::process", "std::thread", "std::os"];

/// The top-level modules and the paths into our own crate that `source` may not use.
pub fn ours(source: &Source) -> Vec<String> {
    let Some((row, may)) = row_of(&source.module) else {
        return vec![source.complain(1, "this module has no row in the table of tests/boundaries/rooms.rs")];
    };
    let paths = source.facts.paths.iter().filter_map(|(line, path)| Some((*line, path.strip_prefix("crate::")?)));
    let refused = paths.filter(|(_, path)| !may_use(&source.module, row, may, path));
    refused.map(|(line, path)| source.complain(line, format!("`{row}` may not use `{path}`"))).collect()
}

fn row_of(module: &str) -> Option<&'static (&'static str, Ours)> {
    let fitting = ROOMS.iter().filter(|(row, _)| if row.is_empty() { module.is_empty() } else { within(module, row) });
    fitting.max_by_key(|(row, _)| row.len())
}

fn may_use(module: &str, row: &str, may: &Ours, path: &str) -> bool {
    let begins = |list: &[&str]| list.iter().any(|one| within(path, one));
    let excepted = EXCEPTIONS.iter().any(|(by, of, _)| within(module, by) && within(path, of));
    let closed = CLOSED.iter().any(|(by, of, _)| within(module, by) && within(path, of));
    // `super::x` of a top-level module reads as `crate::x`: that is judged like any other path.
    let own = !row.is_empty() && within(path, row);
    !closed
        && (own
            || excepted
            || match may {
                Ours::Only(list) => begins(list),
                Ours::AllBut(list) => !begins(list),
            })
}

/// Libraries and parts of std that `source` may not use.
pub fn outside(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (line, path) in &source.facts.paths {
        for (library, places, why) in OUTSIDE.iter().filter(|(library, ..)| within(path, library)) {
            let here = |place: &&str| if place.is_empty() { source.module.is_empty() } else { source.is_in(place) };
            if !places.iter().any(here) {
                found.push(source.complain(*line, format!("`{library}` is not used here: {why}")));
            }
        }
    }
    found
}

/// Libraries that the domain may not use.
pub fn domain(source: &Source) -> Vec<String> {
    if !source.is_in("domain") {
        return Vec::new();
    }
    let strange = |path: &str| {
        let library = path.split("::").next().unwrap_or_default();
        let known = DOMAIN.contains(&library) || !LIBRARIES.with(|all| all.iter().any(|one| one == library));
        !known || DOMAIN_NEVER.iter().any(|never| within(path, never))
    };
    let refused = source.facts.paths.iter().filter(|(_, path)| strange(path));
    refused.map(|(line, path)| source.complain(*line, format!("the domain may not use `{path}`"))).collect()
}

thread_local! {
    /// The libraries of Cargo.toml, as they are written in code: a path that begins otherwise is a type or a module.
    static LIBRARIES: Vec<String> = libraries();
}

fn libraries() -> Vec<String> {
    let manifest: toml::Table = crate::source::Text::read("Cargo.toml").text.parse().expect("Cargo.toml is TOML");
    let mut tables = vec![manifest["dependencies"].clone()];
    let systems = manifest["target"].as_table().expect("a table of systems");
    tables.extend(systems.values().filter_map(|system| system.get("dependencies").cloned()));
    let names = tables.iter().filter_map(toml::Value::as_table).flat_map(toml::Table::keys);
    names.map(|name| name.replace('-', "_")).chain(["std".to_owned()]).collect()
}

/// Exceptions for modules that are gone.
pub fn stale_exceptions(modules: &[String]) -> Vec<String> {
    let excepted = EXCEPTIONS.iter().map(|(by, ..)| *by).chain(["app::field", "app::wake"]);
    let gone = excepted.filter(|by| !modules.iter().any(|module| within(module, by)));
    gone.map(|by| format!("`{by}` has an exception but is gone")).collect()
}

#[cfg(test)]
mod controls {
    use super::*;

    fn caught(rule: fn(&Source) -> Vec<String>, path: &str, text: &str) -> bool {
        !rule(&Source::made_up(path, text)).is_empty()
    }

    #[test]
    fn a_screen_that_reaches_into_home_is_caught() {
        for text in [
            "use crate::home::room::Room;",
            "use super::super::super::home::room::Room;",
            "fn f() { crate::home::open() }",
            "fn f() { println!(\"{}\", crate::export::write()) }",
            "use crate::{domain::ids::Slug, home};",
            "use crate::app::runtime::Runtime;",
        ] {
            assert!(caught(ours, "src/app/screens/made_up.rs", text), "{text}");
        }
        let fine = "use crate::{domain::ids::Slug, guides::library::Library, app::page::Page};";
        assert!(!caught(ours, "src/app/screens/made_up.rs", fine));
    }

    #[test]
    fn arrows_that_point_back_are_caught() {
        let wrong = [
            ("src/domain/made_up.rs", "use crate::prose::Document;"),
            ("src/prose/made_up.rs", "use crate::guides::library::Library;"),
            ("src/guides/made_up.rs", "use crate::app::page::Page;"),
            ("src/insight/made_up.rs", "use crate::prose::Document;"),
            ("src/home/made_up.rs", "use crate::app::effect::Effect;"),
            ("src/packet/made_up.rs", "use crate::home::Home;"),
            ("src/faces/plain/made_up.rs", "use crate::guides::library::Library;"),
            ("src/app/runtime/made_up.rs", "use crate::faces::terminal::draw;"),
            ("src/commands/made_up.rs", "use crate::app::screens::today::Today;"),
            ("src/unheard_of.rs", ""),
        ];
        for (path, text) in wrong {
            assert!(caught(ours, path, text), "{path}: {text}");
        }
    }

    #[test]
    fn a_library_in_the_wrong_place_is_caught() {
        let wrong = [
            ("src/app/screens/made_up.rs", "use ratatui::style::Color;"),
            ("src/app/runtime/made_up.rs", "fn f(row: &rusqlite::Row) {}"),
            ("src/faces/plain/made_up.rs", "use crossterm::event;"),
            ("src/app/form.rs", "use ratatui_textarea::TextArea;"),
            ("src/app/made_up.rs", "use rustix::io;"),
            ("src/guides/made_up.rs", "use std::fs;"),
            ("src/guides/made_up.rs", "use std::{collections::BTreeMap, fs::File};"),
            ("src/home/made_up.rs", "fn f() { std::env::var_os(\"HOME\"); }"),
            ("src/home/made_up.rs", "use std::net::TcpStream;"),
            ("src/commands/made_up.rs", "use std::process::Command;"),
        ];
        for (path, text) in wrong {
            assert!(caught(outside, path, text), "{path}: {text}");
        }
        assert!(!caught(outside, "src/app/field.rs", "use ratatui_textarea::TextArea;"));
    }

    #[test]
    fn a_domain_with_other_libraries_is_caught() {
        for text in ["use toml::Value;", "use std::io::Read;", "use secrecy::SecretString;"] {
            assert!(caught(domain, "src/domain/made_up.rs", text), "{text}");
        }
        let fine = "use std::fmt;\nuse chrono::NaiveDate;\nuse serde::Serialize;\nfn f() { Step::all() }";
        assert!(!caught(domain, "src/domain/made_up.rs", fine));
    }

    #[test]
    fn an_exception_without_its_module_is_caught() {
        assert!(!stale_exceptions(&["app".to_owned()]).is_empty());
    }
}
