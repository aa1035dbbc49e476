//! A session: whatever is edited while it lasts, it says what a fresh run would say, and runs no more than it must.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod bench;
mod edits;
mod held;
#[path = "../run/memo/world.rs"]
#[allow(dead_code, reason = "the tests of the memo use more of it")]
mod world;
