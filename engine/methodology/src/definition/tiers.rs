//! `tiers:` named bands of the index.

use heng_model::tier::{Bound, Tier};
use heng_model::{Diagnostic, Message, Span};

use crate::read::At;

/// From the highest to the lowest.
pub(crate) fn read(at: At<'_>) -> Vec<Tier> {
    let mut tiers: Vec<(Tier, Span, Span)> = Vec::new();
    for item in at.items() {
        let Some(map) = item.map(&["name", "at_least", "above", "basis"]) else { continue };
        if let Some(basis) = map.get("basis") {
            basis.basis();
        }
        let name = map.need("name");
        let bound = map.one_of(&["at_least", "above"]);
        let (Some(name), Some(bound)) = (name, bound) else { continue };
        let (value, _) = bound.grounded();
        let (Some(text), Some(number)) = (name.text(), value.number()) else { continue };
        if let Some((_, span, _)) = tiers.iter().find(|(tier, ..)| tier.name == text) {
            let said = Diagnostic::error(Message::new("heng::methodology::tier_twice").with("name", &text));
            let said = said.at(name.source, name.span());
            name.log.note(said.context(name.source, *span, Message::new("heng::methodology::first_here")));
            continue;
        }
        let bound = if bound.name() == "above" { Bound::Above(number) } else { Bound::AtLeast(number) };
        if let Some((above, _, span)) = tiers.last().filter(|(above, ..)| !is_below(&bound, &above.bound)) {
            let message = Message::new("heng::methodology::tier_order").with("name", &text).with("above", &above.name);
            let said = Diagnostic::error(message).at(value.source, value.span());
            value.log.note(said.context(value.source, *span, Message::new("heng::methodology::tier_above")));
        }
        tiers.push((Tier { name: text, bound }, name.span(), value.span()));
    }
    tiers.into_iter().map(|(tier, ..)| tier).collect()
}

/// `at_least: 90` lies below `above: 90`.
fn is_below(bound: &Bound, other: &Bound) -> bool {
    match (bound, other) {
        (Bound::AtLeast(low), Bound::Above(high)) => low <= high,
        _ => bound.value() < other.value(),
    }
}
