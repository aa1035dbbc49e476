//! The score card of one subject: what is published of its marks.

use std::collections::BTreeMap;

use heng_model::assessment::{IndexResult, NodeResult, ScoreCard};
use heng_model::{Definition, IndicatorId, Message, Number, Outcome};

use crate::coverage::coverage;
use crate::index::{Total, total};
use crate::mark::{Mark, percent};
use crate::plan::Plan;
use crate::publish::publish;
use crate::tree::Evaluation;
use crate::veto::Veto;
use crate::weights::effects;

/// Makes the card, the points lost excepted.
pub(crate) fn card(definition: &Definition, plan: &Plan<'_>, evaluation: Evaluation) -> ScoreCard {
    let Evaluation { marks, mut leaves, vetoes } = evaluation;
    let coverage = coverage(plan, &leaves);
    let effects = effects(plan, &marks, &definition.scale.full);
    let root = plan.root();
    let veto = vetoes.get(&IndicatorId::root()).filter(|veto| !veto.by.is_empty());
    let index = index(definition, plan, &marks, &coverage[root], veto);
    let mut results = Vec::with_capacity(marks.len());
    let rows = marks.into_iter().zip(coverage).zip(effects).enumerate();
    for (place, ((mark, coverage), effect)) in rows {
        let published = Published::of(definition, &mark, &coverage);
        let mut result = NodeResult {
            outcome: published.outcome,
            printed: published.score.map(|score| score.printed(definition.scale.decimals)),
            score: mark.score.clone(),
            coverage,
            share_of_parent: effect.share,
            points: effect.points,
            points_lost: None,
            behind_gates: BTreeMap::new(),
            criteria: leaves[place].take().map(|reading| reading.criteria).unwrap_or_default(),
            why: published.why,
        };
        if place == root {
            settle_root(definition, &mut result, &index, veto);
        }
        results.push(Some(result));
    }
    // In the order of the map, which is then built at once: a card has a hundred nodes, and a cohort many cards.
    let node = |place: &usize| Some((plan.spots[*place].node.id.clone(), results[*place].take()?));
    let nodes = plan.by_id.iter().filter_map(node).collect();
    ScoreCard { nodes, index }
}

/// What may be shown of a mark.
struct Published<'a> {
    outcome: Outcome,
    score: Option<&'a Number>,
    why: Option<Message>,
}

impl<'a> Published<'a> {
    fn of(definition: &Definition, mark: &'a Mark, coverage: &Number) -> Self {
        let enough = coverage >= &definition.coverage_at_least || mark.outcome == Outcome::Vetoed;
        if enough || mark.score.is_none() {
            return Self { outcome: mark.outcome, score: mark.score.as_ref(), why: mark.why.clone() };
        }
        let why = Message::new("heng::score::low_coverage")
            .with("coverage", percent(coverage))
            .with("at_least", percent(&definition.coverage_at_least));
        match mark.outcome {
            Outcome::Scored => Self { outcome: Outcome::LowCoverage, score: None, why: Some(why) },
            // Missing evidence and an imputed score say more than low coverage does.
            outcome => Self { outcome, score: None, why: mark.why.clone().or(Some(why)) },
        }
    }
}

fn index(
    definition: &Definition,
    plan: &Plan<'_>,
    marks: &[Mark],
    coverage: &Number,
    veto: Option<&Veto>,
) -> IndexResult {
    let mark = &marks[plan.root()];
    let published = Published::of(definition, mark, coverage);
    let total = published.score.and_then(|_| total(plan, &definition.scale, marks));
    let mut index = IndexResult {
        outcome: published.outcome,
        score: None,
        printed: None,
        base: None,
        bonus: BTreeMap::new(),
        tier: None,
        near_threshold: false,
        vetoed_by: Vec::new(),
        why: published.why,
    };
    if let Some(Total { base, bonus, sum }) = total {
        let print = publish(&sum, &definition.tiers, definition.scale.decimals);
        index.tier = print.tier;
        index.printed = Some(print.printed);
        index.near_threshold = print.near_threshold;
        (index.score, index.base, index.bonus) = (Some(sum), Some(base), bonus);
    }
    if let Some(veto) = veto.filter(|_| !matches!(mark.outcome, Outcome::Error | Outcome::Planned)) {
        apply_veto(definition, &mut index, veto);
    }
    index
}

/// A vetoed index has the score that the methodology states, whatever was judged.
fn apply_veto(definition: &Definition, index: &mut IndexResult, veto: &Veto) {
    index.outcome = Outcome::Vetoed;
    index.printed = Some(veto.score.printed(definition.scale.decimals));
    index.score = Some(veto.score.clone());
    index.tier.clone_from(&veto.tier);
    index.near_threshold = false;
    index.vetoed_by.clone_from(&veto.by);
    index.why = Some(veto.why());
}

/// The root's line shows the index, so that the tree and the league table print one figure.
fn settle_root(definition: &Definition, root: &mut NodeResult, index: &IndexResult, veto: Option<&Veto>) {
    root.printed.clone_from(&index.printed);
    if let (Outcome::Vetoed, Some(veto)) = (index.outcome, veto) {
        root.outcome = Outcome::Vetoed;
        root.score = (&veto.score * &Number::from(100)).checked_div(&definition.scale.full);
        root.why.clone_from(&index.why);
    }
}
