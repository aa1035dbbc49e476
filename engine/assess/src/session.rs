//! A methodology and bundles that stay in memory while somebody edits them.
//!
//! What comes in: the files, and from time to time which of them may have changed. What goes out: what the change moved. Only checks
//! run whose surroundings changed; what is said is what a fresh run on the same files would say, byte for byte. Where a file breaks,
//! its last good version goes on and is said to be held. This room never waits, watches or prints.

mod changes;
mod cohort;
mod evidence;
mod hold;
mod rules;
mod update;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::assessment::Assessment;
use heng_model::judgement::Judgements;
use heng_model::{Definition, Diagnostic};
use heng_plugin::Plugins;
use heng_score::ScoreProblem;
use heng_script::Rulebook;
use rayon::ThreadPool;

use crate::memo::Memo;
use crate::moves::moves;
use crate::plan::{BundleInput, Planned, Refused};
use crate::run::{self, Aborted, Options, stamp, workers};

pub use changes::Changes;
pub use update::{Held, Update};

use cohort::Cohort;
use evidence::Evidence;
use rules::Rules;

/// A methodology on bundles, kept up to date.
#[derive(Debug)]
pub struct Session {
    pool: ThreadPool,
    abort: Arc<std::sync::atomic::AtomicBool>,
    memo: changes::Known,
    rules: Rules,
    evidence: Evidence,
    cohort: Cohort,
    /// Scores and what follows from them; what is drawn from those for reading is still lacking.
    scored: Assessment,
    /// The assessment whole, once somebody has asked for it.
    whole: OnceLock<Assessment>,
    problems: Vec<ScoreProblem>,
    /// How many changes there were.
    edits: u64,
    /// What was wrong after the last change.
    said: Vec<Diagnostic>,
}

/// Why no session could begin.
#[derive(Debug)]
pub enum Unopened {
    /// The methodology cannot be read; there is no last good one yet.
    Broken(Vec<Diagnostic>),
    /// It was ended from outside.
    Aborted,
}

impl Session {
    /// A first run. Judgements are taken from `memo` where it has them, and what this run finds is kept there.
    pub fn open(
        files: Arc<dyn Files>,
        bundles: Vec<BundleInput>,
        options: &Options<'_>,
        memo: Option<Arc<dyn Memo>>,
    ) -> Result<Self, Unopened> {
        Self::open_with(files, Arc::default(), bundles, options, memo)
    }

    /// The same with plugins that scripts may call.
    pub fn open_with(
        files: Arc<dyn Files>,
        plugins: Arc<Plugins>,
        bundles: Vec<BundleInput>,
        options: &Options<'_>,
        memo: Option<Arc<dyn Memo>>,
    ) -> Result<Self, Unopened> {
        let pool = workers(options.threads);
        let rules = pool.install(|| Rules::open(files, options.readers.clone(), plugins)).map_err(Unopened::Broken)?;
        let memo = changes::Known::over(memo);
        let mut evidence = Evidence::read_by(options.readers.clone());
        let (bundles, changed) = (Some(bundles), Changes::default());
        pool.install(|| evidence.renew(&Changes { there: bundles, ..changed }, rules.definition()));
        let run = cohort::Run { pool: &pool, abort: &options.abort, memo: &memo, progress: options.progress };
        let judged = Cohort::default().renewed(&run, &rules, &evidence, &BTreeSet::new(), None);
        let (cohort, judgements, _) = judged.ok_or(Unopened::Aborted)?;
        memo.settle();
        let (scored, problems) = pool.install(|| scored(&rules, judgements));
        let said = rules.diagnostics.clone();
        let (abort, whole) = (options.abort.clone(), OnceLock::new());
        Ok(Self { pool, abort, memo, rules, evidence, cohort, scored, whole, problems, edits: 0, said })
    }

    /// What came of a change: nothing runs where no byte is another. Where it was ended from outside, the session stays as it was
    /// and may be asked again, with all that may have changed since it was last up to date.
    pub fn apply(&mut self, changes: &Changes) -> Result<Update, Aborted> {
        let pool = &self.pool;
        let mut evidence = self.evidence.clone();
        let plugins = changes.plugins.as_ref().filter(|plugins| *plugins != self.rules.plugins());
        let replugged = plugins.map(|plugins| pool.install(|| self.rules.replugged(plugins, changes.readers.as_ref())));
        let base = replugged.as_ref().unwrap_or(&self.rules);
        let mut edit = pool.install(|| base.edit(&changes.rules));
        let edits = self.edits + 1;
        let mut ran = 0;
        let (rules, cohort, judgements, touched) = loop {
            let rules = pool.install(|| edit.rules(base, edits));
            // Opened again from what there was: limits may be others from one attempt to the next.
            evidence.clone_from(&self.evidence);
            let touched = pool.install(|| evidence.renew(changes, rules.definition()));
            let run = cohort::Run { pool, abort: &self.abort, memo: &self.memo, progress: &|_| {} };
            let before = Some((&self.rules, &self.scored));
            let judged = self.cohort.renewed(&run, &rules, &evidence, &touched, before);
            let (cohort, judgements, count) = judged.ok_or(Aborted)?;
            ran += count;
            if !edit.hold_what_fails(&self.scored, &judgements, &rules) {
                break (rules, cohort, judgements, touched);
            }
        };
        if plugins.is_none() && !changes::any(&edit.changed, &touched, &self.evidence, &evidence) {
            return Ok(Update::nothing(&self.scored, &self.rules));
        }
        let checks = rules.touched_checks(&self.rules, &edit.changed);
        let (after, problems) = pool.install(|| scored(&rules, judgements));
        let moves = pool.install(|| moves(&self.scored, &after));
        let mended = self.rules.held.keys().filter(|file| !rules.held.contains_key(*file)).cloned().collect();
        let now = rules.diagnostics.clone();
        let diagnostics = now.iter().filter(|one| !self.said.contains(one)).cloned().collect();
        let earlier = (
            std::mem::replace(&mut self.rules, rules),
            std::mem::replace(&mut self.evidence, evidence),
            std::mem::replace(&mut self.cohort, cohort),
            std::mem::replace(&mut self.scored, after),
            std::mem::take(&mut self.whole),
        );
        // Taking apart what was costs as much as comparing with it: that may wait until what moved is told.
        self.pool.spawn(move || drop(earlier));
        (self.problems, self.edits, self.said) = (problems, edits, now);
        Ok(Update {
            moves,
            held: self.rules.held.values().map(|hold| hold.held.clone()).collect(),
            mended,
            diagnostics,
            files: edit.changed,
            bundles: touched,
            checks,
            ran,
            changed: true,
        })
    }

    /// The assessment as it is. Its findings are drawn when somebody asks: what moved is said before that.
    pub fn assessment(&self) -> &Assessment {
        self.whole.get_or_init(|| self.pool.install(|| run::drawn(self.scored.clone())))
    }

    /// The methodology that is in force: what is held counts, not what stands in the file.
    pub fn methodology(&self) -> &Methodology {
        self.rules.methodology()
    }

    /// Its definition.
    pub fn definition(&self) -> &Arc<Definition> {
        self.rules.definition()
    }

    /// Its scripts, compiled.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rules.rulebook
    }

    /// Its files.
    pub fn files(&self) -> &Arc<dyn Files> {
        &self.rules.files
    }

    /// The bundles that are assessed.
    pub fn planned(&self) -> &[Planned] {
        &self.cohort.planned
    }

    /// Bundles that are left out.
    pub fn refused(&self) -> &[Refused] {
        &self.cohort.refused
    }

    /// Nodes whose score could not be computed.
    pub fn problems(&self) -> &[ScoreProblem] {
        &self.problems
    }

    /// What is wrong with the methodology and its scripts, or worth saying.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.rules.diagnostics
    }

    /// The files that are held.
    pub fn held(&self) -> impl Iterator<Item = &Held> {
        self.rules.held.values().map(|hold| &hold.held)
    }
}

/// Scores, ranks and statistics of what was judged.
fn scored(rules: &Rules, judgements: Vec<Judgements>) -> (Assessment, Vec<ScoreProblem>) {
    run::cohort(rules.methodology(), stamp(rules.methodology()), judgements)
}
