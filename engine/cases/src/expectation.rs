//! What a case expects, as it is written. Exact, never loose: a loose match lets wrong cases pass.

use std::collections::BTreeSet;

use heng_methodology::with_suggestion;
use heng_model::indicator::Leaf;
use heng_model::{CriterionId, Message, Number};

use crate::words::Word;

/// What must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expectation {
    /// `expect: library met`
    Criterion(CriterionId, Expected),
    /// `expect: missing_evidence`
    Outcome(Whole),
    /// `expect: scored 64.00`: the score as printed, or exactly as a fraction.
    Scored(Figure),
    /// `expect: finding stale`
    Finding(String),
    /// `expect: no finding stale`
    NoFinding(String),
    /// `expect: measure minutes 12`
    Measure(String, Figure),
}

/// What is expected of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// The ratio; counts too, where counts are written and counted.
    Ratio(Figure),
    /// The state of its ladder.
    State(String),
    /// Missing evidence.
    Missing,
    /// Not applicable.
    NotApplicable,
    /// The rule is broken.
    Error,
}

/// What is expected of a leaf as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Missing evidence.
    MissingEvidence,
    /// Not applicable.
    NotApplicable,
    /// The rule is broken.
    Error,
    /// The check vetoed.
    Vetoed,
}

/// A number as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its value.
    pub value: Number,
    /// The counts of a fraction: `4/5`.
    pub counts: Option<(usize, usize)>,
}

impl Figure {
    /// A number without counts.
    fn plain(value: Number) -> Self {
        Self { value, counts: None }
    }

    fn read(text: &str) -> Option<Self> {
        if let Some(percent) = text.strip_suffix(['%', '％']) {
            let value: Number = percent.parse().ok()?;
            return value.checked_div(&Number::from(100)).map(Self::plain);
        }
        let value = text.parse().ok()?;
        let counts = text.split_once('/').and_then(|(met, of)| Some((met.parse().ok()?, of.parse().ok()?)));
        Some(Self { value, counts })
    }
}

/// Reads what is written after `expect:`. `codes` are those of every finding there can be.
pub(crate) fn read(text: &str, leaf: &Leaf, codes: &BTreeSet<String>) -> Result<Expectation, Message> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let criterion = leaf.rubric.iter().find(|criterion| Some(&criterion.id.as_str()) == words.first());
    let first = words.first().and_then(|word| Word::of(word));
    match (&words[..], criterion, first) {
        ([_, said @ ..], Some(criterion), _) if !said.is_empty() => {
            of_criterion(said, criterion).map(|expected| Expectation::Criterion(criterion.id.clone(), expected))
        }
        ([_], _, Some(Word::Missing)) => Ok(Expectation::Outcome(Whole::MissingEvidence)),
        ([_], _, Some(Word::NotApplicable)) => Ok(Expectation::Outcome(Whole::NotApplicable)),
        ([_], _, Some(Word::Error)) => Ok(Expectation::Outcome(Whole::Error)),
        ([_], _, Some(Word::Vetoed)) => Ok(Expectation::Outcome(Whole::Vetoed)),
        ([_, figure], _, Some(Word::Scored)) => figure_of(figure).map(Expectation::Scored),
        ([_, name, figure], _, Some(Word::Measure)) => Ok(Expectation::Measure((*name).to_owned(), figure_of(figure)?)),
        ([_, code], _, Some(Word::Finding)) => code_of(code, codes).map(Expectation::Finding),
        (["no", word, code], ..) if Word::of(word) == Some(Word::Finding) => {
            code_of(code, codes).map(Expectation::NoFinding)
        }
        ([_, code], _, Some(Word::NoFinding)) => code_of(code, codes).map(Expectation::NoFinding),
        ([_], Some(criterion), _) => Err(Message::new("heng::cases::criterion_alone").with("criterion", &criterion.id)),
        ([_, ..], None, Some(_)) => Err(Message::new("heng::cases::incomplete").with("text", text)),
        _ => {
            let word = words.first().copied().unwrap_or_default();
            let own = leaf.rubric.iter().map(|criterion| criterion.id.as_str());
            let whole = Word::spellings(|word| !matches!(word, Word::Met | Word::Unmet | Word::Partly));
            let known: Vec<&str> = own.chain(whole).collect();
            let message = Message::new("heng::cases::unknown_expectation").with("word", word);
            Err(with_suggestion(message, word, known.iter().copied()))
        }
    }
}

/// Reads what is written after a criterion's name.
pub(crate) fn of_criterion(words: &[&str], criterion: &heng_model::rubric::Criterion) -> Result<Expected, Message> {
    let told = words.join(" ");
    if criterion.state(&told).is_some() {
        return Ok(Expected::State(told));
    }
    match (words, words.first().and_then(|word| Word::of(word))) {
        ([_], Some(Word::Met)) => Ok(Expected::Ratio(Figure::plain(Number::one()))),
        ([_], Some(Word::Unmet)) => Ok(Expected::Ratio(Figure::plain(Number::zero()))),
        ([_], Some(Word::Missing)) => Ok(Expected::Missing),
        ([_], Some(Word::NotApplicable)) | (["not", "applicable"], _) => Ok(Expected::NotApplicable),
        ([_], Some(Word::Error)) => Ok(Expected::Error),
        ([_], Some(Word::Partly)) => Err(Message::new("heng::cases::partly_alone")),
        ([_, figure], Some(Word::Partly)) => {
            let figure = figure_of(figure)?;
            let is_part = figure.value.is_positive() && figure.value < Number::one();
            if is_part { Ok(Expected::Ratio(figure)) } else { Err(Message::new("heng::cases::not_partly")) }
        }
        ([figure], None) if Figure::read(figure).is_some() => figure_of(figure).and_then(|figure| {
            let is_ratio = !figure.value.is_negative() && figure.value <= Number::one();
            if is_ratio { Ok(Expected::Ratio(figure)) } else { Err(Message::new("heng::cases::not_a_ratio")) }
        }),
        _ => {
            let states = criterion.states.iter().map(|state| state.name.as_str());
            let known: Vec<&str> = states.chain(Word::spellings(Word::is_of_criteria)).collect();
            let message = Message::new("heng::cases::unknown_state").with("word", told.as_str());
            let message = message.with("criterion", &criterion.id);
            Err(with_suggestion(message, &told, known.iter().copied()))
        }
    }
}

fn figure_of(text: &str) -> Result<Figure, Message> {
    Figure::read(text).ok_or_else(|| Message::new("heng::cases::not_a_number").with("text", text))
}

/// How the codes of most findings begin; they may be written without it.
const FINDINGS: &str = concat!("heng::", "finding::");

/// The code of a finding; `stale` stands for `heng::finding::stale`.
fn code_of(text: &str, codes: &BTreeSet<String>) -> Result<String, Message> {
    let code = if text.contains("::") { text.to_owned() } else { format!("{FINDINGS}{text}") };
    if codes.contains(&code) {
        return Ok(code);
    }
    let message = Message::new("heng::cases::unknown_finding").with("code", text);
    let near = codes.iter().filter_map(|known| known.strip_prefix(FINDINGS));
    let known: Vec<&str> = near.collect();
    Err(with_suggestion(message, text, known.iter().copied()))
}
