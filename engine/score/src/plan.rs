//! The tree laid out in the order in which it is computed: children before their parents, the root last.

use std::collections::BTreeMap;

use heng_model::indicator::{Node, Role, Tree};
use heng_model::{IndicatorId, Number};

/// The nodes by their place in the order of computation. What is kept per node is kept in vectors in this order.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub spots: Vec<Spot<'a>>,
    /// The places in the order of ids.
    pub by_id: Vec<usize>,
}

/// A node with its relations by place.
#[derive(Debug)]
pub(crate) struct Spot<'a> {
    pub node: &'a Node,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// The children that make the base score: neither a bonus nor a veto.
    pub base: Vec<usize>,
    /// The children that come on top.
    pub bonus: Vec<usize>,
    /// The weight of all base children, whatever becomes of them.
    pub weight_of_base: Number,
}

impl<'a> Plan<'a> {
    pub fn new(tree: &'a Tree) -> Self {
        let order = tree.leaves_first();
        let places: BTreeMap<&IndicatorId, usize> =
            order.iter().enumerate().map(|(place, node)| (&node.id, place)).collect();
        let by_id = places.values().copied().collect();
        let mut parents = vec![None; order.len()];
        let mut spots: Vec<Spot<'a>> = Vec::with_capacity(order.len());
        for (place, node) in order.iter().enumerate() {
            let children: Vec<usize> = node.children.iter().filter_map(|id| places.get(id).copied()).collect();
            let of_role = |role: Role| -> Vec<usize> {
                let belongs = |child: &&usize| order[**child].role == role && !order[**child].is_veto();
                children.iter().filter(belongs).copied().collect()
            };
            let (base, bonus) = (of_role(Role::Base), of_role(Role::Bonus));
            let weight_of_base = base.iter().map(|child| &order[*child].weight).sum();
            for child in &children {
                parents[*child] = Some(place);
            }
            spots.push(Spot { node, parent: None, children, base, bonus, weight_of_base });
        }
        for (spot, parent) in spots.iter_mut().zip(parents) {
            spot.parent = parent;
        }
        Self { spots, by_id }
    }

    /// The place of the root. A checked methodology always has one.
    pub fn root(&self) -> usize {
        self.spots.len().checked_sub(1).expect("a checked tree has a root")
    }

    /// The places above a node, the nearest first.
    pub fn above(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.spots[place].parent, |place| self.spots[*place].parent)
    }
}
