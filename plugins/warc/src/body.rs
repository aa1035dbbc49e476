//! Answers of web servers: their heads, and their bodies unpacked.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};
use heng_evidence::reader::{Bounds, Fault};

/// Fields of the head of an answer.
const MOST_FIELDS: usize = 256;

/// An answer.
pub(crate) struct Answer<'a> {
    /// Whether what was asked for was given.
    pub is_success: bool,
    /// The body as it went over the wire.
    pub sent: &'a [u8],
    /// The body put together from its chunks.
    pub whole: Cow<'a, [u8]>,
    /// The body unpacked.
    pub body: Vec<u8>,
    /// `Content-Type`
    pub content_type: Option<String>,
    /// How the body is packed, where that is not known here.
    pub unknown_encoding: Option<String>,
}

impl<'a> Answer<'a> {
    /// A body without a head.
    pub fn plain(block: &'a [u8], content_type: Option<String>) -> Self {
        let (whole, body) = (Cow::Borrowed(block), block.to_vec());
        Self { is_success: true, sent: block, whole, body, content_type, unknown_encoding: None }
    }

    /// An answer with its head; nothing where that is none.
    pub fn of(block: &'a [u8], bounds: &Bounds) -> Result<Option<Self>, Fault> {
        let mut fields = vec![httparse::EMPTY_HEADER; MOST_FIELDS];
        let mut head = httparse::Response::new(&mut fields);
        let Ok(httparse::Status::Complete(end)) = head.parse(block) else { return Ok(None) };
        let is_success = head.code.is_some_and(|code| (200..300).contains(&code));
        let field = |name: &str| {
            let found = head.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
            Some(String::from_utf8_lossy(found.value).trim().to_owned())
        };
        let sent = &block[end..];
        let is_chunked = field("Transfer-Encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
        // Some crawlers put the chunks together and leave the head as it was.
        let whole = match is_chunked.then(|| joined(sent)).flatten() {
            Some(joined) => Cow::Owned(joined),
            None => Cow::Borrowed(sent),
        };
        let packing = field("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        let unpacked = match &*packing {
            "" | "identity" => Some(whole.to_vec()),
            "gzip" | "x-gzip" => unpack(GzDecoder::new(&whole[..]), bounds)?,
            "deflate" => match unpack(ZlibDecoder::new(&whole[..]), bounds)? {
                Some(body) => Some(body),
                None => unpack(DeflateDecoder::new(&whole[..]), bounds)?,
            },
            _ => None,
        };
        let is_known = matches!(&*packing, "" | "identity" | "gzip" | "x-gzip" | "deflate");
        // Others unpack the body and leave the head as it was.
        let body = unpacked.unwrap_or_else(|| whole.to_vec());
        let unknown_encoding = (!is_known).then_some(packing);
        let content_type = field("Content-Type");
        Ok(Some(Self { is_success, sent, whole, body, content_type, unknown_encoding }))
    }
}

fn unpack(decoder: impl Read, bounds: &Bounds) -> Result<Option<Vec<u8>>, Fault> {
    let mut body = Vec::new();
    let read = decoder.take(bounds.file_size + 1).read_to_end(&mut body);
    if body.len() as u64 > bounds.file_size {
        return Err(Fault::too_much("file_size", bounds.file_size));
    }
    Ok(read.ok().map(|_| body))
}

/// A body put together from its chunks; nothing where it has none.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let Ok(httparse::Status::Complete((start, size))) = httparse::parse_chunk_size(rest) else { return None };
        if size == 0 {
            return Some(body);
        }
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        body.extend_from_slice(rest.get(start..end)?);
        rest = rest.get(end..)?.strip_prefix(b"\r\n")?;
    }
}

/// `text/html` of `text/html; charset=gbk`
pub(crate) fn media_type(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// `gbk` of `text/html; charset=gbk`
pub(crate) fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let named = parameters.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    named.map(|(_, value)| value.trim().trim_matches(['"', '\'']).to_owned()).filter(|value| !value.is_empty())
}
