//! `words:` the bounds of words without a number, and bounds in general.

use std::collections::BTreeMap;

use heng_model::Message;
use heng_model::statistic::{ClaimOp, Range};

use heng_yaml::shape::{Key, Keys, Rule, Shape};

use crate::read::{At, Map};

/// The keys of bounds.
pub(crate) const BOUNDS: [&str; 4] = ["at_least", "above", "at_most", "below"];

/// `words:`
pub(super) static WORDS: Keys = Keys::of(
    "words",
    ["年度报告里不带数字的说法各管多大的比例。", "The bounds of words without a number, as shares."],
    &[
        Key::may("all", Shape::Map(&SHARE), ["全部。", "All."]),
        Key::may("nearly_all", Shape::Map(&SHARE), ["几乎全部。", "Nearly all."]),
        Key::may("most", Shape::Map(&SHARE), ["大多数。", "Most."]).example("{\"at_least\": 0.75}"),
        Key::may("many", Shape::Map(&SHARE), ["不少。", "Many."]),
        Key::may("some", Shape::Map(&SHARE), ["有的。", "Some."]),
    ],
);
static SHARE: Keys = Keys::of(
    "bounds_of_a_share",
    ["比例的界限，至少写一项。", "Bounds of a share; at least one."],
    &[
        Key::may("at_least", Shape::Within(0, 1), ["不低于。", "At least."]),
        Key::may("above", Shape::Within(0, 1), ["高于。", "Above."]),
        Key::may("at_most", Shape::Within(0, 1), ["不高于。", "At most."]),
        Key::may("below", Shape::Within(0, 1), ["低于。", "Below."]),
    ],
)
.ruled(&[Rule::Some(&BOUNDS)]);

/// `{ most: { at_least: 0.75 } }`: bounds of shares.
pub(crate) fn read(at: At<'_>) -> BTreeMap<ClaimOp, Range> {
    let words = [
        ("all", ClaimOp::All),
        ("nearly_all", ClaimOp::NearlyAll),
        ("most", ClaimOp::Most),
        ("many", ClaimOp::Many),
        ("some", ClaimOp::Some),
    ];
    let Some(map) = at.map(&WORDS) else { return BTreeMap::new() };
    let range = |at: At<'_>| {
        let range = bounds(&at.map(&SHARE)?, |at| at.number_within(0, 1));
        if range == Range::default() {
            at.key_error(Message::new("heng::methodology::one_of").with("choices", BOUNDS.map(str::to_owned).to_vec()));
        }
        Some(range)
    };
    words.into_iter().filter_map(|(word, op)| Some((op, range(map.get(word)?)?))).collect()
}

/// Whichever bounds a map states; notes bounds that nothing satisfies.
pub(crate) fn bounds<'a>(map: &Map<'a>, read: impl Fn(At<'a>) -> Option<heng_model::Number>) -> Range {
    let bound = |key: &str| map.get(key).and_then(&read);
    let range =
        Range { at_least: bound("at_least"), above: bound("above"), at_most: bound("at_most"), below: bound("below") };
    let low = range.at_least.as_ref().max(range.above.as_ref());
    let high = [range.at_most.as_ref(), range.below.as_ref()].into_iter().flatten().min();
    if let (Some(low), Some(high)) = (low, high)
        && !(range.admits(low) || range.admits(high) || low < high)
    {
        map.at().error(Message::new("heng::methodology::empty_range").with("low", low).with("high", high));
    }
    range
}
