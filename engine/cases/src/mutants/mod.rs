//! Whether the cases would notice a mistake: rules and evidence are changed in small ways, one change at a time, in memory only.
//!
//! A change of a rule (script, library, parameter) ought to be noticed: it is *killed* by the first case whose expectation no
//! longer holds or whose snapshot differs. Evidence that a judgement cites ought to matter: where it is taken away, something
//! must change. How wide its characters are ought not to matter: nothing may change. What is not as it ought to be *survives*.

mod evidence;
mod excuse;
mod params;
mod sample;
mod scripts;

pub(crate) use evidence::said;
pub use sample::Sample;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_assess::workers;
use heng_files::Memory;
use heng_methodology::Methodology;
use heng_model::{Definition, Source, Span};
use heng_script::{Rulebook, Worker};
use rayon::prelude::*;

use crate::run::run_with;
use crate::suite::{Snapped, Suite, Tested};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changed {
    /// The text of a script or library.
    Script(heng_script::Operator),
    /// The value of a parameter.
    Param,
    /// Cited evidence was taken away.
    Removed,
    /// A cited cell was emptied.
    Blanked,
    /// A character of the quotation became full-width, or half-width.
    Width,
}

impl Changed {
    /// Its name in documents and in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Changed::Script(operator) => operator.name(),
            Changed::Param => "param",
            Changed::Removed => "removed",
            Changed::Blanked => "blanked",
            Changed::Width => "width",
        }
    }

    /// Whether the rules were changed, and not the evidence.
    pub fn is_of_rules(self) -> bool {
        matches!(self, Changed::Script(_) | Changed::Param)
    }
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is as it ought to be. For changes of rules: who noticed.
    Killed(Option<Killer>),
    /// It is not.
    Survived,
    /// The author says that it changes nothing, and why. Not counted.
    Excused(String),
    /// The changed text is no script. Not counted.
    Stillborn,
}

/// The case that noticed a change: the first whose expectations no longer hold, else the first whose snapshot differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Killer {
    /// The check, by its place in the suite.
    pub check: usize,
    /// The case, by its place in the check.
    pub case: usize,
    /// No expectation noticed, only a snapshot.
    pub by_snapshot: bool,
}

/// One change with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutated {
    /// What was changed.
    pub changed: Changed,
    /// The file that holds what was changed: a script, a library, an `indicator.yaml`; of evidence the `cases.md`.
    pub source: Arc<Source>,
    /// Where; of evidence the title of the case.
    pub span: Span,
    /// Of evidence: the case, by its place in the check, and the file.
    pub evidence: Option<(usize, Arc<str>)>,
    /// What stood there, on one line.
    pub before: String,
    /// What stands there instead; empty where something was left out.
    pub after: String,
    /// The checks whose cases were asked, by their places in the suite.
    pub checks: Vec<usize>,
    /// What became of it.
    pub fate: Fate,
}

/// All changes with what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mutants {
    /// Of rules by file and place, then of evidence by check and case.
    pub all: Vec<Mutated>,
    /// Excuses for what does not survive, by file and place.
    pub idle_excuses: Vec<(Arc<Source>, Span)>,
    /// Cases whose expectations do not hold as it is: they notice nothing.
    pub failing: usize,
}

/// A change that is yet to be tried.
struct Trial {
    mutated: Mutated,
    what: What,
}

/// How a change is made.
enum What {
    /// Another text for the script of that path, or for the library of that key.
    Script {
        path: String,
        text: String,
    },
    Library {
        key: String,
        text: String,
    },
    /// Another definition of the check.
    Definition(Arc<Definition>),
    /// Another bundle of that case.
    Evidence {
        files: Arc<Memory>,
        case: usize,
        matters: bool,
    },
}

/// What every trial needs to know.
struct Ground<'a> {
    suite: &'a Suite,
    methodology: &'a Methodology,
    definition: Arc<Definition>,
    /// By check, the cases in order.
    tested: BTreeMap<usize, Vec<&'a Tested>>,
    abort: &'a Arc<AtomicBool>,
}

/// How to try them.
pub struct Trying<'a> {
    /// Only so many; none: all.
    pub sample: Option<Sample>,
    /// Threads; none: as many as there are cores.
    pub threads: Option<usize>,
    /// Set from outside, it ends the run without results.
    pub abort: Arc<AtomicBool>,
    /// Told how many there are.
    pub begin: &'a (dyn Fn(usize) + Sync),
    /// Told of each that was tried.
    pub done: &'a (dyn Fn() + Sync),
}

impl std::fmt::Debug for Trying<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trying").field("sample", &self.sample).field("threads", &self.threads).finish_non_exhaustive()
    }
}

/// Tries every change, or a sample of them. `tested` is what came of all cases as it is. Nothing where the run was aborted.
pub fn mutate(
    suite: &Suite,
    methodology: &Methodology,
    rulebook: &Rulebook,
    tested: &[Tested],
    trying: &Trying<'_>,
) -> Option<Mutants> {
    let Trying { sample, threads, abort, begin, done } = trying;
    let mut by_check: BTreeMap<usize, Vec<&Tested>> = BTreeMap::new();
    for one in tested {
        by_check.entry(one.check).or_default().push(one);
    }
    let definition = Arc::new(methodology.definition.clone());
    let ground = Ground { suite, methodology, definition, tested: by_check, abort };
    let mut trials = scripts::trials(&ground);
    trials.extend(params::trials(&ground));
    trials.sort_by(|a, b| a.mutated.key().cmp(&b.mutated.key()));
    trials.extend(evidence::trials(&ground));
    let whole = sample.is_none();
    if let Some(sample) = *sample {
        sample::choose(&mut trials, sample);
    }
    begin(trials.len());
    let all = workers(*threads).install(|| {
        trials
            .into_par_iter()
            .with_max_len(1)
            .map_init(
                || rulebook.worker(abort),
                |worker, trial| {
                    let mut mutated = trial.mutated;
                    mutated.fate = fate(&ground, &mutated, &trial.what, worker)?;
                    done();
                    Some(mutated)
                },
            )
            .collect::<Option<Vec<Mutated>>>()
    });
    let mut all = all?;
    let idle = excuse::apply(&mut all);
    let failing = tested.iter().filter(|one| !one.ran.failures.is_empty()).count();
    // Of a sample nobody knows what the others would have come to.
    Some(Mutants { all, idle_excuses: if whole { idle } else { Vec::new() }, failing })
}

impl Mutated {
    fn key(&self) -> (&str, Span, &'static str, &str) {
        (&self.source.name, self.span, self.changed.name(), &self.after)
    }
}

/// Tries one change; the worker is one of the rules as they are.
fn fate(ground: &Ground<'_>, mutated: &Mutated, what: &What, worker: &Worker<'_>) -> Option<Fate> {
    let Methodology { scripts, libraries, .. } = ground.methodology;
    let changed = |source: &Source, text: &str| Source::new(source.name.clone(), text);
    let book = |scripts: &BTreeMap<_, _>, libraries: &BTreeMap<_, _>| {
        let book = Rulebook::new(ground.definition.clone(), scripts, libraries);
        book.with_plugins(&ground.methodology.plugins).reading_with(worker.readers().clone())
    };
    match what {
        What::Script { path, text } => {
            let scripts = BTreeMap::from([(path.clone(), changed(&mutated.source, text))]);
            noticed(ground, mutated, &book(&scripts, libraries))
        }
        What::Library { key, text } => {
            let mut libraries = libraries.clone();
            libraries.insert(key.clone(), changed(&mutated.source, text));
            let concerned = mutated.checks.iter().filter_map(|at| script_of(&ground.suite.checks[*at].definition));
            let scripts = concerned.filter_map(|path| Some((path.to_owned(), scripts.get(path)?.clone()))).collect();
            noticed(ground, mutated, &book(&scripts, &libraries))
        }
        What::Definition(definition) => killer(ground, &mutated.checks, Some(definition), worker),
        What::Evidence { case, files, matters } => {
            let (at, check) = (mutated.checks[0], &ground.suite.checks[mutated.checks[0]]);
            let before = ground.tested[&at].iter().find(|tested| tested.case == *case).map(|tested| &tested.ran)?;
            let ran = run_with(&check.definition, &check.cases[*case], files, worker)?;
            let same = evidence::said(&before.alone, *matters) == evidence::said(&ran.alone, *matters);
            Some(if same == *matters { Fate::Survived } else { Fate::Killed(None) })
        }
    }
}

/// The path of the only script of a reduced definition.
fn script_of(definition: &Definition) -> Option<&str> {
    definition.tree.leaves().next()?.1.script.as_deref()
}

fn noticed(ground: &Ground<'_>, mutated: &Mutated, rulebook: &Rulebook) -> Option<Fate> {
    if !rulebook.diagnostics().is_empty() {
        return Some(Fate::Stillborn);
    }
    killer(ground, &mutated.checks, None, &rulebook.worker(ground.abort))
}

/// The case that notices.
fn killer(
    ground: &Ground<'_>,
    checks: &[usize],
    definition: Option<&Arc<Definition>>,
    worker: &Worker<'_>,
) -> Option<Fate> {
    let mut by_snapshot = None;
    for at in checks {
        let check = &ground.suite.checks[*at];
        // What does not hold as it is, notices nothing.
        let sound = ground.tested.get(at).into_iter().flatten().filter(|tested| tested.ran.failures.is_empty());
        for tested in sound {
            let case = &check.cases[tested.case];
            let ran = run_with(definition.unwrap_or(&check.definition), case, &case.files, worker)?;
            let killer = Killer { check: *at, case: tested.case, by_snapshot: ran.failures.is_empty() };
            if !ran.failures.is_empty() {
                return Some(Fate::Killed(Some(killer)));
            }
            if tested.snapped == Snapped::Same && ran.body.text != tested.ran.body.text {
                by_snapshot.get_or_insert(killer);
            }
        }
    }
    Some(by_snapshot.map_or(Fate::Survived, |killer| Fate::Killed(Some(killer))))
}
