//! The folder of a plugin: what is in it, its digest, and a copy to run from.
//!
//! What runs is a copy of the very bytes that were digested: consent is given to a digest, and neither somebody who edits the
//! folder nor the plugin itself changes what was consented to while it runs.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use heng_model::Message;
use walkdir::{DirEntry, WalkDir};

use crate::manifest::MANIFEST;

/// Files of one plugin.
pub const MOST_FILES: usize = 2_000;
/// Bytes of one plugin.
pub const MOST_BYTES: u64 = 64 << 20;

/// A file of a plugin.
struct Piece {
    /// Its path within the folder, with `/`.
    path: String,
    bytes: Vec<u8>,
    runs: bool,
}

/// The digest of a folder; why there is none otherwise. Hidden files and what Python keeps of its own are no part of a plugin: they
/// are neither digested nor copied.
///
/// Of a component only its file and `plugin.yaml` count: sources and what a compiler leaves beside them do not run.
pub fn digest(folder: &Path, component: Option<&str>) -> Result<String, Message> {
    Ok(digest_of(&pieces(folder, component)?))
}

/// Copies a folder of that digest into another, for reading only.
pub fn copy(folder: &Path, component: Option<&str>, digest: &str, into: &Path) -> Result<(), Message> {
    let pieces = pieces(folder, component)?;
    if digest_of(&pieces) != digest {
        return Err(Message::new("heng::plugin::changed_meanwhile"));
    }
    for piece in &pieces {
        let path = into.join(&piece.path);
        let written = fs::create_dir_all(path.parent().unwrap_or(into)).and_then(|()| fs::write(&path, &piece.bytes));
        written.and_then(|()| protect(&path, piece.runs)).map_err(|error| unreadable(&path, &error))?;
    }
    Ok(())
}

/// A word of `command` that lies in the folder.
pub fn within(folder: &Path, word: &str) -> Option<PathBuf> {
    word.strip_prefix("./").map(|path| folder.join(path))
}

fn pieces(folder: &Path, component: Option<&str>) -> Result<Vec<Piece>, Message> {
    let counts = |path: &str| component.is_none_or(|component| path == component || path == MANIFEST);
    let ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name == "__pycache__")
    };
    let too_large =
        || Message::new("heng::plugin::folder_too_large").with("files", MOST_FILES).with("megabytes", MOST_BYTES >> 20);
    let (mut pieces, mut left, mut folders) = (Vec::new(), MOST_BYTES, 0);
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(ours) {
        let entry = entry.map_err(|error| {
            let why = error.to_string();
            Message::new("heng::plugin::unreadable").with("path", folder.display().to_string()).with("why", why)
        })?;
        if entry.file_type().is_dir() {
            folders += 1;
            if folders > MOST_FILES {
                return Err(too_large());
            }
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = path.to_string_lossy().replace('\\', "/");
        if !counts(&path) {
            continue;
        }
        // What a link leads to may be another thing tomorrow.
        if !entry.file_type().is_file() {
            return Err(Message::new("heng::plugin::no_plain_file").with("path", path));
        }
        let metadata = entry.metadata().map_err(|error| unreadable(entry.path(), &error.into()))?;
        if metadata.len() > left || pieces.len() >= MOST_FILES {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        // A file may grow while it is read.
        let read = fs::File::open(entry.path()).and_then(|file| file.take(left + 1).read_to_end(&mut bytes));
        read.map_err(|error| unreadable(entry.path(), &error))?;
        left = left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        pieces.push(Piece { path, bytes, runs: runs(&metadata) });
    }
    pieces.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(component) = component.filter(|component| !pieces.iter().any(|piece| piece.path == **component)) {
        return Err(Message::new("heng::plugin::no_component").with("path", component));
    }
    Ok(pieces)
}

fn digest_of(pieces: &[Piece]) -> String {
    let mut hasher = blake3::Hasher::new();
    for Piece { path, bytes, runs } in pieces {
        hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes()).update(&[u8::from(*runs)]);
        hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
    }
    hasher.finalize().to_hex().to_string()
}

fn unreadable(path: &Path, error: &io::Error) -> Message {
    let message = Message::new("heng::plugin::unreadable").with("path", path.display().to_string());
    message.with("why", error.to_string())
}

#[cfg(unix)]
fn runs(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn runs(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn protect(path: &Path, runs: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(if runs { 0o555 } else { 0o444 }))
}

#[cfg(not(unix))]
fn protect(_: &Path, _: bool) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_sees_every_file_but_hidden_ones() {
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("a.py", "print()");
        write("lib/b.py", "x = 1");
        let first = digest(root.path(), None).unwrap();
        write("__pycache__/a.pyc", "x");
        write(".git/config", "x");
        assert_eq!(digest(root.path(), None).unwrap(), first);
        let copied = tempfile::tempdir().unwrap();
        copy(root.path(), None, &first, copied.path()).unwrap();
        assert_eq!(digest(copied.path(), None).unwrap(), first);
        assert!(!copied.path().join("__pycache__").exists());
        write("lib/b.py", "x = 2");
        assert_ne!(digest(root.path(), None).unwrap(), first);
        let said = copy(root.path(), None, &first, copied.path()).unwrap_err();
        assert_eq!(said.code, "heng::plugin::changed_meanwhile");
    }

    #[test]
    fn of_a_component_only_what_runs_counts() {
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(root.path().join(name), text).unwrap();
        write("plugin.yaml", "id: a");
        assert_eq!(digest(root.path(), Some("a.wasm")).unwrap_err().code, "heng::plugin::no_component");
        write("a.wasm", "1");
        let first = digest(root.path(), Some("a.wasm")).unwrap();
        write("a.rs", "fn main() {}");
        assert_eq!(digest(root.path(), Some("a.wasm")).unwrap(), first);
        write("a.wasm", "2");
        assert_ne!(digest(root.path(), Some("a.wasm")).unwrap(), first);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_refused() {
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc/passwd", root.path().join("a")).unwrap();
        assert_eq!(digest(root.path(), None).unwrap_err().code, "heng::plugin::no_plain_file");
    }
}
