//! What a check judges, held against the rubric: criteria, states, parameters.

use std::collections::BTreeSet;

use heng_model::indicator::Leaf;
use heng_model::pointer::step;
use heng_model::rubric::Criterion;
use heng_model::{Diagnostic, Message, Span};
use rhai::{Expr, FnCallExpr, Position};

use super::known::{Known, in_words};
use super::part::Function;
use super::walk::Walker;
use crate::suggest::nearest;

/// What the check of a leaf came across.
#[derive(Debug, Default)]
pub struct Rubric {
    /// Parameters that are read.
    pub params: BTreeSet<String>,
    /// Parameters are gone through by names that are not written out.
    pub all_params: bool,
    /// Criteria that are judged in a loop, which is said already.
    pub looped: BTreeSet<String>,
    /// A criterion is judged whose name is not written out, or a call was not followed.
    pub uncertain: bool,
}

impl<'a> Walker<'a> {
    /// Looks at `judge`, `grade`, `cover`, `skip` and `measure`.
    pub(super) fn judging(&mut self, name: &str, call: &'a FnCallExpr, given: &[Known], position: Position) {
        if name == "measure" {
            return self.measure(call, given);
        }
        if !["judge", "grade", "cover", "skip"].contains(&name) {
            return;
        }
        let Some(id) = given.first().and_then(|known| known.text.clone()) else {
            self.rubric.uncertain = true;
            return;
        };
        let Some((_, leaf)) = self.leaf else { return };
        let place = self.span_of(&call.args[0]);
        let Some(criterion) = leaf.rubric.iter().find(|criterion| criterion.id.as_str() == id) else {
            return self.unknown_criterion(leaf, &id, place);
        };
        if let Some(from) = &criterion.from {
            let message = Message::new("heng::rule::judged_by_observation").with("criterion", id.as_str());
            let diagnostic = Diagnostic::error(message.with("observation", from.as_str())).at(self.source(), place);
            let diagnostic = self.beside_yaml(diagnostic, leaf, &format!("/rubric/{id}"), "heng::rule::criterion_here");
            self.findings.add(diagnostic);
        }
        self.judged_at(criterion, place);
        self.once(&id, place, position);
        if let (Some(value), Some(written)) = (given.get(1), call.args.get(1)) {
            match name {
                "judge" => self.yes_or_no(&id, value, written),
                "grade" => self.graded(criterion, value, written),
                _ => {}
            }
        }
    }

    fn judged_at(&mut self, criterion: &Criterion, place: Span) {
        let Some((node, _)) = self.leaf else { return };
        let source = self.source();
        let at = (source.name.clone(), source.position(place.start).0);
        self.findings.outline.judged.entry((node.id.clone(), criterion.id.clone())).or_default().insert(at);
    }

    fn unknown_criterion(&mut self, leaf: &Leaf, id: &str, place: Span) {
        let known: Vec<String> = leaf.rubric.iter().map(|criterion| criterion.id.to_string()).collect();
        let suggestion = nearest(id, known.iter().map(String::as_str));
        let message = Message::new("heng::rule::unknown_criterion").with("criterion", id).with("known", known);
        self.say(Diagnostic::error(message.with("suggestion", suggestion)), place);
    }

    /// Each criterion once on every way through the check.
    fn once(&mut self, id: &str, place: Span, position: Position) {
        let here = (self.source().clone(), place);
        let Some(before) = self.paths.judge(id, here.clone()) else {
            if self.repeated > 0 {
                let message = Message::new("heng::rule::judged_in_loop").with("criterion", id);
                let span = self.token(position);
                self.say(Diagnostic::warning(message), span);
                self.rubric.looped.insert(id.to_owned());
            }
            return;
        };
        let (certain, (source, span)) = before;
        let code = if certain { "heng::rule::judged_twice" } else { "heng::rule::perhaps_judged_twice" };
        let message = Message::new(code).with("criterion", id);
        let diagnostic = if certain { Diagnostic::error(message) } else { Diagnostic::warning(message) };
        let diagnostic = diagnostic.at(&here.0, here.1);
        self.findings.add(diagnostic.context(&source, span, Message::new("heng::rule::judged_first_here")));
    }

    fn yes_or_no(&mut self, id: &str, value: &Known, written: &'a Expr) {
        if let Some(kind) = in_words(&value.kind).filter(|_| !value.is("bool") && !value.is("observation")) {
            let message = Message::new("heng::rule::judge_needs_bool").with("criterion", id).with("kind", kind);
            let span = self.span_of(written);
            self.say(Diagnostic::error(message), span);
        }
    }

    fn graded(&mut self, criterion: &Criterion, value: &Known, written: &'a Expr) {
        let span = self.span_of(written);
        if let Expr::Map(map, _) = written {
            let names: Vec<(&str, Position)> = map.0.iter().map(|(key, _)| (key.name.as_str(), key.pos)).collect();
            return self.ladder(criterion, &names, span);
        }
        if value.is("text") {
            if let Some(state) = &value.text
                && !criterion.states.iter().any(|known| heng_evidence::same(&known.name, state))
            {
                self.unknown_state(criterion, state, span);
            }
            return;
        }
        let fits = ["number", "share", "observation", "map"].iter().any(|kind| value.is(kind));
        if let Some(kind) = in_words(&value.kind).filter(|_| !fits) {
            let message = Message::new("heng::rule::grade_needs_ratio").with("criterion", &criterion.id);
            self.say(Diagnostic::error(message.with("kind", kind)), span);
        }
    }

    /// `#{ state: condition, … }`
    fn ladder(&mut self, criterion: &Criterion, names: &[(&str, Position)], span: Span) {
        let unknown: Vec<&(&str, Position)> =
            names.iter().filter(|(name, _)| criterion.state(name).is_none()).collect();
        for (name, position) in &unknown {
            let span = self.token(*position);
            self.unknown_state(criterion, name, span);
        }
        if !unknown.is_empty() || criterion.states.is_empty() {
            return;
        }
        for state in criterion.states.iter().skip(1) {
            if !names.iter().any(|(name, _)| *name == state.name) {
                let message = Message::new("heng::rule::state_without_condition").with("criterion", &criterion.id);
                self.say(Diagnostic::error(message.with("state", state.name.as_str())), span);
            }
        }
    }

    fn unknown_state(&mut self, criterion: &Criterion, state: &str, span: Span) {
        if criterion.states.is_empty() {
            let message = Message::new("heng::rule::no_states").with("criterion", &criterion.id).with("state", state);
            return self.say(Diagnostic::error(message), span);
        }
        let known: Vec<String> = criterion.states.iter().map(|state| state.name.clone()).collect();
        let suggestion = nearest(state, known.iter().map(String::as_str));
        let message = Message::new("heng::rule::unknown_state").with("criterion", &criterion.id).with("state", state);
        self.say(Diagnostic::error(message.with("known", known).with("suggestion", suggestion)), span);
    }

    fn measure(&mut self, call: &'a FnCallExpr, given: &[Known]) {
        let [name, value] = given else { return };
        if let Some(kind) = in_words(&value.kind).filter(|_| !value.is("number") && !value.is("share")) {
            let message = Message::new("heng::rule::measure_needs_number").with("kind", kind);
            let span = self.span_of(&call.args[1]);
            let name = name.text.clone().unwrap_or_else(|| "…".to_owned());
            self.say(Diagnostic::error(message.with("name", name)), span);
        }
    }

    /// At the end of the check: what was never judged, what was not judged on every way, and parameters that nobody reads.
    pub(super) fn finish(&mut self, check: &Function) {
        let Some((_, leaf)) = self.leaf else { return };
        if !self.rubric.uncertain
            && let Some(here) = self.paths.here.take()
        {
            for criterion in self.unlooped(leaf) {
                let id = criterion.id.as_str();
                let diagnostic = match here.of(id) {
                    Some((true, _)) => continue,
                    Some((false, (source, span))) => {
                        let message = Message::new("heng::rule::perhaps_never_judged").with("criterion", id);
                        Diagnostic::warning(message).at(source, *span)
                    }
                    None => {
                        let message = Message::new("heng::rule::never_judged").with("criterion", id);
                        Diagnostic::error(message).at(self.source(), check.span)
                    }
                };
                let pointer = format!("/rubric/{id}");
                let diagnostic = self.beside_yaml(diagnostic, leaf, &pointer, "heng::rule::criterion_here");
                self.findings.add(diagnostic);
            }
        }
        if self.rubric.all_params {
            return;
        }
        for name in leaf.params.keys().filter(|name| !self.rubric.params.contains(*name)) {
            // `cover` names it in the rubric.
            let folder = leaf.folder.as_deref().unwrap_or_default();
            let pointer = format!("/params/{}", step(name));
            if let Some((source, span)) = (self.places)(&format!("{folder}/indicator.yaml"), &pointer) {
                let message = Message::new("heng::rule::unused_param").with("name", name);
                let message = message.with("script", self.source().name.as_str());
                self.findings.add(Diagnostic::warning(message).at(&source, span));
            }
        }
    }

    /// The criteria that the script has to judge, without those of which it is said that it judges them too often.
    fn unlooped(&self, leaf: &'a Leaf) -> Vec<&'a Criterion> {
        let own = leaf.rubric.iter().filter(|criterion| criterion.from.is_none());
        own.filter(|criterion| !self.rubric.looped.contains(criterion.id.as_str())).collect()
    }

    /// The same with the place in `indicator.yaml` that it is about, where that is known.
    fn beside_yaml(&self, diagnostic: Diagnostic, leaf: &Leaf, pointer: &str, words: &'static str) -> Diagnostic {
        let folder = leaf.folder.as_deref().unwrap_or_default();
        match (self.places)(&format!("{folder}/indicator.yaml"), pointer) {
            Some((source, span)) => diagnostic.context(&source, span, Message::new(words)),
            None => diagnostic,
        }
    }
}
