//! `words:` the bounds of words without a number, and bounds in general.

use std::collections::BTreeMap;

use heng_model::Message;
use heng_model::statistic::{ClaimOp, Range};

use crate::read::{At, Map};

/// The keys of bounds.
pub(crate) const BOUNDS: [&str; 4] = ["at_least", "above", "at_most", "below"];

/// `{ most: { at_least: 0.75 } }`: bounds of shares.
pub(crate) fn read(at: At<'_>) -> BTreeMap<ClaimOp, Range> {
    let words = [
        ("all", ClaimOp::All),
        ("nearly_all", ClaimOp::NearlyAll),
        ("most", ClaimOp::Most),
        ("many", ClaimOp::Many),
        ("some", ClaimOp::Some),
    ];
    let Some(map) = at.map(&words.map(|(word, _)| word)) else { return BTreeMap::new() };
    let range = |at: At<'_>| {
        let range = bounds(&at.map(&BOUNDS)?, |at| at.number_within(0, 1));
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
