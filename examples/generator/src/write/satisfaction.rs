//! 7 社会满意度

use super::cells;
use super::data::grouped;
use crate::bundle::Bundle;
use crate::truth::Cell;
use crate::words::full_width;

pub fn write(bundle: &mut Bundle<'_>) {
    review_system(bundle);
    reviews(bundle);
    reply(bundle);
    ratings(bundle);
}

fn review_system(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("7.1.1");
    let both = bundle.row.state("7.1.1/reviews") == "both";
    let only = chance.below(2);
    for (at, (file, area)) in [("portal", "门户"), ("mobile", "移动端")].into_iter().enumerate() {
        let control = if both || at == only {
            chance.pick(&[
                "<p><input type=\"radio\" name=\"starNum\">非常满意 <input type=\"radio\" name=\"starNum\">不满意</p>",
                "<div class=\"haochaping\"><a href=\"#\">我要评价</a></div>",
                "<div class=\"rate\"><a href=\"#5\">好评</a><a href=\"#1\">差评</a></div>",
            ])
        } else {
            "<p>评价请到实体大厅窗口扫码。</p>"
        };
        bundle
            .page(
                &format!("pages/reviews/{file}.html"),
                "政务服务评价",
                &format!("<p>事项：社会保障卡补领　办件编号：0000</p>{control}"),
            )
            .area(area);
    }
}

fn reviews(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("7.1.2");
    let (good, all) = bundle.row.part("7.1.2/good");
    let (rectified, bad) = bundle.row.part("7.1.3/rectified");
    let parts = [all, good, bad, rectified].map(|total| chance.parts(total, 3));
    let rows: Vec<Vec<String>> = (0..3)
        .map(|at| {
            let number = |chance: &mut crate::chance::Chance, of: usize| {
                let text = if chance.one_in(2) { grouped(parts[of][at]) } else { parts[of][at].to_string() };
                if chance.one_in(9) { text.chars().map(full_width).collect() } else { text }
            };
            let period = format!("2024年{}季度", ["一", "二", "三"][at]);
            let figures = [0, 1, 2, 3].map(|of| number(&mut chance, of));
            cells([&period, &figures[0], &figures[1], &figures[2], &figures[3]])
        })
        .collect();
    bundle.table("tables/reviews.csv", &["期间", "评价数", "好评数", "差评数", "整改数"], &rows);
}

fn reply(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("7.3.1");
    let control = if bundle.row.met("7.3.1/rating") {
        chance.pick(&["<p>您对答复：<input type=\"radio\" name=\"satisfaction\">满意 <input type=\"radio\" name=\"satisfaction\">不满意</p>", "<div class=\"manyidu\"><a href=\"#\">满意</a><a href=\"#\">一般</a></div>", "<input name=\"manyiLevel\" type=\"range\">"])
    } else {
        "<p><a href=\"javascript:history.back()\">返回列表</a></p>"
    };
    let body =
        format!("<h3>来信：小区充电桩安装</h3><p>答复：您好，已责成有关单位与物业协商，预计下月开工。</p>{control}");
    bundle.page("pages/letters/reply.html", "公众来信", &body);
}

fn ratings(bundle: &mut Bundle<'_>) {
    let mut chance = bundle.chance("7.3.2");
    let columns = ["月份", "评价数", "满意数"];
    let (satisfied, rated) = match bundle.row.cell("7.3.2/satisfied") {
        Cell::Part(satisfied, rated) => (*satisfied, *rated),
        _ => (0, 0),
    };
    let (satisfied, rated) =
        if rated == 0 { (vec![0; 3], vec![0; 3]) } else { (chance.parts(satisfied, 3), chance.parts(rated, 3)) };
    let rows: Vec<Vec<String>> = (0..3)
        .map(|at| cells([&format!("2024年{}月", 8 + at), &rated[at].to_string(), &satisfied[at].to_string()]))
        .collect();
    bundle.table("tables/reply-ratings.csv", &columns, &rows);
}
