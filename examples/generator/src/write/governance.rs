//! 5 治理精准度

use jiff::civil::{Date, date};

use crate::bundle::{ASSESSED_ON, Bundle};
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

/// A platform: its criterion, its folder, what it is called, what is built beside it and is another thing, who runs it.
struct Platform {
    criterion: &'static str,
    folder: &'static str,
    called: [&'static str; 2],
    other: &'static str,
    department: &'static str,
}

const PLATFORMS: [Platform; 7] = [
    Platform {
        criterion: "5.1.1/platform",
        folder: "monitoring",
        called: ["经济运行监测平台", "经济大脑"],
        other: "统计联网直报系统",
        department: "发展和改革委员会",
    },
    Platform {
        criterion: "5.1.2/platform",
        folder: "decision",
        called: ["经济调节决策支撑系统", "重大项目投资调度平台"],
        other: "统计年鉴编印",
        department: "发展和改革委员会",
    },
    Platform {
        criterion: "5.2.1/platform",
        folder: "market",
        called: ["市场监管大数据平台", "市场主体监管信息平台"],
        other: "检验检测设备采购",
        department: "市场监督管理局",
    },
    Platform {
        criterion: "5.2.2/platform",
        folder: "trace",
        called: ["食品安全追溯平台", "药品信息化追溯系统"],
        other: "餐饮单位明厨亮灶",
        department: "市场监督管理局",
    },
    Platform {
        criterion: "5.3.1/platform",
        folder: "disputes",
        called: ["矛盾纠纷多元化解平台", "矛盾纠纷在线调解平台"],
        other: "法律援助窗口改造",
        department: "司法行政部门",
    },
    Platform {
        criterion: "5.3.2/platform",
        folder: "grassroots",
        called: ["基层治理平台", "基层社会治理一体化平台"],
        other: "办公设备购置",
        department: "政法部门",
    },
    Platform {
        criterion: "5.4.1/platform",
        folder: "one-map",
        called: ["自然资源“一张图”系统", "国土空间基础信息平台"],
        other: "测绘仪器采购",
        department: "自然资源厅（局）",
    },
];

pub fn write(bundle: &mut Bundle<'_>) {
    for platform in &PLATFORMS {
        built(bundle, platform);
    }
    joint(bundle);
}

fn built(bundle: &mut Bundle<'_>, platform: &Platform) {
    let mut chance = bundle.chance(platform.criterion);
    let folder = format!("documents/platforms/{}", platform.folder);
    let Cell::State(state) = bundle.row.cell(platform.criterion).clone() else { return };
    let name = bundle.subject.name.clone();
    let called = chance.pick(&platform.called);
    let day = words::day(&mut chance, date(2022, 1, 10), date(2024, 4, 30));
    let add = |bundle: &mut Bundle<'_>, title: String, said: String, day: Date, chance: &mut crate::chance::Chance| {
        let paper = Paper::of_department(bundle, platform.department, &title, day).says(said);
        bundle.paper(&folder, paper, chance);
    };
    let bought = |chance: &mut crate::chance::Chance| match chance.below(3) {
        0 => (
            format!("{name}{called}建设项目中标公告"),
            format!("中标金额：{}.{}万元。", chance.between(180, 2_900), chance.below(9)),
        ),
        1 => (format!("关于{name}{called}项目建议书的批复"), "原则同意所报项目建议书，请据此开展前期工作。".to_owned()),
        _ => (format!("{name}{called}采购需求公示"), "现将采购需求予以公示，期限为七个工作日。".to_owned()),
    };
    match state.as_str() {
        "none" if chance.one_in(2) => {
            add(bundle, format!("{name}{}项目公告", platform.other), "详见附件。".to_owned(), day, &mut chance);
        }
        "none" => {
            bundle.absent(&format!("documents/platforms/{}/*", platform.folder), "政府采购网、部门网站检索平台名称");
        }
        "building" => {
            let (title, said) = bought(&mut chance);
            add(bundle, title, said, day, &mut chance);
            if chance.one_in(4) {
                // It opened too late to count.
                let late = ASSESSED_ON.checked_add(jiff::Span::new().days(12)).unwrap_or(ASSESSED_ON);
                add(bundle, format!("{name}{called}正式上线"), "平台今日正式上线。".to_owned(), late, &mut chance);
            }
        }
        _ => {
            if chance.one_in(2) {
                let (title, said) = bought(&mut chance);
                add(bundle, title, said, day, &mut chance);
            }
            let later = words::day(&mut chance, day, date(2024, 10, 31));
            let (title, said) = match chance.below(3) {
                0 => (format!("{name}{called}项目验收公告"), "项目建设内容全部完成，通过验收。".to_owned()),
                1 => (
                    format!("{name}{called}上线运行"),
                    format!("平台上线运行以来，累计归集数据{}万条。", chance.between(90, 9_900)),
                ),
                _ => (format!("{name}{called}建设情况介绍"), "平台已在各级各部门投入使用。".to_owned()),
            };
            add(bundle, title, said, later, &mut chance);
        }
    }
}

fn joint(bundle: &mut Bundle<'_>) {
    const FOLDER: &str = "documents/joint";
    let mut chance = bundle.chance("5.4.2");
    let whole = bundle.subject.whole();
    let day = words::day(&mut chance, date(2022, 3, 1), date(2024, 10, 31));
    let departments = chance.some(&["生态环境", "自然资源", "水利", "公安", "交通运输", "农业农村", "气象"], 3);
    let (title, said) = match bundle.row.cell("5.4.2/joint") {
        Cell::Met => {
            let word = chance.pick(&["联防联控", "协同治理", "联合监管"]);
            (
                format!("{whole}大气污染{word}取得成效"),
                format!("{}部门通过平台共享数据，实行{word}，问题线索在线流转、限时办结。", departments.join("、")),
            )
        }
        _ if chance.one_in(2) => {
            (format!("{whole}生态环境执法检查情况"), "生态环境部门开展了专项执法检查，立案查处违法行为。".to_owned())
        }
        _ => return bundle.absent(&format!("{FOLDER}/*"), "生态环境、水利等部门网站检索“协同治理”“联防联控”"),
    };
    let paper = Paper::of_department(bundle, "生态环境厅（局）", &title, day).says(said);
    bundle.paper(FOLDER, paper, &mut chance);
}
