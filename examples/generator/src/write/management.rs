//! 1 管理保障度

use jiff::civil::{Date, date};

use super::cells;
use crate::bundle::Bundle;
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

pub fn write(bundle: &mut Bundle<'_>) {
    leading_group(bundle);
    data_body(bundle);
    experts(bundle);
    appraisal(bundle);
    plans(bundle);
    key_area_rules(bundle);
    standards(bundle);
}

fn leading_group(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/leading-group";
    let mut chance = bundle.chance("1.1.1");
    let (name, short) = (bundle.subject.name.clone(), bundle.subject.short().to_owned());
    let day = words::day(&mut chance, date(2021, 3, 1), date(2024, 9, 20));
    let whole = bundle.subject.whole();
    match bundle.row.cell("1.1.1/group") {
        Cell::Met => {
            let (title, said) = match chance.below(4) {
                0 => (
                    format!("关于调整{name}数字政府改革建设工作领导小组组成人员的通知"),
                    "根据工作需要和人事变动情况，对领导小组组成人员作相应调整。".to_owned(),
                ),
                1 => (
                    format!("关于成立数字{short}建设领导小组的通知"),
                    format!("成立数字{short}建设领导小组，统筹推进{whole}数字政府、数字经济和智慧城市建设。"),
                ),
                2 => (
                    format!("关于成立{name}数字政府建设工作专班的通知"),
                    format!("为加快推进{whole}数字化改革，决定成立工作专班，实行集中办公。"),
                ),
                _ => (
                    format!("关于成立{name}数字政府建设工作领导小组的通知"),
                    format!("为加强对{whole}数字化工作的组织领导，决定成立领导小组，办公室设在数据管理部门。"),
                ),
            };
            let paper = Paper::of_office(bundle, &title, day, &mut chance).says(said);
            let stale = chance.one_in(20);
            let file = bundle.paper(FOLDER, paper, &mut chance);
            if stale {
                file.stale();
            }
        }
        Cell::Unmet if chance.one_in(2) => {
            let title = format!("关于成立{name}智慧城市建设领导小组的通知");
            let paper = Paper::of_office(bundle, &title, day, &mut chance);
            let paper = paper.says("领导小组负责研究智慧城市建设的重大问题，办公室设在工业和信息化部门。");
            bundle.paper(FOLDER, paper, &mut chance);
        }
        Cell::Unmet => bundle.absent(&format!("{FOLDER}/*"), "政府网站检索“数字政府 领导小组”“工作专班”"),
        _ => {}
    }
}

fn data_body(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/data-body";
    let mut chance = bundle.chance("1.1.2");
    let day = words::day(&mut chance, date(2019, 1, 10), date(2024, 6, 30));
    let whole = bundle.subject.whole();
    match bundle.row.cell("1.1.2/body") {
        Cell::Met => {
            let body =
                chance.pick(&["大数据管理局", "数据局", "政务服务和数据管理局", "大数据发展管理局", "大数据中心"]);
            let heading = chance.pick(&["主要职责", "职能配置、内设机构和人员编制规定", "机构职能"]);
            let paper = Paper::of_department(bundle, body, &format!("{}{body}{heading}", bundle.subject.name), day)
                .says(format!("负责统筹{whole}公共数据资源的归集、共享、开放和开发利用。"))
                .says("承担政务服务平台的建设管理工作，完成交办的其他任务。");
            bundle.paper(FOLDER, paper, &mut chance);
        }
        Cell::Unmet if chance.one_in(2) => {
            let title = format!("{}信息中心主要职责", bundle.subject.name);
            let paper = Paper::of_department(bundle, "信息中心", &title, day);
            bundle.paper(FOLDER, paper.says("承担机关局域网、机房和办公系统的运行维护。"), &mut chance);
        }
        Cell::Unmet => bundle.absent(&format!("{FOLDER}/*"), "机构设置栏目、编制网检索“数据”"),
        _ => {}
    }
}

fn experts(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/experts";
    let mut chance = bundle.chance("1.1.3");
    let name = bundle.subject.name.clone();
    let day = words::day(&mut chance, date(2021, 6, 1), date(2024, 10, 20));
    match bundle.row.cell("1.1.3/committee") {
        Cell::Met => {
            let body = chance.pick(&[
                "数字政府建设专家咨询委员会",
                "数字政府专家委员会",
                "数字政府建设专家组",
                "数字政府改革建设专家库",
            ]);
            let paper = Paper::of_office(bundle, &format!("关于公布{name}{body}名单的通知"), day, &mut chance)
                .says(format!("经研究，聘请高等院校、科研院所和企业的专家{}名。", chance.between(9, 35)));
            bundle.paper(FOLDER, paper, &mut chance);
        }
        Cell::Unmet if chance.one_in(4) => {
            let paper = Paper::of_office(bundle, &format!("关于成立{name}智慧城市专家委员会的通知"), day, &mut chance);
            bundle.paper(FOLDER, paper.says("专家委员会为智慧城市建设提供咨询。"), &mut chance);
        }
        Cell::Unmet => bundle.absent(&format!("{FOLDER}/*"), "政府网站检索“专家委员会”“专家组”“专家库”"),
        _ => {}
    }
}

fn appraisal(bundle: &mut Bundle<'_>) {
    const RULES: &str = "documents/appraisal/rules";
    const RESULTS: &str = "documents/appraisal/results";
    let mut chance = bundle.chance("1.1.4");
    if bundle.row.missing("1.1.4/appraisal") {
        return;
    }
    let state = bundle.row.state("1.1.4/appraisal").to_owned();
    let (name, whole) = (bundle.subject.name.clone(), bundle.subject.whole());
    if state == "none" {
        bundle.absent(&format!("{RULES}/*"), "政府网站检索“数字政府 考核”“评估办法”");
    } else {
        let day = words::day(&mut chance, date(2022, 1, 10), date(2023, 11, 20));
        let title = format!("关于印发{name}数字政府建设考核评估办法的通知");
        let paper = Paper::of_office(bundle, &title, day, &mut chance);
        let paper = paper.says(format!("对{whole}各地区、各部门数字政府建设情况每年考核评估一次，结果纳入绩效管理。"));
        bundle.paper(RULES, paper, &mut chance);
    }
    let title = format!("关于{name}数字政府建设考核评估结果的通报");
    let result = |bundle: &mut Bundle<'_>, day: Date, chance: &mut crate::chance::Chance| {
        let paper = Paper::of_office(bundle, &title, day, chance);
        let paper = paper.says("现将考核评估结果予以通报，请各单位认真整改存在的问题。");
        bundle.paper(RESULTS, paper, chance);
    };
    match state.as_str() {
        "rule_and_result" => {
            let day = words::day(&mut chance, date(2023, 12, 5), date(2024, 10, 20));
            result(bundle, day, &mut chance);
        }
        // A report of the year before last says nothing of whether the appraisal still runs.
        "rule" if chance.one_in(2) => {
            let day = words::day(&mut chance, date(2023, 1, 5), date(2023, 11, 20));
            result(bundle, day, &mut chance);
        }
        "none" if chance.one_in(3) => {
            let day = words::day(&mut chance, date(2024, 1, 5), date(2024, 9, 20));
            result(bundle, day, &mut chance);
        }
        _ => bundle.absent(&format!("{RESULTS}/*"), "政府网站检索“考核结果”“通报”"),
    }
}

fn plans(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/plans";
    let mut chance = bundle.chance("1.2.1");
    let (name, whole) = (bundle.subject.name.clone(), bundle.subject.whole());
    let day = words::day(&mut chance, date(2021, 5, 1), date(2024, 8, 30));
    let government = bundle.subject.government();
    let body = format!("到2025年，{whole}政务服务、社会管理、政务运行的数字化水平明显提升。");
    match bundle.row.cell("1.2.1/plan") {
        Cell::Met => {
            let plan = chance.pick(&[
                "数字政府建设“十四五”规划",
                "数字政府建设总体方案",
                "数字政府建设三年行动计划",
                "加强数字政府建设的实施意见",
            ]);
            let paper = Paper::of_office(bundle, "", day, &mut chance).says(body);
            let paper =
                Paper { title: format!("{government}关于印发{name}{plan}的通知"), issuer: government, ..paper };
            bundle.paper(FOLDER, paper, &mut chance);
        }
        Cell::Unmet => {
            let (title, said) = match chance.below(4) {
                0 => (format!("关于印发{name}智慧城市建设行动计划的通知"), body),
                1 => (
                    format!("关于公开征求{name}数字政府建设实施方案（征求意见稿）意见的公告"),
                    "现向社会公开征求意见。".to_owned(),
                ),
                2 => (
                    format!("关于印发{name}数字政府建设行动方案的通知"),
                    "本方案自印发之日起施行，有效期至2023年12月31日。".to_owned(),
                ),
                _ => return bundle.absent(&format!("{FOLDER}/*"), "政府网站检索“数字政府”，看规划、方案、意见各栏目"),
            };
            let day = words::day(&mut chance, date(2021, 5, 1), date(2022, 8, 30));
            let paper = Paper::of_office(bundle, &title, day, &mut chance).says(said);
            bundle.paper(FOLDER, paper, &mut chance);
        }
        _ => {}
    }
}

fn key_area_rules(bundle: &mut Bundle<'_>) {
    const AREAS: [(&str, [&str; 2]); 4] = [
        ("基础设施", ["政务云资源使用管理办法", "政务信息化项目建设管理办法"]),
        ("数据资源", ["公共数据管理办法", "政务数据资源管理实施细则"]),
        ("政务服务", ["一网通办管理办法", "政务服务事项管理规定"]),
        ("数据开发利用", ["公共数据授权运营管理办法", "公共数据开放实施细则"]),
    ];
    let mut chance = bundle.chance("1.2.2");
    let Cell::Part(covered, _) = *bundle.row.cell("1.2.2/areas") else { return };
    for (area, titles) in chance.some(&AREAS, covered) {
        let day = words::day(&mut chance, date(2020, 2, 1), date(2024, 9, 30));
        let title = format!("关于印发{}{}的通知", bundle.subject.name, chance.pick(&titles));
        let paper = Paper::of_office(bundle, &title, day, &mut chance);
        let paper = paper.says("第一条 为规范有关工作，根据法律、法规和国家有关规定，结合本地实际，制定本办法。");
        bundle.paper("documents/rules", paper, &mut chance).area(area);
    }
    if covered == 0 {
        bundle.absent("documents/rules/*", "政府网站规章、规范性文件栏目逐页查看");
    }
}

fn standards(bundle: &mut Bundle<'_>) {
    const AREAS: [(&str, &str); 5] = [
        ("基础设施", "政务云平台运行规范"),
        ("数据资源", "公共数据资源目录编制规范"),
        ("政务服务", "政务服务事项办理规范"),
        ("数据开发利用", "公共数据开放技术规范"),
        ("安全管理", "政务数据安全管理规范"),
    ];
    let mut chance = bundle.chance("1.2.3");
    let areas = match bundle.row.state("1.2.3/standards") {
        "systematic" => chance.between(4, 5),
        "some" => chance.between(1, 3),
        "none" => 0,
        _ => return,
    };
    if areas == 0 && chance.one_in(2) {
        return bundle.absent("tables/standards.csv", "地方标准信息平台、市场监管部门网站");
    }
    let mut rows = Vec::new();
    let mut number = chance.between(100, 700);
    let mut add = |area: &str, name: &str, state: &str, day: Date, chance: &mut crate::chance::Chance| {
        number += chance.between(1, 40);
        let code = format!("DB{}/T {number}.{}—{}", &bundle.subject.id[..2], chance.between(1, 3), day.year());
        rows.push(cells([&code, name, area, state, &words::cell(day, chance)]));
    };
    for (area, name) in chance.some(&AREAS, areas) {
        for _ in 0..chance.between(1, 2) {
            let day = words::day(&mut chance, date(2020, 1, 1), date(2024, 10, 1));
            add(area, name, "现行", day, &mut chance);
        }
    }
    // What is repealed or not yet in force is in the lists too, and does not count.
    let day = words::day(&mut chance, date(2012, 1, 1), date(2017, 12, 1));
    add("政务服务", "网上审批系统技术要求", "废止", day, &mut chance);
    if areas < 2 {
        add("数据资源", "数据共享交换接口规范", "现行", date(2025, 3, 1), &mut chance);
    }
    bundle.table("tables/standards.csv", &["标准号", "名称", "领域", "状态", "实施日期"], &rows);
}
