//! Entries of YAML and JSON.

use std::collections::BTreeSet;
use std::ops::Range;

use heng_model::Source;
use heng_yaml::{Node, Yaml};

use super::parts::{self, Group};

/// The maps and lists of that depth, each with its entries. None where nothing is so deep, or the text is broken.
pub(super) fn at_depth(text: &str, depth: usize) -> Option<Vec<Group>> {
    let root = read(text)?;
    let mut nodes = vec![&root];
    for _ in 0..depth {
        nodes = nodes.into_iter().flat_map(below).collect();
    }
    let groups: Vec<Group> = nodes.into_iter().map(|node| group(text, node)).filter(|group| group.len() > 0).collect();
    (!groups.is_empty()).then_some(groups)
}

/// Whether the text is sound.
pub(super) fn is_sound(text: &str) -> bool {
    let (_, problems) = heng_yaml::parse(&Source::new("", text));
    problems.is_empty()
}

/// A `bundle.yaml` of which only what it says of these files is left, and what it says was not there.
pub(crate) fn cut_of(text: &str, files: &BTreeSet<&str>) -> String {
    let keep = |text: &str, path: &[&str], keeps: &dyn Fn(&str) -> bool| -> Option<String> {
        let root = read(text)?;
        let node = path.iter().try_fold(&root, |node, key| match &node.value {
            Yaml::Map(entries) => entries.iter().find(|entry| entry.key == *key).map(|entry| &entry.node),
            _ => None,
        })?;
        let Yaml::Map(entries) = &node.value else { return None };
        let gone = entries.iter().enumerate().filter(|(_, entry)| !keeps(&entry.key)).map(|(at, _)| at).collect();
        Some(parts::without(text, &[group(text, node)], &gone))
    };
    let text = without_head(text);
    let text = keep(&text, &["files"], &|file| files.contains(file)).unwrap_or(text);
    keep(&text, &[], &|key| ["files", "absent"].contains(&key)).unwrap_or_default()
}

/// The text without what stands before the first entry: remarks about the whole.
pub(super) fn without_head(text: &str) -> String {
    let start = read(text).and_then(|root| match &root.value {
        Yaml::Map(entries) if !is_flow(text, &root) => entries.first().map(|entry| entry.key_span.start),
        _ => None,
    });
    text[start.unwrap_or(0)..].to_owned()
}

fn read(text: &str) -> Option<Node> {
    let (root, problems) = heng_yaml::parse(&Source::new("", text));
    root.filter(|_| problems.is_empty())
}

fn below(node: &Node) -> Vec<&Node> {
    match &node.value {
        Yaml::Map(entries) => entries.iter().map(|entry| &entry.node).collect(),
        Yaml::List(items) => items.iter().collect(),
        Yaml::Nothing | Yaml::Scalar { .. } => Vec::new(),
    }
}

fn group(text: &str, node: &Node) -> Group {
    Group::Joined(match &node.value {
        Yaml::Map(entries) => entries
            .iter()
            .map(|entry| entry.key_span.start..end(text, &entry.node).max(entry.key_span.end))
            .map(|range| with_quotes(text, range))
            .collect(),
        Yaml::List(items) => items.iter().map(|item| item.span.start..end(text, item)).collect(),
        Yaml::Nothing | Yaml::Scalar { .. } => Vec::new(),
    })
}

/// The place of a key may be that of what stands within its quotation marks.
fn with_quotes(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].chars().next_back().filter(|sign| ['"', '\''].contains(sign));
    let opens = before.is_some_and(|sign| text[range.start..].find(sign).is_some());
    if opens { range.start - 1..range.end } else { range }
}

/// Where what a node says ends. Blocks are said to end where the next thing begins.
fn end(text: &str, node: &Node) -> usize {
    if is_flow(text, node) {
        return node.span.end;
    }
    let last = match &node.value {
        Yaml::Map(entries) => entries.last().map(|entry| end(text, &entry.node).max(entry.key_span.end)),
        Yaml::List(items) => items.last().map(|item| end(text, item)),
        Yaml::Nothing | Yaml::Scalar { .. } => None,
    };
    last.unwrap_or_else(|| node.span.start + text[node.span.range()].trim_end().len())
}

fn is_flow(text: &str, node: &Node) -> bool {
    text[node.span.range()].starts_with(['{', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, depth: usize, gone: &[usize]) -> String {
        let groups = at_depth(text, depth).unwrap();
        let out = parts::without(text, &groups, &gone.iter().copied().collect());
        assert!(is_sound(&out), "{out}");
        out
    }

    #[test]
    fn entries_go_and_the_rest_is_as_it_was_written() {
        let text = "2.1.1:\n  cloud:\n    codings:\n      - { value: a, by: 甲 }\n      - { value: b, by: 乙 }\n4.2.3:\n  data: 1\n";
        assert_eq!(without(text, 0, &[0]), "4.2.3:\n  data: 1\n");
        let first = "2.1.1:\n  cloud:\n    codings:\n      - { value: a, by: 甲 }\n      - { value: b, by: 乙 }\n";
        assert_eq!(without(text, 0, &[1]), first);
        let one = "2.1.1:\n  cloud:\n    codings:\n      - { value: b, by: 乙 }\n";
        assert_eq!(without(first, 3, &[0]), one);
        assert_eq!(without(one, 4, &[1]), "2.1.1:\n  cloud:\n    codings:\n      - { value: b }\n");
        assert_eq!(without("{\"a\": [1, 2, 3],\n \"b\": 2}", 1, &[1]), "{\"a\": [1, 3],\n \"b\": 2}");
        assert_eq!(without("{\"a\": [1, 2, 3],\n \"b\": 2}", 0, &[0]), "{\"b\": 2}");
    }

    #[test]
    fn of_a_bundle_stays_what_is_said_of_these_files() {
        let text = "# 说明\nsubject: \"1\"\nfiles:\n  a.txt: { title: 甲 }\n  \"b.txt\": { title: 乙 }\nabsent:\n  - c/*\nnote: x\n";
        let said = cut_of(text, &BTreeSet::from(["b.txt"]));
        assert_eq!(said, "files:\n  \"b.txt\": { title: 乙 }\nabsent:\n  - c/*\n");
        assert!(is_sound(&said));
    }
}
