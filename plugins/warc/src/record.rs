//! Records of an archive, one after another.

use data_encoding::{BASE32, BASE32_NOPAD, HEXLOWER_PERMISSIVE};
use sha1::{Digest, Sha1};
use sha2::Sha256;

/// Bytes of the head of a record.
const MOST_HEAD: usize = 64 << 10;

/// A record.
pub(crate) struct Record<'a> {
    head: &'a [u8],
    /// What it holds.
    pub block: &'a [u8],
}

/// What comes next.
pub(crate) enum Next<'a> {
    /// A record, and what stands behind it.
    Record(Record<'a>, &'a [u8]),
    /// Nothing more.
    End,
    /// Something that is no record, or less of one than it says.
    Damaged,
}

/// The record at the beginning of these bytes.
pub(crate) fn next(bytes: &[u8]) -> Next<'_> {
    let blank = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let bytes = &bytes[blank..];
    if bytes.is_empty() {
        return Next::End;
    }
    let window = &bytes[..bytes.len().min(MOST_HEAD)];
    let end = find(window, b"\r\n\r\n").map(|at| (at, 4)).or_else(|| find(window, b"\n\n").map(|at| (at, 2)));
    let Some((end, gap)) = end.filter(|_| bytes.starts_with(b"WARC/")) else { return Next::Damaged };
    let record = Record { head: &bytes[..end], block: &[] };
    let length = record.header("Content-Length").and_then(|length| length.parse::<usize>().ok());
    let body = &bytes[end + gap..];
    match length.and_then(|length| Some((body.get(..length)?, &body[length..]))) {
        Some((block, rest)) => Next::Record(Record { block, ..record }, rest),
        None => Next::Damaged,
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

impl Record<'_> {
    /// A field of its head.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = String::from_utf8_lossy(self.head);
        let fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        fields
            .into_iter()
            .find(|(field, _)| field.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
    }
}

/// Whether bytes have a digest, `sha1:` in base32 or `sha256:` in base32 or hexadecimal digits. One of another kind is not looked at.
pub(crate) fn holds(stated: &str, bytes: &[u8]) -> bool {
    let Some((kind, written)) = stated.split_once(':') else { return true };
    let digest = match kind.trim().to_ascii_lowercase().as_str() {
        "sha1" => Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => Sha256::digest(bytes).to_vec(),
        _ => return true,
    };
    let written = written.trim();
    let upper = written.to_ascii_uppercase();
    let read = [
        HEXLOWER_PERMISSIVE.decode(written.as_bytes()).ok(),
        BASE32.decode(upper.as_bytes()).ok(),
        BASE32_NOPAD.decode(upper.as_bytes()).ok(),
    ];
    read.into_iter().flatten().any(|read| read == digest)
}
