//! From lines to a tree: who is whose child.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::indicator::Role;
use heng_model::{Diagnostic, IndicatorId, Message};

use super::line::Line;
use crate::read::At;
use crate::suggest::with_suggestion;

/// The lines by id, with the ways up and down. The root is among them.
#[derive(Debug)]
pub(crate) struct Arranged<'a> {
    /// Every line.
    pub lines: BTreeMap<IndicatorId, Line<'a>>,
    /// Of every line but the root and those whose parent is in doubt.
    pub parents: BTreeMap<IndicatorId, IndicatorId>,
    /// In the order of ids.
    pub children: BTreeMap<IndicatorId, Vec<IndicatorId>>,
    /// Nodes that are their own ancestors.
    cyclic: BTreeSet<IndicatorId>,
}

impl Arranged<'_> {
    /// The children of a node.
    pub(crate) fn children(&self, id: &IndicatorId) -> &[IndicatorId] {
        self.children.get(id).map(Vec::as_slice).unwrap_or_default()
    }
    /// Whether a node has no children.
    pub(crate) fn is_leaf(&self, id: &IndicatorId) -> bool {
        self.children(id).is_empty() && !id.is_root() && !self.cyclic.contains(id)
    }
}

/// Finds every node's parent, by `parent:` or by its id.
pub(crate) fn arrange<'a>(root: Line<'a>, lines: Vec<Line<'a>>) -> Arranged<'a> {
    let mut by_id: BTreeMap<IndicatorId, Line<'a>> = lines.into_iter().map(|line| (line.id.clone(), line)).collect();
    by_id.insert(IndicatorId::root(), root);
    let mut parents = BTreeMap::new();
    for line in by_id.values().filter(|line| !line.id.is_root()) {
        if let Some(parent) = parent_of(line, &by_id) {
            parents.insert(line.id.clone(), parent);
        }
    }
    let cyclic = cycles(&by_id, &parents);
    parents.retain(|child, _| !cyclic.contains(child));
    let mut children: BTreeMap<IndicatorId, Vec<IndicatorId>> = BTreeMap::new();
    for (child, parent) in &parents {
        children.entry(parent.clone()).or_default().push(child.clone());
    }
    let arranged = Arranged { lines: by_id, parents, children, cyclic };
    refuse_deep_bonus(&arranged);
    arranged
}

fn parent_of(line: &Line<'_>, lines: &BTreeMap<IndicatorId, Line<'_>>) -> Option<IndicatorId> {
    let known = lines.keys().map(IndicatorId::as_str).filter(|id| *id != line.id.as_str());
    if let Some(at) = line.get("parent") {
        let parent = IndicatorId::from(at.text()?);
        if !lines.contains_key(&parent) {
            at.unknown("heng::methodology::unknown_parent", parent.as_str(), known);
            return None;
        }
        return Some(parent);
    }
    let Some(parent) = line.id.implied_parent() else { return Some(IndicatorId::root()) };
    if !lines.contains_key(&parent) {
        let message = Message::new("heng::methodology::unknown_parent").with("name", &parent);
        line.at.key_error(with_suggestion(message, parent.as_str(), known));
        return None;
    }
    Some(parent)
}

/// The nodes that are their own ancestors; each cycle is said once.
fn cycles(
    lines: &BTreeMap<IndicatorId, Line<'_>>,
    parents: &BTreeMap<IndicatorId, IndicatorId>,
) -> BTreeSet<IndicatorId> {
    let mut done: BTreeSet<&IndicatorId> = BTreeSet::new();
    let mut within = BTreeSet::new();
    for start in parents.keys() {
        let mut way: Vec<&IndicatorId> = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next.filter(|id| !done.contains(id)) {
            if let Some(first) = way.iter().position(|passed| *passed == id) {
                note_cycle(lines, &way[first..]);
                within.extend(way[first..].iter().map(|id| (*id).clone()));
                break;
            }
            way.push(id);
            next = parents.get(id);
        }
        done.extend(way);
    }
    within
}

fn note_cycle(lines: &BTreeMap<IndicatorId, Line<'_>>, cycle: &[&IndicatorId]) {
    // Implied parents have shorter ids, so at least one of a cycle is stated.
    let stated = cycle.iter().filter_map(|id| lines.get(*id)?.get("parent"));
    let mut stated: Vec<_> = stated.collect();
    stated.sort_by_key(At::span);
    let Some((first, others)) = stated.split_first() else { return };
    let mut names: Vec<String> = cycle.iter().map(ToString::to_string).collect();
    names.sort();
    let message = Message::new("heng::methodology::cycle").with("cycle", names);
    let said = Diagnostic::error(message).at(first.source, first.span());
    first.log.note(others.iter().fold(said, |said, at| said.at(at.source, at.span())));
}

fn refuse_deep_bonus(arranged: &Arranged<'_>) {
    for (child, parent) in arranged.parents.iter().filter(|(_, parent)| !parent.is_root()) {
        let line = &arranged.lines[child];
        if let Some(at) = line.get("role").filter(|_| line.role == Role::Bonus) {
            let message = Message::new("heng::methodology::bonus_not_under_root").with("id", child);
            at.error(message.with("parent", parent));
        }
    }
}
