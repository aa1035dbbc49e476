//! The workbook.
//!
//! What comes in: an assessment, and who reads. What goes out: one file for spreadsheets in which every weighted sum is a
//! formula over the cells below it, with the engine's figure beside it; and, from a workbook that somebody filled in, what a
//! reviewer wrote. Text from evidence is always text and never a formula. This room computes no score, opens no file and asks
//! for no time: equal results give equal bytes.

mod plan;
mod reviews;
mod sheet;
mod sheets;
mod style;
mod workbook;

pub use reviews::{Decision, Review, reviews};
pub use workbook::xlsx;
