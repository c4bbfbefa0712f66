//! Where things stand in a home, and how our files are made: never through a link, never readable by others.
//!
//! Owns names, modes and link checks. Does not own what is in the files.

use super::error::RoomError;
use crate::domain::person::Person;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// No key file of ours is larger than this many bytes.
pub(crate) const SMALL: u64 = 64 * 1024;

/// The names inside a home, as one of its people sees them. Made only from a folder that exists; its path has no links
/// in it.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    folder: PathBuf,
    whose: Person,
}

impl Layout {
    /// The layout of an existing folder; links in the path to it are resolved, links inside it are refused.
    pub(crate) fn of(folder: &Path) -> Result<Self, RoomError> {
        let layout = Self { folder: fs::canonicalize(folder)?, whose: Person::First };
        for inner in [layout.people(), layout.rooms(), layout.ours(), layout.backups()] {
            refuse_link(&inner)?;
        }
        for whose in Person::BOTH {
            let theirs = layout.of_person(whose);
            refuse_link(&theirs.person())?;
            refuse_link(&theirs.room())?;
        }
        Ok(layout)
    }

    /// The same home, seen by this person.
    pub(crate) fn of_person(&self, whose: Person) -> Self {
        Self { folder: self.folder.clone(), whose }
    }

    /// Whose keys and room it names.
    pub(crate) const fn whose(&self) -> Person {
        self.whose
    }

    /// Whether two people live here.
    pub(crate) fn of_two(&self) -> bool {
        Person::BOTH.into_iter().all(|person| self.of_person(person).identity().exists())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
    pub(crate) fn people(&self) -> PathBuf {
        self.folder.join("people")
    }
    pub(crate) fn person(&self) -> PathBuf {
        self.people().join(self.whose.number().to_string())
    }
    pub(crate) fn identity(&self) -> PathBuf {
        self.person().join("identity.age")
    }
    pub(crate) fn recovery(&self) -> PathBuf {
        self.person().join("recovery.age")
    }
    pub(crate) fn sums(&self) -> PathBuf {
        self.person().join("SHA256SUMS")
    }
    pub(crate) fn rooms(&self) -> PathBuf {
        self.folder.join("rooms")
    }
    pub(crate) fn room(&self) -> PathBuf {
        self.rooms().join(self.whose.number().to_string())
    }
    pub(crate) fn database(&self) -> PathBuf {
        self.room().join("room.db")
    }
    pub(crate) fn key(&self) -> PathBuf {
        self.room().join("key.age")
    }
    /// What is known of a person's keys by everybody: the public halves.
    pub(crate) fn card(&self) -> PathBuf {
        self.person().join("card")
    }
    /// What a person lets the other one's program know, sealed to the other.
    pub(crate) fn letter(&self) -> PathBuf {
        self.person().join("letter.age")
    }
    /// The folder of the room for two.
    pub(crate) fn ours(&self) -> PathBuf {
        self.rooms().join("ours")
    }
    pub(crate) fn ours_database(&self) -> PathBuf {
        self.ours().join("room.db")
    }
    pub(crate) fn ours_key(&self) -> PathBuf {
        self.ours().join("key.age")
    }
    pub(crate) fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }
    pub(crate) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }
    pub(crate) fn inhabited(&self) -> bool {
        let parts = [self.identity(), self.recovery(), self.key(), self.database()];
        parts.iter().any(|part| part.exists()) || super::swap::begun(self)
    }
    pub(crate) fn settings(&self) -> PathBuf {
        self.folder.join("settings.toml")
    }
    pub(crate) fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }

    /// Takes away what others may do with our files. The folder itself is left alone if something foreign is in it.
    /// What cannot be changed is found by a check later.
    pub(crate) fn tighten(&self) {
        let ours = fs::read_dir(&self.folder)
            .is_ok_and(|mut all| all.all(|entry| entry.is_ok_and(|entry| is_ours(&entry.file_name()))));
        if ours {
            let _ = tighten(&self.folder);
        }
        for path in self.private() {
            let _ = tighten(&path);
        }
    }

    /// Files and folders of ours that others may read or change.
    pub(crate) fn open_to_others(&self) -> Vec<PathBuf> {
        self.private().into_iter().filter(|path| looseness(path) != Some(0)).collect()
    }

    /// Everything of ours that is there.
    fn private(&self) -> Vec<PathBuf> {
        let mut all = Vec::new();
        for top in [self.people(), self.rooms(), self.backups()] {
            walk(&top, &mut all);
        }
        all.extend([self.lock(), self.settings(), self.ballast()].into_iter().filter(|path| path.exists()));
        all
    }
}

fn is_ours(name: &OsStr) -> bool {
    const NAMES: [&str; 7] = ["people", "rooms", "backups", "lock", "settings.toml", "ballast", "swap"];
    name.to_str().is_some_and(|name| NAMES.contains(&name) || name.starts_with(".new-") || name.starts_with("before-"))
}

fn walk(path: &Path, all: &mut Vec<PathBuf>) {
    let Ok(facts) = fs::symlink_metadata(path) else { return };
    all.push(path.to_owned());
    if facts.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            walk(&entry.path(), all);
        }
    }
}

/// Gives every file and folder below `path` the same time, so that none tells when it was last used.
pub(crate) fn set_times(path: &Path, time: SystemTime) {
    let mut all = Vec::new();
    walk(path, &mut all);
    // Folders after what is in them. What cannot be dated keeps its time: words matter more.
    for path in all.iter().rev() {
        let times = fs::FileTimes::new().set_accessed(time).set_modified(time);
        let _ = open_private(OpenOptions::new().read(true), path).and_then(|file| Ok(file.set_times(times)?));
    }
}

/// Bytes of all files below `path`.
pub(crate) fn size_of(path: &Path) -> u64 {
    let mut all = Vec::new();
    walk(path, &mut all);
    all.iter()
        .filter_map(|path| fs::symlink_metadata(path).ok())
        .filter(fs::Metadata::is_file)
        .map(|facts| facts.len())
        .sum()
}

/// Copies a file to a new private one, without following a link at either end, and writes it to disk.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), RoomError> {
    let mut source = open_private(OpenOptions::new().read(true), from)?;
    let mut target = make_file(to)?;
    io::copy(&mut source, &mut target)?;
    Ok(target.sync_all()?)
}

/// Bytes free for us on the disk of `path`, if that can be told.
pub(crate) fn free_space(path: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let facts = rustix::fs::statvfs(path).ok()?;
        Some(facts.f_bavail.saturating_mul(facts.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Writes a file's bytes to disk.
pub(crate) fn sync_file(path: &Path) -> Result<(), RoomError> {
    Ok(open_private(OpenOptions::new().read(true).write(true), path)?.sync_all()?)
}

/// Refuses a symbolic link at `path`. A path where nothing stands is fine.
pub(crate) fn refuse_link(path: &Path) -> Result<(), RoomError> {
    match fs::symlink_metadata(path) {
        Ok(facts) if facts.file_type().is_symlink() => Err(RoomError::Link(path.to_owned())),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Makes a folder only its owner can enter; one that stands there already is kept.
pub(crate) fn make_folder(path: &Path) -> Result<(), RoomError> {
    refuse_link(path)?;
    let mut builder = DirBuilder::new();
    private_folder(&mut builder);
    match builder.create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// Makes a new empty file only its owner can read; fails if anything stands there.
pub(crate) fn make_file(path: &Path) -> Result<File, RoomError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    open_private(&mut options, path)
}

/// Opens with mode 0600 for what it may create, and refuses to follow a link.
pub(crate) fn open_private(options: &mut OpenOptions, path: &Path) -> Result<File, RoomError> {
    refuse_link(path)?;
    private_file(options);
    Ok(options.open(path)?)
}

/// Reads a whole file of at most `limit` bytes, never through a link. Larger ones count as damaged.
pub(crate) fn read_small(path: &Path, limit: u64) -> Result<Vec<u8>, RoomError> {
    let file = open_private(OpenOptions::new().read(true), path)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len <= limit) { Ok(bytes) } else { Err(RoomError::Damaged) }
}

/// Writes the names in a folder to disk, so that a rename in it survives a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<(), RoomError> {
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Takes away what others may do with a file or folder.
pub(crate) fn tighten(path: &Path) -> Result<(), RoomError> {
    #[cfg(unix)]
    if looseness(path).is_some_and(|loose| loose != 0) {
        use std::os::unix::fs::PermissionsExt;
        let mode = if path.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// The mode bits that a file or folder of ours should not have; `None` for a link or nothing.
#[cfg(unix)]
fn looseness(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let facts = fs::symlink_metadata(path).ok().filter(|facts| !facts.file_type().is_symlink())?;
    Some(facts.permissions().mode() & 0o777 & !if facts.is_dir() { 0o700 } else { 0o600 })
}

#[cfg(not(unix))]
const fn looseness(_path: &Path) -> Option<u32> {
    Some(0)
}

#[cfg(unix)]
fn private_folder(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn private_folder(_builder: &mut DirBuilder) {}

#[cfg(unix)]
fn private_file(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::CLOEXEC;
    options.mode(0o600).custom_flags(i32::try_from(flags.bits()).unwrap_or(0));
}

#[cfg(not(unix))]
fn private_file(_options: &mut OpenOptions) {}
