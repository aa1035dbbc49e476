//! What Heng writes is as its schemas say.

use std::sync::Arc;

use heng_assess::{BundleInput, Options, Scope, assess};
use heng_files::{Folder, Memory};
use serde_json::{Value, json};

use crate::reading::{Validator, root};

const HOME: &str = "<html><head><meta name=\"SiteName\" content=\"甲市人民政府\"><meta name=\"SiteIDCode\" content=\"3301000001\">\
</head><body><p>主办单位：甲市人民政府办公室 网站标识码：3301000001 备案号：浙ICP备05000001号</p></body></html>";

/// The results of a small run: a page, a broken page, a table that is none, and subjects without a bundle.
fn results() -> Value {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/site-basics")).unwrap()));
    let methodology = loaded.methodology.unwrap();
    let subject = methodology.definition.subjects[0].id.to_string();
    let bundle_yaml = format!(
        "subject: \"{subject}\"\nfiles:\n  pages/home.html: {{ captured_at: 2023-01-05 }}\nabsent:\n  - {{ evidence: \"pages/columns/*.html\", searched: 首页, by: 甲 }}\n"
    );
    let memory: Memory = [
        ("bundle.yaml", bundle_yaml.as_bytes()),
        ("data/pages/home.html", HOME.as_bytes()),
        ("data/pages/articles/a.html", b"\x00\x01\x02\xff".as_slice()),
    ]
    .into_iter()
    .collect();
    let bundles = vec![BundleInput { name: subject, files: Arc::new(memory) }];
    let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let assessed = assess(&methodology, bundles, &options).expect("nobody aborts");
    assert!(assessed.refused.is_empty() && assessed.rules.is_empty(), "{:?} {:?}", assessed.refused, assessed.rules);
    serde_json::to_value(&assessed.assessment).unwrap()
}

#[test]
fn what_a_run_writes_is_as_its_schemas_say() {
    let results = results();
    assert_eq!(Validator::of("results").refusal(&results), None);
    let subjects = results["subjects"].as_array().unwrap();
    assert!(subjects.iter().any(|subject| subject["judgements"]["bundle"].is_object()));
    for subject in subjects {
        assert_eq!(Validator::of("judgements").refusal(&subject["judgements"]), None);
    }
}

/// What is still to be collected for the subjects of the example, and for those that have no bundle.
fn todo() -> Value {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
    let folders = std::fs::read_dir(root().join("examples/csc-2024/bundles")).unwrap().map(|entry| entry.unwrap());
    let bundle = |folder: std::fs::DirEntry| BundleInput {
        name: folder.file_name().into_string().unwrap(),
        files: Arc::new(Folder::open(folder.path()).unwrap()),
    };
    // One of them has nothing yet.
    let new: Memory = [("bundle.yaml", b"subject: \"110000\"\n".as_slice())].into_iter().collect();
    let others = folders.map(bundle).filter(|bundle| bundle.name != "110000");
    let bundles = others.chain([BundleInput { name: "110000".to_owned(), files: Arc::new(new) }]).collect();
    let listed =
        heng_assess::todo(&loaded.methodology.unwrap(), bundles, &heng_evidence::Readers::none(), &Scope::default());
    serde_json::to_value(&listed.todo).unwrap()
}

#[test]
fn the_list_for_collectors_is_as_its_schema_says() {
    let todo = todo();
    assert_eq!(Validator::of("todo").refusal(&todo), None);
    let text = todo.to_string();
    for state in ["there", "absent", "missing", "faulty", "coded", "uncoded", "open"] {
        assert!(text.contains(&format!("{{\"is\":\"{state}\"")), "{state} is not among them");
    }
    let of = "/subjects/0/indicators/0/evidence/0";
    for (place, other) in
        [("/state/is", json!("lost")), ("/wanted", json!("documents/*")), ("/not_before", json!("昨天"))]
    {
        let mut changed = todo.clone();
        *changed.pointer_mut(&format!("{of}{place}")).unwrap() = other;
        assert!(Validator::of("todo").refusal(&changed).is_some(), "{place}");
    }
}

#[test]
fn a_comparison_is_as_its_schema_says() {
    let load = |files: Arc<dyn heng_files::Files>| heng_methodology::load(files).methodology.unwrap();
    let rules: Arc<dyn heng_files::Files> = Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap());
    let settings =
        ["checks/6.1.2/rubric/library/points=80", "tiers/优秀级/at_least=80", "6.1.2/params/min_categories=9"];
    let settings: Vec<_> = settings.iter().map(|typed| heng_methodology::setting(typed).unwrap()).collect();
    let changed = heng_methodology::overlaid(rules.clone(), &settings).unwrap().load().methodology.unwrap();
    let bundles = ["110000", "330100", "350200"].map(|name| BundleInput {
        name: name.to_owned(),
        files: Arc::new(Folder::open(root().join("examples/csc-2024/bundles").join(name)).unwrap()),
    });
    let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let compared = heng_assess::compare(&load(rules), &changed, bundles.into(), &options).expect("nobody aborts");
    let comparison = serde_json::to_value(&compared.comparison).unwrap();
    assert_eq!(Validator::of("comparison").refusal(&comparison), None);
    let edits = comparison["edits"].as_array().unwrap();
    let paths: Vec<&str> = edits.iter().map(|one| one["edit"]["path"].as_str().unwrap()).collect();
    let wanted = ["checks/6.1.2/params/min_categories", "checks/6.1.2/rubric/library/points", "tiers/优秀级/at_least"];
    assert_eq!(paths, wanted);
    let mut changed = comparison.clone();
    *changed.pointer_mut("/edits/0/edit/kind").unwrap() = json!("mood");
    assert!(Validator::of("comparison").refusal(&changed).is_some());
}

#[test]
fn a_document_that_is_otherwise_is_refused() {
    let results = results();
    for (place, other) in [
        ("/format", json!("一")),
        ("/subjects", json!({})),
        ("/subjects/0/card", json!(null)),
        ("/methodology", json!(1)),
    ] {
        let mut changed = results.clone();
        *changed.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = other;
        assert!(Validator::of("results").refusal(&changed).is_some(), "{place}");
    }
}
