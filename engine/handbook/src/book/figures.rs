//! Values, bounds and conditions on subjects, as text.

use heng_model::evidence::{Duration, Unit, Value};
use heng_model::statistic::Range;
use heng_model::subject::Filter;
use heng_model::tier::Bound;
use heng_report::group_name;

use crate::material::Material;

/// A value as it is written in YAML.
pub fn value(value: &Value) -> String {
    match value {
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(name, inner)| format!("{name}: {}", self::value(inner))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// `≥ 85`
pub fn bound(bound: &Bound) -> String {
    match bound {
        Bound::AtLeast(value) => format!("≥ {value}"),
        Bound::Above(value) => format!("> {value}"),
    }
}

/// `≥ 60 < 85`
pub fn range(range: &Range) -> String {
    let signed = [(&range.at_least, "≥"), (&range.above, ">"), (&range.at_most, "≤"), (&range.below, "<")];
    let parts = signed.into_iter().filter_map(|(bound, sign)| Some(format!("{sign} {}", bound.as_ref()?)));
    parts.collect::<Vec<_>>().join(" ")
}

/// Who satisfies a condition: `level：省、市`. Nothing where everybody does.
pub fn filter(of: &Material<'_>, filter: &Filter) -> Option<String> {
    let cohorts = &of.definition().cohorts;
    let part = |(attribute, values): (&String, &Vec<String>)| {
        let name = |value: &String| {
            let name = group_name(cohorts, Some(attribute), value);
            if name == value { value.clone() } else { format!("{name}（{value}）") }
        };
        let names: Vec<String> = values.iter().map(name).collect();
        of.say("condition", &[("attribute", attribute.as_str().into()), ("values", of.words.list(&names).into())])
    };
    let parts: Vec<String> = filter.0.iter().map(part).collect();
    (!parts.is_empty()).then(|| parts.join(&of.word("and")))
}

/// `12 个月`
pub fn duration(of: &Material<'_>, duration: Duration) -> String {
    let unit = match duration.unit {
        Unit::Days => "days",
        Unit::WorkingDays => "working_days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Years => "years",
    };
    let age = [("count", u64::from(duration.count).into()), ("unit", unit.into())];
    of.words.phrase("report-todo_age", &age).trim().to_owned()
}
