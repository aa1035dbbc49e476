//! YAML as a tree whose every key and value knows its bytes.
//!
//! What comes in: the text of one file. What goes out: a tree, or the diagnostics of why there is none. This part never
//! knows what a key means; whoever does declares it in the words of [`shape`], and [`schema`] tells editors.

mod node;
mod parse;
pub mod schema;
pub mod shape;
mod syntax;

pub use node::{Entry, Node, Yaml};
pub use parse::{MOST_DEPTH, MOST_MISTAKES, MOST_REPEATED, MOST_VALUES, parse, parse_within};
