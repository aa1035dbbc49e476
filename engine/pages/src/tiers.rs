//! Tiers as they are shown: a sign that is filled the more the better the tier, the name, and a colour that never stands alone.

use std::fmt::Write;

use heng_model::Definition;
use heng_report::figure;
use minijinja::Value;
use serde::Serialize;

/// Colours of the theme: `t0` to `t4`.
const COLOURS: usize = 5;

/// A tier beside a name.
#[derive(Debug, Clone, Serialize)]
pub struct Tier {
    /// The name in print.
    pub name: String,
    /// Its place from the best, from 0.
    pub at: usize,
    /// The class of its colour.
    pub class: String,
}

/// The tier of that name; one that the methodology does not list (不合格 by a veto) has the last colour.
pub fn of(definition: &Definition, name: &str) -> Tier {
    let count = definition.tiers.len();
    let at = definition.tiers.iter().position(|tier| tier.name == name).unwrap_or(count);
    Tier { name: name.to_owned(), at, class: class(at, count) }
}

fn class(at: usize, count: usize) -> String {
    let last = COLOURS - 1;
    let scaled = if count <= 1 { 0 } else { (at * last).div_ceil(count - 1).min(last) };
    format!("t{scaled}")
}

/// A tier of the methodology with its bound.
#[derive(Debug, Serialize)]
pub struct Band {
    /// The tier.
    pub tier: Tier,
    /// `≥ 85`
    pub bound: String,
}

/// The tiers from the highest to the lowest.
pub fn bands(definition: &Definition) -> Vec<Band> {
    use heng_model::tier::Bound;
    let band = |tier: &heng_model::tier::Tier| Band {
        tier: of(definition, &tier.name),
        bound: match &tier.bound {
            Bound::AtLeast(bound) => format!("≥ {}", figure::short(bound)),
            Bound::Above(bound) => format!("> {}", figure::short(bound)),
        },
    };
    definition.tiers.iter().map(band).collect()
}

/// The signs, once for the page: a disc filled by a share that falls from the best tier to the lowest.
pub fn signs(definition: &Definition) -> Value {
    let count = definition.tiers.len();
    let mut symbols = String::new();
    for at in 0..=count {
        let filled = if count <= 1 { 1.0 } else { 1.0 - at as f64 / (count - 1) as f64 };
        let _ = write!(
            symbols,
            "<symbol id=\"tier-{at}\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"none\" \
             stroke=\"currentColor\" stroke-width=\"1.5\"/>{}</symbol>",
            wedge(filled)
        );
    }
    Value::from_safe_string(symbols)
}

/// A wedge of the disc from the top, clockwise; a cross where nothing is left to fill, below the lowest tier.
fn wedge(filled: f64) -> String {
    if filled < 0.0 {
        return "<path d=\"M5 5l6 6M11 5l-6 6\" stroke=\"currentColor\" stroke-width=\"1.5\"/>".to_owned();
    }
    if filled >= 1.0 {
        return "<circle cx=\"8\" cy=\"8\" r=\"6.5\" fill=\"currentColor\"/>".to_owned();
    }
    if filled <= 0.0 {
        return String::new();
    }
    let angle = filled * std::f64::consts::TAU;
    let (x, y) = (8.0 + 6.5 * angle.sin(), 8.0 - 6.5 * angle.cos());
    let large = u8::from(filled > 0.5);
    format!("<path d=\"M8 8V1.5A6.5 6.5 0 {large} 1 {x:.2} {y:.2}Z\" fill=\"currentColor\"/>")
}
