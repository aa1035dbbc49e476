//! Words for a share, chosen by the share alone: 超九成, 近九成, 约九成, 半数以上. No template can put a word to a figure that
//! does not bear it.

use heng_model::{Arg, Number};
use heng_report::Catalogue;

use crate::numeral::chinese;
use crate::share::Share;

/// Thousandths within which a share is about a tenth, as published claims are held: 1.6 points.
const ABOUT: i64 = 16;
/// Thousandths by which a share may lie below a tenth and still be near it, as published claims are held: 4 points.
const NEAR: i64 = 40;
/// Thousandths below which a share is small enough to say “only”.
const ONLY: i64 = 300;
/// Thousandths from which on nearly all have it, unless the methodology states another bound.
pub const NEARLY_ALL: i64 = 950;

/// What a share is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    /// Nobody: exactly none.
    Nobody,
    /// Above none and more than four points below one tenth.
    BelowOneTenth,
    /// Exactly so many tenths.
    Tenths(usize),
    /// At most 1.6 points from so many tenths, on either side.
    About(usize),
    /// Above so many tenths, and nearer to no other word.
    Over(usize),
    /// Below so many tenths by at most four points.
    Nearly(usize),
    /// At or above the bound for nearly all, and not all.
    NearlyAll,
    /// Exactly all.
    Everybody,
}

impl Quantity {
    /// The word for a share in [0, 1], where nearly all begins at this bound.
    pub fn of(share: &Number, nearly_all: &Number) -> Self {
        let thousandths = |count: i64| Number::ratio(count, 1_000).unwrap_or_default();
        if !share.is_positive() {
            return Quantity::Nobody;
        }
        if *share >= Number::one() {
            return Quantity::Everybody;
        }
        if share >= nearly_all {
            return Quantity::NearlyAll;
        }
        let below = (share * &Number::from(10)).truncate(0);
        let tenths = below.to_i64().and_then(|tenths| usize::try_from(tenths).ok()).unwrap_or_default();
        let over = share - &(&below / &Number::from(10));
        let under = &thousandths(100) - &over;
        match tenths {
            _ if over.is_zero() => Quantity::Tenths(tenths),
            1.. if over <= thousandths(ABOUT) => Quantity::About(tenths),
            // There is no tenth word for all: a methodology may have nearly all begin very late.
            0..9 if under <= thousandths(ABOUT) => Quantity::About(tenths + 1),
            0..9 if under <= thousandths(NEAR) => Quantity::Nearly(tenths + 1),
            0 => Quantity::BelowOneTenth,
            _ => Quantity::Over(tenths),
        }
    }

    fn entry(self, only: bool) -> (&'static str, usize) {
        match self {
            Quantity::Nobody => ("prose-quantity_nobody", 0),
            Quantity::BelowOneTenth => ("prose-quantity_below", 1),
            Quantity::Tenths(tenths) => ("prose-quantity_tenths", tenths),
            Quantity::About(tenths) => ("prose-quantity_about", tenths),
            Quantity::Over(5) => ("prose-quantity_over_half", 5),
            Quantity::Over(tenths) if only => ("prose-quantity_over_only", tenths),
            Quantity::Over(tenths) => ("prose-quantity_over", tenths),
            Quantity::Nearly(tenths) => ("prose-quantity_nearly", tenths),
            Quantity::NearlyAll => ("prose-quantity_nearly_all", 10),
            Quantity::Everybody => ("prose-quantity_everybody", 10),
        }
    }

    /// Its words, before a noun or alone.
    fn said(self, words: &Catalogue, noun: &str, only: bool) -> String {
        let (entry, tenths) = self.entry(only);
        let tenths = match (words.lang(), tenths) {
            (_, 5) => words.word("prose-half"),
            (heng_report::Lang::Zh, 2) => "两成".to_owned(),
            (heng_report::Lang::Zh, _) => format!("{}成", chinese(tenths)),
            (heng_report::Lang::En, _) => words.phrase("prose-in_ten", &[("count", tenths.into())]),
        };
        let word = words.phrase(entry, &[("tenths", tenths.into())]);
        let word = match self {
            Quantity::Tenths(_) | Quantity::About(_) | Quantity::Nearly(_) if only => {
                words.phrase("prose-only", &[("word", word.into())])
            }
            _ => word,
        };
        if noun.is_empty() {
            return word;
        }
        let joint = match self {
            Quantity::Nobody | Quantity::NearlyAll | Quantity::Everybody => "prose-quantity_whole",
            _ => "prose-quantity_part",
        };
        words.phrase(joint, &[("word", word.into()), ("noun", Arg::from(noun))])
    }
}

/// What a share of governments is called; its range in per cent where missing evidence leaves more than one word. `only`
/// says so of a small share.
pub fn said(share: &Share, nearly_all: &Number, noun: &str, only: bool, words: &Catalogue) -> Option<String> {
    let (least, most) = share.possible()?;
    let word = Quantity::of(&least, nearly_all);
    let only = only && most < Number::ratio(ONLY, 1_000).unwrap_or_default();
    if word == Quantity::of(&most, nearly_all) {
        return Some(word.said(words, noun, only));
    }
    let range = share.percent();
    let joint = if noun.is_empty() { return Some(range) } else { "prose-quantity_part" };
    Some(words.phrase(joint, &[("word", range.into()), ("noun", noun.into())]))
}

/// A share by its whole per cents: 75%, 超96%, 近97%; its range where missing evidence leaves more than one.
pub fn around(share: &Share, words: &Catalogue) -> Option<String> {
    let (least, most) = share.possible()?;
    let one = |share: &Number| {
        let points = share * &Number::from(100);
        let whole = points.truncate(0);
        let rest = &points - &whole;
        let (entry, whole) = if rest.is_zero() {
            ("prose-around_exactly", whole)
        } else if rest >= Number::ratio(1, 2).unwrap_or_default() {
            ("prose-around_nearly", &whole + &Number::one())
        } else {
            ("prose-around_over", whole)
        };
        words.phrase(entry, &[("percent", whole.printed(0).into())])
    };
    let (low, high) = (one(&least), one(&most));
    Some(if low == high { low } else { share.percent() })
}

#[cfg(test)]
mod tests;
