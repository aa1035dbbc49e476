//! The page on templates, made of what registers their names and filters.

use crate::bounds::{MOST_DEPTH, MOST_SOURCE, MOST_STEPS, MOST_WRITTEN};
use crate::fault::JINJA;
use crate::filters::FILTERS;
use crate::head::KEYS;
use crate::kinds::KINDS;
use crate::share::Share;
use crate::style::{FONTS, MARGINS, SIZES};
use crate::tests_of_values::TESTS;

/// `docs/report-templates.md`
pub fn templates_page() -> String {
    let mut page = include_str!("../templates/handbook.md").to_owned();
    let parts = [
        (
            "<!-- head -->",
            table(["键", "可以是", "意思"], KEYS.iter().map(|one| [code(one.0), one.1.into(), one.2.into()])),
        ),
        ("<!-- bounds -->", bounds()),
        ("<!-- filters -->", filters()),
        ("<!-- jinja -->", JINJA.map(code).join(" ")),
        ("<!-- tests -->", TESTS.map(|(name, about)| format!("`is {name}(…)` {about}")).join("，")),
        ("<!-- style -->", style()),
        ("<!-- kinds -->", kinds()),
    ];
    for (place, text) in parts {
        page = page.replace(place, text.trim_end());
    }
    page
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rule = vec!["---"; N].join(" | ");
    let rows = rows.map(|cells| format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    format!("| {} |\n| {rule} |\n{}", head.join(" | "), rows.collect::<String>())
}

fn bounds() -> String {
    format!(
        "一个模板不超过 {} KB；做一份报告不超过 {} 万步、写出不超过 {} MB、宏和引用不超过 {MOST_DEPTH} 层。超过了，这份报告不做，\
         并指出是哪个模板。拼出来的文字不写出来也占内存：Linux 上超过 4 GB，程序就此结束，什么也没有写。",
        MOST_SOURCE / 1024,
        MOST_STEPS / 10_000,
        MOST_WRITTEN >> 20
    )
}

fn filters() -> String {
    let rows = FILTERS.iter().map(|filter| {
        let example = format!("{} → {}", code(filter.example[0]), filter.example[1]);
        [code(filter.usage), filter.about.to_owned(), example]
    });
    table(["写法", "作用", "例子"], rows)
}

fn style() -> String {
    let fonts =
        FONTS.iter().map(|(key, value, about)| [code(&format!("fonts.{key}")), (*value).into(), (*about).into()]);
    let sizes = SIZES
        .iter()
        .map(|(key, value, about)| [code(&format!("sizes.{key}")), format!("{value} 磅"), format!("{about}的字号")]);
    let margins = MARGINS.iter().map(|(key, value, about)| {
        [code(&format!("margins.{key}")), format!("{value} 毫米"), format!("{about}页边距")]
    });
    let line = std::iter::once([code("line"), "1.5 倍".to_owned(), "行距".to_owned()]);
    table(["键", "不写时", "管什么"], fonts.chain(sizes).chain(margins).chain(line))
}

fn kinds() -> String {
    let mut out = String::new();
    let share = ("share", "份额：多少个里有多少个。直接印出来是百分数", &Share::FIELDS[..]);
    let all = KINDS.iter().map(|kind| (kind.name, kind.about, kind.fields)).chain([share]);
    for (name, about, fields) in all {
        out.push_str(&format!("### {name}\n\n{about}。\n\n"));
        let rows = fields.iter().map(|(name, holds, about)| [code(name), (*holds).into(), (*about).into()]);
        out.push_str(&table(["名字", "是什么", "意思"], rows));
        out.push('\n');
    }
    out
}
