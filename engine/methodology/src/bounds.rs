//! The bounds that a methodology states, and what its own files may cost.

use heng_model::bound::{Bound, Guarded};

use crate::definition::limits;
use crate::texts::{MOST_BYTES, MOST_YAML_BYTES};

/// What `limits:` may state, then the bounds on the files of a methodology, which are fixed.
pub fn bounds() -> Vec<Bound> {
    let fixed = |code, most, words| Bound::fixed(Guarded::Methodology, code, most, words);
    let mut bounds = limits::bounds();
    bounds.extend([
        fixed("heng::methodology::too_large", MOST_YAML_BYTES, ["一个 YAML 文件", "one YAML file"]).in_bytes(),
        fixed(
            "heng::methodology::too_large",
            MOST_BYTES,
            ["一个参考数据的 CSV 文件", "one CSV file of reference data"],
        )
        .in_bytes(),
        fixed(
            "heng::yaml::too_deep",
            heng_yaml::MOST_DEPTH as u64,
            ["一个 YAML 文件嵌套的层数", "levels of one YAML file"],
        ),
        fixed(
            "heng::yaml::too_many_values",
            heng_yaml::MOST_VALUES as u64,
            ["一个 YAML 文件里的值", "values of one YAML file"],
        ),
        fixed(
            "heng::yaml::alias_bomb",
            heng_yaml::MOST_REPEATED as u64,
            ["一个 YAML 文件里引用（`*名字`）重复出的值", "values that references (`*name`) of one YAML file repeat"],
        ),
        fixed(
            "heng::yaml::too_many_mistakes",
            heng_yaml::MOST_MISTAKES as u64,
            ["一个 YAML 文件里报出的错误", "mistakes told of one YAML file"],
        ),
    ]);
    bounds
}
