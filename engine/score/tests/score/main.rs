//! What a methodology's sentences promise, in figures that can be checked with pencil and paper.

#![expect(clippy::unwrap_used, reason = "a test whose figures cannot be set up has failed")]

mod advice;
mod asem;
mod catalogue;
mod claims;
mod cohort;
mod leaves;
mod methodology;
mod print;
mod properties;
mod statistics;
mod tree;
