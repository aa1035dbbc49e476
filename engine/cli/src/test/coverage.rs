//! `heng test --coverage`: where in the rules and on which side of criteria the cases never were.

use std::sync::Arc;

use heng_cases::{Coverage, Tested};
use heng_report::{Catalogue, CoverageRow, text};
use heng_script::{Place, Rulebook};
use serde_json::{Value, json};

use super::mutants::below;
use super::{Asked, share};
use crate::arguments::{Format, Test};
use crate::console::{Console, placed};
use crate::status::Status;

/// Finds what the cases reach, tells of it, and gives the document of it.
pub(super) fn run(
    console: &Console,
    command: &Test,
    asked: &Asked<'_>,
    rulebook: &Rulebook,
    tested: &[Tested],
) -> (Status, Value) {
    let threads = command.threads.map(usize::from);
    let found = heng_cases::coverage(&asked.suite, &asked.methodology, rulebook, tested, threads, &Arc::default());
    let found = found.expect("nobody aborts this run");
    if command.format == Format::Text && !console.quiet() {
        console.print(&told(console, asked, &found));
    }
    let is_below = |(part, of): (usize, usize)| command.threshold.is_some_and(|least| below(part, of, least));
    let status = if is_below(found.sides()) || is_below(found.ran()) { Status::Findings } else { Status::Done };
    (status, document(asked, &found))
}

fn told(console: &Console, asked: &Asked<'_>, found: &Coverage) -> String {
    let words = Catalogue::of(console.lang);
    let rows = found.criteria.iter().map(|(check, criterion, sides)| CoverageRow {
        indicator: asked.suite.checks[*check].indicator.to_string(),
        criterion: criterion.to_string(),
        cases: [sides.met, sides.partly, sides.unmet, sides.missing, sides.not_applicable],
    });
    let rows: Vec<CoverageRow> = rows.collect();
    let mut out = heng_report::coverage(&console.view(), &rows);
    out.push('\n');
    let mut never = String::new();
    for (source, parts) in &found.parts {
        let source_shown = placed(asked.folder, source);
        for (place, _) in outermost(parts) {
            let line = source.position(place.span.start).0;
            let part = words.phrase(&format!("cases-coverage_part_{}", place.part.name()), &[]);
            let what = source.text[place.span.range()].split_whitespace().collect::<Vec<_>>().join(" ");
            let args = [
                ("place", format!("{}:{line}", source_shown.name).into()),
                ("part", part.into()),
                ("text", text::line(&what).into_owned().into()),
            ];
            never.push_str(&format!("  {}\n", words.phrase("cases-coverage_place", &args)));
        }
    }
    if !never.is_empty() {
        out.push_str(&format!("{}\n{never}\n", words.phrase("cases-coverage_never", &[])));
    }
    for (id, (part, of)) in [("cases-coverage_sides", found.sides()), ("cases-coverage_parts", found.ran())] {
        let args = [("part", part.into()), ("of", of.into()), ("share", share(part, of).into())];
        out.push_str(&format!("{}\n", words.phrase(id, &args)));
    }
    let remarks = [("cases-coverage_disturbed", found.disturbed), ("cases-without_cases", asked.bare.len())];
    for (id, count) in remarks.into_iter().filter(|(_, count)| *count > 0) {
        out.push_str(&format!("{}\n", words.phrase(id, &[("count", count.into())])));
    }
    out
}

/// What never ran, without what stands within something that never ran.
fn outermost(parts: &[(Place, bool)]) -> Vec<&(Place, bool)> {
    let within = |inner: &Place, outer: &Place| {
        outer != inner && outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
    };
    let never = || parts.iter().filter(|(_, ran)| !ran);
    never().filter(|(place, _)| !never().any(|(outer, _)| within(place, outer))).collect()
}

fn document(asked: &Asked<'_>, found: &Coverage) -> Value {
    let count = |(part, of): (usize, usize)| json!({ "seen": part, "of": of });
    let criteria = found.criteria.iter().map(|(check, criterion, sides)| {
        json!({
            "indicator": asked.suite.checks[*check].indicator,
            "criterion": criterion,
            "met": sides.met,
            "partly": sides.partly,
            "unmet": sides.unmet,
            "missing": sides.missing,
            "not_applicable": sides.not_applicable,
        })
    });
    let never = found.parts.iter().flat_map(|(source, parts)| {
        parts.iter().filter(|(_, ran)| !ran).map(move |(place, _)| {
            let (line, column) = source.position(place.span.start);
            let text = &source.text[place.span.range()];
            json!({ "file": source.name, "line": line, "column": column, "part": place.part.name(), "text": text })
        })
    });
    json!({
        "methodology": asked.methodology.definition.id,
        "sides": count(found.sides()),
        "parts": count(found.ran()),
        "criteria": criteria.collect::<Vec<_>>(),
        "never_ran": never.collect::<Vec<_>>(),
        "disturbed": found.disturbed,
        "without_cases": asked.bare,
    })
}
