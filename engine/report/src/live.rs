//! What a change moved, a line per subject, for somebody who looks on while they edit.

use heng_model::Number;
use heng_model::moves::{ClaimMove, LeafMove, Moves, SubjectMove};

use crate::comparison::{arrow, changed_sides};
use crate::view::View;
use crate::{claims, outcome};

/// What moved: subjects first, of which no more than `most` are named, then claims that flipped with those who changed sides, then
/// what came and went. `6.1.2 杭州市 80 → 100 · 总分 91.2 → 91.6 · 名次 5 → 4 · 优秀级`.
pub fn live(moves: &Moves, most: usize, view: &View) -> Vec<String> {
    let words = view.words();
    let mut subjects: Vec<&SubjectMove> = moves.subjects.iter().collect();
    // Those whose index moved most come first; equal ones as the methodology lists them.
    let far = |one: &SubjectMove| {
        let shift = one.difference().unwrap_or_else(Number::zero);
        if shift.is_negative() { &Number::zero() - &shift } else { shift }
    };
    subjects.sort_by(|one, other| other.tier_moved().cmp(&one.tier_moved()).then_with(|| far(other).cmp(&far(one))));
    let mut lines: Vec<String> = subjects.iter().take(most).map(|one| subject(one, moves, view)).collect();
    if subjects.len() > most {
        lines.push(words.phrase("report-live_more", &[("count", (subjects.len() - most).into())]));
    }
    for statistic in &moves.statistics {
        for claim in statistic.claims.iter().filter(|claim| claim.flipped()) {
            lines.push(flipped(&statistic.name, claim, view));
            lines.extend(changed_sides(statistic, view));
        }
    }
    lines.extend(moves.incomparable.iter().map(|one| crate::comparison::incomparable_line(one, view)));
    lines
}

fn subject(one: &SubjectMove, moves: &Moves, view: &View) -> String {
    let words = view.words();
    let mut parts = Vec::new();
    let score = |leaf: &LeafMove| {
        let of = |score: &Option<Number>| score.clone().unwrap_or_else(Number::zero);
        let shift = &of(&leaf.score.after.score) - &of(&leaf.score.before.score);
        if shift.is_negative() { &Number::zero() - &shift } else { shift }
    };
    let leaf = one.leaves.iter().max_by(|a, b| score(a).cmp(&score(b)).then_with(|| b.indicator.cmp(&a.indicator)));
    let mut head = match leaf {
        Some(leaf) => {
            let printed = |printed: &Option<String>, outcome| {
                printed.clone().unwrap_or_else(|| words.word(outcome::word(outcome)))
            };
            let (before, after) = (&leaf.score.before, &leaf.score.after);
            let moved = arrow(&printed(&before.printed, before.outcome), &printed(&after.printed, after.outcome));
            format!("{} {} {moved}", leaf.indicator, one.name)
        }
        None => one.name.clone(),
    };
    if one.leaves.len() > 1 {
        let more = words.phrase("report-live_leaves", &[("count", (one.leaves.len() - 1).into())]);
        head = format!("{head} {more}");
    }
    parts.push(head);
    let (before, after) = (&one.index.before, &one.index.after);
    let index = |position: &heng_model::moves::IndexPosition| {
        position.printed.clone().unwrap_or_else(|| words.word(outcome::word(position.outcome)))
    };
    parts.push(format!("{} {}", moves.index_name, arrow(&index(before), &index(after))));
    let rank = one.ranks.iter().find(|rank| rank.moved()).or_else(|| one.ranks.first());
    if let Some(rank) = rank {
        let place = |rank: Option<heng_model::assessment::Rank>| {
            rank.map_or_else(|| "—".to_owned(), |rank| rank.rank.to_string())
        };
        let moved = arrow(&place(rank.before), &place(rank.after));
        parts.push(words.phrase("report-live_rank", &[("move", moved.into())]));
    }
    if before.tier.is_some() || after.tier.is_some() {
        let tier = |tier: &Option<String>| tier.clone().unwrap_or_else(|| words.word("report-diff_no_tier"));
        parts.push(arrow(&tier(&before.tier), &tier(&after.tier)));
    }
    parts.join(" · ")
}

fn flipped(statistic: &str, claim: &ClaimMove, view: &View) -> String {
    let words = view.words();
    let standing = |standing: Option<heng_model::assessment::Standing>| {
        standing.map_or_else(|| "—".to_owned(), |standing| words.word(claims::word(standing)))
    };
    let moved = arrow(&standing(claim.before), &standing(claim.after));
    let arguments = [("statistic", statistic.into()), ("claim", claim.text.as_str().into()), ("move", moved.into())];
    words.phrase("report-live_claim", &arguments)
}
