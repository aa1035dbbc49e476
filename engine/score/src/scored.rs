//! The whole computation: a methodology and judgements in, everything that follows from them out.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::assessment::{NormaliserParameters, Rank, ScoreCard, StatisticResult};
use heng_model::judgement::Judgements;
use heng_model::{CohortId, Definition, IndicatorId, Message, Outcome, SubjectId};
use rayon::prelude::*;

use crate::plan::Plan;
use crate::tree::{Cohort, Evaluation, evaluate, members};
use crate::{card, lost, rank, statistic};

/// What a cohort makes of its judgements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The score cards, in the order of the judgements.
    pub cards: Vec<ScoreCard>,
    /// The ranks of each subject in every cohort that it belongs to, in the order of the judgements.
    pub ranks: Vec<BTreeMap<CohortId, Rank>>,
    /// Per measured leaf: what the reference cohort's values made of the normaliser.
    pub normalisers: BTreeMap<IndicatorId, NormaliserParameters>,
    /// The statistics with their claims, in the order of the methodology.
    pub statistics: Vec<StatisticResult>,
    /// What could not be computed. Where there is any, the methodology does not fit its evidence and the run fails.
    pub problems: Vec<ScoreProblem>,
}

/// Something that has no score because the arithmetic is not defined for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScoreProblem {
    /// The node.
    pub indicator: IndicatorId,
    /// The subject; none where the node has no score for anybody.
    pub subject: Option<SubjectId>,
    /// Why.
    pub message: Message,
}

/// Scores a cohort. The order of the judgements decides nothing but the order of what is given back.
pub fn score(definition: &Definition, judgements: &[&Judgements]) -> Scored {
    let plan = Plan::new(&definition.tree);
    let cohort = Cohort::new(definition, judgements);
    let (evaluations, normalisers) = evaluate(definition, &plan, &cohort);
    let problems = problems(&plan, &cohort, &evaluations);
    let card = |(evaluation, judgements): (Evaluation, &&Judgements)| {
        let mut card = card::card(definition, &plan, evaluation);
        lost::fill_points_lost(definition, &plan, judgements, &mut card);
        card
    };
    let cards: Vec<ScoreCard> = evaluations.into_par_iter().zip(judgements).map(card).collect();
    let ranks = ranks(definition, &cohort, &cards);
    let statistics = statistic::all(definition, &cohort, &cards);
    Scored { cards, ranks, normalisers, statistics, problems }
}

/// Errors that arose here, each once; those of rules stand in the judgements already.
fn problems(plan: &Plan<'_>, cohort: &Cohort<'_>, evaluations: &[Evaluation]) -> Vec<ScoreProblem> {
    let mut problems = BTreeSet::new();
    for (evaluation, judgements) in evaluations.iter().zip(cohort.judgements) {
        for (spot, mark) in plan.spots.iter().zip(&evaluation.marks) {
            let Some(message) = mark.why.as_ref().filter(|_| mark.outcome == Outcome::Error) else { continue };
            if message.code == "heng::score::broken_children" {
                continue;
            }
            // A normaliser fails for the cohort, an aggregation for one subject's scores.
            let subject = spot.node.leaf.is_none().then(|| judgements.subject.clone());
            let (indicator, message) = (spot.node.id.clone(), message.clone());
            problems.insert(ScoreProblem { indicator, subject, message });
        }
    }
    problems.into_iter().collect()
}

fn ranks(definition: &Definition, cohort: &Cohort<'_>, cards: &[ScoreCard]) -> Vec<BTreeMap<CohortId, Rank>> {
    let mut ranks = vec![BTreeMap::new(); cards.len()];
    for group in &definition.cohorts {
        let belongs = members(definition, &group.id, &cohort.subjects);
        let places: Vec<usize> = (0..cards.len()).filter(|place| belongs[*place]).collect();
        let indices: Vec<_> = places.iter().map(|place| &cards[*place].index).collect();
        for (place, rank) in places.iter().zip(rank::ranks(&indices, definition.ranking)) {
            if let Some(rank) = rank {
                ranks[*place].insert(group.id.clone(), rank);
            }
        }
    }
    ranks
}
