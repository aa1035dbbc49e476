//! What templates make of a few governments, read whole.

use heng_model::Source;
use heng_model::assessment::Assessment;
use heng_prose::{Format, Templates, reports};
use heng_report::Lang;

use crate::stand::{assessment, options, templates};

/// Three governments of the example.
fn few() -> Assessment {
    let mut few = assessment().clone();
    few.subjects.retain(|result| ["330100", "350200", "110000"].contains(&result.subject.as_str()));
    few
}

#[test]
fn hengs_own_report_in_both_languages() {
    let few = few();
    for lang in [Lang::Zh, Lang::En] {
        let mut asked = options(&few, Templates::own(), Format::Markdown, &[]);
        asked.view.lang = lang;
        let made = reports(&few, &asked).unwrap();
        assert_eq!(
            made.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            [
                "csc-2024.md",
                "csc-2024-reports/110000-北京市.md",
                "csc-2024-reports/330100-杭州市.md",
                "csc-2024-reports/350200-厦门市.md",
            ]
        );
        insta::assert_snapshot!(String::from_utf8(made[0].bytes.clone()).unwrap());
    }
}

#[test]
fn one_government_one_report() {
    let asked = options(assessment(), templates("csc-2024"), Format::Markdown, &["330100"]);
    let made = reports(assessment(), &asked).unwrap();
    assert_eq!(made.len(), 1, "only what is made per government");
    insta::assert_snapshot!(String::from_utf8(made[0].bytes.clone()).unwrap());
}

#[test]
fn the_annual_report() {
    let text = crate::stand::annual(assessment(), Format::Markdown);
    insta::assert_snapshot!(String::from_utf8(text).unwrap());
}

#[test]
fn a_short_template_serves_any_methodology() {
    let few = few();
    let made = reports(&few, &options(&few, templates("site-basics"), Format::Markdown, &[])).unwrap();
    assert_eq!(made.len(), 1);
    insta::assert_snapshot!(String::from_utf8(made[0].bytes.clone()).unwrap());
}

#[test]
fn a_part_is_included_and_makes_no_report_of_its_own() {
    let part = Source::new("report/_part.md.j2", "共{{ count }}个，{{ tiers[0].members|listed(1, \"地\") }}最好。\n");
    let whole = Source::new("report/whole.md.j2", "# 报告\n\n{% include \"_part.md.j2\" %}\n");
    let templates = Templates::read(vec![part, whole]).unwrap();
    let made = reports(assessment(), &options(assessment(), templates, Format::Markdown, &[])).unwrap();
    assert_eq!(made.len(), 1);
    let text = String::from_utf8(made[0].bytes.clone()).unwrap();
    assert!(text.ends_with("共64个，山西省等3地最好。\n"), "{text}");
}
