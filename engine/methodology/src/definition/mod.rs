//! `methodology.yaml`: identity, scale, policies, tiers, cohorts and the weighted tree.
//!
//! What comes in: the file as a tree of values. What goes out: its parts, checked as far as they can be without the other
//! files. This part never knows what a check asks for.

pub(crate) mod arrange;
pub(crate) mod cohorts;
pub(crate) mod head;
pub(crate) mod limits;
pub(crate) mod line;
pub(crate) mod method;
pub(crate) mod policies;
pub(crate) mod tiers;
pub(crate) mod weights;
pub(crate) mod words;
