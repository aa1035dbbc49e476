//! Published reference figures for 51 countries (`tests/golden/asem/README.md`), reached the whole way: from `tests/methodologies/asem`
//! and a bundle per country through scripts, measures, normalisation and aggregation.
//!
//! What is compared, and how closely:
//! - arithmetic means are exact rationals here and floats there: 1e-12, every node of every country;
//! - leaf scores of either variant are exact as well: 1e-12;
//! - a geometric mean is rounded once to 9 decimals, by definition, so that a published score is one finite number: a node may be half a
//!   unit off, and every level above passes its children's half units on;
//! - the same tree of geometric means without that rounding, computed by the same function from the leaf scores of the run: 1e-12.

use std::collections::BTreeMap;
use std::path::Path;

use heng_model::indicator::{Aggregation, Node};
use heng_model::{Definition, IndicatorId};
use heng_score::aggregate::geometric;

use crate::folder::{Evidence, Results, Rules};

type Table = Vec<BTreeMap<String, String>>;

const COUNTRIES: usize = 51;
const INDICATORS: usize = 49;
const NODES: usize = 60;

fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/asem").join(name)).unwrap()
}

fn table(name: &str) -> Table {
    csv::Reader::from_reader(text(name).as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// A bundle per country: the head of the table and the country's own row, as the source has them.
fn bundles(data: &str) -> Vec<Evidence> {
    let whole = text(data);
    let (head, rows) = whole.split_once('\n').unwrap();
    let units = table(data).into_iter().map(|row| row["uCode"].clone());
    let bundle =
        |(unit, row): (String, &str)| Evidence::of(&unit).with("tables/indicators.csv", &format!("{head}\n{row}\n"));
    units.zip(rows.lines()).map(bundle).collect()
}

/// The folder as it stands, which is variant a, or with geometric means of scores from 1, or with unequal weights.
fn rules(method: &Aggregation, weights: Option<&str>) -> Rules {
    let mut rules = Rules::of("asem");
    if *method == Aggregation::Geometric {
        rules = rules.rewrite("methodology.yaml", |_, text| text.replace("method: mean", "method: geometric"));
        rules = rules.rewrite("checks/", |_, text| text.replace("lower: 0,", "lower: 1,"));
    }
    for row in weights.map(table).unwrap_or_default().iter().filter(|row| row["iCode"] != "Index") {
        let (id, weight) = (&row["iCode"], &row["Weight"]);
        let line = |text: &str| {
            let from = text.find(&format!("\n  {id}: {{")).unwrap();
            let at = from + text[from..].find("weight: 1").unwrap();
            format!("{}weight: {weight}{}", &text[..at], &text[at + "weight: 1".len()..])
        };
        rules = rules.rewrite("methodology.yaml", |_, text| line(text));
    }
    rules
}

/// The column of the reference tables in which a node stands.
fn column(id: &IndicatorId) -> &str {
    if id.is_root() { "Index" } else { id.as_str() }
}

fn by_country(name: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    table(name).into_iter().map(|row| (row["uCode"].clone(), row)).collect()
}

/// Compares every node of every country with the reference, within `tolerance` of a figure at that node.
fn compare(results: &Results, reference: &str, tolerance: impl Fn(f64, &Node) -> f64) {
    let assessment = results.assessment();
    let expected = by_country(reference);
    let mut compared = 0;
    for result in &assessment.subjects {
        for node in assessment.definition.tree.nodes.values() {
            let place = format!("{reference}: {} of {}", node.id, result.subject);
            let theirs = &expected[result.subject.as_str()][column(&node.id)];
            match (&result.card.nodes[&node.id].score, theirs.as_str()) {
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
    assert_eq!(compared, COUNTRIES * NODES);
}

fn relative(theirs: f64, _: &Node) -> f64 {
    1e-12 * theirs.abs().max(1.0)
}

/// Half a unit of the ninth decimal per level; a child's half unit weighs at most x/child ≤ 5 times in these data.
fn rounded(theirs: f64, node: &Node) -> f64 {
    let levels = match column(&node.id) {
        "Index" => 3.0,
        "Conn" | "Sust" => 2.0,
        _ if node.leaf.is_some() => 0.0,
        _ => 1.0,
    };
    1e-12 * theirs + levels * 5e-10 * if levels > 1.0 { 5.0 } else { 1.0 }
}

fn run(rules: &Rules, data: &str) -> Results {
    let results = rules.run(&bundles(data));
    let assessment = results.assessment();
    assert_eq!((assessment.subjects.len(), assessment.definition.tree.leaves().count()), (COUNTRIES, INDICATORS));
    assert!(assessment.without_bundle.is_empty() && !assessment.provisional);
    results
}

#[test]
fn arithmetic_means() {
    let (mean, data) = (Aggregation::Mean, "asem_idata.csv");
    compare(&run(&rules(&mean, None), data), "a_minmax_amean_aggregated.csv", relative);
    compare(&run(&rules(&mean, Some("weights_unequal.csv")), data), "wa_minmax_amean_aggregated.csv", relative);
}

#[test]
fn more_gaps_leave_more_weight_to_the_others() {
    compare(&run(&rules(&Aggregation::Mean, None), "miss5_idata.csv"), "miss5_none_aggregated.csv", relative);
}

/// A node's geometric mean from the run's own leaf scores, unrounded at every level.
fn unrounded(definition: &Definition, leaf: &dyn Fn(&IndicatorId) -> Option<f64>, id: &IndicatorId) -> Option<f64> {
    let node = &definition.tree.nodes[id];
    if node.leaf.is_some() {
        return leaf(id);
    }
    let child = |id: &IndicatorId| Some((definition.tree.nodes[id].weight.to_f64(), unrounded(definition, leaf, id)?));
    let parts: Vec<(f64, f64)> = node.children.iter().filter_map(child).collect();
    (!parts.is_empty()).then(|| geometric(&parts))
}

#[test]
fn geometric_means() {
    for (weights, reference) in
        [(None, "b_minmax1_gmean_aggregated.csv"), (Some("weights_unequal.csv"), "wb_minmax1_gmean_aggregated.csv")]
    {
        let results = run(&rules(&Aggregation::Geometric, weights), "asem_idata.csv");
        compare(&results, reference, rounded);
        let expected = by_country(reference);
        let assessment = results.assessment();
        let mut compared = 0;
        for result in &assessment.subjects {
            let leaf = |id: &IndicatorId| result.card.nodes[id].score.as_ref().map(heng_model::Number::to_f64);
            for node in assessment.definition.tree.nodes.values() {
                let ours = unrounded(&assessment.definition, &leaf, &node.id);
                let theirs = expected[result.subject.as_str()][column(&node.id)].parse::<f64>().ok();
                let (Some(ours), Some(theirs)) = (ours, theirs) else {
                    assert_eq!(ours, theirs);
                    continue;
                };
                assert!((ours - theirs).abs() <= 1e-12 * theirs, "{}: {ours} against {theirs}", node.id);
                compared += 1;
            }
        }
        // 63 figures are not there.
        assert_eq!(compared, COUNTRIES * NODES - 63);
    }
}

#[test]
fn ranks_of_the_index() {
    for (method, reference) in
        [(Aggregation::Mean, "a_minmax_amean_ranks.csv"), (Aggregation::Geometric, "b_minmax1_gmean_ranks.csv")]
    {
        let results = run(&rules(&method, None), "asem_idata.csv");
        let expected = by_country(reference);
        for result in &results.assessment().subjects {
            let rank = result.ranks["all"];
            let theirs: usize = expected[result.subject.as_str()]["Index"].parse().unwrap();
            assert_eq!((rank.rank, rank.of, rank.tied), (theirs, COUNTRIES, false), "{}", result.subject);
        }
    }
}

#[test]
fn a_figure_leads_to_its_cell() {
    let results = run(&rules(&Aggregation::Mean, None), "asem_idata.csv");
    let leaf = &results.of("AUT").judgements.leaves[&"LPI".into()];
    let citation = &leaf.measures["value"].trail.citations[0];
    assert_eq!((&*citation.origin.file, &*citation.quote), ("tables/indicators.csv", "4.0979850000000004"));
}
