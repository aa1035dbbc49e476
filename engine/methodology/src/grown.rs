//! A line more in `indicators:`, with everything else as it was written, remarks included.

use std::cmp::Ordering;
use std::sync::Arc;

use heng_model::indicator::{Node as Indicator, Role};
use heng_model::{IndicatorId, Message, Number, Source, Span};
use heng_yaml::{Entry, Yaml};

use crate::loaded::Methodology;

/// The file that holds the tree.
const FILE: &str = "methodology.yaml";

/// `methodology.yaml` with a place for one check more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grown {
    /// The text; as it was, where the tree had the place.
    pub text: String,
    /// The name that the tree has for it.
    pub name: Option<String>,
    /// The line that was put in, from 1, and what it says.
    pub line: Option<(usize, String)>,
    /// The sibling that the weight was taken from, with its weights before and after: siblings sum to their parent.
    pub lent: Option<(IndicatorId, Number, Number)>,
}

/// Makes a place for a check of that id. Without a weight it gets one that its siblings can spare.
pub fn grown(
    methodology: &Methodology,
    id: &IndicatorId,
    name: Option<&str>,
    weight: Option<&Number>,
) -> Result<Grown, Message> {
    let refuse = |code: &'static str| Err(Message::new(code).with("id", id));
    let tree = &methodology.definition.tree;
    let source = methodology.places.source(FILE).expect("a methodology was read from it");
    if let Some(node) = tree.get(id) {
        return match &node.leaf {
            Some(leaf) if leaf.is_planned() => Ok(taken_up(methodology, source, node)),
            Some(_) => refuse("heng::methodology::grown_has_check"),
            None => refuse("heng::methodology::grown_has_children"),
        };
    }
    let plain = |sign: char| sign.is_alphanumeric() || "._-".contains(sign);
    if id.as_str().is_empty() || !id.as_str().chars().all(plain) || id.as_str().split('.').any(str::is_empty) {
        return refuse("heng::methodology::grown_bad_id");
    }
    let parent = id.implied_parent().unwrap_or_else(IndicatorId::root);
    let Some(above) = tree.get(&parent).filter(|above| above.leaf.is_none()) else {
        let code = if tree.get(&parent).is_some() {
            "heng::methodology::grown_below_leaf"
        } else {
            "heng::methodology::grown_no_parent"
        };
        return Err(Message::new(code).with("id", id).with("parent", &parent));
    };
    let siblings: Vec<&Indicator> = above.children.iter().filter_map(|id| tree.get(id)).collect();
    let (weight, lent) = weighed(methodology, above, &siblings, weight).map_err(|code| {
        Message::new(code).with("id", id).with("parent", &parent).with("weight", weight.unwrap_or(&Number::one()))
    })?;
    let comment = name.map(|name| format!("   # {name}")).unwrap_or_default();
    let line = format!("\"{id}\": {{ weight: {weight} }}{comment}");
    let at = place(source, id).ok_or_else(|| {
        Message::new("heng::methodology::grown_in_one_line").with("id", id).with("line", line.as_str())
    })?;
    let mut changes = vec![(Span::new(at.0, at.0), format!("\n{}{line}", at.1))];
    if let Some((lender, span, before, after)) = &lent {
        changes.push((*span, after.to_string()));
        debug_assert!(before > after, "{lender}");
    }
    changes.sort_by_key(|(span, _)| span.start);
    let (mut text, mut done) = (String::new(), 0);
    for (span, new) in &changes {
        text.push_str(&source.text[done..span.start]);
        text.push_str(new);
        done = span.end;
    }
    text.push_str(&source.text[done..]);
    let number = source.position(at.0).0 + 1;
    let lent = lent.map(|(lender, _, before, after)| (lender, before, after));
    Ok(Grown { text, name: None, line: Some((number, line)), lent })
}

/// The tree with a leaf that is planned no longer.
fn taken_up(methodology: &Methodology, source: &Arc<Source>, node: &Indicator) -> Grown {
    let pointer = format!("/indicators/{}/planned", node.id);
    let places = &methodology.places;
    let key = places.key(FILE, &pointer).zip(places.of(FILE, &pointer));
    let text = &source.text;
    let text = key.map_or_else(
        || text.clone(),
        |((_, key), (_, value))| {
            // With the comma before it, or the one after; on a line of its own with the line.
            let before = text[..key.start].trim_end();
            let after = &text[value.end..];
            let (start, end) = if before.ends_with(',') {
                (before.len() - 1, value.end)
            } else if let Some(rest) = after.trim_start().strip_prefix(',') {
                (key.start, text.len() - rest.trim_start().len())
            } else if before.ends_with('{') {
                (key.start, value.end)
            } else {
                (before.len(), value.end)
            };
            [&text[..start], &text[end..]].concat()
        },
    );
    Grown { text, name: Some(node.name.clone()).filter(|name| !name.is_empty()), line: None, lent: None }
}

type Lent = (IndicatorId, Span, Number, Number);

/// The weight of the new child, and whom it was taken from.
fn weighed(
    methodology: &Methodology,
    above: &Indicator,
    siblings: &[&Indicator],
    weight: Option<&Number>,
) -> Result<(Number, Option<Lent>), &'static str> {
    if above.relative_weights {
        return Ok((weight.cloned().unwrap_or_else(Number::one), None));
    }
    // What an inner node loses its children would have to lose too, and theirs.
    let can_lend = |node: &&&Indicator| node.role == Role::Base && (node.leaf.is_some() || node.relative_weights);
    let lender = siblings.iter().filter(can_lend).max_by(|a, b| a.weight.cmp(&b.weight).then(b.id.cmp(&a.id)));
    let lender = lender.ok_or("heng::methodology::grown_no_lender")?;
    let half = lender.weight.checked_div(&Number::from(2)).unwrap_or_else(Number::zero);
    let weight = weight.cloned().unwrap_or_else(|| half.min(Number::one()));
    if weight >= lender.weight {
        return Err("heng::methodology::grown_too_heavy");
    }
    let pointer = format!("/indicators/{}/weight", lender.id);
    let places = &methodology.places;
    // A weight may stand beside what it rests on.
    let place = places.of(FILE, &format!("{pointer}/value")).or_else(|| places.of(FILE, &pointer));
    let span = place.ok_or("heng::methodology::grown_no_lender")?.1;
    let rest = &lender.weight - &weight;
    Ok((weight, Some((lender.id.clone(), span, lender.weight.clone(), rest))))
}

/// The end of the line after which the new one stands, and how far lines are indented.
fn place(source: &Arc<Source>, id: &IndicatorId) -> Option<(usize, String)> {
    let (root, _) = heng_yaml::parse(source);
    let root = root?;
    let Yaml::Map(keys) = &root.value else { return None };
    let tree = &keys.iter().find(|entry| entry.key == "indicators")?.node;
    let Yaml::Map(lines) = &tree.value else { return None };
    let text = &source.text;
    if text[tree.span.range()].starts_with('{') {
        return None;
    }
    let first = lines.first()?.key_span.start;
    let indent = &text[text[..first].rfind('\n').map_or(0, |at| at + 1)..first];
    let indent: String = indent.chars().take_while(|sign| sign.is_whitespace()).collect();
    let after = lines.iter().rev().find(|entry| in_order(&entry.key, id.as_str()) == Ordering::Less);
    let end = end(after.unwrap_or(lines.first()?));
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    Some((end - usize::from(text[..end].ends_with('\r')), indent))
}

/// Where the last thing that an entry says ends; blocks are said to end where the next begins.
fn end(entry: &Entry) -> usize {
    match &entry.node.value {
        Yaml::Map(entries) if !entries.is_empty() => entries.last().map_or(entry.key_span.end, end),
        Yaml::List(items) if !items.is_empty() => items.last().map_or(entry.key_span.end, |item| item.span.end),
        _ => entry.node.span.end.max(entry.key_span.end),
    }
}

/// Ids in the order of their numbers: 1.2 before 1.10, a parent before its children.
fn in_order(a: &str, b: &str) -> Ordering {
    let key = |id: &str| -> Vec<(u64, String)> {
        id.split('.').map(|part| (part.parse().unwrap_or(u64::MAX), part.to_owned())).collect()
    };
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests {
    use heng_files::Memory;

    use super::*;

    fn methodology(tree: &str) -> Methodology {
        let head = "heng: 1\nid: x\nname: x\nassessed_on: 2024-11-30\n";
        let mut files = vec![("methodology.yaml".to_owned(), format!("{head}{tree}"))];
        let subject = "\"330100\": { code: \"330100\", name: 杭州市, level: city }\n";
        files.push(("subjects.yaml".to_owned(), subject.to_owned()));
        for id in ["1.1", "1.2", "1.10", "2"] {
            let rubric = "name: 某项\nrubric: { a: { points: 100, text: 有 } }\n";
            files.push((format!("checks/{id}/indicator.yaml"), rubric.to_owned()));
            files.push((
                format!("checks/{id}/check.rhai"),
                "fn check(bundle, params) { judge(\"a\", true); }\n".to_owned(),
            ));
        }
        let loaded = crate::load(Arc::new(Memory::from_iter(files)));
        loaded.methodology.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
    }

    const TREE: &str = "indicators:   # 树
  \"1\":    { name: 甲, weight: 60 }
  \"1.1\":  { weight: { value: 40, basis: { text: 专家 } } }   # 一
  \"1.2\":  { weight: 10 }   # 二
  \"1.10\": { weight: 10 }

  \"2\":    { weight: 10 }
  \"3\":    { name: 丙, weight: 30, planned: true }
";

    fn grow(tree: &str, id: &str, weight: Option<i64>) -> Result<Grown, String> {
        let weight = weight.map(Number::from);
        grown(&methodology(tree), &id.into(), Some("新"), weight.as_ref()).map_err(|message| message.code.to_string())
    }

    #[test]
    fn a_line_is_put_in_its_place_and_its_weight_taken_from_the_heaviest() {
        let tree = TREE.replace("{ value: 40, basis: { text: 专家 } }", "40");
        let grown = grow(&tree, "1.3", None).unwrap();
        let line = "\n  \"1.3\": { weight: 1 }   # 新";
        assert!(grown.text.contains(&format!("# 二{line}\n  \"1.10\"")), "{}", grown.text);
        assert!(grown.text.contains("\"1.1\":  { weight: 39 }   # 一"), "{}", grown.text);
        assert_eq!(grown.lent, Some(("1.1".into(), 40.into(), 39.into())));
        assert_eq!(grown.line, Some((9, line.trim().to_owned())));
    }

    #[test]
    fn a_leaf_that_was_planned_is_so_no_longer() {
        let grown = grow(&TREE.replace("{ value: 40, basis: { text: 专家 } }", "40"), "3", None).unwrap();
        assert!(grown.text.contains("\"3\":    { name: 丙, weight: 30 }"), "{}", grown.text);
        assert_eq!((grown.name.as_deref(), grown.lent), (Some("丙"), None));
    }

    #[test]
    fn relative_weights_need_no_lender() {
        let tree = TREE
            .replace("weight: 60 }", "weight: 60, weights: relative }")
            .replace("{ value: 40, basis: { text: 专家 } }", "1");
        let grown = grow(&tree, "1.11", Some(3)).unwrap();
        assert!(grown.text.contains("\"1.10\": { weight: 10 }\n  \"1.11\": { weight: 3 }"), "{}", grown.text);
        assert_eq!(grown.lent, None);
    }

    #[test]
    fn what_has_no_place_is_refused() {
        let tree = TREE.replace("{ value: 40, basis: { text: 专家 } }", "40");
        let refused = |id: &str, weight| grow(&tree, id, weight).unwrap_err();
        assert_eq!(refused("1.1", None), "heng::methodology::grown_has_check");
        assert_eq!(refused("1", None), "heng::methodology::grown_has_children");
        assert_eq!(refused("1.1.1", None), "heng::methodology::grown_below_leaf");
        assert_eq!(refused("7.1", None), "heng::methodology::grown_no_parent");
        assert_eq!(refused("1..2", None), "heng::methodology::grown_bad_id");
        assert_eq!(refused("1.3", Some(40)), "heng::methodology::grown_too_heavy");
        let one = "indicators: { \"1\": { name: 甲, weight: 100 }, \"1.1\": { weight: 60 }, \"1.2\": { weight: 30 }, \"1.10\": { weight: 10 } }\n";
        assert_eq!(grow(one, "1.3", None).unwrap_err(), "heng::methodology::grown_in_one_line");
    }
}
