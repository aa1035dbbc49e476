//! A closure that is put to many items.
//!
//! `FnPtr::call_raw` starts every call with a copy of the run's state and an empty cache of resolved functions, so that
//! each name in a closure would be looked up anew for every item. Here all items share one state and one cache: of a
//! closure that the script wrote itself the body is evaluated with the item in scope, and of any other function the
//! statement `f.call(x)`.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use rhai::{
    AST, ASTNode, Caches, Dynamic, Engine, EvalAltResult, FnPtr, GlobalRuntimeState, ImmutableString, Module,
    NativeCallContext, OptimizationLevel, Scope, Stmt,
};

use crate::run::Run;
use crate::shortcut::CellTest;
use crate::stop::Fallible;

/// Whether a function is a closure, which the compiler named.
pub fn is_closure(name: &str) -> bool {
    name.starts_with("anon$")
}

/// The closures that a script writes, by the names that the compiler gave them.
#[derive(Debug, Default)]
pub struct Closures(HashMap<ImmutableString, Arc<Body>>);

/// What a closure does.
#[derive(Debug)]
struct Body {
    /// Captured variables first.
    parameters: Vec<ImmutableString>,
    statements: Vec<Stmt>,
    test: Option<CellTest>,
}

impl Closures {
    /// The closures of a script.
    pub fn of(ast: &AST) -> Self {
        // A function of that name in the script goes before Heng's own.
        let reads_cells = ast.iter_fn_def().all(|function| function.name != "text");
        let closures = ast.iter_fn_def().filter(|function| is_closure(&function.name));
        let bodies = closures.map(|function| {
            // A function's statements are not public, but those of a script are, and this script is but one function.
            let mut alone = Module::new();
            alone.set_script_fn(function.clone());
            let mut statements = Vec::new();
            AST::new_from_module(alone).walk(&mut |path: &[ASTNode<'_>]| {
                if let [ASTNode::Stmt(statement)] = path {
                    statements.push((*statement).clone());
                }
                true
            });
            let parameters = function.params.to_vec();
            let test = CellTest::of(&parameters, &statements).filter(|_| reads_cells);
            let body = Body { parameters, statements, test };
            (function.name.clone(), Arc::new(body))
        });
        Self(bodies.collect())
    }

    /// A closure of the script, called with one value.
    fn body(&self, f: &FnPtr) -> Option<Arc<Body>> {
        let body = self.0.get(f.fn_name()).filter(|body| body.parameters.len() == f.curry().len() + 1);
        body.cloned()
    }
}

/// The names of [`CALL`].
const CLOSURE: &str = "f";
const ITEM: &str = "x";

/// `f.call(x)`
static CALL: LazyLock<AST> = LazyLock::new(|| {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.compile("f.call(x)").expect("the statement is sound")
});

/// A closure, ready to be called for one item after another.
pub struct Closure<'c> {
    context: &'c NativeCallContext<'c>,
    run: &'c Run,
    name: ImmutableString,
    global: GlobalRuntimeState,
    caches: Caches,
    scope: Scope<'static>,
    /// What it does, where the script wrote it.
    body: Option<Arc<Body>>,
    /// The text that cells are compared with, where that is all it does.
    compared: Option<ImmutableString>,
    /// Captured variables, which stay in scope from item to item.
    captured: usize,
}

impl<'c> Closure<'c> {
    /// The closure, called from where the context says.
    pub fn new(context: &'c NativeCallContext<'c>, run: &'c Run, f: FnPtr) -> Self {
        let name = f.fn_name().into();
        let mut global = context.global_runtime_state().clone();
        let mut scope = Scope::new();
        let captured = f.curry().len();
        let body = run.closures.body(&f);
        let compared = body.as_ref().and_then(|body| body.test.as_ref()?.value(&f));
        if let Some(body) = &body {
            // As within any function: one level down, constants of its own.
            global.level += 1;
            global.scope_level += 1;
            scope.extend(body.parameters.iter().map(ImmutableString::as_str).zip(f.curry().iter().cloned()));
            scope.push(body.parameters[captured].as_str(), ());
        } else {
            scope.push(CLOSURE, f).push(ITEM, ());
        }
        Self { context, run, name, global, caches: Caches::new(), scope, body, compared, captured }
    }

    /// The name that the compiler gave it.
    pub fn name(&self) -> &ImmutableString {
        &self.name
    }

    /// What it gives of an item. Errors stand where the closure is called from, as those of any function.
    pub fn call(&mut self, item: Dynamic) -> Fallible<Dynamic> {
        let Some(body) = self.body.clone() else { return self.call_any(item) };
        if let (Some(test), Some(value)) = (&body.test, &self.compared)
            && let Some(holds) = test.holds(self.context, self.run, value, &item)?
        {
            return Ok(Dynamic::from_bool(holds));
        }
        let at = self.context.call_position();
        if self.global.level > self.context.engine().max_call_levels() {
            return Err(EvalAltResult::ErrorStackOverflow(at).into());
        }
        self.scope.rewind(self.captured + 1);
        if let Some(slot) = self.scope.get_mut(&body.parameters[self.captured]) {
            *slot = item;
        }
        self.evaluate(&body.statements).map_err(|mut error| {
            if error.is_system_exception() {
                error.set_position(at);
                return error;
            }
            let source = self.global.source().unwrap_or_default().to_owned();
            EvalAltResult::ErrorInFunctionCall(self.name.to_string(), source, error, at).into()
        })
    }

    fn call_any(&mut self, item: Dynamic) -> Fallible<Dynamic> {
        self.scope.set_value(ITEM, item);
        let at = self.context.call_position();
        self.evaluate(CALL.statements()).map_err(|mut error| {
            match &mut *error {
                EvalAltResult::ErrorInFunctionCall(.., place) => *place = at,
                error if error.is_system_exception() => {
                    error.set_position(at);
                }
                _ => {}
            }
            error
        })
    }

    fn evaluate(&mut self, statements: &[Stmt]) -> Fallible<Dynamic> {
        #[allow(deprecated, reason = "the one way to evaluate with a cache that stays; the version is pinned")]
        self.context.engine().eval_statements_raw(&mut self.global, &mut self.caches, &mut self.scope, statements)
    }
}
