//! The words that papers and pages are filled with: dates as people write them, sentences that say nothing in particular.

use jiff::civil::Date;

use crate::chance::Chance;
use crate::subject::Subject;

/// 2024年3月5日
pub fn plain(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A date in one of the ways in which documents write it.
pub fn written(day: Date, chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => numerals(day),
        1 => plain(day).chars().map(full_width).collect(),
        2 => format!("{}-{:02}-{:02}", day.year(), day.month(), day.day()),
        3 => format!("{}.{}.{}", day.year(), day.month(), day.day()),
        _ => plain(day),
    }
}

/// A date in one of the ways in which tables write it.
pub fn cell(day: Date, chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => plain(day),
        1 => format!("{}/{}/{}", day.year(), day.month(), day.day()),
        _ => day.to_string(),
    }
}

/// 二〇二四年三月五日
fn numerals(day: Date) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |n: i8| DIGITS[usize::try_from(n).unwrap_or_default() % 10];
    let small = |n: i8| match (n / 10, n % 10) {
        (0, ones) => digit(ones).to_string(),
        (tens, ones) => {
            let tens = if tens == 1 { String::new() } else { digit(tens).to_string() };
            let ones = if ones == 0 { String::new() } else { digit(ones).to_string() };
            format!("{tens}十{ones}")
        }
    };
    let year: String =
        day.year().to_string().bytes().map(|byte| DIGITS[usize::from(byte.saturating_sub(b'0')) % 10]).collect();
    format!("{year}年{}月{}日", small(day.month()), small(day.day()))
}

/// A digit as wide as a Chinese character.
pub fn full_width(sign: char) -> char {
    match sign {
        '0'..='9' => char::from_u32(u32::from(sign) - u32::from('0') + u32::from('０')).unwrap_or(sign),
        other => other,
    }
}

/// A day between two days, both included.
pub fn day(chance: &mut Chance, from: Date, to: Date) -> Date {
    let days = from.until(to).map_or(0, |span| span.get_days());
    let on = chance.below(usize::try_from(days).unwrap_or_default() + 1);
    from.checked_add(jiff::Span::new().days(i64::try_from(on).unwrap_or_default())).unwrap_or(from)
}

/// A few sentences that any paper may have and no check looks for.
pub fn filler(subject: &Subject, chance: &mut Chance) -> Vec<String> {
    let whole = subject.whole();
    let sentences = [
        "各地区、各部门要结合实际，认真抓好贯彻落实，重大事项及时报告。".to_string(),
        format!("{whole}有关单位要压实责任，细化分工，确保各项任务按期完成。"),
        "坚持问题导向、目标导向，注重实效，防止形式主义。".to_owned(),
        "有关经费按现行财政体制解决，厉行节约，勤俭办事。".to_owned(),
        "工作推进情况纳入年度工作总结，适时开展督促检查。".to_owned(),
        "本文件由有关部门负责解释，执行中遇到的问题请径向其反映。".to_owned(),
        "加强宣传引导，及时总结推广好经验好做法。".to_owned(),
        "注重听取企业和群众意见，持续改进工作。".to_owned(),
    ];
    let count = chance.between(1, 2);
    chance.some(&sentences, count)
}
