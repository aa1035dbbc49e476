//! Calendars of working days.

use heng_model::evidence::{Calendar, ReferenceContent};
use heng_model::{Date, Message};

use crate::read::{At, Map, date_of};
use heng_yaml::shape::Shape;

/// The years that a calendar may be of.
pub(super) const FIRST_YEAR: i64 = 1900;
pub(super) const LAST_YEAR: i64 = 2200;
/// Days and ranges of days.
pub(super) const DAYS: Shape = Shape::List(&Shape::Like(
    &["string"],
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*\.\.\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*)$",
));

/// Days that one range may cover; the longest holiday has nine.
const MOST_DAYS: usize = 366;

/// `years`, `holidays` and `workdays`; the map has `years`.
pub(super) fn read(map: &Map<'_>) -> ReferenceContent {
    let years = map.get("years").map(years).unwrap_or_default();
    let days = |key: &str| map.get(key).map(|at| days(at, &years)).unwrap_or_default();
    let (holidays, workdays) = (days("holidays"), days("workdays"));
    if let Some(at) = map.get("workdays") {
        for day in workdays.iter().filter(|day| holidays.contains(day)) {
            let written = day.to_string();
            let place = at.items().into_iter().find(|item| item.scalar() == Some(&written)).unwrap_or(at);
            place.error(Message::new("heng::methodology::holiday_and_workday").with("date", day));
        }
    }
    ReferenceContent::Calendar(Calendar { years, holidays, workdays })
}

fn years(at: At<'_>) -> Vec<i16> {
    let year = |item: At<'_>| item.whole_within(FIRST_YEAR, LAST_YEAR).and_then(|year| i16::try_from(year).ok());
    let mut years: Vec<i16> = at.one_or_more().into_iter().filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn days(at: At<'_>, years: &[i16]) -> Vec<Date> {
    let mut days = Vec::new();
    for item in at.items() {
        let found = range(item);
        // One complaint a range; years that could not be read are to blame themselves.
        if let Some(outside) = found.iter().find(|day| !years.is_empty() && !years.contains(&day.year())) {
            let years = years.iter().map(i16::to_string).collect::<Vec<_>>();
            let message = Message::new("heng::methodology::outside_years").with("date", outside);
            item.error(message.with("years", years));
        }
        days.extend(found);
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// One day, or `2024-05-01..2024-05-05` with both ends.
fn range(at: At<'_>) -> Vec<Date> {
    let Some((first, last)) = at.scalar().and_then(|text| text.split_once("..")) else {
        return at.date().into_iter().collect();
    };
    let (Some(first), Some(last)) = (date_of(first.trim()), date_of(last.trim())) else {
        at.error(Message::new("heng::methodology::bad_date").with("text", at.scalar().unwrap_or_default()));
        return Vec::new();
    };
    let days: Vec<Date> =
        first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).take(MOST_DAYS + 1).collect();
    if days.is_empty() || days.len() > MOST_DAYS {
        let message = Message::new("heng::methodology::bad_range").with("first", &first).with("last", &last);
        at.error(message.with("most", MOST_DAYS));
        return Vec::new();
    }
    days
}
