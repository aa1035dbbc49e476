//! The synthetic evidence of the examples, made from a table of truth.
//!
//! What comes in: the governments of the methodology (`subjects.yaml`), and what each is to be found to have done (`truth.csv`: a row
//! per government, a column per criterion). What goes out: an evidence bundle per government, in varied Chinese, which a check
//! has to read as anybody's. Nothing is drawn from a clock or from the machine: the same table gives the same bytes.
//! The table itself was drawn ([`draw`]) so that what is published of the 64 governments comes out; whoever edits a cell of it
//! and makes the bundles anew sees what follows.

pub mod bundle;
pub mod chance;
pub mod draw;
mod files;
mod layout;
mod paper;
mod sheet;
pub mod subject;
pub mod truth;
mod words;
pub mod write;

use std::path::PathBuf;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file says something else than what is wanted of it.
    #[error("{path}: {why}")]
    Content {
        /// Which.
        path: PathBuf,
        /// Why.
        why: String,
    },
}
