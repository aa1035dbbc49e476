//! Opens the zip archives that office files are, within bounds: what a few bytes unpack to is counted before anybody parses it, and
//! what an archive says of its own sizes is not believed.

use std::io::{Cursor, Read};
use std::sync::Arc;

use heng_evidence::reader::{Bounds, Fault};
use heng_model::Message;
use zip::ZipArchive;

/// Parts of one office file; the largest of real ones have some thousands of pictures.
const MOST_PARTS: usize = 10_000;
/// What files begin with that Office encrypted, and old ones.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An archive that is known to be within bounds.
pub type Archive = ZipArchive<Cursor<Arc<[u8]>>>;

/// Opens an archive after all its parts were unpacked once, and counted.
pub fn open(bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Archive, Fault> {
    if bytes.starts_with(COMPOUND) {
        return Err(Fault::of_file(Message::new("heng::reader::encrypted")));
    }
    let broken = |error: &dyn std::fmt::Display| Fault::broken(&error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes.clone())).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::too_much("files", MOST_PARTS as u64));
    }
    let mut left = bounds.unpacked;
    let mut buffer = vec![0; 64 << 10];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| broken(&error))?;
        loop {
            let count = part.read(&mut buffer).map_err(|error| broken(&error))?;
            if count == 0 {
                break;
            }
            left = left.checked_sub(count as u64).ok_or_else(|| Fault::too_much("unpacked", bounds.unpacked))?;
        }
    }
    Ok(archive)
}

/// The bytes of one part; none where there is no such part.
pub fn part(archive: &mut Archive, name: &str, bounds: &Bounds) -> Result<Option<Vec<u8>>, Fault> {
    let part = match archive.by_name(name) {
        Ok(part) => part,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(Fault::broken(&error.to_string())),
    };
    let mut bytes = Vec::new();
    part.take(bounds.unpacked).read_to_end(&mut bytes).map_err(|error| Fault::broken(&error.to_string()))?;
    Ok(Some(bytes))
}
