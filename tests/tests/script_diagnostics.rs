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
