//! What is kept of one subject: judgements by the keys of their checks, those used last first.

use std::sync::Arc;

use heng_model::judgement::LeafJudgement;
use heng_script::Answer;

use super::kept::{Basis, Kept};

/// Judgements kept under one key: of a file that is edited to and fro each state is known.
const MOST_PER_KEY: usize = 8;
/// Judgements kept of one subject.
const MOST_ENTRIES: usize = 4_096;
/// Bytes of what is written of one subject.
pub(super) const MOST_WRITTEN: usize = 8 << 20;

/// The judgements of one subject.
#[derive(Debug, Clone, Default)]
pub struct Shard {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    key: Answer,
    held: Held,
}

#[derive(Debug, Clone)]
enum Held {
    /// As it is used.
    Live(Arc<Kept>),
    /// As it was written: a line of what it hangs on and one of the judgement. Most of it is never looked at.
    Written(Arc<str>),
}

impl Shard {
    /// The judgement under a key whose basis holds; from now on the one used last.
    pub fn find(&mut self, key: &Answer, mut holds: impl FnMut(&Basis) -> bool) -> Option<Arc<Kept>> {
        let at = self.entries.iter().position(|entry| entry.key == *key && entry.holds(&mut holds))?;
        let mut entry = self.entries.remove(at);
        let kept = entry.live();
        if let Some(kept) = &kept {
            entry.held = Held::Live(kept.clone());
            self.entries.insert(0, entry);
        }
        kept
    }

    /// Keeps a judgement.
    pub fn add(&mut self, key: Answer, kept: Arc<Kept>) {
        self.entries.insert(0, Entry { key, held: Held::Live(kept) });
        let mut of_key = 0;
        self.entries.retain(|entry| {
            of_key += usize::from(entry.key == key);
            entry.key != key || of_key <= MOST_PER_KEY
        });
        self.entries.truncate(MOST_ENTRIES);
    }

    /// Lets go of all but the judgements used last.
    pub fn keep_last(&mut self, most: usize) {
        self.entries.truncate(most);
    }

    /// How many judgements there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// As a text of three lines each: key, basis, judgement. What does not fit is left out, what was used last stays.
    pub(super) fn write(&self) -> String {
        let mut text = String::new();
        for entry in &self.entries {
            let Some(lines) = entry.lines() else { continue };
            if text.len() + lines.len() > MOST_WRITTEN {
                break;
            }
            text.push_str(&written(&entry.key));
            text.push('\n');
            text.push_str(&lines);
            text.push('\n');
        }
        text
    }

    /// Reads such a text. What is no entry is passed over.
    pub(super) fn parse(text: &str) -> Self {
        let mut entries = Vec::new();
        let mut lines = text.lines();
        while let (Some(key), Some(basis), Some(judgement)) = (lines.next(), lines.next(), lines.next()) {
            if let Some(key) = read(key) {
                entries.push(Entry { key, held: Held::Written(format!("{basis}\n{judgement}").into()) });
            }
        }
        Self { entries }
    }
}

impl Entry {
    fn holds(&self, holds: &mut impl FnMut(&Basis) -> bool) -> bool {
        match &self.held {
            Held::Live(kept) => holds(&kept.basis),
            Held::Written(lines) => {
                let basis = lines.split_once('\n').and_then(|(basis, _)| serde_json::from_str::<Basis>(basis).ok());
                basis.is_some_and(|basis| basis.asked.len() == basis.answers.len() && holds(&basis))
            }
        }
    }

    fn live(&self) -> Option<Arc<Kept>> {
        match &self.held {
            Held::Live(kept) => Some(kept.clone()),
            Held::Written(lines) => {
                let (basis, judgement) = lines.split_once('\n')?;
                let basis: Basis = serde_json::from_str(basis).ok()?;
                let judgement: LeafJudgement = serde_json::from_str(judgement).ok()?;
                Some(Arc::new(Kept { basis, judgement }))
            }
        }
    }

    fn lines(&self) -> Option<Arc<str>> {
        match &self.held {
            Held::Written(lines) => Some(lines.clone()),
            Held::Live(kept) => {
                let basis = serde_json::to_string(&kept.basis).ok()?;
                let judgement = serde_json::to_string(&kept.judgement).ok()?;
                Some(format!("{basis}\n{judgement}").into())
            }
        }
    }
}

/// A digest in hexadecimal digits.
pub(super) fn written(digest: &Answer) -> String {
    blake3::Hash::from_bytes(*digest).to_hex().to_string()
}

/// A digest of such digits.
pub(super) fn read(text: &str) -> Option<Answer> {
    blake3::Hash::from_hex(text).ok().map(|hash| *hash.as_bytes())
}
