//! What evidence may cost beside what a methodology's `limits:` state.

use heng_model::bound::{Bound, Guarded};

use crate::{bundle, table, value};

/// The bounds on evidence that are fixed.
pub fn bounds() -> Vec<Bound> {
    let fixed = |code, most, words| Bound::fixed(Guarded::Evidence, code, most, words);
    vec![
        fixed(
            "heng::evidence::too_much_read",
            bundle::MOST_READ,
            ["检查从一个证据包读进来的文件，合计", "files of one bundle that checks read, together"],
        )
        .in_bytes(),
        fixed("heng::evidence::too_many_columns", table::MOST_COLUMNS as u64, ["一张表的栏数", "columns of one table"]),
        fixed("heng::evidence::too_many_cells", table::MOST_CELLS as u64, ["一张表的格数", "cells of one table"]),
        fixed(
            "heng::yaml::too_many_values",
            value::MOST_VALUES as u64,
            ["一个 JSON 或 YAML 证据文件里的值", "values of one JSON or YAML file of evidence"],
        ),
        fixed(
            "heng::evidence::pointers_too_long",
            value::MOST_POINTERS as u64,
            ["同一个文件里各个值的位置（如 /a/0/b），合计", "places of its values (/a/0/b), together"],
        )
        .in_bytes(),
        fixed(
            "heng::evidence::more_problems",
            bundle::MOST_SAID as u64,
            [
                "对一个证据包说出来的问题；再多的只报个数",
                "problems told of one bundle; of more only the number is told",
            ],
        ),
    ]
}
