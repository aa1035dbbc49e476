//! Nothing that a page, a table or a methodology says may reach the terminal as anything but visible text.

use heng_model::assessment::Assessment;
use serde_json::Value;

use crate::catalogue::Lang;
use crate::view::{NoSources, View};
use crate::{explain, findings, league, sample, summary, text};

/// Clears the screen, sets the window's title, reverses what follows, hides.
const POISON: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{200b}\r\n\u{9b}31m";

/// The sample with poison after every text that is not an id.
fn poisoned() -> Assessment {
    fn poison(value: &mut Value) {
        match value {
            Value::String(text) if !text.is_ascii() => text.push_str(POISON),
            Value::Array(items) => items.iter_mut().for_each(poison),
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(text)
                            if ["because", "quote", "expression", "wanted", "state"].contains(&key.as_str()) =>
                        {
                            text.push_str(POISON);
                        }
                        other => poison(other),
                    }
                }
            }
            _ => {}
        }
    }
    let mut document = serde_json::to_value(sample::assessment()).unwrap();
    poison(&mut document);
    serde_json::from_value(document).unwrap()
}

#[test]
fn no_report_lets_evidence_command_the_terminal() {
    let mut assessment = poisoned();
    let measure = heng_model::judgement::Measure {
        value: 1.into(),
        share: None,
        trail: heng_model::trail::Trail::default(),
        stale: Vec::new(),
    };
    let leaf = assessment.subjects[2].judgements.leaves.get_mut(&"1.1.1".into()).map(std::sync::Arc::make_mut).unwrap();
    leaf.measures.insert(format!("n{POISON}"), measure);
    leaf.notes.push(format!("注{POISON}"));
    for lang in [Lang::Zh, Lang::En] {
        let view = View { findings: 100, levels: 3, ..View::new(lang, false, 80) };
        let mut shown = vec![league(&assessment, &view), summary(&assessment, &view)];
        shown.push(findings(&assessment, &view, &sample::Files));
        for subject in &assessment.subjects {
            shown.push(explain(&assessment, &subject.subject, None, None, &view, &sample::Files));
            shown.push(explain(&assessment, &subject.subject, Some(&"index".into()), None, &view, &NoSources));
        }
        for text in shown {
            let line = text.lines().find(|line| line.chars().any(|character| text::visible(character).is_some()));
            assert_eq!(line, None);
            assert!(text.contains('␛'), "the poison was there");
        }
    }
}

#[test]
fn a_tree_that_bites_its_tail_does_not_hold_us() {
    let mut assessment = sample::assessment();
    let nodes = &mut assessment.definition.tree.nodes;
    nodes.get_mut(&"2.1".into()).unwrap().children.push("2".into());
    nodes.get_mut(&"2".into()).unwrap().parent = Some("2.1".into());
    let view = View { levels: 3, ..View::new(Lang::Zh, false, 80) };
    assert!(!league(&assessment, &view).is_empty());
    assert!(!explain(&assessment, &"330100".into(), Some(&"2".into()), None, &view, &NoSources).is_empty());
}

#[test]
fn colour_changes_nothing_but_colour() {
    fn plain(text: &str) -> String {
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            plain.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        plain.push_str(rest);
        plain.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }
    let assessment = sample::assessment();
    let shown = |color: bool| {
        let view = View::new(Lang::Zh, color, 100);
        [
            league(&assessment, &view),
            summary(&assessment, &view),
            findings(&assessment, &view, &sample::Files),
            explain(&assessment, &"330100".into(), None, None, &view, &sample::Files),
            explain(&assessment, &"330100".into(), Some(&"1".into()), None, &view, &sample::Files),
        ]
    };
    for (coloured, uncoloured) in shown(true).iter().zip(&shown(false)) {
        assert!(coloured.contains('\u{1b}') && !uncoloured.contains('\u{1b}'));
        assert_eq!(plain(coloured), plain(uncoloured));
    }
}
