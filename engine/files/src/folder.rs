//! A folder on a disk. The operating system, through `cap-std`, keeps every read inside it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cap_std::ambient_authority;
use cap_std::fs::Dir;

use crate::OURS;
use crate::path::checked_path;
use crate::{Entry, Files, Listing, ReadError, Refusal, Refused};

/// A folder on a disk.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    dir: Dir,
}

impl Folder {
    /// Opens a folder. The folder itself may be named through links; below it none is followed.
    pub fn open(root: impl AsRef<Path>) -> std::io::Result<Self> {
        let root = root.as_ref().to_path_buf();
        let dir = Dir::open_ambient_dir(&root, ambient_authority())?;
        Ok(Self { root, dir })
    }

    /// The folder's path as it was given.
    pub fn root(&self) -> &Path {
        &self.root
    }
}

impl Files for Folder {
    fn list(&self) -> Listing {
        let mut listing = Listing::default();
        let walk = walkdir::WalkDir::new(&self.root).min_depth(1).follow_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| entry.depth() != 1 || entry.file_name() != OURS) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map(|path| self.shown(path)).unwrap_or_default();
                    listing.refused.push(Refused { path, why: Refusal::Unreadable });
                    continue;
                }
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                continue;
            }
            let shown = self.shown(entry.path());
            let plain =
                entry.path().strip_prefix(&self.root).ok().and_then(Path::to_str).map(|path| path.replace('\\', "/"));
            let why = if kind.is_symlink() {
                Some(Refusal::Link)
            } else if !kind.is_file() {
                Some(Refusal::NotAFile)
            } else if plain.as_deref().is_none_or(|path| checked_path(path).is_err()) {
                Some(Refusal::BadName)
            } else {
                None
            };
            match (why, plain, entry.metadata()) {
                (None, Some(path), Ok(metadata)) => listing.files.push(Entry { path, size: metadata.len() }),
                (why, ..) => listing.refused.push(Refused { path: shown, why: why.unwrap_or(Refusal::Unreadable) }),
            }
        }
        listing.files.sort();
        listing.refused.sort();
        listing
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        checked_path(path).map_err(|_| ReadError::Refused)?;
        let of = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => ReadError::NotFound,
            _ => ReadError::Io(error.to_string()),
        };
        // A link anywhere on the way is refused, not only one that leads outside.
        let mut part = PathBuf::new();
        for name in path.split('/') {
            part.push(name);
            if self.dir.symlink_metadata(&part).map_err(of)?.is_symlink() {
                return Err(ReadError::Refused);
            }
        }
        // Looked at before it is opened: opening a pipe would wait for a writer.
        if !self.dir.metadata(path).map_err(of)?.is_file() {
            return Err(ReadError::Refused);
        }
        let file = self.dir.open(path).map_err(of)?;
        let metadata = file.metadata().map_err(of)?;
        if !metadata.is_file() {
            return Err(ReadError::Refused);
        }
        if metadata.len() > most {
            return Err(ReadError::TooLarge { size: metadata.len(), most });
        }
        // A file may grow while it is read.
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(of)?;
        let size = bytes.len() as u64;
        if size > most { Err(ReadError::TooLarge { size, most }) } else { Ok(bytes.into()) }
    }
}

impl Folder {
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_in_order_and_read() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("b/c")).unwrap();
        std::fs::write(root.path().join("b/c/通知.txt"), "x").unwrap();
        std::fs::write(root.path().join("b-first.txt"), "yy").unwrap();
        let folder = Folder::open(root.path()).unwrap();
        let names: Vec<_> = folder.list().files.into_iter().map(|file| (file.path, file.size)).collect();
        assert_eq!(names, [("b-first.txt".to_owned(), 2), ("b/c/通知.txt".to_owned(), 1)]);
        assert_eq!(&*folder.read("b/c/通知.txt", 10).unwrap(), b"x");
        assert_eq!(folder.read("b-first.txt", 1), Err(ReadError::TooLarge { size: 2, most: 1 }));
        assert_eq!(folder.read("none", 1), Err(ReadError::NotFound));
        assert_eq!(folder.read("b", 1), Err(ReadError::Refused));
    }

    #[test]
    fn what_heng_keeps_for_itself_is_not_listed() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join(".heng/memo")).unwrap();
        std::fs::create_dir_all(root.path().join("data/.heng")).unwrap();
        std::fs::write(root.path().join(".heng/memo/x"), "x").unwrap();
        std::fs::write(root.path().join("data/.heng/x"), "x").unwrap();
        let names: Vec<_> = Folder::open(root.path()).unwrap().list().files.into_iter().map(|file| file.path).collect();
        assert_eq!(names, ["data/.heng/x"]);
    }

    #[cfg(unix)]
    #[test]
    fn nothing_outside_is_reached_and_links_are_named() {
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret"), "s").unwrap();
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), root.path().join("file-link")).unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("folder-link")).unwrap();
        std::fs::write(root.path().join("real"), "r").unwrap();
        std::os::unix::fs::symlink(root.path().join("real"), root.path().join("inner-link")).unwrap();
        let socket = std::os::unix::net::UnixListener::bind(root.path().join("socket")).unwrap();
        let folder = Folder::open(root.path()).unwrap();
        let listing = folder.list();
        assert_eq!(listing.files.len(), 1);
        let refused: Vec<_> = listing.refused.iter().map(|entry| (entry.path.as_str(), entry.why)).collect();
        assert_eq!(
            refused,
            [
                ("file-link", Refusal::Link),
                ("folder-link", Refusal::Link),
                ("inner-link", Refusal::Link),
                ("socket", Refusal::NotAFile)
            ]
        );
        for path in ["file-link", "folder-link/secret", "inner-link", "socket", "../secret", "/etc/passwd"] {
            assert_eq!(folder.read(path, 100), Err(ReadError::Refused), "{path}");
        }
        drop(socket);
    }
}
