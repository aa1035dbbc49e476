//! Every real file put to every check that could be handed it: nothing breaks, and whoever reads what is said yes to finds it true.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use heng_assess::BundleInput;
use heng_files::Memory;
use heng_methodology::Methodology;
use heng_model::Number;
use heng_model::judgement::{Ruling, Verdict};

use crate::{methodology, run};

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
    let (mut yes, mut broken): (BTreeMap<String, Vec<String>>, Vec<String>) = Default::default();
    for (n, file) in files.iter().enumerate() {
        let bundle = bundle(&methodology, file, SUBJECTS[n % SUBJECTS.len()]);
        let name = bundle.name.clone();
        let assessed = run(&methodology, vec![bundle]);
        let judgements = &assessed.assessment.subjects[0].judgements;
        for (node, leaf) in methodology.definition.tree.leaves() {
            let judged = &judgements.leaves[&node.id];
            match &judged.verdict {
                Verdict::Judged { criteria } => {
                    let judged: Vec<_> = criteria.iter().map(|judgement| &judgement.criterion).collect();
                    let rubric: Vec<_> = leaf.rubric.iter().map(|criterion| &criterion.id).collect();
                    assert_eq!(judged, rubric, "{name} {}", node.id);
                    for judgement in criteria {
                        let Ruling::Judged { ratio, .. } = &judgement.ruling else { continue };
                        assert!(*ratio >= Number::from(0) && *ratio <= Number::from(1), "{name} {}: {ratio}", node.id);
                        if !ratio.is_zero() {
                            let said = if *ratio == Number::from(1) { name.clone() } else { format!("{name} {ratio}") };
                            yes.entry(format!("{}/{}", node.id, judgement.criterion)).or_default().push(said);
                        }
                    }
                }
                Verdict::MissingEvidence { .. } | Verdict::NotApplicable { .. } => {}
                other => broken.push(format!("{name} {}: {other:?}", node.id)),
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    let mut said = String::new();
    for (criterion, files) in yes {
        let _ = writeln!(said, "{criterion}\n  {}", files.join("\n  "));
    }
    insta::assert_snapshot!(said);
}
