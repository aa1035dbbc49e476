//! Texts laid over other files: what an editor holds unsaved, or a "what if".

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::{Entry, Files, Listing, Memory, ReadError};

/// Files in memory over other files; a path in `gone` is as if it were not there.
#[derive(Debug, Clone)]
pub struct Overlay {
    below: Arc<dyn Files>,
    above: Memory,
    gone: BTreeSet<String>,
}

impl Overlay {
    /// `above` over `below`.
    pub fn new(below: Arc<dyn Files>, above: Memory) -> Self {
        Self { below, above, gone: BTreeSet::new() }
    }
    /// The same without the file `path`.
    #[must_use]
    pub fn without(mut self, path: impl Into<String>) -> Self {
        self.gone.insert(path.into());
        self
    }
}

impl Files for Overlay {
    fn list(&self) -> Listing {
        let mut listing = self.below.list();
        listing.files.retain(|file| self.above.get(&file.path).is_none() && !self.gone.contains(&file.path));
        listing
            .files
            .extend(self.above.list().files.into_iter().filter(|file: &Entry| !self.gone.contains(&file.path)));
        listing.files.sort();
        listing.refused.retain(|refused| !self.gone.contains(&refused.path));
        listing
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        if self.gone.contains(path) {
            return Err(ReadError::NotFound);
        }
        match self.above.read(path, most) {
            Err(ReadError::NotFound) => self.below.read(path, most),
            found => found,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_above_hides_what_lies_below() {
        let below: Arc<dyn Files> = Arc::new(Memory::from_iter([("a", "1"), ("b", "2"), ("c", "3")]));
        let overlay = Overlay::new(below, Memory::from_iter([("b", "changed"), ("d", "new")])).without("c");
        let names: Vec<_> = overlay.list().files.into_iter().map(|file| file.path).collect();
        assert_eq!(names, ["a", "b", "d"]);
        assert_eq!(&*overlay.read("b", 100).unwrap(), b"changed");
        assert_eq!(overlay.read("c", 100), Err(ReadError::NotFound));
    }
}
