//! Indicators over all governments.

use std::collections::BTreeMap;

use heng_model::IndicatorId;
use heng_model::indicator::Node;
use minijinja::Value;

use super::Material;
use crate::figure::Figure;
use crate::kinds::{NODE, STANDING};
use crate::record::Listed;

impl<'a> Material<'a> {
    /// Every node below the root in the order of the tree; vetoes have no score and are left out.
    pub(super) fn in_order(&self) -> Vec<&'a Node> {
        self.walked().into_iter().map(|(_, node)| node).collect()
    }

    /// The first level.
    pub(super) fn pillars(&self) -> Vec<&'a Node> {
        self.walked().into_iter().filter(|(level, _)| *level == 1).map(|(_, node)| node).collect()
    }

    /// The second level; a leaf of the first stands for itself.
    pub(super) fn second(&self) -> Vec<&'a Node> {
        let stands = |level: usize, node: &Node| level == 2 || (level == 1 && node.children.is_empty());
        self.walked().into_iter().filter(|(level, node)| stands(*level, node)).map(|(_, node)| node).collect()
    }

    /// How many nodes there are on each level.
    pub(super) fn levels(&self) -> Vec<usize> {
        let mut levels = Vec::new();
        for (level, _) in self.walked() {
            levels.resize(levels.len().max(level), 0);
            levels[level - 1] += 1;
        }
        levels
    }

    fn walked(&self) -> Vec<(usize, &'a Node)> {
        let tree = &self.assessment.definition.tree;
        // A checked tree has no cycle; of a results document that has one, each node is told of once.
        let mut seen = std::collections::BTreeSet::new();
        let mut nodes = Vec::new();
        let mut open = vec![(0, tree.root())];
        while let Some((level, node)) = open.pop() {
            if !seen.insert(&node.id) || node.is_veto() {
                continue;
            }
            if level > 0 {
                nodes.push((level, node));
            }
            open.extend(node.children.iter().rev().filter_map(|id| Some((level + 1, tree.get(id)?))));
        }
        nodes
    }

    /// Every node as templates see it.
    pub(super) fn nodes(&self) -> BTreeMap<IndicatorId, Value> {
        let mut made: BTreeMap<IndicatorId, Value> = BTreeMap::new();
        let criteria = self.criteria();
        // Children first.
        for node in self.in_order().into_iter().rev() {
            let children = node.children.iter().filter_map(|id| Some((id.to_string(), made.get(id)?.clone())));
            let children = Value::from_object(Listed { of: "nodes", items: children.collect() });
            let within: Vec<_> = criteria.iter().filter(|one| self.within(one.leaf, &node.id)).collect();
            let own: Vec<_> = within.into_iter().cloned().collect();
            let scored = self.assessment.subjects.iter();
            let scores: Vec<_> = scored
                .filter_map(|result| Some((&result.subject, result.card.nodes.get(&node.id)?.printed.as_deref()?)))
                .collect();
            let record = NODE.of(vec![
                ("id", node.id.to_string().into()),
                ("name", node.name.as_str().into()),
                (
                    "weight",
                    Figure::printed(Some(node.weight.clone()), heng_report::figure::short(&node.weight)).value(),
                ),
                ("bonus", self.assessment.definition.tree.bonus_of(&node.id).is_some().into()),
                ("leaf", node.leaf.is_some().into()),
                ("planned", node.leaf.as_ref().is_some_and(heng_model::indicator::Leaf::is_planned).into()),
                ("score", self.summary(&scores)),
                ("cohorts", self.standings(node)),
                ("children", children),
                ("criteria", self.listed(&own)),
                ("strongest", self.strongest(&own, true)),
                ("weakest", self.strongest(&own, false)),
            ]);
            made.insert(node.id.clone(), record.value());
        }
        made
    }

    fn within(&self, leaf: &IndicatorId, node: &IndicatorId) -> bool {
        self.assessment.definition.tree.within(leaf, node)
    }

    fn standings(&self, node: &'a Node) -> Value {
        let items = self.groups.iter().map(|group| {
            let rows = group.rows.iter();
            let scores: Vec<_> = rows
                .filter_map(|row| Some((&row.subject.id, row.result.card.nodes.get(&node.id)?.printed.as_deref()?)))
                .collect();
            let record =
                STANDING.of(vec![("name", group.cohort.name.as_str().into()), ("score", self.summary(&scores))]);
            (group.cohort.id.to_string(), record.value())
        });
        Value::from_object(Listed { of: "cohorts", items: items.collect() })
    }
}
