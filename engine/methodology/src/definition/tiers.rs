//! `tiers:` named bands of the index.

use heng_model::tier::{Bound, Tier};
use heng_model::{Diagnostic, Message, Number, Span};

use heng_yaml::shape::{Key, Keys, Rule, Shape};

use crate::read::At;
use crate::read::shapes::{BASIS, NUMBER};

const LOWER_BOUNDS: [&str; 2] = ["at_least", "above"];

/// `tiers:`
pub(super) const TIERS: Shape = Shape::List(&Shape::Map(&TIER));

static TIER: Keys = Keys::of(
    "tier",
    ["等级：总分的一段。", "A named band of the index."],
    &[
        Key::must("name", Shape::Text, ["名称，不能重复。", "Its name, one of a kind."]).example("\"优秀级\""),
        Key::may("at_least", NUMBER, ["总分不低于这个数。", "The least total."]).example("90"),
        Key::may("above", NUMBER, ["总分高于这个数。", "The total is above this."]).example("90"),
        Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]),
    ],
)
.ruled(&[Rule::One(&LOWER_BOUNDS)]);

/// From the highest to the lowest.
pub(crate) fn read(at: At<'_>) -> Vec<Tier> {
    let mut tiers: Vec<(Tier, Span, Span)> = Vec::new();
    let mut unplaced = Vec::new();
    for item in at.items() {
        let Some(map) = item.map(&TIER) else { continue };
        let own = map.get("basis").and_then(At::basis);
        let name = map.need("name");
        let bound = map.one_of(&LOWER_BOUNDS);
        let (value, of_value) = bound.map(At::grounded).unzip();
        let number = value.and_then(At::number);
        let Some(name) = name else { continue };
        let Some(text) = name.text() else { continue };
        if let Some((_, span, _)) = tiers.iter().find(|(tier, ..)| tier.name == text) {
            let said = Diagnostic::error(Message::new("heng::methodology::tier_twice").with("name", &text));
            let said = said.at(name.source, name.span());
            name.log.note(said.context(name.source, *span, Message::new("heng::yaml::first_here")));
            continue;
        }
        let (Some(value), Some(number)) = (value, number) else {
            // Its name is one that others may use; that its bound is wrong is noted already.
            unplaced.push(text);
            continue;
        };
        let is_above = bound.is_some_and(|at| at.name() == "above");
        let bound = if is_above { Bound::Above(number) } else { Bound::AtLeast(number) };
        if let Some((above, _, span)) = tiers.last().filter(|(above, ..)| !is_below(&bound, &above.bound)) {
            let message = Message::new("heng::methodology::tier_order").with("name", &text).with("above", &above.name);
            let said = Diagnostic::error(message).at(value.source, value.span());
            value.log.note(said.context(value.source, *span, Message::new("heng::methodology::tier_above")));
        }
        let basis = own.or(of_value.flatten());
        tiers.push((Tier { name: text, bound, basis }, name.span(), value.span()));
    }
    let unplaced = unplaced.into_iter().map(|name| Tier { name, bound: Bound::AtLeast(Number::zero()), basis: None });
    tiers.into_iter().map(|(tier, ..)| tier).chain(unplaced).collect()
}

/// `at_least: 90` lies below `above: 90`.
fn is_below(bound: &Bound, other: &Bound) -> bool {
    match (bound, other) {
        (Bound::AtLeast(low), Bound::Above(high)) => low <= high,
        _ => bound.value() < other.value(),
    }
}
