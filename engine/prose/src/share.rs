//! A share of governments as templates see it: the counts it is made of, and how far missing evidence could move it.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use heng_model::Number;
use heng_report::figure;
use minijinja::Value;
use minijinja::value::{DynObject, Object, ObjectRepr};

use crate::record::unknown;

/// So many of so many. Printed in per cent, as a range where missing evidence leaves one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// For how many it holds.
    pub met: usize,
    /// Of how many it cannot be said.
    pub unknown: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// What templates may ask of it, with what it is.
    pub(crate) const FIELDS: [(&str, &str, &str); 4] = [
        ("count", "整数", "多少个满足"),
        ("of", "整数", "一共多少个"),
        ("unknown", "整数", "多少个缺证据，说不准；它们在 `of` 里，不在 `count` 里"),
        ("percent", "文字", "占百分之几，两位小数；有说不准的，是一个范围"),
    ];

    /// The least and the most that it can be; nothing where there is nobody.
    pub fn possible(&self) -> Option<(Number, Number)> {
        let share = |met: usize| Number::from(met).checked_div(&Number::from(self.of));
        Some((share(self.met)?, share((self.met + self.unknown).min(self.of))?))
    }

    /// `96.88%`, `87.50%–90.63%`, `—`.
    pub fn percent(&self) -> String {
        match self.possible() {
            None => "—".to_owned(),
            Some((least, most)) if least == most => figure::percent(&least),
            Some((least, most)) => format!("{}–{}", figure::percent(&least), figure::percent(&most)),
        }
    }

    /// As templates see it.
    pub fn value(self) -> Value {
        Value::from_object(self)
    }
}

impl Object for Share {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "count" => Some(self.met.into()),
            "of" => Some(self.of.into()),
            "unknown" => Some(self.unknown.into()),
            "percent" => Some(self.percent().into()),
            other => Some(unknown("share", other, Self::FIELDS.iter().map(|(name, _, _)| *name))),
        }
    }
    fn is_true(self: &Arc<Self>) -> bool {
        self.of > 0
    }
    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        other.downcast_ref::<Self>().map(|other| self.possible().cmp(&other.possible()))
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.percent())
    }
}
