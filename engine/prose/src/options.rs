//! What is asked for, and what is given.

use std::collections::BTreeMap;

use heng_model::SubjectId;
use heng_model::assessment::NextTier;
use heng_report::{NoSources, Sources, View};

use crate::style::Style;
use crate::template::Templates;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Word.
    Word,
}

/// Which templates are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    /// All; where only some subjects are asked for, those that are made per government.
    #[default]
    All,
    /// These.
    Named(Vec<String>),
}

/// What a report is to be like.
pub struct Options<'a> {
    /// The reader's language; its subjects and cohort choose for which governments reports are made.
    pub view: View,
    /// Markdown or Word.
    pub format: Format,
    /// Which templates.
    pub asked: Asked,
    /// The templates.
    pub templates: Templates,
    /// Fonts, sizes and margins of Word.
    pub style: Style,
    /// The files that results speak of, where they are at hand.
    pub sources: &'a dyn Sources,
    /// What lies between a subject and the tier above, where the caller has it computed.
    pub next_tiers: BTreeMap<SubjectId, NextTier>,
}

impl Options<'_> {
    /// Heng's own templates in that format.
    pub fn new(view: View, format: Format) -> Self {
        Self {
            view,
            format,
            asked: Asked::All,
            templates: Templates::own(),
            style: Style::default(),
            sources: &NoSources,
            next_tiers: BTreeMap::new(),
        }
    }
}
