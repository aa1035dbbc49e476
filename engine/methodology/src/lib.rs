//! A folder of YAML becomes a checked methodology.
//!
//! What comes in: the files of a methodology folder. What goes out: a [`Methodology`] whose every value knows its place,
//! or every mistake in the folder at once, each at its exact place. This room never runs a script, never opens a bundle
//! and never computes a score.

mod assemble;
mod bounds;
mod check;
mod definition;
mod folder;
mod given;
mod grown;
mod loaded;
mod overlay;
mod places;
mod project;
mod read;
mod reference;
mod shapes;
mod statistics;
mod subjects;
mod suggest;
mod texts;
mod trees;

pub use bounds::bounds;
pub use given::{Given, given, given_by_name};
pub use grown::{Grown, grown};
pub use loaded::{Loaded, Methodology, load, load_again};
pub use overlay::{Overlaid, Setting, overlaid, setting, variant};
pub use places::Places;
pub use project::{Project, load_project};
pub use shapes::files;
pub use suggest::with_suggestion;
pub use trees::Trees;
