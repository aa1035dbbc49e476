//! What is still to be collected: the document that lists it, subject by subject and indicator by indicator.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::{Wanted, WantedObservation};
use crate::id::{IndicatorId, SubjectId};
use crate::judgement::{MethodologyStamp, Remark, StaleFile};
use crate::message::Message;

/// What a methodology asks collectors for, and what of it the bundles have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Todo {
    /// The version of this document's shape.
    pub format: u32,
    /// The engine that made it.
    pub engine: String,
    /// Which methodology.
    pub methodology: MethodologyStamp,
    /// Every relative date counts from here.
    pub assessed_on: Date,
    /// Indicators without a check: what they will ask for is not known yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<IndicatorId>,
    /// The subjects that were asked about, in the order of the methodology.
    pub subjects: Vec<SubjectTodo>,
}

/// What there is to do for one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubjectTodo {
    /// Which.
    pub subject: SubjectId,
    /// The name in print.
    pub name: String,
    /// The bundle's folder name; none where there is no bundle yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
    /// How much there is.
    pub tally: Tally,
    /// The indicators that apply and ask for something, in the order of the tree.
    pub indicators: Vec<IndicatorTodo>,
    /// What else is to be mended in the bundle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// Wanted evidence and observations, counted. `wanted` is `done` and all of `open`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// All that is asked for.
    pub wanted: usize,
    /// What needs nobody any more.
    pub done: usize,
    /// Of those done: what was looked for and is not there.
    pub absent: usize,
    /// What is open, each counted once by the gravest thing it lacks.
    pub open: BTreeMap<Lack, usize>,
}

/// What keeps something from being done, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// No file fits, and nobody recorded that there is none.
    Missing,
    /// A file cannot be read.
    Unreadable,
    /// A table lacks a column that was asked for.
    Columns,
    /// A file was captured too long before the assessment date.
    Stale,
    /// A file was captured after the assessment date.
    Late,
    /// Nobody wrote down when a file was captured.
    Undated,
    /// Nobody coded it.
    Uncoded,
    /// Fewer people coded it than were asked for.
    TooFewCoders,
    /// The coders disagree and nobody settled it.
    Disagreement,
    /// A coding cannot be read, has a word outside the codebook, or cites what is not there.
    BadCoding,
}

/// What one indicator asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IndicatorTodo {
    /// Which.
    pub indicator: IndicatorId,
    /// The name in print.
    pub name: String,
    /// Patterns of evidence files, in the order of `indicator.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceTodo>,
    /// Observations, in the order of `indicator.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<ObservationTodo>,
}

/// A pattern of evidence files, and what stands of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceTodo {
    /// What is wanted.
    pub wanted: Wanted,
    /// The earliest day of capture that will do; none where any will.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<Date>,
    /// What stands of it.
    pub state: EvidenceState,
}

/// What stands of a pattern of evidence files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum EvidenceState {
    /// So many files are there, and nothing is wrong with them.
    There {
        /// How many.
        files: usize,
    },
    /// Somebody looked for it and recorded that there is none.
    Absent {
        /// Where it was looked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        searched: Option<String>,
        /// By whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// When.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
    },
    /// No file fits.
    Missing {
        /// Files with names near to the pattern that nothing else asks for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        nearest: Vec<Arc<str>>,
    },
    /// Files are there, and something is wrong with some.
    Faulty {
        /// How many are there.
        files: usize,
        /// What is wrong, the gravest first.
        faults: Vec<Fault>,
    },
}

/// What is wrong with a file, the gravest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Fault {
    /// It cannot be read.
    Unreadable {
        /// Which.
        file: Arc<str>,
        /// Why.
        why: Message,
    },
    /// The table lacks columns that were asked for.
    Columns {
        /// Which.
        file: Arc<str>,
        /// Those.
        columns: Vec<String>,
    },
    /// It was captured too long before the assessment date.
    Stale(StaleFile),
    /// It was captured after the assessment date.
    Late {
        /// Which.
        file: Arc<str>,
        /// When.
        captured_at: Date,
    },
    /// Nobody wrote down when it was captured.
    Undated {
        /// Which.
        file: Arc<str>,
    },
}

/// An observation that people are to code, and what stands of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ObservationTodo {
    /// What is wanted.
    pub wanted: WantedObservation,
    /// What stands of it.
    pub state: ObservationState,
}

/// What stands of an observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ObservationState {
    /// It has a value.
    Coded {
        /// That on which all agree, or the settled one.
        value: String,
    },
    /// Nobody coded it.
    Uncoded,
    /// It is coded, and the codings do not do.
    Open {
        /// What they lack.
        lack: Lack,
        /// Why.
        why: Message,
    },
}

impl Fault {
    /// What the file lacks.
    pub fn lack(&self) -> Lack {
        match self {
            Fault::Unreadable { .. } => Lack::Unreadable,
            Fault::Columns { .. } => Lack::Columns,
            Fault::Stale(_) => Lack::Stale,
            Fault::Late { .. } => Lack::Late,
            Fault::Undated { .. } => Lack::Undated,
        }
    }
}

impl EvidenceTodo {
    /// The gravest thing it lacks; nothing where it is done.
    pub fn lack(&self) -> Option<Lack> {
        match &self.state {
            EvidenceState::There { .. } | EvidenceState::Absent { .. } => None,
            EvidenceState::Missing { .. } => Some(Lack::Missing),
            EvidenceState::Faulty { faults, .. } => faults.iter().map(Fault::lack).min(),
        }
    }
}

impl ObservationTodo {
    /// What it lacks; nothing where it is done.
    pub fn lack(&self) -> Option<Lack> {
        match &self.state {
            ObservationState::Coded { .. } => None,
            ObservationState::Uncoded => Some(Lack::Uncoded),
            ObservationState::Open { lack, .. } => Some(*lack),
        }
    }
}

impl Tally {
    /// What there is in these indicators.
    pub fn of(indicators: &[IndicatorTodo]) -> Self {
        let mut tally = Self::default();
        for indicator in indicators {
            let absent = |one: &&EvidenceTodo| matches!(one.state, EvidenceState::Absent { .. });
            tally.absent += indicator.evidence.iter().filter(absent).count();
            let evidence = indicator.evidence.iter().map(EvidenceTodo::lack);
            for lack in evidence.chain(indicator.observations.iter().map(ObservationTodo::lack)) {
                tally.wanted += 1;
                match lack {
                    None => tally.done += 1,
                    Some(lack) => *tally.open.entry(lack).or_default() += 1,
                }
            }
        }
        tally
    }

    /// How much is open.
    pub fn left(&self) -> usize {
        self.wanted - self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_is_counted_once_by_the_gravest_it_lacks() {
        let wanted = Wanted { pattern: "t/*".into(), what: "表".into(), max_age: None, columns: Vec::new() };
        let of = |state| EvidenceTodo { wanted: wanted.clone(), not_before: None, state };
        let file: Arc<str> = "t/a.csv".into();
        let faults = vec![
            Fault::Undated { file: file.clone() },
            Fault::Columns { file: file.clone(), columns: vec!["金额".into()] },
            Fault::Undated { file },
        ];
        let evidence = vec![
            of(EvidenceState::There { files: 2 }),
            of(EvidenceState::Absent { searched: None, by: None, on: None }),
            of(EvidenceState::Missing { nearest: Vec::new() }),
            of(EvidenceState::Faulty { files: 2, faults }),
        ];
        let asked = WantedObservation { id: "x".into(), ask: "？".into(), values: Vec::new(), coders: 1, place: None };
        let observations = vec![ObservationTodo { wanted: asked, state: ObservationState::Uncoded }];
        let tally = Tally::of(&[IndicatorTodo { indicator: "1".into(), name: "一".into(), evidence, observations }]);
        assert_eq!((tally.wanted, tally.done, tally.absent, tally.left()), (5, 2, 1, 3));
        let open: Vec<(Lack, usize)> = tally.open.into_iter().collect();
        assert_eq!(open, [(Lack::Missing, 1), (Lack::Columns, 1), (Lack::Uncoded, 1)]);
    }
}
