//! What is remembered of one subject while it is judged.

use std::collections::HashMap;
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_model::indicator::Leaf;
use heng_model::judgement::LeafJudgement;
use heng_model::subject::Subject;
use heng_model::{Definition, IndicatorId};
use heng_script::{Answer, Asked, Judged, Rulebook, Surroundings, digest};

use super::kept::{Basis, Kept};
use super::{Memo, Shard};
use crate::collected;

/// What a judgement hangs on.
#[derive(Debug, Clone)]
pub enum Standing {
    /// On the definition and the subject: no check ran.
    Alone,
    /// On answers that are known.
    On(Arc<Kept>),
    /// On what nobody took down.
    Loose,
}

/// The memo of one subject.
#[derive(Debug)]
pub struct Recollection<'a> {
    memo: &'a dyn Memo,
    rulebook: &'a Rulebook,
    definition: &'a Definition,
    subject: &'a Subject,
    bundle: &'a Arc<Bundle>,
    shard: Shard,
    changed: bool,
    /// Whether the order of reading cannot matter.
    usable: bool,
    /// Answers that do not depend on the leaf, as things stood before a check ran.
    answers: HashMap<Asked, Answer>,
}

impl<'a> Recollection<'a> {
    /// What a memo has of a subject.
    pub fn of(
        memo: &'a dyn Memo,
        rulebook: &'a Rulebook,
        definition: &'a Definition,
        subject: &'a Subject,
        bundle: &'a Arc<Bundle>,
    ) -> Self {
        // Of more evidence than may be read together it matters which check comes first.
        let usable = bundle.is_within_bounds();
        let shard = if usable { memo.load(&subject.id) } else { Shard::default() };
        Self { memo, rulebook, definition, subject, bundle, shard, changed: false, usable, answers: HashMap::new() }
    }

    /// The judgement of a leaf: the one that is kept if it holds, else what `run` gives, which is kept if all that was asked
    /// for it is known. With the judgement comes what it hangs on, where that is kept.
    pub fn recall_or(
        &mut self,
        indicator: &IndicatorId,
        leaf: &Leaf,
        run: impl FnOnce() -> Option<Judged>,
    ) -> Option<(LeafJudgement, Standing)> {
        let key = if self.usable { self.rulebook.key(indicator, self.subject) } else { None };
        let Some(key) = key else {
            let standing = if self.usable { Standing::Alone } else { Standing::Loose };
            return run().map(|judged| (judged.judgement, standing));
        };
        let key = digest(&(key, collected::asked_columns(leaf)));
        let (definition, subject, bundle) = (self.definition, self.subject, &**self.bundle);
        let surroundings = Surroundings { definition, indicator, subject, bundle };
        let answers = &mut self.answers;
        let holds = |basis: &Basis| {
            basis.asked.iter().zip(&basis.answers).all(|(asked, answer)| match asked {
                Asked::Observation(_) => surroundings.answer(asked) == *answer,
                _ => match answers.get(asked) {
                    Some(known) => known == answer,
                    None => *answers.entry(asked.clone()).or_insert_with(|| surroundings.answer(asked)) == *answer,
                },
            })
        };
        if let Some(kept) = self.shard.find(&key, holds) {
            if kept.basis.complained {
                surroundings.repeat(&kept.basis.asked);
            }
            for (file, encoding) in &kept.basis.encodings {
                bundle.recall_encoding(file, encoding);
            }
            return Some((kept.judgement.clone(), Standing::On(kept)));
        }
        let (before, unsettled) = (bundle.complaints(), bundle.unsettled());
        let Judged { judgement, asked } = run()?;
        // A reader that failed may not fail again.
        if let Some(asked) = asked.filter(|_| bundle.unsettled() == unsettled) {
            let complained = bundle.complaints() != before;
            // Asked anew: what the check has read counts, not what stood there when it was last looked at.
            let answers = asked.iter().map(|asked| surroundings.answer(asked)).collect();
            let texts = surroundings.texts(&asked).into_iter();
            let encodings = texts.filter_map(|file| bundle.encoding(&file).map(|encoding| (file, encoding)));
            let basis = Basis { answers, complained, encodings: encodings.collect(), asked };
            let kept = Arc::new(Kept { basis, judgement });
            self.shard.add(key, kept.clone());
            self.changed = true;
            return Some((kept.judgement.clone(), Standing::On(kept)));
        }
        Some((judgement, Standing::Loose))
    }

    /// Keeps what was found.
    pub fn keep(self) {
        if self.changed {
            self.memo.save(&self.subject.id, &self.shard);
        }
    }
}
