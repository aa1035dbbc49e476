//! Functions of plugins as scripts see them: `service::density(text)`.
//!
//! They stand beside libraries, under the namespace that `plugin.yaml` names. What a call gives rests on the places that the plugin
//! names in the documents it was handed, else on those documents as a whole.

mod convert;
mod lint;
mod page;

use std::any::TypeId;
use std::collections::BTreeSet;
use std::sync::Arc;

use heng_model::{Message, Origin};
use heng_plugin::{Function, Outcome, Plugin, Plugins, Trouble};
use rhai::{Dynamic, FuncRegistration, ImmutableString, Module, NativeCallContext, RhaiFunc, Shared};
use serde_json::Value;

use crate::api::Interface;
use crate::event::{Event, clip};
use crate::run::{Run, fail, lack};
use crate::stop::{Fallible, Stop};
use crate::values::{Doc, Sheet};

pub use lint::call as call_of;
pub use page::{page, snippets};

/// Operations that a call costs beside what its arguments and its answer do: a process is asked.
pub const CALL: usize = 5_000;

/// What scripts call, by namespace. A library of that name goes before.
pub fn modules(plugins: &Plugins, libraries: &BTreeSet<String>) -> Vec<(String, Shared<Module>)> {
    // Nothing is hashed before the interface is there: it sets what Rhai's hashes start from.
    Interface::get();
    let callable = plugins
        .iter()
        .filter(|plugin| !plugin.manifest.functions.is_empty() && !libraries.contains(&plugin.manifest.namespace));
    callable.map(|plugin| (plugin.manifest.namespace.clone(), module(plugin).into())).collect()
}

fn module(plugin: &Arc<Plugin>) -> Module {
    let mut module = Module::new();
    for function in &plugin.manifest.functions {
        let kinds = vec![TypeId::of::<Dynamic>(); function.parameters.len()];
        let (plugin, called) = (plugin.clone(), function.clone());
        let native = RhaiFunc::Pure {
            func: Shared::new(move |context: Option<NativeCallContext<'_>>, arguments: &mut [&mut Dynamic]| {
                let context = context.expect("it is registered with its context");
                let arguments: Vec<Dynamic> = arguments.iter().map(|argument| argument.flatten_clone()).collect();
                call(&context, &plugin, &called, &arguments)
            }),
            has_context: true,
            is_pure: true,
            is_volatile: false,
        };
        FuncRegistration::new(function.name.as_str()).set_into_module_raw(&mut module, kinds, native);
    }
    module.build_index();
    module
}

fn call(
    context: &NativeCallContext<'_>,
    plugin: &Plugin,
    function: &Function,
    arguments: &[Dynamic],
) -> Fallible<Dynamic> {
    let run = Run::of(context);
    run.meter.work(context, CALL)?;
    let mut given = Vec::new();
    for (position, (argument, (_, kind))) in arguments.iter().zip(&function.parameters).enumerate() {
        let Some(value) = convert::given(argument, kind) else {
            let trouble = Trouble::Argument { position: position + 1, wanted: kind.to_string() };
            return fail(context, trouble.message(plugin.id()));
        };
        let bytes = size(&value);
        run.meter.work(context, bytes / 64)?;
        run.meter.allocate(context, bytes)?;
        given.push(value);
    }
    match plugin.call(function, &given, run.meter.abort()) {
        Ok(outcome) => {
            let bytes = size(&outcome.value);
            run.meter.work(context, bytes / 64)?;
            run.meter.allocate(context, bytes)?;
            let name = format!("{}::{}", plugin.manifest.namespace, function.name);
            cite(&run, arguments, &outcome, &name);
            Ok(convert::taken(&outcome.value, &function.returns, &name))
        }
        Err(Trouble::Aborted) => Stop::Aborted.raise(context.call_position()),
        Err(trouble @ Trouble::Missing { .. }) => lack(context, trouble.message(plugin.id())),
        Err(trouble) => fail(context, trouble.message(plugin.id())),
    }
}

/// What the answer rests on: the places that it names, else the documents and tables that it was given.
fn cite(run: &Run, arguments: &[Dynamic], outcome: &Outcome, name: &str) {
    let called = || Some(ImmutableString::from(name));
    let mut cited = false;
    for place in &outcome.places {
        // A text has no place of its own: it rests on what the script read it from.
        let Some(doc) = arguments.get(place.argument).and_then(Dynamic::read_lock::<Doc>) else {
            continue;
        };
        let part = doc.0.part(place.start..place.end);
        run.log(Event::read(part.origin, clip(&part.text), "plugin", called()));
        cited = true;
    }
    if cited {
        return;
    }
    for argument in arguments {
        if let Some(doc) = argument.read_lock::<Doc>() {
            run.log(Event::read(Origin::whole(doc.0.path()), clip(&doc.0.text()), "plugin", called()));
        }
        if let Some(sheet) = argument.read_lock::<Sheet>() {
            run.log(Event::read(Origin::whole(sheet.0.path()), sheet.0.columns().join("，"), "plugin", called()));
        }
    }
}

/// About how many bytes a value takes.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 16,
        Value::Array(items) => items.iter().map(size).sum::<usize>() + 16,
        Value::Object(entries) => entries.iter().map(|(name, value)| name.len() + size(value)).sum::<usize>() + 16,
        _ => 16,
    }
}

/// Whether an error of a check may come out otherwise the next time: the state of a machine, or of a plugin.
pub fn is_of_the_moment(message: &Message) -> bool {
    ["heng::rule::panic", "heng::rule::reader_failed"].contains(&&*message.code) || message.room() == "plugin"
}
