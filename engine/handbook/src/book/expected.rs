//! What a case expects, in the reader's words.

use heng_cases::{Accepted, Expectation, Expected, Figure, Whole};
use heng_model::indicator::Leaf;
use heng_model::{Number, Outcome};
use heng_report::{figure, outcome_word};

use super::cases::Expect;
use crate::material::Material;

/// What is expected, by what it is about.
pub fn of(material: &Material<'_>, leaf: &Leaf, expectation: &Expectation) -> Expect {
    let whole = material.word("whole");
    match expectation {
        Expectation::Criterion(id, expected) => {
            let text = leaf.rubric.iter().find(|criterion| criterion.id == *id).map(|criterion| criterion.text.clone());
            Expect {
                criterion: Some(id.to_string()),
                about: text.unwrap_or_default(),
                said: ruling(material, expected),
            }
        }
        Expectation::Outcome(outcome) => {
            let outcome = match outcome {
                Whole::MissingEvidence => Outcome::MissingEvidence,
                Whole::NotApplicable => Outcome::NotApplicable,
                Whole::Error => Outcome::Error,
                Whole::Vetoed => Outcome::Vetoed,
            };
            Expect { criterion: None, about: whole, said: outcome_word(material.words, outcome) }
        }
        Expectation::Scored(score) => Expect { criterion: None, about: whole, said: scored(material, &number(score)) },
        Expectation::Finding(code) => {
            let said = material.say("expect_finding", &[("code", code.as_str().into())]);
            Expect { criterion: None, about: whole, said }
        }
        Expectation::NoFinding(code) => {
            let said = material.say("expect_no_finding", &[("code", code.as_str().into())]);
            Expect { criterion: None, about: whole, said }
        }
        Expectation::Measure(name, value) => {
            Expect { criterion: None, about: whole, said: format!("{name} = {}", number(value)) }
        }
    }
}

fn ruling(of: &Material<'_>, expected: &Expected) -> String {
    match expected {
        Expected::Ratio(ratio) if ratio.value == Number::one() && ratio.counts.is_none() => of.words.word("report-met"),
        Expected::Ratio(ratio) if ratio.value.is_zero() && ratio.counts.is_none() => of.words.word("report-unmet"),
        Expected::Ratio(ratio) => format!("{} {}", of.words.word("report-partly"), number(ratio)),
        Expected::State(state) => of.say("expect_state", &[("state", state.as_str().into())]),
        Expected::Missing => of.words.word("report-missing_evidence"),
        Expected::NotApplicable => of.words.word("report-not_applicable"),
        Expected::Error => of.words.word("report-rule_error"),
    }
}

fn number(written: &Figure) -> String {
    match written.counts {
        Some((met, all)) => format!("{met}/{all}"),
        None => figure::short(&written.value),
    }
}

fn scored(of: &Material<'_>, score: &str) -> String {
    of.say("scored", &[("score", score.into())])
}

/// What somebody accepted, in words.
pub fn accepted(of: &Material<'_>, accepted: Option<&Accepted>) -> Option<String> {
    let accepted = accepted?;
    let outcome = match accepted.outcome.as_str() {
        "scored" => Outcome::Scored,
        "not_applicable" => Outcome::NotApplicable,
        "missing_evidence" => Outcome::MissingEvidence,
        "vetoed" => Outcome::Vetoed,
        "error" => Outcome::Error,
        "planned" => Outcome::Planned,
        other => return Some(other.to_owned()),
    };
    Some(match &accepted.score {
        Some(score) => scored(of, score),
        None => outcome_word(of.words, outcome),
    })
}
