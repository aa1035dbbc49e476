//! Small changes of a script's text, each of which a good set of cases notices.
//!
//! They are made from tokens, not from the compiled script: a token knows its bytes, so that each change stands at a place that a
//! methodologist can be shown, and everything else of the text stays as it is.

mod operators;
mod tokens;

pub use operators::nudged;
pub(crate) use tokens::Tokens;
pub use tokens::reached;

use std::sync::Arc;

use heng_model::{Source, Span};

use crate::place::Text;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// `>=` becomes `>` or `<`, `==` becomes `!=`, `in` becomes `!in`.
    Comparison,
    /// A number is one more or one less.
    Number,
    /// One condition of `&&` or `||` is left out.
    Condition,
    /// `&&` becomes `||`, or the other way round.
    AndOr,
    /// A `!` is left out.
    Negation,
    /// `.filter(…)` is left out.
    Filter,
    /// `any` becomes `all`, or the other way round.
    AnyAll,
    /// `true` becomes `false`, or the other way round.
    Literal,
    /// Two states of a ladder are exchanged, or another state is named.
    State,
}

impl Operator {
    /// Its name in documents and in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Operator::Comparison => "comparison",
            Operator::Number => "number",
            Operator::Condition => "condition",
            Operator::AndOr => "and_or",
            Operator::Negation => "negation",
            Operator::Filter => "filter",
            Operator::AnyAll => "any_all",
            Operator::Literal => "literal",
            Operator::State => "state",
        }
    }
}

/// One small change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// What kind of change.
    pub operator: Operator,
    /// The bytes that are replaced.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
    /// What a reader is shown as the old text, on one line.
    pub before: String,
    /// And as the new one; empty where something was left out.
    pub after: String,
}

impl Mutant {
    /// The text with the change.
    pub fn applied(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.span.start], self.text, &text[self.span.end..])
    }
}

/// Every small change of a script or library, by place. `states` are the states that a criterion's ladder has, for each ladder.
pub fn mutants(source: &Arc<Source>, states: &[Vec<String>]) -> Vec<Mutant> {
    let text = Text::new(source.clone());
    let tokens = Tokens::of(&text);
    let mut found = operators::all(&tokens, states);
    found.sort_by(|a, b| (a.span, a.operator, &a.text).cmp(&(b.span, b.operator, &b.text)));
    found.dedup_by(|a, b| a.span == b.span && a.text == b.text);
    found
}

#[cfg(test)]
mod tests;
