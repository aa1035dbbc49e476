//! What a list for publication does not say: nothing from which a score or a rank could be read.

use heng_model::assessment::StatisticResult;
use heng_model::statistic::{Figure, Predicate, Quantity, Statistic};
use heng_report::league::Mark;

/// Whether a mark may stand beside a tier. That a score lies near a bound says what the score is.
pub fn shows_mark(mark: Mark) -> bool {
    mark != Mark::NearThreshold
}

/// Whether a statistic may be printed: those over scores are figures of scores.
pub fn shows_statistic(statistic: &Statistic, result: &StatisticResult) -> bool {
    let score = |quantity: &Quantity| matches!(quantity, Quantity::Score(_));
    match &statistic.figure {
        Figure::Share(of) | Figure::Count(of) => !(of_scores(of) && result.figure.population < 2),
        Figure::Change { .. } | Figure::Growth { .. } | Figure::Stated { .. } => true,
        Figure::Mean(of) | Figure::Median(of) | Figure::Min(of) | Figure::Max(of) | Figure::Sum(of) => !score(of),
        Figure::Ratio { of, to } => !score(of) && !score(to),
    }
}

/// Whether it asks after scores.
fn of_scores(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::Score { .. } => true,
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().any(of_scores),
        Predicate::Not(part) => of_scores(part),
        _ => false,
    }
}
