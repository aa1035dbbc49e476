//! A program that is not ours opens the workbook and computes every formula anew.

use std::path::Path;
use std::process::Command;

use heng_office::xlsx;

use crate::assessed;
use crate::hostile::poisoned;
use crate::workbook::{changed, made, scores_are_those_of_the_results, sheet, view};

/// Has `LibreOffice` recalculate whatever it loads; it trusts the results that are stored in a file otherwise.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// What `LibreOffice` makes of a workbook; nothing where it is not installed.
fn recalculated(bytes: &[u8]) -> Option<Vec<u8>> {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("HENG_REQUIRE_OFFICE").is_none(), "soffice is not installed");
        eprintln!("soffice is not installed: the workbook was not recalculated");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let file = folder.path().join("given.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let out = folder.path().join("out");
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([out.as_path(), file.as_path()])
        .output()
        .unwrap();
    let made = out.join(Path::new("given.xlsx"));
    assert!(made.is_file(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(std::fs::read(made).unwrap())
}

/// The workbook with 7 stored as the result of every formula.
fn spoilt(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |name, text| {
        if !name.starts_with("xl/worksheets/") {
            return text;
        }
        let mut parts = text.split("</f><v>");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let rest = part.split_once("</v>").unwrap().1;
            out.push_str("</f><v>7</v>");
            out.push_str(rest);
        }
        out
    })
}

#[test]
fn formulas_give_the_scores_of_all_64() {
    let spoilt = spoilt(&made());
    assert_eq!(sheet(&spoilt, "总分").get((5, 4)).unwrap().to_string(), "7");
    let Some(bytes) = recalculated(&spoilt) else { return };
    assert_eq!(assessed().assessment.subjects.len(), 64);
    assert!(scores_are_those_of_the_results(&bytes, &assessed().assessment) > 5_000);
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
