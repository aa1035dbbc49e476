//! How a page is built: by itself, for keyboards and readers of screens, in both languages.

use std::collections::BTreeSet;

use heng_pages::{Options, Split, fingerprint, html};
use heng_report::{Lang, View};
use scraper::Html;

use crate::stand::{options, page, plain};
use crate::walk::{select, text, within};

fn pages() -> Vec<(&'static str, String)> {
    let assessment = plain();
    let mut publish = options(assessment, Lang::Zh);
    publish.publish = true;
    let of = |lang| page(assessment, &options(assessment, lang));
    vec![("zh", of(Lang::Zh)), ("en", of(Lang::En)), ("publish", page(assessment, &publish))]
}

#[test]
fn a_page_asks_nothing_of_a_network_and_runs_one_script() {
    for (name, html) in pages() {
        let page = Html::parse_document(&html);
        for element in select(&page, "*") {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on") && attribute != "style", "{name}: {attribute}");
                let loads = ["src", "srcset", "data", "action", "poster", "background"].contains(&attribute);
                assert!(!loads, "{name}: {} {attribute}={value}", element.value().name());
                if attribute == "href" {
                    let within = value.starts_with('#') || value == "data:,";
                    let source = element.value().attr("rel") == Some("noreferrer noopener")
                        && (value.starts_with("https://") || value.starts_with("http://"));
                    assert!(within || source && element.value().name() == "a", "{name}: {value}");
                }
            }
        }
        let style = select(&page, "style");
        let scripts = select(&page, "script");
        let running: Vec<_> = scripts.iter().filter(|one| one.value().attr("type").is_none()).collect();
        assert_eq!((style.len(), running.len()), (1, 1), "{name}");
        let policy = select(&page, "meta[http-equiv=Content-Security-Policy]")[0].value().attr("content").unwrap();
        let (style, script) = (style[0].text().collect::<String>(), running[0].text().collect::<String>());
        for part in ["default-src 'none'".to_owned(), fingerprint(&style), fingerprint(&script)] {
            assert!(policy.contains(&part), "{name}: {policy}");
        }
        assert!(!style.contains("url(") && !style.contains("@import") && !policy.contains("unsafe"), "{name}");
        assert!(script.len() < 40_000, "{} bytes of script", script.len());
    }
}

#[test]
fn every_place_is_there_once_and_every_link_leads_to_one() {
    for (name, html) in pages() {
        let page = Html::parse_document(&html);
        let ids: Vec<&str> = select(&page, "[id]").into_iter().filter_map(|one| one.value().id()).collect();
        let places: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), places.len(), "{name}: an id stands twice");
        for link in select(&page, "a[href^='#'], use[href^='#']") {
            let place = &link.value().attr("href").unwrap()[1..];
            assert!(places.contains(place), "{name}: #{place}");
        }
        for label in select(&page, "[aria-labelledby]") {
            assert!(places.contains(label.value().attr("aria-labelledby").unwrap()), "{name}");
        }
    }
}

#[test]
fn readers_of_screens_are_told_what_stands_where() {
    for (name, html) in pages() {
        let page = Html::parse_document(&html);
        assert_eq!(select(&page, "header, main, footer, nav[aria-label], .skip").len(), 5, "{name}");
        let levels =
            select(&page, "h1, h2, h3, h4").into_iter().map(|one| one.value().name()[1..].parse::<usize>().unwrap());
        let mut before = 0;
        for level in levels {
            assert!(level <= before + 1, "{name}: h{before} is followed by h{level}");
            before = level;
        }
        for table in select(&page, "table") {
            assert_eq!(within(table, "caption").len(), 1, "{name}: a table without a caption");
            assert!(within(table, "th").iter().all(|head| head.value().attr("scope").is_some()), "{name}");
        }
        for chart in select(&page, "svg") {
            let named = chart.value().attr("role") == Some("img") && !within(chart, "title").is_empty();
            assert!(named || chart.value().attr("aria-hidden") == Some("true"), "{name}: a chart without a name");
        }
        // A tier is never a colour alone.
        for tier in select(&page, ".league td.tier span, .tiers th.tier span") {
            assert!(!text(tier).is_empty() && within(tier, "use").len() == 1, "{name}");
        }
    }
}

#[test]
fn both_languages_have_words_for_everything() {
    for (name, html) in pages() {
        let page = Html::parse_document(&html);
        for node in select(&page, "body *:not(script):not(style)") {
            let own: String = node.text().collect();
            let said = own.contains("heng::") || own.contains("{$") || own.contains("{ $");
            assert!(!said, "{name}: {own}");
        }
        let attributes: Vec<&str> = select(&page, "[title], [aria-label]")
            .into_iter()
            .flat_map(|one| [one.value().attr("title"), one.value().attr("aria-label")])
            .flatten()
            .collect();
        let unsaid = attributes
            .iter()
            .find(|one| one.contains("heng::") || one.starts_with("report-") || one.starts_with("pages-"));
        assert_eq!(unsaid, None, "{name}");
        let lang = select(&page, "html")[0].value().attr("lang").unwrap();
        assert_eq!(lang, if name == "en" { "en" } else { "zh-CN" });
    }
    let english = Html::parse_document(&pages()[1].1);
    let heads: Vec<String> = select(&english, "h2, nav a, #league thead th").into_iter().map(text).collect();
    let chinese = |text: &&String| text.chars().any(|one| ('\u{4e00}'..='\u{9fff}').contains(&one));
    // Names of indicators and of the index are the methodology's.
    let own = ["公开", "数据", "创新案例", "总分"];
    let left: Vec<&String> =
        heads.iter().filter(chinese).filter(|text| !own.iter().any(|own| text.contains(own))).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_folder_of_pages_holds_what_one_page_holds() {
    let assessment = plain();
    let mut asked = options(assessment, Lang::Zh);
    asked.split = Split::Always;
    let made = html(assessment, &asked).unwrap().made;
    let names: Vec<&str> = made.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names[0], "small/index.html");
    assert_eq!(made.len(), 1 + assessment.subjects.len());
    let texts: Vec<(&str, Html)> = made
        .iter()
        .map(|one| {
            (one.name.strip_prefix("small/").unwrap(), Html::parse_document(std::str::from_utf8(&one.bytes).unwrap()))
        })
        .collect();
    for (name, page) in &texts {
        for link in select(page, "a[href]:not([rel])") {
            let href = link.value().attr("href").unwrap();
            let (file, place) = href.split_once('#').map_or((href, None), |(file, place)| (file, Some(place)));
            let file = if file.is_empty() { name } else { file };
            let (_, target) = texts.iter().find(|(name, _)| *name == file).unwrap_or_else(|| panic!("{name}: {href}"));
            if let Some(place) = place {
                let found = select(target, "[id]").into_iter().any(|one| one.value().id() == Some(place));
                assert!(found, "{name}: {href}");
            }
        }
    }
    let whole = Html::parse_document(&page(assessment, &options(assessment, Lang::Zh)));
    let losses = |page: &Html| select(page, ".losses tbody tr").len();
    assert_eq!(texts.iter().map(|(_, page)| losses(page)).sum::<usize>(), losses(&whole));
}

#[test]
fn a_page_that_is_too_large_for_browsers_becomes_a_folder() {
    let assessment = plain();
    let mut asked = options(assessment, Lang::Zh);
    assert_eq!((asked.large, asked.too_large), (10_000_000, 25_000_000));
    let size = page(assessment, &asked).len();
    for (large, too_large, files, said) in [
        (size, size, 1, None),
        (size - 1, size, 1, Some("heng::pages::large")),
        (size - 1, size - 1, 1 + assessment.subjects.len(), Some("heng::pages::split")),
    ] {
        (asked.large, asked.too_large) = (large, too_large);
        let pages = html(assessment, &asked).unwrap();
        assert_eq!(pages.made.len(), files);
        assert_eq!(pages.remarks.iter().map(|one| &*one.message.code).collect::<Vec<_>>(), Vec::from_iter(said));
    }
}

#[test]
fn who_is_asked_for_is_shown_among_all() {
    let assessment = plain();
    let view = View { subjects: vec!["510100".into()], ..View::new(Lang::Zh, false, 100) };
    let narrow = Html::parse_document(&page(assessment, &Options::new(view)));
    let rows: Vec<String> = select(&narrow, ".league tbody tr").into_iter().map(text).collect();
    assert_eq!(rows.len(), 1);
    let wide = Html::parse_document(&page(assessment, &options(assessment, Lang::Zh)));
    let row =
        |page: &Html| select(page, "#league-city tbody tr").into_iter().map(text).find(|row| row.contains("成都市"));
    assert_eq!(row(&narrow), row(&wide), "a filter changes no score and no rank");
    let median = |page: &Html| text(select(page, "[id=\"510100\"] .facts div")[2]);
    assert_eq!(median(&narrow), median(&wide), "and no median");
}
