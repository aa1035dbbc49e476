//! One government.

use std::collections::BTreeSet;

use heng_model::assessment::{NextTier, SubjectResult};
use heng_model::indicator::Node;
use heng_model::{IndicatorId, Number};
use heng_report::league::{self, Mark};
use heng_report::{explain, figure, outcome_word};
use minijinja::Value;

use super::losses::{Told, sum};
use super::{Group, Material, maybe};
use crate::figure::Figure;
use crate::kinds::{GOVERNMENT, NEXT, PART, STEP};
use crate::record::{Listed, Record};

/// Most parts that are named as strong, and as weak.
const MOST_NAMED: usize = 3;
/// Points by which a part must differ from the median to be named.
const LEAST_DIFFERENCE: i64 = 5;

impl<'a> Material<'a> {
    /// What a template about one government sees of it.
    pub fn government(&self, result: &'a SubjectResult) -> Option<Record> {
        let definition = &self.assessment.definition;
        let subject = definition.subjects.iter().find(|one| one.id == result.subject)?;
        let group = self.groups.iter().find(|group| group.rows.iter().any(|row| row.subject.id == subject.id));
        let index = &result.card.index;
        let rank = group.and_then(|group| result.ranks.get(&group.cohort.id));
        let losses = self.losses(result);
        let listed = |fits: &dyn Fn(&&Told<'a>) -> bool| {
            Value::from(losses.iter().filter(fits).map(|loss| loss.value.clone()).collect::<Vec<_>>())
        };
        let median = group.and_then(|group| group.index.clone());
        let printed = index.printed.as_deref().and_then(|text| text.parse::<Number>().ok());
        let marks = league::marks(result).into_iter().filter(|mark| *mark != Mark::Synthetic);
        let part = |node: &&Node| self.part(group, result, node, &losses, &mut BTreeSet::new());
        let pillars = self.pillars();
        let (strong, weak) = self.distinct(group, result, &losses);
        let bonus = index.bonus.values().fold(Number::zero(), |sum, one| &sum + one);
        let parts = self.second().into_iter().filter(|node| definition.tree.bonus_of(&node.id).is_none());
        let record = GOVERNMENT.of(vec![
            ("id", subject.id.to_string().into()),
            ("name", subject.name.as_str().into()),
            ("level", maybe(subject.level.as_deref())),
            ("region", maybe(subject.region.as_deref())),
            ("synthetic", result.judgements.bundle.as_ref().is_some_and(|bundle| bundle.synthetic).into()),
            ("cohort", group.map_or("", |group| group.cohort.name.as_str()).into()),
            ("rank", maybe(rank.map(|rank| rank.rank))),
            ("tied", rank.is_some_and(|rank| rank.tied).into()),
            ("of", maybe(rank.map(|rank| rank.of))),
            ("index", Figure::score(index.printed.as_deref()).value()),
            ("outcome", outcome_word(self.words, index.outcome).into()),
            ("median", Figure::of(median.clone(), self.decimals()).value()),
            ("difference", self.difference(printed.as_ref(), median.as_ref())),
            ("above", compared(printed.as_ref(), median.as_ref(), true).into()),
            ("below", compared(printed.as_ref(), median.as_ref(), false).into()),
            ("base", Figure::of(index.base.clone(), self.decimals()).value()),
            ("bonus", Figure::of(index.base.as_ref().map(|_| bonus), self.decimals()).value()),
            ("tier", maybe(index.tier.as_deref())),
            (
                "coverage",
                result.card.nodes.get(&IndicatorId::root()).map(|root| figure::coverage(&root.coverage)).into(),
            ),
            ("marks", marks.map(|mark| self.words.word(mark.word())).collect::<Vec<_>>().into()),
            ("notes", explain::notes(self.assessment, result, &self.options.view).into()),
            ("next", maybe(self.options.next_tiers.get(&subject.id).map(|next| self.next(next)))),
            ("pillars", self.parts(pillars.iter().map(|node| (node.id.to_string(), part(node))).collect())),
            ("parts", self.parts(parts.map(|node| (node.id.to_string(), part(&node))).collect())),
            ("strong", strong.into()),
            ("weak", weak.into()),
            ("losses", listed(&|loss| !loss.bonus && loss.counts)),
            ("lost", sum(losses.iter().filter(|loss| !loss.bonus && loss.counts))),
            ("bonuses", listed(&|loss| loss.bonus)),
            ("outside", listed(&|loss| !loss.bonus && !loss.counts)),
        ]);
        Some(record)
    }

    #[allow(clippy::unused_self, reason = "beside its sisters")]
    fn parts(&self, items: Vec<(String, Value)>) -> Value {
        Value::from_object(Listed { of: "parts", items })
    }

    fn part(
        &self,
        group: Option<&Group<'a>>,
        result: &'a SubjectResult,
        node: &Node,
        losses: &[Told<'a>],
        seen: &mut BTreeSet<IndicatorId>,
    ) -> Value {
        let tree = &self.assessment.definition.tree;
        let own = result.card.nodes.get(&node.id);
        let median = group.and_then(|group| group.medians.get(&node.id));
        let score = own.and_then(|own| own.printed.as_deref()).and_then(|text| text.parse::<Number>().ok());
        let within: Vec<&Told<'a>> =
            losses.iter().filter(|loss| loss.counts && tree.within(loss.leaf, &node.id)).collect();
        // Each node is told of once, also in a tree that a results document made a circle of.
        let first = seen.insert(node.id.clone());
        let below = node.children.iter().filter_map(|id| tree.get(id)).filter(|child| first && !child.is_veto());
        let children: Vec<(String, Value)> =
            below.map(|child| (child.id.to_string(), self.part(group, result, child, losses, seen))).collect();
        let outcome = own.map(|own| outcome_word(self.words, own.outcome));
        let record = PART.of(vec![
            ("id", node.id.to_string().into()),
            ("name", node.name.as_str().into()),
            ("bonus", tree.bonus_of(&node.id).is_some().into()),
            ("score", Figure::score(own.and_then(|own| own.printed.as_deref())).value()),
            ("outcome", outcome.unwrap_or_default().into()),
            ("median", Figure::of(median.cloned(), self.decimals()).value()),
            ("difference", self.difference(score.as_ref(), median)),
            ("above", compared(score.as_ref(), median, true).into()),
            ("below", compared(score.as_ref(), median, false).into()),
            ("children", self.parts(children)),
            ("losses", within.iter().map(|loss| loss.value.clone()).collect::<Vec<_>>().into()),
            ("lost", sum(within.into_iter())),
        ]);
        record.value()
    }

    fn difference(&self, score: Option<&Number>, median: Option<&Number>) -> Value {
        // Between what is printed, so that readers come to the same.
        let difference = |(score, median): (&Number, &Number)| score - &median.round_half_up(self.decimals());
        Figure::signed(score.zip(median).map(difference), self.decimals()).value()
    }

    /// Parts of the second level that differ most from the cohort's median: the three furthest above and below, by five
    /// points or more.
    fn distinct(
        &self,
        group: Option<&Group<'a>>,
        result: &'a SubjectResult,
        losses: &[Told<'a>],
    ) -> (Vec<Value>, Vec<Value>) {
        let least = Number::from(LEAST_DIFFERENCE);
        let mut all: Vec<(Number, &Node)> = Vec::new();
        for node in self.second() {
            let printed = result.card.nodes.get(&node.id).and_then(|own| own.printed.as_deref());
            let score = printed.and_then(|text| text.parse::<Number>().ok());
            let median = group.and_then(|group| group.medians.get(&node.id));
            // A bonus is no part of what everybody is measured by.
            if let (Some(score), Some(median), None) =
                (score, median, self.assessment.definition.tree.bonus_of(&node.id))
            {
                all.push((&score - median, node));
            }
        }
        all.sort_by(|a, b| b.0.cmp(&a.0));
        let part = |(_, node): &(Number, &Node)| self.part(group, result, node, losses, &mut BTreeSet::new());
        let strong = all.iter().take_while(|(difference, _)| *difference >= least).take(MOST_NAMED).map(part);
        let weak =
            all.iter().rev().take_while(|(difference, _)| -difference.clone() >= least).take(MOST_NAMED).map(part);
        (strong.collect(), weak.collect())
    }

    fn next(&self, next: &NextTier) -> Value {
        let step = |(indicator, criterion, gain): &(IndicatorId, heng_model::CriterionId, Number)| {
            let leaf = self.assessment.definition.tree.get(indicator).and_then(|node| node.leaf.as_ref());
            let rubric = leaf.and_then(|leaf| leaf.rubric.iter().find(|one| one.id == *criterion));
            let text = rubric.map_or_else(|| criterion.to_string(), |one| one.text.clone());
            let record = STEP.of(vec![
                ("indicator", indicator.to_string().into()),
                ("indicator_name", self.node_name(indicator).into()),
                ("text", text.into()),
                ("gain", Figure::printed(Some(gain.clone()), figure::points(gain)).value()),
            ]);
            record.value()
        };
        let distance = Figure::printed(Some(next.distance.clone()), figure::points(&next.distance));
        let record = NEXT.of(vec![
            ("tier", next.tier.as_str().into()),
            ("distance", distance.value()),
            ("steps", next.steps.iter().map(step).collect::<Vec<_>>().into()),
        ]);
        record.value()
    }
}

/// Whether one lies above the other, or below.
fn compared(score: Option<&Number>, median: Option<&Number>, above: bool) -> bool {
    score.zip(median).is_some_and(|(score, median)| if above { score > median } else { score < median })
}
