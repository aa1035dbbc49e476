//! What would move one subject: the points that each criterion costs, and the shortest way to the next tier.

use std::collections::BTreeSet;

use heng_model::assessment::ScoreCard;
use heng_model::judgement::Judgements;
use heng_model::tier::Tier;
use heng_model::{CriterionId, Definition, IndicatorId, Number, Outcome};

use crate::plan::Plan;
use crate::publish::place;
use crate::what_if::{self, Target, WhatIf};

/// The way to the next tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTier {
    /// The tier above the present one.
    pub tier: String,
    /// What the index lacks to its bound. Where the bound itself does not belong to the tier, a little more is needed.
    pub distance: Number,
    /// Criteria that reach it once met, each with what it adds after those before it; empty where even all together
    /// would not.
    pub steps: Vec<(IndicatorId, CriterionId, Number)>,
    /// Whether it is known that no smaller number of criteria reaches it: where gains simply add up, and wherever there
    /// were few enough sets to try them all.
    pub fewest: bool,
}

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
    what_if::fill_points_lost(definition, &Plan::new(&definition.tree), judgements, card);
}

struct Search<'a> {
    subject: WhatIf<'a>,
    tier: &'a Tier,
}

impl Search<'_> {
    fn index(&mut self, met: &BTreeSet<Target>) -> Option<Number> {
        self.subject.index_with(met)
    }

    fn reaches(&mut self, met: &BTreeSet<Target>) -> bool {
        let tier = self.tier;
        self.index(met).is_some_and(|index| tier.bound.admits(&index))
    }

    /// A way, and whether none is shorter.
    fn way(&mut self) -> (Vec<Target>, bool) {
        let open = self.subject.open();
        if !self.reaches(&open.iter().cloned().collect()) {
            return (Vec::new(), true);
        }
        let way = self.greedy(&open);
        let way = self.without_surplus(way);
        if open.iter().all(|(leaf, _)| self.subject.is_linear(*leaf)) {
            return (way, true);
        }
        match self.shorter(&open, way.len()) {
            Shorter::Way(shorter) => (shorter, true),
            Shorter::None => (way, true),
            Shorter::Unknown => (way, false),
        }
    }

    /// Always the criterion that adds most, until the bound is reached. Where several have to be met before anything
    /// moves (`min`), the order of the tree decides.
    fn greedy(&mut self, open: &[Target]) -> Vec<Target> {
        let mut left: Vec<Target> = open.to_vec();
        let mut met = BTreeSet::new();
        let mut way = Vec::new();
        while !left.is_empty() && !self.reaches(&met) {
            let mut best: Option<(Number, usize)> = None;
            for (at, target) in left.iter().enumerate() {
                met.insert(target.clone());
                let index = self.index(&met);
                met.remove(target);
                if let Some(index) = index.filter(|index| best.as_ref().is_none_or(|(most, _)| index > most)) {
                    best = Some((index, at));
                }
            }
            let target = left.remove(best.map_or(0, |(_, at)| at));
            met.insert(target.clone());
            way.push(target);
        }
        way
    }

    /// Leaves out, the earliest first, what later criteria have made superfluous.
    fn without_surplus(&mut self, way: Vec<Target>) -> Vec<Target> {
        let mut kept = way;
        let mut at = 0;
        while at < kept.len() {
            let rest: BTreeSet<Target> =
                kept.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, target)| target.clone()).collect();
            if self.reaches(&rest) {
                kept.remove(at);
            } else {
                at += 1;
            }
        }
        kept
    }

    /// Tries every smaller set of criteria, as long as there are few enough of them.
    fn shorter(&mut self, open: &[Target], than: usize) -> Shorter {
        let mut trials = 0;
        for size in 1..than {
            let mut chosen: Vec<usize> = (0..size).collect();
            loop {
                trials += 1;
                if trials > MOST_TRIALS {
                    return Shorter::Unknown;
                }
                let met: BTreeSet<Target> = chosen.iter().map(|at| open[*at].clone()).collect();
                if self.reaches(&met) {
                    return Shorter::Way(chosen.iter().map(|at| open[*at].clone()).collect());
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
        let mut met = BTreeSet::new();
        let mut before = score.clone();
        way.iter()
            .map(|(leaf, criterion)| {
                met.insert((*leaf, criterion.clone()));
                let after = self.index(&met).unwrap_or_else(|| before.clone());
                let gain = &after - &before;
                before = after;
                (plan.spots[*leaf].node.id.clone(), criterion.clone(), gain)
            })
            .collect()
    }
}

/// What the search for a shorter way came to.
enum Shorter {
    Way(Vec<Target>),
    None,
    Unknown,
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
