//! Numbers in scripts: whole ones are Rhai's own, all others exact. `3/4` is three quarters.

use heng_model::Number;
use heng_model::judgement;
use rhai::{Dynamic, FLOAT, INT};

/// An exact number that is not whole (or too large for a whole one).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Number);

/// A share that remembers its counts: `share.met`, `share.of`, `share.ratio`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// For how many it holds.
    pub met: usize,
    /// Of how many; at least one.
    pub of: usize,
}

impl Share {
    /// The number.
    pub fn ratio(self) -> Number {
        &Number::from(self.met) / &Number::from(self.of.max(1))
    }
    /// As it stands in a judgement.
    pub fn counts(self) -> judgement::Share {
        judgement::Share { met: self.met, of: self.of }
    }
}

/// The number that a script value is, if it is one. A float literal is its shortest decimal.
pub fn numeric(value: &Dynamic) -> Option<Number> {
    if let Ok(whole) = value.as_int() {
        return Some(Number::from(whole));
    }
    if let Some(float) = value.read_lock::<FLOAT>() {
        return Number::from_shortest(*float);
    }
    if let Some(exact) = value.read_lock::<Exact>() {
        return Some(exact.0.clone());
    }
    value.read_lock::<Share>().map(|share| share.ratio())
}

/// The script value of a number: whole where it is whole.
pub fn number_value(number: Number) -> Dynamic {
    match number.to_i64() {
        Some(whole) => Dynamic::from_int(whole as INT),
        None => Dynamic::from(Exact(number)),
    }
}
