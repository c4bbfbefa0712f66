//! The command line, as types. Help, man page and completions all come from here.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// A private place for people rebuilding trust after it was broken.
#[derive(Debug, Parser)]
#[command(
    name = "mendway",
    version = VERSION,
    about,
    long_about = "A private place for people rebuilding trust after it was broken.\n\n\
Start it without a command to open your pages. Everything stays on this computer, sealed with your passphrase.\n\
Self-help for adults. Not therapy, diagnosis or crisis care.",
    before_help = EXAMPLES,
    after_help = CODES,
    disable_help_subcommand = false,
    max_term_width = 100
)]
pub struct Cli {
    /// Where your pages are kept
    #[arg(long, global = true, value_name = "FOLDER")]
    pub home: Option<PathBuf>,
    /// Whose pages, in a home of two: 1 for who made it, 2 for who joined it
    #[arg(long, global = true, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    pub person: u8,
    /// Use plain lines instead of the full screen (for screen readers)
    #[arg(long, global = true)]
    pub plain: bool,
    /// Never ask anything; fail with a hint instead
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Where the passphrase comes from
    #[command(flatten)]
    pub key: KeySource,
    /// What to do instead of opening the pages
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Version, and the forms of data this program writes.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (room form 3, guide form 1)");

const EXAMPLES: &str = "Examples:\n  \
mendway                     open your pages\n  \
mendway demo                look around in made-up pages, nothing is kept\n  \
mendway export -o -         what you marked for your counselor, as text\n  \
mendway --plain             plain lines, for screen readers";

const CODES: &str = "Exit codes: 0 done, 1 could not be done, 2 command not understood, 3 passphrase does not open,\n\
4 no terminal to ask in, 5 open in another window, 6 damaged file, 7 written by a newer release,\n\
8 disk full, 9 no changes allowed, 10 no pages here, 130 interrupted.\n\
A passphrase is never taken from the command line or the environment.";

/// Where a passphrase may come from besides a hidden prompt.
#[derive(Args, Clone, Debug, Default)]
pub struct KeySource {
    /// Read the passphrase from the first line of this file
    #[arg(long, global = true, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub passphrase_file: Option<PathBuf>,
    /// Read the passphrase from this open file descriptor
    #[arg(long, global = true, value_name = "NUMBER")]
    pub passphrase_fd: Option<u32>,
}

/// What to do instead of opening the pages.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look around in made-up pages; needs no passphrase, keeps nothing
    Demo,
    /// Add a journal entry from standard input
    Note {
        /// A title
        #[arg(long)]
        title: Option<String>,
        /// Tags, parted by blanks or commas
        #[arg(long, default_value = "")]
        tags: String,
    },
    /// List or search journal entries
    #[command(subcommand)]
    Journal(Journal),
    /// Show what is waiting
    Status {
        /// One neutral line, for a shell prompt; needs no passphrase
        #[arg(long, conflicts_with = "json")]
        short: bool,
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Write what you chose for your counselor
    Export(Export),
    /// Make, list, verify or restore backups
    #[command(subcommand)]
    Backup(Backup),
    /// Check how healthy your home is
    Check {
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Change the passphrase
    Passphrase {
        /// What opens it
        #[command(flatten)]
        opener: OpenerArg,
    },
    /// Make a new recovery sheet; the old one stops working
    Recovery,
    /// Work with guide files
    #[command(subcommand)]
    Guides(Guides),
    /// Show where things are kept
    Paths {
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Delete everything for good
    Wipe,
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// `--json`, or not.
#[derive(Args, Clone, Copy, Debug)]
pub struct OutputArg {
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// For whom a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// For a person.
    Words,
    /// For a program.
    Json,
}

impl From<OutputArg> for Output {
    fn from(asked: OutputArg) -> Self {
        if asked.json { Self::Json } else { Self::Words }
    }
}

/// `--with-sheet`, or not.
#[derive(Args, Clone, Copy, Debug)]
pub struct OpenerArg {
    /// Open with the recovery sheet instead of the passphrase
    #[arg(long)]
    with_sheet: bool,
}

/// What a person opens a seal with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The passphrase.
    Passphrase,
    /// The code on the recovery sheet.
    Sheet,
}

impl From<OpenerArg> for Opener {
    fn from(asked: OpenerArg) -> Self {
        if asked.with_sheet { Self::Sheet } else { Self::Passphrase }
    }
}

/// Journal commands.
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// The newest entries
    List {
        /// How many
        #[arg(long, default_value_t = 20)]
        limit: usize,
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Entries with these words; the words are read from standard input unless given here
    Search {
        /// What to find (shells keep a history; leave it out to type it unseen)
        words: Option<String>,
        /// How many
        #[arg(long, default_value_t = 20)]
        limit: usize,
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
}

/// What to export.
#[derive(Args, Debug)]
pub struct Export {
    /// Written on or after this day (2026-11-22)
    #[arg(long)]
    pub from: Option<chrono::NaiveDate>,
    /// Written on or before this day
    #[arg(long)]
    pub to: Option<chrono::NaiveDate>,
    /// With this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// Of this step, 0 to 5
    #[arg(long)]
    pub step: Option<u8>,
    /// Everything that fits, not only what you marked
    #[arg(long)]
    pub all: bool,
    /// The form of the file
    #[arg(long, value_enum, default_value_t = FormArg::Markdown)]
    pub format: FormArg,
    /// Where to write; `-` is standard output, a folder takes a neutral name
    #[arg(short, long, default_value = ".")]
    pub output: PathBuf,
}

/// The forms an export may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormArg {
    /// Markdown
    Markdown,
    /// Plain text
    Text,
}

/// Backup commands.
#[derive(Debug, Subcommand)]
pub enum Backup {
    /// Make a verified backup now
    Now,
    /// List the backups
    List {
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Open a backup and read every page of it
    Verify {
        /// Its name; the newest if left out
        name: Option<String>,
    },
    /// Put a backup in place; what is there now is kept beside it
    Restore {
        /// Its name, or the folder of any backup; the newest if left out
        name: Option<PathBuf>,
        /// What opens it
        #[command(flatten)]
        opener: OpenerArg,
        /// Do not ask before it is put in place
        #[arg(long)]
        yes: bool,
    },
}

/// Guide commands.
#[derive(Debug, Subcommand)]
pub enum Guides {
    /// Check guide files: form, meaning, reading age, words we avoid
    Check {
        /// A folder or file; our own guides and your folder if left out
        path: Option<PathBuf>,
    },
    /// List readings and exercises
    List {
        /// Words or JSON
        #[command(flatten)]
        output: OutputArg,
    },
    /// Show one exercise or reading as data
    Show {
        /// Its id, such as c1-pause
        id: String,
    },
    /// Read an exercise as a person would
    Preview {
        /// Its id, or a guide file
        id: String,
        /// hurt, accountable or both
        #[arg(long, default_value = "both")]
        role: String,
        /// partner, friend or relative
        #[arg(long, default_value = "partner")]
        bond: String,
    },
    /// Print a template for a new guide
    New {
        /// An id for the exercise, such as x1-my-exercise
        id: String,
        /// The step it goes with, 0 to 5
        #[arg(long, default_value_t = 1)]
        step: u8,
    },
}
