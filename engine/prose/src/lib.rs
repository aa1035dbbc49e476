//! An assessment as prose: Markdown and Word, written by templates that stand in the methodology.
//!
//! What comes in: a results document, the words of the reader's language, templates and a style that users write. What
//! goes out: files, by name, for the caller to write. A template gives Markdown; the one tree that is read of it gives both
//! formats. This room opens no file and never computes a score: what it derives is a statistic on published figures, or a
//! word that the figure alone decides ([`Quantity`]).

mod bounds;
mod environment;
mod escape;
mod fault;
mod figure;
mod filters;
mod handbook;
mod head;
mod kinds;
mod markdown;
mod material;
mod numeral;
mod options;
mod read;
mod record;
mod reports;
mod share;
mod style;
mod template;
mod tests_of_values;
mod title;
mod tree;
mod word;
mod words;

pub use handbook::templates_page;
pub use options::{Asked, Format, Options};
pub use reports::reports;
pub use share::Share;
pub use style::Style;
pub use template::{Template, Templates};
pub use tree::{Block, Inline};
pub use words::Quantity;

/// The blocks of a text of Markdown, as both formats are made of it.
pub fn blocks(markdown: &str) -> Vec<Block> {
    read::read(markdown)
}
