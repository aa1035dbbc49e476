//! What a template may cost.

/// Bytes of one template.
pub const MOST_SOURCE: usize = 256 << 10;
/// Files of a template folder that are looked at.
pub const MOST_TEMPLATES: usize = 40;
/// Steps of one rendering: the longest template that ships takes a hundredth of it.
pub const MOST_STEPS: u64 = 5_000_000;
/// Bytes that one rendering writes, on whichever way.
pub const MOST_WRITTEN: usize = 8 << 20;
/// Calls within calls.
pub const MOST_DEPTH: usize = 60;
/// Characters of one value: a page quoted whole is no part of a sentence.
pub const MOST_VALUE: usize = 4_000;
