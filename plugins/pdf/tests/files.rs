//! PDF files made here, sound and hostile. Real ones with Chinese fonts are read by `tests/tests/real_readers.rs`.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::io::Write;
use std::sync::Arc;

use heng_evidence::reader::{Bounds, Fault, Reader, Reading};
use heng_model::Place;
use heng_model::definition::Limits;
use heng_pdf::PdfFiles;

/// A file of these objects, the first of which is its catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).as_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {dictionary} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// A page with this content and these forms.
fn page(content: &[u8], forms: &str) -> Vec<Vec<u8>> {
    vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << {forms} >> >> >>")
            .into_bytes(),
        stream("", content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ]
}

fn read(bytes: &[u8]) -> Result<Reading, Fault> {
    PdfFiles.read("a.pdf", &Arc::from(bytes), &Bounds::of(Limits::default()))
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading.blocks.iter().map(|block| &*block.text).collect()
}

#[test]
fn lines_stand_from_the_top_whatever_the_order_of_the_file() {
    let content = b"BT /F 12 Tf 1 0 0 1 50 600 Tm (second) Tj ET BT /F 12 Tf 50 700 Td (fir) Tj [(st) -3000 (far)] TJ 0 -20 Td (between) Tj ET q 1 0 0 1 0 -100 cm /X Do Q";
    let mut objects = page(content, "/X 6 0 R");
    objects.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"BT /F 12 Tf 50 600 Td (form) Tj ET"));
    let reading = read(&pdf(&objects)).unwrap();
    assert_eq!(texts(&reading), ["first far", "between", "second", "form"]);
    assert_eq!(reading.blocks[3].place, Place::Page { page: 1, line: 4 });
}

#[test]
fn hostile_files_are_bounded() {
    let what = |fault: Fault| (fault.why.code.to_string(), fault.why.text("what").unwrap_or_default().to_owned());
    let broken = ("heng::reader::broken".to_owned(), String::new());
    assert_eq!(what(read(b"no PDF at all").unwrap_err()), broken);
    assert_eq!(what(read(b"%PDF-1.7\n%%EOF").unwrap_err()), broken);
    let sound = pdf(&page(b"BT /F 12 Tf 50 700 Td (text) Tj ET", ""));
    assert_eq!(texts(&read(&sound).unwrap()), ["text"]);
    // Cut off anywhere it is read as far as it goes, or refused; it never ends the program.
    for end in (0..sound.len()).step_by(7) {
        let _ = read(&sound[..end]);
    }
    // Any one byte changed.
    for at in (0..sound.len()).step_by(5) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x15;
        let _ = read(&bytes);
    }
    // Pages that are their own parents and children.
    let mut cyclic = page(b"BT /F 12 Tf (text) Tj ET", "");
    cyclic[1] = b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 3 /Parent 2 0 R >>".to_vec();
    let _ = read(&pdf(&cyclic));
    let mut endless = page(b"BT /F 12 Tf (text) Tj ET", "");
    endless[3] = b"4 0 R".to_vec();
    let _ = read(&pdf(&endless));
    // A form that sets itself twice, and so on: eight deep, and no further.
    let mut forms = page(b"/X Do", "/X 6 0 R");
    let own =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>";
    forms.push(stream(own, b"BT /F 12 Tf 50 700 Td (x) Tj ET /X Do /X Do"));
    assert!(read(&pdf(&forms)).unwrap().blocks[0].text.len() < 1_000);
    // Arrays within arrays.
    let deep = [b"BT ".as_slice(), &b"[".repeat(200_000), b" ET"].concat();
    let _ = read(&pdf(&page(&deep, "")));
    // A page that unpacks to more than may be.
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 260 << 20]).unwrap();
    let mut bomb = page(b"", "");
    bomb[3] = stream("/Filter /FlateDecode", &packed.finish().unwrap());
    let much = ("heng::reader::too_much".to_owned(), "unpacked".to_owned());
    assert_eq!(what(read(&pdf(&bomb)).unwrap_err()), much);
    let pages: Vec<u8> = format!("<< /Type /Pages /Kids [{}] /Count 3000 >>", "3 0 R ".repeat(3_000)).into_bytes();
    let mut many = page(b"", "");
    many[1] = pages;
    let _ = read(&pdf(&many));
}
