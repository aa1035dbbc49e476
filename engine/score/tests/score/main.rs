//! What a methodology's sentences promise, in figures that can be checked with pencil and paper.

mod asem;
mod methodology;
