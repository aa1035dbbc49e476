//! Whole numbers in Chinese numerals.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// `52` as 五十二; below ten thousand, the rest stay as they are.
pub fn chinese(number: usize) -> String {
    if number == 0 || number >= 10_000 {
        return if number == 0 { DIGITS[0].to_owned() } else { number.to_string() };
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push_str(DIGITS[0]);
            gap = false;
        }
        // 十二, not 一十二.
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_as_they_are_read() {
        let cases = [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (52, "五十二"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1_004, "一千零四"),
            (9_999, "九千九百九十九"),
            (10_000, "10000"),
        ];
        for (number, words) in cases {
            assert_eq!(chinese(number), words);
        }
    }
}
