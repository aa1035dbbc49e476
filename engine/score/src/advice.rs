//! What would move one subject: the points that each criterion costs, and the shortest way to the next tier.

use heng_model::assessment::{NextTier, ScoreCard};
use heng_model::judgement::Judgements;
use heng_model::tier::Tier;
use heng_model::{CriterionId, Definition, IndicatorId, Number, Outcome};

use crate::lost;
use crate::plan::Plan;
use crate::publish::place;
use crate::what_if::{Target, WhatIf};

/// Subsets tried at most in search of a shorter way than the greedy one.
const MOST_TRIALS: usize = 4_000;

/// The tier above the subject's, how far it is, and which criteria would reach it. Nothing for a subject in the highest
/// tier or without a published, unvetoed index.
pub fn to_next_tier(definition: &Definition, judgements: &Judgements, card: &ScoreCard) -> Option<NextTier> {
    if card.index.outcome != Outcome::Scored {
        return None;
    }
    let score = card.index.score.as_ref()?;
    let above = place(&definition.tiers, score).unwrap_or(definition.tiers.len()).checked_sub(1)?;
    let tier = &definition.tiers[above];
    let plan = Plan::new(&definition.tree);
    let mut search = Search { subject: WhatIf::new(definition, &plan, judgements, card)?, tier };
    let (way, fewest) = search.way();
    Some(NextTier {
        tier: tier.name.clone(),
        distance: tier.bound.value() - score,
        steps: search.steps(&plan, &way, score),
        fewest,
    })
}

/// Fills in [`heng_model::assessment::CriterionResult::points_lost`] of every criterion that is not fully met: what the
/// index would gain if it alone were. [`crate::score`] has done so already; this is for a card that was changed.
pub fn points_lost(definition: &Definition, judgements: &Judgements, card: &mut ScoreCard) {
    lost::fill_points_lost(definition, &Plan::new(&definition.tree), judgements, card);
}

struct Search<'a> {
    subject: WhatIf<'a>,
    tier: &'a Tier,
}

impl Search<'_> {
    fn reached(&self, index: Option<Number>) -> bool {
        index.is_some_and(|index| self.tier.bound.admits(&index))
    }

    fn reaches_with(&mut self, met: &[Target]) -> bool {
        let index = self.subject.index_with(met);
        self.reached(index)
    }

    /// A way, and whether none is known to be shorter.
    fn way(&mut self) -> (Vec<Target>, bool) {
        let open = self.subject.open();
        if !self.reaches_with(&open) {
            return (Vec::new(), true);
        }
        if open.iter().all(|(leaf, _)| self.subject.is_linear(*leaf)) {
            return (self.additive(open), true);
        }
        let way = self.greedy(&open);
        match self.shorter(&open, way.len()) {
            Shorter::Way(shorter) => (shorter, true),
            Shorter::None => (way, true),
            Shorter::Unknown => (way, false),
        }
    }

    /// Where gains add up, the greatest of them are the fewest; equal ones in the order of the tree.
    fn additive(&mut self, open: Vec<Target>) -> Vec<Target> {
        let Some(mut index) = self.subject.index() else { return Vec::new() };
        let mut gains: Vec<(Number, Target)> = Vec::with_capacity(open.len());
        for target in open {
            if let Some(with) = self.subject.index_with(std::slice::from_ref(&target)) {
                gains.push((&with - &index, target));
            }
        }
        gains.sort_by(|(left, _), (right, _)| right.cmp(left));
        let mut way = Vec::new();
        for (gain, target) in gains {
            if self.tier.bound.admits(&index) {
                break;
            }
            index = index + gain;
            way.push(target);
        }
        way
    }

    /// Always the criterion that adds most, until the bound is reached, less what turns out to be superfluous. Where
    /// several have to be met before anything moves (`min`), the order of the tree decides.
    fn greedy(&mut self, open: &[Target]) -> Vec<Target> {
        let mut left: Vec<Target> = open.to_vec();
        let mut way = Vec::new();
        while !left.is_empty() && !self.reached(self.subject.index()) {
            let mut best: Option<(Number, usize)> = None;
            for (at, target) in left.iter().enumerate() {
                let index = self.subject.index_with(std::slice::from_ref(target));
                if let Some(index) = index.filter(|index| best.as_ref().is_none_or(|(most, _)| index > most)) {
                    best = Some((index, at));
                }
            }
            let target = left.remove(best.map_or(0, |(_, at)| at));
            self.subject.meet(&target);
            way.push(target);
        }
        way.retain(|target| {
            self.subject.leave(target);
            let needed = !self.reached(self.subject.index());
            if needed {
                self.subject.meet(target);
            }
            needed
        });
        for target in &way {
            self.subject.leave(target);
        }
        way
    }

    /// Tries every smaller set of criteria, as long as there are few enough of them.
    fn shorter(&mut self, open: &[Target], than: usize) -> Shorter {
        let mut trials = 0;
        for size in 1..than {
            trials = choices(open.len(), size).saturating_add(trials);
            if trials > MOST_TRIALS {
                return Shorter::Unknown;
            }
            let mut chosen: Vec<usize> = (0..size).collect();
            loop {
                let met: Vec<Target> = chosen.iter().map(|at| open[*at].clone()).collect();
                if self.reaches_with(&met) {
                    return Shorter::Way(met);
                }
                if !next_choice(&mut chosen, open.len()) {
                    break;
                }
            }
        }
        Shorter::None
    }

    /// The way with what each step adds.
    fn steps(&mut self, plan: &Plan<'_>, way: &[Target], score: &Number) -> Vec<(IndicatorId, CriterionId, Number)> {
        let mut before = score.clone();
        let mut steps = Vec::with_capacity(way.len());
        for target in way {
            self.subject.meet(target);
            let after = self.subject.index().unwrap_or_else(|| before.clone());
            let (leaf, criterion) = target;
            steps.push((plan.spots[*leaf].node.id.clone(), criterion.clone(), &after - &before));
            before = after;
        }
        steps
    }
}

/// What the search for a shorter way came to.
enum Shorter {
    Way(Vec<Target>),
    None,
    Unknown,
}

/// In how many ways `size` of `of` can be chosen, or more than are ever tried.
fn choices(of: usize, size: usize) -> usize {
    (0..size).try_fold(1usize, |choices, at| Some(choices.checked_mul(of - at)? / (at + 1))).unwrap_or(usize::MAX)
}

/// The next choice of as many places below `of` in lexicographic order.
fn next_choice(chosen: &mut [usize], of: usize) -> bool {
    let size = chosen.len();
    let Some(at) = (0..size).rev().find(|at| chosen[*at] < of - size + at) else { return false };
    chosen[at] += 1;
    for later in at + 1..size {
        chosen[later] = chosen[later - 1] + 1;
    }
    true
}
