//! Mistakes in a methodology as they are printed: one of each class, and many at once.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use heng_files::Memory;
use heng_methodology::{load, load_project};
use heng_model::{Diagnostic, Source};
use heng_report::{Lang, Renderer, render_all};

/// The specimen with mistakes.
struct Folder(BTreeMap<String, Vec<u8>>);

fn specimen() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("specimen");
    let entries =
        walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let files = entries.map(|entry| {
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        (path, std::fs::read(entry.path()).unwrap())
    });
    // What is no part of the methodology.
    Folder(files.filter(|(path, _)| path != "heng.yaml" && !path.starts_with("bundle/")).collect())
}

impl Folder {
    fn with(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.0.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }
    fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some(), "{path}");
        self
    }
    /// With the one place where `from` stands changed to `to`.
    #[track_caller]
    fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.with(path, text.replace(from, to))
    }
    fn head(self, from: &str, to: &str) -> Self {
        self.edit("methodology.yaml", from, to)
    }
    fn diagnostics(&self) -> Vec<Diagnostic> {
        load(Arc::new(self.0.iter().collect::<Memory>())).diagnostics
    }
    /// What is printed of the mistakes, which are of that code.
    #[track_caller]
    fn said(&self, lang: Lang, code: &str) -> String {
        printed(lang, code, &self.diagnostics())
    }
}

#[track_caller]
fn printed(lang: Lang, code: &str, diagnostics: &[Diagnostic]) -> String {
    let codes: Vec<&str> = diagnostics.iter().map(|said| said.message.code.rsplit("::").next().unwrap()).collect();
    assert!(!codes.is_empty() && codes.iter().all(|said| *said == code), "{codes:?} instead of {code}");
    render_all(&Renderer::new(lang, false, 100), diagnostics)
}

/// Each class by its code, in Chinese; `$folder` has one mistake, or several of the class.
macro_rules! classes {
    ($($name:ident: $code:literal, $folder:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!($folder.said(Lang::Zh, $code));
        }
    )*};
}

const GROUP: &str = "checks/1.1-group/indicator.yaml";
const CLOUD: &str = "checks/1.2-cloud/indicator.yaml";
const CASES: &str = "checks/8-cases/indicator.yaml";

classes! {
    a_key_that_is_unknown: "unknown_key", specimen().head("{ name: 省级, where:", "{ name: 省级, wher:");
    a_key_that_stands_twice: "duplicate_key", specimen().head("name: 保障, weight: 40", "name: 保障, weight: 40, weight: 50");
    a_value_of_another_type: "wrong_type", specimen().head("name: 保障, weight: 40", "name: 保障, weight: 四十");
    a_key_that_is_missing: "missing_key", specimen().head("name: 数据开放, weight: 2, ", "name: 数据开放, ");
    a_parent_that_is_not_there: "unknown_parent", specimen()
        .head("name: 数据开放, weight: 2, parent: \"2\"", "name: 数据开放, weight: 2, parent: \"3\"")
        .head("\"2.9\": { name: 待定", "\"7.9\": { name: 待定");
    weights_that_do_not_sum: "weights", specimen().head("weight: { value: 15, basis: { title: 专家打分 } }", "name: 云平台, weight: 16");
    weights_of_the_first_level_that_do_not_sum: "root_weights", specimen()
        .head("floor: 1, weights: relative }\ntiers", "floor: 1 }\ntiers")
        .head("name: 保障, weight: 40", "name: 保障, weight: 45")
        .edit("checks/1.1-group/indicator.yaml", "name: 领导小组\n", "")
        .head("\"1.1\": { weight: 25 }", "\"1.1\": { name: 领导小组, weight: 30 }");
    a_rubric_without_points: "no_points", specimen().edit(GROUP, "group: { points: 60, text", "group: { text");
    a_script_that_is_not_there: "missing_script", specimen()
        .edit(GROUP, "script: check.rhai", "script: 检查/chekc.rhai")
        .without("checks/2.2-visits/check.rhai");
    a_check_folder_that_is_not_there: "missing_check", specimen().head("name: 待定, weight: 1, planned: true", "name: 待定, weight: 1");
    tiers_out_of_order: "tier_order", specimen().head("name: 发展级, at_least: 0", "name: 发展级, at_least: 80");
    a_day_that_does_not_exist: "bad_date", specimen().head("checked_on: 2024-03-01", "checked_on: 2023-02-29");
    a_file_in_another_encoding: "not_utf8", specimen().with("subjects.yaml", b"\"110000\":\n  name: \xba\xbc\xd6\xdd\n");
    a_file_that_is_no_text: "yaml_syntax", specimen().with(CASES, b"name: \xe6\xa1\x88\xe4\xbe\x8b\x00\x01\x02\n");
    a_file_that_is_too_large: "too_large", specimen().with("reference/themes.yaml", "# 目录\n".repeat(1 << 20));
    a_file_that_must_be_there: "missing_file", specimen().without("subjects.yaml").without("statistics.yaml");
    a_subject_that_stands_twice: "subject_twice", specimen().edit("subjects.yaml", "name: 乙城", "name: 甲城");
    patterns_that_leave_the_bundle: "escaping_pattern", specimen()
        .edit(CLOUD, "where: documents/cloud/*", "where: ../cloud/*")
        .edit(GROUP, "documents/group/*: 成立通知", "/etc/*: 成立通知");
    a_pattern_that_is_none: "bad_pattern", specimen().edit(CLOUD, "where: documents/cloud/*", "where: \"documents/[云\"");
    a_level_without_a_parameter: "by_incomplete", specimen().edit(GROUP, "province: [省, 市], city: [市], ", "provence: [省, 市], city: [市], ");
    a_parameter_by_an_unknown_attribute: "unknown_attribute", specimen().edit(GROUP, "own: { by: parent,", "own: { by: 上级,");
    reference_data_that_is_not_there: "unknown_reference", specimen().edit(GROUP, "themes: { from: themes, basis: { title: 目录 } }", "themes: { basis: { title: 目录 }, from: theme }");
    claims_that_say_nothing: "wrong_type", specimen().edit("statistics.yaml", "{ op: gt, value: \"96%\", text: 超96% }", "{ text: 超九成, op: gt, value: 九成 }");
    a_claim_with_an_unknown_word: "unknown_word", specimen().edit("statistics.yaml", "{ op: gt, value: \"96%\", text: 超96% }", "{ text: 超96%, op: ge_, value: \"96%\" }");
    a_claim_with_a_value_too_many: "claim_with_value", specimen().edit("statistics.yaml", "{ op: most }", "{ text: 大多数, op: most, value: 1/2 }");
    a_criterion_that_is_not_there: "unknown_criterion", specimen().edit("statistics.yaml", "{ name: 平均分, mean: { score: index } }", "{ name: 平均分, share: { criterion: 1.1/领导, is: met } }");
    a_row_of_another_year_that_is_not_there: "unknown_row", specimen().edit("statistics.yaml", "change: { count: { tier_at_least: 优秀级 }, since: { reference: peers, row: 甲城,", "change: { count: { tier_at_least: 优秀级 }, since: { reference: peers, row: 甲乡,");
    a_column_of_another_year_that_is_no_number: "no_number_there", specimen().edit("statistics.yaml", "change: { count: { tier_at_least: 优秀级 }, since: { reference: peers, row: 甲城, column: 人口 }", "change: { count: { tier_at_least: 优秀级 }, since: { reference: peers, row: 甲城, column: 城市 }");
    a_tier_that_is_not_there: "unknown_tier", specimen().edit("statistics.yaml", "{ tier_at_least: 良好级 }", "{ tier_at_least: 良好 }");
    a_calendar_that_is_none: "not_a_calendar", specimen().head("calendar: days", "calendar: themes");
    a_calendar_of_other_years: "outside_years", specimen().edit("reference/days.yaml", "workdays: [2024-05-11]", "workdays: [2024-05-11, 2025-04-27]");
    a_holiday_that_is_worked: "holiday_and_workday", specimen().edit("reference/days.yaml", "workdays: [2024-05-11]", "workdays: [2024-05-04]");
    a_tab_in_yaml: "yaml_syntax", specimen().edit(GROUP, "  group: { points: 60, text: 设立领导小组 }", "\tgroup: { points: 60, text: 设立领导小组 }");
    a_bracket_that_is_not_closed: "yaml_syntax", specimen().edit("subjects.yaml", "names: [甲, 甲省政府]", "names: [甲, 甲省政府");
    a_colon_of_full_width: "yaml_syntax", specimen().edit(CASES, "name: 案例", "name：案例");
    a_comma_of_full_width: "yaml_syntax", specimen().edit(GROUP, "  group: { points: 60, text: 设立领导小组 }", "  group: { points: 60， text: 设立领导小组 }");
    a_colon_within_a_text: "yaml_syntax", specimen().edit(GROUP, "  group: { points: 60, text: 设立领导小组 }", "  group: { points: 60, text: 设立: 领导小组 }");
    a_method_that_cannot_take_a_zero: "zero_below", specimen().head("name: 服务, weight: 60, method: geometric, floor: 1,", "name: 服务, weight: 60, outcomes: { missing_evidence: zero }, method: geometric,");
    a_cohort_that_is_not_there: "unknown_cohort", specimen().edit("statistics.yaml", "  name: 设领导小组的\n  population: { cohort: city, where: { level: city } }", "  population: { where: { level: city }, cohort: 城市 }\n  name: 设领导小组的");
    an_id_with_a_blank: "bad_id", specimen().head("id: specimen", "id: 样例 2024");
    an_id_of_an_indicator_with_a_slash: "bad_indicator_id", specimen().head("\"2.9\": { name: 待定", "\"2/9\": { name: 待定");
    two_folders_for_one_indicator: "two_folders", specimen().with("checks/1.1-重来/indicator.yaml", "name: 重来\n");
    a_folder_of_no_indicator: "check_without_leaf", specimen().with("checks/2.7-孤儿/indicator.yaml", "name: 孤儿\n");
    an_observation_that_is_not_there: "unknown_observation", specimen().edit(CLOUD, "from: cloud }", "from: 云平台 }");
    states_out_of_order: "state_order", specimen().edit(CLOUD, "started: 0.5, complete: 1 }, from", "started: 1, complete: 0.5 }, from");
    indicators_in_a_circle: "cycle", specimen()
        .head("\"1\":   { name: 保障,", "\"1\":   { name: 保障, parent: \"2\",")
        .head("\"2\":   { name: 服务,", "\"2\":   { name: 服务, parent: \"1\",");
    an_age_that_cannot_be_read: "bad_duration", specimen().edit(GROUP, "max_age: 3 working days", "max_age: 三个 工作日");
    a_key_of_another_kind: "other_kind", specimen().edit(CLOUD, "name: 云平台", "name: 云平台\nfull: 10 # 扣分上限");
    points_in_a_veto: "points_in_veto", specimen().edit(CASES, "fraud: { text: 弄虚作假 }", "fraud: { text: 弄虚作假, points: 10 }");
    a_number_out_of_range: "out_of_range", specimen().edit(CLOUD, "started: 0.5, complete: 1 }", "started: 0.5, complete: 100 }");
    a_bonus_below_the_first_level: "bonus_not_under_root", specimen().head("name: 待定, weight: 1, planned: true", "name: 待定, weight: 1, planned: true, role: bonus");
}

#[test]
fn a_project_with_mistakes() {
    let text = "# 项目\nmethodolgy: ../指标体系\nbundles: [证据/*, \"证据[1\"]\nout: [结果]\n";
    let diagnostics = load_project(&Source::new("heng.yaml", text)).unwrap_err();
    insta::assert_snapshot!(render_all(&Renderer::new(Lang::Zh, false, 100), &diagnostics));
}

/// Names and links as a disk may hold them.
#[cfg(unix)]
#[test]
fn names_and_links_that_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in specimen().0 {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let name = std::ffi::OsStr::from_bytes(b"reference/\xd6\xd0.yaml");
    std::fs::write(folder.path().join(name), "items: [甲]\n").unwrap();
    std::os::unix::fs::symlink("themes.yaml", folder.path().join("reference/链接.yaml")).unwrap();
    let files = heng_files::Folder::open(folder.path()).unwrap();
    insta::assert_snapshot!(printed(Lang::Zh, "refused_file", &load(Arc::new(files)).diagnostics));
}

#[test]
fn twelve_mistakes_in_one_run() {
    let folder = specimen()
        .head("{ name: 省级, where:", "{ name: 省级, wher:")
        .head("name: 保障, weight: 40", "name: 保障, weight: 40, weight: 50")
        .head("name: 发展级, at_least: 0", "name: 发展级, at_least: 80")
        .head("checked_on: 2024-03-01", "checked_on: 2023-02-29")
        .head("weight: 1, planned: true", "weight: 一, planned: true")
        .edit("subjects.yaml", "name: 乙城", "name: 甲城")
        .edit(GROUP, "group: { points: 60, text", "group: { text")
        .edit(GROUP, "documents/group/*: 成立通知", "../group/*: 成立通知")
        .edit(CLOUD, "started: 0.5, complete: 1 }, from", "started: 1, complete: 1 }, from")
        .edit(CASES, "name: 案例", "name：案例")
        .edit("statistics.yaml", "criterion: 1.1/group", "criterion: 1.1/groups")
        .edit("reference/days.yaml", "workdays: [2024-05-11]", "workdays: [2025-05-11]");
    let diagnostics = folder.diagnostics();
    assert_eq!(diagnostics.len(), 12);
    insta::assert_snapshot!(render_all(&Renderer::new(Lang::Zh, false, 100), &diagnostics));
}

#[test]
fn five_of_them_in_english() {
    let folders = [
        ("unknown_key", specimen().head("{ name: 省级, where:", "{ name: 省级, wher:")),
        ("weights", specimen().head("weight: { value: 15, basis: { title: 专家打分 } }", "name: 云平台, weight: 16")),
        ("tier_order", specimen().head("name: 发展级, at_least: 0", "name: 发展级, at_least: 80")),
        ("yaml_syntax", specimen().edit("subjects.yaml", "names: [甲, 甲省政府]", "names: [甲, 甲省政府")),
        ("escaping_pattern", specimen().edit(CLOUD, "where: documents/cloud/*", "where: ../cloud/*")),
    ];
    let all: Vec<String> = folders.iter().map(|(code, folder)| folder.said(Lang::En, code)).collect();
    insta::assert_snapshot!(all.join("\n"));
}
