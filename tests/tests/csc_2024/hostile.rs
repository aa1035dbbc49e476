//! Evidence, names and reasons that attack whatever opens a report.

use heng_exchange::{csv, github, junit, sarif};
use heng_model::assessment::Assessment;
use heng_report::{Lang, View, text};
use serde_json::Value;

use crate::assessed;
use crate::exchange::{elements, rows, sarif_refusal};

/// Formulas, ends of elements and of lines, links, terminal escapes, what XML has no place for, what reorders, and sheer length.
pub const ATTACKS: [&str; 12] = [
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r\n=1+1",
    "</failure></testcase><script>alert(1)</script>]]><![CDATA[",
    "甲\r\n::error file=a,line=1::乙%0A::stop-commands::x",
    "[点这里](javascript:alert(1)) {0} \\",
    "\u{0}\u{1b}[2J\u{8}\u{fffe}\u{ffff}\u{9b}31m",
    "\u{202e}gnp.exe\u{2066}\u{200b}",
    "_x000D_ \"',;\u{2028}𠀀\u{e0001}",
];

/// The results of a few subjects with an attack in place of every text that is not an id.
pub fn poisoned() -> Assessment {
    fn poison(value: &mut Value, key: &str, count: &mut usize) {
        const TEXTS: [&str; 15] = [
            "name",
            "quote",
            "because",
            "wanted",
            "expression",
            "state",
            "url",
            "collector",
            "notes",
            "lacking",
            "list",
            "index_name",
            "engine",
            "read",
            "why",
        ];
        match value {
            Value::String(text) if TEXTS.contains(&key) || (key == "text" && !text.is_ascii()) => {
                *text = format!(
                    "{}{}",
                    ATTACKS[*count % ATTACKS.len()],
                    if count.is_multiple_of(50) { "长".repeat(40_000) } else { String::new() }
                );
                *count += 1;
            }
            Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, count)),
            Value::Object(fields) => {
                for (key, value) in fields.iter_mut().filter(|(key, _)| *key != "reference" && *key != "statistics") {
                    poison(value, key, count);
                }
            }
            _ => {}
        }
    }
    let mut few = assessed().assessment.clone();
    few.subjects.retain(|result| ["330100", "350200", "110000"].contains(&result.subject.as_str()));
    few.findings.retain(|one| few.subjects.iter().any(|result| Some(&result.subject) == one.subject.as_ref()));
    let mut document = serde_json::to_value(few).unwrap();
    let mut count = 0;
    poison(&mut document, "", &mut count);
    assert!(count > 2_000, "{count} texts");
    serde_json::from_value(document).unwrap()
}

fn view() -> View {
    View::new(Lang::Zh, false, 100)
}

/// Whether a text holds what a terminal would obey, or what hides or reorders its neighbours.
fn obeyed(text: &str) -> Option<char> {
    text.chars().find(|one| !matches!(one, '\n' | '\r' | '\u{feff}') && text::visible(*one).is_some())
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let made = csv(&poisoned(), &view(), true);
    for table in ["league", "indicators", "criteria", "findings", "claims", "evidence"] {
        let rows = rows(&made, table);
        assert!(!rows.is_empty());
        for (column, cell) in rows.iter().flatten() {
            let number = cell.parse::<f64>().is_ok();
            let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
            assert!(number || !begins, "{table} {column} {cell:?}");
            assert_eq!(cell.chars().find(|one| text::visible(*one).is_some()), None, "{table} {column} {cell:?}");
        }
    }
}

/// The texts of a document's messages: only there does a bracket begin a link.
fn said<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if ["message", "shortDescription", "help", "description"].contains(&key.as_str()) {
                    into.extend(value["text"].as_str());
                }
                said(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| said(item, into)),
        _ => {}
    }
}

#[test]
fn no_text_leaves_its_place_in_sarif() {
    let made = sarif(&poisoned(), &view());
    let text = String::from_utf8(made.bytes).unwrap();
    assert_eq!(obeyed(&text), None);
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif_refusal(&document), None);
    let mut messages = Vec::new();
    said(&document, &mut messages);
    assert!(messages.iter().all(|one| !one.contains("点这里](javascript")), "no message links anywhere");
    assert!(messages.iter().any(|one| one.contains("点这里\\](javascript")), "the attack was there");
}

#[test]
fn no_text_leaves_its_place_in_junit() {
    let made = junit(&poisoned(), &view());
    let text = String::from_utf8(made.bytes).unwrap();
    assert_eq!(obeyed(&text), None);
    assert!(!text.contains(['\u{fffe}', '\u{ffff}']) && text.contains("&lt;script&gt;"));
    let found = elements(&text);
    let known = ["testsuites", "testsuite", "testcase", "properties", "property", "failure", "error", "skipped"];
    assert!(found.iter().all(|(tag, _)| known.contains(&tag.as_str())));
    assert_eq!(found.iter().filter(|(tag, _)| tag == "testsuite").count(), 3);
}

#[test]
fn no_text_begins_an_annotation_of_its_own() {
    let mut assessment = poisoned();
    for (place, finding) in assessment.findings.iter_mut().enumerate() {
        finding.message = heng_model::Message::new("heng::finding::note").with("text", ATTACKS[place % ATTACKS.len()]);
    }
    let made = github(&assessment, &view(), "rules");
    let text = String::from_utf8(made.bytes).unwrap();
    assert_eq!(obeyed(&text), None);
    for line in text.lines() {
        let command = line.strip_prefix("::").and_then(|line| line.split_once("::")).unwrap().0;
        let name = command.split(' ').next().unwrap();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let names: Vec<&str> = command[name.len() + 1..].split(',').map(|one| one.split_once('=').unwrap().0).collect();
        assert!(names.iter().all(|name| ["file", "line", "col", "title"].contains(name)), "{line}");
    }
    assert!(text.contains("%250A"), "the attack was there");
}
