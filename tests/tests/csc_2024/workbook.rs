//! The workbook holds the numbers of the results, as formulas wherever they are sums, and what a reviewer writes is read back.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::{IndicatorId, Number};
use heng_office::{Decision, reviews, xlsx};
use heng_report::{Lang, View};
use heng_tests::workbook::{AFTER_NAME, FIRST, changed, close, level, number, scores_hold, sheet};

use crate::assessed;
use crate::hostile::poisoned;

pub fn view() -> View {
    View::new(Lang::Zh, false, 100)
}

/// The workbook of the example.
pub fn made() -> Vec<u8> {
    xlsx(&assessed().assessment, &view()).unwrap().bytes
}

fn formulas(bytes: &[u8], name: &str) -> Range<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_formula(name).unwrap();
    let end = range.end().unwrap_or_default();
    range.range((0, 0), end)
}

#[test]
fn every_score_is_that_of_the_results() {
    let assessment = &assessed().assessment;
    assert!(scores_hold(&made(), assessment) > 5_000);
}

#[test]
fn every_sum_is_a_formula() {
    let assessment = &assessed().assessment;
    let bytes = made();
    let mut counted = 0;
    for (depth, name) in ["一级", "二级", "三级"].into_iter().enumerate() {
        let (formulas, nodes) = (formulas(&bytes, name), level(assessment, depth));
        for (at, result) in assessment.subjects.iter().enumerate() {
            for (place, id) in nodes.iter().enumerate() {
                let node = &result.card.nodes[id];
                let formula = formulas.get((FIRST + at, AFTER_NAME + place)).map_or("", String::as_str);
                // A leaf none of whose criteria counts has the score that the policy on missing evidence gives it.
                let given = node.score.is_none() || !node.criteria.iter().any(|one| one.counts);
                let inner = assessment.definition.tree.get(id).unwrap().leaf.is_none();
                assert_eq!(
                    formula.contains("SUMPRODUCT"),
                    (inner && node.score.is_some()) || !given,
                    "{name} {} {id}",
                    result.subject
                );
                counted += usize::from(!formula.is_empty());
            }
        }
    }
    let totals = formulas(&bytes, "总分");
    for at in 0..assessment.subjects.len() {
        assert!(totals.get((FIRST + at, 2)).unwrap().contains("SUMPRODUCT"));
        assert!(totals.get((FIRST + at, 4)).unwrap().contains("SUM("));
    }
    assert!(counted > 5_000, "{counted} formulas");
}

#[test]
fn ratios_ranks_findings_evidence_and_claims_are_those_of_the_results() {
    let assessment = &assessed().assessment;
    let bytes = made();
    let criteria = sheet(&bytes, "细则");
    let nodes: Vec<IndicatorId> = assessment.definition.tree.leaves().map(|(node, _)| node.id.clone()).collect();
    for (at, result) in assessment.subjects.iter().enumerate() {
        let mut col = AFTER_NAME;
        for id in &nodes {
            for criterion in &assessment.definition.tree.get(id).unwrap().leaf.as_ref().unwrap().rubric {
                let earned =
                    result.card.nodes[id].criteria.iter().find(|one| one.criterion == criterion.id && one.counts);
                let cell = number(&criteria, FIRST + at, col);
                match earned.and_then(|one| one.ratio.as_ref()) {
                    Some(ratio) => assert!(close(cell, ratio), "{} {id} {}", result.subject, criterion.id),
                    None => assert_eq!(cell, None),
                }
                assert!(close(number(&criteria, FIRST - 1, col), &criterion.points));
                col += 1;
            }
        }
    }
    let ranks = sheet(&bytes, "排名");
    let named = |result: &SubjectResult| {
        assessment.definition.subjects.iter().find(|one| one.id == result.subject).unwrap().name.clone()
    };
    for result in &assessment.subjects {
        let name = Data::String(named(result));
        let row = ranks.rows().find(|row| row[3] == name).unwrap();
        let rank = result.ranks.values().next().unwrap();
        assert_eq!(row[1], Data::Float(rank.rank as f64));
        assert_eq!(row[2] == Data::String("并列".to_owned()), rank.tied);
        let printed: Number = result.card.index.printed.as_ref().unwrap().parse().unwrap();
        assert!(close(row[4].to_string().parse().ok(), &printed));
    }
    let below = |name: &str| sheet(&bytes, name).rows().skip(4).filter(|row| row[0] != Data::Empty).count();
    assert_eq!(below("发现"), assessment.findings.len());
    assert_eq!(below("复核"), assessment.findings.len());
    let findings = sheet(&bytes, "发现");
    for (row, finding) in findings.rows().skip(4).zip(&assessment.findings) {
        assert_eq!(row[14].to_string(), finding.fingerprint);
        if let Some(points) = &finding.points_lost {
            assert!(close(row[6].to_string().parse().ok(), points));
        }
    }
    let files: usize = assessment.subjects.iter().map(|one| one.judgements.bundle.as_ref().unwrap().files.len()).sum();
    assert_eq!(below("证据"), files);
    let claims = sheet(&bytes, "公布数字");
    let mut rows = claims.rows().skip(4);
    for result in &assessment.statistics {
        for row in rows.by_ref().take(result.claims.len().max(1) + result.groups.len()).take(1) {
            if let Some(value) = &result.figure.value {
                assert!(close(row[2].to_string().parse().ok(), value), "{}", result.id);
            }
        }
        let more = result.claims.len().max(1) + result.groups.len() - 1;
        rows.by_ref().take(more).for_each(drop);
    }
    let points = sheet(&bytes, "扣分与加分");
    let lost = assessment.subjects.iter().flat_map(|one| one.card.nodes.values());
    let lost: f64 = lost
        .flat_map(|node| node.criteria.iter().filter_map(|one| one.points_lost.as_ref()).chain(&node.points_lost))
        .map(Number::to_f64)
        .sum();
    let bonus = assessment.subjects.iter().flat_map(|one| one.card.index.bonus.values());
    let bonus: f64 = bonus.map(Number::to_f64).sum();
    let told: f64 = points.rows().skip(4).filter_map(|row| row[5].to_string().parse::<f64>().ok()).sum();
    assert!((told - lost - bonus).abs() < 1e-6, "{told} {lost} {bonus}");
}

#[test]
fn equal_results_give_equal_bytes() {
    assert!(made() == made());
    let copy: Assessment = serde_json::from_str(&serde_json::to_string(&assessed().assessment).unwrap()).unwrap();
    assert!(xlsx(&copy, &view()).unwrap().bytes == made());
}

#[test]
fn who_is_shown_changes_no_number() {
    let narrow = View { subjects: vec!["330100".into()], ..view() };
    let bytes = xlsx(&assessed().assessment, &narrow).unwrap().bytes;
    let (one, all) = (sheet(&bytes, "一级"), sheet(&made(), "一级"));
    assert_eq!(one.get((FIRST + 1, 0)).unwrap_or(&Data::Empty), &Data::Empty);
    let row = all.rows().find(|row| row[0] == Data::String("330100".to_owned())).unwrap();
    assert_eq!(one.rows().nth(FIRST).unwrap(), row);
}

#[test]
fn what_a_reviewer_writes_is_read_back() {
    let bytes = made();
    assert_eq!(reviews(&bytes).unwrap(), []);
    // The review is the last sheet; its columns I, J and K are filled in below the head in row 4.
    let filled = |decision: &str| {
        changed(&bytes, |name, mut text| {
            if name == "xl/worksheets/sheet13.xml" {
                for (cell, said) in
                    [("I5", "证据看错了，首页有查询框"), ("J5", decision), ("K5", "复核员甲"), ("K7", "复核员乙")]
                {
                    let from = text.find(&format!("<c r=\"{cell}\"")).unwrap();
                    let to = from + text[from..].find("/>").unwrap() + 2;
                    text.replace_range(
                        from..to,
                        &format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{said}</t></is></c>"),
                    );
                }
            }
            text
        })
    };
    let findings = &assessed().assessment.findings;
    for decision in ["修改", "changed"] {
        let read = reviews(&filled(decision)).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].fingerprint, findings[0].fingerprint);
        assert_eq!((read[0].opinion.as_str(), read[0].decision), ("证据看错了，首页有查询框", Some(Decision::Changed)));
        assert_eq!((read[0].reviewer.as_str(), read[0].row), ("复核员甲", 5));
        assert_eq!((read[1].fingerprint.as_str(), read[1].decision, read[1].row), (&*findings[2].fingerprint, None, 7));
    }
    let unknown = reviews(&filled("也许")).unwrap_err();
    assert_eq!((&*unknown.code, unknown.text("decision")), ("heng::office::unknown_decision", Some("也许")));
    let code = |bytes: &[u8]| reviews(bytes).unwrap_err().code.to_string();
    assert_eq!(code(b"PK\x03\x04"), "heng::office::no_workbook");
    assert_eq!(code(b""), "heng::office::no_workbook");
    let other = changed(&bytes, |_, text| text.replace("heng:review:1:fingerprint", "heng:review:9:fingerprint"));
    assert_eq!(code(&other), "heng::office::no_review_sheet");
    let lacking = changed(&bytes, |_, text| text.replace("heng:review:1:decision", "x"));
    assert_eq!(code(&lacking), "heng::office::review_column");
}

#[test]
fn no_text_of_evidence_is_a_formula_or_leaves_its_cell() {
    let bytes = xlsx(&poisoned(), &view()).unwrap().bytes;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes[..])).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 13);
    let mut attacks = 0;
    for name in &names {
        assert!(name.encode_utf16().count() <= 31);
        for (_, _, formula) in book.worksheet_formula(name).unwrap().used_cells() {
            let ours = formula.chars().all(|one| one.is_ascii() || "一二三级细则总分".contains(one));
            assert!(
                formula.is_empty() || (ours && !formula.contains("HYPERLINK") && !formula.contains("cmd")),
                "{formula}"
            );
        }
        for (_, _, cell) in book.worksheet_range(name).unwrap().used_cells() {
            let Data::String(text) = cell else { continue };
            assert!(text.encode_utf16().count() <= 32_767);
            let obeyed = text.chars().find(|one| *one != '\n' && heng_report::text::visible(*one).is_some());
            assert_eq!(obeyed, None, "{name} {text:?}");
            attacks += usize::from(text.contains("HYPERLINK") || text.contains("SUM(1+1)"));
        }
    }
    assert!(attacks > 20, "the attacks were there");
    changed(&bytes, |name, text| {
        assert!(
            !name.contains("externalLink") && !text.contains("TargetMode=\"External\""),
            "{name} leads out of the workbook"
        );
        assert!(!text.contains(['\u{0}', '\u{8}', '\u{1b}', '\u{fffe}', '\u{ffff}']), "{name} is no XML");
        text
    });
}
