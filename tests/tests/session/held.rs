//! Last good wins: what breaks is held, what is whole goes on, and what is mended is let go.

use crate::bench::Bench;
use crate::world::World;

fn held(bench: &Bench) -> Vec<(&str, u64, Vec<&str>)> {
    let ids = bench.session.held().map(|held| (held.file.as_str(), held.since, held.indicators.iter()));
    ids.map(|(file, since, ids)| (file, since, ids.map(heng_model::IndicatorId::as_str).collect())).collect()
}

#[test]
fn a_script_that_does_not_compile_is_held_and_others_go_on() {
    let mut bench = Bench::new();
    let before = bench.said();
    let update = bench.edit("rules/checks/a/check.rhai", "judge(\"title\", ", "judge(\"title\" ");
    assert_eq!((update.ran, update.moves.is_empty()), (0, true));
    assert_eq!(held(&bench), [("checks/a/check.rhai", 1, vec!["a"])]);
    assert_eq!(update.held[0].diagnostics[0].labels[0].source.name, "checks/a/check.rhai");
    assert_eq!(bench.said(), before, "the last good version is in force, its digest too");
    // Another rule goes on.
    let update = bench.edit("rules/checks/b/check.rhai", "> 0)", "> 5)");
    assert_eq!((update.ran, update.moves.is_empty()), (2, false));
    assert_eq!(held(&bench), [("checks/a/check.rhai", 1, vec!["a"])]);
    // And so do weights, and the rubric of the broken one.
    bench.edit("rules/checks/a/indicator.yaml", "points: 60", "points: 6");
    assert_eq!(held(&bench), [("checks/a/check.rhai", 1, vec!["a"])]);
    let update = bench.edit("rules/checks/a/check.rhai", "judge(\"title\" ", "judge(\"title\", ");
    assert_eq!(update.mended, ["checks/a/check.rhai"]);
    assert_eq!(held(&bench), []);
    assert_eq!(bench.said(), bench.fresh());
}

#[test]
fn a_script_that_fails_when_it_runs_is_held_too() {
    let mut bench = Bench::new();
    let before = bench.said();
    let update = bench.edit("rules/checks/a/check.rhai", "home.title", "home.titel");
    assert!(update.moves.is_empty());
    assert_eq!(held(&bench), [("checks/a/check.rhai", 1, vec!["a"])]);
    assert_eq!(update.held[0].diagnostics.len(), 1, "said once for all subjects");
    assert_eq!(update.held[0].diagnostics[0].labels.len(), 1);
    assert_eq!(bench.said(), before);
    bench.edit("rules/checks/a/check.rhai", "home.titel", "home.title");
    assert_eq!(held(&bench), []);
}

#[test]
fn a_broken_library_holds_those_that_call_it() {
    let mut bench = Bench::new();
    let before = bench.said();
    for broken in ["fn lively(page) {", "fn lively(page) {\n    page.says(\"动态\") || page.hsa(\".news\")\n}\n"] {
        bench.set("rules/lib/sense.rhai", Some(broken.as_bytes()));
        // Where what comes first decides, the slip is never met.
        if bench.session.held().count() > 0 {
            let held = held(&bench);
            assert_eq!((held[0].0, &held[0].2), ("lib/sense.rhai", &vec!["a"]), "{broken}");
            assert_eq!(bench.said(), before, "{broken}");
        }
        bench.set("rules/lib/sense.rhai", World::new().0.get("rules/lib/sense.rhai").map(Vec::as_slice));
        assert_eq!(held(&bench), []);
    }
    bench.set("rules/lib/sense.rhai", Some(b"fn lively(page) {"));
    assert_eq!(held(&bench).len(), 1);
    bench.set("rules/lib/sense.rhai", None);
    assert_eq!(held(&bench), [("lib/sense.rhai", 5, vec!["a"])], "gone: what called it would fail");
    assert_eq!(bench.said(), before);
}

#[test]
fn yaml_that_breaks_is_held_by_file() {
    let mut bench = Bench::new();
    let before = bench.said();
    bench.edit("rules/checks/b/indicator.yaml", "points: 100", "points: 很多");
    assert_eq!(held(&bench), [("checks/b/indicator.yaml", 1, vec!["b"])]);
    assert_eq!(bench.said(), before);
    // The tree goes on, and so does another rubric.
    let (from, to) = ("a: { weight: 40 }\n  b: { weight: 30 }", "a: { weight: 60 }\n  b: { weight: 10 }");
    let update = bench.edit("rules/methodology.yaml", from, to);
    assert!(!update.moves.is_empty());
    assert_eq!(held(&bench), [("checks/b/indicator.yaml", 1, vec!["b"])]);
    bench.edit("rules/methodology.yaml", "indicators:", "indicators");
    assert_eq!(held(&bench), [("checks/b/indicator.yaml", 1, vec!["b"]), ("methodology.yaml", 3, vec![])]);
    let update = bench.edit("rules/checks/b/indicator.yaml", "points: 很多", "points: 10");
    assert_eq!(update.mended, ["checks/b/indicator.yaml"]);
    assert_eq!(held(&bench), [("methodology.yaml", 3, vec![])]);
    bench.edit("rules/methodology.yaml", "indicators", "indicators:");
    assert_eq!(held(&bench), []);
    assert_eq!(bench.said(), bench.fresh());
}

#[test]
fn a_file_that_is_gone_is_held_and_comes_back() {
    let mut bench = Bench::new();
    let before = bench.said();
    let first = World::new();
    for path in
        ["rules/methodology.yaml", "rules/checks/a/check.rhai", "rules/checks/a/indicator.yaml", "rules/subjects.yaml"]
    {
        bench.set(path, None);
        assert_eq!(bench.session.held().count(), 1, "{path}");
        assert_eq!(bench.said(), before, "{path}");
        let update = bench.set(path, first.0.get(path).map(Vec::as_slice));
        assert_eq!(update.mended, [path.strip_prefix("rules/").unwrap()]);
        assert_eq!(bench.said(), before, "{path} is back");
    }
}

#[test]
fn a_criterion_that_is_written_in_two_files_waits_for_the_second() {
    let mut bench = Bench::new();
    bench.edit("rules/checks/b/indicator.yaml", "each: areas }", "each: areas }\n  more: { points: 20, text: 更多 }");
    assert_eq!(held(&bench), [("checks/b/indicator.yaml", 1, vec!["b"])]);
    let update =
        bench.edit("rules/checks/b/check.rhai", "    if reference", "    judge(\"more\", true);\n    if reference");
    assert_eq!(held(&bench), []);
    assert_eq!(update.mended, ["checks/b/indicator.yaml"]);
    assert_eq!(bench.said(), bench.fresh());
}

#[test]
fn what_was_broken_when_the_session_began_is_an_ordinary_error() {
    let mut world = World::new();
    world.edit("rules/checks/a/check.rhai", "judge(\"title\", ", "judge(\"title\" ");
    let mut bench = Bench::on(world);
    assert!(!bench.session.diagnostics().is_empty());
    assert_eq!(bench.said(), bench.fresh());
    bench.edit("rules/checks/a/check.rhai", ">= params", "> params");
    assert_eq!(held(&bench), []);
    assert_eq!(bench.said(), bench.fresh());
    bench.edit("rules/checks/a/check.rhai", "judge(\"title\" ", "judge(\"title\", ");
    assert!(bench.session.diagnostics().is_empty());
    assert_eq!(bench.said(), bench.fresh());
}
