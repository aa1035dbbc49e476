//! What the reader asks to see: subjects, an indicator, a cohort, by the names that they know them by.

use heng_model::{CohortId, Definition, Diagnostic, IndicatorId, Message, SubjectId};

/// Names offered where one is not known.
const MOST_KNOWN: usize = 12;

/// The subject of that key, code or name.
pub fn subject(definition: &Definition, name: &str) -> Result<SubjectId, Diagnostic> {
    if let Some(found) = definition.subject_called(name) {
        return Ok(found.id.clone());
    }
    let known = definition.subjects.iter().map(|one| one.name.as_str());
    Err(unknown(Message::new("heng::cli::unknown_subject").with("subject", name), name, known))
}

/// The indicator of that id or name.
pub fn indicator(definition: &Definition, name: &str) -> Result<IndicatorId, Diagnostic> {
    let nodes = &definition.tree.nodes;
    let found =
        nodes.values().find(|node| node.id.as_str() == name).or_else(|| nodes.values().find(|n| n.name == name));
    if let Some(node) = found {
        return Ok(node.id.clone());
    }
    let known = nodes.keys().map(IndicatorId::as_str);
    Err(unknown(Message::new("heng::cli::unknown_indicator").with("indicator", name), name, known))
}

/// The cohort of that id or name.
pub fn cohort(definition: &Definition, name: &str) -> Result<CohortId, Diagnostic> {
    let found = definition.cohorts.iter().find(|one| one.id.as_str() == name || one.name == name);
    if let Some(cohort) = found {
        return Ok(cohort.id.clone());
    }
    let known = definition.cohorts.iter().map(|one| one.name.as_str());
    Err(unknown(Message::new("heng::cli::unknown_cohort").with("cohort", name), name, known))
}

/// The message with the names nearest to what was typed.
fn unknown<'a>(message: Message, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let mut known: Vec<(f64, &str)> = known.map(|one| (strsim::jaro_winkler(name, one), one)).collect();
    let suggestion = known.iter().max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(score, _)| *score > 0.6);
    let suggestion = suggestion.map_or("", |(_, one)| one);
    let more = known.len() > MOST_KNOWN;
    known.truncate(MOST_KNOWN);
    let mut names: Vec<String> = known.into_iter().map(|(_, one)| one.to_owned()).collect();
    if more {
        names.push("…".to_owned());
    }
    Diagnostic::error(message.with("suggestion", suggestion).with("known", names))
}
