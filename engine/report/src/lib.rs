//! What people read.
//!
//! What comes in: an assessment, diagnostics, and the words of the reader's language. What goes out: text for a terminal,
//! and the schemas of the documents that hold results. This room never computes a score, never opens a file and never
//! prints; source texts are handed in by the caller.

pub mod catalogue;
pub mod diagnostic;
pub mod style;
pub mod text;

pub use catalogue::{Catalogue, Lang};
pub use diagnostic::{Renderer, render_all};
