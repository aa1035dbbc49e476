//! Pages: the tree that browsers build, places in the file as saved, hostile input.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test ends where it cannot go on, and says what it skips"
)]

use std::path::PathBuf;
use std::sync::Arc;

use heng_evidence::{Bundle, Css};
use heng_files::Memory;
use heng_model::definition::Limits;

fn bundle(files: &[(&str, &[u8])]) -> Bundle {
    let mut memory = Memory::new();
    memory.insert("bundle.yaml", b"subject: \"1\"\n".as_slice()).unwrap();
    for (path, bytes) in files {
        memory.insert(&format!("data/{path}"), *bytes).unwrap();
    }
    Bundle::open("test", Arc::new(memory), Limits::default(), &heng_evidence::Readers::none())
}

/// The saved pages that stand beside the project; nothing where they do not, unless they are required.
fn real_pages() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/pages");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert!(std::env::var_os("HENG_REQUIRE_SHARED").is_none(), "{} is required and not there", folder.display());
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut pages: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
        .collect();
    pages.sort();
    pages
}

#[test]
fn real_pages_have_the_tree_that_scraper_builds_and_true_places() {
    let all = Css::parse("*").unwrap();
    let mut elements = 0;
    for (name, bytes) in real_pages() {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let bundle = bundle(&[(&name, &bytes)]);
        let document = bundle.document(&name).unwrap();
        let ours: Vec<String> = document.select(&all).into_iter().map(|id| document.element(id).name()).collect();
        let peer = scraper::Html::parse_document(&text);
        let theirs: Vec<String> = peer
            .tree
            .root()
            .descendants()
            .filter_map(|node| Some(node.value().as_element()?.name().to_owned()))
            .collect();
        assert!(ours == theirs, "{name}: {} elements, not {}", ours.len(), theirs.len());
        for id in document.select(&all) {
            let element = document.element(id);
            if let Some(span) = element.origin().span() {
                elements += 1;
                let written = &bytes[span.range()];
                let tag = format!("<{}", element.name());
                assert!(
                    written.len() >= tag.len() && written[..tag.len()].eq_ignore_ascii_case(tag.as_bytes()),
                    "{name}: {tag}"
                );
            }
        }
    }
    println!("{elements} elements of real pages stand where they say");
}

#[test]
fn policy_pages_say_number_date_and_issuer() {
    let wanted = [
        ("govcn_policy_5352666.html", "国办发〔2018〕123号", "2018-12-07", "国务院办公厅"),
        ("govcn_policy_5365711.html", "国办发〔2019〕6号", "2019-01-22", "国务院办公厅"),
        ("govcn_policy_5361158.html", "国发〔2019〕3号", "2019-01-12", "国务院"),
        ("govcn_policy_5355822.html", "国发〔2018〕44号", "2018-12-28", "国务院"),
        ("govcn_policy_5351707.html", "国办函〔2004〕57号", "2004-08-12", "国务院办公厅"),
    ];
    for (name, bytes) in real_pages() {
        let bundle = bundle(&[(&name, &bytes)]);
        let document = bundle.document(&name).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        if name.starts_with("govcn_policy") {
            let number = document.number().unwrap_or_else(|| panic!("{name} has a number"));
            let quoted = &text[number.origin.span().unwrap().range()];
            assert!(quoted.contains('号'), "{name}: {quoted}");
            assert!(document.date().is_some(), "{name} has a date");
            assert!(document.issuer().is_some(), "{name} has an issuer");
            println!(
                "{name}: {} · {} · {}",
                number.value,
                document.date().unwrap().value,
                document.issuer().unwrap().value
            );
        }
        if let Some((_, number, date, issuer)) = wanted.iter().find(|(wanted, ..)| *wanted == name) {
            assert_eq!(document.number().unwrap().value, *number);
            assert_eq!(document.issuer().unwrap().value, *issuer);
            assert_eq!(document.date().unwrap().value.to_string(), *date, "{name}");
        }
    }
}

#[test]
fn words_are_found_across_widths_tags_and_spaces_where_they_stand() {
    let page = "<title>x</title><p>关于<b>成立 数字</b>\n  政府&nbsp;［２０２４］１号</p><p>领导</p><p>小组</p><script>数据</script>";
    let bundle = bundle(&[("a.html", page.as_bytes())]);
    let document = bundle.document("a.html").unwrap();
    let found = document.says("成立数字政府[2024]1号").unwrap();
    assert_eq!(&page[found.origin.span().unwrap().range()], "成立 数字</b>\n  政府&nbsp;［２０２４］１号");
    assert!(document.says("领导小组").is_none(), "not across blocks");
    assert!(document.says("数据").is_none(), "not in scripts");
    assert_eq!(document.near("领导小组").unwrap().value, 2);
    assert!(document.says("").is_none());
}

#[test]
fn a_gbk_page_gives_places_in_the_file_as_saved() {
    let page = "<html><head><meta charset=\"gb2312\"><title>政策文件库</title></head><body><ul><li class=x>规划</li></ul></body></html>";
    let raw = encoding_rs::GBK.encode(page).0.into_owned();
    let bundle = bundle(&[("a.html", &raw)]);
    let document = bundle.document("a.html").unwrap();
    assert_eq!(document.encoding(), "GBK");
    let element = document.select(&Css::parse("li.x").unwrap())[0];
    let span = document.element(element).origin().span().unwrap();
    assert_eq!(encoding_rs::GBK.decode(&raw[span.range()]).0, "<li class=x>规划</li>");
    let said = document.says("规划").unwrap();
    assert_eq!(encoding_rs::GBK.decode(&raw[said.origin.span().unwrap().range()]).0, "规划");
    assert_eq!(bundle.file_record("a.html").encoding.as_deref(), Some("GBK"));
}

fn code<T>(result: Result<T, heng_evidence::Unreadable>) -> String {
    result.map(|_| ()).unwrap_err().why.code.to_string()
}

#[test]
fn hostile_files_cost_only_themselves() {
    let deep = "<div>".repeat(1_000_000);
    let json = "[".repeat(1_000_000);
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..9 {
        bomb.push_str(
            &["a", &n.to_string(), ": &a", &n.to_string(), " [", &vec![format!("*a{}", n - 1); 10].join(", "), "]\n"]
                .concat(),
        );
    }
    let rows = format!("a,b\n{}", "1,2\n".repeat(1_000_000));
    let bundle = bundle(&[
        ("deep.html", deep.as_bytes()),
        ("deep.json", json.as_bytes()),
        ("bomb.yaml", bomb.as_bytes()),
        ("rows.csv", rows.as_bytes()),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        ("odd.txt", &[0x81, 0xff, 0xfe, 0x80, 0xff, 0xff, 0x90]),
        ("fine.txt", "好".as_bytes()),
    ]);
    assert_eq!(code(bundle.document("deep.html")), "heng::evidence::too_deep");
    assert_eq!(code(bundle.value("deep.json")), "heng::evidence::broken_data");
    assert_eq!(code(bundle.value("bomb.yaml")), "heng::evidence::broken_data");
    assert_eq!(code(bundle.table("rows.csv")), "heng::evidence::too_many_rows");
    assert_eq!(code(bundle.document("picture.txt")), "heng::evidence::not_text");
    assert_eq!(code(bundle.document("odd.txt")), "heng::evidence::unknown_encoding");
    assert_eq!(code(bundle.document("none.txt")), "heng::evidence::not_found");
    assert_eq!(&*bundle.document("fine.txt").unwrap().text(), "好");
    assert_eq!(bundle.diagnostics().len(), 6);
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("data")).unwrap();
    std::fs::write(root.path().join("bundle.yaml"), "subject: \"1\"\n").unwrap();
    let file = std::fs::File::create(root.path().join("data/large.html")).unwrap();
    file.set_len(100 << 20).unwrap();
    let folder = heng_files::Folder::open(root.path()).unwrap();
    let bundle = Bundle::open("test", Arc::new(folder), Limits::default(), &heng_evidence::Readers::none());
    assert_eq!(bundle.document("large.html").map(|_| ()).unwrap_err().why.code, "heng::evidence::too_large");
}

#[test]
fn the_date_of_a_page_is_not_that_of_its_document() {
    let page = "<p>关于成立工作专班的通知</p><p>2023年8月15日</p><div>更新时间：2024-10-22 09:12 <a>打印本页</a></div><div>浏览次数：3 2024-11-01</div>";
    let bundle = bundle(&[("a.html", page.as_bytes())]);
    let date = bundle.document("a.html").unwrap().date().unwrap();
    assert_eq!((date.value.to_string().as_str(), &*date.quote), ("2023-08-15", "2023年8月15日"));
}

#[test]
fn search_passes_over_spaces_that_a_capture_and_a_quotation_keep() {
    let page = "<p>主办：国务院办公厅　 运行维护单位：中国政府网</p><p>索&nbsp;引 号：000014349/2022</p><p>数字\n    政府 建设 ＡＢＣ  def</p>";
    let bundle = bundle(&[("p.html", page.as_bytes())]);
    let document = bundle.document("p.html").unwrap();
    let regex = |pattern: &str| regex::Regex::new(pattern).unwrap();
    assert_eq!(&*document.capture(&regex(r"主办:(\S+)")).unwrap().value, "国务院办公厅");
    assert_eq!(&*document.capture(&regex(r"主办:(.+):")).unwrap().value, "国务院办公厅 运行维护单位");
    // What is set apart for looks is found without its spaces.
    let captured = document.capture(&regex(r"索引号:(\S+)")).unwrap();
    assert_eq!(&page[captured.origin.span().unwrap().range()], "000014349/2022");
    for (needle, written) in [
        ("数字政府建设", "数字\n    政府 建设"),
        ("数字 政府", "数字\n    政府"),
        ("ABC def", "ＡＢＣ  def"),
        ("建设abc", ""),
        ("ABCdef", ""),
    ] {
        let found = document.says(needle);
        let under = found.map(|found| page[found.origin.span().unwrap().range()].to_owned());
        assert_eq!(under.unwrap_or_default(), written, "{needle}");
    }
    assert_eq!(&*document.says("运行维护").unwrap().quote, "主办：国务院办公厅 运行维护单位：中国政府网");
}

/// Whoever looks a quotation up in the file must find it there.
#[test]
fn what_is_quoted_has_the_letters_of_the_file() {
    let page = "<p>发文字号：<b>国办发</b>〔１９９７〕 11&nbsp;号</p><p>（&#12308;转）</p><p>浙江省人民政府办公厅</p><p>２０２３年８月15日</p>";
    let bundle = bundle(&[("a.html", page.as_bytes())]);
    let document = bundle.document("a.html").unwrap();
    let captured = document.capture(&regex::Regex::new(r"字号:(.+号)").unwrap()).unwrap();
    assert_eq!((&*captured.value, &*captured.quote), ("国办发[1997] 11 号", "国办发〔１９９７〕 11 号"));
    // Of what is written as a reference only the folded letter is known.
    assert_eq!(&*document.says("(〔转)").unwrap().quote, "（[转）");
    assert_eq!(&*document.quoted("国办发[1997]11号").unwrap().text, "国办发〔１９９７〕 11 号");
    assert_eq!(&*document.date().unwrap().quote, "２０２３年８月15日");
    let number = document.number().unwrap();
    assert_eq!((number.value.as_str(), &*number.quote), ("国办发〔1997〕11号", "国办发〔１９９７〕 11 号"));
    let first = document.select(&heng_evidence::Css::parse("p").unwrap())[0];
    assert!(document.element(first).quote().starts_with("发文字号：国办发〔１９９７〕"));
}

#[test]
fn what_is_cited_decodes_to_the_words_in_every_encoding() {
    let page = "<meta charset=gbk><p>政策　解读 ２０２４ 年</p><p>关于印发\n  《办法》 的&#36890;知 ok</p>";
    let utf16 = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(page.encode_utf16().flat_map(order)).collect()
    };
    let files: [(&str, Vec<u8>, &encoding_rs::Encoding); 4] = [
        ("utf8.html", page.replace("gbk", "utf-8").into_bytes(), encoding_rs::UTF_8),
        ("gbk.html", encoding_rs::GBK.encode(page).0.into_owned(), encoding_rs::GBK),
        ("le.html", utf16(u16::to_le_bytes, [0xff, 0xfe]), encoding_rs::UTF_16LE),
        ("be.html", utf16(u16::to_be_bytes, [0xfe, 0xff]), encoding_rs::UTF_16BE),
    ];
    for (name, bytes, encoding) in files {
        let bundle = bundle(&[(name, &bytes)]);
        let document = bundle.document(name).unwrap();
        for (needle, written) in [
            ("政策解读", "政策　解读"),
            ("2024年", "２０２４ 年"),
            ("印发《办法》的通知", "印发\n  《办法》 的&#36890;知"),
            ("知 ok", "知 ok"),
        ] {
            let span = document.says(needle).unwrap_or_else(|| panic!("{needle} in {name}")).origin.span().unwrap();
            // UTF-16 is decoded without a mark: the span begins within the file.
            let (text, _) = encoding.decode_without_bom_handling(&bytes[span.range()]);
            assert_eq!(text, written, "{name}");
        }
    }
}

#[test]
fn of_an_attribute_that_stands_twice_the_first_counts() {
    let page = b"<p id=1 title=\"\" lang ID=2 title=x data-a=y lang=zh>\xe6\x94\xbf</p>";
    let bundle = bundle(&[("p.html", page)]);
    let document = bundle.document("p.html").unwrap();
    let element = document.select(&Css::parse("p").unwrap())[0];
    let attr = |name: &str| document.element(element).attr(name).map(|value| value.to_string());
    let wanted = [("id", "1"), ("title", ""), ("lang", ""), ("data-a", "y")];
    for (name, value) in wanted {
        assert_eq!(attr(name).as_deref(), Some(value), "{name}");
    }
}
