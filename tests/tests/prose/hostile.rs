//! Evidence, names and reasons that attack whoever opens a report.

use std::collections::BTreeSet;

use heng_model::Source;
use heng_model::assessment::Assessment;
use heng_prose::{Block, Format, Inline, Templates, reports};
use heng_report::text;
use serde_json::Value;

use crate::lines::{of_markdown, of_word, part, parts};
use crate::stand::{assessment, options, templates, tried};

/// Marks of Markdown wherever they would begin something, markup, templates, links, fields of Word, what XML has no place for,
/// and what hides or reorders.
const ATTACKS: [&str; 16] = [
    "# 标题",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "`code` ```\n```sh\nrm -rf\n```",
    "[点这里](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "<script>alert(1)</script><!-- -->",
    "{{ 7 * 7 }} {% for a in range(9) %}{{ a }}{% endfor %} {# #}",
    "> 引文\n\n- 列表\n\n1. 编号\n\n---\n***",
    "**粗** __粗__ ~~删~~ *斜* \\",
    "\u{202e}gnp.exe\u{2066}\u{200b}\u{feff}",
    "\u{0}\u{1b}[2J\u{8}\u{fffe}\u{ffff}\u{9b}31m\r\n",
    "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText>",
    "{ HYPERLINK \"http://evil.example\" } {INCLUDETEXT x}",
    "    缩进的代码",
    "1. 一\n2. 二",
    "&lt;b&gt; &#42;x&#42; &amp; ]]>",
    "<https://evil.example> https://evil.example www.evil.example a@evil.example",
];

/// A few governments whose every text that is not an id is replaced.
fn poisoned(attack: bool) -> Assessment {
    fn poison(value: &mut Value, key: &str, count: &mut usize, attack: bool) {
        const TEXTS: [&str; 12] = [
            "name",
            "quote",
            "because",
            "wanted",
            "expression",
            "state",
            "url",
            "notes",
            "index_name",
            "engine",
            "why",
            "file",
        ];
        match value {
            Value::String(text) if TEXTS.contains(&key) || (key == "text" && !text.is_ascii()) => {
                *text = if attack { ATTACKS[*count % ATTACKS.len()].to_owned() } else { "文".to_owned() };
                *count += 1;
            }
            Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, count, attack)),
            Value::Object(fields) => {
                for (key, value) in fields.iter_mut().filter(|(key, _)| !["reference", "tiers"].contains(&key.as_str()))
                {
                    poison(value, key, count, attack);
                }
            }
            _ => {}
        }
    }
    let mut few = assessment().clone();
    few.subjects.retain(|result| ["330100", "350200", "620000"].contains(&result.subject.as_str()));
    few.findings.clear();
    let mut document = serde_json::to_value(few).unwrap();
    let mut count = 0;
    poison(&mut document, "", &mut count, attack);
    assert!(count > 1_000, "{count} texts");
    serde_json::from_value(document).unwrap()
}

/// The reports of the poisoned: Heng's own templates, and that of the example for one government.
fn made(assessment: &Assessment, format: Format) -> Vec<Vec<u8>> {
    let subjects = ["330100", "350200", "620000"];
    let own = options(assessment, Templates::own(), format, &[]);
    let mut all = reports(assessment, &own).unwrap();
    all.extend(reports(assessment, &options(assessment, templates("csc-2024"), format, &subjects)).unwrap());
    all.into_iter().map(|one| one.bytes).collect()
}

/// The shape of a text: what is in what, without words.
fn shape(blocks: &[Block]) -> String {
    let line = |line: &[Inline]| marks(line);
    let of = |block: &Block| match block {
        Block::Heading { level, text, .. } => format!("h{level}({})", line(text)),
        Block::Cover(text) | Block::Paragraph(text) => format!("p({})", line(text)),
        Block::Quote(within) => format!("q({})", shape(within)),
        Block::List { first, items } => {
            format!("l{first:?}({})", items.iter().map(|item| shape(item) + ";").collect::<String>())
        }
        Block::Table { head, rows, .. } => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| marks(cell) + "|").collect::<String>();
            format!("t({};{})", row(head), rows.iter().map(row).collect::<Vec<_>>().join(";"))
        }
        Block::Code(_) => "code".to_owned(),
        Block::Rule => "rule".to_owned(),
    };
    blocks.iter().map(|block| of(block) + "\n").collect()
}

fn marks(line: &[Inline]) -> String {
    let of = |one: &Inline| match one {
        Inline::Text(_) => String::new(),
        Inline::Strong(within) => format!("b({})", marks(within)),
        Inline::Emphasis(within) => format!("i({})", marks(within)),
        Inline::Code(_) => "c".to_owned(),
        Inline::Link { .. } => "a".to_owned(),
        Inline::Break => "br".to_owned(),
    };
    line.iter().map(of).collect()
}

#[test]
fn no_text_becomes_structure() {
    let (attacked, harmless) = (made(&poisoned(true), Format::Markdown), made(&poisoned(false), Format::Markdown));
    assert_eq!(attacked.len(), harmless.len());
    for (attacked, harmless) in attacked.iter().zip(&harmless) {
        let (attacked, harmless) = (std::str::from_utf8(attacked).unwrap(), std::str::from_utf8(harmless).unwrap());
        let (found, wanted) = (shape(&heng_prose::blocks(attacked)), shape(&heng_prose::blocks(harmless)));
        // Emphasis beside a sign may be lost; it is never gained.
        let plain = |shape: &str| shape.replace("b()", "");
        assert_eq!(plain(&found), plain(&wanted), "{attacked}");
        assert!(found.matches("b(").count() <= wanted.matches("b(").count());
        let obeyed = attacked.chars().find(|one| *one != '\n' && text::visible(*one).is_some());
        assert_eq!(obeyed, None);
        assert!(!attacked.contains(['\u{fffe}', '\u{ffff}']) && !attacked.replace("\\]", "").contains("](javascript"));
    }
    let words = of_markdown(std::str::from_utf8(&attacked[0]).unwrap()).join("\n");
    assert!(words.contains("<script>alert(1)</script>") && words.contains("{{ 7 * 7 }}"), "the attack was there");
}

#[test]
fn no_text_becomes_structure_of_a_document() {
    let (texts, documents) = (made(&poisoned(true), Format::Markdown), made(&poisoned(true), Format::Word));
    for (markdown, document) in texts.iter().zip(&documents) {
        assert_eq!(of_word(document), of_markdown(std::str::from_utf8(markdown).unwrap()));
        let xml = part(document, "word/document.xml");
        assert!(!xml.contains("<w:fldSimple") && !xml.contains("<w:instrText") && !xml.contains("<w:fldChar"));
        let obeyed = xml.chars().find(|one| *one != '\n' && text::visible(*one).is_some());
        assert_eq!(obeyed, None);
        let relations = part(document, "word/_rels/document.xml.rels");
        assert!(!relations.contains("evil") && !relations.contains("javascript"), "{relations}");
        // Nothing in the package but what this room writes.
        let names: BTreeSet<String> = parts(document).into_iter().collect();
        assert_eq!(names.len(), 11, "{names:?}");
    }
}

#[test]
fn links_lead_to_the_web_alone() {
    let link = |url: &str| tried(&format!("# 报告\n\n{{{{ \"甲\"|link(\"{url}\") }}}}\n")).unwrap();
    assert!(link("https://www.example.gov.cn/a?b=1").ends_with("\n[甲](<https://www.example.gov.cn/a?b=1>)\n"));
    for url in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "https://a.cn/\u{202e}"] {
        assert!(link(url).ends_with("\n甲\n"), "{url}");
    }
}

#[test]
fn no_template_lets_a_text_through() {
    let mut hostile = assessment().clone();
    hostile.methodology.name = "**粗** [x](https://evil.example) <b>".to_owned();
    for template in [
        "甲{{ name }}乙\n",
        "甲\\{{ name }}乙\n",
        "甲`{{ name }}`乙\n",
        "甲{% autoescape false %}{{ name }}{% endautoescape %}乙\n",
        "{% set x %}{{ name }}{% endset %}甲{{ x }}乙\n",
        "{% macro m(x) %}{{ x }}{% endmacro %}甲{{ m(name) }}乙\n",
        "甲{{ [name, name]|join(\"、\") }}乙\n",
        "甲{{ name|replace(\"x\", \"y\") }}乙\n",
        "甲{{ \"*\" ~ name ~ \"*\" }}乙\n",
        "| 甲 | 乙 |\n| --- | --- |\n| {{ name }} | {{ name }} |\n",
    ] {
        let templates = Templates::read(vec![Source::new("report/try.md.j2", template)]).unwrap();
        let made = reports(&hostile, &options(&hostile, templates, Format::Markdown, &[])).unwrap();
        let text = std::str::from_utf8(&made[0].bytes).unwrap();
        let shape = shape(&heng_prose::blocks(text));
        assert!(!shape.contains("b(") && !shape.contains('a'), "{template}\n{text}");
        let rows = shape.lines().filter(|line| line.starts_with('t')).collect::<Vec<_>>();
        assert!(rows.iter().all(|row| *row == "t(||;||)"), "{rows:?}");
    }
}
