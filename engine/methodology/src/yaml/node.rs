//! The tree.

use heng_model::Span;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its bytes; for an alias those of the alias.
    pub span: Span,
    /// What stands there.
    pub value: Yaml,
}

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Yaml {
    /// Nothing: an empty place, `~` or `null`.
    Nothing,
    /// A scalar, as text: what it means depends on who asks. `1.10` stays `1.10`.
    Scalar {
        /// The text after unescaping.
        text: String,
        /// Whether it was written without quotation marks.
        plain: bool,
    },
    /// Values in a row.
    List(Vec<Node>),
    /// Values by key, in the order of the file; no key twice.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Its bytes.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// How many values it holds, itself included, and how deep it is.
    pub(crate) fn size_and_depth(&self) -> (usize, usize) {
        let of_all = |sizes: &mut dyn Iterator<Item = (usize, usize)>| {
            sizes.fold((1, 1), |(size, depth), (more, below)| (size + more, depth.max(below + 1)))
        };
        match &self.value {
            Yaml::Nothing | Yaml::Scalar { .. } => (1, 1),
            Yaml::List(items) => of_all(&mut items.iter().map(Node::size_and_depth)),
            Yaml::Map(entries) => of_all(&mut entries.iter().map(|entry| entry.node.size_and_depth())),
        }
    }
}
