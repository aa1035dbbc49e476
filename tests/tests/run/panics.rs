//! A panic in native code is an error of one check on one subject, and of nothing else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use heng_assess::{BundleInput, Options, assess};
use heng_files::{Files, Listing, Memory, ReadError};
use heng_model::Outcome;
use heng_model::judgement::Verdict;

use crate::folder::{Results, Rules};

/// Files of which one brings down whoever reads it first, as a parser with a bug in it would.
#[derive(Debug)]
struct Crashing {
    files: Memory,
    at: &'static str,
    crashed: AtomicBool,
}

impl Files for Crashing {
    fn list(&self) -> Listing {
        self.files.list()
    }
    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        assert!(path != self.at || self.crashed.swap(true, Ordering::Relaxed), "byte 7 of nothing");
        self.files.read(path, most)
    }
}

fn bundle(subject: &str, at: &'static str) -> BundleInput {
    let mut files = Memory::new();
    let meta = format!("subject: \"{subject}\"\n");
    for (path, text) in [("bundle.yaml", meta.as_str()), ("data/x.txt", "有"), ("data/y.txt", "有")] {
        files.insert(path, text.as_bytes()).unwrap();
    }
    BundleInput { name: subject.to_owned(), files: Arc::new(Crashing { files, at, crashed: AtomicBool::new(false) }) }
}

#[test]
fn a_panic_costs_one_check_on_one_subject() {
    let leaf = "name: 叶\nrubric:\n  c: { points: 100, text: 某事 }\n";
    let reads =
        |file: &str| format!("    let said = bundle.document(\"{file}\").says(\"有\");\n    judge(\"c\", said);");
    let rules = Rules::new("indicators:\n  a: { weight: 40 }\n  b: { weight: 60 }\n")
        .check("a", leaf, &reads("x.txt"))
        .check("b", leaf, &reads("y.txt"));
    for threads in [1, 2] {
        let bundles = vec![bundle("甲", "data/x.txt"), bundle("乙", "nowhere")];
        let options =
            Options { threads: Some(threads), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        let results = Results(assess(&rules.methodology(), bundles, &options).unwrap());
        let Verdict::Error { errors } = results.verdict("甲", "a") else {
            panic!("{:?}", results.verdict("甲", "a"))
        };
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].message.code, "heng::rule::panic");
        assert!(format!("{:?}", errors[0].message).contains("byte 7 of nothing"));
        // The statement that was running is named.
        assert_eq!((&*errors[0].chain[0].file, errors[0].chain[0].line), ("checks/a/check.rhai", 2));
        assert_eq!(results.outcome("甲", "b"), (Outcome::Scored, Some("100".into())));
        // The broken one keeps its weight: nobody takes it over.
        assert_eq!(results.node("甲", "a").share_of_parent, Some("0.4".parse().unwrap()));
        assert_eq!(results.node("甲", "b").share_of_parent, Some("0.6".parse().unwrap()));
        for leaf in ["a", "b"] {
            assert_eq!(results.outcome("乙", leaf), (Outcome::Scored, Some("100".into())));
        }
    }
}
