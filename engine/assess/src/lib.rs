//! Methodology and bundles become an assessment.
//!
//! What comes in: a checked methodology and the files of bundles. What goes out: the judgements of every subject, the results
//! document, and what is wrong with the inputs. This room never prints, never asks the time, and never knows a language.

mod advice;
mod alone;
mod bounds;
mod collected;
mod diff;
mod findings;
mod judge;
mod memo;
mod moves;
mod plan;
mod run;
mod session;
#[cfg(test)]
mod small;
mod stale;
mod summary;
mod todo;

pub use advice::to_next_tier;
pub use alone::{Alone, assess_leaf, reduced};
pub use bounds::bounds;
pub use diff::{Compared, compare, compare_documents};
pub use findings::of as findings;
pub use heng_score::ScoreProblem;
pub use memo::{Disk, InMemory, Kept, Memo, Shard};
pub use moves::moves;
pub use plan::{BundleInput, Planned, Refused};
pub use run::{Aborted, Assessed, Options, Progress, assess, assess_with, workers};
pub use session::{Changes, Held, Session, Unopened, Update};
pub use todo::{Listed, Scope, todo};

/// The version of the shape of the documents.
pub const FORMAT: u32 = 1;

/// The engine that documents say they were made by.
pub const ENGINE: &str = concat!("heng ", env!("CARGO_PKG_VERSION"));
