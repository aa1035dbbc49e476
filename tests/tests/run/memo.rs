//! A memo changes what is run and never what is said: whatever is edited, with it and without it the same bytes come out.

mod world;

use std::path::Path;
use std::sync::Arc;

use heng_assess::{BundleInput, Disk, InMemory, Memo, Options, assess_with};
use proptest::prelude::*;

use world::{LONE_EDITS, NEWS, OPEN, World, choices, said};

#[test]
fn nothing_is_wrong_with_what_is_edited() {
    let loaded = heng_methodology::load(Arc::new(World::new().below("rules/")));
    let said: Vec<_> = loaded.diagnostics.iter().map(|one| (&one.message, one.sort_key())).collect();
    assert_eq!(said, []);
    let assessed = World::new().run(None).unwrap();
    assert!(assessed.rules.is_empty() && assessed.problems.is_empty() && assessed.refused.is_empty());
    let subjects = &assessed.assessment.subjects;
    let errors = subjects.iter().flat_map(|one| one.judgements.leaves.values());
    let errors = errors.filter(|leaf| matches!(leaf.verdict, heng_model::judgement::Verdict::Error { .. }));
    assert_eq!(errors.count(), 0);
}

#[track_caller]
fn ran(world: &World, memo: &dyn Memo) -> usize {
    world.run(Some(memo)).unwrap().ran
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_a_memo_and_without_the_same_is_said_after_every_edit(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let in_memory = InMemory::default();
        let mut world = World::new();
        let choices = choices();
        for (file, to) in edits {
            let (path, bytes) = &choices[file.index(choices.len())];
            world.set(path, bytes[to.index(bytes.len())].as_deref());
            let Some(plain) = world.run(None) else { continue };
            let plain = said(&plain);
            let disk = Disk::new(folder.path(), "build");
            for memo in [&in_memory as &dyn Memo, &disk] {
                prop_assert_eq!(&said(&world.run(Some(memo)).unwrap()), &plain, "after an edit of {}", path);
                let again = world.run(Some(memo)).unwrap();
                prop_assert_eq!(&said(&again), &plain, "once more after an edit of {}", path);
                if again.rules.is_empty() {
                    prop_assert_eq!(again.ran, 0);
                }
            }
        }
    }
}

#[test]
fn every_single_edit_is_seen_and_taken_back() {
    let memo = InMemory::default();
    for (path, bytes) in choices() {
        for bytes in bytes {
            let mut world = World::new();
            world.set(path, bytes.as_deref());
            for world in [world, World::new()] {
                let plain = world.run(None).unwrap_or_else(|| panic!("{path} breaks the methodology"));
                assert_eq!(said(&world.run(Some(&memo)).unwrap()), said(&plain), "{path}");
            }
        }
    }
}

#[test]
fn what_comes_after_judging_runs_nothing() {
    let memo = InMemory::default();
    let mut world = World::new();
    assert_eq!(ran(&world, &memo), 8);
    assert_eq!(ran(&world, &memo), 0);
    let before = said(&world.run(Some(&memo)).unwrap());
    world.edit("rules/checks/a/indicator.yaml", "points: 60", "points: 6");
    world.edit("rules/methodology.yaml", "weight: 40", "weight: 60");
    world.edit("rules/methodology.yaml", "weight: 30", "weight: 10");
    world.edit("rules/methodology.yaml", "stale: zero", "stale: exclude");
    world.edit("rules/checks/a/indicator.yaml", "12 months", "1 month");
    let after = world.run(Some(&memo)).unwrap();
    assert_eq!(after.ran, 0);
    assert_ne!(said(&after), before);
}

#[test]
fn only_what_asked_for_it_runs_again() {
    for (path, from, to, runs) in LONE_EDITS {
        let (memo, mut world) = (InMemory::default(), World::new());
        ran(&world, &memo);
        world.edit(path, from, to);
        assert_eq!(ran(&world, &memo), runs, "{path}: {from}");
        assert_eq!(ran(&world, &memo), 0, "{path}");
        world.edit(path, to, from);
        assert_eq!(ran(&world, &memo), 0, "{path} as it was before");
    }
}

#[test]
fn a_file_that_a_pattern_would_match_is_seen() {
    let (memo, mut world) = (InMemory::default(), World::new());
    ran(&world, &memo);
    let before = said(&world.run(Some(&memo)).unwrap());
    world.set("甲/data/pages/news/2.html", Some(NEWS.as_bytes()));
    let after = world.run(Some(&memo)).unwrap();
    assert!(after.ran > 0);
    assert_ne!(said(&after), before);
    assert_eq!(said(&after), said(&world.run(None).unwrap()));
}

#[test]
fn what_a_deadline_ended_is_not_kept() {
    let (memo, world) = (InMemory::default(), World::new());
    let methodology = heng_methodology::load(Arc::new(world.below("rules/"))).methodology.unwrap();
    let bundles = vec![BundleInput { name: "甲".to_owned(), files: Arc::new(world.below("甲/")) }];
    let abort = Arc::new(true.into());
    let options = Options { threads: Some(1), abort, progress: &|_| {}, ..Options::default() };
    assert!(assess_with(&methodology, bundles, &options, &memo).is_err());
    assert!(memo.load(&"甲".into()).is_empty());
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| !path.ends_with(".gitignore")).collect();
    files.sort();
    files
}

#[test]
fn a_damaged_file_is_as_good_as_none() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let disk = Disk::new(folder.path(), "build");
    assert_eq!(ran(&world, &disk), 8);
    let plain = said(&world.run(None).unwrap());
    for path in files(folder.path()) {
        let whole = std::fs::read(&path).unwrap();
        for cut in [0, 1, whole.len() / 2, whole.len() - 1] {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert_eq!(said(&world.run(Some(&disk)).unwrap()), plain);
        }
        for at in [0, whole.len() / 3, whole.len() - 2] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(said(&world.run(Some(&disk)).unwrap()), plain);
        }
        assert_eq!(ran(&world, &disk), 0, "and is written anew");
    }
}

#[test]
fn another_build_of_the_engine_reads_nothing() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    assert_eq!(ran(&world, &Disk::new(folder.path(), "one")), 8);
    assert_eq!(ran(&world, &Disk::new(folder.path(), "another")), 8);
}

#[test]
fn a_file_of_one_subject_is_not_taken_for_that_of_another() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let disk = Disk::new(folder.path(), "build");
    ran(&world, &disk);
    let files = files(folder.path());
    let [one, other, ..] = &files[..] else { panic!("{files:?}") };
    std::fs::copy(one, other).unwrap();
    assert_eq!(said(&world.run(Some(&disk)).unwrap()), said(&world.run(None).unwrap()));
}

#[test]
fn the_oldest_is_let_go_when_it_is_too_much() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let bytes = || files(folder.path()).iter().map(|path| path.metadata().unwrap().len()).sum::<u64>();
    ran(&world, &Disk::new(folder.path(), "build"));
    let all = bytes();
    let small = Disk::new(folder.path(), "build").at_most(all - 1);
    small.tidy();
    assert!((1..all).contains(&bytes()));
    assert_eq!(said(&world.run(Some(&small)).unwrap()), said(&world.run(None).unwrap()));
    assert!(bytes() < all);
    Disk::new(folder.path(), "build").at_most(0).tidy();
    assert_eq!(bytes(), 0);
}

#[test]
fn one_subject_keeps_so_much_and_no_more() {
    let (memo, mut world) = (InMemory::default(), World::new());
    for round in 0..30 {
        world.set("甲/data/tables/open.csv", Some(format!("{OPEN}卫生,{round}\n").as_bytes()));
        ran(&world, &memo);
    }
    assert_eq!(memo.load(&"甲".into()).len(), 3 + 8, "three checks once, and the last eight of the fourth");
}

#[test]
fn two_runs_at_once_do_each_other_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for of in 0..4 {
            let folder = folder.path();
            scope.spawn(move || {
                let mut world = World::new();
                for round in 0..6 {
                    world.set("甲/data/tables/open.csv", Some(format!("{OPEN}卫生,{}\n", (of + round) % 3).as_bytes()));
                    let disk = Disk::new(folder, "build");
                    assert_eq!(said(&world.run(Some(&disk)).unwrap()), said(&world.run(None).unwrap()));
                }
            });
        }
    });
    assert!(files(folder.path()).iter().all(|path| path.extension().is_none()), "nothing unfinished is left");
}
