//! What differs, and nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use heng_cases::{Failure, Fault, Part, Snapped, Tested};
use heng_model::trail::RulePlace;
use heng_model::{CriterionId, Diagnostic, Message, Source, Span};
use heng_report::{Catalogue, Cause, difference, meets, touched};

use super::{Asked, worst};
use crate::arguments::Test;
use crate::console::{Console, placed, within};
use crate::status::Status;

/// What came of all cases together.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub cases: usize,
    passed: usize,
    errors: usize,
    noisy: usize,
    missing: usize,
    changed: usize,
    new: usize,
    pub orphans: usize,
    pub waiting: usize,
    pub stale: usize,
    pub accepted: usize,
    pub rejected: usize,
    pub pruned: usize,
    pub not_snapped: usize,
    /// Whether snapshots are shown one by one, with a question.
    pub reviewing: bool,
    /// Whether something was shown, so that what comes next stands apart from it.
    shown: bool,
    /// Whether that was one line of a list.
    in_list: bool,
}

impl Tally {
    /// Something was shown by others.
    pub(super) fn reviewed(&mut self) {
        (self.shown, self.in_list) = (true, false);
    }

    /// Shows one thing, apart from what was shown before.
    pub(super) fn tell(&mut self, console: &Console, text: &str) {
        let is_line = text.trim_end().lines().count() == 1;
        let close = console.quiet() && !self.shown || is_line && self.in_list;
        console.print(&format!("{}{text}", if close { "" } else { "\n" }));
        (self.shown, self.in_list) = (true, is_line);
    }
}

/// Tells of every case that is not as it should be.
pub(super) fn all(console: &Console, asked: &Asked<'_>, all: &[Tested], tally: &mut Tally) -> Status {
    let mut status = Status::Done;
    let mut told: BTreeSet<(Message, Option<RulePlace>)> = BTreeSet::new();
    tally.cases += all.len();
    for tested in all {
        match worst(tested) {
            Some(Fault::Error) => (tally.errors, status) = (tally.errors + 1, status.or(Status::BrokenRule)),
            Some(Fault::Noisy) => (tally.noisy, status) = (tally.noisy + 1, status.or(Status::Findings)),
            Some(Fault::Missing) => (tally.missing, status) = (tally.missing + 1, status.or(Status::Findings)),
            None => match &tested.snapped {
                Snapped::Same => tally.passed += 1,
                Snapped::New => {
                    tally.new += 1;
                    snapshot(console, asked, tested, "cases-word_new", None, tally);
                }
                Snapped::Changed(old) => {
                    tally.changed += 1;
                    snapshot(console, asked, tested, "cases-word_changed", Some(old), tally);
                }
            },
        }
        for failure in &tested.ran.failures {
            // A rule that breaks, breaks in many cases alike.
            if failure.fault == Fault::Error && !told.insert((failure.came.clone(), failure.rule.clone())) {
                continue;
            }
            let picture = console.drawn(&within(asked.folder, &picture(asked, tested, failure)));
            tally.tell(console, &picture);
        }
    }
    status
}

/// The last lines: how many of which, and what to do about it.
pub(super) fn last(console: &Console, command: &Test, tally: &Tally) {
    let words = Catalogue::of(console.lang);
    let mut lines = Vec::new();
    if command.reject {
        lines.push(words.phrase("cases-rejected", &[("count", tally.rejected.into())]));
    } else {
        let args = [("cases", tally.cases.into()), ("passed", tally.passed.into())];
        let mut line = words.phrase("cases-summary", &args);
        let counts = [
            ("cases-word_error", tally.errors),
            ("cases-word_noisy", tally.noisy),
            ("cases-word_missing", tally.missing),
            ("cases-word_changed", tally.changed),
            ("cases-word_new", tally.new),
            ("cases-word_orphan", tally.orphans),
        ];
        for (word, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            line.push_str(
                &words.phrase("cases-count", &[("word", words.phrase(word, &[]).into()), ("count", count.into())]),
            );
        }
        lines.push(line);
    }
    let remarks = [
        ("cases-accepted", tally.accepted),
        ("cases-rejected", if command.reject { 0 } else { tally.rejected }),
        ("cases-pruned", tally.pruned),
        ("cases-not_snapped", tally.not_snapped),
        ("cases-stale_pending", tally.stale),
        ("cases-pending", tally.waiting),
    ];
    let remarks = remarks.into_iter().filter(|(_, count)| *count > 0);
    lines.extend(remarks.map(|(id, count)| words.phrase(id, &[("count", count.into())])));
    if tally.orphans > 0 {
        lines.push(words.phrase("cases-prunable", &[]));
    }
    if !console.quiet() {
        let apart = if tally.shown { "\n" } else { "" };
        console.print(&format!("{apart}{}\n", lines.join("\n")));
    }
}

/// A snapshot that differs, with the lines of the rule that are the cause.
fn snapshot(console: &Console, asked: &Asked<'_>, tested: &Tested, word: &str, old: Option<&str>, tally: &mut Tally) {
    if console.quiet() || tally.reviewing {
        return;
    }
    // A new one is read where it was written, or with `-v`.
    let text = head(console, asked, tested, word);
    let whole = old.is_some() || console.verbose();
    let text = if whole { [text, differs(console, asked, tested, old)].concat() } else { text };
    tally.tell(console, &text);
}

/// What is asked about in a review: the head of the case and all that differs.
pub(super) fn difference_of(console: &Console, asked: &Asked<'_>, tested: &Tested) -> String {
    let (word, old) = match &tested.snapped {
        Snapped::Changed(old) => ("cases-word_changed", Some(old.as_str())),
        Snapped::New | Snapped::Same => ("cases-word_new", None),
    };
    [head(console, asked, tested, word), differs(console, asked, tested, old)].concat()
}

/// The lines of rules behind what differs.
pub(super) fn rules_of(asked: &Asked<'_>, tested: &Tested) -> Vec<(Arc<Source>, usize)> {
    let body = &tested.ran.body;
    let old = if let Snapped::Changed(old) = &tested.snapped { old } else { "" };
    let touched = touched(old, &body.text);
    let parts = body.parts.iter().filter(|part| touched.iter().any(|lines| meets(lines, &part.lines)));
    let places = parts.filter_map(|part| rule(asked, tested, part.criterion.as_ref(), part.rule.as_ref()));
    places.map(|(source, span)| (placed(asked.folder, &source), source.position(span.start).0)).collect()
}

fn head(console: &Console, asked: &Asked<'_>, tested: &Tested, word: &str) -> String {
    let words = Catalogue::of(console.lang);
    let check = &asked.suite.checks[tested.check];
    let case = &check.cases[tested.case];
    let source = placed(asked.folder, &check.source);
    let place = format!("{}:{}", source.name, source.position(case.span.start).0);
    let args = [("word", words.phrase(word, &[]).into()), ("title", case.full_title().into()), ("place", place.into())];
    words.phrase("cases-head", &args) + "\n"
}

fn differs(console: &Console, asked: &Asked<'_>, tested: &Tested, old: Option<&str>) -> String {
    let causes: Vec<Cause> = tested.ran.body.parts.iter().filter_map(|part| cause(asked, tested, part)).collect();
    difference(console.lang, console.view().color, old.unwrap_or(""), &tested.ran.body.text, &causes)
}

fn cause(asked: &Asked<'_>, tested: &Tested, part: &Part) -> Option<Cause> {
    let (source, span) = rule(asked, tested, part.criterion.as_ref(), part.rule.as_ref())?;
    let line = source.position(span.start).0;
    let text = source.text.lines().nth(line - 1).unwrap_or_default().to_owned();
    let source = placed(asked.folder, &source);
    Some(Cause { lines: part.lines.clone(), place: format!("{}:{line}", source.name), text })
}

/// The line of the rule; of a criterion that observations judge, its line of the rubric.
fn rule(
    asked: &Asked<'_>,
    tested: &Tested,
    criterion: Option<&CriterionId>,
    place: Option<&RulePlace>,
) -> Option<(Arc<Source>, Span)> {
    let methodology = &asked.methodology;
    if let Some(place) = place {
        let mut texts = methodology.scripts.values().chain(methodology.libraries.values());
        return texts.find(|source| source.name == *place.file).map(|source| (source.clone(), place.span));
    }
    let file = methodology.indicator_file(&asked.suite.checks[tested.check].indicator)?;
    methodology.places.key(&file, &format!("/rubric/{}", criterion?))
}

/// An expectation that does not hold, at its line, with the line of the rule beside it.
fn picture(asked: &Asked<'_>, tested: &Tested, failure: &Failure) -> Diagnostic {
    let check = &asked.suite.checks[tested.check];
    let title = check.cases[tested.case].full_title();
    let rule = rule(asked, tested, failure.criterion.as_ref(), failure.rule.as_ref());
    if failure.fault == Fault::Error {
        let error = Diagnostic::error(failure.came.clone());
        let error = rule.into_iter().fold(error, |error, (source, span)| error.at(&source, span));
        let here = Message::new("heng::cases::in_case").with("title", title);
        return error.context(&check.source, failure.place, here);
    }
    let code = if failure.fault == Fault::Noisy { "heng::cases::noisy" } else { "heng::cases::missing" };
    let expected = check.source.text[failure.place.range()].trim().to_owned();
    let message = Message::new(code).with("title", title).with("expected", expected).with("came", failure.came.clone());
    let picture = Diagnostic::error(message).at(&check.source, failure.place);
    let code = if failure.rule.is_some() { "heng::cases::judged_here" } else { "heng::cases::points_here" };
    match rule {
        Some((source, span)) => picture.context(&source, span, Message::new(code).with("came", failure.came.clone())),
        None => picture,
    }
}
