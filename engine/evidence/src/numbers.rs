//! Numbers as tables write them.

use heng_model::Number;

use crate::fold::normalise;

/// Digits of an exponent: `1.5E+05` is how spreadsheets and statistical programs save what is very large or small.
const EXPONENT: usize = 2;

/// The number that a text is: `1,234`, `99.8%` (0.998), `１２３`, `1.2万`, `3亿`, `3.6e-05`.
pub fn parse_number(text: &str) -> Option<Number> {
    let folded = normalise(text);
    let folded = folded.trim();
    let (folded, scale) = match folded.char_indices().next_back()? {
        (at, '%') => (&folded[..at], Number::ratio(1, 100)?),
        (at, '‰') => (&folded[..at], Number::ratio(1, 1000)?),
        (at, '万') => (&folded[..at], Number::from(10_000i64)),
        (at, '亿') => (&folded[..at], Number::from(100_000_000i64)),
        _ => (folded, Number::one()),
    };
    let digits = without_grouping(folded.trim())?;
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((&digits, "0"));
    let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let bounded = (1..=EXPONENT).contains(&power.len()) && power.bytes().all(|byte| byte.is_ascii_digit());
    let plain = mantissa.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-' || byte == b'+');
    if !plain || !bounded || digits.len() > 40 {
        return None;
    }
    digits.parse::<Number>().ok().map(|number| &number * &scale)
}

/// Without the commas between thousands; nothing where commas stand elsewhere.
fn without_grouping(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let unsigned = whole.trim_start_matches(['-', '+']);
    let mut groups = unsigned.split(',');
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (grouped && !fraction.contains(',')).then(|| text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let of = |text: &str| parse_number(text).map(|number| number.to_string());
        assert_eq!(of("1,234").as_deref(), Some("1234"));
        assert_eq!(of("12,345,678.9").as_deref(), Some("12345678.9"));
        assert_eq!(of("99.8%").as_deref(), Some("0.998"));
        assert_eq!(of("９９．８％").as_deref(), Some("0.998"));
        assert_eq!(of("1.2万").as_deref(), Some("12000"));
        assert_eq!(of(" -3 ").as_deref(), Some("-3"));
        assert_eq!(of("3.6e-05").as_deref(), Some("0.000036"));
        assert_eq!(of("1.5E+05").as_deref(), Some("150000"));
        for text in ["", "1,23", "12,34,567", "abc", "1.2.3", "%", "10 个", "1e", "e5", "1e999", "1e5e5", "1e-", "1/2"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
