//! The middle of published figures: what a government is compared with in reports.

use heng_model::Number;

/// The median of figures as they were printed: the middle one, or the mean of the middle two.
pub fn median<'a>(printed: impl Iterator<Item = &'a str>) -> Option<Number> {
    let mut numbers: Vec<Number> = printed.filter_map(|text| text.parse().ok()).collect();
    numbers.sort_unstable();
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => None,
        count if count % 2 == 1 => Some(numbers[middle].clone()),
        _ => (&numbers[middle - 1] + &numbers[middle]).checked_div(&Number::from(2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_what_was_printed() {
        let of = |figures: &[&str]| median(figures.iter().copied()).map(|number| number.printed(2));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&["91.20"]).as_deref(), Some("91.20"));
        assert_eq!(of(&["100.00", "9.50", "20.00"]).as_deref(), Some("20.00"));
        assert_eq!(of(&["80.01", "80.02"]).as_deref(), Some("80.02"));
    }
}
