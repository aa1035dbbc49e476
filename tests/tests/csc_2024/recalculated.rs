//! A program that is not ours opens the workbook and computes every formula anew.

use heng_office::xlsx;
use heng_tests::workbook::{recalculated, scores_hold, sheet, spoilt};

use crate::assessed;
use crate::hostile::poisoned;
use crate::workbook::{made, view};

#[test]
fn formulas_give_the_scores_of_all_64() {
    let spoilt = spoilt(&made());
    assert_eq!(sheet(&spoilt, "总分").get((5, 4)).unwrap().to_string(), "7");
    let Some(bytes) = recalculated(&spoilt) else { return };
    assert_eq!(assessed().assessment.subjects.len(), 64);
    assert!(scores_hold(&bytes, &assessed().assessment) > 5_000);
}

#[test]
fn attacks_stay_text_in_another_program() {
    let bytes = xlsx(&poisoned(), &view()).unwrap().bytes;
    let Some(bytes) = recalculated(&bytes) else { return };
    let findings = sheet(&bytes, "发现");
    let text = |cell: &calamine::Data| cell.to_string();
    let held = findings.rows().skip(4).flatten().map(text).filter(|text| text.starts_with("=HYPERLINK(")).count();
    assert!(held > 0, "a formula of evidence is still the text that it was");
}
