//! The report as prose: every number is one of the results, every word is borne by its figure, and nothing that evidence says
//! becomes anything but text.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod faults;
mod hostile;
mod known;
mod lines;
mod numbers;
mod office;
mod short;
mod stand;
mod words;
