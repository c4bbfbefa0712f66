//! The floor: the least a program of these libraries can do, to measure Mendway against. Terminal set-up, an encrypted
//! room opened with a raw key, one list of the newest entries, search as you type, quit.
//!
//! `floor ROOM KEYFILE` opens a room; `floor` alone draws an empty frame. Keys: j, k, /, letters, Backspace, Esc, q.

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{List, ListState, Paragraph};
use rusqlite::{Connection, OpenFlags};
use std::error::Error;
use std::path::Path;

/// As many as a person may scroll through before the floor would have to page.
const NEWEST: u32 = 200;

struct Floor {
    room: Option<Connection>,
    lines: Vec<String>,
    at: ListState,
    words: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let mut terminal = ratatui::try_init()?;
    let outcome = match (args.next(), args.next()) {
        (Some(room), Some(key)) => open(Path::new(&room), Path::new(&key)).map(Some),
        _ => Ok(None),
    };
    let outcome = outcome.and_then(|room| run(&mut terminal, room));
    ratatui::try_restore()?;
    outcome
}

fn open(room: &Path, key: &Path) -> Result<Connection, Box<dyn Error>> {
    let db = Connection::open_with_flags(room, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let key = std::fs::read_to_string(key)?;
    db.query_row(&format!("PRAGMA key = \"x'{}'\"", key.trim()), [], |_| Ok(()))?;
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.execute_batch("PRAGMA synchronous = FULL")?;
    Ok(db)
}

fn run(terminal: &mut DefaultTerminal, room: Option<Connection>) -> Result<(), Box<dyn Error>> {
    let mut floor = Floor { room, lines: Vec::new(), at: ListState::default(), words: None };
    floor.read()?;
    loop {
        terminal.draw(|frame| floor.draw(frame))?;
        let Event::Key(key) = event::read()? else { continue };
        match (key.code, &mut floor.words) {
            (KeyCode::Esc, words) => {
                *words = None;
                floor.read()?;
            }
            (KeyCode::Char(letter), Some(words)) => {
                words.push(letter);
                floor.read()?;
            }
            (KeyCode::Backspace, Some(words)) => {
                words.pop();
                floor.read()?;
            }
            (KeyCode::Char('q'), None) => return Ok(()),
            (KeyCode::Char('/'), words) => *words = Some(String::new()),
            (KeyCode::Char('j'), None) => floor.at.select_next(),
            (KeyCode::Char('k'), None) => floor.at.select_previous(),
            _ => {}
        }
    }
}

impl Floor {
    fn read(&mut self) -> rusqlite::Result<()> {
        let Some(room) = &self.room else { return Ok(()) };
        let row = |row: &rusqlite::Row<'_>| {
            Ok(format!("{}  {}", row.get::<_, String>(1)?.get(..10).unwrap_or_default(), row.get::<_, String>(0)?))
        };
        let words = self.words.as_deref().map(str::trim).filter(|words| !words.is_empty());
        self.lines = match words {
            None => room
                .prepare_cached("SELECT lead, written FROM entries WHERE trashed IS NULL ORDER BY id DESC LIMIT ?1")?
                .query_map([NEWEST], row)?
                .collect::<Result<_, _>>()?,
            Some(words) => room
                .prepare_cached(
                    "SELECT snippet(entry_search, -1, '', '', '', 14), written
                     FROM entry_search JOIN entries ON entries.id = entry_search.rowid
                     WHERE entry_search MATCH ?1 ORDER BY entry_search.rowid DESC LIMIT ?2",
                )?
                .query_map((format!("\"{}\"*", words.replace('"', "\"\"")), NEWEST), row)?
                .collect::<Result<_, _>>()?,
        };
        self.at.select_first();
        Ok(())
    }

    fn draw(&mut self, frame: &mut ratatui::Frame<'_>) {
        let [title, list, footer] =
            Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(frame.area());
        frame.render_widget(Paragraph::new("Journal"), title);
        let rows = List::new(self.lines.iter().map(String::as_str)).highlight_symbol("> ");
        frame.render_stateful_widget(rows, list, &mut self.at);
        let words =
            self.words.as_ref().map_or("j down  k up  / search  q quit".to_owned(), |words| format!("/{words}"));
        frame.render_widget(Paragraph::new(words), footer);
    }
}
