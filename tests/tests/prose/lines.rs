//! The words of a report, line by line, as each of its formats has them.

use std::io::{Cursor, Read};

use heng_prose::{Block, Inline};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The words of Markdown: a line for each paragraph, heading, item and cell that has words.
pub fn of_markdown(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    of_blocks(&heng_prose::blocks(text), &mut lines);
    lines.retain(|line| !line.is_empty());
    lines
}

fn of_blocks(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { number, text, .. } => into.push(format!("{number}{}", plain(text))),
            Block::Cover(line) | Block::Paragraph(line) => into.push(plain(line)),
            Block::Quote(within) => of_blocks(within, into),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(item, into)),
            Block::Table { head, rows, .. } => {
                into.extend(head.iter().chain(rows.iter().flatten()).map(|cell| plain(cell)));
            }
            Block::Code(text) => into.extend(text.lines().map(str::to_owned)),
            Block::Rule => {}
        }
    }
}

/// The words of a line.
pub fn plain(line: &[Inline]) -> String {
    let of = |one: &Inline| match one {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(within) | Inline::Emphasis(within) | Inline::Link { text: within, .. } => plain(within),
        Inline::Break => " ".to_owned(),
    };
    line.iter().map(of).collect()
}

/// A file of a Word document.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of its files.
pub fn parts(docx: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// The words of a Word document: a line for each of its paragraphs that has words.
pub fn of_word(docx: &[u8]) -> Vec<String> {
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut lines, mut line, mut within) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => within = true,
            Event::End(tag) if tag.name().as_ref() == b"w:t" => within = false,
            Event::End(tag) if tag.name().as_ref() == b"w:p" => lines.push(std::mem::take(&mut line)),
            Event::Text(text) if within => line.push_str(&text.decode().unwrap()),
            Event::GeneralRef(reference) if within => {
                let named = String::from_utf8(reference.to_vec()).unwrap();
                line.push_str(&quick_xml::escape::unescape(&format!("&{named};")).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}
