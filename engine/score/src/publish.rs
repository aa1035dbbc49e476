//! What is printed of an exact score: rounding, the tier, and the side of a bound on which the print stays.

use heng_model::Number;
use heng_model::tier::Tier;

/// A score in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The figure.
    pub printed: String,
    /// The tier, decided on the exact score.
    pub tier: Option<String>,
    /// Rounding would have carried the figure across a tier bound.
    pub near_threshold: bool,
}

/// Prints a score. Halves are rounded up, unless that would show the figure of a tier that the score is not in: then
/// the neighbouring figure on its own side is printed.
pub fn publish(score: &Number, tiers: &[Tier], decimals: u8) -> Print {
    let tier = place(tiers, score);
    let rounded = score.round_half_up(decimals);
    let crossed = place(tiers, &rounded) != tier;
    let shown = if crossed { near_side(score, &rounded, tiers, decimals) } else { rounded };
    Print { printed: shown.printed(decimals), tier: tier.map(|tier| tiers[tier].name.clone()), near_threshold: crossed }
}

/// The highest tier whose bound admits the score.
pub(crate) fn place(tiers: &[Tier], score: &Number) -> Option<usize> {
    tiers.iter().position(|tier| tier.bound.admits(score))
}

/// The other neighbour of the score among the printable figures. Two bounds within one printed unit could leave no
/// figure on the right side: then the rounded one stays.
fn near_side(score: &Number, rounded: &Number, tiers: &[Tier], decimals: u8) -> Number {
    let unit = Number::unit(decimals);
    let other = if rounded > score { rounded - &unit } else { rounded + &unit };
    if place(tiers, &other) == place(tiers, score) { other } else { rounded.clone() }
}
