//! What a judgement rests on: the evidence that was read, and what was searched for.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;
use crate::message::Message;
use crate::origin::Origin;

/// Most citations that one judgement carries.
pub const MOST_CITATIONS: usize = 5;
/// Most characters of one quotation.
pub const MOST_QUOTED: usize = 200;

/// What a judgement rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Trail {
    /// The decisive pieces of evidence, at most [`MOST_CITATIONS`], in the order they were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// What was looked for, with how much was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<Search>,
    /// What was computed on the way, such as a deadline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub computed: Vec<Computed>,
    /// How many further citations were left out.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: usize,
    /// It could not be known which reads mattered: these are all that came before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub coarse: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Citation {
    /// Where it stands.
    pub origin: Origin,
    /// Its text, at most [`MOST_QUOTED`] characters, white space collapsed.
    pub quote: Arc<str>,
    /// What of it was read, in the words of the script interface: `title`, `date("答复日期")`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read: Option<Arc<str>>,
}

/// Something looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Search {
    /// What was looked for, as the script says it: `select("a.download")`, `doc.area == area`.
    pub wanted: Arc<str>,
    /// For which item of a list, where it went through one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Arc<str>>,
    /// Where: a file, or a pattern of files.
    pub place: Arc<str>,
    /// How many things were looked at: documents, rows, elements.
    pub of: usize,
    /// How many of them were it.
    pub hits: usize,
    /// What came closest, where nothing was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<Nearest>,
    /// The collector's record that it was looked for and is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<Origin>,
    /// The line of script that looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<RulePlace>,
}

/// What came closest to something that was not found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nearest {
    /// In what way it is close.
    pub how: Message,
    /// Where it stands, if it stands somewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Arc<str>>,
}

/// A value that was computed: `2024-09-12 + 5 working days = 2024-09-20`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Computed {
    /// The expression with its values.
    pub expression: Arc<str>,
    /// The result.
    pub value: Arc<str>,
}

/// A place in a rule script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct RulePlace {
    /// The script's path within the methodology.
    pub file: Arc<str>,
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// The bytes of the expression in the script.
    pub span: Span,
}
