//! A tree becomes a Word document: A4, East Asian fonts, real heading styles, tables whose head rows repeat, page numbers.
//!
//! Written with a library for XML and one for archives. The crates that write whole documents have no repeated head rows,
//! which a report of sixty-four rows needs.

mod body;
mod inline;
mod package;
mod parts;
mod styles;
mod table;
mod xml;

use heng_model::assessment::Assessment;

use crate::style::Style;
use crate::tree::{Block, plain};

/// The bytes of a document.
pub fn written(blocks: &[Block], style: &Style, assessment: &Assessment) -> std::io::Result<Vec<u8>> {
    let title = blocks.iter().find_map(|block| match block {
        Block::Heading { text, .. } => Some(plain(text)),
        _ => None,
    });
    let body = body::body(blocks, style)?;
    let made = parts::About {
        title: title.unwrap_or_default(),
        engine: assessment.engine.clone(),
        // The one date that equal results agree on.
        day: assessment.definition.assessed_on.to_string(),
    };
    package::packed(&body, style, &made)
}
