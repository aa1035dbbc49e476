//! What a check asks a collector to bring.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::number::Number;

/// A pattern of evidence files that an indicator wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wanted {
    /// A glob within the bundle's `data/`: `documents/leading-group/*`.
    pub pattern: String,
    /// What a collector should put there.
    pub what: String,
    /// How old a capture may be on the assessment date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_age: Option<Duration>,
    /// Columns that a table must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

/// Something a person has to look at and code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WantedObservation {
    /// Its key under `observations:`.
    pub id: String,
    /// The question put to the coder.
    pub ask: String,
    /// The codebook; empty: yes or no.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// How many people have to code it.
    #[serde(default = "one")]
    pub coders: u32,
    /// Evidence files the coder looks at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

fn one() -> u32 {
    1
}

/// A span of time as methodologists write it: `12 months`, `3 working days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// The unit of a [`Duration`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Days that the methodology's calendar calls working days.
    WorkingDays,
    /// Seven days.
    Weeks,
    /// Calendar months; the 31st becomes the last day of a shorter month.
    Months,
    /// Twelve months.
    Years,
}

impl std::str::FromStr for Duration {
    type Err = ();

    /// Reads `12 months`, `1 day`, `3 working days`, `2 weeks`, and 12个月, 3个工作日, 2周, 1年, 10天, 10日.
    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let count = text[..digits].parse().map_err(|_| ())?;
        let unit = match text[digits..].trim() {
            "day" | "days" | "天" | "日" => Unit::Days,
            "working day" | "working days" | "个工作日" | "工作日" => Unit::WorkingDays,
            "week" | "weeks" | "周" | "星期" | "个星期" => Unit::Weeks,
            "month" | "months" | "个月" | "月" => Unit::Months,
            "year" | "years" | "年" => Unit::Years,
            _ => return Err(()),
        };
        Ok(Self { count, unit })
    }
}

impl std::fmt::Display for Duration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (one, many) = match self.unit {
            Unit::Days => ("day", "days"),
            Unit::WorkingDays => ("working day", "working days"),
            Unit::Weeks => ("week", "weeks"),
            Unit::Months => ("month", "months"),
            Unit::Years => ("year", "years"),
        };
        write!(f, "{} {}", self.count, if self.count == 1 { one } else { many })
    }
}

/// A parameter of a check, as the methodology states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Param {
    /// The same for every subject.
    Value(Value),
    /// `{ from: open-data-themes }`: the items of a reference list.
    Reference(String),
    /// `{ by: level, province: …, else: … }`: by an attribute of the subject.
    By {
        /// The subject's attribute.
        attribute: String,
        /// What holds for which of its values.
        values: BTreeMap<String, Value>,
        /// What holds for the others.
        otherwise: Option<Value>,
    },
}

/// A value of a parameter or of reference data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// An exact number.
    Number(Number),
    /// A text, also where it looks like a date or a duration: scripts know what they want it for.
    Text(String),
    /// Several values.
    List(Vec<Value>),
    /// Values by name, in the order of the file.
    Map(Vec<(String, Value)>),
}

/// Reference data of a methodology: a file under `reference/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// The id that scripts and params name it by.
    pub id: String,
    /// Its own version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Where the data comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The address it was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<jiff::civil::Date>,
    /// What it holds.
    pub content: ReferenceContent,
}

/// What a file of reference data holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceContent {
    /// `items:` in a row.
    List(Vec<Value>),
    /// `rows:` of named values (or a CSV file).
    Table {
        /// The columns in order.
        columns: Vec<String>,
        /// The rows, as long as `columns` each.
        rows: Vec<Vec<String>>,
    },
    /// A calendar of working days.
    Calendar(Calendar),
}

/// Which days are worked in a jurisdiction, for the years it speaks of and no others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Calendar {
    /// The years that the lists cover.
    pub years: Vec<i16>,
    /// Days off that fall on weekdays (weekend days may be listed too).
    pub holidays: Vec<jiff::civil::Date>,
    /// Weekend days that are worked (调休).
    pub workdays: Vec<jiff::civil::Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_in_both_languages() {
        let of = |text: &str| text.parse::<Duration>();
        assert_eq!(of("12 months"), Ok(Duration { count: 12, unit: Unit::Months }));
        assert_eq!(of("12个月"), of("12 months"));
        assert_eq!(of("3 working days"), of("3个工作日"));
        assert_eq!(of("1 day"), of("1天"));
        assert!(of("months").is_err() && of("12").is_err() && of("-1 day").is_err());
        assert_eq!(of("1 day").unwrap().to_string(), "1 day");
    }
}
