//! Where points were lost, the most first.

use heng_model::assessment::{Assessment, CriterionResult, SubjectResult};
use heng_model::judgement::{Judgement, Verdict};
use heng_model::{CriterionId, IndicatorId, Number};

use crate::table::{Grid, Side, Tone};
use crate::trail::Teller;
use crate::view::View;
use crate::{figure, style, text};

/// Most rows; what is left is counted.
const MOST: usize = 12;

/// The criteria of a subject that lost points below `from`; nothing where none did.
pub(super) fn lost(
    assessment: &Assessment,
    result: &SubjectResult,
    from: &IndicatorId,
    teller: &Teller<'_>,
    view: &View,
) -> Option<String> {
    let words = view.words();
    let within = |id: &IndicatorId| assessment.definition.tree.within(id, from);
    let found: Vec<_> = losses(result).into_iter().filter(|(id, ..)| within(id)).collect();
    let (found, outside): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, one, _)| one.counts);
    let outside = (!outside.is_empty()).then(|| {
        let told = words.phrase("report-outside", &[("count", outside.len().into())]);
        format!("{}\n", text::wrap(&told, view.width, " ", " "))
    });
    if found.is_empty() {
        return outside;
    }
    let heads = [
        (words.word("report-lost"), Side::Right),
        (words.word("report-criterion"), Side::Left),
        (words.word("report-because"), Side::Left),
    ];
    let mut grid = Grid::new(&heads, view.color);
    let name = |id: &IndicatorId, one: &CriterionResult| criterion(assessment, id, &one.criterion);
    let names = found.iter().take(MOST).map(|(id, one, _)| text::width(&name(id, one))).max().unwrap_or(0);
    let room = view.width.saturating_sub(names + 14).max(24);
    for (indicator, criterion, lost) in found.iter().take(MOST) {
        let judgement = judgement(result, indicator, &criterion.criterion);
        let why = judgement.map(|judgement| teller.ruling(&judgement.ruling));
        let why = why.or_else(|| whole(result, indicator, teller)).unwrap_or_default();
        grid.row(&[
            (format!("−{}", figure::points(lost)), Tone::Bad),
            (name(indicator, criterion), Tone::Plain),
            (text::clip(&why, room).into_owned(), Tone::Faint),
        ]);
    }
    let title = style::paint(&words.word("report-lost_most"), style::HEADING, view.color);
    let more = found.len().saturating_sub(MOST);
    let more = if more == 0 {
        String::new()
    } else {
        format!(" {}\n", words.phrase("report-lost_more", &[("count", more.into())]))
    };
    Some(format!("{title}\n\n{}{more}{}", grid.text(), outside.unwrap_or_default()))
}

/// `1.1.1 body 办公室设在数据主管部门`
pub(super) fn criterion(assessment: &Assessment, indicator: &IndicatorId, id: &CriterionId) -> String {
    let leaf = assessment.definition.tree.get(indicator).and_then(|node| node.leaf.as_ref());
    let rubric = leaf.and_then(|leaf| leaf.rubric.iter().find(|criterion| criterion.id == *id));
    let text = rubric.map_or("", |criterion| criterion.text.as_str());
    text::line(format!("{indicator} {id}  {text}").trim_end()).into_owned()
}

/// The leaf that lost most by one criterion.
pub(super) fn worst(result: &SubjectResult) -> Option<&IndicatorId> {
    losses(result).iter().find(|(_, one, _)| one.counts).map(|(id, ..)| *id)
}

fn losses(result: &SubjectResult) -> Vec<(&IndicatorId, &CriterionResult, &Number)> {
    let mut losses: Vec<_> = result
        .card
        .nodes
        .iter()
        .flat_map(|(id, node)| node.criteria.iter().map(move |criterion| (id, criterion)))
        .filter_map(|(id, criterion)| Some((id, criterion, criterion.points_lost.as_ref()?)))
        .filter(|(_, _, lost)| lost.is_positive())
        .collect();
    losses.sort_by(|(a, _, one), (b, _, other)| other.cmp(one).then_with(|| a.cmp(b)));
    losses
}

fn judgement<'a>(result: &'a SubjectResult, leaf: &IndicatorId, criterion: &CriterionId) -> Option<&'a Judgement> {
    match &result.judgements.leaves.get(leaf)?.verdict {
        Verdict::Judged { criteria } => criteria.iter().find(|judgement| judgement.criterion == *criterion),
        _ => None,
    }
}

/// Why a whole leaf was not judged.
fn whole(result: &SubjectResult, leaf: &IndicatorId, teller: &Teller<'_>) -> Option<String> {
    let (id, why) = match &result.judgements.leaves.get(leaf)?.verdict {
        Verdict::MissingEvidence { why } => ("finding-missing_evidence", why),
        Verdict::NotApplicable { why } => ("finding-not_applicable", why),
        Verdict::Vetoed { why } => ("finding-veto", why),
        _ => return None,
    };
    Some(teller.words.phrase(id, &[("why", why.message.clone().into())]))
}
