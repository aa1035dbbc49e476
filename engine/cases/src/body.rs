//! The text of a snapshot: all that a check said, in a form that is read in a diff. No language of an interface, no line of
//! the rule, no weight: what is written elsewhere does not change it.

use std::fmt::Write;
use std::ops::Range;

use heng_assess::Alone;
use heng_evidence::Bundle;
use heng_model::diagnostic::Severity;
use heng_model::finding::Finding;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::origin::{Place, column_letters};
use heng_model::subject::Subject;
use heng_model::trail::{RulePlace, Trail};
use heng_model::{Arg, CriterionId, Definition, Message, Origin, Outcome, Span};

use crate::held::ratio_text;
use crate::run::rule_of;

/// A snapshot's text, and which of its lines come of which line of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// The text; its last line is ended.
    pub text: String,
    /// Parts of it that one line of the rule is the cause of, in order.
    pub parts: Vec<Part>,
}

/// Lines of a snapshot with their cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The lines, from 0.
    pub lines: Range<usize>,
    /// The criterion that they are about; none for the leaf as a whole.
    pub criterion: Option<CriterionId>,
    /// The line of the rule; none where observations judge without one.
    pub rule: Option<RulePlace>,
}

/// What small bundles cannot be blamed for: they say seldom when their files were captured, and may be empty on purpose.
pub(crate) const NOT_OF_CASES: &[&str] = &["heng::finding::no_captured_at", "heng::evidence::no_data"];

/// The text for what came of a case.
pub(crate) fn of(definition: &Definition, subject: &Subject, bundle: &Bundle, alone: &Alone) -> Body {
    let mut writer = Writer { bundle, alone, body: Body { text: String::new(), parts: Vec::new() }, lines: 0 };
    writer.line(0, &format!("subject: {}", subject.id));
    writer.part(None, |writer| writer.whole(definition));
    if let Verdict::Judged { criteria } = &alone.judgement.verdict {
        if !criteria.is_empty() {
            writer.line(0, "criteria:");
        }
        for judgement in criteria {
            writer.part(Some(&judgement.criterion), |writer| writer.criterion(judgement));
        }
    }
    writer.measures();
    for (at, note) in alone.judgement.notes.iter().enumerate() {
        if at == 0 {
            writer.line(0, "notes:");
        }
        writer.line(0, &format!("- {}", quoted(note)));
    }
    writer.findings();
    writer.body
}

struct Writer<'a> {
    bundle: &'a Bundle,
    alone: &'a Alone,
    body: Body,
    lines: usize,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.body.text, "{:1$}{text}", "", depth * 2);
        self.lines += 1;
    }

    fn part(&mut self, criterion: Option<&CriterionId>, write: impl FnOnce(&mut Self)) {
        let start = self.lines;
        write(self);
        let rule = rule_of(self.alone, criterion);
        self.body.parts.push(Part { lines: start..self.lines, criterion: criterion.cloned(), rule });
    }

    fn whole(&mut self, definition: &Definition) {
        let result = &self.alone.result;
        let outcome = match result.outcome {
            Outcome::Scored => "scored",
            Outcome::NotApplicable => "not_applicable",
            // What the cohort would lend is not there to borrow from.
            Outcome::MissingEvidence | Outcome::Imputed | Outcome::LowCoverage => "missing_evidence",
            Outcome::Vetoed => "vetoed",
            Outcome::Error => "error",
            Outcome::Planned => "planned",
        };
        self.line(0, &format!("outcome: {outcome}"));
        if let (Outcome::Scored, Some(score)) = (result.outcome, &result.score) {
            let printed = result.printed.clone().unwrap_or_else(|| score.printed(definition.scale.decimals));
            let is_exact = printed.parse().is_ok_and(|number: heng_model::Number| number == *score);
            let exact = if is_exact { String::new() } else { format!(" ({score})") };
            self.line(0, &format!("score: {printed}{exact}"));
        }
        match &self.alone.judgement.verdict {
            Verdict::NotApplicable { why } | Verdict::MissingEvidence { why } | Verdict::Vetoed { why } => {
                self.line(0, &format!("why: {}", inline(&why.message)));
                self.trail(1, &why.trail);
            }
            Verdict::Error { errors } => {
                self.line(0, "errors:");
                for error in errors {
                    self.line(0, &format!("- {}", inline(&error.message)));
                    if let Some(origin) = &error.evidence {
                        self.line(1, &format!("at: {}", self.place(origin)));
                    }
                }
            }
            Verdict::Judged { .. } | Verdict::Planned => {
                for problem in &self.alone.problems {
                    self.line(0, &format!("why: {}", inline(&problem.message)));
                }
            }
        }
    }

    fn criterion(&mut self, judgement: &Judgement) {
        let id = &judgement.criterion;
        let (said, why) = match &judgement.ruling {
            Ruling::Judged { ratio, state: Some(state), .. } => (format!("{state} ({ratio})"), None),
            Ruling::Judged { ratio, share: Some(share), .. } => (ratio_text(ratio, Some(*share)), None),
            Ruling::Judged { ratio, .. } if ratio.is_zero() => ("unmet".to_owned(), None),
            Ruling::Judged { ratio, .. } if *ratio == heng_model::Number::one() => ("met".to_owned(), None),
            Ruling::Judged { ratio, .. } => (ratio.to_string(), None),
            Ruling::NotApplicable { why } => ("not_applicable".to_owned(), Some(why)),
            Ruling::Missing { why } => ("missing".to_owned(), Some(why)),
        };
        self.line(1, &format!("{id}: {said}"));
        if let Some(why) = why {
            self.line(2, &format!("why: {}", inline(why)));
        }
        if let Some(because) = &judgement.because {
            self.line(2, &format!("because: {}", quoted(because)));
        }
        if let Ruling::Judged { items, .. } = &judgement.ruling {
            for item in items {
                self.line(2, &format!("{} {}", if item.met { "+" } else { "-" }, item.name));
            }
        }
        self.trail(2, &judgement.trail);
    }

    fn trail(&mut self, depth: usize, trail: &Trail) {
        for computed in &trail.computed {
            self.line(depth, &format!("computed: {} = {}", computed.expression, computed.value));
        }
        for citation in &trail.citations {
            let read = citation.read.as_ref().map(|read| format!(" {read}")).unwrap_or_default();
            let place = self.place(&citation.origin);
            self.line(depth, &format!("cites: {place}{read} {}", quoted(&citation.quote)));
        }
        if trail.more > 0 {
            self.line(depth, &format!("cites: {} more", trail.more));
        }
        // Not what was looked for: that is how the script words it.
        let mut before = Vec::new();
        for search in &trail.searches {
            let absent = search.absent.as_ref().map(|origin| format!(", absent by {}", self.place(origin)));
            let text =
                format!("searched: {} {}/{}{}", search.place, search.hits, search.of, absent.unwrap_or_default());
            if !before.contains(&text) {
                self.line(depth, &text);
                before.push(text);
            }
        }
    }

    fn measures(&mut self) {
        let alone = self.alone;
        for (at, (name, measure)) in alone.judgement.measures.iter().enumerate() {
            if at == 0 {
                self.line(0, "measures:");
            }
            self.line(1, &format!("{name}: {}", ratio_text(&measure.value, measure.share)));
            self.trail(2, &measure.trail);
        }
    }

    fn findings(&mut self) {
        let alone = self.alone;
        let told = |finding: &&Finding| !NOT_OF_CASES.contains(&finding.message.code.as_ref());
        for (at, finding) in alone.findings.iter().filter(told).enumerate() {
            if at == 0 {
                self.line(0, "findings:");
            }
            let criterion = finding.criterion.clone();
            self.part(criterion.as_ref(), |writer| writer.finding(finding));
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let of = finding.criterion.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
        self.line(0, &format!("- {severity} {}{of}", finding.message.code));
        for (name, arg) in &finding.message.args {
            if let Some(value) = argument(arg) {
                self.line(1, &format!("{name}: {value}"));
            }
        }
        if let Some((place, quote)) = self.evidence_of(finding) {
            self.line(1, format!("at: {place} {quote}").trim_end());
        }
    }

    /// Where a finding's evidence stands, and what stands there.
    fn evidence_of(&self, finding: &Finding) -> Option<(String, String)> {
        if let (Some(id), Verdict::Judged { criteria }) = (&finding.criterion, &self.alone.judgement.verdict) {
            let judgement = criteria.iter().find(|judgement| judgement.criterion == *id)?;
            let citation = judgement.trail.citations.first()?;
            return Some((self.place(&citation.origin), quoted(&citation.quote)));
        }
        let remarks = self.alone.judgement.remarks.iter().chain(&self.alone.remarks);
        let remark = remarks.into_iter().find(|remark| remark.message == finding.message)?;
        Some((self.place(remark.origin.as_ref()?), String::new()))
    }

    /// `pages/a.html:3:5`, `tables/x.csv row 3 答复日期`
    fn place(&self, origin: &Origin) -> String {
        let file = &*origin.file;
        match &origin.place {
            Place::Whole => file.to_owned(),
            Place::Bytes { span } => self.position(file, *span),
            Place::Cell { sheet: Some(sheet), row, column, .. } => {
                format!("{file} {sheet}!{}{row}", column_letters(*column))
            }
            Place::Row { sheet: Some(sheet), row } => format!("{file} {sheet}!{row}:{row}"),
            Place::Row { sheet: None, row } => format!("{file} row {row}"),
            Place::Paragraph { paragraph } => format!("{file} paragraph {paragraph}"),
            Place::Cell { row, column, name, .. } => match name {
                Some(name) => format!("{file} row {row} {name}"),
                None => format!("{file} row {row} column {column}"),
            },
            Place::Pointer { pointer, .. } => format!("{file} {pointer}"),
            Place::Page { page, line } => format!("{file} page {page} line {line}"),
            Place::Opaque { name } => format!("{file} {name}"),
            _ => file.to_owned(),
        }
    }

    fn position(&self, file: &str, span: Span) -> String {
        match self.bundle.source(file) {
            Some((source, map)) => {
                let (line, column) = source.position(map.to_text(span).start);
                format!("{file}:{line}:{column}")
            }
            None => format!("{file} bytes {}-{}", span.start, span.end),
        }
    }
}

/// A message on one line.
fn inline(message: &Message) -> String {
    let args: Vec<String> =
        message.args.iter().filter_map(|(name, arg)| Some(format!("{name}: {}", argument(arg)?))).collect();
    if args.is_empty() { message.code.to_string() } else { format!("{}({})", message.code, args.join(", ")) }
}

/// An argument; nothing where it is empty.
fn argument(arg: &Arg) -> Option<String> {
    match arg {
        Arg::Text(text) if text.is_empty() => None,
        Arg::Text(text) => Some(quoted(text)),
        Arg::Count(count) => Some(count.to_string()),
        Arg::Number(number) => Some(number.to_string()),
        Arg::List(items) if items.is_empty() => None,
        Arg::List(items) => Some(format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))),
        Arg::Message(message) => Some(inline(message)),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
