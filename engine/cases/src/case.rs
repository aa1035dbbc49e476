//! Cases as values.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::Memory;
use heng_model::evidence::Value;
use heng_model::{Date, Definition, IndicatorId, Source, Span, SubjectId};

use crate::expectation::Expectation;

/// The cases of one check.
#[derive(Debug)]
pub struct CheckCases {
    /// The leaf that they are of.
    pub indicator: IndicatorId,
    /// The check's folder within the methodology.
    pub folder: String,
    /// Its `cases.md`.
    pub source: Arc<Source>,
    /// The definition with this leaf alone.
    pub definition: Arc<Definition>,
    /// In the order of the file; the variants of a table in the order of its rows.
    pub cases: Vec<Case>,
    /// Whether there are mistakes in the file, so that cases may be lacking here.
    pub broken: bool,
}

/// One case, or one variant of a case.
#[derive(Debug)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// The name of the variant, where the case has a table.
    pub variant: Option<String>,
    /// The name of its snapshot, without the ending.
    pub name: String,
    /// Where its title stands, or the row of the variant.
    pub span: Span,
    /// The subject that it names.
    pub subject: Option<SubjectId>,
    /// Its own assessment date.
    pub assessed_on: Option<Date>,
    /// Its own values of parameters.
    pub params: BTreeMap<String, Value>,
    /// Its bundle.
    pub files: Arc<Memory>,
    /// What must hold.
    pub expectations: Vec<(Span, Expectation)>,
}

impl Case {
    /// The title, with the name of the variant.
    pub fn full_title(&self) -> String {
        match &self.variant {
            Some(variant) => format!("{} · {variant}", self.title),
            None => self.title.clone(),
        }
    }
}
