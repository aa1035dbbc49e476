//! A memo that lasts as long as its process.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use heng_model::SubjectId;
use heng_script::Answer;

use super::{Memo, Shard};

/// Judgements in memory.
#[derive(Debug, Default)]
pub struct InMemory {
    shards: Mutex<BTreeMap<SubjectId, Shard>>,
    sound: Mutex<BTreeSet<Answer>>,
}

impl Memo for InMemory {
    fn load(&self, subject: &SubjectId) -> Shard {
        let shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        shards.get(subject).cloned().unwrap_or_default()
    }

    fn save(&self, subject: &SubjectId, shard: &Shard) {
        let mut shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        shards.insert(subject.clone(), shard.clone());
    }

    fn sound(&self) -> BTreeSet<Answer> {
        self.sound.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note_sound(&self, sound: &BTreeSet<Answer>) {
        self.sound.lock().unwrap_or_else(PoisonError::into_inner).clone_from(sound);
    }
}
