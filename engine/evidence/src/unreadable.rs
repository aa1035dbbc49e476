//! Why a file cannot be read as what it is wanted for.

use std::sync::Arc;

use heng_files::ReadError;
use heng_model::{Diagnostic, Message, Source, Span};

use crate::decode::NoText;
use crate::reader::Fault;

/// A file that cannot be read. It costs only the checks that read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The path within the bundle.
    pub path: Arc<str>,
    /// Why.
    pub why: Message,
    /// Whether it would fail in the same way again; what only crashed or was late may go well the next time.
    pub lasting: bool,
    /// The text and the bytes in it to point at, if there is a text.
    place: Option<Box<(Arc<Source>, Span)>>,
}

impl Unreadable {
    pub(crate) fn new(path: &Arc<str>, why: Message) -> Self {
        Self { path: path.clone(), why, lasting: true, place: None }
    }

    /// For want of whoever was to read it.
    pub(crate) fn of_fault(path: &Arc<str>, Fault { why, lasting }: Fault) -> Self {
        Self { lasting, ..Self::new(path, why) }
    }

    /// That it was not read, which says nothing of the evidence: no score may hang on it.
    pub fn not_read(&self) -> Message {
        Message::new("heng::rule::reader_failed").with("file", &*self.path).with("why", self.why.clone())
    }

    pub(crate) fn at(mut self, source: &Arc<Source>, span: Span) -> Self {
        self.place = Some(Box::new((source.clone(), span)));
        self
    }

    pub(crate) fn of_read(path: &Arc<str>, error: &ReadError) -> Self {
        let why = match error {
            ReadError::NotFound => Message::new("heng::evidence::not_found"),
            ReadError::TooLarge { size, most } => {
                Message::new("heng::evidence::too_large").with("size", *size).with("most", *most)
            }
            ReadError::Refused => Message::new("heng::evidence::refused_file"),
            ReadError::Io(reason) => Message::new("heng::evidence::io").with("reason", reason.as_str()),
        };
        Self::new(path, why)
    }

    pub(crate) fn no_text(path: &Arc<str>, why: NoText) -> Self {
        let why = match why {
            NoText::Binary => Message::new("heng::evidence::not_text"),
            NoText::Unknown => Message::new("heng::evidence::unknown_encoding"),
        };
        Self::new(path, why)
    }

    /// As a diagnostic of the file.
    pub fn diagnostic(&self) -> Diagnostic {
        // What readers say tells what to do about it by itself.
        let code = match self.why.room() {
            "reader" => "heng::reader::unreadable",
            _ => "heng::evidence::unreadable",
        };
        let message = Message::new(code).with("file", &*self.path).with("why", self.why.clone());
        let diagnostic = Diagnostic::error(message);
        match self.place.as_deref() {
            Some((source, span)) => diagnostic.at(source, *span),
            None => diagnostic.at(&Source::unread(&*self.path), Span::default()),
        }
    }
}
