//! Real spreadsheets, Word files and a PDF, which stand beside the project and are never copied into it. What is expected was written
//! down by looking at them with other programs (`LibreOffice`, `pdftotext`) before they were read here.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]
#![allow(clippy::print_stderr, reason = "that it could not run must be seen")]

use std::path::PathBuf;
use std::sync::Arc;

use heng_evidence::{Bundle, Table, Which};
use heng_files::Memory;
use heng_model::Place;
use heng_model::definition::Limits;
use heng_model::origin::SheetName;

/// The folder of real files; nothing where it is lacking and need not be there.
fn real() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/real");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("HENG_REQUIRE_SHARED").is_none(), "{} is lacking", folder.display());
    eprintln!("not tested: {} is lacking", folder.display());
    None
}

/// A bundle that holds one of them.
fn bundle(file: &str) -> Option<Bundle> {
    let bytes = std::fs::read(real()?.join(file)).unwrap();
    let mut files = Memory::new();
    files.insert("bundle.yaml", b"subject: a\n".to_vec()).unwrap();
    files.insert(&format!("data/{file}"), bytes).unwrap();
    Some(Bundle::open("real", Arc::new(files), Limits::default(), &heng_shipped::readers()))
}

fn columns(table: &Table) -> Vec<&str> {
    table.columns().iter().map(|name| &**name).collect()
}

/// The texts of a row.
fn row(table: &Table, at: usize) -> Vec<String> {
    (0..table.columns().len()).map(|column| table.cell(at, column).text.trim().to_owned()).collect()
}

fn cell(sheet: &str, row: usize, column: usize, name: &str) -> Place {
    Place::Cell { sheet: Some(SheetName::Name(sheet.into())), row, column, name: Some(name.into()), bytes: None }
}

#[test]
fn prices_of_a_county() {
    let file = "data/wanzai_202310_10yue.xls";
    let Some(bundle) = bundle(file) else { return };
    let table = bundle.table(file).unwrap();
    // The title over all columns is no head.
    assert_eq!(columns(&table), ["类别", "品种", "等级规格", "计量单位", "价格（元）"]);
    assert_eq!(row(&table, 0), ["一、粮食类", "晚籼米", "标一", "元/500克", "2.68"]);
    assert_eq!(row(&table, 2), ["二、油料类", "调和油", "道道全", "元/桶（5升）", "79.9"]);
    let of = |wanted: &str| (0..table.len()).find(|at| row(&table, *at)[1] == wanted).unwrap();
    for (kind, price) in [("面粉", "2.98"), ("牛肉", "59.88"), ("草鱼", "6.98"), ("老南瓜", "0.99"), ("莲藕", "2.99")]
    {
        assert_eq!(row(&table, of(kind))[4], price, "{kind}");
    }
    // The sheet is called `Sheet1 `, with a blank at its end.
    assert_eq!(table.cell(0, 4).origin.place, cell("Sheet1 ", 3, 5, "价格（元）"));
    assert_eq!(table.cell(of("草鱼"), 4).origin.place, cell("Sheet1 ", 14, 5, "价格（元）"));
    assert_eq!(bundle.sheet(file, &Which::Named("Sheet1".into())).unwrap().len(), table.len());
    let empty = bundle.sheet(file, &Which::Named("Sheet2".into())).unwrap_err();
    assert_eq!(empty.why.code, "heng::reader::empty_sheet");
    let found = bundle.document(file).unwrap().says("新鲜去骨").unwrap();
    assert!(matches!(found.origin.place, Place::Cell { row: 10, column: 3, .. }), "{:?}", found.origin);
}

#[test]
fn courses_that_a_ministry_certified() {
    let file = "data/moe_shifan_renzheng_2022.xlsx";
    let Some(bundle) = bundle(file) else { return };
    let table = bundle.table(file).unwrap();
    let names = ["序号", "学校名称", "专业名称", "层次", "专业类别", "认证结论", "有效期开始时间", "有效期截止时间"];
    assert_eq!(columns(&table), names);
    let first = ["1", "北京师范大学", "化学", "本科", "中学教育", "有条件通过", "2022 年 7 月", "2028 年 6 月"];
    assert_eq!(row(&table, 0), first);
    assert_eq!(table.cell(0, 1).origin.place, cell("1-35", 4, 2, "学校名称"));
    let last = (table.len() - 1, table.row_number(table.len() - 1));
    assert_eq!(last, (413, 417), "the page has 417 rows, and three before the first course");
    assert!(bundle.diagnostics().is_empty(), "{:?}", bundle.diagnostics());
}

#[test]
fn courses_in_the_tables_of_a_word_file() {
    let file = "documents/moe_shifan_renzheng_2022.docx";
    let Some(bundle) = bundle(file) else { return };
    let document = bundle.document(file).unwrap();
    let found = document.says("2022年通过普通高等学校师范类专业认证的专业名单").unwrap();
    assert!(matches!(found.origin.place, Place::Paragraph { .. }), "{:?}", found.origin);
    let head = ["序号", "学校名称", "专业名称", "层次", "专业类别", "认证结论", "有效期开始时间", "有效期截止时间"];
    let third = bundle.table(file).unwrap();
    assert_eq!((columns(&third), third.len()), (head.to_vec(), 5));
    assert_eq!(row(&third, 0)[1..3], ["北京师范大学", "化学"]);
    let second = bundle.sheet(file, &Which::Number(2)).unwrap();
    assert_eq!(columns(&second), head);
    assert_eq!(row(&second, 0)[1..3], ["华东师范大学", "学前教育"]);
    let last = row(&second, second.len() - 1);
    assert_eq!(last, ["381", "喀什大学", "学前教育", "本科", "学前教育", "有条件通过", "2022年7月", "2028年6月"]);
    let place = second.cell(1, 2).origin.place;
    let expected = Place::Cell {
        sheet: Some(SheetName::Number(2)),
        row: 3,
        column: 3,
        name: Some("专业名称".into()),
        bytes: None,
    };
    assert_eq!((&*second.cell(1, 2).text, place), ("舞蹈编导", expected));
}

#[test]
fn an_outline_of_examinations() {
    let file = "documents/dagang4_waiban_2022.docx";
    let Some(bundle) = bundle(file) else { return };
    let document = bundle.document(file).unwrap();
    let text = document.text();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(
        lines[..5],
        [
            "大纲4",
            "江西省人民政府外事办公室",
            "2022年招考外语类公务员考试大纲",
            "一、考试目的",
            "考察报考者是否具备在省级外事工作单位从事涉外工作所必需的外语专业知识和语言应用能力。"
        ]
    );
    assert_eq!(lines[lines.len() - 2..], ["江西省人民政府外事办公室", "2022年2月21日"]);
    assert!(document.says("本次共招录1个英语类职位，职位开考比例为4:1").is_some());
    assert_eq!(document.date().unwrap().value.to_string(), "2022-02-21");
    assert!(bundle.table(file).is_err());
}

#[test]
fn a_report_of_a_city() {
    let file = "documents/shenzhen_xingbie_2021.pdf";
    let Some(bundle) = bundle(file) else { return };
    let document = bundle.document(file).unwrap();
    let at = |words: &str| document.says(words).unwrap_or_else(|| panic!("{words}")).origin.place;
    // Some programs show a space between figures and Chinese letters; the file only has a gap there, and searches pass over it.
    assert!(heng_evidence::same(&document.title().unwrap().text, "2021 年深圳市社会性别统计报告"));
    assert_eq!(at("二〇二二年十二月"), Place::Page { page: 1, line: 5 });
    assert!(matches!(at("1 人口特征"), Place::Page { page: 2, line: 1 }));
    // A sentence over two lines.
    assert!(matches!(at("男性969.57万人，占全市人口的55.0%"), Place::Page { page: 2, .. }));
    assert!(matches!(at("表 1 2021 年深圳市分区常住人口"), Place::Page { page: 2, .. }));
    assert!(matches!(at("罗湖区 73.40 35.61 37.79 94.23"), Place::Page { page: 3, .. }));
    assert!(bundle.diagnostics().is_empty(), "{:?}", bundle.diagnostics());
}
