//! Claims: each relation at its bounds, and words that carry their own.

use heng_model::Number;
use heng_model::assessment::Standing;
use heng_model::judgement::LeafJudgement;
use heng_model::statistic::{Claim, ClaimOp, Figure, Printed, Quantity, Range};

use crate::methodology::{flat, judged, measured, missing, not_applicable, number};
use crate::statistics::{met, over, statistic};

pub fn claim(op: ClaimOp, text: &str) -> Claim {
    let plain = text.trim_end_matches('%');
    let percent = text.ends_with('%');
    let value = number(plain);
    let value = if percent { &value / &Number::from(100) } else { value };
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| u8::try_from(decimals.len()).unwrap());
    let printed = Printed { text: text.into(), value, percent, decimals };
    Claim { op, value: Some(printed), text: None, basis: None }
}

fn word(op: ClaimOp) -> Claim {
    Claim { op, value: None, text: None, basis: None }
}

/// A share of `met` among `met + unmet + unknown` subjects and the standing of one claim.
fn standing(figure: Figure, counts: [usize; 3], claim: Claim) -> Standing {
    let said = [("1", counts[0]), ("0", counts[1]), ("?", counts[2])]
        .into_iter()
        .flat_map(|(ruling, count)| std::iter::repeat_n(judged(&[ruling]), count))
        .collect();
    let result = over(&mut flat(&[("1", "1")]), statistic(figure, vec![claim]), said);
    result.claims[0].standing
}

fn share(counts: [usize; 3], op: ClaimOp, text: &str) -> Standing {
    standing(Figure::Share(met()), counts, claim(op, text))
}

fn count(counts: [usize; 3], op: ClaimOp, text: &str) -> Standing {
    standing(Figure::Count(met()), counts, claim(op, text))
}

#[test]
fn eq_is_the_printed_figure() {
    assert_eq!(share([62, 2, 0], ClaimOp::Eq, "96.88%"), Standing::Holds);
    assert_eq!(share([62, 2, 0], ClaimOp::Eq, "96.87%"), Standing::Fails);
    assert_eq!(share([62, 2, 0], ClaimOp::Eq, "97%"), Standing::Holds);
    // 1/8 = 12.5 % is printed as 13 %, never as 12 %.
    assert_eq!(share([1, 7, 0], ClaimOp::Eq, "13%"), Standing::Holds);
    assert_eq!(share([1, 7, 0], ClaimOp::Eq, "12%"), Standing::Fails);
    assert_eq!(share([1, 2, 0], ClaimOp::Eq, "1/3"), Standing::Holds);
    assert_eq!(share([0, 2, 0], ClaimOp::Eq, "0%"), Standing::Holds);
    assert_eq!(count([52, 2, 0], ClaimOp::Eq, "52"), Standing::Holds);
    assert_eq!(count([52, 2, 1], ClaimOp::Eq, "52"), Standing::Undecided);
    // 58 to 61 of 64 are 91, 92, 94 and 95 %.
    assert_eq!(share([58, 3, 3], ClaimOp::Eq, "92%"), Standing::Undecided);
    assert_eq!(share([58, 3, 3], ClaimOp::Eq, "93%"), Standing::Fails);
}

#[test]
fn gt_and_ge_differ_at_the_bound() {
    assert_eq!(share([3, 1, 0], ClaimOp::Gt, "75%"), Standing::Fails);
    assert_eq!(share([3, 1, 0], ClaimOp::Ge, "75%"), Standing::Holds);
    assert_eq!(share([76, 24, 0], ClaimOp::Gt, "75%"), Standing::Holds);
    assert_eq!(share([74, 26, 0], ClaimOp::Ge, "75%"), Standing::Fails);
    assert_eq!(share([75, 24, 1], ClaimOp::Gt, "75%"), Standing::Undecided);
    assert_eq!(share([75, 24, 1], ClaimOp::Ge, "75%"), Standing::Holds);
    assert_eq!(share([74, 25, 1], ClaimOp::Gt, "75%"), Standing::Fails);
}

#[test]
fn near_is_below_by_at_most_four_points_or_five_percent() {
    let near = |met, of: usize| share([met, of - met, 0], ClaimOp::JustBelow, "80%");
    assert_eq!([near(80, 100), near(79, 100), near(76, 100)], [Standing::Fails, Standing::Holds, Standing::Holds]);
    assert_eq!(near(759, 1000), Standing::Fails);
    let near = |met| count([met, 0, 0], ClaimOp::JustBelow, "40");
    assert_eq!(
        [near(40), near(39), near(38), near(37)],
        [Standing::Fails, Standing::Holds, Standing::Holds, Standing::Fails]
    );
}

#[test]
fn about_is_within_sixteen_tenths_of_a_point_or_five_percent() {
    let about = |met| share([met, 1000 - met, 0], ClaimOp::About, "50%");
    assert_eq!([about(484), about(516)], [Standing::Holds, Standing::Holds]);
    assert_eq!([about(483), about(517)], [Standing::Fails, Standing::Fails]);
    // 21/64 = 32.8 % is about a third: 33.3 − 1.6 = 31.7.
    assert_eq!(share([21, 43, 0], ClaimOp::About, "1/3"), Standing::Holds);
    assert_eq!(share([20, 44, 0], ClaimOp::About, "1/3"), Standing::Fails);
    let about = |met| count([met, 0, 0], ClaimOp::About, "40");
    assert_eq!(
        [about(37), about(38), about(42), about(43)],
        [Standing::Fails, Standing::Holds, Standing::Holds, Standing::Fails]
    );
}

#[test]
fn words_carry_their_own_bounds() {
    use Standing::{Fails, Holds};
    let of = |op, yes, of: usize| standing(Figure::Share(met()), [yes, of - yes, 0], word(op));
    assert_eq!([of(ClaimOp::All, 20, 20), of(ClaimOp::All, 19, 20)], [Holds, Fails]);
    assert_eq!([of(ClaimOp::NearlyAll, 19, 20), of(ClaimOp::NearlyAll, 18, 20)], [Holds, Fails]);
    assert_eq!([of(ClaimOp::Most, 15, 20), of(ClaimOp::Most, 14, 20)], [Holds, Fails]);
    assert_eq!([of(ClaimOp::Many, 6, 20), of(ClaimOp::Many, 5, 20)], [Holds, Fails]);
    assert_eq!([of(ClaimOp::Some, 0, 20), of(ClaimOp::Some, 1, 20)], [Fails, Holds]);
    assert_eq!([of(ClaimOp::Some, 9, 20), of(ClaimOp::Some, 10, 20)], [Holds, Fails]);
    let counted = standing(Figure::Count(met()), [15, 5, 0], word(ClaimOp::Most));
    assert_eq!(counted, Holds, "a count is divided by its population");
    assert_eq!(standing(Figure::Share(met()), [19, 0, 1], word(ClaimOp::All)), Standing::Undecided);
}

#[test]
fn a_methodology_may_bind_words_otherwise_and_the_bound_is_kept() {
    let mut definition = flat(&[("1", "1")]);
    let said = || (0..10).map(|place| judged(&[if place < 7 { "1" } else { "0" }])).collect::<Vec<_>>();
    let most = || statistic(Figure::Share(met()), vec![word(ClaimOp::Most), claim(ClaimOp::Gt, "60%")]);
    let result = over(&mut definition, most(), said());
    let default = Range { at_least: Some(number("0.75")), ..Range::default() };
    assert_eq!((result.claims[0].standing, result.claims[0].bounds.clone()), (Standing::Fails, Some(default)));
    assert_eq!((result.claims[1].claim, result.claims[1].bounds.clone()), (1, None));
    let own = Range { above: Some(number("2/3")), ..Range::default() };
    definition.words.insert(ClaimOp::Most, own.clone());
    let result = over(&mut definition, most(), said());
    assert_eq!((result.claims[0].standing, result.claims[0].bounds.clone()), (Standing::Holds, Some(own)));
}

#[test]
fn nothing_can_be_said_over_nobody() {
    let mut definition = flat(&[("1", "1")]);
    let claims = vec![claim(ClaimOp::Ge, "10%")];
    let result = over(&mut definition, statistic(Figure::Share(met()), claims), vec![not_applicable()]);
    assert_eq!((result.figure.value, result.figure.population), (None, 0));
    assert_eq!(result.claims[0].standing, Standing::Undecided);
}

#[test]
fn a_measure_without_bounds_leaves_a_claim_undecided() {
    let of = || Quantity::Measure { indicator: "1".into(), name: "value".into() };
    let with = |said: Vec<LeafJudgement>| {
        let claims = vec![claim(ClaimOp::Eq, "3.0")];
        over(&mut flat(&[("1", "1")]), statistic(Figure::Mean(of()), claims), said).claims[0].standing
    };
    assert_eq!(with(vec![measured("2"), measured("4.04")]), Standing::Holds);
    assert_eq!(with(vec![measured("2"), measured("4"), missing()]), Standing::Undecided);
}

#[test]
fn a_range_that_only_touches_the_bound_fails() {
    let of = Quantity::Score("1".into());
    // Scores of 100 and one unknown: the mean lies in [50, 100].
    let claims = vec![claim(ClaimOp::Gt, "100"), claim(ClaimOp::Ge, "100"), claim(ClaimOp::JustBelow, "50")];
    let said = vec![judged(&["1"]), missing()];
    let result = over(&mut flat(&[("1", "1")]), statistic(Figure::Mean(of), claims), said);
    let standings: Vec<Standing> = result.claims.iter().map(|claim| claim.standing).collect();
    assert_eq!(standings, [Standing::Fails, Standing::Undecided, Standing::Fails]);
}

#[test]
fn halves_are_printed_away_from_zero_below_zero_too() {
    let of = || Quantity::Measure { indicator: "1".into(), name: "value".into() };
    let with = |value: &str, text: &str| {
        let statistic = statistic(Figure::Mean(of()), vec![claim(ClaimOp::Eq, text)]);
        over(&mut flat(&[("1", "1")]), statistic, vec![measured(value)]).claims[0].standing
    };
    for (value, text, standing) in [
        ("-2.5", "-3", Standing::Holds),
        ("-2.5", "-2", Standing::Fails),
        ("-1.5", "-2", Standing::Holds),
        ("0.5", "0", Standing::Fails),
        ("-0.5", "0", Standing::Fails),
        ("-0.4", "0", Standing::Holds),
    ] {
        assert_eq!(with(value, text), standing, "{value} as {text}");
    }
}
