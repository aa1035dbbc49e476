//! Whole runs: a methodology folder, bundles, scripts, scores.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod asem;
mod collected;
mod edits;
mod folder;
mod kinds;
mod memo;
mod observations;
mod panics;
mod policies;
mod workbook;
