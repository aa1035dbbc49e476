//! All checks on one subject.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use heng_evidence::Bundle;
use heng_model::indicator::{Leaf, Node};
use heng_model::judgement::{BundleStamp, Judgements, LeafJudgement, MethodologyStamp, Remark, Verdict};
use heng_model::subject::Subject;
use heng_model::{Definition, Diagnostic, Origin};
use heng_script::{Judged, Rulebook, Worker};

use crate::memo::{Memo, Recollection};
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

/// The judgements of one subject. Nothing where the whole run was aborted.
pub fn judge(
    court: &Court<'_>,
    worker: &Worker<'_>,
    subject: &Arc<Subject>,
    bundle: &Arc<Bundle>,
) -> Option<Judgements> {
    let definition = worker.definition();
    let mut recollection = court.memo.map(|memo| Recollection::of(memo, court.rulebook, definition, subject, bundle));
    let mut leaves = BTreeMap::new();
    let mut remarks = Vec::new();
    for (node, leaf) in definition.tree.leaves() {
        let run = || {
            court.ran.fetch_add(1, Ordering::Relaxed);
            put(definition, node, leaf, worker, subject, bundle)
        };
        let mut judgement = match &mut recollection {
            Some(recollection) => recollection.recall_or(&node.id, leaf, run)?,
            None => run()?.judgement,
        };
        stale::mark(definition, leaf, bundle, &mut judgement);
        leaves.insert(node.id.clone(), judgement);
    }
    if let Some(recollection) = recollection {
        recollection.keep();
    }
    // What is wrong with the evidence is known only after the checks have read it.
    remarks.extend(bundle.diagnostics().iter().map(remark));
    remarks.extend(collected::stray(definition, bundle));
    remarks.extend(stale::remarks(definition, bundle, &read_files(&leaves)));
    let files = read_files(&leaves).into_iter().map(|file| (file.clone(), bundle.file_record(&file))).collect();
    Some(Judgements {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        methodology: court.stamp.clone(),
        subject: subject.id.clone(),
        bundle: Some(BundleStamp {
            name: bundle.name().to_owned(),
            digest: bundle.digest(),
            synthetic: bundle.meta().synthetic,
            files,
        }),
        leaves,
        remarks,
    })
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
pub fn read_files(leaves: &BTreeMap<heng_model::IndicatorId, LeafJudgement>) -> BTreeSet<Arc<str>> {
    let mut files = BTreeSet::new();
    for leaf in leaves.values() {
        files.extend(leaf.read.iter().cloned());
        if let Verdict::Judged { criteria } = &leaf.verdict {
            let citations = criteria.iter().flat_map(|criterion| &criterion.trail.citations);
            files.extend(citations.map(|citation| citation.origin.file.clone()));
        }
    }
    files
}

/// What is wrong with a bundle, as it stands in documents.
pub fn remark(diagnostic: &Diagnostic) -> Remark {
    let origin = diagnostic.labels.first().map(|label| Origin::bytes(&label.source.name.as_str().into(), label.span));
    Remark { severity: diagnostic.severity, message: diagnostic.message.clone(), origin }
}
