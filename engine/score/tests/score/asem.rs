//! Published reference figures for 51 countries: see `tests/golden/asem/README.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use heng_model::definition::Definition;
use heng_model::indicator::{Aggregation, Kind, MissingLeaf, Node, Policies};
use heng_model::judgement::Judgements;
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::{IndicatorId, Number};
use heng_score::Scored;
use heng_score::aggregate::geometric;

use crate::methodology::{add, judgements, leaf, measured, methodology, missing, node, number, score, subject};

type Table = Vec<BTreeMap<String, String>>;

fn table(name: &str) -> Table {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/asem");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.unwrap()).collect()
}

/// The methodology that the meta data describe: indicators at level 1, the index at level 4.
fn asem(lower: &str, method: &Aggregation, weights: Option<&str>) -> Definition {
    let mut weight_of: BTreeMap<String, String> = BTreeMap::new();
    for row in weights.map(table).unwrap_or_default() {
        weight_of.insert(row["iCode"].clone(), row["Weight"].clone());
    }
    let mut definition = methodology();
    let policies = Policies { missing_leaf: MissingLeaf::Exclude, ..Policies::default() };
    let root = definition.tree.nodes.get_mut(&IndicatorId::root()).unwrap();
    (root.method, root.policies) = (method.clone(), policies.clone());
    let mut meta: Table = table("asem_imeta.csv").into_iter().filter(|row| !row["Parent"].is_empty()).collect();
    meta.sort_by(|left, right| right["Level"].cmp(&left["Level"]));
    for row in &meta {
        let weight = weight_of.get(&row["iCode"]).unwrap_or(&row["Weight"]);
        let shape = if row["Type"] == "Indicator" {
            let direction = if row["Direction"] == "-1" { Direction::Lower } else { Direction::Higher };
            let method = Normaliser::Minmax { lower: number(lower), upper: number("100") };
            let kind = Kind::Measured(Normalisation { measure: "value".into(), direction, method });
            leaf(&row["iCode"], weight, kind, &[])
        } else {
            node(&row["iCode"], weight)
        };
        let parent = if row["Parent"] == "Index" { IndicatorId::root() } else { row["Parent"].as_str().into() };
        let (method, policies) = (method.clone(), policies.clone());
        add(&mut definition, Node { parent: Some(parent), method, policies, ..shape });
    }
    definition
}

fn evaluate(definition: &mut Definition, data: &str) -> (Vec<Judgements>, Scored) {
    let rows = table(data);
    let indicators: Vec<String> = definition.tree.leaves().map(|(node, _)| node.id.to_string()).collect();
    let said: Vec<Judgements> = rows
        .iter()
        .map(|row| {
            subject(definition, &row["uCode"], &[]);
            let leaf = |id: &String| if row[id].is_empty() { missing() } else { measured(&row[id]) };
            judgements(&row["uCode"], indicators.iter().map(|id| (id.as_str(), leaf(id))).collect())
        })
        .collect();
    let scored = score(definition, &said);
    assert_eq!((said.len(), indicators.len(), scored.problems.len()), (51, 49, 0));
    (said, scored)
}

/// The column of the reference tables in which a node stands.
fn column(id: &IndicatorId) -> &str {
    if id.is_root() { "Index" } else { id.as_str() }
}

/// Compares every node of every country with the reference, within `tolerance` of a node at that height.
fn compare(definition: &mut Definition, data: &str, reference: &str, tolerance: impl Fn(f64, &Node) -> f64) {
    let (said, scored) = evaluate(definition, data);
    let expected: BTreeMap<String, _> = table(reference).into_iter().map(|row| (row["uCode"].clone(), row)).collect();
    let mut compared = 0;
    for (said, card) in said.iter().zip(&scored.cards) {
        for node in definition.tree.nodes.values() {
            let ours = card.nodes[&node.id].score.as_ref();
            let theirs = &expected[said.subject.as_str()][column(&node.id)];
            let place = format!("{reference}: {} of {}", node.id, said.subject);
            match (ours, theirs.as_str()) {
                (None, "") => {}
                (Some(ours), theirs) if !theirs.is_empty() => {
                    let theirs: f64 = theirs.parse().unwrap();
                    let off = (ours.to_f64() - theirs).abs();
                    assert!(off <= tolerance(theirs, node), "{place}: {ours} against {theirs}");
                }
                (ours, theirs) => panic!("{place}: {ours:?} against {theirs:?}"),
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 51 * 60);
}

fn relative(theirs: f64, _: &Node) -> f64 {
    1e-12 * theirs.abs().max(1.0)
}

#[test]
fn means_agree_with_the_reference() {
    compare(&mut asem("0", &Aggregation::Mean, None), "asem_idata.csv", "a_minmax_amean_aggregated.csv", relative);
}

#[test]
fn means_with_unequal_weights_agree_with_the_reference() {
    let mut definition = asem("0", &Aggregation::Mean, Some("weights_unequal.csv"));
    compare(&mut definition, "asem_idata.csv", "wa_minmax_amean_aggregated.csv", relative);
}

#[test]
fn more_gaps_leave_more_weight_to_the_others() {
    let mut definition = asem("0", &Aggregation::Mean, None);
    compare(&mut definition, "miss5_idata.csv", "miss5_none_aggregated.csv", relative);
}

/// A geometric mean is rounded to 9 decimals, so that it may be half a unit off what floats give, and every level above
/// passes its children's half units on.
fn rounded(theirs: f64, node: &Node) -> f64 {
    let levels = match column(&node.id) {
        "Index" => 3.0,
        "Conn" | "Sust" => 2.0,
        _ if node.leaf.is_some() => 0.0,
        _ => 1.0,
    };
    // A child's half unit weighs at most x/child ≤ 5 times in these data.
    1e-12 * theirs + levels * 5e-10 * if levels > 1.0 { 5.0 } else { 1.0 }
}

#[test]
fn geometric_means_agree_with_the_reference() {
    let geometric = Aggregation::Geometric;
    compare(&mut asem("1", &geometric, None), "asem_idata.csv", "b_minmax1_gmean_aggregated.csv", rounded);
    let mut definition = asem("1", &geometric, Some("weights_unequal.csv"));
    compare(&mut definition, "asem_idata.csv", "wb_minmax1_gmean_aggregated.csv", rounded);
}

#[test]
fn unrounded_geometric_means_agree_to_twelve_digits() {
    for (reference, weights) in
        [("b_minmax1_gmean_aggregated.csv", None), ("wb_minmax1_gmean_aggregated.csv", Some("weights_unequal.csv"))]
    {
        let definition = asem("1", &Aggregation::Geometric, weights);
        let mut compared = 0;
        for row in table(reference) {
            for node in definition.tree.nodes.values().filter(|node| node.leaf.is_none()) {
                let child = |id: &IndicatorId| {
                    let score = row[column(id)].parse::<f64>().ok()?;
                    Some((definition.tree.nodes[id].weight.to_f64(), score))
                };
                let parts: Vec<(f64, f64)> = node.children.iter().filter_map(child).collect();
                let theirs: f64 = row[column(&node.id)].parse().unwrap();
                let ours = geometric(&parts);
                assert!((ours - theirs).abs() <= 1e-12 * theirs, "{}: {ours} against {theirs}", node.id);
                compared += 1;
            }
        }
        assert_eq!(compared, 51 * 11);
    }
}

/// The ranks of every node, where the reference's own scores are not tied but for float noise.
fn compare_ranks(mut definition: Definition, reference: &str, figures: &str) {
    let (said, scored) = evaluate(&mut definition, "asem_idata.csv");
    let ranks: BTreeMap<String, _> = table(reference).into_iter().map(|row| (row["uCode"].clone(), row)).collect();
    let figures = table(figures);
    let mut compared = 0;
    for node in definition.tree.nodes.values() {
        let name = column(&node.id);
        let of = |place: usize| scored.cards[place].nodes[&node.id].score.clone();
        let theirs = |unit: &str| figures.iter().find(|row| row["uCode"] == unit).unwrap()[name].clone();
        let noisy = |place: usize| {
            let near = |a: &str, b: &str| match (a.parse::<f64>(), b.parse::<f64>()) {
                (Ok(a), Ok(b)) => (a - b).abs() < 1e-9,
                _ => false,
            };
            let own = theirs(said[place].subject.as_str());
            figures.iter().filter(|row| near(&row[name], &own)).count() > 1
        };
        for (place, said) in said.iter().enumerate() {
            let Some(score) = of(place) else { continue };
            if noisy(place) {
                continue;
            }
            let ahead = (0..scored.cards.len()).filter(|other| of(*other).is_some_and(|other| other > score)).count();
            let expected: usize = ranks[said.subject.as_str()][name].parse().unwrap();
            assert_eq!(ahead + 1, expected, "{name} of {}", said.subject);
            compared += 1;
        }
    }
    assert!(compared > 2000, "{compared}");
    for (said, given) in said.iter().zip(&scored.ranks) {
        let expected: usize = ranks[said.subject.as_str()]["Index"].parse().unwrap();
        let rank = given["all"];
        assert_eq!((rank.rank, rank.of, rank.tied), (expected, 51, false), "{}", said.subject);
    }
}

#[test]
fn ranks_agree_with_the_reference() {
    compare_ranks(asem("0", &Aggregation::Mean, None), "a_minmax_amean_ranks.csv", "a_minmax_amean_aggregated.csv");
    compare_ranks(
        asem("1", &Aggregation::Geometric, None),
        "b_minmax1_gmean_ranks.csv",
        "b_minmax1_gmean_aggregated.csv",
    );
}

#[test]
fn the_parameters_of_the_normalisers_are_kept() {
    let mut definition = asem("0", &Aggregation::Mean, None);
    let (_, scored) = evaluate(&mut definition, "asem_idata.csv");
    let parameters = &scored.normalisers[&"LPI".into()];
    assert_eq!((parameters.n, parameters.min.clone()), (51, Some(number("2.0672540000000001"))));
    let lower = &scored.normalisers[&"CO2".into()];
    assert!(lower.max.as_ref().is_some_and(|max| max < &Number::zero()), "in the direction in which more is better");
}
