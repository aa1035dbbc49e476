//! Where a government lost points, with the evidence that decided it.

use heng_model::assessment::SubjectResult;
use heng_model::judgement::{Judgement, Verdict};
use heng_model::trail::{RulePlace, Trail};
use heng_model::{IndicatorId, Number};
use heng_report::{explain, figure, text};
use minijinja::Value;

use super::{Material, maybe};
use crate::figure::{Day, Figure};
use crate::kinds::LOSS;

/// Columns of a quotation.
const MOST_QUOTED: usize = 96;

/// A loss with what it is counted by.
pub(super) struct Told<'a> {
    pub leaf: &'a IndicatorId,
    pub points: &'a Number,
    pub bonus: bool,
    pub counts: bool,
    pub value: Value,
}

/// The points of losses, together.
pub(super) fn sum<'a>(losses: impl Iterator<Item = &'a Told<'a>>) -> Value {
    let sum = losses.fold(Number::zero(), |sum, loss| &sum + loss.points);
    Figure::printed(Some(sum.clone()), figure::lost(&sum)).value()
}

impl<'a> Material<'a> {
    /// The losses of a subject, the most first.
    pub(super) fn losses(&self, result: &'a SubjectResult) -> Vec<Told<'a>> {
        let tree = &self.assessment.definition.tree;
        let told = explain::losses(result).into_iter().map(|loss| Told {
            leaf: loss.indicator,
            points: loss.points,
            bonus: tree.bonus_of(loss.indicator).is_some(),
            counts: loss.counts(),
            value: self.loss(result, &loss),
        });
        told.collect()
    }

    fn loss(&self, result: &'a SubjectResult, loss: &explain::Loss<'a>) -> Value {
        let (assessment, teller) = (self.assessment, self.teller(result));
        let leaf = assessment.definition.tree.get(loss.indicator).and_then(|node| node.leaf.as_ref());
        let judged = loss.criterion.and_then(|one| explain::judgement(result, loss.indicator, &one.criterion));
        let rubric = loss.criterion.zip(leaf);
        let rubric = rubric.and_then(|(one, leaf)| leaf.rubric.iter().find(|known| known.id == one.criterion));
        let text = rubric.map(|rubric| rubric.text.clone());
        let text = text.or_else(|| loss.criterion.map(|one| one.criterion.to_string())).unwrap_or_default();
        let ruling = match judged {
            Some(judged) => Some(teller.ruling(&judged.ruling)),
            None => explain::measured(assessment, result, loss.indicator),
        };
        let ruling = ruling.or_else(|| explain::whole(result, loss.indicator, &teller)).unwrap_or_default();
        let (trail, at) = self.ground(result, loss.indicator, judged);
        let cited = trail.and_then(|trail| trail.citations.first());
        let record = cited.and_then(|cited| result.judgements.bundle.as_ref()?.files.get(&cited.origin.file));
        let captured = record.and_then(|record| record.captured_at);
        let searches = trail.map(|trail| trail.searches.as_slice()).unwrap_or_default();
        // What was looked for in vain says more than what was read on the way; beside a quotation, only what came short.
        let search = searches.iter().find(|search| search.hits == 0);
        let search = search.or_else(|| searches.iter().find(|search| cited.is_none() || search.hits < search.of));
        let told = LOSS.of(vec![
            ("points", Figure::printed(Some(loss.points.clone()), figure::lost(loss.points)).value()),
            ("indicator", loss.indicator.to_string().into()),
            ("indicator_name", self.node_name(loss.indicator).into()),
            ("text", text.into()),
            ("ruling", ruling.into()),
            ("because", maybe(judged.and_then(|judged| judged.because.as_deref()))),
            ("gate", maybe(explain::behind_gates(assessment, loss.behind_gates, self.words))),
            ("quote", maybe(cited.map(|cited| text::clip(&text::line(&cited.quote), MOST_QUOTED).into_owned()))),
            ("place", maybe(cited.map(|cited| teller.place(&cited.origin)))),
            ("url", maybe(record.and_then(|record| heng_report::web(record.url.as_deref()?)))),
            ("captured", maybe(captured.map(|day| Value::from_object(Day(day))))),
            ("search", maybe(search.map(|search| teller.search(search)))),
            ("rule", maybe(at.map(|at| format!("{}:{}", at.file, at.line)))),
        ]);
        told.value()
    }

    /// What a judgement rests on; of the whole leaf, or of its measure, where no criterion was judged.
    fn ground(
        &self,
        result: &'a SubjectResult,
        leaf: &IndicatorId,
        judged: Option<&'a Judgement>,
    ) -> (Option<&'a Trail>, Option<&'a RulePlace>) {
        if let Some(judged) = judged {
            return (Some(&judged.trail), judged.at.as_ref());
        }
        let Some(said) = result.judgements.leaves.get(leaf) else { return (None, None) };
        if let Verdict::MissingEvidence { why } | Verdict::NotApplicable { why } | Verdict::Vetoed { why } =
            &said.verdict
        {
            return (Some(&why.trail), why.at.as_ref());
        }
        let known = self.assessment.definition.tree.get(leaf).and_then(|node| node.leaf.as_ref());
        let measure = known.and_then(|leaf| match &leaf.kind {
            heng_model::indicator::Kind::Measured(normalisation) => said.measures.get(&normalisation.measure),
            _ => None,
        });
        (measure.map(|measure| &measure.trail), None)
    }
}
