//! The test cases of checks.
//!
//! What comes in: a checked methodology and its files. What goes out: for each case of each `cases.md` what was expected and
//! does not hold, and the text that its snapshot would have; the snapshots that there are, and the writing of new ones. This
//! room never prints, never asks the time, and never knows a language but for the words of `cases.md` itself.

mod block;
mod body;
mod bundle;
mod case;
mod coverage;
mod expectation;
mod held;
mod lines;
mod mutants;
mod name;
mod read;
mod run;
mod section;
mod shorten;
mod snapshot;
mod store;
mod suite;
mod table;
mod take;
mod variants;
mod words;

pub use body::{Body, Part};
pub use bundle::META_UNSTATED;
pub use case::{Case, CheckCases};
pub use coverage::{Coverage, OfFile, Sides, coverage};
pub use expectation::{Expectation, Expected, Figure, Whole};
pub use held::{Failure, Fault};
pub use mutants::{Changed, Fate, Killer, Mutants, Mutated, Sample, Trying, mutate};
pub use run::{Ran, rule_of, run};
pub use section::{Column, Section, Shown, Stated, Variants, sections};
pub use snapshot::Snapshot;
pub use store::Store;
pub use suite::{Accepted, Options, Snapped, Suite, Tested, test};
pub use take::{MOST_TRIES, Taken, Wanted, take, with_case};
pub use words::Wording;
