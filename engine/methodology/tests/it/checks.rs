//! Mistakes in `indicator.yaml`, and in which folders there are.

use heng_model::{Arg, Severity};

use crate::folder::{Folder, good};

const GROUP: &str = "checks/1.1-group/indicator.yaml";
const CLOUD: &str = "checks/1.2-cloud/indicator.yaml";
const DATA: &str = "checks/2.1-open-data/indicator.yaml";
const VISITS: &str = "checks/2.2-visits/indicator.yaml";
const CASES: &str = "checks/8-cases/indicator.yaml";

/// The good folder without statistics, which would complain too.
fn plain() -> Folder {
    good().without("statistics.yaml")
}

#[track_caller]
fn refused(file: &str, from: &str, to: &str, code: &str, under: &str) {
    plain().edit(file, from, to).refused(code, file, under);
}

#[test]
fn a_leaf_needs_a_check() {
    let gone = plain().without(CLOUD);
    gone.refused("missing_check", "methodology.yaml", "\"1.2\"");
    let bare = plain().without(CLOUD).with("checks/1.2-cloud/check.rhai", "");
    bare.refused("missing_file", "methodology.yaml", "\"1.2\"");
}

#[test]
fn a_folder_belongs_to_one_leaf() {
    let stray = plain().with("checks/1.3-x/indicator.yaml", "name: 甲\n");
    let said = stray.warned("check_without_leaf", "checks/1.3-x/indicator.yaml", "");
    assert_eq!(said.message.text("suggestion"), Some("1.1"));
    let twice = plain().with("checks/1.1-other/indicator.yaml", "name: 甲\n");
    twice.refused("two_folders", "methodology.yaml", "\"1.1\"");
    plain().with("checks/1-x/indicator.yaml", "").warned("check_of_parent", "checks/1-x/indicator.yaml", "");
    let planned = plain().with("checks/2.9-x/indicator.yaml", "name: 甲\n");
    planned.warned("planned_with_check", "methodology.yaml", "true");
    let parent = plain().head("{ name: 保障,", "{ name: 保障, planned: true,");
    parent.refused("planned_parent", "methodology.yaml", "planned");
}

#[test]
fn a_script_is_there_and_stays_inside() {
    refused(DATA, "script: check.rhai", "script: chek.rhai", "missing_script", "chek.rhai");
    refused(DATA, "script: check.rhai", "script: ../x.rhai", "bad_script", "../x.rhai");
    refused(DATA, "script: check.rhai", "script: /etc/passwd", "bad_script", "/etc/passwd");
    let without = plain().without("checks/1.1-group/check.rhai");
    without.refused("missing_script", GROUP, "group");
    plain().without("checks/2.2-visits/check.rhai").refused("missing_script", VISITS, "measured");
    refused(CLOUD, ", from: cloud", "", "missing_script", "cloud");
}

#[test]
fn criteria_have_points_and_texts() {
    let said = plain().edit(GROUP, "{ points: 60, text", "{ text").refused("no_points", GROUP, "group");
    assert_eq!(said.message.text("criterion"), Some("group"));
    refused(GROUP, "points: 60", "points: 0", "not_positive", "0");
    refused(GROUP, "points: 60, text: 设立领导小组", "points: 60", "missing_key", "group");
    refused(GROUP, "group: { points: 60, text: 设立领导小组 }", "group: 60", "wrong_type", "60");
    refused(CASES, "{ text: 弄虚作假 }", "{ points: 3, text: 弄虚作假 }", "points_in_veto", "points");
    refused(CLOUD, "{ zh: 云平台, en: Cloud }", "{ en: Cloud }", "missing_key", "text");
}

#[test]
fn a_rubric_is_there_and_not_empty() {
    let text = "kind: deduction\nfull: 10\nscript: check.rhai\n";
    plain().with(DATA, text).refused("missing_key", DATA, "kind");
    plain().with(DATA, format!("{text}rubric: {{}}\n")).refused("empty_rubric", DATA, "rubric");
}

#[test]
fn states_go_up() {
    let said = plain().edit(CLOUD, "started: 0.5", "started: 1").refused("state_order", CLOUD, "1");
    assert_eq!(said.labels.len(), 2);
    refused(CLOUD, "complete: 1 }", "complete: 1.5 }", "out_of_range", "1.5");
    refused(GROUP, "text: 设立领导小组", "text: 设立领导小组, states: { all: 0 }", "one_state", "{ all: 0 }");
    plain().edit(CLOUD, "none: 0,", "none: 0.1,").warned("first_state", CLOUD, "0.1");
}

#[test]
fn criteria_refer_to_what_there_is() {
    let said = plain().edit(GROUP, "each: levels", "each: level").refused("unknown_param", GROUP, "level");
    assert_eq!(said.message.text("suggestion"), Some("levels"));
    refused(GROUP, "each: levels", "each: recent", "each_no_list", "recent");
    refused(CLOUD, "from: cloud", "from: clod", "unknown_observation", "clod");
    refused(CLOUD, "started: 0.5, ", "", "value_without_state", "cloud");
    refused(CLOUD, "values: [none, started, complete], ", "", "states_without_values", "cloud");
}

#[test]
fn params_refer_to_what_there_is() {
    refused(DATA, "{ from: themes }", "{ from: theme }", "unknown_reference", "theme");
    refused(GROUP, "recent: 12 months", "recent:", "no_value", "recent");
    refused(GROUP, "{ by: parent, ", "{ by: parnet, ", "unknown_attribute", "parnet");
}

#[test]
fn every_subject_has_a_value() {
    let said = plain().edit(GROUP, ", city: [市] }", " }").refused("by_incomplete", GROUP, "levels");
    assert_eq!(said.message.text("value"), Some("city"));
    assert_eq!(said.message.args["subjects"], Arg::List(vec!["甲城".into(), "乙城".into()]));
    // Those to whom the check does not apply need none.
    let narrow = plain().edit(GROUP, ", city: [市] }", " }").edit(GROUP, "[city, province]", "province");
    narrow.methodology();
    plain().edit(GROUP, "[city, province]", "county").warned("applies_to_nobody", GROUP, "applies_to");
}

#[test]
fn reserved_words_are_pointed_out() {
    plain().edit(GROUP, "recent: 12", "default: 12").warned("reserved_word", GROUP, "default");
    plain().edit(GROUP, "  group: {", "  match: {").warned("reserved_word", GROUP, "match");
    let state = plain().edit(CLOUD, "none: 0", "new: 0").edit(CLOUD, "[none,", "[new,");
    state.warned("reserved_word", CLOUD, "new");
}

#[test]
fn evidence_stays_in_the_bundle() {
    refused(GROUP, "documents/group/*:", "../group/*:", "escaping_pattern", "../group/*");
    refused(GROUP, "documents/group/*:", "/etc/*:", "escaping_pattern", "/etc/*");
    refused(GROUP, "documents/group/*:", "\"a/{..,b}/*\":", "escaping_pattern", "\"a/{..,b}/*\"");
    refused(GROUP, "documents/group/*:", "\"documents/[a/*\":", "bad_pattern", "\"documents/[a/*\"");
    refused(CLOUD, "where: documents/cloud/*", "where: ../cloud", "escaping_pattern", "../cloud");
}

#[test]
fn durations_are_read() {
    refused(GROUP, "max_age: 3 working days", "max_age: 3 fortnights", "bad_duration", "3 fortnights");
    let without = plain().head("calendar: days\n", "");
    without.refused("no_calendar", GROUP, "3 working days");
}

#[test]
fn observations_are_whole() {
    refused(CLOUD, "ask: 建到哪一步？, ", "", "missing_key", "cloud");
    refused(CLOUD, "coders: 2", "coders: 0", "out_of_range", "0");
    refused(CLOUD, "[none, started, complete]", "[complete]", "short_codebook", "[complete]");
    refused(CLOUD, "[none, started, complete]", "[none, started, complete, none]", "twice_in_list", "none");
}

#[test]
fn each_kind_has_its_own_keys() {
    refused(CLOUD, "name: 云平台\n", "name: 云平台\nfull: 10\n", "other_kind", "full");
    refused(DATA, "full: 10\n", "", "missing_key", "script");
    refused(VISITS, "name: 访问量\n", "name: 访问量\nrubric: { a: { points: 1, text: 甲 } }\n", "other_kind", "rubric");
    refused(DATA, "kind: deduction", "kind: deductions", "unknown_word", "deductions");
}

#[test]
fn a_veto_names_what_there_is() {
    refused(CASES, "node: \"1\"", "node: \"11\"", "unknown_indicator", "\"11\"");
    refused(CASES, "tier: 发展级", "tier: 发展", "unknown_tier", "发展");
}

#[test]
fn a_normaliser_is_whole() {
    let bands = "bands: { steps: [[10, 50], [20, 100]], below: 5 }";
    let with = |to: &str, code: &str, under: &str| refused(VISITS, bands, to, code, under);
    with("zscore: { mean: 0 }", "not_supported_yet", "zscore");
    with("minmx: {}", "unknown_key", "minmx");
    with("minmax: { lower: 100, upper: 0 }", "lower_upper", "{ lower: 100, upper: 0 }");
    with("goalposts: { from: 5, to: 5 }", "no_distance", "{ from: 5, to: 5 }");
    with("scaled: { from: 5 }", "missing_key", "scaled");
    with("bands: { steps: [] }", "no_bands", "[]");
    with("bands: { steps: [[1, 2, 3]] }", "band_pair", "[1, 2, 3]");
    with("bands: { steps: [[20, 50], [10, 100]] }", "band_order", "10");
    plain().edit(VISITS, bands, "minmax:").methodology();
}

#[test]
fn a_note_does_not_stop_anything() {
    let loaded = plain().edit(GROUP, "recent: 12", "default: 12").load();
    assert_eq!(loaded.diagnostics[0].severity, Severity::Warning);
    assert!(loaded.methodology.is_some());
}

#[test]
fn a_date_that_no_calendar_has_is_a_slip_of_the_pen() {
    for slip in ["2024-13-01", "2023-02-29", "2024年4月31日", "2024/00/10"] {
        plain().edit(GROUP, "统一", slip).warned("no_such_day", GROUP, slip);
    }
    for other in ["2024-02-29", "2024年4月30日", "2024-1", "12.13.2024", "国发〔2024〕99号"] {
        let good = plain().edit(GROUP, "统一", other);
        assert!(
            good.load().diagnostics.iter().all(|said| said.message.code != "heng::methodology::no_such_day"),
            "{other}"
        );
    }
}
