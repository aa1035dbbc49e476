//! Mistakes in `statistics.yaml`.

use heng_model::Arg;
use heng_model::statistic::Figure;

use crate::folder::good;

const FILE: &str = "statistics.yaml";

#[track_caller]
fn refused(from: &str, to: &str, code: &str, under: &str) {
    good().edit(FILE, from, to).refused(code, FILE, under);
}

#[test]
fn what_a_statistic_speaks_of_exists() {
    let said = good().edit(FILE, "1.1/group", "1.1/grop").refused("unknown_criterion", FILE, "1.1/grop");
    assert_eq!(said.message.text("suggestion"), Some("group"));
    refused("1.1/group", "1.4/group", "unknown_indicator", "1.4/group");
    refused("1.1/group", "1/group", "not_a_leaf", "1/group");
    refused("1.1/group", "group", "bad_criterion", "group");
    refused("score: \"2\"", "score: \"22\"", "unknown_indicator", "\"22\"");
    refused("{ measure: 2.1/datasets } }\nrev", "{ measure: datasets } }\nrev", "bad_measure", "datasets");
}

#[test]
fn states_exist() {
    let said = good().edit(FILE, "at_least: started", "at_least: startd").refused("unknown_state", FILE, "startd");
    assert_eq!(said.message.args["known"], Arg::List(vec!["none".into(), "started".into(), "complete".into()]));
    refused("1.1/group, is: met", "1.1/group, is: done", "unknown_state", "done");
    refused("at_least: 0.5, below: 1", "at_least: 0.5, below: 2", "out_of_range", "2");
}

#[test]
fn items_exist() {
    refused("2.1/themes[信用]", "2.1/themes[信用卡]", "unknown_item", "\"2.1/themes[信用卡]\"");
    refused("1.1/group, is", "\"1.1/group[x]\", is", "no_items", "\"1.1/group[x]\"");
    refused("2.1/themes[信用]", "2.1/themes[信用", "bad_criterion", "\"2.1/themes[信用\"");
}

#[test]
fn tiers_and_cohorts_exist() {
    refused("tier_at_least: 良好级", "tier_at_least: 良好", "unknown_tier", "良好");
    refused("cohort: city", "cohort: town", "unknown_cohort", "town");
    refused("by: level", "by: lvel", "unknown_attribute", "lvel");
    good().edit(FILE, "where: { level: city }", "where: { level: province }").warned(
        "empty_population",
        FILE,
        "population",
    );
}

#[test]
fn a_predicate_says_one_thing() {
    refused("{ tier_at_least: 良好级 }", "{ tier_at_least: 良好级, score: index }", "only_one_of", "score");
    refused("{ tier_at_least: 良好级 }", "{ teir: 良好级 }", "one_of", "teir");
    refused("{ score: \"2\", at_least: 60 }", "{ score: \"2\" }", "no_bound", "\"2\"");
    refused("{ score: \"2\", at_least: 60 }", "{ score: \"2\", at_lest: 60, below: 3 }", "unknown_key", "at_lest");
    refused("is: met }\n  by", "is: met, at_least: 1 }\n  by", "only_one_of", "at_least");
    refused("any: [{ score: \"2\", at_least: 60 }, { not: { tier: 优秀级 } }]", "any: []", "no_predicates", "[]");
}

#[test]
fn a_statistic_has_one_figure() {
    refused("{ name: 数据集, median: { measure: 2.1/datasets } }", "{ name: 数据集 }", "one_of", "datasets");
    refused(
        "{ name: 平均分, mean: { score: index } }",
        "{ name: 平均分, mean: { score: index }, max: { score: index } }",
        "only_one_of",
        "max",
    );
    refused("name: 好评率, ", "", "missing_key", "reviews");
}

#[test]
fn a_claim_is_written_as_it_was_printed() {
    refused("value: \"96%\"", "value: 九成", "wrong_type", "九成");
    refused("op: most", "op: most, value: 3", "claim_with_value", "3");
    refused("op: gt, value: \"96%\"", "op: gt", "missing_key", "op");
    refused("op: gt", "op: over", "unknown_word", "over");
}

#[test]
fn a_planned_check_may_already_be_counted() {
    good().edit(FILE, "1.1/group", "2.9/anything").methodology();
}

#[test]
fn an_earlier_number_is_there() {
    let growth = |since: &str| {
        let text = "growth: { name: 增长, growth: { count: { tier_at_least: 良好级 }, since: SINCE } }\n";
        good().with(FILE, text.replace("SINCE", since))
    };
    let since = "{ reference: peers, row: 甲城, column: 人口 }";
    let figure = &growth(since).methodology().definition.statistics[0].figure;
    assert!(matches!(figure, Figure::Growth { since, .. } if since.value == 10.into()), "{figure:?}");
    let refused = |from: &str, to: &str, code: &str, under: &str| {
        growth(&since.replace(from, to)).refused(code, FILE, under);
    };
    refused("peers", "pears", "unknown_reference", "pears");
    refused("peers", "themes", "not_a_table", "themes");
    refused("甲城", "甲乡", "unknown_row", "甲乡");
    refused("column: 人口", "column: 人数", "unknown_column", "人数");
    refused("column: 人口", "column: 城市", "no_number_there", "城市");
    growth(since).with("reference/peers.csv", "城市,人口\n甲城,0\n").refused("since_nothing", FILE, "甲城");
}
