//! Case tables: a column per changed value, a row per variant.

use std::collections::BTreeMap;

use heng_methodology::{given, with_suggestion};
use heng_model::rubric::Criterion;
use heng_model::{Diagnostic, Message, Span};

use crate::expectation::{Expectation, of_criterion};
use crate::read::{Draft, Reader};
use crate::table::{Table, said};
use crate::words::Key;

/// What a column changes.
enum Column {
    Key(Key),
    /// `期望 library`: what is expected of one criterion.
    Criterion(Criterion),
    Param(String),
    /// `{{日期}}`: what stands in its place in the evidence.
    Placeholder(String),
}

/// The variants of a case: name, row, and what the row makes of the case.
pub(crate) fn of(reader: &mut Reader<'_>, case: &Draft, table: &Table) -> Vec<(Option<String>, Span, Draft)> {
    let columns: Vec<Option<Column>> = table.heads.iter().map(|head| column(reader, case, *head)).collect();
    let mut names: BTreeMap<String, Span> = BTreeMap::new();
    let mut variants = Vec::new();
    for (line, cells) in &table.rows {
        let mut draft = case.clone();
        // What a column that cannot be read would expect is not known.
        draft.misread |= columns.iter().any(Option::is_none);
        let (mut name, mut inputs) = (None, Vec::new());
        for ((column, head), cell) in columns.iter().zip(&table.heads).zip(cells) {
            let Some(column) = column else { continue };
            let text = said(&reader.source.text, *cell);
            if !matches!(column, Column::Criterion(_) | Column::Key(Key::Expect | Key::Variant)) {
                let head = reader.text(*head).trim_matches(['{', '}']);
                inputs.push(format!("{head} {}", text.trim()).trim().to_owned());
            }
            if matches!(column, Column::Key(Key::Variant)) && !text.is_empty() {
                name = Some(text.clone());
            }
            apply(reader, column, &text, *cell, *head, &mut draft);
        }
        let name = name.unwrap_or_else(|| inputs.join("，"));
        if let Some(first) = names.insert(name.clone(), *line) {
            let said = Diagnostic::error(Message::new("heng::cases::variant_twice").with("name", name.as_str()));
            let said = said.at(reader.source, *line);
            reader.said.push(said.context(reader.source, first, Message::new("heng::cases::first_here")));
        }
        variants.push((Some(name), *line, draft));
    }
    variants
}

fn column(reader: &mut Reader<'_>, case: &Draft, head: Span) -> Option<Column> {
    let text = said(&reader.source.text, head);
    if let Some(name) = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
        let placeholder = format!("{{{{{name}}}}}");
        if !case.evidence.iter().any(|evidence| evidence.text.contains(&placeholder)) {
            reader.error(Message::new("heng::cases::placeholder_nowhere").with("placeholder", placeholder), head);
            return None;
        }
        return Some(Column::Placeholder(placeholder));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let leaf = reader.around.leaf;
    match (&words[..], words.first().and_then(|word| Key::of(word))) {
        ([_], Some(key)) if key != Key::Params => return Some(Column::Key(key)),
        ([_, name], Some(Key::Expect)) => {
            if let Some(criterion) = leaf.rubric.iter().find(|criterion| criterion.id.as_str() == *name) {
                return Some(Column::Criterion(criterion.clone()));
            }
            let known: Vec<&str> = leaf.rubric.iter().map(|criterion| criterion.id.as_str()).collect();
            let message = Message::new("heng::cases::unknown_criterion").with("criterion", *name);
            reader.error(with_suggestion(message, name, known.iter().copied()), head);
            return None;
        }
        ([name], None) if leaf.params.contains_key(*name) => return Some(Column::Param((*name).to_owned())),
        _ => {}
    }
    let params = leaf.params.keys().map(String::as_str);
    let known: Vec<&str> = Key::of_columns().into_iter().chain(params).collect();
    let message = Message::new("heng::cases::unknown_column").with("column", text.as_str());
    reader.error(with_suggestion(message, &text, known.iter().copied()), head);
    None
}

/// What one cell makes of the case. An empty one leaves it as it is; in place of a placeholder it is nothing.
fn apply(reader: &mut Reader<'_>, column: &Column, text: &str, cell: Span, head: Span, draft: &mut Draft) {
    if let Column::Placeholder(placeholder) = column {
        for evidence in &mut draft.evidence {
            evidence.text = evidence.text.replace(placeholder.as_str(), text);
        }
        return;
    }
    if text.is_empty() {
        return;
    }
    match column {
        Column::Key(Key::Subject) => draft.subject = reader.subject(cell),
        Column::Key(Key::AssessedOn) => draft.assessed_on = reader.date(cell),
        Column::Key(Key::Expect) => {
            for part in text.split([';', '；']).filter(|part| !part.trim().is_empty()) {
                reader.expect(part, cell, draft);
            }
        }
        Column::Criterion(criterion) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            match of_criterion(&words, criterion) {
                Ok(expected) => {
                    draft.expectations.push((cell, Expectation::Criterion(criterion.id.clone(), expected)));
                }
                Err(message) => {
                    draft.misread = true;
                    reader.error(message, cell);
                }
            }
        }
        Column::Param(name) => match given(&reader.alone(cell)) {
            Ok(given) => reader.param(name, head, given.value, given.span, draft),
            Err(problems) => {
                let problems = reader.here(problems);
                reader.said.extend(problems);
            }
        },
        Column::Key(Key::Variant | Key::Params) | Column::Placeholder(_) => {}
    }
}
