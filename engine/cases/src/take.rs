//! A case taken from a real bundle: what one judgement rests on, as short as it holds, with what must be expected of it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use heng_assess::{Alone, assess_leaf, reduced};
use heng_evidence::Bundle;
use heng_methodology::Methodology;
use heng_model::indicator::Leaf;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::subject::Subject;
use heng_model::trail::Trail;
use heng_model::{CriterionId, Date, Definition, IndicatorId, Message, Number, Outcome, Source};
use heng_script::Worker;

use crate::block;
use crate::bundle::{self, META, OBSERVATIONS};
use crate::held::{is_vetoed, ratio_text};
use crate::read::{self, Around, Draft};
use crate::run::given;
use crate::shorten::{Search, Texts, Upheld, bundle_of_files};
use crate::words::{Key, Word, Wording};

/// How often a judgement is made anew while its evidence is made shorter.
pub const MOST_TRIES: usize = 3_000;
/// Years by which the assessment date is moved to see whether the judgement depends on it.
const YEARS: i32 = 10;

/// What a case is to be taken from.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The methodology.
    pub methodology: &'a Methodology,
    /// The leaf.
    pub indicator: &'a IndicatorId,
    /// Of whom.
    pub subject: &'a Arc<Subject>,
    /// Their evidence.
    pub bundle: &'a Arc<Bundle>,
    /// The one criterion that is asked about; none: all of them.
    pub criterion: Option<&'a CriterionId>,
    /// The check's `cases.md` as it is: what stands before its first case holds for the new one too.
    pub cases: Option<&'a Arc<Source>>,
}

/// What was taken.
#[derive(Debug)]
pub struct Taken {
    /// What the check says of it.
    pub alone: Alone,
    /// The assessment date, where the judgement depends on it.
    pub assessed_on: Option<Date>,
    /// Files of evidence in the case, and those that the judgement rests on in the bundle.
    pub files: (usize, usize),
    /// Lines of both.
    pub lines: (usize, usize),
    texts: Texts,
    leaf: Leaf,
    criterion: Option<CriterionId>,
    subject: String,
}

/// Takes a case. `told` hears how often the judgement was made anew. Nothing where the run was aborted.
pub fn take(wanted: &Wanted<'_>, worker: &Worker<'_>, told: &dyn Fn(usize)) -> Option<Result<Taken, Message>> {
    let definition = Arc::new(reduced(&wanted.methodology.definition, wanted.indicator)?);
    let leaf = definition.tree.leaves().next()?.1.clone();
    let whole = assess_leaf(&definition, worker, wanted.subject, wanted.bundle)?;
    if let Verdict::Error { errors } = &whole.judgement.verdict {
        let why = errors.first().map_or_else(|| Message::new("heng::cases::came_error"), |error| error.message.clone());
        return Some(Err(Message::new("heng::cases::taken_error").with("why", why)));
    }
    let upheld = Upheld::of(&whole, wanted.criterion);
    let files = rests_on(&whole, wanted.indicator, &leaf, wanted.bundle);
    let (texts, refused) = texts(wanted.bundle, &files);
    let lines =
        files.iter().map(|file| wanted.bundle.source(file).map_or(0, |(source, _)| source.text.lines().count()));
    let lines = lines.sum();
    let shared = wanted.cases.map(|source| {
        // Findings are no part of what stands before the cases.
        read::head_of(source, Around { definition: &definition, leaf: &leaf, codes: &BTreeSet::new() })
    });
    let court = Court { wanted, worker, shared: shared.unwrap_or_default() };
    let under = court.definition(&definition, wanted.methodology.definition.assessed_on);
    let (mut tries, mut aborted) = (0, false);
    let mut holds = |texts: &Texts| {
        tries += 1;
        told(tries);
        let alone = court.judge(&under, texts);
        aborted |= alone.is_none();
        alone.is_some_and(|alone| upheld.by(&alone))
    };
    if !holds(&texts) {
        return (!aborted).then(|| Err(not_taken(&refused)));
    }
    let texts = Search { holds: &mut holds, limits: definition.limits, left: MOST_TRIES }.shorten(texts);
    if aborted {
        return None;
    }
    let alone = court.judge(&under, &texts)?;
    let mut dated = court.shared.assessed_on.is_some();
    for years in [-YEARS, YEARS] {
        let other = under.assessed_on.checked_add(jiff::Span::new().years(years)).unwrap_or(under.assessed_on);
        dated = dated || !upheld.by(&court.judge(&court.definition(&definition, other), &texts)?);
    }
    let called = definition.subject_called(&wanted.subject.name).is_some_and(|found| found.id == wanted.subject.id);
    let evidence = texts.iter().filter(|(path, _)| *path != META);
    Some(Ok(Taken {
        alone,
        assessed_on: dated.then_some(under.assessed_on),
        files: (evidence.clone().count(), files.len()),
        lines: (evidence.map(|(_, text)| text.lines().count()).sum(), lines),
        texts,
        leaf,
        criterion: wanted.criterion.cloned(),
        subject: if called { wanted.subject.name.clone() } else { wanted.subject.id.to_string() },
    }))
}

fn not_taken(refused: &[(String, Message)]) -> Message {
    match refused.first() {
        Some((file, why)) => Message::new("heng::cases::taken_file").with("file", file).with("why", why.clone()),
        None => Message::new("heng::cases::not_taken"),
    }
}

/// Judges texts as the case that they would be.
struct Court<'a> {
    wanted: &'a Wanted<'a>,
    worker: &'a Worker<'a>,
    shared: Draft,
}

impl Court<'_> {
    /// The definition with what stands before the cases, and with that date.
    fn definition(&self, definition: &Definition, assessed_on: Date) -> Arc<Definition> {
        Arc::new(given(definition, Some(assessed_on), &self.shared.params))
    }

    fn judge(&self, definition: &Arc<Definition>, texts: &Texts) -> Option<Alone> {
        let mut files = bundle::empty();
        for evidence in &self.shared.evidence {
            files
                .insert(&bundle::place(&evidence.path), evidence.bytes().unwrap_or_default())
                .expect("the path was checked");
        }
        for (path, text) in texts.iter().filter(|(_, text)| is_block(text)) {
            files
                .insert(&bundle::place(path), in_lines(text).as_bytes())
                .expect("it is the path of a file that was read");
        }
        let bundle = Arc::new(Bundle::open(
            self.wanted.bundle.name(),
            Arc::new(files),
            definition.limits,
            self.worker.readers(),
        ));
        assess_leaf(definition, self.worker, self.wanted.subject, &bundle)
    }
}

/// What is empty needs no block: only `bundle.yaml` can become so, and there is one without it.
fn is_block(text: &str) -> bool {
    !text.is_empty()
}

/// A text as a block holds it: every line ended.
fn in_lines(text: &str) -> String {
    text.lines().flat_map(|line| [line, "\n"]).collect()
}

/// The files that a judgement read, listed or cites.
fn rests_on(alone: &Alone, indicator: &IndicatorId, leaf: &Leaf, bundle: &Bundle) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = alone.judgement.read.iter().map(|file| (**file).to_owned()).collect();
    for trail in trails(alone) {
        files.extend(trail.citations.iter().map(|citation| (*citation.origin.file).to_owned()));
    }
    // Codings cite files, which are held against them.
    let own = bundle.observed().filter(|one| {
        one.indicator == indicator.as_str() && leaf.observations.iter().any(|declared| declared.id.as_str() == &*one.id)
    });
    if !leaf.observations.is_empty() {
        files.extend(own.flat_map(|one| one.codings.iter().filter_map(|coding| coding.location.clone())));
        files.insert(OBSERVATIONS.to_owned());
    }
    files.remove(META);
    let there = |file: &String| bundle.paths().iter().any(|path| **path == **file) || file == OBSERVATIONS;
    files
        .into_iter()
        .filter(there)
        .filter(|file| file != OBSERVATIONS || bundle.source(OBSERVATIONS).is_some())
        .collect()
}

fn trails(alone: &Alone) -> Vec<&Trail> {
    let mut trails: Vec<&Trail> = alone.judgement.measures.values().map(|measure| &measure.trail).collect();
    match &alone.judgement.verdict {
        Verdict::Judged { criteria } => trails.extend(criteria.iter().map(|judgement| &judgement.trail)),
        Verdict::NotApplicable { why } | Verdict::MissingEvidence { why } | Verdict::Vetoed { why } => {
            trails.push(&why.trail);
        }
        Verdict::Error { .. } | Verdict::Planned => {}
    }
    trails
}

/// The texts of these files, and what is said of them; those that no case can hold, and why.
fn texts(bundle: &Bundle, files: &BTreeSet<String>) -> (Texts, Vec<(String, Message)>) {
    let (mut texts, mut refused) = (Texts::new(), Vec::new());
    for file in files {
        match (block::refused(file), bundle.source(file)) {
            (Some(why), _) => refused.push((file.clone(), why)),
            (None, None) => refused.push((file.clone(), Message::new("heng::cases::file_no_text"))),
            (None, Some((source, _))) => {
                texts.insert(file.clone(), in_lines(&source.text));
            }
        }
    }
    if let Some((source, _)) = bundle.source(META) {
        let known = files.iter().map(String::as_str).collect();
        let said = in_lines(&bundle_of_files(&source.text, &known));
        if !said.trim().is_empty() {
            texts.insert(META.to_owned(), said);
        }
    }
    (texts, refused)
}

impl Taken {
    /// What it comes to in a few words: the score, or what is said of the criterion.
    pub fn summary(&self, wording: Wording) -> String {
        self.expectations(wording).pop().unwrap_or_default()
    }

    /// What it is to be expected.
    fn expectations(&self, wording: Wording) -> Vec<String> {
        let word = |word: Word| word.spelling(wording).to_owned();
        let mut lines = Vec::new();
        let asked = |one: &&Judgement| self.criterion.as_ref().is_none_or(|id| *id == one.criterion);
        if let Verdict::Judged { criteria } = &self.alone.judgement.verdict {
            for judgement in criteria.iter().filter(asked) {
                let said = match &judgement.ruling {
                    Ruling::Judged { state: Some(state), .. } => state.clone(),
                    Ruling::Judged { share: Some(share), ratio, .. } if share.of > 1 => ratio_text(ratio, Some(*share)),
                    Ruling::Judged { ratio, .. } if *ratio == Number::one() => word(Word::Met),
                    Ruling::Judged { ratio, .. } if ratio.is_zero() => word(Word::Unmet),
                    Ruling::Judged { ratio, .. } => ratio.to_string(),
                    Ruling::Missing { .. } => word(Word::Missing),
                    Ruling::NotApplicable { .. } => word(Word::NotApplicable),
                };
                lines.push(format!("{} {said}", judgement.criterion));
            }
        }
        if self.criterion.is_some() && !lines.is_empty() {
            return lines;
        }
        if self.leaf.rubric.is_empty() {
            let measures = self.alone.judgement.measures.iter();
            lines.extend(measures.map(|(name, measure)| {
                format!("{} {name} {}", word(Word::Measure), ratio_text(&measure.value, measure.share))
            }));
        }
        let result = &self.alone.result;
        let whole = match (result.outcome, &result.printed) {
            _ if is_vetoed(&self.leaf, &self.alone) => Some(word(Word::Vetoed)),
            (Outcome::Scored, Some(printed)) => Some(format!("{} {printed}", word(Word::Scored))),
            (Outcome::MissingEvidence, _) => Some(word(Word::Missing)),
            (Outcome::NotApplicable, _) => Some(word(Word::NotApplicable)),
            _ => None,
        };
        lines.extend(whole);
        lines
    }

    /// The case as it stands in `cases.md`.
    pub fn written(&self, title: &str, note: &str, wording: Wording) -> String {
        let mut out = format!("## {title}\n");
        let mut line = |text: std::fmt::Arguments<'_>| {
            // Writing to a string does not fail.
            let _ = writeln!(out, "{text}");
        };
        line(format_args!("> {note}"));
        let key = |key: Key| key.spelling(wording);
        line(format_args!("{}: {}", key(Key::Subject), self.subject));
        if let Some(day) = self.assessed_on {
            line(format_args!("{}: {day}", key(Key::AssessedOn)));
        }
        for expectation in self.expectations(wording) {
            line(format_args!("{}: {expectation}", key(Key::Expect)));
        }
        for (path, text) in self.texts.iter().filter(|(_, text)| is_block(text)) {
            let fence = fence(text);
            line(format_args!("{fence}{path}\n{}{fence}", in_lines(text)));
        }
        out
    }
}

/// A fence that nothing in the text closes.
fn fence(text: &str) -> String {
    let runs = text.lines().map(|line| {
        let line = line.trim_start();
        line.len() - line.trim_start_matches('`').len()
    });
    "`".repeat(runs.max().map_or(3, |longest| (longest + 1).max(3)))
}

/// The text of `cases.md` with a case at its end.
pub fn with_case(cases: Option<&str>, heading: &str, case: &str) -> String {
    match cases.map(str::trim_end).filter(|text| !text.is_empty()) {
        Some(before) => format!("{before}\n\n{case}"),
        None => format!("# {heading}\n\n{case}"),
    }
}
