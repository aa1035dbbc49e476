//! Calls of plugins' functions before anything runs: whether there is such a function, and whether it takes what it is given.

use heng_model::Message;
use heng_plugin::{Kind, Plugin};

use crate::api::Type;
use crate::lint::known::{Known, bare, in_words};
use crate::suggest::nearest;

/// What a call gives; what is wrong with it otherwise: with its name, or with the argument of that index.
pub fn call(plugin: &Plugin, name: &str, given: &[Known]) -> Result<Known, (Message, Option<usize>)> {
    let manifest = &plugin.manifest;
    let Some(function) = manifest.function(name) else {
        let known: Vec<String> = manifest.functions.iter().map(|function| function.name.clone()).collect();
        let suggestion = nearest(name, known.iter().map(String::as_str));
        let message = Message::new("heng::plugin::unknown_function").with("plugin", plugin.id()).with("name", name);
        return Err((message.with("suggestion", suggestion).with("known", known), None));
    };
    let (called, signature) = (format!("{}::{name}", manifest.namespace), function.signature(&manifest.namespace));
    if function.parameters.len() != given.len() {
        let message = Message::new("heng::rule::wrong_arity").with("name", called).with("given", given.len());
        return Err((message.with("known", vec![signature]), None));
    }
    for (index, ((_, kind), given)) in function.parameters.iter().zip(given).enumerate() {
        let Some(found) = in_words(&given.kind).filter(|_| !may_be(kind, &given.kind)) else { continue };
        let message = Message::new("heng::plugin::wrong_argument").with("name", called).with("position", index + 1);
        let message = message.with("wanted", kind.to_string()).with("found", found).with("known", signature);
        return Err((message, Some(index)));
    }
    Ok(Known::of(type_of(&function.returns)))
}

/// The type in the words of the interface.
pub fn type_of(kind: &Kind) -> Type {
    match kind {
        Kind::Any => Type::Any,
        Kind::List(inner) => Type::List(Box::new(type_of(inner))),
        Kind::Maybe(inner) => Type::Maybe(Box::new(type_of(inner))),
        other => Type::Named(other.to_string()),
    }
}

/// Whether a value of which that is known may be of the kind. What is not known may be anything.
fn may_be(kind: &Kind, known: &Type) -> bool {
    match (kind, known) {
        (_, Type::Any) | (Kind::Maybe(_), Type::Nothing) => true,
        (Kind::Maybe(inner), known) => may_be(inner, known),
        (_, Type::Nothing) => false,
        (kind, Type::Maybe(_)) => may_be(kind, bare(known)),
        (Kind::List(kind), Type::List(item)) => may_be(kind, item),
        (Kind::Any, Type::List(_)) => true,
        (_, Type::List(_)) => false,
        (Kind::Any, Type::Named(name)) => {
            ["text", "number", "share", "bool", "date", "map", "json", "params"].contains(&name.as_str())
        }
        (Kind::Number, Type::Named(name)) => ["number", "share"].contains(&name.as_str()),
        (Kind::Map, Type::Named(name)) => ["map", "params"].contains(&name.as_str()),
        (Kind::List(_), Type::Named(_)) => false,
        (kind, Type::Named(name)) => kind.to_string() == *name,
    }
}
