//! What an assessment comes to, in short, and what lies between two of them.

use std::collections::BTreeMap;

use heng_model::assessment::{Assessment, Rank, ScoreCard, Standing, StatisticResult};
use heng_model::comparison::Effect;
use heng_model::judgement::{Judgements, Verdict};
use heng_model::{CohortId, Number, Outcome, StatisticId, SubjectId};
use heng_score::Scored;

/// The figures that effects are counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline {
    subjects: BTreeMap<SubjectId, Place>,
    claims: BTreeMap<(StatisticId, usize), Standing>,
    /// Whether a check or the arithmetic failed: such a figure is none.
    pub broken: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    score: Option<Number>,
    tier: Option<String>,
    ranks: BTreeMap<CohortId, usize>,
}

impl Outline {
    /// Of a whole assessment.
    pub fn of(assessment: &Assessment) -> Self {
        let subjects = assessment.subjects.iter();
        let broken = subjects.clone().any(|result| fails(&result.judgements) || breaks(&result.card));
        let subjects = subjects.map(|result| (result.subject.clone(), place(&result.card, &result.ranks)));
        Self { subjects: subjects.collect(), claims: claims(&assessment.statistics), broken }
    }

    /// Of judgements and what the cohort makes of them.
    pub fn scored(judgements: &[&Judgements], scored: &Scored) -> Self {
        let broken = judgements.iter().any(|one| fails(one)) || !scored.problems.is_empty();
        let rows = judgements.iter().zip(scored.cards.iter().zip(&scored.ranks));
        let subjects = rows.map(|(one, (card, ranks))| (one.subject.clone(), place(card, ranks)));
        Self { subjects: subjects.collect(), claims: claims(&scored.statistics), broken }
    }
}

fn fails(judgements: &Judgements) -> bool {
    judgements.leaves.values().any(|leaf| matches!(leaf.verdict, Verdict::Error { .. }))
}

fn breaks(card: &ScoreCard) -> bool {
    card.index.outcome == Outcome::Error
}

fn place(card: &ScoreCard, ranks: &BTreeMap<CohortId, Rank>) -> Place {
    let ranks = ranks.iter().map(|(cohort, rank)| (cohort.clone(), rank.rank)).collect();
    Place { score: card.index.score.clone(), tier: card.index.tier.clone(), ranks }
}

fn claims(statistics: &[StatisticResult]) -> BTreeMap<(StatisticId, usize), Standing> {
    let all = statistics.iter().flat_map(|one| one.claims.iter().map(|claim| ((one.id.clone(), claim.claim), claim)));
    all.map(|(place, claim)| (place, claim.standing)).collect()
}

/// What one adds to the other.
pub(super) fn between(before: &Outline, after: &Outline) -> Effect {
    let mut effect = Effect::default();
    for (id, is) in &after.subjects {
        let Some(was) = before.subjects.get(id) else { continue };
        effect.tiers += usize::from(was.tier != is.tier);
        let cohorts = was.ranks.keys().chain(is.ranks.keys().filter(|cohort| !was.ranks.contains_key(*cohort)));
        effect.ranks += cohorts.filter(|cohort| was.ranks.get(*cohort) != is.ranks.get(*cohort)).count();
        let (Some(then), Some(now)) = (&was.score, &is.score) else { continue };
        if then != now {
            effect.index.subjects.push((id.clone(), now - then));
        }
    }
    effect.index.sum = effect.index.subjects.iter().map(|(_, shift)| shift).sum();
    let flipped = |(place, standing): (&(StatisticId, usize), &Standing)| {
        before.claims.get(place).is_some_and(|was| was != standing)
    };
    effect.claims = after.claims.iter().filter(|one| flipped(*one)).count();
    effect
}
