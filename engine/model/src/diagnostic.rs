//! Something wrong in a file that the user can mend: a message, and the places it speaks of.

use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::message::Message;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Probably not what was meant, or evidence that is weaker than it looks.
    Warning,
    /// Must be mended.
    Error,
}

/// A half-open range of UTF-8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// From `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
    /// As a range, to slice a text with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A text file that diagnostics point into. `text` is UTF-8; for a file in another encoding it is the decoded text, and
/// spans count its bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The path as the user knows it, with `/`: relative to the methodology, or to the bundle.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// A shared source.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { name: name.into(), text: text.into() })
    }
    /// A file that could not be read, or that has no text of its own: only its name can be pointed at.
    pub fn unread(name: impl Into<String>) -> Arc<Self> {
        Self::new(name, "")
    }
    /// Line and column, both from 1, in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line, before[start..].chars().count() + 1)
    }
}

/// A place in a file, and what is to be said there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub source: Arc<Source>,
    /// Where in it.
    pub span: Span,
    /// What to write under the place; the catalogue's `.label` of the diagnostic where nothing is stated.
    pub text: Option<Message>,
}

/// Something wrong, or worth saying, about a file. The catalogue gives title, label and help for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What is said.
    pub message: Message,
    /// Where. The first is the main one; the others give context, possibly in other files.
    pub labels: Vec<Label>,
}

impl Diagnostic {
    /// An error.
    pub fn error(message: Message) -> Self {
        Self { severity: Severity::Error, message, labels: Vec::new() }
    }
    /// A warning.
    pub fn warning(message: Message) -> Self {
        Self { severity: Severity::Warning, message, labels: Vec::new() }
    }
    /// A note.
    pub fn note(message: Message) -> Self {
        Self { severity: Severity::Note, message, labels: Vec::new() }
    }
    /// The same, pointing at one more place.
    #[must_use]
    pub fn at(mut self, source: &Arc<Source>, span: impl Into<Span>) -> Self {
        self.labels.push(Label { source: source.clone(), span: span.into(), text: None });
        self
    }
    /// The same, pointing at one more place with words of its own.
    #[must_use]
    pub fn context(mut self, source: &Arc<Source>, span: impl Into<Span>, text: Message) -> Self {
        self.labels.push(Label { source: source.clone(), span: span.into(), text: Some(text) });
        self
    }
    /// The order in which diagnostics are shown: by file, then place, then code.
    pub fn sort_key(&self) -> (String, usize, usize, String) {
        let (name, span) =
            self.labels.first().map_or((String::new(), Span::default()), |l| (l.source.name.clone(), l.span));
        (name, span.start, span.end, self.message.code.to_string())
    }
}
