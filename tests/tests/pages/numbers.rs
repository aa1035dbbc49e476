//! What a page prints is what the results document holds.

use heng_report::Lang;
use scraper::Html;

use crate::stand::{options, page, plain};
use crate::walk::{compared, select, text, within};

#[test]
fn every_printed_figure_is_that_of_the_results() {
    let assessment = plain();
    let html = page(assessment, &options(assessment, Lang::Zh));
    let count = compared(assessment, &html);
    assert!(count > 150, "{count} figures were compared");
}

#[test]
fn equal_scores_are_said_to_share_a_rank_and_a_veto_shows() {
    let assessment = plain();
    let html = page(assessment, &options(assessment, Lang::Zh));
    let page = Html::parse_document(&html);
    let rows: Vec<String> = select(&page, "#league-city tbody tr").into_iter().map(text).collect();
    assert!(rows.iter().filter(|row| row.starts_with("并列")).count() == 2, "{rows:#?}");
    let vetoed = rows.iter().find(|row| row.contains("乌鲁木齐市")).unwrap();
    assert!(vetoed.contains("一票否决"), "{vetoed}");
    assert!(html.contains("没有证据包的：拉萨市"), "who has no bundle is named");
}

#[test]
fn medians_and_counts_follow_the_rules_that_the_page_prints() {
    let assessment = plain();
    let html = page(assessment, &options(assessment, Lang::Zh));
    let page = Html::parse_document(&html);
    // Of four cities two have the same score; the middle two of the printed ones.
    let mut printed: Vec<f64> = ["330100", "330200", "650100", "510100"]
        .iter()
        .map(|id| {
            let result = assessment.subjects.iter().find(|one| one.subject.as_str() == *id).unwrap();
            result.card.nodes[&"2.1".into()].printed.as_deref().unwrap().parse().unwrap()
        })
        .collect();
    printed.sort_by(f64::total_cmp);
    let row = &select(&page, "[id=\"330100\"] .scores tbody tr")[3];
    let cells: Vec<String> = within(*row, "td").into_iter().map(text).collect();
    assert!(text(within(*row, "th")[0]).starts_with("2.1"), "{}", text(*row));
    assert_eq!(cells[1], format!("{:.2}", f64::midpoint(printed[1], printed[2])));
    // Who meets a criterion: three of six; one of the others is named for each.
    let line = select(&page, "[id=\"/1.1.1\"] .criteria tbody tr")[0];
    let counts: Vec<String> = within(line, "td").into_iter().map(text).collect();
    assert_eq!(counts[1..6], ["4", "·", "2", "·", "·"], "{counts:?}");
    let short = text(select(&page, "[id=\"/1.1.1\"] .criteria .short")[0]);
    assert!(short.contains("新疆维吾尔自治区、乌鲁木齐市"), "{short}");
}
