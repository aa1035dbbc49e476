//! Lists. A condition on items takes down which item decided, not every item it looked at.

use heng_model::Message;
use rhai::{Array, Dynamic, FnPtr, INT, NativeCallContext};

use super::declare::Declarer;
use super::operators::equal;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{Group, List, Share, number_value};

/// Items of a list that a script makes itself.
const MOST_ITEMS: usize = 10_000;

macro_rules! on_lists {
    ($declarer:expr, $signature:literal, $zh:literal, $en:literal, $name:literal, $function:expr $(, $argument:ident : $kind:ty)*) => {
        $declarer
            .entry($signature, $zh, $en, |context: NativeCallContext<'_>, list: &mut List $(, $argument: $kind)*| {
                $function(&context, list $(, $argument)*)
            })
            .also($name, |context: NativeCallContext<'_>, items: &mut Array $(, $argument: $kind)*| {
                $function(&context, &of_array(items) $(, $argument)*)
            })
    };
}

mod conditions;
mod figures;
mod rows;
mod transform;

pub(super) use conditions::cover_item;
use conditions::{all, any, count, filter, find, share};
pub(crate) use rows::nearest as nearest_cell;
use transform::{group_by, map, sort_by, unique};

pub(super) fn declare(declarer: &mut Declarer) {
    questions(declarer);
    transformations(declarer);
    figures::declare(declarer);
    rows::declare(declarer);
    declarer
        .index(|context: NativeCallContext<'_>, list: &mut List, index: INT| {
            let place = if index < 0 { index + list.len() as INT } else { index };
            match usize::try_from(place).ok().and_then(|place| list.items.get(place)) {
                Some(item) => Ok(item.clone()),
                None => fail(
                    &context,
                    Message::new("heng::rule::no_such_item").with("index", index).with("count", list.len()),
                ),
            }
        })
        .iterable::<List>()
        .also("push", |context: NativeCallContext<'_>, items: &mut Array, item: Dynamic| {
            if items.len() >= MOST_ITEMS {
                return fail(&context, Message::new("heng::rule::list_too_long").with("most", MOST_ITEMS));
            }
            items.push(item);
            Ok(())
        });
    declarer
        .entry("group.key -> any", "这一组共同的值。", "What the group shares.", |group: &mut Group| {
            group.key.clone()
        })
        .entry("group.items -> list", "这一组的各项。", "The items of the group.", |group: &mut Group| {
            group.items.clone()
        });
    declarer
        .entry("share.met -> number", "其中满足的个数。", "For how many it holds.", |share: &mut Share| {
            share.met as INT
        })
        .entry("share.of -> number", "总个数。", "Of how many.", |share: &mut Share| share.of as INT)
        .entry(
            "share.ratio -> number",
            "占比，精确的分数。",
            "The share as an exact fraction.",
            |share: &mut Share| number_value(share.ratio()),
        );
}

fn questions(declarer: &mut Declarer) {
    on_lists!(declarer, "list.len() -> number", "有几项。", "How many items.", "len", length);
    on_lists!(declarer, "list.is_empty() -> bool", "是不是一项也没有。", "Whether there is none.", "is_empty", empty);
    declarer
        .entry("list.first -> any?", "第一项，没有就是 ()。", "The first item, or ().", |list: &mut List| {
            first_of(list)
        })
        .also_property("first", |items: &mut Array| first_of(&of_array(items)));
    on_lists!(declarer, "list.first() -> any?", "同 first。", "The same as first.", "first", first);
    declarer
        .entry("list.last -> any?", "最后一项，没有就是 ()。", "The last item, or ().", |list: &mut List| {
            last_of(list)
        })
        .also_property("last", |items: &mut Array| last_of(&of_array(items)));
    on_lists!(declarer, "list.last() -> any?", "同 last。", "The same as last.", "last", last);
    on_lists!(
        declarer,
        "list.contains(item: any) -> bool",
        "有没有这一项。",
        "Whether an item is this.",
        "contains",
        contains,
        item: Dynamic
    );
    on_lists!(
        declarer,
        "list.any(condition: function) -> bool",
        "有没有一项满足条件。",
        "Whether the condition holds for an item.",
        "any",
        any,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.some(condition: function) -> bool",
        "同 any。",
        "The same as any.",
        "some",
        any,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.all(condition: function) -> bool",
        "是不是每一项都满足条件；一项也没有就是缺证据。",
        "Whether the condition holds for every item; of nothing: missing evidence.",
        "all",
        all,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.find(condition: function) -> any?",
        "第一个满足条件的项，没有就是 ()。",
        "The first item for which the condition holds, or ().",
        "find",
        find,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.count(condition: function) -> number",
        "满足条件的有几项。",
        "For how many items the condition holds.",
        "count",
        count,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.share(condition: function) -> share",
        "满足条件的占比，记得“10 项中的 7 项”；一项也没有就是缺证据。",
        "The share of items for which the condition holds; of nothing: missing evidence.",
        "share",
        share,
        f: FnPtr
    );
}

fn transformations(declarer: &mut Declarer) {
    on_lists!(
        declarer,
        "list.filter(condition: function) -> list",
        "满足条件的各项。",
        "The items for which the condition holds.",
        "filter",
        filter,
        f: FnPtr
    );
    on_lists!(declarer, "list.map(f: function) -> list", "每一项换成 f 的结果。", "What f gives of every item.", "map", map, f: FnPtr);
    on_lists!(declarer, "list.unique() -> list", "去掉重复。", "Without repetitions.", "unique", unique);
    on_lists!(
        declarer,
        "list.group_by(f: function) -> list of group",
        "按 f 的结果分组，依出现先后。",
        "The items in groups by what f gives, in order of appearance.",
        "group_by",
        group_by,
        f: FnPtr
    );
    on_lists!(
        declarer,
        "list.sort_by(f: function) -> list",
        "按 f 的结果（数或日期）从小到大排。",
        "The items in the order of what f gives.",
        "sort_by",
        sort_by,
        f: FnPtr
    );
}
/// A list that a script wrote out: `[a, b]`.
pub(super) fn of_array(items: &Array) -> List {
    List::new(items.iter().map(Dynamic::flatten_clone).collect(), "")
}

fn length(_: &NativeCallContext<'_>, list: &List) -> INT {
    list.len() as INT
}
fn empty(_: &NativeCallContext<'_>, list: &List) -> bool {
    list.is_empty()
}
fn first(_: &NativeCallContext<'_>, list: &List) -> Dynamic {
    first_of(list)
}
fn last(_: &NativeCallContext<'_>, list: &List) -> Dynamic {
    last_of(list)
}
fn last_of(list: &List) -> Dynamic {
    list.items.last().cloned().unwrap_or(Dynamic::UNIT)
}
fn first_of(list: &List) -> Dynamic {
    list.items.first().cloned().unwrap_or(Dynamic::UNIT)
}

fn contains(context: &NativeCallContext<'_>, list: &List, item: Dynamic) -> Fallible<bool> {
    Run::of(context).meter.work(context, list.len())?;
    for known in list.items.iter() {
        if equal(context, known, &item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn of_nothing<T>(context: &NativeCallContext<'_>, list: &List, call: &'static str) -> Fallible<T> {
    lack(context, Message::new("heng::finding::of_nothing").with("call", call).with("place", &*list.place))
}
