//! Rounding, tiers, and the side of a bound on which the print stays.

use heng_model::tier::{Bound, Tier};
use heng_score::publish::publish;

use crate::methodology::number;

fn tiers(bounds: &[(&str, Bound)]) -> Vec<Tier> {
    bounds.iter().map(|(name, bound)| Tier { name: (*name).into(), bound: bound.clone(), basis: None }).collect()
}

fn at_least(bound: &str) -> Bound {
    Bound::AtLeast(number(bound))
}

fn printed(score: &str, bounds: &[(&str, Bound)]) -> (String, Option<String>, bool) {
    let print = publish(&number(score), &tiers(bounds), 2);
    (print.printed, print.tier, print.near_threshold)
}

#[test]
fn halves_are_printed_up() {
    assert_eq!(printed("53.125", &[]), ("53.13".into(), None, false));
    assert_eq!(publish(&number("31.25"), &[], 1).printed, "31.3");
    // 62 of 64 in percent.
    assert_eq!(publish(&number("6200/64"), &[], 2).printed, "96.88");
}

#[test]
fn the_print_stays_on_the_side_of_the_score() {
    let five = [("卓越级", at_least("95")), ("优秀级", at_least("85"))];
    assert_eq!(printed("94.996", &five), ("94.99".into(), Some("优秀级".into()), true));
    assert_eq!(printed("95", &five), ("95.00".into(), Some("卓越级".into()), false));
    assert_eq!(printed("94.994", &five), ("94.99".into(), Some("优秀级".into()), false));
    let above = [("非常高", Bound::Above(number("90"))), ("高", Bound::Above(number("80")))];
    assert_eq!(printed("90.004", &above), ("90.01".into(), Some("非常高".into()), true));
    assert_eq!(printed("90", &above), ("90.00".into(), Some("高".into()), false));
    assert_eq!(printed("89.999", &above), ("90.00".into(), Some("高".into()), false), "90.00 is not above 90");
}

#[test]
fn bounds_between_printable_figures_are_respected_too() {
    let odd = [("甲", at_least("59.993")), ("乙", at_least("0"))];
    assert_eq!(printed("59.994", &odd), ("60.00".into(), Some("甲".into()), true));
    assert_eq!(printed("59.992", &odd), ("59.99".into(), Some("乙".into()), false));
}

#[test]
fn below_every_bound_is_no_tier() {
    assert_eq!(printed("59.999", &[("合格", at_least("60"))]), ("59.99".into(), None, true));
}
