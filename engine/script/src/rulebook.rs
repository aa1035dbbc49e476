//! All checks of a methodology, compiled, and the workers that run them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_evidence::Bundle;
use heng_model::judgement::{LeafJudgement, Reason, RuleError, Verdict};
use heng_model::subject::Subject;
use heng_model::trail::Trail;
use heng_model::{Definition, Diagnostic, IndicatorId, Message, Source};
use rhai::Engine;

use crate::compile::{Script, compile};
use crate::libraries::Libraries;
use crate::lint::KeyPlace;
use crate::run::{Meter, Run};
use crate::{check, guard, params, sandbox};

/// The compiled checks of a methodology.
#[derive(Debug)]
pub struct Rulebook {
    pub(crate) definition: Arc<Definition>,
    pub(crate) scripts: BTreeMap<String, Arc<Script>>,
    pub(crate) libraries: Libraries,
    /// Scripts that do not compile, by path: their leaves are errors, the others go on.
    broken: BTreeMap<String, Vec<Diagnostic>>,
}

impl Rulebook {
    /// Compiles every script and library. Keys are paths within the methodology.
    pub fn compile(
        definition: Arc<Definition>,
        scripts: &BTreeMap<String, Arc<Source>>,
        libraries: &BTreeMap<String, Arc<Source>>,
    ) -> Self {
        let meter = Meter::new(Arc::default());
        let libraries = Libraries::compile(&meter, libraries);
        let mut book = Self { definition, scripts: BTreeMap::new(), libraries, broken: BTreeMap::new() };
        let texts =
            book.libraries.good.values().map(|library| (library.text.source.name.clone(), library.text.clone()));
        let texts = Arc::new(texts.collect());
        let engine = sandbox::engine(&meter, sandbox::DEEPEST_CALLS, &book.libraries.modules);
        for (path, source) in scripts {
            match guard::compiling(source, || compile(&engine, source, &texts, book.libraries.around())) {
                Ok(script) => {
                    book.scripts.insert(path.clone(), Arc::new(script));
                }
                Err(problems) => {
                    book.broken.insert(path.clone(), problems);
                }
            }
        }
        book
    }

    /// What is wrong with scripts that do not compile.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.libraries.broken.values().chain(self.broken.values()).flatten().cloned().collect()
    }

    /// All that can be said of the scripts and libraries without running them, by file and place: what does not compile, and
    /// what is wrong or unused in what does. `places` finds the keys of the methodology's YAML.
    pub fn lint(&self, places: &KeyPlace<'_>) -> Vec<Diagnostic> {
        crate::lint::lint(self, places)
    }

    /// The head of a script (`//!`), by its path.
    pub fn head(&self, path: &str) -> Option<&str> {
        self.scripts.get(path).map(|script| script.head.as_str())
    }

    /// A worker: one per thread.
    pub fn worker(&self, abort: &Arc<AtomicBool>) -> Worker<'_> {
        let meter = Meter::new(abort.clone());
        let engine = sandbox::engine(&meter, self.definition.limits.call_depth, &self.libraries.modules);
        Worker { book: self, engine, meter }
    }

    fn broken_leaf(&self, path: &str) -> LeafJudgement {
        let problems = self.broken.get(path).map(Vec::as_slice).unwrap_or_default();
        let errors = problems.iter().map(|problem| {
            let chain = problem.labels.first().map(|label| {
                let (line, column) = label.source.position(label.span.start);
                heng_model::trail::RulePlace { file: label.source.name.as_str().into(), line, column, span: label.span }
            });
            RuleError { message: problem.message.clone(), chain: chain.into_iter().collect(), evidence: None }
        });
        LeafJudgement::only(Verdict::Error { errors: errors.collect() })
    }
}

/// Runs checks, one at a time.
#[derive(Debug)]
pub struct Worker<'a> {
    book: &'a Rulebook,
    engine: Engine,
    meter: Arc<Meter>,
}

impl Worker<'_> {
    /// The definition that its rulebook was compiled for.
    pub fn definition(&self) -> &Arc<Definition> {
        &self.book.definition
    }

    /// What the check of a leaf says of a subject. Nothing where the whole run was aborted.
    pub fn judge(
        &self,
        indicator: &IndicatorId,
        subject: &Arc<Subject>,
        bundle: &Arc<Bundle>,
    ) -> Option<LeafJudgement> {
        self.judge_under(&self.book.definition, indicator, subject, bundle)
    }

    /// The same under another definition that names the same scripts: other parameters, another assessment date, fewer
    /// leaves. How deep calls may go stays as it was when the worker was made.
    pub fn judge_under(
        &self,
        definition: &Arc<Definition>,
        indicator: &IndicatorId,
        subject: &Arc<Subject>,
        bundle: &Arc<Bundle>,
    ) -> Option<LeafJudgement> {
        let leaf = definition.tree.get(indicator)?.leaf.as_ref()?;
        if leaf.is_planned() {
            return Some(LeafJudgement::only(Verdict::Planned));
        }
        if !leaf.applies_to.admits(subject) {
            let message = Message::new("heng::finding::does_not_apply").with("subject", subject.name.as_str());
            let why = Reason { message, trail: Trail::default(), at: None };
            return Some(LeafJudgement::only(Verdict::NotApplicable { why }));
        }
        let path = leaf.script.as_deref().unwrap_or_default();
        let script = match self.book.scripts.get(path) {
            Some(script) => script.clone(),
            None if leaf.script.is_none() => Arc::new(Script::empty()),
            None => return Some(self.book.broken_leaf(path)),
        };
        if !script.returns.is_empty() {
            let errors = script.returns.iter().map(|position| {
                let chain = vec![script.text.rule_place(*position)];
                RuleError { message: Message::new("heng::rule::return_in_check"), chain, evidence: None }
            });
            return Some(LeafJudgement::only(Verdict::Error { errors: errors.collect() }));
        }
        let map = match params::in_effect(definition, leaf, subject) {
            Ok(map) => map,
            Err(message) => {
                let chain = vec![script.text.rule_place(rhai::Position::new(1, 1))];
                let errors = vec![RuleError { message, chain, evidence: None }];
                return Some(LeafJudgement::only(Verdict::Error { errors }));
            }
        };
        self.meter.reset(&definition.limits);
        let (meter, closures) = (self.meter.clone(), script.closures.clone());
        let run = Run::new(definition.clone(), indicator.clone(), subject.clone(), bundle.clone(), meter, closures);
        check::run(&self.engine, &script, &run, map)
    }
}
