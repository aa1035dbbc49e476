//! A part of a Word file that has text: its paragraphs and tables, in order.

use std::collections::BTreeSet;

use heng_evidence::reader::{Block, Bounds, Fault, Reading};
use heng_model::Place;
use quick_xml::events::{BytesStart, Event};

use crate::tables::Tables;

/// Elements within which nothing is read: what was struck out or moved away, and what is there for programs that are too old for the
/// same thing beside it.
const SKIPPED: [&[u8]; 4] = [b"del", b"moveFrom", b"Fallback", b"rt"];

/// A part while it is read.
pub(crate) struct Story<'a> {
    bounds: &'a Bounds,
    titles: &'a BTreeSet<String>,
    reading: Reading,
    /// Paragraphs that are open: of text boxes within others.
    open: Vec<Paragraph>,
    tables: Tables<'a>,
    paragraphs: usize,
    text: u64,
    /// Depth of the element within which nothing is read.
    skipped: Option<u32>,
    depth: u32,
    in_text: bool,
    /// Tabulators outside of runs are settings.
    in_run: bool,
}

#[derive(Default)]
struct Paragraph {
    number: usize,
    text: String,
    title: bool,
}

/// An attribute by its name without prefix.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

impl<'a> Story<'a> {
    /// Reads a part.
    pub fn read(xml: &[u8], titles: &'a BTreeSet<String>, bounds: &'a Bounds) -> Result<Reading, Fault> {
        let mut story = Self {
            bounds,
            titles,
            reading: Reading::default(),
            open: Vec::new(),
            tables: Tables::new(bounds),
            paragraphs: 0,
            text: 0,
            skipped: None,
            depth: 0,
            in_text: false,
            in_run: false,
        };
        let mut reader = quick_xml::Reader::from_reader(xml);
        let mut buffer = Vec::new();
        loop {
            let event = reader.read_event_into(&mut buffer).map_err(|error| Fault::broken(&error.to_string()))?;
            match event {
                Event::Eof => break,
                Event::Start(tag) => {
                    story.depth += 1;
                    if story.depth > bounds.nesting {
                        return Err(Fault::too_much("nesting", bounds.nesting.into()));
                    }
                    story.begin(&tag)?;
                }
                Event::Empty(tag) => {
                    story.depth += 1;
                    story.begin(&tag)?;
                    story.end(tag.local_name().as_ref())?;
                }
                Event::End(tag) => story.end(tag.local_name().as_ref())?,
                Event::Text(text) => {
                    let text = text.decode().map_err(|error| Fault::broken(&error.to_string()))?;
                    story.say(&text)?;
                }
                Event::GeneralRef(name) => {
                    let resolved = if let Ok(Some(letter)) = name.resolve_char_ref() {
                        letter.to_string()
                    } else {
                        // Entities that the file declares itself are not resolved: they could grow without end.
                        let name = String::from_utf8_lossy(&name).into_owned();
                        quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default().to_owned()
                    };
                    story.say(&resolved)?;
                }
                _ => {}
            }
            buffer.clear();
        }
        if story.depth != 0 {
            return Err(Fault::broken("</w:document>"));
        }
        story.reading.sheets = story.tables.finish();
        Ok(story.reading)
    }

    fn say(&mut self, text: &str) -> Result<(), Fault> {
        if !self.in_text || self.skipped.is_some() {
            return Ok(());
        }
        self.put(text)
    }

    fn put(&mut self, text: &str) -> Result<(), Fault> {
        let Some(paragraph) = self.open.last_mut() else { return Ok(()) };
        self.text += text.len() as u64;
        if self.text > self.bounds.text {
            return Err(Fault::too_much("text", self.bounds.text));
        }
        paragraph.text.extend(text.chars().filter(|letter| *letter != '\0'));
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skipped.is_some() {
            return Ok(());
        }
        if SKIPPED.contains(&name) {
            self.skipped = Some(self.depth);
            return Ok(());
        }
        match name {
            b"p" => {
                self.paragraphs += 1;
                self.open.push(Paragraph { number: self.paragraphs, ..Paragraph::default() });
            }
            b"t" => self.in_text = true,
            b"tab" if self.in_run => self.put(" ")?,
            b"br" | b"cr" => self.put("\n")?,
            b"noBreakHyphen" => self.put("-")?,
            b"r" => self.in_run = true,
            b"pStyle" => {
                let is_title = attribute(tag, b"val").is_some_and(|style| self.titles.contains(&style));
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.title = is_title;
                }
            }
            _ => self.tables.begin(name, tag)?,
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(skipped) = self.skipped {
            if skipped == depth {
                self.skipped = None;
            }
            return Ok(());
        }
        match name {
            b"t" => self.in_text = false,
            b"r" => self.in_run = false,
            b"p" => {
                let Some(paragraph) = self.open.pop() else { return Ok(()) };
                if paragraph.text.trim().is_empty() {
                    return Ok(());
                }
                let own = || Place::Paragraph { paragraph: paragraph.number };
                let place = self.tables.say(&paragraph.text).unwrap_or_else(own);
                self.reading.blocks.push(Block { title: paragraph.title, ..Block::new(paragraph.text, place) });
            }
            _ => self.tables.end(name)?,
        }
        Ok(())
    }
}
