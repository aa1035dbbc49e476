//! What judgements rest on, and what missing evidence costs: by the statement.

mod harness;

use harness::check;

const PAGE: &str =
    "<title>政策文件库</title><ul><li class=cat>规划</li><li class=cat>财政</li></ul><form><input type=search></form>";

#[test]
fn a_query_three_lines_above_cites_the_same_as_one_within_judge() {
    let within = check(
        &["a"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            judge("a", page.select(".cat").len() >= 2);
        }"#,
    );
    let above = check(
        &["a"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            let hits = page.select(".cat");
            let other = 1;
            let more = other + 1;
            judge("a", hits.len() >= more);
        }"#,
    );
    let (within, above) = (within.file("p.html", PAGE).run(), above.file("p.html", PAGE).run());
    assert_eq!(within.says("a"), "met");
    assert_eq!(above.says("a"), "met");
    assert_eq!(within.quotes("a"), ["规划", "财政"]);
    assert_eq!(above.of("a").trail.citations, within.of("a").trail.citations);
}

#[test]
fn a_judgement_does_not_cite_what_it_does_not_rest_on() {
    let ran = check(
        &["a", "b"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            judge("a", page.has("input[type=search]"));
            judge("b", page.title.contains("政策"));
        }"#,
    );
    let ran = ran.file("p.html", PAGE).run();
    assert_eq!(ran.quotes("a"), ["<input type=search>"]);
    assert_eq!(ran.quotes("b"), ["政策文件库"]);
}

#[test]
fn a_loop_cites_what_each_turn_read() {
    let ran = check(
        &["规划", "财政", "医疗"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            for name in params.names {
                let found = page.says(name);
                judge(name, found);
            }
        }"#,
    );
    let ran = ran.texts("names", &["规划", "财政", "医疗"]).file("p.html", PAGE).run();
    assert_eq!((ran.says("规划").as_str(), ran.says("医疗").as_str()), ("met", "unmet"));
    assert!(ran.quotes("规划").iter().any(|quote| quote.contains("规划")));
    assert!(ran.quotes("财政").iter().any(|quote| quote.contains("财政")));
    let search = ran.of("医疗").trail.searches.iter().find(|search| search.hits == 0).unwrap();
    assert_eq!(&*search.wanted, "says(\"医疗\")");
}

#[test]
fn a_library_function_is_cited_like_the_checks_own() {
    let ran = check(
        &["a"],
        r#"fn check(bundle, params) {
            judge("a", site::has_search(bundle.page("p.html")));
        }"#,
    );
    let ran = ran
        .library("site", "/// 有没有检索框。\nfn has_search(page) { page.has(\"input[type=search]\") }\n")
        .file("p.html", PAGE)
        .run();
    assert_eq!(ran.says("a"), "met");
    assert_eq!(ran.quotes("a"), ["<input type=search>"]);
    assert_eq!(&*ran.of("a").at.as_ref().unwrap().file, "checks/1-test/check.rhai");
}

#[test]
fn a_variable_assigned_in_an_if_rests_on_the_condition() {
    let script = r#"fn check(bundle, params) {
        let page = bundle.page("p.html");
        let kinds = 0;
        if page.has(".cat") {
            kinds = page.select("li").len();
        }
        judge("a", kinds >= 2);
    }"#;
    let found = check(&["a"], script).file("p.html", PAGE).run();
    assert_eq!(found.says("a"), "met");
    assert_eq!(found.quotes("a"), ["规划", "财政"]);
    let absent = check(&["a"], script).file("p.html", "<p>空</p>").run();
    assert_eq!(absent.says("a"), "unmet");
    let search = &absent.of("a").trail.searches[0];
    assert_eq!((&*search.wanted, search.hits), ("has(\".cat\")", 0));
}

#[test]
fn a_missing_file_costs_exactly_the_criteria_that_depend_on_it() {
    let script = r#"fn check(bundle, params) {
        let rows = bundle.table("t.csv").rows;
        let count = rows.len();
        judge("a", count > 1);
        judge("b", bundle.page("p.html").has(".cat"));
        if count > 3 { judge("c", true); } else { judge("c", false); }
        judge("d", bundle.page("q.html").has(".cat"));
    }"#;
    let ran = check(&["a", "b", "c", "d"], script).file("p.html", PAGE).run();
    assert_eq!(ran.says("a"), "missing missing_file");
    assert_eq!(ran.says("b"), "met");
    assert_eq!(ran.says("c"), "missing missing_file");
    assert_eq!(ran.says("d"), "missing missing_file");
    let all =
        check(&["a", "b", "c", "d"], script).file("p.html", PAGE).file("q.html", PAGE).file("t.csv", "x\n1\n2\n").run();
    assert_eq!([all.says("a"), all.says("b"), all.says("c"), all.says("d")], ["met", "met", "unmet", "met"]);
}

#[test]
fn statements_in_another_order_give_the_same_judgements() {
    let lines = [
        r#"judge("a", bundle.page("p.html").has(".cat"));"#,
        r#"judge("b", bundle.page("none.html").has(".cat"));"#,
        r#"grade("c", bundle.table("t.csv").rows.share(|row| row.number("x") > 1));"#,
    ];
    let mut seen = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let body: Vec<&str> = order.iter().map(|line| lines[*line]).collect();
        let script = format!("fn check(bundle, params) {{\n{}\n}}", body.join("\n"));
        let ran = check(&["a", "b", "c"], &script).file("p.html", PAGE).file("t.csv", "x\n1\n2\n").run();
        seen.push([ran.says("a"), ran.says("b"), ran.says("c")]);
    }
    assert_eq!(seen[0], ["met", "missing missing_file", "1/2"]);
    assert!(seen.iter().all(|judged| *judged == seen[0]));
}

#[test]
fn what_a_collector_did_not_find_is_unmet_and_says_so() {
    let script = r#"fn check(bundle, params) {
        let notices = bundle.documents("d/*").filter(|doc| doc.says("领导小组"));
        judge("a", !notices.is_empty());
        judge("b", bundle.page("p.html").has(".cat"));
    }"#;
    let yaml = "subject: \"330100\"\nabsent:\n  - { evidence: \"d/*\", searched: 站内检索, by: 甲, on: 2024-11-18 }\n  - { evidence: p.html, searched: 首页, by: 甲 }\n";
    let ran = check(&["a", "b"], script).bundle_yaml(yaml).run();
    assert_eq!([ran.says("a"), ran.says("b")], ["unmet", "unmet"]);
    assert!(ran.of("a").trail.searches.iter().any(|search| search.absent.is_some()));
    assert!(ran.of("b").trail.searches.iter().any(|search| search.absent.is_some()));
}

#[test]
fn an_absence_says_what_was_searched_and_what_came_closest() {
    let script = r#"fn check(bundle, params) {
        let page = bundle.page("p.html");
        judge("a", page.has("a[href$='.pdf']"));
        judge("b", page.says("政策文件检索"));
        judge("c", bundle.table("t.csv").rows.any(|row| row.text("主题") == "气象" && row.date("日期") <= bundle.assessed_on));
    }"#;
    let page = "<a href=x.doc>附件</a><p>政策文件库</p>";
    let ran = check(&["a", "b", "c"], script)
        .file("p.html", page)
        .file("t.csv", "主题,日期\n信用,2024-01-01\n气象,2025-01-01\n")
        .run();
    let near = |criterion: &str| {
        let search = ran.of(criterion).trail.searches.iter().find(|search| search.hits == 0).unwrap();
        (
            search.wanted.to_string(),
            search.nearest.as_ref().and_then(|near| near.quote.clone()).unwrap_or_default().to_string(),
        )
    };
    assert_eq!(near("a"), ("select(\"a[href$='.pdf']\")".replace("select", "has"), "附件".to_owned()));
    assert_eq!(near("b"), ("says(\"政策文件检索\")".to_owned(), "政策文件库".to_owned()));
    let (wanted, nearest) = near("c");
    assert_eq!(wanted, "row.text(\"主题\") == \"气象\" && row.date(\"日期\") <= bundle.assessed_on");
    assert_eq!(nearest, "2025-01-01", "the row whose condition was followed furthest");
}

#[test]
fn cover_names_what_is_lacking() {
    let ran = check(
        &["areas"],
        r#"fn check(bundle, params) {
            let docs = bundle.documents("d/*");
            cover("areas", params.areas, |area| docs.any(|doc| doc.area == area));
        }"#,
    );
    let yaml = "subject: \"330100\"\nfiles:\n  d/a.txt: { area: 基础设施 }\n  d/b.txt: { area: 数据资源 }\n";
    let ran = ran
        .texts("areas", &["基础设施", "数据资源", "政务服务"])
        .bundle_yaml(yaml)
        .file("d/a.txt", "甲")
        .file("d/b.txt", "乙")
        .run();
    assert_eq!(ran.says("areas"), "2/3");
    let search = ran.of("areas").trail.searches.iter().find(|search| search.hits == 0).unwrap();
    assert_eq!((search.item.as_deref(), search.of), (Some("政务服务"), 2));
}

#[test]
fn named_evidence_stands_alone() {
    let ran = check(
        &["a"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            let items = page.select("li");
            judge("a", page.has("input")).cite(items[0]).because(`有 ${items.len()} 类`);
        }"#,
    );
    let ran = ran.file("p.html", PAGE).run();
    assert_eq!(ran.quotes("a"), ["规划"]);
    assert_eq!(ran.of("a").because.as_deref(), Some("有 2 类"));
}

#[test]
fn ending_a_check_leaves_no_half_judgement() {
    let script = r#"fn check(bundle, params) {
        judge("a", true);
        let bad = bundle.table("t.csv").rows.map(|row| row.number("差评")).sum();
        if bad == 0 { not_applicable("没有差评"); }
        judge("b", bad < 3);
    }"#;
    let ran = check(&["a", "b"], script).file("t.csv", "差评\n0\n").run();
    assert!(matches!(ran.judgement.verdict, heng_model::judgement::Verdict::NotApplicable { .. }));
    let ran = check(&["a", "b"], script).file("t.csv", "差评\n2\n").run();
    assert_eq!([ran.says("a"), ran.says("b")], ["met", "met"]);
}

#[test]
fn a_ladder_of_conditions_is_one_map() {
    let ran = check(
        &["level:none,some,all", "titled"],
        r#"fn check(bundle, params) {
            let page = bundle.page("p.html");
            grade("level", #{
                some: page.has("input[type=search]"),
                all: page.has("video"),
            });
            judge("titled", page.title == "政策文件库");
        }"#,
    );
    let ran = ran.file("p.html", PAGE).run();
    assert_eq!(ran.diagnostics, []);
    assert_eq!((ran.says("level").as_str(), ran.says("titled").as_str()), ("some", "met"));
    assert!(ran.quotes("level").contains(&"<input type=search>".to_owned()));
}

#[test]
fn an_item_that_cannot_be_judged_does_not_matter_where_another_decides() {
    let notices = |first: &str, second: &str| {
        check(
            &["any", "all", "find"],
            r#"fn check(bundle, params) {
                let notices = bundle.documents("n/*");
                judge("any", notices.any(|doc| doc.date.year == 2023));
                judge("all", notices.all(|doc| doc.date.year == 2023));
                judge("find", exists(notices.find(|doc| doc.date.year == 2023)));
            }"#,
        )
        .file("n/1.txt", first)
        .file("n/2.txt", second)
        .run()
    };
    // The undated file first or last: what can be known is known.
    let (undated, held, other) = ("没有日期", "2023年3月5日", "2022年3月5日");
    for ran in [notices(undated, held), notices(held, undated)] {
        assert_eq!([ran.says("any"), ran.says("all")], ["met", "missing unknown_property"]);
        assert_eq!(ran.quotes("any"), [held]);
    }
    for ran in [notices(undated, other), notices(other, undated)] {
        assert_eq!([ran.says("any"), ran.says("all")], ["missing unknown_property", "unmet"]);
    }
    // The first that holds is not known before the undated one is.
    assert_eq!(notices(undated, held).says("find"), "missing unknown_property");
}

#[test]
fn rows_of_a_value_are_cited_and_the_nearest_is_named() {
    let ran = check(
        &["joined", "listed", "lacking", "blank"],
        r#"fn check(bundle, params) {
            let readings = bundle.table("r.csv").rows;
            grade("joined", readings.whose("文号", "杭政[2024]1 号").len() / 2);
            judge("listed", readings.whose("文号", "杭政〔2024〕7号").len() == 1);
            judge("lacking", !readings.whose("文号", "杭政〔2024〕8号").is_empty());
            judge("blank", !readings.whose("备注", "有").is_empty());
        }"#,
    );
    let table = "文号,备注\n杭政〔2024〕１号,有\n杭政〔2024〕11号,有\n杭政〔2024〕1号、杭政〔2024〕7号,\n";
    let ran = ran.file("r.csv", table).run();
    assert_eq!(ran.says("joined"), "met");
    let quotes = |criterion: &str| -> Vec<String> {
        ran.of(criterion).trail.citations.iter().map(|cited| cited.quote.to_string()).collect()
    };
    assert_eq!(quotes("joined"), ["杭政〔2024〕１号", "杭政〔2024〕1号、杭政〔2024〕7号"]);
    assert_eq!((ran.says("listed"), quotes("listed").len()), ("met".to_owned(), 1));
    let search = &ran.of("lacking").trail.searches[0];
    assert_eq!(&*search.wanted, "whose(\"文号\", \"杭政〔2024〕8号\")");
    assert_eq!((search.hits, search.of, &*search.place), (0, 3, "r.csv"));
    assert_eq!(search.nearest.as_ref().unwrap().quote.as_deref(), Some("杭政〔2024〕１号"));
    assert_eq!(ran.says("blank"), "missing blank_cell");
}

/// A condition on one cell is answered without the interpreter; with `&& true` behind it, by the interpreter.
#[test]
fn a_plain_condition_rests_on_what_the_interpreter_would_read() {
    let tables = [
        "主题,x\n气象,1\n信用,2\n信 用,3\n",
        "主题,x\n,1\n信用,2\n",
        "主题,x\n气象,1\n,2\n",
        "别的,x\n信用,1\n",
        "主题,x\n",
    ];
    let calls = ["any", "all", "count", "share", "filter", "find"];
    for table in tables {
        for (call, sign) in calls.into_iter().flat_map(|call| [(call, "=="), (call, "!=")]) {
            let judge = match call {
                "any" | "all" => "judge(\"c\", found);",
                "share" => "grade(\"c\", found);",
                "find" => "judge(\"c\", exists(found));",
                "count" => "judge(\"c\", found > 1);",
                _ => "judge(\"c\", found.len() > 1);",
            };
            let said = |more: &str| {
                let script = format!(
                    r#"fn check(bundle, params) {{
                        let theme = "信用";
                        let found = bundle.table("t.csv").rows.{call}(|row| row.text("主题") {sign} theme{more});
                        {judge}
                    }}"#
                );
                let ran = check(&["c"], &script).file("t.csv", table).run();
                let trail = ran.of("c").trail.clone();
                let searches: Vec<_> = trail
                    .searches
                    .into_iter()
                    .map(|search| (search.hits, search.of, search.place, search.nearest))
                    .collect();
                (ran.says("c"), trail.citations, searches)
            };
            assert_eq!(said(""), said(" && true"), "{call} {sign} of {table:?}");
        }
    }
}
