//! What authors of rule scripts see: every diagnostic that lint and the compiler give, as it is printed.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::path::Path;
use std::sync::Arc;

use heng_files::{Folder, Memory};
use heng_methodology::load;
use heng_model::Diagnostic;
use heng_report::catalogue::Lang;
use heng_report::diagnostic::{Renderer, render_all};
use heng_script::Rulebook;

const METHODOLOGY: &str = "heng: 1
id: test
name: 试验
assessed_on: 2024-11-30
scale: { full: 100, decimals: 2 }
index: { name: 总分, method: mean }
indicators:
  \"1\": { name: 政策, weight: 100 }
";

const SUBJECTS: &str =
    "\"330100\": { code: \"330100\", name: 杭州市, level: city, region: 东部, domain: hangzhou.gov.cn }\n";

const INDICATOR: &str = "name: 政策文件库
evidence:
  pages/library.html: 政策文件库首页
  documents/rules/*: 考核办法
  tables/letters.csv: { what: 测试信件, columns: [编号, 提问日期] }
observations:
  cloud: { ask: 建到哪一步？, values: [none, started, complete] }
params:
  recent: 12 months
  minimum: 3
  words: [领导小组, 专班]
  themes: { from: themes }
rubric:
  library: { points: 40, text: 建有政策文件库 }
  level: { points: 20, text: 建到哪一步, states: { none: 0, started: 0.5, complete: 1 } }
  cloud: { points: 20, text: 政务云, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }
";

const THEMES: &str = "id: themes\nversion: 2024\nitems: [教育, 医疗]\n";
const DEPARTMENTS: &str = "id: departments\nversion: 2024\nrows:\n  - { 名称: 教育厅, 级别: 省 }\n";

/// The diagnostics of a check, with libraries by name.
fn lint(script: &str, libraries: &[(&str, &str)]) -> Vec<Diagnostic> {
    let mut files = Memory::new();
    for (path, text) in [
        ("methodology.yaml", METHODOLOGY),
        ("subjects.yaml", SUBJECTS),
        ("checks/1-policy/indicator.yaml", INDICATOR),
        ("checks/1-policy/check.rhai", script),
        ("reference/themes.yaml", THEMES),
        ("reference/departments.yaml", DEPARTMENTS),
    ] {
        files.insert(path, text.as_bytes()).unwrap();
    }
    for (name, text) in libraries {
        files.insert(&format!("lib/{name}.rhai"), text.as_bytes()).unwrap();
    }
    let loaded = load(Arc::new(files));
    let methodology = loaded.methodology.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    let book = Rulebook::compile(Arc::new(methodology.definition), &methodology.scripts, &methodology.libraries);
    book.lint(&|file, pointer| methodology.places.key(file, pointer))
}

/// The same as they are printed in Chinese. What every case would repeat is left out by its code.
fn shown(diagnostics: &[Diagnostic]) -> String {
    render_all(&Renderer::new(Lang::Zh, false, 100), diagnostics)
}

/// A check around a body that judges everything and reads every parameter besides.
fn body(text: &str) -> String {
    format!(
        "//! 政策文件库。\n\nfn check(bundle, params) {{\n{text}\n    judge(\"library\", true);\n    grade(\"level\", \"none\");\n    \
         note(`${{params.recent}}${{params.minimum}}${{params.words}}${{params.themes}}`);\n}}\n"
    )
}

#[test]
fn shipped_methodologies_have_nothing_to_say() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    let folders = std::fs::read_dir(rules).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for folder in folders {
        let methodology = load(Arc::new(Folder::open(&folder).unwrap())).methodology.unwrap();
        let book = Rulebook::compile(Arc::new(methodology.definition), &methodology.scripts, &methodology.libraries);
        let said = book.lint(&|file, pointer| methodology.places.key(file, pointer));
        assert!(said.is_empty(), "{}:\n{}", folder.display(), shown(&said));
    }
}

#[test]
fn names() {
    let all = lint(
        &body(
            "    let page = bundle.page(\"pages/library.html\");
    judge(\"library2\", page.titel == \"政策\");
    note(page.selct(\".政策\").len());
    note(page.title());
    note(page.select);
    let notices = bundle.documents(\"documents/rules/*\").filter(|doc| doc.dat <= bundle.assessed_on);
    note(notices.title);
    note(notices.any(|doc| doc.sayz(\"政策\")));
    note(page.has(\"a\", \"b\"));
    note(jugde(\"a\"));
    note(bundle.subject.domian);
    note(params.recnet + params.words.lenn());
    note(contains(\"a\"));
    let f = |x| x + 1;
    note(f(2));
    for row in bundle.table(\"tables/letters.csv\").rows { note(row.tekst(\"编号\")); }
    note(helper(1, 2));",
        )
        .replace("fn check", "/// 帮手。\nfn helper(文) { 文 }\n\nfn check"),
        &[],
    );
    insta::assert_snapshot!(shown(&all));
}

/// Each case as an author writes it, and what is printed of it.
fn cases(bodies: &[&str]) -> String {
    let mut all = String::new();
    for body in bodies {
        let script = format!("//! 政策文件库。\n\nfn check(bundle, params) {{\n    {body}\n}}\n");
        let said = lint(&script, &[]);
        // What is unjudged or unread in so short a check is not what the case is about.
        let beside = ["never_judged", "unused_param", "unused_variable"];
        let said: Vec<Diagnostic> = said
            .into_iter()
            .filter(|diagnostic| !beside.iter().any(|code| diagnostic.message.code.ends_with(code)))
            .collect();
        assert!(!said.is_empty(), "nothing is said of {body}");
        all.push_str(&format!("──── {}\n{}\n", body.replace('\n', "⏎"), shown(&said)));
    }
    all
}

#[test]
fn full_width_signs() {
    insta::assert_snapshot!(cases(&[
        "judge（\"library\", true);",
        "judge(\"library\"，true）；",
        "let 标题 = \"政策，文件\"；",
        "judge(“library”, true);",
        "judge(\"library”, true);",
        "let a = [1、2];",
        "let a = 1　+ 2;",
        "let a = ２;",
        "if params.minimum ＞ 2 { }",
        "if true ｛ ｝",
    ]));
}

#[test]
fn habits_of_other_languages() {
    insta::assert_snapshot!(cases(&[
        "let a = true;\n    if a and !a { }",
        "if params.minimum == 1 or params.minimum == 2 { }",
        "if not true { }",
        "let a = 1 not in [1];",
        "if params.minimum <> 2 { }",
        "if params.minimum === 2 { }",
        "if params.minimum = 2 { }",
        "if true { } elif false { }",
        "if true: judge(\"library\", true);",
        "if true then { }",
        "if (true) judge(\"library\", true);",
        "for (a in params.words) { }",
        "for a of params.words { }",
        "let f = function(x) { x };",
        "let a = params.words.map(x => x + \"省\");",
        "let a = params.words.map((x) => x + \"省\");",
        "let a = params.words.map(|x| => x + \"省\");",
        "judge('library', true);",
        "judge('a', true);",
        "let x = None;",
        "let x = null;",
        "var a = 1;",
        "x = 5;",
        "let a = 1; a++;",
        "let a = true ? 2 : 3;",
        "switch 1 { 1 => 2, default => 3 }",
        "# 注释",
        "print(\"政策\");",
        "import \"x\" as y;",
        "let f = |x| x + 1;\n    judge(\"library\", f(2) > 1);",
    ]));
}

#[test]
fn words_and_signs() {
    insta::assert_snapshot!(cases(&[
        "let r = \"第\\d+号\";",
        "let default = 1;",
        "let a = params.match;",
        "let in = 1;",
        "let (a, b) = 1;",
        "let s = \"没有结束;\n    judge(\"library\", true);",
        "/// 说明\n    let a = 1;",
        "let a = 1,000;",
        "let a = 50%;",
        "let a = 3个;",
        "let a = \"甲\" \"乙\";",
        "let a = @b;",
        "let a = nothere;",
        "let minimun = params.minimum; judge(\"library\", minimum > 1);",
        "let a = codin::f(1);",
        "break;",
        "let a = 99999999999999999999;",
    ]));
}

#[test]
fn brackets_and_semicolons() {
    insta::assert_snapshot!(cases(&[
        "let 甲 = 1\n    let 乙 = 2;",
        "judge(\"library\", true)\n    grade(\"level\", \"none\");",
        "judge(\"library\", true;",
        "judge(\"library\", (1 + 2;\n    grade(\"level\", \"none\");",
        "judge(\"library\" true);",
        "let a = [1, 2;\n    let b = 1;",
        "if true {\n        judge(\"library\", true);\n",
        "judge(\"library\", true));",
        "}",
        "let a = 1 + ;",
    ]));
    let inner = "//! 政策文件库。\n\nfn check(bundle, params) {\n    if true {\n        judge(\"library\", true);\n    grade(\"level\", \"none\");\n}\n\n/// 帮手。\nfn helper() { 1 }\n";
    insta::assert_snapshot!(shown(&lint(inner, &[])));
}

#[test]
fn judging_and_the_rubric() {
    let mut all = String::new();
    for (what, check) in [
        (
            "never judged, and an observation's criterion judged",
            "judge(\"library\", true);\n    grade(\"cloud\", \"none\");",
        ),
        ("on one way only", "if params.minimum > 2 { judge(\"library\", true); }\n    grade(\"level\", \"none\");"),
        (
            "once on either way",
            "if params.minimum > 2 { judge(\"library\", true); } else { skip(\"library\", \"无\"); }\n    grade(\"level\", \"none\");",
        ),
        ("twice", "judge(\"library\", true);\n    grade(\"level\", \"none\");\n    judge(\"library\", false);"),
        (
            "perhaps twice",
            "if params.minimum > 2 { skip(\"library\", \"无\"); }\n    judge(\"library\", true);\n    grade(\"level\", \"none\");",
        ),
        (
            "ending is no second way",
            "if params.minimum > 2 { not_applicable(\"无\"); }\n    judge(\"library\", true);\n    grade(\"level\", \"none\");",
        ),
        ("in a loop", "for word in params.words { judge(\"library\", true); }\n    grade(\"level\", \"none\");"),
        ("through a function", "decide(true);\n    grade(\"level\", \"none\");"),
        ("unknown state", "judge(\"library\", true);\n    grade(\"level\", \"startd\");"),
        ("state without condition", "judge(\"library\", true);\n    grade(\"level\", #{ started: true, done: true });"),
        ("states where there are none", "grade(\"library\", \"yes\");\n    grade(\"level\", #{ started: true });"),
        ("kinds", "judge(\"library\", 1);\n    grade(\"level\", true);\n    measure(\"n\", \"3\");"),
        ("return", "judge(\"library\", true);\n    if params.minimum > 2 { return; }\n    grade(\"level\", \"none\");"),
        (
            "in a switch",
            "switch params.minimum { 1 => judge(\"library\", true), _ => skip(\"library\", \"无\") }\n    grade(\"level\", \"none\");",
        ),
    ] {
        let script = format!(
            "//! 政策文件库。\n\nfn check(bundle, params) {{\n    note(`${{params.keys()}}`);\n    {check}\n}}\n\n/// 判定。\nfn decide(holds) {{\n    judge(\"library\", holds);\n}}\n"
        );
        let said: Vec<Diagnostic> = lint(&script, &[])
            .into_iter()
            .filter(|diagnostic| !diagnostic.message.code.ends_with("unused_function"))
            .collect();
        all.push_str(&format!("──── {what}\n{}\n", shown(&said)));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn values_and_literals() {
    insta::assert_snapshot!(cases(&[
        "judge(\"library\", \"5\" >= 3);",
        "judge(\"library\", bundle.table(\"tables/letters.csv\").rows.any(|row| row.text(\"编号\") == 3));",
        "judge(\"library\", () == bundle.find_page(\"pages/library.html\"));",
        "judge(\"library\", bundle.page(\"pages/library.html\").date <= \"2024-01-01\");",
        "judge(\"library\", bundle.assessed_on < \"2024年3月5日\");",
        "judge(\"library\", bundle.assessed_on == \"2024-11-30\");",
        "judge(\"library\", params.recent > 12);",
        "judge(\"library\", bundle.assessed_on - 30 < date(\"2024-13-40\"));",
        "judge(\"library\", bundle.assessed_on.minus(\"12 monthz\") < date(\"2024-01-01\"));",
        "judge(\"library\", !bundle.documents(\"documents/rules/*\"));",
        "if bundle.find_page(\"pages/library.html\") { judge(\"library\", true); }",
        "judge(\"library\", \"规则\" in bundle.page(\"pages/library.html\"));",
        "judge(\"library\", bundle.page(\"pages/librray.html\").has(\"a[href==x]\"));",
        "judge(\"library\", bundle.documents(\"documents/reports/*\").any(|doc| exists(doc.capture(`第(\\d+号`))));",
        "judge(\"library\", bundle.page(\"pages/*.html\").has(\"a\"));",
        "judge(\"library\", bundle.page(\"../x.html\").has(\"a\"));",
        "judge(\"library\", bundle.observation(\"clowd\").yes);",
        "judge(\"library\", bundle.page(\"pages/library.html\").find(\"h1\").text.contains(\"政策\"));",
        "judge(\"library\", reference.table(\"departmnts\").len() > 1 && reference.table(\"themes\").len() > 1);",
    ]));
}

#[test]
fn what_is_not_used() {
    let script = "//! 政策文件库。

const 年份 = 2024;

fn check(bundle, params) {
    let 标题 = bundle.page(\"pages/library.html\");
    let home = bundle.page(\"pages/library.html\");
    home.has(\"input[type=search]\");
    let _kept = 1;
    let written = 1;
    written = 2;
    judge(\"library\", home.has(\"a\"));
    grade(\"level\", rank(params.minimum, 2));
}

/// 一档。
fn rank(minimum, 级别) {
    if minimum > 2 { \"none\" } else { \"started\" }
}

/// 没有人用。
fn left_over(x) {
    x.titel
}
";
    insta::assert_snapshot!(shown(&lint(
        script,
        &[(
            "coding",
            "/// 人人可用。\nfn agreed(row) { row.text(\"甲\") == row.text(\"乙\") }\nprivate fn hidden(a) { 1 }\n"
        )]
    )));
}

#[test]
fn libraries() {
    let check = "//! 政策文件库。

fn check(bundle, params) {
    judge(\"library\", a_first::found(bundle, params) && a_first::fund(1) && a_first::found(1) && a_first::hidden(1));
    grade(\"level\", z_last::level(params));
    note(params.recent);
}
";
    let a = "//! 甲。\n\n/// 找。\nfn found(bundle, params) { z_last::enough(params) && hidden(params.mininum) && exists(params.themes) }\nprivate fn hidden(x) { x > 1 }\n";
    let z = "//! 乙。\n\n/// 够。\nfn enough(params) { params.minimum > 2 }\n/// 档。\nfn level(params) { if params.words.len() > 1 { \"none\" } else { \"started\" } }\n";
    insta::assert_snapshot!(shown(&lint(check, &[("a_first", a), ("z_last", z)])));
    let b = "//! 甲。\n\n/// 一。\nfn one(x) { second::two(x) }\n";
    let c = "//! 乙。\n\n/// 二。\nfn two(x) { first::one(x) }\n";
    let check = "//! 政策文件库。\n\nfn check(bundle, params) {\n    judge(\"library\", first::one(1));\n    grade(\"level\", secnd::two(1));\n}\n";
    insta::assert_snapshot!(shown(&lint(check, &[("first", b), ("second", c)])));
    insta::assert_snapshot!(shown(&lint(
        &check.replace("first", "secnd"),
        &[("first", "//! 甲。\n\n/// 一。\nfn one(x) { x }\n"), ("second", "fn two(x { x }")]
    )));
}

#[test]
fn the_shape_of_a_script() {
    let scripts = [
        "fn check(bundle, params) {\n    judge(\"library\", true);\n    grade(\"level\", \"none\");\n    note(params.keys());\n}\n",
        "//! 政策文件库。\n\nnote(\"政策\");\n\nfn check(bundle, params) {\n    judge(\"library\", true);\n    grade(\"level\", \"none\");\n    note(params.keys());\n}\n",
        "//! 政策文件库。\n\nfn chek(bundle, params) {\n}\n",
        "//! 政策文件库。\n\nfn check(bundle) {\n}\n",
        "//! 政策文件库。\n\nconst 年份 = 2024;\n\nfn check(bundle, params) {\n    judge(\"library\", helper(2025));\n}\n\n/// 新旧。\nfn helper(year) {\n    year > 年份 && params.minimum > 1\n}\n",
        "//! 政策文件库。\n\nfn check(bundle, params) {\n    if params.minimum > 2 {\n        let 页 = bundle.page(\"pages/library.html\");\n    }\n    judge(\"library\", 页.has(\"a\"));\n}\n",
    ];
    insta::assert_snapshot!(scripts.map(|script| shown(&lint(script, &[]))).join("────\n"));
}

#[test]
fn evidence_that_a_closure_holds() {
    insta::assert_snapshot!(cases(&[
        "let docs = bundle.documents(\"documents/rules/*\");\n    let any = docs.any(|doc| docs.len() > 1);\n    docs = docs.filter(|doc| any);\n    judge(\"library\", docs.len() > 1);",
    ]));
}

#[test]
fn in_english() {
    let renderer = Renderer::new(Lang::En, false, 100);
    let said = [
        "judge（\"library\"，true)；",
        "judge(\"library\", page.titel);",
        "let page = bundle.page(\"pages/library.html\"); judge(\"library\", page.titel == () || page.date < \"2024-01-01\");",
        "judge(\"library\", true;",
        "if true: judge(\"library\", true);",
    ]
    .map(|body| {
        let script = format!("//! 政策文件库。\n\nfn check(bundle, params) {{\n    {body}\n}}\n");
        render_all(&renderer, &lint(&script, &[]))
    });
    insta::assert_snapshot!(said.join("────\n"));
}

#[test]
fn a_script_that_several_leaves_share_is_held_against_each() {
    let script = "//! 有没有页面；各指标在 params 里写明看哪一页。

fn check(bundle, params) {
    judge(\"page\", exists(bundle.find_page(params.page)) && enough(params));
    judge(\"old\", params.limit > 1);
}

/// 够不够。
fn enough(params) {
    params.minimum > 1
}
";
    let mut files = Memory::new();
    let methodology = METHODOLOGY.replace(
        "  \"1\": { name: 政策, weight: 100 }\n",
        "  \"1\": { name: 政策, weight: 60 }\n  \"2\": { name: 服务, weight: 40 }\n",
    );
    let leaf = |name: &str, params: &str, rubric: &str| {
        format!(
            "name: {name}\nscript: lib/page.rhai\nevidence:\n  pages/*.html: 网页\nparams:\n{params}rubric:\n{rubric}"
        )
    };
    let first = leaf(
        "政策",
        "  page: pages/a.html\n  minimum: 3\n  limit: 2\n",
        "  page: { points: 40, text: 有页面 }\n  old: { points: 60, text: 旧 }\n",
    );
    let second = leaf(
        "服务",
        "  page: pages/b.html\n  minimun: 3\n  limit: 两\n",
        "  page: { points: 40, text: 有页面 }\n  new_one: { points: 60, text: 新 }\n",
    );
    for (path, text) in [
        ("methodology.yaml", methodology.as_str()),
        ("subjects.yaml", SUBJECTS),
        ("checks/1-policy/indicator.yaml", &first),
        ("checks/2-service/indicator.yaml", &second),
        ("lib/page.rhai", script),
    ] {
        files.insert(path, text.as_bytes()).unwrap();
    }
    let loaded = load(Arc::new(files));
    let methodology = loaded.methodology.unwrap_or_else(|| panic!("{}", shown(&loaded.diagnostics)));
    let book = Rulebook::compile(Arc::new(methodology.definition), &methodology.scripts, &methodology.libraries);
    let said = book.lint(&|file, pointer| methodology.places.key(file, pointer));
    insta::assert_snapshot!(shown(&said));
}

#[test]
fn columns_that_nobody_is_asked_to_collect_and_names_of_hengs_own() {
    let script = r#"//! 试验。
fn check(bundle, params) {
    let letters = bundle.table("tables/letters.csv").rows;
    judge("library", letters.any(|letter| letter.date("提问日朝") <= date("2024-03-05")) && letters.whose("编　号", "1").len() == 1);
    grade("level", if letters.whose("类别", "咨询").is_empty() { "none" } else { "started" });
}
"#;
    let said = lint(script, &[]);
    let ours: Vec<_> = said.into_iter().filter(|one| one.message.code.ends_with("undeclared_column")).collect();
    insta::assert_snapshot!(shown(&ours));
    insta::assert_snapshot!(shown(&lint(
        "//! 试验。\nfn check(bundle, params) {\n}\n\nfn date(text) {\n    text\n}\n",
        &[]
    )));
}

#[test]
fn slips_of_the_hand_are_named_for_what_they_are() {
    let check = |body: &str| format!("//! 试验。\nfn check(bundle, params) {{\n{body}\n}}\n");
    let bodies = [
        "    judge(\"library, bundle.page(\"pages/library.html\").has(\"h1\"));",
        "    let rows = bundle.table(\"tables/letters.csv\").rows;\n    judge(\"library\", rows.any(row.has(\"编号\")) && rows.any(|row| row.has(\"提问日期\")));",
        "    judge(\"library\", true 并且 bundle.page(\"pages/library.html\").has(\"h1\"));",
        "    judge(\"library\", bundle.page(\"pages/library.html\").title = \"库\");",
        "    helper();\n}\nfn helper() {\n    note(params.recent);",
    ];
    let said: Vec<String> = bodies.iter().map(|body| shown(&lint(&check(body), &[])[..1])).collect();
    insta::assert_snapshot!(said.join("\n"));
}
