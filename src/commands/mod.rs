//! One file per subcommand, and what they share: the home they work on and the passphrase they ask for.

mod backup;
mod check;
pub mod demo;
mod ends;
mod export;
mod guides;
mod hush;
mod interactive;
mod journal;
mod keys;
mod note;
mod paths;
mod shell;
mod status;
mod wipe;

use crate::cli::{Cli, Command, Opener};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::env::Env;
use crate::error::{Code, Error};
use crate::guides::library::Library;
use crate::home::{Home, Opened, Unlocking};
use hush::Hush;
use secrecy::SecretString;
use std::io::{BufRead, IsTerminal, Read, Write};

/// What every command works with.
#[derive(Debug)]
pub struct Context {
    /// The outside.
    pub env: Env,
    /// The home.
    pub home: Home,
    /// What was asked for on the command line.
    pub cli: Cli,
}

/// Runs what was asked for.
///
/// # Errors
/// What could not be done, with its exit code.
pub fn run(mut cli: Cli, env: Env) -> Result<(), Error> {
    ends::harden();
    let whose = if cli.person == 2 { Person::Second } else { Person::First };
    let folder = cli.home.clone().unwrap_or_else(|| env.home.clone());
    let home = Home::at(folder).with_durability(env.durability).of_person(whose);
    let command = cli.command.take();
    let context = Context { env, home, cli };
    match command {
        None => interactive::run(&context),
        Some(Command::Demo) => demo::run(&context),
        Some(Command::Note { title, tags }) => note::run(&context, title, &tags),
        Some(Command::Journal(command)) => journal::run(&context, command),
        Some(Command::Status { short: true, .. }) => status::short(&context),
        Some(Command::Status { short: false, output }) => status::run(&context, output.into()),
        Some(Command::Export(options)) => export::run(&context, &options),
        Some(Command::Backup(command)) => backup::run(&context, command),
        Some(Command::Check { output }) => check::run(&context, output.into()),
        Some(Command::Passphrase { opener }) => keys::passphrase(&context, opener.into()),
        Some(Command::Recovery) => keys::recovery(&context),
        Some(Command::Guides(command)) => guides::run(&context, command),
        Some(Command::Paths { output }) => paths::run(&context, output.into()),
        Some(Command::Wipe) => wipe::run(&context),
        Some(Command::Completions { shell }) => shell::completions(shell),
        Some(Command::Man) => shell::man(),
    }
}

impl Opener {
    /// The way a home is opened with `secret`.
    const fn key(self, secret: &SecretString) -> Unlocking<'_> {
        match self {
            Self::Passphrase => Unlocking::Passphrase(secret),
            Self::Sheet => Unlocking::Recovery(secret),
        }
    }
}

impl Context {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.env.clock.now()
    }

    /// The guides: ours, and the person's own folder beside them.
    #[must_use]
    pub fn library(&self) -> Library {
        Library::embedded().with_folder_text(guides::own_folder(&self.env.folders.guides))
    }

    /// Asks for the passphrase and opens the home.
    ///
    /// # Errors
    /// If there is no home, no way to ask, or it does not open.
    pub fn open(&self) -> Result<Opened, Error> {
        self.need_home()?;
        let passphrase = self.passphrase("Passphrase: ")?;
        Ok(self.home.unlock(Unlocking::Passphrase(&passphrase), &self.now())?)
    }

    /// As [`Context::open`], for a command that takes data on standard input: it may still ask in a terminal window,
    /// since a hidden prompt reads from the window and not from standard input.
    fn open_beside_data(&self) -> Result<Opened, Error> {
        self.need_home()?;
        let passphrase = match self.given_passphrase()? {
            Some(given) => given,
            None if std::io::stderr().is_terminal() && !self.cli.no_input => ask_hidden("Passphrase: ")?,
            None => return Err(Error::no_terminal()),
        };
        Ok(self.home.unlock(Unlocking::Passphrase(&passphrase), &self.now())?)
    }

    /// As [`Context::open`], for a command that writes.
    ///
    /// # Errors
    /// Also if the home is open in another window, or the disk takes no changes.
    pub fn open_to_write(&self) -> Result<Opened, Error> {
        writable(self.open()?)
    }

    /// There must be a home.
    ///
    /// # Errors
    /// If there is none.
    pub fn need_home(&self) -> Result<(), Error> {
        if self.home.exists() { Ok(()) } else { Err(crate::home::HomeError::NotAHome.into()) }
    }

    /// A passphrase from a file, a descriptor, or a hidden prompt. Never from the command line or the environment.
    ///
    /// # Errors
    /// If it cannot be read or asked for.
    pub fn passphrase(&self, prompt: &str) -> Result<SecretString, Error> {
        match self.given_passphrase()? {
            Some(given) => Ok(given),
            None => self.secret(prompt),
        }
    }

    /// The passphrase that a file or a descriptor holds, if one was named.
    fn given_passphrase(&self) -> Result<Option<SecretString>, Error> {
        let source = match (&self.cli.key.passphrase_file, self.cli.key.passphrase_fd) {
            (Some(file), _) => file.clone(),
            (None, Some(fd)) => format!("/dev/fd/{fd}").into(),
            (None, None) => return Ok(None),
        };
        let read = std::fs::File::open(source).and_then(first_line);
        read.map(Some).map_err(|_| {
            let what = "The passphrase could not be read from where you said.";
            let todo = "Check the name of the file, and that you may read it.";
            Error::new(Code::Failure, what, "Nothing was changed.", todo)
        })
    }

    /// A hidden prompt.
    ///
    /// # Errors
    /// If there is no terminal, or none may be used.
    pub fn secret(&self, prompt: &str) -> Result<SecretString, Error> {
        if self.cli.no_input || !std::io::stdin().is_terminal() {
            return Err(Error::no_terminal());
        }
        ask_hidden(prompt)
    }

    /// A new passphrase, asked for twice.
    ///
    /// # Errors
    /// If the two differ, or it is too weak.
    pub fn new_passphrase(&self) -> Result<SecretString, Error> {
        use crate::insight::strength::Strength;
        use secrecy::ExposeSecret;
        let first = self.secret("New passphrase: ")?;
        let strength = Strength::of(first.expose_secret());
        if !strength.is_enough() {
            return Err(Error::new(Code::Failure, strength.sentence(), "Nothing was changed.", "Try a longer one."));
        }
        let again = self.secret("The same again: ")?;
        if first.expose_secret() != again.expose_secret() {
            let what = "The two passphrases are not the same.";
            return Err(Error::new(Code::Failure, what, "Nothing was changed.", "Run the command again."));
        }
        Ok(first)
    }

    /// Asks for a word before something that cannot be undone.
    ///
    /// # Errors
    /// If another word was typed, or nobody can be asked.
    pub fn confirm(&self, question: &str, word: &str) -> Result<(), Error> {
        if self.cli.no_input || !std::io::stdin().is_terminal() {
            let what = "This needs a typed answer, and there is no terminal to ask in.";
            return Err(Error::new(Code::NoTerminal, what, "Nothing was changed.", "Run it in a terminal window."));
        }
        eprint!("{question} Type {word} to go on: ");
        std::io::stderr().flush()?;
        let mut typed = String::new();
        std::io::stdin().lock().read_line(&mut typed)?;
        if typed.trim() == word {
            return Ok(());
        }
        Err(Error::new(Code::Failure, "That was not the word.", "Nothing was changed.", ""))
    }
}

/// Asks in the terminal window, without showing what is typed.
fn ask_hidden(prompt: &str) -> Result<SecretString, Error> {
    let _hush = Hush::begin();
    let typed = rpassword::prompt_password(prompt).map_err(|_| Error::no_terminal())?;
    Ok(SecretString::from(typed))
}

/// Refuses a home that can only be read, with the reason.
fn writable(opened: Opened) -> Result<Opened, Error> {
    opened.keeper.ask(|room| room.writing_refused().map_or(Ok(()), Err))?;
    Ok(opened)
}

/// The first line of a small file.
fn first_line(file: std::fs::File) -> std::io::Result<SecretString> {
    let mut text = zeroize::Zeroizing::new(String::new());
    file.take(64 * 1024).read_to_string(&mut text)?;
    Ok(SecretString::from(text.lines().next().unwrap_or_default()))
}

/// Prints a line to standard output.
fn say(text: &str) -> Result<(), Error> {
    put(format!("{text}\n").as_bytes())
}

/// Puts bytes on standard output as they are. A reader that has gone away is no error: it has what it wanted.
fn put(bytes: &[u8]) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// Prints a value as JSON.
fn say_json(value: &serde_json::Value) -> Result<(), Error> {
    say(&serde_json::to_string_pretty(value).unwrap_or_default())
}
