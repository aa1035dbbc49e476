//! All checks on one subject.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use heng_evidence::Bundle;
use heng_model::indicator::{Leaf, Node};
use heng_model::judgement::{BundleStamp, Judgements, LeafJudgement, MethodologyStamp, Remark, Verdict};
use heng_model::subject::Subject;
use heng_model::{Definition, Diagnostic, IndicatorId, Origin};
use heng_script::{Asked, Judged, Rulebook, Surroundings, Worker};

use crate::memo::{Memo, Recollection, Standing};
use crate::{ENGINE, FORMAT};
use crate::{collected, stale};

/// What judging takes, the same for every subject.
#[derive(Debug, Clone, Copy)]
pub struct Court<'a> {
    /// What documents say of the methodology.
    pub stamp: &'a MethodologyStamp,
    /// Its rules.
    pub rulebook: &'a Rulebook,
    /// What earlier runs found.
    pub memo: Option<&'a dyn Memo>,
    /// How many checks ran.
    pub ran: &'a AtomicUsize,
}

/// What was said of one subject, and what each part of it hangs on.
#[derive(Debug, Clone)]
pub struct Seat {
    /// What was said.
    pub judgements: Judgements,
    /// By leaf.
    pub standings: BTreeMap<IndicatorId, Standing>,
    /// What collectors brought that nobody looks for.
    pub stray: Arc<[Remark]>,
}

/// What was said of a subject before, of which some must hold still.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// What was said, on the same bundle.
    pub judgements: &'a Judgements,
    /// What it hangs on.
    pub standings: &'a BTreeMap<IndicatorId, Standing>,
    /// What collectors brought that nobody looks for, where leaves ask for the same as before.
    pub stray: Option<&'a Arc<[Remark]>>,
    /// Whether nothing that a leaf hangs on has changed.
    pub stays: &'a (dyn Fn(&IndicatorId) -> bool + Sync),
}

impl Earlier<'_> {
    /// The judgement of a leaf, if it holds still. What was wrong with the evidence it read is said again.
    fn of(&self, node: &Node, surroundings: &Surroundings<'_>) -> Option<(Arc<LeafJudgement>, Standing)> {
        let (judgement, standing) = (self.judgements.leaves.get(&node.id)?, self.standings.get(&node.id)?);
        if !(self.stays)(&node.id) {
            return None;
        }
        match standing {
            Standing::Loose => return None,
            Standing::Alone => {}
            Standing::On(kept) => {
                let bundle = surroundings.bundle;
                if kept.basis.complained {
                    surroundings.repeat(&kept.basis.asked);
                }
                if kept.basis.asked.iter().any(|asked| matches!(asked, Asked::Observation(_))) {
                    bundle.recall_codings();
                }
                for (file, encoding) in &kept.basis.encodings {
                    bundle.recall_encoding(file, encoding);
                }
            }
        }
        Some((judgement.clone(), standing.clone()))
    }
}

/// The judgements of one subject. Nothing where the whole run was aborted.
pub fn judge(
    court: &Court<'_>,
    worker: &Worker<'_>,
    subject: &Arc<Subject>,
    bundle: &Arc<Bundle>,
    earlier: Option<Earlier<'_>>,
) -> Option<Seat> {
    let definition = worker.definition();
    let mut recollection = court.memo.map(|memo| Recollection::of(memo, court.rulebook, definition, subject, bundle));
    let mut leaves = BTreeMap::new();
    let mut standings = BTreeMap::new();
    let mut remarks = Vec::new();
    for (node, leaf) in definition.tree.leaves() {
        let surroundings = Surroundings { definition, indicator: &node.id, subject, bundle };
        if let Some((judgement, standing)) = earlier.and_then(|earlier| earlier.of(node, &surroundings)) {
            leaves.insert(node.id.clone(), judgement);
            standings.insert(node.id.clone(), standing);
            continue;
        }
        let run = || {
            court.ran.fetch_add(1, Ordering::Relaxed);
            put(definition, node, leaf, worker, subject, bundle)
        };
        let (mut judgement, standing) = match &mut recollection {
            Some(recollection) => recollection.recall_or(&node.id, leaf, run)?,
            None => (run()?.judgement, Standing::Loose),
        };
        stale::mark(definition, leaf, bundle, &mut judgement);
        leaves.insert(node.id.clone(), Arc::new(judgement));
        standings.insert(node.id.clone(), standing);
    }
    if let Some(recollection) = recollection {
        recollection.keep();
    }
    // What is wrong with the evidence is known only after the checks have read it.
    remarks.extend(bundle.diagnostics().iter().map(remark));
    let stray = match earlier.and_then(|earlier| earlier.stray) {
        Some(stray) => stray.clone(),
        None => collected::stray(definition, bundle).into(),
    };
    remarks.extend(stray.iter().cloned());
    let files = read_files(&leaves);
    remarks.extend(stale::remarks(definition, bundle, &files));
    let files = files.into_iter().map(|file| (file.clone(), bundle.file_record(&file))).collect();
    let judgements = Judgements {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        methodology: court.stamp.clone(),
        subject: subject.id.clone(),
        bundle: Some(Arc::new(BundleStamp {
            name: bundle.name().to_owned(),
            digest: bundle.digest(),
            synthetic: bundle.meta().synthetic,
            files,
        })),
        leaves,
        remarks,
    };
    Some(Seat { judgements, standings, stray })
}

/// What one check says, with what is known of the files that it rests on.
pub fn judge_leaf(
    definition: &Arc<Definition>,
    node: &Node,
    leaf: &Leaf,
    worker: &Worker<'_>,
    subject: &Arc<Subject>,
    bundle: &Arc<Bundle>,
) -> Option<LeafJudgement> {
    let mut judgement = put(definition, node, leaf, worker, subject, bundle)?.judgement;
    stale::mark(definition, leaf, bundle, &mut judgement);
    Some(judgement)
}

/// What a check says when it is put to a subject, before anything is marked as stale; and what was asked for that.
fn put(
    definition: &Arc<Definition>,
    node: &Node,
    leaf: &Leaf,
    worker: &Worker<'_>,
    subject: &Arc<Subject>,
    bundle: &Arc<Bundle>,
) -> Option<Judged> {
    let mut judged = worker.judge_and_tell(definition, &node.id, subject, bundle)?;
    let asked = collected::columns(leaf, bundle, &mut judged.judgement);
    judged.asked.iter_mut().for_each(|all| all.extend_from_slice(&asked));
    Some(judged)
}

/// Files that checks read or cite.
pub fn read_files(leaves: &BTreeMap<IndicatorId, Arc<LeafJudgement>>) -> BTreeSet<Arc<str>> {
    let mut files: Vec<&Arc<str>> = Vec::new();
    for leaf in leaves.values() {
        files.extend(&leaf.read);
        if let Verdict::Judged { criteria } = &leaf.verdict {
            let citations = criteria.iter().flat_map(|criterion| &criterion.trail.citations);
            files.extend(citations.map(|citation| &citation.origin.file));
        }
    }
    // Most are the same text in the same place, thousands of times.
    files.sort_unstable_by_key(|file| file.as_ptr());
    files.dedup_by_key(|file| file.as_ptr());
    files.into_iter().cloned().collect()
}

/// What is wrong with a bundle, as it stands in documents.
pub fn remark(diagnostic: &Diagnostic) -> Remark {
    let origin = diagnostic.labels.first().map(|label| Origin::bytes(&label.source.name.as_str().into(), label.span));
    Remark { severity: diagnostic.severity, message: diagnostic.message.clone(), origin }
}
