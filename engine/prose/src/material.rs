//! The material of templates: an assessment in the words of [`crate::kinds`].

mod cohorts;
mod criteria;
mod government;
mod losses;
mod nodes;
mod statistics;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::{IndicatorId, Number, SubjectId};
use heng_report::league::{self, Row};
use heng_report::trail::Teller;
use heng_report::{Catalogue, median, outcome};
use minijinja::Value;

use crate::figure::Figure;
use crate::kinds::SUMMARY;
use crate::options::Options;
use crate::record::{Record, Root};

/// An assessment on its way into prose.
pub struct Material<'a> {
    assessment: &'a Assessment,
    options: &'a Options<'a>,
    words: &'static Catalogue,
    groups: Vec<Group<'a>>,
}

/// A cohort with its members.
struct Group<'a> {
    cohort: &'a heng_model::subject::Cohort,
    rows: Vec<Row<'a>>,
    index: Option<Number>,
    medians: BTreeMap<&'a IndicatorId, Number>,
}

impl<'a> Material<'a> {
    /// The material, for words of this language.
    pub fn new(assessment: &'a Assessment, options: &'a Options<'a>, words: &'static Catalogue) -> Self {
        let group = |cohort| {
            let mut rows = league::rows(assessment, cohort);
            let of = |id: &IndicatorId| {
                median(rows.iter().filter_map(|row| row.result.card.nodes.get(id)?.printed.as_deref()))
            };
            let nodes = assessment.definition.tree.nodes.keys();
            let medians = nodes.filter_map(|id| Some((id, of(id)?))).collect();
            let index = median(rows.iter().filter_map(|row| row.result.card.index.printed.as_deref()));
            league::sort(&mut rows, cohort, heng_model::subject::Order::Rank);
            Group { cohort, rows, index, medians }
        };
        let groups = assessment.definition.cohorts.iter().map(group).filter(|group| !group.rows.is_empty());
        Self { assessment, options, words, groups: groups.collect() }
    }

    /// What a template about the whole assessment sees.
    pub fn whole(&self) -> Arc<Record> {
        Arc::new(self.assessment_record())
    }

    /// What a template sees, of the whole and of one government where it is about one.
    pub fn root(whole: &Arc<Record>, of: Option<Record>) -> Value {
        let government = of.map(|record| Arc::new(crate::kinds::SELF.of(vec![("government", record.value())])));
        Value::from_object(Root([whole.clone()].into_iter().chain(government).collect()))
    }

    fn decimals(&self) -> u8 {
        self.assessment.definition.scale.decimals
    }

    fn name(&self, id: &SubjectId) -> String {
        outcome::subject_name(&self.assessment.definition, id).to_owned()
    }

    fn node_name(&self, id: &IndicatorId) -> String {
        self.assessment.definition.tree.get(id).map(|node| node.name.clone()).unwrap_or_default()
    }

    fn teller(&self, result: &'a SubjectResult) -> Teller<'a> {
        Teller { words: self.words, subject: &result.subject, sources: self.options.sources }
    }

    /// Figures as they were printed, each with whose it is, in one summary.
    fn summary(&self, scores: &[(&'a SubjectId, &'a str)]) -> Value {
        let numbers: Vec<(&SubjectId, Number)> =
            scores.iter().filter_map(|(id, text)| Some((*id, text.parse::<Number>().ok()?))).collect();
        let sum = numbers.iter().fold(Number::zero(), |sum, (_, number)| &sum + number);
        let most = numbers.iter().map(|(_, number)| number).max().cloned();
        let least = numbers.iter().map(|(_, number)| number).min().cloned();
        let who = |wanted: &Option<Number>| {
            let all = numbers.iter().filter(|(_, number)| Some(number) == wanted.as_ref());
            Value::from(all.map(|(id, _)| self.name(id)).collect::<Vec<String>>())
        };
        let decimals = self.decimals();
        let figure = |number: Option<Number>| Figure::of(number, decimals).value();
        let record = SUMMARY.of(vec![
            ("count", numbers.len().into()),
            ("mean", figure(sum.checked_div(&Number::from(numbers.len())))),
            ("median", figure(median(scores.iter().map(|(_, text)| *text)))),
            ("max", figure(most.clone())),
            ("min", figure(least.clone())),
            ("best", who(&most)),
            ("worst", who(&least)),
        ]);
        record.value()
    }
}

/// A value, or none.
fn maybe<T: Into<Value>>(value: Option<T>) -> Value {
    value.map_or_else(|| Value::from(()), Into::into)
}
