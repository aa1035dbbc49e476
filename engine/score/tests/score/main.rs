//! What a methodology's sentences promise, in figures that can be checked with pencil and paper.

mod advice;
mod asem;
mod catalogue;
mod cohort;
mod leaves;
mod methodology;
mod print;
mod properties;
mod statistics;
mod tree;
