//! Layouts, style and script are files that users may replace; whatever they write, texts of evidence stay texts.

use std::collections::BTreeSet;
use std::path::Path;

use heng_model::Source;
use heng_pages::{Theme, html};
use heng_report::{Lang, Renderer, catalogue};
use scraper::Html;

use crate::stand::{assessed, options, page, plain};
use crate::walk::{select, text};

/// The page with a file of the theme replaced.
fn themed(name: &str, layout: &str) -> Result<String, String> {
    let assessment = plain();
    let mut asked = options(assessment, Lang::Zh);
    asked.theme.replace(name, Source::new(format!("report/html/{name}"), layout)).unwrap();
    let pages = html(assessment, &asked).map_err(|problem| Renderer::new(Lang::Zh, false, 100).render(&problem))?;
    Ok(String::from_utf8(pages.made[0].bytes.clone()).unwrap())
}

#[test]
fn a_layout_of_ones_own_takes_the_place_of_hengs() {
    let own =
        "<section id=\"claims\"><h2>我们的口径</h2><p>{{ about.name }}：{{ claims.rows|length }} 项</p></section>\n";
    let page = themed("claims.html", own).unwrap();
    assert!(page.contains("<h2>我们的口径</h2><p>小体系：3 项</p>"));
    let page = themed("theme.css", "body{color:#123}\r\n").unwrap();
    assert!(page.contains("<style>body{color:#123}\n</style>"), "as browsers read it: {}", &page[..900]);
    let map = "code,short,row,column\n330000,浙,1,1\n";
    let parsed = Html::parse_document(&themed("map.csv", map).unwrap());
    assert_eq!(select(&parsed, ".tiles > li").into_iter().map(text).collect::<Vec<_>>().len(), 1);
}

#[test]
fn no_layout_makes_markup_of_a_text() {
    let hostile = assessed(|title| format!("{title}&lt;img src=x&gt;"), "https://www.example.gov.cn/");
    for layout in [
        "{% for one in governments %}{% for loss in one.losses %}{{ loss.because }}{% endfor %}{% endfor %}",
        "{% autoescape false %}{% for one in governments %}{% for loss in one.losses %}{{ loss.because }}{% endfor %}{% endfor %}{% endautoescape %}",
    ] {
        let mut asked = options(&hostile, Lang::Zh);
        asked.theme.replace("claims.html", Source::new("claims.html", layout)).unwrap();
        let page = page(&hostile, &asked);
        assert!(page.contains("首页标题是") && !page.contains("<img src=x>"));
    }
    let refused = themed("claims.html", "<p>{{ about.name|safe }}</p>").unwrap_err();
    assert!(refused.contains("heng::pages::layout") && refused.contains("about.name|safe"), "{refused}");
}

#[test]
fn what_is_wrong_with_a_layout_is_said_at_its_line() {
    insta::assert_snapshot!(themed("claims.html", "<section>\n  <p>{{ abuot.name }}</p>\n</section>\n").unwrap_err());
    insta::assert_snapshot!(
        themed("notes.html", "<ul>\n{% for band in about.tiers %}\n<li>{{ band.tier.name }}</li>\n</ul>\n")
            .unwrap_err()
    );
    let unknown = Theme::default().replace("theme.scss", Source::new("theme.scss", "")).unwrap_err();
    assert!(unknown.known.contains(&"theme.css") && unknown.known.contains(&"page.html"));
}

/// Every word that a layout asks for is in the catalogue, and every word of the catalogue's page is asked for.
#[test]
fn the_words_of_pages_are_those_that_are_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/pages");
    let texts = |folder: &str| {
        let entries = std::fs::read_dir(root.join(folder)).unwrap();
        let files = entries.map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "html" || ending == "rs"));
        files.map(|path| std::fs::read_to_string(path).unwrap()).collect::<String>()
    };
    let quoted = |text: &str, before: &str| {
        text.split(before).skip(1).filter_map(|part| part.split('"').next().map(str::to_owned)).collect::<BTreeSet<_>>()
    };
    let (layouts, sources) = (texts("layouts"), texts("src"));
    let mut used = quoted(&layouts, "say(\"");
    used.extend(quoted(&sources, "\"pages-"));
    used.extend(quoted(&sources, "\"heng::pages::"));
    let codes = catalogue::codes();
    let known =
        codes.iter().filter_map(|code| code.strip_prefix("heng::pages::").map(str::to_owned)).collect::<BTreeSet<_>>();
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "without words");
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "said by nobody");
    let terminal = quoted(&layouts, "word(\"");
    let lacking: Vec<_> = terminal.iter().filter(|id| !codes.contains(&format!("heng::report::{id}"))).collect();
    assert!(!terminal.is_empty() && lacking.is_empty(), "{lacking:?}");
}
