//! Every published row of the year's report is a claim, or is listed as none with the reason.

use heng_model::statistic::{Claim, ClaimOp, Figure, Statistic};
use serde_yaml::Value;

use crate::methodology;

/// The relation that a row of the facts names.
fn op(word: &str) -> ClaimOp {
    match word {
        "eq" => ClaimOp::Eq,
        "gt" => ClaimOp::Gt,
        "ge" => ClaimOp::Ge,
        "just_below" => ClaimOp::JustBelow,
        "about" => ClaimOp::About,
        "all_qualitative" => ClaimOp::All,
        "nearly_all" => ClaimOp::NearlyAll,
        "most" => ClaimOp::Most,
        "many" => ClaimOp::Many,
        "some" => ClaimOp::Some,
        other => panic!("{other}"),
    }
}

/// Whether a claim says what a row says: 100 % of a population may be said by a word.
fn says(claim: &Claim, row: &Value) -> bool {
    let wanted = op(row["operator"].as_str().unwrap());
    let Some(value) = row["value"].as_f64() else { return claim.op == wanted };
    let whole = (value - 100.0).abs() < f64::EPSILON;
    if whole && claim.op == ClaimOp::All {
        return true;
    }
    let Some(printed) = &claim.value else { return false };
    let per_cent = row["unit"].as_str() == Some("%");
    let scale = if per_cent { 100.0 } else { 1.0 };
    claim.op == wanted && (printed.value.to_f64() * scale - value).abs() < 0.01
}

#[test]
fn all_rows_of_the_report_are_there() {
    let Some(shared) = heng_tests::beside("facts") else { return };
    let facts: Value = serde_yaml::from_str(&std::fs::read_to_string(shared.join("seed_facts.yaml")).unwrap()).unwrap();
    let rows = facts["seeds"]["000"]["statistics"].as_sequence().unwrap();
    assert_eq!(rows.len(), 44);
    let statistics = &methodology().definition.statistics;
    let stated: Vec<&Statistic> =
        statistics.iter().filter(|statistic| matches!(statistic.figure, Figure::Stated { .. })).collect();
    let mut open: Vec<(&Statistic, &Claim)> =
        statistics.iter().flat_map(|statistic| statistic.claims.iter().map(move |claim| (statistic, claim))).collect();
    let mut facts_of_one = 0;
    for row in rows {
        if row["scope"].as_str() == Some("福建") {
            facts_of_one += 1;
            continue;
        }
        let scope = row["scope"].as_str().unwrap();
        let fits = |(statistic, claim): &(&Statistic, &Claim)| {
            let cohort = statistic.population.cohort.as_ref().map(heng_model::CohortId::as_str);
            let cohort_fits = match scope {
                "province" | "city" => cohort == Some(scope),
                _ => cohort.is_none(),
            };
            cohort_fits && says(claim, row) && speaks_of(statistic, row)
        };
        let at = open.iter().position(fits).unwrap_or_else(|| panic!("no claim for {row:?}"));
        open.remove(at);
    }
    assert_eq!(stated.len(), facts_of_one, "facts of one government are listed, not held");
    // Beyond the rows: that the lower tiers are all in the west, which the report says without a number.
    assert_eq!(open.iter().map(|(statistic, _)| statistic.id.as_str()).collect::<Vec<_>>(), ["low_outside_west"]);
}

/// Whether the statistic is about the indicator that a row names.
fn speaks_of(statistic: &Statistic, row: &Value) -> bool {
    let told = format!("{:?}", statistic.figure);
    match row["indicator"].as_str() {
        Some("tier") | None => told.contains("Tier"),
        Some(indicator) => told.contains(&format!("{indicator:?}")),
    }
}
