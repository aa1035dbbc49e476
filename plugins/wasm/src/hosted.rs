//! What Heng says of the component that is hosted: what matters of `plugin.yaml`, which Heng has read and checked.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A component and its limits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hosted {
    /// The `id` of `plugin.yaml`.
    pub id: String,
    /// The `version` of `plugin.yaml`.
    pub version: String,
    /// The file of the component.
    pub component: PathBuf,
    /// The kinds of the parameters of each function, by `namespace::name`.
    pub functions: BTreeMap<String, Vec<String>>,
    /// Whether it reads files.
    pub reads: bool,
    /// Whether it makes reports.
    pub reports: bool,
    /// What a call may cost.
    pub limits: Limits,
    /// Where compiled components are kept; none: nowhere.
    pub cache: Option<PathBuf>,
}

/// What a call may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Instructions.
    pub fuel: u64,
    /// Bytes of memory, all memories together.
    pub memory: usize,
    /// Entries of tables, all tables together.
    pub entries: usize,
    /// Bytes of an answer.
    pub answer: usize,
    /// Bytes of the file of the component: what bounds the time that compiling takes.
    pub component: u64,
}

impl Hosted {
    /// Reads what Heng wrote.
    pub fn read(file: &Path) -> io::Result<Self> {
        serde_json::from_slice(&std::fs::read(file)?).map_err(io::Error::other)
    }
}
