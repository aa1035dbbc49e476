//! `limits:` what a script and a file may cost.

use heng_model::bound::{Bound, Guarded};
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

/// The bounds that a methodology may state, with what holds where it states none.
pub(crate) fn bounds() -> Vec<Bound> {
    let Limits { operations, call_depth, memory, file_size, files, rows, nesting } = Limits::default();
    let script = |code, most, words| Bound::fixed(Guarded::Script, code, most, words);
    let evidence = |code, most, words| Bound::fixed(Guarded::Evidence, code, most, words);
    let up_to = |most: i64| Some(most.unsigned_abs());
    vec![
        script(
            "heng::rule::too_many_operations",
            operations,
            [
                "一个检查在一个对象上的运算次数，原生函数做的事也折算在内",
                "operations of one check on one subject, the work of native functions included",
            ],
        )
        .set_by("operations", up_to(MOST_OPERATIONS)),
        script(
            "heng::rule::too_much_memory",
            memory,
            ["一个检查在一个对象上拿到手的文字和列表项", "text and list items that one check is handed on one subject"],
        )
        .in_bytes()
        .set_by("memory", None),
        script(
            "heng::rule::too_deep_calls",
            call_depth.into(),
            ["函数一层层调用的层数", "levels of calls within calls"],
        )
        .set_by("call_depth", up_to(MOST_CALL_DEPTH)),
        evidence("heng::evidence::too_large", file_size, ["一个证据文件", "one file of evidence"])
            .in_bytes()
            .set_by("file_size", None),
        evidence("heng::evidence::too_many_files", files, ["一个证据包里的文件数", "files of one bundle"])
            .set_by("files", up_to(MOST_FILES)),
        evidence("heng::evidence::too_many_rows", rows, ["一张表的行数", "rows of one table"])
            .set_by("rows", up_to(MOST_ROWS)),
        evidence("heng::evidence::too_deep", nesting.into(), ["网页里元素嵌套的层数", "levels of a page's elements"])
            .set_by("nesting", up_to(MOST_NESTING)),
        evidence(
            "heng::yaml::too_deep",
            nesting.into(),
            ["JSON、YAML 证据文件嵌套的层数", "levels of a JSON or YAML file of evidence"],
        )
        .set_by("nesting", up_to(MOST_NESTING)),
    ]
}

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
