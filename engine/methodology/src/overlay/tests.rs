use std::sync::Arc;

use heng_files::{Files, Memory};
use heng_model::Source;

use super::{overlaid, setting, variant};

const METHODOLOGY: &str = "heng: 1
id: small
name: 小评估
assessed_on: 2024-11-30
tiers:
  - { name: 优秀级, at_least: 85 }   # 第一档
  - { name: 准备级, at_least: 0 }
indicators:
  \"1\": { weight: 60 }
  \"2\": { name: 通知, weight: 40, planned: true }
";
const CHECK: &str = "name: 政策文件库
evidence:
  pages/*: 首页
rubric:
  library: { points: 60, text: 建有政策文件库 }
  search: { points: 40, text: 提供查询 }
params:
  words: &words [库, 文件]
  again: *words
";

fn files() -> Arc<dyn Files> {
    Arc::new(Memory::from_iter([
        ("methodology.yaml", METHODOLOGY),
        ("subjects.yaml", "\"330100\": { name: 杭州市 }\n"),
        ("checks/1-library/indicator.yaml", CHECK),
        (
            "checks/1-library/check.rhai",
            "fn check(bundle, params) {\n    judge(\"library\", true);\n    judge(\"search\", true);\n}\n",
        ),
    ]))
}

fn text(typed: &[&str], file: &str) -> String {
    let settings: Vec<_> = typed.iter().map(|one| setting(one).unwrap()).collect();
    let overlaid = overlaid(files(), &settings).unwrap_or_else(|problems| panic!("{problems:?}"));
    String::from_utf8(overlaid.files().read(file, 1 << 20).unwrap().to_vec()).unwrap()
}

/// Code, what is underlined, and the suggestion.
fn problems(typed: &[&str]) -> Vec<(String, String, String)> {
    let settings: Vec<_> = typed.iter().map(|one| setting(one).unwrap()).collect();
    let found = match overlaid(files(), &settings) {
        Err(problems) => problems,
        Ok(overlaid) => overlaid.load().diagnostics,
    };
    let shown = found.iter().map(|one| {
        let label = &one.labels[0];
        let code = one.message.code.rsplit("::").next().unwrap_or_default().to_owned();
        let suggestion = one.message.text("suggestion").unwrap_or_default().to_owned();
        (code, label.source.text[label.span.range()].to_owned(), suggestion)
    });
    shown.collect()
}

#[test]
fn values_are_put_in_place_and_all_else_stays() {
    let check = "checks/1-library/indicator.yaml";
    for path in [
        "checks/1/rubric/library/points",
        "checks/1-library/rubric/library/points",
        "1/rubric/library/points",
        "checks/1-library/indicator.yaml/rubric/library/points",
    ] {
        assert_eq!(text(&[&format!("{path}=30")], check), CHECK.replace("points: 60", "points: 30"), "{path}");
    }
    let tiers = text(&["tiers/优秀级/at_least=86", "indicators/1/weight=70", "2/weight=30"], "methodology.yaml");
    let wanted =
        METHODOLOGY.replace("85 }", "86 }").replace("weight: 60", "weight: 70").replace("weight: 40", "weight: 30");
    assert_eq!(tiers, wanted);
    assert_eq!(text(&["tiers/1/at_least=10"], "methodology.yaml"), METHODOLOGY.replace("at_least: 0", "at_least: 10"));
}

#[test]
fn keys_that_may_be_there_are_added() {
    let added = text(&["indicators/1/method=min", "coverage={ at_least: 0.5 }"], "methodology.yaml");
    assert!(added.contains("\"1\": { weight: 60, method: min }"), "{added}");
    assert!(added.ends_with("planned: true }\ncoverage: { at_least: 0.5 }\n"), "{added}");
    let added = text(&["1/applies_to={ level: [city, province] }"], "checks/1-library/indicator.yaml");
    assert!(added.ends_with("  again: *words\napplies_to: { level: [city, province] }\n"), "{added}");
}

#[test]
fn every_path_that_leads_nowhere_is_said_at_once_with_what_was_meant() {
    let of = |(code, under, suggestion): (&str, &str, &str)| (code.to_owned(), under.to_owned(), suggestion.to_owned());
    let found = problems(&[
        "checks/1/rubrik/library/points=1",
        "checks/1/rubric/libary/points=1",
        "checks/1/params/wrods=[a]",
        "indicators/1/weigth=5",
        "tiers/优秀/at_least=5",
        "tier/优秀级/at_least=5",
        "checks/11/rubric=1",
        "indicators/1/weight/more=5",
    ]);
    let wanted = [
        ("set_unknown_path", "rubrik", "rubric"),
        ("set_unknown_path", "libary", "library"),
        ("set_unknown_path", "wrods", "words"),
        ("set_unknown_path", "weigth", "weight"),
        ("set_unknown_path", "优秀", "优秀级"),
        ("set_unknown_path", "tier", "tiers"),
        ("set_unknown_path", "11", "1"),
        ("set_below_value", "more", ""),
    ];
    assert_eq!(found, wanted.map(of));
}

#[test]
fn a_place_is_set_once_and_an_alias_not_at_all() {
    let found = problems(&["1/weight=5", "indicators/1/weight=6"]);
    assert_eq!((found.len(), found[0].0.as_str(), found[0].1.as_str()), (1, "set_twice", "indicators/1/weight"));
    let found = problems(&["1/rubric/library=5", "1/rubric/library/points=6"]);
    assert_eq!((found.len(), found[0].0.as_str()), (1, "set_twice"));
    let found = problems(&["1/params/again/0=x"]);
    assert_eq!((found.len(), found[0].0.as_str()), (1, "set_cannot"));
}

#[test]
fn what_the_reader_refuses_is_said_where_it_was_typed() {
    let found = problems(&["indicators/1/weight=五"]);
    assert_eq!(found[0].1, "五", "{found:?}");
    let found = problems(&["checks/1/rubric/library/points=-3"]);
    assert_eq!(found[0].1, "-3", "{found:?}");
    // The sum is wrong at the root; the child that makes it so is the one that was typed.
    let settings = [setting("indicators/1/weight=50").unwrap()];
    let said = overlaid(files(), &settings).unwrap().load().diagnostics;
    assert_eq!(said[0].message.code, "heng::methodology::root_weights");
    assert!(said[0].labels.iter().any(|label| label.source.name == "--set" && label.span.start == 20), "{said:?}");
}

#[test]
fn what_is_typed_wrongly_has_its_place() {
    let code = |typed: &str| setting(typed).unwrap_err()[0].message.code.to_string();
    assert_eq!(code("indicators/1/weight"), "heng::methodology::set_without_value");
    assert_eq!(code("=5"), "heng::methodology::set_without_value");
    let open = setting("tiers=[1").unwrap_err();
    assert_eq!((open[0].labels[0].source.name.as_str(), open[0].labels[0].source.text.as_str()), ("--set", "tiers=[1"));
}

#[test]
fn a_variant_is_a_file_of_paths() {
    let source =
        Source::new("variants/strict.yaml", "# 从严\n1/rubric/library/points: 30\n\"tiers/优秀级/at_least\": 90\n");
    let settings = variant(&source).unwrap();
    let overlaid = overlaid(files(), &settings).unwrap();
    let loaded = overlaid.load();
    assert_eq!(loaded.diagnostics, []);
    let tiers = &loaded.methodology.unwrap().definition.tiers;
    assert_eq!(tiers[0].bound.value(), &"90".parse().unwrap());
    let none = variant(&Source::new("variants/none.yaml", "- a\n")).unwrap_err();
    assert_eq!(none[0].message.code, "heng::methodology::variant_of_nothing");
}
