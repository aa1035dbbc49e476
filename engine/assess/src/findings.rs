//! Findings: judgements worth reading, the worst first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use heng_model::assessment::{Assessment, Standing, SubjectResult};
use heng_model::diagnostic::Severity;
use heng_model::finding::Finding;
use heng_model::indicator::Kind;
use heng_model::judgement::{Judgement, Ruling, StaleFile, Verdict};
use heng_model::{CriterionId, IndicatorId, Message, Number, Origin, SubjectId};
use rayon::prelude::*;

/// Every finding of an assessment.
pub fn of(assessment: &Assessment) -> Vec<Finding> {
    let tree = &assessment.definition.tree;
    let bonuses: BTreeSet<&IndicatorId> =
        tree.leaves().map(|(node, _)| &node.id).filter(|id| tree.bonus_of(id).is_some()).collect();
    let of_subject = |result| of_subject(assessment, &bonuses, result);
    let mut findings: Vec<Finding> = assessment.subjects.par_iter().flat_map_iter(of_subject).collect();
    of_claims(assessment, &mut findings);
    // What findings are sorted by is read once of each: there are thousands.
    let mut keyed: Vec<(Key<'_>, usize)> =
        findings.iter().enumerate().map(|(at, finding)| (Key::of(finding, &bonuses), at)).collect();
    keyed.sort_by(|(a, at), (b, other)| a.cmp(b).then(at.cmp(other)));
    let order: Vec<usize> = keyed.into_iter().map(|(_, at)| at).collect();
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| findings[at].take()).collect()
}

/// The order of findings, the worst first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    severity: Reverse<Severity>,
    /// What is wrong with the evidence itself comes before what was judged of it.
    sound: bool,
    /// A bonus that is not had is no loss: it comes after what was lost, whatever it could add.
    bonus: bool,
    lost: Reverse<Number>,
    subject: Option<&'a SubjectId>,
    indicator: Option<&'a IndicatorId>,
    criterion: Option<&'a CriterionId>,
    message: &'a Message,
}

impl<'a> Key<'a> {
    fn of(finding: &'a Finding, bonuses: &BTreeSet<&IndicatorId>) -> Self {
        Self {
            severity: Reverse(finding.severity),
            sound: finding.message.room() != "evidence",
            bonus: finding.indicator.as_ref().is_some_and(|id| bonuses.contains(id)),
            lost: Reverse(finding.points_lost.clone().unwrap_or_else(Number::zero)),
            subject: finding.subject.as_ref(),
            indicator: finding.indicator.as_ref(),
            criterion: finding.criterion.as_ref(),
            message: &finding.message,
        }
    }
}

/// The findings of one subject.
fn of_subject(assessment: &Assessment, bonuses: &BTreeSet<&IndicatorId>, result: &SubjectResult) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, leaf) in &result.judgements.leaves {
        let node = assessment.definition.tree.get(id);
        let kind = node.and_then(|node| node.leaf.as_ref()).map_or(&Kind::Rubric, |leaf| &leaf.kind);
        let first = findings.len();
        of_verdict(result, id, kind, &leaf.verdict, &mut findings);
        if bonuses.contains(id) {
            findings[first..].iter_mut().for_each(unsought);
        }
        for measure in leaf.measures.values() {
            of_stale(result, id, None, &measure.stale, &mut findings);
        }
        for text in &leaf.notes {
            let message = Message::new("heng::finding::note").with("text", text.as_str());
            let mut finding = bare(Severity::Note, message, result, Some(id));
            finding.fingerprint = fingerprint(&finding, None, text);
            findings.push(finding);
        }
        for remark in &leaf.remarks {
            let mut finding = bare(remark.severity, remark.message.clone(), result, Some(id));
            finding.fingerprint = fingerprint(&finding, remark.origin.as_ref(), "");
            findings.push(finding);
        }
    }
    for remark in &result.judgements.remarks {
        let mut finding = bare(remark.severity, remark.message.clone(), result, None);
        finding.fingerprint = fingerprint(&finding, remark.origin.as_ref(), "");
        findings.push(finding);
    }
    findings
}

/// A bonus for which there is no evidence was not sought: worth a word, and no fault.
fn unsought(finding: &mut Finding) {
    if finding.message.code == "heng::finding::missing_evidence" {
        finding.severity = Severity::Note;
        finding.message.code = "heng::finding::bonus_not_sought".into();
    }
}

fn bare(severity: Severity, message: Message, result: &SubjectResult, indicator: Option<&IndicatorId>) -> Finding {
    Finding {
        severity,
        message,
        subject: Some(result.subject.clone()),
        indicator: indicator.cloned(),
        criterion: None,
        points_lost: None,
        fingerprint: String::new(),
    }
}

fn of_verdict(result: &SubjectResult, id: &IndicatorId, kind: &Kind, verdict: &Verdict, findings: &mut Vec<Finding>) {
    let (severity, message) = match verdict {
        Verdict::Judged { criteria } => {
            for judgement in criteria {
                of_criterion(result, id, kind, judgement, findings);
            }
            return;
        }
        Verdict::NotApplicable { .. } | Verdict::Planned => return,
        Verdict::MissingEvidence { why } => {
            (Severity::Warning, Message::new("heng::finding::missing_evidence").with("why", why.message.clone()))
        }
        Verdict::Vetoed { why } => {
            (Severity::Error, Message::new("heng::finding::veto").with("why", why.message.clone()))
        }
        Verdict::Error { errors } => {
            for error in errors {
                let mut finding = bare(Severity::Error, error.message.clone(), result, Some(id));
                finding.fingerprint = fingerprint(&finding, error.evidence.as_ref(), "");
                findings.push(finding);
            }
            return;
        }
    };
    let mut finding = bare(severity, message, result, Some(id));
    finding.points_lost = result.card.nodes.get(id).and_then(|node| {
        let lost = node.criteria.iter().filter_map(|criterion| criterion.points_lost.as_ref());
        let lost: Number = lost.chain(&node.points_lost).sum();
        lost.is_positive().then_some(lost)
    });
    finding.fingerprint = fingerprint(&finding, None, "");
    findings.push(finding);
}

fn of_criterion(
    result: &SubjectResult,
    id: &IndicatorId,
    kind: &Kind,
    judgement: &Judgement,
    findings: &mut Vec<Finding>,
) {
    let earned = result
        .card
        .nodes
        .get(id)
        .and_then(|node| node.criteria.iter().find(|criterion| criterion.criterion == judgement.criterion));
    let lost = earned.and_then(|earned| earned.points_lost.clone());
    let in_force = |ratio: &Number| earned.is_some_and(|earned| earned.counts && earned.ratio.as_ref() == Some(ratio));
    let (severity, message) = match &judgement.ruling {
        // What would veto is bad where it is met, and worth no word where it is not.
        Ruling::Judged { ratio, .. } if kind.is_veto() => {
            if *ratio != Number::one() || !in_force(ratio) {
                of_stale(result, id, Some(&judgement.criterion), &judgement.stale, findings);
                return;
            }
            (Severity::Error, Message::new("heng::finding::vetoes"))
        }
        Ruling::Judged { ratio, state, share, items } => {
            if *ratio == Number::one() {
                of_stale(result, id, Some(&judgement.criterion), &judgement.stale, findings);
                return;
            }
            let code = if ratio.is_zero() { "heng::finding::unmet" } else { "heng::finding::partly" };
            let mut message = Message::new(code).with("ratio", ratio);
            message = message.with("state", state.clone().unwrap_or_default());
            let count = share.map(|share| format!("{}/{}", share.met, share.of));
            message = message.with("share", count.unwrap_or_default());
            let lacking: Vec<String> = items.iter().filter(|item| !item.met).map(|item| item.name.clone()).collect();
            (Severity::Warning, message.with("lacking", lacking))
        }
        Ruling::Missing { why } => {
            (Severity::Warning, Message::new("heng::finding::missing_evidence").with("why", why.clone()))
        }
        Ruling::NotApplicable { .. } => return,
    };
    let mut finding = bare(severity, message, result, Some(id));
    finding.criterion = Some(judgement.criterion.clone());
    finding.points_lost = lost;
    let citation = judgement.trail.citations.first();
    let quote = citation.map(|citation| citation.quote.to_string()).unwrap_or_default();
    finding.fingerprint = fingerprint(&finding, citation.map(|citation| &citation.origin), &quote);
    findings.push(finding);
    of_stale(result, id, Some(&judgement.criterion), &judgement.stale, findings);
}

fn of_stale(
    result: &SubjectResult,
    id: &IndicatorId,
    criterion: Option<&CriterionId>,
    stale: &[StaleFile],
    findings: &mut Vec<Finding>,
) {
    for stale in stale {
        let message = Message::new("heng::finding::stale").with("file", &*stale.file);
        let message = message.with("captured_at", &stale.captured_at).with("not_before", &stale.not_before);
        let mut finding = bare(Severity::Warning, message, result, Some(id));
        finding.criterion = criterion.cloned();
        finding.fingerprint = fingerprint(&finding, Some(&Origin::whole(&stale.file)), "");
        findings.push(finding);
    }
}

fn of_claims(assessment: &Assessment, findings: &mut Vec<Finding>) {
    for (result, statistic) in assessment.statistics.iter().zip(&assessment.definition.statistics) {
        for claim in &result.claims {
            let (severity, code) = match claim.standing {
                Standing::Holds => continue,
                Standing::Fails => (Severity::Error, "heng::finding::claim_fails"),
                Standing::Undecided => (Severity::Warning, "heng::finding::claim_undecided"),
            };
            let stated = statistic.claims.get(claim.claim);
            let words = stated.and_then(|stated| {
                stated.text.clone().or_else(|| stated.value.as_ref().map(|value| value.text.clone()))
            });
            let message =
                Message::new(code).with("statistic", statistic.name.as_str()).with("claim", words.unwrap_or_default());
            let mut finding = Finding {
                severity,
                message,
                subject: None,
                indicator: None,
                criterion: None,
                points_lost: None,
                fingerprint: String::new(),
            };
            finding.fingerprint = fingerprint(&finding, None, result.id.as_str());
            findings.push(finding);
        }
    }
}

/// The same finding in two runs has the same fingerprint: code, ids, path and normalised quotation, no line and no number.
fn fingerprint(finding: &Finding, origin: Option<&Origin>, quote: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    let parts = [
        finding.message.code.as_ref(),
        finding.subject.as_ref().map_or("", |id| id.as_str()),
        finding.indicator.as_ref().map_or("", |id| id.as_str()),
        finding.criterion.as_ref().map_or("", |id| id.as_str()),
        origin.map_or("", |origin| &*origin.file),
        &heng_evidence::normalise(quote),
    ];
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().as_str()[..16].to_owned()
}
