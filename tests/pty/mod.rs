//! A real terminal around a real program: keys in, a screen out, and every byte on record.
//!
//! Owns the pseudo-terminal, the emulator and waiting for output. Knows nothing of any screen's words.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::disallowed_methods, reason = "waiting for another process needs a clock")]

mod emulator;
mod keys;
mod program;

pub use program::{Frames, Program};

use emulator::Emulator;
use portable_pty::{Child, MasterPty, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a wait may take before the test fails. Far above anything seen, so that a busy machine is no failure.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A running program in its terminal. Dropping it kills the program.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    record: Arc<Record>,
    started: Instant,
    /// How far `expect` has read.
    expected: usize,
}

struct Record {
    output: Mutex<Output>,
    more: Condvar,
}

struct Output {
    terminal: vt100::Parser<Emulator>,
    raw: Vec<u8>,
    /// The same without carriage returns, for `expect`.
    printed: Vec<u8>,
    /// When output came, and how much there was after it.
    arrivals: Vec<(Instant, usize)>,
    ended: bool,
}

impl Output {
    /// The program is not in the middle of a drawing.
    fn is_whole(&self) -> bool {
        !self.terminal.callbacks().drawing
    }
}

impl Record {
    fn new(program: &Program) -> Self {
        let size = |cells| NonZeroU16::new(cells).expect("a terminal with room");
        let emulator = Emulator { keeps_frames: program.frames == Frames::Kept, ..Emulator::default() };
        let terminal = vt100::Parser::new_with_callbacks(size(program.rows), size(program.columns), 2000, emulator);
        let output = Output { terminal, raw: Vec::new(), printed: Vec::new(), arrivals: Vec::new(), ended: false };
        Self { output: Mutex::new(output), more: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Output> {
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn listen(mut reader: Box<dyn Read + Send>, record: &Record, keyboard: &Mutex<Box<dyn Write + Send>>) {
    let mut bytes = vec![0; 65536];
    loop {
        let count = reader.read(&mut bytes).unwrap_or(0);
        let arrived = Instant::now();
        let mut output = record.lock();
        output.ended = count == 0;
        output.raw.extend_from_slice(&bytes[..count]);
        output.printed.extend(bytes[..count].iter().filter(|byte| **byte != b'\r'));
        let total = output.raw.len();
        output.arrivals.push((arrived, total));
        output.terminal.callbacks_mut().now = Some(arrived);
        output.terminal.process(&bytes[..count]);
        let answers = std::mem::take(&mut output.terminal.callbacks_mut().answers);
        drop(output);
        record.more.notify_all();
        if count == 0 {
            return;
        }
        if !answers.is_empty() {
            // A program that has ended does not want its answer any more.
            let _ = keyboard.lock().unwrap_or_else(PoisonError::into_inner).write_all(&answers);
        }
    }
}

impl Pty {
    fn start(program: &Program) -> Self {
        let pair = native_pty_system().openpty(program.size()).expect("a pseudo-terminal");
        let reader = pair.master.try_clone_reader().expect("the terminal's output");
        let keyboard = Arc::new(Mutex::new(pair.master.take_writer().expect("the terminal's input")));
        let record = Arc::new(Record::new(program));
        let started = Instant::now();
        let child = pair.slave.spawn_command(program.command()).expect("the program starts");
        drop(pair.slave);
        let (shared, answers) = (Arc::clone(&record), Arc::clone(&keyboard));
        thread::spawn(move || listen(reader, &shared, &answers));
        Self { child, master: pair.master, keyboard, record, started, expected: 0 }
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.process_id().expect("a process has an id")
    }

    pub fn started(&self) -> Instant {
        self.started
    }

    /// Presses keys, parted by blanks; what stands in single quotes is typed: `"j enter 'hello' ctrl+s"`.
    pub fn send(&self, keys: &str) {
        for (key, bytes) in keys::bytes(keys) {
            self.write(&bytes);
            if key == "esc" {
                // What follows at once would be read as Alt and a letter.
                thread::sleep(Duration::from_millis(60));
            }
        }
    }

    /// Types a text as it stands.
    pub fn type_text(&self, text: &str) {
        self.write(text.as_bytes());
    }

    /// Pastes a text as a terminal does that was asked to bracket pastes.
    pub fn paste(&self, text: &str) {
        self.write(format!("\u{1b}[200~{text}\u{1b}[201~").as_bytes());
    }

    /// Gives the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = |cells| NonZeroU16::new(cells).expect("a terminal with room");
        self.record.lock().terminal.screen_mut().set_size(size(rows), size(columns));
        let size = portable_pty::PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("a terminal that can be resized");
    }

    pub fn write(&self, bytes: &[u8]) {
        let mut keyboard = self.keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        keyboard.write_all(bytes).and_then(|()| keyboard.flush()).expect("the program reads its terminal");
    }

    /// What the screen shows now; never half of a drawing.
    #[track_caller]
    pub fn screen(&self) -> String {
        self.wait("a whole drawing", |output| output.is_whole().then(|| output.terminal.screen().contents()))
    }

    /// The screen and all that has scrolled off it.
    pub fn scrollback(&self) -> String {
        let mut output = self.record.lock();
        let screen = output.terminal.screen_mut();
        let mut text = String::new();
        let mut above = screen.scrollback_len();
        loop {
            screen.set_scrollback(above);
            text.push_str(&screen.contents());
            text.push('\n');
            if above == 0 {
                return text;
            }
            above = above.saturating_sub(usize::from(screen.size().0.get()));
        }
    }

    /// Row and column of the cursor, both from 0; `None` while it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let output = self.record.lock();
        let screen = output.terminal.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// Whether the program draws on the other screen, the one without scrollback.
    pub fn on_alternate_screen(&self) -> bool {
        self.record.lock().terminal.screen().alternate_screen()
    }

    /// Every window title the program has set.
    pub fn titles(&self) -> Vec<String> {
        self.record.lock().terminal.callbacks().titles.clone()
    }

    /// How often the program has tried to use the clipboard.
    pub fn clipboard_uses(&self) -> usize {
        self.record.lock().terminal.callbacks().clipboard
    }

    /// Every byte the program has written.
    pub fn raw(&self) -> Vec<u8> {
        self.record.lock().raw.clone()
    }

    /// The screen as it stood at the end of each complete drawing, with the time its bytes came in. Empty
    /// unless the program was started with `Frames::Kept`.
    pub fn frames(&self) -> Vec<(Instant, String)> {
        self.record.lock().terminal.callbacks().frames.clone()
    }

    /// Waits until the screen shows `text`. Says when.
    #[track_caller]
    pub fn wait_for(&self, text: &str) -> Instant {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.contains(text))
    }

    /// Waits until a complete drawing has shown `text`.
    #[track_caller]
    pub fn wait_for_frame(&self, text: &str) -> Instant {
        self.wait(&format!("a drawing with {text:?}"), |output| {
            output.terminal.callbacks().frames.iter().find(|(_, frame)| frame.contains(text)).map(|(at, _)| *at)
        })
    }

    /// Waits until the screen no longer shows `text`.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) -> Instant {
        self.wait_until(&format!("{text:?} gone from the screen"), |screen| !screen.contains(text))
    }

    /// Waits until the screen is as `right` wants it. Says when the bytes came that made it so.
    #[track_caller]
    pub fn wait_until(&self, wanted: &str, right: impl Fn(&str) -> bool) -> Instant {
        self.wait(wanted, |output| {
            let right = output.is_whole() && right(&output.terminal.screen().contents());
            right.then(|| output.arrivals.last().map(|(at, _)| *at)).flatten()
        })
    }

    /// Waits until `text` has been printed after what an earlier call has read up to, and gives back all that stood
    /// before it. For programs that print lines and do not draw.
    #[track_caller]
    pub fn expect(&mut self, text: &str) -> String {
        let from = self.expected;
        let (end, before) = self.wait(&format!("{text:?} printed"), |output| {
            let printed = &output.printed[from..];
            let at = printed.windows(text.len().max(1)).position(|window| window.starts_with(text.as_bytes()))?;
            Some((from + at + text.len(), String::from_utf8_lossy(&printed[..at]).into_owned()))
        });
        self.expected = end;
        before
    }

    /// Leaves out what has been printed so far from the next `expect`.
    pub fn skip_printed(&mut self) {
        self.expected = self.record.lock().printed.len();
    }

    /// Waits until nothing more has come for `pause`, and says when the last byte came. Nothing need have come at all.
    pub fn quiet(&self, pause: Duration) -> Option<Instant> {
        let mut output = self.record.lock();
        loop {
            let since = output.arrivals.last().map(|(at, _)| *at);
            let waited = since.map_or(Duration::ZERO, |at| at.elapsed());
            if waited >= pause || output.ended {
                return since;
            }
            let (next, timeout) = self
                .record
                .more
                .wait_timeout(output, pause.saturating_sub(waited))
                .unwrap_or_else(PoisonError::into_inner);
            output = next;
            if since.is_none() && timeout.timed_out() {
                return None;
            }
        }
    }

    /// When output came, with the number of bytes there were after each arrival.
    pub fn arrivals(&self) -> Vec<(Instant, usize)> {
        self.record.lock().arrivals.clone()
    }

    /// Waits for output after the first `count` arrivals; then until none has come for `pause`. Gives the times of
    /// the first and the last arrival.
    #[track_caller]
    pub fn burst_after(&self, count: usize, pause: Duration) -> (Instant, Instant) {
        let first = self.wait("some output", |output| output.arrivals.get(count).map(|(at, _)| *at));
        let last = self.quiet(pause);
        (first, last.unwrap_or(first))
    }

    pub fn arrival_count(&self) -> usize {
        self.record.lock().arrivals.len()
    }

    #[track_caller]
    fn wait<T>(&self, wanted: &str, mut found: impl FnMut(&Output) -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        let mut output = self.record.lock();
        loop {
            if let Some(found) = found(&output) {
                return found;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || output.ended {
                let screen = output.terminal.screen().contents();
                let tail = String::from_utf8_lossy(&output.raw[output.raw.len().saturating_sub(600)..]).into_owned();
                let why = if output.ended { "the program ended" } else { "the time is up" };
                drop(output);
                panic!("waited for {wanted}, but {why}. The screen:\n{screen}\nthe last bytes: {tail:?}");
            }
            output = self.record.more.wait_timeout(output, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Ends the program at once, as `kill -9` does; says when.
    pub fn kill_9(&mut self) -> Instant {
        let id = i32::try_from(self.id()).ok().and_then(rustix::process::Pid::from_raw).expect("a process id");
        let killed = Instant::now();
        rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("the program runs");
        self.child.wait().expect("a killed program can be waited for");
        self.wait_end();
        killed
    }

    /// Waits until the program has ended by itself.
    #[track_caller]
    pub fn exit_code(&mut self) -> u32 {
        self.wait_end();
        self.child.wait().expect("an ended program can be waited for").exit_code()
    }

    #[track_caller]
    fn wait_end(&self) {
        let until = Instant::now() + PATIENCE;
        let mut output = self.record.lock();
        while !output.ended {
            let left = until.saturating_duration_since(Instant::now());
            let screen = output.terminal.screen().contents();
            assert!(!left.is_zero(), "the program does not end. The screen:\n{screen}");
            output = self.record.more.wait_timeout(output, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // An ended program cannot be killed, which is well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
