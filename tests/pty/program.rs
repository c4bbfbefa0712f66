//! What to start in a terminal, and in what surroundings.

use super::Pty;
use portable_pty::{CommandBuilder, PtySize};
use std::path::{Path, PathBuf};

/// What to start, and in what surroundings. The environment holds nothing but what is said here.
#[derive(Clone, Debug)]
pub struct Program {
    pub path: PathBuf,
    pub args: Vec<String>,
    pub env: Vec<(String, String)>,
    pub folder: Option<PathBuf>,
    /// Standard error goes into this file instead of the terminal.
    pub errors: Option<PathBuf>,
    pub columns: u16,
    pub rows: u16,
    /// Keep the text of every complete drawing.
    pub frames: Frames,
}

/// What to remember of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frames {
    Forgotten,
    Kept,
}

impl Program {
    /// The program under test, in an 80x24 terminal that knows colours and UTF-8.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let env = [("PATH", "/usr/local/bin:/usr/bin:/bin"), ("TERM", "xterm-256color"), ("LANG", "C.UTF-8")];
        Self {
            path: path.into(),
            args: Vec::new(),
            env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            folder: None,
            errors: None,
            columns: 80,
            rows: 24,
            frames: Frames::Forgotten,
        }
    }

    pub fn args<'t>(mut self, args: impl IntoIterator<Item = &'t str>) -> Self {
        self.args.extend(args.into_iter().map(str::to_owned));
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<Path>) -> Self {
        self.env.push((name.to_owned(), value.as_ref().display().to_string()));
        self
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    pub fn errors(mut self, file: &Path) -> Self {
        self.errors = Some(file.to_owned());
        self
    }

    pub fn frames(mut self, frames: Frames) -> Self {
        self.frames = frames;
        self
    }

    /// Starts it.
    pub fn start(&self) -> Pty {
        Pty::start(self)
    }

    pub(super) fn size(&self) -> PtySize {
        PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 }
    }

    pub(super) fn command(&self) -> CommandBuilder {
        let mut command = match &self.errors {
            None => CommandBuilder::new(&self.path),
            Some(errors) => {
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", "errors=$1; shift; exec \"$@\" 2>\"$errors\"", "sh"]);
                shell.arg(errors);
                shell.arg(&self.path);
                shell
            }
        };
        command.args(&self.args);
        command.env_clear();
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(self.folder.as_deref().unwrap_or(Path::new("/")));
        command
    }
}
