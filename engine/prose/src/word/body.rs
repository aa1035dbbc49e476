//! The paragraphs of the document.

use std::io::Result;

use crate::style::Style;
use crate::tree::{Block, Inline};
use crate::word::inline::{Links, Look, run, runs};
use crate::word::table::table;
use crate::word::xml::Xml;

/// What the body of a document came to.
pub struct Body {
    /// Its XML, without the section's properties.
    pub xml: Vec<u8>,
    /// Where its links lead.
    pub links: Links,
    /// The first numbers of its numbered lists.
    pub lists: Vec<u64>,
}

/// How deep lists are drawn.
pub const MOST_LEVELS: usize = 4;

struct Writer<'a> {
    xml: Xml,
    links: Links,
    lists: Vec<u64>,
    style: &'a Style,
}

/// The body.
pub fn body(blocks: &[Block], style: &Style) -> Result<Body> {
    let mut writer = Writer { xml: Xml::part(), links: Links::default(), lists: Vec::new(), style };
    let covered = blocks.iter().take_while(|block| matches!(block, Block::Cover(_)) || is_title(block)).count();
    for (place, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading { text, .. } if place == 0 => writer.paragraph("Title", text, false)?,
            // What follows the lines under the title begins on a new page.
            Block::Cover(line) => writer.paragraph("Cover", line, place + 1 == covered && place + 1 < blocks.len())?,
            other => writer.block(other, 0, None)?,
        }
    }
    Ok(Body { xml: writer.xml.done(), links: writer.links, lists: writer.lists })
}

fn is_title(block: &Block) -> bool {
    matches!(block, Block::Heading { level: 1, .. })
}

impl Writer<'_> {
    fn paragraph(&mut self, style: &str, line: &[Inline], page_break: bool) -> Result<()> {
        let Self { xml, links, .. } = self;
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]))?;
            runs(xml, line, Look::default(), links)?;
            if page_break {
                xml.within("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")]))?;
            }
            Ok(())
        })
    }

    fn block(&mut self, block: &Block, depth: usize, within: Option<&str>) -> Result<()> {
        match block {
            Block::Heading { level, number, text } => {
                // The title is no part of the navigation; what stands under it begins with the first level.
                let style = format!("Heading{}", level.saturating_sub(1).clamp(1, 4));
                let mut line = vec![Inline::Text(number.clone())];
                line.extend(text.iter().cloned());
                self.paragraph(&style, &line, false)
            }
            Block::Cover(line) | Block::Paragraph(line) => self.paragraph(within.unwrap_or("BodyText"), line, false),
            Block::Quote(blocks) => blocks.iter().try_for_each(|one| self.block(one, depth, Some("Quote"))),
            Block::List { first, items } => self.list(*first, items, depth),
            Block::Table { right, head, rows } => {
                let Self { xml, links, style, .. } = self;
                table(xml, right, head, rows, style, links)
            }
            Block::Code(text) => {
                let lines: Vec<Inline> = text.lines().map(|line| Inline::Text(line.to_owned())).collect();
                lines.iter().try_for_each(|line| self.paragraph("Code", std::slice::from_ref(line), false))
            }
            Block::Rule => self.paragraph("Rule", &[], false),
        }
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>], depth: usize) -> Result<()> {
        // Number 1 is that of all lists with dots.
        let number = first.map_or(1, |first| {
            self.lists.push(first);
            self.lists.len() + 1
        });
        let (number, level) = (number.to_string(), depth.min(MOST_LEVELS - 1).to_string());
        for item in items {
            for (place, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph(line) if place == 0 => self.item(&number, &level, line)?,
                    other => self.block(other, depth + 1, Some("ListText"))?,
                }
            }
        }
        Ok(())
    }

    fn item(&mut self, number: &str, level: &str, line: &[Inline]) -> Result<()> {
        let Self { xml, links, .. } = self;
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.empty("w:pStyle", &[("w:val", "ListParagraph")])?;
                xml.within("w:numPr", &[], |xml| {
                    xml.empty("w:ilvl", &[("w:val", level)])?;
                    xml.empty("w:numId", &[("w:val", number)])
                })
            })?;
            if line.is_empty() {
                return run(xml, "", Look::default());
            }
            runs(xml, line, Look::default(), links)
        })
    }
}
