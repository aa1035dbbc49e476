//! Annotations of GitHub's workflows, a line each: `::warning file=…,line=…,title=…::…`. The same finding about many subjects
//! is one line, since GitHub shows a few only.

use std::collections::BTreeMap;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::{Number, Severity};
use heng_report::{Ground, Made, View, figure, grounded, named, said, subject_name, text};

/// Most subjects that a line names.
const MOST_NAMES: usize = 8;

/// The findings that the view shows, on the lines of the rules; `rules` is the methodology's folder from the repository's root.
pub fn github(assessment: &Assessment, view: &View, rules: &str) -> Made {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    for (finding, ground) in grounded(assessment, view) {
        let at = ground.at.map(|at| (&at.file, at.line));
        let message = ground.judgement.is_none().then_some(&finding.message);
        let key = (finding.severity, &finding.message.code, &finding.indicator, &finding.criterion, at, message);
        let place = *places.entry(key).or_insert(lines.len());
        match lines.get_mut(place) {
            Some(line) => line.others.push(finding),
            None => lines.push(Line { finding, ground, others: Vec::new() }),
        }
    }
    let text: String = lines.iter().map(|line| written(assessment, view, rules, line)).collect();
    Made::new(assessment, ".github.txt", text)
}

/// A finding, and the same of other subjects.
struct Line<'a> {
    finding: &'a Finding,
    ground: Ground<'a>,
    others: Vec<&'a Finding>,
}

fn written(assessment: &Assessment, view: &View, rules: &str, line: &Line<'_>) -> String {
    let (finding, words) = (line.finding, view.words());
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut title: Vec<String> = finding.indicator.iter().map(|id| named(assessment, id)).collect();
    title.extend(line.ground.criterion.map(|criterion| criterion.text.clone()));
    if title.is_empty() {
        title.push(assessment.methodology.name.clone());
    }
    let mut properties = Vec::new();
    if let Some(at) = line.ground.at {
        properties.push(format!("file={}", property(&within(rules, &at.file))));
        properties.push(format!("line={},col={}", at.line, at.column));
    } else if let Some(script) = script(assessment, finding) {
        properties.push(format!("file={}", property(&within(rules, script))));
    }
    properties.push(format!("title={}", property(&title.join(" · "))));
    let mut names: Vec<&str> = Vec::new();
    for id in std::iter::once(&finding).chain(&line.others).filter_map(|one| one.subject.as_ref()) {
        let name = subject_name(&assessment.definition, id);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut told = Vec::new();
    if !names.is_empty() {
        let shown = words.list(&names[..names.len().min(MOST_NAMES)]);
        told.push(match names.len().saturating_sub(MOST_NAMES) {
            0 => shown,
            more => words.phrase("report-and_more", &[("list", shown.into()), ("more", more.into())]),
        });
    }
    told.push(said(words, finding, &line.ground));
    let lost = std::iter::once(&finding).chain(&line.others).filter_map(|one| one.points_lost.as_ref());
    let lost: Number = lost.sum();
    if lost.is_positive() {
        told.push(words.phrase("exchange-points", &[("points", figure::points(&lost).into())]));
    }
    format!("::{command} {}::{}\n", properties.join(","), data(&told.join(" · ")))
}

/// The check's script, where no line of it is to blame.
fn script<'a>(assessment: &'a Assessment, finding: &Finding) -> Option<&'a str> {
    assessment.definition.tree.get(finding.indicator.as_ref()?)?.leaf.as_ref()?.script.as_deref()
}

fn within(rules: &str, file: &str) -> String {
    let rules = rules.replace('\\', "/");
    if rules.is_empty() || rules == "." { file.to_owned() } else { format!("{}/{file}", rules.trim_end_matches('/')) }
}

/// What stands after `::`: one line, and `%` the only sign with a meaning.
fn data(said: &str) -> String {
    text::line(said).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: `:` and `,` end it.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_line_or_a_property() {
        assert_eq!(data("a\r\n::error::b%0A"), "a␍␊::error::b%250A");
        assert_eq!(property("甲,title=x::y"), "甲%2Ctitle=x%3A%3Ay");
        assert_eq!(within("rules/csc-2024/", "checks/a.rhai"), "rules/csc-2024/checks/a.rhai");
        assert_eq!(within(".", "checks/a.rhai"), "checks/a.rhai");
    }
}
