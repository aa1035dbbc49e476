//! What a reader finds in a file.

use std::sync::Arc;

use heng_model::origin::SheetName;
use heng_model::{Date, Message, Number, Place};

/// What stands in a file. All parts may be there at once: a Word file has text and tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text, in the order of reading.
    pub blocks: Vec<Block>,
    /// Tables and sheets.
    pub sheets: Vec<Sheet>,
    /// Data, for scripts that ask for JSON.
    pub tree: Option<Tree>,
    /// Files within the file.
    pub files: Vec<Contained>,
    /// What is odd about it.
    pub remarks: Vec<Message>,
}

/// A piece of text: a paragraph, a line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The text. Lines within it are blocks of their own to whoever searches.
    pub text: Arc<str>,
    /// Where it stands. Bytes are those of the file as saved.
    pub place: Place,
    /// Whether it is the title of the document.
    pub title: bool,
    /// Whether it goes on with the sentence of the block before it, as a line of a page does: searches cross the border.
    pub continues: bool,
}

impl Block {
    /// A block that stands for itself.
    pub fn new(text: impl Into<Arc<str>>, place: Place) -> Self {
        Self { text: text.into(), place, title: false, continues: false }
    }
}

/// A sheet of a workbook, a table of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, or its number where it has none.
    pub name: SheetName,
    /// Whether whoever opens the file does not see it.
    pub hidden: bool,
    /// Its rows, those that are blank left out or not.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number from 1, as whoever opens the file counts. Rows stand in the order of their numbers.
    pub number: usize,
    /// Its cells from the first column; what is lacking at the end is blank.
    pub cells: Vec<SheetCell>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetCell {
    /// What whoever opens the file reads there. Dates are written `2024-11-30`, with a time behind it where there is one.
    pub text: Arc<str>,
    /// What it is.
    pub kind: CellKind,
    /// Where it is part of a merged cell but not its first: row number and column, from 1, of the first. The text is that of the first.
    pub merged: Option<(usize, usize)>,
    /// Where it stands, if row and column do not say that.
    pub place: Option<Box<Place>>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Text, or nothing.
    #[default]
    Text,
    /// A number.
    Number,
    /// A date, with a time or without.
    Date,
    /// `true` or `false`.
    Flag,
}

/// Data: lists and maps of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// Nothing.
    Null,
    /// `true`, `false`
    Flag(bool),
    /// A number, exact.
    Number(Number),
    /// A text.
    Text(Arc<str>),
    /// Values in a row.
    List(Vec<Tree>),
    /// Values by name, in the order of the file.
    Map(Vec<(Arc<str>, Tree)>),
}

/// A file within a file: a page of a web archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contained {
    /// Its path below that of the file that holds it, with `/`.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Where it was saved from.
    pub url: Option<String>,
    /// When.
    pub captured_at: Option<Date>,
    /// The encoding that came with it, beside what it says itself.
    pub charset: Option<String>,
    /// The name of its place in the file that holds it: a record, an entry.
    pub name: Arc<str>,
}
