//! `indicator.yaml` as a whole.

use std::collections::BTreeMap;

use heng_model::Message;
use heng_model::definition::Basis;
use heng_model::indicator::Leaf;
use heng_model::subject::{Filter, Subject};
use heng_model::tier::Tier;

use super::evidence::{EVIDENCE, OBSERVATIONS};
use super::kind::{self, KINDS, VETO, Written};
use super::normalise::NORMALISE;
use super::params::PARAMS;
use super::rubric::RUBRIC;
use super::{evidence, params, rubric, script};
use crate::definition::arrange::Arranged;
use crate::definition::cohorts::{admits_nobody, population};
use crate::read::shapes::{BASIS, FILTER, POSITIVE, TEXT_IN};
use crate::read::{At, Map};
use crate::reference::References;
use crate::texts::Texts;
use heng_yaml::shape::{Key, Keys, Rule, Shape};

/// `indicator.yaml`
pub(crate) static INDICATOR: Keys = Keys::of(
    "indicator",
    ["一项检查：要什么证据，按什么细则评分。", "A check: the evidence it wants and the rubric it scores by."],
    &[
        Key::may(
            "name",
            TEXT_IN,
            ["名称；也可以写在 methodology.yaml 里。", "Its name; it may stand in methodology.yaml instead."],
        ),
        Key::may("kind", Shape::Words(&KINDS), ["怎样得分。", "How it scores."]).default("\"rubric\""),
        Key::may("script", Shape::Text, ["判定的脚本。", "The script that judges."]).default("\"check.rhai\""),
        Key::may(
            "applies_to",
            FILTER,
            ["适用于哪些对象；不写时适用于全部。", "Whom it applies to; all where nothing is stated."],
        )
        .example("{\"level\": [\"province\", \"city\"]}"),
        Key::may("evidence", EVIDENCE, ["要采集的证据。", "What a collector brings."])
            .example("{\"documents/group/*\": \"领导小组成立文件\"}"),
        Key::may("observations", OBSERVATIONS, ["由人观察并编码的事项。", "What people look at and code."]),
        Key::may("params", PARAMS, ["给脚本的参数。", "What the script is given besides the bundle."]),
        Key::may("rubric", RUBRIC, ["评分细则：评分点与分值。", "The criteria and their points."])
            .example("{\"group\": {\"points\": 100, \"text\": \"设立领导小组\"}}"),
        Key::may("normalise", Shape::Map(&NORMALISE), ["测量值怎样变成得分。", "How a measure becomes a score."]),
        Key::may("full", POSITIVE, ["扣到多少分为止。", "The most that is deducted."]),
        Key::may("veto", Shape::Map(&VETO), ["否决的后果。", "What a veto does."]),
        Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]),
    ],
)
.ruled(&[
    when(&["rubric"], true, &["rubric"], &["normalise", "full", "veto"]),
    when(&["measured"], false, &["normalise"], &["rubric", "full", "veto"]),
    when(&["deduction"], false, &["rubric", "full"], &["normalise", "veto"]),
    when(&["veto"], false, &["rubric"], &["normalise", "full"]),
    Rule::Within { key: "kind", word: "veto", of: "rubric", inner: "points" },
]);

const fn when(
    words: &'static [&'static str],
    absent: bool,
    needs: &'static [&'static str],
    refuses: &'static [&'static str],
) -> Rule {
    Rule::When { key: "kind", words, absent, needs, refuses }
}

/// What a check may refer to.
#[derive(Debug)]
pub(crate) struct Surroundings<'a> {
    /// The folder's files.
    pub texts: &'a Texts,
    /// The methodology's language.
    pub language: &'a str,
    /// The subjects; none where their file is broken.
    pub subjects: Option<&'a [Subject]>,
    /// The reference data.
    pub references: &'a References,
    /// The tree.
    pub nodes: &'a Arranged<'a>,
    /// The tiers.
    pub tiers: &'a [Tier],
    /// Whether the methodology names a calendar.
    pub has_calendar: bool,
}

/// What figures of a check rest on, by their places in its file.
#[derive(Debug, Default)]
pub(super) struct Grounds(BTreeMap<String, Basis>);

impl Grounds {
    /// Keeps what a figure rests on, where that is stated.
    pub(super) fn keep(&mut self, place: impl Into<String>, basis: Option<Basis>) {
        self.0.extend(basis.map(|basis| (place.into(), basis)));
    }
}

/// What an `indicator.yaml` says.
#[derive(Debug)]
pub(crate) struct CheckFile<'a> {
    /// The name, if it has one.
    pub name: Option<At<'a>>,
    /// The names of its criteria, also of those with a mistake.
    pub criteria: Vec<&'a str>,
    /// What the leaf is judged by; none with a complaint.
    pub leaf: Option<Leaf>,
}

/// Reads the file of one check.
pub(crate) fn read<'a>(at: At<'a>, folder: &str, around: &Surroundings<'_>) -> CheckFile<'a> {
    let Some(map) = at.map(&INDICATOR) else { return CheckFile { name: None, criteria: Vec::new(), leaf: None } };
    let criteria = map.get("rubric").filter(At::is_map).map(At::entries).unwrap_or_default();
    let criteria = criteria.into_iter().map(|criterion| criterion.name()).collect();
    CheckFile { criteria, name: map.get("name"), leaf: leaf(&map, folder, around) }
}

fn leaf(map: &Map<'_>, folder: &str, around: &Surroundings<'_>) -> Option<Leaf> {
    let mut grounds = Grounds::default();
    grounds.keep(Leaf::ITSELF, map.get("basis").and_then(At::basis));
    let applies_to = map.get("applies_to").map(|at| applies_to(at, around)).unwrap_or_default();
    let wanted = map.get("evidence").map(|at| evidence::wanted(at, around)).unwrap_or_default();
    let observations = map.get("observations").map(|at| evidence::observations(at, around)).unwrap_or_default();
    let params = map.get("params").map(|at| params::read(at, &applies_to, around, &mut grounds)).unwrap_or_default();
    let written = kind::written(map);
    let kind = written.and_then(|written| kind::read(map, written, around, &mut grounds));
    let names = rubric::Names {
        params: &params,
        observations: &observations,
        observations_at: map.get("observations"),
        params_at: map.get("params"),
        with_points: written != Some(Written::Veto),
    };
    let rubric = map.get("rubric").map(|at| rubric::read(at, names, around)).unwrap_or_default();
    if written.is_some_and(|written| written != Written::Measured) {
        map.need("rubric");
    }
    if let Some(at) = map.get("rubric").filter(|_| written == Some(Written::Measured)) {
        at.key_error(Message::new("heng::methodology::other_kind").with("key", "rubric").with("kind", "measured"));
    }
    let script = script::read(map, folder, written, around);
    let whole = map.get("rubric").is_none_or(|at| at.is_map() && at.entries().len() == rubric.len());
    if !whole || (rubric.is_empty() && written != Some(Written::Measured)) {
        return None;
    }
    Some(Leaf {
        folder: Some(folder.to_owned()),
        script,
        kind: kind?,
        applies_to,
        evidence: wanted,
        observations,
        params,
        rubric,
        grounds: grounds.0,
    })
}

fn applies_to(at: At<'_>, around: &Surroundings<'_>) -> Filter {
    let filter = population(at, around.subjects);
    if admits_nobody(&filter, around.subjects) {
        at.key_warn(Message::new("heng::methodology::applies_to_nobody"));
    }
    filter
}
