//! `{ criterion: 1.2.2/areas[数据资源], is: met }`

use heng_model::indicator::Leaf;
use heng_model::rubric::Criterion;
use heng_model::statistic::{CriterionTest, Predicate, Range};
use heng_model::{CriterionId, Message};

use super::Scope;
use super::quantity::leaf_and;
use crate::check::items;
use crate::definition::words::bounds;
use crate::read::{At, Map, number_of};

const BOUNDS: [&str; 5] = ["is", "at_least", "above", "at_most", "below"];

/// A predicate on a criterion; `head` is what stands under `criterion:`.
pub(super) fn read(map: &Map<'_>, head: At<'_>, scope: &Scope<'_>) -> Option<Predicate> {
    let (indicator, rest) = leaf_and(head, "heng::methodology::bad_criterion", scope)?;
    let (name, item) = name_and_item(head, rest)?;
    let leaf = scope.tree.get(&indicator).and_then(|node| node.leaf.as_ref());
    let named = scope.broken.get(&indicator).map(Vec::as_slice).unwrap_or_default();
    if !named.is_empty() && !named.contains(&name) {
        head.unknown("heng::methodology::unknown_criterion", name, named.iter().copied());
        return None;
    }
    // A file with mistakes, or a check that is still planned: no more is known of its criteria.
    let known = leaf.filter(|leaf| !leaf.is_planned());
    let criterion = match known {
        Some(leaf) => Some(find(leaf, name, item, head, scope)?),
        None => None,
    };
    let test = test(map, head, criterion)?;
    Some(Predicate::Criterion { indicator, criterion: CriterionId::from(name), item: item.map(str::to_owned), test })
}

fn name_and_item<'a>(at: At<'_>, text: &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let Some((name, rest)) = text.split_once('[') else { return Some((text, None)) };
    let item = rest.strip_suffix(']').filter(|item| !item.is_empty());
    if item.is_none() || name.is_empty() {
        at.error(Message::new("heng::methodology::bad_criterion").with("text", at.scalar().unwrap_or_default()));
        return None;
    }
    Some((name, item))
}

fn find<'l>(leaf: &'l Leaf, name: &str, item: Option<&str>, at: At<'_>, scope: &Scope<'_>) -> Option<&'l Criterion> {
    let Some(criterion) = leaf.rubric.iter().find(|criterion| criterion.id.as_str() == name) else {
        at.unknown("heng::methodology::unknown_criterion", name, leaf.rubric.iter().map(|known| known.id.as_str()));
        return None;
    };
    let Some(item) = item else { return Some(criterion) };
    let Some(param) = &criterion.each else {
        at.error(Message::new("heng::methodology::no_items").with("criterion", name).with("item", item));
        return None;
    };
    let texts = leaf.params.get(param).and_then(|param| items(param, scope.references).texts());
    if let Some(texts) = texts.filter(|texts| !texts.iter().any(|text| text == item)) {
        at.unknown("heng::methodology::unknown_item", item, texts.iter().map(String::as_str));
        return None;
    }
    Some(criterion)
}

/// `criterion` is none where its file is broken: then a state is believed to exist.
fn test(map: &Map<'_>, head: At<'_>, criterion: Option<&Criterion>) -> Option<CriterionTest> {
    if let Some(at) = map.get("is") {
        if let Some(other) = map.entries().find(|entry| BOUNDS[1..].contains(&entry.name())) {
            let choices = BOUNDS.map(str::to_owned).to_vec();
            other.key_error(Message::new("heng::methodology::only_one_of").with("choices", choices));
        }
        return is(at, criterion);
    }
    if !BOUNDS.iter().any(|bound| map.get(bound).is_some()) {
        let message = Message::new("heng::methodology::no_bound").with("what", head.scalar().unwrap_or_default());
        head.error(message.with("choices", BOUNDS.map(str::to_owned).to_vec()));
        return None;
    }
    match map.get("at_least").filter(|at| at.scalar().is_some_and(|text| number_of(text).is_none())) {
        Some(at) => Some(CriterionTest::StateAtLeast(state(at, at.text()?, criterion, &[])?)),
        None => ratio(map),
    }
}

fn ratio(map: &Map<'_>) -> Option<CriterionTest> {
    let range = bounds(map, |at| at.number_within(0, 1));
    (range != Range::default()).then(|| CriterionTest::Ratio(Box::new(range)))
}

fn is(at: At<'_>, criterion: Option<&Criterion>) -> Option<CriterionTest> {
    let word = at.text()?;
    // A state of the criterion goes before the word of the same name.
    if criterion.is_some_and(|criterion| criterion.state(&word).is_some()) {
        return Some(CriterionTest::State(word));
    }
    match word.as_str() {
        "met" => Some(CriterionTest::Met),
        "partly" => Some(CriterionTest::Partly),
        "unmet" => Some(CriterionTest::Unmet),
        _ => state(at, word, criterion, &["met", "partly", "unmet"]).map(CriterionTest::State),
    }
}

fn state(at: At<'_>, word: String, criterion: Option<&Criterion>, further: &[&str]) -> Option<String> {
    let Some(criterion) = criterion else { return Some(word) };
    if criterion.state(&word).is_none() {
        let states = criterion.states.iter().map(|state| state.name.as_str());
        at.unknown("heng::methodology::unknown_state", &word, states.chain(further.iter().copied()));
        return None;
    }
    Some(word)
}
