//! A bundle: its files, read once, when a check first asks.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use heng_files::{Files, Listing, ReadError, Refusal};
use heng_model::definition::Limits;
use heng_model::{Date, Diagnostic, Message, Source, Span};
use unicode_normalization::UnicodeNormalization;

use crate::coded::Coded;
use crate::content::Content;
use crate::decode::{ByteMap, Decoded, decode, decode_as};
use crate::document::Document;
use crate::html;
use crate::meta::{self, Absence, BundleMeta, FileMeta};
use crate::pattern::{BadPattern, Pattern};
use crate::reader::{self, Readers};
use crate::reading::{ContainedIn, Which};
use crate::records;
use crate::table::Table;
use crate::unreadable::Unreadable;
use crate::value::{self, Value};

/// The folder of evidence within a bundle.
pub(crate) const DATA: &str = "data/";
/// What people coded.
pub(crate) const OBSERVATIONS: &str = "observations.yaml";
/// What is known of the bundle.
const META: &str = "bundle.yaml";

/// Bytes of the files of one bundle that checks read: all of them stay in memory while its subject is judged.
pub const MOST_READ: u64 = 512 << 20;
/// Things that are said of one bundle.
pub const MOST_SAID: usize = 1_000;

/// A bundle. Everything in it is read at most once, and only when asked for.
#[derive(Debug)]
pub struct Bundle {
    pub(crate) name: String,
    pub(crate) files: Arc<dyn Files>,
    pub(crate) limits: Limits,
    pub(crate) readers: Readers,
    pub(crate) listing: Listing,
    pub(crate) paths: Vec<Arc<str>>,
    pub(crate) meta: BundleMeta,
    pub(crate) meta_source: Option<Arc<Source>>,
    pub(crate) opened: Vec<Diagnostic>,
    pub(crate) read: HashMap<Arc<str>, Arc<Slot>>,
    /// Files that stand within others.
    pub(crate) contained: ContainedIn,
    pub(crate) coded: Arc<OnceLock<Coded>>,
    pub(crate) found: Mutex<Found>,
    /// Encodings of the files that were read as text or remembered, where they are not UTF-8.
    pub(crate) encodings: Mutex<HashMap<Arc<str>, Arc<str>>>,
    pub(crate) digest: Arc<OnceLock<String>>,
    pub(crate) bytes_read: AtomicU64,
    /// How often something was wrong, repetitions included.
    pub(crate) complaints: AtomicU64,
    /// How often a reader failed that may not fail again.
    pub(crate) unsettled: AtomicU64,
}

/// What was found to be wrong while evidence was read.
#[derive(Debug, Default)]
pub(crate) struct Found {
    problems: Vec<Diagnostic>,
    /// Files of which all is said that reading them gives: they may have been read for an earlier run.
    said: HashSet<Arc<str>>,
}

/// A table, or why there is none.
pub(crate) type ReadTable = Result<Arc<Table>, Unreadable>;

/// What has been made of a file.
#[derive(Debug, Default)]
pub(crate) struct Slot {
    pub(crate) raw: OnceLock<Result<Arc<[u8]>, Unreadable>>,
    /// The digest of what was read.
    pub(crate) hash: OnceLock<Content>,
    /// The digest of what stood there before anybody read it.
    pub(crate) seen: OnceLock<Content>,
    pub(crate) text: OnceLock<Result<(Arc<Source>, Decoded), Unreadable>>,
    pub(crate) document: OnceLock<Result<Arc<Document>, Unreadable>>,
    pub(crate) table: OnceLock<Result<Arc<Table>, Unreadable>>,
    /// What a reader read of it.
    pub(crate) reading: OnceLock<Result<reader::Held, Unreadable>>,
    /// The sheets of that as tables.
    pub(crate) sheets: OnceLock<Vec<OnceLock<ReadTable>>>,
    /// The encoding that came with it.
    pub(crate) charset: Option<String>,
    pub(crate) value: OnceLock<Result<Arc<Value>, Unreadable>>,
}

impl Bundle {
    /// Opens a bundle. This never fails: what is wrong stands in [`Bundle::diagnostics`].
    pub fn open(name: &str, files: Arc<dyn Files>, limits: Limits, readers: &Readers) -> Self {
        let listing = files.list();
        let mut opened = refusals(&listing);
        opened.extend(clashes(&listing));
        let mut paths: Vec<Arc<str>> = listing
            .files
            .iter()
            .filter_map(|file| file.path.strip_prefix(DATA))
            .filter(|path| *path != OBSERVATIONS)
            .map(Arc::from)
            .collect();
        paths.sort();
        if !listing.files.iter().any(|file| file.path.starts_with(DATA)) {
            let message = Message::new("heng::evidence::no_data").with("bundle", name);
            opened.push(Diagnostic::warning(message).at(&Source::unread(name), Span::default()));
        }
        let (meta, meta_source) = read_meta(&*files, limits, &mut opened);
        let read = paths.iter().map(|path| (path.clone(), Arc::default())).collect();
        let mut bundle = Self {
            name: name.to_owned(),
            files,
            limits,
            readers: readers.clone(),
            listing,
            paths,
            meta,
            meta_source,
            opened,
            read,
            contained: ContainedIn::new(),
            coded: Arc::default(),
            found: Mutex::default(),
            encodings: Mutex::default(),
            digest: Arc::default(),
            bytes_read: AtomicU64::new(0),
            complaints: AtomicU64::new(0),
            unsettled: AtomicU64::new(0),
        };
        // Before archives are opened, and after: what they hold counts too.
        bundle.keep_within_bounds();
        let described = bundle.meta.files.clone();
        bundle.unfold();
        bundle.keep_within_bounds();
        bundle.compare_with_meta(&described);
        bundle
    }

    fn keep_within_bounds(&mut self) {
        let most = usize::try_from(self.limits.files).unwrap_or(usize::MAX);
        if self.paths.len() > most {
            let message = Message::new("heng::evidence::too_many_files")
                .with("count", self.paths.len())
                .with("most", self.limits.files);
            self.opened.push(Diagnostic::error(message).at(&Source::unread(&self.name), Span::default()));
            self.paths.truncate(most);
            self.read.retain(|path, _| self.paths.binary_search(path).is_ok());
        }
    }

    /// What `bundle.yaml` describes and is not there, and what it calls absent and is there.
    fn compare_with_meta(&mut self, described: &BTreeMap<Arc<str>, FileMeta>) {
        let Some(source) = &self.meta_source else { return };
        for (path, file) in described.iter().filter(|(path, _)| self.paths.binary_search(path).is_err()) {
            let message = Message::new("heng::evidence::described_but_absent").with("file", &**path);
            self.opened.push(Diagnostic::warning(message).at(source, file.origin.span().unwrap_or_default()));
        }
        let absent = &self.meta.absent;
        for (absence, pattern) in absent.iter().filter_map(|one| Some((one, Pattern::parse(&one.pattern).ok()?))) {
            if let Some(path) = self.paths.iter().find(|path| pattern.fits(path)) {
                let message = Message::new("heng::evidence::absent_but_there").with("file", &**path);
                let message = message.with("pattern", absence.pattern.as_str());
                let place = absence.origin.span().unwrap_or_default();
                self.opened.push(Diagnostic::warning(message).at(source, place));
            }
        }
    }

    /// Its folder's name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// What `bundle.yaml` says.
    pub fn meta(&self) -> &BundleMeta {
        &self.meta
    }
    /// The bounds under which it was opened.
    pub fn limits(&self) -> Limits {
        self.limits
    }
    /// Where `bundle.yaml` names the subject.
    pub fn subject_span(&self) -> Option<Span> {
        self.meta.subject_span
    }
    /// Evidence files, as paths within `data/`, sorted.
    pub fn paths(&self) -> &[Arc<str>] {
        &self.paths
    }

    /// What is wrong so far, sorted: files are read only when asked for.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut all = self.opened.clone();
        all.extend(self.found().problems.iter().cloned());
        all.sort_by_key(Diagnostic::sort_key);
        all.dedup();
        if all.len() > MOST_SAID {
            let more = Message::new("heng::evidence::more_problems")
                .with("count", all.len() - MOST_SAID)
                .with("most", MOST_SAID);
            all.truncate(MOST_SAID);
            all.push(Diagnostic::error(more).at(&Source::unread(&self.name), Span::default()));
        }
        all
    }

    /// Files that match a pattern, sorted.
    pub fn matching(&self, pattern: &str) -> Result<Vec<Arc<str>>, BadPattern> {
        let pattern = Pattern::parse(pattern)?;
        Ok(self.paths.iter().filter(|path| pattern.fits(path)).cloned().collect())
    }

    /// The record that what a pattern names was looked for and is not there.
    pub fn absence(&self, pattern: &str) -> Option<&Absence> {
        let records = &self.meta.absent;
        records.iter().find(|absence| absence.pattern == pattern).or_else(|| {
            records.iter().find(|absence| Pattern::parse(&absence.pattern).is_ok_and(|recorded| recorded.fits(pattern)))
        })
    }

    /// Up to three files whose names are nearest to a pattern.
    pub fn nearest(&self, pattern: &str) -> Vec<Arc<str>> {
        let mut scored: Vec<(f64, &Arc<str>)> = self
            .paths
            .iter()
            .map(|path| (strsim::jaro_winkler(pattern, path), path))
            .filter(|(score, _)| *score > 0.75)
            .collect();
        scored.sort_by(|(a, left), (b, right)| b.total_cmp(a).then(left.cmp(right)));
        scored.into_iter().take(3).map(|(_, path)| path.clone()).collect()
    }

    pub(crate) fn slot(&self, path: &str) -> Result<(&Arc<str>, &Slot), Unreadable> {
        let known = self.read.get_key_value(path).map(|(path, slot)| (path, &**slot));
        known.ok_or_else(|| Unreadable::of_read(&path.into(), &ReadError::NotFound))
    }

    /// Takes down that a file cannot be read, once.
    pub(crate) fn note<T>(&self, result: Result<T, Unreadable>) -> Result<T, Unreadable> {
        // What only went wrong with the reader is said of the check that wanted the file.
        if let Some(unreadable) = result.as_ref().err().filter(|unreadable| unreadable.lasting) {
            self.say(unreadable.diagnostic());
        }
        result
    }

    /// Takes down what is wrong, once.
    pub(crate) fn say(&self, diagnostic: Diagnostic) {
        self.complaints.fetch_add(1, Ordering::Relaxed);
        let mut found = self.found();
        if !found.problems.contains(&diagnostic) {
            found.problems.push(diagnostic);
        }
    }

    /// Takes down what reading a file gave, unless that is done.
    pub(crate) fn say_once(&self, path: &Arc<str>, problems: &[Diagnostic]) {
        let mut found = self.found();
        if found.said.insert(path.clone()) {
            found.problems.extend(problems.iter().cloned());
        }
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn encodings(&self) -> MutexGuard<'_, HashMap<Arc<str>, Arc<str>>> {
        self.encodings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn raw(&self, path: &Arc<str>, slot: &Slot) -> Result<Arc<[u8]>, Unreadable> {
        let read = || {
            let whole = format!("{DATA}{path}");
            let bytes = self.files.read(&whole, self.limits.file_size);
            let bytes = bytes.map_err(|error| Unreadable::of_read(path, &error))?;
            // Checks of one subject run one after another, so that it is always the same file that is too much.
            let sum = self.bytes_read.fetch_add(bytes.len() as u64, Ordering::Relaxed) + bytes.len() as u64;
            if sum > MOST_READ {
                return Err(Unreadable::new(
                    path,
                    Message::new("heng::evidence::too_much_read").with("most", MOST_READ),
                ));
            }
            Ok(bytes)
        };
        slot.raw.get_or_init(read).clone()
    }

    fn text(&self, path: &Arc<str>, slot: &Slot) -> Result<(Arc<Source>, Decoded), Unreadable> {
        let read = || {
            let raw = self.raw(path, slot)?;
            let decoded = decode_as(&raw, is_markup(path), slot.charset.as_deref())
                .map_err(|why| Unreadable::no_text(path, why))?;
            Ok((Source::new(&**path, &*decoded.text), decoded))
        };
        let text = slot.text.get_or_init(read).clone();
        self.note_encoding(path, slot);
        text
    }

    /// Takes down the encoding of a file that is asked for in this run; it may have been read in an earlier one.
    fn note_encoding(&self, path: &Arc<str>, slot: &Slot) {
        if let Some(Ok((_, decoded))) = slot.text.get()
            && decoded.encoding != "UTF-8"
        {
            self.encodings().entry(path.clone()).or_insert_with(|| decoded.encoding.into());
        }
    }

    /// A page or a plain text.
    pub fn document(&self, path: &str) -> Result<Arc<Document>, Unreadable> {
        let (path, slot) = self.slot(path)?;
        let read = || {
            if let Some(reading) = self.reading(path, slot) {
                return self.read_document(path, &*reading?);
            }
            let (source, decoded) = self.text(path, slot)?;
            let tree = if is_markup(path) {
                let tree = html::parse(&source.text, self.limits.nesting as usize).map_err(|html::TooDeep| {
                    Unreadable::new(
                        path,
                        Message::new("heng::evidence::too_deep").with("most", i64::from(self.limits.nesting)),
                    )
                })?;
                Some(tree)
            } else {
                None
            };
            Ok(Arc::new(Document::new(path, source, &decoded, self.meta.files.get(path).cloned(), tree)))
        };
        let document = slot.document.get_or_init(read).clone();
        self.note_encoding(path, slot);
        self.note(document)
    }

    /// A table.
    pub fn table(&self, path: &str) -> Result<Arc<Table>, Unreadable> {
        let (path, slot) = self.slot(path)?;
        if !self.is_own(path) {
            return self.sheet(path, &Which::First);
        }
        let read = || {
            let (source, decoded) = self.text(path, slot)?;
            let table = if is_data(path) {
                records::read(path, source, decoded, self.limits)?
            } else {
                Table::read(path, source, decoded, self.limits.rows)?
            };
            Ok(Arc::new(table))
        };
        let table = slot.table.get_or_init(read);
        self.note_encoding(path, slot);
        if let Some(table) = table.as_ref().ok().filter(|table| !table.remarks().is_empty()) {
            self.complaints.fetch_add(1, Ordering::Relaxed);
            self.say_once(path, table.remarks());
        }
        self.note(table.clone())
    }

    /// The columns of a table, of which no more is read than that takes. What is wrong is not noted: only checks read evidence.
    pub fn head(&self, path: &str) -> Result<Arc<Table>, Unreadable> {
        let (path, slot) = self.slot(path)?;
        if let Some(read) = slot.table.get() {
            return read.clone();
        }
        if !self.is_own(path) {
            return self.sheet(path, &Which::First);
        }
        let (source, decoded) = self.text(path, slot)?;
        let table = if is_data(path) {
            records::read(path, source, decoded, self.limits)?
        } else {
            Table::read_head(path, source, decoded)?
        };
        Ok(Arc::new(table))
    }

    /// Whether a file can be read as text; what is written in it is not looked at, and what is wrong not noted.
    pub fn is_text(&self, path: &str) -> Result<(), Unreadable> {
        let (path, slot) = self.slot(path)?;
        match self.reading(path, slot) {
            Some(reading) => reading.map(drop),
            None => self.text(path, slot).map(drop),
        }
    }

    /// A JSON or YAML document.
    pub fn value(&self, path: &str) -> Result<Arc<Value>, Unreadable> {
        let (path, slot) = self.slot(path)?;
        let read = || {
            if let Some(reading) = self.reading(path, slot) {
                return Self::read_value(path, &*reading?);
            }
            let (source, decoded) = self.text(path, slot)?;
            value::read(path, &source, &decoded, self.limits.nesting).map(Arc::new)
        };
        let value = slot.value.get_or_init(read).clone();
        self.note_encoding(path, slot);
        self.note(value)
    }

    /// When a file was captured, where that is known.
    pub fn captured_at(&self, path: &str) -> Option<Date> {
        self.meta.files.get(path).and_then(|meta| meta.captured_at)
    }

    /// The decoded text of a file, and the way from its bytes as saved to those of the text.
    pub fn source(&self, path: &str) -> Option<(Arc<Source>, ByteMap)> {
        if path == META {
            return self.meta_source.clone().map(|source| (source, ByteMap::identity()));
        }
        if let Some((path, slot)) = self.read.get_key_value(path) {
            return self.text(path, slot).ok().map(|(source, decoded)| (source, decoded.map().clone()));
        }
        let raw = self.files.read(&whole_path(path), self.limits.file_size).ok()?;
        let decoded = decode(&raw, false).ok()?;
        Some((Source::new(path, &*decoded.text), decoded.map().clone()))
    }
}

pub(crate) fn whole_path(path: &str) -> String {
    if path == META { META.to_owned() } else { format!("{DATA}{path}") }
}

fn ending(path: &str) -> String {
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

/// Pages, by their ending.
pub fn is_markup(path: &str) -> bool {
    matches!(ending(path).as_str(), "html" | "htm" | "shtml" | "xhtml" | "jsp" | "php" | "asp" | "aspx")
}

/// JSON and YAML, which hold tables as lists.
pub fn is_data(path: &str) -> bool {
    matches!(ending(path).as_str(), "json" | "yaml" | "yml")
}

fn read_meta(files: &dyn Files, limits: Limits, opened: &mut Vec<Diagnostic>) -> (BundleMeta, Option<Arc<Source>>) {
    let path: Arc<str> = META.into();
    let raw = match files.read(META, limits.file_size) {
        Ok(raw) => raw,
        Err(error) => {
            opened.push(Unreadable::of_read(&path, &error).diagnostic());
            return (BundleMeta::default(), None);
        }
    };
    match decode(&raw, false) {
        Ok(decoded) => {
            let source = Source::new(META, &*decoded.text);
            let (meta, problems) = meta::read(&source);
            opened.extend(problems);
            (meta, Some(source))
        }
        Err(why) => {
            opened.push(Unreadable::no_text(&path, why).diagnostic());
            (BundleMeta::default(), None)
        }
    }
}

fn refusals(listing: &Listing) -> Vec<Diagnostic> {
    let refused = listing.refused.iter().map(|refused| {
        let code = match refused.why {
            Refusal::Link => "heng::evidence::link",
            Refusal::NotAFile => "heng::evidence::device",
            Refusal::BadName => "heng::evidence::bad_name",
            Refusal::Unreadable => "heng::evidence::no_access",
        };
        let message = Message::new(code).with("file", refused.path.as_str());
        Diagnostic::error(message).at(&Source::unread(&refused.path), Span::default())
    });
    refused.collect()
}

/// Names that differ only by case or Unicode form: one of them is lost on other systems.
fn clashes(listing: &Listing) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in &listing.files {
        let folded: String = file.path.nfc().flat_map(char::to_lowercase).collect();
        if let Some(first) = seen.insert(folded, &file.path) {
            let message =
                Message::new("heng::evidence::names_clash").with("file", file.path.as_str()).with("other", first);
            problems.push(Diagnostic::error(message).at(&Source::unread(&file.path), Span::default()));
        }
    }
    problems
}
