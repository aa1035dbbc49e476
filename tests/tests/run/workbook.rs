//! The workbook of whatever a methodology may ask for: a formula where a score is a weighted sum, the engine's figure where it
//! is not, and the same numbers once another program has recalculated it.

use heng_office::xlsx;
use heng_report::{Lang, View};
use heng_tests::workbook::{recalculated, scores_hold, spoilt};

use crate::folder::{Evidence, Results, Rules};

const INDICATORS: &str = "outcomes: { missing_evidence: { leaf: exclude } }
tiers:
  - { name: 优, at_least: 80 }
  - { name: 差, at_least: 0 }
index: { weights: relative }
indicators:
  \"1\": { name: 几何, weight: 30, method: geometric, floor: 1, weights: relative }
  \"1.1\": { weight: 1 }
  \"1.2\": { weight: 2 }
  \"2\": { name: 深, weight: 50 }
  \"2.1\": { name: 再深, weight: 50 }
  \"2.1.1\": { name: 更深, weight: 50 }
  \"2.1.1.1\": { weight: 20 }
  \"2.1.1.2\": { weight: 30 }
  \"3\": { weight: 20 }
  \"8\": { weight: 5, role: bonus, gate: { above: 60 } }
  \"9\": { weight: 1 }
";

fn leaf(rules: Rules, id: &str, file: &str) -> Rules {
    let indicator = format!("name: 叶{id}\nrubric:\n  x: {{ points: 3, text: 有 }}\n  y: {{ points: 4, text: 多 }}\n");
    let body = format!(
        "    let text = bundle.document(\"{file}\");\n    judge(\"x\", text.says(\"有\"));\n    grade(\"y\", if text.says(\"多\") {{ 1 }} else {{ 1/3 }});"
    );
    rules.check(id, &indicator, &body)
}

fn rules() -> Rules {
    let mut rules = Rules::new(INDICATORS);
    for (id, file) in [("1.1", "a.txt"), ("1.2", "b.txt"), ("2.1.1.1", "c.txt"), ("2.1.1.2", "b.txt"), ("8", "a.txt")] {
        rules = leaf(rules, id, file);
    }
    let deduction = "name: 扣分\nkind: deduction\nfull: 20\nrubric:\n  late: { points: 15, text: 未逾期 }\n  dead: { points: 10, text: 无错链 }\n";
    let body = "    let text = bundle.document(\"a.txt\");\n    judge(\"late\", !text.says(\"逾期\"));\n    judge(\"dead\", !text.says(\"错链\"));";
    let veto = "name: 弄虚作假\nkind: veto\nrubric:\n  fraud: { text: 弄虚作假 }\n";
    rules.check("3", deduction, body).check(
        "9",
        veto,
        "    judge(\"fraud\", bundle.document(\"a.txt\").says(\"通报\"));",
    )
}

fn results() -> Results {
    let jia = Evidence::of("甲").with("a.txt", "有，错链").with("b.txt", "有，多").with("c.txt", "有");
    let yi = Evidence::of("乙").with("a.txt", "有，被通报，逾期").with("b.txt", "无");
    rules().run(&[jia, yi])
}

#[test]
fn whatever_the_method_the_workbook_says_what_the_engine_says() {
    let results = results();
    assert_eq!(results.index("乙"), (Some("0.00"), Some("差")), "vetoed");
    assert_eq!(results.score("甲", "3"), "50");
    let made = xlsx(results.assessment(), &View::new(Lang::Zh, false, 100)).unwrap();
    assert!(scores_hold(&made.bytes, results.assessment()) > 18);
    let spoilt = spoilt(&made.bytes);
    if let Some(bytes) = recalculated(&spoilt) {
        assert!(scores_hold(&bytes, results.assessment()) > 18);
    }
}

#[test]
fn a_measured_cohort_is_a_workbook_too() {
    let indicator = "name: 数\nkind: measured\nnormalise: { minmax: }\n";
    let body = "    measure(\"value\", bundle.json(\"figures.json\").get(\"x\").number);";
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", indicator, body);
    let figure = |subject: &str, x: &str| Evidence::of(subject).with("figures.json", &format!("{{ \"x\": {x} }}"));
    let results = rules.run(&[figure("甲", "3"), figure("乙", "8")]);
    let made = xlsx(results.assessment(), &View::new(Lang::Zh, false, 100)).unwrap();
    assert_eq!(scores_hold(&made.bytes, results.assessment()), 4);
}
