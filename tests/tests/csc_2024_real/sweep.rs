//! Every real file put to every check that could be handed it: nothing breaks, and what is said yes to is what somebody saw.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use heng_assess::BundleInput;
use heng_files::Memory;
use heng_methodology::Methodology;
use heng_model::Number;
use heng_model::judgement::{Ruling, Verdict};

use serde::Deserialize;

use crate::{methodology, run, text};

/// What collectors write as `area`, for the checks that ask for it.
const AREAS: [&str; 17] = [
    "基础设施",
    "数据资源",
    "政务服务",
    "数据开发利用",
    "省",
    "市",
    "县",
    "乡",
    "村",
    "兵团",
    "师",
    "团",
    "连",
    "门户",
    "移动端",
    "应用",
    "小程序",
];

/// Subjects of every kind that parameters tell apart.
const SUBJECTS: [&str; 6] = ["110000", "150000", "660000", "360000", "440300", "360922"];

/// Where a file of this extension could stand, with its area where a check asks for one.
fn places(methodology: &Methodology, extension: &str) -> BTreeSet<(String, Option<&'static str>)> {
    let mut places = BTreeSet::new();
    for (_, leaf) in methodology.definition.tree.leaves() {
        let script = leaf.script.as_ref().and_then(|script| methodology.scripts.get(script));
        let by_area = script.is_some_and(|script| script.text.contains(".area"));
        for wanted in &leaf.evidence {
            let table = wanted.pattern.starts_with("tables/");
            let fits = match wanted.pattern.rsplit_once('.') {
                Some((_, named)) => named == extension,
                None => !table,
            };
            if !fits {
                continue;
            }
            let at = |name: &str| {
                let end = if wanted.pattern.ends_with('*') { format!("{name}.{extension}") } else { name.to_owned() };
                wanted.pattern.replace('*', &end)
            };
            if by_area {
                places.extend(AREAS.iter().enumerate().map(|(n, area)| (at(&format!("real-{n}")), Some(*area))));
            } else {
                places.insert((at("real"), None));
            }
        }
    }
    places
}

fn bundle(methodology: &Methodology, file: &Path, subject: &str) -> BundleInput {
    let bytes: Arc<[u8]> = std::fs::read(file).unwrap().into();
    let mut files = Memory::new();
    let mut meta = format!("subject: {subject:?}\nfiles:\n");
    let extension = file.extension().unwrap().to_str().unwrap();
    for (path, area) in places(methodology, extension) {
        files.insert(&format!("data/{path}"), bytes.clone()).unwrap();
        let area = area.map_or(String::new(), |area| format!("area: {area}, "));
        let _ = writeln!(meta, "  {path}: {{ {area}captured_at: 2024-11-01 }}");
    }
    files.insert("bundle.yaml", meta.into_bytes()).unwrap();
    BundleInput { name: file.file_name().unwrap().to_str().unwrap().to_owned(), files: Arc::new(files) }
}

/// What somebody found true of the files that a criterion is met by: the ratio by file, and what there is to be seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Yes {
    why: String,
    files: BTreeMap<String, String>,
}

/// The places are mostly wrong ones: a home page stands for a page of one service, a reply for a plan. So nearly everything must be said no
/// to, and every yes is written down with its reason in `tests/real/csc-2024-yes.yaml`.
#[test]
fn no_real_file_breaks_a_check_and_what_is_said_yes_to_is_true() {
    let Some(real) = heng_tests::beside("real") else { return };
    let methodology = methodology("2024-11-30");
    let mut files: Vec<_> = ["pages", "documents", "data"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(real.join(folder)).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 39, "{}", files.len());
    let mut yes: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut broken = Vec::new();
    for (n, file) in files.iter().enumerate() {
        let bundle = bundle(&methodology, file, SUBJECTS[n % SUBJECTS.len()]);
        let name = bundle.name.clone();
        let assessed = run(&methodology, vec![bundle]);
        let judgements = &assessed.assessment.subjects[0].judgements;
        for (node, leaf) in methodology.definition.tree.leaves() {
            let criteria = match &judgements.leaves[&node.id].verdict {
                Verdict::Judged { criteria } => criteria,
                Verdict::MissingEvidence { .. } | Verdict::NotApplicable { .. } => continue,
                other => {
                    broken.push(format!("{name} {}: {other:?}", node.id));
                    continue;
                }
            };
            assert!(
                criteria.iter().map(|judgement| &judgement.criterion).eq(leaf.rubric.iter().map(|of| &of.id)),
                "{name} {}: {criteria:?}",
                node.id
            );
            for judgement in criteria {
                let Ruling::Judged { ratio, .. } = &judgement.ruling else { continue };
                assert!(*ratio >= Number::zero() && *ratio <= Number::one(), "{name} {}: {ratio}", node.id);
                if !ratio.is_zero() {
                    let criterion = format!("{}/{}", node.id, judgement.criterion);
                    yes.entry(criterion).or_default().insert(name.clone(), ratio.to_string());
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let seen: BTreeMap<String, Yes> = serde_yaml::from_str(&text("tests/real/csc-2024-yes.yaml")).unwrap();
    assert!(seen.values().all(|yes| !yes.why.is_empty()));
    let seen: BTreeMap<String, BTreeMap<String, String>> =
        seen.into_iter().map(|(criterion, yes)| (criterion, yes.files)).collect();
    assert_eq!(yes, seen);
}
