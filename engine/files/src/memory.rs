//! Files that are not on a disk: those of a test case, or of a bundle handed over as values.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::path::{BadPath, checked_path};
use crate::{Entry, Files, Listing, ReadError};

/// Files in memory.
#[derive(Debug, Default, Clone)]
pub struct Memory {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Memory {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Arc<[u8]>>) -> Result<(), BadPath> {
        self.files.insert(checked_path(path)?.to_owned(), bytes.into());
        Ok(())
    }
    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }
}

/// For tests and for callers that know their paths: panics on a path that no root can have.
impl<P: AsRef<str>, B: AsRef<[u8]>> FromIterator<(P, B)> for Memory {
    fn from_iter<I: IntoIterator<Item = (P, B)>>(files: I) -> Self {
        let mut memory = Self::new();
        for (path, bytes) in files {
            memory.insert(path.as_ref(), bytes.as_ref()).expect("a plain relative path");
        }
        memory
    }
}

impl Files for Memory {
    fn list(&self) -> Listing {
        let files = self.files.iter().map(|(path, bytes)| Entry { path: path.clone(), size: bytes.len() as u64 });
        Listing { files: files.collect(), refused: Vec::new() }
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        let bytes = self.files.get(path).ok_or(ReadError::NotFound)?;
        let size = bytes.len() as u64;
        if size > most { Err(ReadError::TooLarge { size, most }) } else { Ok(bytes.clone()) }
    }
}
