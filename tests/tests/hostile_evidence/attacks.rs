//! The attacks: what is put into a bundle's folder, what must be named, and what becomes of the check that reads it.

use std::fs;
use std::path::Path;

/// An attack.
pub struct Attack {
    pub name: &'static str,
    pub make: Box<dyn Fn(&Path)>,
    /// A code that must be among those named; empty where nothing is wrong.
    pub code: &'static str,
    /// What the check that reads it says.
    pub read: &'static str,
    /// It hits the whole bundle, not one file of it.
    pub whole: bool,
}

const FINE: &str = "a 1, b 1";

fn attack(name: &'static str, code: &'static str, read: &'static str, make: impl Fn(&Path) + 'static) -> Attack {
    Attack { name, make: Box::new(make), code, read, whole: false }
}

/// One file with these bytes.
fn file(
    name: &'static str,
    path: &'static str,
    code: &'static str,
    read: &'static str,
    bytes: impl Fn() -> Vec<u8> + 'static,
) -> Attack {
    attack(name, code, read, move |root| fs::write(root.join("data/attack").join(path), bytes()).unwrap())
}

/// `bundle.yaml` with these bytes: it hits the whole bundle.
fn meta(name: &'static str, code: &'static str, read: &'static str, bytes: impl Fn() -> Vec<u8> + 'static) -> Attack {
    let mut attack = attack(name, code, read, move |root| fs::write(root.join("bundle.yaml"), bytes()).unwrap());
    attack.whole = true;
    attack
}

pub fn all() -> Vec<Attack> {
    [pages(), data(), tables(), encodings(), metas(), links(), names()].into_iter().flatten().collect()
}

fn pages() -> Vec<Attack> {
    let page = |name, code, read, make: fn() -> String| file(name, "p.html", code, read, move || make().into_bytes());
    vec![
        page("a million tags nested", "too_deep", "a missing (too_deep), b 1", || "<div>".repeat(1_000_000)),
        page("a million tags beside one another", "", "error (too_many_operations)", || "<i></i>".repeat(1_000_000)),
        page("formatting that is opened again and again", "too_deep", "a missing (too_deep), b 1", || {
            (0..3_000).map(|n| format!("<p><b a{n}>")).collect()
        }),
        page("a million attributes", "", FINE, || {
            format!("<p {}>x</p>", (0..1_000_000).map(|n| format!("a{n} ")).collect::<String>())
        }),
        page("a million links", "", "error (too_many_operations)", || "<a href=x>x</a>".repeat(1_000_000)),
        page("five megabytes of entities", "", FINE, || "&amp;".repeat(1_000_000)),
        page("an unclosed comment", "", FINE, || format!("<p>x{}", "<!-- ".repeat(1_000_000))),
        page("an unclosed script", "", FINE, || format!("<script>{}", "<p>".repeat(1_000_000))),
        page("an unclosed CDATA", "", FINE, || format!("<svg><![CDATA[{}", "<p>]".repeat(1_000_000))),
        page("an unclosed tag", "", FINE, || format!("<p a='{}", "<p ".repeat(1_000_000))),
        page("tables in tables", "", FINE, || "<table><tr><td>a<td>".repeat(40)),
        page("cells without a table", "", FINE, || "<td>".repeat(500_000)),
        page("text that belongs before tables", "", "error (too_many_operations)", || {
            format!("<table>{}", "x<tr>".repeat(100_000))
        }),
        page("brackets alone", "", FINE, || "<".repeat(1_000_000)),
        page("control characters and escapes", "", FINE, || {
            "<title>\u{1b}[31m\u{7}\u{202e}x</title>\u{1}\u{8}".repeat(1_000)
        }),
        page("a long line of dates", "", FINE, || "2024年1月1日".repeat(50_000)),
    ]
}

fn data() -> Vec<Attack> {
    let json = |name, code, read, make: fn() -> String| file(name, "d.json", code, read, move || make().into_bytes());
    let yaml = |name, code, read, make: fn() -> String| file(name, "d.yaml", code, read, move || make().into_bytes());
    let deep = "a missing (too_deep), b 1";
    vec![
        json("JSON nested deeply", "too_deep", deep, || format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000))),
        json("JSON maps nested deeply", "too_deep", deep, || "{\"a\":".repeat(300_000)),
        json("JSON nested as deep as allowed", "", FINE, || format!("{}{}", "[".repeat(250), "]".repeat(250))),
        json("ten million values", "too_many_values", "a missing (too_many_values), b 1", || {
            format!("[{}1]", "1,".repeat(10_000_000))
        }),
        json("many values far down", "pointers_too_long", "a missing (pointers_too_long), b 1", || {
            format!("{}{}1{}", "[".repeat(250), "1,".repeat(400_000), "]".repeat(250))
        }),
        json("a number of a million digits", "", FINE, || format!("{{\"y\": {}}}", "7".repeat(1_000_000))),
        json("a number with a huge exponent", "", FINE, || "{\"y\": 1e999999999}".to_owned()),
        json("a key twice", "duplicate_key", "a missing (duplicate_key), b 1", || "{\"a\": 1, \"a\": 2}".to_owned()),
        json("a text that does not end", "syntax_quote", "a missing (syntax_quote), b 1", || {
            format!("{{\"a\": \"{}", "x".repeat(3_000_000))
        }),
        yaml("YAML blocks nested deeply", "too_deep", deep, || {
            (0..2_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect()
        }),
        yaml("YAML flow nested deeply", "too_deep", deep, || "[".repeat(1_000_000)),
        yaml("an alias bomb", "alias_bomb", "a missing (alias_bomb), b 1", || {
            let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
            for n in 1..12 {
                bomb.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", ")));
            }
            bomb
        }),
        yaml("merge keys", "merge_key", "a missing (merge_key), b 1", || "a: &x { b: 1 }\nc: { <<: *x }\n".to_owned()),
        yaml("an alias of itself", "alias_of_itself", "a missing (alias_of_itself), b 1", || "a: &a [*a]\n".to_owned()),
        yaml("tags", "tag", "a missing (tag), b 1", || "a: !!python/object:os.system x\n".to_owned()),
        yaml("a hundred thousand documents", "several_documents", "a missing (several_documents), b 1", || {
            "---\na: 1\n".repeat(100_000)
        }),
        yaml("a hundred thousand errors", "duplicate_key", "a missing (duplicate_key), b 1", || {
            "a: 1\n".repeat(100_000)
        }),
    ]
}

fn tables() -> Vec<Attack> {
    let csv = |name, code, read, make: fn() -> String| file(name, "t.csv", code, read, move || make().into_bytes());
    vec![
        csv("a million rows and one", "too_many_rows", "a missing (too_many_rows), b 1", || {
            format!("a\n{}", "1\n".repeat(1_000_001))
        }),
        csv("a million columns", "too_many_columns", "a missing (too_many_columns), b 1", || ",".repeat(1_000_000)),
        csv("a cell of thirty megabytes", "", "error (text_too_long)", || format!("a\n\"{}\"\n", "x".repeat(30 << 20))),
        csv("ten million cells", "too_many_cells", "a missing (too_many_cells), b 1", || {
            format!("a{}\n{}", ",b".repeat(900), format!("1{}\n", ",".repeat(900)).repeat(11_000))
        }),
        csv("rows longer than the head", "cells_without_column", "a missing (shifted_row), b 1", || {
            format!("a\n{}", "1,2\n".repeat(20_000))
        }),
        csv("unbalanced quotes", "open_quote", FINE, || format!("a,b\n\"1,2\n{}", "3,4\n".repeat(100_000))),
        csv("nothing but a mark", "no_head", "a missing (no_head), b 1", || "\u{feff}".to_owned()),
        csv("an empty file", "no_head", "a missing (no_head), b 1", String::new),
        csv("nothing but line ends", "no_head", "a missing (no_head), b 1", || "\r\n".repeat(1_000_000)),
    ]
}

fn encodings() -> Vec<Attack> {
    let text = |name, code, read, make: fn() -> Vec<u8>| file(name, "p.html", code, read, make);
    let unknown = "a missing (unknown_encoding), b 1";
    vec![
        text("gb2312 that is broken", "unknown_encoding", unknown, || {
            b"<meta charset=gb2312>\x81\xff\xfe\x80\xff\xff\x90".to_vec()
        }),
        text("UTF-16 of an odd length", "unknown_encoding", unknown, || b"\xff\xfea\0b\0c".to_vec()),
        text("half a surrogate", "unknown_encoding", unknown, || b"\xff\xfe\x00\xd8a\0".to_vec()),
        text("a claim of UTF-7", "", FINE, || b"<meta charset=utf-7>+ADw-script+AD4-".to_vec()),
        text("a claim of UTF-16 in plain bytes", "", FINE, || b"<meta charset=utf-16le><p>x</p>".to_vec()),
        text("a claim of what does not exist", "", FINE, || b"<meta charset=no-such-thing><p>x</p>".to_vec()),
        text("a picture called .html", "not_text", "a missing (not_text), b 1", || {
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".repeat(1_000)
        }),
        text("NULs", "not_text", "a missing (not_text), b 1", || vec![0; 1_000_000]),
        text("UTF-8 cut off", "", FINE, || {
            let mut bytes = "政策\u{1f600}".repeat(1_000).into_bytes();
            bytes.truncate(bytes.len() - 1);
            bytes
        }),
    ]
}

fn metas() -> Vec<Attack> {
    vec![
        meta("bundle.yaml that is missing its subject", "no_subject", "refused", || b"synthetic: true\n".to_vec()),
        meta("bundle.yaml that is broken", "no_subject", "refused", || b"subject: [\n".to_vec()),
        meta("bundle.yaml that is a picture", "no_subject", "refused", || vec![0; 1_000]),
        meta("bundle.yaml of another subject", "unknown_subject", "refused", || b"subject: \"999999\"\n".to_vec()),
        meta("bundle.yaml of wrong types", "wrong_type", FINE, || {
            b"subject: \"330100\"\nfiles: [1]\nabsent: x\nsynthetic: [1]\n".to_vec()
        }),
        meta("bundle.yaml with a subject twice", "duplicate_key", FINE, || {
            b"subject: \"330100\"\nsubject: \"330100\"\n".to_vec()
        }),
        meta("bundle.yaml with paths that lead out", "described_but_absent", FINE, || {
            b"subject: \"330100\"\nfiles: { ../x: { title: a }, /etc/passwd: { title: b }, 'C:\\x': { title: c } }\nabsent: [ { evidence: ../* } ]\n".to_vec()
        }),
        meta("bundle.yaml that describes twenty thousand absent files", "described_but_absent", FINE, || {
            let files = (0..20_000).map(|n| format!("  f{n}: {{ title: a }}\n")).collect::<String>();
            format!("subject: \"330100\"\nfiles:\n{files}").into_bytes()
        }),
        meta("bundle.yaml that is too large", "no_subject", "refused", || vec![b'#'; 41 << 20]),
        attack("no bundle.yaml", "no_subject", "refused", |root| fs::remove_file(root.join("bundle.yaml")).unwrap())
            .whole(),
        attack("bundle.yaml is a folder", "no_subject", "refused", |root| {
            fs::remove_file(root.join("bundle.yaml")).unwrap();
            fs::create_dir(root.join("bundle.yaml")).unwrap();
        })
        .whole(),
        attack("observations.yaml that is broken", "syntax_bracket", FINE, |root| {
            fs::write(root.join("data/observations.yaml"), "1.2: { coded: [\n").unwrap();
        }),
        attack("observations.yaml of wrong types", "wrong_type", FINE, |root| {
            fs::write(root.join("data/observations.yaml"), "1.2: { coded: 3 }\n").unwrap();
        }),
        attack("observations.yaml that is a picture", "not_text", "a missing (not_text), b 1", |root| {
            fs::write(root.join("data/observations.yaml"), [0u8; 100]).unwrap();
        }),
    ]
}

impl Attack {
    fn whole(mut self) -> Self {
        self.whole = true;
        self
    }
}

#[cfg(unix)]
fn links() -> Vec<Attack> {
    use std::os::unix::fs::symlink;
    let page = |root: &Path| root.join("data/attack/p.html");
    vec![
        attack("a link to a file outside", "link", FINE, move |root| symlink("/etc/passwd", page(root)).unwrap()),
        attack("a link to a folder outside", "link", FINE, |root| {
            symlink("/etc", root.join("data/attack/folder")).unwrap();
        }),
        attack("a link to itself", "link", FINE, move |root| symlink(page(root), page(root)).unwrap()),
        attack("folders that link to one another", "link", FINE, |root| {
            fs::create_dir(root.join("data/attack/a")).unwrap();
            symlink(root.join("data/attack"), root.join("data/attack/a/b")).unwrap();
        }),
        attack("a link to /dev/zero", "link", FINE, move |root| symlink("/dev/zero", page(root)).unwrap()),
        attack("a link within the bundle", "link", FINE, move |root| {
            symlink(root.join("data/pages/index.html"), page(root)).unwrap();
        }),
        attack("data is a link", "link", "a missing (refused_file), b 1", |root| {
            fs::rename(root.join("data"), root.join("elsewhere")).unwrap();
            symlink(root.join("elsewhere"), root.join("data")).unwrap();
        })
        .whole(),
        attack("a pipe", "device", FINE, move |root| {
            let made = std::process::Command::new("mkfifo").arg(page(root)).status();
            assert!(made.is_ok_and(|status| status.success()), "mkfifo is there");
        }),
        attack("a socket", "device", FINE, move |root| {
            drop(std::os::unix::net::UnixListener::bind(page(root)).unwrap());
        }),
        attack("a sparse file of 100 MB", "too_large", "a missing (too_large), b 1", move |root| {
            fs::File::create(page(root)).unwrap().set_len(100 << 20).unwrap();
        }),
        attack("a file nobody may read", "", FINE, |root| {
            use std::os::unix::fs::PermissionsExt;
            let path = root.join("data/attack/none.md");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
            if fs::read(&path).is_ok() {
                eprintln!("  skipped in part: whoever runs this may read everything");
            }
        }),
    ]
}

#[cfg(not(unix))]
fn links() -> Vec<Attack> {
    eprintln!("skipped: links, pipes and sockets are made on Unix only");
    Vec::new()
}

fn names() -> Vec<Attack> {
    vec![
        attack("names that are no UTF-8", "bad_name", FINE, |root| {
            #[cfg(unix)]
            {
                use std::os::unix::ffi::OsStrExt;
                let name = std::ffi::OsStr::from_bytes(b"\xff\xfe.html");
                fs::write(root.join("data/attack").join(name), "x").unwrap();
            }
        }),
        attack("names with escapes", "bad_name", FINE, |root| {
            fs::write(root.join("data/attack/\u{1b}[31m.html"), "x").unwrap();
        }),
        attack("names with line breaks", "bad_name", FINE, |root| {
            fs::write(root.join("data/attack/a\nb.html"), "x").unwrap();
        }),
        attack("names with backslashes", "", FINE, |root| {
            fs::write(root.join("data/attack/..\\..\\x.html"), "x").unwrap();
        }),
        attack("names that differ by case", "names_clash", FINE, |root| {
            fs::write(root.join("data/attack/A.html"), "x").unwrap();
            fs::write(root.join("data/attack/a.html"), "x").unwrap();
        }),
        attack("names that differ by Unicode form", "names_clash", FINE, |root| {
            fs::write(root.join("data/attack/\u{e9}.html"), "x").unwrap();
            fs::write(root.join("data/attack/e\u{301}.html"), "x").unwrap();
        }),
        attack("a folder where a page should be", "", FINE, |root| {
            fs::create_dir(root.join("data/attack/p.html")).unwrap();
        }),
        attack("folders nested a thousand deep", "", FINE, |root| {
            let deep = root.join("data/attack").join("d/".repeat(1_000));
            fs::create_dir_all(&deep).unwrap();
            fs::write(deep.join("x.html"), "x").unwrap();
        }),
        attack("sixty thousand files", "too_many_files", FINE, |root| {
            let many = root.join("data/zz");
            fs::create_dir(&many).unwrap();
            for n in 0..60_000 {
                fs::write(many.join(n.to_string()), "").unwrap();
            }
        }),
    ]
}
