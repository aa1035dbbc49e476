//! XML, element by element.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::escape::shown;

/// A document that is being written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document with its declaration.
    pub fn new() -> Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
        Ok(Self { writer })
    }

    /// A part of one.
    pub fn part() -> Self {
        Self { writer: Writer::new(Vec::new()) }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with content.
    pub fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        content(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with a text. What XML has no place for, or a reader would obey, is made visible.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<()> {
        let text: String = text.chars().map(shown).collect();
        self.within(name, attributes, |xml| xml.writer.write_event(Event::Text(BytesText::new(&text))))
    }

    /// A part that is written already.
    pub fn raw(&mut self, part: &[u8]) {
        self.writer.get_mut().extend_from_slice(part);
    }

    /// The bytes.
    pub fn done(self) -> Vec<u8> {
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for attribute in attributes {
        start.push_attribute(*attribute);
    }
    start
}
