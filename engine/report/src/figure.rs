//! Numbers as they are printed.

use heng_model::Number;
use heng_model::judgement::{Measure, Share};

/// Decimals of points and of shares in per cent; scores have those of the methodology.
const DECIMALS: u8 = 2;

/// Points, with two decimals.
pub fn points(number: &Number) -> String {
    number.printed(DECIMALS)
}

/// Points that are lost or to be gained; what is less than half of the last digit is said to be so.
pub fn lost(number: &Number) -> String {
    let printed = points(number);
    if number.is_positive() && printed == points(&Number::zero()) { "<0.01".to_owned() } else { printed }
}

/// A number with no more decimals than it needs, at most two.
pub fn short(number: &Number) -> String {
    let text = number.printed(DECIMALS);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `96.88%`
pub fn percent(fraction: &Number) -> String {
    format!("{}%", (fraction * &Number::from(100)).printed(DECIMALS))
}

/// `98%`, never more than there is: what is not quite whole does not show as 100%.
pub fn coverage(fraction: &Number) -> String {
    format!("{}%", (fraction * &Number::from(100)).truncate(0).printed(0))
}

/// A ratio with its counts: `0.7 (7/10)`.
pub fn ratio(ratio: &Number, share: Option<Share>) -> String {
    match share {
        Some(share) => format!("{} ({}/{})", short(ratio), share.met, share.of),
        None => short(ratio),
    }
}

/// `good = 0.7 (7/10)`
pub fn measure(name: &str, measure: &Measure) -> String {
    let value = match measure.share {
        Some(_) => ratio(&measure.value, measure.share),
        None => measure.value.to_string(),
    };
    format!("{name} = {value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_as_in_reports() {
        let share = Number::ratio(62, 64).unwrap();
        assert_eq!(percent(&share), "96.88%");
        assert_eq!(coverage(&Number::ratio(9999, 10000).unwrap()), "99%");
        assert_eq!(coverage(&Number::one()), "100%");
        assert_eq!(short(&"0.5".parse().unwrap()), "0.5");
        assert_eq!(short(&"100".parse().unwrap()), "100");
        assert_eq!(ratio(&Number::ratio(7, 10).unwrap(), Some(Share { met: 7, of: 10 })), "0.7 (7/10)");
    }
}
