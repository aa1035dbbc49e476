//! Blocks of evidence: a file of the case's bundle, in whichever encoding it is to be saved.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};
use heng_files::{BadPath, checked_path};
use heng_model::{Diagnostic, Message, Source, Span};

use crate::lines::Block;

/// A file of evidence.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    /// Its path as the block names it: within `data/`, but for `bundle.yaml`.
    pub path: String,
    /// Where the path is written.
    pub span: Span,
    /// Its text.
    pub text: String,
    encoding: &'static Encoding,
}

/// Endings of files that are no text: these stand in real bundles, and cases hold only what people can read.
const BINARY: &[&str] = &[
    "pdf", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "ofd", "png", "jpg", "jpeg", "gif", "webp", "bmp",
    "zip", "rar", "7z", "mp4", "mp3", "parquet",
];

/// Why no case can hold a file of that path; nothing where it can.
pub(crate) fn refused(path: &str) -> Option<Message> {
    let ending = ending(path);
    if BINARY.contains(&ending.as_str()) {
        return Some(Message::new("heng::cases::file_binary").with("ending", ending));
    }
    // Words of an info string are divided by spaces; one without these signs is a remark.
    let is_one_word = !path.contains(char::is_whitespace) && path.contains(['/', '.']) && !path.starts_with("data/");
    (!is_one_word).then(|| Message::new("heng::cases::file_name"))
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// The file that a block is.
pub(crate) fn read(source: &Arc<Source>, block: Block) -> Result<Evidence, Box<Diagnostic>> {
    let refuse = |message: Message, span: Span| Err(Box::new(Diagnostic::error(message).at(source, span)));
    let span = block.info[0];
    let path = &source.text[span.range()];
    let why = match checked_path(path) {
        Ok(_) => None,
        Err(BadPath::Absolute) => Some("heng::cases::path_absolute"),
        Err(BadPath::BadCharacter) => Some("heng::cases::path_character"),
        Err(_) => Some("heng::cases::path_dots"),
    };
    if let Some(why) = why {
        return refuse(Message::new("heng::cases::bad_path").with("path", path).with("why", Message::new(why)), span);
    }
    if let Some(inner) = path.strip_prefix("data/") {
        return refuse(Message::new("heng::cases::path_with_data").with("path", path).with("inner", inner), span);
    }
    let ending = ending(path);
    if BINARY.contains(&ending.as_str()) {
        return refuse(Message::new("heng::cases::binary").with("path", path).with("ending", ending), span);
    }
    let encoding = match block.info.get(1..).unwrap_or_default() {
        [] => UTF_8,
        [label] => {
            let name = &source.text[label.range()];
            // The standard has no encoder for UTF-16: browsers never write it.
            let found = Encoding::for_label(name.as_bytes()).filter(|found| found.output_encoding() == *found);
            match found {
                Some(encoding) => encoding,
                None => return refuse(Message::new("heng::cases::unknown_encoding").with("encoding", name), *label),
            }
        }
        [_, more, ..] => return refuse(Message::new("heng::cases::path_with_spaces"), *more),
    };
    Ok(Evidence { path: path.to_owned(), span, text: block.text, encoding })
}

impl Evidence {
    /// The encoding that it is saved in.
    pub(crate) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Its bytes as they are saved.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Message> {
        let mut encoder = self.encoding.new_encoder();
        let most = encoder.max_buffer_length_from_utf8_without_replacement(self.text.len());
        let mut bytes = Vec::with_capacity(most.unwrap_or(self.text.len()));
        match encoder.encode_from_utf8_to_vec_without_replacement(&self.text, &mut bytes, true) {
            (encoding_rs::EncoderResult::Unmappable(sign), _) => Err(Message::new("heng::cases::unmappable")
                .with("sign", sign.to_string())
                .with("encoding", self.encoding.name())),
            _ => Ok(bytes),
        }
    }
}
