//! Each kind of change, and any sequence of them.

use proptest::prelude::*;

use crate::bench::Bench;
use crate::world::{LONE_EDITS, NEWS, choices};

#[test]
fn the_same_bytes_run_nothing() {
    let mut bench = Bench::new();
    let before = bench.said();
    let update = bench.apply(&["rules/checks/a/check.rhai", "甲/data/pages/home.html", "rules/methodology.yaml"]);
    assert!(update.is_nothing() && update.moves.is_empty());
    assert_eq!(update.ran, 0);
    assert_eq!(bench.said(), before);
    assert_eq!(before, bench.fresh());
}

#[test]
fn weights_points_tiers_and_staleness_run_nothing() {
    let mut bench = Bench::new();
    for (path, from, to) in [
        ("rules/methodology.yaml", "a: { weight: 40 }\n  b: { weight: 30 }", "a: { weight: 50 }\n  b: { weight: 20 }"),
        ("rules/checks/a/indicator.yaml", "points: 60", "points: 6"),
        ("rules/methodology.yaml", "stale: zero", "stale: exclude"),
        ("rules/checks/a/indicator.yaml", "12 months", "1 month"),
    ] {
        let update = bench.edit(path, from, to);
        assert_eq!((update.ran, update.held.len()), (0, 0), "{path}: {to}");
        assert_eq!(bench.said(), bench.fresh(), "{path}: {to}");
    }
}

#[test]
fn only_what_asked_for_it_runs_again() {
    for (path, from, to, runs) in LONE_EDITS {
        let mut bench = Bench::new();
        let update = bench.edit(path, from, to);
        assert_eq!(update.ran, runs, "{path}: {from}");
        assert_eq!(bench.said(), bench.fresh(), "{path}: {from}");
        let back = bench.edit(path, to, from);
        assert_eq!(back.ran, 0, "{path} as it was before");
        assert_eq!(bench.said(), bench.fresh(), "{path} as it was before");
    }
}

#[test]
fn what_moved_is_told() {
    let mut bench = Bench::new();
    let before = bench.session.assessment().clone();
    let update = bench.edit("rules/checks/b/check.rhai", "> 0)", "> 5)");
    assert_eq!(update.files.iter().collect::<Vec<_>>(), ["checks/b/check.rhai"]);
    assert_eq!(update.checks.iter().map(heng_model::IndicatorId::as_str).collect::<Vec<_>>(), ["b"]);
    let moved = heng_assess::moves(&before, bench.session.assessment());
    assert_eq!(update.moves, moved);
    assert!(!moved.subjects.is_empty());
}

#[test]
fn files_come_and_go_and_take_other_names() {
    let mut bench = Bench::new();
    let update = bench.set("甲/data/pages/news/2.html", Some(NEWS.as_bytes()));
    assert!(update.ran > 0);
    assert_eq!(bench.said(), bench.fresh());
    let bytes = bench.world.lock().unwrap().0.remove("甲/data/pages/news/2.html").unwrap();
    bench.world.lock().unwrap().set("甲/data/pages/news/3.html", Some(&bytes));
    bench.apply(&["甲/data/pages/news/2.html", "甲/data/pages/news/3.html"]);
    assert_eq!(bench.said(), bench.fresh());
    // A whole folder by its own path, as a rename tells it.
    let mut world = bench.world.lock().unwrap();
    let inside: Vec<String> = world.0.keys().filter(|path| path.starts_with("甲/data/pages/news/")).cloned().collect();
    for path in inside {
        let bytes = world.0.remove(&path).unwrap();
        world.0.insert(path.replace("/news/", "/要闻/"), bytes);
    }
    drop(world);
    bench.apply(&["甲/data/pages/news", "甲/data/pages/要闻"]);
    assert_eq!(bench.said(), bench.fresh());
}

#[test]
fn bundles_come_and_go() {
    let mut bench = Bench::new();
    let whole = bench.world.lock().unwrap().clone();
    let of = |folder: &str| -> Vec<String> {
        let files = whole.0.keys().filter(|path| path.starts_with(folder));
        files.cloned().collect()
    };
    for path in of("乙/") {
        bench.world.lock().unwrap().set(&path, None);
    }
    let update = bench.apply(&[]);
    assert_eq!((update.ran, bench.session.assessment().subjects.len()), (0, 1));
    assert_eq!(bench.said(), bench.fresh());
    for path in of("乙/") {
        bench.world.lock().unwrap().set(&path, Some(&whole.0[&path]));
    }
    let update = bench.apply(&[]);
    assert_eq!((update.ran, bench.session.assessment().subjects.len()), (0, 2), "all of it is known");
    assert_eq!(bench.said(), bench.fresh());
    // A copy: the subject has two.
    for path in of("乙/") {
        bench.world.lock().unwrap().set(&path.replace("乙/", "丁/"), Some(&whole.0[&path]));
    }
    bench.apply(&[]);
    assert_eq!((bench.session.refused().len(), bench.session.assessment().subjects.len()), (2, 1));
    assert_eq!(bench.said(), bench.fresh());
    // It is of no subject.
    bench.set("乙/bundle.yaml", Some(b"subject: ["));
    assert_eq!(bench.said(), bench.fresh());
}

#[test]
fn every_single_edit_is_seen_and_taken_back() {
    let mut bench = Bench::new();
    let first = bench.world.lock().unwrap().clone();
    for (path, bytes) in choices() {
        for bytes in bytes {
            let update = bench.set(path, bytes.as_deref());
            if update.held.is_empty() {
                assert_eq!(bench.said(), bench.fresh(), "{path}");
            }
            bench.set(path, first.0.get(path).map(Vec::as_slice));
            assert_eq!(bench.session.held().count(), 0, "{path}");
            assert_eq!(bench.said(), bench.fresh(), "{path} taken back");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_a_session_says_what_a_fresh_run_says(
        edits in prop::collection::vec(
            prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
            1..12,
        ),
    ) {
        let mut bench = Bench::new();
        let choices = choices();
        let mut compared = 0;
        for batch in edits {
            let mut paths = Vec::new();
            for (file, to) in batch {
                let (path, bytes) = &choices[file.index(choices.len())];
                bench.world.lock().unwrap().set(path, bytes[to.index(bytes.len())].as_deref());
                paths.push(*path);
            }
            let update = bench.apply(&paths);
            if update.held.is_empty() {
                prop_assert!(bench.is_sound());
                prop_assert_eq!(bench.said(), bench.fresh(), "after edits of {:?}", paths);
                compared += 1;
            }
        }
        // Whatever was held: with the files as they were in the beginning nothing is.
        let first = crate::world::World::new();
        let all: Vec<&str> = choices.iter().map(|(path, _)| *path).collect();
        *bench.world.lock().unwrap() = first;
        bench.apply(&all);
        prop_assert_eq!(bench.session.held().count(), 0);
        prop_assert_eq!(bench.said(), bench.fresh(), "in the end, after {} comparisons", compared);
    }
}
