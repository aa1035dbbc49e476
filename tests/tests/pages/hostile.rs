//! Evidence is hostile. Whatever a page, a table or a bundle says of itself stands in the report as text, and the report is built
//! as if it had said something harmless.

use heng_model::assessment::Assessment;
use heng_report::{Lang, text as visible};
use scraper::Html;
use serde_json::Value;

use crate::stand::{assessed, options, page, plain};
use crate::walk::{compared, select, text};

/// Ends elements, opens others, begins templates, comments and entities, hides and reorders.
const ATTACKS: &[&str] = &[
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--",
    "-->",
    "]]>",
    "<![CDATA[",
    "</title>",
    "</details></section></main>",
    "<base href=//evil.example>",
    "{{ 7*7 }}{% include \"page.html\" %}{# no",
    "&lt;b&gt;&amp;&#60;script&#62;",
    "\u{202e}txt.exe\u{202c}\u{200b}\u{feff}",
    "\u{1b}[2J\u{0}\u{7}\r\n\u{9b}31m\u{2028}\u{2029}",
    "<svg onload=alert(1)><use href=\"data:x\"/>",
    "javascript:alert(1)//",
];

/// What an element is, and which attributes it has: all of a page but its texts and addresses.
fn skeleton(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let shape = |element: scraper::ElementRef<'_>| {
        let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        format!("{} {}", element.value().name(), names.join(" "))
    };
    select(&page, "*").into_iter().map(shape).collect()
}

/// The document with this after every text that is no id.
fn with(assessment: &Assessment, added: &str) -> Assessment {
    fn add(value: &mut Value, added: &str) {
        match value {
            Value::String(text) if !text.is_ascii() => text.push_str(added),
            Value::Array(items) => items.iter_mut().for_each(|item| add(item, added)),
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(text)
                            if ["because", "quote", "expression", "wanted", "state", "collector"]
                                .contains(&key.as_str()) =>
                        {
                            text.push_str(added);
                        }
                        other => add(other, added),
                    }
                }
            }
            _ => {}
        }
    }
    let mut document = serde_json::to_value(assessment).unwrap();
    add(&mut document, added);
    serde_json::from_value(document).unwrap()
}

#[test]
fn no_text_of_an_assessment_becomes_markup() {
    let harmless = with(plain(), "善");
    let expected = skeleton(&page(&harmless, &options(&harmless, Lang::Zh)));
    assert!(expected.len() > 900, "{} elements", expected.len());
    for attack in ATTACKS {
        let attacked = with(plain(), attack);
        let html = page(&attacked, &options(&attacked, Lang::Zh));
        let built = skeleton(&html);
        let differs = built.iter().zip(&expected).position(|(a, b)| a != b);
        assert_eq!((differs, built.len()), (None, expected.len()), "{attack:?}: {:?}", differs.map(|at| &built[at]));
        nothing_hidden(&html, attack);
    }
}

/// Characters that hide, reorder or command are shown as signs.
fn nothing_hidden(html: &str, attack: &str) {
    let hidden = html.chars().find(|one| *one != '\n' && visible::visible(*one).is_some());
    assert_eq!(hidden, None, "{attack:?}");
}

#[test]
fn what_was_attacked_is_still_told() {
    for attack in ATTACKS {
        let attacked = with(plain(), attack);
        let html = page(&attacked, &options(&attacked, Lang::Zh));
        let told = Html::parse_document(&html);
        let title = select(&told, "h1").into_iter().map(|one| one.text().collect::<String>()).next().unwrap();
        assert_eq!(title, format!("小体系{}", visible::line(attack)), "{attack:?}");
        let data: Value = serde_json::from_str(&select(&told, "#scores")[0].text().collect::<String>()).unwrap();
        // JSON escapes what pages would show as signs: the script puts it into text nodes only.
        assert!(data["subjects"][0]["name"].as_str().unwrap().ends_with(attack), "{attack:?}");
    }
}

#[test]
fn figures_are_found_whatever_names_stand_beside_them() {
    let attacked = with(plain(), "</td></tr><td>99.99");
    let html = page(&attacked, &options(&attacked, Lang::Zh));
    assert!(compared(&attacked, &html) > 150);
}

#[test]
fn bundles_full_of_attacks_are_judged_and_printed() {
    let attack = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}&#8238;";
    let hostile = assessed(|title| format!("{title}{attack}"), "javascript:alert(document.domain)");
    let html = page(&hostile, &options(&hostile, Lang::Zh));
    assert!(html.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}\u{fffd}"), "quoted as text");
    assert!(!html.contains("javascript:alert"), "no address but of the web is a link");
    let told = Html::parse_document(&html);
    assert!(select(&told, "img, iframe, object, embed, form[action], base").is_empty());
    nothing_hidden(&html, attack);
}

#[test]
fn only_pages_on_the_web_are_links() {
    let sources = |url: &str| {
        let assessment = assessed(str::to_owned, url);
        let html = page(&assessment, &options(&assessment, Lang::Zh));
        let told = Html::parse_document(&html);
        let links = select(&told, "a[rel]").into_iter();
        links.map(|link| (link.value().attr("href").unwrap().to_owned(), text(link))).collect::<Vec<_>>()
    };
    let own = sources("https://www.example.gov.cn/policy?a=1&b=%22");
    assert!(own.iter().any(|(href, _)| href == "https://www.example.gov.cn/policy?a=1&b=%22"), "{own:?}");
    for url in [
        "javascript:alert(1)",
        "data:text/html;base64,x",
        "file:///etc/passwd",
        "//evil.example",
        "https://x/\" onclick=\"y",
    ] {
        let links = sources(url);
        assert!(
            !links.is_empty() && links.iter().all(|(href, _)| href.starts_with("https://data.example/")),
            "{url}: {links:?}"
        );
    }
}

#[test]
fn a_tree_that_bites_its_tail_does_not_hold_us() {
    let mut assessment = plain().clone();
    let nodes = &mut assessment.definition.tree.nodes;
    nodes.get_mut(&"2.1".into()).unwrap().children.push("2".into());
    nodes.get_mut(&"2".into()).unwrap().parent = Some("2.1".into());
    assert!(page(&assessment, &options(plain(), Lang::Zh)).contains("</html>"));
}
