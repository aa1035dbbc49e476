//! Values that are written elsewhere than in the methodology, in its own notation: the parameters of a test case.

use std::sync::Arc;

use heng_model::evidence::Value;
use heng_model::{Diagnostic, Source, Span};
use heng_yaml::parse;

use crate::read::{At, Log};

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// The value that a text consists of; what is wrong with it otherwise.
pub fn given(source: &Arc<Source>) -> Result<Given, Vec<Diagnostic>> {
    read(source, |at| Some(Given { value: at.value()?, span: at.node.span }))
}

/// The values by name that a text consists of, with the places of their names; what is wrong with it otherwise.
pub fn given_by_name(source: &Arc<Source>) -> Result<Vec<(String, Span, Given)>, Vec<Diagnostic>> {
    read(source, |at| {
        let one = |entry: At<'_>| {
            let given = Given { value: entry.value()?, span: entry.node.span };
            Some((entry.name().to_owned(), entry.key_span(), given))
        };
        at.entries().into_iter().map(one).collect()
    })
}

fn read<T>(source: &Arc<Source>, of: impl FnOnce(At<'_>) -> Option<T>) -> Result<T, Vec<Diagnostic>> {
    let (root, diagnostics) = parse(source);
    let log = Log::default();
    log.note_all(diagnostics);
    let read = root.as_ref().and_then(|root| of(At::whole(&log, source, root)));
    match read {
        Some(read) if !log.has_errors() => Ok(read),
        _ => Err(log.sorted()),
    }
}
