//! The bytes of files by their digests: what documents say of files, and what is compared before anything is read anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::{Files, Listing};
use heng_model::judgement::FileRecord;

use crate::bundle::{Bundle, DATA, MOST_READ, whole_path};
use crate::unreadable::Unreadable;

/// What stands in a file: the digest of its bytes with their number, or of why they cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// BLAKE3.
    pub digest: [u8; 32],
    /// Bytes; none where they cannot be had.
    pub size: Option<u64>,
}

impl Content {
    pub(crate) fn of(read: &Result<Arc<[u8]>, Unreadable>) -> Self {
        match read {
            Ok(bytes) => Self { digest: *blake3::hash(bytes).as_bytes(), size: Some(bytes.len() as u64) },
            Err(unreadable) => {
                Self { digest: *blake3::hash(format!("{:?}", unreadable.why).as_bytes()).as_bytes(), size: None }
            }
        }
    }
}

impl Bundle {
    /// What stands in a file of evidence; none where there is no such file. Bytes that no check asked for are not kept: together
    /// they may be larger than memory. What a check did read is what counts, whatever has become of the file since.
    pub fn content(&self, path: &str) -> Option<Content> {
        let (path, slot) = self.read.get_key_value(path)?;
        if let Some(read) = slot.raw.get() {
            return Some(*slot.hash.get_or_init(|| Content::of(read)));
        }
        let seen = || {
            let read = self.files.read(&format!("{DATA}{path}"), self.limits.file_size);
            Content::of(&read.map_err(|error| Unreadable::of_read(path, &error)))
        };
        Some(*slot.seen.get_or_init(seen))
    }

    /// Whether all of it can be read within the bound on what checks read, in whatever order they come.
    pub fn is_within_bounds(&self) -> bool {
        let contained = self.contained.values().map(|(_, size)| size).sum::<u64>();
        self.listing.files.iter().map(|file| file.size).sum::<u64>() + contained <= MOST_READ
    }

    /// How often something was wrong so far, repetitions included.
    pub fn complaints(&self) -> u64 {
        self.complaints.load(std::sync::atomic::Ordering::Relaxed)
    }

    /// The encoding of a file that was read as text, where it is not UTF-8.
    pub fn encoding(&self, path: &str) -> Option<Arc<str>> {
        self.encodings().get(path).cloned()
    }

    /// Takes an encoding from a run that read the same bytes.
    pub fn recall_encoding(&self, path: &str, encoding: &Arc<str>) {
        if let Some((path, _)) = self.read.get_key_value(path) {
            self.encodings().entry(path.clone()).or_insert_with(|| encoding.clone());
        }
    }

    /// What is known of a file.
    pub fn file_record(&self, path: &str) -> FileRecord {
        let meta = self.meta.files.get(path);
        let mut record = FileRecord {
            url: meta.and_then(|meta| meta.url.clone()),
            captured_at: meta.and_then(|meta| meta.captured_at),
            collector: meta.and_then(|meta| meta.collector.clone()),
            encoding: self.encoding(path).map(|name| name.to_string()),
            ..FileRecord::default()
        };
        let content = self.content(path).unwrap_or_else(|| {
            let whole: Arc<str> = path.into();
            let read = self.files.read(&whole_path(path), self.limits.file_size);
            Content::of(&read.map_err(|error| Unreadable::of_read(&whole, &error)))
        });
        if let Some(size) = content.size {
            record.size = size;
            record.digest = blake3::Hash::from_bytes(content.digest).to_hex().to_string();
        }
        record
    }

    /// What is in its folder.
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// BLAKE3 over the paths and contents of all files, in the order of paths. Files that cannot be read count by their name.
    pub fn digest(&self) -> String {
        let hash = |path: &str| match path.strip_prefix(DATA).and_then(|path| self.content(path)) {
            Some(content) => content.size.map(|_| content.digest),
            None => hash(&*self.files, path, self.limits.file_size),
        };
        self.digest.get_or_init(|| digest(&self.listing, hash)).clone()
    }
}

/// The same of a folder that is not opened as a bundle.
pub fn digest_of(files: &dyn Files, listing: &Listing, file_size: u64) -> String {
    digest(listing, |path| hash(files, path, file_size))
}

fn hash(files: &dyn Files, path: &str, file_size: u64) -> Option<[u8; 32]> {
    files.read(path, file_size).ok().map(|bytes| *blake3::hash(&bytes).as_bytes())
}

fn digest(listing: &Listing, hash: impl Fn(&str) -> Option<[u8; 32]>) -> String {
    let parts: BTreeMap<&str, [u8; 32]> =
        listing.files.iter().map(|file| (file.path.as_str(), hash(&file.path).unwrap_or_default())).collect();
    let mut hasher = blake3::Hasher::new();
    for (path, hash) in parts {
        hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes()).update(&hash);
    }
    hasher.finalize().to_hex().to_string()
}
