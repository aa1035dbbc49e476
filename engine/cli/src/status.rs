//! Exit statuses.

use std::process::ExitCode;

use serde::{Deserialize, Serialize};

/// How a command ended. Of several the first in the order of [`Status::gravity`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Done.
    Done,
    /// Findings at or above `--fail-on`, or expectations that do not hold.
    Findings,
    /// Wrong usage, nothing to check, or output that cannot be written.
    Usage,
    /// A rule or the methodology is broken, or the deadline passed.
    BrokenRule,
    /// Evidence cannot be read, or has an unknown or doubled subject.
    BrokenEvidence,
    /// Snapshots differ, wait to be accepted, or belong to nothing.
    Snapshots,
}

impl Status {
    fn code(self) -> u8 {
        match self {
            Status::Done => 0,
            Status::Findings => 1,
            Status::Usage => 2,
            Status::BrokenRule => 3,
            Status::BrokenEvidence => 4,
            Status::Snapshots => 5,
        }
    }

    fn gravity(self) -> u8 {
        match self {
            Status::Usage => 0,
            Status::BrokenRule => 1,
            Status::BrokenEvidence => 2,
            Status::Snapshots => 3,
            Status::Findings => 4,
            Status::Done => 9,
        }
    }

    /// The graver of the two.
    #[must_use]
    pub fn or(self, other: Status) -> Status {
        if other.gravity() < self.gravity() { other } else { self }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(status.code())
    }
}
