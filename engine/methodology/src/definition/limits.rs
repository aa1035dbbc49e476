//! `limits:` what a script and a file may cost.

use heng_model::definition::Limits;

use crate::read::{At, Map};

/// The defaults, with what is stated.
pub(crate) fn read(at: At<'_>) -> Limits {
    let mut limits = Limits::default();
    let known = ["operations", "call_depth", "memory", "file_size", "files", "rows", "nesting"];
    let Some(map) = at.map(&known) else { return limits };
    set(&mut limits.operations, count(&map, "operations", 10_000_000_000));
    set(&mut limits.files, count(&map, "files", 10_000_000));
    set(&mut limits.rows, count(&map, "rows", 100_000_000));
    // Deeper calls and deeper documents than these would exhaust the stack of a worker.
    set(&mut limits.call_depth, count(&map, "call_depth", 64));
    set(&mut limits.nesting, count(&map, "nesting", 4_096));
    set(&mut limits.memory, map.get("memory").and_then(At::size));
    set(&mut limits.file_size, map.get("file_size").and_then(At::size));
    limits
}

fn count<T: TryFrom<i64>>(map: &Map<'_>, key: &str, most: i64) -> Option<T> {
    map.get(key).and_then(|at| at.whole_within(1, most)).and_then(|count| T::try_from(count).ok())
}

fn set<T>(limit: &mut T, stated: Option<T>) {
    if let Some(stated) = stated {
        *limit = stated;
    }
}
