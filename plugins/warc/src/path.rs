//! From the address of a page to a path that people can write: `https://www.gov.cn/a/?id=3` is `www.gov.cn/a/index@id=3.html`.

use std::collections::HashSet;

use data_encoding::HEXLOWER;
use sha1::{Digest, Sha1};
use url::Url;

/// Bytes of one part of a path: most systems have 255.
const MOST_PART: usize = 180;
/// Bytes of a path.
const MOST_PATH: usize = 1_000;

/// The path of what stands at an address; nothing where the address names no file.
pub(crate) fn of(url: &str, media_type: Option<&str>) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    let host = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}_{port}"));
    let mut parts: Vec<String> = vec![plain(&host)];
    let steps: Vec<&str> = url.path_segments().map(Iterator::collect).unwrap_or_default();
    for (at, step) in steps.iter().enumerate() {
        let is_last = at + 1 == steps.len();
        parts.push(match (is_last, step.is_empty()) {
            (true, true) => "index".to_owned(),
            // Its ending must be known before it is made short.
            (true, false) => readable(step),
            _ => plain(step),
        });
    }
    let mut name = parts.pop().unwrap_or_default();
    if let Some(query) = url.query() {
        // The ending stays at the end, since it tells what the file is.
        let (stem, ending) = split(&name);
        name = format!("{stem}@{}{ending}", plain(query));
    }
    let (stem, known) = split(&name);
    let wanted = ending_of(media_type.unwrap_or_default(), known);
    let stem = if wanted == known { stem.to_owned() } else { name.clone() };
    parts.push(format!("{}{wanted}", short(&stem)));
    let path = parts.join("/");
    if path.len() <= MOST_PATH {
        return Some(path);
    }
    Some(format!("{}/{}{wanted}", parts[0], &HEXLOWER.encode(&Sha1::digest(path.as_bytes()))[..16]))
}

/// A path that no other has: `a~2.html` for the second of a name.
pub(crate) fn unlike(path: &str, known: &mut HashSet<String>) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = split(name);
    let mut candidate = path.to_owned();
    let mut count = 1;
    while !known.insert(candidate.clone()) {
        count += 1;
        candidate = format!("{folder}/{stem}~{count}{ending}");
    }
    candidate
}

/// Whether it is a page, by its ending.
pub(crate) fn is_page(path: &str) -> bool {
    [".html", ".htm", ".shtml", ".xhtml"].iter().any(|ending| path.ends_with(ending))
}

/// A name and its ending, with the dot.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at)
            if at > 0 && name.len() - at <= 6 && name[at + 1..].bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            name.split_at(at)
        }
        _ => (name, ""),
    }
}

/// The ending that a file of this kind needs to be read as what it is.
fn ending_of<'a>(media_type: &str, known: &'a str) -> &'a str {
    let lower = known.to_ascii_lowercase();
    let is = |endings: &[&str]| endings.contains(&&*lower);
    match media_type.to_ascii_lowercase().as_str() {
        "text/html" | "application/xhtml+xml"
            if is(&[".html", ".htm", ".shtml", ".xhtml", ".jsp", ".php", ".asp", ".aspx"]) =>
        {
            known
        }
        "text/html" | "application/xhtml+xml" => ".html",
        "application/json" if !is(&[".json"]) => ".json",
        "text/csv" if !is(&[".csv"]) => ".csv",
        "application/pdf" if !is(&[".pdf"]) => ".pdf",
        "text/plain" if known.is_empty() => ".txt",
        _ => known,
    }
}

/// A part of an address as part of a path.
fn plain(part: &str) -> String {
    short(&readable(part))
}

/// Letters as they read, signs that no path or pattern has as `_`.
fn readable(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut raw = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| std::str::from_utf8(bytes.get(at + 1..at + 3)?).ok()).flatten();
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            raw.push(byte);
            at += 3;
        } else {
            raw.push(bytes[at]);
            at += 1;
        }
    }
    // Addresses in other encodings than UTF-8 stay as they are written.
    let text = String::from_utf8(raw).unwrap_or_else(|_| part.to_owned());
    let odd = |letter: char| letter.is_control() || letter.is_whitespace() || "\\/:*?\"<>|[]{}".contains(letter);
    let text: String = text.chars().map(|letter| if odd(letter) { '_' } else { letter }).collect();
    match &*text {
        "" | "." | ".." => "_".to_owned(),
        _ => text,
    }
}

fn short(text: &str) -> String {
    if text.len() <= MOST_PART {
        return text.to_owned();
    }
    let mut end = MOST_PART - 17;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}~{}", &text[..end], &HEXLOWER.encode(&Sha1::digest(text.as_bytes()))[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths() {
        for (url, kind, path) in [
            ("https://www.gov.test/", "text/html", "www.gov.test/index.html"),
            ("https://www.gov.test", "text/html", "www.gov.test/index.html"),
            ("http://www.gov.test:8080/a/b.shtml", "text/html", "www.gov.test_8080/a/b.shtml"),
            ("https://www.gov.test/a/?id=3&p=1", "text/html", "www.gov.test/a/index@id=3&p=1.html"),
            ("https://www.gov.test/list.jsp?p=2", "text/html", "www.gov.test/list@p=2.jsp"),
            ("https://www.gov.test/%E6%94%BF%E7%AD%96/1", "text/html", "www.gov.test/政策/1.html"),
            ("https://www.gov.test/a/%2e%2e/%2e%2e/etc", "text/html", "www.gov.test/etc.html"),
            ("https://www.gov.test/a//b/c*[1].css", "text/css", "www.gov.test/a/_/b/c__1_.css"),
            ("https://www.gov.test/a%2F..%2Fb", "text/plain", "www.gov.test/a_.._b.txt"),
            ("https://www.gov.test/api/v1", "application/json", "www.gov.test/api/v1.json"),
            ("https://www.gov.test/v1.2", "text/html", "www.gov.test/v1.2.html"),
        ] {
            assert_eq!(of(url, Some(kind)).as_deref(), Some(path), "{url}");
        }
        assert_eq!(of("urn:uuid:1", None), None);
        assert!(of(&format!("https://a.test/{}", "x/".repeat(3_000)), None).unwrap().len() < MOST_PATH);
        assert!(is_page(&of(&format!("https://a.test/{}.html", "政".repeat(300)), None).unwrap()));
        let mut known = HashSet::new();
        let mut twice = || unlike("a.test/index.html", &mut known);
        assert_eq!((twice(), twice()), ("a.test/index.html".to_owned(), "a.test/index~2.html".to_owned()));
    }
}
