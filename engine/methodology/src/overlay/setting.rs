//! A path and the value to put there, as they were written.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span, pointer};
use heng_yaml::{Node, Yaml, parse};

/// The name under which what was typed is shown.
const TYPED: &str = "--set";

/// One value to be put in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub(super) source: Arc<Source>,
    pub(super) path: String,
    pub(super) path_span: Span,
    pub(super) value: Node,
}

/// A setting as it is typed: `indicators/1.1/weight=5`.
pub fn setting(typed: &str) -> Result<Setting, Vec<Diagnostic>> {
    let source = Source::new(TYPED, typed);
    let split = typed.split_once('=').filter(|(path, _)| !path.trim().is_empty());
    let Some((path, _)) = split else {
        let message = Message::new("heng::methodology::set_without_value").with("typed", typed);
        return Err(vec![Diagnostic::error(message).at(&source, 0..typed.len())]);
    };
    // The value stands where it was typed, so that what is said of it stands there too.
    let blank = " ".repeat(path.len() + 1);
    let (root, problems) = parse(&Source::new(TYPED, format!("{blank}{}", &typed[path.len() + 1..])));
    match root {
        Some(value) if problems.is_empty() => {
            let path_span = Span::new(0, path.len());
            Ok(Setting { source, path: path.trim().to_owned(), path_span, value })
        }
        _ => Err(problems.into_iter().map(|problem| in_source(problem, &source)).collect()),
    }
}

/// The settings of a variant: a file of `path: value`.
pub fn variant(source: &Arc<Source>) -> Result<Vec<Setting>, Vec<Diagnostic>> {
    let (root, problems) = parse(source);
    if !problems.is_empty() {
        return Err(problems);
    }
    let Some(Yaml::Map(entries)) = root.map(|root| root.value) else {
        let message = Message::new("heng::methodology::variant_of_nothing").with("file", source.name.as_str());
        return Err(vec![Diagnostic::error(message).at(source, 0..source.text.len().min(1))]);
    };
    let of = |entry: heng_yaml::Entry| Setting {
        source: source.clone(),
        path: entry.key.trim().to_owned(),
        path_span: entry.key_span,
        value: entry.node,
    };
    Ok(entries.into_iter().map(of).collect())
}

fn in_source(mut problem: Diagnostic, source: &Arc<Source>) -> Diagnostic {
    for label in &mut problem.labels {
        label.source = source.clone();
    }
    problem
}

impl Setting {
    /// Where it was written: `--set`, or the variant's file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes of the value; those of the path where it is empty.
    pub(super) fn value_span(&self) -> Span {
        if self.value.span.range().is_empty() { self.path_span } else { self.value.span }
    }

    /// The steps of the path, each with its bytes where they can be told.
    pub(super) fn steps(&self) -> Vec<(String, Span)> {
        let written = &self.source.text[self.path_span.range()];
        let start = written.find(self.path.as_str()).map(|at| self.path_span.start + at);
        let mut steps = Vec::new();
        let mut offset = 0;
        for step in self.path.split('/') {
            let span = start.map_or(self.path_span, |start| Span::new(start + offset, start + offset + step.len()));
            steps.push((pointer::key(step), span));
            offset += step.len() + 1;
        }
        steps
    }
}
