//! Text. Comparisons do not mind width and white space; nothing changes in place.

use std::borrow::Cow;

use rhai::{Array, Dynamic, FnPtr, INT, ImmutableString, Map, NativeCallContext};

use heng_model::Message;

use super::declare::Declarer;
use super::patterns::regex;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{List, display, kind, number_value, showing};

/// Parts of one `split`.
pub(super) const MOST_PARTS: usize = 10_000;

pub(super) fn declare(declarer: &mut Declarer) {
    questions(declarer);
    changes(declarer);
    declarer
        .also("contains", |context: NativeCallContext<'_>, map: Map, key: Dynamic| {
            if key.is_string() {
                return Ok(map.contains_key(display(&key).as_str()));
            }
            fail(&context, Message::new("heng::rule::key_not_text").with("kind", kind(&key)))
        })
        .entry(
            "map.keys() -> list of text",
            "各个名字，按字典顺序。",
            "The names, sorted.",
            |map: &mut Map| List::new(map.keys().map(|key| Dynamic::from(key.to_string())).collect(), ""),
        )
        .entry(
            "map.values() -> list",
            "各个值，按名字的字典顺序。",
            "The values, in the order of names.",
            |map: &mut Map| List::new(map.values().map(Dynamic::flatten_clone).collect(), ""),
        )
        .also("len", |map: &mut Map| map.len() as INT)
        .also("contains", |context: NativeCallContext<'_>, range: std::ops::Range<INT>, item: Dynamic| {
            in_range(&context, &item, |i| range.contains(&i))
        })
        .also("contains", |context: NativeCallContext<'_>, range: std::ops::RangeInclusive<INT>, item: Dynamic| {
            in_range(&context, &item, |i| range.contains(&i))
        })
        .also("call", |context: NativeCallContext<'_>, f: FnPtr| f.call_raw(&context, None, []));
}

fn in_range(context: &NativeCallContext<'_>, item: &Dynamic, test: impl Fn(INT) -> bool) -> Fallible<bool> {
    match item.as_int() {
        Ok(whole) => Ok(test(whole)),
        Err(_) => fail(context, Message::new("heng::rule::range_of_whole_numbers").with("kind", kind(item))),
    }
}

fn questions(declarer: &mut Declarer) {
    declarer
        .entry(
            "text.contains(part: text) -> bool",
            "有没有这一段；不分全角半角，不计空白。也写作 part in text。",
            "Whether it has this part, across widths and white space.",
            |context: NativeCallContext<'_>, text: ImmutableString, part: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len() + part.len())?;
                Fallible::Ok(heng_evidence::contains(&text, &part))
            },
        )
        .entry(
            "text.starts_with(part: text) -> bool",
            "是不是以此开头。",
            "Whether it begins with this.",
            |context: NativeCallContext<'_>, text: ImmutableString, part: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len() + part.len())?;
                Fallible::Ok(heng_evidence::starts_with(&text, &part))
            },
        )
        .entry(
            "text.ends_with(part: text) -> bool",
            "是不是以此结尾。",
            "Whether it ends with this.",
            |context: NativeCallContext<'_>, text: ImmutableString, part: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len() + part.len())?;
                Fallible::Ok(heng_evidence::normalise(&text).ends_with(&heng_evidence::normalise(&part)))
            },
        )
        .entry(
            "text.matches(pattern: text) -> bool",
            "符不符合正则表达式；不分全角半角。",
            "Whether a regular expression matches, across widths.",
            |context: NativeCallContext<'_>, text: ImmutableString, pattern: ImmutableString| {
                Fallible::Ok(regex(&context, &pattern, text.len())?.is_match(&heng_evidence::fold(&text)))
            },
        )
        .entry(
            "text.capture(pattern: text) -> text?",
            "正则表达式第一组所取的文字，没有就是 ()；不分全角半角。",
            "What the first group of a regular expression matches, across widths, or ().",
            |context: NativeCallContext<'_>, text: ImmutableString, pattern: ImmutableString| {
                let regex = regex(&context, &pattern, text.len())?;
                let text = heng_evidence::fold(&text);
                let found = regex.captures(&text).and_then(|groups| groups.get(1).or_else(|| groups.get(0)));
                Fallible::Ok(found.map_or(Dynamic::UNIT, |found| Dynamic::from(found.as_str().to_owned())))
            },
        )
        .entry(
            "text.len() -> number",
            "有几个字。",
            "How many characters.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len())?;
                Fallible::Ok(text.chars().count() as INT)
            },
        )
        .entry(
            "text.is_empty() -> bool",
            "是不是没有字（空白不算）。",
            "Whether it is blank.",
            |text: ImmutableString| text.trim().is_empty(),
        );
}

fn changes(declarer: &mut Declarer) {
    declarer
        .entry(
            "text.trim() -> text",
            "去掉两头的空白。",
            "Without white space at either end.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                changed(&context, &text)?;
                Fallible::Ok(text.trim().to_owned())
            },
        )
        .entry(
            "text.to_lower() -> text",
            "英文字母换成小写。",
            "In lower case.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                changed(&context, &text)?;
                Fallible::Ok(text.to_lowercase())
            },
        )
        .entry(
            "text.to_upper() -> text",
            "英文字母换成大写。",
            "In upper case.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                changed(&context, &text)?;
                Fallible::Ok(text.to_uppercase())
            },
        )
        .entry(
            "text.replace(old: text, new: text) -> text",
            "换过之后的文字，原来的不变。",
            "The text with every `old` replaced.",
            |context: NativeCallContext<'_>, text: ImmutableString, old: ImmutableString, new: ImmutableString| {
                if old.is_empty() {
                    return fail(&context, Message::new("heng::rule::replace_nothing"));
                }
                Run::of(&context).meter.read(&context, text.len())?;
                let (text, old) = in_one_width(&text, &old);
                let times = text.matches(&*old).count();
                Run::of(&context).meter.allocate(&context, text.len() + times * new.len())?;
                Ok(text.replace(&*old, &new))
            },
        )
        .entry(
            "text.split(by: text) -> list of text",
            "按分隔符切开，各段去掉两头空白，空段不要。",
            "The parts between separators, trimmed, without blank ones.",
            |context: NativeCallContext<'_>, text: ImmutableString, by: ImmutableString| {
                let run = Run::of(&context);
                run.meter.allocate(&context, text.len() * 2)?;
                run.meter.work(&context, text.len() / 64 + 1)?;
                let separator = heng_evidence::normalise(&by);
                if separator.is_empty() && by.trim().is_empty() {
                    return Ok(List::new(
                        text.split_whitespace().map(|part| Dynamic::from(part.to_owned())).collect(),
                        "",
                    ));
                }
                let (text, by) = in_one_width(&text, &by);
                let parts: Vec<Dynamic> = text
                    .split(&*by)
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .take(MOST_PARTS + 1)
                    .map(|part| Dynamic::from(part.to_owned()))
                    .collect();
                if parts.len() > MOST_PARTS {
                    return fail(&context, Message::new("heng::rule::list_too_long").with("most", MOST_PARTS));
                }
                Ok(List::new(parts, ""))
            },
        )
        .entry(
            "list.join(by: text) -> text",
            "连成一段文字。",
            "The items as one text.",
            |context: NativeCallContext<'_>, list: &mut List, by: ImmutableString| join(&context, &list.items, &by),
        )
        .also("join", |context: NativeCallContext<'_>, items: &mut Array, by: ImmutableString| {
            join(&context, items, &by)
        })
        .entry(
            "text.to_number() -> number",
            "把文字读成数：1,234、99.8%、１２３ 都认；读不出就是缺证据。",
            "The number that a text is; missing evidence where it is none.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len())?;
                match heng_evidence::parse_number(&text) {
                    Some(number) => Ok(number_value(number)),
                    None => lack(
                        &context,
                        Message::new("heng::finding::no_number_in_text").with("text", &*crate::event::clip(&text)),
                    ),
                }
            },
        )
        .entry(
            "text.to_text() -> text",
            "任何值写成文字。",
            "Any value as text.",
            |context: NativeCallContext<'_>, value: Dynamic| {
                Run::of(&context).meter.work(&context, showing(&value))?;
                Fallible::Ok(display(&value))
            },
        )
        .entry(
            "round(x: number, decimals: number) -> number",
            "四舍五入到几位小数。",
            "Rounded half up to so many decimals.",
            |context: NativeCallContext<'_>, x: Dynamic, decimals: INT| {
                Run::of(&context).meter.work(&context, showing(&x))?;
                match (crate::values::numeric(&x), u8::try_from(decimals).ok().filter(|places| *places <= 12)) {
                    (Some(number), Some(places)) => Ok(number_value(number.round_half_up(places))),
                    _ => fail(&context, Message::new("heng::rule::bad_round").with("kind", kind(&x))),
                }
            },
        );
}

/// A text and a part of it as they are, or both in one width where it has the part only so.
fn in_one_width<'t>(text: &'t str, part: &'t str) -> (Cow<'t, str>, Cow<'t, str>) {
    if text.contains(part) {
        return (text.into(), part.into());
    }
    let (narrow, sought) = (heng_evidence::fold(text), heng_evidence::fold(part));
    if !sought.is_empty() && narrow.contains(&sought) {
        (narrow.into(), sought.into())
    } else {
        (text.into(), part.into())
    }
}

fn join(context: &NativeCallContext<'_>, items: &[Dynamic], by: &ImmutableString) -> Fallible<String> {
    let run = Run::of(context);
    let mut joined = String::new();
    for (index, item) in items.iter().enumerate() {
        run.meter.work(context, showing(item))?;
        let part = display(item);
        run.meter.allocate(context, part.len() + by.len())?;
        if index > 0 {
            joined.push_str(by);
        }
        joined.push_str(&part);
    }
    Ok(joined)
}

/// A text read through and made anew.
fn changed(context: &NativeCallContext<'_>, text: &str) -> Fallible<()> {
    let run = Run::of(context);
    run.meter.read(context, text.len())?;
    run.meter.allocate(context, text.len())
}
