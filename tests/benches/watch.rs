//! From a save to what it moved, over the 64 governments and all checks of `rules/csc-2024`.
//!
//! A session stays open while files are edited to and fro: a script, a weight, the points of a rubric, a page of one bundle. Beside the
//! edit of a script stands its floor: the script compiled and put to the same 64 bundles, which are parsed already, and nothing else.
//! `saved` is the program itself, `heng watch` on the same files, where it was built beside this one: from before the save until the
//! last line of what it moved is read. `parts` says where the time of an edit goes. Printed are the median and the 95th percentile; which of them are looked at is up to
//! whoever runs it: `cargo bench -p heng-tests --bench watch`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark ends where it cannot go on, and prints")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use heng_assess::{BundleInput, Changes, Options, Session, moves};
use heng_evidence::Bundle;
use heng_files::{Folder, Touched};
use heng_script::Rulebook;
use rayon::prelude::*;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The check that is edited, its indicator, and a place in it that can be written in two ways.
const SCRIPT: &str = "checks/6.1.2-policy-library/check.rhai";
const INDICATOR: &str = "6.1.2";
const ROUNDS: usize = 60;

fn main() {
    let project = Project::new();
    let options = Options { threads: None, abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let started = Instant::now();
    let folder = Arc::new(Folder::open(project.rules()).unwrap());
    let mut session = Session::open(folder, project.bundles(), &options, None).unwrap();
    println!("{:<34} {:>9}", "first run", shown(started.elapsed()));
    let checks = session.definition().tree.leaves().count();
    println!("{} governments, {checks} checks", session.assessment().subjects.len());

    let script = std::fs::read_to_string(project.rules().join(SCRIPT)).unwrap();
    let other = |round: usize| format!("{script}\nfn round_{round}() {{ {round} }}\n");
    let mut ran = Vec::new();
    let times = rounds(|round| {
        std::fs::write(project.rules().join(SCRIPT), other(round)).unwrap();
        let started = Instant::now();
        let changes = Changes { rules: Touched::from_iter([SCRIPT]), ..Changes::default() };
        let update = session.apply(&changes).unwrap();
        let taken = started.elapsed();
        ran.push(update.ran);
        taken
    });
    assert!(ran.iter().all(|ran| *ran == 64), "{ran:?}");
    report("script", &times);

    let planned = session.planned().to_vec();
    let pool = heng_assess::workers(None);
    let times = rounds(|round| {
        let mut scripts = session.methodology().scripts.clone();
        let source = heng_model::Source::new(SCRIPT, other(round + ROUNDS).as_str());
        scripts.retain(|path, _| path == SCRIPT);
        scripts.insert(SCRIPT.to_owned(), source);
        let book = Rulebook::new(session.definition().clone(), &scripts, &session.methodology().libraries);
        let started = Instant::now();
        pool.install(|| {
            planned.par_iter().for_each_init(
                || book.worker(&options.abort),
                |worker, planned| {
                    drop(worker.judge(&INDICATOR.into(), &planned.subject, &planned.bundle).unwrap());
                },
            );
        });
        started.elapsed()
    });
    report("  floor: compile and run it", &times);

    let tree = std::fs::read_to_string(project.rules().join("methodology.yaml")).unwrap();
    let (from, to) = swapped(&tree);
    let mut times = rounds(|round| {
        let text = if round % 2 == 0 { to.as_str() } else { from.as_str() };
        std::fs::write(project.rules().join("methodology.yaml"), text).unwrap();
        let started = Instant::now();
        let changes = Changes { rules: Touched::from_iter(["methodology.yaml"]), ..Changes::default() };
        let update = session.apply(&changes).unwrap();
        let taken = started.elapsed();
        assert_eq!((update.ran, update.held.len(), update.moves.is_empty()), (0, 0, false));
        taken
    });
    report("weight", &times);

    let first = project.bundles()[0].name.clone();
    let page = project.pages(&first);
    let text = std::fs::read(&page.0).unwrap();
    times = rounds(|round| {
        let mut text = text.clone();
        text.extend(format!("<!-- {round} -->").into_bytes());
        std::fs::write(&page.0, text).unwrap();
        let started = Instant::now();
        let touched = [(first.clone(), Touched::from_iter([page.1.as_str()]))];
        let changes = Changes { bundles: touched.into(), ..Changes::default() };
        let update = session.apply(&changes).unwrap();
        let taken = started.elapsed();
        assert!(update.ran > 0);
        taken
    });
    report("page of one bundle", &times);
    parts(&session);
    drop(session);
    watched(&project, &script);
}

/// The program itself: from the save to the line that says how long it took.
fn watched(project: &Project, script: &str) {
    let here = std::env::current_exe().unwrap();
    let Some(program) = here.ancestors().nth(2).map(|folder| folder.join("heng")).filter(|program| program.is_file())
    else {
        println!("the program is not there: cargo build --release --workspace makes it");
        return;
    };
    let mut command = Command::new(program);
    command.arg("watch").arg("-m").arg(project.rules()).arg(project.0.path().join("bundles"));
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.contains("Ctrl-C")));
    let mut save = |name: &str, path: PathBuf, text: &dyn Fn(usize) -> String| {
        let times = rounds(|round| {
            // Later than what still counts as the same burst.
            std::thread::sleep(Duration::from_millis(60));
            let started = Instant::now();
            std::fs::write(&path, text(round)).unwrap();
            assert!(lines.any(|line| line.starts_with("用时")));
            started.elapsed()
        });
        report(name, &times);
    };
    // Twice the same would be no change: the numbers go on from those above.
    let other = |round: usize| format!("{script}\nfn round_{round}() {{ {round} }}\n");
    save("saved: script", project.rules().join(SCRIPT), &|round| other(round + 2 * ROUNDS));
    let tree = std::fs::read_to_string(project.rules().join("methodology.yaml")).unwrap();
    let (from, to) = (tree.clone(), swapped(&tree).1);
    save("saved: weight", project.rules().join("methodology.yaml"), &|round| {
        if round % 2 == 0 { to.clone() } else { from.clone() }
    });
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Where the time goes.
fn parts(session: &Session) {
    let files = session.files().clone();
    let methodology = session.methodology();
    report("part: load", &rounds(|_| timed(|| heng_methodology::load(files.clone()))));
    report("part: clone definition", &rounds(|_| timed(|| methodology.definition.clone())));
    let book = || Rulebook::new(session.definition().clone(), &methodology.scripts, &methodology.libraries);
    let known = book();
    drop(known.diagnostics());
    let renew = || {
        known.renewed(session.definition().clone(), &methodology.scripts, &methodology.libraries, &methodology.plugins)
    };
    report("part: renew rulebook", &rounds(|_| timed(renew)));
    let before = session.assessment();
    let judgements: Vec<_> = before.subjects.iter().map(|result| &result.judgements).collect();
    report("part: score", &rounds(|_| timed(|| heng_score::score(session.definition(), &judgements))));
    report(
        "part: clone judgements",
        &rounds(|_| timed(|| judgements.iter().map(|one| (*one).clone()).collect::<Vec<_>>())),
    );
    let after = heng_model::assessment::Assessment::clone(before);
    report("part: clone assessment", &rounds(|_| timed(|| heng_model::assessment::Assessment::clone(before))));
    report("part: findings", &rounds(|_| timed(|| heng_assess::findings(before))));
    report("part: moves", &rounds(|_| timed(|| moves(before, &after))));
    let bundles: Vec<Arc<Bundle>> = session.planned().iter().map(|planned| planned.bundle.clone()).collect();
    report(
        "part: bundles again",
        &rounds(|_| timed(|| bundles.iter().map(|bundle| bundle.again()).collect::<Vec<_>>())),
    );
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    let made = work();
    let taken = started.elapsed();
    drop(made);
    taken
}

fn rounds(mut round: impl FnMut(usize) -> Duration) -> Vec<Duration> {
    (0..ROUNDS).map(&mut round).collect()
}

fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn report(name: &str, times: &[Duration]) {
    let mut times = times.to_vec();
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:<34} median {:>9}   95 % {:>9}", shown(at(50)), shown(at(95)));
}

/// The tree as it is, and with the weights of two neighbours exchanged.
fn swapped(tree: &str) -> (String, String) {
    let marks = [
        ["\"1.1.1\": { weight: 2 }", "\"1.1.2\": { weight: 1 }"],
        ["\"1.1.1\": { weight: 1 }", "\"1.1.2\": { weight: 2 }"],
    ];
    let [before, after] = marks;
    assert!(before.iter().all(|mark| tree.contains(mark)), "two weights that can be exchanged");
    let to = tree.replace(before[0], after[0]).replace(before[1], after[1]);
    (tree.to_owned(), to)
}

/// A copy of the methodology and the bundles that can be edited.
struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        copy(&root.join("rules/csc-2024"), &folder.path().join("rules"));
        copy(&root.join("examples/csc-2024/bundles"), &folder.path().join("bundles"));
        Self(folder)
    }

    fn rules(&self) -> PathBuf {
        self.0.path().join("rules")
    }

    fn bundles(&self) -> Vec<BundleInput> {
        let entries = std::fs::read_dir(self.0.path().join("bundles")).unwrap();
        let bundle = |entry: std::io::Result<std::fs::DirEntry>| {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            BundleInput { name, files: Arc::new(Folder::open(entry.path()).unwrap()) }
        };
        let mut bundles: Vec<BundleInput> = entries.map(bundle).collect();
        bundles.sort_by(|a, b| a.name.cmp(&b.name));
        bundles
    }

    /// A page of a bundle, and its path within it.
    fn pages(&self, bundle: &str) -> (PathBuf, String) {
        let root = self.0.path().join("bundles").join(bundle);
        let files = walkdir::WalkDir::new(root.join("data/pages")).sort_by_file_name().into_iter().map(Result::unwrap);
        let page =
            files.map(walkdir::DirEntry::into_path).find(|path| path.extension().is_some_and(|name| name == "html"));
        let page = page.unwrap();
        let within = page.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        (page, within)
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
