//! Builds the floor and starts it on a room.

use crate::homes::Seeded;
use crate::pty::Program;
use std::path::PathBuf;
use std::process::Command;

/// On the floor's screen when its first drawing is there.
pub const READY: &str = "q quit";

/// The minimal program.
pub struct Floor(PathBuf);

/// Built as the program under test was: optimised.
pub fn build() -> Floor {
    let args = ["build", "--release", "--example", "floor", "--message-format", "json", "--quiet"];
    let output = Command::new(env!("CARGO"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(std::process::Stdio::inherit())
        .output()
        .expect("cargo runs");
    let path = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "floor")
        .find_map(|message| message["executable"].as_str().map(PathBuf::from));
    Floor(path.expect("the floor is built"))
}

impl Floor {
    /// With a room to open.
    pub fn on(&self, home: &Seeded) -> Program {
        let (room, key) = (home.room.display().to_string(), home.key.display().to_string());
        Program::new(&self.0).args([room.as_str(), key.as_str()])
    }

    /// With nothing but an empty frame.
    pub fn empty(&self) -> Program {
        Program::new(&self.0)
    }
}
