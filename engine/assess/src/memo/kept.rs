//! One judgement with all that it hangs on.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::judgement::LeafJudgement;
use heng_script::{Answer, Asked};
use serde::{Deserialize, Serialize};

/// A judgement, what was asked for it, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What it hangs on.
    pub basis: Basis,
    /// What the check said, before anything is marked as stale.
    pub judgement: LeafJudgement,
}

/// What a judgement hangs on, and what else reading it made known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// In the order of asking.
    pub asked: Vec<Asked>,
    /// The digest of the answer to each.
    #[serde(with = "hex")]
    pub answers: Vec<Answer>,
    /// Whether something was wrong with the evidence that was read: then it is read again, so that this is said again.
    pub complained: bool,
    /// Encodings of the files that were read, where they are not UTF-8.
    pub encodings: BTreeMap<Arc<str>, Arc<str>>,
}

/// Digests as one text of hexadecimal digits.
mod hex {
    use heng_script::Answer;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(answers: &[Answer], serializer: S) -> Result<S::Ok, S::Error> {
        let text: String = answers.iter().map(super::super::shard::written).collect();
        serializer.serialize_str(&text)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Answer>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = text.as_bytes().chunks(64).map(|part| std::str::from_utf8(part).ok());
        let answers = parts.map(|part| super::super::shard::read(part?));
        answers.collect::<Option<_>>().ok_or_else(|| D::Error::custom("no digest"))
    }
}
