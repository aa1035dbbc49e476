//! The ways in which a statement ends early, as typed tokens that pass through Rhai untouched.

use std::sync::Arc;

use heng_model::{Message, Origin};
use rhai::{Dynamic, EvalAltResult, Position};

use crate::event::At;

/// What a native function answers.
pub type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// A stop cannot be caught by `try … catch`: it travels as `ErrorTerminated`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Evidence is missing: costs the statement's criteria.
    Missing(Message),
    /// A collector looked for it and it is not there: the statement's criteria are unmet.
    Absent {
        /// What was looked for.
        message: Message,
        /// The collector's record.
        record: Origin,
    },
    /// `not_applicable(…)`: ends the check.
    NotApplicable(String),
    /// `missing(…)`: ends the check.
    MissingWhole(String),
    /// `veto(…)`: ends the check.
    Veto(String),
    /// The rule is wrong: costs the statement, and fails the run.
    Fault(Fault),
    /// A bound was passed: ends the check, and fails the run.
    Bound(Message),
    /// The run is over: the deadline passed or the user stopped it.
    Aborted,
}

/// Something wrong with a rule that only shows when it runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub message: Message,
    /// The evidence it stumbled over.
    pub evidence: Option<Origin>,
    /// The call that failed. The error itself carries only the outermost call on its way up.
    pub at: Option<At>,
}

impl Stop {
    /// As an error at the place of the call.
    pub fn raise<T>(self, at: Position) -> Fallible<T> {
        Err(Box::new(self.into_error(at)))
    }

    /// As an error at the place of the call.
    pub fn into_error(self, at: Position) -> EvalAltResult {
        EvalAltResult::ErrorTerminated(Dynamic::from(Arc::new(self)), at)
    }

    /// The stop within an error, if it is one.
    pub fn of(error: &EvalAltResult) -> Option<Arc<Stop>> {
        match error {
            EvalAltResult::ErrorTerminated(token, _) => token.read_lock::<Arc<Stop>>().map(|stop| stop.clone()),
            EvalAltResult::ErrorInFunctionCall(_, _, inner, _) | EvalAltResult::ErrorInModule(_, inner, _) => {
                Stop::of(inner)
            }
            _ => None,
        }
    }
}

/// A fault without a place in evidence.
pub fn fault(message: Message) -> Stop {
    Stop::Fault(Fault { message, evidence: None, at: None })
}
