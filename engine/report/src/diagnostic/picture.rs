//! What is drawn, once everything is in words: a title over the marked lines of one or several files.

use std::fmt;
use std::sync::Arc;

use heng_model::{Severity, Source, Span};
use miette::{LabeledSpan, SourceCode};

use super::page::Page;
use crate::text;

/// A thing to say about places in files, in words.
#[derive(Debug)]
pub(crate) struct Picture {
    /// What stands above the title.
    pub(crate) head: String,
    /// What is said.
    pub(crate) title: String,
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The places, the main one first.
    pub(crate) captions: Vec<Caption>,
    /// What is said below the lines.
    pub(crate) notes: Vec<Footnote>,
    /// What to do.
    pub(crate) help: Option<String>,
}

/// A place and the words under it.
#[derive(Debug)]
pub(crate) struct Caption {
    pub(crate) source: Arc<Source>,
    pub(crate) span: Span,
    pub(crate) text: Option<String>,
}

/// A line below the picture: a word, then text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Footnote {
    pub(crate) word: String,
    pub(crate) text: String,
}

/// The picture as miette takes it.
#[derive(Debug)]
pub(super) struct Shown {
    head: String,
    title: String,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    page: Page,
}

impl Shown {
    /// The picture with source lines cut to `columns`.
    pub(super) fn of(picture: &Picture, columns: usize) -> Self {
        let mut page = Page::default();
        let mut labels = Vec::new();
        for (source, members) in by_source(&picture.captions) {
            let spans: Vec<Span> = members.iter().map(|index| picture.captions[*index].span).collect();
            for (index, span) in members.into_iter().zip(page.add(source, &spans, columns)) {
                // miette does not wrap labels, and they start somewhere within the line.
                let text = picture.captions[index].text.as_ref();
                let text = text.map(|text| text::wrap(text, (columns * 2 / 3).max(30), "", ""));
                let label = if index == 0 { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
                labels.push(label(text, span));
            }
        }
        let (head, title) = (picture.head.clone(), picture.title.clone());
        Self { head, title, severity: picture.severity, labels, page }
    }
}

/// The captions by file, in the order in which files are first spoken of.
fn by_source(captions: &[Caption]) -> Vec<(&Arc<Source>, Vec<usize>)> {
    let mut files: Vec<(&Arc<Source>, Vec<usize>)> = Vec::new();
    for (index, caption) in captions.iter().enumerate() {
        let same = |source: &Arc<Source>| Arc::ptr_eq(source, &caption.source) || *source == caption.source;
        match files.iter_mut().find(|(source, _)| same(source)) {
            Some((_, members)) => members.push(index),
            None => files.push((&caption.source, vec![index])),
        }
    }
    files
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.head))
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.page)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<_>)
    }
}
