//! Vetoes (一票否决): which nodes they hit, and what they leave of them.

use std::collections::BTreeMap;

use heng_model::indicator::{Kind, Leaf, Node, Stale};
use heng_model::judgement::{Judgement, Judgements, LeafJudgement, Ruling, Verdict};
use heng_model::{Definition, IndicatorId, Message, Number, Outcome};

use crate::mark::Mark;

/// The vetoes that hit one node, taken together: the least score and the lowest tier of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Veto {
    /// The leaves that vetoed.
    pub by: Vec<IndicatorId>,
    /// The leaves of which it cannot be said because their rules are broken.
    pub broken: Vec<IndicatorId>,
    pub score: Number,
    pub tier: Option<String>,
}

/// Every veto that fired for one subject, by the node it hits.
pub(crate) fn vetoes(definition: &Definition, judgements: &Judgements) -> BTreeMap<IndicatorId, Veto> {
    let mut hits: BTreeMap<IndicatorId, Veto> = BTreeMap::new();
    for (node, leaf) in definition.tree.leaves().filter(|(_, leaf)| !leaf.is_planned()) {
        let Some(judgement) = judgements.leaves.get(&node.id) else { continue };
        let broken = matches!(judgement.verdict, Verdict::Error { .. }) && leaf.kind.is_veto();
        if !broken && !fires(node, leaf, judgement) {
            continue;
        }
        let (target, score, tier) = terms(leaf);
        if broken {
            hits.entry(target).or_insert_with(Veto::none).broken.push(node.id.clone());
        } else {
            hits.entry(target).or_insert_with(Veto::none).add(definition, node.id.clone(), score, tier);
        }
    }
    hits
}

impl Veto {
    fn none() -> Self {
        Self { by: Vec::new(), broken: Vec::new(), score: Number::zero(), tier: None }
    }

    fn add(&mut self, definition: &Definition, by: IndicatorId, score: Number, tier: Option<&str>) {
        let lowest = definition.tiers.last().map(|tier| tier.name.as_str());
        let tier = tier.or(lowest);
        // A tier that the methodology does not have counts as lower than all that it has.
        let place = |name: Option<&str>| definition.tiers.iter().position(|tier| Some(tier.name.as_str()) == name);
        let lower = place(tier).is_none_or(|new| place(self.tier.as_deref()).is_some_and(|old| new > old));
        if self.by.is_empty() || lower {
            self.tier = tier.map(str::to_owned);
        }
        self.score = if self.by.is_empty() { score } else { score.min(self.score.clone()) };
        self.by.push(by);
    }

    /// What is left of an inner node. Of the index see [`crate::index`].
    pub fn apply(&self, mark: Mark) -> Mark {
        if mark.outcome == Outcome::Error {
            return mark;
        }
        if !self.broken.is_empty() {
            return Mark::error(names("heng::score::broken_children", &self.broken));
        }
        Mark { outcome: Outcome::Vetoed, score: Some(self.score.clone()), why: Some(self.why()) }
    }

    /// Who vetoed.
    pub fn why(&self) -> Message {
        names("heng::score::vetoed_by", &self.by)
    }
}

/// A message about leaves.
pub(crate) fn names(code: &'static str, indicators: &[IndicatorId]) -> Message {
    Message::new(code).with("indicators", indicators.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// The node that a veto of this leaf hits, the score and the tier it gets.
fn terms(leaf: &Leaf) -> (IndicatorId, Number, Option<&str>) {
    match &leaf.kind {
        Kind::Veto { node, score, tier } => (node.clone(), score.clone(), tier.as_deref()),
        _ => (IndicatorId::root(), Number::zero(), None),
    }
}

fn fires(node: &Node, leaf: &Leaf, judgement: &LeafJudgement) -> bool {
    match &judgement.verdict {
        Verdict::Vetoed { .. } => true,
        Verdict::Judged { criteria } if leaf.kind.is_veto() => {
            criteria.iter().any(|said| is_met(said, node.policies.stale))
        }
        _ => false,
    }
}

/// Stale evidence vetoes only where it is kept: by the other policies its criterion is unmet or gone.
fn is_met(said: &Judgement, stale: Stale) -> bool {
    let kept = said.stale.is_empty() || stale == Stale::Keep;
    kept && matches!(&said.ruling, Ruling::Judged { ratio, .. } if *ratio == Number::one())
}
