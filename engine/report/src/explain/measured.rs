//! The step from a measure to the score of its leaf, in words: the figures of the normaliser put into its formula.

use heng_model::assessment::{Assessment, NodeResult, NormaliserParameters};
use heng_model::indicator::{Node, Stale};
use heng_model::judgement::Measure;
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::{Number, Outcome};

use crate::catalogue::Catalogue;
use crate::figure;

/// What made a score of a measure; nothing where there is no score, or where it was not made of the measure.
pub(super) fn step(
    assessment: &Assessment,
    node: &Node,
    normalisation: &Normalisation,
    measure: &Measure,
    card: &NodeResult,
    words: &Catalogue,
) -> Option<String> {
    if !measure.stale.is_empty() && node.policies.stale != Stale::Keep {
        return Some(match node.policies.stale {
            Stale::Zero => words.phrase("report-counted_as", &[("ratio", "0".into())]),
            _ => words.word("report-not_counted"),
        });
    }
    let scored = matches!(card.outcome, Outcome::Scored | Outcome::LowCoverage);
    let score = figure::points(card.score.as_ref().filter(|_| scored)?);
    let parameters = assessment.normalisers.get(&node.id);
    Some(match &normalisation.method {
        Normaliser::Goalposts { from, to, full } => {
            between("report-step_goalposts", [&measure.value, from, to, full], &score, words)
        }
        Normaliser::Scaled { from, to, full } => {
            between("report-step_scaled", [&measure.value, from, to, full], &score, words)
        }
        Normaliser::Minmax { lower, upper } => {
            let range = range(normalisation.direction, parameters?)?;
            minmax(&measure.value, [lower, upper], &range, &score, words)
        }
        Normaliser::Bands { steps, below } => bands(&measure.value, steps, below, &score, words),
        _ => return None,
    })
}

fn between(id: &str, [value, from, to, full]: [&Number; 4], score: &str, words: &Catalogue) -> String {
    let [value, from, to, full] = [value, from, to, full].map(|number| term(number).into());
    words.phrase(id, &[("value", value), ("from", from), ("to", to), ("full", full), ("score", score.into())])
}

/// The values at both ends of the reference cohort, the worst first, and how many there were.
struct Range {
    worst: Number,
    best: Number,
    n: usize,
}

/// The parameters are those of directed values: where lower is better, of the negative.
fn range(direction: Direction, parameters: &NormaliserParameters) -> Option<Range> {
    let natural = |number: &Number| match direction {
        Direction::Higher => number.clone(),
        Direction::Lower => -number.clone(),
    };
    let (worst, best) = (parameters.min.as_ref()?, parameters.max.as_ref()?);
    Some(Range { worst: natural(worst), best: natural(best), n: parameters.n })
}

fn minmax(value: &Number, [lower, upper]: [&Number; 2], range: &Range, score: &str, words: &Catalogue) -> String {
    let id = if lower.is_zero() { "report-step_minmax" } else { "report-step_minmax_from" };
    let numbers = [value, &range.worst, &range.best, lower, upper];
    let [value, worst, best, lower, upper] = numbers.map(|number| term(number).into());
    words.phrase(
        id,
        &[
            ("value", value),
            ("worst", worst),
            ("best", best),
            ("lower", lower),
            ("upper", upper),
            ("n", range.n.into()),
            ("score", score.into()),
        ],
    )
}

fn bands(value: &Number, steps: &[(Number, Number)], below: &Number, score: &str, words: &Catalogue) -> String {
    let band = |id: &str, threshold: &Number, score: &Number| {
        words.phrase(id, &[("threshold", term(threshold).into()), ("score", term(score).into())])
    };
    let first = steps.iter().take(1).map(|(threshold, _)| band("report-band_below", threshold, below));
    let others = steps.iter().map(|(threshold, score)| band("report-band_from", threshold, score));
    let bands: Vec<String> = first.chain(others).collect();
    let args = [("value", term(value).into()), ("bands", words.list(&bands).into()), ("score", score.into())];
    words.phrase("report-step_bands", &args)
}

/// A number within a formula, exact; what is negative or a fraction keeps together.
fn term(number: &Number) -> String {
    let text = number.to_string();
    if text.starts_with('-') || text.contains('/') { format!("({text})") } else { text }
}
