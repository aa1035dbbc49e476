//! What `methodology.yaml` says besides the tree.

use std::collections::BTreeMap;

use heng_model::definition::{Limits, Ranking, Scale, Ties, TiesOn};
use heng_model::indicator::Policies;
use heng_model::statistic::{ClaimOp, Range};
use heng_model::subject::Order;
use heng_model::tier::Tier;
use heng_model::{Date, Message, Number};

use super::{limits, policies, tiers, words};
use crate::read::{At, Map};

/// The version of the shape of these files.
const FORMAT: i64 = 1;
/// Decimals beyond which no score is printed.
const MOST_DECIMALS: i64 = 9;
const KNOWN: [&str; 18] = [
    "heng",
    "id",
    "name",
    "version",
    "language",
    "assessed_on",
    "scale",
    "outcomes",
    "coverage",
    "index",
    "tiers",
    "cohorts",
    "reference_cohort",
    "ranks",
    "order",
    "words",
    "calendar",
    "limits",
];

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
    let map = at.map(&[&KNOWN[..], &["indicators"]].concat())?;
    if let Some(version) = map.need("heng").filter(|at| at.scalar() != Some("1")) {
        let found = version.scalar().unwrap_or_default();
        version.error(Message::new("heng::methodology::format").with("found", found).with("known", FORMAT));
    }
    let language = map.get("language").and_then(|at| at.word(&[("zh", "zh"), ("en", "en")])).unwrap_or("zh");
    let coverage = map.get("coverage").and_then(|at| at.map(&["at_least"])).and_then(|map| map.need("at_least"));
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
    let stated = map.get("scale").and_then(|at| at.map(&["full", "decimals"]));
    let full = stated.and_then(|scale| scale.get("full")).and_then(At::positive);
    let decimals = stated.and_then(|scale| scale.get("decimals")).and_then(|at| at.whole_within(0, MOST_DECIMALS));
    Scale {
        full: full.unwrap_or_else(|| Number::from(100)),
        decimals: decimals.and_then(|decimals| u8::try_from(decimals).ok()).unwrap_or(2),
    }
}

fn ranking(at: At<'_>) -> Ranking {
    let Some(map) = at.map(&["ties", "ties_on"]) else { return Ranking::default() };
    let ties = map.get("ties").and_then(|at| at.word(&[("competition", Ties::Competition), ("dense", Ties::Dense)]));
    let on = map.get("ties_on").and_then(|at| at.word(&[("exact", TiesOn::Exact), ("published", TiesOn::Published)]));
    Ranking { ties: ties.unwrap_or_default(), ties_on: on.unwrap_or_default() }
}

fn order(at: At<'_>) -> Option<Order> {
    at.word(&[("rank", Order::Rank), ("division", Order::Division), ("subprovincial", Order::Subprovincial)])
}
