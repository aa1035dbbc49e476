//! A bundle for another run: what is as it was is not read and parsed again.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use heng_files::Files;

use crate::bundle::{Bundle, DATA, OBSERVATIONS, Slot};
use crate::content::Content;
use crate::reader::Readers;
use crate::unreadable::Unreadable;

impl Bundle {
    /// The same bundle for another run. Documents stay; what was said of them is said again when they are asked for.
    #[must_use]
    pub fn again(&self) -> Self {
        Self {
            name: self.name.clone(),
            files: self.files.clone(),
            limits: self.limits,
            readers: self.readers.clone(),
            listing: self.listing.clone(),
            paths: self.paths.clone(),
            meta: self.meta.clone(),
            meta_source: self.meta_source.clone(),
            opened: self.opened.clone(),
            read: self.read.clone(),
            contained: self.contained.clone(),
            coded: self.coded.clone(),
            found: Mutex::default(),
            encodings: Mutex::default(),
            digest: self.digest.clone(),
            bytes_read: AtomicU64::new(self.bytes_read.load(Ordering::Relaxed)),
            complaints: AtomicU64::new(0),
            unsettled: AtomicU64::new(0),
        }
    }

    /// The bundle opened anew, under the same readers or others. What was made of a file stays where its bytes and what `bundle.yaml` says of it are as they were;
    /// files that cannot have changed are not looked at. Nothing stays of a bundle of which more is there than may be read: there
    /// it matters what is read first.
    #[must_use]
    pub fn reopened(&self, files: Arc<dyn Files>, readers: &Readers, may_have_changed: &dyn Fn(&str) -> bool) -> Self {
        let mut new = Self::open(&self.name, files, self.limits, readers);
        if !self.is_within_bounds() || !new.is_within_bounds() {
            return new;
        }
        let mut kept: HashMap<Arc<str>, Arc<Slot>> = HashMap::new();
        for path in new.read.keys() {
            let Some(slot) = self.read.get(path) else { continue };
            let whole = format!("{DATA}{path}");
            let same_meta = self.meta.files.get(path) == new.meta.files.get(path);
            let same_reader = self.reader_of(path).digest() == new.reader_of(path).digest();
            let is_contained = self.contained.contains_key(path) || new.contained.contains_key(path);
            let holds = || {
                if is_contained {
                    self.holds_contained(path, &new)
                } else {
                    !may_have_changed(&whole) || new.holds(path, &whole, slot)
                }
            };
            if same_meta && same_reader && holds() {
                kept.insert(path.clone(), slot.clone());
            }
        }
        new.read.extend(kept);
        let read = new.read.values().filter_map(|slot| slot.raw.get()?.as_ref().ok());
        new.bytes_read = AtomicU64::new(read.map(|bytes| bytes.len() as u64).sum());
        if !may_have_changed(&format!("{DATA}{OBSERVATIONS}")) {
            new.coded = self.coded.clone();
        }
        new
    }

    /// Whether a file's bytes are still those that something was made of.
    fn holds(&self, path: &Arc<str>, whole: &str, slot: &Slot) -> bool {
        let read = || {
            let read = self.files.read(whole, self.limits.file_size);
            Content::of(&read.map_err(|error| Unreadable::of_read(path, &error)))
        };
        match (slot.raw.get(), slot.seen.get()) {
            (Some(raw), _) => *slot.hash.get_or_init(|| Content::of(raw)) == read(),
            (None, Some(seen)) => *seen == read(),
            (None, None) => false,
        }
    }

    /// Makes known again what is wrong with how codings are written, as it is when a check asks for one.
    pub fn recall_codings(&self) {
        let _ = self.observed().next();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use heng_files::Memory;
    use heng_model::definition::Limits;

    use super::*;

    #[test]
    fn what_is_read_again_without_being_parsed_again_has_its_encoding() {
        let mut files = Memory::new();
        let page = encoding_rs::GBK.encode("<meta charset=gbk><p>政策文件库").0.into_owned();
        files.insert("bundle.yaml", b"subject: a\nsynthetic: true\n".to_vec()).unwrap();
        files.insert("data/p.html", page).unwrap();
        let files: Arc<dyn Files> = Arc::new(files);
        let bundle = Bundle::open("a", files.clone(), Limits::default(), &Readers::none());
        assert!(bundle.encoding("p.html").is_none(), "nobody asked");
        bundle.document("p.html").unwrap();
        assert_eq!(bundle.encoding("p.html").as_deref(), Some("GBK"));
        for new in [bundle.again(), bundle.reopened(files, &Readers::none(), &|_| false)] {
            assert!(new.encoding("p.html").is_none(), "nobody asked in this run");
            new.document("p.html").unwrap();
            assert_eq!(new.encoding("p.html").as_deref(), Some("GBK"));
        }
    }
}
