//! Lists made of lists.

use std::cmp::Ordering;

use rhai::{Dynamic, FnPtr, ImmutableString, NativeCallContext};

use super::conditions::try_item;
use crate::api::operators::order;
use crate::closure::Closure;
use crate::run::Run;
use crate::stop::Fallible;
use crate::values::{Group, List, display, showing};

/// Events kept of the items that `map` goes through.
const MAPPED: usize = 5;

pub(super) fn map(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
    let run = Run::of(context);
    let mut f = Closure::new(context, &run, f);
    let mut values = Vec::with_capacity(list.len());
    let mut kept = 0;
    for item in list.items.iter() {
        let tried = try_item(context, &run, &mut f, item)?;
        for event in tried.events {
            if kept < MAPPED {
                run.log(event);
                kept += 1;
            } else {
                run.state().unlogged += 1;
            }
        }
        let size = tried.value.read_lock::<ImmutableString>().map_or(16, |text| text.len() + 16);
        run.meter.allocate(context, size)?;
        values.push(tried.value.flatten());
    }
    Ok(list.with(values))
}

/// Values are the same here when they read the same across widths and white space.
fn identity(context: &NativeCallContext<'_>, value: &Dynamic) -> Fallible<String> {
    Run::of(context).meter.work(context, showing(value) + 1)?;
    Ok(heng_evidence::normalise(&display(value)))
}

pub(super) fn unique(context: &NativeCallContext<'_>, list: &List) -> Fallible<List> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for item in list.items.iter() {
        if seen.insert(identity(context, item)?) {
            kept.push(item.clone());
        }
    }
    Ok(list.with(kept))
}

pub(super) fn group_by(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
    let keys = map(context, list, f)?;
    let mut order: Vec<(Dynamic, Vec<Dynamic>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    for (key, item) in keys.items.iter().zip(list.items.iter()) {
        let place = *places.entry(identity(context, key)?).or_insert_with(|| {
            order.push((key.clone(), Vec::new()));
            order.len() - 1
        });
        order[place].1.push(item.clone());
    }
    let groups = order.into_iter().map(|(key, items)| Dynamic::from(Group { key, items: list.with(items) }));
    Ok(list.with(groups.collect()))
}

pub(super) fn sort_by(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
    let keys = map(context, list, f)?;
    let mut pairs: Vec<(&Dynamic, &Dynamic)> = keys.items.iter().zip(list.items.iter()).collect();
    let rounds = usize::try_from(pairs.len().max(1).ilog2()).unwrap_or(64) + 1;
    Run::of(context).meter.work(context, pairs.len() * rounds / 4)?;
    let mut problem = None;
    pairs.sort_by(|(a, _), (b, _)| match order(context, "sort_by", a, b) {
        Ok(order) => order,
        Err(error) => {
            problem.get_or_insert(error);
            Ordering::Equal
        }
    });
    match problem {
        Some(error) => Err(error),
        None => Ok(list.with(pairs.into_iter().map(|(_, item)| item.clone()).collect())),
    }
}
