//! What people read.
//!
//! What comes in: an assessment, diagnostics, and the words of the reader's language. What goes out: text for a terminal,
//! the schemas of the documents that hold results, and the words that the formats of reports are made of. This room never computes a score, never opens a file and never
//! prints; source texts are handed in by the caller.

mod bounds;
mod cases;
pub mod catalogue;
pub mod claims;
mod comparison;
mod coverage;
pub mod diagnostic;
pub mod explain;
pub mod figure;
mod findings;
mod ground;
#[cfg(test)]
mod hostile;
pub mod league;
mod live;
mod made;
mod median;
mod met;
pub mod outcome;
#[cfg(test)]
mod sample;
mod schemas;
mod style;
mod summary;
mod table;
pub mod text;
mod todo;
pub mod trail;
mod view;
mod web;

pub use bounds::bounds_page;
pub use cases::{Cause, Numbered, difference, meets, numbered, touched};
pub use catalogue::{Catalogue, Lang};
pub use claims::{claims, group_name, standing_word};
pub use comparison::{comparison, comparison_markdown, moves};
pub use coverage::{Sides as CoverageRow, coverage};
pub use diagnostic::{Renderer, render_all, severity_word, tally};
pub use explain::{explain, named};
pub use findings::{elsewhere, findings, gravest};
pub use ground::{Ground, citing, grounded, place, ruling, said};
pub use league::{Mark, league, marks};
pub use live::live;
pub use made::{Made, stem};
pub use median::median;
pub use met::Met;
pub use outcome::{outcome_word, subject_name};
pub use schemas::schemas;
pub use summary::{plugins, summary};
pub use todo::{Shown, todo};
pub use view::{EvidenceText, NoSources, Sources, View};
pub use web::web;
