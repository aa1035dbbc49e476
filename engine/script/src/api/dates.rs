//! Dates and spans of time. Working days are counted by the methodology's calendar, never guessed.

use heng_model::evidence::{Calendar, Duration, ReferenceContent, Unit};
use heng_model::{Date, Message};
use jiff::civil::Weekday;
use jiff::{Span, ToSpan};
use rhai::{INT, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use crate::event::Event;
use crate::reads::Asked;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::Day;

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .entry(
            "date(text: text) -> date",
            "把文字读成日期：2024年3月5日、二〇二四年三月五日、2024-03-05、2024.3.5；没有文字或读不出就是缺证据。",
            "The date that a text is; missing evidence where it is none, or where there is no text.",
            |context: NativeCallContext<'_>, text: ImmutableString| {
                Run::of(&context).meter.read(&context, text.len())?;
                match heng_evidence::parse_date(&text) {
                    Some(date) => Ok(Day(date)),
                    None => lack(
                        &context,
                        Message::new("heng::finding::no_date_in_text").with("text", &*crate::event::clip(&text)),
                    ),
                }
            },
        )
        // `date(page.capture(…))`: what states no date is as little evidence as what states none that can be read.
        .also("date", |context: NativeCallContext<'_>, (): ()| {
            lack::<Day>(&context, Message::new("heng::finding::no_text_for_date"))
        })
        .entry(
            "date.plus(span: text) -> date",
            "之后多久，如 \"3 working days\"、\"12 months\"。",
            "The date so long after.",
            |context: NativeCallContext<'_>, day: &mut Day, span: ImmutableString| moved(&context, *day, &span, false),
        )
        .entry(
            "date.minus(span: text) -> date",
            "之前多久。",
            "The date so long before.",
            |context: NativeCallContext<'_>, day: &mut Day, span: ImmutableString| moved(&context, *day, &span, true),
        )
        .entry(
            "date.within(span: text, on: date) -> bool",
            "是不是在 on 之前的这段时间之内（两头都算）。",
            "Whether it lies within the span before `on`, both ends included.",
            |context: NativeCallContext<'_>, day: &mut Day, span: ImmutableString, on: Day| {
                let from = moved(&context, on, &span, true)?;
                Fallible::Ok(from <= *day && *day <= on)
            },
        )
        .entry(
            "date.days_to(other: date) -> number",
            "到另一日有几天；更早就是负数。",
            "Days to another date; negative where it is earlier.",
            |day: &mut Day, other: Day| -> INT { i64::from(days_between(day.0, other.0)) },
        )
        .entry(
            "date.working_days_to(other: date) -> number",
            "到另一日有几个工作日：起日不算，止日算。",
            "Working days to another date: the first day not counted, the last one counted.",
            |context: NativeCallContext<'_>, day: &mut Day, other: Day| working_days(&context, day.0, other.0),
        )
        .entry("date.year -> number", "年份。", "The year.", |day: &mut Day| -> INT { i64::from(day.0.year()) })
        .entry("date.month -> number", "月份。", "The month.", |day: &mut Day| -> INT { i64::from(day.0.month()) });
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn moved(context: &NativeCallContext<'_>, day: Day, span: &ImmutableString, back: bool) -> Fallible<Day> {
    let Ok(duration) = span.parse::<Duration>() else {
        return fail(context, Message::new("heng::rule::bad_duration").with("text", span.as_str()));
    };
    let count = i64::from(duration.count);
    let signed = if back { -count } else { count };
    let date = match duration.unit {
        Unit::WorkingDays => step_working_days(context, day.0, signed)?,
        unit => {
            let span = match unit {
                Unit::Weeks => Span::new().try_weeks(signed),
                Unit::Months => Span::new().try_months(signed),
                Unit::Years => Span::new().try_years(signed),
                Unit::Days | Unit::WorkingDays => Span::new().try_days(signed),
            };
            match span.and_then(|span| day.0.checked_add(span)) {
                Ok(date) => date,
                Err(_) => {
                    return fail(context, Message::new("heng::rule::bad_duration").with("text", span_text(duration)));
                }
            }
        }
    };
    let sign = if back { "−" } else { "+" };
    Run::of(context).log(Event::computed(format!("{} {sign} {duration}", day.0), date));
    Ok(Day(date))
}

fn span_text(duration: Duration) -> String {
    duration.to_string()
}

fn calendar<'a>(context: &NativeCallContext<'_>, run: &'a Run) -> Fallible<&'a Calendar> {
    run.ask(Asked::Calendar);
    let id = run.definition.calendar.as_deref();
    match id.and_then(|id| run.definition.reference.get(id)).map(|reference| &reference.content) {
        Some(ReferenceContent::Calendar(calendar)) => Ok(calendar),
        _ => fail(context, Message::new("heng::rule::no_calendar")),
    }
}

fn is_worked(context: &NativeCallContext<'_>, calendar: &Calendar, day: Date) -> Fallible<bool> {
    if !calendar.years.contains(&day.year()) {
        let years: Vec<String> = calendar.years.iter().map(ToString::to_string).collect();
        return fail(context, Message::new("heng::rule::outside_calendar").with("date", &day).with("years", years));
    }
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    Ok(calendar.workdays.contains(&day) || (!weekend && !calendar.holidays.contains(&day)))
}

fn step_working_days(context: &NativeCallContext<'_>, from: Date, count: i64) -> Fallible<Date> {
    let run = Run::of(context);
    let calendar = calendar(context, &run)?;
    let step = if count < 0 { -1 } else { 1 };
    let (mut day, mut left) = (from, count.abs());
    while left > 0 {
        run.meter.work(context, 1)?;
        let Ok(next) = day.checked_add(step.days()) else {
            return fail(
                context,
                Message::new("heng::rule::outside_calendar").with("date", &day).with("years", Vec::new()),
            );
        };
        day = next;
        if is_worked(context, calendar, day)? {
            left -= 1;
        }
    }
    Ok(day)
}

fn working_days(context: &NativeCallContext<'_>, from: Date, to: Date) -> Fallible<INT> {
    let run = Run::of(context);
    let calendar = calendar(context, &run)?;
    let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
    let (mut day, mut count) = (first, 0);
    while day < last {
        run.meter.work(context, 1)?;
        let Ok(next) = day.checked_add(1.days()) else { break };
        day = next;
        count += INT::from(is_worked(context, calendar, day)?);
    }
    Ok(sign * count)
}
