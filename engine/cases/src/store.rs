//! Writing snapshots: a run that is killed leaves the old snapshot or the new one, never half of one.

use std::io::Error;
use std::path::{Path, PathBuf};

use heng_files::{Worth, put};

use crate::snapshot::Snapshot;

/// The ending of accepted snapshots.
pub(crate) const ACCEPTED: &str = "snap";
/// The ending of those that nobody has accepted yet.
pub(crate) const PENDING: &str = "snap.new";

/// The folder of a methodology, as a place to write snapshots to.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// Snapshots of the methodology in this folder.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    /// Writes a snapshot that nobody has accepted yet.
    pub fn write_pending(&self, check: &str, name: &str, snapshot: &Snapshot) -> std::io::Result<()> {
        self.write(check, &format!("{name}.{PENDING}"), &snapshot.written())
    }

    /// Writes an accepted snapshot, and removes the one that waited to be.
    pub fn accept(&self, check: &str, name: &str, snapshot: &Snapshot) -> std::io::Result<()> {
        self.write(check, &format!("{name}.{ACCEPTED}"), &snapshot.written())?;
        self.reject(check, name)
    }

    /// Removes the one that waited to be accepted, if there is one.
    pub fn reject(&self, check: &str, name: &str) -> std::io::Result<()> {
        self.remove(check, &format!("{name}.{PENDING}"))
    }

    /// Removes a file of the snapshots' folder; that there is none is no mistake.
    pub fn remove(&self, check: &str, file: &str) -> std::io::Result<()> {
        match std::fs::remove_file(self.folder(check)?.join(file)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Writes a check's `cases.md`.
    pub fn write_cases(&self, check: &str, text: &str) -> std::io::Result<()> {
        put(&self.root.join(check).join("cases.md"), text.as_bytes(), Worth::Work)
    }

    fn write(&self, check: &str, file: &str, text: &str) -> std::io::Result<()> {
        put(&self.folder(check)?.join(file), text.as_bytes(), Worth::Work)
    }

    /// The snapshots' folder of a check. A link in its place would lead the writing elsewhere.
    fn folder(&self, check: &str) -> std::io::Result<PathBuf> {
        let folder = self.root.join(check).join("snapshots");
        if folder.is_symlink() {
            return Err(Error::other(format!("{} is a link", folder.display())));
        }
        Ok(folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(body: &str) -> Snapshot {
        Snapshot { source: "checks/a/cases.md".to_owned(), title: "甲".to_owned(), body: body.to_owned() }
    }

    #[test]
    fn nothing_is_left_beside_what_was_written() {
        let root = tempfile::tempdir().unwrap();
        let store = Store::new(root.path());
        store.write_pending("checks/a", "甲", &snapshot("1\n")).unwrap();
        store.accept("checks/a", "甲", &snapshot("2\n")).unwrap();
        let folder = root.path().join("checks/a/snapshots");
        let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["甲.snap"]);
        assert!(std::fs::read_to_string(folder.join("甲.snap")).unwrap().ends_with("\n2\n"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_folder_is_not_followed() {
        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir_all(root.path().join("checks/a")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("checks/a/snapshots")).unwrap();
        assert!(Store::new(root.path()).accept("checks/a", "甲", &snapshot("1\n")).is_err());
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
