//! 2 平台支撑度

use jiff::civil::date;

use super::cells;
use crate::bundle::Bundle;
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

pub fn write(bundle: &mut Bundle<'_>) {
    cloud(bundle);
    network(bundle);
    security(bundle);
    identity(bundle);
    certificates(bundle);
    payment(bundle);
    map(bundle);
    unified(bundle);
    licence(bundle);
}

fn cloud(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/cloud";
    let mut chance = bundle.chance("2.1.1");
    let state = bundle.row.state("2.1.1/cloud").to_owned();
    let name = bundle.subject.name.clone();
    let (title, quote) = match (state.as_str(), chance.one_in(2)) {
        ("complete", true) => ("政务云平台项目通过验收的公告", "已通过专家组终验"),
        ("complete", false) => ("政务云平台建成投用的通报", "全面承载政务信息系统"),
        (_, true) => ("政务云平台（一期）项目开工的公告", "正式启动建设"),
        (_, false) => ("集约化政务云平台建设项目采购结果的公告", "计划分两期建设"),
    };
    let day = words::day(&mut chance, date(2021, 3, 1), date(2024, 9, 30));
    let paper = Paper::of_department(bundle, "数据管理部门", &format!("关于{name}{title}"), day);
    let paper = paper.says(format!("{name}政务云平台{quote}，由数据管理部门负责管理。"));
    let (ending, bytes) = paper.laid_out(bundle, &mut chance);
    let path = format!("{FOLDER}/gonggao.{ending}");
    bundle.file(&path, bytes);
    bundle.observe("2.1.1", "cloud", &state, &["started", "complete"], Some((path, quote.to_owned())));
}

fn network(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("2.1.2");
    let (county, township) = match bundle.row.cell("2.1.2/network") {
        Cell::State(state) => (state != "none", state == "township"),
        _ => return,
    };
    let names = if bundle.subject.is_corps() { ["师", "团"] } else { ["县", "乡"] };
    let mut rows = Vec::new();
    for (level, covered) in names.into_iter().zip([county, township]) {
        let wanted = if level == names[0] { chance.between(80, 400) } else { chance.between(900, 2_400) };
        let joined =
            if covered { wanted - wanted * chance.below(5) / 100 } else { wanted * chance.between(55, 90) / 100 };
        rows.push(cells([level, &wanted.to_string(), &joined.to_string()]));
    }
    bundle.table("tables/network.csv", &["层级", "应接入单位", "已接入单位"], &rows);
}

fn security(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/security";
    let mut chance = bundle.chance("2.1.3");
    if bundle.row.missing("2.1.3/rule") {
        return;
    }
    let (name, whole) = (bundle.subject.name.clone(), bundle.subject.whole());
    let met = ["2.1.3/rule", "2.1.3/protection", "2.1.3/drill"].map(|criterion| bundle.row.met(criterion));
    if met == [false; 3] && chance.one_in(2) {
        return bundle.absent(&format!("{FOLDER}/*"), "政府网站、网信部门网站检索“网络安全”“等级保护”“演练”");
    }
    let day = words::day(&mut chance, date(2021, 2, 1), date(2024, 6, 30));
    if met[0] {
        let kind = chance.pick(&["管理办法", "责任制实施细则", "事件应急预案"]);
        let paper = Paper::of_office(bundle, &format!("关于印发{name}政务网络安全{kind}的通知"), day, &mut chance);
        bundle.paper(FOLDER, paper.says("各单位主要负责人是本单位网络安全的第一责任人。"), &mut chance);
    }
    if met[1] {
        let paper = Paper::of_department(bundle, "数据管理部门", "政务信息系统安全工作情况", day);
        let paper = paper.says("政务云平台和重要业务系统已完成网络安全等级保护第三级备案，并每年测评一次。");
        bundle.paper(FOLDER, paper, &mut chance);
    }
    let (from, to) =
        if met[2] { (date(2023, 12, 10), date(2024, 10, 31)) } else { (date(2022, 3, 1), date(2023, 9, 30)) };
    let day = words::day(&mut chance, from, to);
    if met[2] || met == [false; 3] || chance.one_in(2) {
        let drill = chance.pick(&["网络安全应急演练", "网络安全攻防演练"]);
        let paper = Paper::of_department(bundle, "网络安全主管部门", &format!("{whole}{drill}圆满结束"), day);
        bundle.paper(FOLDER, paper.says(format!("本次{drill}共有{}家单位参加。", chance.between(20, 90))), &mut chance);
    }
}

fn identity(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("2.2.1");
    let app = crate::write::identity_of(bundle.subject);
    // Which identity the portal, the service site and the app take.
    let taken: [&str; 3] = match bundle.row.state("2.2.1/identity") {
        "all" => *chance.pick(&[
            &["national", "national", "national"],
            &["both", "provincial", "both"],
            &["provincial", "provincial", "provincial"],
            &["both", "both", "both"],
        ]),
        "some" => *chance.pick(&[
            &["own", "provincial", "provincial"],
            &["provincial", "own", "both"],
            &["national", "both", "own"],
            &["own", "both", "own"],
        ]),
        _ => ["own", "own", "own"],
    };
    for (path, title, identity) in [("portal", "用户登录", taken[0]), ("service", "统一登录", taken[1])] {
        let mut ways = Vec::new();
        if matches!(identity, "provincial" | "both") {
            ways.push(format!("<p><img src=\"qr.png\">打开“{app}”扫码登录</p>"));
        }
        if matches!(identity, "national" | "both") {
            ways.push("<p>其他方式：<a href=\"https://tyrz.example/\">国家政务服务平台</a>账号登录</p>".to_owned());
        }
        if identity == "own" {
            ways.push(
                "<p><input name=\"user\"><input type=\"password\" name=\"pwd\"> <a href=\"reg\">注册本站账号</a></p>"
                    .to_owned(),
            );
        }
        let class = chance.pick(&["login-wrap", "loginBox", "denglu"]);
        // Links at the foot name the national platform too; they are no way of logging in.
        let body = format!(
            "<div class=\"{class}\">{}</div>\n<div class=\"links\">友情链接：<a href=\"https://gjzwfw.example/\">国家政务服务平台</a></div>",
            ways.concat()
        );
        let stale = chance.one_in(25);
        let file = bundle.page(&format!("pages/login/{path}.html"), title, &body);
        if stale {
            file.stale();
        }
    }
    bundle.observe("2.2.1", "app_identity", taken[2], &[], None);
}

fn certificates(bundle: &mut Bundle<'_>) {
    const KINDS: [&str; 24] = [
        "居民身份证",
        "户口簿",
        "结婚证",
        "离婚证",
        "出生医学证明",
        "驾驶证",
        "行驶证",
        "不动产权证书",
        "营业执照",
        "食品经营许可证",
        "社会保障卡",
        "残疾人证",
        "老年人优待证",
        "教师资格证书",
        "医师执业证书",
        "护士执业证书",
        "道路运输经营许可证",
        "卫生许可证",
        "施工许可证",
        "建设工程规划许可证",
        "取水许可证",
        "排污许可证",
        "林木采伐许可证",
        "特种设备使用登记证",
    ];
    let mut chance = bundle.chance("2.2.2");
    if let Cell::Part(usable, of) = *bundle.row.cell("2.2.2/kinds") {
        let usable = if usable == of { usable + chance.below(3) } else { usable };
        let mut kinds = KINDS.to_vec();
        chance.shuffle(&mut kinds);
        let mut rows = Vec::new();
        for (at, kind) in kinds.iter().take((usable + 2).min(KINDS.len())).enumerate() {
            let day = words::day(&mut chance, date(2019, 6, 1), date(2024, 9, 1));
            let state = if at < usable { "可用" } else { "建设中" };
            rows.push(cells([kind, state, &if at < usable { words::cell(day, &mut chance) } else { String::new() }]));
        }
        bundle.table("tables/certificates.csv", &["证照名称", "状态", "上线日期"], &rows);
    } else {
        bundle.broken_table("tables/certificates.csv");
    }
    let name = bundle.subject.name.clone();
    match bundle.row.cell("2.2.2/seal") {
        Cell::Met => {
            let day = words::day(&mut chance, date(2019, 8, 1), date(2024, 5, 30));
            let kind = chance.pick(&["管理办法", "应用管理暂行办法", "使用规则"]);
            let paper = Paper::of_office(bundle, &format!("关于印发{name}政务电子印章{kind}的通知"), day, &mut chance);
            bundle.paper("documents/seals", paper.says("电子印章与实物印章具有同等法律效力。"), &mut chance);
        }
        Cell::Unmet => bundle.absent("documents/seals/*", "政府网站检索“电子印章”"),
        _ => {}
    }
}

fn payment(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("2.2.3");
    let met = bundle.row.met("2.2.3/payment");
    if !met && chance.one_in(2) {
        return bundle.absent("pages/payment.html", "政务服务网首页、便民服务栏目");
    }
    let title = chance.pick(&["统一支付", "非税缴费", "统一缴费"]);
    let items = ["交通违法罚款", "普通话水平测试费", "公办学校学费", "考试报名费", "诉讼费"];
    let items = chance.some(&items, 3);
    let go = chance.pick(&["去缴费", "立即缴费", "在线缴纳"]);
    let lines = items.iter().enumerate().map(|(at, item)| {
        if met {
            format!("<li>{item} <a href=\"/pay/{at}\">{go}</a></li>")
        } else {
            format!("<li>{item}　窗口缴纳</li>")
        }
    });
    let body = format!("<p>非税收入收缴，扫码即缴。</p><ul>{}</ul>", lines.collect::<String>());
    bundle.page("pages/payment.html", title, &body);
}

fn map(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("2.2.4");
    let met = match bundle.row.cell("2.2.4/map") {
        Cell::Missing => return,
        cell => *cell == Cell::Met,
    };
    if !met && chance.one_in(2) {
        return bundle.absent("pages/map.html", "政务服务网、移动端检索“地图”“办事地点”");
    }
    let body = if met {
        let attribute = chance.pick(&["data-lng", "data-longitude", "data-point"]);
        let places = (1..=chance.between(6, 9)).map(|at| {
            format!(
                "<li {attribute}=\"{}.{:04}\">第{at}政务服务中心</li>",
                chance.between(80, 125),
                chance.below(9_999)
            )
        });
        format!("<div id=\"map\"></div><ul>{}</ul>", places.collect::<String>())
    } else {
        "<p><img src=\"map.jpg\" alt=\"办事地点分布图\"></p><p>点击图片放大。</p>".to_owned()
    };
    bundle.page("pages/map.html", "政务服务地图", &body);
}

fn unified(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("2.2.5");
    let word = chance.pick(&["在线办理", "网上申报", "立即办理"]);
    let apply = if bundle.row.met("2.2.5/apply") {
        format!(
            "<table><tr><td>企业设立登记</td><td><a href=\"/item/101\">{word}</a></td></tr><tr><td>社会保险登记</td><td><a href=\"/item/102\">{word}</a></td></tr></table>"
        )
    } else {
        "<table><tr><td>企业设立登记</td><td>请到窗口办理</td></tr><tr><td>社会保险登记</td><td>请到窗口办理</td></tr></table>".to_owned()
    };
    bundle.page("pages/unified/apply.html", "网上办事大厅", &apply);
    let field = chance.pick(&[
        "<input type=\"text\" name=\"bjbh\">",
        "<input name=\"queryCode\" type=\"text\">",
        "<input type=\"text\" placeholder=\"请输入办件编号\">",
    ]);
    let query = if bundle.row.met("2.2.5/query") {
        format!("<form action=\"/query\">{field}<button>查询</button></form>")
    } else {
        "<p>办理进度请拨打窗口电话咨询。</p>".to_owned()
    };
    bundle.page("pages/unified/query.html", "办件进度", &query);
    let complaint = if bundle.row.met("2.2.5/complaint") {
        "<form action=\"/msg\" method=\"post\"><label><input type=\"radio\" name=\"t\">咨询</label><label><input type=\"radio\" name=\"t\">投诉</label><textarea name=\"c\"></textarea><button>提交</button></form>"
    } else {
        "<p>咨询电话、投诉电话：12345（每天8:30—17:30）</p>"
    };
    bundle.page("pages/unified/complaint.html", "咨询投诉", complaint);
}

fn licence(bundle: &mut Bundle<'_>) {
    const SCENES: [&str; 16] = [
        "企业登记",
        "银行开户",
        "税务登记",
        "社保开户",
        "公积金缴存",
        "公章刻制",
        "用水报装",
        "用电报装",
        "用气报装",
        "招标投标",
        "电子合同签订",
        "不动产登记",
        "知识产权申请",
        "进出口备案",
        "政府采购",
        "信用报告查询",
    ];
    let mut chance = bundle.chance("2.2.6");
    let scenes = if bundle.row.met("2.2.6/scenarios") { chance.between(10, 14) } else { chance.between(3, 8) };
    let rows = chance.some(&SCENES, scenes).into_iter().map(|scene| {
        let day = words::day(&mut chance, date(2019, 3, 1), date(2024, 10, 1));
        cells([scene, &words::cell(day, &mut chance)])
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    if scenes < 9 {
        // Announced, not yet there.
        rows.push(cells(["车辆登记", "2025-01-10"]));
    }
    bundle.table("tables/e-licence/scenarios.csv", &["场景", "上线日期"], &rows);
    if bundle.row.met("2.2.6/recognition") {
        let others = chance.some(&["长三角", "京津冀", "川渝", "东北三省一区", "泛珠三角", "西北五省区"], 1)[0];
        let day = words::day(&mut chance, date(2021, 4, 1), date(2024, 10, 20));
        let title = format!("关于{others}电子营业执照跨省互通互认的公告");
        let paper = Paper::of_department(bundle, "市场监督管理局", &title, day);
        bundle.paper(
            "documents/e-licence/recognition",
            paper.says("自公告之日起，电子营业执照在各地办理政务服务事项时互认。"),
            &mut chance,
        );
    } else {
        bundle.absent("documents/e-licence/recognition/*", "市场监管部门网站检索“电子营业执照 互认”");
    }
}
