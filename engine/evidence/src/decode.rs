//! Bytes to text, and the way back: every byte of the text knows the byte of the file it came from.

use std::sync::{Arc, OnceLock};

use chardetng::EncodingDetector;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use heng_model::Span;

/// The bytes within which a page may declare its encoding, as browsers do.
const PRESCAN: usize = 1024;

/// A decoded file.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text.
    pub text: Arc<str>,
    /// The name of the encoding.
    pub encoding: &'static str,
    map: ByteMap,
}

/// From bytes of the text to bytes of the file as saved, and back.
#[derive(Debug, Clone)]
pub struct ByteMap(Arc<Way>);

#[derive(Debug)]
enum Way {
    /// The file is UTF-8; so many bytes of mark come first.
    Shifted(usize),
    /// The file is in another encoding: found when first asked for.
    Letters { raw: Arc<[u8]>, encoding: &'static Encoding, mark: usize, letters: OnceLock<Vec<(u32, u32)>> },
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {
    /// They hold NUL bytes, as programs and pictures do.
    Binary,
    /// No encoding that is known fits.
    Unknown,
}

/// Decodes a file: by its mark, then by what it declares, then by what it looks like.
pub fn decode(raw: &Arc<[u8]>, markup: bool) -> Result<Decoded, NoText> {
    decode_as(raw, markup, None)
}

/// The same of a file that came with the name of an encoding, which counts before what the file declares itself, as in browsers.
pub fn decode_as(raw: &Arc<[u8]>, markup: bool, charset: Option<&str>) -> Result<Decoded, NoText> {
    if let Some((encoding, mark)) = Encoding::for_bom(raw) {
        return whole(raw, encoding, mark);
    }
    if raw.contains(&0) {
        return Err(NoText::Binary);
    }
    // What is valid UTF-8 is UTF-8, whatever a page declares.
    if std::str::from_utf8(raw).is_ok() {
        return whole(raw, UTF_8, 0);
    }
    let named = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = named
        && let Ok(decoded) = whole(raw, encoding, 0)
    {
        return Ok(decoded);
    }
    if markup
        && let Some(encoding) = declared(raw)
        && let Ok(decoded) = whole(raw, encoding, 0)
    {
        return Ok(decoded);
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(raw, true);
    let guessed = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny);
    // Evidence is Chinese: what reads as GB18030 without a flaw is that, before any guess.
    whole(raw, encoding_rs::GB18030, 0).or_else(|_| whole(raw, guessed, 0))
}

fn whole(raw: &Arc<[u8]>, encoding: &'static Encoding, mark: usize) -> Result<Decoded, NoText> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(&raw[mark..]).ok_or(NoText::Unknown)?;
    if text.contains('\0') {
        return Err(NoText::Binary);
    }
    let way = if encoding == UTF_8 {
        Way::Shifted(mark)
    } else {
        Way::Letters { raw: raw.clone(), encoding, mark, letters: OnceLock::new() }
    };
    Ok(Decoded { text: text.into(), encoding: encoding.name(), map: ByteMap(Arc::new(way)) })
}

/// The encoding that a page declares in a `<meta>` near its head.
fn declared(raw: &[u8]) -> Option<&'static Encoding> {
    let head = raw[..raw.len().min(PRESCAN)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let at = head.find("charset")? + "charset".len();
    let rest = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

impl Decoded {
    /// Of a file that is no text.
    pub fn nothing() -> Self {
        Self { text: "".into(), encoding: UTF_8.name(), map: ByteMap::identity() }
    }

    /// The way back to the file's bytes.
    pub fn map(&self) -> &ByteMap {
        &self.map
    }
}

impl ByteMap {
    /// For a text that has no file of its own.
    pub fn identity() -> Self {
        Self(Arc::new(Way::Shifted(0)))
    }

    /// The bytes in the file of bytes in the text.
    pub fn to_raw(&self, span: Span) -> Span {
        Span::new(self.raw(span.start), self.raw(span.end))
    }

    /// The bytes in the text of bytes in the file.
    pub fn to_text(&self, span: Span) -> Span {
        Span::new(self.text(span.start), self.text(span.end))
    }

    fn raw(&self, text: usize) -> usize {
        match &*self.0 {
            Way::Shifted(mark) => text + mark,
            Way::Letters { .. } => {
                let letters = self.letters();
                let place = letters.partition_point(|(own, _)| (*own as usize) < text);
                letters.get(place).or(letters.last()).map_or(text, |(_, raw)| *raw as usize)
            }
        }
    }

    fn text(&self, raw: usize) -> usize {
        match &*self.0 {
            Way::Shifted(mark) => raw.saturating_sub(*mark),
            Way::Letters { .. } => {
                let letters = self.letters();
                let place = letters.partition_point(|(_, own)| (*own as usize) < raw);
                letters.get(place).or(letters.last()).map_or(raw, |(text, _)| *text as usize)
            }
        }
    }

    /// For every letter its byte in the text and in the file, and at last the end of both.
    fn letters(&self) -> &[(u32, u32)] {
        let Way::Letters { raw, encoding, mark, letters } = &*self.0 else { return &[] };
        letters.get_or_init(|| {
            let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let mut decoder = encoding.new_decoder_without_bom_handling();
            let (mut found, mut text, mut began) = (Vec::new(), 0usize, *mark);
            let mut buffer = [0u8; 16];
            for at in *mark..raw.len() {
                let (result, _, written) =
                    decoder.decode_to_utf8_without_replacement(&raw[at..=at], &mut buffer, false);
                if written > 0 {
                    let out = std::str::from_utf8(&buffer[..written]).unwrap_or_default();
                    for letter in out.chars() {
                        found.push((narrow(text), narrow(began)));
                        text += letter.len_utf8();
                    }
                    began = at + 1;
                }
                if matches!(result, DecoderResult::Malformed(..)) {
                    began = at + 1;
                }
            }
            found.push((narrow(text), narrow(raw.len())));
            found
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, GBK};

    fn bytes(of: &[u8]) -> Arc<[u8]> {
        of.into()
    }

    #[test]
    fn every_encoding_reads_and_leads_back() {
        let text = "政策：国办发〔2022〕14号 ABC 𠮷。";
        let utf16 = |little: bool| -> Vec<u8> {
            let mark = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
            let units =
                text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            mark.into_iter().chain(units).collect()
        };
        let bom: Vec<u8> = b"\xef\xbb\xbf".iter().copied().chain(text.bytes()).collect();
        let gb = GB18030.encode(text).0.into_owned();
        for (raw, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (bom, "UTF-8"),
            (utf16(true), "UTF-16LE"),
            (utf16(false), "UTF-16BE"),
            (gb, "gb18030"),
        ] {
            let decoded = decode(&bytes(&raw), false).unwrap();
            assert_eq!((&*decoded.text, decoded.encoding), (text, name));
            for wanted in ["国办发", "𠮷", "。"] {
                let at = text.find(wanted).unwrap();
                let span = decoded.map().to_raw(Span::new(at, at + wanted.len()));
                let (encoding, _) =
                    Encoding::for_bom(&raw).unwrap_or((Encoding::for_label(name.as_bytes()).unwrap(), 0));
                let (back, _, _) = encoding.decode(&raw[span.range()]);
                assert_eq!(back, wanted, "{name}");
                assert_eq!(decoded.map().to_text(span), Span::new(at, at + wanted.len()));
            }
        }
    }

    #[test]
    fn four_bytes_of_gbk_are_chinese() {
        let raw = GBK.encode("政策").0.into_owned();
        assert_eq!(raw.len(), 4);
        assert_eq!(&*decode(&bytes(&raw), false).unwrap().text, "政策");
    }

    #[test]
    fn a_page_that_declares_gb2312_and_is_utf8_is_utf8() {
        let page = "<meta charset=gb2312><p>政策</p>";
        assert_eq!(&*decode(&bytes(page.as_bytes()), true).unwrap().text, page);
        let page = GBK.encode("<meta charset=gb2312><p>政策文件库</p>").0.into_owned();
        assert!(decode(&bytes(&page), true).unwrap().text.contains("政策文件库"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(&bytes(b"\x89PNG\r\n\x1a\n\0\0\0"), false).unwrap_err(), NoText::Binary);
        assert!(decode(&bytes(&[0x81, 0xff, 0xfe, 0x80, 0xff, 0xff, 0x90]), false).is_err());
    }
}
