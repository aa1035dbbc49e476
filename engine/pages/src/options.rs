//! What is asked for, and what is given.

use std::collections::BTreeMap;

use heng_model::assessment::NextTier;
use heng_model::{Diagnostic, SubjectId};
use heng_report::{Made, NoSources, Sources, View};

use crate::theme::Theme;

/// What a page is to be like.
pub struct Options<'a> {
    /// The reader's language, and which part of the assessment is shown.
    pub view: View,
    /// For publication: tiers in administrative order, and nothing that a score or a rank could be read from.
    pub publish: bool,
    /// Whether one page is made or a folder of pages.
    pub split: Split,
    /// Bytes from which a page is slow to open on old machines, which is said.
    pub large: usize,
    /// Bytes from which a page is made a folder of pages.
    pub too_large: usize,
    /// Layouts, style and script.
    pub theme: Theme,
    /// The files that results speak of, where they are at hand: lines of rules, and what stands around a quotation.
    pub sources: &'a dyn Sources,
    /// What lies between a subject and the tier above, where the caller has it computed.
    pub next_tiers: BTreeMap<SubjectId, NextTier>,
}

impl Options<'_> {
    /// One page of everything.
    pub fn new(view: View) -> Self {
        Self {
            view,
            publish: false,
            split: Split::default(),
            large: 10_000_000,
            too_large: 25_000_000,
            theme: Theme::default(),
            sources: &NoSources,
            next_tiers: BTreeMap::new(),
        }
    }
}

/// One page, or a page per government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Split {
    /// A folder only where one page would be larger than 25 MB.
    #[default]
    WhereTooLarge,
    /// One page, however large.
    Never,
    /// A folder.
    Always,
}

/// The files of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// The page to open first, then the others.
    pub made: Vec<Made>,
    /// What there is to be said of them: that a page is very large.
    pub remarks: Vec<Diagnostic>,
}
