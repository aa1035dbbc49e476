use heng_report::Lang;

use super::*;

fn word(numerator: i64, denominator: i64) -> Quantity {
    let bound = Number::ratio(NEARLY_ALL, 1_000).unwrap();
    Quantity::of(&Number::ratio(numerator, denominator).unwrap(), &bound)
}

#[test]
fn a_word_ends_where_the_next_begins() {
    use Quantity::{About, BelowOneTenth, Everybody, Nearly, NearlyAll, Nobody, Over, Tenths};
    let bounds = [
        (0, Nobody),
        (1, BelowOneTenth),
        (599, BelowOneTenth),
        (600, Nearly(1)),
        (839, Nearly(1)),
        (840, About(1)),
        (999, About(1)),
        (1_000, Tenths(1)),
        (1_001, About(1)),
        (1_160, About(1)),
        (1_161, Over(1)),
        (1_599, Over(1)),
        (1_600, Nearly(2)),
        (4_999, About(5)),
        (5_000, Tenths(5)),
        (5_161, Over(5)),
        (8_599, Over(8)),
        (8_600, Nearly(9)),
        (8_839, Nearly(9)),
        (8_840, About(9)),
        (9_000, Tenths(9)),
        (9_160, About(9)),
        (9_161, Over(9)),
        (9_499, Over(9)),
        (9_500, NearlyAll),
        (9_999, NearlyAll),
        (10_000, Everybody),
    ];
    for (share, wanted) in bounds {
        assert_eq!(word(share, 10_000), wanted, "{share}");
    }
}

#[test]
fn a_late_bound_for_nearly_all_has_no_tenth_tenth() {
    let late = Number::ratio(999, 1_000).unwrap();
    assert_eq!(Quantity::of(&Number::ratio(99, 100).unwrap(), &late), Quantity::Over(9));
}

#[test]
fn words_as_they_are_printed() {
    let words = Catalogue::of(Lang::Zh);
    let bound = Number::ratio(NEARLY_ALL, 1_000).unwrap();
    let of = |met, only| said(&Share { met, unknown: 0, of: 64 }, &bound, "地方", only, words).unwrap();
    let printed = [0, 1, 5, 13, 25, 30, 32, 34, 45, 56, 58, 59, 61, 64].map(|met| of(met, false));
    assert_eq!(
        printed,
        [
            "没有一个地方",
            "不足一成的地方",
            "近一成的地方",
            "约两成的地方",
            "约四成的地方",
            "近半数的地方",
            "半数的地方",
            "半数以上的地方",
            "约七成的地方",
            "近九成的地方",
            "约九成的地方",
            "超九成的地方",
            "几乎所有地方",
            "所有地方",
        ]
    );
    assert_eq!(
        [1, 5, 13, 15, 45].map(|met| of(met, true)),
        ["不足一成的地方", "仅近一成的地方", "仅约两成的地方", "仅两成多的地方", "约七成的地方"]
    );
    let doubtful = Share { met: 56, unknown: 4, of: 64 };
    assert_eq!(said(&doubtful, &bound, "地方", false, words).as_deref(), Some("87.50%–93.75%的地方"));
    assert_eq!(said(&Share { met: 0, unknown: 0, of: 0 }, &bound, "地方", false, words), None);
    let percents = [48, 61, 62, 64].map(|met| around(&Share { met, unknown: 0, of: 64 }, words).unwrap());
    assert_eq!(percents, ["75%", "超95%", "近97%", "100%"]);
}
