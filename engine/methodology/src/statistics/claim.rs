//! Published figures, as they were printed.

use heng_model::Message;
use heng_model::statistic::{Claim, ClaimOp, Printed};

use crate::read::shapes::{BASIS, FIGURE, TEXT_IN};
use crate::read::{At, number_of};
use heng_yaml::shape::{Key, Keys, Rule, Shape};

/// `claims:`
pub(super) static CLAIM: Keys = Keys::of(
    "claim",
    ["已发布的说法。", "A published figure."],
    &[
        Key::must(
            "op",
            Shape::Words(&[
                ("eq", "等于"),
                ("gt", "超过"),
                ("ge", "达到"),
                ("just_below", "接近"),
                ("about", "约"),
                ("all", "全部"),
                ("nearly_all", "几乎全部"),
                ("most", "大多数"),
                ("many", "不少"),
                ("some", "有的"),
            ]),
            ["怎样说的。", "How it was put."],
        ),
        Key::may("value", FIGURE, ["发布的数字，照原样写。", "The figure as it was printed."]).example("\"96%\""),
        Key::may("text", TEXT_IN, ["原文。", "The words."]).example("\"超96%\""),
        Key::may("basis", Shape::Map(&BASIS), ["出处。", "Where it was published."]),
    ],
)
.ruled(&[
    with_op(&["eq", "gt", "ge", "just_below", "about"], &["value"], &[]),
    with_op(&["all", "nearly_all", "most", "many", "some"], &[], &["value"]),
]);

const fn with_op(
    words: &'static [&'static str],
    needs: &'static [&'static str],
    refuses: &'static [&'static str],
) -> Rule {
    Rule::When { key: "op", words, absent: false, needs, refuses }
}

const WITH_VALUE: [(&str, ClaimOp); 5] = [
    ("eq", ClaimOp::Eq),
    ("gt", ClaimOp::Gt),
    ("ge", ClaimOp::Ge),
    ("just_below", ClaimOp::JustBelow),
    ("about", ClaimOp::About),
];
const WITHOUT_VALUE: [(&str, ClaimOp); 5] = [
    ("all", ClaimOp::All),
    ("nearly_all", ClaimOp::NearlyAll),
    ("most", ClaimOp::Most),
    ("many", ClaimOp::Many),
    ("some", ClaimOp::Some),
];

/// `{ op: gt, value: "96%", text: 超96% }`
pub(super) fn read(at: At<'_>, language: &str) -> Option<Claim> {
    let map = at.map(&CLAIM)?;
    let op = map.need("op").and_then(|at| at.word(&[WITH_VALUE, WITHOUT_VALUE].concat()));
    let (value, value_basis) = map.get("value").map(At::grounded).unzip();
    let printed = value.and_then(printed);
    let text = map.get("text").and_then(|at| at.text_in(language));
    let basis = map.get("basis").and_then(At::basis).or(value_basis.flatten());
    let op = op?;
    let bounded = WITHOUT_VALUE.iter().any(|(_, without)| *without == op);
    if bounded && let Some(at) = value {
        at.error(Message::new("heng::methodology::claim_with_value"));
    } else if !bounded && value.is_none() {
        map.missing("value");
    }
    Some(Claim { op, value: printed, text, basis })
}

fn printed(at: At<'_>) -> Option<Printed> {
    let printed = at.scalar().and_then(printed_of);
    if printed.is_none() {
        at.wrong_type("heng::methodology::type_printed");
    }
    printed
}

/// `96%`, `6.1%`, `1/3`, `52`, `1,234`
fn printed_of(text: &str) -> Option<Printed> {
    let text = text.trim();
    let figure = text.strip_suffix(['%', '％']);
    let percent = figure.is_some();
    let figure = figure.unwrap_or(text).trim_end();
    let number = number_of(&ungrouped(figure)?)?;
    let decimals = figure.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value = if percent { number.checked_div(&100.into())? } else { number };
    Some(Printed { text: text.to_owned(), value, percent, decimals: u8::try_from(decimals).ok()? })
}

/// Without the signs between groups of three digits; nothing where they stand elsewhere.
fn ungrouped(figure: &str) -> Option<String> {
    let (whole, fraction) = figure.split_once('.').map_or((figure, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut groups = whole.split([',', '，']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let well = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    well.then(|| {
        let whole = first.to_owned() + &rest.concat();
        fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_what_was_printed() {
        let of = |text: &str| {
            let printed = printed_of(text).unwrap();
            (printed.value.to_string(), printed.percent, printed.decimals)
        };
        assert_eq!(of("96%"), ("0.96".into(), true, 0));
        assert_eq!(of("6.10％"), ("0.061".into(), true, 2));
        assert_eq!(of("1/3"), ("1/3".into(), false, 0));
        assert_eq!(of("52"), ("52".into(), false, 0));
        assert_eq!(of("1,234.5"), ("1234.5".into(), false, 1));
        for text in ["", "%", "九成", "1,23", "1.2.3", "96%%", "1,234,5"] {
            assert!(printed_of(text).is_none(), "{text}");
        }
    }
}
