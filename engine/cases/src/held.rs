//! What came, held against what was expected.

use heng_assess::Alone;
use heng_model::indicator::Leaf;
use heng_model::judgement::{Ruling, Share, Verdict};
use heng_model::trail::RulePlace;
use heng_model::{CriterionId, Definition, Message, Number, Outcome, Span};

use crate::body::NOT_OF_CASES;
use crate::case::Case;
use crate::expectation::{Expectation, Expected, Figure, Whole};
use crate::run::rule_of;

/// In which way an expectation does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The rule breaks where nobody expected it.
    Error,
    /// There is a finding that must not be, or a graver one than there should be.
    Noisy,
    /// A finding that must be is not there, or a lesser one.
    Missing,
}

/// An expectation that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// In which way.
    pub fault: Fault,
    /// Where the expectation stands in `cases.md`; of an error the title of the case.
    pub place: Span,
    /// What came instead.
    pub came: Message,
    /// The criterion that it is about.
    pub criterion: Option<CriterionId>,
    /// The line of the rule that said so.
    pub rule: Option<RulePlace>,
}

/// Every expectation of a case that does not hold. A rule that breaks where no error was expected is the one thing to say.
pub(crate) fn against(case: &Case, definition: &Definition, alone: &Alone) -> Vec<Failure> {
    let expects_error = case.expectations.iter().any(|(_, expectation)| is_error(expectation));
    if let Verdict::Error { errors } = &alone.judgement.verdict
        && !expects_error
    {
        let of = |error: &heng_model::judgement::RuleError| Failure {
            fault: Fault::Error,
            place: case.span,
            came: error.message.clone(),
            criterion: None,
            rule: error.chain.first().cloned(),
        };
        return errors.iter().map(of).collect();
    }
    let leaf = definition.tree.leaves().next().map(|(_, leaf)| leaf);
    let fails = |(place, expectation): &(Span, Expectation)| {
        let (fault, came, criterion) = fails(expectation, leaf?, alone)?;
        let rule = rule_of(alone, criterion.as_ref());
        Some(Failure { fault, place: *place, came, criterion, rule })
    };
    case.expectations.iter().filter_map(fails).collect()
}

fn is_error(expectation: &Expectation) -> bool {
    matches!(expectation, Expectation::Outcome(Whole::Error) | Expectation::Criterion(_, Expected::Error))
}

type Fails = Option<(Fault, Message, Option<CriterionId>)>;

fn fails(expectation: &Expectation, leaf: &Leaf, alone: &Alone) -> Fails {
    match expectation {
        Expectation::Criterion(id, expected) => {
            let came = Came::of(alone, id);
            let veto = leaf.kind.is_veto();
            let wanted = match expected {
                Expected::Ratio(figure) => Rank::ratio(&figure.value, veto),
                Expected::State(name) => {
                    let criterion = leaf.rubric.iter().find(|criterion| criterion.id == *id);
                    criterion
                        .and_then(|one| one.state(name))
                        .map_or(Rank::Silent, |(_, state)| Rank::ratio(&state.ratio, veto))
                }
                Expected::Missing => Rank::Missing,
                Expected::NotApplicable => Rank::Silent,
                Expected::Error => Rank::Error,
            };
            (!came.is(expected)).then(|| (fault(&wanted, &came.rank(veto)), came.message(), Some(id.clone())))
        }
        Expectation::Outcome(whole) => {
            let (wanted, holds) = match whole {
                Whole::MissingEvidence => (Rank::Missing, alone.result.outcome == Outcome::MissingEvidence),
                Whole::NotApplicable => (Rank::Silent, alone.result.outcome == Outcome::NotApplicable),
                Whole::Error => (Rank::Error, alone.result.outcome == Outcome::Error),
                Whole::Vetoed => (Rank::Vetoed, is_vetoed(leaf, alone)),
            };
            (!holds).then(|| (fault(&wanted, &of_outcome(alone)), outcome(alone), None))
        }
        Expectation::Scored(figure) => {
            let wanted = Rank::ratio(&(&figure.value / &Number::from(100)), false);
            (!is_scored(figure, alone)).then(|| (fault(&wanted, &of_outcome(alone)), outcome(alone), None))
        }
        Expectation::Finding(code) => {
            let found: Vec<&str> = alone.findings.iter().map(|finding| finding.message.code.as_ref()).collect();
            let told = found.iter().filter(|code| !NOT_OF_CASES.contains(code)).map(|code| (*code).to_owned());
            let came = Message::new("heng::cases::came_findings").with("codes", told.collect::<Vec<String>>());
            (!found.contains(&code.as_str())).then_some((Fault::Missing, came, None))
        }
        Expectation::NoFinding(code) => {
            let found = alone.findings.iter().find(|finding| finding.message.code == *code)?;
            let came = Message::new("heng::cases::came_finding").with("what", found.message.clone());
            Some((Fault::Noisy, came, found.criterion.clone()))
        }
        Expectation::Measure(name, figure) => {
            let measure = alone.judgement.measures.get(name);
            let holds = measure.is_some_and(|one| figure.is(&one.value, one.share));
            let came = match measure {
                Some(one) => Message::new("heng::cases::came_measure").with("value", ratio_text(&one.value, one.share)),
                None => Message::new("heng::cases::came_no_measure"),
            };
            (!holds).then_some((Fault::Missing, came, None))
        }
    }
}

/// How much there is to be said against a subject, from the worst to nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Error,
    Vetoed,
    Missing,
    Earned(Number),
    Silent,
}

impl Rank {
    /// What would veto is bad where it is met.
    fn ratio(ratio: &Number, veto: bool) -> Self {
        Rank::Earned(if veto { Number::one() - ratio.clone() } else { ratio.clone() })
    }
}

fn fault(wanted: &Rank, came: &Rank) -> Fault {
    if came > wanted { Fault::Missing } else { Fault::Noisy }
}

impl Figure {
    /// Whether a ratio is this figure: counts are compared where both have them.
    fn is(&self, ratio: &Number, share: Option<Share>) -> bool {
        match (self.counts, share) {
            (Some((met, of)), Some(share)) => (share.met, share.of) == (met, of),
            _ => self.value == *ratio,
        }
    }
}

/// What came of a criterion.
enum Came {
    Judged { ratio: Number, state: Option<String>, share: Option<Share> },
    Missing(Message),
    NotApplicable(Message),
    Vetoed,
    Error,
    Nothing,
}

impl Came {
    fn of(alone: &Alone, id: &CriterionId) -> Self {
        let criteria = match &alone.judgement.verdict {
            Verdict::Judged { criteria } => criteria,
            // What ends a check holds for all its criteria.
            Verdict::MissingEvidence { why } => return Came::Missing(why.message.clone()),
            Verdict::NotApplicable { why } => return Came::NotApplicable(why.message.clone()),
            Verdict::Vetoed { .. } => return Came::Vetoed,
            Verdict::Error { .. } => return Came::Error,
            Verdict::Planned => return Came::Nothing,
        };
        match criteria.iter().find(|judgement| judgement.criterion == *id).map(|judgement| &judgement.ruling) {
            Some(Ruling::Judged { ratio, state, share, .. }) => {
                Came::Judged { ratio: ratio.clone(), state: state.clone(), share: *share }
            }
            Some(Ruling::Missing { why }) => Came::Missing(why.clone()),
            Some(Ruling::NotApplicable { why }) => Came::NotApplicable(why.clone()),
            None => Came::Nothing,
        }
    }

    fn is(&self, expected: &Expected) -> bool {
        match (self, expected) {
            (Came::Judged { ratio, share, .. }, Expected::Ratio(figure)) => figure.is(ratio, *share),
            (Came::Judged { state, .. }, Expected::State(name)) => state.as_ref() == Some(name),
            (Came::Missing(_), Expected::Missing)
            | (Came::NotApplicable(_), Expected::NotApplicable)
            | (Came::Error, Expected::Error) => true,
            _ => false,
        }
    }

    fn rank(&self, veto: bool) -> Rank {
        match self {
            Came::Judged { ratio, .. } => Rank::ratio(ratio, veto),
            Came::Missing(_) => Rank::Missing,
            Came::NotApplicable(_) | Came::Nothing => Rank::Silent,
            Came::Vetoed => Rank::Vetoed,
            Came::Error => Rank::Error,
        }
    }

    fn message(&self) -> Message {
        match self {
            Came::Judged { state: Some(state), .. } => Message::new("heng::cases::came_state").with("state", state),
            Came::Judged { ratio, share, .. } => {
                let kind = if ratio.is_zero() {
                    "unmet"
                } else if *ratio == Number::one() {
                    "met"
                } else {
                    "partly"
                };
                Message::new("heng::cases::came_ratio").with("ratio", ratio_text(ratio, *share)).with("kind", kind)
            }
            Came::Missing(why) => Message::new("heng::cases::came_missing").with("why", why.clone()),
            Came::NotApplicable(why) => Message::new("heng::cases::came_not_applicable").with("why", why.clone()),
            Came::Vetoed => Message::new("heng::cases::came_vetoed"),
            Came::Error => Message::new("heng::cases::came_error"),
            Came::Nothing => Message::new("heng::cases::came_nothing"),
        }
    }
}

/// A ratio as a case would write it: the counts where they are known.
pub(crate) fn ratio_text(ratio: &Number, share: Option<Share>) -> String {
    share.map_or_else(|| ratio.to_string(), |share| format!("{}/{}", share.met, share.of))
}

/// Whether the check vetoed.
pub(crate) fn is_vetoed(leaf: &Leaf, alone: &Alone) -> bool {
    let met = |ruling: &Ruling| matches!(ruling, Ruling::Judged { ratio, .. } if *ratio == Number::one());
    match &alone.judgement.verdict {
        Verdict::Vetoed { .. } => true,
        Verdict::Judged { criteria } => leaf.kind.is_veto() && criteria.iter().any(|one| met(&one.ruling)),
        _ => false,
    }
}

/// A decimal is compared with the score as it is printed, a fraction with the exact one.
fn is_scored(figure: &Figure, alone: &Alone) -> bool {
    let (score, printed) = (alone.result.score.as_ref(), alone.result.printed.as_ref());
    let printed = printed.and_then(|printed| printed.parse::<Number>().ok());
    let came = if figure.counts.is_some() { score } else { printed.as_ref() };
    alone.result.outcome == Outcome::Scored && came == Some(&figure.value)
}

fn of_outcome(alone: &Alone) -> Rank {
    match alone.result.outcome {
        Outcome::Error => Rank::Error,
        Outcome::Vetoed => Rank::Vetoed,
        Outcome::MissingEvidence | Outcome::Imputed | Outcome::LowCoverage => Rank::Missing,
        Outcome::Scored => {
            alone.result.score.as_ref().map_or(Rank::Silent, |score| Rank::ratio(&(score / &Number::from(100)), false))
        }
        Outcome::NotApplicable | Outcome::Planned => Rank::Silent,
    }
}

fn outcome(alone: &Alone) -> Message {
    let why = match &alone.judgement.verdict {
        Verdict::MissingEvidence { why } | Verdict::NotApplicable { why } | Verdict::Vetoed { why } => {
            Some(&why.message)
        }
        _ => alone.result.why.as_ref().or(alone.problems.first().map(|problem| &problem.message)),
    };
    let with_why = |code: &'static str| match why {
        Some(why) => Message::new(code).with("why", why.clone()),
        None => Message::new(code).with("why", ""),
    };
    match alone.result.outcome {
        Outcome::Scored => match &alone.result.printed {
            Some(printed) => Message::new("heng::cases::came_scored").with("score", printed),
            None => Message::new("heng::cases::came_no_score"),
        },
        Outcome::NotApplicable => with_why("heng::cases::came_not_applicable"),
        Outcome::MissingEvidence | Outcome::Imputed | Outcome::LowCoverage => with_why("heng::cases::came_missing"),
        Outcome::Vetoed => Message::new("heng::cases::came_vetoed"),
        Outcome::Error => Message::new("heng::cases::came_error"),
        Outcome::Planned => Message::new("heng::cases::came_nothing"),
    }
}
