//! What a folder becomes, and what is said of mistakes in it: always the code and the text under the label.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

mod all_at_once;
mod catalogue;
mod checks;
mod data;
mod files;
mod folder;
mod good;
mod hostile;
mod statistics;
mod tree;
