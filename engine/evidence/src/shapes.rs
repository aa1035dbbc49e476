//! The files that collectors and coders write, declared once for their readers and for editors.

use heng_yaml::schema::File;
use heng_yaml::shape::{Key, Keys, Shape};

/// `bundle.yaml` and `observations.yaml`.
pub fn files() -> [File; 2] {
    [
        File {
            name: "bundle",
            about: ["证据包 bundle.yaml", "What is known of a bundle and its files."],
            shape: WHOLE,
        },
        File {
            name: "observations",
            about: ["编码结果 observations.yaml", "What people coded, by indicator and observation."],
            shape: CODED,
        },
    ]
}

const WHOLE: Shape = Shape::Map(&BUNDLE);
/// By indicator, by observation.
const CODED: Shape = Shape::OrNothing(&Shape::Names(&Shape::OrNothing(&Shape::Names(&OBSERVED))));
const OBSERVED: Shape = Shape::OrNothing(&Shape::Map(&OBSERVATION));
/// Any text, or nothing.
const TEXT: Shape = Shape::OrNothing(&Shape::Scalar);
const NOTE: Key = Key::may("note", Shape::OrNothing(&Shape::Any), ["备注，程序不读。", "For people only."]);

pub(crate) static BUNDLE: Keys = Keys::of(
    "bundle",
    ["证据包：是谁的，文件从哪里来，什么没有找到。", "Whose it is, where its files come from, what was not found."],
    &[
        Key::must(
            "subject",
            Shape::Scalar,
            ["评估对象的编号：subjects.yaml 里的键。", "The subject: a key of subjects.yaml."],
        )
        .example("\"330100\""),
        Key::may("synthetic", Shape::PlainFlag, ["证据是编造的，只作示范。", "The evidence is made up."])
            .default("false"),
        Key::may("period", TEXT, ["哪个时期的。", "The period it is of."]).example("\"2024\""),
        Key::may(
            "files",
            Shape::OrNothing(&Shape::Names(&Shape::OrNothing(&Shape::Map(&FILE)))),
            ["data/ 下的文件从哪里来。", "Where the files within data/ come from."],
        )
        .example(r#"{"pages/home.html": {"url": "https://example.org/", "captured_at": "2024-11-12"}}"#),
        Key::may(
            "absent",
            Shape::OrNothing(&Shape::List(&Shape::Map(&ABSENT))),
            ["找过而没有的。", "What was looked for and is not there."],
        ),
        NOTE,
    ],
);

pub(crate) static FILE: Keys = Keys::of(
    "file",
    ["一个证据文件的来历；文件自己写明的不用写。", "What is known of a file besides what it says itself."],
    &[
        Key::may("url", TEXT, ["网址。", "Where it was saved from."]),
        Key::may("captured_at", TEXT, ["采集日期。", "When it was saved."]).example("\"2024-11-12\""),
        Key::may("collector", TEXT, ["采集人。", "By whom."]),
        Key::may("area", TEXT, ["涉及的领域。", "The area it is about."]),
        Key::may("dated", TEXT, ["文件的日期。", "The date of the document."]).example("\"2024年3月5日\""),
        Key::may("number", TEXT, ["发文字号。", "The document number."]).example("\"国办发〔2022〕14号\""),
        Key::may("issuer", TEXT, ["发文机关。", "The issuing body."]),
        Key::may("title", TEXT, ["标题。", "The title."]),
        NOTE,
    ],
);

pub(crate) static ABSENT: Keys = Keys::of(
    "absence",
    ["找过而没有的一项。", "Something that was looked for and is not there."],
    &[
        Key::must(
            "evidence",
            Shape::Scalar,
            ["指标所要的证据：照 indicator.yaml 的写法。", "The pattern, as the indicator writes it."],
        )
        .example("\"documents/group/*\""),
        Key::may("searched", TEXT, ["在哪里找过。", "Where it was looked for."]),
        Key::may("by", TEXT, ["谁找的。", "By whom."]),
        Key::may("on", TEXT, ["哪一天。", "When."]).example("\"2024-11-12\""),
        NOTE,
    ],
);

pub(crate) static OBSERVATION: Keys = Keys::of(
    "observation",
    ["一个观察项的编码。", "What was coded of one observation."],
    &[
        Key::may("codings", Shape::List(&Shape::Map(&CODING)), ["每位编码员一条。", "One from each coder."]),
        Key::may("settled", Shape::Map(&CODING), ["意见不同时的定论。", "What was settled where they disagree."]),
        NOTE,
    ],
);

pub(crate) static CODING: Keys = Keys::of(
    "coding",
    ["一条编码。", "What one coder said."],
    &[
        Key::must(
            "value",
            Shape::Scalar,
            ["取值：indicator.yaml 的 values 之一，或 是、否。", "One of the codebook, or 是 and 否."],
        )
        .example("\"是\""),
        Key::may("by", TEXT, ["编码员。", "Who."]),
        Key::may("on", TEXT, ["日期。", "When."]).example("\"2024-11-13\""),
        Key::may("where", TEXT, ["在哪个证据文件里看到的。", "In which file of evidence."]),
        Key::may("quote", TEXT, ["那里的原话。", "Which words there."]),
        Key::may("reason", TEXT, ["定论的理由。", "Why it was settled so."]),
        NOTE,
    ],
);

/// The key that a slip of the pen could have turned into `word`; else nothing.
pub(crate) fn nearest(word: &str, keys: &Keys) -> &'static str {
    let distance = |known: &&str| strsim::damerau_levenshtein(known, word);
    keys.names().filter(|known| distance(known) <= 2).min_by_key(distance).unwrap_or_default()
}
