//! The archive that a Word document is.

use std::io::{Cursor, Error, Result, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::style::Style;
use crate::word::body::Body;
use crate::word::parts::{self, About};
use crate::word::styles::styles;

/// The files in their order, with no time but the archive's first.
pub fn packed(body: &Body, style: &Style, about: &About) -> Result<Vec<u8>> {
    let files = [
        ("[Content_Types].xml", parts::content_types()?),
        ("_rels/.rels", parts::package_relations()?),
        ("docProps/app.xml", parts::app(about)?),
        ("docProps/core.xml", parts::core(about)?),
        ("word/document.xml", parts::document(body, style)?),
        ("word/_rels/document.xml.rels", parts::relations(body)?),
        ("word/styles.xml", styles(style)?),
        ("word/numbering.xml", parts::numbering(&body.lists)?),
        ("word/fontTable.xml", parts::fonts(style)?),
        ("word/settings.xml", parts::settings()?),
        ("word/footer1.xml", parts::footer()?),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options).map_err(Error::other)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish().map_err(Error::other)?.into_inner())
}
