//! A good bundle and an attacked one, in real folders, and the run.

use std::path::Path;
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::{Folder, Memory};
use heng_methodology::Methodology;
use heng_model::judgement::{Ruling, Verdict};
use heng_model::{Arg, Message};

const METHODOLOGY: &str = "heng: 1
id: hostile
name: 恶意证据
language: zh
assessed_on: 2024-11-30
scale: { full: 100, decimals: 2 }
tiers: [ { name: 合格, at_least: 0 } ]
limits: { operations: 2000000, memory: 64 MB, file_size: 40 MB, rows: 1000000, nesting: 256, files: 50000 }
indicators:
  \"1\":   { name: 试验, weight: 100 }
  \"1.1\": { weight: 50 }
  \"1.2\": { weight: 50 }
";
const SUBJECTS: &str = "\"110000\": { name: 北京市, level: province }\n\"330100\": { name: 杭州市, level: city }\n";
/// Reads what is never attacked.
const BESIDE: &str = "fn check(bundle, params) {
    judge(\"a\", bundle.page(\"pages/index.html\").says(\"政策文件库\"));
    judge(\"b\", bundle.table(\"tables/letters.csv\").rows.len() == 2);
}
";
/// Reads what is attacked, whatever it is.
const READER: &str = "fn check(bundle, params) {
    let pages = bundle.find_documents(\"attack/*.{html,txt}\");
    let nothing = pages.any(|page| page.says(\"没有这话\") || page.has(\"b > i ~ u\") || exists(page.capture(`(不){3}`)));
    let titles = pages.map(|page| page.path);
    let table = bundle.find_table(\"attack/t.csv\");
    let far = exists(table) && table.rows.any(|row| row.has(\"a\") && row.text(\"a\") == \"没有\");
    let data = bundle.find_json(\"attack/d.json\");
    let more = bundle.find_json(\"attack/d.yaml\");
    let said = exists(data) && exists(data.get(\"x\")) || exists(more) && exists(more.get(\"x\"));
    let coded = bundle.find_observation(\"coded\");
    judge(\"a\", !nothing && !far && !said && (!exists(coded) || true));
    judge(\"b\", true);
}
";

/// What an attack does to a bundle's folder.
pub type Make<'a> = dyn Fn(&Path) + 'a;

/// The stand.
pub struct Stand {
    methodology: Methodology,
}

/// What came of a run.
pub struct Ran {
    /// The good subject's judgements, by indicator.
    pub good: Vec<(String, String)>,
    /// The check of the attacked subject that reads nothing of the attack.
    pub beside: String,
    /// The check that reads the attack.
    pub read: String,
    /// The innermost codes of what is said of the attacked bundle.
    pub named: Vec<String>,
}

/// Puts a small good bundle into a folder.
fn fill(root: &Path, id: &str) {
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("bundle.yaml", &format!("subject: \"{id}\"\n"));
    write("data/pages/index.html", "<title>首页</title><p>政策文件库</p>");
    write("data/tables/letters.csv", "a,b\n1,2\n3,4\n");
    write("data/attack/none.md", "");
}

impl Stand {
    pub fn new() -> Self {
        let rubric = |name: &str, more: &str| {
            format!("name: {name}\nrubric:\n  a: {{ points: 50, text: 甲 }}\n  b: {{ points: 50, text: 乙 }}\n{more}")
        };
        let observations = "observations:\n  coded: { ask: 有吗, values: [是, 否] }\n";
        let files = [
            ("methodology.yaml", METHODOLOGY.to_owned()),
            ("subjects.yaml", SUBJECTS.to_owned()),
            ("checks/1.1-beside/indicator.yaml", rubric("旁", "")),
            ("checks/1.1-beside/check.rhai", BESIDE.to_owned()),
            ("checks/1.2-reader/indicator.yaml", rubric("读", observations)),
            ("checks/1.2-reader/check.rhai", READER.to_owned()),
        ];
        let loaded = heng_methodology::load(Arc::new(files.into_iter().collect::<Memory>()));
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        Self { methodology: loaded.methodology.unwrap() }
    }

    pub fn run(&self, make: &Make<'_>) -> Ran {
        let (good, bad) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fill(good.path(), "110000");
        fill(bad.path(), "330100");
        make(bad.path());
        let input = |name: &str, root: &Path| BundleInput {
            name: name.to_owned(),
            files: Arc::new(Folder::open(root).unwrap()),
        };
        self.assess(vec![input("good", good.path()), input("bad", bad.path())])
    }

    pub fn assess(&self, bundles: Vec<BundleInput>) -> Ran {
        let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        let assessed = assess(&self.methodology, bundles, &options).expect("nobody aborts");
        Ran::of(&assessed)
    }
}

impl Ran {
    fn of(assessed: &Assessed) -> Self {
        let of = |id: &str| assessed.assessment.subjects.iter().find(|result| result.subject.as_str() == id);
        let verdicts = |id: &str| -> Vec<(String, String)> {
            let leaves = of(id).map(|result| result.judgements.leaves.iter());
            leaves.into_iter().flatten().map(|(id, leaf)| (id.to_string(), told(&leaf.verdict))).collect()
        };
        let bad = verdicts("330100");
        let one = |place: usize| bad.get(place).map_or_else(|| "refused".to_owned(), |(_, told)| told.clone());
        let mut named: Vec<String> =
            assessed.refused.iter().map(|refused| innermost(&refused.diagnostic.message)).collect();
        if let Some(result) = of("330100") {
            let telling =
                result.judgements.remarks.iter().filter(|remark| !remark.message.code.ends_with("no_captured_at"));
            named.extend(telling.map(|remark| innermost(&remark.message)));
        }
        named.dedup();
        named.truncate(6);
        Self { good: verdicts("110000"), beside: one(0), read: one(1), named }
    }
}

fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Judged { criteria } => {
            let of = criteria.iter().map(|judgement| {
                let ruling = match &judgement.ruling {
                    Ruling::Judged { ratio, .. } => ratio.to_string(),
                    Ruling::Missing { why } => format!("missing ({})", innermost(why)),
                    Ruling::NotApplicable { .. } => "n/a".to_owned(),
                };
                format!("{} {ruling}", judgement.criterion)
            });
            of.collect::<Vec<_>>().join(", ")
        }
        Verdict::Error { errors } => {
            let of = errors.iter().map(|error| format!("error ({})", innermost(&error.message)));
            of.collect::<Vec<_>>().join(", ")
        }
        other => format!("{other:?}"),
    }
}

/// The code that says why, without the room.
fn innermost(message: &Message) -> String {
    match message.args.get("why") {
        Some(Arg::Message(why)) => innermost(why),
        _ => message.code.rsplit("::").next().unwrap().to_owned(),
    }
}
