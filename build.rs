//! Lists the guide and talk files, so that a new one is embedded without a line of Rust, and bakes each guide into JSON
//! beside its text: reading all of them as TOML took 20 ms, as JSON it takes two. A test holds that both say the same.
#![allow(clippy::disallowed_methods, reason = "cargo speaks to a build script through the environment")]
#![allow(clippy::unnecessary_debug_formatting, reason = "a path is quoted for Rust")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let house = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=guides");
    println!("cargo::rerun-if-changed=assets/talks");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    fs::write(out.join("talk_files.rs"), talks(&house.join("assets/talks"))?)?;
    let root = house.join("guides");
    let mut list = String::from("&[\n");
    for path in guide_files(&root)? {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let baked = out.join(format!("{}.json", name.replace('/', "-")));
        fs::write(&baked, bake(&fs::read_to_string(&path)?))?;
        let _ = writeln!(list, "    ({name:?}, include_str!({path:?}), include_str!({baked:?})),");
    }
    list.push_str("]\n");
    fs::write(out.join("guide_files.rs"), list)
}

/// Every `assets/talks/*.toml`, in order: its id and its text.
fn talks(folder: &Path) -> io::Result<String> {
    let mut files = toml_files(folder)?;
    files.sort();
    let mut list = String::from("&[\n");
    for path in files {
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(list, "    ({id:?}, include_str!({path:?})),");
    }
    Ok(list + "]\n")
}

/// The files of one folder that end in `.toml`.
fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    Ok(files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "toml")).collect())
}

/// A guide with its parts taken apart, as `src/guides/baked.rs` reads it; nothing if it is not TOML, and then the
/// program reads the text and says why.
fn bake(text: &str) -> String {
    let Ok(mut head) = text.parse::<toml::Table>() else { return String::new() };
    let mut take = |key: &str| match head.remove(key) {
        Some(toml::Value::Array(items)) => items,
        _ => Vec::new(),
    };
    let (readings, exercises) = (take("reading"), take("exercise"));
    let exercises = exercises.into_iter().map(|mut exercise| {
        let prompts = exercise.as_table_mut().and_then(|table| table.remove("prompt"));
        serde_json::json!({ "exercise": exercise, "prompts": prompts.unwrap_or(toml::Value::Array(Vec::new())) })
    });
    let exercises: Vec<_> = exercises.collect();
    serde_json::json!({ "head": head, "readings": readings, "exercises": exercises }).to_string()
}

/// Every `guides/NN-name/*.toml`, in order.
fn guide_files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let Ok(folders) = fs::read_dir(root) else { return Ok(files) };
    for folder in folders {
        let folder = folder?.path();
        if folder.is_dir() {
            files.extend(toml_files(&folder)?);
        }
    }
    files.sort();
    Ok(files)
}
