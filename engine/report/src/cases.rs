//! Two snapshots side by side: what changed, and the line of the rule that is the cause.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use crate::catalogue::{Catalogue, Lang};
use crate::{style, text};

/// Lines of a snapshot that come of one line of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The lines of the new text, from 0.
    pub lines: Range<usize>,
    /// The line of the rule as a reader finds it: `checks/…/check.rhai:7`.
    pub place: String,
    /// What stands there.
    pub text: String,
}

/// Lines that are the same, shown around those that are not.
const CONTEXT: usize = 2;

/// What changed between two texts, a sign before each line; after each stretch the lines of the rule that it comes of.
pub fn difference(lang: Lang, color: bool, old: &str, new: &str, causes: &[Cause]) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut out = String::new();
    for (at, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if at > 0 {
            out.push_str(&style::paint("    …", style::FAINT, color));
            out.push('\n');
        }
        let mut touched: Vec<Range<usize>> = Vec::new();
        for op in group {
            if op.tag() != similar::DiffTag::Equal {
                touched.push(op.new_range());
            }
            for change in diff.iter_changes(op) {
                let (sign, paint) = match change.tag() {
                    ChangeTag::Delete => ("-", style::BAD),
                    ChangeTag::Insert => ("+", style::GOOD),
                    ChangeTag::Equal => (" ", style::FAINT),
                };
                let line = format!("  {sign} {}", text::line(change.value().trim_end_matches('\n')));
                out.push_str(&style::paint(line.trim_end(), paint, color));
                out.push('\n');
            }
        }
        out.push_str(&caused(lang, color, &touched, causes));
    }
    out
}

/// The lines of the new text that differ; where lines went, an empty range.
pub fn touched(old: &str, new: &str) -> Vec<Range<usize>> {
    let diff = TextDiff::from_lines(old, new);
    let ops = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    ops.map(similar::DiffOp::new_range).collect()
}

/// Whether a stretch lies in a part. One that only takes lines away touches the part that they stood in.
pub fn meets(lines: &Range<usize>, part: &Range<usize>) -> bool {
    lines.start < part.end && part.start < lines.end
        || lines.is_empty() && part.start <= lines.start && lines.start <= part.end
}

/// The lines of the rule that lie behind these lines of the new text, each once.
fn caused(lang: Lang, color: bool, touched: &[Range<usize>], causes: &[Cause]) -> String {
    let words = Catalogue::of(lang);
    let mut told: Vec<&str> = Vec::new();
    let mut out = String::new();
    for cause in causes.iter().filter(|cause| touched.iter().any(|lines| meets(lines, &cause.lines))) {
        if told.contains(&cause.place.as_str()) {
            continue;
        }
        told.push(&cause.place);
        let head = words.phrase("cases-rule", &[("place", cause.place.as_str().into())]);
        out.push_str(&style::paint(&format!("    ← {head}"), style::ADVICE, color));
        out.push_str(&format!("  {}\n", text::line(cause.text.trim())));
    }
    out
}

/// A text to be shown with the numbers of its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The text.
    pub text: &'a str,
    /// The lines to point at, from 1.
    pub marked: Vec<usize>,
}

/// The text below its name, a number before each line, an arrow before those that are pointed at.
pub fn numbered(color: bool, shown: &Numbered<'_>) -> String {
    let mut out = style::paint(&text::line(shown.name), style::HEADING, color) + "\n";
    let width = shown.text.lines().count().to_string().len();
    for (at, line) in shown.text.lines().enumerate() {
        let is_marked = shown.marked.contains(&(at + 1));
        let (sign, paint) = if is_marked { ("→", style::ADVICE) } else { (" ", style::FAINT) };
        let head = style::paint(&format!("{sign} {:>width$} │", at + 1), paint, color);
        out.push_str(format!("{head} {}", text::line(line)).trim_end());
        out.push('\n');
    }
    out
}
