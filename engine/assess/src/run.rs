//! The run: bundles in parallel, then the cohort.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use heng_evidence::{Bundle, Readers};
use heng_methodology::Methodology;
use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::judgement::{Judgements, MethodologyStamp, PluginStamp};
use heng_model::{Definition, Diagnostic};
use heng_plugin::{Consent, Plugin};
use heng_score::ScoreProblem;
use heng_script::Rulebook;
use rayon::ThreadPool;
use rayon::prelude::*;

use crate::judge::Court;
use crate::memo::Memo;
use crate::plan::{BundleInput, Planned, Refused, plan};
use crate::{ENGINE, FORMAT, findings, judge, summary};

/// Bytes of a worker's stack: the deepest calls that scripts may make need it.
const STACK: usize = 16 << 20;

/// How to run.
pub struct Options<'a> {
    /// Threads; none: as many as there are cores.
    pub threads: Option<usize>,
    /// Set from outside, it ends the run without results.
    pub abort: Arc<AtomicBool>,
    /// Told of every subject that is done.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// Who reads evidence that the engine does not read by itself.
    pub readers: Readers,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { threads: None, abort: Arc::default(), progress: &|_| {}, readers: Readers::none() }
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("threads", &self.threads).finish_non_exhaustive()
    }
}

/// How far the run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Subjects done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// What came of a run.
#[derive(Debug)]
pub struct Assessed {
    /// The results document.
    pub assessment: Assessment,
    /// The bundles that were assessed, for whoever shows evidence.
    pub planned: Vec<Planned>,
    /// Bundles that were left out.
    pub refused: Vec<Refused>,
    /// What is wrong with scripts, by place.
    pub rules: Vec<Diagnostic>,
    /// Nodes whose score could not be computed, and why.
    pub problems: Vec<ScoreProblem>,
    /// How many times a check was put to a subject, and its judgement not taken from a memo.
    pub ran: usize,
}

/// The run was ended from outside: there are no results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aborted;

/// Runs a methodology on bundles.
pub fn assess(
    methodology: &Methodology,
    bundles: Vec<BundleInput>,
    options: &Options<'_>,
) -> Result<Assessed, Aborted> {
    run(methodology, bundles, options, None)
}

/// The same, without running the checks of which the memo knows that they would say what they said before.
pub fn assess_with(
    methodology: &Methodology,
    bundles: Vec<BundleInput>,
    options: &Options<'_>,
    memo: &dyn Memo,
) -> Result<Assessed, Aborted> {
    run(methodology, bundles, options, Some(memo))
}

fn run(
    methodology: &Methodology,
    bundles: Vec<BundleInput>,
    options: &Options<'_>,
    memo: Option<&dyn Memo>,
) -> Result<Assessed, Aborted> {
    let definition = Arc::new(methodology.definition.clone());
    let stamp = stamp(methodology);
    let pool = workers(options.threads);
    let rulebook = Rulebook::new(definition.clone(), &methodology.scripts, &methodology.libraries)
        .with_plugins(&methodology.plugins)
        .reading_with(options.readers.clone());
    // On a worker's stack: the parser goes as deep as scripts are nested.
    let rules = pool.install(|| {
        let before = memo.map(Memo::sound).unwrap_or_default();
        let (problems, sound) = rulebook.diagnostics_beside(&before);
        if let Some(memo) = memo.filter(|_| sound != before) {
            memo.note_sound(&sound);
        }
        problems
    });
    let ran = AtomicUsize::new(0);
    let court = Court { stamp: &stamp, rulebook: &rulebook, memo, ran: &ran };
    let (planned, refused, judged) = pool.install(|| {
        let (planned, refused) = plan(&definition, opened(&definition, bundles, &options.readers));
        let (done, of) = (AtomicUsize::new(0), planned.len());
        let judged: Vec<(Planned, Option<Judgements>)> = planned
            .into_par_iter()
            .with_max_len(1)
            .map_init(
                || rulebook.worker(&options.abort),
                |worker, planned| {
                    let judgements = judge::judge(&court, worker, &planned.subject, &planned.bundle, None)
                        .map(|seat| seat.judgements);
                    (options.progress)(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, of });
                    (planned, judgements)
                },
            )
            .collect();
        let (planned, judged): (Vec<Planned>, Vec<Option<Judgements>>) = judged.into_iter().unzip();
        (planned, refused, judged)
    });
    let judged: Vec<Judgements> = judged.into_iter().collect::<Option<_>>().ok_or(Aborted)?;
    if let Some(memo) = memo {
        memo.tidy();
    }
    let (assessment, problems) = pool.install(|| assessment(methodology, stamp.clone(), judged));
    Ok(Assessed { assessment, planned, refused, rules, problems, ran: ran.into_inner() })
}

/// Threads that bundles are shared out to.
pub fn workers(threads: Option<usize>) -> ThreadPool {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).stack_size(STACK).build();
    pool.expect("threads can be started")
}

/// The bundles, opened.
pub fn opened(
    definition: &Definition,
    bundles: Vec<BundleInput>,
    readers: &Readers,
) -> Vec<(BundleInput, Arc<Bundle>)> {
    let open = |input: BundleInput| {
        let bundle = Bundle::open(&input.name, input.files.clone(), definition.limits, readers);
        (input, Arc::new(bundle))
    };
    bundles.into_par_iter().map(open).collect()
}

/// Which methodology this is, for documents.
pub fn stamp(methodology: &Methodology) -> MethodologyStamp {
    let Methodology { definition, digest, .. } = methodology;
    let (id, name, digest) = (definition.id.clone(), definition.name.clone(), digest.clone());
    MethodologyStamp { id, name, digest, plugins: taking_part(methodology) }
}

/// The plugins without which the results might be others: those that somebody trusts, and that a script can call or that read evidence.
fn taking_part(methodology: &Methodology) -> Vec<PluginStamp> {
    let is_called = |plugin: &Plugin| {
        let mut texts = methodology.scripts.values().chain(methodology.libraries.values());
        let callable = !plugin.manifest.functions.is_empty();
        callable && texts.any(|source| source.text.contains(&plugin.manifest.namespace))
    };
    let trusted = methodology.plugins.iter().filter(|plugin| plugin.consent == Consent::Given);
    let taking_part = trusted.filter(|plugin| !plugin.manifest.reads.is_empty() || is_called(plugin));
    let stamp = |plugin: &Arc<Plugin>| PluginStamp {
        id: plugin.id().to_owned(),
        version: plugin.manifest.version.clone(),
        digest: plugin.digest.clone(),
    };
    taking_part.map(stamp).collect()
}

/// The cohort's part: scores, ranks, statistics; findings and the summary are still to be drawn from it.
pub fn cohort(
    methodology: &Methodology,
    stamp: MethodologyStamp,
    judged: Vec<Judgements>,
) -> (Assessment, Vec<ScoreProblem>) {
    let definition = &methodology.definition;
    let references: Vec<&Judgements> = judged.iter().collect();
    let scored = heng_score::score(definition, &references);
    let with_bundle: BTreeSet<_> = judged.iter().map(|judgements| judgements.subject.clone()).collect();
    let without_bundle = definition.subjects.iter().map(|subject| &subject.id).filter(|id| !with_bundle.contains(*id));
    let without_bundle = without_bundle.cloned().collect();
    let subjects: Vec<SubjectResult> = judged
        .into_iter()
        .zip(scored.cards.into_iter().zip(scored.ranks))
        .map(|(judgements, (card, ranks))| SubjectResult {
            subject: judgements.subject.clone(),
            card,
            ranks,
            judgements,
        })
        .collect();
    let assessment = Assessment {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        methodology: stamp,
        definition: definition.clone(),
        provisional: definition.tree.leaves().any(|(_, leaf)| leaf.is_planned()),
        subjects,
        without_bundle,
        normalisers: scored.normalisers,
        statistics: scored.statistics,
        findings: Vec::new(),
        summary: heng_model::assessment::Summary::default(),
    };
    (assessment, scored.problems)
}

/// The cohort's part whole.
pub fn assessment(
    methodology: &Methodology,
    stamp: MethodologyStamp,
    judged: Vec<Judgements>,
) -> (Assessment, Vec<ScoreProblem>) {
    let (assessment, problems) = cohort(methodology, stamp, judged);
    (drawn(assessment), problems)
}

/// An assessment with its findings and its summary.
pub fn drawn(mut assessment: Assessment) -> Assessment {
    let (findings, summary) = rayon::join(|| findings::of(&assessment), || summary::of(&assessment));
    (assessment.findings, assessment.summary) = (findings, summary);
    assessment
}
