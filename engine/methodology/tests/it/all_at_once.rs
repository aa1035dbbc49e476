//! Every mistake of a folder in one run.

use crate::folder::good;

#[test]
fn eighteen_mistakes_are_reported_together() {
    let folder = good()
        .head("coverage:", "coverge:")
        .head("assessed_on: 2024-11-30", "assessed_on: 2024-13-30")
        .head("weight: 25 }", "weight: 26 }")
        .head("value: 75,", "value: 95,")
        .head("reference_cohort: city", "reference_cohort: cities")
        .head("weight: 1, planned: true", "weight: 一, planned: true")
        .edit("subjects.yaml", "name: 乙城", "name: 甲城")
        .edit("reference/days.yaml", "2024-05-11", "2025-05-11")
        .edit("checks/1.1-group/indicator.yaml", "points: 60, ", "")
        .edit("checks/1.1-group/indicator.yaml", "documents/group/*", "../group/*")
        .edit("checks/1.1-group/indicator.yaml", ", city: [市]", "")
        .edit("checks/1.2-cloud/indicator.yaml", "started: 0.5", "started: 1")
        .edit("checks/2.1-open-data/indicator.yaml", "rubric:", "rubrik:")
        .without("checks/2.2-visits/check.rhai")
        .edit("statistics.yaml", "1.1/group", "1.1/groups")
        .edit("statistics.yaml", "tier_at_least: 良好级", "tier_at_least: 好级")
        .with("checks/8-cases/indicator.yaml", "rubric: [\n")
        .with("lib/coding.rhai", b"\xff");
    let said = folder.said();
    let codes: Vec<&str> = said.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "escaping_pattern",
            "by_incomplete",
            "no_points",
            "state_order",
            "unknown_key",
            "missing_script",
            "yaml_syntax",
            "not_utf8",
            "bad_date",
            "unknown_key",
            "tier_order",
            "unknown_cohort",
            "weights",
            "wrong_type",
            "outside_years",
            "unknown_criterion",
            "unknown_tier",
            "subject_twice",
        ]
    );
    assert!(folder.load().methodology.is_none());
    assert_eq!(folder.load(), folder.load());
}
