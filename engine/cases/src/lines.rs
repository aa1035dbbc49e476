//! The lines of a `cases.md`: headings, settings, blocks and tables, each with its place. What else stands there is prose.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span};

use crate::table::{self, Table};
use crate::words::Key;

/// A part of the file that means something.
#[derive(Debug)]
pub(crate) enum Item {
    /// `## …`: the title of a case.
    Title(Span),
    /// `key: value`
    Setting { key: Key, key_span: Span, value: Span },
    /// A fenced block.
    Block(Block),
    /// A Markdown table.
    Table(Table),
    /// A line that only tells something to whoever reads the file.
    Prose(Span),
}

/// A fenced block whose info string names a file.
#[derive(Debug)]
pub(crate) struct Block {
    /// The words of its info string.
    pub info: Vec<Span>,
    /// What stands within, with `\n` at the end of each line.
    pub text: String,
}

/// Reads a file into its parts.
pub(crate) fn read(source: &Arc<Source>) -> (Vec<Item>, Vec<Diagnostic>) {
    let mut reader = Reader { source, lines: lines(&source.text), at: 0, items: Vec::new(), said: Vec::new() };
    while reader.at < reader.lines.len() {
        reader.take();
    }
    (reader.items, reader.said)
}

/// The lines without their ends.
fn lines(text: &str) -> Vec<Span> {
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Vec::new();
    for line in text[start..].split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        lines.push(Span::new(start, end));
        start += line.len();
    }
    lines
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    lines: Vec<Span>,
    at: usize,
    items: Vec<Item>,
    said: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn text(&self, span: Span) -> &str {
        &self.source.text[span.range()]
    }

    fn error(&mut self, message: Message, span: Span) {
        self.said.push(Diagnostic::error(message).at(self.source, span));
    }

    fn take(&mut self) {
        let line = self.lines[self.at];
        let text = self.text(line).to_owned();
        if let Some(fence) = Fence::opened_by(&text) {
            return self.block(line, &text, &fence);
        }
        self.at += 1;
        if let Some(title) = text.strip_prefix("##").filter(|rest| !rest.starts_with('#')) {
            let span = trimmed(&self.source.text, Span::new(line.end - title.len(), line.end));
            if span.start == span.end {
                self.error(Message::new("heng::cases::no_title"), line);
            }
            self.items.push(Item::Title(span));
        } else if text.starts_with('|') {
            self.table(line);
        } else if text.starts_with("<!--") {
            self.comment(line);
        } else {
            self.setting(line, &text);
        }
    }

    /// A remark of any number of lines.
    fn comment(&mut self, opening: Span) {
        if self.text(opening).contains("-->") {
            return;
        }
        while let Some(line) = self.lines.get(self.at).copied() {
            self.at += 1;
            if self.text(line).contains("-->") {
                return;
            }
        }
        self.error(Message::new("heng::cases::open_comment"), opening);
    }

    fn block(&mut self, line: Span, opening: &str, fence: &Fence) {
        self.at += 1;
        let mut text = String::new();
        let mut nested = None;
        loop {
            let Some(inner) = self.lines.get(self.at).copied() else {
                return self.error(Message::new("heng::cases::open_block"), line);
            };
            let content = self.text(inner).to_owned();
            self.at += 1;
            if fence.is_closed_by(&content) {
                break;
            }
            // What looks like the next block is one, after a forgotten end: evidence seldom holds fences.
            let looks_like_a_file = Fence::opened_by(&content).filter(|other| other.sign == fence.sign);
            if looks_like_a_file.is_some_and(|other| other.length >= fence.length) && nested.is_none() {
                nested = Some(inner);
            }
            let unindented = content.chars().take_while(|sign| *sign == ' ').count().min(fence.indent);
            text.push_str(&content[unindented..]);
            text.push('\n');
        }
        if let Some(inner) = nested {
            let said = Diagnostic::error(Message::new("heng::cases::block_within_block")).at(self.source, inner);
            self.said.push(said.context(self.source, line, Message::new("heng::cases::open_since_here")));
            return;
        }
        let info = words(&self.source.text, Span::new(line.end - opening.len() + fence.width(), line.end));
        // `text`, `html`: a remark in a box, not a file.
        if info.first().is_some_and(|path| self.text(*path).contains(['/', '.', '\\'])) {
            self.items.push(Item::Block(Block { info, text }));
        }
    }

    fn table(&mut self, head: Span) {
        let mut rows = vec![head];
        while let Some(line) = self.lines.get(self.at).copied().filter(|line| self.text(*line).starts_with('|')) {
            rows.push(line);
            self.at += 1;
        }
        match table::read(self.source, &rows) {
            Ok(table) => self.items.push(Item::Table(table)),
            Err(problem) => self.said.push(*problem),
        }
    }

    /// `key: value`. Lines whose first word is no key are prose, unless they look like a setting.
    fn setting(&mut self, line: Span, text: &str) {
        let word =
            text.split(|sign: char| sign.is_whitespace() || [':', '：'].contains(&sign)).next().unwrap_or_default();
        let is_name = !word.is_empty() && word.chars().all(|sign| sign.is_alphanumeric() || "_-".contains(sign));
        if !is_name {
            // The one heading of the first level names the file.
            if !text.trim().is_empty() && !text.starts_with("# ") {
                self.items.push(Item::Prose(line));
            }
            return;
        }
        let key_span = Span::new(line.start, line.start + word.len());
        let rest = &text[word.len()..];
        let after = rest.trim_start();
        match (Key::of(word).filter(|key| *key != Key::Variant), after.chars().next()) {
            (Some(key), Some(colon @ (':' | '：'))) => {
                let start = line.end - after.len() + colon.len_utf8();
                let value = trimmed(&self.source.text, Span::new(start, line.end));
                if value.start == value.end {
                    self.error(Message::new("heng::cases::no_value").with("key", word), key_span);
                } else {
                    self.items.push(Item::Setting { key, key_span, value });
                }
            }
            (Some(_), _) => self.error(Message::new("heng::cases::no_colon").with("key", word), key_span),
            (None, Some(':' | '：')) => {
                let known = Key::of_lines();
                let message = Message::new("heng::cases::unknown_key").with("key", word);
                self.error(heng_methodology::with_suggestion(message, word, known.iter().copied()), key_span);
            }
            (None, _) => self.items.push(Item::Prose(line)),
        }
    }
}

/// The line that opens a block: at least three backticks or tildes.
#[derive(Debug, Clone, Copy)]
struct Fence {
    sign: char,
    length: usize,
    indent: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        // As in CommonMark: four spaces make it a quotation.
        let indent = line.chars().take_while(|sign| *sign == ' ').count();
        let rest = line.get(indent..).filter(|_| indent < 4)?;
        let sign = rest.chars().next().filter(|sign| ['`', '~'].contains(sign))?;
        let length = rest.chars().take_while(|one| *one == sign).count();
        // `` ```x``` `` within a line is code in prose.
        let is_fence = length >= 3 && !(sign == '`' && rest[length..].contains('`'));
        is_fence.then_some(Self { sign, length, indent })
    }

    fn width(&self) -> usize {
        self.indent + self.length
    }

    fn is_closed_by(&self, line: &str) -> bool {
        Self::opened_by(line).is_some_and(|other| {
            other.sign == self.sign && other.length >= self.length && line[other.width()..].trim().is_empty()
        })
    }
}

/// The span without white space at its ends.
pub(crate) fn trimmed(text: &str, span: Span) -> Span {
    let inner = &text[span.range()];
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, (start + inner.trim().len()).min(span.end))
}

/// The words of a span, divided by white space.
pub(crate) fn words(text: &str, span: Span) -> Vec<Span> {
    let inner = &text[span.range()];
    let start = |word: &str| span.start + (word.as_ptr() as usize - inner.as_ptr() as usize);
    inner.split_whitespace().map(|word| Span::new(start(word), start(word) + word.len())).collect()
}
