//! 3 数据赋能度

use jiff::civil::{Date, date};

use super::cells;
use crate::bundle::{ASSESSED_ON, Bundle};
use crate::chance::Chance;
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

pub fn write(bundle: &mut Bundle<'_>) {
    catalogue(bundle);
    databases(bundle);
    sharing(bundle);
    sharing_use(bundle);
    open_platform(bundle);
    datasets(bundle);
    data_use(bundle);
    security(bundle);
}

fn catalogue(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("3.1.1");
    let name = bundle.subject.name.clone();
    let kind = chance.pick(&["政务数据资源目录", "公共数据资源目录", "政务信息资源目录"]);
    if bundle.row.state("3.1.1/catalogue") == "none" {
        return bundle.absent("documents/catalogue/*", "政府网站、数据管理部门网站检索“资源目录”");
    }
    let updated = bundle.row.state("3.1.1/catalogue") == "updated";
    let by_word = chance.one_in(2);
    let (from, to) = if updated && !by_word {
        (date(2023, 12, 10), date(2024, 10, 15))
    } else {
        (date(2020, 3, 1), date(2023, 8, 30))
    };
    let day = words::day(&mut chance, from, to);
    let mut paper = Paper::of_department(bundle, "数据管理部门", &format!("{name}{kind}"), day)
        .says(format!("本目录共收录信息资源{}类，由各部门按职责编制。", chance.between(900, 9_000)));
    if by_word {
        let (from, to) = if updated { (date(2023, 12, 10), date(2024, 11, 10)) } else { (day, date(2023, 10, 30)) };
        let last = words::day(&mut chance, from, to);
        paper = paper.says(format!("目录更新日期：{last}"));
    }
    bundle.paper("documents/catalogue", paper, &mut chance);
}

fn databases(bundle: &mut Bundle<'_>) {
    const BASE: [&str; 3] = ["人口", "法人", "空间地理"];
    const TOPICS: [&str; 9] =
        ["社会救助", "社会信用", "生态环境", "宏观经济", "电子证照", "医疗健康", "教育", "应急管理", "城市运行"];
    let mut chance = bundle.chance("3.1.2");
    let (Cell::Part(base, _), Cell::Part(topics, of)) =
        (bundle.row.cell("3.1.2/base").clone(), bundle.row.cell("3.1.2/topics").clone())
    else {
        bundle.broken_table("tables/databases.csv");
        return;
    };
    let built = chance.some(&BASE, base);
    let mut rows: Vec<Vec<String>> = BASE
        .iter()
        .map(|kind| {
            let called = if *kind == "空间地理" {
                "自然资源和空间地理基础库".to_owned()
            } else {
                format!("{kind}基础库")
            };
            cells([&called, "基础库", if built.contains(kind) { "建成" } else { "在建" }])
        })
        .collect();
    let topics = if topics == of { topics + chance.below(3) } else { topics };
    for (at, topic) in chance.some(&TOPICS, (topics + 1).min(TOPICS.len())).into_iter().enumerate() {
        let kind = if chance.one_in(2) { "主题库" } else { "专题库" };
        rows.push(cells([&format!("{topic}{kind}"), kind, if at < topics { "建成" } else { "在建" }]));
    }
    bundle.table("tables/databases.csv", &["名称", "类别", "状态"], &rows);
}

fn sharing(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("3.2.1");
    let state = match bundle.row.cell("3.2.1/platform") {
        Cell::State(state) => state.clone(),
        _ => return,
    };
    if state == "none" {
        return bundle.absent("pages/sharing.html", "政府网站、数据管理部门网站检索“共享交换”“数据共享”");
    }
    let down = match bundle.subject.kind.as_str() {
        "省" | "自治区" => "市级平台",
        "兵团" => "师级平台",
        _ => "区县平台",
    };
    let word = chance.pick(&["已联通", "已对接"]);
    let short = chance.below(2);
    let status = |at: usize| if state == "linked" || at != short { word } else { "对接中" };
    let lines = [("国家平台", status(0)), (down, status(1)), ("部门系统", word)];
    let body: String = if chance.one_in(2) {
        lines.iter().map(|(node, status)| format!("<tr><td>{node}</td><td>{status}</td></tr>")).collect()
    } else {
        lines.iter().map(|(node, status)| format!("<li>{node}：{status}</li>")).collect()
    };
    let body = if body.starts_with("<tr>") { format!("<table>{body}</table>") } else { format!("<ul>{body}</ul>") };
    let title = chance.pick(&["数据共享交换平台", "政务数据共享平台"]);
    bundle.page("pages/sharing.html", title, &body);
}

fn sharing_use(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("3.2.2");
    let Cell::Part(interfaces, of) = *bundle.row.cell("3.2.2/interfaces") else {
        if chance.one_in(2) {
            bundle.broken_table("tables/sharing.csv");
        }
        return;
    };
    let months = if bundle.row.met("3.2.2/stated") { chance.between(6, 10) } else { chance.between(1, 4) };
    let most = if interfaces == of { interfaces + chance.below(300) } else { interfaces };
    let rows: Vec<Vec<String>> = (0..months)
        .map(|at| {
            let back = months - 1 - at;
            let month = format!("2024年{}月", 10 - back);
            let interfaces = most - back * (most / 40);
            cells([&month, &interfaces.to_string(), &grouped(chance.between(200_000, 9_000_000))])
        })
        .collect();
    bundle.table("tables/sharing.csv", &["月份", "接口数", "调用次数"], &rows);
}

/// 1,234,567
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn open_platform(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("3.3.1");
    let name = bundle.subject.name.clone();
    if !bundle.row.met("3.3.1/online") {
        bundle.absent("pages/open-data/*.html", "政府网站、搜索引擎检索“数据开放”，点开的链接打不开");
        return bundle.absent("tables/open-data/datasets.csv", "没有平台，无从抽样");
    }
    let body = "<div class=\"themes\"><a href=\"t1\">信用服务</a> <a href=\"t2\">医疗卫生</a> <a href=\"t3\">交通运输</a> <a href=\"t4\">生态环境</a></div><p><input name=\"q\"> <button>搜索数据</button></p>";
    bundle.page("pages/open-data/index.html", &format!("{name}公共数据开放平台"), body);
    let file = chance.pick(&["/download/20240912.csv", "/files/d_0031.json", "/api/file/88.xlsx", "/attach/road.XML"]);
    let get = if bundle.row.met("3.3.1/download") {
        format!("<a href=\"{file}\">下载</a>")
    } else {
        "<a href=\"/login\">登录并申请后使用</a>".to_owned()
    };
    let rate = if bundle.row.met("7.2.1/rating") {
        *chance.pick(&[
            &"<div class=\"rate\"><a href=\"#\">1</a><a href=\"#\">2</a><a href=\"#\">3</a></div>",
            &"<form><input type=\"radio\" name=\"starLevel\">满意<input type=\"radio\" name=\"starLevel\">不满意</form>",
            &"<p class=\"pingfen\">给数据打分：<a href=\"#1\">一星</a><a href=\"#5\">五星</a></p>",
        ])
    } else {
        "<p>浏览 1024 次，收藏 3 次</p>"
    };
    let body = format!("<p>数据领域：交通运输　更新频率：每月</p><p>{get}</p>{rate}");
    bundle.page("pages/open-data/dataset.html", "公共停车场信息", &body);
    requests(bundle, &mut chance);
}

fn requests(bundle: &mut Bundle<'_>, chance: &mut Chance) {
    if bundle.row.missing("7.2.2/form") {
        return;
    }
    let (form, answered) = (bundle.row.met("7.2.2/form"), bundle.row.met("7.2.2/answered"));
    if !form && !answered && chance.one_in(2) {
        return bundle.absent("pages/open-data/requests.html", "数据开放平台互动交流、数据需求栏目");
    }
    let field = if form {
        "<form method=\"post\"><textarea name=\"need\"></textarea><button>提交需求</button></form>"
    } else {
        "<p>数据需求请发送至管理员邮箱。</p>"
    };
    let class = chance.pick(&["reply", "answer", "huifu"]);
    let reply =
        if answered { "您好，相关数据已纳入开放清单，可在平台下载。" } else { "待回复" };
    let body = format!("{field}<ul><li>希望开放公交到站数据<div class=\"{class}\">{reply}</div></li></ul>");
    bundle.page("pages/open-data/requests.html", "数据需求", &body);
}

/// The themes that have to be there, as the methodology lists them.
const THEMES: [&str; 21] = [
    "信用服务",
    "医疗卫生",
    "社保就业",
    "公共安全",
    "城建住房",
    "交通运输",
    "教育文化",
    "科技创新",
    "资源能源",
    "生态环境",
    "工业农业",
    "商贸流通",
    "财税金融",
    "安全生产",
    "市场监管",
    "社会救助",
    "法律服务",
    "生活服务",
    "气象水文",
    "地理空间",
    "机构团体",
];

fn datasets(bundle: &mut Bundle<'_>) {
    const NOUNS: [&str; 6] = ["名录", "基本信息", "统计信息", "办理结果", "监测数据", "清单"];
    let mut chance = bundle.chance("3.3.2");
    let (themes, _) = bundle.row.part("3.3.2/themes");
    if !bundle.row.met("3.3.1/online") {
        return;
    }
    let (formats, _) = bundle.row.part("3.3.2/formats");
    let (updates, _) = bundle.row.part("3.3.2/updates");
    let chosen = chance.some(&THEMES, themes);
    let readable = chance.some(&(0..themes).collect::<Vec<_>>(), formats);
    let fresh = chance.some(&(0..themes).collect::<Vec<_>>(), updates);
    let mut rows = Vec::new();
    for (at, theme) in chosen.iter().enumerate() {
        let format = if readable.contains(&at) {
            chance.pick(&["CSV", "JSON、CSV", "XLSX", "ＣＳＶ", "XML、PDF", "csv"])
        } else {
            chance.pick(&["PDF", "DOC", "JPG"])
        };
        let (frequency, fresh_days, stale_days) = *chance.pick(&[
            &("每日", 1, 40),
            &("每周", 9, 60),
            &("每月", 40, 150),
            &("每季度", 90, 300),
            &("每年", 300, 700),
        ]);
        let days = if fresh.contains(&at) {
            chance.between(0, fresh_days)
        } else {
            chance.between(stale_days, stale_days + 200)
        };
        let day = before(ASSESSED_ON, days);
        let name = format!("{theme}{}", chance.pick(&NOUNS));
        rows.push(cells([&name, theme, format, frequency, &words::cell(day, &mut chance)]));
    }
    bundle.table("tables/open-data/datasets.csv", &["名称", "主题", "格式", "更新频率", "更新日期"], &rows);
}

fn before(day: Date, days: usize) -> Date {
    day.checked_sub(jiff::Span::new().days(i64::try_from(days).unwrap_or_default())).unwrap_or(day)
}

fn data_use(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/data-use";
    let mut chance = bundle.chance("3.3.3");
    let (name, whole) = (bundle.subject.name.clone(), bundle.subject.whole());
    let state = bundle.row.state("3.3.3/opened").to_owned();
    if state == "none" {
        return bundle.absent(&format!("{FOLDER}/*"), "政府网站、数据管理部门网站检索“数据要素×”“授权运营”");
    }
    let day = words::day(&mut chance, date(2024, 4, 1), date(2024, 10, 31));
    let paper = if chance.one_in(3) {
        Paper::of_office(bundle, &format!("关于印发{name}公共数据授权运营管理办法的通知"), day, &mut chance)
            .says("公共数据授权运营应当遵循依法合规、安全可控的原则。")
    } else {
        Paper::of_department(bundle, "数据管理部门", "关于举办2024年“数据要素×”大赛地方分赛的通知", day)
            .says(format!("大赛设{}个赛道，面向{whole}企业、高校征集作品。", chance.between(6, 12)))
    };
    bundle.paper(FOLDER, paper, &mut chance);
    if state == "outcome" {
        let day = words::day(&mut chance, date(2024, 1, 10), date(2024, 11, 10));
        let said = if chance.one_in(2) {
            format!("数据交易机构累计交易额{}万元。", chance.between(300, 90_000))
        } else {
            format!("目前已上架数据产品{}个，服务企业千余家。", chance.between(20, 400))
        };
        let paper =
            Paper::of_department(bundle, "数据管理部门", &format!("{whole}公共数据开发利用情况通报"), day).says(said);
        bundle.paper(FOLDER, paper, &mut chance);
    }
}

fn security(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("3.4.1");
    let name = bundle.subject.name.clone();
    let day = |chance: &mut Chance| words::day(chance, date(2021, 9, 1), date(2024, 9, 30));
    if bundle.row.met("3.4.1/rule") {
        let title = chance.pick(&["公共数据分类分级指南", "政务数据分类分级管理办法", "公共数据分类分级保护实施细则"]);
        let on = day(&mut chance);
        let paper = Paper::of_office(bundle, &format!("关于印发{name}{title}的通知"), on, &mut chance);
        bundle.paper(
            "documents/data-security/classification",
            paper.says("数据按照重要程度分为核心数据、重要数据和一般数据。"),
            &mut chance,
        );
    } else if chance.one_in(3) {
        let on = day(&mut chance);
        let paper = Paper::of_office(
            bundle,
            &format!("关于征求{name}公共数据分类分级指南（征求意见稿）意见的公告"),
            on,
            &mut chance,
        );
        bundle.paper("documents/data-security/classification", paper.says("请于一个月内反馈意见。"), &mut chance);
    } else {
        bundle.absent("documents/data-security/classification/*", "政府网站检索“分类分级”");
    }
    let rules = [
        ("3.4.2/risk", "数据安全风险评估办法"),
        ("3.4.2/incident", "数据安全事件应急处置预案"),
        ("3.4.2/audit", "数据安全审计管理规定"),
    ];
    let met: Vec<&str> =
        rules.iter().filter(|(criterion, _)| bundle.row.met(criterion)).map(|(_, title)| *title).collect();
    if met.is_empty() {
        return bundle.absent("documents/data-security/safeguards/*", "政府网站检索“风险评估”“应急”“安全审计”");
    }
    for title in met {
        let on = day(&mut chance);
        let paper = Paper::of_office(bundle, &format!("关于印发{name}公共{title}的通知"), on, &mut chance);
        bundle.paper(
            "documents/data-security/safeguards",
            paper.says("数据处理者应当建立健全全流程数据安全管理制度。"),
            &mut chance,
        );
    }
}
