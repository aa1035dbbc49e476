//! The texts of a methodology folder: what is read, what is refused, and the digest over it.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::{Files, Listing, ReadError, Refusal};
use heng_model::{Diagnostic, Message, Source};

use crate::read::Log;
use crate::suggest::with_suggestion;

/// Bytes of one YAML file: the largest real one, of subjects, has a few hundred kilobytes.
pub(crate) const MOST_YAML_BYTES: u64 = 4 << 20;
/// Bytes of one CSV file of reference data.
pub(crate) const MOST_BYTES: u64 = 20 << 20;
/// Bytes of one script: the script engine counts columns in 16 bits.
const MOST_SCRIPT_BYTES: u64 = 256 << 10;
/// What may stand at the top of the folder.
pub(crate) const TOP_FILES: [&str; 3] = ["methodology.yaml", "statistics.yaml", "subjects.yaml"];

/// The folder, and what was read of it so far.
#[derive(Debug)]
pub(crate) struct Texts {
    files: Arc<dyn Files>,
    listing: Listing,
    read: BTreeMap<String, Arc<[u8]>>,
}

impl Texts {
    /// Nothing read yet.
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        let listing = files.list();
        Self { files, listing, read: BTreeMap::new() }
    }
    /// Whether there is a file of that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.listing.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).is_ok()
    }
    /// The paths of all files, sorted.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.listing.files.iter().map(|entry| entry.path.clone()).collect()
    }
    /// The paths of those files that are asked for, sorted. A folder holds many that nobody asks for.
    pub(crate) fn paths_that(&self, fits: impl Fn(&str) -> bool) -> Vec<String> {
        let paths = self.listing.files.iter().map(|entry| entry.path.as_str());
        paths.filter(|path| fits(path)).map(str::to_owned).collect()
    }
    /// The text of a file that is listed; what keeps it from being read is noted.
    pub(crate) fn read(&mut self, log: &Log, path: &str) -> Option<Arc<Source>> {
        let most = match path.rsplit_once('.') {
            Some((_, "rhai")) => MOST_SCRIPT_BYTES,
            Some((_, "yaml")) => MOST_YAML_BYTES,
            _ => MOST_BYTES,
        };
        let bytes = match self.files.read(path, most) {
            Ok(bytes) => bytes,
            Err(error) => {
                log.note(unreadable(path, &error));
                return None;
            }
        };
        self.read.insert(path.to_owned(), bytes.clone());
        match std::str::from_utf8(&bytes) {
            Ok(text) => Some(Source::new(path, text.strip_prefix('\u{feff}').unwrap_or(text))),
            Err(error) => {
                // The first byte that is wrong stands where it stands in the file; what follows is only shown.
                let start = error.valid_up_to();
                let shown = String::from_utf8_lossy(&bytes);
                let line = shown[..start].matches('\n').count() + 1;
                let message = Message::new("heng::methodology::not_utf8").with("file", path).with("line", line);
                let place = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
                log.note(Diagnostic::error(message).at(&Source::new(path, &*shown), place));
                None
            }
        }
    }
    /// BLAKE3 over path and content of every file that was read, each with its length before it.
    pub(crate) fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (path, bytes) in &self.read {
            for part in [path.as_bytes(), bytes] {
                hasher.update(&(part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
        }
        hasher.finalize().to_hex().to_string()
    }
    /// Notes links and other things that are not opened, and files whose names look like a slip.
    pub(crate) fn note_strangers(&self, log: &Log) {
        for refused in self.listing.refused.iter().filter(|refused| is_ours(&refused.path)) {
            let why = Message::new(match refused.why {
                Refusal::Link => "heng::methodology::refused_link",
                Refusal::NotAFile => "heng::methodology::refused_kind",
                Refusal::BadName => "heng::methodology::refused_name",
                Refusal::Unreadable => "heng::methodology::refused_unreadable",
            });
            let message = Message::new("heng::methodology::refused_file").with("file", &refused.path).with("why", why);
            log.note(Diagnostic::error(message).at(&Source::unread(&refused.path), 0..0));
        }
        for entry in self.listing.files.iter().filter(|entry| is_stray(&entry.path)) {
            let message = Message::new("heng::methodology::unknown_file").with("file", &entry.path);
            let message = match entry.path.rsplit_once('/') {
                Some((folder, name)) if folder.starts_with("checks/") => {
                    with_suggestion(message, name, ["indicator.yaml"])
                }
                _ => with_suggestion(message, &entry.path, TOP_FILES),
            };
            log.note(Diagnostic::warning(message).at(&Source::unread(&entry.path), 0..0));
        }
    }
}

/// Whether a path ends in this extension, in whatever case.
pub(crate) fn has_ending(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

fn is_ours(path: &str) -> bool {
    TOP_FILES.contains(&path) || ["checks", "lib", "reference"].contains(&path.split('/').next().unwrap_or_default())
}

/// YAML where none is read: `subject.yaml`, `methodology.yml`, `reference/themes.yml`.
fn is_stray(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>()[..] {
        [name] => !TOP_FILES.contains(&name) && (has_ending(name, "yaml") || has_ending(name, "yml")),
        ["reference", name] => has_ending(name, "yml"),
        ["checks", _, name] => name != "indicator.yaml" && (has_ending(name, "yaml") || has_ending(name, "yml")),
        _ => false,
    }
}

fn unreadable(path: &str, error: &ReadError) -> Diagnostic {
    let because = |code: &'static str| {
        Message::new("heng::methodology::unreadable").with("file", path).with("why", Message::new(code))
    };
    let message = match error {
        ReadError::TooLarge { size, most } => {
            Message::new("heng::methodology::too_large").with("file", path).with("size", *size).with("most", *most)
        }
        ReadError::NotFound => because("heng::methodology::unreadable_absent"),
        ReadError::Refused => because("heng::methodology::unreadable_refused"),
        ReadError::Io(reason) => {
            let why = Message::new("heng::methodology::unreadable_system").with("reason", reason.as_str());
            Message::new("heng::methodology::unreadable").with("file", path).with("why", why)
        }
    };
    Diagnostic::error(message).at(&Source::unread(path), 0..0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use heng_files::Memory;

    fn complaints(memory: Memory, path: &str) -> Vec<String> {
        let log = Log::default();
        let mut texts = Texts::new(Arc::new(memory));
        assert!(texts.read(&log, path).is_none());
        log.sorted().iter().map(|diagnostic| diagnostic.message.code.to_string()).collect()
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let gbk: &[u8] = b"name: \xba\xbc\xd6\xdd\n";
        assert_eq!(complaints(Memory::from_iter([("a.yaml", gbk)]), "a.yaml"), ["heng::methodology::not_utf8"]);
        let long = "x".repeat(300 << 10);
        assert_eq!(complaints(Memory::from_iter([("a.rhai", &long)]), "a.rhai"), ["heng::methodology::too_large"]);
        assert_eq!(complaints(Memory::new(), "a.yaml"), ["heng::methodology::unreadable"]);
    }

    #[test]
    fn files_with_names_like_ours_are_pointed_out() {
        let paths = ["subject.yaml", "subjects.yaml", "readme.md", "checks/1-a/cases.md", "checks/1-a/indicator.yml"];
        let texts = Texts::new(Arc::new(Memory::from_iter(paths.map(|path| (path, "")))));
        let log = Log::default();
        texts.note_strangers(&log);
        let named: Vec<_> = log.sorted().iter().map(|said| said.message.text("file").unwrap().to_owned()).collect();
        assert_eq!(named, ["checks/1-a/indicator.yml", "subject.yaml"]);
    }

    #[test]
    fn the_digest_sees_every_byte_and_every_name() {
        let digest = |files: &[(&str, &str)]| {
            let log = Log::default();
            let mut texts = Texts::new(Arc::new(files.iter().copied().collect::<Memory>()));
            for path in texts.paths() {
                texts.read(&log, &path);
            }
            texts.digest()
        };
        let plain = digest(&[("a", "1"), ("b", "2")]);
        assert_eq!(plain, digest(&[("b", "2"), ("a", "1")]));
        for other in
            [&[("a", "1"), ("b", "3")][..], &[("a", "1"), ("c", "2")], &[("a", "1b"), ("b", "2")], &[("a", "1")]]
        {
            assert_ne!(plain, digest(other));
        }
    }
}
