//! Findings that are the same but for their subject, put together. A rule that breaks is one thing to mend wherever it
//! breaks: its errors are the same where code and place in the rule are.

use std::collections::BTreeMap;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::judgement::{RuleError, Verdict};
use heng_model::trail::RulePlace;
use heng_model::{CriterionId, IndicatorId, Severity};

/// The same finding about several subjects.
pub(super) struct Group<'a> {
    pub(super) worst: &'a Finding,
    /// The error that the finding is made of, with its place in the rule.
    pub(super) error: Option<&'a RuleError>,
    pub(super) others: Vec<&'a Finding>,
}

impl Group<'_> {
    /// How many findings they are.
    pub(super) fn count(&self) -> usize {
        1 + self.others.len()
    }

    pub(super) fn is_error(&self) -> bool {
        self.worst.severity == Severity::Error
    }

    /// What broke and where in the rule: the same for all that one mending mends.
    pub(super) fn broken_at(&self) -> Option<(&str, &RulePlace)> {
        Some((&self.worst.message.code, self.error?.chain.first()?))
    }
}

/// What makes two findings the same but for their subject.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sameness<'a> {
    /// Code, file, line and column.
    Rule(&'a str, &'a str, usize, usize),
    Said(&'a str, Option<&'a IndicatorId>, Option<&'a CriterionId>, Option<String>),
}

fn sameness<'a>(finding: &'a Finding, error: Option<&'a RuleError>) -> Sameness<'a> {
    if let Some(at) = error.and_then(|error| error.chain.first()) {
        return Sameness::Rule(&finding.message.code, &at.file, at.line, at.column);
    }
    // Without a criterion, only the very same words about the same leaf are the same finding; and one missing file is
    // one finding, however many criteria it leaves unjudged.
    let missing = ["heng::finding::missing_evidence", "heng::finding::bonus_not_sought"];
    let criterion = finding.criterion.as_ref().filter(|_| !missing.contains(&&*finding.message.code));
    let message = criterion.is_none().then(|| match &finding.subject {
        // Files that were captured without a date are named in a row.
        Some(subject) if undated(finding).is_some() => subject.to_string(),
        _ => format!("{:?}", finding.message.args),
    });
    Sameness::Said(&finding.message.code, finding.indicator.as_ref(), criterion, message)
}

/// The file, of a finding that says no more than that nobody knows when it was captured.
pub(super) fn undated(finding: &Finding) -> Option<&str> {
    finding.message.text("file").filter(|_| finding.message.code == "heng::finding::no_captured_at")
}

/// The findings in groups, in the order in which the first of each comes; broken rules and unreadable evidence before
/// vetoes and claims that fail, which are as grave but are judgements.
pub(super) fn groups<'a>(assessment: &'a Assessment, findings: impl Iterator<Item = &'a Finding>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places = BTreeMap::new();
    let mut errors = Errors::new(assessment);
    for finding in findings {
        let error = errors.of(finding);
        let place = *places.entry(sameness(finding, error)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.others.push(finding),
            None => groups.push(Group { worst: finding, error, others: Vec::new() }),
        }
    }
    let judged = |group: &Group<'_>| group.worst.message.room() == "finding";
    groups.sort_by_key(|group| (!group.is_error(), group.is_error() && judged(group)));
    groups
}

/// Finds the error that a finding is made of.
pub(crate) struct Errors<'a> {
    assessment: &'a Assessment,
    /// How often the same was said of a leaf: two places of one check may fail in the same words.
    met: BTreeMap<(&'a str, &'a IndicatorId, &'a heng_model::Message), usize>,
}

impl<'a> Errors<'a> {
    pub(crate) fn new(assessment: &'a Assessment) -> Self {
        Self { assessment, met: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, finding: &'a Finding) -> Option<&'a RuleError> {
        let (subject, indicator) = finding.subject.as_ref().zip(finding.indicator.as_ref())?;
        let result = self.assessment.subjects.iter().find(|result| result.subject == *subject)?;
        let Verdict::Error { errors } = &result.judgements.leaves.get(indicator)?.verdict else { return None };
        let mut same = errors.iter().filter(|error| error.message == finding.message).peekable();
        same.peek()?;
        let met = self.met.entry((subject.as_str(), indicator, &finding.message)).or_default();
        *met += 1;
        same.nth(*met - 1)
    }
}
