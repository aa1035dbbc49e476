//! The text of a page that readers see.

use ego_tree::NodeRef;
use scraper::Node;

use crate::fold::Folder;
use crate::html::Tree;

/// Elements whose text nobody sees.
fn is_unseen(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "head" | "noscript" | "svg" | "object")
}

/// Elements that stand in the run of a text.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Folds the visible text below a node.
pub(crate) fn fold_children(tree: &Tree, node: NodeRef<'_, Node>, source: &str, folder: &mut Folder) {
    fold_at_most(tree, node, source, folder, usize::MAX);
}

/// The same until so many bytes are read. Iterative: pages may be nested deeply.
pub(crate) fn fold_at_most(tree: &Tree, node: NodeRef<'_, Node>, source: &str, folder: &mut Folder, most: usize) {
    use ego_tree::iter::Edge;
    let mut read = 0usize;
    let mut hidden = 0usize;
    let root = node.id();
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) => match inner.value() {
                Node::Element(element) if inner.id() != root => {
                    if hidden > 0 || is_unseen(element.name()) {
                        hidden += 1;
                    } else if !is_inline(element.name()) {
                        folder.border(0);
                    }
                }
                Node::Text(_) if read > most => return,
                Node::Text(text) if hidden == 0 => {
                    read = read.saturating_add(text.text.len());
                    let pieces = tree.texts.get(&inner.id()).map(Vec::as_slice).unwrap_or_default();
                    fold_text(&text.text, pieces, source, folder);
                }
                _ => {}
            },
            Edge::Close(inner) => {
                if let Node::Element(element) = inner.value()
                    && inner.id() != root
                {
                    if hidden > 0 {
                        hidden -= 1;
                    } else if !is_inline(element.name()) {
                        folder.border(0);
                    }
                }
            }
        }
    }
}

fn fold_text(text: &str, pieces: &[(usize, std::ops::Range<usize>)], source: &str, folder: &mut Folder) {
    for (index, (from, bytes)) in pieces.iter().enumerate() {
        let to = pieces.get(index + 1).map_or(text.len(), |(next, _)| *next);
        let Some(piece) = text.get(*from..to) else { continue };
        if source.get(bytes.clone()) == Some(piece) {
            folder.text(piece, bytes.start);
        } else {
            // Character references: each letter is found on its own.
            let mut at = bytes.start;
            for letter in piece.chars() {
                folder.letter(letter, at);
                let mut one = [0u8; 4];
                at = crate::html::align(source, at, &format!("{}\0", letter.encode_utf8(&mut one)), letter.len_utf8());
            }
        }
    }
}
