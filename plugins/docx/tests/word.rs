//! Word files made here, sound and hostile.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::io::{Cursor, Write};
use std::sync::Arc;

use heng_docx::WordFiles;
use heng_evidence::reader::{Bounds, Fault, Reader, Reading};
use heng_model::Place;
use heng_model::definition::Limits;
use heng_model::origin::SheetName;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let xml =
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="m"><w:body>{body}</w:body></w:document>"#);
    packed(&[("word/document.xml", xml.as_bytes())])
}

fn read(bytes: Vec<u8>) -> Result<Reading, Fault> {
    WordFiles.read("a.docx", &Arc::from(bytes), &Bounds::of(Limits::default()))
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn what_is_struck_out_is_not_read_and_what_stands_in_boxes_is_read_once() {
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"a5\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>关于&#24320;放</w:t></w:r><w:r><w:t>数据&amp;的通知</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:t>旧</w:t><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>",
        "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框里</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:r><w:t>框外</w:t></w:r></w:p>",
        "<w:p/>",
        &p("末段"),
    ]
    .concat();
    let xml = format!(r#"<w:document xmlns:w="w" xmlns:mc="m"><w:body>{body}</w:body></w:document>"#);
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="a5"><w:name w:val="Title"/></w:style></w:styles>"#;
    let notes = format!(r#"<w:footnotes xmlns:w="w"><w:footnote>{}</w:footnote></w:footnotes>"#, p("注：含合作区"));
    let reading = read(packed(&[
        ("word/document.xml", xml.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ]))
    .unwrap();
    assert_eq!(texts(&reading), ["关于开放数据&的通知", "保留新增", "框里", "框外", "末段", "注：含合作区"]);
    assert!(reading.blocks[0].title && !reading.blocks[1].title);
    assert_eq!(reading.blocks[4].place, Place::Paragraph { paragraph: 6 });
    assert_eq!(reading.blocks[5].place, Place::Opaque { name: "footnote 1".into() });
}

#[test]
fn tables_stand_in_one_another_and_their_cells_span() {
    let tc = |settings: &str, inner: &str| format!("<w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc>");
    let tr = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", tr(&[tc("", &p("里面"))]));
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        tr(&[tc("<w:gridSpan w:val=\"2\"/>", &p("横跨")), tc("", &p("三"))]),
        tr(&[tc("<w:vMerge w:val=\"restart\"/>", &p("竖跨")), tc("", &(p("一") + &p("二"))), tc("", &inner)]),
        tr(&[tc("<w:vMerge/>", "<w:p/>"), tc("", &p("乙")), tc("", "<w:p/>")]),
    );
    let reading = read(word(&body)).unwrap();
    assert_eq!(
        reading.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>(),
        [SheetName::Number(1), SheetName::Number(2)]
    );
    let cells: Vec<Vec<_>> = reading.sheets[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| (&*cell.text, cell.merged)).collect())
        .collect();
    assert_eq!(
        cells,
        [
            vec![("横跨", None), ("横跨", Some((1, 1))), ("三", None)],
            vec![("竖跨", None), ("一\n二", None), ("", None)],
            vec![("竖跨", Some((2, 1))), ("乙", None), ("", None)],
        ]
    );
    assert_eq!(&*reading.sheets[1].rows[0].cells[0].text, "里面");
    assert_eq!(texts(&reading), ["横跨", "三", "竖跨", "一", "二", "里面", "乙"]);
}

#[test]
fn hostile_files_are_refused_by_name() {
    let much = |fault: Fault| (fault.why.code.to_string(), fault.why.text("what").unwrap_or_default().to_owned());
    let too_much = |what: &str| ("heng::reader::too_much".to_owned(), what.to_owned());
    let broken = ("heng::reader::broken".to_owned(), String::new());
    let sound = word(&p("x"));
    assert_eq!(much(read(sound[..sound.len() / 2].to_vec()).unwrap_err()), broken);
    assert_eq!(much(read(b"PK\x03\x04".to_vec()).unwrap_err()), broken);
    assert_eq!(much(read(packed(&[("other.xml", b"<a/>")])).unwrap_err()), broken);
    assert_eq!(much(read(word("<w:p><w:r>")).unwrap_err()), broken);
    let encrypted = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....".to_vec()).unwrap_err();
    assert_eq!(encrypted.why.code, "heng::reader::encrypted");
    let zeros = vec![b' '; 260 << 20];
    assert_eq!(much(read(packed(&[("word/document.xml", &zeros)])).unwrap_err()), too_much("unpacked"));
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(500), "</w:tc></w:tr></w:tbl>".repeat(500));
    assert_eq!(much(read(word(&deep)).unwrap_err()), too_much("nesting"));
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr></w:tc></w:tr></w:tbl>";
    assert_eq!(much(read(word(wide)).unwrap_err()), too_much("columns"));
    let many = "<w:tbl></w:tbl>".repeat(300);
    assert_eq!(much(read(word(&many)).unwrap_err()), too_much("sheets"));
    // Entities of its own are not resolved, so that they cannot grow.
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:document>"#;
    assert_eq!(texts(&read(packed(&[("word/document.xml", bomb.as_bytes())])).unwrap()), ["xy"]);
}
