//! Mistakes in `subjects.yaml` and under `reference/`.

use heng_model::Arg;

use crate::folder::good;

const SUBJECTS: &str = "subjects.yaml";
const DAYS: &str = "reference/days.yaml";

#[track_caller]
fn refused(file: &str, from: &str, to: &str, code: &str, under: &str) {
    good().edit(file, from, to).refused(code, file, under);
}

#[test]
fn no_subject_is_there_twice() {
    let said = good().edit(SUBJECTS, "name: 乙城", "name: 甲城").refused("subject_twice", SUBJECTS, "甲城");
    assert_eq!((said.message.text("other"), said.labels.len()), (Some("110100"), 2));
    refused(SUBJECTS, "code: 120100", "code: 110100", "subject_twice", "110100");
    refused(SUBJECTS, "\"120100\": {", "\"110100\": {", "duplicate_key", "\"110100\"");
}

#[test]
fn a_subject_is_whole() {
    refused(SUBJECTS, "name: 乙城, ", "", "missing_key", "\"120100\"");
    refused(SUBJECTS, "order: { subprovincial: 10 }", "order: 10", "wrong_type", "10");
    refused(SUBJECTS, "names: [甲, 甲省政府]", "names: 甲", "wrong_type", "甲");
    let said = good().with(SUBJECTS, "{}\n").said();
    assert!(said.iter().any(|(code, ..)| code == "no_subjects"), "{said:?}");
}

#[test]
fn days_lie_within_the_years() {
    let said = good().edit(DAYS, "workdays: [2024-05-11]", "workdays: [2025-05-11]");
    let said = said.refused("outside_years", DAYS, "2025-05-11");
    assert_eq!(said.message.args["years"], Arg::List(vec!["2024".into()]));
    refused(DAYS, "2024-05-01..2024-05-05", "2024-12-30..2025-01-02", "outside_years", "2024-12-30..2025-01-02");
    refused(DAYS, "2024-05-01..2024-05-05", "2024-05-05..2024-05-01", "bad_range", "2024-05-05..2024-05-01");
    refused(DAYS, "2024-05-01..2024-05-05", "2024-05-01..2024-05-32", "bad_date", "2024-05-01..2024-05-32");
    refused(DAYS, "2024-05-01..2024-05-05", "0001-05-01..9999-05-01", "bad_range", "0001-05-01..9999-05-01");
    refused(DAYS, "workdays: [2024-05-11]", "workdays: [2024-05-03]", "holiday_and_workday", "2024-05-03");
}

#[test]
fn reference_data_has_one_content_and_one_id() {
    refused("reference/themes.yaml", "items:", "itmes:", "unknown_key", "itmes");
    refused("reference/themes.yaml", "items: [信用, 气象]", "", "one_of", "id");
    refused(
        "reference/themes.yaml",
        "items: [信用, 气象]",
        "items: [信用, 气象]\nholidays: []",
        "unknown_key",
        "holidays",
    );
    let both = good().edit("reference/themes.yaml", "items:", "rows: []\nitems:");
    both.refused("only_one_of", "reference/themes.yaml", "items");
    let twice = good().with("reference/z.yaml", "id: themes\nitems: [a]\n");
    twice.refused("reference_twice", "reference/z.yaml", "themes");
}

#[test]
fn a_table_has_rows_of_one_length() {
    let csv = |text: &str| good().with("reference/peers.csv", text);
    csv("城市,人口\n甲城,10\n乙城\n").refused("csv_columns", "reference/peers.csv", "乙城");
    csv("城市,城市\n甲城,10\n").refused("column_twice", "reference/peers.csv", "城市,城市");
}

#[test]
fn rows_become_a_table() {
    let folder = good().with("reference/z.yaml", "rows:\n  - { 城市: 甲城, 人口: 10 }\n  - { 人口: 20, 面积: }\n");
    let reference = &folder.methodology().definition.reference["z"];
    let heng_model::evidence::ReferenceContent::Table { columns, rows } = &reference.content else { panic!() };
    assert_eq!(columns, &["城市", "人口", "面积"]);
    assert_eq!(rows, &[["甲城", "10", ""], ["", "20", ""]]);
}
