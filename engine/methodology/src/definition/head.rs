//! What `methodology.yaml` says besides the tree.

use std::collections::BTreeMap;

use heng_model::definition::{Limits, Ranking, Scale, Ties, TiesOn};
use heng_model::indicator::Policies;
use heng_model::statistic::{ClaimOp, Range};
use heng_model::subject::Order;
use heng_model::tier::Tier;
use heng_model::{Date, Message, Number};

use super::cohorts::COHORTS;
use super::limits::LIMITS;
use super::line::{INDEX, INDICATORS};
use super::policies::OUTCOMES;
use super::tiers::TIERS;
use super::words::WORDS;
use super::{limits, policies, tiers, words};
use crate::read::shapes::TEXT_IN;
use crate::read::{At, Map};
use heng_yaml::shape::{Key, Keys, Shape};

/// The version of the shape of these files.
const FORMAT: i64 = 1;
/// Decimals beyond which no score is printed.
const MOST_DECIMALS: i64 = 9;
/// `methodology.yaml`
pub(crate) static METHODOLOGY: Keys = Keys::of(
    "methodology",
    [
        "指标体系的主文件：名称、计分规则、等级、参评组和指标树。",
        "Identity, scoring rules, tiers, cohorts and the weighted tree.",
    ],
    &[
        Key::must("heng", Shape::Whole(FORMAT, FORMAT), ["文件格式的版本。", "The version of the format."])
            .example("1"),
        Key::must(
            "id",
            Shape::Like(&["string", "number", "boolean"], r"^\s*[^\s/\\:]+\s*$"),
            ["标识，用作文件名。", "Its id, part of file names."],
        )
        .example("\"csc-2024\""),
        Key::must("name", TEXT_IN, ["名称。", "Its name."]),
        Key::may("version", Shape::Text, ["指标体系自己的版本。", "Its own version."]),
        Key::may(
            "language",
            Shape::Words(&[("zh", "中文"), ("en", "英文")]),
            ["文字所用的语言。", "The language of its texts."],
        )
        .default("\"zh\""),
        Key::must("assessed_on", Shape::Date, ["评估日：时限都从这一天算起。", "The day that everything counts from."])
            .example("\"2024-11-30\""),
        Key::may("scale", Shape::Map(&SCALE), ["满分与小数位。", "The full score and its decimals."]),
        Key::may("outcomes", Shape::Map(&OUTCOMES), ["缺少证据、证据过期时怎样计分。", "How outcomes enter a score."]),
        Key::may(
            "coverage",
            Shape::Map(&COVERAGE),
            ["至少要判定多少才公布总分。", "The least coverage for which a total is published."],
        ),
        Key::may("index", Shape::Map(&INDEX), ["总分怎样合成。", "How the total is made."]),
        Key::may("tiers", TIERS, ["等级，从高到低。", "Tiers, from the highest to the lowest."]),
        Key::may(
            "cohorts",
            COHORTS,
            ["参评组；不写时全部对象在一起。", "Who is ranked together; all where nothing is stated."],
        ),
        Key::may(
            "reference_cohort",
            Shape::Text,
            ["测量值以哪一组为参照。", "The cohort that measures are compared with."],
        ),
        Key::may("ranks", Shape::Map(&RANKS), ["同分怎样排名。", "How equal scores are ranked."]),
        Key::may("order", Shape::Words(&ORDERS), ["榜单的顺序。", "The order of the league table."])
            .default("\"rank\""),
        Key::may("words", Shape::Map(&WORDS), ["不带数字的说法的界限。", "The bounds of words without a number."]),
        Key::may(
            "calendar",
            Shape::Text,
            ["工作日历：reference/ 里的标识。", "The calendar of working days, by its id in reference/."],
        ),
        Key::may("limits", Shape::Map(&LIMITS), ["脚本和文件的上限。", "What a script and a file may cost."]),
        Key::must("indicators", INDICATORS, ["指标树：编号: 一行。", "The tree, a line an indicator."])
            .example(r#"{"1": {"name": "管理保障度", "weight": 40}}"#),
    ],
);
const ORDERS: [(&str, &str); 3] =
    [("rank", "按名次"), ("division", "按行政区划代码"), ("subprovincial", "副省级城市在前")];
static SCALE: Keys = Keys::of(
    "scale",
    ["满分与小数位。", "The full score and its decimals."],
    &[
        Key::may("full", Shape::Positive, ["满分。", "The full score."]).default("100"),
        Key::may("decimals", Shape::Whole(0, MOST_DECIMALS), ["印出的小数位数。", "Printed decimals."]).default("2"),
    ],
);
static COVERAGE: Keys = Keys::of(
    "coverage",
    ["已判定的权重占多大比例才公布总分、等级和名次。", "The judged share of weight for which a total is published."],
    &[Key::must("at_least", Shape::Within(0, 1), ["最低比例。", "The least share."]).example("0.7")],
);
static RANKS: Keys = Keys::of(
    "ranks",
    ["同分怎样排名。", "How equal scores are ranked."],
    &[
        Key::may(
            "ties",
            Shape::Words(&[("competition", "1 2 2 4"), ("dense", "1 2 2 3")]),
            ["同分以后的名次。", "What comes after a tie."],
        )
        .default("\"competition\""),
        Key::may(
            "ties_on",
            Shape::Words(&[("exact", "精确得分相同"), ("published", "印出的得分相同")]),
            ["怎样算同分。", "What a tie is."],
        )
        .default("\"exact\""),
    ],
);

/// The file without what needs other files; those parts are handed on as places.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// The file's map.
    pub map: Map<'a>,
    /// Identity; none with a complaint.
    pub id: Option<String>,
    /// The name in print.
    pub name: Option<String>,
    /// Its own version.
    pub version: Option<String>,
    /// `zh` or `en`.
    pub language: &'static str,
    /// The day that everything counts from.
    pub assessed_on: Option<Date>,
    /// How scores are printed.
    pub scale: Scale,
    /// The root's policies.
    pub policies: Policies,
    /// The least coverage.
    pub coverage_at_least: Number,
    /// From the highest to the lowest.
    pub tiers: Vec<Tier>,
    /// How equal scores are ranked.
    pub ranking: Ranking,
    /// The order of league tables.
    pub order: Order,
    /// Words with bounds of their own.
    pub words: BTreeMap<ClaimOp, Range>,
    /// What a script and a file may cost.
    pub limits: Limits,
}

/// Reads the head of the file.
pub(crate) fn read(at: At<'_>) -> Option<Head<'_>> {
    let map = at.map(&METHODOLOGY)?;
    if let Some(version) = map.need("heng").filter(|at| at.scalar() != Some("1")) {
        let found = version.scalar().unwrap_or_default();
        version.error(Message::new("heng::methodology::format").with("found", found).with("known", FORMAT));
    }
    let language = map.get("language").and_then(|at| at.word(&[("zh", "zh"), ("en", "en")])).unwrap_or("zh");
    let coverage = map.get("coverage").and_then(|at| at.map(&COVERAGE)).and_then(|map| map.need("at_least"));
    Some(Head {
        id: map.need("id").and_then(identity),
        name: map.need("name").and_then(|at| at.text_in(language)),
        version: map.get("version").and_then(At::text),
        language,
        assessed_on: map.need("assessed_on").and_then(At::date),
        scale: scale(&map),
        policies: map.get("outcomes").map(policies::read).unwrap_or_default().over(&Policies::default()),
        coverage_at_least: coverage.and_then(|at| at.number_within(0, 1)).unwrap_or_else(Number::zero),
        tiers: map.get("tiers").map(tiers::read).unwrap_or_default(),
        ranking: map.get("ranks").map(ranking).unwrap_or_default(),
        order: map.get("order").and_then(order).unwrap_or_default(),
        words: map.get("words").map(words::read).unwrap_or_default(),
        limits: map.get("limits").map_or_else(Limits::default, limits::read),
        map,
    })
}

/// An id becomes part of file names.
fn identity(at: At<'_>) -> Option<String> {
    let text = at.text()?;
    if text.contains(['/', '\\', ':']) || text.chars().any(|sign| sign.is_whitespace() || sign.is_control()) {
        at.error(Message::new("heng::methodology::bad_id").with("id", &text));
        return None;
    }
    Some(text)
}

fn scale(map: &Map<'_>) -> Scale {
    let stated = map.get("scale").and_then(|at| at.map(&SCALE));
    let full = stated.and_then(|scale| scale.get("full")).and_then(At::positive);
    let decimals = stated.and_then(|scale| scale.get("decimals")).and_then(|at| at.whole_within(0, MOST_DECIMALS));
    Scale {
        full: full.unwrap_or_else(|| Number::from(100)),
        decimals: decimals.and_then(|decimals| u8::try_from(decimals).ok()).unwrap_or(2),
    }
}

fn ranking(at: At<'_>) -> Ranking {
    let Some(map) = at.map(&RANKS) else { return Ranking::default() };
    let ties = map.get("ties").and_then(|at| at.word(&[("competition", Ties::Competition), ("dense", Ties::Dense)]));
    let on = map.get("ties_on").and_then(|at| at.word(&[("exact", TiesOn::Exact), ("published", TiesOn::Published)]));
    Ranking { ties: ties.unwrap_or_default(), ties_on: on.unwrap_or_default() }
}

fn order(at: At<'_>) -> Option<Order> {
    at.word(&[("rank", Order::Rank), ("division", Order::Division), ("subprovincial", Order::Subprovincial)])
}
