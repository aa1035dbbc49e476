//! `normalise:` how a measure becomes a score.

use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::{Diagnostic, Message, Number};

use crate::read::{At, Map};
use crate::suggest::with_suggestion;

const METHODS: [&str; 4] = ["minmax", "goalposts", "scaled", "bands"];
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
    let map = at.open_map()?;
    let known = [&["measure", "direction"][..], &METHODS].concat();
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
            let map = at.map(&["from", "to", "full"])?;
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
    let map = at.map(&["lower", "upper"])?;
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
    let map = at.map(&["steps", "below"])?;
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
