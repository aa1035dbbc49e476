//! Running one check on one subject, statement by statement. The statement is the unit of evidence: what it read is what its
//! judgements rest on, and what it misses costs its own criteria and the names it would have written.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use heng_model::Message;
use heng_model::judgement::{LeafJudgement, RuleError};
use rhai::{Caches, Dynamic, Engine, EvalAltResult, GlobalRuntimeState, Map, Scope, Stmt};

use crate::compile::Script;
use crate::failure::rule_error;
use crate::flow::{Flow, Step, Unit};
use crate::run::Run;
use crate::stop::Stop;
use crate::values::{BundleValue, ReferenceValue};
use crate::verdict;

/// A range of the run's log.
pub type Range = (usize, usize);

/// Why a name has no value, or a criterion no judgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// A collector's record says that it is not there.
    Absent(Message),
    /// Evidence is missing.
    Missing(Message),
    /// The rule failed there; the errors say how.
    Failed,
}

impl Loss {
    /// Of two losses the graver one decides.
    fn gravity(&self) -> u8 {
        match self {
            Loss::Absent(_) => 0,
            Loss::Missing(_) => 1,
            Loss::Failed => 2,
        }
    }
}

/// What is known of a name.
#[derive(Debug, Clone, Default)]
struct Known {
    rests_on: Vec<Range>,
    loss: Option<Loss>,
}

/// Criteria that a statement could not judge.
#[derive(Debug)]
pub struct Lost {
    /// Their names, where they are written out.
    pub criteria: Vec<String>,
    /// It would have judged criteria whose names are not written out.
    pub unnamed: bool,
    /// Why not.
    pub why: Loss,
    /// What happened until then.
    pub rests_on: Vec<Range>,
}

/// How a check ended early.
#[derive(Debug)]
pub enum Ended {
    /// By `not_applicable`, `missing` or `veto`.
    Said(Arc<Stop>, Vec<Range>),
    /// By a bound.
    Bound(RuleError),
    /// The whole run is over.
    Aborted,
}

/// What came of the statements.
#[derive(Debug, Default)]
pub struct Ran {
    /// For each judgement of the run: what it rests on besides its own reads, and whether that is coarse.
    pub rests_on: Vec<(Vec<Range>, bool)>,
    /// For each measure of the run: what it rests on besides its own reads.
    pub measures_rest_on: Vec<Vec<Range>>,
    /// What could not be judged.
    pub lost: Vec<Lost>,
    /// Why a measure could not be taken, and what happened until then: the first that was lost.
    pub lost_measure: Option<(Loss, Vec<Range>)>,
    /// Errors of the rule.
    pub errors: Vec<RuleError>,
    /// How it ended early.
    pub ended: Option<Ended>,
}

/// Runs a check. Nothing is returned where the whole run was aborted.
pub fn run(engine: &Engine, script: &Script, run: &Arc<Run>, params: Map) -> Option<LeafJudgement> {
    let mut runner = Runner {
        engine,
        script,
        run,
        global: engine.new_global_runtime_state(),
        caches: Caches::new(),
        scope: Scope::new(),
        known: BTreeMap::new(),
        ran: Ran::default(),
    };
    runner.global.lib.push(script.ast.shared_lib().clone());
    runner.global.source = script.ast.source().map(Into::into);
    runner.global.always_search_scope = true;
    runner.global.tag = Dynamic::from(run.clone());
    let [bundle, parameters] = &script.parameters;
    runner.scope.push_constant("reference", ReferenceValue);
    runner.scope.push(bundle.as_str(), BundleValue);
    runner.scope.push_dynamic(parameters.as_str(), Dynamic::from_map(params));
    runner.all(&script.units, &[]);
    run.release();
    match runner.ran.ended {
        Some(Ended::Aborted) => None,
        _ => Some(verdict::of(script, run, runner.ran)),
    }
}

struct Runner<'a> {
    engine: &'a Engine,
    script: &'a Script,
    run: &'a Arc<Run>,
    global: GlobalRuntimeState,
    caches: Caches,
    scope: Scope<'static>,
    known: BTreeMap<String, Known>,
    ran: Ran,
}

impl Runner<'_> {
    /// Statements in a row, under conditions that rest on `control`.
    fn all(&mut self, units: &[Unit], control: &[Range]) {
        for unit in units {
            if self.ran.ended.is_some() {
                return;
            }
            match &unit.step {
                Step::Plain(statement) => self.plain(statement, &unit.flow, control),
                Step::If { condition, asks, then, otherwise } => {
                    self.branch(unit, condition, asks, then, otherwise, control);
                }
                Step::Block(units) => self.nested(units, control),
            }
        }
    }

    /// Statements whose names end with them.
    fn nested(&mut self, units: &[Unit], control: &[Range]) {
        let length = self.scope.len();
        self.all(units, control);
        self.scope.rewind(length);
    }

    fn branch(
        &mut self,
        unit: &Unit,
        condition: &Stmt,
        asks: &Flow,
        then: &[Unit],
        otherwise: &[Unit],
        control: &[Range],
    ) {
        let Some((value, rests_on)) = self.evaluate(condition, asks, &unit.flow, control) else { return };
        match value.as_bool() {
            Ok(true) => self.nested(then, &rests_on),
            Ok(false) => self.nested(otherwise, &rests_on),
            Err(_) => {
                let message = Message::new("heng::rule::condition_not_bool").with("call", "if");
                let message = message.with("kind", crate::values::kind(&value));
                let place = self.script.text.rule_place(condition.position());
                self.ran.errors.push(RuleError { message, chain: vec![place], evidence: None });
                self.lose(&unit.flow, Loss::Failed, rests_on.clone());
            }
        }
        // Whichever side ran, what it could have written rests on the condition too.
        for name in &unit.flow.writes {
            if let Some(known) = self.known.get_mut(name) {
                merge(&mut known.rests_on, &rests_on);
            }
        }
    }

    fn plain(&mut self, statement: &Stmt, flow: &Flow, control: &[Range]) {
        let Some((_, rests_on)) = self.evaluate(statement, flow, flow, control) else { return };
        for name in &flow.writes {
            let known = self.known.entry(name.clone()).or_default();
            if flow.declares.contains(name) {
                *known = Known::default();
            }
            merge(&mut known.rests_on, &rests_on);
        }
    }

    /// Evaluates a statement that reads as `asks` says; what is lost when it fails is all of `loses`. Gives the value and what
    /// it rests on; nothing where it failed.
    fn evaluate(
        &mut self,
        statement: &Stmt,
        asks: &Flow,
        loses: &Flow,
        control: &[Range],
    ) -> Option<(Dynamic, Vec<Range>)> {
        let mut inherited = control.to_vec();
        let mut gravest: Option<Loss> = None;
        for known in asks.reads.iter().filter_map(|name| self.known.get(name)) {
            merge(&mut inherited, &known.rests_on);
            if let Some(new) = &known.loss
                && gravest.as_ref().is_none_or(|old| new.gravity() > old.gravity())
            {
                gravest = Some(new.clone());
            }
        }
        if let Some(why) = gravest {
            self.lose(loses, why, inherited);
            return None;
        }
        let (start, judged, measured) = {
            let mut state = self.run.state();
            let start = state.log.len();
            state.statement_start = start;
            state.last_judged = start;
            state.last_measured = start;
            state.judged_here = 0;
            (start, state.judged.len(), state.measured.len())
        };
        if let Some(watch) = &self.run.watch {
            watch.runs(&self.script.text.source.name, statement);
        }
        let result = self.call(statement);
        let end = self.run.mark();
        for judged in &self.run.state().judged[judged..] {
            let coarse = judged.not_first && asks.nested;
            let mut rests_on = inherited.clone();
            if coarse {
                merge(&mut rests_on, &[(start, judged.own.1)]);
            }
            self.ran.rests_on.push((rests_on, coarse));
        }
        let measured = self.run.state().measured.len() - measured;
        self.ran.measures_rest_on.extend(std::iter::repeat_n(inherited.clone(), measured));
        merge(&mut inherited, &[(start, end)]);
        match result {
            Ok(value) => Some((value, inherited)),
            Err(error) => {
                self.failed(&error, statement, loses, inherited);
                None
            }
        }
    }

    /// A panic within a native function is an error of this check, and of nothing else.
    fn call(&mut self, statement: &Stmt) -> Result<Dynamic, Box<EvalAltResult>> {
        let (engine, global, caches, scope) = (self.engine, &mut self.global, &mut self.caches, &mut self.scope);
        #[allow(deprecated, reason = "the one way to run a statement in a scope that stays; the version is pinned")]
        let evaluate = || engine.eval_statements_raw(global, caches, scope, std::slice::from_ref(statement));
        catch_unwind(AssertUnwindSafe(evaluate)).unwrap_or_else(|panic| {
            let message = Message::new("heng::rule::panic").with("words", crate::guard::words_of(&*panic));
            crate::stop::fault(message).raise(statement.position())
        })
    }

    fn failed(&mut self, error: &EvalAltResult, statement: &Stmt, loses: &Flow, rests_on: Vec<Range>) {
        let Some(stop) = Stop::of(error) else {
            return self.broke(error, statement, loses, rests_on);
        };
        match &*stop {
            Stop::Missing(message) => self.lose(loses, Loss::Missing(message.clone()), rests_on),
            Stop::Absent { message, .. } => self.lose(loses, Loss::Absent(message.clone()), rests_on),
            Stop::NotApplicable(_) | Stop::MissingWhole(_) | Stop::Veto(_) => {
                self.ran.ended = Some(Ended::Said(stop.clone(), rests_on));
            }
            Stop::Fault(_) => self.broke(error, statement, loses, rests_on),
            Stop::Bound(_) => {
                self.ran.ended = Some(Ended::Bound(self.error(error, statement)));
            }
            Stop::Aborted => self.ran.ended = Some(Ended::Aborted),
        }
    }

    /// The rule itself is wrong there.
    fn broke(&mut self, error: &EvalAltResult, statement: &Stmt, loses: &Flow, rests_on: Vec<Range>) {
        let error = self.error(error, statement);
        self.ran.errors.push(error);
        self.lose(loses, Loss::Failed, rests_on);
    }

    fn error(&self, error: &EvalAltResult, statement: &Stmt) -> RuleError {
        rule_error(self.script, &self.run.definition.limits, error, statement.position())
    }

    /// A statement is lost: its criteria, and the names it writes.
    fn lose(&mut self, flow: &Flow, why: Loss, rests_on: Vec<Range>) {
        for name in &flow.writes {
            let known = self.known.entry(name.clone()).or_default();
            merge(&mut known.rests_on, &rests_on);
            if known.loss.as_ref().is_none_or(|old| why.gravity() > old.gravity()) {
                known.loss = Some(why.clone());
            }
        }
        if flow.measures && self.ran.lost_measure.is_none() {
            self.ran.lost_measure = Some((why.clone(), rests_on.clone()));
        }
        // A name that was to be declared must be there for the statements that are not run to be passed over.
        if flow.judges() {
            let criteria = flow.criteria.iter().cloned().collect();
            self.ran.lost.push(Lost { criteria, unnamed: flow.judges_unnamed, why, rests_on });
        }
    }
}

/// Adds ranges to ranges, in order and without repetition.
fn merge(into: &mut Vec<Range>, more: &[Range]) {
    for range in more {
        if range.0 < range.1 && !into.contains(range) {
            into.push(*range);
        }
    }
}
