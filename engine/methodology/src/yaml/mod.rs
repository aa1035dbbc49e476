//! YAML as a tree whose every key and value knows its bytes.
//!
//! What comes in: the text of one file. What goes out: a tree, or the diagnostics of why there is none. This part never
//! knows what a key means.

mod node;
mod parse;
mod syntax;

pub(crate) use node::{Node, Yaml};
pub(crate) use parse::parse;
