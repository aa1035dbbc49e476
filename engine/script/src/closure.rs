//! A closure that is put to many items.
//!
//! `FnPtr::call_raw` starts every call with a copy of the run's state and an empty cache of resolved functions, so that
//! each name in a closure would be looked up anew for every item. Here one statement, `f.call(x)`, is evaluated for all
//! of them with one state and one cache.

use std::sync::LazyLock;

use rhai::{
    AST, Caches, Dynamic, Engine, EvalAltResult, FnPtr, GlobalRuntimeState, ImmutableString, NativeCallContext,
    OptimizationLevel, Scope,
};

use crate::stop::Fallible;

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
    name: ImmutableString,
    global: GlobalRuntimeState,
    caches: Caches,
    scope: Scope<'static>,
}

impl<'c> Closure<'c> {
    /// The closure, called from where the context says.
    pub fn new(context: &'c NativeCallContext<'c>, f: FnPtr) -> Self {
        let name = f.fn_name().into();
        let mut scope = Scope::new();
        scope.push(CLOSURE, f).push(ITEM, ());
        Self { context, name, global: context.global_runtime_state().clone(), caches: Caches::new(), scope }
    }

    /// The name that the compiler gave it.
    pub fn name(&self) -> &ImmutableString {
        &self.name
    }

    /// What it gives of an item. Errors stand where the closure is called from, as those of any function.
    pub fn call(&mut self, item: Dynamic) -> Fallible<Dynamic> {
        self.scope.set_value(ITEM, item);
        let (engine, at) = (self.context.engine(), self.context.call_position());
        #[allow(deprecated, reason = "the one way to evaluate with a cache that stays; the version is pinned")]
        let given = engine.eval_statements_raw(&mut self.global, &mut self.caches, &mut self.scope, CALL.statements());
        given.map_err(|mut error| {
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
}
