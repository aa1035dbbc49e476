//! All checks of a methodology, compiled, and the workers that run them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_evidence::Bundle;
use heng_model::judgement::{LeafJudgement, Reason, RuleError, Verdict};
use heng_model::subject::Subject;
use heng_model::trail::Trail;
use heng_model::{Definition, Diagnostic, IndicatorId, Message, Source};
use rhai::{Engine, Module, Scope, Shared};

use crate::compile::{Script, compile, parse_diagnostic};
use crate::place::Text;
use crate::run::{Meter, Run};
use crate::{check, params, sandbox};

/// The compiled checks of a methodology.
#[derive(Debug)]
pub struct Rulebook {
    definition: Arc<Definition>,
    scripts: BTreeMap<String, Arc<Script>>,
    libraries: Vec<(String, Shared<Module>)>,
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
        let mut book = Self { definition, scripts: BTreeMap::new(), libraries: Vec::new(), broken: BTreeMap::new() };
        let mut texts = BTreeMap::new();
        for (path, source) in libraries {
            // Libraries see those before them in the order of names.
            let engine = sandbox::engine(&meter, sandbox::DEEPEST_CALLS, &book.libraries);
            let text = Text::new(source.clone());
            match guarded(source, || library(&engine, &text).map_err(|problem| vec![problem])) {
                Ok(module) => {
                    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rhai");
                    book.libraries.push((name.to_owned(), module));
                }
                Err(problems) => {
                    book.broken.insert(path.clone(), problems);
                }
            }
            texts.insert(source.name.clone(), text);
        }
        let texts = Arc::new(texts);
        let engine = sandbox::engine(&meter, sandbox::DEEPEST_CALLS, &book.libraries);
        for (path, source) in scripts {
            match guarded(source, || compile(&engine, source, &texts)) {
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
        self.broken.values().flatten().cloned().collect()
    }

    /// The head of a script (`//!`), by its path.
    pub fn head(&self, path: &str) -> Option<&str> {
        self.scripts.get(path).map(|script| script.head.as_str())
    }

    /// A worker: one per thread.
    pub fn worker(&self, abort: &Arc<AtomicBool>) -> Worker<'_> {
        let meter = Meter::new(abort.clone());
        let engine = sandbox::engine(&meter, self.definition.limits.call_depth, &self.libraries);
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

/// A panic while a script is compiled is a mistake of that script alone.
fn guarded<T>(source: &Arc<Source>, work: impl FnOnce() -> Result<T, Vec<Diagnostic>>) -> Result<T, Vec<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = Message::new("heng::rule::panic").with("words", words_of(&*panic));
        Err(vec![Diagnostic::error(message).at(source, heng_model::Span::default())])
    })
}

/// What a panic said.
pub(crate) fn words_of(panic: &(dyn std::any::Any + Send)) -> &str {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default()
}

fn library(engine: &Engine, text: &Text) -> Result<Shared<Module>, Diagnostic> {
    let mut ast = engine.compile(&text.source.text).map_err(|error| parse_diagnostic(text, &error, &[]))?;
    ast.set_source(text.source.name.as_str());
    let module = Module::eval_ast_as_new(Scope::new(), &ast, engine).map_err(|error| {
        let message = Message::new("heng::rule::library_runs").with("reason", error.to_string());
        Diagnostic::error(message).at(&text.source, text.token(error.position()))
    })?;
    Ok(module.into())
}

/// Runs checks, one at a time.
#[derive(Debug)]
pub struct Worker<'a> {
    book: &'a Rulebook,
    engine: Engine,
    meter: Arc<Meter>,
}

impl Worker<'_> {
    /// What the check of a leaf says of a subject. Nothing where the whole run was aborted.
    pub fn judge(
        &self,
        indicator: &IndicatorId,
        subject: &Arc<Subject>,
        bundle: &Arc<Bundle>,
    ) -> Option<LeafJudgement> {
        let definition = &self.book.definition;
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
        let map = match params::in_effect(definition, leaf, subject) {
            Ok(map) => map,
            Err(message) => {
                let chain = vec![script.text.rule_place(rhai::Position::new(1, 1))];
                let errors = vec![RuleError { message, chain, evidence: None }];
                return Some(LeafJudgement::only(Verdict::Error { errors }));
            }
        };
        self.meter.reset(&definition.limits);
        let run = Run::new(definition.clone(), indicator.clone(), subject.clone(), bundle.clone(), self.meter.clone());
        check::run(&self.engine, &script, &run, map)
    }
}
