//! 6 公开透明度

use jiff::civil::{Date, Weekday, date};

use super::cells;
use crate::bundle::{ASSESSED_ON, Bundle};
use crate::truth::Cell;
use crate::words;

pub fn write(bundle: &mut Bundle<'_>) {
    publication(bundle);
    library(bundle);
    interpretation(bundle);
    accounts(bundle);
    questions(bundle);
    letters(bundle);
}

const TITLES: [&str; 8] = [
    "关于推进公立医院高质量发展的实施意见",
    "关于推动大规模设备更新的实施方案",
    "关于加强耕地保护的实施意见",
    "关于加强政府投资项目管理的办法",
    "关于促进低空经济发展的若干措施",
    "关于完善养老服务体系的意见",
    "关于加快发展现代职业教育的若干措施",
    "关于优化营商环境的若干规定",
];

fn publication(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("6.1.1");
    let from = if bundle.row.met("6.1.1/recent") { date(2024, 6, 10) } else { date(2023, 1, 10) };
    let to = if bundle.row.met("6.1.1/recent") { date(2024, 11, 20) } else { date(2024, 4, 30) };
    let titles = chance.some(&TITLES, 5);
    let lines: String = titles
        .iter()
        .enumerate()
        .map(|(at, title)| {
            let day = if at == 0 {
                words::day(&mut chance, from, to)
            } else {
                words::day(&mut chance, date(2022, 1, 1), date(2024, 4, 30))
            };
            let day = if bundle.style.paper == 2 {
                format!("{}.{}.{}", day.year(), day.month(), day.day())
            } else {
                day.to_string()
            };
            format!("<li><a href=\"art_{at}.html\">{title}</a><span>{day}</span></li>")
        })
        .collect();
    bundle.page("pages/policy-list.html", "政策文件", &format!("<ul>{lines}</ul><p>共 20 页　下一页</p>"));
}

fn library(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("6.1.2");
    let [library, classify, search, download] =
        ["library", "classify", "search", "download"].map(|id| bundle.row.met(&format!("6.1.2/{id}")));
    let class = chance.pick(&["category", "sort", "fenlei", "theme"]);
    let kinds = if classify {
        "<a href=\"?c=1\">综合政务</a> <a href=\"?c=2\">教育</a> <a href=\"?c=3\">医疗卫生</a> <a href=\"?c=4\">城乡建设</a>"
    } else {
        "<a href=\"?c=0\">全部</a>"
    };
    let field = if search {
        chance.pick(&[
            "<input type=\"search\" name=\"q\">",
            "<form action=\"/search\"><input name=\"w\"></form>",
            "<form><input type=\"text\"><button>检索</button></form>",
        ])
    } else {
        ""
    };
    let title = if library { "政策文件库" } else { "文件下载" };
    let body =
        format!("<div class=\"{class}\">{kinds}</div>{field}<p>共收录文件 {} 份</p>", chance.between(300, 4_000));
    bundle.page("pages/policy-library/index.html", title, &body);
    let file = chance.pick(&["/att/1.pdf", "/att/2.docx", "/att/3.ofd"]);
    let get = if download {
        format!("<a href=\"{file}\">下载文件</a>")
    } else {
        "<a href=\"javascript:print()\">打印本页</a>".to_owned()
    };
    bundle.page(
        "pages/policy-library/results/1.html",
        chance.pick(&TITLES),
        &format!("<p>发文字号：〔2024〕9号</p><p>{get}</p>"),
    );
}

/// The next working day. The sample lies in months without holidays, so that weekends are all there is to skip.
fn working_days_after(day: Date, count: usize) -> Date {
    let mut on = day;
    for _ in 0..count {
        loop {
            on = on.tomorrow().unwrap_or(on);
            if !matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday) {
                break;
            }
        }
    }
    on
}

fn interpretation(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("6.2.1");
    let ((read, of), (in_time, _)) = (bundle.row.part("6.2.1/interpreted"), bundle.row.part("6.2.1/in_time"));
    let sign = bundle.subject.sign();
    let mut titles = TITLES.to_vec();
    chance.shuffle(&mut titles);
    let (mut policies, mut readings) = (Vec::new(), Vec::new());
    for (at, title) in titles.iter().take(of).enumerate() {
        let number = format!("{sign}政办发〔2024〕{}号", 3 + 2 * at);
        let day = words::day(&mut chance, date(2024, 7, 1), date(2024, 8, 23));
        policies.push(cells([&number, title, &words::cell(day, &mut chance)]));
        if at >= read {
            continue;
        }
        let after = if at < in_time { chance.between(0, 3) } else { chance.between(4, 12) };
        let on = working_days_after(day, after);
        let on = if after == 0 { day } else { on };
        let called = match chance.below(3) {
            0 => format!("《{title}》政策解读"),
            1 => format!("一图读懂：{title}"),
            _ => format!("一问一答：{title}"),
        };
        // Numbers are copied as people type them.
        let number = if chance.one_in(3) { number.replace('〔', "[").replace('〕', "]") } else { number };
        readings.push(cells([&number, &called, &words::cell(on, &mut chance)]));
    }
    bundle.table("tables/policies.csv", &["文号", "标题", "发布日期"], &policies);
    bundle.table("tables/interpretations.csv", &["对应文号", "标题", "发布日期"], &readings);
}

fn accounts(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("6.2.2");
    let (count, active) = match bundle.row.cell("6.2.2/upkeep") {
        Cell::State(state) => match state.as_str() {
            "active" => (6, 6),
            "partly" => (6, chance.between(3, 5)),
            _ => (6, chance.between(0, 2)),
        },
        _ => return,
    };
    let seen = date(2024, 11, 18);
    let short = bundle.subject.short().to_owned();
    let names = [
        format!("{short}发布"),
        format!("{short}政务"),
        format!("{short}数据"),
        format!("健康{short}"),
        format!("{short}人社"),
        format!("平安{short}"),
    ];
    let rows: Vec<Vec<String>> = (0..count)
        .map(|at| {
            let back = if at < active { chance.between(0, 13) } else { chance.between(16, 90) };
            let last =
                seen.checked_sub(jiff::Span::new().days(i64::try_from(back).unwrap_or_default())).unwrap_or(seen);
            cells([
                &names[at],
                chance.pick(&["微信公众号", "微博", "抖音号"]),
                &words::cell(last, &mut chance),
                &seen.to_string(),
            ])
        })
        .collect();
    bundle.table("tables/accounts.csv", &["账号", "平台", "最近更新", "查看日期"], &rows);
}

fn questions(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("6.3.1");
    if bundle.row.missing("6.3.1/search") {
        return;
    }
    let [search, classify, smart, go] =
        ["search", "classify", "smart", "service"].map(|id| bundle.row.met(&format!("6.3.1/{id}")));
    if ![search, classify, smart, go].contains(&true) {
        return bundle.absent("pages/qa-library.html", "门户网站互动交流、政务服务网检索“问答”“知识库”");
    }
    let field = if search {
        chance.pick(&[
            "<input type=\"search\">",
            "<form><input type=\"text\" name=\"w\"></form>",
            "<input name=\"keywords\">",
        ])
    } else {
        ""
    };
    let class = chance.pick(&["category", "sort", "fenlei", "theme"]);
    let kinds = if classify {
        format!("<div class=\"{class}\"><a href=\"?1\">社保</a><a href=\"?2\">户籍</a><a href=\"?3\">公积金</a></div>")
    } else {
        String::new()
    };
    let robot = if smart {
        chance.pick(&["<button>智能问答</button>", "<a href=\"/robot\">智能客服</a>", "<a href=\"/ai\">问答机器人</a>"])
    } else {
        ""
    };
    let link = if go {
        chance.pick(&["<a href=\"/item/9\">去办理</a>", "<a href=\"/item/9\">办事入口</a>"])
    } else {
        ""
    };
    let body =
        format!("{field}{kinds}{robot}<dl><dt>怎样办理居住证？</dt><dd>持身份证到居住地派出所办理。{link}</dd></dl>");
    bundle.page("pages/qa-library.html", "互动问答知识库", &body);
}

fn letters(bundle: &mut Bundle<'_>) {
    const QUESTIONS: [&str; 6] = ["社保卡补办", "居住证办理", "公积金提取", "图书馆开放时间", "养犬登记", "新生儿落户"];
    let mut chance = bundle.chance("6.3.2");
    let Cell::Part(answered, of) = *bundle.row.cell("6.3.2/answered") else {
        // Too few letters were sent.
        let rows: Vec<Vec<String>> = (1..=3)
            .map(|at| cells([&format!("{at:02}"), QUESTIONS[at], "2024-09-03", "2024-09-05", "是", "是", ""]))
            .collect();
        bundle.table(
            "tables/letters.csv",
            &["编号", "问题", "提问日期", "答复日期", "编码甲", "编码乙", "裁定"],
            &rows,
        );
        return;
    };
    let ((accurate, _), (in_time, _)) = (bundle.row.part("6.3.2/accurate"), bundle.row.part("6.3.2/in_time"));
    let rows: Vec<Vec<String>> = (0..of)
        .map(|at| {
            let asked = words::day(&mut chance, date(2024, 8, 5), date(2024, 8, 30));
            let number = format!("{:02}", at + 1);
            if at >= answered {
                return cells([&number, QUESTIONS[at % 6], &words::cell(asked, &mut chance), "", "否", "否", ""]);
            }
            let after = if at < in_time { chance.between(1, 5) } else { chance.between(6, 11) };
            let replied = working_days_after(asked, after);
            let right = if at >= answered - accurate { "是" } else { "否" };
            let wrong = if right == "是" { "否" } else { "是" };
            let (second, settled) = if chance.one_in(6) { (wrong, right) } else { (right, "") };
            cells([
                &number,
                QUESTIONS[at % 6],
                &words::cell(asked, &mut chance),
                &words::cell(replied.min(ASSESSED_ON), &mut chance),
                right,
                second,
                settled,
            ])
        })
        .collect();
    bundle.table("tables/letters.csv", &["编号", "问题", "提问日期", "答复日期", "编码甲", "编码乙", "裁定"], &rows);
}
