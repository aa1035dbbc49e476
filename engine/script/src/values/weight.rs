//! What a value weighs: the values within it, the bytes of its texts, and how deep it is. Rhai copies and walks values without
//! counting, so reading one is charged by its weight.

use std::any::TypeId;

use rhai::{Array, Dynamic, FLOAT, FnPtr, INT, ImmutableString, Map};

use super::{Element, Exact, Group, List};

/// Levels of values within values. Freeing a deeper value would exhaust the stack of a worker.
pub const MOST_DEPTH: usize = 64;

/// Items of a list that are put into words at most.
const SHOWN: usize = 256;

/// What a value weighs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// Values within it that reading it walks through.
    pub items: usize,
    /// Bytes of texts within it.
    pub bytes: usize,
    /// Levels.
    pub depth: usize,
}

/// The weight of a value; nothing where it is deeper than [`MOST_DEPTH`].
pub fn weigh(value: &Dynamic) -> Option<Weight> {
    let mut weight = Weight::default();
    add(value, 0, &mut weight).then_some(weight)
}

fn add(value: &Dynamic, depth: usize, weight: &mut Weight) -> bool {
    if depth > MOST_DEPTH {
        return false;
    }
    weight.depth = weight.depth.max(depth);
    weight.items += 1;
    // Most values are flat, and a long list is walked at every look at it.
    let kind = value.type_id();
    if [TypeId::of::<INT>(), TypeId::of::<FLOAT>(), TypeId::of::<bool>(), TypeId::of::<()>()].contains(&kind) {
        return true;
    }
    if let Some(text) = value.read_lock::<ImmutableString>() {
        weight.bytes += text.len();
    } else if let Some(items) = value.read_lock::<Array>() {
        return items.iter().all(|item| add(item, depth + 1, weight));
    } else if let Some(map) = value.read_lock::<Map>() {
        return map.iter().all(|(name, item)| {
            weight.bytes += name.len();
            add(item, depth + 1, weight)
        });
    } else if let Some(function) = value.read_lock::<FnPtr>() {
        return function.curry().iter().all(|item| add(item, depth + 1, weight));
    } else if let Some(list) = value.read_lock::<List>() {
        weight.depth = weight.depth.max(depth + list.depth);
        return depth + list.depth <= MOST_DEPTH;
    } else if let Some(group) = value.read_lock::<Group>() {
        weight.depth = weight.depth.max(depth + 1 + group.items.depth);
        return depth + 1 + group.items.depth <= MOST_DEPTH && add(&group.key, depth + 1, weight);
    }
    true
}

/// The levels of the items of a list, the list itself included. More than [`MOST_DEPTH`] where one is too deep.
pub fn depth_of(items: &[Dynamic]) -> usize {
    let of = items.iter().map(|item| weigh(item).map_or(MOST_DEPTH, |weight| weight.depth));
    of.max().unwrap_or(0) + 1
}

/// Operations that it costs to put a value into words.
pub fn showing(value: &Dynamic) -> usize {
    if let Some(element) = value.read_lock::<Element>() {
        return element.view().size() / 64 + 1;
    }
    if let Some(exact) = value.read_lock::<Exact>() {
        // Whether a fraction is a decimal is found by dividing, bit by bit.
        return usize::try_from(exact.0.bits()).unwrap_or(usize::MAX);
    }
    if let Some(list) = value.read_lock::<List>() {
        return list.len().min(SHOWN) + 1;
    }
    if value.is_array() || value.is_map() {
        return SHOWN;
    }
    value.read_lock::<ImmutableString>().map_or(1, |text| text.len() / 64 + 1)
}
