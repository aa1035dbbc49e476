//! Names in scope, what they hold, and where they were declared.

use heng_model::Span;

use super::findings::Place;
use super::known::Known;

/// A name that was declared somewhere.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The name.
    pub name: String,
    /// Where.
    pub span: Span,
    /// How.
    pub how: How,
    /// The text it stands in.
    pub source: std::sync::Arc<heng_model::Source>,
    /// Whether anything reads it.
    pub read: bool,
}

/// How a name was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// `let`, `const`
    Variable,
    /// A parameter of a function that only its own file calls.
    Parameter,
    /// A parameter that others decide on, an item of a loop: it may go unread.
    Given,
}

/// A name in scope.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The name.
    pub name: String,
    /// What it holds.
    pub known: Known,
    /// Where it was declared.
    pub place: Place,
    /// A closure holds it: evidence that is held cannot be given another value.
    pub captured: bool,
}

/// The names in scope, the innermost last.
#[derive(Debug, Default)]
pub struct Scopes {
    bound: Vec<Bound>,
}

impl Scopes {
    /// How many names there are, to come back to.
    pub fn mark(&self) -> usize {
        self.bound.len()
    }
    /// Forgets the names that came after the mark.
    pub fn back_to(&mut self, mark: usize) {
        self.bound.truncate(mark);
    }
    /// Adds a name.
    pub fn push(&mut self, bound: Bound) {
        self.bound.push(bound);
    }
    /// The innermost of that name.
    pub fn get(&self, name: &str) -> Option<&Bound> {
        self.bound.iter().rev().find(|bound| bound.name == name)
    }
    /// The same, to change what it holds.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Bound> {
        self.bound.iter_mut().rev().find(|bound| bound.name == name)
    }
}
