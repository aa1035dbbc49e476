//! What a script may cost beside what a methodology's `limits:` state.

use heng_model::bound::{Bound, Guarded};

use crate::api::{MOST_DIGITS, MOST_MEASURES, MOST_POWER, PATTERN_SIZE};
use crate::compile::{MOST_ARGUMENTS, MOST_BYTES};
use crate::sandbox::{DEPTH, FUNCTIONS, ITEMS, TEXT, VARIABLES};
use crate::values::MOST_DEPTH;

/// The bounds on scripts that are fixed.
pub fn bounds() -> Vec<Bound> {
    let fixed = |code, most: usize, words| Bound::fixed(Guarded::Script, code, most as u64, words);
    let power = MOST_POWER.unsigned_abs();
    vec![
        fixed("heng::rule::script_too_large", MOST_BYTES, ["一个脚本文件", "a script"]).in_bytes(),
        fixed("heng::rule::too_many_functions", FUNCTIONS, ["一个脚本里的函数", "functions of a script"]),
        fixed("heng::rule::too_deep", DEPTH, ["一个表达式里括号、调用等嵌套的层数", "levels of an expression"]),
        fixed("heng::rule::too_many_arguments", MOST_ARGUMENTS, ["一次调用的参数", "arguments of a call"]),
        fixed("heng::rule::too_many_variables", VARIABLES, ["同时在用的变量", "variables in use at one time"]),
        fixed("heng::rule::text_too_long", TEXT, ["脚本里的一段文字", "a text within a script"]).in_bytes(),
        fixed(
            "heng::rule::list_too_long",
            ITEMS,
            [
                "脚本自己写的列表、`split` 分出的段；证据里的列表不限",
                "items of a list that a script writes, parts of a `split`; lists of evidence are not bounded by it",
            ],
        ),
        fixed("heng::rule::map_too_large", ITEMS, ["脚本自己写的映射 `#{ … }` 的项", "entries of a map `#{ … }`"]),
        fixed(
            "heng::rule::too_nested",
            MOST_DEPTH,
            ["列表、映射、函数一层套一层的层数", "levels of lists, maps and functions within one another"],
        ),
        fixed(
            "heng::rule::number_too_long",
            MOST_DIGITS,
            ["一个数的分子或分母的位数", "digits of a number's numerator or denominator"],
        ),
        Bound::fixed(Guarded::Script, "heng::rule::bad_power", power, ["乘方 `**` 的指数", "the exponent of `**`"]),
        fixed(
            "heng::rule::too_many_measures",
            MOST_MEASURES,
            ["一个检查用 `measure` 记下的数", "numbers that one check takes down with `measure`"],
        ),
        fixed("heng::rule::selector_too_long", heng_evidence::MOST_SELECTOR, ["一个 CSS 选择器", "a CSS selector"])
            .in_bytes(),
        fixed(
            "heng::rule::regex_too_large",
            PATTERN_SIZE,
            ["一条正则表达式展开以后", "a regular expression, unfolded"],
        )
        .in_bytes(),
        fixed(
            "heng::rule::path_too_long",
            heng_evidence::MOST_PATH,
            ["一个证据文件的路径或模式", "the path of evidence, or a pattern for it"],
        )
        .in_bytes(),
    ]
}
