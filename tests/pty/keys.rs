//! Keys as people say them, and the bytes a terminal sends for them.

use mendway::app::key::{Code, Held, Key};

/// Each key of `keys` with its bytes. What stands in single quotes is typed as it is.
pub fn bytes(keys: &str) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (index, part) in keys.split('\'').enumerate() {
        if index % 2 == 1 {
            all.push((part.to_owned(), part.as_bytes().to_vec()));
            continue;
        }
        for name in part.split_whitespace() {
            let key = name.parse().unwrap_or_else(|error| panic!("{error}"));
            all.push((name.to_owned(), of_key(key)));
        }
    }
    all
}

fn of_key(key: Key) -> Vec<u8> {
    let plain: &[u8] = match key.code {
        Code::Char(c) if key.held == Held::Ctrl => return vec![control(c)],
        Code::Char(c) => {
            let mut text = if key.held == Held::Alt { vec![0x1b] } else { Vec::new() };
            text.extend_from_slice(c.to_string().as_bytes());
            return text;
        }
        Code::Tab if key.held == Held::Shift => b"\x1b[Z",
        Code::Enter => b"\r",
        Code::Esc => b"\x1b",
        Code::Tab => b"\t",
        Code::Backspace => b"\x7f",
        Code::Delete => b"\x1b[3~",
        Code::Up => b"\x1b[A",
        Code::Down => b"\x1b[B",
        Code::Right => b"\x1b[C",
        Code::Left => b"\x1b[D",
        Code::Home => b"\x1b[H",
        Code::End => b"\x1b[F",
        Code::Insert => b"\x1b[2~",
        Code::PageUp => b"\x1b[5~",
        Code::PageDown => b"\x1b[6~",
        Code::F(number) => return function(number).to_vec(),
    };
    plain.to_vec()
}

fn control(letter: char) -> u8 {
    let letter = u8::try_from(letter).unwrap_or_else(|_| panic!("no terminal sends Ctrl and {letter}"));
    letter.to_ascii_uppercase() & 0x1f
}

fn function(number: u8) -> &'static [u8] {
    match number {
        1 => b"\x1bOP",
        2 => b"\x1bOQ",
        3 => b"\x1bOR",
        4 => b"\x1bOS",
        5 => b"\x1b[15~",
        6 => b"\x1b[17~",
        7 => b"\x1b[18~",
        8 => b"\x1b[19~",
        9 => b"\x1b[20~",
        10 => b"\x1b[21~",
        11 => b"\x1b[23~",
        _ => b"\x1b[24~",
    }
}
