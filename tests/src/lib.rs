//! What tests of several rooms share: the bundles that are put together from real pages.

mod real;

pub use real::{Assembled, assemble};
