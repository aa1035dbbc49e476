//! Bounds on what scripts and files may cost. Each room says its own, beside the constants that hold them; the page of the
//! handbook is made of what they say.

/// A bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// What it keeps small.
    pub of: Guarded,
    /// What is counted, in Chinese and in English.
    pub words: [&'static str; 2],
    /// How much is allowed; where a methodology may say so, how much unless it does.
    pub most: u64,
    /// In what.
    pub unit: Unit,
    /// The key of `limits:` that sets it, and the most that the key takes where there is a most.
    pub key: Option<(&'static str, Option<u64>)>,
    /// The code of what is said where it is met.
    pub code: &'static str,
}

/// What a bound keeps small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarded {
    /// A check, while it is compiled or runs.
    Script,
    /// A bundle or a file of it.
    Evidence,
    /// A file of a methodology.
    Methodology,
    /// A plugin.
    Plugin,
}

/// What a bound counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Bytes.
    Bytes,
}

impl Bound {
    /// A bound that no methodology changes, on a count.
    pub fn fixed(of: Guarded, code: &'static str, most: u64, words: [&'static str; 2]) -> Self {
        Self { of, words, most, unit: Unit::Count, key: None, code }
    }
    /// The same, counted in bytes.
    #[must_use]
    pub fn in_bytes(self) -> Self {
        Self { unit: Unit::Bytes, ..self }
    }
    /// The same, set by a key of `limits:` up to a most.
    #[must_use]
    pub fn set_by(self, key: &'static str, up_to: Option<u64>) -> Self {
        Self { key: Some((key, up_to)), ..self }
    }
}
