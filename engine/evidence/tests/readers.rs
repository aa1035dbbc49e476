//! The seam between the engine and readers: what a reader gives behaves as what the engine reads by itself, and is not trusted.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use heng_evidence::reader::{
    Block, Bounds, CellKind, Contained, Fault, Reader, Reading, Sheet, SheetCell, SheetRow, Tree, Who,
};
use heng_evidence::{Bundle, Readers, Which};
use heng_files::Memory;
use heng_model::definition::Limits;
use heng_model::origin::SheetName;
use heng_model::{Message, Place, Span};

type Says = Box<dyn Fn(&[u8]) -> Result<Reading, Fault> + Send + Sync>;
type Makes = Box<dyn Fn() -> Reading + Send + Sync>;

/// Reads what a test says.
struct Said {
    id: &'static str,
    version: u8,
    ending: &'static str,
    holds: bool,
    reads: Arc<AtomicUsize>,
    says: Says,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl Reader for Said {
    fn id(&self) -> &str {
        self.id
    }
    fn digest(&self) -> [u8; 32] {
        [self.version; 32]
    }
    fn reads(&self, path: &str) -> bool {
        path.ends_with(self.ending)
    }
    fn holds_files(&self, path: &str) -> bool {
        self.holds && self.reads(path)
    }
    fn read(&self, _: &str, bytes: &Arc<[u8]>, _: &Bounds) -> Result<Reading, Fault> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        (self.says)(bytes)
    }
}

fn said(
    id: &'static str,
    ending: &'static str,
    says: impl Fn(&[u8]) -> Result<Reading, Fault> + Send + Sync + 'static,
) -> Said {
    Said { id, version: 1, ending, holds: false, reads: Arc::default(), says: Box::new(says) }
}

fn bundle(files: &[(&str, &[u8])], readers: &Readers) -> Bundle {
    let mut memory = Memory::new();
    memory.insert("bundle.yaml", b"subject: a\nsynthetic: true\n".to_vec()).unwrap();
    for (path, bytes) in files {
        memory.insert(&format!("data/{path}"), bytes.to_vec()).unwrap();
    }
    Bundle::open("test", Arc::new(memory), Limits::default(), readers)
}

fn block(text: &str, page: usize, line: usize, continues: bool) -> Block {
    Block { continues, ..Block::new(text, Place::Page { page, line }) }
}

fn row(number: usize, cells: &[&str]) -> SheetRow {
    let cells = cells.iter().map(|text| SheetCell { text: (*text).into(), ..SheetCell::default() });
    SheetRow { number, cells: cells.collect() }
}

fn sheet(name: &str, rows: Vec<SheetRow>) -> Sheet {
    Sheet { name: SheetName::Name(name.into()), hidden: false, rows }
}

#[test]
fn a_document_is_searched_and_cited_by_page_and_line() {
    let reader = said("scan", ".scan", |_| {
        Ok(Reading {
            blocks: vec![
                block("某市人民政府办公室", 1, 1, false),
                Block { title: true, ..block("关于开放公共数据的通知", 1, 2, false) },
                block("某政办发〔2024〕7号", 1, 3, false),
                block("到2025年，开放数据集达到", 1, 4, false),
                block("1200 个以上。", 2, 1, true),
                block("2024年3月5日", 2, 9, false),
            ],
            ..Reading::default()
        })
    });
    let bundle = bundle(&[("a.scan", b"\0\x01")], &Readers::none().with_shipped(reader));
    let document = bundle.document("a.scan").unwrap();
    assert_eq!(&*document.title().unwrap().text, "关于开放公共数据的通知");
    assert_eq!(document.number().unwrap().value, "某政办发〔2024〕7号");
    assert_eq!(document.date().unwrap().origin.place, Place::Page { page: 2, line: 9 });
    // A sentence goes over the border of lines and pages, and is cited where it begins.
    let found = document.says("达到1200个以上").unwrap();
    assert_eq!(found.origin.place, Place::Page { page: 1, line: 4 });
    // What does not go on does not.
    assert!(document.says("〔2024〕7号到2025年").is_none());
    let captured = document.capture(&regex::Regex::new(r"达到\s*(\d+)\s*个").unwrap()).unwrap();
    assert_eq!((&*captured.value, captured.origin.place), ("1200", Place::Page { page: 2, line: 1 }));
    assert!(bundle.diagnostics().is_empty(), "{:?}", bundle.diagnostics());
    assert!(bundle.is_text("a.scan").is_ok());
}

#[test]
fn bytes_of_a_text_are_refined_to_the_words() {
    let text = "标题：甲\n正文：政策文件库\n";
    let at = text.find("正文").unwrap();
    let reader = said("notes", ".note", move |bytes| {
        let whole = std::str::from_utf8(bytes).unwrap();
        let place = Place::Bytes { span: Span::new(at, whole.len() - 1) };
        Ok(Reading { blocks: vec![Block::new(&whole[at..whole.len() - 1], place)], ..Reading::default() })
    });
    let bundle = bundle(&[("a.note", text.as_bytes())], &Readers::none().with_shipped(reader));
    let found = bundle.document("a.note").unwrap().says("政策文件库").unwrap();
    assert_eq!(&text[found.origin.span().unwrap().range()], "政策文件库");
    let (source, map) = bundle.source("a.note").unwrap();
    assert_eq!(&source.text[map.to_text(found.origin.span().unwrap()).range()], "政策文件库");
}

#[test]
fn a_sheet_has_its_head_its_headings_and_its_merged_cells() {
    let merged = |text: &str, first: (usize, usize)| SheetCell {
        text: text.into(),
        merged: Some(first),
        ..SheetCell::default()
    };
    let mut rows = vec![
        row(1, &["某县居民生活必需品价格"]),
        row(3, &["类别", "品种", "价格（元）"]),
        row(4, &["粮食", "晚籼米", "2.68"]),
        row(5, &["", "面粉", "2.98"]),
        row(6, &["二、油料"]),
        row(7, &["", "", ""]),
        row(8, &["油料", "调和油", "79.9"]),
    ];
    rows[0].cells.extend([merged("某县居民生活必需品价格", (1, 1)), merged("某县居民生活必需品价格", (1, 1))]);
    rows[3].cells[0] = merged("粮食", (4, 1));
    rows[4].cells.extend([merged("二、油料", (6, 1)), merged("二、油料", (6, 1))]);
    let readers = Readers::none().with_shipped(said("sheets", ".sht", move |_| {
        let other = sheet("表 二", vec![row(1, &["a", "b"]), row(2, &["1", "2"])]);
        Ok(Reading { sheets: vec![sheet("表一", rows.clone()), other], ..Reading::default() })
    }));
    let bundle = bundle(&[("价格.sht", b"x"), ("b.csv", b"a,b\n1,2\n")], &readers);
    let table = bundle.table("价格.sht").unwrap();
    assert_eq!(table.columns().iter().map(|name| &**name).collect::<Vec<_>>(), ["类别", "品种", "价格（元）"]);
    let read: Vec<String> = (0..table.len()).map(|at| table.row_quote(at).to_string()).collect();
    assert_eq!(read, ["粮食 | 晚籼米 | 2.68", "粮食 | 面粉 | 2.98", "油料 | 调和油 | 79.9"]);
    let place = |row, column| table.cell(row, column).origin.place;
    let cell = |row, column, name: &str| Place::Cell {
        sheet: Some(SheetName::Name("表一".into())),
        row,
        column,
        name: Some(name.into()),
        bytes: None,
    };
    assert_eq!(place(2, 2), cell(8, 3, "价格（元）"));
    // Of a merged cell, where it begins.
    assert_eq!(place(1, 0), cell(4, 1, "类别"));
    assert_eq!(table.row_origin(2).place, Place::Row { sheet: Some(SheetName::Name("表一".into())), row: 8 });
    for which in [Which::Number(2), Which::Named("表二".into())] {
        let second = bundle.sheet("价格.sht", &which).unwrap();
        assert_eq!(&*second.row_quote(0), "1 | 2");
    }
    let refused = bundle.sheet("价格.sht", &Which::Named("表三".into())).unwrap_err();
    assert_eq!(refused.why.code, "heng::reader::no_such_sheet");
    assert_eq!(bundle.sheet("b.csv", &Which::Number(1)).unwrap().len(), 1);
    assert_eq!(bundle.sheet("b.csv", &Which::Number(2)).unwrap_err().why.code, "heng::reader::no_sheets");
    // Without text of its own it says what its cells say.
    let found = bundle.document("价格.sht").unwrap().says("晚籼米").unwrap();
    assert!(matches!(found.origin.place, Place::Cell { row: 4, column: 2, .. }), "{:?}", found.origin);
}

#[test]
fn a_head_of_two_rows_has_both_names() {
    let merged = |text: &str, first| SheetCell { text: text.into(), merged: Some(first), ..SheetCell::default() };
    let mut down = vec![
        row(1, &["区", "户籍人口", "", "备注"]),
        row(2, &["", "男", "女", ""]),
        row(3, &["福田区", "60.48", "64.40", ""]),
    ];
    down[0].cells[2] = merged("户籍人口", (1, 2));
    let across = down.clone();
    down[1].cells[0] = merged("区", (1, 1));
    down[1].cells[3] = merged("备注", (1, 4));
    for (version, rows) in [(1, down), (2, across)] {
        let readers = Readers::none().with_shipped(said("sheets", ".sht", move |_| {
            Ok(Reading { sheets: vec![sheet("一", rows.clone())], ..Reading::default() })
        }));
        let bundle = bundle(&[("a.sht", &[version])], &readers);
        let table = bundle.table("a.sht").unwrap();
        assert_eq!(
            table.columns().iter().map(|name| &**name).collect::<Vec<_>>(),
            ["区", "户籍人口/男", "户籍人口/女", "备注"]
        );
        assert_eq!(table.len(), 1);
    }
}

#[test]
fn files_within_a_file_stand_among_the_files() {
    let archive = |_: &[u8]| {
        let file = |path: &str, text: &str, charset: Option<&str>| Contained {
            path: path.into(),
            bytes: encoding_rs::GBK.encode(text).0.as_ref().into(),
            url: Some(format!("https://{path}")),
            captured_at: Some(heng_model::Date::constant(2024, 11, 12)),
            charset: charset.map(str::to_owned),
            name: "record 2".into(),
        };
        Ok(Reading {
            files: vec![
                file("www.gov.test/index.html", "<title>政策文件库</title>", Some("gbk")),
                file("www.gov.test/t.csv", "名,数\n甲,1\n", None),
            ],
            remarks: vec![Message::new("heng::reader::hidden_sheet").with("sheet", "x")],
            ..Reading::default()
        })
    };
    let reader = Said { holds: true, ..said("archive", ".arc", archive) };
    let readers = Readers::none().with_shipped(reader);
    let one = bundle(&[("web/home.arc", b"x")], &readers);
    let pages = one.matching("web/home.arc/**").unwrap();
    assert_eq!(
        pages.iter().map(|path| &**path).collect::<Vec<_>>(),
        ["web/home.arc/www.gov.test/index.html", "web/home.arc/www.gov.test/t.csv"]
    );
    let page = one.document(&pages[0]).unwrap();
    assert!(page.is_html());
    assert_eq!(&*page.title().unwrap().text, "政策文件库");
    assert_eq!(&*page.url().unwrap().text, "https://www.gov.test/index.html");
    assert_eq!(page.url().unwrap().origin.file.as_ref(), "web/home.arc");
    assert_eq!(one.captured_at(&pages[0]).unwrap().to_string(), "2024-11-12");
    assert_eq!(&*one.table(&pages[1]).unwrap().cell(0, 0).text, "甲");
    assert_eq!(one.file_record(&pages[0]).url.as_deref(), Some("https://www.gov.test/index.html"));
    assert_eq!(one.diagnostics().len(), 1, "what is odd about an archive is said at once");
    // Opened again after an edit elsewhere, it has the same files.
    let mut memory = Memory::new();
    memory.insert("bundle.yaml", b"subject: a\nsynthetic: true\n".to_vec()).unwrap();
    memory.insert("data/web/home.arc", b"x".to_vec()).unwrap();
    memory.insert("data/new.txt", b"new".to_vec()).unwrap();
    let again = one.reopened(Arc::new(memory), &readers, &|path| path == "data/new.txt");
    assert_eq!(again.paths().len(), 4);
    assert!(Arc::ptr_eq(&again.document(&pages[0]).unwrap(), &page), "what did not change is not parsed again");
}

#[test]
fn who_reads_a_file_never_hangs_on_order() {
    let text = |words: &'static str| {
        move |_: &[u8]| Ok(Reading { blocks: vec![Block::new(words, Place::Whole)], ..Reading::default() })
    };
    let shipped = Readers::none().with_shipped(said("shipped", ".x", text("shipped")));
    let over = shipped.clone().with_plugin(Arc::new(said("plugin", ".x", text("plugin"))));
    let says = |readers: &Readers| bundle(&[("a.x", b"1")], readers).document("a.x").unwrap().text();
    assert_eq!((&*says(&shipped), &*says(&over)), ("shipped", "plugin"));
    assert_eq!(&*says(&over.without_plugins()), "shipped");
    // A plugin may claim what the engine reads by itself.
    let csv = Readers::none().with_plugin(Arc::new(said("mine", ".txt", text("mine"))));
    assert_eq!(&*bundle(&[("a.txt", b"own")], &csv).document("a.txt").unwrap().text(), "mine");
    let twice = over.with_plugin(Arc::new(said("another", ".x", text("another"))));
    let bundle = bundle(&[("a.x", b"1")], &twice);
    let refused = bundle.document("a.x").unwrap_err();
    assert_eq!(refused.why.code, "heng::reader::several_claim");
    assert_eq!(bundle.diagnostics()[0].message.code, "heng::reader::unreadable");
    assert!(matches!(twice.of("a.x"), Who::Nobody(ids) if ids == ["another", "plugin"]));
    assert!(matches!(twice.of("a.html"), Who::Engine));
}

#[test]
fn equal_files_are_read_once_and_what_may_not_fail_again_is_not_kept() {
    let reader = said("counting", ".n", |bytes| match bytes {
        b"ok" => Ok(Reading { blocks: vec![Block::new("ok", Place::Whole)], ..Reading::default() }),
        _ => Err(Fault::of_reader(Message::new("heng::reader::panicked").with("reader", "counting"))),
    });
    let reads = reader.reads.clone();
    let readers = Readers::none().with_shipped(reader);
    let bundles: Vec<Bundle> = (0..64).map(|_| bundle(&[("a.n", b"ok"), ("b.n", b"no")], &readers)).collect();
    for bundle in &bundles {
        bundle.document("a.n").unwrap();
        bundle.document("a.n").unwrap();
    }
    assert_eq!(reads.load(Ordering::Relaxed), 1);
    assert_eq!(bundles[0].unsettled(), 0);
    for bundle in &bundles[..2] {
        bundle.document("b.n").unwrap_err();
        assert_eq!(bundle.unsettled(), 1);
    }
    assert_eq!(reads.load(Ordering::Relaxed), 3);
}

#[test]
fn a_reader_that_lies_is_named_and_costs_its_file_only() {
    let one = |block: Block| Reading { blocks: vec![block], ..Reading::default() };
    let bytes = |start, end| one(Block::new("x", Place::Bytes { span: Span { start, end } }));
    let of = |rows: Vec<SheetRow>| Reading { sheets: vec![sheet("一", rows)], ..Reading::default() };
    let kind = |kind, text: &str| {
        let cells = vec![SheetCell { text: text.into(), kind, ..SheetCell::default() }];
        of(vec![SheetRow { number: 1, cells }])
    };
    let contained = |path: &str| Contained {
        path: path.into(),
        bytes: b"x".as_slice().into(),
        url: None,
        captured_at: None,
        charset: None,
        name: "1".into(),
    };
    let mut deep = Tree::Null;
    for _ in 0..600 {
        deep = Tree::List(vec![deep]);
    }
    let lies = [
        ("span_outside", bytes(0, 99)),
        ("span_outside", bytes(3, 1)),
        ("span_within_letter", bytes(0, 1)),
        ("nul", one(Block::new("a\0b", Place::Whole))),
        ("counted_from_zero", one(Block::new("x", Place::Page { page: 0, line: 1 }))),
        ("counted_from_zero", one(Block::new("x", Place::Paragraph { paragraph: 0 }))),
        ("bad_name", one(Block::new("x", Place::Opaque { name: "x".repeat(2_000).into() }))),
        ("rows_out_of_order", of(vec![row(2, &["a"]), row(2, &["b"])])),
        ("cell_of_another_kind", kind(CellKind::Number, "many")),
        ("cell_of_another_kind", kind(CellKind::Date, "soon")),
        ("cell_of_another_kind", kind(CellKind::Flag, "是")),
        ("sheet_twice", Reading { sheets: vec![sheet("一", vec![]), sheet("一", vec![])], ..Reading::default() }),
        ("bad_path", Reading { files: vec![contained("../../etc/passwd")], ..Reading::default() }),
        ("bad_path", Reading { files: vec![contained("/etc/passwd")], ..Reading::default() }),
        ("path_twice", Reading { files: vec![contained("a"), contained("a")], ..Reading::default() }),
        (
            "name_twice",
            Reading {
                tree: Some(Tree::Map(vec![("a".into(), Tree::Null), ("a".into(), Tree::Null)])),
                ..Reading::default()
            },
        ),
    ];
    for (at, (code, reading)) in lies.into_iter().enumerate() {
        let mut reader = said("liar", ".l", move |_| Ok(reading.clone()));
        reader.version = u8::try_from(at).unwrap();
        let bundle = bundle(&[("a.l", "字".as_bytes()), ("b.txt", b"fine")], &Readers::none().with_shipped(reader));
        let refused = bundle.document("a.l").unwrap_err();
        assert_eq!(refused.why.code, "heng::reader::lies", "{code}");
        assert_eq!(refused.why.text("reader"), Some("liar"));
        let Some(heng_model::Arg::Message(why)) = refused.why.args.get("why") else { panic!("{refused:?}") };
        assert_eq!(why.code, format!("heng::reader::{code}"));
        assert_eq!(bundle.diagnostics().len(), 1);
        assert!(bundle.document("b.txt").is_ok());
    }
    let much: Vec<(&str, Makes)> = vec![
        ("nesting", Box::new(move || Reading { tree: Some(deep.clone()), ..Reading::default() })),
        ("columns", Box::new(move || of(vec![row(1, &vec!["a"; 1_001])]))),
        (
            "text",
            Box::new(|| Reading { blocks: vec![Block::new("x".repeat(40 << 20), Place::Whole)], ..Reading::default() }),
        ),
        (
            "sheets",
            Box::new(|| Reading {
                sheets: (0..300).map(|at| sheet(&at.to_string(), vec![])).collect(),
                ..Reading::default()
            }),
        ),
        (
            "rows",
            Box::new(|| Reading {
                sheets: vec![sheet("一", (1..=200_001).map(|number| row(number, &[])).collect())],
                ..Reading::default()
            }),
        ),
    ];
    for (at, (what, reading)) in much.into_iter().enumerate() {
        let mut reader = said("much", ".l", move |_| Ok(reading()));
        reader.version = u8::try_from(at).unwrap();
        let bundle = bundle(&[("a.l", b"x")], &Readers::none().with_shipped(reader));
        let refused = bundle.document("a.l").unwrap_err();
        assert_eq!((&*refused.why.code, refused.why.text("what")), ("heng::reader::too_much", Some(what)));
    }
    let crashing = said("crashing", ".l", |_| panic!("as a test does"));
    let bundle = bundle(&[("a.l", b"x"), ("b.txt", b"fine")], &Readers::none().with_shipped(crashing));
    assert_eq!(bundle.document("a.l").unwrap_err().why.code, "heng::reader::panicked");
    assert!(bundle.document("b.txt").is_ok());
}
