//! A text as a tree: what both formats are written from.

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; the first of level 1 is the title.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its number with the sign behind it; empty where headings are not numbered.
        number: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A line under the title.
    Cover(Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Something said by others.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The first number; none where the items have none.
        first: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// For each column whether its figures stand at the right.
        right: Vec<bool>,
        /// The head row.
        head: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Text as it is typed.
    Code(String),
    /// A line between parts.
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Text that stands out.
    Strong(Vec<Inline>),
    /// Text that is stressed.
    Emphasis(Vec<Inline>),
    /// Text as it is typed.
    Code(String),
    /// A link to a page on the web.
    Link {
        /// Its address.
        url: String,
        /// Its words.
        text: Vec<Inline>,
    },
    /// A new line.
    Break,
}

impl Inline {
    /// A text; what a reader would obey is made visible.
    pub fn text(text: &str) -> Self {
        Inline::Text(text.chars().map(crate::escape::shown).collect())
    }
}

/// The words of a line without what marks them.
pub fn plain(line: &[Inline]) -> String {
    let mut out = String::new();
    for one in line {
        match one {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(within) | Inline::Emphasis(within) | Inline::Link { text: within, .. } => {
                out.push_str(&plain(within));
            }
            Inline::Break => out.push(' '),
        }
    }
    out
}
