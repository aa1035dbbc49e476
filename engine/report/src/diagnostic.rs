//! A diagnostic as people read it: what is wrong, the lines of their own files with the place marked, and what to do.

mod page;
mod picture;
mod window;

use heng_model::{Diagnostic, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme};

use crate::catalogue::{Catalogue, Lang};
use crate::{style, text};
use picture::Shown;
pub(crate) use picture::{Caption, Footnote, Picture};

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
        self.draw(&self.picture(diagnostic))
    }

    /// The diagnostic as one that miette's own handlers understand. Help is left to [`Renderer::render`]: miette
    /// introduces it in English.
    pub fn show(&self, diagnostic: &Diagnostic) -> impl miette::Diagnostic + use<> {
        Shown::of(&self.picture(diagnostic), self.columns())
    }

    /// The picture as text.
    pub(crate) fn draw(&self, picture: &Picture) -> String {
        let mut text = String::new();
        // Writing to a string does not fail, and every span is inside its page.
        let _ = self.handler().render_report(&mut text, &Shown::of(picture, self.columns()));
        text.push_str(&self.footnotes(picture));
        trim_line_ends(&text)
    }

    fn picture(&self, diagnostic: &Diagnostic) -> Picture {
        let words = Catalogue::of(self.lang);
        let message = &diagnostic.message;
        let captions = diagnostic.labels.iter().enumerate().map(|(index, label)| Caption {
            source: label.source.clone(),
            span: label.span,
            text: match &label.text {
                Some(text) => Some(words.title(text)),
                None if index == 0 => words.label(message),
                None => None,
            },
        });
        Picture {
            head: format!("{} {}", severity_word(words, diagnostic.severity), text::line(&message.code)),
            title: words.title(message),
            severity: diagnostic.severity,
            captions: captions.collect(),
            notes: Vec::new(),
            help: words.help(message),
        }
    }

    fn columns(&self) -> usize {
        self.width.saturating_sub(GUTTER).clamp(40, MOST_COLUMNS)
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
            .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
            .with_context_lines(page::CONTEXT)
            .with_width(self.width)
    }

    /// What stands below the lines, the words above each other and a word named once.
    fn footnotes(&self, picture: &Picture) -> String {
        let words = Catalogue::of(self.lang);
        let help = picture.help.iter().map(|text| Footnote { word: words.word("report-help"), text: text.clone() });
        let notes: Vec<Footnote> = picture.notes.iter().cloned().chain(help).collect();
        let column = notes.iter().map(|note| text::width(&note.word)).max().unwrap_or(0);
        let indent = " ".repeat(column + 4);
        let (mut out, mut before) = (String::new(), "");
        for note in &notes {
            let word = text::pad(if note.word == before { "" } else { &note.word }, column);
            let body = text::wrap(&note.text, self.width.saturating_sub(2), &indent, &indent);
            out.push_str("  ");
            out.push_str(&style::paint(&word, style::ADVICE, self.color));
            out.push_str("  ");
            out.push_str(body.trim_start());
            out.push('\n');
            before = &note.word;
        }
        out
    }
}

/// Many diagnostics, one after another, in the order in which they are given.
pub fn render_all<'a>(renderer: &Renderer, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    diagnostics.into_iter().map(|diagnostic| renderer.render(diagnostic)).collect::<Vec<_>>().join("\n")
}

/// How many there are of each severity: 错误 3，警告 1. Empty where there is none.
pub fn tally<'a>(lang: Lang, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry(std::cmp::Reverse(diagnostic.severity)).or_insert(0usize) += 1;
    }
    let words = Catalogue::of(lang);
    let parts = counts.iter().map(|(severity, count)| format!("{} {count}", severity_word(words, severity.0)));
    parts.collect::<Vec<_>>().join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

/// The word for a severity: 错误, 警告, 提示.
pub fn severity_word(words: &Catalogue, severity: Severity) -> String {
    words.word(match severity {
        Severity::Error => "report-error",
        Severity::Warning => "report-warning",
        Severity::Note => "report-note",
    })
}

fn trim_line_ends(text: &str) -> String {
    let mut trimmed = String::with_capacity(text.len());
    for line in text.lines() {
        trimmed.push_str(line.trim_end());
        trimmed.push('\n');
    }
    trimmed
}

#[cfg(test)]
mod tests;
