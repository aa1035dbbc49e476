//! Plugins as readers of evidence: the bytes go over, the text comes back, and where each part of it stands.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use heng_evidence::reader::{Block, Bounds, Fault, Reader, Reading, Sheet, SheetCell, SheetRow};
use heng_model::origin::SheetName;
use heng_model::{Message, Span};

use crate::plugin::Plugin;
use crate::process::decode;
use crate::protocol::{self, Method, Part, Place};
use crate::trouble::Trouble;
use crate::trust::Consent;

/// A plugin that reads files.
#[derive(Debug)]
pub struct PluginReader(pub Arc<Plugin>);

impl Reader for PluginReader {
    fn id(&self) -> &str {
        self.0.id()
    }

    fn digest(&self) -> [u8; 32] {
        // Without consent it reads nothing: consent changes what it reads.
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.digest.as_bytes()).update(&[u8::from(self.0.consent == Consent::Given)]);
        *hasher.finalize().as_bytes()
    }

    fn reads(&self, path: &str) -> bool {
        self.0.manifest.reads.iter().any(|reads| reads.fits.is_match(path))
    }

    fn ships(&self) -> bool {
        false
    }

    fn read(&self, path: &str, bytes: &Arc<[u8]>, _: &Bounds) -> Result<Reading, Fault> {
        let read = self.0.read(path, bytes).and_then(|found| reading(&found));
        read.map_err(|trouble| {
            let message = trouble.message(self.0.id());
            // What it says itself of a file it says again; whatever else went wrong may go well the next time.
            match trouble {
                Trouble::Failed { .. } | Trouble::Missing { .. } => Fault::of_file(message),
                _ => Fault::of_reader(message),
            }
        })
    }
}

impl Plugin {
    /// What stands in a file.
    fn read(&self, path: &str, bytes: &[u8]) -> Result<protocol::Reading, Trouble> {
        self.may_run()?;
        let method = Method::Read(protocol::Read { path: path.to_owned(), base64: STANDARD.encode(bytes) });
        let value = self.host().ask(method, None, &AtomicBool::new(false), |_| Ok(()))?;
        decode(&value)
    }
}

/// What a plugin read, in the words of the engine. The places in the file are held against it there.
fn reading(found: &protocol::Reading) -> Result<Reading, Trouble> {
    let mut blocks = Vec::new();
    let mut end = 0;
    let title = found.title.as_deref().map(str::trim);
    let mut untitled = true;
    let mut add = |text: &str, place: heng_model::Place| {
        if !text.trim().is_empty() {
            let mut block = Block::new(text, place);
            block.title = untitled && title == Some(text.trim());
            untitled &= !block.title;
            blocks.push(block);
        }
    };
    for part in &found.parts {
        honest(part, &found.text, end)?;
        add(&found.text[end..part.start], heng_model::Place::Whole);
        add(&found.text[part.start..part.end], place(&part.place));
        end = part.end;
    }
    add(&found.text[end..], heng_model::Place::Whole);
    let sheets = found.tables.iter().enumerate().map(|(index, table)| sheet(index, table));
    Ok(Reading { blocks, sheets: sheets.collect(), ..Reading::default() })
}

/// Whether a part stands in the text, behind the one before it.
fn honest(part: &Part, text: &str, after: usize) -> Result<(), Trouble> {
    let Part { start, end, .. } = *part;
    let lying = |code: &'static str| {
        Err(Trouble::LyingPlace { place: format!("{start}..{end}"), why: Message::new(code).with("argument", 0usize) })
    };
    if start < after || start > end || end > text.len() {
        return lying("heng::plugin::part_outside");
    }
    if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        return lying("heng::plugin::place_inside_a_character");
    }
    Ok(())
}

fn place(place: &Place) -> heng_model::Place {
    match place {
        Place::Bytes { start, end } => heng_model::Place::Bytes { span: Span::new(*start, *end) },
        Place::Page { page, line } => heng_model::Place::Page { page: *page, line: *line },
        Place::Named { name } => heng_model::Place::Opaque { name: name.as_str().into() },
    }
}

fn sheet(index: usize, table: &protocol::Table) -> Sheet {
    let name = match &table.name {
        Some(name) => SheetName::Name(name.as_str().into()),
        None => SheetName::Number(index + 1),
    };
    let cell = |text: &String| SheetCell { text: text.as_str().into(), ..SheetCell::default() };
    let rows = std::iter::once(&table.columns).chain(&table.rows).enumerate();
    let rows = rows.map(|(index, cells)| SheetRow { number: index + 1, cells: cells.iter().map(cell).collect() });
    Sheet { name, hidden: false, rows: rows.collect() }
}
