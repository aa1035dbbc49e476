//! What came of a change.

use std::collections::BTreeSet;

use heng_model::assessment::Assessment;
use heng_model::moves::Moves;
use heng_model::{Diagnostic, IndicatorId};

use super::rules::Rules;
use crate::moves::moves;

/// What came of a change.
#[derive(Debug)]
pub struct Update {
    /// What moved.
    pub moves: Moves,
    /// Files of which the last good version is in force.
    pub held: Vec<Held>,
    /// Files that were held and are no longer.
    pub mended: Vec<String>,
    /// What is wrong with the rules that are in force, or worth saying, and was not before. What is wrong with a file that is held
    /// stands there.
    pub diagnostics: Vec<Diagnostic>,
    /// Files of the methodology that changed.
    pub files: BTreeSet<String>,
    /// Bundles that changed.
    pub bundles: BTreeSet<String>,
    /// Leaves of which the script, a library, the rubric, the cases or their snapshots changed.
    pub checks: BTreeSet<IndicatorId>,
    /// How many times a check ran on a subject.
    pub ran: usize,
    /// Whether any byte was another, or a bundle came or went.
    pub(super) changed: bool,
}

/// A file of which the last good version is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its path within the methodology.
    pub file: String,
    /// The number of the change since which it is held; the first change of a session is 1.
    pub since: u64,
    /// The leaves that rest on it; none: the whole methodology does.
    pub indicators: Vec<IndicatorId>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Update {
    /// No byte is another.
    pub(super) fn nothing(assessment: &Assessment, rules: &Rules) -> Self {
        Self {
            moves: moves(assessment, assessment),
            held: rules.held.values().map(|hold| hold.held.clone()).collect(),
            mended: Vec::new(),
            diagnostics: Vec::new(),
            files: BTreeSet::new(),
            bundles: BTreeSet::new(),
            checks: BTreeSet::new(),
            ran: 0,
            changed: false,
        }
    }

    /// Whether nothing changed but cases and their snapshots, on which no score hangs.
    pub fn is_of_cases(&self) -> bool {
        let of_cases = |file: &String| file.ends_with("/cases.md") || file.contains("/snapshots/");
        self.bundles.is_empty() && !self.files.is_empty() && self.files.iter().all(of_cases)
    }

    /// Whether no byte was another.
    pub fn is_nothing(&self) -> bool {
        !self.changed
    }
}
