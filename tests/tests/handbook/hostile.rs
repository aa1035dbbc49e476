//! Texts of a methodology and evidence of its cases are somebody's: in a handbook they stand as text.

use heng_report::{Lang, text as visible};
use scraper::{Html, Selector};

use crate::stand::{Stand, small};

const ATTACKS: &[&str] = &[
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- -->",
    "]]></details></section></main>",
    "{{ 7*7 }}{% include \"x\" %}{# no #}",
    "&lt;b&gt;&#60;script&#62;",
    "\u{202e}txt.exe\u{202c}\u{200b}",
    "a|b||c",
    "``` ` `` x",
    "](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "**b** _i_ ~~s~~ $x$ @somebody #1",
];

/// Elements with the names of their attributes: all of a page but its texts.
fn skeleton(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let shape = |element: scraper::ElementRef<'_>| {
        let names: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
        format!("{} {}", element.value().name(), names.join(" "))
    };
    page.select(&Selector::parse("*").unwrap()).map(shape).collect()
}

/// Lines of a page by what they begin with, and the number of cells of those that are rows: all but its texts.
fn outline(page: &str) -> Vec<String> {
    let shape = |line: &str| {
        let bars = line.replace("\\|", "").matches('|').count();
        let first: String =
            line.chars().take_while(|sign| "#|-<` ".contains(*sign)).filter(|sign| *sign != ' ').collect();
        // Code is marked by signs or by markup, whichever holds it.
        let raw = line.replace("<code>", "").replace("</code>", "").matches('<').count();
        // A fence is as long as what stands within makes it.
        if first.starts_with("```") { "```".to_owned() } else { format!("{first} {bars} {raw}") }
    };
    let mut inside = None::<usize>;
    let mut lines = Vec::new();
    for line in page.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        match inside {
            Some(length) if ticks >= length && line.chars().all(|sign| sign == '`') => inside = None,
            Some(_) => continue,
            None if ticks >= 3 => inside = Some(ticks),
            None => {}
        }
        lines.push(shape(line));
    }
    lines
}

#[test]
fn no_text_becomes_markup_in_a_page() {
    let expected = skeleton(&Stand::of(&small("善"), Lang::Zh).html());
    assert!(expected.len() > 900, "{} elements", expected.len());
    for attack in ATTACKS {
        let html = Stand::of(&small(attack), Lang::Zh).html();
        assert_eq!(skeleton(&html), expected, "{attack:?}");
        let hidden = html.chars().find(|one| !"\n\t".contains(*one) && visible::visible(*one).is_some());
        assert_eq!(hidden, None, "{attack:?}");
        let page = Html::parse_document(&html);
        let title: String = page.select(&Selector::parse("h1").unwrap()).next().unwrap().text().collect();
        assert_eq!(title, format!("小评估{}", visible::line(attack)), "it is still told");
        assert!(!html.contains("href=\"javascript"), "{attack:?}");
    }
}

#[test]
fn no_text_becomes_markup_in_markdown() {
    let expected: Vec<_> = Stand::of(&small("善"), Lang::Zh).markdown();
    for attack in ATTACKS {
        let pages = Stand::of(&small(attack), Lang::Zh).markdown();
        assert_eq!(pages.len(), expected.len());
        for ((name, page), (_, plain)) in pages.iter().zip(&expected) {
            let (found, wanted) = (outline(page), outline(plain));
            let at = found.iter().zip(&wanted).position(|(a, b)| a != b);
            assert_eq!(
                (at, found.len()),
                (None, wanted.len()),
                "{attack:?} in {name}: {:?}",
                at.map(|at| (&found[at], &wanted[at]))
            );
            let hidden = page.chars().find(|one| !"\n\t".contains(*one) && visible::visible(*one).is_some());
            assert_eq!(hidden, None, "{attack:?} in {name}");
        }
    }
}
