//! `evidence:` and `observations:`: what a collector brings.

use heng_files::checked_path;
use heng_model::Message;
use heng_model::evidence::{Duration, Unit, Wanted, WantedObservation};

use super::indicator::Surroundings;
use super::names;
use crate::read::shapes::TEXT_IN;
use crate::read::{At, bad_pattern};
use heng_yaml::shape::{Key, Keys, Shape};

/// Coders beyond which nobody pays.
const MOST_CODERS: i64 = 20;

/// `evidence:`
pub(super) const EVIDENCE: Shape = Shape::Names(&Shape::MapOr(&WANTED, &Shape::Text));
/// `observations:`
pub(super) const OBSERVATIONS: Shape = Shape::Names(&Shape::Map(&OBSERVATION));

static WANTED: Keys = Keys::of(
    "wanted_evidence",
    [
        "要采集的证据。键是证据包 data/ 下的路径，可用 * 与 **。",
        "What a collector brings; the key is a path or glob within data/.",
    ],
    &[
        Key::must("what", TEXT_IN, ["是什么、到哪里去找。", "What it is and where to look."]),
        Key::may("max_age", Shape::Text, ["最多多旧。", "How old it may be."]).example("\"12 months\""),
        Key::may("columns", Shape::Texts, ["表格要有的列。", "Columns that a table must have."]),
    ],
);
static OBSERVATION: Keys = Keys::of(
    "wanted_observation",
    ["由人观察并编码的事项。", "Something that people look at and code."],
    &[
        Key::must("ask", TEXT_IN, ["问编码员的问题。", "The question put to coders."]),
        Key::may(
            "values",
            Shape::Texts,
            ["可选的取值；不写时是“是”与“否”。", "The codebook; yes and no where nothing is stated."],
        )
        .example("[\"none\", \"started\", \"complete\"]"),
        Key::may("coders", Shape::Whole(1, MOST_CODERS), ["要几位编码员。", "How many code it."]).default("1"),
        Key::may("where", Shape::Text, ["在哪些文件里看。", "In which files to look."]).example("\"pages/*.html\""),
    ],
);

/// The patterns in the order of the file.
pub(super) fn wanted(at: At<'_>, around: &Surroundings<'_>) -> Vec<Wanted> {
    at.entries().into_iter().filter_map(|entry| one(entry, around)).collect()
}

fn one(at: At<'_>, around: &Surroundings<'_>) -> Option<Wanted> {
    let good = is_pattern(at.name(), |message| at.key_error(message));
    let wanted = if at.is_map() {
        let map = at.map(&WANTED)?;
        Wanted {
            pattern: at.name().to_owned(),
            max_age: map.get("max_age").and_then(|at| age(at, around)),
            columns: map.get("columns").map(At::texts).unwrap_or_default(),
            what: map.need("what").and_then(|at| at.text_in(around.language))?,
        }
    } else {
        Wanted { pattern: at.name().to_owned(), what: at.text()?, max_age: None, columns: Vec::new() }
    };
    good.then_some(wanted)
}

fn age(at: At<'_>, around: &Surroundings<'_>) -> Option<Duration> {
    let text = at.text()?;
    let Ok(duration) = text.parse::<Duration>() else {
        at.error(Message::new("heng::methodology::bad_duration").with("text", text));
        return None;
    };
    if duration.unit == Unit::WorkingDays && !around.has_calendar {
        at.error(Message::new("heng::methodology::no_calendar").with("text", text));
    }
    Some(duration)
}

/// Whether a text is a glob that stays within the bundle.
fn is_pattern(pattern: &str, note: impl FnOnce(Message)) -> bool {
    let parts: String = pattern.chars().map(|sign| if "{},".contains(sign) { '/' } else { sign }).collect();
    let climbs = parts.split('/').any(|part| part == "..");
    if climbs || checked_path(pattern).is_err() {
        note(Message::new("heng::methodology::escaping_pattern").with("pattern", pattern));
        return false;
    }
    if let Err(error) = globset::Glob::new(pattern) {
        note(bad_pattern(pattern, &error));
        return false;
    }
    true
}

/// The observations in the order of the file.
pub(super) fn observations(at: At<'_>, around: &Surroundings<'_>) -> Vec<WantedObservation> {
    at.entries().into_iter().filter_map(|entry| observation(entry, around)).collect()
}

fn observation(at: At<'_>, around: &Surroundings<'_>) -> Option<WantedObservation> {
    names::check(at);
    let map = at.map(&OBSERVATION)?;
    let values = map.get("values").map(|values| {
        let texts = values.texts();
        if values.is_list() && texts.len() < 2 {
            values.error(Message::new("heng::methodology::short_codebook"));
        }
        texts
    });
    let coders = map.get("coders").and_then(|at| at.whole_within(1, MOST_CODERS)).unwrap_or(1);
    let place = map.get("where");
    let place = place.and_then(|at| at.text().filter(|text| is_pattern(text, |message| at.error(message))));
    Some(WantedObservation {
        id: at.name().to_owned(),
        ask: map.need("ask").and_then(|at| at.text_in(around.language))?,
        values: values.unwrap_or_default(),
        coders: u32::try_from(coders).unwrap_or(1),
        place,
    })
}
