//! Looks for words in files: as they are, and in the ways programs are known to write them.

use std::path::Path;

/// The files below `folder` whose name or content holds any of the words of `canary`, and in which form.
pub fn traces(folder: &Path, canary: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in canary.split(' ') {
        let forms = forms(word);
        search(folder, &forms, &mut found);
    }
    found
}

fn search(folder: &Path, forms: &[(&'static str, Vec<u8>)], found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = if path.is_dir() { Vec::new() } else { std::fs::read(&path).expect("a file") };
        for (form, wanted) in forms {
            if holds(&bytes, wanted) || holds(name.as_bytes(), wanted) {
                found.push(format!("{} ({form})", path.display()));
            }
        }
        if path.is_dir() {
            search(&path, forms, found);
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn forms(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |order: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms = vec![
        ("as it is", word.as_bytes().to_vec()),
        ("in capitals", word.to_uppercase().into_bytes()),
        ("UTF-16, little end first", wide(u16::to_le_bytes)),
        ("UTF-16, big end first", wide(u16::to_be_bytes)),
        ("backwards", word.bytes().rev().collect()),
        ("in hexadecimal digits", hex.into_bytes()),
    ];
    // In Base64 a word looks different at each of three places.
    forms.extend((0..3).map(|place| ("in Base64", base64_inside(word.as_bytes(), place))));
    forms
}

/// The signs of Base64 that depend on nothing but `word`, when `place` bytes stand before it in its group of three.
fn base64_inside(word: &[u8], place: usize) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = &word[(3 - place) % 3..];
    let groups = whole.chunks_exact(3).map(|three| three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)));
    groups.flat_map(|bits| [18, 12, 6, 0].map(|shift| SIGNS[(bits >> shift) as usize & 63])).collect()
}

#[test]
fn a_word_left_in_any_form_is_found() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let wide: Vec<u8> = "a zyxkanarie".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // "zyxkanarie", "a zyxkanarie" and "ab zyxkanarie" in Base64.
    let base64 = ["enl4a2FuYXJpZQ==", "YSB6eXhrYW5hcmll", "YWIgenl4a2FuYXJpZQ=="];
    let files: [(&str, &[u8]); 6] = [
        ("clear", b"so zyxkanarie there"),
        ("wide", &wide),
        ("backwards", b"eiranakxyz"),
        ("base64-0", base64[0].as_bytes()),
        ("base64-1", base64[1].as_bytes()),
        ("base64-2", base64[2].as_bytes()),
    ];
    std::fs::create_dir(folder.path().join("inside")).expect("a folder");
    for (name, bytes) in files {
        let file = folder.path().join("inside").join(name);
        std::fs::write(&file, bytes).expect("a file");
        assert!(!traces(folder.path(), "zyxkanarie").is_empty(), "{name}");
        std::fs::write(&file, b"nothing").expect("a file");
        assert!(traces(folder.path(), "zyxkanarie").is_empty(), "{name}");
    }
    std::fs::write(folder.path().join("zyxkanarie.txt"), b"").expect("a file");
    assert!(!traces(folder.path(), "zyxkanarie").is_empty(), "a name");
}
