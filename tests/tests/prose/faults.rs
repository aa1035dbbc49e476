//! What is wrong with a template is said at its place, in words for whoever writes reports.

use heng_model::Source;
use heng_prose::{Format, Style, Templates, reports};
use heng_report::{Lang, Renderer, diagnostic::render_all};

use crate::stand::{assessment, options, tried};

#[test]
fn a_misspelt_name_is_told_with_what_it_could_be() {
    insta::assert_snapshot!(tried("# 报告\n\n共{{ cuont }}个对象。\n").unwrap_err());
    insta::assert_snapshot!(tried("# 报告\n\n平均{{ index.maen }}分。\n").unwrap_err());
    insta::assert_snapshot!(tried("{{ statistics.policy_libary.share }}\n").unwrap_err());
    insta::assert_snapshot!(tried("---\nper: government\n---\n{{ government.scor }}\n").unwrap_err());
    insta::assert_snapshot!(tried("# {{ government.name }}\n").unwrap_err());
}

#[test]
fn a_misspelt_filter_is_told_also_where_nothing_leads_to() {
    insta::assert_snapshot!(
        tried("{% if false %}{{ index.mean|nubmer(1) }}{% endif %}\n{{ name|safe }}\n").unwrap_err()
    );
}

#[test]
fn a_word_wants_a_share_of_the_assessment() {
    insta::assert_snapshot!(tried("{{ 0.97|roughly(\"地方\") }}\n").unwrap_err());
    insta::assert_snapshot!(tried("{{ name|day }}\n").unwrap_err());
}

#[test]
fn what_is_not_well_written_is_told() {
    insta::assert_snapshot!(tried("# 报告\n\n{% for tier in tiers %}\n{{ tier.name }}\n").unwrap_err());
    insta::assert_snapshot!(tried("---\nper: goverment\nnumbred: true\n---\n# 报告\n").unwrap_err());
    insta::assert_snapshot!(tried("---\nper: government\n# 报告\n").unwrap_err());
    insta::assert_snapshot!(tried("{% include \"../../etc/passwd\" %}\n").unwrap_err());
}

#[test]
fn what_does_not_end_is_stopped() {
    let endless = "{% for a in range(9999) %}\n{% for b in range(9999) %}{% endfor %}\n{% endfor %}\n";
    insta::assert_snapshot!(tried(endless).unwrap_err());
    let loud = format!("{{% for a in range(9999) %}}{}{{% endfor %}}\n", "长".repeat(9_999));
    let said = tried(&loud).unwrap_err();
    assert!(said.contains("heng::prose::too_much"), "{said}");
    // What is kept in a variable counts as well.
    let doubled = "{% set a %}{{ name }}{{ name }}{% endset %}\n".to_owned()
        + "{% set a %}{{ a }}{{ a }}{{ a }}{{ a }}{% endset %}\n".repeat(30).as_str();
    let said = tried(&doubled).unwrap_err();
    assert!(said.contains("heng::prose::too_much"), "{said}");
    let said = tried("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}\n").unwrap_err();
    assert!(said.contains("heng::prose::"), "{said}");
}

#[test]
fn a_template_that_is_too_large_is_refused() {
    insta::assert_snapshot!(tried(&"长".repeat(100_000)).unwrap_err());
}

#[test]
fn every_mistake_of_a_style_is_told() {
    let source =
        Source::new("report/style.yaml", "fonts: { boby: 宋体, title: \"<x>\" }\nsizes: { body: 900 }\nmargin: 3\n");
    let said = Style::read(&source).unwrap_err();
    insta::assert_snapshot!(render_all(&Renderer::new(Lang::Zh, false, 100), &said));
    let source = Source::new("report/style.yaml", "fonts: { body: 楷体 }\nsizes: { body: 12 }\nline: 1.25\n");
    let mut asked = options(assessment(), Templates::own(), Format::Word, &["330100"]);
    asked.style = Style::read(&source).unwrap();
    let made = reports(assessment(), &asked).unwrap();
    let styles = crate::lines::part(&made[0].bytes, "word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"楷体\"") && styles.contains("w:line=\"300\""), "{styles}");
}

#[test]
fn a_template_that_there_is_not_is_told() {
    let mut asked = options(assessment(), Templates::own(), Format::Markdown, &[]);
    asked.asked = heng_prose::Asked::Named(vec!["goverment".to_owned()]);
    let said = reports(assessment(), &asked).unwrap_err();
    insta::assert_snapshot!(render_all(&Renderer::new(Lang::Zh, false, 100), &said));
}
