//! What missing evidence of a whole node costs: the policy, and the reference cohort's figure where it asks for one.

use heng_model::indicator::{MissingLeaf, Node};
use heng_model::{Message, Number, Outcome};

use crate::leaf;
use crate::mark::Mark;

/// What the reference cohort lends to a node without evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Loan {
    pub score: Number,
    pub why: Message,
}

/// Whether a node without evidence may be lent a score by the cohort.
pub(crate) fn lends(node: &Node) -> bool {
    matches!(node.policies.missing_leaf, MissingLeaf::ImputeMean | MissingLeaf::ImputeMedian)
}

/// The reference cohort's figure for a node, if its policy asks for one and there is one. Only earned scores count:
/// nobody borrows what was borrowed.
pub(crate) fn loan<'a>(node: &Node, reference: impl Iterator<Item = &'a Mark>) -> Option<Loan> {
    let code = match node.policies.missing_leaf {
        MissingLeaf::Zero | MissingLeaf::Exclude => return None,
        MissingLeaf::ImputeMean => "heng::score::imputed_mean",
        MissingLeaf::ImputeMedian => "heng::score::imputed_median",
    };
    let mut scores: Vec<&Number> = reference.filter_map(Mark::earned).collect();
    let score =
        if node.policies.missing_leaf == MissingLeaf::ImputeMean { mean(&scores) } else { median(&mut scores) }?;
    Some(Loan { score, why: Message::new(code).with("n", scores.len()) })
}

/// Applies the node's policy to a mark whose evidence is missing; any other is left as it is.
pub(crate) fn settle(node: &Node, mark: Mark, loan: Option<&Loan>) -> Mark {
    if mark.outcome != Outcome::MissingEvidence {
        return mark;
    }
    match (node.policies.missing_leaf, loan) {
        (MissingLeaf::Exclude, _) => mark,
        (MissingLeaf::Zero, _) => {
            let kept = node.leaf.as_ref().and_then(|leaf| leaf::deduction_without_evidence(leaf, &node.policies));
            Mark { score: Some(kept.unwrap_or_else(Number::zero)), ..mark }
        }
        (_, Some(loan)) => {
            Mark { outcome: Outcome::Imputed, score: Some(loan.score.clone()), why: Some(loan.why.clone()) }
        }
        (_, None) => mark.because(Message::new("heng::score::nobody_to_impute_from").with("indicator", &node.id)),
    }
}

/// The arithmetic mean; nothing of nothing.
pub(crate) fn mean(values: &[&Number]) -> Option<Number> {
    values.iter().copied().sum::<Number>().checked_div(&Number::from(values.len()))
}

/// The middle value, the mean of the middle two where their number is even; nothing of nothing.
pub(crate) fn median(values: &mut [&Number]) -> Option<Number> {
    values.sort();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(values[middle].clone()),
        _ => mean(&values[middle - 1..=middle]),
    }
}
