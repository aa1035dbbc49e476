//! Words of published sentences that carry their own bound (绝大多数), and the bounds that they have by default.

use std::collections::BTreeMap;

use heng_model::Number;
use heng_model::statistic::{ClaimOp, Range};

/// The bounds of a share that a word stands for: the methodology's own, else the default; none for relations that are
/// held against a printed figure.
pub fn bounds(own: &BTreeMap<ClaimOp, Range>, word: ClaimOp) -> Option<Range> {
    let default = default_bounds(word)?;
    Some(own.get(&word).cloned().unwrap_or(default))
}

/// 所有 100 %, 几乎所有 ≥ 95 %, 绝大多数 ≥ 75 %, 很多 ≥ 30 %, 部分 > 0 and < 50 %.
pub fn default_bounds(word: ClaimOp) -> Option<Range> {
    let at_least = |percent: i64| Range { at_least: Number::ratio(percent, 100), ..Range::default() };
    match word {
        ClaimOp::All => Some(at_least(100)),
        ClaimOp::NearlyAll => Some(at_least(95)),
        ClaimOp::Most => Some(at_least(75)),
        ClaimOp::Many => Some(at_least(30)),
        ClaimOp::Some => Some(Range { above: Some(Number::zero()), below: Number::ratio(1, 2), ..Range::default() }),
        ClaimOp::Eq | ClaimOp::Gt | ClaimOp::Ge | ClaimOp::JustBelow | ClaimOp::About => None,
    }
}
