//! The page on bounds names every bound that Heng can speak of, and what a methodology gets that sets none.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::collections::BTreeSet;
use std::path::Path;

use heng_model::definition::Limits;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// Codes whose words say how much is allowed. Those of numbers and ranges speak of what may be
/// written.
fn bounds(catalogue: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for room in ["evidence", "methodology", "rule", "yaml"] {
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
    for written in ["out_of_range", "bad_range"] {
        codes.remove(&format!("heng::methodology::{written}"));
    }
    codes
}

#[test]
fn every_bound_stands_on_the_page_in_both_languages() {
    let page = read("docs/bounds.md");
    let (chinese, english) = page.split_once("\n# Bounds\n").unwrap();
    let codes = bounds("zh");
    assert_eq!(codes, bounds("en"));
    for code in &codes {
        for part in [chinese, english] {
            assert_eq!(part.matches(&format!("`{code}`")).count(), 1, "{code}");
        }
    }
    assert_eq!(page.matches("`heng::").count(), 2 * codes.len(), "the page names a bound that there is not");
}

#[test]
fn what_a_methodology_gets_that_sets_no_limits() {
    let page = read("docs/bounds.md");
    let Limits { operations, call_depth, memory, file_size, files, rows, nesting } = Limits::default();
    let defaults = [
        ("operations", operations),
        ("call_depth", call_depth.into()),
        ("memory", memory),
        ("file_size", file_size),
        ("files", files),
        ("rows", rows),
        ("nesting", nesting.into()),
    ];
    for (key, value) in defaults {
        let rows = page.lines().filter(|line| line.starts_with(&format!("| `{key}` |")));
        assert_eq!(rows.filter(|line| line.contains(&format!("| {value} |"))).count(), 2, "{key}");
    }
}
