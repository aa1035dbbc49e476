//! Workbooks made here, sound and hostile.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use heng_evidence::reader::{Bounds, CellKind, Fault, Reader, Reading};
use heng_model::definition::Limits;
use heng_xlsx::Workbooks;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    Workbooks.read("a.xlsx", &Arc::from(bytes), &Bounds::of(Limits::default()))
}

/// A workbook with a sheet of these rows in the place of its own.
fn with_sheet(rows: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "x").unwrap();
    let mut from = ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            let head = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
            bytes = format!("{head}{rows}</worksheet>").into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn cells_say_what_whoever_opens_the_file_reads() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表 一").unwrap();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "名称").unwrap();
    sheet.write_datetime_with_format(1, 0, ExcelDateTime::from_ymd(2024, 11, 30).unwrap(), &date).unwrap();
    sheet.write_number_with_format(1, 1, 0.955, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write(1, 2, 2.68).unwrap();
    sheet.write(1, 3, true).unwrap();
    sheet.write_formula(1, 4, Formula::new("=1+1").set_result("2")).unwrap();
    sheet.merge_range(2, 0, 3, 1, "并", &Format::new()).unwrap();
    sheet.write(3, 4, "末").unwrap();
    book.add_worksheet().set_name("藏").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    let reading = read(&book.save_to_buffer().unwrap()).unwrap();
    let row = |at: usize| -> Vec<(&str, CellKind)> {
        reading.sheets[0].rows[at].cells.iter().map(|cell| (&*cell.text, cell.kind)).collect()
    };
    assert_eq!(
        row(1),
        [
            ("2024-11-30", CellKind::Date),
            ("95.5%", CellKind::Number),
            ("2.68", CellKind::Number),
            ("true", CellKind::Flag),
            ("2", CellKind::Number)
        ]
    );
    let merged: Vec<_> = reading.sheets[0].rows[3].cells.iter().map(|cell| (&*cell.text, cell.merged)).collect();
    assert_eq!(merged[..2], [("并", Some((3, 1))), ("并", Some((3, 1)))]);
    assert!(reading.sheets[1].hidden);
    assert_eq!(reading.remarks[0].code, "heng::reader::hidden_sheet");
}

#[test]
fn hostile_files_are_refused_by_name() {
    let much = |fault: Fault| (fault.why.code.to_string(), fault.why.text("what").unwrap_or_default().to_owned());
    let too_much = |what: &str| ("heng::reader::too_much".to_owned(), what.to_owned());
    let broken = ("heng::reader::broken".to_owned(), String::new());
    let sound = with_sheet("<sheetData/>");
    assert_eq!(much(read(&sound[..sound.len() / 2]).unwrap_err()), broken);
    assert_eq!(much(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more").unwrap_err()), broken);
    assert_eq!(much(read(b"a,b\n1,2\n").unwrap_err()), broken);
    // Two cells at the far corners cost two cells.
    let far = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData>"#;
    let reading = read(&with_sheet(far)).unwrap();
    assert_eq!(reading.sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 1_048_576]);
    let wide = r#"<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>"#;
    assert_eq!(much(read(&with_sheet(wide)).unwrap_err()), too_much("columns"));
    let rows: String = (1..=200_001).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#)).collect();
    assert_eq!(much(read(&with_sheet(&format!("<sheetData>{rows}</sheetData>"))).unwrap_err()), too_much("rows"));
    // Few cells that would be millions once every row is as long as the longest.
    let rows: String = (2..=5_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#)).collect();
    let long = format!(r#"<sheetData><row r="1"><c r="ALL1"><v>1</v></c></row>{rows}</sheetData>"#);
    assert_eq!(much(read(&with_sheet(&long)).unwrap_err()), too_much("cells"));
    // One merged cell over everything, again and again.
    let areas = r#"<mergeCell ref="A1:Z100000"/>"#.repeat(3);
    let merged = format!(
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="100000"><c r="Z100000"><v>2</v></c></row></sheetData><mergeCells>{areas}</mergeCells>"#
    );
    assert_eq!(much(read(&with_sheet(&merged)).unwrap_err()), too_much("cells"));
}
