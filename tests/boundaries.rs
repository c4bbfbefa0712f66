//! The shape of the house, read from `src/`: who may import whom, how long a file may be, and which words never reach
//! a person. Each rule has a red control beside it: a made-up offence that the rule must catch.

#[path = "boundaries/names.rs"]
mod names;
#[path = "boundaries/rooms.rs"]
mod rooms;
#[path = "boundaries/rules.rs"]
mod rules;
#[path = "boundaries/size.rs"]
mod size;
#[path = "boundaries/source.rs"]
mod source;
#[path = "boundaries/syntax.rs"]
mod syntax;
#[path = "boundaries/words.rs"]
mod words;

use source::{Source, Text, sources, texts};

/// Fails with one line for each place that breaks a rule.
fn none_of(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn in_all(rule: impl Fn(&Source) -> Vec<String>) -> Vec<String> {
    let sources = sources("src");
    assert!(sources.len() > 20, "the sources were not found");
    sources.iter().flat_map(rule).collect()
}

#[test]
fn each_module_uses_only_the_modules_it_may() {
    none_of(in_all(rooms::ours));
}

#[test]
fn each_outside_library_is_used_only_in_its_own_place() {
    none_of(in_all(rooms::outside));
}

#[test]
fn the_domain_knows_only_std_chrono_serde_and_thiserror() {
    none_of(in_all(rooms::domain));
}

#[test]
fn no_row_of_the_tables_names_a_module_that_is_gone() {
    let modules: Vec<String> = sources("src").iter().map(|source| source.module.clone()).collect();
    none_of(rooms::stale_exceptions(&modules));
}

#[test]
fn only_env_reads_a_clock() {
    none_of(in_all(rules::clocks));
}

#[test]
fn only_commands_faces_and_main_print() {
    none_of(in_all(rules::printing));
}

#[test]
fn nothing_but_a_test_unwraps() {
    none_of(in_all(rules::unwraps));
}

#[test]
fn no_public_function_takes_a_bool() {
    none_of(in_all(rules::bools));
}

#[test]
fn unsafe_code_is_forbidden() {
    let manifest = Text::read("Cargo.toml");
    none_of(rules::allows_unsafe(&Text::read("src/lib.rs"), &manifest));
}

#[test]
fn nothing_is_left_unfinished() {
    let all = [texts("src", &["rs"]), texts("tests", &["rs"]), texts("benches", &["rs"])].concat();
    none_of(all.iter().flat_map(rules::unfinished));
}

#[test]
fn no_file_is_too_long_and_most_are_short() {
    let ours = texts("src", &["rs"]);
    none_of(size::too_long(&ours));
    none_of(size::too_long(&texts("tests", &["rs"])));
    let median = size::median(&ours);
    println!("median of src: {median} lines");
    assert!(median < size::MEDIAN, "the median file of src has {median} lines, the limit is {}", size::MEDIAN);
}

#[test]
fn every_name_says_what_is_inside() {
    none_of(texts("src", &["rs"]).iter().chain(&texts("tests", &["rs"])).flat_map(names::of_file));
    none_of(in_all(names::of_modules));
}

#[test]
fn no_string_holds_a_word_that_blames_or_promises() {
    none_of(in_all(words::in_strings));
}

#[test]
fn no_guide_or_asset_holds_a_word_that_blames_or_promises() {
    let data = [texts("guides", &["toml"]), texts("assets", &["toml", "md"]), texts("src", &["toml", "md"])].concat();
    assert!(data.len() > 15, "the guides were not found");
    none_of(data.iter().flat_map(words::in_text));
}

#[test]
fn a_session_is_a_meeting_with_the_counselor() {
    none_of(in_all(words::sessions));
}

#[test]
fn nothing_shouts_at_the_person() {
    none_of(in_all(words::shouts));
    none_of(texts("assets", &["toml", "md"]).iter().flat_map(words::shouts_in_text));
}
