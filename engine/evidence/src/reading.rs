//! What readers read of a bundle's files, and the files that stand within others.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

use heng_model::{Diagnostic, Message, Origin, Place, Source, Span};

use crate::bundle::{Bundle, MOST_READ, Slot};
use crate::content::Content;
use crate::document::Document;
use crate::meta::FileMeta;
use crate::prose::Prose;
use crate::reader::{self, Bounds, Contained, Reading, Sheet, Tree, Who};
use crate::sheet;
use crate::table::Table;
use crate::unreadable::Unreadable;
use crate::value::{Value, ValueKind};

/// Which sheet of a file is wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The first that can be seen.
    First,
    /// By its number, from 1.
    Number(usize),
    /// By its name.
    Named(Arc<str>),
}

impl Bundle {
    /// Whether the engine reads a file by itself.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        matches!(self.readers.of(path), Who::Engine)
    }

    /// Who reads a file.
    pub fn reader_of(&self, path: &str) -> Who {
        self.readers.of(path)
    }

    /// Whether the same readers read the same files of another: then equal bytes are equal evidence.
    pub fn reads_as(&self, other: &Self) -> bool {
        self.paths == other.paths
            && self.paths.iter().all(|path| self.reader_of(path).digest() == other.reader_of(path).digest())
    }

    /// How often a reader failed that may not fail again: what rests on that must not be kept.
    pub fn unsettled(&self) -> u64 {
        self.unsettled.load(Ordering::Relaxed)
    }

    /// What a reader read of a file; nothing where no reader reads it.
    pub(crate) fn reading(&self, path: &Arc<str>, slot: &Slot) -> Option<Result<Arc<Reading>, Unreadable>> {
        let reader = match self.readers.of(path) {
            Who::Engine => return None,
            Who::Nobody(ids) => {
                let why = Message::new("heng::reader::several_claim").with("readers", ids);
                return Some(Err(Unreadable::new(path, why)));
            }
            Who::Reader(reader) => reader,
        };
        let read = || {
            let bytes = self.raw(path, slot)?;
            let digest = slot.hash.get_or_init(|| Content::of(&Ok(bytes.clone()))).digest;
            Ok(reader::read(&*reader, path, &bytes, digest, &Bounds::of(self.limits)))
        };
        let held = match slot.reading.get_or_init(read) {
            Ok(held) => held,
            Err(unreadable) => return Some(Err(unreadable.clone())),
        };
        match held.get() {
            Ok(reading) => {
                self.say_remarks(path, &reading);
                Some(Ok(reading))
            }
            Err(fault) => {
                if !fault.lasting {
                    self.unsettled.fetch_add(1, Ordering::Relaxed);
                }
                Some(Err(Unreadable::of_fault(path, fault)))
            }
        }
    }

    fn say_remarks(&self, path: &Arc<str>, reading: &Reading) {
        if reading.remarks.is_empty() {
            return;
        }
        self.complaints.fetch_add(1, Ordering::Relaxed);
        self.say_once(path, &remarks(path, reading));
    }

    /// A document that a reader read.
    pub(crate) fn read_document(&self, path: &Arc<str>, reading: &Reading) -> Result<Arc<Document>, Unreadable> {
        if reading.blocks.is_empty() && reading.sheets.is_empty() {
            return Err(Unreadable::new(path, Message::new("heng::reader::no_text")));
        }
        let meta = self.meta.files.get(path).cloned();
        Ok(Arc::new(Document::of_prose(path, Prose::of(reading), meta)))
    }

    /// Data that a reader read.
    pub(crate) fn read_value(path: &Arc<str>, reading: &Reading) -> Result<Arc<Value>, Unreadable> {
        let tree = reading.tree.as_ref();
        let tree = tree.ok_or_else(|| Unreadable::new(path, Message::new("heng::reader::no_data")))?;
        Ok(Arc::new(value_of(path, tree, String::new())))
    }

    /// A sheet of a file as a table. A file that is no workbook has one table, and that only.
    pub fn sheet(&self, path: &str, which: &Which) -> Result<Arc<Table>, Unreadable> {
        let (path, slot) = self.slot(path)?;
        let Some(reading) = self.reading(path, slot) else {
            return match which {
                Which::First | Which::Number(1) => self.table(path),
                _ => self.note(Err(Unreadable::new(path, Message::new("heng::reader::no_sheets")))),
            };
        };
        let table = reading.and_then(|reading| {
            let at = found(path, &reading, which)?;
            let made = slot.sheets.get_or_init(|| reading.sheets.iter().map(|_| OnceLock::new()).collect());
            made[at].get_or_init(|| sheet::table(path, &reading.sheets[at]).map(Arc::new)).clone()
        });
        if let Some(table) = table.as_ref().ok().filter(|table| !table.remarks().is_empty()) {
            self.complaints.fetch_add(1, Ordering::Relaxed);
            for remark in table.remarks() {
                self.say(remark.clone());
            }
        }
        self.note(table)
    }

    /// Puts the files that stand within others among those of the bundle.
    pub(crate) fn unfold(&mut self) {
        let archives: Vec<Arc<str>> = self
            .paths
            .iter()
            .filter(|path| matches!(self.readers.of(path), Who::Reader(reader) if reader.holds_files(path)))
            .cloned()
            .collect();
        for archive in archives {
            let Ok((path, slot)) = self.slot(&archive) else { continue };
            // What is wrong with an archive is said at once: nobody asks for it later, only for what it holds.
            let reading = match self.reading(path, slot) {
                Some(Ok(reading)) => reading,
                Some(Err(unreadable)) => {
                    self.opened.push(unreadable.diagnostic());
                    continue;
                }
                None => continue,
            };
            self.opened.extend(remarks(&archive, &reading));
            for file in &reading.files {
                self.take_in(&archive, file);
            }
        }
        self.paths.sort();
    }

    fn take_in(&mut self, archive: &Arc<str>, file: &Contained) {
        let path: Arc<str> = format!("{archive}/{}", file.path).into();
        let size = file.bytes.len() as u64;
        let sum = self.bytes_read.fetch_add(size, Ordering::Relaxed) + size;
        if self.read.contains_key(&path) {
            // A file of that name stands in a folder of the archive's name, which systems do not allow: an overlay might.
            return;
        }
        let raw = if sum > MOST_READ {
            Err(Unreadable::new(&path, Message::new("heng::evidence::too_much_read").with("most", MOST_READ)))
        } else {
            Ok(file.bytes.clone())
        };
        let slot = Slot { raw: raw.into(), charset: file.charset.clone(), ..Slot::default() };
        let described = self.meta.files.get(&path).cloned();
        let origin = Origin { file: archive.clone(), place: Place::Opaque { name: file.name.clone() } };
        let meta = described.unwrap_or_else(|| FileMeta::nothing(origin));
        let meta = FileMeta {
            url: meta.url.or_else(|| file.url.clone()),
            captured_at: meta.captured_at.or(file.captured_at),
            ..meta
        };
        self.meta.files.insert(path.clone(), meta);
        self.contained.insert(path.clone(), (archive.clone(), size));
        self.read.insert(path.clone(), Arc::new(slot));
        self.paths.push(path);
    }

    /// Whether what was made of a file that stands within another may stay.
    pub(crate) fn holds_contained(&self, path: &str, new: &Self) -> bool {
        let same = self.contained.get(path).zip(new.contained.get(path)).is_some_and(|(old, new)| old == new);
        same && self.content(path).is_some_and(|content| new.content(path) == Some(content))
    }
}

fn remarks(path: &Arc<str>, reading: &Reading) -> Vec<Diagnostic> {
    let source = Source::unread(&**path);
    let remark =
        |message: &Message| Diagnostic::warning(message.clone().with("file", &**path)).at(&source, Span::default());
    reading.remarks.iter().map(remark).collect()
}

/// The place of the sheet that is wanted.
fn found(path: &Arc<str>, reading: &Reading, which: &Which) -> Result<usize, Unreadable> {
    let sheets = &reading.sheets;
    let refuse = |why: Message| Err(Unreadable::new(path, why));
    if sheets.is_empty() {
        return refuse(Message::new("heng::reader::no_table"));
    }
    let at = match which {
        Which::First => Some(sheets.iter().position(|sheet| !sheet.hidden).unwrap_or_default()),
        Which::Number(number) => number.checked_sub(1).filter(|at| *at < sheets.len()),
        Which::Named(name) => {
            let is = |sheet: &Sheet| sheet.name.to_string() == **name;
            let alike = |sheet: &Sheet| crate::fold::same(&sheet.name.to_string(), name);
            sheets.iter().position(is).or_else(|| sheets.iter().position(alike))
        }
    };
    let Some(at) = at else {
        let known: Vec<String> = sheets.iter().map(|sheet| sheet.name.to_string()).collect();
        let wanted = match which {
            Which::Number(number) => number.to_string(),
            Which::Named(name) => name.to_string(),
            Which::First => String::new(),
        };
        return refuse(Message::new("heng::reader::no_such_sheet").with("sheet", wanted).with("known", known));
    };
    Ok(at)
}

fn value_of(path: &Arc<str>, tree: &Tree, pointer: String) -> Value {
    let below = |step: &str| format!("{pointer}/{step}");
    let kind = match tree {
        Tree::Null => ValueKind::Null,
        Tree::Flag(flag) => ValueKind::Flag(*flag),
        Tree::Number(number) => ValueKind::Number(number.clone()),
        Tree::Text(text) => ValueKind::Text(text.clone()),
        Tree::List(items) => {
            let items = items.iter().enumerate();
            ValueKind::List(items.map(|(at, item)| value_of(path, item, below(&at.to_string()))).collect())
        }
        Tree::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(name, value)| (name.clone(), value_of(path, value, below(&heng_model::pointer::step(name)))));
            ValueKind::Map(entries.collect())
        }
    };
    let place = Place::Pointer { pointer: pointer.into(), bytes: None };
    Value { kind, origin: Origin { file: path.clone(), place } }
}

/// Paths of files within others: that of the file, and its bytes.
pub(crate) type ContainedIn = BTreeMap<Arc<str>, (Arc<str>, u64)>;
