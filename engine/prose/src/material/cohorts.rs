//! Groups of governments: cohorts with their league tables, tiers, regions.

use heng_model::SubjectId;
use heng_report::league::Row;
use minijinja::Value;

use super::{Material, maybe};
use crate::figure::Figure;
use crate::kinds::{COHORT, REGION, ROW, TIER};
use crate::record::Listed;
use crate::share::Share;

impl<'a> Material<'a> {
    /// The index over some subjects.
    pub(super) fn index(&self, of: &[&'a SubjectId]) -> Value {
        let results = self.assessment.subjects.iter().filter(|result| of.contains(&&result.subject));
        let scores: Vec<_> =
            results.filter_map(|result| Some((&result.subject, result.card.index.printed.as_deref()?))).collect();
        self.summary(&scores)
    }

    /// The tiers from the highest to the lowest with those of some subjects that are in them.
    pub(super) fn tiers(&self, of: &[&'a SubjectId]) -> Value {
        let definition = &self.assessment.definition;
        let results: Vec<_> = self.assessment.subjects.iter().filter(|one| of.contains(&&one.subject)).collect();
        let mut better = 0;
        let tiers = definition.tiers.iter().map(|tier| {
            let within = results.iter().filter(|result| result.card.index.tier.as_deref() == Some(&tier.name));
            let members: Vec<String> = within.map(|result| self.name(&result.subject)).collect();
            better += members.len();
            let share = |met| Share { met, unknown: 0, of: results.len() }.value();
            let bound = tier.bound.value();
            let record = TIER.of(vec![
                ("name", tier.name.as_str().into()),
                ("bound", Figure::printed(Some(bound.clone()), heng_report::figure::short(bound)).value()),
                ("count", members.len().into()),
                ("share", share(members.len())),
                ("members", members.into()),
                ("or_better", share(better)),
            ]);
            (tier.name.clone(), record.value())
        });
        Value::from_object(Listed { of: "tiers", items: tiers.collect() })
    }

    pub(super) fn cohorts(&self) -> Value {
        let items = self.groups.iter().map(|group| {
            let members: Vec<&SubjectId> = group.rows.iter().map(|row| &row.subject.id).collect();
            let rows: Vec<Value> = group.rows.iter().map(|row| self.row(group, row)).collect();
            let record = COHORT.of(vec![
                ("id", group.cohort.id.to_string().into()),
                ("name", group.cohort.name.as_str().into()),
                ("count", members.len().into()),
                ("index", self.index(&members)),
                ("tiers", self.tiers(&members)),
                ("rows", rows.into()),
            ]);
            (group.cohort.id.to_string(), record.value())
        });
        Value::from_object(Listed { of: "cohorts", items: items.collect() })
    }

    fn row(&self, group: &super::Group<'a>, row: &Row<'a>) -> Value {
        let card = &row.result.card;
        let rank = row.result.ranks.get(&group.cohort.id);
        let score = |node: &&heng_model::indicator::Node| {
            Figure::score(card.nodes.get(&node.id).and_then(|own| own.printed.as_deref())).value()
        };
        let marks: Vec<String> = row.marks.iter().map(|mark| self.words.word(mark.word())).collect();
        let record = ROW.of(vec![
            ("id", row.subject.id.to_string().into()),
            ("name", row.subject.name.as_str().into()),
            ("rank", maybe(rank.map(|rank| rank.rank))),
            ("tied", rank.is_some_and(|rank| rank.tied).into()),
            ("index", Figure::score(card.index.printed.as_deref()).value()),
            ("tier", maybe(card.index.tier.as_deref())),
            ("scores", self.pillars().iter().map(score).collect::<Vec<Value>>().into()),
            ("marks", marks.into()),
        ]);
        record.value()
    }

    /// Regions in the order in which the methodology names them: not by merit.
    pub(super) fn regions(&self) -> Value {
        let mut names: Vec<&str> = Vec::new();
        let subjects = &self.assessment.definition.subjects;
        for region in subjects.iter().filter_map(|subject| subject.region.as_deref()) {
            if !names.contains(&region) {
                names.push(region);
            }
        }
        let assessed = |id: &SubjectId| self.assessment.subjects.iter().any(|result| result.subject == *id);
        let items = names.into_iter().filter_map(|name| {
            let of = subjects.iter().filter(|one| one.region.as_deref() == Some(name) && assessed(&one.id));
            let members: Vec<&SubjectId> = of.map(|subject| &subject.id).collect();
            let record = REGION.of(vec![
                ("name", name.into()),
                ("count", members.len().into()),
                ("index", self.index(&members)),
                ("tiers", self.tiers(&members)),
            ]);
            (!members.is_empty()).then(|| (name.to_owned(), record.value()))
        });
        Value::from_object(Listed { of: "regions", items: items.collect() })
    }
}
