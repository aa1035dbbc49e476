//! Workbooks as programs that are not ours read, change and recalculate them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::process::Command;

use calamine::{Data, Range, Reader, Xlsx};
use heng_model::assessment::Assessment;
use heng_model::indicator::Role;
use heng_model::{IndicatorId, Number};

/// The row of the first subject on the sheets of scores, from 0.
pub const FIRST: usize = 5;
/// The column of the first score, from 0.
pub const AFTER_NAME: usize = 2;

/// Has `LibreOffice` recalculate whatever it loads; it trusts the results that are stored in a file otherwise.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// A sheet whose first cell is A1, whatever stands there.
pub fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it is a workbook");
    let range = book.worksheet_range(name).expect("it has the sheet");
    let end = range.end().unwrap_or_default();
    range.range((0, 0), end)
}

/// The number of a cell.
pub fn number(range: &Range<Data>, row: usize, col: usize) -> Option<f64> {
    match range.get((row, col)) {
        Some(Data::Float(number)) => Some(*number),
        Some(Data::Int(number)) => Some(*number as f64),
        _ => None,
    }
}

/// Whether a cell holds this number, as nearly as binary numbers do.
pub fn close(cell: Option<f64>, number: &Number) -> bool {
    cell.is_some_and(|cell| (cell - number.to_f64()).abs() < 1e-9)
}

/// The nodes of a level below the root, from 0, as they stand side by side.
pub fn level(assessment: &Assessment, depth: usize) -> Vec<IndicatorId> {
    let tree = &assessment.definition.tree;
    let mut level = vec![IndicatorId::root()];
    for _ in 0..=depth {
        level = level.iter().filter_map(|id| tree.get(id)).flat_map(|node| node.children.clone()).collect();
    }
    level
}

/// The workbook with each of its parts as `change` has it.
pub fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("the part is there");
        let (name, mut text) = (part.name().expect("it has a name").into_owned(), String::new());
        part.read_to_string(&mut text).expect("parts are text");
        out.start_file(&name, zip::write::SimpleFileOptions::default()).expect("memory takes it");
        out.write_all(change(&name, text).as_bytes()).expect("memory takes it");
    }
    out.finish().expect("memory takes it").into_inner()
}

/// The workbook with 7 stored as the result of every formula.
pub fn spoilt(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |name, text| {
        if !name.starts_with("xl/worksheets/") {
            return text;
        }
        let mut parts = text.split("</f><v>");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out.push_str("</f><v>7</v>");
            out.push_str(part.split_once("</v>").expect("a result ends").1);
        }
        out
    })
}

/// What `LibreOffice` makes of a workbook; nothing where it is not installed, which is said, and fails where
/// `HENG_REQUIRE_OFFICE` asks for it.
pub fn recalculated(bytes: &[u8]) -> Option<Vec<u8>> {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("HENG_REQUIRE_OFFICE").is_none(), "soffice is not installed");
        #[allow(clippy::print_stderr, reason = "whoever runs the test has to know what was not tested")]
        {
            eprintln!("soffice is not installed: the workbook was not recalculated");
        }
        return None;
    }
    let folder = tempfile::tempdir().expect("there is room for files");
    let profile = folder.path().join("profile");
    std::fs::create_dir_all(profile.join("user")).expect("there is room for files");
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("there is room for files");
    let file = folder.path().join("given.xlsx");
    std::fs::write(&file, bytes).expect("there is room for files");
    let out = folder.path().join("out");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([out.as_path(), file.as_path()])
        .output()
        .expect("soffice runs");
    let made = std::fs::read(out.join("given.xlsx"));
    Some(made.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr))))
}

/// Checks that scores, shares, the figures of the engine and the differences beside them are those of the results, on every
/// sheet of scores. How many there were.
#[track_caller]
pub fn scores_hold(bytes: &[u8], assessment: &Assessment) -> usize {
    let mut seen = 0;
    for depth in 0.. {
        let nodes = level(assessment, depth);
        if nodes.is_empty() {
            break;
        }
        let name =
            ["一级", "二级", "三级"].get(depth).map_or_else(|| format!("第{}级", depth + 1), |name| (*name).to_owned());
        let range = sheet(bytes, &name);
        for (at, result) in assessment.subjects.iter().enumerate() {
            let row = FIRST + at;
            assert_eq!(range.get((row, 0)), Some(&Data::String(result.subject.to_string())));
            for (place, id) in nodes.iter().enumerate() {
                let (node, of) = (&result.card.nodes[id], format!("{name} {} {id}", result.subject));
                let [score, share, engine, difference] =
                    [0, 1, 2, 3].map(|block| number(&range, row, AFTER_NAME + block * (nodes.len() + 1) + place));
                match &node.score {
                    Some(exact) => {
                        seen += 1;
                        assert!(close(score, exact) && close(engine, exact), "{of}: {score:?} {engine:?} {exact}");
                        assert!(difference.is_some_and(|difference| difference.abs() < 1e-9), "{of}: {difference:?}");
                    }
                    None => assert_eq!(score, None, "{of}"),
                }
                match &node.share_of_parent {
                    Some(exact) => assert!(close(share, exact), "{of}: {share:?} {exact}"),
                    None => assert_eq!(share, None, "{of}"),
                }
            }
        }
    }
    seen + totals_hold(bytes, assessment)
}

#[track_caller]
fn totals_hold(bytes: &[u8], assessment: &Assessment) -> usize {
    let totals = sheet(bytes, "总分");
    let nodes = assessment.definition.tree.nodes.values();
    let bonuses: Vec<_> = nodes.filter(|node| node.role == Role::Bonus && !node.is_veto()).collect();
    let total = 3 + bonuses.len();
    let mut seen = 0;
    for (at, result) in assessment.subjects.iter().enumerate() {
        let (row, index) = (FIRST + at, &result.card.index);
        let cells: BTreeMap<usize, Option<f64>> = (2..total + 4).map(|col| (col, number(&totals, row, col))).collect();
        let of = format!("{} {cells:?}", result.subject);
        if let Some(base) = &index.base {
            assert!(close(cells[&2], base), "{of}");
        }
        for (col, bonus) in (3..).zip(&bonuses) {
            assert!(index.bonus.get(&bonus.id).is_none_or(|added| close(cells[&col], added)), "{of}");
        }
        let Some(score) = &index.score else {
            assert_eq!(cells[&total], None, "{of}");
            continue;
        };
        assert!(close(cells[&total], score) && close(cells[&(total + 1)], score), "{of}");
        assert!(cells[&(total + 2)].is_some_and(|difference| difference.abs() < 1e-9), "{of}");
        let printed: Option<Number> = index.printed.as_ref().and_then(|printed| printed.parse().ok());
        assert!(printed.is_none_or(|printed| close(cells[&(total + 3)], &printed)), "{of}");
        assert_eq!(
            totals.get((row, total + 4)).map(ToString::to_string).filter(|tier| !tier.is_empty()),
            index.tier,
            "{of}"
        );
        seen += 1;
    }
    seen
}
