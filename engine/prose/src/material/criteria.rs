//! Criteria over all governments: how many meet each, who does not, and what that cost.

use heng_model::rubric::Criterion;
use heng_model::{IndicatorId, Number};
use heng_report::{Met, explain, figure};
use minijinja::Value;

use super::Material;
use crate::figure::Figure;
use crate::kinds::CRITERION;
use crate::record::Listed;
use crate::share::Share;

/// A criterion with what came of it.
#[derive(Clone)]
pub(super) struct Told<'a> {
    pub leaf: &'a IndicatorId,
    criterion: &'a Criterion,
    bonus: bool,
    counts: [usize; 5],
    short: Vec<String>,
    lost: Number,
    /// What they earn of it, and how many they are.
    earned: (Number, usize),
}

impl Told<'_> {
    /// To how many it applies.
    fn of(&self) -> usize {
        self.counts[Met::Fully as usize]
            + self.counts[Met::Partly as usize]
            + self.counts[Met::Unmet as usize]
            + self.counts[Met::Missing as usize]
    }

    fn share(&self, met: Met) -> Share {
        Share { met: self.counts[met as usize], unknown: self.counts[Met::Missing as usize], of: self.of() }
    }

    fn rate(&self) -> Option<Number> {
        self.earned.0.checked_div(&Number::from(self.earned.1))
    }
}

impl<'a> Material<'a> {
    /// Every criterion that earns points, in the order of the tree.
    pub(super) fn criteria(&self) -> Vec<Told<'a>> {
        let tree = &self.assessment.definition.tree;
        let leaves = self.in_order().into_iter().filter_map(|node| Some((node, node.leaf.as_ref()?)));
        let of = leaves.flat_map(|(node, leaf)| leaf.rubric.iter().map(move |one| (&node.id, one)));
        let told = of.map(|(leaf, criterion)| {
            let bonus = tree.bonus_of(leaf).is_some();
            let (counts, short, lost, earned) = ([0; 5], Vec::new(), Number::zero(), (Number::zero(), 0));
            let mut told = Told { leaf, criterion, bonus, counts, short, lost, earned };
            for result in &self.assessment.subjects {
                let met = Met::of(result, leaf, explain::judgement(result, leaf, &criterion.id));
                told.counts[met as usize] += 1;
                if met.is_short() {
                    told.short.push(self.name(&result.subject));
                }
                let node = result.card.nodes.get(leaf);
                let own = node.and_then(|node| node.criteria.iter().find(|one| one.criterion == criterion.id));
                if let Some(ratio) = own.filter(|one| one.counts).and_then(|one| one.ratio.as_ref()) {
                    told.earned = (&told.earned.0 + ratio, told.earned.1 + 1);
                }
                let lost = own.filter(|one| one.counts).and_then(|one| one.points_lost.as_ref());
                if let Some(lost) = lost.filter(|lost| lost.is_positive()) {
                    told.lost = &told.lost + lost;
                }
            }
            told
        });
        told.collect()
    }

    /// Criteria as templates see them.
    pub(super) fn listed(&self, criteria: &[Told<'a>]) -> Value {
        let items = criteria.iter().map(|one| (format!("{}/{}", one.leaf, one.criterion.id), self.criterion(one)));
        Value::from_object(Listed { of: "criteria", items: items.collect() })
    }

    /// Those of the base score that count for half of the governments or more, by what these earn of them on the average; of
    /// equal ones the costlier is the weaker. Whether all of a criterion is met says little where it is measured by degrees.
    pub(super) fn strongest(&self, criteria: &[Told<'a>], strongest: bool) -> Value {
        let enough =
            |one: &&Told<'a>| !one.bonus && 2 * one.earned.1 >= self.assessment.subjects.len() && one.earned.1 > 0;
        let mut chosen: Vec<Told<'a>> = criteria.iter().filter(enough).cloned().collect();
        chosen.sort_by(|a, b| a.rate().cmp(&b.rate()).then_with(|| b.lost.cmp(&a.lost)));
        if strongest {
            chosen.reverse();
        }
        self.listed(&chosen)
    }

    /// Those of the base score, what they cost all governments together first.
    pub(super) fn costliest(&self, criteria: &[Told<'a>]) -> Value {
        let mut chosen: Vec<Told<'a>> =
            criteria.iter().filter(|one| !one.bonus && one.lost.is_positive()).cloned().collect();
        chosen.sort_by(|a, b| b.lost.cmp(&a.lost));
        self.listed(&chosen)
    }

    fn criterion(&self, one: &Told<'a>) -> Value {
        let points = &one.criterion.points;
        let record = CRITERION.of(vec![
            ("id", one.criterion.id.to_string().into()),
            ("indicator", one.leaf.to_string().into()),
            ("indicator_name", self.node_name(one.leaf).into()),
            ("text", one.criterion.text.as_str().into()),
            ("points", Figure::printed(Some(points.clone()), figure::short(points)).value()),
            ("bonus", one.bonus.into()),
            ("rate", Figure::percent(one.rate()).value()),
            ("met", one.share(Met::Fully).value()),
            ("partly", one.share(Met::Partly).value()),
            ("unmet", one.share(Met::Unmet).value()),
            ("missing", one.counts[Met::Missing as usize].into()),
            ("short", one.short.clone().into()),
            ("lost", Figure::printed(Some(one.lost.clone()), figure::lost(&one.lost)).value()),
        ]);
        record.value()
    }
}
