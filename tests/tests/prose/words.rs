//! A word that a template prints would hold as a published claim.

use heng_model::Number;
use heng_model::statistic::ClaimOp;
use heng_prose::Quantity;
use proptest::prelude::*;

fn number(numerator: i64, denominator: i64) -> Number {
    Number::ratio(numerator, denominator).unwrap()
}

/// Whether the word is true of the share, by the bounds that claims are held to: near is below by less than four points or just
/// four, about is within 1.6 points.
fn is_borne(word: Quantity, share: &Number) -> bool {
    let tenths = |tenths: usize| number(i64::try_from(tenths).unwrap(), 10);
    let apart = |from: &Number| (share - from).abs();
    match word {
        Quantity::Nobody => share.is_zero(),
        Quantity::BelowOneTenth => share.is_positive() && *share < number(1, 10),
        Quantity::Tenths(count) => *share == tenths(count),
        Quantity::About(count) => apart(&tenths(count)) <= number(16, 1_000),
        Quantity::Over(count) => *share > tenths(count),
        Quantity::Nearly(count) => *share < tenths(count) && apart(&tenths(count)) <= number(4, 100),
        Quantity::NearlyAll => {
            let range = heng_score::words::default_bounds(ClaimOp::NearlyAll).unwrap();
            range.admits(share) && *share < Number::one()
        }
        Quantity::Everybody => *share == Number::one(),
    }
}

proptest! {
    #[test]
    fn every_word_is_borne_by_its_share(denominator in 1i64..4_000, part in 0i64..=4_000) {
        let share = number(part.min(denominator), denominator);
        let bound = heng_score::words::default_bounds(ClaimOp::NearlyAll).unwrap().at_least.unwrap();
        let word = Quantity::of(&share, &bound);
        prop_assert!(is_borne(word, &share), "{word:?} of {share}");
    }

    #[test]
    fn words_grow_with_their_shares(denominator in 1i64..500, part in 0i64..500) {
        let bound = number(95, 100);
        let part = part.min(denominator);
        let weight = |word: Quantity| match word {
            Quantity::Nobody => 0,
            Quantity::BelowOneTenth => 5,
            Quantity::Nearly(count) => 10 * count - 3,
            // About stands on either side of its tenth.
            Quantity::About(count) | Quantity::Tenths(count) => 10 * count,
            Quantity::Over(count) => 10 * count + 3,
            Quantity::NearlyAll => 99,
            Quantity::Everybody => 100,
        };
        let (less, more) = (number(part, denominator + 1), number(part, denominator));
        prop_assert!(weight(Quantity::of(&less, &bound)) <= weight(Quantity::of(&more, &bound)));
    }
}

#[test]
fn the_bound_of_nearly_all_is_that_of_claims() {
    let bound = heng_score::words::default_bounds(ClaimOp::NearlyAll).unwrap().at_least.unwrap();
    assert_eq!(Quantity::of(&bound, &bound), Quantity::NearlyAll);
    assert_eq!(bound, number(95, 100), "docs/report-templates.md says so");
}
