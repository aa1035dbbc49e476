//! A small methodology with every kind of leaf, seven governments, and the page of their assessment.

use std::sync::{Arc, OnceLock};

use heng_assess::{BundleInput, Options as Running, assess};
use heng_files::Memory;
use heng_model::assessment::Assessment;
use heng_pages::{Options, html};
use heng_report::{Lang, View};

const METHODOLOGY: &str = "heng: 1
id: small
name: 小体系
language: zh
assessed_on: 2024-11-30
scale: { full: 100, decimals: 2 }
coverage: { at_least: 0.3 }
tiers: [ { name: 优秀, at_least: 80 }, { name: 良好, at_least: 60 }, { name: 一般, at_least: 0 } ]
cohorts:
  province: { name: 省级, where: { level: province } }
  city: { name: 重点城市, where: { level: city } }
indicators:
  \"1\": { name: 公开, weight: 40 }
  \"1.1\": { name: 文件, weight: 40 }
  \"1.1.1\": { weight: 30 }
  \"1.1.2\": { weight: 10 }
  \"2\": { name: 数据, weight: 60 }
  \"2.1\": { name: 开放, weight: 60 }
  \"2.1.1\": { weight: 60 }
  \"8\": { role: bonus, weight: 10 }
  \"9\": { weight: 1, role: bonus }
";
const SUBJECTS: &str = "\"330000\": { code: \"330000\", name: 浙江省, level: province, region: 东部 }
\"650000\": { code: \"650000\", name: 新疆维吾尔自治区, level: province, region: 西部 }
\"330100\": { code: \"330100\", name: 杭州市, level: city, region: 东部, parent: \"330000\", order: { subprovincial: 10 } }
\"330200\": { code: \"330200\", name: 宁波市, level: city, region: 东部, parent: \"330000\", order: { subprovincial: 11 } }
\"650100\": { code: \"650100\", name: 乌鲁木齐市, level: city, region: 西部, parent: \"650000\" }
\"510100\": { code: \"510100\", name: 成都市, level: city, region: 西部 }
\"540100\": { code: \"540100\", name: 拉萨市, level: city, region: 西部 }
";
const STATISTICS: &str = "library: { name: 建有政策文件库, share: { criterion: 1.1.1/library, is: met }, claims: [ { op: gt, value: \"50%\", text: 超50% } ] }
middle: { name: 总分中位数, median: { score: index } }
credit: { name: 开放信用数据, count: { criterion: \"1.1.2/areas[信用]\", is: met }, by: region }
";
const CHECKS: &[(&str, &str)] = &[
    (
        "checks/1.1.1-library/indicator.yaml",
        "name: 政策文件库\nevidence:\n  pages/policy.html: 首页\nrubric:\n  library: { points: 60, text: 建有统一政策文件库 }\n  classify: { points: 40, text: 提供分类 }\n",
    ),
    (
        "checks/1.1.1-library/check.rhai",
        "fn check(bundle, params) {\n    let home = bundle.page(\"pages/policy.html\");\n    judge(\"library\", home.title.contains(\"政策文件库\")).because(`首页标题是 ${home.title}`);\n    judge(\"classify\", home.select(\".category a\").len() >= 3);\n}\n",
    ),
    (
        "checks/1.1.2-open/indicator.yaml",
        "name: 数据开放\nevidence:\n  tables/open.csv: { what: 数据集, columns: [领域, 数量] }\nrubric:\n  areas: { points: 100, text: 覆盖各领域, each: areas }\nparams:\n  areas: [信用, 气象, 交通]\n",
    ),
    (
        "checks/1.1.2-open/check.rhai",
        "fn check(bundle, params) {\n    let rows = bundle.table(\"tables/open.csv\").rows;\n    cover(\"areas\", params.areas, |area| rows.any(|row| row.text(\"领域\") == area && row.number(\"数量\") > 0));\n}\n",
    ),
    (
        "checks/2.1.1-rate/indicator.yaml",
        "name: 调用量\nkind: measured\nnormalise: { goalposts: { from: 0, to: 97 } }\nevidence:\n  figures.json: 数\n",
    ),
    (
        "checks/2.1.1-rate/check.rhai",
        "fn check(bundle, params) {\n    measure(\"value\", bundle.json(\"figures.json\").get(\"x\").number);\n}\n",
    ),
    (
        "checks/8-cases/indicator.yaml",
        "name: 创新案例\nevidence:\n  figures.json: 数\nrubric:\n  case: { points: 10, text: 有案例 }\n",
    ),
    (
        "checks/8-cases/check.rhai",
        "fn check(bundle, params) {\n    judge(\"case\", bundle.json(\"figures.json\").get(\"x\").number > 80);\n}\n",
    ),
    (
        "checks/9-fraud/indicator.yaml",
        "name: 弄虚作假\nkind: veto\nevidence:\n  figures.json: 数\nrubric:\n  fraud: { text: 伪造数据 }\n",
    ),
    (
        "checks/9-fraud/check.rhai",
        "fn check(bundle, params) {\n    judge(\"fraud\", bundle.json(\"figures.json\").get(\"x\").number > 95);\n}\n",
    ),
];

/// What one government shows: the title of its page, how many categories, the areas it opens, its figure.
struct Shown<'a>(&'a str, &'a str, usize, &'a [&'a str], &'a str);

const GOVERNMENTS: &[Shown<'_>] = &[
    Shown("330000", "浙江省政策文件库", 4, &["信用", "气象", "交通"], "83.21"),
    Shown("650000", "政策", 1, &["信用"], "41.7"),
    Shown("330100", "杭州市政策文件库", 3, &["信用", "交通"], "71.93"),
    Shown("330200", "宁波市政策文件库", 3, &["信用", "交通"], "71.93"),
    Shown("650100", "首页", 0, &[], "96"),
    Shown("510100", "成都市政策文件库", 2, &["气象"], "13.37"),
];

/// A bundle whose page, table and `bundle.yaml` say this, with what is given to the title and the address.
fn bundle(shown: &Shown<'_>, title: &str, url: &str) -> BundleInput {
    let Shown(subject, _, categories, areas, figure) = shown;
    let links: String = (0..*categories).map(|at| format!("<a href=\"#{at}\">类{at}</a>")).collect();
    let page =
        format!("<html><head><title>{title}</title></head><body><nav class=\"category\">{links}</nav></body></html>");
    let table: String = areas.iter().map(|area| format!("{area},12\n")).collect();
    let table = format!("领域,数量\n{table}其他,3\n");
    let meta = format!(
        "subject: \"{subject}\"\nsynthetic: true\nfiles:\n  pages/policy.html: {{ url: {url:?}, captured_at: 2024-11-01 }}\n  tables/open.csv: {{ url: \"https://data.example/{subject}?a=1&b=2\", captured_at: 2024-10-07 }}\n"
    );
    let figures = format!("{{ \"x\": {figure} }}");
    let files: Vec<(&str, &str)> = vec![
        ("bundle.yaml", &meta),
        ("data/pages/policy.html", &page),
        ("data/tables/open.csv", &table),
        ("data/figures.json", &figures),
    ];
    BundleInput { name: format!("{subject}-bundle"), files: Arc::new(files.into_iter().collect::<Memory>()) }
}

/// The assessment of all but one, whose bundle is lacking; `title` and `url` are what a government's page says of itself.
pub fn assessed(title: impl Fn(&str) -> String, url: &str) -> Assessment {
    let mut files =
        vec![("methodology.yaml", METHODOLOGY), ("subjects.yaml", SUBJECTS), ("statistics.yaml", STATISTICS)];
    files.extend(CHECKS);
    let loaded = heng_methodology::load(Arc::new(files.into_iter().collect::<Memory>()));
    let wrong: Vec<_> = loaded.diagnostics.iter().filter(|one| one.severity == heng_model::Severity::Error).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let bundles = GOVERNMENTS.iter().map(|shown| bundle(shown, &title(shown.1), url)).collect();
    let running = Running { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Running::default() };
    let assessed = assess(&loaded.methodology.unwrap(), bundles, &running).expect("nobody aborts");
    assert!(assessed.problems.is_empty(), "{:?}", assessed.problems);
    assessed.assessment
}

/// The assessment, in which nothing is hostile.
pub fn plain() -> &'static Assessment {
    static PLAIN: OnceLock<Assessment> = OnceLock::new();
    PLAIN.get_or_init(|| assessed(str::to_owned, "https://www.example.gov.cn/policy"))
}

/// What is asked for: everything, with the way to the tier above.
pub fn options(assessment: &Assessment, lang: Lang) -> Options<'static> {
    let mut options = Options::new(View::new(lang, false, 100));
    for result in &assessment.subjects {
        let next = heng_assess::to_next_tier(assessment, &result.subject);
        options.next_tiers.extend(next.map(|next| (result.subject.clone(), next)));
    }
    options
}

/// The one page of these options.
pub fn page(assessment: &Assessment, options: &Options<'_>) -> String {
    let pages = html(assessment, options).unwrap();
    assert_eq!(pages.made.len(), 1);
    String::from_utf8(pages.made[0].bytes.clone()).unwrap()
}
