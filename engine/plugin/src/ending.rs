//! What must not outlive the program: the processes that run now, and the folders that were made for them.
//!
//! Whoever ends the program by a signal runs no destructors. A plugin that listens ends with its input; one that hangs would not, and
//! the folders would stay.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

static LEFT: Mutex<Left> = Mutex::new(Left { over: false, groups: BTreeSet::new(), homes: BTreeSet::new() });

/// What there is to end.
struct Left {
    /// Whether nothing more may begin.
    over: bool,
    /// The process groups that run.
    groups: BTreeSet<u32>,
    /// The folders.
    homes: BTreeSet<PathBuf>,
}

fn left() -> MutexGuard<'static, Left> {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a process group of its own. Nothing starts once all is ended.
pub fn start(spawn: impl FnOnce() -> std::io::Result<std::process::Child>) -> std::io::Result<std::process::Child> {
    let mut left = left();
    if left.over {
        return Err(std::io::ErrorKind::Interrupted.into());
    }
    let child = spawn()?;
    left.groups.insert(child.id());
    Ok(child)
}

/// A process group was ended.
pub fn ended(group: u32) {
    left().groups.remove(&group);
}

/// A folder was made.
pub fn made(home: &Path) {
    left().homes.insert(home.to_path_buf());
}

/// A folder was removed.
pub fn removed(home: &Path) {
    left().homes.remove(home);
}

/// Ends every process of a plugin and removes what was made for it. For whoever is about to end the program: nothing starts afterwards.
pub fn end_all() {
    let mut left = left();
    left.over = true;
    for group in std::mem::take(&mut left.groups) {
        crate::launch::kill_group(group);
    }
    for home in std::mem::take(&mut left.homes) {
        // Of what cannot be removed the system's temporary folder takes care.
        let _ = std::fs::remove_dir_all(home);
    }
}
