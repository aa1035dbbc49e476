//! Every link leads to a place that is there.

use std::collections::{BTreeMap, BTreeSet};

use heng_report::Lang;
use scraper::{Html, Selector};

use crate::stand::{SHIPPED, Stand, small};

/// A fragment or file name without percent signs.
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        let coded = code.filter(|_| *first == b'%');
        bytes.push(coded.unwrap_or(*first));
        rest = if coded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}

fn html_resolves(html: &str) -> usize {
    let page = Html::parse_document(html);
    let ids: BTreeSet<String> =
        page.select(&Selector::parse("[id]").unwrap()).map(|one| one.value().id().unwrap().to_owned()).collect();
    let mut count = 0;
    for link in page.select(&Selector::parse("a[href]").unwrap()) {
        let href = link.value().attr("href").unwrap();
        match href.strip_prefix('#') {
            Some(place) => assert!(ids.contains(&decoded(place)), "{href} leads nowhere"),
            None => assert!(href.starts_with("http://") || href.starts_with("https://"), "{href}"),
        }
        count += 1;
    }
    count
}

/// The targets of links of a page, those in blocks of code left out.
fn targets(page: &str) -> Vec<String> {
    let mut fence = None::<usize>;
    let mut targets = Vec::new();
    for line in page.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match fence {
            Some(length) if ticks >= length => fence = None,
            Some(_) => {}
            None if ticks >= 3 => fence = Some(ticks),
            None => {
                targets.extend(line.split("](").skip(1).map(|rest| match rest.strip_prefix('<') {
                    Some(rest) => rest.split('>').next().unwrap().to_owned(),
                    None => rest.split(')').next().unwrap().to_owned(),
                }));
            }
        }
    }
    targets
}

fn markdown_resolves(pages: &BTreeMap<String, String>) -> usize {
    let mut count = 0;
    for (name, page) in pages {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in targets(page) {
            count += 1;
            if target.starts_with("http") {
                continue;
            }
            let (file, place) = target.split_once('#').unwrap_or((&target, ""));
            let file = decoded(file);
            let path = match file.strip_prefix("../") {
                _ if file.is_empty() => name.clone(),
                Some(above) => above.to_owned(),
                None if folder.is_empty() => file,
                None => format!("{folder}/{file}"),
            };
            let there = pages.get(&path).unwrap_or_else(|| panic!("{name}: {target} leads to no page"));
            let place = format!("<a id=\"{}\"></a>", decoded(place));
            assert!(!target.contains('#') || there.contains(&place), "{name}: {target} leads to no place");
        }
    }
    count
}

#[test]
fn links_within_a_handbook_lead_somewhere() {
    for (name, least) in [(SHIPPED[0], 1_000), (SHIPPED[1], 100)] {
        let stand = Stand::shipped(name, Lang::Zh);
        assert!(html_resolves(&stand.html()) > least);
        assert!(markdown_resolves(&stand.markdown().into_iter().collect()) > least / 4);
    }
    let stand = Stand::of(&small(""), Lang::En);
    assert!(html_resolves(&stand.html()) > 50 && markdown_resolves(&stand.markdown().into_iter().collect()) > 20);
}
