//! Lists. A condition on items takes down which item decided, not every item it looked at.

use std::cmp::Ordering;
use std::sync::Arc;

use heng_model::trail::Citation;
use heng_model::{Message, Number};
use rhai::{Array, Dynamic, FnPtr, INT, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use super::operators::{equal, order, reckoned};
use crate::closure::Closure;
use crate::event::{Event, Near, Search, Wanted};
use crate::run::{Run, at, fail, lack};
use crate::stop::{Fallible, Stop};
use crate::values::{Group, List, Share, citation, display, kind, number_value, numeric, showing};

/// Items of one search that are cited, and what is cited of each.
const CITED: usize = 3;
const READS: usize = 2;
/// Events kept of the items that `map` goes through.
const MAPPED: usize = 5;
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

pub(super) fn declare(declarer: &mut Declarer) {
    questions(declarer);
    transformations(declarer);
    figures(declarer);
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
    on_lists!(declarer, "list.first() -> any?", "第一项，没有就是 ()。", "The first item, or ().", "first", first);
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

fn figures(declarer: &mut Declarer) {
    on_lists!(declarer, "list.sum() -> number", "合计；一项也没有是 0。", "The sum; 0 of nothing.", "sum", sum);
    on_lists!(
        declarer,
        "list.mean() -> number",
        "平均数；一项也没有就是缺证据。",
        "The mean; of nothing: missing evidence.",
        "mean",
        mean
    );
    on_lists!(
        declarer,
        "list.median() -> number",
        "中位数；一项也没有就是缺证据。",
        "The median; of nothing: missing evidence.",
        "median",
        median
    );
    on_lists!(
        declarer,
        "list.trimmed_mean(drop: number) -> number",
        "去掉最高、最低各 drop 个后的平均数；不够去就是缺证据。",
        "The mean without the drop highest and lowest; missing evidence where too few are left.",
        "trimmed_mean",
        trimmed_mean,
        drop: INT
    );
    on_lists!(
        declarer,
        "list.min() -> any",
        "最小的数或最早的日期；一项也没有就是缺证据。",
        "The least; of nothing: missing evidence.",
        "min",
        least
    );
    on_lists!(
        declarer,
        "list.max() -> any",
        "最大的数或最晚的日期；一项也没有就是缺证据。",
        "The greatest; of nothing: missing evidence.",
        "max",
        greatest
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

/// One item put to a condition, with what was read of it.
struct Tried {
    value: Dynamic,
    events: Vec<Event>,
}

fn try_item(context: &NativeCallContext<'_>, run: &Run, f: &mut Closure<'_>, item: &Dynamic) -> Fallible<Tried> {
    run.meter.work(context, 1)?;
    let mark = run.mark();
    let value = f.call(item.clone())?;
    Ok(Tried { value, events: run.take_since(mark) })
}

/// One item put to a condition that must say yes or no.
fn ask(
    context: &NativeCallContext<'_>,
    run: &Run,
    f: &mut Closure<'_>,
    item: &Dynamic,
    call: &'static str,
) -> Fallible<(bool, Vec<Event>)> {
    let tried = try_item(context, run, f, item)?;
    if let Ok(holds) = tried.value.as_bool() {
        Ok((holds, tried.events))
    } else {
        let message = Message::new("heng::rule::condition_not_bool").with("call", call);
        fail(context, message.with("kind", kind(&tried.value)))
    }
}

/// The last thing that was read of an item: what it failed by, or what it was recognised by.
fn last_read(events: &[Event], item: &Dynamic) -> Option<Citation> {
    last_reads(events, item).pop()
}

/// The last things that were read of an item, in the order of reading.
fn last_reads(events: &[Event], item: &Dynamic) -> Vec<Citation> {
    let mut reads: Vec<Citation> = Vec::new();
    for event in events.iter().rev() {
        let read = match event {
            Event::Read(read) => Some(read.citation()),
            Event::Search(search) => search.cited.first().cloned(),
            Event::Computed { .. } => None,
        };
        reads.extend(read.filter(|read| reads.iter().all(|known| known.origin != read.origin)));
        if reads.len() == READS {
            break;
        }
    }
    reads.reverse();
    if reads.is_empty() { citation(item).into_iter().collect() } else { reads }
}

/// Items that decided, with what was read and computed of the first of them.
#[derive(Default)]
struct Deciding {
    items: usize,
    cited: Vec<Citation>,
    computed: Vec<Event>,
}

impl Deciding {
    fn add(&mut self, events: &[Event], item: &Dynamic) {
        self.items += 1;
        if self.items <= CITED {
            self.cited.extend(last_reads(events, item));
            self.computed.extend(events.iter().filter(|event| matches!(event, Event::Computed { .. })).cloned());
        }
    }
}

/// The item whose condition was followed furthest before it failed.
#[derive(Default)]
struct Nearest {
    steps: usize,
    read: Option<Citation>,
}

impl Nearest {
    fn consider(&mut self, events: &[Event], item: &Dynamic) {
        if events.len() > self.steps {
            self.steps = events.len();
            self.read = last_read(events, item);
        }
    }
    fn near(self) -> Near {
        self.read.map_or(Near::Nothing, Near::Item)
    }
}

fn record(
    context: &NativeCallContext<'_>,
    list: &List,
    call: &'static str,
    f: &FnPtr,
    hits: usize,
    cited: Vec<Citation>,
    near: Near,
) {
    Run::of(context).log(Event::Search(Search {
        wanted: Wanted::Condition(call, f.fn_name().into()),
        item: None,
        place: list.place.clone(),
        of: list.len(),
        hits,
        cited,
        near,
        absent: list.absent.clone(),
        at: at(context),
    }));
}

/// Evidence that was missing for an item: it does not matter where another item decides.
#[derive(Default)]
struct Unknown(Option<Box<rhai::EvalAltResult>>);

impl Unknown {
    /// One item put to a condition; nothing where what it says cannot be known.
    fn ask(
        &mut self,
        context: &NativeCallContext<'_>,
        run: &Run,
        f: &mut Closure<'_>,
        item: &Dynamic,
        call: &'static str,
    ) -> Fallible<Option<(bool, Vec<Event>)>> {
        let mark = run.mark();
        match ask(context, run, f, item, call) {
            Ok(said) => Ok(Some(said)),
            Err(error) if matches!(Stop::of(&error).as_deref(), Some(Stop::Missing(_))) => {
                run.take_since(mark);
                self.0.get_or_insert(error);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// Nothing decided: what was missing does matter.
    fn settle(self) -> Fallible<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// The first item for which the condition holds; only what was read of it stays in the log. Where any item will do, one
/// that cannot be judged is passed over as long as another holds, so that the order of files decides nothing.
fn decide(
    context: &NativeCallContext<'_>,
    list: &List,
    f: &FnPtr,
    call: &'static str,
    any_will_do: bool,
) -> Fallible<Option<Dynamic>> {
    let run = Run::of(context);
    let mut condition = Closure::new(context, &run, f.clone());
    let mut nearest = Nearest::default();
    let mut unknown = Unknown::default();
    for item in list.items.iter() {
        let said = if any_will_do {
            unknown.ask(context, &run, &mut condition, item, call)?
        } else {
            Some(ask(context, &run, &mut condition, item, call)?)
        };
        let Some((holds, events)) = said else { continue };
        if holds {
            if events.is_empty() {
                record(context, list, call, f, 1, citation(item).into_iter().collect(), Near::Nothing);
            }
            for event in events {
                run.log(event);
            }
            return Ok(Some(item.clone()));
        }
        nearest.consider(&events, item);
    }
    unknown.settle()?;
    record(context, list, call, f, 0, Vec::new(), nearest.near());
    Ok(None)
}

fn any(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<bool> {
    decide(context, list, &f, "any", true).map(|item| item.is_some())
}

fn find(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<Dynamic> {
    decide(context, list, &f, "find", false).map(|item| item.unwrap_or(Dynamic::UNIT))
}

/// Every item put to the condition: those for which it holds, and the evidence of some that decide.
fn sift(
    context: &NativeCallContext<'_>,
    list: &List,
    f: &FnPtr,
    call: &'static str,
    cite_failing: bool,
) -> Fallible<Vec<Dynamic>> {
    let run = Run::of(context);
    let mut condition = Closure::new(context, &run, f.clone());
    let mut kept = Vec::new();
    let mut nearest = Nearest::default();
    let mut unknown = Unknown::default();
    let (mut holding, mut failing) = (Deciding::default(), Deciding::default());
    for item in list.items.iter() {
        // One item that fails decides against all of them.
        let said = if call == "all" {
            unknown.ask(context, &run, &mut condition, item, call)?
        } else {
            Some(ask(context, &run, &mut condition, item, call)?)
        };
        let Some((holds, events)) = said else { continue };
        if holds { &mut holding } else { &mut failing }.add(&events, item);
        if holds {
            kept.push(item.clone());
        } else {
            nearest.consider(&events, item);
        }
    }
    if failing.items == 0 {
        unknown.settle()?;
    }
    let deciding = if cite_failing && failing.items > 0 { failing } else { holding };
    for computed in deciding.computed {
        run.log(computed);
    }
    record(context, list, call, f, kept.len(), deciding.cited, nearest.near());
    run.meter.allocate(context, kept.len() * 16)?;
    Ok(kept)
}

fn filter(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
    sift(context, list, &f, "filter", false).map(|kept| list.with(kept))
}

fn count(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<INT> {
    sift(context, list, &f, "count", false).map(|kept| kept.len() as INT)
}

fn of_nothing<T>(context: &NativeCallContext<'_>, list: &List, call: &'static str) -> Fallible<T> {
    lack(context, Message::new("heng::finding::of_nothing").with("call", call).with("place", &*list.place))
}

fn share(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<Share> {
    if list.is_empty() {
        return of_nothing(context, list, "share");
    }
    let kept = sift(context, list, &f, "share", true)?;
    Ok(Share { met: kept.len(), of: list.len() })
}

fn all(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<bool> {
    if list.is_empty() {
        return of_nothing(context, list, "all");
    }
    sift(context, list, &f, "all", true).map(|kept| kept.len() == list.len())
}

fn map(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
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

fn unique(context: &NativeCallContext<'_>, list: &List) -> Fallible<List> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kept = Vec::new();
    for item in list.items.iter() {
        if seen.insert(identity(context, item)?) {
            kept.push(item.clone());
        }
    }
    Ok(list.with(kept))
}

fn group_by(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
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

fn sort_by(context: &NativeCallContext<'_>, list: &List, f: FnPtr) -> Fallible<List> {
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

fn numbers(context: &NativeCallContext<'_>, list: &List, call: &'static str) -> Fallible<Vec<Number>> {
    Run::of(context).meter.work(context, list.len())?;
    let numbers = list.items.iter().map(|item| match numeric(item) {
        Some(number) => Ok(number),
        None => fail(context, Message::new("heng::rule::not_numbers").with("call", call).with("kind", kind(item))),
    });
    numbers.collect()
}

fn sum(context: &NativeCallContext<'_>, list: &List) -> Fallible<Dynamic> {
    total(context, &numbers(context, list, "sum")?).map(number_value)
}

/// The sum, as long as it stays a number that can be reckoned with.
fn total(context: &NativeCallContext<'_>, numbers: &[Number]) -> Fallible<Number> {
    let mut total = Number::zero();
    for number in numbers {
        total = &total + number;
        reckoned(context, &total)?;
    }
    Ok(total)
}

fn mean_of(context: &NativeCallContext<'_>, numbers: &[Number]) -> Fallible<Dynamic> {
    total(context, numbers).map(|total| number_value(&total / &Number::from(numbers.len())))
}

fn mean(context: &NativeCallContext<'_>, list: &List) -> Fallible<Dynamic> {
    let numbers = numbers(context, list, "mean")?;
    if numbers.is_empty() { of_nothing(context, list, "mean") } else { mean_of(context, &numbers) }
}

fn median(context: &NativeCallContext<'_>, list: &List) -> Fallible<Dynamic> {
    let mut numbers = numbers(context, list, "median")?;
    if numbers.is_empty() {
        return of_nothing(context, list, "median");
    }
    numbers.sort();
    let middle = numbers.len() / 2;
    let from = if numbers.len() % 2 == 0 { middle - 1 } else { middle };
    mean_of(context, &numbers[from..=middle])
}

fn trimmed_mean(context: &NativeCallContext<'_>, list: &List, drop: INT) -> Fallible<Dynamic> {
    let mut numbers = numbers(context, list, "trimmed_mean")?;
    let Ok(drop) = usize::try_from(drop) else {
        return fail(context, Message::new("heng::rule::bad_drop").with("drop", drop));
    };
    if numbers.len() <= drop.saturating_mul(2) {
        let message = Message::new("heng::finding::too_few_to_trim").with("count", numbers.len()).with("drop", drop);
        return lack(context, message.with("place", &*list.place));
    }
    numbers.sort();
    mean_of(context, &numbers[drop..numbers.len() - drop])
}

fn extreme(context: &NativeCallContext<'_>, list: &List, call: &'static str, wanted: Ordering) -> Fallible<Dynamic> {
    Run::of(context).meter.work(context, list.len())?;
    let mut items = list.items.iter();
    let Some(mut best) = items.next() else { return of_nothing(context, list, call) };
    for item in items {
        if order(context, call, item, best)? == wanted {
            best = item;
        }
    }
    Ok(best.clone())
}

fn least(context: &NativeCallContext<'_>, list: &List) -> Fallible<Dynamic> {
    extreme(context, list, "min", Ordering::Less)
}
fn greatest(context: &NativeCallContext<'_>, list: &List) -> Fallible<Dynamic> {
    extreme(context, list, "max", Ordering::Greater)
}

/// What `cover` finds of one item: whether it is there, and the search that says so.
pub(super) fn cover_item(
    context: &NativeCallContext<'_>,
    run: &Run,
    list: &List,
    condition: &mut Closure<'_>,
    item: &Dynamic,
) -> Fallible<(bool, Search)> {
    let (met, events) = ask(context, run, condition, item, "cover")?;
    let (mut of, mut near, mut place, mut absent) =
        (list.len(), Near::Nothing, list.place.clone(), list.absent.clone());
    // The search within the condition says where was looked, among how many.
    for event in &events {
        if let Event::Search(search) = event {
            (of, near) = (search.of, search.near.clone());
            place = search.place.clone();
            absent = search.absent.clone().or(absent);
        }
    }
    let cited = if met { last_read(&events, item).into_iter().collect() } else { Vec::new() };
    run.meter.work(context, showing(item))?;
    let name: Arc<str> = display(item).into();
    let search = Search {
        wanted: Wanted::Condition("cover", condition.name().clone()),
        item: Some(name),
        place,
        of,
        hits: usize::from(met),
        cited,
        near,
        absent,
        at: at(context),
    };
    Ok((met, search))
}
