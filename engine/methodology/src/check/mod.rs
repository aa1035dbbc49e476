//! `checks/<id>-…/indicator.yaml`: what a leaf is judged by.
//!
//! What comes in: the file as a tree of values, and what it may refer to. What goes out: a checked [`Leaf`]. This part
//! never reads a script; it only sees that there is one.

mod evidence;
mod folders;
mod indicator;
mod kind;
mod names;
mod normalise;
mod params;
mod rubric;
mod script;

pub(crate) use folders::assign;
pub(crate) use indicator::{CheckFile, INDICATOR, Surroundings, read};
pub(crate) use params::items;
