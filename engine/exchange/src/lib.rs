//! What other programs read.
//!
//! What comes in: an assessment, and who reads. What goes out: files in formats that others define. Whatever stands in
//! evidence is hostile: each format says where it keeps a text from being taken for anything but text. This room never
//! computes a score, never opens a file and never prints.

mod csv;
mod github;
mod json;
mod junit;
mod sarif;

pub use csv::csv;
pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
