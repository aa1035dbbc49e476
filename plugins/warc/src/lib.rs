//! Reads web archives, as crawlers write them: what was answered with success becomes a file of the bundle, with its address and the
//! day on which it was captured. Digests are checked: a page that is not what the archive says it is, is left out, and said.

mod body;
mod path;
mod record;

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;
use heng_evidence::reader::{Bounds, Contained, Fault, MOST_REMARKS, Reader, Reading};
use heng_model::Message;

use body::Answer;
use record::{Next, Record};

/// Reads web archives.
#[derive(Debug, Clone, Copy, Default)]
pub struct WebArchives;

/// Tells what is read by this from what was read by an older one: raised whenever that changes.
const VERSION: u8 = 1;
/// Records of one archive; each page has two or three.
const MOST_RECORDS: usize = 100_000;

impl Reader for WebArchives {
    fn id(&self) -> &'static str {
        "warc"
    }

    fn digest(&self) -> [u8; 32] {
        [VERSION; 32]
    }

    fn reads(&self, path: &str) -> bool {
        let path = path.to_ascii_lowercase();
        [".warc", ".warc.gz"].iter().any(|ending| path.ends_with(ending))
    }

    fn holds_files(&self, path: &str) -> bool {
        self.reads(path)
    }

    fn read(&self, _: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
        let mut unpacked = Vec::new();
        let mut cut = None;
        let text: &[u8] = if bytes.starts_with(&[0x1f, 0x8b]) {
            let mut decoder = MultiGzDecoder::new(&bytes[..]).take(bounds.unpacked + 1);
            // What could be unpacked before the damage is still there.
            cut = decoder.read_to_end(&mut unpacked).err().map(|error| error.to_string());
            if unpacked.len() as u64 > bounds.unpacked {
                return Err(Fault::too_much("unpacked", bounds.unpacked));
            }
            &unpacked
        } else {
            bytes
        };
        if !text.starts_with(b"WARC/") {
            return Err(Fault::broken(cut.as_deref().unwrap_or("WARC/1.0")));
        }
        let mut archive =
            Archive { bounds, reading: Reading::default(), paths: HashSet::new(), by_digest: HashMap::new(), sum: 0 };
        archive.records(text, cut.is_some())?;
        Ok(archive.reading)
    }
}

/// An archive while it is read.
struct Archive<'a> {
    bounds: &'a Bounds,
    reading: Reading,
    paths: HashSet<String>,
    /// Answers by the digest of their payload, for records that say that nothing changed.
    by_digest: HashMap<String, usize>,
    sum: u64,
}

impl Archive<'_> {
    fn remark(&mut self, message: Message) {
        if self.reading.remarks.len() < MOST_REMARKS {
            self.reading.remarks.push(message);
        }
    }

    fn records(&mut self, text: &[u8], mut cut: bool) -> Result<(), Fault> {
        let mut rest = text;
        let mut number = 0;
        loop {
            match record::next(rest) {
                Next::End => break,
                Next::Damaged => {
                    cut = true;
                    break;
                }
                Next::Record(record, after) => {
                    number += 1;
                    if number > MOST_RECORDS {
                        return Err(Fault::too_much("records", MOST_RECORDS as u64));
                    }
                    self.take(&record, number)?;
                    rest = after;
                }
            }
        }
        if cut {
            self.remark(Message::new("heng::reader::archive_cut").with("count", number));
        }
        Ok(())
    }

    fn take(&mut self, record: &Record<'_>, number: usize) -> Result<(), Fault> {
        let Some(url) = record.header("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned()) else {
            return Ok(());
        };
        let kind = record.header("WARC-Type").unwrap_or_default();
        let answer = match &*kind {
            "response" => {
                let Some(answer) = Answer::of(record.block, self.bounds)? else {
                    self.remark(Message::new("heng::reader::broken_answer").with("url", &*url).with("record", number));
                    return Ok(());
                };
                answer
            }
            "resource" => Answer::plain(record.block, record.header("Content-Type")),
            "revisit" => return self.revisit(record, &url, number),
            _ => return Ok(()),
        };
        let block = record.header("WARC-Block-Digest");
        let payload = record.header("WARC-Payload-Digest");
        let holds = |stated: &Option<String>, of: &[&[u8]]| {
            stated.as_deref().is_none_or(|stated| of.iter().any(|bytes| record::holds(stated, bytes)))
        };
        // Crawlers differ in whether the payload is what was sent or what that unpacks to.
        if !holds(&block, &[record.block]) || !holds(&payload, &[answer.sent, &answer.whole]) {
            self.remark(Message::new("heng::reader::wrong_digest").with("url", &*url).with("record", number));
            return Ok(());
        }
        if !answer.is_success {
            return Ok(());
        }
        if let Some(encoding) = &answer.unknown_encoding {
            let message = Message::new("heng::reader::unknown_packing").with("url", &*url);
            self.remark(message.with("encoding", encoding.as_str()));
            return Ok(());
        }
        if let Some(digest) = payload {
            self.by_digest.entry(digest).or_insert(self.reading.files.len());
        }
        self.put(record, &url, number, answer.body.into(), answer.content_type.as_deref())
    }

    /// The page was captured before and had not changed.
    fn revisit(&mut self, record: &Record<'_>, url: &str, number: usize) -> Result<(), Fault> {
        let known = record.header("WARC-Payload-Digest").and_then(|digest| self.by_digest.get(&digest).copied());
        let Some(at) = known else {
            self.remark(Message::new("heng::reader::unknown_revisit").with("url", url).with("record", number));
            return Ok(());
        };
        let (bytes, charset) = (self.reading.files[at].bytes.clone(), self.reading.files[at].charset.clone());
        let content_type = path::is_page(&self.reading.files[at].path).then_some("text/html");
        self.put(record, url, number, bytes, content_type)?;
        if let Some(file) = self.reading.files.last_mut() {
            file.charset = charset;
        }
        Ok(())
    }

    fn put(
        &mut self,
        record: &Record<'_>,
        url: &str,
        number: usize,
        bytes: Arc<[u8]>,
        content_type: Option<&str>,
    ) -> Result<(), Fault> {
        self.sum += bytes.len() as u64;
        if self.sum > self.bounds.unpacked {
            return Err(Fault::too_much("unpacked", self.bounds.unpacked));
        }
        if self.reading.files.len() >= self.bounds.files {
            return Err(Fault::too_much("files", self.bounds.files as u64));
        }
        let Some(path) = path::of(url, content_type.map(body::media_type)) else { return Ok(()) };
        let path = path::unlike(&path, &mut self.paths);
        let captured_at = record.header("WARC-Date").and_then(|date| date.get(..10)?.parse().ok());
        self.reading.files.push(Contained {
            path: path.into(),
            bytes,
            url: Some(url.to_owned()),
            captured_at,
            charset: content_type.and_then(body::charset),
            name: format!("record {number}").into(),
        });
        Ok(())
    }
}
