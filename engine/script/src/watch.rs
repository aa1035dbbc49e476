//! Which parts of a script and its libraries ran.
//!
//! Rhai says of no statement that it ran, but for its debugger, which makes every run dearer. So the text is run with marks in it:
//! a mark is a call that notes its number and gives `true`. Marks stand on the lines where they are, so that lines stay; the
//! statements of `check`, which run one by one, are noted by the runner itself, since a statement that is passed over for what
//! it lacks must not count. What runs with marks judges as it would without them; nothing is taken from it but the marks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use heng_model::{Source, Span};
use rhai::{Engine, INT, Position, Stmt};

use crate::compile::{Script, leftmost};
use crate::flow::{Step, Unit};
use crate::mutants::Tokens;
use crate::place::Text;

/// The function that marks call.
const MARK: &str = "heng_ran";
/// Operations that a mark costs at most, per operation of the script: what is watched may cost so much more.
pub const DEARER: u64 = 4;

/// What a part of a script is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A statement.
    Statement,
    /// A condition after `&&` or `||`.
    Condition,
    /// The body of a closure.
    Closure,
    /// An arm of `switch`.
    Arm,
}

impl Part {
    /// Its name in documents and in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Part::Statement => "statement",
            Part::Condition => "condition",
            Part::Closure => "closure",
            Part::Arm => "arm",
        }
    }
}

/// A part of a script or library that may run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub part: Part,
    /// Its bytes in the text as it is written.
    pub span: Span,
}

/// What ran of the scripts and libraries of a methodology.
#[derive(Debug, Default)]
pub struct Watch {
    texts: BTreeMap<String, Marked>,
    ran: Vec<AtomicBool>,
}

/// A text with marks.
#[derive(Debug)]
struct Marked {
    original: Arc<Source>,
    text: Text,
    /// Where marks were put in: the byte of the marked text that each begins at, and its length.
    added: Vec<(usize, usize)>,
    places: Vec<Place>,
    /// The number of its first place among all.
    first: usize,
    /// The statements of `check`: where each begins, and its place.
    units: Vec<(usize, usize)>,
}

impl Watch {
    /// The marked text of a script; the same as it is written where it could not be marked.
    pub(crate) fn add(&mut self, source: &Arc<Source>, script: Option<&Script>) -> Arc<Source> {
        let text = Text::new(source.clone());
        let tokens = Tokens::of(&text);
        let units: Vec<usize> = script.map(|script| unit_starts(&script.units, &text)).unwrap_or_default();
        let mut finder = Finder { tokens: &tokens, text: &text, found: Vec::new() };
        finder.all();
        let mut found = finder.found;
        found.sort_by_key(|(place, _)| (place.span, place.part));
        let first = self.ran.len();
        let starts: Vec<(usize, usize)> = found
            .iter()
            .enumerate()
            .filter(|(_, (place, _))| place.part == Part::Statement)
            .map(|(at, (place, _))| (place.span.start, at))
            .collect();
        // Of `if` the runner knows the condition, which belongs to the statement that begins last before it.
        let by_runner: BTreeSet<usize> = units
            .iter()
            .filter_map(|unit| Some(starts[starts.partition_point(|(at, _)| at <= unit).checked_sub(1)?].1))
            .collect();
        let mut marks: Vec<(usize, bool, usize, String)> = Vec::new();
        for (at, (place, shape)) in found.iter().enumerate() {
            let number = first + at;
            let (open, close) = match shape {
                Shape::Statement if by_runner.contains(&at) => continue,
                Shape::Statement => (format!("{MARK}({number}); "), ""),
                Shape::Operand => (format!("({MARK}({number}) && ("), "))"),
                Shape::Body => (format!("{{ {MARK}({number}); "), " }"),
            };
            marks.push((place.span.start, true, usize::MAX - place.span.end, open));
            if !close.is_empty() {
                // What begins later ends earlier.
                marks.push((place.span.end, false, usize::MAX - place.span.start, close.to_owned()));
            }
        }
        marks.sort();
        let (mut out, mut added, mut last) = (String::new(), Vec::new(), 0);
        for (at, _, _, mark) in &marks {
            out.push_str(&source.text[last..*at]);
            added.push((out.len(), mark.len()));
            out.push_str(mark);
            last = *at;
        }
        out.push_str(&source.text[last..]);
        let marked = Source::new(source.name.clone(), out);
        let units = starts.into_iter().filter(|(_, at)| by_runner.contains(at)).collect();
        let places: Vec<Place> = found.into_iter().map(|(place, _)| place).collect();
        self.ran.extend(places.iter().map(|_| AtomicBool::new(false)));
        let text = Text::new(marked.clone());
        self.texts.insert(source.name.clone(), Marked { original: source.clone(), text, added, places, first, units });
        marked
    }

    /// Lets an engine note what runs.
    pub(crate) fn listen(self: &Arc<Self>, engine: &mut Engine) {
        let watch = self.clone();
        engine.register_fn(MARK, move |number: INT| {
            watch.note(usize::try_from(number).unwrap_or(usize::MAX));
            true
        });
    }

    fn note(&self, number: usize) {
        if let Some(ran) = self.ran.get(number) {
            ran.store(true, Ordering::Relaxed);
        }
    }

    /// Notes that a statement of `check` runs.
    pub(crate) fn runs(&self, file: &str, statement: &Stmt) {
        let Some(marked) = self.texts.get(file) else { return };
        let at = marked.text.offset(beginning(statement));
        let before = |(start, length): &&(usize, usize)| start + length <= at;
        let moved: usize = marked.added.iter().take_while(before).map(|(_, length)| length).sum();
        let at = at - moved;
        if let Some((_, place)) = marked.units[..marked.units.partition_point(|(start, _)| *start <= at)].last() {
            self.note(marked.first + place);
        }
    }

    /// The parts of a file, each with whether it ran.
    pub fn of(&self, file: &str) -> Vec<(Place, bool)> {
        let Some(marked) = self.texts.get(file) else { return Vec::new() };
        let ran = |at: usize| self.ran[marked.first + at].load(Ordering::Relaxed);
        marked.places.iter().enumerate().map(|(at, place)| (place.clone(), ran(at))).collect()
    }

    /// The texts as they are written.
    pub fn texts(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.texts.values().map(|marked| &marked.original)
    }
}

/// Where a statement begins. Its own position may be that of an operator in its middle.
fn beginning(statement: &Stmt) -> Position {
    match statement {
        Stmt::Expr(expression) => leftmost(expression),
        Stmt::Assignment(assignment) => leftmost(&assignment.1.lhs),
        other => other.position(),
    }
}

/// Where the statements that run one by one stand.
fn unit_starts(units: &[Unit], text: &Text) -> Vec<usize> {
    let mut starts = Vec::new();
    for unit in units {
        match &unit.step {
            Step::Plain(statement) => starts.push(text.offset(beginning(statement))),
            Step::If { condition, then, otherwise, .. } => {
                starts.push(text.offset(beginning(condition)));
                starts.extend(unit_starts(then, text));
                starts.extend(unit_starts(otherwise, text));
            }
            Step::Block(units) => starts.extend(unit_starts(units, text)),
        }
    }
    starts
}

/// How a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Before a statement.
    Statement,
    /// Around a condition.
    Operand,
    /// Around an expression that is a body.
    Body,
}

struct Finder<'t> {
    tokens: &'t Tokens<'t>,
    text: &'t Text,
    found: Vec<(Place, Shape)>,
}

impl Finder<'_> {
    fn all(&mut self) {
        for at in 0..self.tokens.len() {
            match self.tokens.word(at) {
                "{" if !self.is_switch(at) => self.block(at),
                "&&" | "||" if self.tokens.is_binary(at) => {
                    let end = self.tokens.right_of(at);
                    if at + 1 < end {
                        self.push(Part::Condition, self.tokens.bytes(at + 1, end), Shape::Operand);
                    }
                }
                // A closure without parameters; one with some ends them with its second `|`.
                "||" => self.body(at + 1, Part::Closure),
                "|" if self.ends_parameters(at) => self.body(at + 1, Part::Closure),
                "=>" => self.body(at + 1, Part::Arm),
                _ => {}
            }
        }
    }

    fn push(&mut self, part: Part, span: Span, shape: Shape) {
        self.found.push((Place { part, span }, shape));
    }

    /// Whether this brace holds the arms of `switch`.
    fn is_switch(&self, open: usize) -> bool {
        let mut at = open;
        while let Some(before) = at.checked_sub(1) {
            match self.tokens.word(before) {
                "switch" => return true,
                ";" | "{" | "}" | "=>" | "," | "(" | "[" | "#{" => return false,
                // A closing bracket leads to the one that opens.
                _ => at = self.tokens.partner(before).unwrap_or(before),
            }
        }
        false
    }

    /// Whether the `|` is the second of a closure's two.
    fn ends_parameters(&self, at: usize) -> bool {
        let mut start = at;
        while let Some(before) = start.checked_sub(1) {
            match self.tokens.word(before) {
                "|" => return !self.tokens.is_binary(before) && !self.is_second(before),
                "," => start = before,
                word if word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') => start = before,
                _ => return false,
            }
        }
        false
    }

    fn is_second(&self, at: usize) -> bool {
        self.ends_parameters(at)
    }

    /// A body that is an expression; one in braces is a block.
    fn body(&mut self, at: usize, part: Part) {
        let Some(start) = self.tokens.spans.get(at).filter(|_| self.tokens.word(at) != "{") else { return };
        let span = self.text.expression_span(start.start);
        if span.start < span.end {
            self.push(part, span, Shape::Body);
        }
    }

    /// The statements of a block.
    fn block(&mut self, open: usize) {
        let Some(close) = self.tokens.partner(open) else { return };
        let mut at = open + 1;
        while at < close {
            let start = at;
            // To the semicolon, or to the brace of a block that nothing goes on after.
            while at < close && self.tokens.word(at) != ";" {
                let is_block = self.tokens.word(at) == "{";
                let opens = self.tokens.opens(at);
                at = if opens { self.tokens.partner(at).map_or(close, |end| end + 1) } else { at + 1 };
                if is_block && self.begins_statement(at, start) {
                    break;
                }
            }
            if start < at && self.tokens.word(start) != "fn" && self.tokens.word(start) != "private" {
                self.push(Part::Statement, self.tokens.bytes(start, at), Shape::Statement);
            }
            while self.tokens.word(at) == ";" {
                at += 1;
            }
        }
    }

    /// Whether a new statement begins after the block of one that began at `start`.
    fn begins_statement(&self, at: usize, start: usize) -> bool {
        const OF_BLOCKS: [&str; 7] = ["if", "for", "while", "loop", "try", "switch", "{"];
        let goes_on = ["else", "catch", "until", "while"].contains(&self.tokens.word(at));
        OF_BLOCKS.contains(&self.tokens.word(start)) && !goes_on && self.tokens.word(at) != ";"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        Watch::default().add(&Source::new("lib/a.rhai", text), None).text.clone()
    }

    #[test]
    fn marks_stand_before_statements_conditions_and_bodies() {
        assert_eq!(
            marked("fn a(x) { let y = x && z(x); if y { 1 } else { 2 } }"),
            "fn a(x) { heng_ran(0); let y = x && (heng_ran(1) && (z(x))); heng_ran(2); if y { heng_ran(3); 1 } else { heng_ran(4); 2 } }"
        );
        assert_eq!(
            marked("fn a(xs) { xs.any(|x, y| x || y).all(|x| { x }) }"),
            "fn a(xs) { heng_ran(0); xs.any(|x, y| { heng_ran(1); x || (heng_ran(2) && (y)) }).all(|x| { heng_ran(3); x }) }"
        );
        assert_eq!(
            marked("fn a(x) { if x { return 1; } switch x { 1 => b(x), _ => { 2 } } }"),
            "fn a(x) { heng_ran(0); if x { heng_ran(1); return 1; } heng_ran(2); switch x { 1 => { heng_ran(3); b(x) }, _ => { heng_ran(4); 2 } } }"
        );
        assert_eq!(marked("fn a(x) { #{ a: 1 } }"), "fn a(x) { heng_ran(0); #{ a: 1 } }");
    }
}
