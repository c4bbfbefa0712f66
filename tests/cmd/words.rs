//! What needs no home: help, version, places, completions, the manual page; and how the program refuses.

use crate::place::Desk;
use std::process::Stdio;
use std::time::Duration;

#[test]
fn help_and_refusals_read_as_they_were_agreed() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("home");
    trycmd::TestCases::new()
        .env("HOME", folder.path().display().to_string())
        .env("MENDWAY_HOME", home.display().to_string())
        .env("XDG_CONFIG_HOME", "/somewhere/config")
        .env("XDG_DATA_HOME", "/somewhere/data")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .run();
    assert!(!home.exists());
}

#[test]
fn whatever_only_tells_makes_no_file() {
    let desk = Desk::bare();
    let told: [&[&str]; 14] = [
        &["--help"],
        &["-h"],
        &["help", "journal"],
        &["--version"],
        &["-V"],
        &["paths"],
        &["paths", "--json"],
        &["guides", "check"],
        &["guides", "list", "--json"],
        &["guides", "new", "x1-mine"],
        &["completions", "zsh"],
        &["man"],
        &["status", "--short"],
        &["export", "--help"],
    ];
    for args in told {
        assert!(!desk.run(args).fine().is_empty(), "{args:?}");
    }
    assert_eq!(crate::setting::files(desk.folder.path()), Vec::<std::path::PathBuf>::new());
    assert!(!desk.home.exists());
}

#[test]
fn the_version_is_one_line_with_its_number() {
    let said = Desk::bare().run(&["--version"]).fine();
    assert!(said.starts_with(concat!("mendway ", env!("CARGO_PKG_VERSION"))) && said.lines().count() == 1, "{said}");
}

#[test]
fn every_shell_gets_completions_and_the_manual_page_names_every_command() {
    let desk = Desk::bare();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let said = desk.run(&["completions", shell]).fine();
        assert!(said.contains("mendway") && said.contains("passphrase-file"), "{shell}");
    }
    let page = desk.run(&["man"]).fine();
    assert!(page.contains(".TH"), "{page}");
    for command in ["demo", "note", "journal", "status", "export", "backup", "check", "recovery", "guides", "wipe"] {
        assert!(page.contains(command), "{command}");
    }
}

#[test]
fn places_follow_the_flag_then_the_variable_then_the_systems_folders() {
    let desk = Desk::bare();
    let home = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = desk.command(args);
        command.env_remove("MENDWAY_HOME").envs(variables.iter().copied());
        let ran = command.output().expect("ran");
        let said: serde_json::Value = serde_json::from_slice(&ran.stdout).expect("JSON");
        said["home"].as_str().expect("a path").to_owned()
    };
    let both = [("MENDWAY_HOME", "/by/variable"), ("XDG_DATA_HOME", "/data")];
    assert_eq!(home(&["--home", "/by/flag", "paths", "--json"], &both), "/by/flag");
    assert_eq!(home(&["paths", "--json"], &both), "/by/variable");
    assert_eq!(home(&["paths", "--json"], &both[1..]), "/data/mendway");
}

#[test]
fn a_secret_is_never_taken_as_an_argument() {
    let desk = Desk::furnished();
    for args in [["--passphrase", "meadow"], ["--password", "meadow"], ["-p", "meadow"]] {
        let said = desk.run(&[&args[..], &["journal", "list"]].concat()).refused(2);
        assert!(said.contains("unexpected argument"), "{said}");
    }
    let said = desk.run(&["note", "words I typed"]).refused(2);
    assert!(said.contains("unexpected argument"), "{said}");
}

#[test]
fn where_nobody_can_be_asked_it_ends_at_once_and_names_the_way() {
    let desk = Desk::furnished();
    let asked: [&[&str]; 12] = [
        &["journal", "list"],
        &["journal", "search", "calm"],
        &["journal", "search"],
        &["note"],
        &["status"],
        &["check"],
        &["export", "--all", "-o", "-"],
        &["backup", "now"],
        &["passphrase"],
        &["recovery"],
        &["--no-input", "journal", "list"],
        &["passphrase", "--with-sheet"],
    ];
    for args in asked {
        let ran = desk.run(args);
        assert!(ran.took < Duration::from_secs(1), "{args:?} took {:?}", ran.took);
        let said = ran.refused(4);
        assert!(said.contains("--passphrase-file") || args.contains(&"--with-sheet"), "{args:?}: {said}");
        assert!(said.lines().count() <= 3, "{args:?}: {said}");
    }
    for args in [&["--no-input"][..], &[]] {
        let ran = desk.run(args);
        assert!(ran.took < Duration::from_secs(1), "{args:?}");
        assert!(ran.refused(4).contains("mendway --"), "{args:?}");
    }
    let said = desk.run(&["wipe"]).refused_beside(4);
    assert!(said.contains("no terminal"), "{said}");
}

#[test]
fn a_guide_file_that_exists_is_what_a_preview_shows() {
    let desk = Desk::bare();
    let text = include_str!("../../guides/00-before/u0-rules.toml");
    let mine = text.replacen("title = \"", "title = \"Mine: ", 1);
    std::fs::create_dir(desk.here().join("00-before")).expect("a folder");
    std::fs::write(desk.here().join("00-before/u0-rules.toml"), mine).expect("written");
    for name in ["00-before/u0-rules.toml", "./00-before/u0-rules.toml"] {
        let said = desk.run(&["guides", "preview", name]).fine();
        assert!(said.contains("Mine: "), "{name}: {said}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let desk = Desk::furnished();
    let told: [&[&str]; 5] =
        [&["man"], &["completions", "bash"], &["guides", "list"], &["guides", "show", "c1-pause"], &["--help"]];
    for args in told {
        let mut child = desk.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("ended");
        assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""), "{args:?}");
    }
}

impl crate::place::Ran {
    /// Standard error of a run that was refused with this code, whatever it said before.
    #[track_caller]
    pub fn refused_beside(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.err
    }
}
