//! The bundles, opened once, and all that checks have said of them: a check runs again only where what it sees is new.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_methodology::Methodology;
use heng_model::assessment::Assessment;
use heng_model::definition::Limits;
use heng_model::indicator::{Kind, Leaf, Node};
use heng_model::judgement::{BundleStamp, Judgements, LeafJudgement, MethodologyStamp};
use heng_model::subject::Filter;
use heng_model::{Definition, Diagnostic, IndicatorId, Number, SubjectId};
use heng_plugin::{Consent, Plugins};
use heng_score::ScoreProblem;
use heng_script::Rulebook;
use rayon::ThreadPool;
use rayon::prelude::*;

use super::effect::Outline;
use crate::plan::{BundleInput, Planned, Refused, plan};
use crate::run::{Aborted, Options, Progress, cohort, opened, stamp, workers};
use crate::{ENGINE, FORMAT, judge};

/// Tells apart everything that a leaf's judgements can depend on, but the evidence.
type Sight = [u8; 32];

/// Bundles as they are opened under some limits.
type Opened = Vec<(BundleInput, Arc<Bundle>)>;

/// The bundles and what is known of them.
pub(super) struct Bench<'a> {
    options: &'a Options<'a>,
    pool: ThreadPool,
    inputs: Vec<BundleInput>,
    /// By the limits and the plugins under which they were opened: these may read some of the files.
    opened: Vec<(Limits, Arc<Plugins>, Opened)>,
    said: HashMap<(IndicatorId, Sight), BTreeMap<SubjectId, Arc<LeafJudgement>>>,
}

/// A whole run.
pub(super) struct Whole {
    pub assessment: Assessment,
    pub refused: Vec<Refused>,
    pub rules: Vec<Diagnostic>,
    pub problems: Vec<ScoreProblem>,
}

impl<'a> Bench<'a> {
    pub fn new(inputs: Vec<BundleInput>, options: &'a Options<'a>) -> Self {
        let pool = workers(options.threads);
        Self { options, pool, inputs, opened: Vec::new(), said: HashMap::new() }
    }

    /// A methodology on the bundles.
    pub fn run(&mut self, methodology: &Methodology) -> Result<Whole, Aborted> {
        let (planned, refused) = self.planned(methodology);
        let (judged, rules) = self.judged(methodology, &planned)?;
        let (assessment, problems) = cohort(methodology, stamp(methodology), judged);
        Ok(Whole { assessment, refused, rules, problems })
    }

    /// What a methodology that somebody only imagines comes to; nothing where a check or the arithmetic fails under it.
    pub fn outline(&mut self, methodology: &Methodology) -> Result<Option<Outline>, Aborted> {
        let (planned, _) = self.planned(methodology);
        let (judged, rules) = self.judged(methodology, &planned)?;
        let references: Vec<&Judgements> = judged.iter().collect();
        let outline = Outline::scored(&references, &heng_score::score(&methodology.definition, &references));
        Ok(Some(outline).filter(|outline| rules.is_empty() && !outline.broken))
    }

    fn planned(&mut self, methodology: &Methodology) -> (Vec<Planned>, Vec<Refused>) {
        let Methodology { definition, plugins, .. } = methodology;
        let is_known = |limits: &Limits, known: &Arc<Plugins>| *limits == definition.limits && known == plugins;
        let known = self.opened.iter().find(|(limits, known, _)| is_known(limits, known));
        let opened = if let Some((.., opened)) = known {
            opened.clone()
        } else {
            let readers = plugins.readers(&self.options.readers);
            let fresh = self.pool.install(|| opened(definition, self.inputs.clone(), &readers));
            self.opened.push((definition.limits, plugins.clone(), fresh.clone()));
            fresh
        };
        plan(definition, opened)
    }

    /// The judgements of every subject; checks run where their sight is new.
    fn judged(
        &mut self,
        methodology: &Methodology,
        planned: &[Planned],
    ) -> Result<(Vec<Judgements>, Vec<Diagnostic>), Aborted> {
        let stamp = stamp(methodology);
        let common = common(methodology);
        let leaves = methodology.definition.tree.leaves();
        let sights: Vec<(&Node, &Leaf, Sight)> =
            leaves.map(|(node, leaf)| (node, leaf, sight(methodology, leaf, &common))).collect();
        let fresh: Vec<&(&Node, &Leaf, Sight)> =
            sights.iter().filter(|(node, _, sight)| !self.said.contains_key(&(node.id.clone(), *sight))).collect();
        let mut rules = Vec::new();
        if !fresh.is_empty() {
            rules = self.judge(methodology, planned, &fresh)?;
        }
        let judged = planned.iter().map(|one| self.of_subject(&stamp, one, &sights)).collect();
        Ok((judged, rules))
    }

    fn judge(
        &mut self,
        methodology: &Methodology,
        planned: &[Planned],
        leaves: &[&(&Node, &Leaf, Sight)],
    ) -> Result<Vec<Diagnostic>, Aborted> {
        let definition = Arc::new(methodology.definition.clone());
        let compile = || {
            let rulebook = Rulebook::new(definition.clone(), &methodology.scripts, &methodology.libraries);
            rulebook.with_plugins(&methodology.plugins).compiled_whole()
        };
        let rulebook = self.pool.install(compile).reading_with(methodology.plugins.readers(&self.options.readers));
        let options = self.options;
        let done = std::sync::atomic::AtomicUsize::new(0);
        let judged: Vec<Option<Vec<LeafJudgement>>> = self.pool.install(|| {
            planned
                .par_iter()
                .with_max_len(1)
                .map_init(
                    || rulebook.worker(&options.abort),
                    |worker, one| {
                        let judged = leaves.iter().map(|(node, leaf, _)| {
                            judge::judge_leaf(&definition, node, leaf, worker, &one.subject, &one.bundle)
                        });
                        let judged = judged.collect();
                        let done = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
                        (options.progress)(Progress { done, of: planned.len() });
                        judged
                    },
                )
                .collect()
        });
        for (one, judgements) in planned.iter().zip(judged) {
            for ((node, _, sight), judgement) in leaves.iter().zip(judgements.ok_or(Aborted)?) {
                let of_leaf = self.said.entry((node.id.clone(), *sight)).or_default();
                of_leaf.insert(one.subject.id.clone(), Arc::new(judgement));
            }
        }
        Ok(rulebook.diagnostics())
    }

    fn of_subject(&self, stamp: &MethodologyStamp, one: &Planned, sights: &[(&Node, &Leaf, Sight)]) -> Judgements {
        let said = |(node, _, sight): &(&Node, &Leaf, Sight)| {
            let judgement = self.said.get(&(node.id.clone(), *sight))?.get(&one.subject.id)?;
            Some((node.id.clone(), judgement.clone()))
        };
        Judgements {
            format: FORMAT,
            engine: ENGINE.to_owned(),
            methodology: stamp.clone(),
            subject: one.subject.id.clone(),
            bundle: Some(Arc::new(BundleStamp {
                name: one.name.clone(),
                digest: one.bundle.digest(),
                synthetic: one.bundle.meta().synthetic,
                files: BTreeMap::new(),
            })),
            leaves: sights.iter().filter_map(said).collect(),
            remarks: Vec::new(),
        }
    }
}

/// What every check sees: subjects, reference data, the date, the limits, the libraries.
fn common(methodology: &Methodology) -> Sight {
    let Definition { subjects, reference, assessed_on, calendar, limits, language, .. } = &methodology.definition;
    let seen = serde_json::to_vec(&(subjects, reference, assessed_on, calendar, limits, language));
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seen.expect("definitions hold nothing that JSON cannot"));
    for (name, source) in &methodology.libraries {
        feed(&mut hasher, name);
        feed(&mut hasher, &source.text);
    }
    for plugin in methodology.plugins.iter() {
        feed(&mut hasher, &plugin.digest);
        hasher.update(&[u8::from(plugin.consent == Consent::Given)]);
    }
    hasher.finalize().into()
}

/// What the rulings of one check can depend on: not points, not words, not how the score is made.
fn sight(methodology: &Methodology, leaf: &Leaf, common: &Sight) -> Sight {
    let mut seen = leaf.clone();
    seen.grounds.clear();
    seen.kind = if leaf.kind.is_veto() { leaf.kind.clone() } else { Kind::Rubric };
    for criterion in &mut seen.rubric {
        criterion.points = Number::zero();
        criterion.basis = None;
        criterion.text.clear();
    }
    for wanted in &mut seen.evidence {
        wanted.what.clear();
    }
    for wanted in &mut seen.observations {
        wanted.ask.clear();
    }
    // A planned leaf says one thing to all, and applies to whom it applies.
    if leaf.is_planned() {
        seen.applies_to = Filter::default();
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(common);
    hasher.update(&[match &leaf.kind {
        Kind::Rubric => 0,
        Kind::Measured(_) => 1,
        Kind::Deduction { .. } => 2,
        Kind::Veto { .. } => 3,
    }]);
    hasher.update(&serde_json::to_vec(&seen).expect("definitions hold nothing that JSON cannot"));
    let script = leaf.script.as_ref().and_then(|path| methodology.scripts.get(path));
    feed(&mut hasher, script.map_or("", |source| source.text.as_str()));
    hasher.finalize().into()
}

/// Each text with its length before it, so that two never run together.
fn feed(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}
