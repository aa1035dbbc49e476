//! What tests of several rooms share: what stands beside the project, and the bundles that are put together from real pages.

mod beside;
mod real;

pub use beside::beside;
pub use real::{Assembled, assemble};
