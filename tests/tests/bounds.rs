//! The list of bounds, of which the handbook's page is made, has every bound that Heng can speak of, and every key of
//! `limits:`.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// Codes whose words say how much is allowed. Those of numbers and ranges speak of what may be
/// written.
fn spoken_of(catalogue: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for room in ["evidence", "methodology", "plugin", "rule", "yaml"] {
        let mut code = String::new();
        for line in read(&format!("engine/report/catalogue/{catalogue}/{room}.ftl")).lines() {
            if let Some((id, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                code = format!("heng::{}", id.replacen('-', "::", 1));
            }
            if line.contains("{ $most }") {
                codes.insert(code.clone());
            }
        }
    }
    for written in ["methodology::out_of_range", "methodology::bad_range", "plugin::not_within", "plugin::not_a_size"] {
        codes.remove(&format!("heng::{written}"));
    }
    codes
}

#[test]
fn every_bound_that_is_spoken_of_is_in_the_list_and_says_its_value() {
    // Those that speak of their bound in other words: seconds, times, megabytes.
    let otherwise = ["timed_out", "gave_up", "folder_too_large", "hung_starting", "unloadable"];
    let of_components = ["out_of_fuel", "out_of_memory", "out_of_tables"];
    let otherwise: Vec<String> =
        otherwise.iter().chain(&of_components).map(|name| format!("heng::plugin::{name}")).collect();
    let listed = heng_assess::bounds().iter().map(|bound| bound.code.to_owned()).collect::<BTreeSet<String>>();
    let listed: BTreeSet<String> = listed.into_iter().filter(|code| !otherwise.contains(code)).collect();
    assert_eq!(listed, spoken_of("zh"));
    assert_eq!(listed, spoken_of("en"));
}

#[test]
fn every_key_of_limits_is_in_the_list() {
    let schema: serde_json::Value = serde_json::from_str(&read("docs/schemas/methodology.schema.json")).unwrap();
    let limits = &schema["$defs"]["limits"]["properties"];
    let keys: BTreeSet<&str> = limits.as_object().unwrap().keys().map(String::as_str).collect();
    let bounds = heng_assess::bounds();
    let listed: BTreeSet<&str> = bounds.iter().filter_map(|bound| bound.key).map(|(key, _)| key).collect();
    assert_eq!(listed, keys);
}
