//! The methodology of the sample.

use heng_model::Definition;
use serde_json::json;

/// 1.1.2 judges with a ladder, 2.1.1 with a share, 8 is planned.
pub(super) fn definition() -> Definition {
    let policies = json!({ "missing_criterion": "zero", "missing_leaf": "zero", "stale": "keep" });
    let node = |id: &str, name: &str, parent: &str, weight: u32, children: &[&str]| {
        json!({ "id": id, "name": name, "parent": (!parent.is_empty()).then_some(parent), "weight": weight.to_string(),
            "policies": policies, "children": children, "role": if id == "8" { "bonus" } else { "base" } })
    };
    let mut nodes = json!({
        "index": node("index", "总分", "", 100, &["1", "2", "8"]),
        "1": node("1", "管理保障度", "index", 40, &["1.1"]),
        "1.1": node("1.1", "组织保障", "1", 40, &["1.1.1", "1.1.2"]),
        "1.1.1": node("1.1.1", "数字政府工作领导小组", "1.1", 20, &[]),
        "1.1.2": node("1.1.2", "常态化考核机制", "1.1", 20, &[]),
        "2": node("2", "服务能力", "index", 60, &["2.1"]),
        "2.1": node("2.1", "政策文件", "2", 60, &["2.1.1"]),
        "2.1.1": node("2.1.1", "统一政策文件库", "2.1", 60, &[]),
        "8": node("8", "优秀创新案例", "index", 10, &[]),
    });
    let leaf = |folder: &str, rubric: serde_json::Value| {
        let script = format!("{folder}/check.rhai");
        json!({ "folder": folder, "script": script, "kind": "rubric", "rubric": rubric })
    };
    nodes["1.1.1"]["leaf"] = leaf(
        "checks/1.1.1-leading-group",
        json!([
            { "id": "group", "points": "60", "text": "设立数字政府工作领导小组（专班）",
              "basis": { "title": "国务院关于加强数字政府建设的指导意见", "article": "国发〔2022〕14号 七（一）",
                         "checked_on": "2024-10-08" } },
            { "id": "body", "points": "40", "text": "办公室设在数据主管部门" },
        ]),
    );
    nodes["1.1.2"]["leaf"] = leaf(
        "checks/1.1.2-appraisal",
        json!([{ "id": "appraisal", "points": "100", "text": "建立常态化考核机制", "states":
            [{ "name": "none", "ratio": "0" }, { "name": "rule", "ratio": "0.5" }, { "name": "rule_and_result", "ratio": "1" }] }]),
    );
    nodes["2.1.1"]["leaf"] = leaf(
        "checks/2.1.1-policy-library",
        json!([{ "id": "library", "points": "40", "text": "建有统一政策文件库" },
               { "id": "download", "points": "60", "text": "提供政策文件下载" }]),
    );
    nodes["8"]["leaf"] = json!({ "kind": "rubric" });
    let subject = |id: &str, name: &str, level: &str| json!({ "id": id, "code": (id != "xpcc").then_some(id), "name": name, "level": level });
    let share = |indicator: &str, criterion: &str| json!({ "share": { "criterion": { "indicator": indicator, "criterion": criterion, "item": null, "test": "met" } } });
    let printed = |text: &str, value: &str, percent: bool| json!({ "text": text, "value": value, "percent": percent, "decimals": 0 });
    let tiers = [("卓越级", "95"), ("优秀级", "85"), ("良好级", "75"), ("发展级", "60"), ("准备级", "0")]
        .map(|(name, bound)| json!({ "name": name, "bound": { "at_least": bound } }));
    serde_json::from_value(json!({
        "id": "csc-2024", "name": "2024年数字政府服务能力评估", "language": "zh", "assessed_on": "2024-11-30",
        "scale": { "full": "100", "decimals": 2 }, "policies": policies, "coverage_at_least": "0.7", "index_name": "总分",
        "tiers": tiers,
        "tree": { "nodes": nodes },
        "subjects": [subject("330000", "浙江省", "province"), subject("xpcc", "新疆生产建设兵团", "province"),
            subject("330100", "杭州市", "city"), subject("330200", "宁波市", "city"),
            subject("350200", "厦门市", "city"), subject("440300", "深圳市", "city"), subject("510100", "成都市", "city")],
        "cohorts": [{ "id": "province", "name": "省级", "members": { "level": ["province"] } },
            { "id": "city", "name": "重点城市", "members": { "level": ["city"] } }],
        "ranking": { "ties": "competition", "ties_on": "exact" },
        "statistics": [
            { "id": "group", "name": "设立领导小组的地区占比", "figure": share("1.1.1", "group"),
              "claims": [{ "op": "gt", "value": printed("60%", "0.6", true), "text": "超60%" },
                         { "op": "all", "text": "所有地区" }] },
            { "id": "library", "name": "建有政策文件库的地区数", "figure": { "count": { "criterion":
                { "indicator": "2.1.1", "criterion": "library", "item": null, "test": "met" } } },
              "claims": [{ "op": "ge", "value": printed("6", "6", false), "text": "6个以上" }] },
            { "id": "mean", "name": "重点城市平均得分", "figure": { "mean": { "score": "index" } },
              "population": { "cohort": "city" } },
        ],
        "limits": heng_model::definition::Limits::default(),
    }))
    .unwrap()
}
