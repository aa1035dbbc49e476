//! `statistics.yaml`: what the annual report counts, and the published claims.
//!
//! What comes in: the file as a tree of values, and the indicators, tiers, cohorts and subjects it may speak of. What goes
//! out: statistics whose every reference exists. This part never computes a figure.

mod claim;
mod criterion;
mod figure;
mod predicate;
mod quantity;

use std::collections::BTreeMap;

use heng_model::indicator::Tree;
use heng_model::statistic::{Earlier, Population, Statistic};
use heng_model::subject::{Cohort, Subject};
use heng_model::tier::Tier;
use heng_model::{CohortId, IndicatorId, Message, StatisticId};

use crate::definition::cohorts::{self, check_attribute};
use crate::read::At;
use crate::read::shapes::{FILTER, TEXT_IN};
use crate::reference::References;
use heng_yaml::shape::{Key, Keys, Rule, Shape};

/// `statistics.yaml`
pub(crate) const STATISTICS: Shape = Shape::OrNothing(&Shape::Names(&Shape::Map(&STATISTIC)));

const FIGURES: [&str; 11] =
    ["share", "count", "mean", "median", "min", "max", "sum", "ratio", "change", "growth", "stated"];
const QUANTITY: Shape = Shape::Map(&quantity::QUANTITY);

static STATISTIC: Keys = Keys::of(
    "statistic",
    ["年度报告里的一个数：写一种算法。", "A figure of the annual report, computed in one way."],
    &[
        Key::must("name", TEXT_IN, ["名称。", "Its name."]),
        Key::may(
            "population",
            Shape::Map(&POPULATION),
            ["在哪些对象里统计；不写时是全部。", "Among whom; all where nothing is stated."],
        ),
        Key::may("by", Shape::Text, ["再按哪个属性分开统计。", "An attribute that it is broken down by."])
            .example("\"level\""),
        Key::may(
            "claims",
            Shape::List(&Shape::Map(&claim::CLAIM)),
            ["已发布的说法，用来核对。", "Published figures to check it against."],
        ),
        Key::may(
            "share",
            Shape::Map(&predicate::PREDICATE),
            ["符合条件的比例。", "The share of subjects of which it holds."],
        ),
        Key::may("count", Shape::Map(&predicate::PREDICATE), ["符合条件的个数。", "How many subjects it holds of."]),
        Key::may("mean", QUANTITY, ["平均数。", "The mean."]),
        Key::may("median", QUANTITY, ["中位数。", "The median."]),
        Key::may("min", QUANTITY, ["最小值。", "The least."]),
        Key::may("max", QUANTITY, ["最大值。", "The most."]),
        Key::may("sum", QUANTITY, ["合计。", "The sum."]),
        Key::may("ratio", Shape::Map(&figure::RATIO), ["两个合计之比。", "One sum to another."]),
        Key::may(
            "change",
            Shape::Map(&figure::CHANGE),
            ["比往年多几个（少几个是负数）。", "How many more than in an earlier year."],
        ),
        Key::may("growth", Shape::Map(&figure::CHANGE), ["比往年增长的比例。", "The growth since an earlier year."]),
        Key::may(
            "stated",
            Shape::Map(&figure::STATED),
            ["不是口径，列出来不核对。", "No claim: listed, not held against anything."],
        ),
        Key::may(
            "earlier",
            Shape::List(&Shape::Map(&EARLIER)),
            ["往年怎么说的，能不能比。", "What earlier editions printed, and whether it compares."],
        ),
    ],
)
.ruled(&[Rule::One(&FIGURES)]);
static EARLIER: Keys = Keys::of(
    "earlier",
    ["往年的说法。", "What an earlier edition printed."],
    &[
        Key::must("edition", Shape::Text, ["哪一年度。", "Which edition."]).example("\"2023\""),
        Key::must("text", TEXT_IN, ["怎么说的。", "What it printed."]).example("\"超99.4%\""),
        Key::may("differs", TEXT_IN, ["不能比的，写明为什么。", "Why the two cannot be compared, where they cannot."])
            .example("\"总体不同\""),
        Key::may("note", TEXT_IN, ["比的时候要注意什么。", "What to mind when they are."]),
    ],
);
static POPULATION: Keys = Keys::of(
    "population",
    ["统计的范围。", "Among whom it is counted."],
    &[
        Key::may("cohort", Shape::Text, ["参评组。", "A cohort."]),
        Key::may("where", FILTER, ["条件。", "Conditions on attributes."]).example("{\"level\": \"city\"}"),
    ],
);

/// What a statistic may refer to.
#[derive(Debug)]
pub(crate) struct Scope<'a> {
    /// The indicators.
    pub tree: &'a Tree,
    /// Leaves whose file has mistakes, with the names of their criteria: no more can be said of these.
    pub broken: &'a BTreeMap<IndicatorId, Vec<&'a str>>,
    /// The tiers.
    pub tiers: &'a [Tier],
    /// The cohorts.
    pub cohorts: &'a [Cohort],
    /// The subjects; none where their file is broken.
    pub subjects: Option<&'a [Subject]>,
    /// Reference lists that criteria go through.
    pub references: &'a References,
    /// The methodology's language.
    pub language: &'a str,
}

/// The statistics in the order of the file.
pub(crate) fn read(at: At<'_>, scope: &Scope<'_>) -> Vec<Statistic> {
    at.entries().into_iter().filter_map(|entry| statistic(entry, scope)).collect()
}

fn statistic(at: At<'_>, scope: &Scope<'_>) -> Option<Statistic> {
    let map = at.map(&STATISTIC)?;
    let name = map.need("name").and_then(|at| at.text_in(scope.language));
    let population = map.get("population").map(|at| population(at, scope)).unwrap_or_default();
    let by = map.get("by").and_then(|at| {
        let name = at.text()?;
        check_attribute(&name, scope.subjects, |message| at.error(message));
        Some(name)
    });
    let claims =
        map.get("claims").map(|at| at.items().into_iter().filter_map(|item| claim::read(item, scope.language)));
    let claims = claims.map(Iterator::collect).unwrap_or_default();
    let earlier = map.get("earlier").map(|at| at.items().into_iter().filter_map(|item| earlier(item, scope)));
    let earlier = earlier.map(Iterator::collect).unwrap_or_default();
    let figure = map.one_of(&FIGURES).and_then(|at| figure::read(at, scope));
    Some(Statistic { id: StatisticId::from(at.name()), name: name?, population, figure: figure?, by, claims, earlier })
}

fn earlier(at: At<'_>, scope: &Scope<'_>) -> Option<Earlier> {
    let map = at.map(&EARLIER)?;
    let edition = map.need("edition").and_then(At::text);
    let text = map.need("text").and_then(|at| at.text_in(scope.language));
    let differs = map.get("differs").and_then(|at| at.text_in(scope.language));
    let note = map.get("note").and_then(|at| at.text_in(scope.language));
    Some(Earlier { edition: edition?, text: text?, differs, note })
}

fn population(at: At<'_>, scope: &Scope<'_>) -> Population {
    let Some(map) = at.map(&POPULATION) else { return Population::default() };
    let cohort: Option<CohortId> = map.get("cohort").and_then(|at| cohorts::reference(at, scope.cohorts));
    let filter = map.get("where").map(|at| cohorts::population(at, scope.subjects)).unwrap_or_default();
    let members = cohort.as_ref().and_then(|id| scope.cohorts.iter().find(|cohort| cohort.id == *id));
    let within = |subject: &&Subject| members.is_none_or(|cohort| cohort.members.admits(subject));
    let candidates: Option<Vec<Subject>> =
        scope.subjects.map(|subjects| subjects.iter().filter(within).cloned().collect());
    if cohorts::admits_nobody(&filter, candidates.as_deref()) {
        at.key_warn(Message::new("heng::methodology::empty_population"));
    }
    Population { cohort, filter }
}
