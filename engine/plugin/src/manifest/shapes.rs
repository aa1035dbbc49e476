//! What `plugin.yaml` may hold, declared once for its reader and for editors.

use heng_yaml::schema::File;
use heng_yaml::shape::{Key, Keys, Rule, Shape};

/// Seconds that an author may ask for.
pub const MOST_SECONDS: i64 = 600;
/// Processes at one time that an author may ask for.
pub const MOST_PROCESSES: i64 = 16;
/// Millions of instructions of one call that the author of a component may ask for.
pub const MOST_FUEL: i64 = 100_000;
/// A name of letters, digits and `_`, in lower case.
const NAME: &str = "^[a-z][a-z0-9_]*$";
/// A kind of value.
const KIND: &str = r"^((list of )*(any|text|number|bool|date|document|table|map|list))\??$";

/// `plugin.yaml`
pub fn file() -> File {
    File { name: "plugin", about: ["插件 plugin.yaml", "A plugin."], shape: Shape::Map(&PLUGIN) }
}

const WORDS: Shape = Shape::Like(&["string"], KIND);
const ABOUT: Key = Key::may("about", Shape::Map(&SAID), ["用途。", "What it is for."]);

pub(super) static PLUGIN: Keys = Keys::of(
    "plugin",
    [
        "一个插件：是谁，怎么启动，提供什么，要多少资源。",
        "A plugin: who it is, how it is started, what it offers and what it may cost.",
    ],
    &[
        Key::must(
            "id",
            Shape::Like(&["string"], "^[a-z][a-z0-9-]*$"),
            ["名称：小写字母、数字和短横线。", "Its name: lower case, digits, hyphens."],
        )
        .example("\"keywords\""),
        Key::must("version", Shape::Scalar, ["版本，作者自己定。", "Its version, as its author counts."])
            .example("\"1.0\""),
        Key::must("protocol", Shape::Whole(1, 1), ["协议的版本，现在是 1。", "The version of the protocol: 1."]),
        Key::may(
            "command",
            Shape::List(&Shape::Text),
            [
                "启动的程序和参数；./ 开头的在插件的文件夹里，其余的程序由系统找。",
                "The program and its arguments; those that begin with ./ lie in the plugin's folder.",
            ],
        )
        .example("[\"python3\", \"./keywords.py\"]"),
        Key::may(
            "component",
            Shape::Text,
            [
                "WebAssembly 组件的文件，在插件的文件夹里；写了它就不写 command。它没有任何权限，不用信任就能用。",
                "A WebAssembly component of the plugin's folder, in place of a command. It has no rights, and wants no consent.",
            ],
        )
        .example("\"keywords.wasm\""),
        ABOUT,
        Key::may(
            "namespace",
            Shape::Like(&["string"], NAME),
            ["脚本里 :: 前面的名字；不写就用 id。", "The name before :: in scripts; the id where absent."],
        )
        .example("\"service\""),
        Key::may(
            "functions",
            Shape::Names(&Shape::Map(&FUNCTION)),
            ["给脚本用的函数。", "Functions for scripts, by name."],
        ),
        Key::may(
            "reads",
            Shape::OneOrMore(&Shape::Text),
            ["由它来读的证据文件，可用 * 。", "Files of evidence that it reads, or globs of them."],
        )
        .example("\"*.kw.txt\""),
        Key::may(
            "reports",
            Shape::Names(&Shape::OrNothing(&Shape::Map(&REPORT))),
            ["能出的报告格式。", "Formats of reports that it makes, by name."],
        ),
        Key::may(
            "rights",
            Shape::OneOrMore(&Shape::Words(RIGHTS)),
            ["除了回答以外还要做什么。", "What it does beside answering."],
        ),
        Key::may("limits", Shape::Map(&LIMITS), ["资源的上限。", "What it may cost."]),
    ],
)
.ruled(&[
    Rule::One(&["command", "component"]),
    Rule::Some(&["functions", "reads", "reports"]),
    Rule::Apart("component", &["rights"]),
]);

pub(super) const RIGHTS: &[(&str, &str)] = &[
    ("network", "访问网络。 Reach the network."),
    ("scratch", "在自己的工作文件夹里写临时文件。 Write files into its working folder, which is thrown away."),
];

pub(super) static SAID: Keys = Keys::of(
    "plugin_about",
    ["中文和英文的说明。", "What it is for, in Chinese and in English."],
    &[Key::must("zh", Shape::Text, ["中文。", "In Chinese."]), Key::must("en", Shape::Text, ["英文。", "In English."])],
);

pub(super) static FUNCTION: Keys = Keys::of(
    "plugin_function",
    ["一个函数。", "A function."],
    &[
        Key::may("parameters", Shape::Names(&WORDS), ["参数：名字和种类，按次序。", "Parameters and kinds, in order."])
            .example(r#"{"text": "text"}"#),
        Key::must("returns", WORDS, ["给出的种类。", "The kind that it gives."]).example("\"number\""),
        ABOUT,
    ],
);

pub(super) static REPORT: Keys = Keys::of("plugin_report", ["一种报告。", "A format of reports."], &[ABOUT]);

pub(super) static LIMITS: Keys = Keys::of(
    "plugin_limits",
    ["资源的上限。", "What it may cost."],
    &[
        Key::may(
            "seconds",
            Shape::Whole(1, MOST_SECONDS),
            ["一次回答最多等几秒。", "Seconds until it must have answered."],
        )
        .default("10"),
        Key::may(
            "fuel",
            Shape::Whole(1, MOST_FUEL),
            [
                "一次调用最多执行多少百万条指令；只用于组件。",
                "Millions of instructions of one call; of components only.",
            ],
        )
        .default("2000"),
        Key::may("memory", Shape::Size, ["内存（地址空间）。", "Address space."]).default("\"1 GB\""),
        Key::may("answer", Shape::Size, ["一次回答的字节数。", "Bytes of one answer."]).default("\"8 MB\""),
        Key::may("processes", Shape::Whole(1, MOST_PROCESSES), ["同时运行的进程数。", "Processes at one time."])
            .default("2"),
    ],
);
