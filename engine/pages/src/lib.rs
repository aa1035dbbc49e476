//! An assessment as pages that open from a disk with no network and read whole without a script.
//!
//! What comes in: a results document, the words of the reader's language, layouts and a theme that users may replace.
//! What goes out: files, by name, for the caller to write: one self-contained page, or a folder of pages where one would
//! be too large. This room never computes a score and opens no file: what it derives for display is a statistic on
//! published figures, whose rule is printed in the page.

mod about;
mod anchor;
mod aside;
mod claims;
mod distribution;
mod evidence;
mod frame;
mod government;
mod heat;
mod indicators;
mod league;
mod losses;
mod map;
mod material;
mod matrix;
mod options;
mod overview;
mod publish;
mod regions;
mod render;
mod scores;
mod svg;
mod theme;
mod tiers;

pub use anchor::fragment;
pub use frame::html;
pub use options::{Options, Pages, Split};
pub use render::{Renderer, fingerprint};
pub use theme::{Theme, Unknown};
