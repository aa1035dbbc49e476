//! Reads the text of PDF files by page and line. The file is taken apart by `lopdf`; lines are put together here, from where each
//! piece of text is set: a PDF has no lines, and its pieces stand in any order.

mod lines;
mod page;

use std::sync::Arc;

use heng_evidence::reader::{Block, Bounds, Fault, Reader, Reading};
use heng_model::{Message, Place};
use lopdf::{Document, LoadOptions};

use page::Pieces;

/// Reads PDF files.
#[derive(Debug, Clone, Copy, Default)]
pub struct PdfFiles;

/// Tells what is read by this from what was read by an older one: raised whenever that changes.
const VERSION: u8 = 1;
/// Bytes of the stack on which a file is taken apart: objects stand in one another.
const STACK: usize = 32 << 20;
/// Bytes that one stream may unpack to.
const MOST_STREAM: usize = 64 << 20;
/// Objects of one file.
const MOST_OBJECTS: usize = 500_000;

impl Reader for PdfFiles {
    fn id(&self) -> &'static str {
        "pdf"
    }

    fn digest(&self) -> [u8; 32] {
        [VERSION; 32]
    }

    fn reads(&self, path: &str) -> bool {
        path.to_ascii_lowercase().ends_with(".pdf")
    }

    fn read(&self, _: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
        let (bytes, bounds) = (bytes.clone(), *bounds);
        let reading = std::thread::Builder::new().stack_size(STACK).spawn(move || read(&bytes, &bounds));
        let joined = reading.map_err(|error| Fault::broken(&error.to_string()))?.join();
        joined.unwrap_or_else(|_| Err(Fault::of_file(Message::new("heng::reader::panicked").with("reader", "pdf"))))
    }
}

fn read(bytes: &[u8], bounds: &Bounds) -> Result<Reading, Fault> {
    // The head of a PDF may stand behind a little rubbish, as other readers bear with.
    if !bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Err(Fault::broken("%PDF"));
    }
    let options = LoadOptions { max_decompressed_size: Some(MOST_STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => encrypted(),
        error => Fault::broken(&error.to_string()),
    })?;
    if document.is_encrypted() {
        return Err(encrypted());
    }
    if document.objects.len() > MOST_OBJECTS {
        return Err(Fault::too_much("objects", MOST_OBJECTS as u64));
    }
    let pages = document.get_pages();
    if pages.len() as u64 > bounds.pages {
        return Err(Fault::too_much("pages", bounds.pages));
    }
    let mut reading = Reading::default();
    let mut pieces = Pieces::new(&document, bounds);
    let mut sum = 0u64;
    for (at, id) in pages.values().enumerate() {
        for (line, set) in lines::of(pieces.of_page(*id)?).into_iter().enumerate() {
            sum += set.text.len() as u64;
            if sum > bounds.text {
                return Err(Fault::too_much("text", bounds.text));
            }
            let place = Place::Page { page: at + 1, line: line + 1 };
            reading.blocks.push(Block { continues: set.continues, ..Block::new(set.text, place) });
        }
    }
    Ok(reading)
}

fn encrypted() -> Fault {
    Fault::of_file(Message::new("heng::reader::encrypted"))
}
