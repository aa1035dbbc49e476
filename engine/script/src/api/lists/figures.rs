//! Figures of lists.

use std::cmp::Ordering;

use heng_model::{Message, Number};
use rhai::{Array, Dynamic, INT, NativeCallContext};

use super::{of_array, of_nothing};
use crate::api::declare::Declarer;
use crate::api::operators::{order, reckoned};
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{List, kind, number_value, numeric};

pub(super) fn declare(declarer: &mut Declarer) {
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
