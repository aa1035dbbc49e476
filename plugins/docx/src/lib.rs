//! Reads Word files: paragraphs in the order of the document, tables with their cells, text boxes and footnotes. What was struck out
//! under tracked changes is not there any more, and is not read.

mod story;
mod tables;

use std::collections::BTreeSet;
use std::sync::Arc;

use heng_evidence::reader::{Block, Bounds, Fault, Reader, Reading};
use heng_model::Place;
use quick_xml::events::Event;

use story::{Story, attribute};

/// Reads Word files.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordFiles;

/// Tells what is read by this from what was read by an older one: raised whenever that changes.
const VERSION: u8 = 1;

impl Reader for WordFiles {
    fn id(&self) -> &'static str {
        "docx"
    }

    fn digest(&self) -> [u8; 32] {
        [VERSION; 32]
    }

    fn reads(&self, path: &str) -> bool {
        let path = path.to_ascii_lowercase();
        [".docx", ".docm"].iter().any(|ending| path.ends_with(ending))
    }

    fn read(&self, _: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
        let mut archive = heng_zipped::open(bytes, bounds)?;
        let mut part = |name: &str| heng_zipped::part(&mut archive, name, bounds);
        let body = part("word/document.xml")?.ok_or_else(|| Fault::broken("word/document.xml"))?;
        let titles = part("word/styles.xml")?.map(|styles| titles(&styles)).unwrap_or_default();
        let mut reading = Story::read(&body, &titles, bounds)?;
        if let Some(notes) = part("word/footnotes.xml")? {
            let notes = Story::read(&notes, &BTreeSet::new(), bounds)?;
            let filled = notes.blocks.into_iter().filter(|block| !block.text.trim().is_empty());
            for (at, block) in filled.enumerate() {
                let name = format!("footnote {}", at + 1);
                reading.blocks.push(Block::new(block.text, Place::Opaque { name: name.into() }));
            }
        }
        Ok(reading)
    }
}

/// The ids of the styles in which titles are set.
fn titles(styles: &[u8]) -> BTreeSet<String> {
    let mut reader = quick_xml::Reader::from_reader(styles);
    let (mut titles, mut buffer, mut style) = (BTreeSet::new(), Vec::new(), None);
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match &event {
            Event::Eof => break,
            Event::Start(tag) if tag.local_name().as_ref() == b"style" => style = attribute(tag, b"styleId"),
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"name" => {
                let is_title = attribute(tag, b"val").is_some_and(|name| name.eq_ignore_ascii_case("title"));
                titles.extend(style.take().filter(|_| is_title));
            }
            _ => {}
        }
        buffer.clear();
    }
    titles
}
