//! What each statement of a check reads, writes and judges, found in its syntax before it runs.

use std::collections::BTreeSet;

use rhai::{AST, ASTNode, Expr, FnCallExpr, Position, Stmt};

use crate::closure::is_closure;

/// A statement of the body of `check`, or of an `if` or block directly in it.
#[derive(Debug, Clone)]
pub struct Unit {
    /// How it runs.
    pub step: Step,
    /// What it reads, writes and judges, everything within included.
    pub flow: Flow,
}

/// How a statement runs.
#[derive(Debug, Clone)]
pub enum Step {
    /// At once.
    Plain(Stmt),
    /// Condition first, then the statements of one side one by one.
    If {
        /// The condition as a statement.
        condition: Stmt,
        /// What the condition reads.
        asks: Flow,
        /// The statements where it holds.
        then: Vec<Unit>,
        /// The statements where it does not.
        otherwise: Vec<Unit>,
    },
    /// One by one, with names of their own.
    Block(Vec<Unit>),
}

/// What a statement reads, writes and judges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// Names read.
    pub reads: BTreeSet<String>,
    /// Names written, or perhaps written.
    pub writes: BTreeSet<String>,
    /// Names that it declares, whose former values are forgotten.
    pub declares: BTreeSet<String>,
    /// Criteria judged by a name written out.
    pub criteria: BTreeSet<String>,
    /// It judges a criterion whose name is not written out.
    pub judges_unnamed: bool,
    /// It may take a measure.
    pub measures: bool,
    /// It declares names within a loop or the like, so that reads cannot be told apart by statement.
    pub nested: bool,
}

impl Flow {
    /// Whether it may judge at all.
    pub fn judges(&self) -> bool {
        self.judges_unnamed || !self.criteria.is_empty()
    }
}

/// Functions whose first argument names a criterion.
const JUDGING: [&str; 4] = ["judge", "grade", "cover", "skip"];
/// The function that takes a measure.
const MEASURING: &str = "measure";
/// Methods that change what they are called on.
const CHANGING: [&str; 8] = ["push", "insert", "remove", "pop", "shift", "append", "clear", "set"];

/// Every call of a script with its place, and the functions that the calls stand in. Closures are functions of their own to
/// Rhai; by their place they belong to the statement that makes them.
#[derive(Debug, Default)]
pub struct Calls {
    calls: Vec<Call>,
    functions: Vec<(String, Point, Point)>,
}

#[derive(Debug)]
struct Call {
    at: Point,
    name: String,
    criterion: Option<String>,
}

/// Line and column.
type Point = (usize, usize);

const BEGINNING: Point = (0, 0);
const END: Point = (usize::MAX, usize::MAX);

fn point(position: Position) -> Option<Point> {
    Some((position.line()?, position.position().unwrap_or(0)))
}

impl Calls {
    /// Finds the calls of a script whose body of `check` stands at the top level.
    pub fn of(ast: &AST) -> Self {
        let named = ast.iter_fn_def().filter(|function| !is_closure(&function.name));
        let functions = named.filter_map(|function| {
            let (from, to) = (point(function.body.start_position())?, point(function.body.end_position())?);
            Some((function.name.to_string(), from, to))
        });
        let mut calls = Self { calls: Vec::new(), functions: functions.collect() };
        ast.walk(&mut |path: &[ASTNode<'_>]| {
            match path.last() {
                Some(ASTNode::Stmt(Stmt::FnCall(call, position))) => calls.push(call, *position),
                Some(ASTNode::Expr(Expr::FnCall(call, position))) => calls.push(call, *position),
                _ => {}
            }
            true
        });
        calls
    }

    fn push(&mut self, call: &FnCallExpr, position: Position) {
        let Some(at) = point(position) else { return };
        let criterion = match call.args.first() {
            Some(Expr::StringConstant(id, _)) => Some(id.to_string()),
            _ => None,
        };
        self.calls.push(Call { at, name: call.name.to_string(), criterion });
    }

    /// The statements of the body of `check` as units.
    pub fn units(&self, statements: &[Stmt]) -> Vec<Unit> {
        self.units_until(statements, END)
    }

    fn units_until(&self, statements: &[Stmt], end: Point) -> Vec<Unit> {
        let live: Vec<&Stmt> = statements.iter().filter(|statement| !statement.is_noop()).collect();
        let ends = live.iter().skip(1).map(|next| point(next.position()).unwrap_or(end)).chain([end]);
        live.iter().zip(ends).map(|(statement, end)| self.unit(statement, end)).collect()
    }

    fn unit(&self, statement: &Stmt, end: Point) -> Unit {
        let start = point(statement.position()).unwrap_or(BEGINNING);
        let mut flow = Flow::default();
        add(statement, &mut flow);
        self.add_judging(start, end, &mut flow, &mut BTreeSet::new());
        let step = match statement {
            Stmt::If(control, _) => {
                let condition = Stmt::Expr(Box::new(control.expr.clone()));
                let mut asks = Flow::default();
                add(&condition, &mut asks);
                let middle = control.branch.statements().first().and_then(|first| point(first.position()));
                let then = self.units_until(control.body.statements(), middle.unwrap_or(end));
                let otherwise = self.units_until(control.branch.statements(), end);
                Step::If { condition, asks, then, otherwise }
            }
            Stmt::Block(block) => Step::Block(self.units_until(block.statements(), end)),
            _ => Step::Plain(statement.clone()),
        };
        if !matches!(step, Step::Plain(_)) {
            // What is declared within does not outlive it.
            flow.declares.clear();
        }
        Unit { step, flow }
    }

    /// Adds what is judged between two places, and by the functions called there.
    fn add_judging<'a>(&'a self, start: Point, end: Point, flow: &mut Flow, seen: &mut BTreeSet<&'a str>) {
        for call in self.calls.iter().filter(|call| start <= call.at && call.at < end) {
            // A function defined after the last statement stands before the end of the text.
            let inside = |from: Point, to: Point| from <= call.at && call.at <= to;
            let elsewhere =
                self.functions.iter().any(|(_, from, to)| inside(*from, *to) && !(*from <= start && end <= *to));
            if elsewhere && end == END {
                continue;
            }
            flow.measures |= call.name == MEASURING;
            if JUDGING.contains(&call.name.as_str()) {
                match &call.criterion {
                    Some(id) => {
                        flow.criteria.insert(id.clone());
                    }
                    None => flow.judges_unnamed = true,
                }
            }
            if let Some((name, from, to)) = self.functions.iter().find(|(name, ..)| *name == call.name)
                && seen.insert(name)
            {
                self.add_judging(*from, *to, flow, seen);
            }
        }
    }
}

/// Adds what a statement reads and writes.
fn add(statement: &Stmt, flow: &mut Flow) {
    if let Stmt::Var(variable, ..) = statement {
        flow.declares.insert(variable.0.name.to_string());
    }
    flow.nested |=
        matches!(statement, Stmt::For(..) | Stmt::While(..) | Stmt::Do(..) | Stmt::Switch(..) | Stmt::TryCatch(..));
    statement.walk(&mut Vec::new(), &mut |path: &[ASTNode<'_>]| {
        match path.last() {
            Some(ASTNode::Stmt(statement)) => add_statement(statement, flow),
            Some(ASTNode::Expr(expression)) => add_expression(expression, flow),
            _ => {}
        }
        true
    });
}

fn add_statement(statement: &Stmt, flow: &mut Flow) {
    match statement {
        Stmt::Var(variable, ..) => {
            flow.writes.insert(variable.0.name.to_string());
        }
        Stmt::Assignment(assignment) => {
            if let Some(name) = root_name(&assignment.1.lhs) {
                flow.writes.insert(name.to_owned());
            }
        }
        _ => {}
    }
}

fn add_expression(expression: &Expr, flow: &mut Flow) {
    match expression {
        Expr::Variable(..) => {
            if let Some(name) = root_name(expression) {
                flow.reads.insert(name.to_owned());
            }
        }
        Expr::Dot(pair, ..) => {
            if let (Some(name), Expr::MethodCall(call, _)) = (root_name(&pair.lhs), &pair.rhs)
                && CHANGING.contains(&call.name.as_str())
            {
                flow.writes.insert(name.to_owned());
            }
        }
        _ => {}
    }
}

/// The variable that an expression begins with: `a` of `a.b[1].c`.
fn root_name(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Variable(variable, ..) => Some(variable.1.as_str()),
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => root_name(&pair.lhs),
        _ => None,
    }
}
