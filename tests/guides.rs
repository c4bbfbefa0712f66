//! The guide engine from outside: complaints about bad guides, our own guides, and what readers are shown.

use mendway::domain::ids::{PromptId, Slug};
use mendway::domain::person::{Bond, Role};
use mendway::domain::step::Step;
use mendway::guides::check::{check, check_programme, of_names, of_origin};
use mendway::guides::flow::{Seat, is_done, shown};
use mendway::guides::library::{Library, Origin, PROGRAMME};
use mendway::guides::model::{Exercise, Guide};
use mendway::guides::preview::preview;
use mendway::guides::problem::Problem;
use mendway::guides::template::template;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn seat(role: Role, finished: u32) -> Seat {
    Seat { finished, ..Seat::first(role, Bond::Partner) }
}

fn slug(text: &str) -> Slug {
    text.parse().expect("an id")
}

fn sample() -> String {
    template(&slug("sample"), Step::Before)
}

/// A library that holds only these files.
fn library<const N: usize>(files: [(&str, &str); N]) -> Library {
    Library::default().with_folder_text(files.map(|(name, text)| (name.to_owned(), text.to_owned())))
}

fn sentences(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_bad_guide_gets_its_complaints_with_file_and_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_guides");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the samples").map(|file| file.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() >= 30, "only {} samples", paths.len());
    let mut all = String::new();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a readable sample");
        let problems = check(&Library::default().with_folder_text([(name.clone(), bytes)]));
        assert!(!problems.is_empty(), "{name} passed");
        writeln!(all, "{}", sentences(&problems)).expect("memory");
    }
    insta::assert_snapshot!("bad_guides", all);
}

#[test]
fn the_template_of_every_step_passes_the_check() {
    for step in Step::ALL {
        let text = template(&slug("a-new-guide"), step);
        let problems = check(&library([("new.toml", &text)]));
        assert_eq!(sentences(&problems), "");
        let guide = Guide::parse("new.toml", text.as_bytes()).expect("it was just checked");
        assert_eq!(guide.step, step);
    }
}

#[test]
fn two_files_with_one_id_are_told_apart() {
    let text = sample();
    let problems = check(&library([("one.toml", &text), ("two.toml", &text)]));
    let expected = "two.toml:17: The id `sample-read` is taken: it is in one.toml, line 17. Choose another id.";
    assert_eq!(problems.first().map(ToString::to_string).as_deref(), Some(expected));
    assert_eq!(problems.len(), 2);
}

#[test]
fn a_link_into_a_file_that_cannot_be_read_is_not_called_broken() {
    let broken = "format = 1\n[[exercise]]\nid = \"other-one\"\n";
    let text = sample().replace("next = []", "next = [\"other-one\"]");
    let problems = check(&library([("broken.toml", broken), ("fine.toml", &text)]));
    assert!(problems.iter().all(|problem| problem.file == "broken.toml"), "{}", sentences(&problems));
}

#[test]
fn a_guide_with_a_stopping_problem_is_not_offered_and_one_with_clumsy_words_is() {
    let clumsy = sample().replace("Author (year)", "Author (1999)").replace("Say what this is for", "Just say it");
    let library = library([("clumsy.toml", &clumsy)]);
    assert!(!check(&library).is_empty());
    assert!(library.exercise(&slug("sample-try")).is_some());

    let posing = sample().replace("Say what this is for", "Type your passphrase");
    let library = self::library([("posing.toml", &posing)]);
    assert!(library.exercise(&slug("sample-try")).is_none());
    assert!(library.exercises_of(Step::Before).is_empty());
    assert_eq!(library.files().count(), 1);
}

#[test]
fn a_guide_from_the_own_folder_says_where_it_comes_from() {
    let library = library([("mine.toml", &sample())]);
    let file = library.file_of(&slug("sample-try")).expect("the sample");
    assert_eq!(file.origin(), Origin::OwnFolder);
    assert_eq!(file.origin().label(), Some("from your own folder"));
    assert_eq!(library.readings_of(Step::Before).len(), 1);
    assert!(library.reading(&slug("sample-read")).is_some());
    assert!(library.exercises_of(Step::Communication).is_empty());
}

#[test]
fn every_guide_on_disk_is_embedded_and_stands_in_the_folder_of_its_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
    let mut on_disk = BTreeSet::new();
    for folder in fs::read_dir(&root).into_iter().flatten().map(|folder| folder.expect("a folder").path()) {
        for file in fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("a file").path()) {
            on_disk.insert(file.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/"));
        }
    }
    let library = Library::embedded();
    assert_eq!(library.files().map(|file| file.name().to_owned()).collect::<BTreeSet<_>>(), on_disk);
    for file in library.files() {
        let step = file.guide().map(|guide| format!("{:02}-", guide.step.number())).unwrap_or_default();
        assert!(file.name().starts_with(&step), "{} is a guide of step {step}", file.name());
    }
}

#[test]
fn our_own_guides_have_no_problem() {
    assert_eq!(sentences(&check(&Library::embedded())), "");
}

#[test]
fn the_programme_is_complete() {
    assert_eq!(sentences(&check_programme(&Library::embedded())), "");
}

#[test]
fn a_programme_without_guides_lacks_every_step() {
    assert_eq!(check_programme(&Library::default()).len(), 6);
}

fn with_branches() -> Exercise {
    let again = "\n[[exercise.prompt]]\nid = \"change\"\nkind = \"date\"\nask = \"When?\"\nwhy = \"To know.\"\n\
                 label = \"When\"\nshow_if = { sitting = \"again\", role = [\"both\"] }\n";
    let third = "\n[[exercise.prompt]]\nid = \"deep\"\nkind = \"choice\"\nask = \"Still?\"\nwhy = \"To know.\"\nlabel = \"Still\"\n\
                 options = [{ id = \"y\", label = \"Yes\" }, { id = \"n\", label = \"No\" }]\n\
                 show_if = { prompt = \"which\", is = [\"hard\"] }\n\
                 \n[[exercise.prompt]]\nid = \"deeper\"\nkind = \"date\"\nask = \"When?\"\nwhy = \"To know.\"\n\
                 label = \"When\"\nshow_if = { prompt = \"deep\", is = [\"y\"] }\n";
    let text = format!("{}{again}{third}", sample());
    let guide = Guide::parse("branches.toml", text.as_bytes()).map_err(|problems| sentences(&problems));
    guide.expect("a sound guide").exercises.remove(0)
}

fn chosen(pairs: &[(&str, &str)]) -> BTreeMap<PromptId, Vec<String>> {
    pairs.iter().map(|(prompt, option)| (slug(prompt), vec![(*option).to_owned()])).collect()
}

#[test]
fn prompts_follow_the_choice_the_role_and_the_sitting() {
    let exercise = with_branches();
    assert_eq!(shown(&exercise, seat(Role::Hurt, 0), &chosen(&[])), [0, 1]);
    assert_eq!(shown(&exercise, seat(Role::Hurt, 1), &chosen(&[("which", "calm")])), [0, 1]);
    assert_eq!(shown(&exercise, seat(Role::Unsaid, 1), &chosen(&[("which", "hard")])), [0, 1, 2, 3, 4]);
    assert_eq!(shown(&exercise, seat(Role::Hurt, 0), &chosen(&[("which", "hard"), ("deep", "y")])), [0, 1, 2, 4, 5]);
}

#[test]
fn a_pause_that_goes_on_is_not_asked_how_it_ended_and_the_plan_can_be_changed_after_it() {
    let library = Library::embedded();
    let pause = library.exercise(&slug("c1-pause")).expect("ours");
    let ids = |chosen: &BTreeMap<PromptId, Vec<String>>| -> Vec<&str> {
        shown(pause, seat(Role::Hurt, 1), chosen).into_iter().map(|at| pause.prompts[at].id.as_str()).collect()
    };
    let now = chosen(&[("moment", "now")]);
    assert!(ids(&now).contains(&"break_now") && !ids(&now).contains(&"returned_on_time"), "{:?}", ids(&now));
    let over = chosen(&[("moment", "over"), ("plan_stays", "changes")]);
    assert!(ids(&over).contains(&"returned_on_time") && ids(&over).contains(&"new_plan"), "{:?}", ids(&over));
}

#[test]
fn a_hidden_choice_decides_nothing() {
    let exercise = with_branches();
    let changed_mind = chosen(&[("which", "calm"), ("deep", "y")]);
    assert_eq!(shown(&exercise, seat(Role::Hurt, 0), &changed_mind), [0, 1]);
}

#[test]
fn done_asks_only_for_what_was_shown() {
    let mut exercise = with_branches();
    let answered = |ids: &[&str]| ids.iter().map(|id| slug(id)).collect::<BTreeSet<_>>();
    assert!(!is_done(&exercise, &[0, 1], &answered(&["which"])));
    assert!(is_done(&exercise, &[0, 1], &answered(&["what"])));

    exercise.done.all = vec![slug("which"), slug("deep")];
    assert!(is_done(&exercise, &[0, 1], &answered(&["which"])));
    assert!(!is_done(&exercise, &[0, 1, 4], &answered(&["which"])));

    exercise.done.all.clear();
    exercise.done.count = 2;
    assert!(!is_done(&exercise, &[0, 1, 2], &answered(&["which"])));
    assert!(is_done(&exercise, &[0, 1, 2], &answered(&["which", "how_strong"])));
    exercise.done.of = vec![slug("what"), slug("deep"), slug("deeper")];
    assert!(is_done(&exercise, &[0, 1], &answered(&["what"])), "two of three, but only one was shown");
}

#[test]
fn a_preview_speaks_to_its_reader() {
    let exercise = with_branches();
    let page = preview(&exercise, Role::Accountable, Bond::Friend);
    insta::assert_debug_snapshot!("preview", page);
    assert!(format!("{:?}", preview(&exercise, Role::Hurt, Bond::Friend)).contains("you and your friend"));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = sample();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(Guide::parse("a.toml", windows.as_bytes()), Guide::parse("a.toml", text.as_bytes()));
    assert_eq!(sentences(&check(&library([("windows.toml", &windows)]))), "");
}

#[test]
fn nesting_and_size_are_refused_quickly() {
    let bombs =
        ["[".repeat(100_000), "a.".repeat(100_000), format!("[{}a]", "a.".repeat(90_000)), "{a=".repeat(60_000)];
    for bomb in bombs {
        for text in [bomb.clone(), format!("format = {bomb}"), format!("format = 1\nstep = {bomb}")] {
            assert!(Guide::parse("bomb.toml", text.as_bytes()).is_err());
        }
    }
    let problems = Guide::parse("big.toml", &vec![b'#'; 256 * 1024 + 1]).expect_err("too large");
    assert_eq!(
        problems[0].to_string(),
        "big.toml:1: This file has 257 KiB. A guide file has at most 256 KiB: part it in two."
    );
}

/// Reads, checks and shows whatever it is given; the only way to fail is to panic.
fn exercised(bytes: &[u8]) {
    let library = Library::default().with_folder_text([("any.toml".to_owned(), bytes.to_vec())]);
    let problems = check(&library);
    assert!(problems.iter().all(|problem| problem.line >= 1));
    if let Ok(guide) = Guide::parse("any.toml", bytes) {
        for exercise in &guide.exercises {
            let _ = preview(exercise, Role::Unsaid, Bond::Relative);
            let all = shown(exercise, seat(Role::Hurt, 0), &chosen(&[("which", "hard")]));
            let _ = is_done(exercise, &all, &BTreeSet::new());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        exercised(&bytes);
    }

    #[test]
    fn no_run_of_toml_pieces_makes_the_reader_panic(pieces in proptest::collection::vec(proptest::sample::select(vec![
        "format = 1\n", "step = 0\n", "[[exercise]]\n", "[[exercise.prompt]]\n", "[[reading]]\n", "[exercise]\n", "id = \"a\"\n",
        "ask", " = ", "\"", "\"\"\"", "{", "}", "[", "]", ",", ".", "\n", "3", "-1", "1e9", "true", "1979-05-27", "#", "'",
        "\\u0000", "\\U0010FFFF", "é", "kind = \"rows\"\n", "max = 99999999999999999999\n", "prompt = 1\n",
    ]), 0..60)) {
        exercised(pieces.concat().as_bytes());
    }

    #[test]
    fn no_change_to_a_sound_guide_makes_the_reader_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, proptest::collection::vec(any::<u8>(), 0..6)), 1..6),
    ) {
        let mut bytes = sample().into_bytes();
        for (at, removed, added) in edits {
            let start = at.index(bytes.len());
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, added);
            if bytes.is_empty() { break; }
        }
        exercised(&bytes);
    }

    #[test]
    fn no_moved_line_of_a_sound_guide_makes_the_reader_panic(moves in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4)) {
        let text = sample();
        let mut lines: Vec<&str> = text.lines().collect();
        for (from, to) in moves {
            let line = lines.remove(from.index(lines.len()));
            let to = to.index(lines.len() + 1);
            lines.insert(to, line);
        }
        exercised(lines.join("\n").as_bytes());
    }
}

#[test]
fn an_author_checks_a_copy_of_ours_as_ours_and_a_folder_never_takes_its_place() {
    let ours = Library::embedded();
    let file = ours.files().find(|file| file.name() == "00-before/u0-safe.toml").expect("it is there");
    let copy = |text: String| [("guides/00-before/u0-safe.toml".to_owned(), text)];
    let names = ["guides/00-before/u0-safe.toml".to_owned()];

    let same = Library::embedded().with_revisions(copy(file.text().to_owned()));
    assert_eq!(sentences(&of_names(&same, &names)), "");
    let changed = Library::embedded().with_revisions(copy(file.text().replace("minutes = ", "minutes = 9")));
    assert!(sentences(&of_names(&changed, &names)).contains("out of range"));

    let own = Library::embedded().with_folder_text(copy(file.text().to_owned()));
    assert!(sentences(&of_origin(&own, Origin::OwnFolder)).contains("is taken"));
}

/// Responses are filed under these ids, so none may ever go away: a line that leaves this snapshot is a word lost.
#[test]
fn every_id_of_the_programme_stays() {
    let library = Library::embedded();
    let mut ids = String::new();
    let (mut exercises, mut readings) = (0, 0);
    for step in Step::ALL {
        for reading in library.readings_of(step) {
            readings += 1;
            writeln!(ids, "reading {}", reading.id).expect("memory");
        }
        for exercise in library.exercises_of(step) {
            exercises += 1;
            writeln!(ids, "exercise {}", exercise.id).expect("memory");
            for prompt in &exercise.prompts {
                let options: Vec<&str> = prompt.options().iter().map(|option| option.id.as_str()).collect();
                writeln!(ids, "  {} {}", prompt.id, options.join(" ")).expect("memory");
            }
        }
    }
    assert_eq!(exercises, PROGRAMME.len());
    assert_eq!(exercises, 47);
    assert!(readings >= 18, "{readings} readings");
    insta::assert_snapshot!("ids", ids);
}
