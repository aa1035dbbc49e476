//! Handbooks to look at: of the methodologies that ship with Heng, and of a small one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_cases::Suite;
use heng_files::{Files, Folder, Memory};
use heng_handbook::{Book, Material, book, html, markdown};
use heng_methodology::{Methodology, load};
use heng_pages::Theme;
use heng_report::catalogue::codes;
use heng_report::{Catalogue, Lang, Made};
use heng_script::Rulebook;

/// The methodologies that ship.
pub const SHIPPED: [&str; 2] = ["csc-2024", "site-basics"];

pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A methodology with its cases and its handbook.
pub struct Stand {
    pub methodology: Methodology,
    pub suite: Suite,
    pub book: Book,
    pub lang: Lang,
}

impl Stand {
    /// Of files, which must be without a mistake.
    pub fn of(files: &Arc<dyn Files>, lang: Lang) -> Self {
        let loaded = load(files.clone());
        let methodology = loaded.methodology.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
        let suite = Suite::read(&methodology, &**files, &codes());
        assert!(suite.diagnostics.is_empty(), "{:#?}", suite.diagnostics);
        let definition = Arc::new(methodology.definition.clone());
        let rules = Rulebook::compile(definition, &methodology.scripts, &methodology.libraries);
        let book = book(&Material::new(&methodology, &**files, &suite, &rules, Catalogue::of(lang)));
        Self { methodology, suite, book, lang }
    }

    /// Of a methodology that ships.
    pub fn shipped(name: &str, lang: Lang) -> Self {
        let files: Arc<dyn Files> = Arc::new(Folder::open(project().join("rules").join(name)).unwrap());
        Self::of(&files, lang)
    }

    pub fn html(&self) -> String {
        let made = html(&self.book, &Theme::default(), Catalogue::of(self.lang)).unwrap();
        String::from_utf8(made.bytes).unwrap()
    }

    pub fn markdown(&self) -> Vec<(String, String)> {
        let text = |made: Made| (made.name, String::from_utf8(made.bytes).unwrap());
        markdown(&self.book, Catalogue::of(self.lang)).into_iter().map(text).collect()
    }
}

/// A small methodology with every kind of leaf, whose texts all end with `added`.
pub fn small(added: &str) -> Arc<dyn Files> {
    let text = |text: &str| serde_json::Value::from(format!("{text}{added}")).to_string();
    let fence = "`".repeat(9);
    let one_line: String = added.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let files = [
        (
            "methodology.yaml",
            format!(
                "heng: 1\nid: small\nname: {}\nassessed_on: 2024-11-30\ntiers: [ {{ name: {}, at_least: 60 }}, {{ name: 差, at_least: 0 }} ]\ncohorts:\n  city: {{ name: {}, where: {{ level: city }} }}\nindicators:\n  \"1\": {{ name: {}, weight: 60, method: geometric, floor: 1 }}\n  \"1.1\": {{ weight: {{ value: 40, basis: {{ title: {} }} }} }}\n  \"1.2\": {{ weight: 20 }}\n  \"2\": {{ weight: 30 }}\n  \"3\": {{ weight: 5, role: bonus, gate: {{ above: 80 }} }}\n  \"4\": {{ role: bonus, weight: 1 }}\n  \"5\": {{ name: {}, weight: 10, planned: true }}\n",
                text("小评估"), text("好"), text("城市"), text("机制"), text("专家"), text("待建")
            ),
        ),
        ("subjects.yaml", format!("\"330100\": {{ code: \"330100\", name: {}, level: city }}\n", text("杭州市"))),
        (
            "statistics.yaml",
            format!(
                "library: {{ name: {}, share: {{ criterion: 1.1/library, is: met }}, claims: [ {{ op: gt, value: \"50%\", text: {} }} ] }}\n",
                text("建有文件库"), text("超50%")
            ),
        ),
        (
            "checks/1.1-library/indicator.yaml",
            format!(
                "name: {}\nevidence:\n  pages/a.html: {{ what: {}, max_age: 6 months }}\n  tables/t.csv: {{ what: 表, columns: [{}] }}\nobservations:\n  seen: {{ ask: {} }}\nparams:\n  least: {{ value: {}, basis: {{ title: {}, url: {} }} }}\nrubric:\n  library: {{ points: 60, text: {}, basis: {{ title: {} }} }}\n  seen: {{ points: 40, text: 看到, from: seen }}\n",
                text("政策文件库"), text("首页"), text("栏"), text("有没有"), text("三"), text("规定"), text("javascript:alert(1)//"), text("建有文件库"), text("规定")
            ),
        ),
        (
            "checks/1.1-library/check.rhai",
            format!("//! 有没有文件库。{one_line}\n\nfn check(bundle, params) {{\n    judge(\"library\", bundle.page(\"pages/a.html\").says(params.least));   // {one_line}\n}}\n"),
        ),
        (
            "checks/1.1-library/cases.md",
            format!(
                "# 案例\n\n## 有：{one_line}\nsubject: 330100\nexpect: library met\n{fence}pages/a.html\n<p>三{added}</p>\n{fence}\n\n## 几种\n| variant | {{{{字}}}} | expect library |\n| --- | --- | --- |\n| 甲 | {} | unmet |\n{fence}pages/a.html\n<p>{{{{字}}}}</p>\n{fence}\n",
                one_line.replace('|', "\\|")
            ),
        ),
        ("checks/1.2-rate/indicator.yaml", "name: 率\nkind: measured\nnormalise: { goalposts: { from: 0, to: 97 } }\nevidence:\n  f.json: 数\n".to_owned()),
        ("checks/1.2-rate/check.rhai", "fn check(bundle, params) {\n    measure(\"value\", bundle.json(\"f.json\").get(\"x\").number);\n}\n".to_owned()),
        ("checks/2-open/indicator.yaml", format!("name: 开放\nevidence:\n  f.json: 数\nparams:\n  n: {{ by: level, city: {}, else: 2 }}\nrubric:\n  open: {{ points: 100, text: 开放, states: {{ none: 0, some: 0.5, all: 1 }} }}\n", "3")),
        ("checks/2-open/check.rhai", "fn check(bundle, params) {\n    grade(\"open\", if bundle.json(\"f.json\").get(\"x\").number > params.n { \"all\" } else { \"none\" });\n}\n".to_owned()),
        ("checks/3-cases/indicator.yaml", "name: 创新\nevidence:\n  f.json: 数\nrubric:\n  case: { points: 10, text: 有案例 }\n".to_owned()),
        ("checks/3-cases/check.rhai", "fn check(bundle, params) {\n    judge(\"case\", many::more(bundle.json(\"f.json\").get(\"x\").number));\n}\n".to_owned()),
        ("checks/4-fraud/indicator.yaml", format!("name: 造假\nkind: veto\nevidence:\n  f.json: 数\nrubric:\n  fraud: {{ text: {} }}\n", text("伪造数据"))),
        ("checks/4-fraud/check.rhai", "fn check(bundle, params) {\n    judge(\"fraud\", bundle.json(\"f.json\").get(\"x\").number > 95);\n}\n".to_owned()),
        ("lib/many.rhai", "//! 公共的。\n\nfn more(n) {\n    n > 80\n}\n".to_owned()),
    ];
    Arc::new(files.into_iter().collect::<Memory>())
}
