//! How outcomes enter a score: every policy, method, bound and rank rule.

use heng_model::Outcome;
use heng_model::judgement::Verdict;

use crate::folder::{Evidence, Results, Rules};

const LEAF: &str = "name: 叶\nrubric:\n  x: { points: 30, text: 甲事 }\n  y: { points: 70, text: 乙事 }\n";
const BODY: &str = "    judge(\"x\", bundle.document(\"x.txt\").says(\"有\"));\n    judge(\"y\", bundle.document(\"y.txt\").says(\"有\"));";

/// Two leaves of two criteria, a of weight 40 and b of weight 60; b looks at files of its own.
fn two_leaves(rest: &str) -> Rules {
    let other = BODY.replace("x.txt", "bx.txt").replace("y.txt", "by.txt");
    Rules::new(&format!("{rest}indicators:\n  a: {{ weight: 40 }}\n  b: {{ weight: 60 }}\n"))
        .check("a", LEAF, BODY)
        .check("b", LEAF, &other)
}

/// A bundle in which these files say yes.
fn yes(subject: &str, files: &[&str]) -> Evidence {
    files.iter().fold(Evidence::of(subject), |bundle, file| bundle.with(file, "有"))
}

fn index(results: &Results, subject: &str) -> String {
    results.of(subject).card.index.score.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string)
}

#[test]
fn a_criterion_without_evidence_counts_as_unmet_or_leaves() {
    let bundle = || [yes("甲", &["x.txt", "bx.txt", "by.txt"])];
    let zero = two_leaves("").run(&bundle());
    // 40·30 + 60·100
    assert_eq!((zero.score("甲", "a"), index(&zero, "甲")), ("30".into(), "72".into()));
    let exclude = two_leaves("outcomes: { missing_evidence: { criterion: exclude } }\n").run(&bundle());
    assert_eq!((exclude.score("甲", "a"), index(&exclude, "甲")), ("100".into(), "100".into()));
    assert_eq!(exclude.node("甲", "a").coverage, "0.3".parse().unwrap());
}

#[test]
fn a_leaf_without_evidence_is_zero_or_leaves_or_is_imputed() {
    let bundles = || [yes("甲", &["bx.txt"]), yes("乙", &["x.txt", "bx.txt", "by.txt"])];
    let run = |outcomes: &str| two_leaves(&format!("outcomes: {{ missing_evidence: {outcomes} }}\n")).run(&bundles());
    let zero = run("{ criterion: zero, leaf: zero }");
    assert_eq!(zero.outcome("甲", "a"), (Outcome::MissingEvidence, Some("0".into())));
    assert_eq!(index(&zero, "甲"), "18");
    let exclude = run("{ criterion: zero, leaf: exclude }");
    assert_eq!(exclude.outcome("甲", "a"), (Outcome::MissingEvidence, None));
    assert_eq!(index(&exclude, "甲"), "30");
    assert_eq!(exclude.node("甲", "b").share_of_parent, Some(1.into()));
    // 乙 alone has earned a score of a: 30.
    let imputed = run("{ leaf: { impute: mean } }");
    assert_eq!(imputed.outcome("甲", "a"), (Outcome::Imputed, Some("30".into())));
    assert_eq!(index(&imputed, "甲"), "30");
    assert_eq!(imputed.node("甲", "index").coverage, "0.18".parse().unwrap());
}

#[test]
fn imputing_takes_the_mean_or_the_median_of_the_reference_cohort() {
    let subjects = "甲: { name: 甲, level: city }\n乙: { name: 乙, level: city }\n丙: { name: 丙, level: city }\n丁: { name: 丁, level: city }\n戊: { name: 戊, level: town }\n";
    let run = |figure: &str| {
        let rest = format!(
            "outcomes: {{ missing_evidence: {{ leaf: {{ impute: {figure} }} }} }}\ncohorts:\n  all: {{ name: 全部 }}\n  city: {{ name: 市, where: {{ level: city }} }}\nreference_cohort: city\n"
        );
        let bundles = [
            yes("甲", &[]),
            yes("乙", &["x.txt"]),
            yes("丙", &["x.txt"]),
            yes("丁", &["x.txt", "y.txt"]),
            yes("戊", &["y.txt"]),
        ];
        two_leaves(&rest).with("subjects.yaml", subjects).run(&bundles).outcome("甲", "a")
    };
    assert_eq!(run("mean"), (Outcome::Imputed, Some("160/3".into())));
    assert_eq!(run("median"), (Outcome::Imputed, Some("30".into())));
}

#[test]
fn a_node_may_have_policies_of_its_own() {
    let rules = two_leaves("").edit(
        "methodology.yaml",
        "a: { weight: 40 }",
        "a: { weight: 40, outcomes: { missing_evidence: exclude } }",
    );
    let results = rules.run(&[yes("甲", &["bx.txt"])]);
    assert_eq!(results.outcome("甲", "a"), (Outcome::MissingEvidence, None));
    assert_eq!(index(&results, "甲"), "30");
}

#[test]
fn stale_evidence_is_kept_or_unmet_or_leaves() {
    let stale = |policy: &str| {
        let leaf = format!("{LEAF}evidence: {{ y.txt: {{ what: 文, max_age: 6 months }} }}\n");
        let rules = two_leaves(&format!("outcomes: {{ stale: {policy} }}\n")).with("checks/a/indicator.yaml", &leaf);
        // Six months before 2024-11-30 are 2024-05-30: of that day it is not stale.
        let captured =
            |day: &str| format!("files: {{ y.txt: {{ captured_at: {day} }}, x.txt: {{ captured_at: 2024-11-01 }} }}\n");
        let results = rules.run(&[
            yes("甲", &["x.txt", "y.txt"]).known(&captured("2024-05-29")),
            yes("乙", &["x.txt", "y.txt"]).known(&captured("2024-05-30")),
        ]);
        assert_eq!(results.score("乙", "a"), "100");
        let judgement = results.judgement("甲", "a", "y");
        assert_eq!(judgement.stale[0].not_before, heng_model::Date::constant(2024, 5, 30));
        assert!(results.assessment().findings.iter().any(|finding| finding.message.code == "heng::finding::stale"));
        assert_eq!(results.assessment().summary.stale, 1);
        (results.score("甲", "a"), results.node("甲", "a").coverage.to_string())
    };
    assert_eq!(stale("keep"), ("100".into(), "1".into()));
    assert_eq!(stale("zero"), ("30".into(), "0.3".into()));
    assert_eq!(stale("exclude"), ("100".into(), "0.3".into()));
}

#[test]
fn a_stale_measure_is_kept_or_zero_or_missing() {
    let stale = |policy: &str| {
        let rest = format!("outcomes: {{ stale: {policy} }}\nindicators:\n  a: {{ weight: 100 }}\n");
        let indicator = "name: 数\nkind: measured\nnormalise: { scaled: { from: 0, to: 10 } }\nevidence: { f.json: { what: 数, max_age: 6 months } }\n";
        let rules = Rules::new(&rest).check(
            "a",
            indicator,
            "    measure(\"value\", bundle.json(\"f.json\").get(\"x\").number);",
        );
        let bundle =
            Evidence::of("甲").with("f.json", "{\"x\": 5}").known("files: { f.json: { captured_at: 2024-01-01 } }\n");
        let results = rules.run(&[bundle]);
        assert!(results.assessment().findings.iter().any(|finding| finding.message.code == "heng::finding::stale"));
        (results.outcome("甲", "a"), results.node("甲", "a").coverage.to_string())
    };
    assert_eq!(stale("keep"), ((Outcome::Scored, Some("50".into())), "1".into()));
    assert_eq!(stale("zero"), ((Outcome::Scored, Some("0".into())), "0".into()));
    assert_eq!(stale("exclude"), ((Outcome::MissingEvidence, Some("0".into())), "0".into()));
}

#[test]
fn skipped_criteria_and_indicators_that_do_not_apply_leave_the_denominator() {
    let body = "    if exists(bundle.find_document(\"none.txt\")) {\n        not_applicable(\"不评\");\n    }\n    judge(\"x\", bundle.document(\"x.txt\").says(\"有\"));\n    skip(\"y\", \"不适用\");";
    let rules = two_leaves("").check("a", LEAF, body);
    let results = rules.run(&[yes("甲", &["x.txt"]), yes("乙", &["none.txt", "bx.txt"])]);
    assert_eq!((results.score("甲", "a"), results.ruling("甲", "a", "y")), ("100".into(), "not applicable".into()));
    assert_eq!(results.outcome("乙", "a"), (Outcome::NotApplicable, None));
    assert_eq!(index(&results, "乙"), "30");
}

#[test]
fn a_check_may_say_that_its_evidence_does_not_do() {
    let body = "    if bundle.document(\"x.txt\").says(\"十一分之十二\") {\n        missing(\"分子大于分母\");\n    }\n    judge(\"x\", true);\n    judge(\"y\", true);";
    let results = two_leaves("").check("a", LEAF, body).run(&[Evidence::of("甲").with("x.txt", "十一分之十二")]);
    assert_eq!(results.outcome("甲", "a"), (Outcome::MissingEvidence, Some("0".into())));
    let Verdict::MissingEvidence { why } = results.verdict("甲", "a") else { panic!() };
    assert_eq!(why.message.text("text"), Some("分子大于分母"));
    assert_eq!(&*why.trail.citations[0].quote, "十一分之十二");
}

#[test]
fn an_indicator_applies_to_whom_it_says() {
    let leaf = format!("{LEAF}applies_to: {{ level: province }}\n");
    let rules = two_leaves("")
        .with("checks/a/indicator.yaml", &leaf)
        .with("subjects.yaml", "甲: { name: 甲, level: city }\n乙: { name: 乙, level: province }\n");
    let results = rules.run(&[yes("甲", &["x.txt", "bx.txt", "by.txt"]), yes("乙", &["x.txt"])]);
    assert_eq!((results.outcome("甲", "a").0, index(&results, "甲")), (Outcome::NotApplicable, "100".into()));
    assert_eq!(results.score("乙", "a"), "30");
}

#[test]
fn what_was_looked_for_and_is_not_there_is_unmet() {
    let absent = "absent: [{ evidence: y.txt, searched: 站内检索, by: 编码员甲, on: 2024-11-18 }]\n";
    let rules = two_leaves("outcomes: { missing_evidence: { criterion: exclude } }\n");
    let results = rules.run(&[yes("甲", &["x.txt"]).known(absent), yes("乙", &["x.txt"])]);
    assert_eq!((results.ruling("甲", "a", "y"), results.score("甲", "a")), ("0".into(), "30".into()));
    assert_eq!((results.ruling("乙", "a", "y"), results.score("乙", "a")), ("missing_file".into(), "100".into()));
}

#[test]
fn planned_leaves_stand_outside_and_make_the_index_provisional() {
    let whole = two_leaves("").run(&[yes("甲", &["x.txt", "bx.txt"])]);
    assert!(!whole.assessment().provisional);
    let rules = Rules::new("indicators:\n  a: { weight: 40 }\n  b: { name: 待定, weight: 60, planned: true }\n")
        .check("a", LEAF, BODY);
    let results = rules.run(&[yes("甲", &["y.txt"])]);
    assert!(results.assessment().provisional);
    assert_eq!((results.outcome("甲", "b"), index(&results, "甲")), ((Outcome::Planned, None), "70".into()));
    assert_eq!(results.node("甲", "index").coverage, "0.7".parse().unwrap());
}

#[test]
fn below_the_stated_coverage_nothing_is_published() {
    let results = two_leaves("coverage: { at_least: 0.7 }\n")
        .run(&[yes("甲", &["bx.txt", "by.txt"]), yes("乙", &["x.txt", "bx.txt", "by.txt"])]);
    assert_eq!(results.of("甲").card.index.outcome, Outcome::LowCoverage);
    assert_eq!((results.index("甲").0, results.of("甲").ranks.get("all")), (None, None));
    // 0.4·0.3 + 0.6
    assert_eq!(
        (results.node("乙", "index").coverage.to_string(), results.index("乙").0),
        ("0.72".into(), Some("72.00"))
    );
}

/// Three measured leaves under `method`, of the weights 1, 1 and 2, for the scores x, y and z.
fn by_method(method: &str, scores: [&str; 3]) -> String {
    let mut rules = Rules::new(&format!(
        "index: {{ weights: relative, {method} }}\nindicators:\n  x: {{ weight: 1 }}\n  y: {{ weight: 1 }}\n  z: {{ weight: 2 }}\n"
    ));
    let mut bundle = Evidence::of("甲");
    for (id, score) in ["x", "y", "z"].into_iter().zip(scores) {
        let indicator = format!("name: {id}\nkind: measured\nnormalise: {{ scaled: {{ from: 0, to: 100 }} }}\n");
        rules = rules.check(
            id,
            &indicator,
            &format!("    measure(\"value\", bundle.json(\"{id}.json\").get(\"v\").number);"),
        );
        if !score.is_empty() {
            bundle = bundle.with(&format!("{id}.json"), &format!("{{\"v\": {score}}}"));
        }
    }
    let rules = rules.rewrite("methodology.yaml", |_, text| {
        text.replace("index:", "outcomes: { missing_evidence: exclude }\nindex:")
    });
    index(&rules.run(&[bundle]), "甲")
}

#[test]
fn every_method_of_aggregation() {
    let of = |method: &str| by_method(method, ["20", "40", "80"]);
    assert_eq!(of("method: mean"), "55");
    // (20·40·80²)^¼, to nine decimals.
    assert_eq!(of("method: geometric"), "47.5682846");
    // 4/(1/20 + 1/40 + 2/80)
    assert_eq!(of("method: harmonic"), "40");
    // ((400 + 1600 + 2·6400)/4)^½
    assert_eq!(of("method: { power: 2 }"), "60.827625303");
    assert_eq!(of("method: min"), "20");
    assert_eq!(of("method: max"), "80");
    assert_eq!(of("method: sum"), "55");
    // Only `sum` divides by the weight of what is missing as well.
    assert_eq!(by_method("method: mean", ["20", "", "80"]), "60");
    assert_eq!(by_method("method: sum", ["20", "", "80"]), "45");
    // 0 is raised to the floor of 5: (5·40·80²)^¼
    assert_eq!(by_method("method: geometric, floor: 5", ["0", "40", "80"]), "33.63585661");
}

const TIERS: &str =
    "tiers:\n  - { name: 非常高, above: 90 }\n  - { name: 高, at_least: 80 }\n  - { name: 低, at_least: 0 }\n";

/// One leaf scored by its figure.
fn scored(rest: &str, figures: &[(&str, &str)]) -> Results {
    let line = |(subject, _): &(&str, &str)| format!("{subject}: {{ name: {subject} }}\n");
    let subjects = figures.iter().map(line).collect::<Vec<_>>().concat();
    let rules =
        Rules::new(&format!("{rest}indicators:\n  a: {{ weight: 100 }}\n")).with("subjects.yaml", &subjects).check(
            "a",
            "name: 数\nkind: measured\nnormalise: { scaled: { from: 0, to: 100 } }\n",
            "    measure(\"value\", bundle.json(\"f.json\").get(\"x\").number);",
        );
    let bundle = |(subject, x): &(&str, &str)| Evidence::of(subject).with("f.json", &format!("{{\"x\": {x}}}"));
    rules.run(&figures.iter().map(bundle).collect::<Vec<_>>())
}

#[test]
fn print_never_crosses_a_bound_that_the_score_has_not() {
    let results = scored(TIERS, &[("甲", "79.996"), ("乙", "90.004"), ("丙", "90"), ("丁", "80"), ("戊", "53.125")]);
    let row = |subject: &str| {
        let index = &results.of(subject).card.index;
        (index.printed.clone().unwrap(), index.tier.clone().unwrap(), index.near_threshold)
    };
    assert_eq!(row("甲"), ("79.99".into(), "低".into(), true));
    assert_eq!(row("乙"), ("90.01".into(), "非常高".into(), true));
    assert_eq!(row("丙"), ("90.00".into(), "高".into(), false));
    assert_eq!(row("丁"), ("80.00".into(), "高".into(), false));
    assert_eq!(row("戊"), ("53.13".into(), "低".into(), false));
}

#[test]
fn both_rules_of_ranks_on_both_figures() {
    let figures = [("甲", "90"), ("乙", "80.001"), ("丙", "80.004"), ("丁", "70")];
    let ranks = |rule: &str| {
        let results = scored(&format!("ranks: {{ {rule} }}\n"), &figures);
        figures.map(|(subject, _)| {
            let rank = results.of(subject).ranks["all"];
            (rank.rank, rank.tied)
        })
    };
    assert_eq!(ranks("ties: competition, ties_on: exact"), [(1, false), (3, false), (2, false), (4, false)]);
    assert_eq!(ranks("ties: competition, ties_on: published"), [(1, false), (2, true), (2, true), (4, false)]);
    assert_eq!(ranks("ties: dense, ties_on: published"), [(1, false), (2, true), (2, true), (3, false)]);
}
