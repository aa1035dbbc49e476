//! Dates as Chinese documents write them.

use std::ops::Range;
use std::sync::OnceLock;

use heng_model::Date;
use regex::Regex;

use crate::fold::Folded;

const CHINESE_DIGITS: &str = "〇○零0O一二三四五六七八九";

fn pattern() -> &'static Regex {
    static PATTERN: OnceLock<Regex> = OnceLock::new();
    PATTERN.get_or_init(|| {
        let text = concat!(
            r"(?P<y1>[12]\d{3})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})\s*[日号]",
            r"|(?P<y2>[一二][〇○零0O一二三四五六七八九]{3})\s*年\s*(?P<m2>[〇○零0一二三四五六七八九十]{1,3})\s*月\s*(?P<d2>[〇○零0一二三四五六七八九十廿卅]{1,3})\s*[日号]",
            r"|(?P<y3>[12]\d{3})(?P<s>[-./])(?P<m3>\d{1,2})[-./](?P<d3>\d{1,2})",
        );
        Regex::new(text).expect("a fixed pattern")
    })
}

/// Every date in a running text, with its bytes.
pub fn find_dates(text: &str) -> Vec<(Range<usize>, Date)> {
    let folded = Folded::of(text);
    let found = in_folded(&folded.tight().text).into_iter().map(|(range, date)| {
        let range = folded.tight().folded(&range);
        let (start, last) = folded.source_range(range.start, range.end);
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        (start..end, date)
    });
    found.collect()
}

/// The date that a folded text begins with, where nothing but a space or a bracket is between it and what follows.
pub(crate) fn at_start(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let (range, date) = in_folded(text).into_iter().next().filter(|(range, _)| range.start == 0)?;
    text[range.end..].starts_with(|next: char| next.is_whitespace() || "[(|".contains(next)).then_some(date)
}

/// Every date in a text that is folded already.
pub(crate) fn in_folded(text: &str) -> Vec<(Range<usize>, Date)> {
    let bounded = |range: &Range<usize>| {
        // Part of a longer number: 12024-01-011, 10.2024.1.1.
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
    };
    let found = pattern().captures_iter(text).filter_map(|groups| {
        let whole = groups.get(0)?.range();
        let part = |name: &str| groups.name(name).map(|part| part.as_str());
        let date = if let (Some(y), Some(m), Some(d)) = (part("y1"), part("m1"), part("d1")) {
            date(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
        } else if let (Some(y), Some(m), Some(d)) = (part("y2"), part("m2"), part("d2")) {
            date(chinese_year(y)?, chinese_number(m)?, chinese_number(d)?)
        } else {
            let (y, m, d) = (part("y3")?, part("m3")?, part("d3")?);
            date(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
        }?;
        bounded(&whole).then_some((whole, date))
    });
    found.collect()
}

/// The date that a text is, if it is one and nothing else (a time of day may follow).
pub fn parse_date(text: &str) -> Option<Date> {
    if let Some(date) = iso(text.as_bytes()) {
        return Some(date);
    }
    let folded = crate::fold::normalise(text);
    let folded = folded.trim();
    if folded.len() == 8 && folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return date(folded[..4].parse().ok()?, folded[4..6].parse().ok()?, folded[6..].parse().ok()?);
    }
    let (range, date) = in_folded(folded).into_iter().next()?;
    let rest = folded[range.end..].trim_start_matches('T').trim();
    let time = rest.is_empty()
        || (rest.contains(':') && rest.bytes().all(|byte| byte.is_ascii_digit() || b":.Z+".contains(&byte)));
    (range.start == 0 && time).then_some(date)
}

/// `2024-03-05`, as nearly every table has it: the same as the pattern says, found without it.
fn iso(text: &[u8]) -> Option<Date> {
    let dashes = text.len() == 10 && text[4] == b'-' && text[7] == b'-';
    if !dashes || !matches!(text[0], b'1' | b'2') {
        return None;
    }
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0i16, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i16::from(*digit - b'0')))
    };
    let (month, day) = (number(&text[5..7])?, number(&text[8..])?);
    date(number(&text[..4])?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn digit(letter: char) -> Option<i16> {
    Some(match letter {
        '〇' | '○' | '零' | '0' | 'O' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn chinese_year(text: &str) -> Option<i16> {
    debug_assert!(text.chars().all(|letter| CHINESE_DIGITS.contains(letter)));
    text.chars().try_fold(0i16, |year, letter| Some(year * 10 + digit(letter)?))
}

/// 三, 十, 十二, 二十, 三十一, 廿五, 卅.
fn chinese_number(text: &str) -> Option<i8> {
    let text = text.replace('廿', "二十").replace('卅', "三十");
    let value = match text.split_once('十') {
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { single(tens)? };
            let ones = if ones.is_empty() { 0 } else { single(ones)? };
            tens * 10 + ones
        }
        None => text.chars().try_fold(0i16, |value, letter| Some(value * 10 + digit(letter)?))?,
    };
    i8::try_from(value).ok()
}

fn single(text: &str) -> Option<i16> {
    let mut letters = text.chars();
    let value = digit(letters.next()?)?;
    letters.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;

    #[test]
    fn dates_in_every_form() {
        for text in [
            "2024年3月5日",
            "2024年03月05日",
            "２０２４年３月５日",
            "二〇二四年三月五日",
            "二○二四年三月五日",
            "二零二四年三月五日",
            "2024-03-05",
            "2024.3.5",
            "2024/3/5",
            "20240305",
            "2024-03-05 10:11",
            "2024-03-05T10:11:00",
            " 2024 年 3 月 5 日 ",
        ] {
            assert_eq!(parse_date(text), Some(civil(2024, 3, 5)), "{text}");
        }
        assert_eq!(parse_date("二〇二二年十二月三十一日"), Some(civil(2022, 12, 31)));
        assert_eq!(parse_date("二〇二二年十月二十日"), Some(civil(2022, 10, 20)));
        for text in
            ["2024年2月30日", "2023-13-01", "2024", "3月5日", "", "2024-03-05以前", "截至2024-03-05", "12024-03-05"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_running_text_with_their_bytes() {
        let text = "自２０２４年３月５日起施行，2025-01-01前有效；编号 12024-01-011 不是日期。";
        let found = find_dates(text);
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].0.clone()], "２０２４年３月５日");
        assert_eq!(&text[found[1].0.clone()], "2025-01-01");
    }
}
