//! Rules for code: clocks, printing, panics, bools, unfinished work, unsafe code.

use crate::source::{Source, Text};

/// Functions that may take a bool, and why.
const BOOLS: &[(&str, &str)] = &[("app::effect::not(flag)", "here a stored flag becomes an enum")];

/// Reading a clock anywhere but in `env`.
pub fn clocks(source: &Source) -> Vec<String> {
    if source.module == "env" {
        return Vec::new();
    }
    let clocks = source.facts.paths.iter().filter(|(_, path)| path.ends_with("::now"));
    clocks.map(|(line, path)| source.complain(*line, format!("`{path}`: only env reads a clock"))).collect()
}

/// Printing anywhere but where the program speaks to the terminal.
pub fn printing(source: &Source) -> Vec<String> {
    if ["commands", "faces", "main"].iter().any(|place| source.is_in(place)) {
        return Vec::new();
    }
    let macros = source.facts.macros.iter();
    let prints = macros.filter(|(_, name)| ["print", "println", "eprint", "eprintln"].contains(&name.as_str()));
    prints.map(|(line, name)| source.complain(*line, format!("`{name}!`: only commands and faces print"))).collect()
}

/// `.unwrap()` outside tests.
pub fn unwraps(source: &Source) -> Vec<String> {
    let said = "`unwrap()`: a person must never meet a panic";
    source.facts.unwraps.iter().map(|line| source.complain(*line, said)).collect()
}

/// Bools in public functions: at the call nobody can read what `true` means.
pub fn bools(source: &Source) -> Vec<String> {
    let excepted = |said: &str| BOOLS.iter().any(|(function, _)| *function == format!("{}::{said}", source.module));
    let bools = source.facts.bools.iter().filter(|(_, said)| !excepted(said));
    bools.map(|(line, said)| source.complain(*line, format!("`{said}` is a bool: give it a name as an enum"))).collect()
}

/// What marks unfinished work. Put together here, so that this file does not hold the marks itself.
const MARKS: &[&str] = &[
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("db", "g!("),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("X", "XX"),
];

/// Marks of unfinished work in code or comments.
pub fn unfinished(file: &Text) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for mark in MARKS.iter().filter(|mark| stands_alone(line, mark)) {
            found.push(format!("{}:{}: `{mark}` is left over", file.path, index + 1));
        }
    }
    found
}

/// Whether the mark is there as a word of its own.
fn stands_alone(line: &str, mark: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(mark).any(|(start, _)| {
        let after = line[start + mark.len()..].chars().next();
        !part_of_word(line[..start].chars().next_back()) && (mark.ends_with('(') || !part_of_word(after))
    })
}

/// A library or package that does not forbid unsafe code.
pub fn allows_unsafe(library: &Text, manifest: &Text) -> Vec<String> {
    let wanted = [(library, "#![forbid(unsafe_code)]"), (manifest, "unsafe_code = \"forbid\"")];
    let missing = wanted.iter().filter(|(file, line)| !file.text.lines().any(|own| own.trim() == *line));
    missing.map(|(file, line)| format!("{}: `{line}` is missing", file.path)).collect()
}

#[cfg(test)]
mod controls {
    use super::*;

    const PLACE: &str = "src/home/made_up.rs";

    #[test]
    fn a_clock_outside_env_is_caught() {
        for text in [
            "fn f() { let t = std::time::Instant::now(); }",
            "use chrono::Utc;\nfn f() { Utc::now(); }",
            "fn f() { start.get_or_init(Instant::now); }",
            "fn f() { format!(\"{}\", Local::now()); }",
        ] {
            assert_eq!(clocks(&Source::made_up(PLACE, text)).len(), 1, "{text}");
            assert!(clocks(&Source::made_up("src/env.rs", text)).is_empty());
        }
        assert!(clocks(&Source::made_up(PLACE, "fn f(clock: &Clock) { clock.now(); }")).is_empty());
    }

    #[test]
    fn printing_in_the_core_is_caught() {
        for text in ["fn f() { println!(\"a\"); }", "fn f() { vec![std::eprint!(\"a\")]; }"] {
            assert_eq!(printing(&Source::made_up(PLACE, text)).len(), 1, "{text}");
            assert!(printing(&Source::made_up("src/faces/plain/mod.rs", text)).is_empty());
        }
    }

    #[test]
    fn an_unwrap_is_caught_and_one_in_a_test_is_not() {
        for text in ["fn f() { a().unwrap(); }", "fn f() { format!(\"{}\", a.b().unwrap()); }"] {
            assert_eq!(unwraps(&Source::made_up(PLACE, text)).len(), 1, "{text}");
        }
        let test = "#[cfg(test)]\nmod tests { fn f() { a().unwrap(); } }\n#[test]\nfn g() { a().unwrap(); }";
        assert!(unwraps(&Source::made_up(PLACE, test)).is_empty());
    }

    #[test]
    fn a_bool_in_a_public_function_is_caught() {
        for text in [
            "pub fn f(loud: bool) {}",
            "impl A { pub fn f(&self, loud: Option<bool>) {} }",
            "pub trait A { fn f(&self, loud: &bool); }",
        ] {
            assert_eq!(bools(&Source::made_up(PLACE, text)).len(), 1, "{text}");
        }
        let fine = "fn f(loud: bool) {}\npub fn g(test: &dyn Fn(&str) -> bool) -> bool { true }\n\
                    impl T for A { fn f(&self, loud: bool) {} }";
        assert!(bools(&Source::made_up(PLACE, fine)).is_empty());
    }

    #[test]
    fn unfinished_work_is_caught() {
        for mark in MARKS {
            let text = format!("fn f() {{}}\n// {mark}");
            assert_eq!(unfinished(&Text::made_up(PLACE, &text)).len(), 1, "{mark}");
        }
        let fine = concat!("fn undo_to", "do_list() {}\n// MASTO", "DON");
        assert!(unfinished(&Text::made_up(PLACE, fine)).is_empty());
    }

    #[test]
    fn a_house_that_does_not_forbid_unsafe_code_is_caught() {
        let empty = Text::made_up("src/lib.rs", "//! #![forbid(unsafe_code)] is only spoken of here.");
        assert_eq!(allows_unsafe(&empty, &Text::made_up("Cargo.toml", "unsafe_code = \"warn\"")).len(), 2);
    }
}
