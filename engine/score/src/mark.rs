//! What a node came to for one subject, before anything is published.

use heng_model::{Message, Number, Outcome};

/// An outcome, and the score that enters the parent where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub outcome: Outcome,
    pub score: Option<Number>,
    /// Why, where the judgement alone does not say so.
    pub why: Option<Message>,
}

impl Mark {
    /// An outcome without a score.
    pub fn only(outcome: Outcome) -> Self {
        Self { outcome, score: None, why: None }
    }
    /// A score that was earned.
    pub fn scored(score: Number) -> Self {
        Self { outcome: Outcome::Scored, score: Some(score), why: None }
    }
    /// Something that could not be computed.
    pub fn error(why: Message) -> Self {
        Self { outcome: Outcome::Error, score: None, why: Some(why) }
    }
    /// The same with a reason.
    pub fn because(mut self, why: Message) -> Self {
        self.why = Some(why);
        self
    }
    /// The score, where it was earned rather than set by a policy or a veto.
    pub fn earned(&self) -> Option<&Number> {
        if self.outcome == Outcome::Scored { self.score.as_ref() } else { None }
    }
}

/// A share in print within a message: `66.7%`.
pub(crate) fn percent(share: &Number) -> String {
    format!("{}%", (share * &Number::from(100)).printed(1))
}
