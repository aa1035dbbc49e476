//! A methodology becomes its handbook, which cannot drift from it.
//!
//! What comes in: a checked methodology with its files, the cases of its checks, its compiled scripts, and the words of a
//! language. What goes out: the content as a value, and from that files by name: Markdown for a code host, or one page that is
//! opened from a disk; and where a committed copy is no longer what would be made. This room never runs a check, never asks the
//! time and writes nothing.

mod book;
mod html;
mod markdown;
mod material;
mod stale;

pub use book::{Book, book};
pub use html::html;
pub use markdown::markdown;
pub use material::Material;
pub use stale::{Stale, stale};
