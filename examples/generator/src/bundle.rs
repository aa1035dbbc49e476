//! A bundle that is being made: its files and what `bundle.yaml` says of them.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use minijinja::context;

use crate::chance::Chance;
use crate::layout::{Layouts, PAGES};
use crate::paper::Paper;
use crate::subject::Subject;
use crate::truth::Row;
use crate::{sheet, words};

/// The assessment date of the methodology.
pub const ASSESSED_ON: Date = date(2024, 11, 30);

/// A bundle that is being made.
pub struct Bundle<'a> {
    /// Whose.
    pub subject: &'a Subject,
    /// What is to be found in it.
    pub row: &'a Row,
    /// How the government's sites look.
    pub style: Style,
    pub(crate) layouts: &'a Layouts,
    files: BTreeMap<String, File>,
    absent: Vec<String>,
    codings: BTreeMap<&'static str, Vec<Coded>>,
}

/// How the government's sites look.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The layout of its papers.
    pub paper: usize,
    page: usize,
    national: bool,
}

impl Style {
    /// What its pages declare.
    pub fn charset(self) -> &'static str {
        if self.national { "gb2312" } else { "utf-8" }
    }

    pub(crate) fn encode(self, text: &str, ending: &str) -> Vec<u8> {
        // What declares no charset is plain UTF-8.
        if self.national && ending != "txt" {
            encoding_rs::GBK.encode(text).0.into_owned()
        } else {
            text.as_bytes().to_vec()
        }
    }
}

/// A file and what is known of it.
#[derive(Debug, Clone)]
pub struct File {
    bytes: Vec<u8>,
    facts: Vec<(&'static str, String)>,
    captured: Option<Date>,
}

impl File {
    /// States its area.
    pub fn area(&mut self, area: &str) -> &mut Self {
        self.facts.push(("area", area.to_owned()));
        self
    }

    /// It was saved so early that it is stale.
    pub fn stale(&mut self) -> &mut Self {
        self.captured = Some(date(2023, 8, 15));
        self
    }
}

/// What two people saw, and what was settled where they disagree.
#[derive(Debug, Clone)]
struct Coded {
    id: &'static str,
    values: [String; 2],
    days: [Date; 2],
    settled: Option<String>,
    place: Option<(String, String)>,
}

impl<'a> Bundle<'a> {
    /// Begins a bundle.
    pub fn new(subject: &'a Subject, row: &'a Row, layouts: &'a Layouts) -> Self {
        let mut chance = Chance::of(&[&subject.id, "style"]);
        let national = chance.one_in(6);
        let style = Style {
            paper: if national { 2 } else { chance.below(3) },
            page: if national { 1 } else { chance.below(PAGES.len()) },
            national,
        };
        Self { subject, row, style, layouts, files: BTreeMap::new(), absent: Vec::new(), codings: BTreeMap::new() }
    }

    /// Chance for one topic of this bundle.
    pub fn chance(&self, topic: &str) -> Chance {
        Chance::of(&[&self.subject.id, topic])
    }

    /// The ten digits of its site.
    pub fn site_code(&self) -> String {
        format!("{}0000", self.subject.id)
    }

    /// The number of its registration, which is none.
    pub fn icp(&self) -> String {
        format!("{}ICP备00000000号", self.subject.sign())
    }

    /// Adds a file.
    pub fn file(&mut self, path: &str, bytes: Vec<u8>) -> &mut File {
        let mut chance = self.chance(path);
        let captured = words::day(&mut chance, date(2024, 10, 14), date(2024, 11, 27));
        let host = format!("www.g{}.gov.example", self.subject.id);
        let mut facts = Vec::new();
        if path.starts_with("pages/") || path.starts_with("documents/") {
            facts.push(("url", format!("\"https://{host}/art/{}.html\"", chance.between(1_000, 9_999))));
        }
        facts.push(("collector", format!("采集员{}", chance.pick(&["甲", "乙", "丙"]))));
        // Now and then nobody noted the day.
        let captured = (!chance.one_in(40)).then_some(captured);
        assert!(!self.files.contains_key(path), "{}: {path} is made twice", self.subject.name);
        self.files.entry(path.to_owned()).or_insert(File { bytes, facts, captured })
    }

    /// Adds a paper to a folder, under a name of its year.
    pub fn paper(&mut self, folder: &str, paper: Paper, chance: &mut Chance) -> &mut File {
        let year = paper.day.year();
        let (ending, bytes) = paper.laid_out(self, chance);
        let path = (1..100)
            .map(|at| format!("{folder}/{year}-{at}.{ending}"))
            .find(|path| !self.files.contains_key(path))
            .unwrap_or_default();
        self.file(&path, bytes)
    }

    /// Adds a page.
    pub fn page(&mut self, path: &str, title: &str, body: &str) -> &mut File {
        let site = self.subject.government();
        let text = self.layouts.fill(
            &format!("pages/{}", PAGES[self.style.page]),
            context! { charset => self.style.charset(), site, title, body, code => self.site_code(), icp => self.icp() },
        );
        let bytes = self.style.encode(&text, "html");
        self.file(path, bytes)
    }

    /// Adds a table.
    pub fn table(&mut self, path: &str, columns: &[&str], rows: &[Vec<String>]) -> &mut File {
        let mut chance = self.chance(&format!("{path} as saved"));
        let bytes = sheet::bytes(columns, rows, &mut chance);
        self.file(path, bytes)
    }

    /// Adds a table that was saved so that nobody can read it: its head is lost, or its letters are.
    pub fn broken_table(&mut self, path: &str) -> &mut File {
        let mut chance = self.chance(path);
        let text = match chance.below(2) {
            0 => "序号,内容\n1,见附件（虚构示例）\n",
            // What is left of Chinese that was decoded wrongly and saved again.
            _ => "锟斤拷锟斤拷,锟斤拷,锟斤拷锟斤拷锟斤拷\n锟斤拷,锟斤拷,锟斤拷\n烫烫烫,锟斤拷,屯屯\n",
        };
        self.file(path, text.as_bytes().to_vec())
    }

    /// Takes down that something was looked for and is not there.
    pub fn absent(&mut self, evidence: &str, searched: &str) {
        let mut chance = self.chance(evidence);
        let on = words::day(&mut chance, date(2024, 10, 14), date(2024, 11, 27));
        let by = chance.pick(&["甲", "乙", "丙"]);
        self.absent
            .push(format!("  - {{ evidence: \"{evidence}\", searched: {searched}, by: 采集员{by}, on: {on} }}\n"));
    }

    /// Takes down what two people saw: one in eight times they disagree at first, and somebody settles it.
    pub fn observe(
        &mut self,
        leaf: &'static str,
        id: &'static str,
        value: &str,
        others: &[&str],
        place: Option<(String, String)>,
    ) {
        let mut chance = self.chance(&format!("{leaf}/{id}"));
        let first = words::day(&mut chance, date(2024, 11, 4), date(2024, 11, 15));
        let other = others.iter().copied().filter(|other| *other != value).collect::<Vec<_>>();
        let disagree = !other.is_empty() && chance.one_in(8);
        let second = if disagree { chance.pick(&other).to_owned() } else { value.to_owned() };
        let settled = disagree.then(|| value.to_owned());
        let coded = Coded {
            id,
            values: [value.to_owned(), second],
            days: [first, words::day(&mut chance, first, date(2024, 11, 18))],
            settled,
            place,
        };
        self.codings.entry(leaf).or_default().push(coded);
    }

    /// Takes down that two people disagree and nobody settled it.
    pub fn unsettled(&mut self, leaf: &'static str, id: &'static str, values: [&str; 2]) {
        let days = [date(2024, 11, 11), date(2024, 11, 12)];
        let coded = Coded { id, values: values.map(str::to_owned), days, settled: None, place: None };
        self.codings.entry(leaf).or_default().push(coded);
    }

    /// The files of the bundle, by their paths.
    pub fn finish(self) -> BTreeMap<String, Vec<u8>> {
        let mut made = BTreeMap::new();
        let mut yaml = format!(
            "# 虚构示例：内容全部编造，与{}无关。由 examples/generator 生成，不要手改。\n",
            self.subject.government()
        );
        yaml += &format!("subject: \"{}\"\nsynthetic: true\nperiod: 2024 年\nfiles:\n", self.subject.id);
        if !self.codings.is_empty() {
            made.insert("data/observations.yaml".to_owned(), observations(&self.codings).into_bytes());
        }
        for (path, file) in self.files {
            let captured = file.captured.map(|day| format!("captured_at: {day}"));
            let facts = file.facts.iter().map(|(key, value)| format!("{key}: {value}"));
            let facts: Vec<String> = captured.into_iter().chain(facts).collect();
            yaml += &format!("  {path}: {{ {} }}\n", facts.join(", "));
            made.insert(format!("data/{path}"), file.bytes);
        }
        if !self.absent.is_empty() {
            yaml += &format!("absent:\n{}", self.absent.concat());
        }
        made.insert("bundle.yaml".to_owned(), yaml.into_bytes());
        made
    }
}

fn observations(codings: &BTreeMap<&'static str, Vec<Coded>>) -> String {
    let mut yaml = "# 虚构示例\n".to_owned();
    for (leaf, all) in codings {
        yaml += &format!("{leaf}:\n");
        for coded in all {
            yaml += &format!("  {}:\n    codings:\n", coded.id);
            for (at, value) in coded.values.iter().enumerate() {
                let place = coded.place.as_ref().filter(|_| *value == coded.values[0]);
                let place = place.map(|(path, quote)| format!(", where: {path}, quote: {quote}")).unwrap_or_default();
                yaml += &format!(
                    "      - {{ value: {value}, by: 编码员{}, on: {}{place} }}\n",
                    ["甲", "乙"][at],
                    coded.days[at]
                );
            }
            if let Some(value) = &coded.settled {
                yaml += &format!(
                    "    settled: {{ value: {value}, by: 裁定员, on: 2024-11-20, reason: 两人一起复看后裁定 }}\n"
                );
            }
        }
    }
    yaml
}
