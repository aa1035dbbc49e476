//! Three subjects, a hostile check between two good ones, and the run.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_assess::{Aborted, Assessed, BundleInput, Options, assess};
use heng_files::Memory;
use heng_methodology::Methodology;
use heng_model::judgement::{LeafJudgement, Ruling, Verdict};

/// Where the hostile script stands.
pub const HOSTILE: &str = "checks/1.2-hostile/check.rhai";

const METHODOLOGY: &str = "heng: 1
id: hostile
name: 恶意脚本
language: zh
assessed_on: 2024-11-30
scale: { full: 100, decimals: 2 }
tiers: [ { name: 合格, at_least: 0 } ]
limits: { operations: OPERATIONS, memory: 16 MB, call_depth: 32 }
indicators:
  \"1\":   { name: 试验, weight: 100 }
  \"1.1\": { weight: 40 }
  \"1.2\": { weight: 20 }
  \"1.3\": { weight: 40 }
";
const SUBJECTS: &str = "\"110000\": { name: 北京市, level: province }
\"330100\": { name: 杭州市, level: city }
\"440300\": { name: 深圳市, level: city }
";
const FIRST: &str = "fn check(bundle, params) {
    let page = bundle.page(\"pages/index.html\");
    judge(\"a\", page.says(\"政策文件库\"));
    judge(\"b\", page.select(\"li\").len() >= params.least);
}
";
const LAST: &str = "fn check(bundle, params) {
    let rows = bundle.table(\"tables/letters.csv\").rows;
    grade(\"a\", rows.share(|row| row.number(\"天数\") <= 5));
    judge(\"b\", exists(bundle.find_page(\"pages/none.html\")));
}
";

/// The stand.
pub struct Stand {
    bundles: Vec<BundleInput>,
}

/// What came of one subject.
pub struct Subject {
    pub id: String,
    pub good: Vec<LeafJudgement>,
    pub hostile: Verdict,
}

impl Subject {
    /// What the hostile check says of it; places in scripts are not the same in two scripts.
    pub fn rulings(&self) -> Vec<String> {
        match &self.hostile {
            Verdict::Judged { criteria } => {
                criteria.iter().map(|judgement| format!("{:?}", judgement.ruling)).collect()
            }
            other => vec![format!("{other:?}")],
        }
    }
}

/// What came of a run.
pub struct Ran {
    pub subjects: Vec<Subject>,
    assessed: Assessed,
}

/// What a hostile check met.
#[derive(Debug, PartialEq)]
pub enum Told {
    Errors(Vec<Error>),
    /// The ruling of criterion `a`.
    Judged(String),
    Other(String),
}

/// An error of a check.
#[derive(Debug, PartialEq)]
pub struct Error {
    pub code: String,
    /// The bound, where the code states one.
    pub most: Option<String>,
    pub file: String,
    pub line: usize,
    /// Whether a finding names it with check and subject.
    pub found: Option<bool>,
}

impl Told {
    pub fn cell(&self) -> String {
        match self {
            Told::Errors(errors) => {
                let of = errors.iter().take(2).map(|error| match &error.most {
                    Some(most) => format!("{} ({most}), line {}", error.code, error.line),
                    None => format!("{}, line {}", error.code, error.line),
                });
                of.collect::<Vec<_>>().join("; ")
            }
            Told::Judged(how) => format!("harmless: judged, a = {how}"),
            Told::Other(what) => what.clone(),
        }
    }
}

/// Five megabytes and many elements in one page; few in the other.
fn evidence(id: &str) -> Memory {
    let mut big = "<title>大</title><ul>".to_owned();
    while big.len() < 600_000 {
        big.push_str(
            "<li class=item><a href=a.pdf>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 政策解读</a></li>\n",
        );
    }
    let mut rows = "编号,天数\n".to_owned();
    for row in 0..3_000 {
        rows.push_str(&format!("{row},{}\n", row % 9));
    }
    let files: Vec<(&str, String)> = vec![
        ("bundle.yaml", format!("subject: \"{id}\"\n")),
        ("data/pages/index.html", "<title>政策文件库</title><ul><li>一<li>二<li>三</ul>".to_owned()),
        ("data/pages/big.html", big),
        ("data/tables/letters.csv", "编号,天数\n1,3\n2,9\n3,5\n".to_owned()),
        ("data/tables/big.csv", rows),
        ("data/data.json", "{\"a\": [1, 2, {\"b\": 1e400}]}".to_owned()),
    ];
    files.into_iter().collect()
}

impl Stand {
    pub fn new() -> Self {
        let bundles =
            ["110000", "330100", "440300"].map(|id| BundleInput { name: id.to_owned(), files: Arc::new(evidence(id)) });
        Self { bundles: bundles.into() }
    }

    fn methodology(script: &str, operations: u64) -> Methodology {
        let rubric = |name: &str, more: &str| {
            format!("name: {name}\nrubric:\n  a: {{ points: 50, text: 甲 }}\n  b: {{ points: 50, text: 乙 }}\n{more}")
        };
        let files: Vec<(&str, String)> = vec![
            ("methodology.yaml", METHODOLOGY.replace("OPERATIONS", &operations.to_string())),
            ("subjects.yaml", SUBJECTS.to_owned()),
            ("checks/1.1-first/indicator.yaml", rubric("先", "params: { least: 3 }\n")),
            ("checks/1.1-first/check.rhai", FIRST.to_owned()),
            ("checks/1.2-hostile/indicator.yaml", rubric("恶", "params: { words: [一, 二], limit: 3 }\n")),
            (HOSTILE, script.to_owned()),
            ("checks/1.3-last/indicator.yaml", rubric("后", "")),
            ("checks/1.3-last/check.rhai", LAST.to_owned()),
        ];
        let loaded = heng_methodology::load(Arc::new(files.into_iter().collect::<Memory>()));
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        loaded.methodology.unwrap()
    }

    /// Runs it until it ends or `abort` is set.
    pub fn assess(&self, script: &str, abort: &Arc<AtomicBool>) -> Result<Assessed, Aborted> {
        let options = Options { threads: Some(2), abort: abort.clone(), progress: &|_| {}, ..Options::default() };
        assess(&Self::methodology(script, 200_000), self.bundles.clone(), &options)
    }

    /// The same with as many operations as a methodology can state.
    pub fn assess_without_bounds(&self, script: &str, abort: &Arc<AtomicBool>) -> Result<Assessed, Aborted> {
        let options = Options { threads: Some(2), abort: abort.clone(), progress: &|_| {}, ..Options::default() };
        assess(&Self::methodology(script, 10_000_000_000), self.bundles.clone(), &options)
    }

    pub fn run(&self, script: &str) -> Ran {
        let assessed = self.assess(script, &Arc::default()).expect("nobody aborts");
        let of = assessed.assessment.subjects.iter().map(|result| {
            let leaf = |id: &str| LeafJudgement::clone(&result.judgements.leaves[&id.into()]);
            Subject {
                id: result.subject.to_string(),
                good: vec![leaf("1.1"), leaf("1.3")],
                hostile: leaf("1.2").verdict,
            }
        });
        Ran { subjects: of.collect(), assessed }
    }
}

impl Ran {
    /// What the hostile check met on the subject it attacks.
    pub fn met(&self, on: Option<&str>) -> Told {
        let subject = self.subjects.iter().find(|subject| on.is_none_or(|on| on == subject.id)).unwrap();
        match &subject.hostile {
            Verdict::Error { errors } => Told::Errors(errors.iter().map(|error| self.error(subject, error)).collect()),
            Verdict::Judged { criteria } => match &criteria[0].ruling {
                Ruling::Judged { ratio, .. } => Told::Judged(ratio.to_string()),
                Ruling::Missing { why } => Told::Judged(short(&why.code)),
                Ruling::NotApplicable { .. } => Told::Judged("n/a".to_owned()),
            },
            other => Told::Other(format!("{other:?}")),
        }
    }

    fn error(&self, subject: &Subject, error: &heng_model::judgement::RuleError) -> Error {
        let place = error.chain.first();
        let findings = &self.assessed.assessment.findings;
        Error {
            code: short(&error.message.code),
            most: error.message.args.get("most").map(|most| match most {
                heng_model::Arg::Count(count) => count.to_string(),
                other => format!("{other:?}"),
            }),
            file: place.map(|place| place.file.to_string()).unwrap_or_default(),
            line: place.map_or(0, |place| place.line),
            found: Some(findings.iter().any(|finding| {
                finding.message == error.message
                    && finding.subject.as_ref().is_some_and(|id| id.as_str() == subject.id)
                    && finding.indicator.as_ref().is_some_and(|id| id.as_str() == "1.2")
            })),
        }
    }
}

fn short(code: &str) -> String {
    code.rsplit("::").next().unwrap().to_owned()
}
