//! Statistics and the claims that they must bear out.

use heng_model::SubjectId;
use heng_model::assessment::{FigureResult, Standing, StatisticResult};
use heng_model::statistic::{Figure as Computed, Statistic};
use heng_report::{claims, group_name, standing_word, text};
use minijinja::Value;

use super::{Material, maybe};
use crate::kinds::{CLAIM, GROUP, STATISTIC};
use crate::record::Listed;
use crate::share::Share;

impl<'a> Material<'a> {
    fn stated(&self) -> impl Iterator<Item = (&'a StatisticResult, &'a Statistic)> {
        let known = &self.assessment.definition.statistics;
        self.assessment
            .statistics
            .iter()
            .filter_map(|result| Some((result, known.iter().find(|one| one.id == result.id)?)))
    }

    pub(super) fn statistics(&self) -> Value {
        let items = self.stated().map(|(result, statistic)| (result.id.to_string(), self.statistic(result, statistic)));
        Value::from_object(Listed { of: "statistics", items: items.collect() })
    }

    pub(super) fn claims(&self) -> Value {
        let all = self.stated().flat_map(|(result, statistic)| self.claims_of(result, statistic));
        Value::from(all.collect::<Vec<_>>())
    }

    fn statistic(&self, result: &'a StatisticResult, statistic: &'a Statistic) -> Value {
        let names = |ids: &[SubjectId]| Value::from(ids.iter().map(|id| self.name(id)).collect::<Vec<_>>());
        let figure = &result.figure;
        let groups = result.groups.iter().map(|(name, group)| {
            let name = group_name(&self.assessment.definition.cohorts, statistic.by.as_deref(), name);
            let record = GROUP.of(vec![
                ("name", name.into()),
                ("printed", claims::value(group, statistic).into()),
                ("share", maybe(share(group, statistic).map(Share::value))),
                ("count", maybe(counted(group, statistic))),
                ("population", group.population.into()),
            ]);
            record.value()
        });
        let record = STATISTIC.of(vec![
            ("id", statistic.id.to_string().into()),
            ("name", statistic.name.as_str().into()),
            ("printed", printed(figure, statistic).into()),
            ("share", maybe(share(figure, statistic).map(Share::value))),
            ("count", maybe(counted(figure, statistic))),
            ("population", figure.population.into()),
            ("holds", names(&figure.holds)),
            ("fails", names(&figure.fails)),
            ("unknown", names(&figure.unknown)),
            ("groups", groups.collect::<Vec<Value>>().into()),
            ("claims", self.claims_of(result, statistic).into()),
        ]);
        record.value()
    }

    fn claims_of(&self, result: &'a StatisticResult, statistic: &'a Statistic) -> Vec<Value> {
        let claim = |one: &heng_model::assessment::ClaimResult| {
            let claim = statistic.claims.get(one.claim)?;
            let record = CLAIM.of(vec![
                ("statistic", statistic.name.as_str().into()),
                ("id", statistic.id.to_string().into()),
                ("printed", printed(&result.figure, statistic).into()),
                ("said", claims::printed(claim, one, statistic, &self.options.view).into()),
                ("standing", standing_word(self.words, one.standing).into()),
                ("holds", (one.standing == Standing::Holds).into()),
            ]);
            Some(record.value())
        };
        result.claims.iter().filter_map(claim).collect()
    }
}

/// The figure as reports print it; of a fact that is not computed, as it was stated.
fn printed(figure: &FigureResult, statistic: &Statistic) -> String {
    match &statistic.figure {
        Computed::Stated { value, .. } => text::line(value).into_owned(),
        _ => claims::value(figure, statistic),
    }
}

/// The share that a share or a count of subjects is.
fn share(figure: &FigureResult, statistic: &Statistic) -> Option<Share> {
    let met = counted(figure, statistic)?;
    Some(Share { met, unknown: figure.unknown.len(), of: figure.population })
}

fn counted(figure: &FigureResult, statistic: &Statistic) -> Option<usize> {
    matches!(statistic.figure, Computed::Share(_) | Computed::Count(_)).then_some(figure.count)?
}
