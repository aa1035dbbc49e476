//! Ranks (名次) within a cohort.

use heng_model::Number;
use heng_model::assessment::{IndexResult, Rank};
use heng_model::definition::{Ranking, Ties, TiesOn};
use heng_model::outcome::Outcome;

/// What a subject is ranked by: vetoed subjects come after all others, whatever their score.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    not_vetoed: bool,
    score: Number,
}

/// The ranks of the members of one cohort, in their order; none for whom no index is published.
pub(crate) fn ranks(members: &[&IndexResult], ranking: Ranking) -> Vec<Option<Rank>> {
    let merits: Vec<Option<Merit>> = members.iter().map(|index| merit(index, ranking.ties_on)).collect();
    let mut ranked: Vec<&Merit> = merits.iter().flatten().collect();
    ranked.sort_by(|left, right| right.cmp(left));
    let mut distinct = ranked.clone();
    distinct.dedup();
    let rank = |merit: &Merit| {
        let equals = ranked.iter().filter(|other| **other == merit).count();
        let ahead = match ranking.ties {
            Ties::Competition => ranked.partition_point(|other| *other > merit),
            Ties::Dense => distinct.partition_point(|other| *other > merit),
        };
        Rank { rank: ahead + 1, tied: equals > 1, of: ranked.len() }
    };
    merits.iter().map(|merit| merit.as_ref().map(rank)).collect()
}

fn merit(index: &IndexResult, ties_on: TiesOn) -> Option<Merit> {
    let exact = index.score.clone()?;
    let score = match ties_on {
        TiesOn::Exact => exact,
        // The printed figure never orders two subjects otherwise than their scores do: rounding and clamping are monotone.
        TiesOn::Published => index.printed.as_ref().and_then(|text| text.parse().ok()).unwrap_or(exact),
    };
    Some(Merit { not_vetoed: index.outcome != Outcome::Vetoed, score })
}
