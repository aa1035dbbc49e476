//! What may have changed, and what is known from before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use heng_evidence::Readers;
use heng_files::Touched;
use heng_model::SubjectId;
use heng_plugin::Plugins;
use heng_script::Answer;

use super::evidence::Evidence;
use crate::memo::{InMemory, Memo, Shard};
use crate::plan::BundleInput;

/// Judgements of one subject that stay in memory: those of a methodology of hundreds of leaves, and of what was edited to and fro.
const MOST_KEPT: usize = 1_024;

/// What may have changed since a session was last up to date. What is named too much costs time, what is not named is not seen.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Files of the methodology.
    pub rules: Touched,
    /// Files of bundles, by the bundle's name.
    pub bundles: BTreeMap<String, Touched>,
    /// All bundles that there are now; none: the same.
    pub there: Option<Vec<BundleInput>>,
    /// All readers that there are now; none: the same.
    pub readers: Option<Readers>,
    /// The plugins that there are now; none: the same.
    pub plugins: Option<Arc<Plugins>>,
}

impl Changes {
    /// Everything may have changed.
    pub fn everything(bundles: Vec<BundleInput>) -> Self {
        let of = bundles.iter().map(|bundle| (bundle.name.clone(), Touched::Everything)).collect();
        Self { rules: Touched::Everything, bundles: of, there: Some(bundles), readers: None, plugins: None }
    }
}

/// Whether anything did change.
pub fn any(rules: &BTreeSet<String>, touched: &BTreeSet<String>, before: &Evidence, after: &Evidence) -> bool {
    !rules.is_empty() || !touched.is_empty() || !before.names().eq(after.names())
}

/// The judgements that a session knows; at the beginning those of earlier processes.
#[derive(Debug, Default)]
pub struct Known {
    own: InMemory,
    below: Option<Arc<dyn Memo>>,
    /// Whether the beginning is over: then nothing more is written.
    settled: AtomicBool,
}

impl Known {
    /// Those of earlier processes.
    pub fn over(below: Option<Arc<dyn Memo>>) -> Self {
        Self { below, ..Self::default() }
    }

    /// The first run is over.
    pub fn settle(&self) {
        self.settled.store(true, Ordering::Relaxed);
        if let Some(below) = &self.below {
            below.tidy();
        }
    }

    fn below(&self) -> Option<&Arc<dyn Memo>> {
        self.below.as_ref().filter(|_| !self.settled.load(Ordering::Relaxed))
    }
}

impl Memo for Known {
    fn load(&self, subject: &SubjectId) -> Shard {
        let own = self.own.load(subject);
        match &self.below {
            Some(below) if own.is_empty() => {
                let shard = below.load(subject);
                self.own.save(subject, &shard);
                shard
            }
            _ => own,
        }
    }

    fn save(&self, subject: &SubjectId, shard: &Shard) {
        let mut kept = shard.clone();
        kept.keep_last(MOST_KEPT);
        self.own.save(subject, &kept);
        if let Some(below) = self.below() {
            below.save(subject, shard);
        }
    }

    fn sound(&self) -> BTreeSet<Answer> {
        BTreeSet::new()
    }

    fn note_sound(&self, _: &BTreeSet<Answer>) {}
}
