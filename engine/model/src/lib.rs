//! The vocabulary of Heng.
//!
//! What comes in: nothing. What goes out: the words of the field as types, which every other room uses.
//! This room does no I/O, knows no script engine, no clock and no language: whatever Heng says is a
//! [`Message`], a code with arguments, that `report` puts into Chinese or English.

pub mod assessment;
pub mod bound;
pub mod comparison;
pub mod definition;
pub mod diagnostic;
pub mod evidence;
pub mod finding;
pub mod id;
pub mod indicator;
pub mod judgement;
pub mod message;
pub mod moves;
pub mod normalise;
pub mod number;
pub mod origin;
pub mod outcome;
pub mod pointer;
pub mod rubric;
pub mod statistic;
pub mod subject;
pub mod tier;
pub mod todo;
pub mod trail;

pub use definition::Definition;
pub use diagnostic::{Diagnostic, Label, Severity, Source, Span};
pub use id::{CohortId, CriterionId, IndicatorId, StatisticId, SubjectId};
pub use jiff::civil::Date;
pub use message::{Arg, Message};
pub use number::Number;
pub use origin::{Origin, Place};
pub use outcome::Outcome;
