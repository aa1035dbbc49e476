//! One thing that is wanted: a line with its mark, and below it what it is and what is to be done.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::evidence::{Duration, Unit};
use heng_model::todo::{EvidenceState, EvidenceTodo, Fault, Lack, ObservationState, ObservationTodo};
use heng_model::{Date, Message};

use super::{Telling, tone, word};
use crate::table::Tone;
use crate::{Lang, outcome, style, text};

/// Files that are named before the rest is counted.
const MOST_FILES: usize = 4;
/// Spaces before what stands below an item.
const INDENT: &str = "     ";

impl Telling<'_> {
    pub(super) fn evidence(&self, item: &EvidenceTodo) -> String {
        let words = self.view.words();
        let wanted = &item.wanted;
        let mut out = match (&item.state, item.lack()) {
            (_, Some(lack)) => self.line(sign(lack), tone(lack), word(lack), &wanted.pattern),
            (EvidenceState::Absent { .. }, None) => self.line("-", Tone::Faint, "report-todo_absent", &wanted.pattern),
            (_, None) => self.line("✓", Tone::Good, "report-todo_done", &wanted.pattern),
        };
        out.push_str(&self.below(&wanted.what));
        match &item.state {
            EvidenceState::There { files } => {
                out.push_str(&self.faint(&words.phrase("report-todo_files", &[("count", (*files).into())])));
            }
            EvidenceState::Absent { searched, by, on } => {
                let on = on.map(|on| on.to_string());
                let said: Vec<&str> = [by, &on, searched].into_iter().flatten().map(String::as_str).collect();
                out.push_str(&self.faint(&said.join(" · ")));
            }
            EvidenceState::Missing { nearest } => {
                if !wanted.columns.is_empty() {
                    let columns = words.list(&wanted.columns);
                    out.push_str(
                        &self.below(&words.phrase("report-todo_wanted_columns", &[("columns", columns.into())])),
                    );
                }
                if let (Some(from), Some(age)) = (item.not_before, wanted.max_age) {
                    let [from, to] = self.window(from);
                    let age = self.age(age);
                    out.push_str(&self.below(&words.phrase("report-todo_max_age", &[from, to, ("age", age.into())])));
                }
                if !nearest.is_empty() {
                    let files = words.list(nearest);
                    out.push_str(&self.below(&words.phrase("report-todo_nearest", &[("files", files.into())])));
                }
            }
            EvidenceState::Faulty { faults, .. } => out.push_str(&self.faults(faults)),
        }
        out
    }

    pub(super) fn observation(&self, item: &ObservationTodo) -> String {
        let words = self.view.words();
        let wanted = &item.wanted;
        let mut out = match item.lack() {
            Some(lack) => self.line(sign(lack), tone(lack), word(lack), &wanted.id),
            None => self.line("✓", Tone::Good, "report-todo_coded", &wanted.id),
        };
        out.push_str(&self.below(&wanted.ask));
        match &item.state {
            ObservationState::Coded { value } => {
                out.push_str(&self.faint(&words.phrase("report-todo_value", &[("value", value.as_str().into())])));
            }
            ObservationState::Uncoded => {
                let values = if wanted.values.is_empty() {
                    words.word("report-todo_yes_no")
                } else {
                    words.list(&wanted.values)
                };
                let mut facts = vec![words.phrase("report-todo_values", &[("values", values.into())])];
                if wanted.coders > 1 {
                    let coders = i64::from(wanted.coders);
                    facts.push(words.phrase("report-todo_coders", &[("count", coders.into())]));
                }
                let place = wanted.place.as_deref();
                facts.extend(place.map(|place| words.phrase("report-todo_where", &[("place", place.into())])));
                out.push_str(&self.below(&facts.join(" · ")));
            }
            ObservationState::Open { why, .. } => {
                out.push_str(&self.below(&words.title(why)));
                // Most reasons have their advice where a finding gives it.
                let missing = Message::new("heng::finding::missing_evidence").with("why", why.clone());
                let help = words.help(why).or_else(|| words.help(&missing));
                out.extend(help.map(|help| self.advice(&help)));
            }
        }
        out
    }

    fn faults(&self, faults: &[Fault]) -> String {
        let words = self.view.words();
        let mut out = String::new();
        let (mut stale, mut late, mut undated) = (Dated::new(), Dated::new(), Vec::new());
        for fault in faults {
            match fault {
                Fault::Unreadable { file, why } => {
                    let message = Message::new("heng::evidence::unreadable").with("file", &**file);
                    let message = message.with("why", why.clone());
                    out.push_str(&self.below(&words.title(&message)));
                    out.extend(words.help(&message).map(|help| self.advice(&help)));
                }
                Fault::Columns { file, columns } => {
                    let args = [("file", (&**file).into()), ("columns", words.list(columns).into())];
                    out.push_str(&self.below(&words.phrase("report-todo_lacks_columns", &args)));
                }
                Fault::Stale(one) => stale.entry((one.captured_at, one.not_before)).or_default().push(&one.file),
                Fault::Late { file, captured_at } => {
                    late.entry((*captured_at, *captured_at)).or_default().push(file);
                }
                Fault::Undated { file } => undated.push(file),
            }
        }
        for (id, dated) in [("report-todo_captured_stale", stale), ("report-todo_captured_late", late)] {
            for ((captured_at, not_before), files) in dated {
                let [from, to] = self.window(not_before);
                let files = ("files", self.named(&files).into());
                let args = [files, ("captured_at", (&captured_at).into()), from, to];
                out.push_str(&self.below(&words.phrase(id, &args)));
            }
        }
        if !undated.is_empty() {
            let files = self.named(&undated);
            out.push_str(&self.below(&words.phrase("report-todo_no_captured_at", &[("files", files.into())])));
        }
        out
    }

    fn named(&self, files: &[&Arc<str>]) -> String {
        outcome::names(self.view.words(), files, MOST_FILES)
    }

    fn line(&self, sign: &str, tone: Tone, word: &str, name: &str) -> String {
        let style = match tone {
            Tone::Bad => style::BAD,
            Tone::Good => style::GOOD,
            Tone::Doubt => style::DOUBT,
            _ => style::FAINT,
        };
        let column = if self.view.lang == Lang::Zh { 8 } else { 14 };
        let head = text::pad(&self.view.words().word(word), column);
        format!(" {}  {}\n", style::paint(&format!("{sign} {head}"), style, self.view.color), text::line(name))
    }

    fn below(&self, words: &str) -> String {
        text::wrap(&text::line(words), self.view.width, INDENT, INDENT) + "\n"
    }

    pub(super) fn advice(&self, help: &str) -> String {
        self.faint(&format!("{}  {help}", self.view.words().word("report-help")))
    }

    /// The same, of what matters less.
    fn faint(&self, words: &str) -> String {
        if words.is_empty() {
            return String::new();
        }
        let lines = text::wrap(&text::line(words), self.view.width, INDENT, INDENT);
        style::paint(&lines, style::FAINT, self.view.color) + "\n"
    }

    fn age(&self, age: Duration) -> String {
        let unit = match age.unit {
            Unit::Days => "days",
            Unit::WorkingDays => "working_days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Years => "years",
        };
        let args = [("count", i64::from(age.count).into()), ("unit", unit.into())];
        self.view.words().phrase("report-todo_age", &args)
    }
}

/// Files by when they were captured, and the day before which that is too early.
type Dated<'a> = BTreeMap<(Date, Date), Vec<&'a Arc<str>>>;

fn sign(lack: Lack) -> &'static str {
    match lack {
        Lack::Missing | Lack::Uncoded => "✗",
        _ => "!",
    }
}
