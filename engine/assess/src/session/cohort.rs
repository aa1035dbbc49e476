//! What was said of each subject, and what of it holds still after a change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use heng_model::assessment::Assessment;
use heng_model::indicator::Leaf;
use heng_model::judgement::{Judgements, Remark};
use heng_model::{Definition, IndicatorId, SubjectId};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::evidence::Evidence;
use super::rules::Rules;
use crate::judge::{self, Court, Earlier, Seat};
use crate::memo::{Memo, Standing};
use crate::plan::{Planned, Refused, plan};
use crate::run::{Progress, stamp};

/// The subjects that are assessed.
#[derive(Debug, Default)]
pub struct Cohort {
    /// With their bundles.
    pub planned: Vec<Planned>,
    /// Bundles that are left out.
    pub refused: Vec<Refused>,
    known: BTreeMap<SubjectId, Arc<Known>>,
}

/// What is known of a subject beside what was said.
#[derive(Debug)]
struct Known {
    standings: BTreeMap<IndicatorId, Standing>,
    stray: Arc<[Remark]>,
    /// Whether some of it hangs on what nobody took down.
    loose: bool,
}

/// What running takes.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    pub pool: &'a ThreadPool,
    pub abort: &'a Arc<AtomicBool>,
    pub memo: &'a dyn Memo,
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Cohort {
    /// The cohort under other rules or on other evidence, with what is said of each subject, and how many checks ran. `touched` are
    /// the bundles that changed. Nothing where the run was aborted.
    pub fn renewed(
        &self,
        run: &Run<'_>,
        rules: &Rules,
        evidence: &Evidence,
        touched: &BTreeSet<String>,
        before: Option<(&Rules, &Assessment)>,
    ) -> Option<(Self, Vec<Judgements>, usize)> {
        let (planned, refused) = plan(rules.definition(), evidence.opened());
        let methodology = rules.methodology();
        let stamp = stamp(methodology);
        let ran = AtomicUsize::new(0);
        let court = Court { stamp: &stamp, rulebook: &rules.rulebook, memo: Some(run.memo), ran: &ran };
        let dirty = before.map(|(before, _)| Dirty::between(before, rules));
        let stays = |id: &IndicatorId| dirty.as_ref().is_some_and(|dirty| !dirty.leaves.contains(id));
        let was: BTreeMap<&SubjectId, (&Planned, &Judgements)> = before
            .iter()
            .flat_map(|(_, assessment)| self.planned.iter().zip(&assessment.subjects))
            .map(|(planned, result)| (&planned.subject.id, (planned, &result.judgements)))
            .collect();
        let (done, of) = (AtomicUsize::new(0), planned.len());
        let judged: Option<Vec<(Planned, Judgements, Arc<Known>)>> = run.pool.install(|| {
            let each = planned.into_par_iter().with_max_len(1).map_init(
                || rules.rulebook.worker(run.abort),
                |worker, mut planned| {
                    let known = was.get(&planned.subject.id).filter(|(known, _)| {
                        known.name == planned.name
                            && known.subject == planned.subject
                            && !touched.contains(&planned.name)
                            && dirty.as_ref().is_some_and(|dirty| !dirty.all)
                    });
                    let known = known.and_then(|known| Some((known, self.known.get(&planned.subject.id)?)));
                    let seat = if let Some(((known, judgements), of_old)) = known {
                        planned = (*known).clone();
                        let all_stay = dirty.as_ref().is_some_and(|dirty| dirty.leaves.is_empty()) && !of_old.loose;
                        if all_stay {
                            let mut judgements = Judgements::clone(judgements);
                            judgements.methodology = stamp.clone();
                            Some((judgements, of_old.clone()))
                        } else {
                            planned.bundle = Arc::new(known.bundle.again());
                            let stray = dirty.as_ref().filter(|dirty| !dirty.asks).map(|_| &of_old.stray);
                            let standings = &of_old.standings;
                            let earlier = Earlier { judgements, standings, stray, stays: &stays };
                            judge::judge(&court, worker, &planned.subject, &planned.bundle, Some(earlier)).map(known_of)
                        }
                    } else {
                        // What was read of it may have been read for another definition.
                        planned.bundle = Arc::new(planned.bundle.again());
                        judge::judge(&court, worker, &planned.subject, &planned.bundle, None).map(known_of)
                    };
                    (run.progress)(Progress { done: done.fetch_add(1, Ordering::Relaxed) + 1, of });
                    let (judgements, known) = seat?;
                    Some((planned, judgements, known))
                },
            );
            each.collect()
        });
        let mut cohort = Self { refused, ..Self::default() };
        let mut all = Vec::new();
        for (planned, judgements, known) in judged? {
            cohort.known.insert(planned.subject.id.clone(), known);
            cohort.planned.push(planned);
            all.push(judgements);
        }
        Some((cohort, all, ran.into_inner()))
    }
}

fn known_of(seat: Seat) -> (Judgements, Arc<Known>) {
    let Seat { judgements, standings, stray } = seat;
    let loose = standings.values().any(|standing| matches!(standing, Standing::Loose));
    (judgements, Arc::new(Known { standings, stray, loose }))
}

/// What of a methodology is another, as checks see it.
struct Dirty {
    /// Everything.
    all: bool,
    /// These leaves; what they say may still be known.
    leaves: BTreeSet<IndicatorId>,
    /// Whether leaves ask for other evidence or other codings.
    asks: bool,
}

impl Dirty {
    fn between(before: &Rules, after: &Rules) -> Self {
        let (was, is) = (before.definition(), after.definition());
        let Definition { assessed_on, calendar, limits, language, reference, .. } = &**is;
        let common = was.assessed_on == *assessed_on
            && was.calendar == *calendar
            && was.limits == *limits
            && was.language == *language
            && was.reference == *reference;
        let text =
            |rules: &Rules, path: &Option<String>| path.as_ref().and_then(|path| rules.rulebook.text_digest(path));
        let leaves = is.tree.leaves().filter(|(node, leaf)| {
            let known = was.tree.get(&node.id).and_then(|node| node.leaf.as_ref());
            !known.is_some_and(|known| known == *leaf && text(before, &known.script) == text(after, &leaf.script))
        });
        let leaves: BTreeSet<IndicatorId> = leaves.map(|(node, _)| node.id.clone()).collect();
        // What collectors were asked for is said of the subject as a whole: it hangs on all leaves.
        let lost = was.tree.leaves().any(|(node, _)| is.tree.get(&node.id).is_none_or(|node| node.leaf.is_none()));
        let asks = |leaf: &Leaf| (leaf.is_planned(), leaf.evidence.clone(), leaf.observations.clone());
        let same = |id: &IndicatorId| {
            let of = |definition: &Definition| definition.tree.get(id).and_then(|node| node.leaf.as_ref()).map(asks);
            of(was) == of(is)
        };
        let asks = lost || !BTreeSet::iter(&leaves).all(same);
        Self { all: !common || lost, leaves, asks }
    }
}
