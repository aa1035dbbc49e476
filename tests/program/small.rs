//! A small project in a folder of its own: one methodology of two checks, two bundles. Tests break it.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::heng::{Ran, program, ran};

/// A project in a temporary folder.
pub struct Small {
    root: TempDir,
}

const FILES: [(&str, &str); 9] = [
    ("heng.yaml", "methodology: rules\nbundles: bundles/*\nout: out\n"),
    (
        "rules/methodology.yaml",
        "heng: 1
id: small
name: 小评估
assessed_on: 2024-11-30
tiers:
  - { name: 好, at_least: 60 }
  - { name: 差, at_least: 0 }
indicators:
  \"1\": { weight: 60 }
  \"2\": { weight: 40 }
",
    ),
    (
        "rules/subjects.yaml",
        "\"330100\": { code: \"330100\", name: 杭州市, names: [杭州], level: city }
\"350200\": { code: \"350200\", name: 厦门市, names: [厦门], level: city }
",
    ),
    (
        "rules/checks/1-library/indicator.yaml",
        "name: 政策文件库
evidence:
  pages/home.html: 首页
rubric:
  library: { points: 60, text: 建有政策文件库 }
  search:  { points: 40, text: 提供查询 }
",
    ),
    (
        "rules/checks/1-library/check.rhai",
        "//! 门户网站有没有政策文件库。

fn check(bundle, params) {
    let home = bundle.page(\"pages/home.html\");
    judge(\"library\", home.says(\"政策文件库\"));
    judge(\"search\", home.has(\"input[type=search]\"));
}
",
    ),
    (
        "rules/checks/2-notice/indicator.yaml",
        "name: 通知
evidence:
  documents/*: 通知
rubric:
  notice: { points: 100, text: 发过通知 }
",
    ),
    (
        "rules/checks/2-notice/check.rhai",
        "//! 发过通知没有。

fn check(bundle, params) {
    judge(\"notice\", bundle.documents(\"documents/*\").any(|doc| doc.says(\"通知\")));
}
",
    ),
    ("bundles/hangzhou/bundle.yaml", "subject: \"330100\"\nsynthetic: true\n"),
    ("bundles/xiamen/bundle.yaml", "subject: \"350200\"\nsynthetic: true\n"),
];

const EVIDENCE: [(&str, &str); 3] = [
    (
        "bundles/hangzhou/data/pages/home.html",
        "<html><body><h1>政策文件库</h1><form><input type=search></form></body></html>",
    ),
    ("bundles/hangzhou/data/documents/a.txt", "关于开展工作的通知"),
    ("bundles/xiamen/data/pages/home.html", "<html><body><h1>要闻</h1></body></html>"),
];

impl Small {
    /// The project as it should be.
    pub fn new() -> Self {
        Self::of(FILES.iter().chain(&EVIDENCE))
    }

    /// Another project, of these files.
    pub fn of<'a>(files: impl IntoIterator<Item = &'a (&'a str, &'a str)>) -> Self {
        let small = Self { root: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            small.write(path, text);
        }
        small
    }

    /// The path of a file of it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    /// Replaces a text that must be there.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, text.replace(from, to));
    }

    /// Runs the program in the project's folder.
    pub fn heng(&self, arguments: &[&str]) -> Ran {
        ran(program().current_dir(self.root.path()).args(arguments))
    }

    /// The results document.
    pub fn results(&self) -> serde_json::Value {
        serde_json::from_str(&self.read("out/results.json")).unwrap()
    }
}

impl AsRef<Path> for Small {
    fn as_ref(&self) -> &Path {
        self.root.path()
    }
}
