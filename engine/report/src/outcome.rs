//! The words for what became of an indicator, and names in a row.

use heng_model::{Definition, Outcome, SubjectId};

use crate::catalogue::Catalogue;
use crate::text;

/// What an outcome is called.
pub fn outcome_word(words: &Catalogue, outcome: Outcome) -> String {
    words.word(word(outcome))
}

/// The catalogue's entry for an outcome.
pub fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Scored => "report-scored",
        Outcome::NotApplicable => "report-not_applicable",
        Outcome::MissingEvidence => "report-missing_evidence",
        Outcome::Imputed => "report-imputed",
        Outcome::Vetoed => "report-vetoed",
        Outcome::LowCoverage => "report-low_coverage",
        Outcome::Error => "report-rule_error",
        Outcome::Planned => "report-planned",
    }
}

/// The names in a row, at most so many, and how many more there are.
pub fn names<T: AsRef<str>>(words: &Catalogue, names: &[T], most: usize) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).collect();
    let list = words.list(&shown);
    match names.len().saturating_sub(most) {
        0 => list,
        more => words.phrase("report-and_more", &[("list", text::line(&list).as_ref().into()), ("more", more.into())]),
    }
}

/// The subject's name in print; its id where the methodology no longer knows it.
pub fn subject_name<'a>(definition: &'a Definition, id: &'a SubjectId) -> &'a str {
    definition.subjects.iter().find(|subject| subject.id == *id).map_or(id.as_str(), |subject| &subject.name)
}
