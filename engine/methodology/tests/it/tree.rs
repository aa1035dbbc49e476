//! Mistakes in `methodology.yaml`.

use heng_model::Arg;

use crate::folder::good;

const FILE: &str = "methodology.yaml";

/// One change of the good folder, and the one thing that is then said.
#[track_caller]
fn refused(from: &str, to: &str, code: &str, under: &str) {
    good().head(from, to).refused(code, FILE, under);
}

#[test]
fn an_unknown_key_is_named_with_the_one_that_was_meant() {
    let said = good().head("coverage:", "coverge:").refused("unknown_key", FILE, "coverge");
    assert_eq!(said.message.text("suggestion"), Some("coverage"));
    let line = good().head("weight: 25 }", "weight: 25, wieght: 3 }").refused("unknown_key", FILE, "wieght");
    assert_eq!(line.message.text("suggestion"), Some("weight"));
}

#[test]
fn a_key_twice_is_refused_at_the_second() {
    let said = good().head("order: division", "order: division\nid: other").refused("duplicate_key", FILE, "id");
    assert_eq!(said.labels[1].span.start, 8);
    refused("\"1.2\": {", "\"1.1\": { weight: 3 }\n  \"1.2\": {", "duplicate_key", "\"1.1\"");
}

#[test]
fn a_missing_key_is_named() {
    refused("id: sample-2024\n", "", "missing_key", "heng");
    refused("{ weight: 25 }", "{ name: 领导小组 }", "missing_key", "\"1.1\"");
}

#[test]
fn a_wrong_type_says_what_was_expected_and_what_stands_there() {
    let said = good().head("weight: 25 }", "weight: 二十五 }").refused("wrong_type", FILE, "二十五");
    let code = |name: &str| match &said.message.args[name] {
        Arg::Message(message) => message.code.to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!(code("expected"), "heng::methodology::type_number");
    assert_eq!(code("found"), "heng::methodology::found_text");
    refused("tiers:\n", "words: {}\ntiers:\n", "duplicate_key", "words");
    refused("ranks: { ties: dense, ties_on: published }", "ranks: dense", "wrong_type", "dense");
    refused("coverage: { at_least: 0.7 }", "coverage: [0.7]", "wrong_type", "[0.7]");
    refused("name: 样例评估", "name:", "wrong_type", "name");
    refused("planned: true", "planned: 1", "wrong_type", "1");
    refused("file_size: 30 MB", "file_size: 30 TB", "wrong_type", "30 TB");
    refused("decimals: 2", "decimals: 1.5", "wrong_type", "1.5");
    refused("weight: 25 }", "weight: 1e999999999 }", "wrong_type", "1e999999999");
    let long = "9".repeat(1000);
    refused("weight: 25 }", &format!("weight: {long} }}"), "wrong_type", &long);
}

#[test]
fn the_format_must_be_known() {
    refused("heng: 1", "heng: 2", "format", "2");
}

#[test]
fn an_id_must_be_fit_for_file_names() {
    refused("id: sample-2024", "id: sample/2024", "bad_id", "sample/2024");
}

#[test]
fn a_date_must_exist() {
    refused("assessed_on: 2024-11-30", "assessed_on: 2024-11-31", "bad_date", "2024-11-31");
    refused("checked_on: 2024-03-01", "checked_on: 2024年3月1日", "bad_date", "2024年3月1日");
    refused("assessed_on: 2024-11-30", "assessed_on: 2024-1-30", "bad_date", "2024-1-30");
}

#[test]
fn a_word_must_be_known() {
    let said = good().head("language: zh", "language: cn").refused("unknown_word", FILE, "cn");
    assert_eq!(said.message.args["known"], Arg::List(vec!["zh".into(), "en".into()]));
    refused("stale: zero", "stale: drop", "unknown_word", "drop");
    refused("order: division", "order: divison", "unknown_word", "divison");
    refused("method: geometric", "method: geometrc", "unknown_word", "geometrc");
    refused("impute: median", "impute: mode", "unknown_word", "mode");
}

#[test]
fn what_comes_later_is_said_to() {
    refused("method: geometric", "method: copeland", "not_supported_yet", "copeland");
}

#[test]
fn numbers_have_bounds() {
    refused("at_least: 0.7", "at_least: 70", "out_of_range", "70");
    refused("operations: 500000", "call_depth: 65", "out_of_range", "65");
    refused("weight: 25 }", "weight: -25 }", "not_positive", "-25");
    refused("floor: 1,", "floor: 101,", "out_of_range", "101");
    refused("{ at_least: 0.8 }", "{ at_least: 0.8, below: 0.8 }", "empty_range", "{ at_least: 0.8, below: 0.8 }");
    refused("{ at_least: 0.8 }", "{ }", "one_of", "most");
    refused("method: geometric", "method: { power: 0 }", "power_zero", "0");
}

#[test]
fn siblings_must_sum_to_their_parent() {
    let said = good().head("weight: 25 }", "weight: 24.5 }").refused("weights", FILE, "40");
    assert_eq!(said.message.args["sum"], Arg::Number("39.5".parse().unwrap()));
    assert_eq!(said.message.args["children"], Arg::List(vec!["1.1 24.5".into(), "1.2 15".into()]));
    assert_eq!(said.labels.len(), 3);
    let root = good().head("name: 服务, weight: 60", "name: 服务, weight: 50").refused("root_weights", FILE, "100");
    assert_eq!(root.message.args["sum"], Arg::Number(90.into()));
    let unstated = good().head("full: 100, ", "").head("name: 服务, weight: 60", "name: 服务, weight: 50");
    unstated.refused("root_weights", FILE, "indicators");
}

#[test]
fn tenths_sum_exactly() {
    let folder = good().head("name: 保障, weight: 40", "name: 保障, weight: 0.3").head("weight: 25 }", "weight: 0.1 }");
    let folder =
        folder.head("{ value: 15,", "{ value: 0.2,").head("name: 服务, weight: 60", "name: 服务, weight: 99.7");
    folder.methodology();
}

#[test]
fn a_parent_must_exist() {
    let said = good().head("\"2.9\": {", "\"3.9\": {").refused("unknown_parent", FILE, "\"3.9\"");
    assert_eq!(said.message.text("name"), Some("3"));
    refused("planned: true", "planned: true, parent: \"22\"", "unknown_parent", "\"22\"");
}

#[test]
fn nobody_is_their_own_ancestor() {
    let folder = good()
        .head("name: 服务, ", "name: 服务, parent: 2.9, ")
        .head("weight: 1, planned: true", "weight: 60, weights: relative");
    let folder = folder
        .head("weight: 40,", "weight: 40, parent: index,")
        .head("index: { name: 总指数, method: mean }", "index: { weights: relative }");
    let said = folder.refused("cycle", FILE, "2.9");
    assert_eq!(said.message.args["cycle"], Arg::List(vec!["2".into(), "2.9".into()]));
}

#[test]
fn ids_are_plain() {
    refused("\"2.9\": {", "\"2/9\": {", "bad_indicator_id", "\"2/9\"");
    refused("\"2.9\": {", "index: {", "bad_indicator_id", "index");
    refused("\"2.9\": {", "2..9: {", "bad_indicator_id", "2..9");
}

#[test]
fn a_bonus_stands_under_the_root_and_only_it_has_a_gate() {
    refused("weight: 1, planned: true", "weight: 1, planned: true, role: bonus", "bonus_not_under_root", "bonus");
    refused("weight: 1, planned: true", "weight: 1, planned: true, gate: { above: 3 }", "gate_without_bonus", "gate");
}

#[test]
fn a_mean_of_logarithms_needs_scores_above_zero() {
    let folder = good().head("floor: 1, weights", "outcomes: { missing_evidence: zero }, weights");
    let said = folder.refused("zero_below", FILE, "geometric");
    assert_eq!(said.message.text("child"), Some("2.1"));
    good().head("floor: 1, ", "").methodology();
}

#[test]
fn every_node_has_a_name() {
    refused("{ name: 保障, ", "{ ", "no_name", "\"1\"");
    refused("{ name: 待定, ", "{ ", "no_name", "\"2.9\"");
    let named = good().head("{ weight: 25 }", "{ name: 工作专班, weight: 25 }");
    named.warned("two_names", "checks/1.1-group/indicator.yaml", "领导小组");
}

#[test]
fn there_must_be_indicators() {
    let text = "heng: 1\nid: a\nname: 甲\nassessed_on: 2024-11-30\nindicators: {}\n";
    let said = good().with(FILE, text).without("statistics.yaml").said();
    assert!(said.contains(&("no_indicators".into(), FILE.into(), "{}".into())), "{said:?}");
}

#[test]
fn tiers_go_down() {
    let said = good().head("value: 75,", "value: 95,").refused("tier_order", FILE, "95");
    assert_eq!(said.labels.len(), 2);
    good().head("value: 75,", "value: 90,").methodology();
    refused("at_least: 0 }", "at_least: 0 }\n  - { name: 优秀级, above: -1 }", "tier_twice", "优秀级");
    refused("name: 发展级, at_least: 0", "name: 发展级", "one_of", "name");
    refused("at_least: 0 }", "at_least: 零 }", "wrong_type", "零");
    refused("name: 优秀级, above: 90", "name: 优秀级, above: 90, at_least: 90", "only_one_of", "at_least");
}

#[test]
fn cohorts_exist_and_have_members() {
    refused("reference_cohort: city", "reference_cohort: citi", "unknown_cohort", "citi");
    let empty = good().head("level: [city, town]", "level: [citie, town]").without("statistics.yaml");
    empty.warned("empty_cohort", FILE, "city");
    refused("where: { level: province }", "where: { levle: province }", "unknown_attribute", "levle");
}

#[test]
fn the_calendar_is_one() {
    refused("calendar: days", "calendar: day", "unknown_reference", "day");
    refused("calendar: days", "calendar: themes", "not_a_calendar", "themes");
}
