//! What a terminal sends, as keys and pastes. Pure: bytes in, events out.
//!
//! Nothing here waits: a sequence that is not complete is kept until more comes or the reader gives up on it. Replies
//! of the terminal, mouse reports and key releases are swallowed, so that they never become text.

use crate::app::face::Event;
use crate::app::key::{Code, Held, Key};

const PASTE_END: &[u8] = b"\x1b[201~";
/// A sequence longer than this is no key.
const LONGEST: usize = 64;
/// A reply longer than this is none.
const LONGEST_REPLY: usize = 4096;

/// Turns bytes into events.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What is kept until more comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Nothing.
    Nothing,
    /// The beginning of a key.
    Key,
    /// A paste without its end.
    Paste,
}

enum Read {
    /// Not complete.
    More,
    /// So many bytes, and the key they are, if they are one.
    Key(usize, Option<Key>),
    /// So many bytes that begin a paste.
    Paste(usize),
}

impl Decoder {
    /// Takes in what was read.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.held.extend_from_slice(bytes);
    }

    /// The next whole event.
    pub fn event(&mut self) -> Option<Event> {
        loop {
            if self.paste.is_some() {
                return self.pasted();
            }
            match read(&self.held) {
                Read::More => return None,
                Read::Paste(taken) => {
                    self.held.drain(..taken);
                    self.paste = Some(Vec::new());
                }
                Read::Key(taken, key) => {
                    self.held.drain(..taken);
                    if let Some(key) = key {
                        return Some(Event::Key(key));
                    }
                }
            }
        }
    }

    /// Whether [`Decoder::event`] has another one, without waiting.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.paste.is_none() && matches!(read(&self.held), Read::Key(_, Some(_)))
    }

    /// What is kept.
    #[must_use]
    pub const fn pending(&self) -> Pending {
        match (&self.paste, self.held.is_empty()) {
            (Some(_), _) => Pending::Paste,
            (None, false) => Pending::Key,
            (None, true) => Pending::Nothing,
        }
    }

    /// No more came for a while: a lone Escape is the key, a paste ends here, anything else was no key.
    pub fn give_up(&mut self) -> Option<Event> {
        let held = std::mem::take(&mut self.held);
        if let Some(mut paste) = self.paste.take() {
            paste.extend(held);
            return Some(Event::Paste(String::from_utf8_lossy(&paste).into_owned()));
        }
        (held == b"\x1b").then_some(Event::Key(Key::plain(Code::Esc)))
    }

    fn pasted(&mut self) -> Option<Event> {
        let end = self.held.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        let paste = self.paste.as_mut()?;
        if let Some(end) = end {
            paste.extend(self.held.drain(..end));
            self.held.drain(..PASTE_END.len());
            let bytes = self.paste.take().unwrap_or_default();
            return Some(Event::Paste(String::from_utf8_lossy(&bytes).into_owned()));
        }
        // The last bytes may be the beginning of the end.
        let sure = self.held.len().saturating_sub(PASTE_END.len() - 1);
        paste.extend(self.held.drain(..sure));
        None
    }
}

fn read(bytes: &[u8]) -> Read {
    let Some(first) = bytes.first() else { return Read::More };
    let code = match first {
        0x1b => return escape(bytes),
        b'\r' | b'\n' => Code::Enter,
        b'\t' => Code::Tab,
        0x08 | 0x7f => Code::Backspace,
        0x00 => return Read::Key(1, Some(Key::ctrl(' '))),
        byte @ 0x01..=0x1a => return Read::Key(1, Some(Key::ctrl(char::from(byte + b'a' - 1)))),
        byte @ 0x1c..=0x1f => return Read::Key(1, Some(Key::ctrl(char::from(byte - 0x1c + b'4')))),
        _ => return character(bytes),
    };
    Read::Key(1, Some(Key::plain(code)))
}

/// One UTF-8 character. Bytes that are none are dropped, and so are control characters in long form.
fn character(bytes: &[u8]) -> Read {
    let length = match bytes[0] {
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Read::Key(1, None),
    };
    let Some(whole) = bytes.get(..length) else {
        let cut_short = bytes[1..].iter().any(|byte| !(0x80..0xc0).contains(byte));
        return if cut_short { Read::Key(1, None) } else { Read::More };
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(c) => Read::Key(length, (!c.is_control()).then_some(Key::plain(Code::Char(c)))),
        None => Read::Key(1, None),
    }
}

fn escape(bytes: &[u8]) -> Read {
    match bytes.get(1) {
        None => Read::More,
        Some(0x1b) => Read::Key(1, Some(Key::plain(Code::Esc))),
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Read::More,
            Some(b'M') => Read::Key(3, Some(Key::plain(Code::Enter))),
            Some(last) => Read::Key(3, letter(*last).map(Key::plain)),
        },
        Some(b']' | b'P' | b'X' | b'^' | b'_') => reply(bytes),
        Some(_) => match read(&bytes[1..]) {
            Read::Key(taken, Some(key)) if key.held == Held::None => {
                Read::Key(taken + 1, Some(Key { held: Held::Alt, ..key }))
            }
            Read::Key(taken, key) => Read::Key(taken + 1, key),
            Read::More => Read::More,
            Read::Paste(taken) => Read::Paste(taken + 1),
        },
    }
}

/// A reply of the terminal, up to its end.
fn reply(bytes: &[u8]) -> Read {
    let end = bytes.iter().enumerate().skip(2).find_map(|(at, byte)| match byte {
        0x07 => Some(at + 1),
        b'\\' if bytes[at - 1] == 0x1b => Some(at + 1),
        _ => None,
    });
    match end {
        Some(end) => Read::Key(end, None),
        None if bytes.len() > LONGEST_REPLY => Read::Key(bytes.len(), None),
        None => Read::More,
    }
}

fn control_sequence(bytes: &[u8]) -> Read {
    if bytes.get(2) == Some(&b'[') {
        return match bytes.get(3) {
            None => Read::More,
            Some(last @ b'A'..=b'E') => Read::Key(4, Some(Key::plain(Code::F(last - b'A' + 1)))),
            Some(_) => Read::Key(3, None),
        };
    }
    let end = bytes.iter().skip(2).position(|byte| !(0x20..0x40).contains(byte)).map(|at| at + 2);
    let Some(end) = end else {
        return if bytes.len() > LONGEST { Read::Key(bytes.len(), None) } else { Read::More };
    };
    let last = bytes[end];
    if !(0x40..0x7f).contains(&last) {
        return Read::Key(end, None);
    }
    let parameters = std::str::from_utf8(&bytes[2..end]).unwrap_or("");
    if (parameters, last) == ("200", b'~') {
        return Read::Paste(end + 1);
    }
    Read::Key(end + 1, key(parameters, last))
}

/// The key of a control sequence: "1;5" and `C` are Ctrl+Right.
fn key(parameters: &str, last: u8) -> Option<Key> {
    let mut parts = parameters.split(';').map(|part| part.split(':'));
    let mut number = |default: u32| -> Option<(u32, u32)> {
        let Some(mut part) = parts.next() else { return Some((default, 1)) };
        let mut one = |default: u32| match part.next() {
            None | Some("") => Some(default),
            Some(text) => text.parse().ok(),
        };
        Some((one(default)?, one(1)?))
    };
    let (first, _) = number(1)?;
    let (mut modifiers, mut kind) = number(1)?;
    let code = match last {
        b'~' if first == 27 => {
            let (code, _) = number(0)?;
            (modifiers, kind) = (modifiers, 1);
            point(code)?
        }
        b'~' => tilde(first)?,
        b'u' => point(first)?,
        b'Z' => return Some(Key { code: Code::Tab, held: Held::Shift }),
        b'R' if first != 1 => return None,
        last => letter(last)?,
    };
    // Kind 3 is the release of a key.
    (kind != 3).then(|| with(code, modifiers.saturating_sub(1)))
}

/// `code` with the modifiers of a bit mask. Of several, the one that makes most difference counts.
fn with(code: Code, bits: u32) -> Key {
    let held = match bits {
        bits if bits & 0b0100 != 0 => Held::Ctrl,
        bits if bits & 0b1010 != 0 => Held::Alt,
        bits if bits & 0b0001 != 0 && !matches!(code, Code::Char(_)) => Held::Shift,
        _ => Held::None,
    };
    match (code, held) {
        (Code::Char(c), Held::None) if bits & 0b0001 != 0 => {
            Key::plain(Code::Char(c.to_uppercase().next().unwrap_or(c)))
        }
        (code, held) => Key { code, held },
    }
}

const fn letter(last: u8) -> Option<Code> {
    Some(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P'..=b'S' => Code::F(last - b'P' + 1),
        _ => return None,
    })
}

fn tilde(number: u32) -> Option<Code> {
    let function = |n: u32| u8::try_from(n).ok().map(Code::F);
    match number {
        1 | 7 => Some(Code::Home),
        2 => Some(Code::Insert),
        3 => Some(Code::Delete),
        4 | 8 => Some(Code::End),
        5 => Some(Code::PageUp),
        6 => Some(Code::PageDown),
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23 | 24 => function(number - 12),
        _ => None,
    }
}

fn point(code: u32) -> Option<Code> {
    Some(match code {
        13 => Code::Enter,
        27 => Code::Esc,
        9 => Code::Tab,
        8 | 127 => Code::Backspace,
        code => Code::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> Vec<String> {
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        let mut out: Vec<Event> = std::iter::from_fn(|| decoder.event()).collect();
        out.extend(decoder.give_up());
        out.into_iter()
            .map(|event| match event {
                Event::Key(key) => key.to_string(),
                Event::Paste(text) => format!("paste {text:?}"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn keys_are_read_from_the_old_encoding() {
        for (bytes, keys) in [
            (&b"a\xc3\xa9\xf0\x9f\x99\x82"[..], vec!["a", "\u{e9}", "\u{1f642}"]),
            (b"\x1b", vec!["Esc"]),
            (b"\x1b\x1b\x1b", vec!["Esc", "Esc", "Esc"]),
            (b"\x1b[A\x1bOB\x1b[1;5C\x1b[1;3D", vec!["Up", "Down", "Ctrl+Right", "Alt+Left"]),
            (b"\x1b[H\x1b[4~\x1b[5~\x1b[6~\x1b[3~", vec!["Home", "End", "PgUp", "PgDn", "Delete"]),
            (b"\x1bOP\x1b[11~\x1b[[B\x1b[24~", vec!["F1", "F1", "F2", "F12"]),
            (
                b"\x0c\x11\x1a\x00\r\t\x1b[Z\x7f",
                vec!["Ctrl+L", "Ctrl+Q", "Ctrl+Z", "Ctrl+Space", "Enter", "Tab", "Shift+Tab", "Backspace"],
            ),
            (b"\x1bx\x1b\x7f", vec!["Alt+X", "Alt+Backspace"]),
        ] {
            assert_eq!(decoded(bytes), keys, "{bytes:?}");
        }
    }

    #[test]
    fn a_release_is_no_second_key() {
        assert_eq!(decoded(b"\x1b[97;1:1u\x1b[97;1:3u"), ["a"]);
    }

    #[test]
    fn replies_of_the_terminal_never_become_text() {
        let replies =
            b"\x1b]11;rgb:1e1e/1a1a/1717\x1b\\\x1b]10;?\x07\x1b[?62;22c\x1b[24;80R\x1bP1+r\x1b\\\x1b[I\x1b[<0;3;4M";
        assert_eq!(decoded(replies), Vec::<String>::new());
    }

    #[test]
    fn a_sequence_cut_in_two_is_one_key() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[1;");
        assert_eq!((decoder.event(), decoder.pending()), (None, Pending::Key));
        decoder.feed(b"5C");
        assert_eq!(decoder.event(), Some(Event::Key("ctrl+right".parse().expect("a key"))));
        assert_eq!(decoder.pending(), Pending::Nothing);
    }

    #[test]
    fn a_paste_is_one_event_and_what_breaks_out_of_it_is_seen_as_keys() {
        assert_eq!(
            decoded(b"\x1b[200~q\x1b[31m\nx\x1b[201~j"),
            ["paste \"q\\u{1b}[31m\\nx\"", "J".to_lowercase().as_str()]
        );
        assert_eq!(decoded(b"\x1b[200~no end"), ["paste \"no end\""]);
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_end_and_leave_nothing(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 1_usize..20) {
            let mut decoder = Decoder::default();
            for piece in bytes.chunks(cut) {
                decoder.feed(piece);
                while decoder.event().is_some() {}
            }
            decoder.give_up();
            prop_assert_eq!(decoder.pending(), Pending::Nothing);
        }

        #[test]
        fn typed_text_comes_back(text in "[a-z \u{e9}\u{5b57}\u{1f642}]{0,40}", cut in 1_usize..5) {
            let mut decoder = Decoder::default();
            let mut back = String::new();
            for piece in text.as_bytes().chunks(cut) {
                decoder.feed(piece);
                while let Some(Event::Key(key)) = decoder.event() {
                    back.extend(key.typed());
                }
            }
            prop_assert_eq!(back, text);
        }
    }
}
