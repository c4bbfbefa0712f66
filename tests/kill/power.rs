//! Builds the recorder that knows what a power cut would leave.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The recorder, to be preloaded. Needs the C compiler that also builds the database.
pub fn recorder(folder: &Path) -> PathBuf {
    let library = folder.join("power.so");
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    let status = Command::new(compiler)
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/kill/power.c"))
        .arg("-ldl")
        .status()
        .expect("a C compiler");
    assert!(status.success(), "the recorder is not built");
    library
}
