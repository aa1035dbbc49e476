//! What moved between two assessments and why: the league table of what moved first, then statistics and claims, then what
//! each edit does, then what cannot be compared.

mod block;
mod edits;
mod statistics;
mod subjects;

use heng_model::comparison::Comparison;
use heng_model::judgement::PluginStamp;
use heng_model::moves::{Incomparable, Moves, SubjectMove, Thing, Why};
use heng_model::{Number, SubjectId};

use crate::view::View;
use block::Block;
pub(crate) use statistics::sides as changed_sides;

/// The comparison for a terminal.
pub fn comparison(comparison: &Comparison, view: &View) -> String {
    block::text(&blocks(comparison, view), view)
}

/// The comparison as Markdown.
pub fn comparison_markdown(comparison: &Comparison, view: &View) -> String {
    block::markdown(&blocks(comparison, view))
}

/// What moved, without causes, for a terminal.
pub fn moves(moves: &Moves, view: &View) -> String {
    let mut blocks = vec![head(moves, view)];
    blocks.extend(plugins(moves, view));
    blocks.extend(of_moves(moves, view));
    block::text(&blocks, view)
}

fn blocks(comparison: &Comparison, view: &View) -> Vec<Block> {
    let mut blocks = vec![head(&comparison.moves, view)];
    blocks.extend(plugins(&comparison.moves, view));
    blocks.extend(of_moves(&comparison.moves, view));
    blocks.extend(edits::blocks(comparison, view));
    blocks.extend(incomparable(&comparison.moves, view));
    blocks
}

fn of_moves(moves: &Moves, view: &View) -> Vec<Block> {
    let mut blocks = subjects::tables(moves, view);
    blocks.extend(subjects::tiers(moves, view));
    blocks.extend(statistics::blocks(moves, view));
    blocks.extend(subjects::leaves(moves, view));
    blocks
}

/// Which two are compared, and how much moved.
fn head(moves: &Moves, view: &View) -> Block {
    let words = view.words();
    let title = arrow(&moves.before.name, &moves.after.name);
    let shown: Vec<&SubjectMove> = moves.subjects.iter().filter(|one| view.admits_move(one)).collect();
    let count = |test: fn(&SubjectMove) -> bool| shown.iter().filter(|one| test(one)).count();
    let claims = moves.statistics.iter().flat_map(|one| &one.claims).filter(|claim| claim.flipped()).count();
    let tally = if shown.is_empty() && moves.statistics.is_empty() {
        words.phrase("report-diff_nothing", &[("compared", moves.compared.into())])
    } else {
        words.phrase(
            "report-diff_tally",
            &[
                ("compared", moves.compared.into()),
                ("scores", count(SubjectMove::score_moved).into()),
                ("ranks", count(SubjectMove::rank_moved).into()),
                ("tiers", count(SubjectMove::tier_moved).into()),
                ("claims", claims.into()),
            ],
        )
    };
    Block::Heading { title, beside: tally, level: 1 }
}

/// The plugins that are others on the two sides.
fn plugins(moves: &Moves, view: &View) -> Option<Block> {
    let (was, is) = (&moves.before.plugins, &moves.after.plugins);
    let mut ids: Vec<&String> = was.iter().chain(is).map(|plugin| &plugin.id).collect();
    ids.sort();
    ids.dedup();
    let words = view.words();
    let of = |side: &[PluginStamp], id: &String| {
        let plugin = side.iter().find(|plugin| plugin.id == *id);
        plugin.map_or_else(|| words.word("report-diff_no_plugin"), ToString::to_string)
    };
    let sides = ids.into_iter().map(|id| (of(was, id), of(is, id))).filter(|(was, is)| was != is);
    let lines: Vec<String> =
        sides.map(|(was, is)| words.phrase("report-diff_plugin", &[("change", arrow(&was, &is).into())])).collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// `5 → 4`, or `5` where nothing moved.
pub(crate) fn arrow(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} → {after}") }
}

/// A difference with its sign; what is too small to print is not nothing.
fn signed(difference: &Number, decimals: u8) -> String {
    let printed = difference.printed(decimals);
    if difference.is_zero() {
        "0".to_owned()
    } else if printed.parse::<Number>().is_ok_and(|printed| printed.is_zero()) {
        format!("{}0…", if difference.is_positive() { "+" } else { "−" })
    } else if difference.is_positive() {
        format!("+{printed}")
    } else {
        printed.replace('-', "−")
    }
}

fn incomparable(moves: &Moves, view: &View) -> Vec<Block> {
    if moves.incomparable.is_empty() {
        return Vec::new();
    }
    let words = view.words();
    let title = words.word("report-diff_incomparable");
    let beside = words.phrase("report-diff_incomparable_count", &[("count", moves.incomparable.len().into())]);
    let lines = moves.incomparable.iter().map(|one| incomparable_line(one, view));
    vec![Block::Heading { title, beside, level: 2 }, Block::Lines(lines.collect())]
}

/// What cannot be compared, and why.
pub(crate) fn incomparable_line(one: &Incomparable, view: &View) -> String {
    let words = view.words();
    let what = match &one.what {
        Thing::Index => one.name.clone(),
        Thing::Subject(_) => one.name.clone(),
        Thing::Indicator(id) => format!("{id} {}", one.name),
        Thing::Statistic(_) => one.name.clone(),
    };
    words.phrase("report-diff_why", &[("what", what.trim().into()), ("why", words.word(why(one.why)).into())])
}

fn why(why: Why) -> &'static str {
    match why {
        Why::OnlyBefore => "report-diff_only_before",
        Why::OnlyAfter => "report-diff_only_after",
        Why::NoBundleBefore => "report-diff_no_bundle_before",
        Why::NoBundleAfter => "report-diff_no_bundle_after",
        Why::PlannedBefore => "report-diff_planned_before",
        Why::PlannedAfter => "report-diff_planned_after",
        Why::LeafAndParent => "report-diff_leaf_and_parent",
        Why::OtherKind => "report-diff_other_kind",
        Why::OtherFigure => "report-diff_other_figure",
        Why::OtherScale => "report-diff_other_scale",
    }
}

/// The name of a subject, wherever in the moves it stands; its id where it did not move.
fn name<'a>(moves: &'a Moves, id: &'a SubjectId) -> &'a str {
    moves.subjects.iter().find(|one| one.subject == *id).map_or(id.as_str(), |one| one.name.as_str())
}
