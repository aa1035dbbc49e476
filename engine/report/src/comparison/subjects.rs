//! Subjects whose index, rank or tier moved, a table per cohort; who changed tiers; and the leaves behind it.

use std::collections::BTreeMap;

use heng_model::assessment::Rank;
use heng_model::moves::{Direction, IndexPosition, LeafMove, Moves, RankMove, Said, Saying, SubjectMove};
use heng_model::{CohortId, IndicatorId, Number};

use super::block::Block;
use super::{arrow, signed};
use crate::table::{Side, Tone};
use crate::view::View;
use crate::{figure, outcome};

/// Names in a row.
const MOST_NAMES: usize = 40;
/// Criteria named in a row.
const MOST_CRITERIA: usize = 3;

/// A table per cohort of those whose index, rank or tier moved; those who are ranked nowhere in one of their own.
pub(super) fn tables(moves: &Moves, view: &View) -> Vec<Block> {
    let moved = |one: &&SubjectMove| {
        let index = one.score_moved() || one.tier_moved() || one.publication_moved();
        view.admits_move(one) && (index || one.rank_moved() || one.index.before.outcome != one.index.after.outcome)
    };
    let moved: Vec<&SubjectMove> = moves.subjects.iter().filter(moved).collect();
    let mut cohorts: Vec<(CohortId, String)> = Vec::new();
    for rank in moved.iter().flat_map(|one| &one.ranks) {
        let wanted = view.cohort.as_ref().is_none_or(|cohort| rank.cohort == *cohort);
        if wanted && !cohorts.iter().any(|(id, _)| *id == rank.cohort) {
            cohorts.push((rank.cohort.clone(), rank.name.clone()));
        }
    }
    let mut blocks = Vec::new();
    for (id, name) in cohorts {
        let of = |one: &'_ &SubjectMove| one.ranks.iter().find(|rank| rank.cohort == id).cloned();
        let mut rows: Vec<(&SubjectMove, RankMove)> = moved.iter().filter_map(|one| Some((*one, of(one)?))).collect();
        rows.sort_by_key(|(one, rank)| {
            let place = |rank: Option<Rank>| rank.map_or(usize::MAX, |rank| rank.rank);
            (place(rank.after), place(rank.before), one.subject.clone())
        });
        let beside = view.words().phrase("report-diff_moved", &[("count", rows.len().into())]);
        blocks.push(Block::Heading { title: name, beside, level: 2 });
        blocks.push(table(moves, rows.into_iter().map(|(one, rank)| (one, Some(rank))).collect(), view));
    }
    let alone: Vec<_> = moved.iter().filter(|one| one.ranks.is_empty()).map(|one| (*one, None)).collect();
    if !alone.is_empty() {
        let beside = view.words().phrase("report-diff_moved", &[("count", alone.len().into())]);
        blocks.push(Block::Heading { title: view.words().word("report-diff_unranked"), beside, level: 2 });
        blocks.push(table(moves, alone, view));
    }
    blocks
}

fn table(moves: &Moves, rows: Vec<(&SubjectMove, Option<RankMove>)>, view: &View) -> Block {
    let words = view.words();
    let tiered = rows.iter().any(|(one, _)| one.index.before.tier.is_some() || one.index.after.tier.is_some());
    let ranked = rows.iter().any(|(_, rank)| rank.is_some());
    let mut columns = Vec::new();
    if ranked {
        columns.push((words.word("report-rank"), Side::Right));
    }
    columns.push((words.word("report-subject"), Side::Left));
    columns.push((moves.index_name.clone(), Side::Right));
    columns.push((words.word("report-diff_difference"), Side::Right));
    if tiered {
        columns.push((words.word("report-tier"), Side::Left));
    }
    let rows = rows.into_iter().map(|(one, rank)| {
        let mut cells = Vec::new();
        if ranked {
            cells.push(rank.map_or_else(|| ("—".to_owned(), Tone::Faint), |rank| ranks(&rank)));
        }
        cells.push((one.name.clone(), Tone::Plain));
        cells.push((arrow(&printed(&one.index.before, view), &printed(&one.index.after, view)), Tone::Strong));
        let difference = one.difference();
        let shown = difference.as_ref().map_or_else(|| "—".to_owned(), |shift| signed(shift, moves.decimals));
        cells.push((shown, tone(difference.as_ref())));
        if tiered {
            let tier = |position: &IndexPosition| position.tier.clone().unwrap_or_else(|| "—".to_owned());
            let moved = if one.tier_moved() { tier_tone(moves, one) } else { Tone::Plain };
            cells.push((arrow(&tier(&one.index.before), &tier(&one.index.after)), moved));
        }
        cells
    });
    Block::Table { rows: rows.collect(), columns }
}

fn ranks(rank: &RankMove) -> (String, Tone) {
    let place = |rank: Option<Rank>| rank.map_or_else(|| "—".to_owned(), |rank| rank.rank.to_string());
    let tone = match (rank.before, rank.after) {
        (Some(before), Some(after)) if after.rank < before.rank => Tone::Good,
        (Some(before), Some(after)) if after.rank > before.rank => Tone::Bad,
        _ => Tone::Plain,
    };
    (arrow(&place(rank.before), &place(rank.after)), tone)
}

/// The printed figure; where none is published, why not.
fn printed(position: &IndexPosition, view: &View) -> String {
    position.printed.clone().unwrap_or_else(|| view.words().word(outcome::word(position.outcome)))
}

fn tone(difference: Option<&Number>) -> Tone {
    match difference {
        Some(shift) if shift.is_positive() => Tone::Good,
        Some(shift) if shift.is_negative() => Tone::Bad,
        _ => Tone::Plain,
    }
}

fn tier_tone(moves: &Moves, one: &SubjectMove) -> Tone {
    let (from, to) = (&one.index.before.tier, &one.index.after.tier);
    match moves.tiers.iter().find(|group| group.from == *from && group.to == *to).and_then(|group| group.direction) {
        Some(Direction::Up) => Tone::Good,
        Some(Direction::Down) => Tone::Bad,
        None => Tone::Doubt,
    }
}

/// Who went from which tier to which: `重点城市 高 → 非常高（5）：武汉市、哈尔滨市…`
pub(super) fn tiers(moves: &Moves, view: &View) -> Vec<Block> {
    let words = view.words();
    let mut lines = Vec::new();
    for group in &moves.tiers {
        let shown = group.subjects.iter().filter(|(id, _)| view.shows(id));
        let names: Vec<&str> = shown.map(|(_, name)| name.as_str()).collect();
        if names.is_empty() || view.cohort.as_ref().is_some_and(|cohort| *cohort != group.cohort) {
            continue;
        }
        let tier = |tier: &Option<String>| tier.clone().unwrap_or_else(|| words.word("report-diff_no_tier"));
        lines.push(words.phrase(
            "report-diff_tier_group",
            &[
                ("cohort", group.name.as_str().into()),
                ("move", format!("{} → {}", tier(&group.from), tier(&group.to)).into()),
                ("count", names.len().into()),
                ("names", outcome::names(words, &names, MOST_NAMES).into()),
            ],
        ));
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let title = words.word("report-diff_tiers");
    vec![Block::Heading { title, beside: String::new(), level: 2 }, Block::Lines(lines)]
}

/// The leaves that moved: of named subjects one by one with their criteria, else counted over all.
pub(super) fn leaves(moves: &Moves, view: &View) -> Vec<Block> {
    let wanted = |leaf: &&LeafMove| view.indicator.as_ref().is_none_or(|id| below(&leaf.indicator, id));
    let shown: Vec<(&SubjectMove, Vec<&LeafMove>)> = moves
        .subjects
        .iter()
        .filter(|one| view.admits_move(one))
        .map(|one| (one, one.leaves.iter().filter(wanted).collect::<Vec<_>>()))
        .filter(|(_, leaves)| !leaves.is_empty())
        .collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let heading = |count: usize| Block::Heading {
        title: view.words().word("report-diff_leaves"),
        beside: view.words().phrase("report-diff_leaves_count", &[("count", count.into())]),
        level: 2,
    };
    if view.subjects.is_empty() {
        let rows = summed(&shown);
        return vec![heading(rows.len()), counted(&rows, view)];
    }
    let count = shown.iter().map(|(_, leaves)| leaves.len()).sum();
    vec![heading(count), one_by_one(&shown, view)]
}

/// Whether an indicator is another or, by its number, below it.
fn below(id: &IndicatorId, above: &IndicatorId) -> bool {
    above.is_root() || id == above || id.as_str().strip_prefix(above.as_str()).is_some_and(|rest| rest.starts_with('.'))
}

#[derive(Default)]
struct Sum<'a> {
    name: &'a str,
    up: usize,
    down: usize,
    other: usize,
    criteria: BTreeMap<(&'a str, String), usize>,
}

fn summed<'a>(shown: &[(&'a SubjectMove, Vec<&'a LeafMove>)]) -> BTreeMap<&'a IndicatorId, Sum<'a>> {
    let mut sums: BTreeMap<&IndicatorId, Sum<'_>> = BTreeMap::new();
    for leaf in shown.iter().flat_map(|(_, leaves)| leaves) {
        let sum = sums.entry(&leaf.indicator).or_default();
        sum.name = &leaf.name;
        match (&leaf.score.before.score, &leaf.score.after.score) {
            (Some(before), Some(after)) if after > before => sum.up += 1,
            (Some(before), Some(after)) if after < before => sum.down += 1,
            _ => sum.other += 1,
        }
        for one in &leaf.criteria {
            *sum.criteria.entry((one.text.as_str(), one.criterion.to_string())).or_default() += 1;
        }
    }
    sums
}

fn counted(rows: &BTreeMap<&IndicatorId, Sum<'_>>, view: &View) -> Block {
    let words = view.words();
    let columns = [
        ("report-diff_indicator", Side::Left),
        ("report-diff_up", Side::Right),
        ("report-diff_down", Side::Right),
        ("report-diff_other", Side::Right),
        ("report-diff_criteria", Side::Left),
    ];
    let number = |count: usize, tone: Tone| {
        if count == 0 { ("·".to_owned(), Tone::Faint) } else { (count.to_string(), tone) }
    };
    let rows = rows.iter().map(|(id, sum)| {
        let mut criteria: Vec<_> = sum.criteria.iter().collect();
        criteria.sort_by_key(|((text, id), count)| (std::cmp::Reverse(**count), *text, id.clone()));
        let named: Vec<String> = criteria.iter().map(|((text, _), count)| format!("{text} ×{count}")).collect();
        vec![
            (format!("{id} {}", sum.name), Tone::Plain),
            number(sum.up, Tone::Good),
            number(sum.down, Tone::Bad),
            number(sum.other, Tone::Doubt),
            (outcome::names(words, &named, MOST_CRITERIA), Tone::Faint),
        ]
    });
    Block::Table { columns: columns.map(|(word, side)| (words.word(word), side)).into(), rows: rows.collect() }
}

fn one_by_one(shown: &[(&SubjectMove, Vec<&LeafMove>)], view: &View) -> Block {
    let words = view.words();
    let columns = [
        ("report-subject", Side::Left),
        ("report-diff_indicator", Side::Left),
        ("report-diff_score", Side::Right),
        ("report-diff_criteria", Side::Left),
    ];
    let mut rows = Vec::new();
    for (one, leaves) in shown {
        for leaf in leaves {
            let printed = |printed: &Option<String>, outcome: heng_model::Outcome| {
                printed.clone().unwrap_or_else(|| words.word(outcome::word(outcome)))
            };
            let (before, after) = (&leaf.score.before, &leaf.score.after);
            let score = arrow(&printed(&before.printed, before.outcome), &printed(&after.printed, after.outcome));
            let criteria = leaf.criteria.iter().map(|one| {
                format!("{} {}", one.text, arrow(&said(one.before.as_ref(), view), &said(one.after.as_ref(), view)))
            });
            let mut parts: Vec<String> = criteria.collect();
            parts.extend(leaf.measures.iter().map(|measure| {
                let number =
                    |value: &Option<Number>| value.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string);
                format!("{} {}", measure.name, arrow(&number(&measure.before), &number(&measure.after)))
            }));
            rows.push(vec![
                (one.name.clone(), Tone::Plain),
                (format!("{} {}", leaf.indicator, leaf.name), Tone::Plain),
                (score, Tone::Strong),
                (words.list(&parts), Tone::Faint),
            ]);
        }
    }
    Block::Table { columns: columns.map(|(word, side)| (words.word(word), side)).into(), rows }
}

/// What was said of a criterion, in a word.
fn said(said: Option<&Said>, view: &View) -> String {
    let Some(said) = said else { return view.words().word("report-diff_none") };
    let word = view.words().word(match said.is {
        Saying::Met => "report-diff_met",
        Saying::Partly => "report-diff_partly",
        Saying::Unmet => "report-diff_unmet",
        Saying::NotApplicable => "report-not_applicable",
        Saying::Missing => "report-missing_evidence",
        Saying::Vetoed => "report-vetoed",
        Saying::Error => "report-rule_error",
        Saying::Unjudged => "report-diff_none",
    });
    match (&said.state, &said.ratio) {
        (Some(state), _) => format!("{word} {state}"),
        (None, Some(ratio)) if said.is == Saying::Partly => format!("{word} {}", figure::short(ratio)),
        _ => word,
    }
}
