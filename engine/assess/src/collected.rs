//! What collectors were asked for and did not bring, and what they brought where nobody looks for it.

use heng_evidence::{Bundle, Table, patterns_meet};
use heng_model::diagnostic::Severity;
use heng_model::evidence::Wanted;
use heng_model::indicator::Leaf;
use heng_model::judgement::{LeafJudgement, Remark};
use heng_model::{Definition, IndicatorId, Message, Origin};
use heng_script::{Asked, ReadAs};

/// What of a leaf decides what [`columns`] says.
pub fn asked_columns(leaf: &Leaf) -> Vec<(&str, &[String])> {
    let asks = leaf.evidence.iter().filter(|wanted| !wanted.columns.is_empty());
    asks.map(|wanted| (&*wanted.pattern, &*wanted.columns)).collect()
}

/// Columns that a leaf asks for and a table that was read does not have. Gives what that hangs on.
pub fn columns(leaf: &Leaf, bundle: &Bundle, judgement: &mut LeafJudgement) -> Vec<Asked> {
    let mut asked = Vec::new();
    for wanted in leaf.evidence.iter().filter(|wanted| !wanted.columns.is_empty()) {
        asked.push(Asked::Files(wanted.pattern.as_str().into()));
        for file in bundle.matching(&wanted.pattern).unwrap_or_default() {
            if !judgement.read.contains(&file) {
                continue;
            }
            asked.push(Asked::Content(file.clone(), ReadAs::Table));
            let Ok(table) = bundle.table(&file) else { continue };
            let absent = lacking(wanted, &table);
            if !absent.is_empty() {
                let message =
                    Message::new("heng::evidence::column_absent").with("file", &*file).with("columns", absent);
                judgement.remarks.push(warning(message, Origin::whole(&file)));
            }
        }
    }
    asked
}

/// Columns that a pattern asks for and a table does not have.
pub fn lacking(wanted: &Wanted, table: &Table) -> Vec<String> {
    wanted.columns.iter().filter(|column| table.column_index(column).is_none()).cloned().collect()
}

/// Codings of what no check asks about, and records that something is absent that nobody looks for.
pub fn stray(definition: &Definition, bundle: &Bundle) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for observation in bundle.observed() {
        let indicator = IndicatorId::from(observation.indicator.as_str());
        let message = match definition.tree.get(&indicator).and_then(|node| node.leaf.as_ref()) {
            None => Message::new("heng::evidence::coding_of_no_indicator").with("indicator", &indicator),
            // Nobody has said yet what a planned indicator asks.
            Some(leaf) if leaf.is_planned() => continue,
            Some(leaf) if leaf.observations.iter().any(|wanted| wanted.id == observation.id) => continue,
            Some(leaf) => {
                let known: Vec<String> = leaf.observations.iter().map(|wanted| wanted.id.clone()).collect();
                let message = Message::new("heng::evidence::coding_of_nothing").with("indicator", &indicator);
                message.with("id", observation.id.as_str()).with("known", known)
            }
        };
        remarks.push(warning(message, observation.origin.clone()));
    }
    let planned = definition.tree.leaves().any(|(_, leaf)| leaf.is_planned());
    for absence in bundle.meta().absent.iter().filter(|_| !planned) {
        let mut asked = definition.tree.leaves().flat_map(|(_, leaf)| &leaf.evidence).map(|wanted| &*wanted.pattern);
        if !asked.any(|wanted| patterns_meet(wanted, &absence.pattern)) {
            let message = Message::new("heng::evidence::absence_of_nothing").with("pattern", absence.pattern.as_str());
            remarks.push(warning(message, absence.origin.clone()));
        }
    }
    remarks
}

fn warning(message: Message, origin: Origin) -> Remark {
    Remark { severity: Severity::Warning, message, origin: Some(origin) }
}
