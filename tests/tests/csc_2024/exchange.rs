//! What other programs read says what the results say, and is as their formats want it.

use std::collections::BTreeMap;

use boon::{Compiler, Schemas};
use heng_exchange::{csv, github, json, junit, sarif};
use heng_model::assessment::Assessment;
use heng_model::judgement::Verdict;
use heng_model::{Number, Severity};
use heng_report::{Lang, Made, View};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::{assessed, root};

fn view() -> View {
    View::new(Lang::Zh, false, 100)
}

fn results() -> &'static Assessment {
    &assessed().assessment
}

fn text(made: &Made) -> &str {
    std::str::from_utf8(&made.bytes).unwrap()
}

/// What the standard's own schema has against a SARIF document.
pub fn sarif_refusal(document: &Value) -> Option<String> {
    let path = root().join("tests/schemas/sarif-2.1.0.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("https://heng.example/sarif.json", schema).unwrap();
    let index = compiler.compile("https://heng.example/sarif.json", &mut schemas).unwrap();
    schemas.validate(document, index).err().map(|error| format!("{error:#}"))
}

/// The start of every element with its attributes, and whatever text there is; fails where it is no XML.
pub fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = tag.attributes().map(|one| {
                    let one = one.unwrap();
                    let value =
                        quick_xml::escape::unescape(std::str::from_utf8(&one.value).unwrap()).unwrap().into_owned();
                    (String::from_utf8(one.key.as_ref().to_vec()).unwrap(), value)
                });
                found.push((String::from_utf8(tag.name().as_ref().to_vec()).unwrap(), attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn json_is_the_results_document() {
    let made = json(results());
    assert_eq!(made.name, "csc-2024.json");
    assert_eq!(&serde_json::from_slice::<Assessment>(&made.bytes).unwrap(), results());
}

#[test]
fn sarif_keeps_the_standards_schema_and_tells_every_finding() {
    for lang in [Lang::Zh, Lang::En] {
        let made = sarif(results(), &View::new(lang, false, 100));
        let document: Value = serde_json::from_slice(&made.bytes).unwrap();
        assert_eq!(sarif_refusal(&document), None);
        let run = &document["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let told = run["results"].as_array().unwrap();
        assert_eq!(told.len(), results().findings.len());
        let (rules, artifacts) = (&run["tool"]["driver"]["rules"], &run["artifacts"]);
        let mut regions = 0;
        for (result, finding) in told.iter().zip(&results().findings) {
            assert_eq!(result["partialFingerprints"]["heng/v1"], finding.fingerprint);
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
            for location in result["locations"].as_array().unwrap().iter().chain(&related) {
                let place = &location["physicalLocation"];
                if place.is_null() {
                    continue;
                }
                let at = &place["artifactLocation"];
                let artifact = &artifacts[usize::try_from(at["index"].as_u64().unwrap()).unwrap()];
                assert_eq!(artifact["location"], *at);
                if let Some(offset) = place["region"]["byteOffset"].as_u64() {
                    regions += 1;
                    let end = offset + place["region"]["byteLength"].as_u64().unwrap();
                    assert!(end <= artifact["length"].as_u64().unwrap(), "{location}");
                    assert_eq!(artifact["hashes"]["blake3"].as_str().map(str::len), Some(64));
                }
            }
        }
        assert!(regions > 1000, "evidence is placed by its bytes");
    }
    let wrong = serde_json::json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": {} } }] });
    assert!(sarif_refusal(&wrong).is_some(), "the schema refuses something");
}

#[test]
fn a_finding_keeps_its_fingerprint_where_lines_and_numbers_move() {
    let mut moved = results().clone();
    for result in &mut moved.subjects {
        for leaf in result.judgements.leaves.values_mut() {
            if let Verdict::Judged { criteria } = &mut std::sync::Arc::make_mut(leaf).verdict {
                criteria.iter_mut().filter_map(|one| one.at.as_mut()).for_each(|at| at.line += 7);
            }
        }
    }
    let prints = |assessment: &Assessment| -> Vec<Value> {
        let document: Value = serde_json::from_slice(&sarif(assessment, &view()).bytes).unwrap();
        document["runs"][0]["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["partialFingerprints"].clone())
            .collect()
    };
    assert_eq!(prints(results()), prints(&moved));
}

#[test]
fn junit_is_xml_with_a_suite_per_subject_and_a_case_per_leaf() {
    let made = junit(results(), &view());
    let found = elements(text(&made));
    let count = |name: &str| found.iter().filter(|(tag, _)| tag == name).count();
    let leaves = results().definition.tree.leaves().count();
    assert_eq!((count("testsuite"), count("testcase")), (64, 64 * leaves));
    let mut failing = 0;
    for result in &results().subjects {
        for (id, node) in &result.card.nodes {
            let lost = node.criteria.iter().filter_map(|one| one.points_lost.as_ref()).any(Number::is_positive);
            let whole = node.criteria.iter().all(|one| !one.counts || one.ratio == Some(Number::one()));
            let bonus = results().definition.tree.bonus_of(id).is_some();
            let said = !matches!(
                node.outcome,
                heng_model::Outcome::MissingEvidence
                    | heng_model::Outcome::LowCoverage
                    | heng_model::Outcome::NotApplicable
            );
            failing += usize::from(!whole && !bonus && said);
            assert!(!lost || !whole, "points are lost where something is short");
        }
    }
    assert_eq!(count("failure"), failing);
    assert_eq!(count("error"), 0);
    assert!(count("skipped") > 30);
}

#[test]
fn annotations_stand_on_the_lines_of_the_rules() {
    let made = github(results(), &view(), "rules/csc-2024");
    let lines: Vec<&str> = text(&made).lines().collect();
    assert!(lines.len() > 60);
    for line in &lines {
        let (command, _) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (name, properties) = command.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let known: BTreeMap<&str, &str> = properties.split(',').map(|one| one.split_once('=').unwrap()).collect();
        if let Some(file) = known.get("file") {
            let script = std::fs::read_to_string(root().join(file)).unwrap();
            let at: usize = known.get("line").map_or(1, |line| line.parse().unwrap());
            assert!(at >= 1 && at <= script.lines().count(), "{line}");
        }
    }
    let worst = results().findings.iter().map(|one| one.severity).max();
    assert_eq!(lines.iter().any(|line| line.starts_with("::error")), worst == Some(Severity::Error));
}

/// The rows of a table by the names of its columns.
pub fn rows(made: &[Made], name: &str) -> Vec<BTreeMap<String, String>> {
    let file = made.iter().find(|one| one.name.ends_with(&format!("/{name}.csv"))).unwrap();
    let bytes = file.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&file.bytes);
    let mut reader = ::csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn close(cell: &str, number: &Number) -> bool {
    (cell.parse::<f64>().unwrap() - number.to_f64()).abs() < 1e-9
}

#[test]
fn tables_hold_the_numbers_of_the_results() {
    let made = csv(results(), &view(), true);
    assert!(made.iter().all(|one| one.bytes.starts_with("\u{feff}".as_bytes())));
    assert!(csv(results(), &view(), false).iter().all(|one| !one.bytes.starts_with("\u{feff}".as_bytes())));
    let league = rows(&made, "league");
    assert_eq!(league.len(), 64);
    let (indicators, criteria) = (rows(&made, "indicators"), rows(&made, "criteria"));
    let mut by_node: BTreeMap<(&str, &str), &BTreeMap<String, String>> = BTreeMap::new();
    by_node.extend(indicators.iter().map(|row| ((row["subject"].as_str(), row["indicator"].as_str()), row)));
    for result in &results().subjects {
        let row = league.iter().find(|row| row["subject"] == result.subject.as_str()).unwrap();
        let rank = result.ranks.values().next().unwrap();
        assert_eq!((row["rank"].as_str(), row["of"].as_str()), (&*rank.rank.to_string(), "32"));
        assert_eq!(Some(&row["printed"]), result.card.index.printed.as_ref());
        assert!(close(&row["score"], result.card.index.score.as_ref().unwrap()));
        for (id, node) in &result.card.nodes {
            let row = by_node[&(result.subject.as_str(), id.as_str())];
            match &node.score {
                Some(score) => assert!(close(&row["score"], score), "{row:?}"),
                None => assert_eq!(row["score"], ""),
            }
            assert_eq!(row["printed"], node.printed.clone().unwrap_or_default());
        }
    }
    let rubric: usize = results().definition.tree.leaves().map(|(_, leaf)| leaf.rubric.len()).sum();
    assert_eq!(criteria.len(), 64 * rubric);
    assert_eq!(rows(&made, "findings").len(), results().findings.len());
    let claims: usize = results().statistics.iter().map(|one| one.claims.len()).sum();
    assert_eq!(rows(&made, "claims").iter().filter(|row| !row["claim"].is_empty()).count(), claims);
    assert_eq!(made, csv(results(), &view(), true), "the same bytes each time");
}

#[test]
fn what_is_shown_is_narrowed_and_no_number_changes() {
    let whole = csv(results(), &view(), true);
    let narrow = View { subjects: vec!["330100".into()], ..view() };
    let one = csv(results(), &narrow, true);
    for table in ["league", "indicators", "criteria", "findings", "evidence"] {
        let of = |row: &BTreeMap<String, String>| row["subject"] == "330100";
        let wanted: Vec<_> = rows(&whole, table).into_iter().filter(of).collect();
        assert!(!wanted.is_empty() && rows(&one, table) == wanted, "{table}");
    }
    let cities = View { cohort: Some("city".into()), ..view() };
    assert_eq!(rows(&csv(results(), &cities, true), "league").len(), 32);
    let document: Value = serde_json::from_slice(&sarif(results(), &narrow).bytes).unwrap();
    let told = document["runs"][0]["results"].as_array().unwrap();
    assert!(!told.is_empty() && told.iter().all(|one| one["properties"]["subject"] == "330100"));
    assert_eq!(elements(text(&junit(results(), &narrow))).iter().filter(|(tag, _)| tag == "testsuite").count(), 1);
}
