//! The reading of one check for one leaf, statement by statement.

use std::sync::Arc;

use heng_model::indicator::{Leaf, Node};
use heng_model::{Definition, Diagnostic, Message, Source, Span};
use rhai::{ASTFlags, Expr, FlowControl, Position, Stmt, SwitchCasesCollection};

use super::KeyPlace;
use super::bindings::{Bound, Declared, How, Scopes};
use super::criteria::Paths;
use super::findings::Findings;
use super::judging::Rubric;
use super::known::{Known, in_words};
use super::part::{Function, Part, Parts};
use crate::api::Type;

/// Calls of the script's own functions that are followed for one leaf; a script that has more is read shallowly from there.
const MOST_CALLS: usize = 2_000;
/// Expressions within expressions and followed calls: so far a stack of two megabytes holds.
const DEEPEST: usize = 120;

/// Reads a script.
pub struct Walker<'a> {
    pub(super) definition: &'a Definition,
    pub(super) parts: &'a Parts,
    pub(super) part: &'a Part,
    pub(super) findings: &'a mut Findings,
    pub(super) leaf: Option<(&'a Node, &'a Leaf)>,
    pub(super) places: &'a KeyPlace<'a>,
    /// Whether several leaves use the script.
    shared: bool,
    pub(super) scopes: Scopes,
    pub(super) paths: Paths,
    pub(super) rubric: Rubric,
    /// The functions that are being read, to stop at those that call themselves.
    active: Vec<(String, String, usize)>,
    followed: usize,
    pub(super) depth: usize,
    /// Within how many loops and closures the reading stands.
    pub(super) repeated: usize,
    /// Within how many conditions, closures and functions: there, something above may have asked whether a thing was found.
    pub(super) asked: usize,
    /// Whether it stands in the body of `check` itself, outside closures.
    in_check: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(
        definition: &'a Definition,
        parts: &'a Parts,
        findings: &'a mut Findings,
        leaf: Option<(&'a Node, &'a Leaf)>,
        places: &'a KeyPlace<'a>,
    ) -> Self {
        static NOTHING: std::sync::OnceLock<Part> = std::sync::OnceLock::new();
        Self {
            definition,
            parts,
            part: NOTHING.get_or_init(Part::nothing),
            findings,
            leaf,
            places,
            shared: false,
            scopes: Scopes::default(),
            paths: Paths::new(),
            rubric: Rubric::default(),
            active: Vec::new(),
            followed: 0,
            depth: 0,
            repeated: 0,
            asked: 0,
            in_check: false,
        }
    }

    /// The same for a script that several leaves use.
    pub(super) fn shared(mut self, shared: bool) -> Self {
        self.shared = shared;
        self
    }

    /// Reads a check, and says what its rubric and its parameters lack.
    pub(super) fn check(mut self, part: &'a Part) {
        self.part = part;
        let Some(check) = part.named("check").find(|function| function.parameters.len() == 2) else { return };
        let given = [Known::named("bundle"), Known::named("params")];
        self.in_check = true;
        self.function(part, check, &given, false);
        self.finish(check);
    }

    /// Reads functions that nothing calls, so that what is wrong in them is said too.
    pub(super) fn uncalled(mut self, part: &'a Part, function: &'a Function) {
        let given: Vec<Known> = function.parameters.iter().map(|_| Known::any()).collect();
        self.function(part, function, &given, true);
    }

    /// Follows a call. `used` says whether what it gives is used.
    pub(super) fn function(&mut self, part: &'a Part, function: &'a Function, given: &[Known], used: bool) -> Known {
        let key = (part.text.source.name.clone(), function.name.clone(), function.parameters.len());
        self.findings.called.insert(key.clone());
        if self.active.contains(&key) || self.followed >= MOST_CALLS {
            self.rubric.uncertain = true;
            self.rubric.all_params |= self.followed >= MOST_CALLS;
            return Known::any();
        }
        self.followed += 1;
        let is_check = self.active.is_empty() && self.in_check;
        self.active.push(key);
        let part = std::mem::replace(&mut self.part, part);
        let scopes = std::mem::take(&mut self.scopes);
        let in_check = std::mem::replace(&mut self.in_check, is_check);
        let left = self.paths.call();
        // A library's functions keep to what their callers agreed on.
        let library = self.part.text.source.name.starts_with("lib/") && !function.private;
        let how = if is_check || library { How::Given } else { How::Parameter };
        for ((name, span), known) in function.parameters.iter().zip(given) {
            self.declare(name, *span, how, known.clone());
        }
        self.asked += usize::from(!is_check);
        let gives = self.statements(&function.body, used);
        self.asked -= usize::from(!is_check);
        self.paths.returned(left);
        self.in_check = in_check;
        self.scopes = scopes;
        self.part = part;
        self.active.pop();
        gives
    }

    /// Reads a closure where it is written, with what it is given.
    pub(super) fn closure(&mut self, function: &'a Function, captured: usize, given: &[Known]) -> Known {
        let mark = self.scopes.mark();
        let in_check = std::mem::replace(&mut self.in_check, false);
        self.repeated += 1;
        self.asked += 1;
        let before = self.paths.enter();
        let left = self.paths.call();
        for (name, _) in function.parameters.iter().take(captured) {
            if let Some(bound) = self.scopes.get_mut(name) {
                bound.captured = true;
            }
        }
        for (at, (name, _)) in function.parameters.iter().skip(captured).enumerate() {
            let known = given.get(at).cloned().unwrap_or_else(Known::any);
            self.declare(name, Span::default(), How::Given, known);
        }
        let gives = self.statements(&function.body, true);
        self.paths.returned(left);
        self.paths.exit(before);
        self.asked -= 1;
        self.repeated -= 1;
        self.in_check = in_check;
        self.scopes.back_to(mark);
        gives
    }

    pub(super) fn source(&self) -> &'a Arc<Source> {
        &self.part.text.source
    }

    pub(super) fn token(&self, position: Position) -> Span {
        self.part.text.token(position)
    }

    pub(super) fn say(&mut self, diagnostic: Diagnostic, span: Span) {
        let diagnostic = diagnostic.at(self.source(), span);
        let diagnostic = if self.shared { self.of_leaf(diagnostic) } else { diagnostic };
        self.findings.add(diagnostic);
    }

    /// The same with the leaf that it holds for, where other leaves use the script too and it may not hold for them.
    fn of_leaf(&self, diagnostic: Diagnostic) -> Diagnostic {
        const BY_LEAF: [&str; 9] = [
            "heng::rule::unknown_criterion",
            "heng::rule::unknown_state",
            "heng::rule::no_states",
            "heng::rule::state_without_condition",
            "heng::rule::unlike_kinds",
            "heng::rule::order_of_texts",
            "heng::rule::undeclared_observation",
            "heng::rule::undeclared_evidence",
            "heng::rule::undeclared_column",
        ];
        let folder = self.leaf.and_then(|(_, leaf)| leaf.folder.as_deref()).unwrap_or_default();
        match (self.places)(&format!("{folder}/indicator.yaml"), "/name") {
            Some((source, span)) if BY_LEAF.contains(&&*diagnostic.message.code) => {
                diagnostic.context(&source, span, Message::new("heng::rule::for_this_leaf"))
            }
            _ => diagnostic,
        }
    }

    fn declare(&mut self, name: &str, span: Span, how: How, known: Known) {
        let source = self.source();
        if span != Span::default() {
            let declared = Declared { name: name.to_owned(), span, how, source: source.clone(), read: false };
            self.findings.declare(source, declared);
        }
        let place = (source.name.clone(), span.start);
        self.scopes.push(Bound { name: name.to_owned(), known, place, captured: false });
    }

    pub(super) fn statements(&mut self, statements: &'a [Stmt], used: bool) -> Known {
        if self.too_deep() {
            return Known::any();
        }
        self.depth += 1;
        let gives = self.each_statement(statements, used);
        self.depth -= 1;
        gives
    }

    /// Whether to read no further; then nothing is said of what is not there.
    pub(super) fn too_deep(&mut self) -> bool {
        if self.depth >= DEEPEST {
            self.rubric.uncertain = true;
            self.rubric.all_params = true;
        }
        self.depth >= DEEPEST
    }

    fn each_statement(&mut self, statements: &'a [Stmt], used: bool) -> Known {
        let mark = self.scopes.mark();
        let mut gives = Known::of(Type::Nothing);
        let live: Vec<&Stmt> = statements.iter().filter(|statement| !statement.is_noop()).collect();
        for (at, statement) in live.iter().enumerate() {
            gives = self.statement(statement, used && at + 1 == live.len());
        }
        self.scopes.back_to(mark);
        gives
    }

    fn statement(&mut self, statement: &'a Stmt, used: bool) -> Known {
        match statement {
            Stmt::If(control, position) => self.branches(control, *position, used),
            Stmt::Switch(parts, _) => self.switch(&parts.0, &parts.1, used),
            Stmt::While(control, _) | Stmt::Do(control, ..) => {
                self.expression(&control.expr);
                self.asked += 1;
                self.repeat(|walker| walker.statements(control.body.statements(), false));
                self.asked -= 1;
                Known::of(Type::Nothing)
            }
            Stmt::For(parts, _) => {
                let (item, counter, control) = &**parts;
                let list = self.expression(&control.expr);
                self.repeat(|walker| {
                    let mark = walker.scopes.mark();
                    let span = walker.token(item.pos);
                    walker.declare(&item.name, span, How::Given, list.item());
                    if let Some(counter) = counter {
                        let span = walker.token(counter.pos);
                        walker.declare(&counter.name, span, How::Given, Known::named("number"));
                    }
                    let gives = walker.statements(control.body.statements(), false);
                    walker.scopes.back_to(mark);
                    gives
                });
                Known::of(Type::Nothing)
            }
            Stmt::Var(variable, _, _) => {
                let known = match self.part.closure(&variable.1) {
                    Some((closure, captured)) => {
                        self.closure(closure, captured, &[]);
                        Known::named("function")
                    }
                    None => self.expression(&variable.1),
                };
                let span = self.token(variable.0.pos);
                self.declare(&variable.0.name, span, How::Variable, known);
                Known::of(Type::Nothing)
            }
            Stmt::Assignment(assignment) => {
                let (operation, sides) = &**assignment;
                let value = self.expression(&sides.rhs);
                if let Expr::Variable(variable, _, position) = &sides.lhs {
                    self.captured(&variable.1, *position);
                    // Writing is not reading: a name that is only ever written is not used.
                    if let Some(bound) = self.scopes.get_mut(&variable.1) {
                        let value = if operation.is_op_assignment() { Known::any() } else { value };
                        bound.known = bound.known.clone().or(value);
                    }
                } else {
                    self.expression(&sides.lhs);
                }
                Known::of(Type::Nothing)
            }
            Stmt::FnCall(call, position) => {
                self.idle_call(call, *position, used);
                self.call(call, *position)
            }
            Stmt::Block(block) => self.statements(block.statements(), used),
            Stmt::TryCatch(control, _) => {
                let before = self.paths.here.clone();
                self.statements(control.body.statements(), false);
                self.paths.join(before);
                let mark = self.scopes.mark();
                if let Expr::Variable(variable, _, position) = &control.expr {
                    let span = self.token(*position);
                    self.declare(&variable.1, span, How::Given, Known::any());
                }
                let here = self.paths.here.clone();
                self.statements(control.branch.statements(), false);
                self.paths.join(here);
                self.scopes.back_to(mark);
                Known::of(Type::Nothing)
            }
            Stmt::Expr(expression) => {
                self.idle(expression, used);
                self.expression(expression)
            }
            Stmt::BreakLoop(value, ..) => {
                if let Some(value) = value {
                    self.expression(value);
                }
                self.paths.break_off();
                Known::of(Type::Nothing)
            }
            Stmt::Return(value, flags, position) => {
                let known = value.as_ref().map(|value| self.expression(value));
                if flags.contains(ASTFlags::BREAK) {
                    // `throw`
                    self.paths.here = None;
                } else if self.in_check {
                    let span = self.token(*position);
                    self.say(Diagnostic::error(Message::new("heng::rule::return_in_check")), span);
                    // What is not judged after it comes of this one mistake.
                    self.paths.here = None;
                } else {
                    self.paths.leave();
                }
                known.unwrap_or(Known::of(Type::Nothing))
            }
            _ => Known::of(Type::Nothing),
        }
    }

    /// Evidence that a closure holds is constant from then on.
    fn captured(&mut self, name: &str, position: Position) {
        const HELD: [&str; 9] =
            ["list", "document", "row", "table", "element", "bundle", "observation", "group", "json"];
        let held = |bound: &Bound| bound.captured && !bound.known.made && HELD.iter().any(|kind| bound.known.is(kind));
        if self.scopes.get(name).is_some_and(held) {
            let span = self.token(position);
            self.say(Diagnostic::error(Message::new("heng::rule::captured").with("name", name)), span);
        }
    }

    /// What may run any number of times.
    fn repeat(&mut self, read: impl FnOnce(&mut Self) -> Known) {
        let before = self.paths.enter();
        self.repeated += 1;
        read(self);
        self.repeated -= 1;
        self.paths.exit(before);
    }

    fn branches(&mut self, control: &'a FlowControl, position: Position, used: bool) -> Known {
        self.condition(&control.expr, position);
        self.asked += 1;
        let before = self.paths.here.clone();
        let then = self.statements(control.body.statements(), used);
        let after = std::mem::replace(&mut self.paths.here, before);
        let otherwise = self.statements(control.branch.statements(), used);
        self.paths.join(after);
        self.asked -= 1;
        then.or(otherwise)
    }

    fn condition(&mut self, expression: &'a Expr, position: Position) {
        let known = self.expression(expression);
        if let Some(kind) = in_words(&known.kind).filter(|_| !known.is("bool")) {
            let word = self.part.text.source.text[self.token(position).range()].to_owned();
            let message = Message::new("heng::rule::condition_not_bool").with("call", word).with("kind", kind);
            let span = self.span_of(expression);
            self.say(Diagnostic::error(message), span);
        }
    }

    fn switch(&mut self, value: &'a Expr, cases: &'a SwitchCasesCollection, used: bool) -> Known {
        self.expression(value);
        self.asked += 1;
        let before = self.paths.here.clone();
        let mut ends = None;
        let mut gives: Option<Known> = None;
        for case in &cases.expressions {
            self.paths.here.clone_from(&before);
            self.expression(&case.lhs);
            if !used {
                self.idle(&case.rhs, false);
            }
            let known = self.expression(&case.rhs);
            gives = Some(match gives {
                Some(gives) => gives.or(known),
                None => known,
            });
            let here = std::mem::replace(&mut self.paths.here, ends.take());
            self.paths.join(here);
            ends = self.paths.here.take();
        }
        self.paths.here = ends;
        self.asked -= 1;
        if cases.def_case.is_none() {
            self.paths.join(before);
            gives = gives.map(|gives| gives.or(Known::of(Type::Nothing)));
        }
        gives.unwrap_or_else(Known::any)
    }
}
