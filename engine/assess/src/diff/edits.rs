//! The differences of two methodologies, each as one edit that can be made alone.

mod kind;
mod walk;

use std::collections::BTreeMap;

use heng_methodology::Methodology;
use heng_model::comparison::{Edit, EditKind};
use heng_model::indicator::Leaf;
use heng_model::judgement::PluginStamp;
use heng_model::{Definition, IndicatorId, pointer};
use serde_json::Value;

use super::patch::document;
use crate::run::stamp;
use kind::{Class, classify};

/// An edit, and what has to be taken from the other side to make it.
#[derive(Debug, Clone)]
pub(super) struct Tried {
    pub edit: Edit,
    pub parts: Vec<Part>,
}

/// Something that is taken from the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// What stands at this pointer of the definition.
    Value(String),
    /// The script of this path.
    Script(String),
    /// The library of this name.
    Library(String),
    /// The plugin of this name.
    Plugin(String),
    /// What was said of this leaf, where there is nothing to run.
    Rulings(IndicatorId),
}

/// The edits between two methodologies.
#[derive(Debug)]
pub(super) struct Found {
    pub edits: Vec<Tried>,
    pub wordings: usize,
}

/// Every difference of the definitions, the scripts and the libraries.
pub(super) fn between(before: &Methodology, after: &Methodology) -> Found {
    let mut found = of_definitions(&before.definition, &after.definition);
    found.edits.extend(texts(before, after));
    found.edits.extend(plugins(before, after));
    brought(&mut found.edits, before, after);
    joined(&mut found.edits);
    sort(&mut found.edits);
    found
}

/// Every difference of two definitions. What is one decision is one edit: a policy that nodes inherit, the tree as a whole.
pub(super) fn of_definitions(before: &Definition, after: &Definition) -> Found {
    let (was, is) = (document(before), document(after));
    let mut pointers = Vec::new();
    walk::differences(&was, &is, String::new(), &mut pointers);
    let mut classes: Vec<Class> = pointers.iter().map(|pointer| classify(pointer, &was, &is)).collect();
    classes.dedup_by(|one, other| one.key == other.key);
    let mut wordings = 0;
    let mut order: Vec<String> = Vec::new();
    let mut groups: BTreeMap<String, Vec<Class>> = BTreeMap::new();
    for class in classes {
        if class.kind.is_none() {
            wordings += 1;
            continue;
        }
        let key = inherited(&class, after, &was, &is).unwrap_or_else(|| class.key.clone());
        if !groups.contains_key(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(class);
    }
    let edits = order.into_iter().filter_map(|key| edit(groups.remove(&key)?, &was, &is)).collect();
    Found { edits, wordings }
}

fn edit(classes: Vec<Class>, was: &Value, is: &Value) -> Option<Tried> {
    // The shortest path stands nearest to the root: where the decision was made.
    let first = classes.iter().min_by_key(|class| class.indicator.as_ref().map_or(0, IndicatorId::depth))?;
    let scalar = |document: &Value| walk::scalar(document.pointer(&first.pointer)?);
    let edit = Edit {
        kind: first.kind?,
        indicator: first.indicator.clone(),
        path: first.path.clone(),
        count: 1,
        before: scalar(was),
        after: scalar(is),
    };
    let parts = classes.into_iter().map(|class| Part::Value(class.pointer)).collect();
    Some(Tried { edit, parts })
}

/// The key of the policy that a node's own follows: the topmost node whose policy changed in the same way.
fn inherited(class: &Class, after: &Definition, was: &Value, is: &Value) -> Option<String> {
    let (id, field) = class.policy.as_ref()?;
    let change = |id: &IndicatorId| {
        let pointer = format!("/tree/nodes/{}/policies/{field}", pointer::step(id.as_str()));
        let (then, now) = (was.pointer(&pointer).cloned(), is.pointer(&pointer).cloned());
        (then != now).then_some((then, now))
    };
    let own = change(id);
    let mut top = id;
    for _ in 0..after.tree.nodes.len() {
        let Some(parent) = after.tree.get(top).and_then(|node| node.parent.as_ref()) else { break };
        if change(parent) != own {
            break;
        }
        top = parent;
    }
    // One line, `missing_evidence`, states both.
    let field = field
        .strip_prefix("missing_")
        .filter(|rest| matches!(*rest, "leaf" | "criterion"))
        .map_or(field.as_str(), |_| "missing");
    Some(format!("policies {top} {field}"))
}

/// Scripts and libraries that differ.
fn texts(before: &Methodology, after: &Methodology) -> Vec<Tried> {
    let mut edits: Vec<Tried> = Vec::new();
    let mut names: Vec<&String> = before.libraries.keys().chain(after.libraries.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        let text = |of: &Methodology| of.libraries.get(name).map(|source| source.text.clone());
        if text(before) != text(after) {
            let path = format!("lib/{name}.rhai");
            // A library may be the script of a leaf as well.
            let parts = vec![Part::Library(name.clone()), Part::Script(path.clone())];
            edits.push(of_text(EditKind::Library, None, path, parts));
        }
    }
    for (node, leaf) in after.definition.tree.leaves() {
        let then = before.definition.tree.get(&node.id).and_then(|node| node.leaf.as_ref());
        let Some(then) = then.filter(|then| !then.is_planned() && !leaf.is_planned()) else { continue };
        let text = |of: &Methodology, path: Option<&String>| Some(of.scripts.get(path?)?.text.clone());
        if text(before, then.script.as_ref()) == text(after, leaf.script.as_ref()) {
            continue;
        }
        let path = leaf.script.clone().or_else(|| then.script.clone()).unwrap_or_default();
        let own = Part::Value(format!("/tree/nodes/{}/leaf/script", pointer::step(node.id.as_str())));
        // Leaves that share a script are moved by one edit.
        if let Some(shared) = edits.iter_mut().find(|edit| edit.parts.contains(&Part::Script(path.clone()))) {
            if shared.edit.kind == EditKind::Script {
                shared.edit.indicator = None;
            }
            shared.parts.push(own);
        } else {
            let parts = vec![own, Part::Script(path.clone())];
            edits.push(of_text(EditKind::Script, Some(node.id.clone()), path, parts));
        }
    }
    edits
}

/// Plugins that are others.
fn plugins(before: &Methodology, after: &Methodology) -> Vec<Tried> {
    let (was, is) = (stamp(before).plugins, stamp(after).plugins);
    let mut ids: Vec<&String> = was.iter().chain(&is).map(|plugin| &plugin.id).collect();
    ids.sort();
    ids.dedup();
    let of = |side: &[PluginStamp], id: &String| side.iter().find(|plugin| plugin.id == *id).cloned();
    let differ = ids.into_iter().map(|id| (id, of(&was, id), of(&is, id))).filter(|(_, was, is)| was != is);
    differ
        .map(|(id, was, is)| {
            let mut tried = of_text(EditKind::Plugin, None, format!("plugins/{id}"), vec![Part::Plugin(id.clone())]);
            (tried.edit.before, tried.edit.after) = (was.map(|one| one.to_string()), is.map(|one| one.to_string()));
            tried
        })
        .collect()
}

/// Scripts of checks that were not there before come with the edit that brings the indicator.
fn brought(edits: &mut [Tried], before: &Methodology, after: &Methodology) {
    for (node, leaf) in after.definition.tree.leaves() {
        let then = before.definition.tree.get(&node.id).and_then(|node| node.leaf.as_ref());
        let Some(path) = leaf.script.as_ref().filter(|_| then.is_none_or(Leaf::is_planned)) else { continue };
        let own = |one: &&mut Tried| one.edit.kind == EditKind::Tree && one.edit.indicator.as_ref() == Some(&node.id);
        let mut trees = edits.iter_mut();
        let tree = if then.is_some() {
            trees.find(own)
        } else {
            trees.find(|one| one.edit.kind == EditKind::Tree && one.edit.indicator.is_none())
        };
        if let Some(tree) = tree {
            tree.parts.push(Part::Script(path.clone()));
        }
    }
}

fn of_text(kind: EditKind, indicator: Option<IndicatorId>, path: String, parts: Vec<Part>) -> Tried {
    Tried { edit: Edit { kind, indicator, path, count: 1, before: None, after: None }, parts }
}

/// A script and what it needs of its own rubric or parameters are one edit: neither runs without the other.
fn joined(edits: &mut Vec<Tried>) {
    let scripts: Vec<IndicatorId> = edits
        .iter()
        .filter(|one| one.edit.kind == EditKind::Script)
        .filter_map(|one| one.edit.indicator.clone())
        .collect();
    for id in scripts {
        let belongs = |one: &Tried| {
            let new = one.edit.kind == EditKind::Parameter && (one.edit.before.is_none() || one.edit.after.is_none());
            one.edit.indicator.as_ref() == Some(&id) && (one.edit.kind == EditKind::Criteria || new)
        };
        let (others, kept): (Vec<Tried>, Vec<Tried>) = std::mem::take(edits).into_iter().partition(belongs);
        *edits = kept;
        let script =
            edits.iter_mut().find(|one| one.edit.kind == EditKind::Script && one.edit.indicator.as_ref() == Some(&id));
        let Some(script) = script else { continue };
        for other in others {
            script.edit.count += other.edit.count;
            script.edit.path = format!("{}、{}", script.edit.path, other.edit.path);
            script.parts.extend(other.parts);
        }
    }
}

pub(super) fn sort(edits: &mut [Tried]) {
    edits.sort_by(|one, other| {
        let key = |tried: &Tried| (tried.edit.kind, tried.edit.indicator.clone(), tried.edit.path.clone());
        key(one).cmp(&key(other))
    });
}
