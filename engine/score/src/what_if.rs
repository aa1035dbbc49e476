//! One subject's index again, as it would be if some criteria were met. What the cohort gave it (a normalised measure,
//! an imputed score) stays what it was.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::assessment::{NodeResult, ScoreCard};
use heng_model::indicator::{Aggregation, Kind, Leaf, MissingCriterion, Node, Stale};
use heng_model::judgement::{Judgements, Ruling, Verdict};
use heng_model::subject::Subject;
use heng_model::{CriterionId, Definition, IndicatorId, Number, Outcome};

use crate::impute::Loan;
use crate::index::{Total, total};
use crate::leaf;
use crate::mark::Mark;
use crate::parent::combine;
use crate::plan::Plan;
use crate::tree::finish;
use crate::veto::{Veto, vetoes};

/// A criterion by the place of its leaf.
pub(crate) type Target = (usize, CriterionId);

/// One subject, ready to be scored again.
#[derive(Debug)]
pub(crate) struct WhatIf<'a> {
    definition: &'a Definition,
    plan: &'a Plan<'a>,
    judgements: &'a Judgements,
    subject: Option<&'a Subject>,
    vetoes: BTreeMap<IndicatorId, Veto>,
    /// What the cohort lent, by place.
    loans: Vec<Option<Loan>>,
    marks: Vec<Mark>,
    /// The criteria that are taken as met; `marks` are those that follow.
    met: BTreeSet<Target>,
}

impl<'a> WhatIf<'a> {
    /// Nothing where the index is vetoed, broken or missing: no criterion changes it then.
    pub fn new(
        definition: &'a Definition,
        plan: &'a Plan<'a>,
        judgements: &'a Judgements,
        card: &ScoreCard,
    ) -> Option<Self> {
        if !matches!(card.index.outcome, Outcome::Scored | Outcome::LowCoverage) {
            return None;
        }
        let marks: Vec<Mark> =
            plan.spots.iter().map(|spot| card.nodes.get(&spot.node.id).map(mark)).collect::<Option<_>>()?;
        let loans = marks.iter().map(loan).collect();
        let subject = definition.subjects.iter().find(|subject| subject.id == judgements.subject);
        let vetoes = vetoes(definition, judgements);
        Some(Self { definition, plan, judgements, subject, vetoes, loans, marks, met: BTreeSet::new() })
    }

    /// Base, bonuses and their sum with what is met so far.
    pub fn total(&self) -> Option<Total> {
        total(self.plan, &self.definition.scale, &self.marks)
    }

    /// The exact index with what is met so far.
    pub fn index(&self) -> Option<Number> {
        self.total().map(|total| total.sum)
    }

    /// The exact index if these criteria were met as well; nothing stays changed.
    pub fn index_with(&mut self, targets: &[Target]) -> Option<Number> {
        self.total_with(targets).map(|total| total.sum)
    }

    /// The total if these criteria were met as well; nothing stays changed.
    pub fn total_with(&mut self, targets: &[Target]) -> Option<Total> {
        let fresh: Vec<&Target> = targets.iter().filter(|target| self.met.insert((*target).clone())).collect();
        let path = self.path(&fresh);
        let total = self.tried(&path, |subject| subject.mark_again(path.clone()));
        for target in fresh {
            self.met.remove(target);
        }
        total
    }

    /// The total if a leaf had this score; nothing stays changed.
    pub fn total_with_score(&mut self, leaf: usize, score: Number) -> Option<Total> {
        let above: BTreeSet<usize> = self.plan.above(leaf).collect();
        let path = above.iter().copied().chain([leaf]).collect();
        self.tried(&path, |subject| {
            subject.marks[leaf] = Mark::scored(score);
            subject.mark_again(above);
        })
    }

    /// The total after a change of the marks in these places, which is taken back.
    fn tried(&mut self, places: &BTreeSet<usize>, change: impl FnOnce(&mut Self)) -> Option<Total> {
        let before: Vec<(usize, Mark)> = places.iter().map(|place| (*place, self.marks[*place].clone())).collect();
        change(self);
        let total = self.total();
        for (place, mark) in before {
            self.marks[place] = mark;
        }
        total
    }

    /// Takes a criterion as met from now on.
    pub fn meet(&mut self, target: &Target) {
        self.met.insert(target.clone());
        self.mark_again(self.path(&[target]));
    }

    /// Takes it as it was judged again.
    pub fn leave(&mut self, target: &Target) {
        self.met.remove(target);
        self.mark_again(self.path(&[target]));
    }

    /// The leaves of these criteria and all above them, in the order of computation.
    fn path(&self, targets: &[&Target]) -> BTreeSet<usize> {
        targets.iter().flat_map(|(leaf, _)| self.plan.above(*leaf).chain([*leaf])).collect()
    }

    fn mark_again(&mut self, path: BTreeSet<usize>) {
        for place in path {
            self.marks[place] = self.mark_now(place);
        }
    }

    fn mark_now(&self, place: usize) -> Mark {
        let spot = &self.plan.spots[place];
        let mark = match &spot.node.leaf {
            Some(leaf) => {
                let met = self.met.iter().filter(|(leaf, _)| *leaf == place).map(|(_, criterion)| criterion.clone());
                let judgement = self.judgements.leaves.get(&spot.node.id);
                leaf::read(spot.node, leaf, judgement.map(|said| &**said), self.subject, None, &met.collect()).mark
            }
            None => combine(self.plan, spot, &self.marks),
        };
        finish(spot.node, mark, self.loans[place].as_ref(), &self.vetoes)
    }

    /// Every criterion that could be met and is not, leaf by leaf in the order of computation.
    pub fn open(&self) -> Vec<Target> {
        let mut open = Vec::new();
        for (place, spot) in self.plan.spots.iter().enumerate() {
            let scored = |leaf: &&Leaf| !spot.node.is_veto() && !leaf.is_planned();
            let Some(leaf) = spot.node.leaf.as_ref().filter(scored) else { continue };
            let Some(judgement) = self.judgements.leaves.get(&spot.node.id) else { continue };
            let open_in = |criterion: &CriterionId| is_open(&judgement.verdict, criterion, spot.node.policies.stale);
            let ids = leaf.rubric.iter().map(|criterion| &criterion.id);
            open.extend(ids.filter(|id| open_in(id)).map(|id| (place, id.clone())));
        }
        open
    }

    /// Whether each criterion of this leaf adds the same to the index whatever else is met: a rubric whose denominator
    /// nothing changes, means and sums all the way up, and no gate that a better base could open.
    pub fn is_linear(&self, leaf: usize) -> bool {
        let bonus = &self.plan.spots[self.plan.root()].bonus;
        let gated = bonus.iter().any(|bonus| self.plan.spots[*bonus].node.gate.is_some());
        let on_base = !bonus.contains(&leaf) && self.plan.above(leaf).all(|place| !bonus.contains(&place));
        let scored = |place: usize| self.marks[place].outcome == Outcome::Scored;
        let plain = |place: usize| {
            let node = self.plan.spots[place].node;
            let adds = matches!(node.method, Aggregation::Mean | Aggregation::Sum) && node.floor.is_none();
            adds && scored(place)
        };
        !gated
            && on_base
            && scored(leaf)
            && keeps_denominator(self.plan.spots[leaf].node)
            && self.plan.above(leaf).all(plain)
    }
}

/// Whether a leaf is a rubric whose criteria count whether they are met or not.
fn keeps_denominator(node: &Node) -> bool {
    node.leaf.as_ref().is_some_and(|leaf| matches!(leaf.kind, Kind::Rubric))
        && node.policies.missing_criterion == MissingCriterion::Zero
        && node.policies.stale != Stale::Exclude
}

/// Whether a criterion has been judged short of met, or could not be judged.
fn is_open(verdict: &Verdict, criterion: &CriterionId, stale: Stale) -> bool {
    match verdict {
        Verdict::MissingEvidence { .. } => true,
        Verdict::Judged { criteria } => match criteria.iter().find(|said| said.criterion == *criterion) {
            None => true,
            Some(said) => match &said.ruling {
                Ruling::NotApplicable { .. } => false,
                Ruling::Missing { .. } => true,
                Ruling::Judged { ratio, .. } => {
                    *ratio < Number::one() || (stale != Stale::Keep && !said.stale.is_empty())
                }
            },
        },
        _ => false,
    }
}

/// A card's line as it was before publication.
fn mark(result: &NodeResult) -> Mark {
    let outcome = if result.outcome == Outcome::LowCoverage { Outcome::Scored } else { result.outcome };
    Mark { outcome, score: result.score.clone(), why: result.why.clone() }
}

/// What the cohort lent to a node, if anything.
fn loan(mark: &Mark) -> Option<Loan> {
    let mark = Some(mark).filter(|mark| mark.outcome == Outcome::Imputed)?;
    Some(Loan { score: mark.score.clone()?, why: mark.why.clone()? })
}
