//! 4 服务成熟度

use jiff::civil::date;

use super::cells;
use crate::bundle::Bundle;
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

pub fn write(bundle: &mut Bundle<'_>) {
    levels(bundle);
    mobile(bundle);
    one_thing(bundle);
    proactive(bundle);
    space(bundle);
    life_cycle(bundle);
    reductions(bundle);
    policy_match(bundle);
    medical(bundle);
    education(bundle);
    employment(bundle);
    social_security(bundle);
}

/// Links in one of the ways in which pages list them.
pub fn links(items: &[(String, String)], bundle: &Bundle<'_>, topic: &str) -> String {
    let line = |open: &str, close: &str| -> String {
        items
            .iter()
            .map(|(text, href)| {
                if href.is_empty() {
                    format!("{open}{text}{close}")
                } else {
                    format!("{open}<a href=\"{href}\">{text}</a>{close}")
                }
            })
            .collect()
    };
    match bundle.chance(&format!("{topic} as listed")).below(3) {
        0 => format!("<ul>{}</ul>", line("<li>", "</li>")),
        1 => format!("<table>{}</table>", line("<tr><td>", "</td></tr>")),
        _ => line("<div class=\"item\">", "</div>"),
    }
}

fn levels(bundle: &mut Bundle<'_>) {
    const FILES: [&str; 5] = ["a", "b", "c", "d", "e"];
    let mut chance = bundle.chance("4.1.1");
    let (reached, _) = bundle.row.part("4.1.1/levels");
    for (at, level) in bundle.subject.levels().iter().enumerate() {
        let path = format!("pages/levels/{}.html", FILES[at]);
        let href = chance.pick(&["/item/detail?id=7", "/guide/31", "/bsznxx?sxid=22"]);
        // Where a level has a page and nothing to do on it, it is not reached.
        let body = if at < reached {
            format!(
                "<h3>办事事项</h3><p><a href=\"{href}\">城乡居民基本医疗保险参保登记</a></p><p><a href=\"{href}2\">生育登记</a></p>"
            )
        } else if chance.one_in(2) {
            "<p>栏目建设中</p><p><a href=\"/index\">返回首页</a></p>".to_owned()
        } else {
            continue;
        };
        bundle.page(&path, &format!("{level}级政务服务站点"), &body).area(level);
    }
}

fn mobile(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("4.1.2");
    let state = bundle.row.state("4.1.2/mobile").to_owned();
    let app = super::identity_of(bundle.subject);
    if state == "none" {
        return bundle.absent("pages/store/*.html", "各应用商店、微信、支付宝搜索");
    }
    let mut both = vec![("app", "应用", "应用商店"), ("mini", "小程序", "小程序介绍")];
    let mut few = None;
    if state == "one" {
        // Either one of them only, or both and one with little to do.
        if chance.one_in(2) {
            both.remove(chance.below(2));
        } else {
            few = Some(chance.below(2));
        }
    }
    for (at, (file, area, title)) in both.into_iter().enumerate() {
        let services = if few == Some(at) { chance.between(20, 180) } else { chance.between(320, 2_800) };
        let said = match chance.below(3) {
            0 => format!("可办事项 {services} 项"),
            1 => format!("已上线政务服务 {services} 余项，持续更新中"),
            _ => format!("覆盖社保、公积金等{services}项服务"),
        };
        let body = format!("<h3>{app}</h3><p>分类：政务　评分：4.{}</p><p>{said}。</p>", chance.between(1, 9));
        bundle.page(&format!("pages/store/{file}.html"), title, &body).area(area);
    }
}

fn one_thing(bundle: &mut Bundle<'_>) {
    const THEMES: [(&str, &str); 13] = [
        ("企业信息变更", "企业信息变更一件事"),
        ("开办运输企业", "开办运输企业一件事"),
        ("开办餐饮店", "开办餐饮店一件事"),
        ("水电气网联合报装", "水电气网联合报装一件事"),
        ("信用修复", "信用修复一件事"),
        ("企业上市合法合规信息核查", "企业上市合法合规信息核查"),
        ("企业破产信息核查", "企业破产信息核查一件事"),
        ("企业注销登记", "企业注销登记一件事"),
        ("新生儿出生", "新生儿出生一件事"),
        ("教育入学", "教育入学一件事"),
        ("社会保障卡居民服务", "社会保障卡居民服务“一件事”"),
        ("残疾人服务", "残疾人服务一件事"),
        ("退休", "企业职工退休一件事"),
    ];
    let mut chance = bundle.chance("4.2.1");
    let Cell::Part(online, _) = *bundle.row.cell("4.2.1/themes") else { return };
    let there = chance.some(&THEMES, online);
    let mut items: Vec<(String, String)> =
        there.iter().enumerate().map(|(at, (_, called))| ((*called).to_owned(), format!("/yjs/{at}"))).collect();
    for (theme, called) in THEMES.iter().filter(|theme| !there.contains(theme)) {
        match chance.below(3) {
            0 => items.push((format!("{called}（建设中）"), "#".to_owned())),
            1 => items.push(((*theme).to_owned(), String::new())),
            _ => {}
        }
    }
    let list = links(&items, bundle, "4.2.1");
    let body = format!("<p>高效办成一件事　只进一扇门、最多跑一次</p>{list}");
    bundle.page("pages/one-thing.html", "高效办成一件事专区", &body);
}

fn proactive(bundle: &mut Bundle<'_>) {
    const ITEMS: [&str; 14] = [
        "稳岗返还",
        "高龄津贴发放",
        "残疾人两项补贴",
        "高新技术企业奖励",
        "一次性扩岗补助",
        "老年人优待证办理",
        "灵活就业社保补贴",
        "企业研发补助",
        "食品经营许可延续",
        "人才公寓租金补贴",
        "生育津贴",
        "知识产权资助",
        "首次上规奖励",
        "惠民殡葬补助",
    ];
    let mut chance = bundle.chance("4.2.2");
    let (Cell::State(benefit), Cell::State(instant)) =
        (bundle.row.cell("4.2.2/benefit").clone(), bundle.row.cell("4.2.2/instant").clone())
    else {
        return;
    };
    let mut rows = Vec::new();
    for (way, state) in [("免申即享", benefit.as_str()), ("智能秒批", instant.as_str())] {
        let count = match state {
            "many" => chance.between(10, 14),
            "few" => chance.between(1, 9),
            _ => 0,
        };
        for item in chance.some(&ITEMS, count) {
            let day = words::day(&mut chance, date(2020, 5, 1), date(2024, 10, 31));
            rows.push(cells([item, way, &words::cell(day, &mut chance)]));
        }
        if count < 10 && count > 0 {
            rows.push(cells(["企业招用毕业年度高校毕业生补贴", way, "2024-12-20"]));
        }
    }
    if rows.is_empty() {
        return bundle.absent("tables/proactive.csv", "政务服务网检索“免申即享”“秒批”");
    }
    bundle.table("tables/proactive.csv", &["事项", "方式", "上线日期"], &rows);
}

fn space(bundle: &mut Bundle<'_>) {
    for id in ["data", "cases", "reminders"] {
        match bundle.row.cell(&format!("4.2.3/{id}")) {
            Cell::Met => bundle.observe("4.2.3", id, "yes", &["no"], None),
            Cell::Unmet => bundle.observe("4.2.3", id, "no", &["yes"], None),
            _ => bundle.unsettled("4.2.3", id, ["yes", "no"]),
        }
    }
}

fn life_cycle(bundle: &mut Bundle<'_>) {
    const STAGES: [&str; 5] = ["企业开办", "许可准营", "经营变更", "融资服务", "企业注销"];
    let mut chance = bundle.chance("4.3.1");
    let (there, _) = bundle.row.part("4.3.1/stages");
    let online = chance.some(&STAGES, there);
    let way = chance.pick(&["/item/", "/guide/", "/theme/", "/service/"]);
    let items: Vec<(String, String)> = STAGES
        .iter()
        .enumerate()
        .map(|(at, stage)| {
            ((*stage).to_owned(), if online.contains(stage) { format!("{way}{at}") } else { String::new() })
        })
        .collect();
    let list = links(&items, bundle, "4.3.1");
    bundle.page("pages/enterprise.html", "涉企服务专区", &list);
}

fn reductions(bundle: &mut Bundle<'_>) {
    const ITEMS: [&str; 8] = [
        "企业设立登记",
        "食品经营许可",
        "建筑工程施工许可",
        "不动产转移登记",
        "道路运输经营许可",
        "社会团体成立登记",
        "医疗机构执业登记",
        "取水许可",
    ];
    let mut chance = bundle.chance("4.3.2");
    let (days, of) = bundle.row.part("4.3.2/days");
    let ((steps, _), (materials, _)) = (bundle.row.part("4.3.2/steps"), bundle.row.part("4.3.2/materials"));
    // The ratio is what is cut over half of what the law allows: met/50 of 100 days in a hundred.
    let legal = 100;
    let promised = legal - days * legal / (2 * of);
    let (legal, promised) = (chance.parts(legal, 8), chance.parts(promised, 8));
    let all: Vec<usize> = (0..8).collect();
    let (fewer_steps, fewer_papers) = (chance.some(&all, steps), chance.some(&all, materials));
    let rows: Vec<Vec<String>> = (0..8)
        .map(|at| {
            let (steps, papers) = (chance.between(4, 7), chance.between(5, 12));
            let now = steps - if fewer_steps.contains(&at) { chance.between(1, 3) } else { 0 };
            let papers_now = papers - if fewer_papers.contains(&at) { chance.between(1, 4) } else { 0 };
            cells([
                ITEMS[at],
                &legal[at].to_string(),
                &promised[at].to_string(),
                &steps.to_string(),
                &now.to_string(),
                &papers.to_string(),
                &papers_now.to_string(),
            ])
        })
        .collect();
    bundle.table("tables/guides.csv", &["事项", "法定时限", "承诺时限", "原环节", "现环节", "原材料", "现材料"], &rows);
}

fn policy_match(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("4.3.3");
    let state = match bundle.row.cell("4.3.3/matching") {
        Cell::State(state) => state.clone(),
        _ => return,
    };
    if state == "none" && chance.one_in(2) {
        return bundle.absent("pages/policy-match.html", "政务服务网、门户网站检索“惠企政策”");
    }
    let search = if state == "none" {
        ""
    } else {
        chance.pick(&[
            "<input type=\"search\" name=\"q\">",
            "<form><input type=\"text\" name=\"w\"><button>查询</button></form>",
            "<input name=\"keyword\">",
        ])
    };
    let word = chance.pick(&["精准推送", "智能匹配", "政策匹配", "订阅推送"]);
    let push = if state == "push" {
        format!("<a class=\"btn\" href=\"/match\">{word}</a>")
    } else {
        format!("<p>今后将逐步实现{word}。</p>")
    };
    let body = format!("{search}{push}<ul><li>关于支持中小企业发展的若干措施</li><li>稳岗扩岗政策汇编</li></ul>");
    bundle.page("pages/policy-match.html", "惠企政策", &body);
}

fn medical(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/medical";
    let mut chance = bundle.chance("4.4.1");
    let whole = bundle.subject.whole();
    let day = words::day(&mut chance, date(2021, 8, 1), date(2024, 10, 20));
    let (title, said) = if bundle.row.met("4.4.1/interchange") {
        let word = chance.pick(&["互联互通", "共享调阅"]);
        (
            format!("{whole}医疗信息共享取得新进展"),
            format!("依托区域卫生信息平台，电子病历实现{word}，已接入公立医院{}家。", chance.between(12, 320)),
        )
    } else if chance.one_in(2) {
        (format!("{whole}卫生健康信息化工作要点"), "下一步将推进电子病历互联互通，方便群众就医。".to_owned())
    } else {
        return bundle.absent(&format!("{FOLDER}/*"), "卫生健康部门网站检索“电子病历”“互联互通”");
    };
    let paper = Paper::of_department(bundle, "卫生健康委员会", &title, day).says(said);
    bundle.paper(FOLDER, paper, &mut chance);
}

fn education(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("4.4.2");
    let met = bundle.row.met("4.4.2/platform");
    if !met && chance.one_in(2) {
        return bundle.absent("pages/education.html", "教育部门网站、搜索引擎检索“教育资源公共服务平台”");
    }
    let way = chance.pick(&["/course/", "/resource/view?id=", "/lesson-"]);
    let lessons =
        ["小学语文一年级上册", "小学数学三年级", "初中物理实验", "高中化学必修", "中华优秀传统文化", "心理健康教育"];
    let count = if met { chance.between(4, 6) } else { chance.between(0, 2) };
    let items: Vec<(String, String)> = chance
        .some(&lessons, count)
        .into_iter()
        .enumerate()
        .map(|(at, lesson)| (lesson.to_owned(), format!("{way}{at}")))
        .collect();
    let list = links(&items, bundle, "4.4.2");
    bundle.page("pages/education.html", "教育资源公共服务平台", &format!("<p>名师课堂 同步课程 专题教育</p>{list}"));
}

fn employment(bundle: &mut Bundle<'_>) {
    const FUNCTIONS: [(&str, &str); 4] =
        [("岗位", "招聘岗位"), ("培训", "职业技能培训"), ("指导", "就业指导"), ("补贴", "补贴申领")];
    let mut chance = bundle.chance("4.4.3");
    let state = bundle.row.state("4.4.3/employment").to_owned();
    if state == "none" {
        return bundle.absent("pages/employment.html", "人力资源社会保障部门网站检索“就业服务平台”");
    }
    let count = if state == "rich" { chance.between(3, 4) } else { chance.between(1, 2) };
    let items: Vec<(String, String)> = chance
        .some(&FUNCTIONS, count)
        .into_iter()
        .enumerate()
        .map(|(at, (_, called))| (called.to_owned(), format!("/job/{at}")))
        .collect();
    let list = links(&items, bundle, "4.4.3");
    let title = chance.pick(&["公共就业服务平台", "就业服务平台", "人力资源服务网"]);
    bundle.page("pages/employment.html", title, &list);
}

fn social_security(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("4.4.4");
    let [remote, channels, scenes] = ["remote", "channels", "scenes"].map(|id| bundle.row.met(&format!("4.4.4/{id}")));
    let go = if remote { chance.pick(&["在线办理", "网上办理", "立即办理"]) } else { "办事指南" };
    let business = chance.pick(&["养老保险关系转移接续", "异地就医备案", "跨省养老待遇资格认证"]);
    let class = chance.pick(&["channel", "qudao"]);
    let ways = chance.some(&["网站", "移动端", "自助终端", "电话", "小程序"], if channels { 3 } else { 1 });
    let scene = if scenes {
        "<p><a href=\"/scene/retire\">退休一件事</a> <a href=\"/scene/job\">就业场景服务</a></p>"
    } else {
        ""
    };
    let body = format!(
        "<ul><li>{business}　<a href=\"/sb/1\">{go}</a></li><li>社保卡挂失　<a href=\"/sb/2\">查看</a></li></ul><div class=\"{class}\">办理渠道：{}</div>{scene}",
        ways.join("、")
    );
    bundle.page("pages/social-security.html", "社会保障服务专区", &body);
}
