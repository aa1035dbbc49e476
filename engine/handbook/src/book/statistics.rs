//! Statistics in words, and what was published of them.

use heng_model::statistic::{
    Claim, ClaimOp, CriterionTest, Figure, Population, Predicate, Quantity, Range, Since, Statistic as Stated,
};
use heng_model::{IndicatorId, Number};
use heng_report::figure;
use serde::Serialize;

use super::how::named;
use super::{Ground, figures};
use crate::material::Material;

/// A statistic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statistic {
    /// Its key.
    pub id: String,
    /// Its place.
    pub place: String,
    /// What it counts.
    pub name: String,
    /// Over whom.
    pub population: String,
    /// How it is computed.
    pub figure: String,
    /// What was published: as printed, what that is taken to mean, and where it was printed.
    pub claims: Vec<(String, String, Option<Ground>)>,
    /// What earlier editions printed, and what is to be minded.
    pub earlier: Vec<String>,
    /// The line of `statistics.yaml`.
    pub stated: Option<String>,
}

/// The statistics in the order of the file.
pub fn all(of: &Material<'_>) -> Vec<Statistic> {
    of.definition().statistics.iter().map(|one| statistic(of, one)).collect()
}

fn statistic(of: &Material<'_>, stated: &Stated) -> Statistic {
    let by = stated.by.as_ref().map(|by| of.say("figure_by", &[("attribute", by.as_str().into())])).unwrap_or_default();
    let earlier = stated.earlier.iter().map(|one| {
        let why = one.differs.as_ref().or(one.note.as_ref()).map(String::as_str).unwrap_or_default();
        let args = [
            ("edition", one.edition.as_str().into()),
            ("text", one.text.as_str().into()),
            ("has_why", if why.is_empty() { "no" } else { "yes" }.into()),
            ("why", why.into()),
        ];
        of.say(if one.differs.is_some() { "earlier_differs" } else { "earlier" }, &args)
    });
    Statistic {
        id: stated.id.to_string(),
        place: format!("statistic-{}", stated.id),
        name: stated.name.clone(),
        population: population(of, &stated.population),
        figure: format!("{}{by}", described(of, &stated.figure)),
        claims: stated.claims.iter().map(|claim| published(of, claim)).collect(),
        earlier: earlier.collect(),
        stated: of.place("statistics.yaml", &format!("/{}", heng_model::pointer::step(stated.id.as_str()))),
    }
}

fn population(of: &Material<'_>, population: &Population) -> String {
    let cohort = population.cohort.as_ref().and_then(|id| of.definition().cohorts.iter().find(|one| one.id == *id));
    let parts: Vec<String> =
        cohort.map(|cohort| cohort.name.clone()).into_iter().chain(figures::filter(of, &population.filter)).collect();
    if parts.is_empty() { of.word("everybody") } else { parts.join(&of.word("and")) }
}

fn described(of: &Material<'_>, figure: &Figure) -> String {
    let of_predicate = |id: &str, predicate: &Predicate| of.say(id, &[("what", holds(of, predicate).into())]);
    let of_quantity = |id: &str, quantity: &Quantity| of.say(id, &[("what", self::quantity(of, quantity).into())]);
    let against = |id: &str, count: &Predicate, since: &Since| {
        let then = [
            ("what", holds(of, count).into()),
            ("then", figure::short(&since.value).into()),
            ("where", format!("{} / {} / {}", since.reference, since.row, since.column).into()),
        ];
        of.say(id, &then)
    };
    match figure {
        Figure::Share(predicate) => of_predicate("figure_share", predicate),
        Figure::Count(predicate) => of_predicate("figure_count", predicate),
        Figure::Mean(quantity) => of_quantity("figure_mean", quantity),
        Figure::Median(quantity) => of_quantity("figure_median", quantity),
        Figure::Min(quantity) => of_quantity("figure_min", quantity),
        Figure::Max(quantity) => of_quantity("figure_max", quantity),
        Figure::Sum(quantity) => of_quantity("figure_sum", quantity),
        Figure::Ratio { of: above, to } => {
            of.say("figure_ratio", &[("of", quantity(of, above).into()), ("to", quantity(of, to).into())])
        }
        Figure::Change { count, since } => against("figure_change", count, since),
        Figure::Growth { count, since } => against("figure_growth", count, since),
        Figure::Stated { value, why } => {
            of.say("figure_stated", &[("value", value.as_str().into()), ("why", why.as_str().into())])
        }
    }
}

fn node(of: &Material<'_>, id: &IndicatorId) -> String {
    match of.definition().tree.get(id) {
        Some(node) if node.id.is_root() => of.definition().index_name.clone(),
        Some(node) => named(&node.id, &node.name),
        None => id.to_string(),
    }
}

fn quantity(of: &Material<'_>, quantity: &Quantity) -> String {
    match quantity {
        Quantity::Score(id) => of.say("score_of", &[("name", node(of, id).into())]),
        Quantity::Measure { indicator, name } => measure(of, indicator, name),
    }
}

fn measure(of: &Material<'_>, indicator: &IndicatorId, name: &str) -> String {
    of.say("measure_of", &[("name", node(of, indicator).into()), ("measure", name.into())])
}

/// What holds of a subject, in words.
fn holds(of: &Material<'_>, predicate: &Predicate) -> String {
    let all = |parts: &[Predicate], sign: &str| {
        let part = |part: &Predicate| match part {
            Predicate::All(_) | Predicate::Any(_) => format!("({})", holds(of, part)),
            part => holds(of, part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&of.word(sign))
    };
    match predicate {
        Predicate::Criterion { indicator, criterion, item, test } => {
            let leaf = of.definition().tree.get(indicator).and_then(|node| node.leaf.as_ref());
            let text = leaf.and_then(|leaf| leaf.rubric.iter().find(|one| one.id == *criterion)).map(|one| &one.text);
            let item = item.as_ref().map(|item| format!("[{item}]")).unwrap_or_default();
            let what = format!("{indicator}/{criterion}{item} {}", text.map_or("", String::as_str));
            of.say("holds", &[("what", what.trim().into()), ("test", tested(of, test).into())])
        }
        Predicate::Score { node: id, range } => {
            let what = of.say("score_of", &[("name", node(of, id).into())]);
            format!("{what} {}", figures::range(range))
        }
        Predicate::TierAtLeast(tier) => of.say("tier_at_least", &[("tier", tier.as_str().into())]),
        Predicate::TierIs(tier) => of.say("tier_is", &[("tier", tier.as_str().into())]),
        Predicate::Measure { indicator, name, range } => {
            format!("{} {}", measure(of, indicator, name), figures::range(range))
        }
        Predicate::All(parts) => all(parts, "and"),
        Predicate::Any(parts) => all(parts, "or"),
        Predicate::Not(inner) => of.say("not", &[("what", holds(of, inner).into())]),
    }
}

fn tested(of: &Material<'_>, test: &CriterionTest) -> String {
    match test {
        CriterionTest::Met => of.words.word("report-met"),
        CriterionTest::Partly => of.words.word("report-partly"),
        CriterionTest::Unmet => of.words.word("report-unmet"),
        CriterionTest::State(state) => of.say("test_state", &[("state", state.as_str().into())]),
        CriterionTest::StateAtLeast(state) => of.say("test_state_at_least", &[("state", state.as_str().into())]),
        CriterionTest::Ratio(range) => of.say("test_ratio", &[("range", figures::range(range).into())]),
    }
}

/// As printed, and what that is held to.
fn published(of: &Material<'_>, claim: &Claim) -> (String, String, Option<Ground>) {
    let value = claim.value.as_ref().map(|printed| printed.text.clone()).unwrap_or_default();
    let bounds = heng_score::words::bounds(&of.definition().words, claim.op);
    let percent = |range: &Range| {
        let signed = [(&range.at_least, "≥"), (&range.above, ">"), (&range.at_most, "≤"), (&range.below, "<")];
        let hundred = Number::from(100);
        let part = |(bound, sign): (&Option<Number>, &str)| {
            bound.as_ref().map(|bound| format!("{sign} {}%", figure::short(&(bound * &hundred))))
        };
        signed.into_iter().filter_map(part).collect::<Vec<_>>().join(" ")
    };
    let meaning = match (claim.op, bounds) {
        (_, Some(range)) => percent(&range),
        (ClaimOp::Eq, _) => format!("= {value}"),
        (ClaimOp::Gt, _) => format!("> {value}"),
        (ClaimOp::Ge, _) => format!("≥ {value}"),
        (ClaimOp::JustBelow, _) => of.say("claim_just_below", &[("value", value.as_str().into())]),
        (ClaimOp::About, _) => of.say("claim_about", &[("value", value.as_str().into())]),
        _ => value.clone(),
    };
    let printed = claim.text.clone().unwrap_or(value);
    (printed, meaning, claim.basis.as_ref().map(|basis| of.ground(basis)))
}
