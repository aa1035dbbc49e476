//! What the criteria of one leaf earn.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::assessment::CriterionResult;
use heng_model::indicator::{Kind, Leaf, MissingCriterion, Node, Policies, Stale};
use heng_model::judgement::{Judgement, LeafJudgement, Ruling, Verdict};
use heng_model::normalise::Normalisation;
use heng_model::rubric::Criterion;
use heng_model::subject::Subject;
use heng_model::{CriterionId, Message, Number, Outcome};

use crate::mark::Mark;

/// What became of a leaf before its policy on missing evidence.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub mark: Mark,
    /// The share of its applicable points that was judged.
    pub judged: Number,
    pub criteria: Vec<CriterionResult>,
}

impl Reading {
    /// Whether its score comes of evidence, and not only of the policy on what is missing or stale.
    pub fn is_earned(&self) -> bool {
        self.judged.is_positive()
    }
}

/// What is known of a criterion once stale evidence has had its policy.
#[derive(Debug, Clone)]
enum Standing {
    Judged(Number),
    StaleAsUnmet,
    StaleLeaves,
    Missing,
    NotApplicable,
}

/// Reads one leaf for one subject. `measured` is the normalised score of a measured leaf; the criteria in `met` are
/// taken as met, whatever was judged.
pub(crate) fn read(
    node: &Node,
    leaf: &Leaf,
    judgement: Option<&LeafJudgement>,
    subject: Option<&Subject>,
    measured: Option<Mark>,
    met: &BTreeSet<CriterionId>,
) -> Reading {
    if leaf.is_planned() {
        return bare(Outcome::Planned);
    }
    let Some(judgement) = judgement else {
        return if subject.is_some_and(|subject| !leaf.applies_to.admits(subject)) {
            bare(Outcome::NotApplicable)
        } else {
            missing(node, leaf, &[], met, Some(Message::new("heng::score::no_judgement").with("indicator", &node.id)))
        };
    };
    match &judgement.verdict {
        Verdict::Planned => bare(Outcome::Planned),
        Verdict::NotApplicable { .. } => bare(Outcome::NotApplicable),
        Verdict::Error { .. } => bare(Outcome::Error),
        Verdict::Vetoed { .. } => Reading {
            mark: Mark { outcome: Outcome::Vetoed, score: Some(Number::zero()), why: None },
            judged: Number::one(),
            criteria: Vec::new(),
        },
        Verdict::MissingEvidence { .. } => missing(node, leaf, &[], met, None),
        Verdict::Judged { criteria } => match &leaf.kind {
            Kind::Measured(normalisation) => {
                let stale = judgement.measures.get(&normalisation.measure).is_some_and(|one| !one.stale.is_empty());
                of_measure(normalisation, measured, stale, node.policies.stale)
            }
            _ => judged(node, leaf, criteria, met),
        },
    }
}

/// The reading of a measured leaf. A stale measure that is not kept was not normalised: it is worth nothing, or missing.
fn of_measure(normalisation: &Normalisation, measured: Option<Mark>, stale: bool, policy: Stale) -> Reading {
    let mark = match (measured, policy) {
        (None, Stale::Zero) if stale => {
            return Reading { mark: Mark::scored(Number::zero()), judged: Number::zero(), criteria: Vec::new() };
        }
        (None, Stale::Exclude) if stale => Mark::only(Outcome::MissingEvidence),
        (None, _) => {
            let why = Message::new("heng::score::no_measure").with("measure", &normalisation.measure);
            Mark::only(Outcome::MissingEvidence).because(why)
        }
        (Some(mark), _) => mark,
    };
    let judged = if mark.score.is_some() { Number::one() } else { Number::zero() };
    Reading { mark, judged, criteria: Vec::new() }
}

fn bare(outcome: Outcome) -> Reading {
    Reading { mark: Mark::only(outcome), judged: Number::zero(), criteria: Vec::new() }
}

/// Nothing was judged: every criterion is missing, but those that are supposed to be met.
fn missing(
    node: &Node,
    leaf: &Leaf,
    criteria: &[Judgement],
    met: &BTreeSet<CriterionId>,
    why: Option<Message>,
) -> Reading {
    let mut reading = match leaf.kind {
        Kind::Measured(_) => bare(Outcome::MissingEvidence),
        _ => judged(node, leaf, criteria, met),
    };
    if reading.mark.outcome == Outcome::MissingEvidence {
        reading.mark.why = why;
    }
    reading
}

fn judged(node: &Node, leaf: &Leaf, criteria: &[Judgement], met: &BTreeSet<CriterionId>) -> Reading {
    let said: BTreeMap<&CriterionId, &Judgement> = criteria.iter().map(|said| (&said.criterion, said)).collect();
    let lines: Vec<(&Criterion, Standing)> = leaf
        .rubric
        .iter()
        .map(|criterion| {
            let standing = if met.contains(&criterion.id) {
                Standing::Judged(Number::one())
            } else {
                standing(said.get(&criterion.id).copied(), node.policies.stale)
            };
            (criterion, standing)
        })
        .collect();
    Reading {
        mark: mark(leaf, &lines, &node.policies),
        judged: judged_share(&lines, &leaf.kind),
        criteria: results(&lines, &leaf.kind, &node.policies),
    }
}

fn standing(said: Option<&Judgement>, stale: Stale) -> Standing {
    let Some(said) = said else { return Standing::Missing };
    match &said.ruling {
        Ruling::NotApplicable { .. } => Standing::NotApplicable,
        Ruling::Missing { .. } => Standing::Missing,
        Ruling::Judged { ratio, .. } => match stale {
            Stale::Zero if !said.stale.is_empty() => Standing::StaleAsUnmet,
            Stale::Exclude if !said.stale.is_empty() => Standing::StaleLeaves,
            _ => Standing::Judged(ratio.clone()),
        },
    }
}

/// The ratio with which a criterion counts, if it does.
fn ratio(standing: &Standing, kind: &Kind, policies: &Policies) -> Option<Number> {
    let missing_counts = match kind {
        Kind::Deduction { .. } => policies.missing_deducts,
        Kind::Veto { .. } => false,
        _ => policies.missing_criterion == MissingCriterion::Zero,
    };
    match standing {
        Standing::Judged(ratio) => Some(ratio.clone()),
        Standing::StaleAsUnmet => Some(Number::zero()),
        Standing::Missing if missing_counts => Some(Number::zero()),
        Standing::Missing | Standing::StaleLeaves | Standing::NotApplicable => None,
    }
}

fn results(lines: &[(&Criterion, Standing)], kind: &Kind, policies: &Policies) -> Vec<CriterionResult> {
    lines
        .iter()
        .map(|(criterion, standing)| {
            let ratio = ratio(standing, kind, policies);
            CriterionResult {
                criterion: criterion.id.clone(),
                counts: ratio.is_some(),
                ratio,
                points_lost: None,
                behind_gates: BTreeMap::new(),
            }
        })
        .collect()
}

fn mark(leaf: &Leaf, lines: &[(&Criterion, Standing)], policies: &Policies) -> Mark {
    if !lines.is_empty() && lines.iter().all(|(_, standing)| matches!(standing, Standing::NotApplicable)) {
        return Mark::only(Outcome::NotApplicable);
    }
    if !lines.iter().any(|(_, standing)| matches!(standing, Standing::Judged(_) | Standing::StaleAsUnmet)) {
        return Mark::only(Outcome::MissingEvidence);
    }
    match &leaf.kind {
        Kind::Deduction { full } => Mark::scored(deducted(lines, &leaf.kind, full, policies)),
        Kind::Veto { .. } => Mark::only(Outcome::Scored),
        _ => earned(lines, &leaf.kind, policies).map_or(Mark::only(Outcome::MissingEvidence), Mark::scored),
    }
}

/// 100·Σ(p·r)/Σp over the criteria that count.
fn earned(lines: &[(&Criterion, Standing)], kind: &Kind, policies: &Policies) -> Option<Number> {
    let (mut points, mut of) = (Number::zero(), Number::zero());
    for (criterion, standing) in lines {
        if let Some(ratio) = ratio(standing, kind, policies) {
            points = points + &criterion.points * &ratio;
            of = of + criterion.points.clone();
        }
    }
    (points * Number::from(100)).checked_div(&of)
}

/// 100·max(0, 1 − Σp(1−r)/full)
fn deducted(lines: &[(&Criterion, Standing)], kind: &Kind, full: &Number, policies: &Policies) -> Number {
    let lost: Number = lines
        .iter()
        .filter_map(|(criterion, standing)| {
            let ratio = ratio(standing, kind, policies)?;
            Some(&criterion.points * &(Number::one() - ratio))
        })
        .sum();
    let kept = Number::one() - lost.checked_div(full).unwrap_or_else(Number::one);
    kept.max(Number::zero()) * Number::from(100)
}

/// What a deduction keeps when nothing at all could be judged: everything, unless missing evidence deducts.
pub(crate) fn deduction_without_evidence(leaf: &Leaf, policies: &Policies) -> Option<Number> {
    let Kind::Deduction { full } = &leaf.kind else { return None };
    let lines: Vec<_> = leaf.rubric.iter().map(|criterion| (criterion, Standing::Missing)).collect();
    Some(deducted(&lines, &leaf.kind, full, policies))
}

/// Judged points over applicable points. The criteria of a veto have no points and weigh the same.
fn judged_share(lines: &[(&Criterion, Standing)], kind: &Kind) -> Number {
    let (mut judged, mut applicable) = (Number::zero(), Number::zero());
    for (criterion, standing) in lines {
        let points = if kind.is_veto() { Number::one() } else { criterion.points.clone() };
        match standing {
            Standing::NotApplicable => continue,
            Standing::Judged(_) => judged = &judged + &points,
            Standing::StaleAsUnmet | Standing::StaleLeaves | Standing::Missing => {}
        }
        applicable = applicable + points;
    }
    judged.checked_div(&applicable).unwrap_or_else(Number::zero)
}
