//! Names that methodologists give to things, each a type of its own so that they cannot be mixed up.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
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
        }
        text!($name);
    };
}

/// What can be done with every id as with a text.
macro_rules! text {
    ($name:ident) => {
        impl $name {
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
                Self::new(text)
            }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(text)
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

/// An indicator (指标): `1`, `1.2`, `1.2.3`. Ordered as people number chapters: `1.9` before `1.10`.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Arc<str>", into = "Arc<str>")]
pub struct IndicatorId(Arc<str>, Place);
text!(IndicatorId);

/// Where an id stands among others, where that takes no look at its text: ids are compared all the time. Of two places that
/// there are, the order is that of the ids, and equal ones are of equal ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place(u64);

impl Place {
    /// Ids with signs other than numbers, with numbers beyond, or deeper than four parts have none.
    const NONE: Self = Self(0);
    const ROOT: Self = Self(1);
    const PARTS: usize = 4;

    fn of(id: &str) -> Self {
        if id == ROOT {
            return Self::ROOT;
        }
        let mut parts = [0; Self::PARTS];
        for (at, part) in id.split('.').enumerate() {
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            let number = part.parse().ok().filter(|_| is_number).and_then(|number: u16| number.checked_add(1));
            let (Some(place), Some(number)) = (parts.get_mut(at), number) else { return Self::NONE };
            *place = number;
        }
        Self(parts.iter().fold(0, |place, part| place << 16 | u64::from(*part)))
    }
}

/// The name of the root of every tree.
const ROOT: &str = "index";

impl IndicatorId {
    /// The id as it is written in the methodology.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let place = Place::of(&text);
        Self(text, place)
    }
    /// The root of every tree, above the first-level indicators.
    pub fn root() -> Self {
        Self::new(ROOT)
    }
    /// Whether this names the root.
    pub fn is_root(&self) -> bool {
        self.1 == Place::ROOT
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

impl From<Arc<str>> for IndicatorId {
    fn from(text: Arc<str>) -> Self {
        Self::new(text)
    }
}

impl From<IndicatorId> for Arc<str> {
    fn from(id: IndicatorId) -> Self {
        id.0
    }
}

impl PartialEq for IndicatorId {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1 && (self.1 != Place::NONE || self.0 == other.0)
    }
}

impl Eq for IndicatorId {}

impl Hash for IndicatorId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl PartialOrd for IndicatorId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for IndicatorId {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.1 != Place::NONE && other.1 != Place::NONE {
            return self.1.0.cmp(&other.1.0);
        }
        if self.is_root() != other.is_root() {
            return other.is_root().cmp(&self.is_root());
        }
        let (mut left, mut right) = (self.0.split('.'), other.0.split('.'));
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
        let sorted = [
            "index",
            "1",
            "1.2",
            "1.9",
            "1.9.1",
            "1.9.a",
            "1.10",
            "1.19",
            "1.20",
            "1.65535",
            "1.a1",
            "2",
            "2.0.0.0",
            "2.0.0.0.1",
            "2.0.0.1",
            "10",
            "a",
        ];
        let ids: Vec<IndicatorId> = sorted.map(IndicatorId::from).into();
        for (place, left) in ids.iter().enumerate() {
            for (other, right) in ids.iter().enumerate() {
                assert_eq!(left.cmp(right), place.cmp(&other), "{left} {right}");
                assert_eq!(left == right, place == other, "{left} {right}");
            }
        }
    }
}
