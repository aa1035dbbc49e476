//! What each edit does: alone, last, and what is left for their being together.

use heng_model::comparison::{Comparison, Edit, EditEffect, EditKind, Effect, Ground, Shift};

use super::block::Block;
use super::{name, signed};
use crate::table::{Side, Tone};
use crate::view::View;

/// A row per edit, then their sum and what they do only together; a table per named subject.
pub(super) fn blocks(comparison: &Comparison, view: &View) -> Vec<Block> {
    let words = view.words();
    let mut notes = Vec::new();
    if comparison.wordings > 0 {
        notes.push(words.phrase("report-diff_wordings", &[("count", comparison.wordings.into())]));
    }
    if comparison.edits.is_empty() {
        return if notes.is_empty() { Vec::new() } else { vec![Block::Lines(notes)] };
    }
    let count = comparison.edits.iter().map(|one| one.edit.count).sum::<usize>();
    let beside = words.phrase("report-diff_edits_count", &[("count", count.into())]);
    let mut blocks =
        vec![Block::Heading { title: words.word("report-diff_edits"), beside, level: 2 }, table(comparison, view)];
    for id in &view.subjects {
        let rows = of_subject(comparison, id, view);
        let title = words.phrase("report-diff_edits_of", &[("subject", name(&comparison.moves, id).into())]);
        blocks.push(Block::Heading { title, beside: String::new(), level: 3 });
        blocks.push(rows);
    }
    if comparison.edits.iter().any(|one| one.alone.is_none() || one.last.is_none()) {
        notes.push(words.word("report-diff_cannot_stand"));
    }
    if let Some(from) = comparison.grouped_from {
        notes.push(words.phrase("report-diff_grouped", &[("count", from.into())]));
    }
    if comparison.ground == Ground::Documents {
        notes.push(words.word("report-diff_documents"));
    }
    if !notes.is_empty() {
        blocks.push(Block::Lines(notes));
    }
    blocks
}

fn table(comparison: &Comparison, view: &View) -> Block {
    let words = view.words();
    let columns = [
        ("report-diff_edit", Side::Left),
        ("report-diff_place", Side::Left),
        ("report-diff_alone", Side::Right),
        ("report-diff_last", Side::Right),
        ("report-diff_does", Side::Left),
    ];
    let decimals = comparison.moves.decimals;
    let mut rows: Vec<Vec<(String, Tone)>> = comparison.edits.iter().map(|one| row(one, decimals, view)).collect();
    let total = &comparison.total;
    let whole = (words.word("report-diff_total"), Tone::Strong);
    let empty = || (String::new(), Tone::Plain);
    rows.push(vec![whole, empty(), shift(&total.index, decimals), empty(), (does(total, view), Tone::Faint)]);
    if comparison.edits.len() > 1 {
        let together = (words.word("report-diff_interaction"), Tone::Plain);
        let how = scores(&comparison.interaction, view).unwrap_or_default();
        rows.push(vec![together, empty(), shift(&comparison.interaction, decimals), empty(), (how, Tone::Faint)]);
    }
    Block::Table { columns: columns.map(|(word, side)| (words.word(word), side)).into(), rows }
}

fn row(one: &EditEffect, decimals: u8, view: &View) -> Vec<(String, Tone)> {
    let effect = |effect: &Option<Effect>| {
        effect.as_ref().map_or_else(|| ("✗".to_owned(), Tone::Doubt), |effect| shift(&effect.index, decimals))
    };
    let does_what = one.alone.as_ref().or(one.last.as_ref()).map(|effect| does(effect, view)).unwrap_or_default();
    vec![
        (view.words().word(kind(one.edit.kind)), Tone::Plain),
        (place(&one.edit, view), Tone::Plain),
        effect(&one.alone),
        effect(&one.last),
        (does_what, Tone::Faint),
    ]
}

/// The edits that move one subject.
fn of_subject(comparison: &Comparison, id: &heng_model::SubjectId, view: &View) -> Block {
    let words = view.words();
    let decimals = comparison.moves.decimals;
    let columns = [
        ("report-diff_edit", Side::Left),
        ("report-diff_place", Side::Left),
        ("report-diff_alone", Side::Right),
        ("report-diff_last", Side::Right),
    ];
    let own = |effect: &Option<Effect>| match effect {
        Some(effect) => one_shift(&effect.index.of(id), decimals),
        None => ("✗".to_owned(), Tone::Doubt),
    };
    let mut rows: Vec<Vec<(String, Tone)>> = comparison
        .edits
        .iter()
        .map(|one| {
            let kind = (words.word(kind(one.edit.kind)), Tone::Plain);
            vec![kind, (place(&one.edit, view), Tone::Plain), own(&one.alone), own(&one.last)]
        })
        .collect();
    let empty = || (String::new(), Tone::Plain);
    let whole = (words.word("report-diff_total"), Tone::Strong);
    rows.push(vec![whole, empty(), one_shift(&comparison.total.index.of(id), decimals), empty()]);
    if comparison.edits.len() > 1 {
        let left = one_shift(&comparison.interaction.of(id), decimals);
        rows.push(vec![(words.word("report-diff_interaction"), Tone::Plain), empty(), left, empty()]);
    }
    Block::Table { columns: columns.map(|(word, side)| (words.word(word), side)).into(), rows }
}

fn shift(shift: &Shift, decimals: u8) -> (String, Tone) {
    one_shift(&shift.sum, decimals)
}

fn one_shift(shift: &heng_model::Number, decimals: u8) -> (String, Tone) {
    let tone = if shift.is_positive() {
        Tone::Good
    } else if shift.is_negative() {
        Tone::Bad
    } else {
        Tone::Faint
    };
    (signed(shift, decimals), tone)
}

/// Where, and from what to what.
fn place(edit: &Edit, view: &View) -> String {
    let change = match (&edit.before, &edit.after) {
        (None, None) => String::new(),
        (before, after) => {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "—".to_owned());
            format!("  {} → {}", value(before), value(after))
        }
    };
    if edit.count > 1 {
        let first = edit.path.split('、').next().unwrap_or_default();
        return view.words().phrase("report-diff_and_more", &[("path", first.into()), ("count", edit.count.into())]);
    }
    format!("{}{change}", edit.path)
}

/// How much an effect moves: `12 个得分、3 个名次`.
fn does(effect: &Effect, view: &View) -> String {
    let words = view.words();
    let others = [
        ("report-diff_does_ranks", effect.ranks),
        ("report-diff_does_tiers", effect.tiers),
        ("report-diff_does_claims", effect.claims),
    ];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    let others = others.map(|(id, count)| words.phrase(id, &[("count", count.into())]));
    let parts: Vec<String> = scores(&effect.index, view).into_iter().chain(others).collect();
    words.list(&parts)
}

/// How many totals move, and which way: the sum of ups and downs says less than either.
fn scores(shift: &Shift, view: &View) -> Option<String> {
    let up = shift.subjects.iter().filter(|(_, shift)| shift.is_positive()).count();
    let down = shift.subjects.len() - up;
    let id = match (up, down) {
        (0, 0) => return None,
        (_, 0) => "report-diff_does_up",
        (0, _) => "report-diff_does_down",
        _ => "report-diff_does_both",
    };
    Some(view.words().phrase(id, &[("up", up.into()), ("down", down.into())]))
}

fn kind(kind: EditKind) -> &'static str {
    match kind {
        EditKind::Rulings => "report-edit_rulings",
        EditKind::Script => "report-edit_script",
        EditKind::Library => "report-edit_library",
        EditKind::Plugin => "report-edit_plugin",
        EditKind::Parameter => "report-edit_parameter",
        EditKind::Criteria => "report-edit_criteria",
        EditKind::Wanted => "report-edit_wanted",
        EditKind::Scope => "report-edit_scope",
        EditKind::Reference => "report-edit_reference",
        EditKind::Date => "report-edit_date",
        EditKind::Limits => "report-edit_limits",
        EditKind::Subject => "report-edit_subject",
        EditKind::Points => "report-edit_points",
        EditKind::Scoring => "report-edit_scoring",
        EditKind::Tree => "report-edit_tree",
        EditKind::Weight => "report-edit_weight",
        EditKind::Method => "report-edit_method",
        EditKind::Policy => "report-edit_policy",
        EditKind::Tier => "report-edit_tier",
        EditKind::Rules => "report-edit_rules",
        EditKind::Cohort => "report-edit_cohort",
        EditKind::Statistic => "report-edit_statistic",
        EditKind::Claim => "report-edit_claim",
        EditKind::Group => "report-edit_group",
    }
}
