//! A figure of the assessment as templates see it: it is what is printed of it, so that readers who reckon come to the same.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use heng_model::{Date, Number};
use heng_report::figure;
use minijinja::Value;
use minijinja::value::{DynObject, Object, ObjectRepr};

/// A figure. Where there is none it prints as a dash and does not hold as a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    number: Option<Number>,
    printed: String,
}

impl Figure {
    /// A figure as it was published.
    pub fn printed(number: Option<Number>, printed: impl Into<String>) -> Self {
        Self { number, printed: printed.into() }
    }

    /// A figure with so many decimals.
    pub fn of(number: Option<Number>, decimals: u8) -> Self {
        let number = number.map(|number| number.round_half_up(decimals));
        let printed = number.as_ref().map_or_else(|| "—".to_owned(), |number| number.printed(decimals));
        Self { number, printed }
    }

    /// A score as the results print it.
    pub fn score(printed: Option<&str>) -> Self {
        let number = printed.and_then(|text| text.parse().ok());
        Self { number, printed: printed.unwrap_or("—").to_owned() }
    }

    /// A difference, with its sign.
    pub fn signed(number: Option<Number>, decimals: u8) -> Self {
        let Some(number) = number else { return Self::of(None, decimals) };
        let sign = if number.is_positive() {
            "+"
        } else if number.is_negative() {
            "−"
        } else {
            ""
        };
        let printed = format!("{sign}{}", number.abs().printed(decimals));
        Self { number: Some(number), printed }
    }

    /// A fraction in per cent, with two decimals.
    pub fn percent(fraction: Option<Number>) -> Self {
        let printed = fraction.as_ref().map_or_else(|| "—".to_owned(), figure::percent);
        Self { number: fraction, printed }
    }

    /// How many decimals are printed.
    pub fn decimals(&self) -> u8 {
        let behind =
            self.printed.split_once('.').map_or(0, |(_, behind)| behind.bytes().filter(u8::is_ascii_digit).count());
        u8::try_from(behind).unwrap_or(2)
    }

    /// The number.
    pub fn number(&self) -> Option<&Number> {
        self.number.as_ref()
    }

    /// As templates see it.
    pub fn value(self) -> Value {
        Value::from_object(self)
    }
}

impl Object for Figure {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn is_true(self: &Arc<Self>) -> bool {
        self.number.is_some()
    }
    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        other.downcast_ref::<Self>().map(|other| self.number.cmp(&other.number))
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

impl Object for Day {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        other.downcast_ref::<Self>().map(|other| self.0.cmp(&other.0))
    }
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
