//! The numbers that a report of an assessment may print, computed from the results document alone.

use std::collections::BTreeSet;

use heng_model::assessment::{Assessment, FigureResult, SubjectResult};
use heng_model::judgement::{Ruling, Verdict};
use heng_model::{IndicatorId, Number};

/// Numbers as they are printed, without sign and per cent.
#[derive(Default)]
pub struct Known(pub BTreeSet<String>);

impl Known {
    fn number(&mut self, number: &Number, decimals: u8) {
        self.0.insert(number.abs().printed(decimals));
    }
    fn count(&mut self, count: usize) {
        self.0.insert(count.to_string());
    }
    fn share(&mut self, met: usize, of: usize) {
        if let Some(share) = Number::from(100 * met).checked_div(&Number::from(of)) {
            self.number(&share, 2);
        }
        self.count(met);
    }
    /// Mean, middle and ends of figures as printed; the mean is given back.
    fn summary(&mut self, printed: &[Number]) -> Option<Number> {
        let mut sorted = printed.to_vec();
        sorted.sort();
        let sum: Number = sorted.iter().sum();
        let mean = sum.checked_div(&Number::from(sorted.len()))?;
        let half = sorted.len() / 2;
        let low = &sorted[(sorted.len() - 1) / 2];
        let median = &(low + &sorted[half]) / &Number::from(2);
        for number in [&mean, &median, &sorted[0], sorted.last().unwrap()] {
            self.number(number, 2);
        }
        self.number(&(&mean.round_half_up(2) - &median.round_half_up(2)), 2);
        for score in printed {
            self.number(&(score - &median.round_half_up(2)), 2);
        }
        Some(mean.round_half_up(2))
    }
    fn differences(&mut self, of: &[Number]) {
        for (at, one) in of.iter().enumerate() {
            for other in &of[at + 1..] {
                self.number(&(one - other), 2);
            }
        }
    }
}

fn printed(result: &SubjectResult, node: &IndicatorId) -> Option<Number> {
    result.card.nodes.get(node)?.printed.as_deref()?.parse().ok()
}

/// Everything that is published of the whole.
pub fn known(assessment: &Assessment) -> Known {
    let mut known = Known::default();
    let definition = &assessment.definition;
    let results: Vec<&SubjectResult> = assessment.subjects.iter().collect();
    let region = |result: &SubjectResult| {
        definition.subjects.iter().find(|one| one.id == result.subject).and_then(|one| one.region.clone())
    };
    let mut groups: Vec<Vec<&SubjectResult>> = vec![results.clone()];
    for cohort in &definition.cohorts {
        let of = |result: &&&SubjectResult| result.ranks.contains_key(&cohort.id);
        groups.push(results.iter().filter(of).copied().collect());
    }
    let regions: BTreeSet<Option<String>> = results.iter().map(|result| region(result)).collect();
    let by_region: Vec<Vec<&SubjectResult>> =
        regions.iter().map(|name| results.iter().filter(|one| region(one) == *name).copied().collect()).collect();
    let index = |of: &[&SubjectResult]| -> Vec<Number> {
        of.iter().filter_map(|result| result.card.index.printed.as_deref()?.parse().ok()).collect()
    };
    let mut means = Vec::new();
    for group in groups.iter().chain(&by_region) {
        known.count(group.len());
        means.extend(known.summary(&index(group)));
        let mut better = 0;
        for tier in &definition.tiers {
            let count = group.iter().filter(|one| one.card.index.tier.as_deref() == Some(&tier.name)).count();
            better += count;
            known.share(count, group.len());
            known.share(better, group.len());
        }
    }
    known.differences(&means);
    // Good or worse: the two lowest tiers together.
    for group in &by_region {
        let low =
            group.iter().filter(|one| ["发展级", "准备级"].contains(&one.card.index.tier.as_deref().unwrap_or("")));
        known.count(low.count());
    }
    let mut pillars = Vec::new();
    let mut by_node = std::collections::BTreeMap::new();
    for node in definition.tree.nodes.values() {
        let mut of_node = Vec::new();
        for group in &groups {
            let scores: Vec<Number> = group.iter().filter_map(|result| printed(result, &node.id)).collect();
            for score in &scores {
                known.number(score, 2);
            }
            of_node.extend(known.summary(&scores));
        }
        known.differences(&of_node);
        if node.parent.as_ref().is_some_and(IndicatorId::is_root) {
            pillars.extend(of_node.first().cloned());
        }
        by_node.insert(node.id.clone(), of_node.first().cloned());
        known.number(&node.weight, 0);
        known.count(node.children.len());
    }
    known.differences(&pillars);
    if let (Some(Some(above)), Some(Some(below))) = (by_node.get(&"6".into()), by_node.get(&"6.3".into())) {
        known.number(&(above - below), 2);
    }
    criteria(assessment, &mut known);
    statistics(assessment, &mut known);
    rest(assessment, &mut known);
    known
}

fn criteria(assessment: &Assessment, known: &mut Known) {
    for (node, leaf) in assessment.definition.tree.leaves() {
        for criterion in &leaf.rubric {
            let (mut met, mut partly, mut unmet, mut missing) = (0, 0, 0, 0);
            let (mut lost, mut rates) = (Number::zero(), Vec::new());
            for result in &assessment.subjects {
                match &result.judgements.leaves[&node.id].verdict {
                    Verdict::Judged { criteria } => {
                        match &criteria.iter().find(|one| one.criterion == criterion.id).unwrap().ruling {
                            Ruling::Judged { ratio, .. } if *ratio == Number::one() => met += 1,
                            Ruling::Judged { ratio, .. } if ratio.is_zero() => unmet += 1,
                            Ruling::Judged { .. } => partly += 1,
                            Ruling::Missing { .. } => missing += 1,
                            Ruling::NotApplicable { .. } => {}
                        }
                    }
                    Verdict::MissingEvidence { .. } | Verdict::Vetoed { .. } | Verdict::Error { .. } => missing += 1,
                    Verdict::NotApplicable { .. } | Verdict::Planned => {}
                }
                let card = &result.card.nodes[&node.id].criteria;
                if let Some(one) = card.iter().find(|one| one.criterion == criterion.id && one.counts) {
                    rates.extend(one.ratio.clone());
                    lost = one.points_lost.iter().fold(lost, |sum, more| &sum + more);
                }
            }
            for count in [met, partly, unmet, missing, partly + unmet + missing] {
                known.count(count);
            }
            let sum: Number = rates.iter().sum();
            if let Some(rate) = sum.checked_div(&Number::from(rates.len())) {
                known.number(&(&rate * &Number::from(100)), 2);
            }
            known.number(&lost, 2);
        }
    }
}

fn statistics(assessment: &Assessment, known: &mut Known) {
    let mut figure = |figure: &FigureResult| {
        known.count(figure.population);
        known.count(figure.unknown.len());
        if let Some(count) = figure.count {
            known.share(count, figure.population);
            known.share(count + figure.unknown.len(), figure.population);
        }
        if let Some(value) = &figure.value {
            known.number(value, 0);
            known.number(value, 2);
            known.number(&(value * &Number::from(100)), 2);
        }
    };
    for result in &assessment.statistics {
        figure(&result.figure);
        result.groups.iter().for_each(|(_, group)| figure(group));
    }
    let held = assessment.statistics.iter().flat_map(|one| &one.claims);
    known.count(held.clone().count());
    known.count(held.filter(|one| one.standing == heng_model::assessment::Standing::Holds).count());
}

fn rest(assessment: &Assessment, known: &mut Known) {
    let summary = &assessment.summary;
    for count in [summary.judged, summary.missing, summary.stale, summary.judged + summary.missing] {
        known.count(count);
    }
    let leaves = assessment.definition.tree.leaves().count();
    let bonuses = assessment.definition.tree.nodes.values().filter(|node| node.parent.is_some());
    known.count(bonuses.filter(|node| node.leaf.is_none()).count());
    known.count(leaves);
    // Every level by the dots of its ids.
    for level in 0..3 {
        let of = |id: &&IndicatorId| !id.is_root() && id.as_str().matches('.').count() == level;
        known.count(assessment.definition.tree.nodes.keys().filter(of).count());
    }
    for tier in &assessment.definition.tiers {
        known.number(tier.bound.value(), 0);
    }
    known.count(assessment.definition.tiers.len());
    known.number(&(&assessment.definition.coverage_at_least * &Number::from(100)), 2);
}

/// Everything that is published of one government.
pub fn of_government(assessment: &Assessment, subject: &str) -> Known {
    let mut known = known(assessment);
    let result = assessment.subjects.iter().find(|one| one.subject.as_str() == subject).unwrap();
    let index = &result.card.index;
    let bonus: Number = index.bonus.values().sum();
    for number in index.base.iter().chain([&bonus]) {
        known.number(number, 2);
    }
    for rank in result.ranks.values() {
        known.count(rank.rank);
        known.count(rank.of);
    }
    let mut sums: std::collections::BTreeMap<String, Number> = std::collections::BTreeMap::new();
    for (id, node) in &result.card.nodes {
        for one in &node.criteria {
            for number in [&one.ratio, &one.points_lost].into_iter().flatten() {
                known.number(number, 2);
                known.0.insert(number.printed(2).trim_end_matches('0').trim_end_matches('.').to_owned());
            }
            if one.counts
                && let Some(lost) = one.points_lost.as_ref().filter(|lost| lost.is_positive())
            {
                let pillar = id.as_str().split('.').next().unwrap().to_owned();
                let sum = sums.entry(pillar).or_default();
                *sum = &*sum + lost;
            }
        }
        if let Some(lost) = &node.points_lost {
            known.number(lost, 2);
        }
        known.number(&(&node.coverage * &Number::from(100)), 0);
    }
    for sum in sums.values() {
        known.number(sum, 2);
    }
    if let Some(next) = heng_assess::to_next_tier(assessment, &result.subject) {
        known.number(&next.distance, 2);
        next.steps.iter().for_each(|(_, _, gain)| known.number(gain, 2));
    }
    known
}
