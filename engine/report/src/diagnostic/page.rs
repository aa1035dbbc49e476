//! The lines of the files that a diagnostic speaks of, cut to what a reader needs, as miette's source code.
//!
//! miette counts columns in bytes and never cuts a line, and an evidence page may be one line of a megabyte that carries
//! terminal escapes. So miette is given a text of our own: the lines around the labels of every file, cut to a window,
//! with controls made visible; and each label's place in that text.

use miette::{MietteError, SourceCode, SourceSpan, SpanContents};

use heng_model::{Source, Span};

use super::window::Window;

/// A label that goes on for more lines than this is shown by its first ones.
const MOST_LINES: usize = 6;

/// Lines shown before and after a label.
pub(super) const CONTEXT: usize = 1;

/// The shown lines of all files, one after another.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    lines: Vec<Shown>,
    heads: Vec<Head>,
}

/// A line of a file as it is shown.
#[derive(Debug)]
struct Shown {
    /// Which of the files.
    file: usize,
    /// Its number in the file, from 0.
    number: usize,
    /// Where it starts in the page's text; it ends with a line feed there.
    start: usize,
}

/// A line's window, with where the line stood and where it stands now.
struct Placed {
    bounds: Span,
    start: usize,
    window: Window,
}

/// What stands over the snippet of a label.
#[derive(Debug)]
struct Head {
    /// Where the label starts in the page's text.
    start: usize,
    /// `checks/1.1.1/check.rhai:4:11`, the column in characters.
    text: String,
}

/// Spans within one line, none of which covers another: miette draws underlines one after the other, so that the mark of an
/// inner one would stand behind the outer one. The outer one ends where the inner one begins.
fn apart(spans: &[Span], text: &str) -> Vec<Span> {
    let one_line = |span: &Span| text.get(span.range()).is_some_and(|part| !part.contains('\n'));
    let cut = |outer: &Span| {
        let mut left = *outer;
        for inner in spans.iter().filter(|inner| *inner != outer && one_line(outer)) {
            if left.start < inner.start && inner.start < left.end {
                left.end = inner.start;
            } else if left.start == inner.start && inner.end < left.end {
                left.start = inner.end;
            }
        }
        left
    };
    spans.iter().map(cut).collect()
}

impl Page {
    /// Adds a file with the spans that point into it; gives each span's place in the page.
    pub(super) fn add(&mut self, source: &Source, spans: &[Span], columns: usize) -> Vec<SourceSpan> {
        let file = self.lines.last().map_or(0, |line| line.file + 1);
        let starts = line_starts(&source.text);
        let spans: Vec<Span> = spans.iter().map(|span| tidy(*span, &source.text, &starts)).collect();
        let spans = apart(&spans, &source.text);
        let mut windows = Vec::new();
        for number in shown_lines(&spans, &source.text, &starts) {
            let bounds = line_bounds(number, &source.text, &starts);
            let window = Window::of(&source.text, bounds, &spans, columns);
            self.lines.push(Shown { file, number, start: self.text.len() });
            let start = self.text.len();
            self.text.push_str(window.text());
            self.text.push('\n');
            windows.push(Placed { bounds, start, window });
        }
        let placed = spans.iter().map(|span| place(*span, &windows)).collect::<Vec<_>>();
        for (span, place) in spans.iter().zip(&placed) {
            self.heads.push(Head { start: place.offset(), text: head(source, span.start) });
        }
        placed
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    fn line_end(&self, index: usize) -> usize {
        self.lines.get(index + 1).map_or(self.text.len(), |line| line.start)
    }

    /// The furthest line from `index` within `most` steps that continues it in the same file.
    fn neighbour(&self, index: usize, most: usize, step: isize) -> usize {
        let mut at = index;
        for _ in 0..most {
            let Some(next) = at.checked_add_signed(step).filter(|next| *next < self.lines.len()) else { break };
            let (low, high) = (&self.lines[at.min(next)], &self.lines[at.max(next)]);
            if low.file != high.file || low.number + 1 != high.number {
                break;
            }
            at = next;
        }
        at
    }
}

impl SourceCode for Page {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        if self.lines.is_empty() || span.offset() + span.len() > self.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let first = self.line_at(span.offset());
        let last = self.line_at((span.offset() + span.len().max(1)) - 1);
        // Two snippets are joined only where nothing is left out between them.
        if self.neighbour(first, last - first, 1) != last {
            return Err(MietteError::OutOfBounds);
        }
        let (from, to) = (self.neighbour(first, before, -1), self.neighbour(last, after, 1));
        let start = self.lines[from].start;
        let name = self.heads.iter().find(|head| head.start == span.offset()).map(|head| head.text.as_str());
        Ok(Box::new(Contents {
            data: &self.text[start..self.line_end(to)],
            span: (start, self.line_end(to) - start).into(),
            line: self.lines[from].number,
            count: to - from + 1,
            name,
        }))
    }
}

struct Contents<'a> {
    data: &'a str,
    span: SourceSpan,
    line: usize,
    count: usize,
    name: Option<&'a str>,
}

impl<'a> SpanContents<'a> for Contents<'a> {
    fn data(&self) -> &'a [u8] {
        self.data.as_bytes()
    }
    fn span(&self) -> &SourceSpan {
        &self.span
    }
    fn name(&self) -> Option<&str> {
        self.name
    }
    fn line(&self) -> usize {
        self.line
    }
    fn column(&self) -> usize {
        0
    }
    fn line_count(&self) -> usize {
        self.count
    }
}

/// The offsets at which lines start. A line feed ends a line, as in every editor.
fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn line_of(offset: usize, starts: &[usize]) -> usize {
    starts.partition_point(|start| *start <= offset).saturating_sub(1)
}

/// The line's bytes without its end.
fn line_bounds(number: usize, text: &str, starts: &[usize]) -> Span {
    let start = starts[number];
    let end = starts.get(number + 1).map_or(text.len(), |next| next - 1);
    Span::new(start, if text[start..end].ends_with('\r') { end - 1 } else { end })
}

/// The span within the text, on character boundaries, and no longer than is shown.
fn tidy(span: Span, text: &str, starts: &[usize]) -> Span {
    let floor = |offset: usize| {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = floor(span.start);
    let mut end = floor(span.end.max(start));
    // White space at the end of a range only draws the caret out into the next line.
    if end > start {
        let first = text[start..].chars().next().map_or(0, char::len_utf8);
        end = start + text[start..end].trim_end().len().max(first);
    }
    let first = line_of(start, starts);
    if line_of(end, starts) >= first + MOST_LINES {
        end = line_bounds(first + MOST_LINES - 1, text, starts).end;
    }
    Span::new(start, end)
}

/// The numbers of the lines around the spans, in order, each once.
fn shown_lines(spans: &[Span], text: &str, starts: &[usize]) -> Vec<usize> {
    // The empty line after a last line feed is worth showing only to a label that stands there.
    let most = if text.ends_with('\n') { starts.len().saturating_sub(2) } else { starts.len() - 1 };
    let mut numbers: Vec<usize> = spans
        .iter()
        .flat_map(|span| {
            let (first, last) = (line_of(span.start, starts), line_of(span.end, starts));
            first.saturating_sub(CONTEXT)..=(last + CONTEXT).min(most.max(last))
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Where the span stands in the page.
fn place(span: Span, windows: &[Placed]) -> SourceSpan {
    let at = |offset: usize| {
        let index = windows.partition_point(|line| line.bounds.start <= offset).saturating_sub(1);
        windows.get(index).map_or(0, |line| line.start + line.window.place(offset))
    };
    let (start, end) = (at(span.start), at(span.end));
    (start, end.saturating_sub(start)).into()
}

fn head(source: &Source, offset: usize) -> String {
    let name = crate::text::line(&source.name);
    if source.text.is_empty() {
        return name.into_owned();
    }
    let (line, column) = source.position(offset);
    format!("{name}:{line}:{column}")
}
