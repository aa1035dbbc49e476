//! A page beside the document it was made of: every printed figure, one by one.

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::{IndicatorId, Number};
use heng_report::figure;
use scraper::{ElementRef, Html, Selector};

pub fn select<'a>(page: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(css).unwrap()).collect()
}

pub fn within<'a>(element: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(css).unwrap()).collect()
}

pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn by_id<'a>(page: &'a Html, id: &str) -> ElementRef<'a> {
    let found = select(page, "[id]").into_iter().find(|one| one.value().id() == Some(id));
    found.unwrap_or_else(|| panic!("no {id}"))
}

/// Holds the page against the document; how many figures were compared.
pub fn compared(assessment: &Assessment, html: &str) -> usize {
    let page = Html::parse_document(html);
    let mut count = leagues(assessment, &page);
    for result in &assessment.subjects {
        count += government(assessment, result, by_id(&page, result.subject.as_str()));
    }
    count + claims(assessment, &page) + matrix(assessment, &page) + heat(assessment, &page)
}

/// Rank, index, tier, base and bonus of every row, and every score of the first level.
fn leagues(assessment: &Assessment, page: &Html) -> usize {
    let mut count = 0;
    for cohort in &assessment.definition.cohorts {
        let table = by_id(page, &format!("league-{}", cohort.id));
        let rows = within(table, "tbody tr");
        let ranked = assessment.subjects.iter().filter(|result| {
            let subject = assessment.definition.subjects.iter().find(|one| one.id == result.subject).unwrap();
            cohort.members.admits(subject)
        });
        assert_eq!(rows.len(), ranked.count(), "{}", cohort.name);
        for row in rows {
            let name = text(within(row, "th")[0]);
            let subject = assessment.definition.subjects.iter().find(|one| one.name == name).unwrap();
            let result = assessment.subjects.iter().find(|one| one.subject == subject.id).unwrap();
            let cells: Vec<String> = within(row, "td").into_iter().map(text).collect();
            let rank = result.ranks.get(&cohort.id).map_or_else(
                || "—".to_owned(),
                |rank| if rank.tied { format!("并列 {}", rank.rank) } else { rank.rank.to_string() },
            );
            let index = &result.card.index;
            assert_eq!(cells[0], rank, "{name}");
            assert_eq!(cells[1], index.printed.as_deref().unwrap_or("—"), "{name}");
            assert_eq!(cells[2], index.tier.as_deref().unwrap_or("—"), "{name}");
            let bonus: Number = index.bonus.values().sum();
            assert_eq!(cells[3], index.base.as_ref().map(figure::points).unwrap_or_default(), "{name}");
            assert_eq!(
                cells[4],
                if index.bonus.is_empty() { String::new() } else { format!("+{}", figure::points(&bonus)) }
            );
            for (node, cell) in first_level(assessment).into_iter().zip(&cells[5..]) {
                score(result, &node, cell);
                count += 1;
            }
            count += 5;
        }
    }
    count
}

fn first_level(assessment: &Assessment) -> Vec<IndicatorId> {
    let tree = &assessment.definition.tree;
    tree.root().children.iter().filter(|id| !tree.get(id).unwrap().is_veto()).cloned().collect()
}

/// A cell is the printed score, marked where nothing was judged; a sign where none is printed.
fn score(result: &SubjectResult, node: &IndicatorId, cell: &str) {
    match result.card.nodes.get(node).and_then(|node| node.printed.as_deref()) {
        Some(printed) => assert_eq!(cell.trim_start_matches('?'), printed, "{} {node}", result.subject),
        None => assert!(cell.parse::<f64>().is_err(), "{} {node}: {cell}", result.subject),
    }
}

/// The tree of a government, and what it lost.
fn government(assessment: &Assessment, result: &SubjectResult, part: ElementRef<'_>) -> usize {
    let mut count = 0;
    let mut leaves = 0;
    for row in within(part, ".scores tbody tr") {
        let id = text(within(row, "th")[0]).split(' ').next().unwrap().to_owned();
        let cells = within(row, "td");
        score(result, &IndicatorId::from(id.as_str()), &text(cells[0]));
        leaves += usize::from(assessment.definition.tree.get(&id.as_str().into()).unwrap().leaf.is_some());
        for leaf in within(row, ".leaves > span") {
            let id = text(within(leaf, "a")[0]);
            score(result, &IndicatorId::from(id.as_str()), &text(within(leaf, "b")[0]));
            leaves += 1;
        }
        count += 1;
    }
    assert_eq!(leaves, assessment.definition.tree.leaves().count(), "every leaf stands once");
    let printed: Vec<(String, String)> = within(part, ".losses tbody tr")
        .into_iter()
        .map(|row| {
            let cells = within(row, "td");
            let points = text(cells[0]).trim_start_matches(['−', '+']).to_owned();
            (row.value().attr("data-leaf").unwrap().to_owned(), points)
        })
        .collect();
    let mut expected: Vec<(String, String)> = Vec::new();
    for (id, node) in &result.card.nodes {
        let criteria = node.criteria.iter().map(|one| &one.points_lost).chain([&node.points_lost]);
        for lost in criteria.flatten().filter(|lost| lost.is_positive()) {
            let points = figure::points(lost);
            let points = if points == "0.00" { "<0.01".to_owned() } else { points };
            expected.push((id.to_string(), points));
        }
    }
    let mut sorted = printed.clone();
    sorted.sort();
    expected.sort();
    assert_eq!(sorted, expected, "{}", result.subject);
    count + leaves + printed.len()
}

/// Every statistic with its claims as the terminal says them.
fn claims(assessment: &Assessment, page: &Html) -> usize {
    let mut count = 0;
    let view = heng_report::View::new(heng_report::Lang::Zh, false, 100);
    for result in &assessment.statistics {
        let statistic = assessment.definition.statistics.iter().find(|one| one.id == result.id).unwrap();
        if matches!(statistic.figure, heng_model::statistic::Figure::Stated { .. }) {
            continue;
        }
        let first =
            if result.claims.is_empty() { format!("claim-{}", result.id) } else { format!("claim-{}-0", result.id) };
        let cells: Vec<String> = within(by_id(page, &first), "td").into_iter().map(text).collect();
        assert_eq!(cells[0], heng_report::claims::value(&result.figure, statistic), "{}", result.id);
        assert_eq!(cells[1], heng_report::claims::counts(&result.figure, statistic, &view), "{}", result.id);
        for (at, one) in result.claims.iter().enumerate() {
            let row = by_id(page, &format!("claim-{}-{at}", result.id));
            let words = heng_report::Catalogue::of(heng_report::Lang::Zh).word(heng_report::claims::word(one.standing));
            assert_eq!(text(within(row, ".standing")[0]), words, "{}", result.id);
            count += 1;
        }
        count += 2;
    }
    count
}

/// The data of the comparison.
fn matrix(assessment: &Assessment, page: &Html) -> usize {
    let data = select(page, "#scores")[0].text().collect::<String>();
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let nodes: Vec<&str> = data["nodes"].as_array().unwrap().iter().map(|node| node[0].as_str().unwrap()).collect();
    let mut count = 0;
    for one in data["subjects"].as_array().unwrap() {
        let result = assessment.subjects.iter().find(|result| result.subject.as_str() == one["id"]).unwrap();
        assert_eq!(one["index"].as_str(), result.card.index.printed.as_deref());
        for (node, score) in nodes.iter().zip(one["scores"].as_array().unwrap()) {
            let printed = result.card.nodes.get(&IndicatorId::from(*node)).and_then(|node| node.printed.as_deref());
            assert_eq!(score.as_str(), printed, "{node}");
            count += 1;
        }
    }
    assert_eq!(data["subjects"].as_array().unwrap().len(), assessment.subjects.len());
    count
}

/// The cells of the heat map.
fn heat(assessment: &Assessment, page: &Html) -> usize {
    let heads =
        select(page, ".heatmap tr.names th.n").into_iter().map(|one| text(one).split(' ').next().unwrap().to_owned());
    let ids: Vec<IndicatorId> = heads.map(|id| IndicatorId::from(id.as_str())).collect();
    let mut count = 0;
    for row in select(page, ".heatmap tbody tr:not(.median)") {
        let name = text(within(row, "th")[0]);
        let subject = assessment.definition.subjects.iter().find(|one| one.name == name).unwrap();
        let result = assessment.subjects.iter().find(|one| one.subject == subject.id).unwrap();
        let cells = within(row, "td");
        assert_eq!(cells.len(), ids.len());
        for (id, cell) in ids.iter().zip(cells) {
            score(result, id, &text(cell));
            count += 1;
        }
    }
    count
}
