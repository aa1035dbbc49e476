//! Everything that the methodology says stands in both forms, at its place.

use std::collections::{BTreeMap, BTreeSet};

use heng_report::Lang;
use scraper::{Html, Selector};

use crate::stand::{SHIPPED, Stand, small};

/// The texts of all elements of a page that have an id.
fn places(html: &str) -> BTreeMap<String, String> {
    let page = Html::parse_document(html);
    let all = Selector::parse("[id]").unwrap();
    let mut places = BTreeMap::new();
    for element in page.select(&all) {
        let id = element.value().id().unwrap().to_owned();
        let known = places.insert(id.clone(), element.text().collect::<String>());
        assert!(known.is_none(), "{id} is there twice");
    }
    places
}

/// Every place that a handbook must have: indicator, place on its page, and a word that must stand there.
fn wanted(stand: &Stand) -> Vec<(String, String, String)> {
    let mut wanted = Vec::new();
    for (node, leaf) in stand.methodology.definition.tree.leaves().filter(|(_, leaf)| !leaf.is_planned()) {
        let id = node.id.to_string();
        for criterion in &leaf.rubric {
            wanted.push((id.clone(), format!("criterion-{}", criterion.id), criterion.text.clone()));
        }
        for name in leaf.params.keys() {
            wanted.push((id.clone(), format!("param-{name}"), name.clone()));
        }
    }
    for check in &stand.suite.checks {
        for case in &check.cases {
            let told = case.variant.as_ref().map_or(case.title.as_str(), |_| "");
            wanted.push((check.indicator.to_string(), format!("case-{}", case.name), told.to_owned()));
        }
    }
    wanted
}

fn is_whole(stand: &Stand, least: usize) {
    let html = stand.html();
    let places = places(&html);
    let pages: BTreeMap<String, String> = stand.markdown().into_iter().collect();
    let definition = &stand.methodology.definition;
    for node in definition.tree.nodes.values().filter(|node| !node.id.is_root()) {
        let told = places.get(node.id.as_str()).unwrap_or_else(|| panic!("no place {}", node.id));
        assert!(told.contains(&node.name), "{}: {told}", node.id);
        assert!(pages["README.md"].contains(&format!("<a id=\"indicator-{}\"></a>", node.id)), "{}", node.id);
    }
    let page_of: BTreeMap<&str, &str> = stand.book.checks.iter().map(|check| (&*check.id, &*check.page)).collect();
    let wanted = wanted(stand);
    assert!(wanted.len() >= least, "{} places", wanted.len());
    for (id, place, word) in &wanted {
        let told = places.get(&format!("{id}-{place}")).unwrap_or_else(|| panic!("no place {id}-{place}"));
        assert!(told.contains(word.trim()), "{id}-{place}: {told}");
        let page = &pages[&format!("checks/{}", page_of[&**id])];
        assert!(page.contains(&format!("<a id=\"{place}\"></a>")), "{id} {place}");
    }
    for check in &stand.book.checks {
        let script = check.script.as_ref().map_or(0, |script| script.lines.len());
        for line in 1..=script {
            assert!(places.contains_key(&format!("{}-L{line}", check.id)), "{} line {line}", check.id);
        }
        for criterion in &check.rubric {
            let judged = !criterion.judged.is_empty() || !criterion.marks.is_empty();
            assert!(judged, "{}/{}: nobody knows what judges it", check.id, criterion.id);
        }
    }
    for statistic in &definition.statistics {
        assert!(places.contains_key(&format!("statistic-{}", statistic.id)), "{}", statistic.id);
    }
    for text in pages.values().chain([&html]) {
        let raw = ["report-", "docs-"]
            .iter()
            .any(|room| text.contains(&format!(">{room}")) || text.contains(&format!("| {room}")));
        assert!(!raw && !text.contains("{$"), "a word is lacking");
    }
}

#[test]
fn the_handbooks_of_what_ships_are_whole() {
    is_whole(&Stand::shipped(SHIPPED[0], Lang::Zh), 900);
    is_whole(&Stand::shipped(SHIPPED[1], Lang::En), 100);
}

#[test]
fn every_kind_of_leaf_has_its_page() {
    for lang in [Lang::Zh, Lang::En] {
        is_whole(&Stand::of(&small(""), lang), 6);
    }
    insta::assert_snapshot!(
        Stand::of(&small(""), Lang::Zh)
            .markdown()
            .into_iter()
            .filter(|(name, _)| name != "interface.md")
            .map(|(name, text)| format!("===== {name}\n{text}"))
            .collect::<String>()
    );
}

#[test]
fn what_is_used_of_the_interface_is_marked_and_nothing_else() {
    let stand = Stand::of(&small(""), Lang::Zh);
    let entries = stand.book.interface.iter().flat_map(|part| &part.entries);
    let used: BTreeSet<&str> =
        entries.filter(|entry| entry.used).map(|entry| entry.call.split('(').next().unwrap()).collect();
    let expected =
        ["bundle.json", "bundle.page", "document.says", "grade", "json.get", "json.number", "judge", "measure"];
    assert_eq!(used.into_iter().collect::<Vec<_>>(), expected);
}
