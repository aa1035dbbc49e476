//! Readers: who reads the files that are neither pages, nor tables, nor data, nor plain text.
//!
//! A reader is given the bytes of one file and gives back what stands in it, as a [`Reading`]. It is not trusted: what it gives is
//! checked before anybody sees it. What it reads behaves as what the engine reads by itself.

mod cache;
mod checked;
mod choice;
mod reading;

use std::fmt::Debug;
use std::sync::Arc;

use heng_model::Message;
use heng_model::definition::Limits;

pub(crate) use cache::{Held, read};
pub use choice::{Readers, Who};
pub use reading::{Block, CellKind, Contained, Reading, Sheet, SheetCell, SheetRow, Tree};

/// Bytes that all that is packed in one file may come to, once unpacked.
pub const MOST_UNPACKED: u64 = 256 << 20;
/// Bytes of the text of one file.
pub const MOST_TEXT: u64 = 32 << 20;
/// Pages of one file.
pub const MOST_PAGES: u64 = 2_000;
/// Sheets of one file.
pub const MOST_SHEETS: usize = 256;
/// Files within one file.
pub const MOST_CONTAINED: usize = 20_000;
/// Bytes of the name that a reader gives to a place.
pub const MOST_NAME: usize = 1_024;
/// Things that a reader may find odd about one file.
pub const MOST_REMARKS: usize = 100;

/// Reads one kind of file.
pub trait Reader: Send + Sync + Debug {
    /// Its name: what diagnostics call it by.
    fn id(&self) -> &str;

    /// Tells versions of it apart. Judgements that rest on what it reads hold only under the same digest, so whatever changes what
    /// it reads must change this.
    fn digest(&self) -> [u8; 32];

    /// Whether it reads the file of that path, by its name alone.
    fn reads(&self, path: &str) -> bool;

    /// Whether the file of that path holds files of its own, which are then listed among those of the bundle: such a file is read when
    /// the bundle is opened.
    fn holds_files(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// Whether it ships with the engine. What goes wrong with such a one is a matter of the file, which stays what it is; where another
    /// lies, nothing is known of the file.
    fn ships(&self) -> bool {
        true
    }

    /// What stands in a file. The same bytes must always give the same. A panic is caught and costs this file only.
    fn read(&self, path: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault>;
}

/// What reading one file may cost. A reader that would go over one of them stops with [`Fault::of_file`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Bytes that all that is packed in it may come to, once unpacked.
    pub unpacked: u64,
    /// Bytes of text, those of cells included.
    pub text: u64,
    /// Pages.
    pub pages: u64,
    /// Sheets.
    pub sheets: usize,
    /// Rows of one sheet.
    pub rows: u64,
    /// Columns of one sheet.
    pub columns: usize,
    /// Cells of all sheets.
    pub cells: usize,
    /// Nesting depth.
    pub nesting: u32,
    /// Files within it.
    pub files: usize,
    /// Bytes of one file within it.
    pub file_size: u64,
}

impl Bounds {
    /// Those of a methodology, with what is fixed.
    pub fn of(limits: Limits) -> Self {
        Self {
            unpacked: MOST_UNPACKED,
            text: MOST_TEXT,
            pages: MOST_PAGES,
            sheets: MOST_SHEETS,
            rows: limits.rows,
            columns: crate::table::MOST_COLUMNS,
            cells: crate::table::MOST_CELLS,
            nesting: limits.nesting,
            files: MOST_CONTAINED.min(usize::try_from(limits.files).unwrap_or(usize::MAX)),
            file_size: limits.file_size,
        }
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The reason, an entry of the catalogue.
    pub why: Message,
    /// Whether the same file would fail in the same way again. What is not lasting is kept nowhere: it is tried anew.
    pub lasting: bool,
}

impl Fault {
    /// Something is wrong with the file.
    pub fn of_file(why: Message) -> Self {
        Self { why, lasting: true }
    }

    /// Something went wrong with the reader: it crashed, was ended, did not answer.
    pub fn of_reader(why: Message) -> Self {
        Self { why, lasting: false }
    }

    /// More stands in the file than may be read. `what` is a word of the catalogue: `unpacked`, `text`, `pages`, `sheets`, `rows`,
    /// `columns`, `cells`, `nesting`, `files` or `file_size`.
    pub fn too_much(what: &'static str, most: u64) -> Self {
        Self::of_file(Message::new("heng::reader::too_much").with("what", what).with("most", most))
    }

    /// The file is not what its name says, or is damaged; `detail` is what the parser said, in its own words.
    pub fn broken(detail: &str) -> Self {
        let detail: String = detail.chars().filter(|letter| !letter.is_control()).take(200).collect();
        Self::of_file(Message::new("heng::reader::broken").with("detail", detail))
    }
}
