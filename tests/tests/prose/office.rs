//! The Word document in the hands of a program that is not ours.

use std::process::Command;

use heng_prose::Format;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::lines::{of_word, part, parts};
use crate::stand::{annual, assessment};

#[test]
fn every_file_of_the_document_is_sound() {
    let document = annual(assessment(), Format::Word);
    for name in parts(&document) {
        let xml = part(&document, &name);
        let mut reader = Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        while !matches!(reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")), Event::Eof) {}
    }
    let xml = part(&document, "word/document.xml");
    assert_eq!(xml.matches("<w:tbl>").count(), xml.matches("<w:tblHeader/>").count(), "every head row is repeated");
    for style in ["Title", "Cover", "Heading1", "Heading2", "BodyText", "TableText", "ListParagraph"] {
        assert!(xml.contains(&format!("w:val=\"{style}\"")), "{style}");
        assert!(part(&document, "word/styles.xml").contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
    assert!(xml.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>") && xml.contains("<w:titlePg/>"));
    assert!(part(&document, "word/footer1.xml").contains("w:instr=\"PAGE\""));
    assert!(
        part(&document, "docProps/core.xml").contains("2024-11-30T00:00:00Z"),
        "the assessment date, not the clock"
    );
    assert!(of_word(&document)[2].contains("虚构"), "the cover says that evidence is made up");
}

#[test]
fn another_program_reads_every_word() {
    let document = annual(assessment(), Format::Word);
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("HENG_REQUIRE_OFFICE").is_none(), "soffice is not installed");
        #[allow(clippy::print_stderr, reason = "whoever runs the test has to know what was not tested")]
        {
            eprintln!("soffice is not installed: the document was not converted");
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("annual.docx");
    std::fs::write(&file, &document).unwrap();
    for to in ["txt:Text (encoded):UTF8", "pdf"] {
        let output = Command::new("soffice")
            .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
            .args(["--headless", "--convert-to", to, "--outdir"])
            .args([folder.path(), file.as_path()])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let read = std::fs::read_to_string(folder.path().join("annual.txt")).unwrap();
    let lines: Vec<&str> = read.trim_start_matches('\u{feff}').lines().collect();
    for line in of_word(&document) {
        // Numbers of lists stand before their items there.
        assert!(lines.iter().any(|one| one.ends_with(line.trim_end())), "{line}");
    }
    let pdf = std::fs::read(folder.path().join("annual.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 50_000, "{} bytes", pdf.len());
}
