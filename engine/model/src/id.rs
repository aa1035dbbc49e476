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
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        // Ids are compared all the time, and mostly with their neighbours: what they share decides nothing.
        let (a, b) = (self.0.as_bytes(), other.0.as_bytes());
        let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        match (a.get(same), b.get(same)) {
            (None, None) => return Ordering::Equal,
            (None, Some(b'.')) => return Ordering::Less,
            (Some(b'.'), None) => return Ordering::Greater,
            (Some(left), Some(right)) if is_alone(a, same) && is_alone(b, same) => return left.cmp(right),
            _ => {}
        }
        if self.is_root() != other.is_root() {
            return other.is_root().cmp(&self.is_root());
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

/// Whether a byte is a digit that makes a part of one digit.
fn is_alone(id: &[u8], at: usize) -> bool {
    let digit = |at: usize| id.get(at).is_some_and(u8::is_ascii_digit);
    let part = |at: Option<usize>| at.is_none_or(|at| id.get(at).is_none_or(|byte| *byte == b'.'));
    digit(at) && part(at.checked_sub(1)) && part(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators_are_ordered_as_chapters_are() {
        let sorted = ["index", "1", "1.2", "1.9", "1.9.1", "1.9.a", "1.10", "1.19", "1.20", "1.a1", "2", "10", "a"];
        let ids: Vec<IndicatorId> = sorted.map(IndicatorId::from).into();
        for (place, left) in ids.iter().enumerate() {
            for (other, right) in ids.iter().enumerate() {
                assert_eq!(left.cmp(right), place.cmp(&other), "{left} {right}");
            }
        }
    }
}
