//! What a run remembers changes how long the next takes, and nothing else.

use std::process::Stdio;
use std::time::Duration;

use crate::heng::{program, project, ran};
use crate::sameness::copy;
use crate::small::Small;

/// What a check prints and writes.
fn all(small: &Small, more: &[&str]) -> (i32, String, String, Vec<String>) {
    let ran = small.heng(&[&["check"], more].concat());
    let documents = ["out/results.json", "out/judgements/330100.json", "out/judgements/350200.json"];
    let documents = documents.map(|path| std::fs::read_to_string(small.path(path)).unwrap_or_default());
    (ran.status, ran.out, ran.errors, documents.into())
}

#[test]
fn with_and_without_cold_and_warm_the_same_bytes_come_out() {
    let small = Small::new();
    for (path, from, to) in [
        ("heng.yaml", "out", "out"),
        ("bundles/hangzhou/data/documents/a.txt", "通知", "通报"),
        ("rules/checks/1-library/indicator.yaml", "points: 60", "points: 10"),
        ("rules/checks/1-library/check.rhai", "政策文件库", "要闻"),
        ("rules/checks/1-library/check.rhai", "home.has", "home.hsa"),
        ("rules/checks/1-library/check.rhai", "home.hsa", "home.has"),
        ("bundles/xiamen/bundle.yaml", "350200", "350299"),
        ("bundles/xiamen/bundle.yaml", "350299", "350200"),
    ] {
        small.replace(path, from, to);
        let plain = all(&small, &["--no-memo"]);
        for round in ["cold", "warm", "warm again"] {
            assert_eq!(all(&small, &[]), plain, "{round} after {path}: {from}");
        }
    }
}

#[test]
fn the_example_says_the_same_from_memory() {
    let root = tempfile::tempdir().unwrap();
    let example = root.path().join("examples/csc-2024");
    copy(&project().join("rules/csc-2024"), &root.path().join("rules/csc-2024"));
    copy(&project().join("examples/csc-2024"), &example);
    let check = |more: &[&str]| {
        let ran = ran(program().current_dir(&example).arg("check").args(more));
        assert_eq!(ran.status, 0, "{}", ran.errors);
        let mut documents = Vec::new();
        for entry in walkdir::WalkDir::new(example.join("out")).sort_by_file_name().into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                documents.push((entry.path().to_owned(), std::fs::read(entry.path()).unwrap()));
            }
        }
        std::fs::remove_dir_all(example.join("out")).unwrap();
        (ran.out, ran.errors, documents)
    };
    let plain = check(&["--no-memo"]);
    assert!(!example.join(".heng").exists(), "nothing is kept where nobody wants it");
    assert_eq!(plain.2.len(), 65);
    for round in ["cold", "warm"] {
        assert!(check(&[]) == plain, "{round}");
    }
}

#[test]
fn documents_that_somebody_changed_are_written_anew() {
    let small = Small::new();
    let before = all(&small, &[]);
    small.write("out/results.json", "{}");
    std::fs::remove_file(small.path("out/judgements/330100.json")).unwrap();
    assert_eq!(all(&small, &[]), before);
}

#[test]
fn a_run_that_is_killed_leaves_nothing_that_another_would_believe() {
    let small = Small::new();
    let plain = all(&small, &["--no-memo"]);
    for delay in (0..40).step_by(2) {
        let mut child = program();
        let child = child.current_dir(&small).arg("check").stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(all(&small, &[]), plain, "killed after {} ms", delay * 3);
        assert_eq!(small.heng(&["clean"]).status, 0);
    }
}

#[test]
fn clean_forgets() {
    let small = Small::new();
    small.heng(&["check"]);
    assert_eq!(std::fs::read_to_string(small.path(".heng/memo/.gitignore")).unwrap(), "*\n");
    let cleaned = small.heng(&["clean", "--lang", "en"]);
    assert_eq!((cleaned.status, cleaned.errors.as_str()), (0, "removed ./.heng/memo\n"));
    assert!(!small.path(".heng").exists());
    let again = small.heng(&["clean", "--lang", "en"]);
    assert_eq!((again.status, again.errors.as_str()), (0, "there is nothing to remove: ./.heng/memo is not there\n"));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(ran(program().current_dir(elsewhere.path()).arg("clean")).status, 2);
}
