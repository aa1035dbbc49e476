//! `rubric:` the criteria and their points.

use std::collections::BTreeMap;

use heng_model::evidence::{Param, WantedObservation};
use heng_model::rubric::{Criterion, State};
use heng_model::{CriterionId, Diagnostic, Message, Number};

use super::indicator::Surroundings;
use super::names;
use super::params::{Items, items};
use crate::read::At;
use crate::read::shapes::{BASIS, POSITIVE, TEXT_IN};
use heng_yaml::shape::{Key, Keys, Shape};

/// `rubric:`
pub(super) const RUBRIC: Shape = Shape::Names(&Shape::Map(&CRITERION));

static CRITERION: Keys = Keys::of(
    "criterion",
    ["评分点。键是脚本里 judge 所用的名称。", "A criterion; the key is the name that the script judges it by."],
    &[
        Key::may("points", POSITIVE, ["分值；否决项不写。", "Its points; none for a veto."]).example("40"),
        Key::must("text", TEXT_IN, ["要求，照办法原文写。", "What is asked for."]),
        Key::may(
            "states",
            Shape::Names(&Shape::Within(0, 1)),
            [
                "状态与得分比例，从低到高；只有是与否时不写。",
                "States and the share of points that each earns, from low to high.",
            ],
        )
        .example("{\"none\": 0, \"started\": 0.5, \"complete\": 1}"),
        Key::may("each", Shape::Text, ["逐项判定：列表参数的名称。", "A list among the params, judged item by item."]),
        Key::may("from", Shape::Text, ["由哪个观察项直接判定。", "The observation that judges it, without a script."]),
        Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]),
    ],
);

/// What criteria may refer to.
#[derive(Clone, Copy)]
pub(super) struct Names<'n> {
    pub params: &'n BTreeMap<String, Param>,
    pub observations: &'n [WantedObservation],
    /// Where the observations stand, for names whose reading failed.
    pub observations_at: Option<At<'n>>,
    pub params_at: Option<At<'n>>,
    /// Whether criteria have points: not those of a veto.
    pub with_points: bool,
}

/// The criteria in the order of the file.
pub(super) fn read(at: At<'_>, names: Names<'_>, around: &Surroundings<'_>) -> Vec<Criterion> {
    let entries = at.entries();
    if entries.is_empty() && at.is_map() {
        at.key_error(Message::new("heng::methodology::empty_rubric"));
    }
    entries.into_iter().filter_map(|entry| criterion(entry, names, around)).collect()
}

fn criterion(at: At<'_>, names: Names<'_>, around: &Surroundings<'_>) -> Option<Criterion> {
    names::check(at);
    if !at.is_map() {
        at.wrong_type("heng::methodology::type_criterion");
        return None;
    }
    if let Some(points) = at.peek("points").filter(|_| !names.with_points) {
        points.key_error(Message::new("heng::methodology::points_in_veto"));
    }
    let map = at.map(&CRITERION)?;
    let (points, points_basis) = if names.with_points { points(at) } else { (Some(Number::zero()), None) };
    let text = map.need("text").and_then(|at| at.text_in(around.language));
    let states = map.get("states").map(states).unwrap_or_default();
    let each = map.get("each").and_then(|at| each(at, names, around));
    let from = map.get("from").and_then(|at| from(at, names, map.get("states")));
    let basis = map.get("basis").and_then(At::basis).or(points_basis);
    if map.get("states").is_some_and(|at| !at.is_map() || at.entries().len() != states.len()) {
        return None;
    }
    Some(Criterion { id: CriterionId::from(at.name()), points: points?, text: text?, states, each, from, basis })
}

fn points(at: At<'_>) -> (Option<Number>, Option<heng_model::definition::Basis>) {
    let Some(points) = at.peek("points") else {
        at.key_error(Message::new("heng::methodology::no_points").with("criterion", at.name()));
        return (None, None);
    };
    let (value, basis) = points.grounded();
    (value.positive(), basis)
}

/// From low to high.
fn states(at: At<'_>) -> Vec<State> {
    let mut states: Vec<(State, At<'_>)> = Vec::new();
    let entries = at.entries();
    if at.is_map() && entries.len() < 2 {
        at.error(Message::new("heng::methodology::one_state"));
    }
    for entry in entries {
        names::check(entry);
        let Some(ratio) = entry.number_within(0, 1) else { continue };
        if let Some((below, place)) = states.last().filter(|(below, _)| below.ratio >= ratio) {
            let message = Message::new("heng::methodology::state_order").with("state", entry.name());
            let said = Diagnostic::error(message.with("below", &below.name)).at(entry.source, entry.span());
            entry.log.note(said.context(place.source, place.span(), Message::new("heng::methodology::state_below")));
        }
        if states.is_empty() && !ratio.is_zero() {
            entry.warn(Message::new("heng::methodology::first_state").with("state", entry.name()));
        }
        states.push((State { name: entry.name().to_owned(), ratio }, entry));
    }
    states.into_iter().map(|(state, _)| state).collect()
}

fn each(at: At<'_>, names: Names<'_>, around: &Surroundings<'_>) -> Option<String> {
    let name = at.text()?;
    let stated = names.params_at.is_some_and(|params| params.peek(&name).is_some());
    match names.params.get(&name) {
        Some(param) if matches!(items(param, around.references), Items::NoList) => {
            at.error(Message::new("heng::methodology::each_no_list").with("param", &name));
        }
        None if !stated => {
            at.unknown("heng::methodology::unknown_param", &name, names.params.keys().map(String::as_str));
        }
        _ => {}
    }
    Some(name)
}

fn from(at: At<'_>, names: Names<'_>, states: Option<At<'_>>) -> Option<String> {
    let states: Vec<&str> =
        states.filter(At::is_map).map(At::entries).unwrap_or_default().iter().map(At::name).collect();
    let name = at.text()?;
    let attempted = names.observations_at.is_some_and(|observations| observations.peek(&name).is_some());
    let Some(observation) = names.observations.iter().find(|observation| observation.id == name) else {
        if !attempted {
            let known = names.observations.iter().map(|observation| observation.id.as_str());
            at.unknown("heng::methodology::unknown_observation", &name, known);
        }
        return Some(name);
    };
    let values = &observation.values;
    let stray = values.iter().find(|value| !states.contains(&value.as_str()));
    if let Some(value) = stray {
        let message = Message::new("heng::methodology::value_without_state").with("value", value);
        let known: Vec<String> = states.iter().map(|state| (*state).to_owned()).collect();
        at.error(message.with("observation", &name).with("states", known));
    } else if values.is_empty() && !states.is_empty() {
        at.error(Message::new("heng::methodology::states_without_values").with("observation", &name));
    }
    Some(name)
}
