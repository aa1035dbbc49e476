//! A diagnostic as people read it: what is wrong, the lines of their own files with the place marked, and what to do.

mod page;
mod window;

use std::fmt;
use std::sync::Arc;

use heng_model::{Diagnostic, Label, Message, Severity, Source, Span};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, SourceSpan};

use crate::catalogue::{Catalogue, Lang};
use crate::text;
use page::Page;

/// Columns of a source line that are shown at most, however wide the terminal is.
const MOST_COLUMNS: usize = 120;
/// Columns that stand before a source line: its number and the gutter.
const GUTTER: usize = 12;

/// Puts diagnostics into words and pictures.
#[derive(Debug, Clone, Copy)]
pub struct Renderer {
    /// The reader's language.
    pub lang: Lang,
    /// Whether to colour.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Renderer {
    /// A renderer for that language, with or without colour, for a terminal of so many columns.
    pub fn new(lang: Lang, color: bool, width: usize) -> Self {
        Self { lang, color, width: width.max(40) }
    }

    /// The diagnostic as text of several lines, the last one ended.
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let shown = self.show(diagnostic);
        let mut text = String::new();
        // Writing to a string does not fail, and every span is inside its page.
        let _ = self.handler().render_report(&mut text, &shown);
        if let Some(help) = Catalogue::of(self.lang).help(&diagnostic.message) {
            text.push_str(&self.help(&help));
        }
        trim_line_ends(&text)
    }

    /// The diagnostic as one that miette's own handlers understand. Help is left to [`Renderer::render`]: miette
    /// introduces it in English.
    pub fn show(&self, diagnostic: &Diagnostic) -> impl miette::Diagnostic + use<> {
        let words = Catalogue::of(self.lang);
        let columns = self.width.saturating_sub(GUTTER).clamp(40, MOST_COLUMNS);
        let mut page = Page::default();
        let mut labels = Vec::new();
        for (source, members) in by_source(&diagnostic.labels) {
            let spans: Vec<Span> = members.iter().map(|(_, label)| label.span).collect();
            for ((index, label), span) in members.iter().zip(page.add(source, &spans, columns)) {
                let text = label_text(words, &diagnostic.message, *index, label, columns);
                labels.push(labelled(text, span, *index == 0));
            }
        }
        Shown {
            code: format!("{} {}", severity_word(words, diagnostic.severity), text::line(&diagnostic.message.code)),
            title: words.title(&diagnostic.message),
            severity: diagnostic.severity,
            labels,
            page,
        }
    }

    fn handler(&self) -> GraphicalReportHandler {
        let theme = if self.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_urls(false)
            .without_cause_chain()
            .without_primary_span_start()
            .without_syntax_highlighting()
            .tab_width(window::TAB)
            .with_context_lines(page::CONTEXT)
            .with_width(self.width)
    }

    fn help(&self, help: &str) -> String {
        let word = Catalogue::of(self.lang).word("report-help");
        let indent = " ".repeat(text::width(&word) + 2);
        let text = text::wrap(help, self.width.saturating_sub(2), &format!("  {word}"), &indent);
        let styled = if self.color { crate::style::help(&word) } else { word.clone() };
        format!("{}\n", text.replacen(&word, &styled, 1))
    }
}

fn label_text(words: &Catalogue, message: &Message, index: usize, label: &Label, columns: usize) -> Option<String> {
    let text = match &label.text {
        Some(message) => words.title(message),
        None if index == 0 => words.label(message)?,
        None => return None,
    };
    // miette does not wrap labels; they start somewhere within the line.
    Some(text::wrap(&text, (columns * 2 / 3).max(30), "", ""))
}

/// Many diagnostics, one after another, in the order in which they are given.
pub fn render_all<'a>(renderer: &Renderer, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    diagnostics.into_iter().map(|diagnostic| renderer.render(diagnostic)).collect::<Vec<_>>().join("\n")
}

/// The word for a severity: 错误, 警告, 提示.
pub(crate) fn severity_word(words: &Catalogue, severity: Severity) -> String {
    words.word(match severity {
        Severity::Error => "report-error",
        Severity::Warning => "report-warning",
        Severity::Note => "report-note",
    })
}

/// A file, and the labels in it with their places among all.
type OfSource<'a> = (&'a Arc<Source>, Vec<(usize, &'a Label)>);

/// The labels by file, in the order in which files are first spoken of, each with its place among all labels.
fn by_source(labels: &[Label]) -> Vec<OfSource<'_>> {
    let mut files: Vec<OfSource<'_>> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        match files.iter_mut().find(|(source, _)| *source == &label.source) {
            Some((_, members)) => members.push((index, label)),
            None => files.push((&label.source, vec![(index, label)])),
        }
    }
    files
}

fn labelled(text: Option<String>, span: SourceSpan, primary: bool) -> LabeledSpan {
    if primary { LabeledSpan::new_primary_with_span(text, span) } else { LabeledSpan::new_with_span(text, span) }
}

fn trim_line_ends(text: &str) -> String {
    let mut trimmed = String::with_capacity(text.len());
    for line in text.lines() {
        trimmed.push_str(line.trim_end());
        trimmed.push('\n');
    }
    trimmed
}

#[derive(Debug)]
struct Shown {
    code: String,
    title: String,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    page: Page,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
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

#[cfg(test)]
mod tests;
