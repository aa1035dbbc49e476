//! Where points were lost, the most first.

use std::collections::BTreeMap;

use heng_model::assessment::{Assessment, CriterionResult, SubjectResult};
use heng_model::indicator::Kind;
use heng_model::judgement::{Judgement, Verdict};
use heng_model::{CriterionId, IndicatorId, Number};

use super::tree;
use crate::catalogue::Catalogue;
use crate::table::{Grid, Side, Tone};
use crate::trail::Teller;
use crate::view::View;
use crate::{figure, style, text};

/// Most rows; what is left is counted.
const MOST: usize = 12;

/// A criterion that is not fully met, or a measured leaf short of the most that it could score.
pub struct Loss<'a> {
    /// The leaf.
    pub indicator: &'a IndicatorId,
    /// The criterion; none of a measured leaf.
    pub criterion: Option<&'a CriterionResult>,
    /// Points of the index.
    pub points: &'a Number,
    /// Which of them are bonuses behind a gate.
    pub behind_gates: &'a BTreeMap<IndicatorId, Number>,
}

impl Loss<'_> {
    /// Whether it stands in the denominator: only then are points lost, and not merely to be gained.
    pub fn counts(&self) -> bool {
        self.criterion.is_none_or(|criterion| criterion.counts)
    }
}

/// The criteria and measures of a subject that lost points below `from`; nothing where none did.
pub(super) fn lost(
    assessment: &Assessment,
    result: &SubjectResult,
    from: &IndicatorId,
    teller: &Teller<'_>,
    view: &View,
) -> Option<String> {
    let words = view.words();
    let within = |id: &IndicatorId| assessment.definition.tree.within(id, from);
    let found: Vec<_> = losses(result).into_iter().filter(|loss| within(loss.indicator)).collect();
    let is_base = |loss: &Loss<'_>| assessment.definition.tree.bonus_of(loss.indicator).is_none();
    let (found, bonus): (Vec<_>, Vec<_>) = found.into_iter().partition(is_base);
    let (found, outside): (Vec<_>, Vec<_>) = found.into_iter().partition(Loss::counts);
    let mut below = Vec::new();
    if !outside.is_empty() {
        below.push(words.phrase("report-outside", &[("count", outside.len().into())]));
    }
    below.extend(bonus.iter().map(|loss| {
        let name = name(assessment, loss);
        let gate = behind_gates(assessment, loss.behind_gates, words);
        let gate = gate.map(|gate| format!(" · {gate}")).unwrap_or_default();
        words.phrase("report-bonus_open", &[("name", name.into()), ("points", figure::points(loss.points).into())])
            + &gate
    }));
    let below: String = below.iter().map(|line| format!("{}\n", text::wrap(line, view.width, " ", " "))).collect();
    let outside = (!below.is_empty()).then_some(below);
    if found.is_empty() {
        return outside;
    }
    let heads = [
        (words.word("report-lost"), Side::Right),
        (words.word("report-criterion"), Side::Left),
        (words.word("report-because"), Side::Left),
    ];
    let mut grid = Grid::new(&heads, view.color);
    let names = found.iter().take(MOST).map(|loss| text::width(&name(assessment, loss))).max().unwrap_or(0);
    let room = view.width.saturating_sub(names + 14).max(24);
    for loss in found.iter().take(MOST) {
        let why = match loss.criterion {
            Some(one) => judgement(result, loss.indicator, &one.criterion).map(|one| teller.ruling(&one.ruling)),
            None => measured(assessment, result, loss.indicator),
        };
        let why = why.or_else(|| whole(result, loss.indicator, teller));
        let why: Vec<String> = behind_gates(assessment, loss.behind_gates, words).into_iter().chain(why).collect();
        grid.row(&[
            (format!("−{}", figure::points(loss.points)), Tone::Bad),
            (name(assessment, loss), Tone::Plain),
            (text::clip(&why.join(" · "), room).into_owned(), Tone::Faint),
        ]);
    }
    let measures = found.iter().any(|loss| loss.criterion.is_none());
    let title = words.word(if measures { "report-lost_most_measured" } else { "report-lost_most" });
    let title = style::paint(&title, style::HEADING, view.color);
    let more = found.len().saturating_sub(MOST);
    let more = if more == 0 {
        String::new()
    } else {
        format!(" {}\n", words.phrase("report-lost_more", &[("count", more.into())]))
    };
    Some(format!("{title}\n\n{}{more}{}", grid.text(), outside.unwrap_or_default()))
}

fn name(assessment: &Assessment, loss: &Loss<'_>) -> String {
    match loss.criterion {
        Some(one) => criterion(assessment, loss.indicator, &one.criterion),
        None => text::line(&tree::named(assessment, loss.indicator)).into_owned(),
    }
}

/// `1.1.1 body 办公室设在数据主管部门`
pub(super) fn criterion(assessment: &Assessment, indicator: &IndicatorId, id: &CriterionId) -> String {
    let leaf = assessment.definition.tree.get(indicator).and_then(|node| node.leaf.as_ref());
    let rubric = leaf.and_then(|leaf| leaf.rubric.iter().find(|criterion| criterion.id == *id));
    let text = rubric.map_or("", |criterion| criterion.text.as_str());
    text::line(format!("{indicator} {id}  {text}").trim_end()).into_owned()
}

/// The leaf that lost most by one criterion or measure.
pub(super) fn worst<'a>(assessment: &Assessment, result: &'a SubjectResult) -> Option<&'a IndicatorId> {
    let base = |loss: &&Loss<'_>| assessment.definition.tree.bonus_of(loss.indicator).is_none();
    losses(result).iter().filter(base).find(|loss| loss.counts()).map(|loss| loss.indicator)
}

/// That some of the points are bonuses which are not given while the base is not above their gate.
pub fn behind_gates(
    assessment: &Assessment,
    behind: &BTreeMap<IndicatorId, Number>,
    words: &Catalogue,
) -> Option<String> {
    let one = |(id, points): (&IndicatorId, &Number)| {
        let gate = assessment.definition.tree.get(id)?.gate.as_ref()?;
        let bonus = text::line(&tree::named(assessment, id)).into_owned();
        let args =
            [("points", figure::points(points).into()), ("bonus", bonus.into()), ("gate", figure::short(gate).into())];
        Some(words.phrase("report-behind_gate", &args))
    };
    let told: Vec<String> = behind.iter().filter_map(one).collect();
    (!told.is_empty()).then(|| words.list(&told))
}

/// What a subject lost or could still gain, the most first.
pub fn losses(result: &SubjectResult) -> Vec<Loss<'_>> {
    let mut losses = Vec::new();
    for (indicator, node) in &result.card.nodes {
        let criteria = node.criteria.iter().map(|one| (Some(one), &one.points_lost, &one.behind_gates));
        let all = criteria.chain([(None, &node.points_lost, &node.behind_gates)]);
        losses.extend(all.filter_map(|(criterion, points, behind_gates)| {
            let points = points.as_ref().filter(|points| points.is_positive())?;
            Some(Loss { indicator, criterion, points, behind_gates })
        }));
    }
    losses.sort_by(|a, b| b.points.cmp(a.points).then_with(|| a.indicator.cmp(b.indicator)));
    losses
}

/// `value = 4`: the measure that a leaf scores by.
pub fn measured(assessment: &Assessment, result: &SubjectResult, leaf: &IndicatorId) -> Option<String> {
    let Kind::Measured(normalisation) = &assessment.definition.tree.get(leaf)?.leaf.as_ref()?.kind else { return None };
    let measure = result.judgements.leaves.get(leaf)?.measures.get(&normalisation.measure)?;
    Some(figure::measure(&normalisation.measure, measure))
}

/// What was said of a criterion.
pub fn judgement<'a>(result: &'a SubjectResult, leaf: &IndicatorId, criterion: &CriterionId) -> Option<&'a Judgement> {
    match &result.judgements.leaves.get(leaf)?.verdict {
        Verdict::Judged { criteria } => criteria.iter().find(|judgement| judgement.criterion == *criterion),
        _ => None,
    }
}

/// Why a whole leaf was not judged.
pub fn whole(result: &SubjectResult, leaf: &IndicatorId, teller: &Teller<'_>) -> Option<String> {
    let (id, why) = match &result.judgements.leaves.get(leaf)?.verdict {
        Verdict::MissingEvidence { why } => ("finding-missing_evidence", why),
        Verdict::NotApplicable { why } => ("finding-not_applicable", why),
        Verdict::Vetoed { why } => ("finding-veto", why),
        _ => return None,
    };
    Some(teller.words.phrase(id, &[("why", why.message.clone().into())]))
}
