//! Texts written out where they must follow a grammar or name something declared: selectors, regular expressions, evidence
//! paths, observations, reference data, time spans.

use heng_evidence::{Pattern, patterns_meet};
use heng_model::evidence::{Duration, ReferenceContent};
use heng_model::{Diagnostic, Message};
use rhai::Expr;

use super::known::Known;
use super::walk::Walker;
use crate::api::{bad_pattern, css_problem, misread, regex_problem};
use crate::suggest::nearest;

/// Methods of `bundle` that take the path of one file.
const ONE: [&str; 8] = ["page", "document", "table", "json", "find_page", "find_document", "find_table", "find_json"];
/// Methods of `bundle` that take a pattern.
const SEVERAL: [&str; 4] = ["pages", "documents", "find_pages", "find_documents"];

impl<'a> Walker<'a> {
    /// Looks at the arguments of a method.
    pub(super) fn literals(&mut self, receiver: &Known, name: &str, given: &[Known], written: &'a [Expr]) {
        let (Some(text), Some(place)) = (given.first().and_then(|known| known.text.clone()), written.first()) else {
            return;
        };
        let on = |kinds: &[&str]| kinds.iter().any(|kind| receiver.is(kind));
        let problem = match name {
            "select" | "links" => css_problem(&text),
            "has" | "find" if on(&["document", "element"]) => css_problem(&text),
            "capture" | "matches" if on(&["document", "text"]) || receiver.kind == crate::api::Type::Any => {
                regex_problem(&text)
            }
            "plus" | "minus" | "within" if on(&["date"]) => {
                let bad = text.parse::<Duration>().is_err();
                bad.then(|| Message::new("heng::rule::bad_duration").with("text", text.as_str()))
            }
            "observation" | "find_observation" if on(&["bundle"]) => self.observation(&text),
            "text" | "number" | "date" | "yes" | "has" | "find_date" if on(&["row"]) => {
                return self.column(&text, place);
            }
            "whose" => return self.column(&text, place),
            "list" | "table" if on(&["reference"]) => self.reference(name, &text),
            _ if on(&["bundle"]) && (ONE.contains(&name) || SEVERAL.contains(&name)) => {
                return self.path(name, &text, place);
            }
            _ => None,
        };
        if let Some(message) = problem {
            let span = self.span_of(place);
            self.say(Diagnostic::error(message), span);
        }
    }

    /// Looks at the argument of `date(…)`.
    pub(super) fn date(&mut self, given: &[Known], written: &'a [Expr]) {
        let text = given.first().and_then(|known| known.text.as_deref());
        let Some(text) = text.filter(|text| heng_evidence::parse_date(text).is_none()) else { return };
        let message = Message::new("heng::rule::not_a_date").with("text", text);
        let span = self.span_of(&written[0]);
        self.say(Diagnostic::error(message), span);
    }

    fn observation(&self, id: &str) -> Option<Message> {
        let (_, leaf) = self.leaf?;
        if leaf.observations.iter().any(|wanted| wanted.id == id) {
            return None;
        }
        let known: Vec<String> = leaf.observations.iter().map(|wanted| wanted.id.clone()).collect();
        let suggestion = nearest(id, known.iter().map(String::as_str));
        let message = Message::new("heng::rule::undeclared_observation").with("id", id).with("known", known);
        Some(message.with("suggestion", suggestion))
    }

    /// A column that none of the tables has which the leaf asks for. Nothing where one of them does not say its columns.
    fn column(&mut self, column: &str, place: &'a Expr) {
        let Some((_, leaf)) = self.leaf else { return };
        let is_table =
            |path: &str| [".csv", ".tsv", ".json"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
        let tables = || leaf.evidence.iter().filter(|wanted| is_table(&wanted.pattern) || !wanted.columns.is_empty());
        if tables().next().is_none() || tables().any(|wanted| wanted.columns.is_empty()) {
            return;
        }
        let references = self.definition.reference.values().flat_map(|reference| match &reference.content {
            ReferenceContent::Table { columns, .. } => columns.as_slice(),
            _ => &[],
        });
        let known: Vec<String> = tables().flat_map(|wanted| &wanted.columns).chain(references).cloned().collect();
        if known.iter().any(|known| heng_evidence::same(known, column)) {
            return;
        }
        self.undeclared(Message::new("heng::rule::undeclared_column").with("column", column), column, known, place);
    }

    fn reference(&self, name: &str, id: &str) -> Option<Message> {
        let all = &self.definition.reference;
        let Some(reference) = all.get(id) else {
            let known: Vec<String> = all.keys().cloned().collect();
            let suggestion = nearest(id, known.iter().map(String::as_str));
            let message = Message::new("heng::rule::unknown_reference").with("id", id).with("known", known);
            return Some(message.with("suggestion", suggestion));
        };
        let fits = match reference.content {
            ReferenceContent::List(_) => name == "list",
            ReferenceContent::Table { .. } => name == "table",
            ReferenceContent::Calendar(_) => false,
        };
        (!fits).then(|| Message::new("heng::rule::reference_kind").with("id", id).with("wanted", name))
    }

    fn path(&mut self, name: &str, path: &str, place: &'a Expr) {
        let span = self.span_of(place);
        if Pattern::parse(path).is_err() {
            return self.say(Diagnostic::error(bad_pattern(path)), span);
        }
        if ONE.contains(&name) && path.contains(['*', '?', '[', '{']) {
            let message = Message::new("heng::rule::pattern_for_one").with("pattern", path);
            return self.say(Diagnostic::error(message), span);
        }
        if let Some(message) = misread(name, path) {
            return self.say(Diagnostic::error(message), span);
        }
        let Some((_, leaf)) = self.leaf else { return };
        if leaf.evidence.iter().any(|wanted| patterns_meet(&wanted.pattern, path)) {
            return;
        }
        let known = leaf.evidence.iter().map(|wanted| wanted.pattern.clone()).collect();
        self.undeclared(Message::new("heng::rule::undeclared_evidence").with("path", path), path, known, place);
    }

    /// Warns of what `indicator.yaml` does not name among what it does.
    fn undeclared(&mut self, message: Message, written: &str, known: Vec<String>, place: &'a Expr) {
        let folder = self.leaf.and_then(|(_, leaf)| leaf.folder.as_deref()).unwrap_or_default();
        let suggestion = nearest(written, known.iter().map(String::as_str));
        let message = message.with("known", known).with("suggestion", suggestion);
        let message = message.with("file", format!("{folder}/indicator.yaml"));
        let span = self.span_of(place);
        self.say(Diagnostic::warning(message), span);
    }
}
