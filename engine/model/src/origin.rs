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
        /// Row from 1, the head of the table being row 1.
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
