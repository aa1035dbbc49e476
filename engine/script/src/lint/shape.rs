//! The outer shape of a script: its head, and what stands outside functions.

use heng_model::{Diagnostic, Message, Span};
use rhai::Stmt;

use super::findings::Findings;
use super::part::Part;

/// A check: it says what it looks for at its head.
pub fn script(part: &Part, findings: &mut Findings) {
    if part.head.is_empty() && !part.functions.is_empty() {
        let check = part.named("check").next().map(|function| function.span).unwrap_or_default();
        findings.add(Diagnostic::note(Message::new("heng::rule::no_head")).at(&part.text.source, check));
    }
    outside(part, findings);
}

/// A library.
pub fn library(part: &Part, findings: &mut Findings) {
    if part.head.is_empty() && !part.functions.is_empty() {
        let first = part.functions.first().map(|function| function.span).unwrap_or_default();
        findings.add(Diagnostic::note(Message::new("heng::rule::no_library_head")).at(&part.text.source, first));
    }
    outside(part, findings);
}

/// Names declared outside functions are not seen within them, and statements there belong to no judgement.
fn outside(part: &Part, findings: &mut Findings) {
    for statement in &part.outside {
        let span = part.text.token(statement.position());
        let message = match statement {
            Stmt::Var(variable, ..) => Message::new("heng::rule::let_outside").with("name", variable.0.name.as_str()),
            _ => Message::new("heng::rule::statement_outside"),
        };
        let span = match statement {
            Stmt::Var(variable, ..) => part.text.token(variable.0.pos),
            _ => Span::new(span.start, span.end),
        };
        findings.add(Diagnostic::error(message).at(&part.text.source, span));
    }
}
