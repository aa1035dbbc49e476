//! The text of what a reader read, with the way back from every letter to its place.

use heng_model::{Place, Span};

use crate::reader::{Block, Reading};

/// A text made of blocks.
#[derive(Debug)]
pub(crate) struct Prose {
    /// The blocks, a line each.
    pub text: String,
    /// Where each begins in the text, and where it stands.
    blocks: Vec<(usize, Place)>,
    /// Blocks that go on with the one before.
    continues: Vec<bool>,
    /// The block that is the title.
    title: Option<usize>,
}

impl Prose {
    /// The text of a reading; of one that has none, that of its cells.
    pub fn of(reading: &Reading) -> Self {
        let mut prose = Self { text: String::new(), blocks: Vec::new(), continues: Vec::new(), title: None };
        for block in &reading.blocks {
            if block.title && prose.title.is_none() {
                prose.title = Some(prose.blocks.len());
            }
            prose.push(block);
        }
        if reading.blocks.is_empty() {
            for sheet in reading.sheets.iter().filter(|sheet| !sheet.hidden) {
                for row in &sheet.rows {
                    for (column, cell) in row.cells.iter().enumerate() {
                        if cell.merged.is_some() || cell.text.trim().is_empty() {
                            continue;
                        }
                        let here = || Place::Cell {
                            sheet: Some(sheet.name.clone()),
                            row: row.number,
                            column: column + 1,
                            name: None,
                            bytes: None,
                        };
                        let place = cell.place.as_ref().map_or_else(here, |place| (**place).clone());
                        prose.push(&Block::new(cell.text.clone(), place));
                    }
                }
            }
        }
        prose
    }

    fn push(&mut self, block: &Block) {
        self.blocks.push((self.text.len(), block.place.clone()));
        self.continues.push(block.continues);
        self.text.push_str(&block.text);
        self.text.push('\n');
    }

    /// The ranges of the blocks in the text, each with whether it goes on with the one before.
    pub fn blocks(&self) -> impl Iterator<Item = (std::ops::Range<usize>, bool)> {
        let ends = self.blocks.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
        let starts = self.blocks.iter().map(|(start, _)| *start);
        starts.zip(ends).zip(&self.continues).map(|((start, end), continues)| (start..end - 1, *continues))
    }

    /// The bytes of the title.
    pub fn title(&self) -> Option<std::ops::Range<usize>> {
        let at = self.title?;
        self.blocks().nth(at).map(|(range, _)| range)
    }

    /// Where the text from one byte to another stands: that of its first block.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let at = self.blocks.partition_point(|(begin, _)| *begin <= start).saturating_sub(1);
        let Some((begin, place)) = self.blocks.get(at) else { return Place::Whole };
        let length = self.blocks.get(at + 1).map_or(self.text.len(), |(next, _)| *next) - 1 - begin;
        match place {
            // The block is as the file has it, byte for byte: so is what is in it.
            Place::Bytes { span } if span.end - span.start == length => {
                let within = |at: usize| span.start + (at - begin).min(length);
                Place::Bytes { span: Span::new(within(start), within(end.max(start))) }
            }
            place => place.clone(),
        }
    }
}
