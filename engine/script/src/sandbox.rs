//! The engine that scripts run in: the interface, and nothing else. No clock, no files, no imports, no printing.

use std::any::TypeId;
use std::sync::Arc;

use rhai::packages::{BasicIteratorPackage, Package};
use rhai::{Dynamic, Engine, FLOAT, INT, Module, OptimizationLevel, Position, Shared};

use crate::api::Interface;
use crate::run::{Meter, Run};
use crate::values::{
    BundleValue, Coded, Day, Doc, Element, Exact, Group, Json, JudgementValue, List, ReferenceValue, Row, Share, Sheet,
    SubjectValue,
};

/// Characters of one text, items of one array or map that a script builds itself.
pub const TEXT: usize = 1 << 20;
pub const ITEMS: usize = 10_000;
/// Variables at one time, functions of one script, depth of one expression.
pub const VARIABLES: usize = 256;
pub const FUNCTIONS: usize = 128;
pub const DEPTH: usize = 64;
/// The deepest calls that a worker's stack holds, whatever a methodology states.
pub const DEEPEST_CALLS: u32 = 64;

/// How deep calls may go where a methodology states this.
pub fn deepest(call_depth: u32) -> u32 {
    call_depth.clamp(1, DEEPEST_CALLS)
}

/// An engine for one worker. Engines are not shared: a contended lock within Rhai sleeps.
pub fn engine(meter: &Arc<Meter>, call_depth: u32, libraries: &[(String, Shared<Module>)]) -> Engine {
    let mut engine = Engine::new_raw();
    BasicIteratorPackage::new().register_into_engine(&mut engine);
    engine.register_global_module(Interface::get().module.clone());
    name_types(&mut engine);
    for (name, module) in libraries {
        engine.register_static_module(name, module.clone());
    }
    for symbol in ["eval", "import", "export", "print", "debug", "sleep", "timestamp", "curry"] {
        engine.disable_symbol(symbol);
    }
    engine
        .set_optimization_level(OptimizationLevel::None)
        .set_strict_variables(true)
        .set_fast_operators(false)
        .set_fail_on_invalid_map_property(true)
        .set_allow_anonymous_fn(true)
        .set_max_expr_depths(DEPTH, DEPTH)
        .set_max_call_levels(deepest(call_depth) as usize)
        .set_max_operations(0)
        .set_max_modules(0)
        .set_max_functions(FUNCTIONS)
        .set_max_variables(VARIABLES)
        .set_max_string_size(TEXT)
        .set_max_array_size(ITEMS)
        .set_max_map_size(ITEMS)
        .set_max_strings_interned(0);
    let meter = meter.clone();
    engine.on_progress(move |_| meter.tick());
    cure_captured_lists(&mut engine);
    engine
}

/// A variable captured by a closure is shared, and reading it while its own chain of calls holds it fails with "data race
/// detected". Our values are immutable, so a reader gets a copy instead.
fn cure_captured_lists(engine: &mut Engine) {
    #[allow(deprecated, reason = "marked so because the interface may change; the version is pinned")]
    engine.on_var(|name, _, context| {
        let Some(value) = context.scope().get(name) else {
            // Reference data belongs to the methodology: functions see it without being handed it.
            return Ok((name == "reference").then(|| Dynamic::from(ReferenceValue)));
        };
        let (shared, kind) = (value.is_shared(), value.type_id());
        if !shared && LIGHT.contains(&kind) {
            return Ok(None);
        }
        if let Some(run) = context.tag().read_lock::<Arc<Run>>() {
            run.weigh_variable(value).map_err(|stop| stop.into_error(Position::NONE))?;
        }
        let copied = shared && (name == "params" || IMMUTABLE.contains(&kind));
        Ok(copied.then(|| value.flatten_clone()))
    });
}

/// Values that nothing changes, so that a copy does for the original.
const IMMUTABLE: [TypeId; 9] = [
    TypeId::of::<List>(),
    TypeId::of::<Row>(),
    TypeId::of::<Doc>(),
    TypeId::of::<Element>(),
    TypeId::of::<Sheet>(),
    TypeId::of::<BundleValue>(),
    TypeId::of::<Coded>(),
    TypeId::of::<Group>(),
    TypeId::of::<Json>(),
];

/// Values that hold no others, and cost nothing to read.
const LIGHT: [TypeId; 14] = [
    TypeId::of::<Row>(),
    TypeId::of::<INT>(),
    TypeId::of::<Day>(),
    TypeId::of::<Doc>(),
    TypeId::of::<Element>(),
    TypeId::of::<Sheet>(),
    TypeId::of::<BundleValue>(),
    TypeId::of::<ReferenceValue>(),
    TypeId::of::<SubjectValue>(),
    TypeId::of::<Coded>(),
    TypeId::of::<Json>(),
    TypeId::of::<bool>(),
    TypeId::of::<FLOAT>(),
    TypeId::of::<()>(),
];

fn name_types(engine: &mut Engine) {
    engine
        .register_type_with_name::<BundleValue>("bundle")
        .register_type_with_name::<SubjectValue>("subject")
        .register_type_with_name::<ReferenceValue>("reference")
        .register_type_with_name::<Doc>("document")
        .register_type_with_name::<Element>("element")
        .register_type_with_name::<Sheet>("table")
        .register_type_with_name::<Row>("row")
        .register_type_with_name::<Json>("json")
        .register_type_with_name::<Coded>("observation")
        .register_type_with_name::<Day>("date")
        .register_type_with_name::<Exact>("number")
        .register_type_with_name::<Share>("share")
        .register_type_with_name::<List>("list")
        .register_type_with_name::<Group>("group")
        .register_type_with_name::<JudgementValue>("judgement");
}
