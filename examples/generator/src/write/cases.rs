//! 8 优秀创新案例

use jiff::civil::date;

use super::cells;
use crate::bundle::Bundle;
use crate::paper::Paper;
use crate::truth::Cell;
use crate::words;

/// Kinds of cases and what they are about.
const CASES: [(&str, &str); 7] = [
    ("经济调节数字化", "经济运行一屏统览"),
    ("市场监管数字化", "信用分级分类监管"),
    ("社会治理数字化", "网格事件智能流转"),
    ("公共服务数字化", "群众办事一次告知"),
    ("生态环境保护数字化", "水质异常快速溯源"),
    ("驱动经济社会数字化", "数据产品便利交易"),
    ("数字机关建设", "公文流转全程在线"),
];

pub fn write(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("8");
    let Cell::Part(points, _) = *bundle.row.cell("8/cases") else {
        bundle.broken_table("tables/marks.csv");
        return;
    };
    if points == 0 {
        bundle.absent("documents/cases/*", "申报系统里没有这个地方的申报");
        return bundle.absent("tables/marks.csv", "没有申报，无从打分");
    }
    // A case of full marks is worth 500, and 3 of the 10 points.
    let worth = points / 3;
    let count = match worth {
        1_500.. => 4,
        950.. => 3,
        600.. => 2,
        _ => 1,
    };
    let shares: Vec<usize> = (0..count).map(|at| (worth + at) / count).collect();
    let mut rows = Vec::new();
    for ((kind, about), share) in chance.some(&CASES, shares.len()).into_iter().zip(shares) {
        let title = format!("{}{about}", bundle.subject.short());
        let day = words::day(&mut chance, date(2024, 8, 1), date(2024, 10, 31));
        let paper = Paper::of_department(bundle, "数据管理部门", &title, day)
            .says(format!("案例类型：{kind}"))
            .says("通过流程再造和数据共享，办理时间明显缩短，基层负担有所减轻。");
        bundle.paper("documents/cases", paper, &mut chance);
        // 2·first + 2·second + third makes the share; what is left over by halves goes to the third.
        let third = share / 5 + usize::from((share - share / 5) % 2 == 1);
        let pair = (share - third) / 2;
        let first = pair / 2;
        for (item, mean) in [("创新性", first), ("实效性", pair - first), ("推广性", third)] {
            let wide = (20..=80).contains(&mean) && chance.one_in(9);
            let (low, high) = if wide { (18, 18) } else { (chance.between(1, 6), chance.between(1, 6)) };
            let (low, high) = (low.min(mean), high.min(100 - mean));
            let inner = usize::from(mean > 0 && mean < 100 && low > 0 && high > 0);
            let mut marks = [mean - low, mean - inner, mean, mean + inner, mean + high];
            chance.shuffle(&mut marks);
            for (at, mark) in marks.iter().enumerate() {
                rows.push(cells([
                    &title,
                    item,
                    &format!("专家{}", ["甲", "乙", "丙", "丁", "戊"][at]),
                    &mark.to_string(),
                ]));
            }
        }
    }
    bundle.table("tables/marks.csv", &["案例", "评分项", "专家", "分数"], &rows);
}
