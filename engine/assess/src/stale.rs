//! Evidence captured too long before the assessment date, at an unknown date, or after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_model::diagnostic::Severity;
use heng_model::evidence::{Duration, Unit, Wanted};
use heng_model::indicator::Leaf;
use heng_model::judgement::{LeafJudgement, Remark, StaleFile, Verdict};
use heng_model::trail::Trail;
use heng_model::{Date, Definition, Message, Origin};
use jiff::Span;

/// Marks the judgements and measures of a leaf that rest on stale files.
pub fn mark(definition: &Definition, leaf: &Leaf, bundle: &Bundle, judgement: &mut LeafJudgement) {
    let mut bounds: BTreeMap<Arc<str>, Date> = BTreeMap::new();
    for wanted in &leaf.evidence {
        let Some(not_before) = not_before(definition, wanted) else { continue };
        for file in bundle.matching(&wanted.pattern).unwrap_or_default() {
            let bound = bounds.entry(file).or_insert(not_before);
            *bound = (*bound).max(not_before);
        }
    }
    if bounds.is_empty() {
        return;
    }
    let stale = |trail: &Trail| -> Vec<StaleFile> {
        let of = |file: Arc<str>| {
            let not_before = *bounds.get(&file)?;
            let captured_at = bundle.captured_at(&file)?;
            (captured_at < not_before).then_some(StaleFile { file, captured_at, not_before })
        };
        files(trail).into_iter().filter_map(of).collect()
    };
    for measure in judgement.measures.values_mut() {
        measure.stale = stale(&measure.trail);
    }
    if let Verdict::Judged { criteria } = &mut judgement.verdict {
        for criterion in criteria {
            criterion.stale = stale(&criterion.trail);
        }
    }
}

/// The files that a judgement or a measure rests on.
fn files(trail: &Trail) -> BTreeSet<Arc<str>> {
    let cited = trail.citations.iter().map(|citation| citation.origin.file.clone());
    cited.chain(trail.searches.iter().map(|search| search.place.clone())).collect()
}

/// The earliest day on which evidence of a pattern may have been captured; none where it may be of any age.
pub fn not_before(definition: &Definition, wanted: &Wanted) -> Option<Date> {
    before(definition.assessed_on, wanted.max_age?)
}

/// The day so long before another. Working days count as calendar days here: an age is no deadline.
fn before(day: Date, age: Duration) -> Option<Date> {
    let count = i64::from(age.count);
    let span = match age.unit {
        Unit::Days | Unit::WorkingDays => Span::new().try_days(count),
        Unit::Weeks => Span::new().try_weeks(count),
        Unit::Months => Span::new().try_months(count),
        Unit::Years => Span::new().try_years(count),
    };
    day.checked_sub(span.ok()?).ok()
}

/// Remarks on files whose capture date is unknown or lies after the assessment date.
pub fn remarks(definition: &Definition, bundle: &Bundle, files: &BTreeSet<Arc<str>>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    // What a person wrote down about the evidence was never captured anywhere.
    let captured = files.iter().filter(|file| !["bundle.yaml", "observations.yaml"].contains(&&***file));
    for file in captured {
        let captured_at = bundle.captured_at(file);
        let (severity, message) = match captured_at {
            None => (Severity::Note, Message::new("heng::finding::no_captured_at")),
            Some(date) if date > definition.assessed_on => {
                (Severity::Warning, Message::new("heng::finding::captured_late").with("captured_at", &date))
            }
            Some(_) => continue,
        };
        remarks.push(Remark { severity, message: message.with("file", &**file), origin: Some(Origin::whole(file)) });
    }
    remarks
}
