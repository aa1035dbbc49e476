//! What plugins may cost.

use heng_model::bound::{Bound, Guarded};

use crate::component::{MOST_COMPILING, MOST_COMPONENT, MOST_ENTRIES};
use crate::folder::{MOST_BYTES, MOST_FILES};
use crate::host::MOST_FAILURES;
use crate::kind::{MOST_DEPTH, MOST_NUMBER, MOST_VALUES};
use crate::manifest::{Limits, MOST_PARAMETERS as PARAMETERS, MOST_TEXT};
use crate::plugin::{MOST_FILES as REPORT, MOST_PLACES};
use crate::process::MOST_ERRORS;

/// A number of bytes, for people: `8 MB`.
pub fn in_words(bytes: u64) -> String {
    match bytes {
        whole if whole >= 1 << 30 && whole % (1 << 30) == 0 => format!("{} GB", whole >> 30),
        whole if whole >= 1 << 20 && whole % (1 << 20) == 0 => format!("{} MB", whole >> 20),
        whole if whole >= 1 << 10 && whole % (1 << 10) == 0 => format!("{} KB", whole >> 10),
        bytes => format!("{bytes} B"),
    }
}

/// The bounds on plugins.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the largest number is whole")]
pub fn bounds() -> Vec<Bound> {
    let fixed = |code, most: u64, words| Bound::fixed(Guarded::Plugin, code, most, words);
    let Limits { seconds, answer, .. } = Limits::default();
    let components = Limits::of_components();
    vec![
        fixed("heng::plugin::timed_out", seconds, ["一次回答等待的秒数", "seconds until an answer"]),
        fixed("heng::plugin::too_long", answer, ["一次回答", "an answer"]).in_bytes(),
        fixed("heng::plugin::noisy", MOST_ERRORS, ["一个进程写到标准错误的", "standard error of a process"]).in_bytes(),
        fixed("heng::plugin::flaw_count", MOST_VALUES as u64, ["一次回答里的值", "values of an answer"]),
        fixed(
            "heng::plugin::flaw_depth",
            MOST_DEPTH as u64,
            ["回答里列表、映射一层套一层的层数", "levels of lists and maps within one another"],
        ),
        fixed("heng::plugin::flaw_number", MOST_NUMBER as u64, ["一个数，正负都算", "a number, either way"]),
        fixed("heng::plugin::too_many_places", MOST_PLACES as u64, ["一次回答里的位置", "places of an answer"]),
        fixed("heng::plugin::no_files", REPORT as u64, ["一份报告的文件", "files of a report"]),
        fixed("heng::plugin::too_many_parameters", PARAMETERS as u64, ["一个函数的参数", "parameters of a function"]),
        fixed("heng::plugin::text_too_long", MOST_TEXT as u64, ["plugin.yaml 里的一段文字", "a text of plugin.yaml"])
            .in_bytes(),
        fixed("heng::plugin::gave_up", MOST_FAILURES, ["一次运行里失败的次数", "failures within a run"]),
        fixed("heng::plugin::folder_too_large", MOST_FILES as u64, ["一个插件的文件", "files of a plugin"]),
        fixed("heng::plugin::folder_too_large", MOST_BYTES, ["一个插件的文件夹", "the folder of a plugin"]).in_bytes(),
        fixed(
            "heng::plugin::out_of_fuel",
            components.fuel,
            ["组件一次调用执行的指令，百万条", "instructions of one call of a component, in millions"],
        ),
        fixed(
            "heng::plugin::out_of_memory",
            components.memory,
            ["组件一次调用的内存", "memory of one call of a component"],
        )
        .in_bytes(),
        fixed(
            "heng::plugin::out_of_tables",
            MOST_ENTRIES,
            ["组件一次调用的表的项", "entries of tables of one call of a component"],
        ),
        fixed("heng::plugin::unloadable", MOST_COMPONENT, ["组件的文件", "the file of a component"]).in_bytes(),
        fixed(
            "heng::plugin::hung_starting",
            MOST_COMPILING,
            ["编译一个组件的秒数", "seconds of compiling a component"],
        ),
    ]
}
