//! Where a piece of evidence stands: every number must lead back to one of these.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;

/// A place in an evidence file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// Path within the bundle's `data/`, with `/`; `bundle.yaml` for what a collector wrote there.
    pub file: Arc<str>,
    /// Where in it.
    pub place: Place,
}

/// The ways in which a place in a file is named. Open: what the engine cannot place it can still name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// A range of bytes of the file as saved, before any decoding.
    Bytes {
        /// The range.
        #[serde(flatten)]
        span: Span,
    },
    /// A cell of a table.
    Cell {
        /// The sheet or table of the file, where it has several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<SheetName>,
        /// Row from 1, as whoever opens the file counts.
        row: usize,
        /// Column from 1.
        column: usize,
        /// The column's name in the head of the table.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<Arc<str>>,
        /// The cell's bytes in the file as saved, where the format has such.
        #[serde(skip_serializing_if = "Option::is_none")]
        bytes: Option<Span>,
    },
    /// A value of a JSON or YAML document.
    Pointer {
        /// RFC 6901, `/2.1.1/cloud/codings/0`.
        pointer: Arc<str>,
        /// The value's bytes in the file as saved.
        #[serde(skip_serializing_if = "Option::is_none")]
        bytes: Option<Span>,
    },
    /// A row of a table in a file that is no text.
    Row {
        /// The sheet or table of the file, where it has several.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sheet: Option<SheetName>,
        /// From 1, as whoever opens the file counts.
        row: usize,
    },
    /// A paragraph of a document that has no lines until somebody prints it.
    Paragraph {
        /// From 1; paragraphs within tables count.
        paragraph: usize,
    },
    /// A line on a page of a paged document.
    Page {
        /// From 1.
        page: usize,
        /// From 1.
        line: usize,
    },
    /// A name that only a reader of that kind of file understands.
    Opaque {
        /// The name.
        name: Arc<str>,
    },
}

/// A sheet of a workbook or a table of a document, as people name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SheetName {
    /// The number, from 1, of a table that has no name.
    Number(usize),
    /// The name of a sheet.
    Name(Arc<str>),
}

impl std::fmt::Display for SheetName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SheetName::Number(number) => number.fmt(f),
            SheetName::Name(name) => f.write_str(name),
        }
    }
}

/// The letters of a column, counted from 1, as spreadsheets write them: A, B, …, Z, AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

impl Origin {
    /// The file as a whole.
    pub fn whole(file: &Arc<str>) -> Self {
        Self { file: file.clone(), place: Place::Whole }
    }
    /// A range of bytes of the file as saved.
    pub fn bytes(file: &Arc<str>, span: impl Into<Span>) -> Self {
        Self { file: file.clone(), place: Place::Bytes { span: span.into() } }
    }
    /// The bytes in the file as saved, where the place has such.
    pub fn span(&self) -> Option<Span> {
        match &self.place {
            Place::Bytes { span } => Some(*span),
            Place::Cell { bytes, .. } | Place::Pointer { bytes, .. } => *bytes,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (column, letters) in
            [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }
}
