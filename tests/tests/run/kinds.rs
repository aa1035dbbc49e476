//! Every kind of leaf, from its `indicator.yaml` to its score.

use heng_model::{Number, Outcome};

use crate::folder::{Evidence, Results, Rules};

const FIGURE: &str = "    measure(\"value\", bundle.json(\"figures.json\").get(\"x\").number);";

/// A bundle with one figure.
fn figure(subject: &str, x: &str) -> Evidence {
    Evidence::of(subject).with("figures.json", &format!("{{ \"x\": {x} }}"))
}

/// One measured leaf.
fn measured(normalise: &str) -> Rules {
    let indicator = format!("name: 数\nkind: measured\nnormalise: {normalise}\n");
    Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", &indicator, FIGURE)
}

/// The scores of 甲 and 乙 for two figures.
fn scores(normalise: &str, jia: &str, yi: &str) -> [String; 2] {
    let results = measured(normalise).run(&[figure("甲", jia), figure("乙", yi)]);
    ["甲", "乙"].map(|subject| results.score(subject, "a"))
}

#[test]
fn minmax_stands_within_the_cohort() {
    assert_eq!(scores("{ minmax: }", "3", "8"), ["0", "100"]);
    assert_eq!(scores("{ minmax: { lower: 1, upper: 90 } }", "3", "8"), ["1", "90"]);
    assert_eq!(scores("{ direction: lower, minmax: }", "3", "8"), ["100", "0"]);
    let three = measured("{ minmax: }").with("subjects.yaml", "甲: { name: 甲 }\n乙: { name: 乙 }\n丙: { name: 丙 }\n");
    let results = three.run(&[figure("甲", "1"), figure("乙", "2"), figure("丙", "4")]);
    assert_eq!(results.score("乙", "a"), "100/3");
    let parameters = &results.assessment().normalisers[&"a".into()];
    assert_eq!((parameters.n, parameters.min.clone(), parameters.max.clone()), (3, Some(1.into()), Some(4.into())));
}

#[test]
fn minmax_of_equal_figures_is_an_error_that_names_the_indicator() {
    let results = measured("{ minmax: }").broken_run(&[figure("甲", "3"), figure("乙", "3")]);
    let node = results.node("甲", "a");
    assert_eq!((node.outcome, node.score.clone()), (Outcome::Error, None));
    assert_eq!(node.why.as_ref().unwrap().code, "heng::score::zero_range");
    assert_eq!(results.0.problems[0].indicator.as_str(), "a");
}

#[test]
fn goalposts_are_clipped_and_scaled_is_not() {
    assert_eq!(scores("{ goalposts: { from: 10, to: 20 } }", "12.5", "25"), ["25", "100"]);
    assert_eq!(scores("{ goalposts: { from: 20, to: 10, full: 80 } }", "12.5", "5"), ["60", "80"]);
    assert_eq!(scores("{ scaled: { from: 10, to: 20, full: 50 } }", "12.5", "25"), ["12.5", "75"]);
}

#[test]
fn bands_give_the_score_of_the_highest_threshold_reached() {
    let bands = "{ bands: { steps: [[10, 50], [20, 100]], below: 5 } }";
    assert_eq!(scores(bands, "9.99", "10"), ["5", "50"]);
    assert_eq!(scores(bands, "19.999", "20"), ["50", "100"]);
}

#[test]
fn a_measure_that_evidence_does_not_give_is_missing_and_one_forgotten_is_an_error() {
    let rules = measured("{ goalposts: { from: 0, to: 10 } }");
    let results = rules.run(&[figure("甲", "5"), Evidence::of("乙")]);
    assert_eq!(results.outcome("乙", "a"), (Outcome::MissingEvidence, Some("0".into())));
    let heng_model::judgement::Verdict::MissingEvidence { why } = results.verdict("乙", "a") else { panic!() };
    assert_eq!(why.message.code, "heng::finding::missing_file");
    assert_eq!(why.trail.searches[0].wanted.as_ref(), "json(\"figures.json\")");
    let forgetful = "    let x = bundle.json(\"figures.json\").get(\"x\").number;\n    if x > 3 {\n        measure(\"value\", x);\n    }";
    let rules = rules.with("checks/a/check.rhai", &format!("fn check(bundle, params) {{\n{forgetful}\n}}\n"));
    let results = rules.broken_run(&[figure("甲", "5"), figure("乙", "1")]);
    assert_eq!(results.score("甲", "a"), "50");
    assert_eq!(results.outcome("乙", "a"), (Outcome::Error, None));
    let heng_model::judgement::Verdict::Error { errors } = results.verdict("乙", "a") else { panic!() };
    assert_eq!(errors[0].message.code, "heng::rule::never_measured");
}

#[test]
fn a_measure_rests_on_what_its_statement_and_names_read() {
    let rules = measured("{ scaled: { from: 0, to: 100 } }").check(
        "a",
        "name: 数\nkind: measured\nnormalise: { scaled: { from: 0, to: 100 } }\n",
        "    let rows = bundle.table(\"t.csv\").rows;\n    let x = rows.first().number(\"数\");\n    measure(\"half\", x / 2);\n    measure(\"value\", x);",
    );
    let results = rules.run(&[Evidence::of("甲").with("t.csv", "名,数\n一,42\n二,7\n")]);
    assert_eq!(results.score("甲", "a"), "42");
    let measures = &results.of("甲").judgements.leaves[&"a".into()].measures;
    assert_eq!(measures["half"].value, Number::from(21));
    for measure in measures.values() {
        let cited: Vec<&str> = measure.trail.citations.iter().map(|citation| &*citation.quote).collect();
        assert_eq!(cited, ["42"]);
    }
}

fn deduction(rest: &str) -> Rules {
    let head = format!("{rest}indicators:\n  a: {{ weight: 100 }}\n");
    let indicator = "name: 扣分\nkind: deduction\nfull: 20\nrubric:\n  late: { points: 15, text: 未逾期 }\n  dead: { points: 10, text: 无错链 }\n";
    let body = "    judge(\"late\", !bundle.document(\"a.txt\").says(\"逾期\"));\n    judge(\"dead\", !bundle.document(\"b.txt\").says(\"错链\"));";
    Rules::new(&head).check("a", indicator, body)
}

fn two_texts(a: &str, b: &str) -> Evidence {
    Evidence::of("甲").with("a.txt", a).with("b.txt", b)
}

#[test]
fn a_deduction_takes_points_from_full_and_never_below_nothing() {
    let score = |a: &str, b: &str| deduction("").run(&[two_texts(a, b)]).score("甲", "a");
    assert_eq!(score("好", "好"), "100");
    assert_eq!(score("逾期", "好"), "25");
    assert_eq!(score("好", "错链"), "50");
    assert_eq!(score("逾期", "错链"), "0");
}

#[test]
fn missing_evidence_deducts_only_where_the_methodology_says_so() {
    let bundle = Evidence::of("甲").with("a.txt", "好");
    assert_eq!(deduction("").run(std::slice::from_ref(&bundle)).score("甲", "a"), "100");
    assert_eq!(deduction("outcomes: { missing_deducts: true }\n").run(&[bundle]).score("甲", "a"), "50");
}

/// A leaf of 100 and a veto on it, or on the whole.
fn veto(terms: &str) -> Rules {
    let rest = "tiers:\n  - { name: 优, at_least: 80 }\n  - { name: 差, at_least: 10 }\n  - { name: 不合格, at_least: 0 }\nindicators:\n  \"1\": { name: 主, weight: 100 }\n  \"1.1\": { weight: 100 }\n  \"9\": { weight: 1 }\nindex: { weights: relative }\n";
    let fraud = format!("name: 弄虚作假\nkind: veto\n{terms}rubric:\n  fraud: {{ text: 弄虚作假 }}\n");
    Rules::new(rest)
        .check(
            "1.1",
            "name: 叶\nrubric:\n  x: { points: 1, text: 有 }\n",
            "    judge(\"x\", bundle.document(\"a.txt\").says(\"有\"));",
        )
        .check("9", &fraud, "    judge(\"fraud\", bundle.document(\"a.txt\").says(\"通报\"));")
}

fn vetoed(terms: &str) -> Results {
    veto(terms).run(&[Evidence::of("甲").with("a.txt", "有，被通报"), Evidence::of("乙").with("a.txt", "有")])
}

#[test]
fn a_veto_hits_the_whole_unless_it_names_a_node() {
    let results = vetoed("");
    assert_eq!(results.index("甲"), (Some("0.00"), Some("不合格")));
    assert_eq!(results.index("乙"), (Some("100.00"), Some("优")));
    let index = &results.of("甲").card.index;
    assert_eq!((index.outcome, index.vetoed_by.as_slice()), (Outcome::Vetoed, &["9".into()][..]));
    assert_eq!(results.of("甲").ranks["all"].rank, 2);
    assert_eq!(results.outcome("甲", "1.1"), (Outcome::Scored, Some("100".into())));

    let results = vetoed("veto: { score: 59, tier: 差 }\n");
    assert_eq!(results.index("甲"), (Some("59.00"), Some("差")));

    let results = vetoed("veto: { node: \"1\", score: 40 }\n");
    assert_eq!(results.outcome("甲", "1"), (Outcome::Vetoed, Some("40".into())));
    assert_eq!(results.index("甲"), (Some("40.00"), Some("差")));
}

#[test]
fn a_veto_is_a_finding_where_it_holds_and_nowhere_else() {
    let results = vetoed("");
    let findings = results.assessment().findings.iter().filter(|finding| finding.indicator == Some("9".into()));
    let said: Vec<_> = findings.map(|one| (one.message.code.as_ref(), one.severity, one.subject.clone())).collect();
    assert_eq!(said, [("heng::finding::vetoes", heng_model::Severity::Error, Some("甲".into()))]);
}

#[test]
fn a_check_may_end_by_its_own_veto() {
    let rules = veto("").check(
        "9",
        "name: 弄虚作假\nkind: veto\nrubric:\n  fraud: { text: 弄虚作假 }\n",
        "    if bundle.document(\"a.txt\").says(\"通报\") {\n        veto(\"被通报\");\n    }\n    judge(\"fraud\", false);",
    );
    let results = rules.run(&[Evidence::of("甲").with("a.txt", "有，被通报"), Evidence::of("乙").with("a.txt", "有")]);
    assert_eq!(results.index("甲"), (Some("0.00"), Some("不合格")));
    assert_eq!(results.index("乙"), (Some("100.00"), Some("优")));
}

#[test]
fn a_bonus_comes_on_top_when_the_base_is_above_its_gate() {
    let rest = "indicators:\n  a: { weight: 100 }\n  b: { weight: 10, role: bonus, gate: { above: 80 } }\n";
    let leaf = |name: &str, file: &str| {
        let body = format!("    measure(\"value\", bundle.json(\"{file}\").get(\"x\").number);");
        (format!("name: {name}\nkind: measured\nnormalise: {{ scaled: {{ from: 0, to: 100 }} }}\n"), body)
    };
    let ((base, base_body), (bonus, bonus_body)) = (leaf("基本", "base.json"), leaf("创新", "bonus.json"));
    let rules = Rules::new(rest).check("a", &base, &base_body).check("b", &bonus, &bonus_body);
    let bundle = |subject: &str, base: &str, bonus: &str| {
        Evidence::of(subject)
            .with("base.json", &format!("{{\"x\": {base}}}"))
            .with("bonus.json", &format!("{{\"x\": {bonus}}}"))
    };
    let results = rules.run(&[bundle("甲", "80", "50"), bundle("乙", "80.001", "50")]);
    assert_eq!(results.index("甲").0, Some("80.00"));
    assert_eq!(results.index("乙").0, Some("85.00"));
    assert_eq!(results.of("乙").card.index.score, Some("85.001".parse().unwrap()));
    // Full marks with the bonus are 110.
    let results = rules.run(&[bundle("甲", "100", "100"), bundle("乙", "90", "300")]);
    assert_eq!((results.index("甲").0, results.index("乙").0), (Some("110.00"), Some("100.00")));
}

const CLOUD: &str =
    "observations:\n  cloud: { ask: 建到哪一步？, values: [none, started, complete] }\n  open: { ask: 开放吗？ }\n";
const LADDER: &str = "  cloud: { points: 60, text: 云平台, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }\n  open: { points: 20, text: 开放, from: open }\n";

fn coded(cloud: &str, open: &str) -> String {
    format!(
        "a:\n  cloud: {{ codings: [{{ value: {cloud}, by: 甲 }}] }}\n  open: {{ codings: [{{ value: {open}, by: 甲 }}] }}\n"
    )
}

#[test]
fn observations_judge_without_a_script() {
    let indicator = format!("name: 云\n{CLOUD}rubric:\n{LADDER}");
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", &indicator, "");
    let results = rules.run(&[
        Evidence::of("甲").with("observations.yaml", &coded("started", "是")),
        Evidence::of("乙").with("observations.yaml", "a:\n  cloud: { codings: [{ value: complete }] }\n"),
    ]);
    // (60·0.5 + 20)/80
    assert_eq!(results.score("甲", "a"), "62.5");
    let judgement = results.judgement("甲", "a", "cloud");
    assert_eq!(&*judgement.trail.citations[0].origin.file, "observations.yaml");
    // What was not coded is missing evidence, by default without points: 60/80.
    assert_eq!((results.ruling("乙", "a", "open"), results.score("乙", "a")), ("no_observation".into(), "75".into()));
}

#[test]
fn observations_and_a_script_judge_together() {
    let indicator = format!("name: 云\n{CLOUD}rubric:\n{LADDER}  text: {{ points: 20, text: 发文 }}\n");
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check(
        "a",
        &indicator,
        "    judge(\"text\", bundle.document(\"a.txt\").says(\"印发\"));",
    );
    let bundle = Evidence::of("甲").with("observations.yaml", &coded("complete", "否")).with("a.txt", "现印发给你们");
    let results = rules.run(&[bundle, Evidence::of("乙").with("observations.yaml", &coded("none", "是"))]);
    assert_eq!(results.score("甲", "a"), "80");
    assert_eq!((results.ruling("乙", "a", "text"), results.score("乙", "a")), ("missing_file".into(), "20".into()));
}

#[test]
fn a_value_outside_the_codebook_and_an_unsettled_one_are_missing() {
    let indicator = format!("name: 云\n{CLOUD}rubric:\n{LADDER}");
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", &indicator, "");
    let codings = "a:\n  cloud:\n    codings: [{ value: started, by: 甲 }, { value: complete, by: 乙 }]\n  open: { codings: [{ value: 也许 }] }\n";
    let results = rules.run(&[Evidence::of("甲").with("observations.yaml", codings)]);
    assert_eq!(results.ruling("甲", "a", "cloud"), "coders_disagree");
    assert_eq!(results.ruling("甲", "a", "open"), "not_a_state");
    assert_eq!(results.outcome("甲", "a").0, Outcome::MissingEvidence);
}

#[test]
fn ladders_and_lists_earn_their_share() {
    let indicator = "name: 叶\nparams: { areas: [人口, 气象, 信用, 交通] }\nrubric:\n  step: { points: 40, text: 考核, states: { none: 0, rule: 0.5, result: 1 } }\n  areas: { points: 40, text: 覆盖, each: areas }\n  share: { points: 20, text: 占比 }\n";
    let body = "    let doc = bundle.document(\"a.txt\");\n    grade(\"step\", #{ rule: doc.says(\"办法\"), result: doc.says(\"通报\") });\n    cover(\"areas\", params.areas, |area| doc.says(area));\n    grade(\"share\", 3 / 4);";
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", indicator, body);
    let results = rules.run(&[
        Evidence::of("甲").with("a.txt", "考核办法；人口、气象、信用数据"),
        Evidence::of("乙").with("a.txt", "考核通报；人口"),
    ]);
    // 40·½ + 40·¾ + 20·¾
    assert_eq!(results.score("甲", "a"), "65");
    // A result without a rule stands above a gap: the lowest state.
    assert_eq!((results.ruling("乙", "a", "step"), results.score("乙", "a")), ("0".into(), "25".into()));
}
