//! The real program without a terminal: its loop runs in a thread of its own, with a face that hands over what it is
//! shown and does what it is told.

use crate::home;
use mendway::app::action::{Action, Command, Input};
use mendway::app::app::App;
use mendway::app::face::{Event, Face, FaceError, Names};
use mendway::app::page::{Block, Page, Take};
use mendway::app::runtime::Runtime;
use mendway::app::runtime::play::play;
use mendway::app::scene::Seen;
use mendway::app::wake::Bell;
use mendway::domain::person::Person;
use mendway::domain::settings::{FaceChoice, Glyphs, Settings};
use mendway::env::{Clock, Env};
use mendway::faces::facts::TerminalFacts;
use mendway::faces::plain::Plain;
use mendway::faces::terminal::dress::Dress;
use mendway::faces::terminal::screen::{self, Shown as Drawn};
use mendway::guides::library::Library;
use mendway::home::Home;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Whether pictures of both faces are taken of every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    Taken,
    None,
}

/// One control of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Buttons or rows.
    Press(Vec<String>),
    /// Options, and whether several can be taken.
    Choice(Vec<String>, Take),
    Rating,
    Field(String),
}

/// What is shown.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Everything the top page says.
    pub said: String,
    /// Its controls, by the number of their block.
    pub controls: Vec<(usize, Control)>,
    /// Whether a timer stands on it.
    pub timer: bool,
    /// All pages at 80 by 24 and at 60 by 16, and the top one in plain lines.
    pub pictures: [String; 3],
}

impl Shown {
    /// The buttons and rows, in their order.
    pub fn labels(&self) -> Vec<String> {
        let presses = self.controls.iter().filter_map(|(_, control)| match control {
            Control::Press(labels) => Some(labels.clone()),
            _ => None,
        });
        presses.flatten().collect()
    }

    pub fn has(&self, label: &str) -> bool {
        self.labels().iter().any(|known| known.starts_with(label))
    }
}

enum Asked {
    Event(Box<Event>),
    Crash,
}

/// The face of the thread.
struct Glass {
    shows: Sender<Shown>,
    hears: Receiver<Asked>,
    now: Shown,
    pictures: Pictures,
    top: usize,
}

impl Face for Glass {
    fn draw(&mut self, pages: &[Page<'_>], _scroll: usize) -> Result<Seen, FaceError> {
        let Some(page) = pages.last() else { return Ok(Seen::default()) };
        self.now = Shown {
            said: crate::kit::reading::read(page)
                + "\n"
                + &page.notice.as_ref().map(|n| n.text.clone()).unwrap_or_default(),
            controls: page.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, control(block)?))).collect(),
            timer: page.blocks.iter().any(|block| matches!(block, Block::Progress(_))),
            pictures: match self.pictures {
                Pictures::Taken => [drawn(pages, 80, 24, self.top), drawn(pages, 60, 16, self.top), plainly(page)],
                Pictures::None => Default::default(),
            },
        };
        // All of it is seen at once, as in a very high window.
        Ok(Seen { top: 0, rows: 1000, total: 1000 })
    }

    fn blank(&mut self) {}

    fn wait(&mut self, _limit: Option<Duration>) -> Result<Event, FaceError> {
        let gone = |()| FaceError(std::io::ErrorKind::BrokenPipe.into());
        self.shows.send(self.now.clone()).map_err(|_| gone(()))?;
        match self.hears.recv().map_err(|_| gone(()))? {
            Asked::Event(event) => Ok(*event),
            // Everything the thread owns is dropped as it stands; nothing is put away.
            Asked::Crash => std::panic::resume_unwind(Box::new("a crash")),
        }
    }

    fn names(&self) -> Names {
        Names::Keys
    }

    fn suspend(&mut self) {}

    fn dress(&mut self, _settings: &Settings) {}
}

fn control(block: &Block<'_>) -> Option<Control> {
    Some(match block {
        Block::Buttons(buttons) => Control::Press(buttons.labels.clone()),
        Block::List(list) => Control::Press(list.rows.iter().map(|row| row.label.clone()).collect()),
        Block::Choice(choice) => Control::Choice(choice.options.clone(), choice.take),
        Block::Rating(_) => Control::Rating,
        Block::Field(field) => Control::Field(field.label.clone()),
        _ => return None,
    })
}

/// What the full-screen face draws, overlays included.
fn drawn(pages: &[Page<'_>], width: u16, height: u16, top: usize) -> String {
    let settings = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    let dress = Dress::new(&settings, &TerminalFacts { term: "dumb".to_owned(), ..TerminalFacts::default() });
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    screen::draw(&mut buffer, pages, top, &Drawn::default(), &dress);
    let rows = buffer.content.chunks(usize::from(width));
    rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned() + "\n").collect()
}

/// What the plain face prints.
fn plainly(page: &Page<'_>) -> String {
    let mut out = Vec::new();
    Plain::new(&b""[..], &mut out).draw(std::slice::from_ref(page), 0).expect("a page is printed");
    String::from_utf8(out).expect("text")
}

/// Someone at the keyboard.
pub struct Seat {
    tells: Sender<Asked>,
    shows: Receiver<Shown>,
    thread: Option<JoinHandle<()>>,
    /// What is shown now.
    pub shown: Shown,
}

impl Seat {
    /// Starts the program on a home, at a clock that stands.
    pub fn at(folder: &Path, clock: &Clock, pictures: Pictures) -> Self {
        let (tells, hears) = channel();
        let (shows, seen) = channel();
        let (folder, clock) = (folder.to_owned(), clock.clone());
        let thread = std::thread::spawn(move || {
            let face = Glass { shows, hears, now: Shown::default(), pictures, top: 0 };
            run(&folder, clock, face);
        });
        let shown = seen.recv().expect("a first page");
        Self { tells, shows: seen, thread: Some(thread), shown }
    }

    #[track_caller]
    pub fn event(&mut self, event: Event) {
        self.tells.send(Asked::Event(Box::new(event))).expect("the program runs");
        self.shown = self.shows.recv().expect("the program goes on");
    }

    #[track_caller]
    pub fn act(&mut self, action: Action) {
        self.event(Event::Act(action));
    }

    #[track_caller]
    pub fn run(&mut self, command: Command) {
        self.act(Action::Do(command));
    }

    #[track_caller]
    pub fn give(&mut self, block: usize, input: Input) {
        self.act(Action::Set { block, input });
    }

    /// Presses the button or row whose label begins so.
    #[track_caller]
    pub fn press(&mut self, label: &str) {
        let found = self.shown.controls.iter().find_map(|(block, control)| match control {
            Control::Press(labels) => labels.iter().position(|known| known.starts_with(label)).map(|n| (*block, n)),
            Control::Choice(options, _) => {
                options.iter().position(|known| known.starts_with(label)).map(|n| (*block, n))
            }
            _ => None,
        });
        let Some((block, n)) = found else { panic!("nothing is called {label:?} here:\n{}", self.shown.said) };
        self.give(block, Input::Pick(n));
    }

    /// Fills the field whose label begins so.
    #[track_caller]
    pub fn fill(&mut self, label: &str, text: &str) {
        let found =
            self.shown.controls.iter().find(|(_, c)| matches!(c, Control::Field(known) if known.starts_with(label)));
        let Some((block, _)) = found else { panic!("no field is called {label:?} here:\n{}", self.shown.said) };
        self.give(*block, Input::Text(text.to_owned()));
    }

    #[track_caller]
    pub fn sees(&self, text: &str) {
        assert!(self.shown.said.contains(text), "{text:?} is not on this page:\n{}", self.shown.said);
    }

    /// At the door: opens the pages of this person.
    #[track_caller]
    pub fn unlock(&mut self, whose: Person) {
        self.press(whose.label());
        self.fill("Passphrase", home::passphrase(whose));
        if self.shown.said.starts_with("notes") {
            self.act(Action::Activate);
        }
        assert!(!self.shown.said.starts_with("notes"), "the door did not open:\n{}", self.shown.said);
    }

    /// Ends the program as it should be ended.
    pub fn leave(mut self) {
        let _ = self.tells.send(Asked::Event(Box::new(Event::Act(Action::Do(Command::Leave)))));
        self.thread.take().expect("it runs").join().expect("it ends by itself");
    }

    /// Ends the program in the middle of whatever it does.
    pub fn crash(mut self) {
        let _ = self.tells.send(Asked::Crash);
        let ended = self.thread.take().expect("it runs").join();
        assert!(ended.is_err(), "a crash is no end");
    }
}

/// Our guides, read once: a thousand programs are started here.
fn library() -> Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(Library::embedded).clone()
}

fn run(folder: &Path, clock: Clock, mut face: Glass) {
    let home = folder.display().to_string();
    let read = move |name: &str| (name == "MENDWAY_HOME").then(|| home.clone().into());
    let env = Env::from_variables(&read, clock, 4);
    let settings = Settings { face: FaceChoice::Full, ..Settings::default() };
    let bell = Bell::new().expect("a bell");
    let mut runtime = Runtime::new(env, Home::at(folder.to_owned()), library(), settings.clone(), bell);
    let mut app = App::new(runtime.first_screen().expect("a first page"), &settings);
    play(&mut face, &mut app, &mut runtime).expect("the face works");
}
