//! `limits:` what a script and a file may cost.

use heng_model::definition::Limits;

use heng_yaml::shape::{Key, Keys, Shape};

use crate::read::{At, Map};

const MOST_OPERATIONS: i64 = 10_000_000_000;
const MOST_FILES: i64 = 10_000_000;
const MOST_ROWS: i64 = 100_000_000;
/// Deeper calls than these, and deeper documents than the next, would exhaust the stack of a worker.
const MOST_CALL_DEPTH: i64 = 64;
const MOST_NESTING: i64 = 4_096;

/// `limits:`
pub(super) static LIMITS: Keys = Keys::of(
    "limits",
    [
        "脚本和证据文件的上限；没有写的用默认值。",
        "What a script and a file may cost; defaults where nothing is stated.",
    ],
    &[
        Key::may(
            "operations",
            Shape::Whole(1, MOST_OPERATIONS),
            ["一项检查对一个对象最多执行的步数。", "Steps of one check on one subject."],
        ),
        Key::may(
            "call_depth",
            Shape::Whole(1, MOST_CALL_DEPTH),
            ["函数最多套几层。", "How deep functions may call each other."],
        ),
        Key::may("memory", Shape::Size, ["一项检查最多占用的内存。", "Memory of one check."]).example("\"64 MB\""),
        Key::may("file_size", Shape::Size, ["一个证据文件的大小。", "The size of one file of evidence."])
            .example("\"20 MB\""),
        Key::may("files", Shape::Whole(1, MOST_FILES), ["一个证据包里的文件数。", "Files of one bundle."]),
        Key::may("rows", Shape::Whole(1, MOST_ROWS), ["一张表的行数。", "Rows of one table."]),
        Key::may("nesting", Shape::Whole(1, MOST_NESTING), ["网页最多套几层。", "How deep a page may be nested."]),
    ],
);

/// The defaults, with what is stated.
pub(crate) fn read(at: At<'_>) -> Limits {
    let mut limits = Limits::default();
    let Some(map) = at.map(&LIMITS) else { return limits };
    set(&mut limits.operations, count(&map, "operations", MOST_OPERATIONS));
    set(&mut limits.files, count(&map, "files", MOST_FILES));
    set(&mut limits.rows, count(&map, "rows", MOST_ROWS));
    set(&mut limits.call_depth, count(&map, "call_depth", MOST_CALL_DEPTH));
    set(&mut limits.nesting, count(&map, "nesting", MOST_NESTING));
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
