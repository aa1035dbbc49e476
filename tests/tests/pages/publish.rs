//! A list for publication: neither scores nor ranks, nor anything that they could be read from.

use std::collections::BTreeSet;

use heng_model::assessment::Assessment;
use heng_report::{Lang, figure};
use scraper::Html;

use crate::stand::{options, page, plain};
use crate::walk::{select, text, within};

fn list(assessment: &Assessment, lang: Lang) -> String {
    let mut asked = options(assessment, lang);
    asked.publish = true;
    page(assessment, &asked)
}

/// Every figure of a score that the whole report prints.
fn printed(assessment: &Assessment) -> BTreeSet<String> {
    let mut figures = BTreeSet::new();
    for result in &assessment.subjects {
        let card = &result.card;
        figures.extend(card.index.printed.clone());
        figures.extend(card.index.base.as_ref().map(figure::points));
        for node in card.nodes.values() {
            figures.extend(node.printed.clone());
            let lost = node.criteria.iter().map(|one| &one.points_lost).chain([&node.points_lost]);
            figures.extend(lost.flatten().map(figure::points));
        }
    }
    figures
}

/// No printed score stands among the numbers of a text. Shares in per cent are no scores.
pub fn no_score(assessment: &Assessment, html: &str) {
    let figures = printed(assessment);
    let parsed = Html::parse_document(html);
    let style: String = select(&parsed, "style, script").into_iter().flat_map(|one| one.text()).collect();
    // Of drawings only coordinates are numbers: shares of tiers, which the list prints too.
    let shown = html.replace(&style, "");
    let shown =
        shown.split("<svg class=\"stack\"").map(|part| part.split_once("</svg>").map_or(part, |(_, rest)| rest));
    let shown: String = shown.collect();
    let numbers = shown.split(|one: char| !(one.is_ascii_digit() || one == '.' || one == '%'));
    let found = numbers.filter(|number| number.contains('.')).find(|number| figures.contains(*number));
    assert_eq!(found, None);
}

#[test]
fn no_score_and_no_rank_stands_anywhere() {
    let assessment = plain();
    for lang in [Lang::Zh, Lang::En] {
        let html = list(assessment, lang);
        assert!(printed(assessment).len() > 10);
        no_score(assessment, &html);
        let parsed = Html::parse_document(&html);
        let gone = "#scores, #heat, #compare, #governments, #indicators, .bar svg, .histogram, .strip, [data-sort], .rank, .gov";
        assert!(select(&parsed, gone).is_empty());
        let body = text(select(&parsed, "main")[0]);
        for word in
            ["名次：", "并列", "第 1 名", "还差", "失分", "中位数", "紧靠等级线", "rank:", "points lost", "median"]
        {
            assert!(!body.contains(word), "{word}: {body}");
        }
        // What gives them away in the bytes: sorting keys, exact fractions.
        for result in &assessment.subjects {
            let exact = result.card.index.score.as_ref().map(ToString::to_string).filter(|text| text.len() > 3);
            assert!(exact.is_none_or(|exact| !html.contains(&exact)));
        }
    }
}

#[test]
fn tiers_stand_in_administrative_order() {
    let assessment = plain();
    let parsed = Html::parse_document(&list(assessment, Lang::Zh));
    let names = |css: &str| select(&parsed, css).into_iter().map(text).collect::<Vec<_>>();
    assert_eq!(names("#league-city tbody th"), ["杭州市", "宁波市", "成都市", "乌鲁木齐市"]);
    assert_eq!(names("#league-province tbody th"), ["浙江省", "新疆维吾尔自治区"]);
    for row in select(&parsed, ".league tbody tr") {
        let name = text(within(row, "th")[0]);
        let subject = assessment.definition.subjects.iter().find(|one| one.name == name).unwrap();
        let result = assessment.subjects.iter().find(|one| one.subject == subject.id).unwrap();
        assert_eq!(text(within(row, ".tier")[0]), result.card.index.tier.clone().unwrap());
    }
    let statistics = names("#claims tbody th");
    assert!(statistics.contains(&"建有政策文件库".to_owned()) && !statistics.contains(&"总分中位数".to_owned()));
}

#[test]
fn the_list_is_the_same_whatever_the_scores_within_a_tier() {
    let assessment = plain();
    let before = list(assessment, Lang::Zh);
    let mut other = assessment.clone();
    for result in &mut other.subjects {
        for node in result.card.nodes.values_mut() {
            node.score = node.score.as_ref().map(|score| score + &heng_model::Number::one());
            node.printed = node.printed.as_ref().map(|_| "12.34".to_owned());
        }
        let index = &mut result.card.index;
        index.printed = index.printed.as_ref().map(|_| "12.34".to_owned());
        index.base = index.base.as_ref().map(|_| 7.into());
        index.near_threshold = true;
        result.ranks.values_mut().for_each(|rank| rank.rank = 1 + (rank.rank * 5) % 3);
    }
    assert_eq!(list(&other, Lang::Zh), before);
}
