//! The report as pages: what is printed is what was computed, and nothing that evidence says becomes anything but text.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod browser;
mod driven;
mod example;
mod hostile;
mod layouts;
mod numbers;
mod publish;
mod stand;
mod structure;
mod walk;
