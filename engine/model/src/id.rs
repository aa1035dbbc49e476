//! Names that methodologists give to things, each a type of its own so that they cannot be mixed up.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written in the methodology.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

macro_rules! plain_order {
    ($name:ident) => {
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.cmp(&other.0)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

name!(
    /// An assessed government (评估对象), by the key it has in `subjects.yaml`.
    SubjectId
);
name!(
    /// A criterion (评分点) of one rubric.
    CriterionId
);
name!(
    /// A cohort (参评组).
    CohortId
);
name!(
    /// A statistic (统计项).
    StatisticId
);
plain_order!(SubjectId);
plain_order!(CriterionId);
plain_order!(CohortId);
plain_order!(StatisticId);

name!(
    /// An indicator (指标): `1`, `1.2`, `1.2.3`. Ordered as people number chapters: `1.9` before `1.10`.
    IndicatorId
);

impl IndicatorId {
    /// The root of every tree, above the first-level indicators.
    pub fn root() -> Self {
        Self::new("index")
    }
    /// Whether this names the root.
    pub fn is_root(&self) -> bool {
        &*self.0 == "index"
    }
    /// `1.2` for `1.2.3`; nothing for an id without a dot.
    pub fn implied_parent(&self) -> Option<Self> {
        self.0.rsplit_once('.').map(|(head, _)| Self::new(head))
    }
    /// How many dotted parts the id has: 1 for a first-level indicator.
    pub fn depth(&self) -> usize {
        if self.is_root() { 0 } else { self.0.split('.').count() }
    }
}

impl PartialOrd for IndicatorId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IndicatorId {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.is_root() != other.is_root() {
            return other.is_root().cmp(&self.is_root());
        }
        // Ids are compared all the time, and mostly with their neighbours: what they share decides nothing.
        let same = self.0.bytes().zip(other.0.bytes()).take_while(|(a, b)| a == b).count();
        if same == self.0.len() && same == other.0.len() {
            return Ordering::Equal;
        }
        let part = self.0.as_bytes()[..same].iter().rposition(|byte| *byte == b'.').map_or(0, |dot| dot + 1);
        let (mut left, mut right) = (self.0[part..].split('.'), other.0[part..].split('.'));
        loop {
            return match (left.next(), right.next()) {
                (None, None) => self.0.cmp(&other.0),
                (None, Some(_)) => Ordering::Less,
                (Some(_), None) => Ordering::Greater,
                (Some(a), Some(b)) => {
                    let order = match (a.parse::<u64>(), b.parse::<u64>()) {
                        (Ok(a), Ok(b)) => a.cmp(&b),
                        _ => a.cmp(b),
                    };
                    if order == Ordering::Equal {
                        continue;
                    }
                    order
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators_are_ordered_as_chapters_are() {
        let mut ids: Vec<IndicatorId> = ["1.10", "2", "1.9", "index", "1", "1.9.1"].map(IndicatorId::from).into();
        ids.sort();
        assert_eq!(
            ids.iter().map(IndicatorId::as_str).collect::<Vec<_>>(),
            ["index", "1", "1.9", "1.9.1", "1.10", "2"]
        );
    }
}
