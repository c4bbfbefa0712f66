//! Any bytes as a guide file: read, checked and looked up without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendway::guides::check::check;
use mendway::guides::library::Library;

fuzz_target!(|bytes: &[u8]| {
    let library = Library::default().with_folder_text([("any.toml".to_owned(), bytes.to_vec())]);
    let _ = check(&library);
    for guide in library.guides() {
        assert!(guide.exercises.len() + guide.readings.len() > 0, "an empty guide was taken");
    }
});
