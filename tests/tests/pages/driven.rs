//! The page in a browser, with its script and without.

use heng_pages::fingerprint;
use heng_report::Lang;
use scraper::Html;
use serde_json::Value;

use crate::browser::{found, opened};
use crate::example::whole;
use crate::stand::{options, page, plain};
use crate::walk::{compared, select, text};

/// Sorts, filters, compares, follows links, and writes down what came of it.
const DRIVER: &str = include_str!("driver.js");

fn own() -> String {
    page(plain(), &options(plain(), Lang::Zh))
}

/// The page with one more script, which its policy names: for all else the policy stays what it is.
fn with_driver(page: &str) -> String {
    let policy = format!("script-src {} ", fingerprint(DRIVER));
    page.replacen("script-src ", &policy, 1).replace("</body>", &format!("<script>{DRIVER}</script></body>"))
}

#[test]
fn a_browser_has_nothing_to_complain_of() {
    let Some(browser) = found() else { return };
    for page in [&own(), whole()] {
        let opened = opened(&browser, page, "");
        assert_eq!(opened.console, Vec::<String>::new());
        let dom = Html::parse_document(&opened.dom);
        assert!(select(&dom, "details.gov[open]").is_empty(), "the script has run, and folded the governments");
        assert!(!select(&dom, "#compare-form select").is_empty());
    }
}

#[test]
fn without_its_script_the_page_reads_whole() {
    let Some(browser) = found() else { return };
    let script =
        fingerprint(&select(&Html::parse_document(&own()), "body > script:not([type])")[0].text().collect::<String>());
    let without = own().replacen(&script, "'none'", 1);
    assert_ne!(without, own());
    let opened = opened(&browser, &without, "");
    assert!(opened.console.iter().any(|line| line.contains("Content Security Policy")), "{:?}", opened.console);
    let dom = Html::parse_document(&opened.dom);
    assert_eq!(select(&dom, "details:not([open])").len(), 0, "everything is open");
    assert!(select(&dom, "button, input, select").is_empty(), "nothing is offered that would not work");
    assert!(compared(plain(), &opened.dom) > 150);
}

#[test]
fn tables_sort_filter_and_compare_and_links_lead_deep() {
    let Some(browser) = found() else { return };
    let opened = opened(&browser, &with_driver(&own()), "");
    let dom = Html::parse_document(&opened.dom);
    let driven = select(&dom, "#driven");
    assert_eq!(driven.len(), 1, "{:?}", opened.console);
    let told: Value = serde_json::from_str(&text(driven[0])).unwrap();
    let figures = |key: &str| -> Vec<f64> {
        told[key].as_array().unwrap().iter().map(|one| one.as_str().unwrap().parse().unwrap()).collect()
    };
    assert_eq!(told["folded"], 0);
    let (down, up) = (figures("down"), figures("up"));
    assert!(down.len() == 4 && down.is_sorted_by(|a, b| a >= b), "{down:?}");
    assert!(up.is_sorted(), "{up:?}");
    assert_eq!(
        (&told["downSaid"], &told["upSaid"], &told["rankSaid"]),
        (&"descending".into(), &"ascending".into(), &Value::Null)
    );
    assert_eq!(figures("byRank"), down, "ranks and scores agree");
    assert_eq!((&told["filtered"], &told["unfiltered"]), (&1.into(), &6.into()));
    let subjects = &plain().subjects;
    let chosen = told["compared"].as_array().unwrap();
    assert_eq!(chosen.len(), 3);
    let index = |name: &Value| {
        let subject = plain().definition.subjects.iter().find(|one| one.name == name.as_str().unwrap()).unwrap();
        let result = subjects.iter().find(|one| one.subject == subject.id).unwrap();
        Value::from(result.card.index.printed.clone().unwrap())
    };
    assert_eq!(told["comparedIndex"].as_array().unwrap(), &[index(&chosen[1]), index(&chosen[2])]);
    assert_eq!(told["printed"], 0, "everything is open on paper");
    assert_eq!((&told["linked"], &told["marked"], &told["indicator"]), (&true.into(), &1.into(), &true.into()));
    assert_eq!(told["injected"], false, "the policy lets nothing run that was put into the page");
}

#[test]
fn a_link_from_elsewhere_opens_what_it_names() {
    let Some(browser) = found() else { return };
    let opened = opened(&browser, &own(), "#330200/1.1.2");
    let dom = Html::parse_document(&opened.dom);
    let open: Vec<_> = select(&dom, "details.gov[open]").into_iter().filter_map(|one| one.value().id()).collect();
    assert_eq!(open, ["330200"]);
}

#[test]
#[allow(clippy::print_stderr, reason = "a time is told, not held")]
fn how_long_the_example_takes_to_open() {
    let Some(browser) = found() else { return };
    let empty = opened(&browser, "<!doctype html><title>空</title>", "");
    let full = opened(&browser, whole(), "");
    eprintln!("the example opens in {:?}, an empty page in {:?}", full.took, empty.took);
}
