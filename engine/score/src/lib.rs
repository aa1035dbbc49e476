//! From judgements to scores, tiers, ranks and statistics.
//!
//! What comes in: a checked methodology and what its checks said of every subject. What goes out: a score card per
//! subject, ranks per cohort, the statistics with their claims, and what could not be computed, by name. This room
//! never knows where a judgement came from: it has no files, no scripts, no clock and no language.
//!
//! Everything additive is exact. A method that needs roots or logarithms works in binary floats, rounds once to nine
//! decimals, and that number is the score from then on.

pub mod advice;
pub mod aggregate;
mod card;
mod claim;
mod coverage;
mod impute;
mod index;
mod leaf;
mod lost;
mod mark;
mod normalise;
mod parent;
mod plan;
mod predicate;
pub mod publish;
mod quantity;
mod rank;
mod scored;
mod statistic;
mod tree;
mod veto;
mod weights;
mod what_if;
pub mod words;

pub use scored::{ScoreProblem, Scored, score};
