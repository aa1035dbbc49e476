//! The thirteen checks that the interface of scripts was tried on, as they were written. They stand beside the project.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::sync::Arc;

use heng_assess::{BundleInput, Options, assess};
use heng_files::{Folder, Memory};
use heng_model::judgement::Verdict;
use heng_script::Rulebook;

#[test]
fn the_thirteen_checks_run_as_they_were_written() {
    let Some(sample) = heng_tests::beside("design/sample") else { return };
    let mut files = Memory::new();
    let mut indicators = String::from("calendar: working-days-cn\nindicators:\n");
    for entry in walkdir::WalkDir::new(&sample).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&sample).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_dir() {
            if let Some(id) = path.strip_prefix("checks/").and_then(|name| name.split('-').next()) {
                indicators += &format!("  \"{id}\": {{ parent: index, weight: 10 }}\n");
            }
        } else if !path.starts_with("bundles/") && path != "README.md" {
            files.insert(&path, std::fs::read(entry.path()).unwrap().as_slice()).unwrap();
        }
    }
    // The sample is of checks: it has no tree, and no government of the level that one parameter lacks.
    let head = std::fs::read_to_string(sample.join("methodology.yaml")).unwrap();
    let head = head.replace("language: zh\n", "language: zh\nscale: { full: 130 }\n");
    files.insert("methodology.yaml", format!("{head}\n{indicators}").as_bytes()).unwrap();
    let subjects = std::fs::read_to_string(sample.join("subjects.yaml")).unwrap();
    let subjects: Vec<&str> = subjects.lines().filter(|line| !line.contains("level: national")).collect();
    files.insert("subjects.yaml", subjects.join("\n").as_bytes()).unwrap();

    let loaded = heng_methodology::load(Arc::new(files));
    let methodology = loaded.methodology.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    assert_eq!(methodology.scripts.len(), 13);
    let book =
        Rulebook::compile(Arc::new(methodology.definition.clone()), &methodology.scripts, &methodology.libraries);
    let said: Vec<_> = book.lint(&|file, pointer| methodology.places.key(file, pointer));
    assert!(said.is_empty(), "{said:#?}");
    let bundles = ["hangzhou", "xiamen"].map(|name| BundleInput {
        name: name.to_owned(),
        files: Arc::new(Folder::open(sample.join("bundles").join(name)).unwrap()),
    });
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let assessed = assess(&methodology, bundles.into(), &options).unwrap();
    assert_eq!(assessed.assessment.subjects.len(), 2);
    let mut judged = 0;
    for result in &assessed.assessment.subjects {
        assert_eq!(result.judgements.leaves.len(), 13);
        for (id, leaf) in &result.judgements.leaves {
            match &leaf.verdict {
                // One letter was answered in a year that the calendar does not have, which is never guessed.
                Verdict::Error { errors } => {
                    let what = (result.subject.as_str(), id.as_str(), &*errors[0].message.code);
                    assert_eq!(what, ("350200", "6.3.2", "heng::rule::outside_calendar"), "{errors:?}");
                }
                Verdict::Judged { criteria } => judged += criteria.len(),
                _ => {}
            }
        }
    }
    assert!(judged > 20, "{judged} criteria judged");
}
