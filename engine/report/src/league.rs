//! The league table: per cohort, who stands where, and what there is to be said of each row.

use heng_model::assessment::{Assessment, NodeResult, SubjectResult};
use heng_model::indicator::Role;
use heng_model::subject::{Cohort, Order, Subject};
use heng_model::{IndicatorId, Outcome, SubjectId};

use crate::table::{Grid, Side, Tone};
use crate::view::View;
use crate::{figure, style, text};

/// The league table of every cohort that the view shows.
pub fn league(assessment: &Assessment, view: &View) -> String {
    let definition = &assessment.definition;
    let cohorts = definition.cohorts.iter().filter(|cohort| view.cohort.as_ref().is_none_or(|id| *id == cohort.id));
    let tables: Vec<String> = cohorts.filter_map(|cohort| of_cohort(assessment, cohort, view)).collect();
    tables.join("\n")
}

/// A row before it is written.
pub struct Row<'a> {
    /// Who.
    pub subject: &'a Subject,
    /// What came of it.
    pub result: &'a SubjectResult,
    /// What there is to be said beside its figures.
    pub marks: Vec<Mark>,
}

/// What there is to be said of a row beside its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A veto holds.
    Veto,
    /// A rule is broken.
    Error,
    /// Too little was judged for a score to be published.
    LowCoverage,
    /// Rounding would have carried the printed figure across a tier bound.
    NearThreshold,
    /// A score was filled in from the reference cohort.
    Imputed,
    /// Something rests on stale evidence.
    Stale,
    /// The bundle is made up.
    Synthetic,
}

impl Mark {
    /// The catalogue's entry for it.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Veto => "report-mark_veto",
            Mark::Error => "report-mark_error",
            Mark::LowCoverage => "report-mark_low_coverage",
            Mark::NearThreshold => "report-mark_near_threshold",
            Mark::Imputed => "report-mark_imputed",
            Mark::Stale => "report-mark_stale",
            Mark::Synthetic => "report-mark_synthetic",
        }
    }
    /// The sentence that explains it below the table, where the word alone does not.
    pub fn legend(self) -> Option<&'static str> {
        match self {
            Mark::LowCoverage => Some("report-legend_low_coverage"),
            Mark::NearThreshold => Some("report-legend_near_threshold"),
            Mark::Imputed => Some("report-legend_imputed"),
            Mark::Veto | Mark::Error | Mark::Stale | Mark::Synthetic => None,
        }
    }
}

fn of_cohort(assessment: &Assessment, cohort: &Cohort, view: &View) -> Option<String> {
    let order = view.order.unwrap_or(assessment.definition.order);
    let members = rows(assessment, cohort);
    let all = members.len();
    let mut shown: Vec<Row<'_>> = members.into_iter().filter(|row| view.shows(&row.subject.id)).collect();
    let absent = without_bundle(assessment, cohort, view);
    if shown.is_empty() && absent.is_empty() {
        return None;
    }
    sort(&mut shown, cohort, order);
    let mut out = heading(cohort, shown.len(), all, view);
    if !shown.is_empty() {
        out.push_str(&grid(assessment, cohort, &shown, order, view));
    }
    if order == Order::Rank && shown.len() == all {
        out.push_str(&tiers(assessment, &shown));
    }
    let columns = columns(assessment, order, view);
    out.push_str(&legends(assessment, &shown, &columns, &absent, view));
    Some(out)
}

/// The members of a cohort that were assessed, in administrative order.
pub fn rows<'a>(assessment: &'a Assessment, cohort: &Cohort) -> Vec<Row<'a>> {
    let row = |result: &'a SubjectResult| {
        let subject = assessment.definition.subjects.iter().find(|subject| subject.id == result.subject)?;
        cohort.members.admits(subject).then(|| Row { subject, result, marks: marks(result) })
    };
    assessment.subjects.iter().filter_map(row).collect()
}

/// What there is to be said of a subject's row.
pub fn marks(result: &SubjectResult) -> Vec<Mark> {
    let index = &result.card.index;
    let stale = |result: &SubjectResult| {
        result.judgements.leaves.values().any(|leaf| match &leaf.verdict {
            heng_model::judgement::Verdict::Judged { criteria } => {
                let measures = leaf.measures.values().map(|measure| &measure.stale);
                criteria.iter().map(|one| &one.stale).chain(measures).any(|stale| !stale.is_empty())
            }
            _ => false,
        })
    };
    let conditions = [
        (Mark::Veto, !index.vetoed_by.is_empty() || index.outcome == Outcome::Vetoed),
        (Mark::Error, index.outcome == Outcome::Error),
        (Mark::LowCoverage, index.outcome == Outcome::LowCoverage),
        (Mark::NearThreshold, index.near_threshold),
        (Mark::Imputed, result.card.nodes.values().any(|node| node.outcome == Outcome::Imputed)),
        (Mark::Stale, stale(result)),
        (Mark::Synthetic, result.judgements.bundle.as_ref().is_some_and(|bundle| bundle.synthetic)),
    ];
    conditions.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark).collect()
}

/// Puts rows into the order of a list.
pub fn sort(rows: &mut [Row<'_>], cohort: &Cohort, order: Order) {
    let code = |row: &Row<'_>| (row.subject.code.is_none(), row.subject.code.clone());
    match order {
        Order::Rank => rows.sort_by_key(|row| row.result.ranks.get(&cohort.id).map_or(usize::MAX, |rank| rank.rank)),
        Order::Division => rows.sort_by_key(code),
        Order::Subprovincial => rows.sort_by_key(|row| {
            let place = row.subject.order.get("subprovincial").copied();
            (place.is_none(), place, code(row))
        }),
    }
}

fn heading(cohort: &Cohort, shown: usize, all: usize, view: &View) -> String {
    let words = view.words();
    let count = if shown == all {
        words.phrase("report-subjects", &[("count", all.into())])
    } else {
        words.phrase("report-subjects_shown", &[("shown", shown.into()), ("count", all.into())])
    };
    let name = style::paint(&text::line(&cohort.name), style::HEADING, view.color);
    format!("{name}  {}\n\n", style::paint(&count, style::FAINT, view.color))
}

/// The indicators whose scores are columns.
fn pillars(assessment: &Assessment, levels: usize) -> Vec<IndicatorId> {
    fn visit(assessment: &Assessment, id: &IndicatorId, levels: usize, into: &mut Vec<IndicatorId>) {
        let Some(node) = assessment.definition.tree.get(id) else { return };
        for child in &node.children {
            into.push(child.clone());
            if levels > 1 {
                visit(assessment, child, levels - 1, into);
            }
        }
    }
    let mut ids = Vec::new();
    if levels > 0 {
        visit(assessment, &IndicatorId::root(), levels, &mut ids);
    }
    ids
}

/// The indicators that a table has columns for: a published list in no order of merit shows neither score nor rank.
fn columns(assessment: &Assessment, order: Order, view: &View) -> Vec<IndicatorId> {
    if order == Order::Rank { pillars(assessment, view.levels) } else { Vec::new() }
}

fn grid(assessment: &Assessment, cohort: &Cohort, rows: &[Row<'_>], order: Order, view: &View) -> String {
    let merit = order == Order::Rank;
    let pillars = columns(assessment, order, view);
    let title =
        |id: &IndicatorId| assessment.definition.tree.get(id).map_or_else(String::new, |node| node.name.clone());
    let names: Vec<String> = pillars.iter().map(title).collect();
    let ids: Vec<String> = pillars.iter().map(ToString::to_string).collect();
    let layout = Layout { merit, pillars: &pillars, heads: &names, signs: false };
    let wide = filled(assessment, cohort, rows, &layout, view);
    if wide.width() <= view.width || pillars.is_empty() {
        return wide.text();
    }
    let narrow = filled(assessment, cohort, rows, &Layout { heads: &ids, signs: true, ..layout }, view);
    let key = ids.iter().zip(&names).map(|(id, name)| format!("{id} {}", text::line(name)));
    let lines = [key.collect::<Vec<_>>().join(" · "), signs(&pillars, rows, view).join("   ")];
    let lines = lines.iter().filter(|line| !line.is_empty());
    let key: Vec<String> = lines.map(|line| text::wrap(line, view.width, " ", " ")).collect();
    let key = key.join("\n");
    format!("{}\n{}\n", narrow.text(), style::paint(&key, style::FAINT, view.color))
}

/// Which columns a table has.
struct Layout<'a> {
    /// Ranks and scores are shown.
    merit: bool,
    /// The indicators that are columns.
    pillars: &'a [IndicatorId],
    /// Their heads.
    heads: &'a [String],
    /// Outcomes are shown by signs, not words.
    signs: bool,
}

/// What the signs mean that stand in these rows.
fn signs(pillars: &[IndicatorId], rows: &[Row<'_>], view: &View) -> Vec<String> {
    let nodes = rows.iter().flat_map(|row| pillars.iter().filter_map(|id| row.result.card.nodes.get(id)));
    let unprinted = nodes.filter(|node| node.printed.is_none() && node.outcome != Outcome::Scored);
    let unprinted = unprinted.map(|node| node.outcome);
    let used: std::collections::BTreeSet<Outcome> = unprinted.collect();
    used.into_iter().map(|one| format!("{} {}", sign(one), view.words().word(crate::outcome::word(one)))).collect()
}

fn filled(assessment: &Assessment, cohort: &Cohort, rows: &[Row<'_>], layout: &Layout<'_>, view: &View) -> Grid {
    let Layout { merit, pillars, heads, signs } = *layout;
    let words = view.words();
    let tiered = !assessment.definition.tiers.is_empty();
    let marked = rows.iter().any(|row| !row.marks.is_empty());
    let mut columns = Vec::new();
    if merit {
        columns.push((words.word("report-rank"), Side::Right));
    }
    columns.push((words.word("report-subject"), Side::Left));
    if merit {
        columns.push((assessment.definition.index_name.clone(), Side::Right));
    }
    if tiered {
        columns.push((words.word("report-tier"), Side::Left));
    }
    columns.extend(heads.iter().map(|head| (head.clone(), Side::Right)));
    columns.push((words.word("report-coverage"), Side::Right));
    if marked {
        columns.push((words.word("report-marks"), Side::Left));
    }
    let mut grid = Grid::new(&columns, view.color);
    for row in rows {
        let index = &row.result.card.index;
        let mut cells = Vec::new();
        if merit {
            cells.push((rank(row, cohort, view), Tone::Plain));
        }
        cells.push((row.subject.name.clone(), Tone::Plain));
        if merit {
            cells.push((index.printed.clone().unwrap_or_else(|| "—".to_owned()), Tone::Strong));
        }
        if tiered {
            cells.push((index.tier.clone().unwrap_or_else(|| "—".to_owned()), Tone::Plain));
        }
        cells.extend(pillars.iter().map(|id| score(row.result, id, signs, view)));
        cells.push(coverage(row.result));
        if marked {
            let marks: Vec<String> = row.marks.iter().map(|mark| words.word(mark.word())).collect();
            let tone = if row.marks.iter().any(|mark| *mark <= Mark::Error) { Tone::Bad } else { Tone::Doubt };
            cells.push((words.list(&marks), tone));
        }
        grid.row(&cells);
    }
    grid
}

/// The rank as it is printed: 3, 并列 5.
pub fn rank(row: &Row<'_>, cohort: &Cohort, view: &View) -> String {
    match row.result.ranks.get(&cohort.id) {
        Some(rank) if rank.tied => view.words().phrase("report-tied", &[("rank", rank.rank.into())]),
        Some(rank) => rank.rank.to_string(),
        None => "—".to_owned(),
    }
}

fn score(result: &SubjectResult, id: &IndicatorId, signs: bool, view: &View) -> (String, Tone) {
    let Some(node) = result.card.nodes.get(id) else { return ("—".to_owned(), Tone::Faint) };
    match (&node.printed, node.outcome) {
        (Some(printed), _) if is_unjudged(node) => (format!("?{printed}"), Tone::Bad),
        (Some(printed), Outcome::Scored) => (printed.clone(), Tone::Plain),
        (Some(printed), Outcome::Vetoed | Outcome::Imputed) => (printed.clone(), Tone::Doubt),
        (Some(printed), _) => (printed.clone(), Tone::Bad),
        // A veto has no score; that it was judged is no news.
        (None, Outcome::Scored) => ("—".to_owned(), Tone::Faint),
        (None, outcome) if signs => (sign(outcome).to_owned(), Tone::Faint),
        (None, outcome) => (view.words().word(crate::outcome::word(outcome)), Tone::Faint),
    }
}

/// Whether a score is printed though no evidence of it was judged: it looks like one that was earned.
pub fn is_unjudged(node: &NodeResult) -> bool {
    let scored = matches!(node.outcome, Outcome::Scored | Outcome::MissingEvidence);
    scored && node.printed.is_some() && node.coverage.is_zero()
}

/// Where there is no room for words.
pub fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::MissingEvidence => "?",
        Outcome::NotApplicable => "-",
        Outcome::LowCoverage => "<",
        Outcome::Planned => "·",
        Outcome::Error => "!",
        Outcome::Scored | Outcome::Imputed | Outcome::Vetoed => "—",
    }
}

fn coverage(result: &SubjectResult) -> (String, Tone) {
    match result.card.nodes.get(&IndicatorId::root()) {
        Some(root) => (figure::coverage(&root.coverage), Tone::Faint),
        None => ("—".to_owned(), Tone::Faint),
    }
}

/// How many there are of each tier.
fn tiers(assessment: &Assessment, rows: &[Row<'_>]) -> String {
    let of = |name: &str| rows.iter().filter(|row| row.result.card.index.tier.as_deref() == Some(name)).count();
    let counts = assessment.definition.tiers.iter().map(|tier| (text::line(&tier.name), of(&tier.name)));
    let counts: Vec<String> =
        counts.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name} {count}")).collect();
    if counts.is_empty() { String::new() } else { format!("\n {}\n", counts.join(" · ")) }
}

/// The names of members of a cohort that have no bundle in this run.
pub fn without_bundle<'a>(assessment: &'a Assessment, cohort: &Cohort, view: &View) -> Vec<&'a str> {
    let lacking = |id: &SubjectId| assessment.without_bundle.contains(id) && view.shows(id);
    let subjects = assessment.definition.subjects.iter();
    subjects.filter(|one| lacking(&one.id) && cohort.members.admits(one)).map(|one| one.name.as_str()).collect()
}

fn legends(assessment: &Assessment, rows: &[Row<'_>], columns: &[IndicatorId], absent: &[&str], view: &View) -> String {
    let words = view.words();
    let mut marks: Vec<Mark> = rows.iter().flat_map(|row| row.marks.iter().copied()).collect();
    marks.sort_unstable();
    marks.dedup();
    let mut notes = Vec::new();
    notes.extend(marks.into_iter().filter_map(Mark::legend).map(|id| {
        let least = figure::coverage(&assessment.definition.coverage_at_least);
        words.phrase(id, &[("least", least.into())])
    }));
    let mut cells = rows.iter().flat_map(|row| columns.iter().filter_map(|id| row.result.card.nodes.get(id)));
    if cells.any(is_unjudged) {
        notes.push(words.word("report-legend_unjudged"));
    }
    let bonuses = assessment.definition.tree.nodes.values().filter(|node| node.role == Role::Bonus && !node.is_veto());
    let bonuses = bonuses.map(|node| {
        let args = [("name", node.name.as_str().into()), ("most", figure::short(&node.weight).into())];
        words.phrase("report-bonus_at_most", &args)
    });
    let bonuses: Vec<String> = bonuses.collect();
    if view.order.unwrap_or(assessment.definition.order) == Order::Rank && !bonuses.is_empty() && !rows.is_empty() {
        let full = figure::short(&assessment.definition.scale.full);
        let index = assessment.definition.index_name.as_str();
        let args = [("index", index.into()), ("full", full.into()), ("bonuses", words.list(&bonuses).into())];
        notes.push(words.phrase("report-legend_bonus", &args));
    }
    if !absent.is_empty() {
        let names = crate::outcome::names(words, absent, 12);
        notes.push(words.phrase("report-without_bundle", &[("count", absent.len().into()), ("names", names.into())]));
    }
    if assessment.provisional {
        notes.push(words.word("report-provisional"));
    }
    let notes = notes.iter().map(|note| text::wrap(note, view.width, " ", "   "));
    let notes: Vec<String> = notes.map(|note| style::paint(&note, style::FAINT, view.color)).collect();
    if notes.is_empty() { String::new() } else { format!("\n{}\n", notes.join("\n")) }
}

#[cfg(test)]
mod tests;
