//! The cases of a check, with the evidence and what is expected of it.

use heng_cases::{Case as Run, CheckCases, Column, Section, Shown, Stated, sections};
use heng_model::IndicatorId;
use heng_model::indicator::Leaf;
use serde::Serialize;

use super::expected;
use crate::material::Material;

/// The cases of a check.
#[derive(Debug, Clone, Serialize)]
pub struct Cases {
    /// The file that they stand in.
    pub file: String,
    /// How many there are, variants counted.
    pub count: usize,
    /// What is told before the first.
    pub prose: Vec<String>,
    /// Evidence that all of them share.
    pub shared: Vec<CaseFile>,
    /// The cases, in the order of the file.
    pub list: Vec<Case>,
}

/// A case.
#[derive(Debug, Clone, Serialize)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// Its place on the page of the check.
    pub place: String,
    /// What is told of it.
    pub prose: Vec<String>,
    /// Subject, date and parameters: what, and which.
    pub settings: Vec<(String, String)>,
    /// What is expected; empty where the table says it.
    pub expects: Vec<Expect>,
    /// What somebody accepted; none where the table says it, and where nobody has.
    pub accepted: Option<String>,
    /// Its variants.
    pub table: Option<Table>,
    /// Its evidence.
    pub files: Vec<CaseFile>,
}

/// What is expected of a criterion or of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expect {
    /// The criterion.
    pub criterion: Option<String>,
    /// What it asks for; or that it is about the whole.
    pub about: String,
    /// What must come of it.
    pub said: String,
}

/// Variants of a case.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// The heads of what is given.
    pub heads: Vec<String>,
    /// Whether variants have names.
    pub named: bool,
    /// The variants.
    pub rows: Vec<Variant>,
}

/// A variant.
#[derive(Debug, Clone, Serialize)]
pub struct Variant {
    /// What it is called.
    pub name: String,
    /// Its place on the page of the check.
    pub place: String,
    /// What is given to it.
    pub given: Vec<String>,
    /// What is expected.
    pub expects: Vec<Expect>,
    /// What somebody accepted.
    pub accepted: Option<String>,
}

/// A file of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseFile {
    /// Its path in the bundle.
    pub path: String,
    /// Its encoding, where it is not the usual one.
    pub encoding: Option<&'static str>,
    /// Its text.
    pub text: String,
}

/// The cases of a leaf; none where it has no `cases.md`.
pub fn all(of: &Material<'_>, id: &IndicatorId, leaf: &Leaf) -> Option<Cases> {
    let check = of.suite.checks.iter().find(|check| check.indicator == *id)?;
    let mut sections = sections(&check.source).into_iter();
    let head = sections.next().unwrap_or_default();
    let mut left = check.cases.iter().enumerate().peekable();
    let mut list = Vec::new();
    for section in sections {
        let title = section.title.clone().unwrap_or_default();
        let mut runs = Vec::new();
        while let Some(run) = left.next_if(|(_, run)| run.title == title) {
            runs.push(run);
        }
        list.push(case(of, leaf, check, section, &runs));
    }
    Some(Cases {
        file: check.source.name.clone(),
        count: check.cases.len(),
        prose: head.prose,
        shared: head.files.into_iter().map(file).collect(),
        list,
    })
}

fn case(of: &Material<'_>, leaf: &Leaf, check: &CheckCases, section: Section, runs: &[(usize, &Run)]) -> Case {
    let place = |run: &Run| format!("case-{}", run.name);
    let expects = |run: &Run| run.expectations.iter().map(|(_, one)| expected::of(of, leaf, one)).collect();
    let accepted = |at: usize| expected::accepted(of, check.accepted(at, of.files).as_ref());
    let alone = runs.first().filter(|_| section.table.is_none());
    let table = section.table.map(|written| {
        let given = |column: &&(Column, String)| column.0 == Column::Given;
        let rows = written.rows.iter().zip(runs).map(|(cells, (at, run))| Variant {
            name: run.variant.clone().unwrap_or_default(),
            place: place(run),
            given: cells
                .iter()
                .zip(&written.heads)
                .filter(|(_, head)| head.0 == Column::Given)
                .map(|(cell, _)| cell.clone())
                .collect(),
            expects: expects(run),
            accepted: accepted(*at),
        });
        Table {
            rows: rows.collect(),
            named: written.heads.iter().any(|(column, _)| *column == Column::Name),
            heads: written.heads.iter().filter(given).map(|(_, head)| head.clone()).collect(),
        }
    });
    Case {
        title: section.title.unwrap_or_default(),
        // Those of a table have places of their own.
        place: alone.map(|(_, run)| place(run)).unwrap_or_default(),
        prose: section.prose,
        settings: section.settings.into_iter().map(|(key, value)| setting(of, key, value)).collect(),
        expects: alone.map(|(_, run)| expects(run)).unwrap_or_default(),
        accepted: alone.and_then(|(at, _)| accepted(*at)),
        table,
        files: section.files.into_iter().map(file).collect(),
    }
}

fn setting(of: &Material<'_>, key: Stated, value: String) -> (String, String) {
    match key {
        Stated::Subject => {
            let subject = of.definition().subject_called(value.trim_matches('"'));
            let named = subject.map(|subject| format!("{} {}", subject.id, subject.name));
            (of.words.word("report-subject"), named.unwrap_or(value))
        }
        Stated::AssessedOn => (of.word("assessed_on"), value),
        Stated::Params => (of.word("params"), value),
    }
}

fn file(shown: Shown) -> CaseFile {
    let encoding = Some(shown.encoding).filter(|encoding| *encoding != "UTF-8");
    CaseFile { path: shown.path, encoding, text: shown.text }
}
