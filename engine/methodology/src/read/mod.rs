//! Reading typed values from a YAML tree, noting every mistake and stopping at none.
//!
//! What comes in: a place in a tree. What goes out: a value, or nothing and a diagnostic. This part never knows what a
//! value is for.

mod at;
mod basis;
mod filter;
mod log;
mod map;
mod pattern;
mod scalar;
pub(crate) mod shapes;
mod size;
mod value;

pub(crate) use at::At;
pub(crate) use log::Log;
pub(crate) use map::Map;
pub(crate) use pattern::bad_pattern;
pub(crate) use scalar::{date_of, looks_like_a_number, number_of};
