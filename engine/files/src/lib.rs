//! The one way in which Heng reaches files.
//!
//! What comes in: a folder. What goes out: names and bytes of the regular files below it, and a list of what was
//! refused there. Nobody who holds a [`Files`] can leave the folder: there are no links, no `..`, no absolute names.
//! This room never knows what a file means.
//!
//! Everything is behind one trait, so that an editor's unsaved texts, a test's files in memory or an archive can stand
//! where a folder stands.

mod folder;
mod memory;
mod overlay;
mod path;
mod put;
mod remembered;

use std::fmt;
use std::sync::Arc;

pub use folder::Folder;
pub use memory::Memory;
pub use overlay::Overlay;
pub use path::{BadPath, checked_path};
pub use put::{UNFINISHED, Worth, put};
pub use remembered::{Remembered, Touched};

/// The folder below a root in which Heng keeps what it found out. It is no part of what the root holds.
pub const OURS: &str = ".heng";

/// Files below one root, by path with `/`.
pub trait Files: fmt::Debug + Send + Sync {
    /// Every regular file in the order of paths, and what stands there that Heng does not touch.
    fn list(&self) -> Listing;

    /// The bytes of one file.
    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError>;
}

/// What a root holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// Regular files, sorted by path.
    pub files: Vec<Entry>,
    /// What is refused, sorted by path.
    pub refused: Vec<Refused>,
}

/// A regular file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Path below the root, with `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
}

/// Something that is not opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refused {
    /// Path below the root; bytes that are no UTF-8 are shown as `\u{fffd}`.
    pub path: String,
    /// Why.
    pub why: Refusal,
}

/// Why something is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// A symbolic link, wherever it leads.
    Link,
    /// A device, a pipe, a socket.
    NotAFile,
    /// A name that is no UTF-8, or that another system could not hold.
    BadName,
    /// The system does not let it be read.
    Unreadable,
}

/// Why a file's bytes could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is none of that name.
    NotFound,
    /// It is larger than allowed.
    TooLarge {
        /// Its bytes.
        size: u64,
        /// The bound.
        most: u64,
    },
    /// The path is not one that a root can have: absolute, with `..`, or a link.
    Refused,
    /// The system's own words.
    Io(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotFound => f.write_str("not found"),
            ReadError::TooLarge { size, most } => write!(f, "{size} bytes, at most {most}"),
            ReadError::Refused => f.write_str("refused"),
            ReadError::Io(text) => f.write_str(text),
        }
    }
}
impl std::error::Error for ReadError {}
