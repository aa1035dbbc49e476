//! Whatever stands in a folder: no panic, places that exist, and a methodology exactly when nothing is wrong.

use std::collections::BTreeSet;

use heng_model::Severity;

use crate::folder::{Folder, good};

fn assert_sound(folder: &Folder, what: &str) {
    let loaded = folder.load();
    let errors = loaded.diagnostics.iter().filter(|said| said.severity == Severity::Error).count();
    assert_eq!(loaded.methodology.is_none(), errors > 0, "{what}: {:?}", loaded.diagnostics);
    for label in loaded.diagnostics.iter().flat_map(|said| &said.labels) {
        assert!(label.source.text.get(label.span.range()).is_some(), "{what}: {label:?}");
    }
    loaded.diagnostics.iter().for_each(crate::catalogue::assert_written);
    let mut said = BTreeSet::new();
    for one in &loaded.diagnostics {
        let (code, place, key) = (&one.message.code, &one.labels[0], one.message.text("key"));
        assert!(said.insert((code, &place.source.name, place.span, key)), "{what}: {one:?}");
    }
    let mut sorted = loaded.diagnostics.clone();
    sorted.sort_by_cached_key(heng_model::Diagnostic::sort_key);
    assert_eq!(loaded.diagnostics, sorted, "{what}");
}

/// The places between words, where a slip of the pen is likely.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = sign.is_alphanumeric() || "._-/%\"*".contains(sign);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[test]
fn any_word_may_be_replaced() {
    let folder = good();
    for (path, text) in folder.yaml() {
        for (start, end) in words(&text) {
            for other in ["", "~", "[]", "-1", "政策", "a: b"] {
                let changed = format!("{}{other}{}", &text[..start], &text[end..]);
                let what = format!("{path}: {} → {other}", &text[start..end]);
                assert_sound(&folder.clone().with(&path, changed), &what);
            }
        }
    }
}

#[test]
fn any_line_may_be_lost_or_doubled() {
    let folder = good();
    for (path, text) in folder.yaml() {
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len() {
            let mut lost = lines.clone();
            lost.remove(at);
            assert_sound(&folder.clone().with(&path, lost.join("\n")), &format!("{path} without line {at}"));
            let mut doubled = lines.clone();
            doubled.insert(at, lines[at]);
            assert_sound(&folder.clone().with(&path, doubled.join("\n")), &format!("{path} with line {at} twice"));
        }
    }
}

#[test]
fn a_text_may_end_anywhere() {
    let folder = good();
    for (path, text) in folder.yaml() {
        for (end, _) in text.char_indices().step_by(7) {
            assert_sound(&folder.clone().with(&path, &text[..end]), &format!("{path} up to {end}"));
        }
    }
}

#[test]
fn any_file_may_be_missing() {
    for path in good().paths() {
        assert_sound(&good().without(&path), &path);
    }
}

#[test]
fn a_large_folder_of_mistakes_ends_in_time() {
    use std::fmt::Write;
    let head = "heng: 1\nid: a\nname: 甲\nassessed_on: 2024-11-30\nindicators:\n";
    let mut text = head.to_owned();
    for at in 0..20_000 {
        writeln!(text, "  \"{at}.9\": {{ nam: 甲, weight: x }}").unwrap();
    }
    let started = std::time::Instant::now();
    let loaded = good().with("methodology.yaml", text).without("statistics.yaml").load();
    assert!(loaded.diagnostics.len() >= 60_000);
    // Quadratic work on this many lines takes minutes.
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
