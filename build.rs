//! Lists the guide files, so that a new guide is embedded without a line of Rust.
#![allow(clippy::disallowed_methods, reason = "cargo speaks to a build script through the environment")]
#![allow(clippy::unnecessary_debug_formatting, reason = "a path is quoted for Rust")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?).join("guides");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=guides");
    let mut list = String::from("&[\n");
    for path in guide_files(&root)? {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let _ = writeln!(list, "    ({name:?}, include_str!({path:?})),");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("guide_files.rs"), list)
}

/// Every `guides/NN-name/*.toml`, in order.
fn guide_files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let Ok(folders) = fs::read_dir(root) else { return Ok(files) };
    for folder in folders {
        let folder = folder?.path();
        if folder.is_dir() {
            for file in fs::read_dir(folder)? {
                let file = file?.path();
                if file.extension().is_some_and(|ending| ending == "toml") {
                    files.push(file);
                }
            }
        }
    }
    files.sort();
    Ok(files)
}
