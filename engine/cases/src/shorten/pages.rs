//! Elements of pages.

use std::ops::Range;
use std::sync::Arc;

use heng_evidence::{Bundle, Css};
use heng_files::Memory;
use heng_model::definition::Limits;

use super::parts::Group;

/// An element as it is written.
#[derive(Debug, Clone)]
struct Element {
    whole: Range<usize>,
    start_tag: Range<usize>,
    end_tag: Range<usize>,
}

/// The elements that lie in that many others. None where nothing is so deep.
pub(super) fn at_depth(text: &str, limits: Limits, depth: usize) -> Option<Vec<Group>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for element in elements(text, limits) {
        while open.last().is_some_and(|end| *end <= element.whole.start) {
            open.pop();
        }
        if open.len() == depth {
            found.push(vec![element.whole.clone()]);
        }
        open.push(element.whole.end);
    }
    (!found.is_empty()).then(|| vec![Group::Apart(found)])
}

/// What is left of a page's bones: remarks, tags around what stays, and texts between tags.
pub(super) fn bones(text: &str, limits: Limits) -> Vec<Vec<Group>> {
    let tags = elements(text, limits).into_iter().map(|element| vec![element.start_tag, element.end_tag]).collect();
    let remarks = between(text, "<!--", "-->").chain(between(text, "<!", ">")).map(|range| vec![range]).collect();
    vec![vec![Group::Apart(remarks)], vec![Group::Apart(tags)], vec![Group::Apart(texts(text))]]
}

/// The elements of a page in the order of their beginnings.
fn elements(text: &str, limits: Limits) -> Vec<Element> {
    let files = Memory::from_iter([("bundle.yaml", ""), ("data/a.html", text)]);
    let bundle = Bundle::open("", Arc::new(files), limits);
    let Ok(document) = bundle.document("a.html") else { return Vec::new() };
    let every = Css::parse("*").expect("it is a selector");
    let spans = document.select(&every).into_iter().filter_map(|id| {
        let view = document.element(id);
        Some((view.name(), view.origin().span()?.range()))
    });
    let mut elements: Vec<Element> = spans.filter_map(|(name, whole)| element(text, &name, whole)).collect();
    elements.sort_by_key(|element| (element.whole.start, std::cmp::Reverse(element.whole.end)));
    elements
}

fn element(text: &str, name: &str, whole: Range<usize>) -> Option<Element> {
    let written = text.get(whole.clone())?;
    let mut quote = None;
    let close = written.char_indices().find(|(_, sign)| {
        match (quote, sign) {
            (None, '>') => return true,
            (None, '"' | '\'') => quote = Some(*sign),
            (Some(open), sign) if open == *sign => quote = None,
            _ => {}
        }
        false
    })?;
    let start_tag = whole.start..whole.start + close.0 + 1;
    let end = written.rfind("</").filter(|at| {
        written[at + 2..].get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) && *at > close.0
    });
    let end_tag = end.map_or(whole.end..whole.end, |at| whole.start + at..whole.end);
    Some(Element { whole, start_tag, end_tag })
}

fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(open)?;
        let end = start + text[start..].find(close)? + close.len();
        at = end;
        Some(start..end)
    })
}

/// What stands between two tags.
fn texts(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        if !text[range.clone()].trim().is_empty() {
            found.push(vec![range]);
        }
    };
    for tag in between(text, "<", ">") {
        push(start..tag.start);
        start = tag.end;
    }
    push(start..text.len());
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::shorten::parts::without;

    const PAGE: &str = "<!DOCTYPE html>\n<html>\n<body class=\"a>b\"><!-- x --><p>一<b>二</b></p><p>三</p></body></html>";

    #[test]
    fn elements_go_whole_by_depth() {
        let limits = Limits::default();
        let paragraphs = at_depth(PAGE, limits, 2).unwrap();
        assert_eq!(paragraphs[0].len(), 2);
        let rest = without(PAGE, &paragraphs, &BTreeSet::from([1]));
        assert_eq!(rest, PAGE.replace("<p>三</p>", ""));
        assert!(at_depth(PAGE, limits, 4).is_none());
    }

    #[test]
    fn tags_go_around_what_stays() {
        let bones = bones(PAGE, Limits::default());
        let all: BTreeSet<usize> = (0..9).collect();
        let plain = without(PAGE, &bones[0], &all);
        let plain = without(&plain, &super::bones(&plain, Limits::default())[1], &all);
        assert_eq!(plain.trim(), "一二三");
    }
}
