//! Files that are read once, and again only where somebody says that they may have changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Entry, Files, Listing, ReadError};

/// Which files may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These, and what lies below them.
    Paths(BTreeSet<String>),
    /// Any of them.
    Everything,
}

/// Files as they were when they were first read.
#[derive(Debug)]
pub struct Remembered {
    below: Arc<dyn Files>,
    listing: Listing,
    read: Mutex<BTreeMap<String, Read>>,
}

/// What came of reading a file of at most so many bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    most: u64,
    bytes: Result<Arc<[u8]>, ReadError>,
}

impl Default for Touched {
    fn default() -> Self {
        Self::Paths(BTreeSet::new())
    }
}

impl Touched {
    /// Whether a file may have changed.
    pub fn holds(&self, path: &str) -> bool {
        let Self::Paths(paths) = self else { return true };
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        paths.contains(path) || above.into_iter().any(|above| paths.contains(above))
    }

    /// Whether nothing can have changed.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Paths(paths) if paths.is_empty())
    }

    /// Adds what else may have changed.
    pub fn extend(&mut self, other: &Touched) {
        match (&mut *self, other) {
            (Self::Paths(own), Self::Paths(other)) => own.extend(other.iter().cloned()),
            _ => *self = Self::Everything,
        }
    }
}

impl<P: Into<String>> FromIterator<P> for Touched {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        Self::Paths(paths.into_iter().map(Into::into).collect())
    }
}

impl Remembered {
    /// Nothing read yet.
    pub fn new(below: Arc<dyn Files>) -> Self {
        let listing = below.list();
        Self { below, listing, read: Mutex::default() }
    }

    /// The files as they are after some may have changed, and which did. A file that nobody has read counts as changed where it may
    /// be.
    #[must_use]
    pub fn renewed(&self, touched: &Touched) -> (Self, BTreeSet<String>) {
        let mut listing = self.listing.clone();
        let mut read = self.memory().clone();
        let mut changed = BTreeSet::new();
        let mut relist = false;
        let files = || self.listing.files.iter().map(|file| &file.path);
        let listed = |path: &String| self.listing.files.binary_search_by(|entry| entry.path.cmp(path)).is_ok();
        let maybe: Vec<String> = match touched {
            Touched::Everything => {
                relist = true;
                files().cloned().collect()
            }
            // Nearly always it is files by their own paths.
            Touched::Paths(paths) if paths.iter().all(listed) => paths.iter().cloned().collect(),
            Touched::Paths(_) => {
                relist = true;
                files().filter(|path| touched.holds(path)).cloned().collect()
            }
        };
        for path in maybe {
            let known = read.remove(&path);
            let most = known.as_ref().map_or(u64::MAX, |known| known.most);
            let now = Read { most, bytes: self.below.read(&path, most) };
            relist |= now.bytes.is_err();
            if let (Ok(bytes), Ok(at)) = (&now.bytes, listing.files.binary_search_by(|entry| entry.path.cmp(&path))) {
                listing.files[at] = Entry { path: path.clone(), size: bytes.len() as u64 };
            }
            if known.as_ref() != Some(&now) {
                changed.insert(path.clone());
            }
            if known.is_some() && now.bytes != Err(ReadError::NotFound) {
                read.insert(path, now);
            }
        }
        if relist {
            listing = self.below.list();
            let was: BTreeSet<&str> = files().map(String::as_str).collect();
            let is: BTreeSet<&str> = listing.files.iter().map(|file| file.path.as_str()).collect();
            changed.extend(was.symmetric_difference(&is).map(|path| (*path).to_owned()));
            let refused = |one: &Listing, other: &Listing| -> Vec<String> {
                let new = one.refused.iter().filter(|refused| !other.refused.contains(refused));
                new.map(|refused| refused.path.clone()).collect()
            };
            changed.extend(refused(&listing, &self.listing).into_iter().chain(refused(&self.listing, &listing)));
            read.retain(|path, _| is.contains(path.as_str()));
        }
        (Self { below: self.below.clone(), listing, read: Mutex::new(read) }, changed)
    }

    /// What a file was when it was read; none where it never was, or could not be.
    pub fn known(&self, path: &str) -> Option<Arc<[u8]>> {
        self.memory().get(path).and_then(|known| known.bytes.clone().ok())
    }

    fn memory(&self) -> MutexGuard<'_, BTreeMap<String, Read>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Files for Remembered {
    fn list(&self) -> Listing {
        self.listing.clone()
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        if let Some(known) = self.memory().get(path).filter(|known| known.most == most) {
            return known.bytes.clone();
        }
        let bytes = self.below.read(path, most);
        self.memory().insert(path.to_owned(), Read { most, bytes: bytes.clone() });
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Folder;

    #[test]
    fn files_are_read_again_only_where_they_may_have_changed() {
        let root = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            std::fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
            std::fs::write(root.path().join(path), text).unwrap();
        };
        for path in ["a", "b", "c/d", "c/e"] {
            put(path, "1");
        }
        let first = Remembered::new(Arc::new(Folder::open(root.path()).unwrap()));
        for path in ["a", "b", "c/d", "c/e"] {
            assert_eq!(&*first.read(path, 9).unwrap(), b"1");
        }
        put("a", "22");
        put("b", "22");
        put("c/f", "3");
        let (second, changed) = first.renewed(&Touched::from_iter(["a", "c/d"]));
        assert_eq!(changed, BTreeSet::from(["a".to_owned()]));
        assert_eq!(second.list().files[0].size, 2);
        assert_eq!((&*second.read("a", 9).unwrap(), &*second.read("b", 9).unwrap()), (&b"22"[..], &b"1"[..]));
        assert_eq!(&*first.read("a", 9).unwrap(), b"1", "what was read stays as it was");
        std::fs::rename(root.path().join("c"), root.path().join("g")).unwrap();
        let (third, changed) = second.renewed(&Touched::from_iter(["c", "g"]));
        let all = ["c/d", "c/e", "g/d", "g/e", "g/f"].map(str::to_owned);
        assert_eq!(changed, BTreeSet::from(all));
        assert_eq!(third.read("c/d", 9), Err(ReadError::NotFound));
        assert!(third.renewed(&Touched::Everything).1.contains("b"));
    }
}
