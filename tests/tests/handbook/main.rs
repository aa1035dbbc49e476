//! The handbook of a methodology: whole, linked, current, and proof against whatever its texts say.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

#[path = "../pages/browser.rs"]
mod browser;
mod current;
mod driven;
mod hostile;
mod links;
mod stand;
mod whole;
