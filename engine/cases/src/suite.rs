//! Every case of a methodology: read once, run in parallel, each beside its snapshot.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_assess::{reduced, workers};
use heng_files::{Files, Listing};
use heng_methodology::Methodology;
use heng_model::{Diagnostic, IndicatorId, Message, Source};
use heng_script::Rulebook;
use rayon::prelude::*;

use crate::case::CheckCases;
use crate::read::{self, Around};
use crate::run::{Ran, run};
use crate::snapshot::{self, Snapshot};
use crate::store::{ACCEPTED, PENDING};

/// Largest `cases.md` and largest snapshot.
const MOST_BYTES: u64 = 4 << 20;

/// The cases of a methodology.
#[derive(Debug)]
pub struct Suite {
    /// By check, in the order of indicators; checks without a `cases.md` are not here.
    pub checks: Vec<CheckCases>,
    /// All that is wrong with the files, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Suite {
    /// Reads every `cases.md` of the methodology. `codes` are those of all findings that there can be.
    pub fn read(methodology: &Methodology, files: &dyn Files, codes: &BTreeSet<String>) -> Self {
        Self::read_of(methodology, files, codes, |_| true)
    }

    /// Reads the `cases.md` of some leaves.
    pub fn read_of(
        methodology: &Methodology,
        files: &dyn Files,
        codes: &BTreeSet<String>,
        wanted: impl Fn(&IndicatorId) -> bool,
    ) -> Self {
        let mut suite = Self { checks: Vec::new(), diagnostics: Vec::new() };
        let listed: BTreeSet<String> = files.list().files.into_iter().map(|file| file.path).collect();
        for (node, leaf) in methodology.definition.tree.leaves().filter(|(node, _)| wanted(&node.id)) {
            let Some(folder) = &leaf.folder else { continue };
            let path = format!("{folder}/cases.md");
            if !listed.contains(&path) {
                continue;
            }
            let source = match text(files, &path) {
                Ok(text) => Source::new(path, text),
                Err(why) => {
                    let message = Message::new("heng::cases::unreadable").with("file", &path).with("why", why);
                    suite.diagnostics.push(Diagnostic::error(message).at(&Source::unread(path), 0..0));
                    continue;
                }
            };
            let around = Around { definition: &methodology.definition, leaf, codes };
            let (cases, said) = read::read(&source, around);
            let broken = !said.is_empty();
            suite.diagnostics.extend(said);
            let definition = reduced(&methodology.definition, &node.id).expect("it is a leaf of this tree");
            let (indicator, folder, definition) = (node.id.clone(), folder.clone(), Arc::new(definition));
            suite.checks.push(CheckCases { indicator, folder, source, definition, cases, broken });
        }
        suite
    }

    /// How many cases there are.
    pub fn count(&self) -> usize {
        self.checks.iter().map(|check| check.cases.len()).sum()
    }
}

fn text(files: &dyn Files, path: &str) -> Result<String, String> {
    let bytes = files.read(path, MOST_BYTES).map_err(|error| error.to_string())?;
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}

/// How to run.
pub struct Options<'a> {
    /// Threads; none: as many as there are cores.
    pub threads: Option<usize>,
    /// Set from outside, it ends the run without results.
    pub abort: Arc<AtomicBool>,
    /// Told of every case that is done, by its place among all cases, in whichever order they end.
    pub done: &'a (dyn Fn(usize, &Tested) + Sync),
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("threads", &self.threads).finish_non_exhaustive()
    }
}

/// A case that was run.
#[derive(Debug)]
pub struct Tested {
    /// The check, by its place in the suite.
    pub check: usize,
    /// The case, by its place in the check.
    pub case: usize,
    /// What came of it.
    pub ran: Ran,
    /// How that compares with its snapshot.
    pub snapped: Snapped,
    /// Whether a snapshot that nobody has accepted lies beside it.
    pub pending: bool,
}

/// A result beside its snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Snapped {
    /// As it was accepted.
    Same,
    /// There is no snapshot.
    New,
    /// Another text was accepted: this one.
    Changed(String),
}

/// Runs every case of a suite. Nothing where the run was aborted.
pub fn test(suite: &Suite, rulebook: &Rulebook, files: &dyn Files, options: &Options<'_>) -> Option<Vec<Tested>> {
    let listed: BTreeSet<String> = files.list().files.into_iter().map(|file| file.path).collect();
    let all: Vec<(usize, usize)> = suite
        .checks
        .iter()
        .enumerate()
        .flat_map(|(at, check)| (0..check.cases.len()).map(move |case| (at, case)))
        .collect();
    workers(options.threads).install(|| {
        all.into_par_iter()
            .enumerate()
            .with_max_len(1)
            .map_init(
                || rulebook.worker(&options.abort),
                |worker, (place, (check, case))| {
                    let of = &suite.checks[check];
                    let ran = run(of, &of.cases[case], worker)?;
                    let at = |ending: &str| file_of(of, &of.cases[case].name, ending);
                    let snapped = match listed.contains(&at(ACCEPTED)).then(|| text(files, &at(ACCEPTED))) {
                        None => Snapped::New,
                        Some(Ok(file)) if snapshot::body(&file) == ran.body.text => Snapped::Same,
                        Some(Ok(file)) => Snapped::Changed(snapshot::body(&file)),
                        // What cannot be read is not what was accepted.
                        Some(Err(why)) => Snapped::Changed(format!("{why}\n")),
                    };
                    let pending = listed.contains(&at(PENDING));
                    let tested = Tested { check, case, ran, snapped, pending };
                    (options.done)(place, &tested);
                    Some(tested)
                },
            )
            .collect()
    })
}

/// What somebody accepted of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The outcome, as snapshots write it.
    pub outcome: String,
    /// The score as printed, where there is one.
    pub score: Option<String>,
}

impl CheckCases {
    /// What the accepted snapshot of a case says of the whole; nothing where there is none.
    pub fn accepted(&self, case: usize, files: &dyn Files) -> Option<Accepted> {
        let file = text(files, &file_of(self, &self.cases[case].name, ACCEPTED)).ok()?;
        let body = snapshot::body(&file);
        let line = |key: &str| body.lines().find_map(|line| line.strip_prefix(key)).map(str::to_owned);
        Some(Accepted { outcome: line("outcome: ")?, score: line("score: ") })
    }

    /// The snapshot that a case should have.
    pub fn snapshot(&self, case: usize, ran: &Ran) -> Snapshot {
        let title = self.cases[case].full_title();
        Snapshot { source: self.source.name.clone(), title, body: ran.body.text.clone() }
    }

    /// The names of the cases, there or not, of which a snapshot waits to be accepted.
    pub fn pending<'a>(&self, listed: &'a Listing) -> Vec<&'a str> {
        let ending = format!(".{PENDING}");
        self.files(listed).filter_map(|file| file.strip_suffix(&ending)).collect()
    }

    /// Snapshots of no case. Where the file has mistakes cases are lacking, and none is said to be.
    pub fn orphans<'a>(&self, listed: &'a Listing) -> Vec<&'a str> {
        if self.broken {
            return Vec::new();
        }
        let names = self.cases.iter().map(|case| &case.name);
        let known: BTreeSet<String> =
            names.flat_map(|name| [ACCEPTED, PENDING].map(|ending| format!("{name}.{ending}"))).collect();
        self.files(listed).filter(|file| !known.contains(*file)).collect()
    }

    /// Names of the files among its snapshots.
    fn files<'a>(&self, listed: &'a Listing) -> impl Iterator<Item = &'a str> {
        let folder = format!("{}/snapshots/", self.folder);
        let endings = [ACCEPTED, PENDING].map(|ending| format!(".{ending}"));
        let is_ours = move |name: &&str| endings.iter().any(|ending| name.ends_with(ending));
        listed.files.iter().filter_map(move |file| file.path.strip_prefix(&folder)).filter(is_ours)
    }
}

fn file_of(check: &CheckCases, name: &str, ending: &str) -> String {
    format!("{}/snapshots/{name}.{ending}", check.folder)
}
