//! Operators. Numbers are exact, texts compare across widths and white space, unlike kinds are refused, not silently false.

use std::cmp::Ordering;

use heng_model::{Message, Number};
use rhai::{Array, Dynamic, INT, ImmutableString, Map, NativeCallContext};

use super::declare::Declarer;
use crate::run::{Run, fail};
use crate::stop::Fallible;
use crate::values::{Day, List, display, kind, number_value, numeric, showing};

/// The greatest exponent of `**`: beyond it numbers fill memory.
pub const MOST_POWER: i64 = 64;
/// Most digits of a number's numerator or denominator within a script.
pub const MOST_DIGITS: usize = 400;
/// The same in bits: log₂ 10 for each digit.
const MOST_BITS: u64 = 1_328;

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .also("==", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| equal(&context, &a, &b))
        .also("!=", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| equal(&context, &a, &b).map(|same| !same))
        .also("<", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
            order(&context, "<", &a, &b).map(Ordering::is_lt)
        })
        .also("<=", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
            order(&context, "<=", &a, &b).map(Ordering::is_le)
        })
        .also(">", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
            order(&context, ">", &a, &b).map(Ordering::is_gt)
        })
        .also(">=", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
            order(&context, ">=", &a, &b).map(Ordering::is_ge)
        })
        .also("+", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| plus(&context, &a, &b))
        .also("-", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| arithmetic(&context, "-", &a, &b))
        .also("*", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| arithmetic(&context, "*", &a, &b))
        .also("/", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| arithmetic(&context, "/", &a, &b))
        .also("%", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| arithmetic(&context, "%", &a, &b))
        .also("**", |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| arithmetic(&context, "**", &a, &b))
        .also("-", |context: NativeCallContext<'_>, a: Dynamic| match numeric(&a) {
            Some(number) => Ok(number_value(-number)),
            None => refuse(&context, "-", &a, &a),
        })
        .also("!", |context: NativeCallContext<'_>, a: Dynamic| match a.as_bool() {
            Ok(holds) => Ok(!holds),
            Err(_) => fail(&context, Message::new("heng::rule::not_of").with("kind", kind(&a))),
        })
        .entry(
            "max(a: any, b: any) -> any",
            "两个数或两个日期中较大的一个。",
            "The greater of two numbers or dates.",
            |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
                order(&context, "max", &a, &b).map(|order| if order.is_ge() { a } else { b })
            },
        )
        .entry(
            "min(a: any, b: any) -> any",
            "两个数或两个日期中较小的一个。",
            "The lesser of two numbers or dates.",
            |context: NativeCallContext<'_>, a: Dynamic, b: Dynamic| {
                order(&context, "min", &a, &b).map(|order| if order.is_le() { a } else { b })
            },
        )
        .entry(
            "exists(x: any) -> bool",
            "有没有找到：find_ 开头的函数和 find、first、capture、meta 找不到时给出空值 ()，用它来问。",
            "Whether something was found: what is looked for and not there is ().",
            |x: Dynamic| !x.is_unit(),
        )
        .also("to_string", |context: NativeCallContext<'_>, x: Dynamic| {
            Run::of(&context).meter.work(&context, showing(&x))?;
            Fallible::Ok(display(&x))
        })
        .also("to_debug", |context: NativeCallContext<'_>, x: Dynamic| {
            Run::of(&context).meter.work(&context, showing(&x))?;
            Fallible::Ok(display(&x))
        });
}

/// Whether two values are the same.
pub(crate) fn equal(context: &NativeCallContext<'_>, a: &Dynamic, b: &Dynamic) -> Fallible<bool> {
    if let (Ok(a), Ok(b)) = (a.as_int(), b.as_int()) {
        return Ok(a == b);
    }
    if let (Some(a), Some(b)) = (text_of(a), text_of(b)) {
        Run::of(context).meter.read(context, a.len() + b.len())?;
        return Ok(heng_evidence::same(&a, &b));
    }
    if let (Ok(a), Ok(b)) = (a.as_bool(), b.as_bool()) {
        return Ok(a == b);
    }
    if let (Some(a), Some(b)) = (day(a), day(b)) {
        return Ok(a == b);
    }
    if let (Some(a), Some(b)) = (numeric(a), numeric(b)) {
        return Ok(a == b);
    }
    if let (Some(a), Some(b)) = (items(a), items(b)) {
        if a.len() != b.len() {
            return Ok(false);
        }
        Run::of(context).meter.work(context, a.len())?;
        for (a, b) in a.iter().zip(&b) {
            if !equal(context, a, b)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    if let (Some(a), Some(b)) = (a.read_lock::<Map>(), b.read_lock::<Map>()) {
        Run::of(context).meter.work(context, a.len() + b.len())?;
        return Ok(a.len() == b.len() && format!("{a:?}") == format!("{b:?}"));
    }
    if a.is_unit() || b.is_unit() {
        return fail(context, Message::new("heng::rule::compare_nothing"));
    }
    refuse(context, "==", a, b)
}

/// How two numbers or dates stand to each other.
pub(crate) fn order(
    context: &NativeCallContext<'_>,
    operator: &'static str,
    a: &Dynamic,
    b: &Dynamic,
) -> Fallible<Ordering> {
    if let (Ok(a), Ok(b)) = (a.as_int(), b.as_int()) {
        return Ok(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (day(a), day(b)) {
        return Ok(a.cmp(&b));
    }
    if let (Some(a), Some(b)) = (numeric(a), numeric(b)) {
        return Ok(a.cmp(&b));
    }
    if a.is_unit() || b.is_unit() {
        return fail(context, Message::new("heng::rule::compare_nothing"));
    }
    if text_of(a).is_some() && text_of(b).is_some() {
        return fail(context, Message::new("heng::rule::order_of_texts").with("operator", operator));
    }
    refuse(context, operator, a, b)
}

fn plus(context: &NativeCallContext<'_>, a: &Dynamic, b: &Dynamic) -> Fallible<Dynamic> {
    if a.is_string() || b.is_string() || a.is_char() || b.is_char() {
        let run = Run::of(context);
        run.meter.work(context, showing(a) + showing(b))?;
        let (left, right) = (whole_text(a), whole_text(b));
        // Charged before it is made.
        run.meter.allocate(context, left.len() + right.len())?;
        return Ok((left + right.as_str()).into());
    }
    arithmetic(context, "+", a, b)
}

/// A text as it is, any other value in words.
fn whole_text(value: &Dynamic) -> ImmutableString {
    value.read_lock::<ImmutableString>().map_or_else(|| display(value).into(), |text| text.clone())
}

/// Charges for reckoning with a long number, and refuses one that is too long. Short ones cost what any operation costs.
pub(super) fn reckoned(context: &NativeCallContext<'_>, number: &Number) -> Fallible<()> {
    let bits = number.bits();
    if bits > MOST_BITS {
        return fail(context, Message::new("heng::rule::number_too_long").with("most", MOST_DIGITS));
    }
    let words = bits / 64;
    Run::of(context).meter.work(context, usize::try_from(words * words).unwrap_or(usize::MAX))
}

fn arithmetic(context: &NativeCallContext<'_>, operator: &'static str, a: &Dynamic, b: &Dynamic) -> Fallible<Dynamic> {
    if let (Ok(a), Ok(b)) = (a.as_int(), b.as_int())
        && let Some(whole) = whole(operator, a, b)
    {
        return Ok(Dynamic::from_int(whole));
    }
    if day(a).is_some() || day(b).is_some() {
        return fail(context, Message::new("heng::rule::date_arithmetic").with("operator", operator));
    }
    let (Some(left), Some(right)) = (numeric(a), numeric(b)) else { return refuse(context, operator, a, b) };
    let result = match operator {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => match left.checked_div(&right) {
            Some(quotient) => quotient,
            None => return fail(context, Message::new("heng::rule::division_by_zero")),
        },
        "%" => match left.checked_div(&right) {
            Some(quotient) => &left - &(&quotient.truncate(0) * &right),
            None => return fail(context, Message::new("heng::rule::division_by_zero")),
        },
        _ => power(context, &left, &right)?,
    };
    reckoned(context, &result)?;
    Ok(number_value(result))
}

/// Whole numbers in the machine's own arithmetic, where the result is whole and fits.
fn whole(operator: &str, a: INT, b: INT) -> Option<INT> {
    match operator {
        "+" => a.checked_add(b),
        "-" => a.checked_sub(b),
        "*" => a.checked_mul(b),
        "/" if b != 0 && a.checked_rem(b) == Some(0) => a.checked_div(b),
        "%" if b != 0 => a.checked_rem(b),
        _ => None,
    }
}

fn power(context: &NativeCallContext<'_>, base: &Number, exponent: &Number) -> Fallible<Number> {
    let Some(times) = exponent.to_i64().filter(|times| (0..=MOST_POWER).contains(times)) else {
        return fail(context, Message::new("heng::rule::bad_power").with("most", MOST_POWER));
    };
    let mut product = Number::one();
    for _ in 0..times {
        product = &product * base;
        reckoned(context, &product)?;
    }
    Ok(product)
}

fn refuse<T>(context: &NativeCallContext<'_>, operator: &'static str, a: &Dynamic, b: &Dynamic) -> Fallible<T> {
    let message = Message::new("heng::rule::unlike_kinds").with("operator", operator);
    fail(context, message.with("left", kind(a)).with("right", kind(b)))
}

fn text_of(value: &Dynamic) -> Option<ImmutableString> {
    let text = value.read_lock::<ImmutableString>().map(|text| text.clone());
    text.or_else(|| value.as_char().ok().map(|letter| letter.to_string().into()))
}

fn day(value: &Dynamic) -> Option<Day> {
    value.read_lock::<Day>().map(|day| *day)
}

fn items(value: &Dynamic) -> Option<Vec<Dynamic>> {
    if let Some(list) = value.read_lock::<List>() {
        return Some(list.items.to_vec());
    }
    value.read_lock::<Array>().map(|items| items.clone())
}
