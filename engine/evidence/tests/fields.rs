//! What policy pages say of themselves, in the layouts and forms in which they do; and where their links lead.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::sync::Arc;

use heng_evidence::{Bundle, Css, Document};
use heng_files::Memory;
use heng_model::definition::Limits;

fn document(page: &str) -> Arc<Document> {
    described("", page)
}

/// A page of which `bundle.yaml` knows something.
fn described(known: &str, page: &str) -> Arc<Document> {
    let meta = format!("subject: \"1\"\n{known}");
    let memory: Memory = [("bundle.yaml", meta.as_str()), ("data/p.html", page)].into_iter().collect();
    Bundle::open("test", Arc::new(memory), Limits::default(), &heng_evidence::Readers::none())
        .document("p.html")
        .unwrap()
}

/// Number, issuing body and date.
fn head(page: &str) -> (String, String, String) {
    let document = document(page);
    let text = |found: Option<heng_evidence::Found<String>>| found.map(|found| found.value).unwrap_or_default();
    let date = document.date().map(|found| found.value.to_string()).unwrap_or_default();
    (text(document.number()), text(document.issuer()), date)
}

fn expected() -> (String, String, String) {
    ("国办发〔2022〕14号".into(), "国务院办公厅".into(), "2022-06-06".into())
}

#[test]
fn heads_of_pages_in_every_layout() {
    let layouts = [
        // Label beside value, two pairs a row, labels set apart for looks.
        "<table><tr><td>索 引 号：</td><td>000014349/2022-00055</td><td>发文机关：</td><td>国务院办公厅</td></tr>\
         <tr><td>发文字号：</td><td>国办发〔2022〕14号</td><td>成文日期：</td><td>2022年06月06日</td></tr></table>",
        // A cell that spans rows before them, and values that span columns.
        "<table><tr><td rowspan=3>文件信息</td><th>发文机关</th><td colspan=3>国务院办公厅</td></tr>\
         <tr><th>发文字号</th><td>国办发〔2022〕14号</td><th>主题分类</th><td>政务</td></tr>\
         <tr><th>成文日期</th><td colspan='3'>二〇二二年六月六日</td></tr></table>",
        // Labels above their values.
        "<table><tr><th>索引号</th><th>发文机关</th><th>发文字号</th><th>成文日期</th></tr>\
         <tr><td>000014349</td><td>国务院办公厅</td><td>国办发[2022]14号</td><td>2022.6.6</td></tr></table>",
        // Labels above their values in two bands, with a label over two columns and one over two rows of labels.
        "<table><tr><th colspan=2>发文机关</th><th rowspan=1>成文日期</th></tr><tr><td colspan=2>国务院办公厅</td><td>2022-6-6</td></tr>\
         <tr><th>发文字号</th><th>主题词</th><th>有效性</th></tr><tr><td>国办发(2022)14号</td><td>政务</td><td>有效</td></tr></table>",
        // A list of terms.
        "<dl><dt>发文机关：</dt><dd>国务院办公厅</dd><dt>发文字号：</dt><dd>国办发【2022】14号</dd><dt>成文日期：</dt><dd>２０２２年６月６日</dd></dl>",
        // Lines of text.
        "<ul><li><b>发文机关：</b>国务院办公厅</li><li><b>文　　号：</b>国办发〔２０２２〕１４号</li><li>成文日期：二○二二年六月六日</li></ul>",
        "<p>【发文机关】：国务院办公厅　【发文字号】：国办发〔2022〕14号　【成文日期】：2022/06/06</p>",
        "<p>发文机关：国务院办公厅 发文字号：国办发〔2022〕14号 成文日期：2022年6月6日</p>",
        "<div><div>发文机关：</div><div>国务院办公厅</div></div><div><div>发文字号：</div><div>国办发〔2022〕14 号</div></div><div><div>成文日期：</div><div>2022-06-06 00:00</div></div>",
        // The document alone.
        "<h1>关于做好某事的通知</h1><p>国办发〔2022〕14号</p><p>各省：</p><p>请认真贯彻（国办发〔2020〕9号）精神，2023年1月1日前完成。</p><p>国务院办公厅</p><p>2022年6月6日</p>",
        "<p>国办发〔2022〕14 号</p><p>请认真贯彻。</p><p>国务院办公厅　2022年6月6日</p><p>（此件公开发布）</p>",
    ];
    for page in layouts {
        assert_eq!(head(page), expected(), "{page}");
    }
}

#[test]
fn what_stands_under_a_label_leads_to_its_place() {
    let page = "<table><tr><th>发文机关</th><th>发文字号</th></tr><tr><td>国务院<b>办公厅</b></td><td>国办发〔2022〕14号</td></tr></table><p>成文日期：二〇二二年六月六日</p>";
    let document = document(page);
    let under = |origin: &heng_model::Origin| page[origin.span().unwrap().range()].to_owned();
    assert_eq!(under(&document.issuer().unwrap().origin), "<td>国务院<b>办公厅</b></td>");
    assert_eq!(under(&document.date().unwrap().origin), "二〇二二年六月六日");
}

#[test]
fn a_list_of_documents_is_none_of_them() {
    let none = (String::new(), String::new(), String::new());
    let head_row = "<tr><th>名称</th><th>发布机构</th><th>发文字号</th><th>成文日期</th></tr>";
    let row = |year: u32| {
        format!(
            "<tr><td><a href=a.html>某办法</a></td><td>市教育局</td><td>杭教〔{year}〕1号</td><td>{year}-01-02 至今</td></tr>"
        )
    };
    assert_eq!(head(&format!("<table>{head_row}{}</table>", row(2020))), none);
    assert_eq!(head(&format!("<table>{head_row}{}{}</table>", row(2020), row(2021))), none);
    let items: String =
        (1..=9).map(|day| format!("<li><a>第{day}条消息</a> 2024-01-0{day}</li>")).collect::<Vec<_>>().concat();
    assert_eq!(head(&format!("<ul>{items}</ul>")), none);
    // A label with nothing under it, and one with a label beside it.
    assert_eq!(head("<table><tr><td>发文字号：</td><td> </td><td>发文机关：</td><td></td></tr></table>"), none);
    assert_eq!(head("<p>文号：无</p>"), none);
}

#[test]
fn orders_have_numbers_of_their_own() {
    for (line, number) in [
        ("中华人民共和国国务院令第 707 号", "中华人民共和国国务院令第707号"),
        ("浙江省人民政府令 第３８５号", "浙江省人民政府令第385号"),
        ("（国令第707号）", "国令第707号"),
        ("建设部令〔第12号〕", "建设部令〔第12号〕"),
    ] {
        assert_eq!(head(&format!("<p>{line}</p><p>现公布条例。</p>")).0, number, "{line}");
    }
}

#[test]
fn dates_in_every_form_documents_have() {
    for (written, date) in [
        ("2024年3月5日", "2024-03-05"),
        ("二〇二四年三月五日", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2024.3.5", "2024-03-05"),
        ("２０２４年３月５日", "2024-03-05"),
        ("二○二四年三月五日", "2024-03-05"),
        ("二Ｏ二四年三月五日", "2024-03-05"),
        ("二０二四年三月五日", "2024-03-05"),
        ("二零二四年十二月廿五日", "2024-12-25"),
        ("二〇二四年腊月", ""),
        ("二〇二四年十月卅一日", "2024-10-31"),
        ("二〇二四年一月初五日", ""),
        ("贰零贰肆年叁月伍日", ""),
        ("二 〇 二 四 年 三 月 五 日", "2024-03-05"),
        ("2024年3月5号", "2024-03-05"),
        ("一九九九年十二月三十一日", "1999-12-31"),
    ] {
        assert_eq!(head(&format!("<p>成文日期：{written}</p>")).2, date, "{written}");
    }
}

#[test]
fn links_lead_where_browsers_go() {
    let known = "files: { p.html: { url: \"https://www.zj.gov.cn/col/col1/index.html?page=2\" } }\n";
    let targets = |page: &str| -> Vec<String> {
        let document = described(known, page);
        let all = document.select(&Css::parse("a[href]").unwrap());
        all.into_iter().filter_map(|id| document.element(id).href()).collect()
    };
    let page = "<a href='a.html'></a><a href='/b'></a><a href='../c/'></a><a href='//static.zj.gov.cn/d'></a><a href='?q=1'></a>\
                <a href='#top'></a><a href=' http://e.gov.cn/ '></a><a href='javascript:void(0)'></a><a href=' JavaScript:go(1)'></a><a href='mailto:a@b.cn'></a><a href=''></a>\
                <a href='政策.html'></a>";
    assert_eq!(
        targets(page),
        [
            "https://www.zj.gov.cn/col/col1/a.html",
            "https://www.zj.gov.cn/b",
            "https://www.zj.gov.cn/col/c/",
            "https://static.zj.gov.cn/d",
            "https://www.zj.gov.cn/col/col1/index.html?q=1",
            "https://www.zj.gov.cn/col/col1/index.html?page=2#top",
            "http://e.gov.cn/",
            "mailto:a@b.cn",
            "https://www.zj.gov.cn/col/col1/index.html?page=2",
            "https://www.zj.gov.cn/col/col1/%E6%94%BF%E7%AD%96.html",
        ]
    );
    assert_eq!(targets("<base href='/zc/'><a href='a.html'></a>"), ["https://www.zj.gov.cn/zc/a.html"]);
    assert_eq!(
        targets("<base href='https://other.gov.cn/x/'><a href='a.html'></a>"),
        ["https://other.gov.cn/x/a.html"]
    );
    // Without an address a link stands as written.
    let bare = document("<a href='a.html'></a>");
    let link = bare.select(&Css::parse("a").unwrap())[0];
    assert_eq!(bare.element(link).href().as_deref(), Some("a.html"));
}
