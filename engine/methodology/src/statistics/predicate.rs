//! What may hold of a subject.

use heng_model::Message;
use heng_model::statistic::{Predicate, Range};

use super::{Scope, criterion, quantity};
use crate::definition::words::{BOUNDS, bounds};
use crate::read::{At, Map};

const HEADS: [&str; 8] = ["criterion", "score", "measure", "tier", "tier_at_least", "all", "any", "not"];

/// One predicate: the one of its keys that says what it speaks of decides how the others are read.
pub(super) fn read(at: At<'_>, scope: &Scope<'_>) -> Option<Predicate> {
    let map = at.open_map()?;
    let head = map.one_of(&HEADS)?;
    let further: &[&str] = match head.name() {
        "criterion" => &["is", "at_least", "above", "at_most", "below"],
        "score" | "measure" => &BOUNDS,
        _ => &[],
    };
    // Further heads were noted as too many.
    map.refuse_others(&[&HEADS[..], further].concat());
    match head.name() {
        "criterion" => criterion::read(&map, head, scope),
        "score" => {
            let range = range(&map, head);
            Some(Predicate::Score { node: quantity::node(head, scope)?, range: range? })
        }
        "measure" => {
            let range = range(&map, head);
            let (indicator, name) = quantity::measure(head, scope)?;
            Some(Predicate::Measure { indicator, name, range: range? })
        }
        "tier" => tier(head, scope).map(Predicate::TierIs),
        "tier_at_least" => tier(head, scope).map(Predicate::TierAtLeast),
        "all" => several(head, scope).map(Predicate::All),
        "any" => several(head, scope).map(Predicate::Any),
        _ => read(head, scope).map(|inner| Predicate::Not(Box::new(inner))),
    }
}

fn range(map: &Map<'_>, head: At<'_>) -> Option<Range> {
    if !BOUNDS.iter().any(|bound| map.get(bound).is_some()) {
        let message = Message::new("heng::methodology::no_bound").with("what", head.scalar().unwrap_or_default());
        head.error(message.with("choices", BOUNDS.map(str::to_owned).to_vec()));
        return None;
    }
    Some(bounds(map, At::number))
}

fn several(at: At<'_>, scope: &Scope<'_>) -> Option<Vec<Predicate>> {
    let items = at.items();
    if at.is_list() && items.is_empty() {
        at.error(Message::new("heng::methodology::no_predicates").with("key", at.name()));
    }
    let count = items.len();
    let read: Vec<Predicate> = items.into_iter().filter_map(|item| read(item, scope)).collect();
    (count > 0 && read.len() == count).then_some(read)
}

fn tier(at: At<'_>, scope: &Scope<'_>) -> Option<String> {
    let name = at.text()?;
    if !scope.tiers.iter().any(|tier| tier.name == name) {
        at.unknown("heng::methodology::unknown_tier", &name, scope.tiers.iter().map(|tier| tier.name.as_str()));
        return None;
    }
    Some(name)
}
