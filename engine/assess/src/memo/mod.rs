//! What earlier runs found, so that only checks run again whose surroundings have changed.
//!
//! A judgement is kept under the key of its check ([`heng_script::Rulebook::key`]) with everything that the check asked and the
//! digest of each answer. It holds as long as every question would be answered so again. Points, weights, tiers and staleness come
//! afterwards and are no part of it. What is kept never decides what is said: without it the same bytes come out.

mod disk;
mod kept;
mod memory;
mod recollection;
mod shard;

use std::collections::BTreeSet;
use std::fmt::Debug;

use heng_model::SubjectId;
use heng_script::Answer;

pub use disk::Disk;
pub use kept::Kept;
pub use memory::InMemory;
pub use recollection::{Recollection, Standing};
pub use shard::Shard;

/// A place where judgements are kept. None of this can fail: what is lost or damaged is found out anew.
pub trait Memo: Debug + Send + Sync {
    /// What is kept of one subject.
    fn load(&self, subject: &SubjectId) -> Shard;

    /// Keeps this of one subject, in the place of what was kept.
    fn save(&self, subject: &SubjectId, shard: &Shard);

    /// Digests of scripts and libraries that are known to compile.
    fn sound(&self) -> BTreeSet<Answer>;

    /// Keeps the digests of scripts and libraries that compile.
    fn note_sound(&self, sound: &BTreeSet<Answer>);

    /// Lets go of what is too much, at the end of a run.
    fn tidy(&self) {}
}
