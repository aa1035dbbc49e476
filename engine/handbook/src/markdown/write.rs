//! Headings, tables and lists of a page.

use std::fmt::Write;

use heng_report::Catalogue;

use super::sign;
use crate::book::Ground;

/// A page while it is written.
pub struct Page {
    /// What stands on it so far.
    pub out: String,
    words: &'static Catalogue,
}

impl Page {
    /// An empty page in a language.
    pub fn new(words: &'static Catalogue) -> Self {
        Self { out: String::new(), words }
    }

    /// A word of the handbook.
    pub fn word(&self, id: &str) -> String {
        sign::text(&self.words.word(&format!("docs-{id}")))
    }

    /// A heading with a place of its own; the text is Markdown.
    pub fn heading(&mut self, level: usize, place: &str, text: &str) {
        let space = if self.out.is_empty() { "" } else { "\n" };
        let place = if place.is_empty() { String::new() } else { sign::place(place) };
        let _ = write!(self.out, "{space}{} {place}{text}\n\n", "#".repeat(level));
    }

    /// A paragraph; the text is Markdown.
    pub fn line(&mut self, text: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "{text}");
    }

    /// A table, without the columns that are empty in every row; cells are Markdown.
    pub fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let filled = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()));
        let columns: Vec<usize> = (0..heads.len()).filter(filled).collect();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let mut row = |cells: &[String]| {
            let cells: Vec<&str> = columns.iter().map(|at| cells.get(*at).map_or("", String::as_str)).collect();
            let _ = writeln!(self.out, "| {} |", cells.join(" | "));
        };
        row(heads);
        row(&vec!["---".to_owned(); heads.len()]);
        for cells in rows {
            row(cells);
        }
    }

    /// Lines in a row; each is Markdown.
    pub fn list(&mut self, lines: &[String]) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        for line in lines {
            let _ = writeln!(self.out, "- {line}");
        }
    }

    /// A block that is folded until somebody opens it. The summary is markup within a line.
    pub fn folded(&mut self, summary: &str, inner: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        let _ = write!(self.out, "<details><summary>{summary}</summary>\n\n{inner}\n</details>\n");
    }
}

/// What something rests on.
pub fn ground(ground: Option<&Ground>) -> String {
    let Some(ground) = ground else { return String::new() };
    let title = match &ground.link {
        Some(link) => format!("[{}](<{link}>)", sign::text(&ground.title)),
        None => sign::text(&ground.title),
    };
    let mut parts = vec![title];
    parts.extend(ground.article.as_deref().map(sign::text));
    parts.extend(ground.url.as_deref().filter(|_| ground.link.is_none()).map(sign::text));
    parts.extend(ground.checked_on.as_deref().map(sign::text));
    parts.join(" · ")
}
