//! A seeded sample of all changes.

use super::Trial;

/// How many changes are tried, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// How many at most.
    pub count: usize,
    /// Another seed chooses others; the same one the same.
    pub seed: u64,
}

/// Leaves so many of them, in the order that they have.
pub(super) fn choose(trials: &mut Vec<Trial>, sample: Sample) {
    // By what a change is and not by its number, so that a new one elsewhere moves as few others as can be.
    let mut drawn: Vec<([u8; 32], usize)> = trials
        .iter()
        .enumerate()
        .map(|(at, trial)| {
            let (name, span, operator, after) = trial.mutated.key();
            let file = trial.mutated.evidence.as_ref().map_or("", |(_, file)| file);
            let what = format!(
                "{}\0{name}\0{}\0{}\0{operator}\0{after}\0{file}\0{}",
                sample.seed, span.start, span.end, trial.mutated.before
            );
            (*blake3::hash(what.as_bytes()).as_bytes(), at)
        })
        .collect();
    drawn.sort_unstable();
    drawn.truncate(sample.count);
    let kept: std::collections::BTreeSet<usize> = drawn.into_iter().map(|(_, at)| at).collect();
    let mut at = 0;
    trials.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}
