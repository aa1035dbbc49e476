//! The shape of a page, for what it costs to match selectors on it.

use scraper::ElementRef;

use crate::css::Css;
use crate::html::Tree;

/// Element matches that one operation of a script pays for.
const MATCHES: usize = 16;
/// Steps from an element to its ancestors or siblings that one operation pays for; most of them fail at the first look.
const STEPS: usize = 64;

/// Sums over the elements of a page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    elements: usize,
    /// Of the ancestors of each: as many as the elements below each.
    depths: usize,
    /// Of the siblings before each.
    before: usize,
    deepest: usize,
    longest: usize,
}

impl Shape {
    /// Looks at every element once.
    pub fn of(tree: &Tree) -> Self {
        let mut shape = Self::default();
        // Depth and place among the siblings of the open elements.
        let mut open = vec![0usize];
        for edge in tree.html.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) if ElementRef::wrap(node).is_some() => {
                    let depth = open.len() - 1;
                    let place = open.last_mut().map_or(0, |count| std::mem::replace(count, *count + 1));
                    shape.elements += 1;
                    shape.depths += depth;
                    shape.before += place;
                    shape.deepest = shape.deepest.max(depth);
                    shape.longest = shape.longest.max(place);
                    open.push(0);
                }
                ego_tree::iter::Edge::Close(node) if ElementRef::wrap(node).is_some() => {
                    open.pop();
                }
                _ => {}
            }
        }
        shape
    }

    /// Operations for putting a selector to every element.
    pub fn cost(&self, css: &Css) -> usize {
        let text = css.text();
        let parts = text.len() / 8 + 1;
        let siblings =
            text.contains(['~', '+']) || text.contains(":nth") || text.contains(":only") || text.contains(":last");
        let descends = text.trim().contains([' ', '>', '\t', '\n']);
        let each = |sum: usize, used: bool| if used { sum / self.elements.max(1) } else { 0 };
        let mut steps = self.elements.saturating_mul(each(self.depths, descends) + each(self.before, siblings));
        if descends && siblings {
            steps = steps.saturating_add(self.depths.saturating_mul(self.longest));
        }
        if text.contains(":has") {
            // Every element looks at all below it, and from each of these up and back again.
            let up = if descends { self.deepest } else { 0 };
            let back = if siblings { self.longest } else { 0 };
            steps = steps.saturating_add(self.depths.saturating_mul(1 + up + back));
        }
        (self.elements / MATCHES + steps / STEPS).saturating_mul(parts) + 1
    }
}
