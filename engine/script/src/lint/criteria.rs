//! Which criteria are judged along the paths through a check.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Source, Span};

/// Where a criterion was judged.
pub type Place = (Arc<Source>, Span);

/// What is judged at some point of a path.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// Criterion → whether every way here judges it, and one place that does.
    criteria: BTreeMap<String, (bool, Place)>,
}

impl Judged {
    /// Joins two ways to the same point.
    fn or(mut self, other: Self) -> Self {
        for (name, (certain, _)) in &mut self.criteria {
            *certain &= other.criteria.get(name).is_some_and(|(certain, _)| *certain);
        }
        for (name, (_, place)) in other.criteria {
            self.criteria.entry(name).or_insert((false, place));
        }
        self
    }
    /// Whether every way here judges it; nothing where none does.
    pub fn of(&self, criterion: &str) -> Option<&(bool, Place)> {
        self.criteria.get(criterion)
    }
}

/// The ways through a function, as far as it is read.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    /// What is judged here; nothing where no way leads here.
    pub here: Option<Judged>,
    /// What is judged where `return` leaves.
    left: Option<Judged>,
    /// What is judged where `break` and `continue` leave the loop.
    broken: Option<Judged>,
}

fn join(one: Option<Judged>, other: Option<Judged>) -> Option<Judged> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.or(other)),
        (one, other) => one.or(other),
    }
}

impl Paths {
    /// The beginning.
    pub fn new() -> Self {
        Self { here: Some(Judged::default()), left: None, broken: None }
    }
    /// Takes down a judgement. Gives what was judged of it before on some way here.
    pub fn judge(&mut self, criterion: &str, place: Place) -> Option<(bool, Place)> {
        let here = self.here.as_mut()?;
        here.criteria.insert(criterion.to_owned(), (true, place))
    }
    /// The other ways to this point.
    pub fn join(&mut self, other: Option<Judged>) {
        self.here = join(self.here.take(), other);
    }
    /// `return`
    pub fn leave(&mut self) {
        self.left = join(self.left.take(), self.here.take());
    }
    /// `break`, `continue`
    pub fn break_off(&mut self) {
        self.broken = join(self.broken.take(), self.here.take());
    }
    /// Begins what may run any number of times, or not at all.
    pub fn enter(&mut self) -> (Option<Judged>, Option<Judged>) {
        (self.here.clone(), self.broken.take())
    }
    /// Ends it.
    pub fn exit(&mut self, (before, outer): (Option<Judged>, Option<Judged>)) {
        let broken = std::mem::replace(&mut self.broken, outer);
        self.join(broken);
        self.join(before);
    }
    /// The end of a function that was called: all ways out of it lead on.
    pub fn returned(&mut self, outer_left: Option<Judged>) {
        let left = std::mem::replace(&mut self.left, outer_left);
        self.join(left);
    }
    /// Begins a function that is called here.
    pub fn call(&mut self) -> Option<Judged> {
        self.left.take()
    }
}
