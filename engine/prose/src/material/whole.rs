//! The assessment as a whole.

use heng_model::indicator::Node;
use heng_model::{Severity, SubjectId};
use heng_report::{explain, figure};
use minijinja::Value;

use super::{Material, maybe};
use crate::figure::Day;
use crate::kinds::{ASSESSMENT, FINDINGS};
use crate::record::{Listed, Record};

impl Material<'_> {
    pub(super) fn assessment_record(&self) -> Record {
        let (assessment, definition) = (self.assessment, &self.assessment.definition);
        let synthetic = assessment.subjects.iter().filter(|result| {
            let bundle = result.judgements.bundle.as_ref();
            bundle.is_some_and(|bundle| bundle.synthetic)
        });
        let all: Vec<&SubjectId> = assessment.subjects.iter().map(|result| &result.subject).collect();
        let nodes = self.nodes();
        let listed = |ids: Vec<&Node>| {
            let items = ids.iter().filter_map(|node| Some((node.id.to_string(), nodes.get(&node.id)?.clone())));
            Value::from_object(Listed { of: "nodes", items: items.collect() })
        };
        let criteria = self.criteria();
        let year = i64::from(definition.assessed_on.year());
        ASSESSMENT.of(vec![
            ("id", definition.id.as_str().into()),
            ("name", assessment.methodology.name.as_str().into()),
            ("version", maybe(definition.version.as_deref())),
            ("year", year.into()),
            ("assessed_on", Value::from_object(Day(definition.assessed_on))),
            ("index_name", definition.index_name.as_str().into()),
            ("full", explain::full(assessment).into()),
            ("engine", assessment.engine.as_str().into()),
            ("digest", assessment.methodology.digest.chars().take(16).collect::<String>().into()),
            ("provisional", assessment.provisional.into()),
            ("synthetic", synthetic.count().into()),
            ("count", assessment.subjects.len().into()),
            ("ranked", assessment.subjects.iter().filter(|one| one.card.index.printed.is_some()).count().into()),
            ("levels", Value::from(self.levels())),
            ("coverage_at_least", figure::percent(&definition.coverage_at_least).into()),
            ("judged", assessment.summary.judged.into()),
            ("missing", assessment.summary.missing.into()),
            ("stale", assessment.summary.stale.into()),
            ("index", self.index(&all)),
            ("cohorts", self.cohorts()),
            ("tiers", self.tiers(&all)),
            ("regions", self.regions()),
            ("pillars", listed(self.pillars())),
            ("nodes", listed(self.in_order())),
            ("strongest", self.strongest(&criteria, true)),
            ("weakest", self.strongest(&criteria, false)),
            ("costliest", self.costliest(&criteria)),
            ("statistics", self.statistics()),
            ("claims", self.claims()),
            ("findings", self.findings()),
        ])
    }

    fn findings(&self) -> Value {
        let findings = &self.assessment.findings;
        let of = |severity| Value::from(findings.iter().filter(|finding| finding.severity == severity).count());
        let counts = [
            ("count", findings.len().into()),
            ("errors", of(Severity::Error)),
            ("warnings", of(Severity::Warning)),
            ("notes", of(Severity::Note)),
        ];
        FINDINGS.of(counts.into()).value()
    }
}
