//! `normalise:` how a measure becomes a score.

use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::{Diagnostic, Message, Number};

use crate::read::{At, Map};
use crate::suggest::with_suggestion;
use heng_yaml::shape::{Key, Keys, Rule, Shape};

const METHODS: [&str; 4] = ["minmax", "goalposts", "scaled", "bands"];

/// `normalise:`
pub(super) static NORMALISE: Keys = Keys::of(
    "normalise",
    ["测量值怎样变成得分：写一种方法。", "How a measure becomes a score: one method."],
    &[
        Key::may("measure", Shape::Text, ["脚本里 measure 的名称。", "The name given to `measure` in the script."])
            .default("\"value\""),
        Key::may(
            "direction",
            Shape::Words(&[("higher", "越高越好"), ("lower", "越低越好")]),
            ["方向。", "Which way is better."],
        )
        .default("\"higher\""),
        Key::may(
            "minmax",
            Shape::OrNothing(&Shape::Map(&MINMAX)),
            ["参评组里最低的与最高的作两端。", "From the least to the most of the cohort."],
        )
        .example("{\"lower\": 0, \"upper\": 100}"),
        Key::may(
            "goalposts",
            Shape::Map(&GOALPOSTS),
            ["两端固定，出界的按两端计。", "Fixed ends; what lies beyond is cut."],
        )
        .example("{\"from\": 0, \"to\": 10}"),
        Key::may("scaled", Shape::Map(&GOALPOSTS), ["按比例换算，不设上限。", "In proportion, without an end."]),
        Key::may("bands", Shape::Map(&BANDS), ["分档。", "In steps."]),
    ],
)
.ruled(&[Rule::One(&METHODS)]);
const ZERO_TO_HUNDRED: Shape = Shape::Within(0, 100);
static MINMAX: Keys = Keys::of(
    "minmax",
    ["参评组里最低的与最高的各得多少分。", "The scores of the least and of the most of the cohort."],
    &[
        Key::may("lower", ZERO_TO_HUNDRED, ["最低的得分。", "The score of the least."]).default("0"),
        Key::may("upper", ZERO_TO_HUNDRED, ["最高的得分。", "The score of the most."]).default("100"),
    ],
);
static GOALPOSTS: Keys = Keys::of(
    "goalposts",
    ["得 0 分的值与得满分的值。", "The value that scores nothing, and the one that scores full."],
    &[
        Key::must("from", Shape::Number, ["得 0 分的值。", "This scores nothing."]),
        Key::must("to", Shape::Number, ["得满分的值。", "This scores full."]),
        Key::may("full", ZERO_TO_HUNDRED, ["满分。", "The full score."]).default("100"),
    ],
);
static BANDS: Keys = Keys::of(
    "bands",
    ["分档，从低到高。", "Steps, from the lowest up."],
    &[
        Key::must(
            "steps",
            Shape::List(&Shape::Pair(&[Shape::Number, ZERO_TO_HUNDRED])),
            ["每一档写成 [界限, 得分]。", "Each is [threshold, score]."],
        )
        .example("[[10, 50], [20, 100]]"),
        Key::may("below", ZERO_TO_HUNDRED, ["低于第一档的得分。", "The score below the first."]).default("0"),
    ],
);
/// Defined in the handbook, computed by a later version.
const LATER: [&str; 12] = [
    "zscore",
    "rank",
    "percent_rank",
    "borda",
    "distance_to_max",
    "distance_to_reference",
    "distance_to_target",
    "fraction_of_max",
    "curve",
    "winsorise",
    "log",
    "impute",
];

/// `{ measure, direction, <method> }`
pub(super) fn read(at: At<'_>) -> Option<Normalisation> {
    let map = at.open_map()?.of(&NORMALISE);
    let known: Vec<&str> = NORMALISE.names().collect();
    for entry in map.entries().filter(|entry| !known.contains(&entry.name())) {
        if LATER.contains(&entry.name()) {
            entry.key_error(Message::new("heng::methodology::not_supported_yet").with("what", entry.name()));
        } else {
            let message = Message::new("heng::methodology::unknown_key").with("key", entry.name());
            entry.key_error(with_suggestion(message, entry.name(), known.iter().copied()));
        }
    }
    let measure = map.get("measure").map_or_else(|| Some("value".to_owned()), At::text);
    let ways = [("higher", Direction::Higher), ("lower", Direction::Lower)];
    let direction = map.get("direction").and_then(|at| at.word(&ways)).unwrap_or_default();
    if map.entries().any(|entry| LATER.contains(&entry.name())) {
        return None;
    }
    let method = method(map.one_of(&METHODS)?)?;
    Some(Normalisation { measure: measure?, direction, method })
}

fn method(at: At<'_>) -> Option<Normaliser> {
    match at.name() {
        "minmax" => minmax(at),
        "bands" => bands(at),
        name => {
            let map = at.map(&GOALPOSTS)?;
            let (from, to) = (map.need("from").and_then(At::number), map.need("to").and_then(At::number));
            let full = number_or(&map, "full", 100)?;
            let (from, to) = (from?, to?);
            if from == to {
                at.error(Message::new("heng::methodology::no_distance").with("number", &from));
                return None;
            }
            Some(if name == "scaled" {
                Normaliser::Scaled { from, to, full }
            } else {
                Normaliser::Goalposts { from, to, full }
            })
        }
    }
}

fn minmax(at: At<'_>) -> Option<Normaliser> {
    if !at.is_there() {
        return Some(Normaliser::Minmax { lower: Number::zero(), upper: Number::from(100) });
    }
    let map = at.map(&MINMAX)?;
    let (lower, upper) = (number_or(&map, "lower", 0)?, number_or(&map, "upper", 100)?);
    if lower >= upper {
        at.error(Message::new("heng::methodology::lower_upper").with("lower", &lower).with("upper", &upper));
        return None;
    }
    Some(Normaliser::Minmax { lower, upper })
}

fn number_or(map: &Map<'_>, key: &str, default: i64) -> Option<Number> {
    map.get(key).map_or_else(|| Some(Number::from(default)), |at| at.number_within(0, 100))
}

fn bands(at: At<'_>) -> Option<Normaliser> {
    let map = at.map(&BANDS)?;
    let below = number_or(&map, "below", 0);
    let list = map.need("steps")?;
    let mut steps: Vec<(Number, Number)> = Vec::new();
    for item in list.items() {
        let [threshold, score] = item.items()[..] else {
            item.error(Message::new("heng::methodology::band_pair"));
            continue;
        };
        let (Some(number), Some(score)) = (threshold.number(), score.number_within(0, 100)) else { continue };
        if let Some((last, _)) = steps.last().filter(|(last, _)| *last >= number) {
            let message = Message::new("heng::methodology::band_order").with("threshold", &number).with("last", last);
            threshold.log.note(Diagnostic::error(message).at(threshold.source, threshold.span()));
        }
        steps.push((number, score));
    }
    if list.is_list() && list.items().is_empty() {
        list.error(Message::new("heng::methodology::no_bands"));
    }
    Some(Normaliser::Bands { steps, below: below? })
}
