//! Web archives made here, sound and hostile.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::io::Write;
use std::sync::Arc;

use data_encoding::BASE32;
use flate2::Compression;
use flate2::write::GzEncoder;
use heng_evidence::{Bundle, Readers};
use heng_files::Memory;
use heng_model::definition::Limits;
use heng_warc::WebArchives;
use sha1::{Digest, Sha1};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn sha1(bytes: &[u8]) -> String {
    format!("sha1:{}", BASE32.encode(&Sha1::digest(bytes)))
}

fn record(kind: &str, url: &str, more: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-11-12T03:04:05Z\r\n{more}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(status: u16, fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status} X\r\n{fields}\r\n").as_bytes(), body].concat()
}

fn open(name: &str, archive: Vec<u8>) -> Bundle {
    let mut files = Memory::new();
    files.insert("bundle.yaml", b"subject: a\nsynthetic: true\n".to_vec()).unwrap();
    files.insert(&format!("data/{name}"), archive).unwrap();
    files.insert("data/other.txt", b"other".to_vec()).unwrap();
    let readers = Readers::none().with_shipped(WebArchives);
    Bundle::open("test", Arc::new(files), Limits::default(), &readers)
}

fn codes(bundle: &Bundle) -> Vec<String> {
    bundle.diagnostics().iter().map(|one| one.message.code.trim_start_matches("heng::reader::").to_owned()).collect()
}

fn page() -> Vec<u8> {
    encoding_rs::GBK.encode("<title>政策文件库</title><p>现行有效").0.into_owned()
}

#[test]
fn pages_of_an_archive_are_pages_of_the_bundle() {
    let chunked = [b"5\r\nhello\r\n6;x=1\r\n world\r\n0\r\n\r\n".as_slice()].concat();
    let records = [
        record("warcinfo", "", "", b"software: test\r\n"),
        record("request", "https://www.gov.test/", "", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "https://www.gov.test/",
            &format!("WARC-Payload-Digest: {}\r\n", sha1(&page())),
            &answer(200, "Content-Type: text/html; charset=GBK\r\n", &page()),
        ),
        record(
            "response",
            "https://www.gov.test/packed?p=1",
            "",
            &answer(200, "Content-Type: text/html; charset=gbk\r\nContent-Encoding: gzip\r\n", &gzip(&page())),
        ),
        record(
            "response",
            "https://www.gov.test/a.txt",
            &format!("WARC-Payload-Digest: {}\r\n", sha1(b"hello world")),
            &answer(200, "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", &chunked),
        ),
        record("response", "https://www.gov.test/gone", "", &answer(404, "", b"gone")),
        record("resource", "https://www.gov.test/t.csv", "Content-Type: text/csv\r\n", "名,数\n甲,1\n".as_bytes()),
        record("revisit", "https://www.gov.test/again", &format!("WARC-Payload-Digest: {}\r\n", sha1(&page())), b""),
    ];
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, archive) in [("web/home.warc", plain), ("web/home.warc.gz", members)] {
        let bundle = open(name, archive);
        assert_eq!(codes(&bundle), [""; 0]);
        let found = bundle.matching("web/*/**").unwrap();
        let found: Vec<&str> = found.iter().map(|path| path.strip_prefix(name).unwrap()).collect();
        assert_eq!(
            found,
            [
                "/www.gov.test/a.txt",
                "/www.gov.test/again.html",
                "/www.gov.test/index.html",
                "/www.gov.test/packed@p=1.html",
                "/www.gov.test/t.csv"
            ]
        );
        for page in ["index.html", "packed@p=1.html", "again.html"] {
            let path = format!("{name}/www.gov.test/{page}");
            let document = bundle.document(&path).unwrap();
            assert_eq!(&*document.title().unwrap().text, "政策文件库", "{page}");
            assert!(document.says("现行有效").is_some());
            assert_eq!(bundle.captured_at(&path).unwrap().to_string(), "2024-11-12");
        }
        let home = bundle.document(&format!("{name}/www.gov.test/index.html")).unwrap();
        assert_eq!(&*home.url().unwrap().text, "https://www.gov.test/");
        assert_eq!(&*bundle.document(&format!("{name}/www.gov.test/a.txt")).unwrap().text(), "hello world");
        assert_eq!(&*bundle.table(&format!("{name}/www.gov.test/t.csv")).unwrap().cell(0, 1).text, "1");
    }
}

#[test]
fn what_is_wrong_is_said_and_the_rest_is_used() {
    let good = record("response", "https://a.test/good", "", &answer(200, "Content-Type: text/html\r\n", b"<p>good"));
    let with = |more: Vec<u8>| [good.clone(), more].concat();
    let body = answer(200, "Content-Type: text/html\r\n", b"<p>bad");
    let wrong = format!("WARC-Payload-Digest: {}\r\n", sha1(b"other"));
    let wrong_block = format!("WARC-Block-Digest: sha256:{}\r\n", "0".repeat(64));
    let lying = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nx".to_vec();
    let mut cut = gzip(&good);
    cut.extend(&gzip(&good)[..20]);
    let brotli = answer(200, "Content-Encoding: br\r\n", b"x");
    for (code, archive) in [
        ("wrong_digest", with(record("response", "https://a.test/bad", &wrong, &body))),
        ("wrong_digest", with(record("response", "https://a.test/bad", &wrong_block, &body))),
        ("broken_answer", with(record("response", "https://a.test/bad", "", b"no answer at all"))),
        ("unknown_revisit", with(record("revisit", "https://a.test/bad", &wrong, b""))),
        ("unknown_packing", with(record("response", "https://a.test/bad", "", &brotli))),
        ("archive_cut", with(lying)),
        ("archive_cut", with(good[..good.len() / 2].to_vec())),
        ("archive_cut", with(b"garbage".to_vec())),
        ("archive_cut", cut),
    ] {
        let bundle = open("a.warc", archive);
        assert_eq!(codes(&bundle), [code]);
        assert_eq!(bundle.matching("a.warc/**").unwrap().len(), 1, "{code}");
        assert!(bundle.document("a.warc/a.test/good.html").unwrap().says("good").is_some());
    }
}

#[test]
fn what_is_too_much_costs_the_archive_only() {
    let zeros = vec![0u8; 30 << 20];
    let body = answer(200, "Content-Encoding: gzip\r\n", &gzip(&zeros));
    let much = (0..20).flat_map(|_| gzip(&zeros)).collect::<Vec<u8>>();
    let bomb = [gzip(b"WARC/1.0\r\n"), much].concat();
    let many = (0..20_001).flat_map(|at| record("resource", &format!("https://a.test/{at}"), "", b"x")).collect();
    for (what, archive) in
        [("file_size", record("response", "https://a.test/bomb", "", &body)), ("unpacked", bomb), ("files", many)]
    {
        let bundle = open("a.warc", archive);
        let said = &bundle.diagnostics()[0].message;
        assert_eq!(said.code, "heng::reader::unreadable");
        assert_eq!(said.text("file"), Some("a.warc"));
        let Some(heng_model::Arg::Message(why)) = said.args.get("why") else { panic!("{said:?}") };
        assert_eq!((&*why.code, why.text("what")), ("heng::reader::too_much", Some(what)));
        assert_eq!(&*bundle.document("other.txt").unwrap().text(), "other");
    }
    let bundle = open("a.warc", b"not an archive".to_vec());
    assert_eq!(codes(&bundle), ["unreadable"]);
}
