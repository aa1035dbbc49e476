//! Elements of pages.

use std::ops::Range;
use std::sync::Arc;

use heng_evidence::{Bundle, Css, Readers};
use heng_files::Memory;
use heng_model::definition::Limits;

use super::parts::Group;

/// Elements whose tags say nothing about what they hold.
const LAYOUT: &[&str] = &[
    "html", "head", "body", "div", "span", "section", "article", "main", "header", "footer", "center", "font", "tbody",
];

/// An element as it is written.
#[derive(Debug, Clone)]
struct Element {
    name: String,
    whole: Range<usize>,
    start_tag: Range<usize>,
    end_tag: Range<usize>,
}

/// The elements that lie in that many others, without what names the page. None where nothing is so deep.
pub(super) fn at_depth(text: &str, limits: Limits, depth: usize) -> Option<Vec<Group>> {
    let elements = elements(text, limits);
    let names = name(text, &elements);
    let mut open: Vec<usize> = Vec::new();
    let (mut found, mut is_so_deep) = (Vec::new(), false);
    for element in elements {
        while open.last().is_some_and(|end| *end <= element.whole.start) {
            open.pop();
        }
        if open.len() == depth {
            is_so_deep = true;
            // What holds the name stays with it; its tags may still go.
            if names.as_ref().is_none_or(|name| name.start < element.whole.start || element.whole.end < name.end) {
                found.push(vec![element.whole.clone()]);
            }
        }
        open.push(element.whole.end);
    }
    is_so_deep.then(|| vec![Group::Apart(found)])
}

/// What names the page for readers: its title, else its first heading.
fn name(text: &str, elements: &[Element]) -> Option<Range<usize>> {
    let says = |element: &&Element| !text[element.start_tag.end..element.end_tag.start].trim().is_empty();
    let first = |name: &str| elements.iter().filter(|element| element.name == name).find(says);
    first("title").or_else(|| first("h1")).map(|element| element.whole.clone())
}

/// What is left of a page's bones: remarks, tags around what stays, texts between tags.
pub(super) fn bones(text: &str, limits: Limits, kind: Bones) -> Vec<Group> {
    let elements = elements(text, limits);
    let parts = match kind {
        Bones::Remarks => {
            let remarks = between(text, "<!--", "-->").chain(between(text, "<!", ">"));
            remarks.map(|range| vec![range]).collect()
        }
        Bones::Tags => {
            let layout = elements.iter().filter(|one| LAYOUT.contains(&&*one.name) || is_frame(one, &elements));
            let tags = layout.map(|element| vec![element.start_tag.clone(), element.end_tag.clone()]);
            // An end tag that is nobody's, nor of an element whose end was not found.
            let known = |tag: &Range<usize>| {
                let open = |one: &Element| one.end_tag.is_empty() && is_end_of(&text[tag.start..], &one.name);
                elements.iter().any(|element| element.end_tag.contains(&tag.start) || open(element))
            };
            tags.chain(between(text, "</", ">").filter(|tag| !known(tag)).map(|tag| vec![tag])).collect()
        }
        Bones::Texts => {
            let name = name(text, &elements);
            let outside = |range: &Range<usize>| name.as_ref().is_none_or(|name| !name.contains(&range.start));
            texts(text).into_iter().filter(outside).map(|range| vec![range]).collect()
        }
    };
    vec![Group::Apart(parts)]
}

/// Whether an element is part of a table that has one cell: many pages are laid out in such.
fn is_frame(element: &Element, elements: &[Element]) -> bool {
    let holds =
        |outer: &Element, inner: &Element| outer.whole.start <= inner.whole.start && inner.whole.end <= outer.whole.end;
    let tables = elements.iter().filter(|one| one.name == "table" && holds(one, element));
    let table = tables.min_by_key(|table| table.whole.len());
    let cells =
        |table: &Element| elements.iter().filter(|one| ["td", "th"].contains(&&*one.name) && holds(table, one)).count();
    ["table", "tr", "td"].contains(&&*element.name) && table.is_some_and(|table| cells(table) <= 1)
}

/// Kinds of what is no element.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bones {
    Remarks,
    Tags,
    Texts,
}

/// The elements of a page in the order of their beginnings.
fn elements(text: &str, limits: Limits) -> Vec<Element> {
    let files = Memory::from_iter([("bundle.yaml", ""), ("data/a.html", text)]);
    let bundle = Bundle::open("", Arc::new(files), limits, &Readers::none());
    let Ok(document) = bundle.document("a.html") else { return Vec::new() };
    let every = Css::parse("*").expect("it is a selector");
    let spans = document.select(&every).into_iter().filter_map(|id| {
        let view = document.element(id);
        Some((view.name(), view.origin().span()?.range()))
    });
    let mut spans: Vec<(String, Range<usize>)> = spans.collect();
    spans.sort_by_key(|(_, whole)| (whole.start, std::cmp::Reverse(whole.end)));
    let mut elements: Vec<Element> = Vec::new();
    // From the innermost: what holds a script ends after it, and that ends where its end tag does.
    for (name, whole) in spans.into_iter().rev() {
        let within = elements.iter().rev().take_while(|inner| inner.whole.start < whole.end);
        let end = within.map(|inner| inner.whole.end).max().unwrap_or(0).max(whole.end);
        elements.extend(element(text, name, whole.start..end));
    }
    elements.reverse();
    elements
}

fn element(text: &str, name: String, whole: Range<usize>) -> Option<Element> {
    let mut quote = None;
    let close = text.get(whole.clone())?.char_indices().find(|(_, sign)| {
        match (quote, sign) {
            (None, '>') => return true,
            (None, '"' | '\'') => quote = Some(*sign),
            (Some(open), sign) if open == *sign => quote = None,
            _ => {}
        }
        false
    })?;
    let start_tag = whole.start..whole.start + close.0 + 1;
    let is_own = |at: usize| is_end_of(&text[at..], &name);
    let ended = |at: usize| at..text[at..].find('>').map_or(text.len(), |end| at + end + 1);
    // Browsers take into a body what stands after it: spaces, and tags that end nothing.
    let is_rest =
        |rest: &str| rest.split_inclusive('>').all(|part| part.trim().is_empty() || part.trim().starts_with("</"));
    let ends = text[start_tag.end..whole.end].rmatch_indices("</").map(|(at, _)| start_tag.end + at);
    let last = ends.take_while(|at| is_rest(&text[*at..whole.end])).find(|at| is_own(*at));
    // Nobody is told where what no browser shows ends.
    let hidden =
        ["script", "style"].contains(&name.as_str()).then(|| between(&text[start_tag.end..], "</", ">").next());
    let next = whole.end + (text[whole.end..].len() - text[whole.end..].trim_start().len());
    let end_tag = match (last, hidden.flatten()) {
        (Some(at), _) => ended(at),
        (None, Some(tag)) => start_tag.end + tag.start..start_tag.end + tag.end,
        (None, None) if is_own(next) => ended(next),
        (None, None) => whole.end..whole.end,
    };
    let end = if end_tag.is_empty() { whole.end } else { end_tag.end };
    Some(Element { name, whole: whole.start..end, start_tag, end_tag })
}

/// Whether a text begins with the end tag of that name.
fn is_end_of(text: &str, name: &str) -> bool {
    let rest = text.strip_prefix("</").and_then(|rest| Some((rest.get(..name.len())?, &rest[name.len()..])));
    rest.is_some_and(|(tag, rest)| {
        tag.eq_ignore_ascii_case(name) && !rest.starts_with(|sign: char| sign.is_alphanumeric())
    })
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
fn texts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        if !text[range.clone()].trim().is_empty() {
            found.push(range);
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

    const PAGE: &str = "<!DOCTYPE html>\n<html>\n<title>名</title><body class=\"a>b\"><!-- x --><p>一<b>二</b></p><p>三</p>\n<script>if (a<b) x()</script>\n</body>\n</html>";

    fn shorter(text: &str, groups: &[Group]) -> String {
        let count = groups.iter().map(Group::len).sum();
        without(text, groups, &(0..count).collect::<BTreeSet<usize>>())
    }

    #[test]
    fn elements_go_whole_by_depth_but_the_name_of_the_page() {
        let limits = Limits::default();
        assert_eq!(at_depth(PAGE, limits, 0).unwrap()[0].len(), 0);
        let deeper = at_depth(PAGE, limits, 2).unwrap();
        assert_eq!(deeper[0].len(), 3);
        let rest = shorter(PAGE, &deeper);
        assert_eq!(
            rest,
            "<!DOCTYPE html>\n<html>\n<title>名</title><body class=\"a>b\"><!-- x -->\n\n</body>\n</html>"
        );
        assert!(at_depth(PAGE, limits, 4).is_none());
    }

    #[test]
    fn tags_of_layout_go_around_what_stays() {
        let limits = Limits::default();
        let frame = "<table width=9><tr><td><p>一</p></td></tr></table>";
        assert_eq!(shorter(frame, &bones(frame, limits, Bones::Tags)), "<p>一</p>");
        let table = frame.replace("</td>", "</td><td>二</td>");
        assert_eq!(shorter(&table, &bones(&table, limits, Bones::Tags)), table);
        let plain = shorter(PAGE, &bones(PAGE, limits, Bones::Remarks));
        let plain = shorter(&plain, &bones(&plain, limits, Bones::Tags));
        assert_eq!(
            plain.split_whitespace().collect::<String>(),
            "<title>名</title><p>一<b>二</b></p><p>三</p><script>if(a<b)x()</script>"
        );
        assert_eq!(shorter("<p>一</div></p>", &bones("<p>一</div></p>", limits, Bones::Tags)), "<p>一</p>");
    }
}
