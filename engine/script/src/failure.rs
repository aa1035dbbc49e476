//! Rhai's run-time errors in Heng's words, with the places of the calls that led there.

use heng_model::definition::Limits;
use heng_model::judgement::RuleError;
use heng_model::{Message, Origin};
use rhai::{EvalAltResult, Position};

use crate::api::{Form, Interface, Type};
use crate::compile::Script;
use crate::event::At;
use crate::lint::names;
use crate::sandbox;
use crate::stop::Stop;
use crate::suggest;

/// An error with its chain of places, innermost first.
pub fn rule_error(script: &Script, limits: &Limits, error: &EvalAltResult, statement: Position) -> RuleError {
    let mut frames = Vec::new();
    let innermost = unfold(error, None, &mut frames);
    let by_dot = frames.last().is_some_and(|at| script.is_method(at));
    let (message, evidence) = say(innermost, limits, by_dot);
    let mut chain = Vec::new();
    for at in frames.into_iter().rev() {
        if at.position.is_none() {
            continue;
        }
        let place = script.place_of(&at);
        if !chain.contains(&place) {
            chain.push(place);
        }
    }
    if chain.is_empty() {
        chain.push(script.text.rule_place(statement));
    }
    RuleError { message, chain, evidence }
}

/// Walks into calls: the position of a call belongs to the frame outside, its source names the callee.
fn unfold<'a>(error: &'a EvalAltResult, source: Option<&str>, frames: &mut Vec<At>) -> &'a EvalAltResult {
    let at = |position: Position| At { source: source.map(Into::into), position };
    match error {
        EvalAltResult::ErrorInFunctionCall(_, callee, inner, position) => {
            frames.push(at(*position));
            unfold(inner, Some(callee.as_str()).filter(|callee| !callee.is_empty()), frames)
        }
        other => {
            match Stop::of(other).as_deref() {
                Some(Stop::Fault(fault)) if fault.at.is_some() => frames.extend(fault.at.clone()),
                _ => frames.push(at(other.position())),
            }
            other
        }
    }
}

/// `by_dot`: what failed is called on a value, not by itself.
fn say(error: &EvalAltResult, limits: &Limits, by_dot: bool) -> (Message, Option<Origin>) {
    if let Some(stop) = Stop::of(error) {
        return match &*stop {
            Stop::Fault(fault) => (fault.message.clone(), fault.evidence.clone()),
            Stop::Bound(message) => (message.clone(), None),
            _ => (Message::new("heng::rule::stopped"), None),
        };
    }
    let message = match error {
        EvalAltResult::ErrorFunctionNotFound(signature, _) => unknown_function(signature, by_dot),
        // Only maps fail so: everything else says ErrorDotExpr.
        EvalAltResult::ErrorPropertyNotFound(name, _) => {
            Message::new("heng::rule::no_such_key").with("key", name.as_str())
        }
        EvalAltResult::ErrorVariableNotFound(name, _) => {
            Message::new("heng::rule::undefined_name").with("name", name.as_str()).with("suggestion", "")
        }
        EvalAltResult::ErrorDotExpr(reason, _) => dot_error(reason),
        EvalAltResult::ErrorIndexNotFound(index, _) => {
            Message::new("heng::rule::no_such_key").with("key", crate::values::display(index))
        }
        EvalAltResult::ErrorArrayBounds(count, index, _) => {
            Message::new("heng::rule::no_such_item").with("index", *index).with("count", *count)
        }
        EvalAltResult::ErrorMismatchDataType(expected, found, _) => {
            Message::new("heng::rule::wrong_kind").with("expected", expected.as_str()).with("found", found.as_str())
        }
        EvalAltResult::ErrorMismatchOutputType(expected, found, _) => {
            Message::new("heng::rule::wrong_kind").with("expected", expected.as_str()).with("found", found.as_str())
        }
        EvalAltResult::ErrorAssignmentToConstant(name, _) if name == "reference" => {
            Message::new("heng::rule::constant").with("name", name.as_str())
        }
        // Constants of a script's own are refused when it is compiled: this one became constant by being captured.
        EvalAltResult::ErrorAssignmentToConstant(name, _) | EvalAltResult::ErrorDataRace(name, _) => {
            Message::new("heng::rule::captured").with("name", name.as_str())
        }
        EvalAltResult::ErrorFor(..) => Message::new("heng::rule::not_a_list"),
        EvalAltResult::ErrorStackOverflow(_) => {
            Message::new("heng::rule::too_deep_calls").with("most", i64::from(sandbox::deepest(limits.call_depth)))
        }
        EvalAltResult::ErrorDataTooLarge(what, _) => too_large(what),
        EvalAltResult::ErrorTooManyVariables(_) => {
            Message::new("heng::rule::too_many_variables").with("most", sandbox::VARIABLES)
        }
        EvalAltResult::ErrorTooManyModules(_) | EvalAltResult::ErrorModuleNotFound(..) => {
            Message::new("heng::rule::no_modules")
        }
        EvalAltResult::ErrorRuntime(value, _) => {
            Message::new("heng::rule::thrown").with("text", crate::values::display(value))
        }
        other => {
            let text = other.to_string();
            let text = text.rsplit_once(" (line").map_or(text.as_str(), |(head, _)| head).to_owned();
            Message::new("heng::rule::failed").with("reason", text)
        }
    };
    (message, None)
}

/// Rhai names the kind of what grew too large: "Length of string", "Size of array/BLOB", "Size of object map".
pub fn too_large(what: &str) -> Message {
    let (code, most) = match what {
        what if what.contains("string") => ("heng::rule::text_too_long", sandbox::TEXT),
        what if what.contains("map") => ("heng::rule::map_too_large", sandbox::ITEMS),
        _ => ("heng::rule::list_too_long", sandbox::ITEMS),
    };
    Message::new(code).with("most", most)
}

/// Rhai's names of types as signatures have them.
fn in_words_of_the_handbook(name: &str) -> &str {
    match name {
        "()" => "nothing",
        "i64" | "f64" => "number",
        "array" => "list",
        "char" => "text",
        "Fn" => "function",
        name if name.contains("String") => "text",
        name => name,
    }
}

/// `contians (list, text)`: Rhai's signature of a call that fits no function.
fn unknown_function(signature: &str, by_dot: bool) -> Message {
    let (name, arguments) = signature.split_once('(').unwrap_or((signature, ""));
    let (name, arguments) = (name.trim(), arguments.strip_suffix(')').unwrap_or(arguments).trim());
    if let Some(property) = name.strip_prefix("get$") {
        return unknown_property(property);
    }
    if arguments.split(", ").next() == Some("()") {
        return Message::new("heng::rule::of_nothing").with("name", name);
    }
    let arguments: Vec<&str> = arguments.split(", ").map(in_words_of_the_handbook).collect();
    // What lint says where it knows the kind, in the same words.
    if let Some((receiver, rest)) = arguments.split_first().filter(|_| by_dot)
        && let Err(message) = names::method(&kind_of(receiver), name, rest.len())
    {
        return message;
    }
    let interface = Interface::get();
    let known: Vec<String> = interface.named(name).map(|declaration| declaration.signature.clone()).collect();
    if !known.is_empty() {
        let message =
            Message::new("heng::rule::wrong_arguments").with("name", name).with("arguments", arguments.join(", "));
        return message.with("known", known);
    }
    let names = interface.declarations.iter().map(|declaration| declaration.name.as_str());
    let suggestion = suggest::nearest(name, names);
    Message::new("heng::rule::unknown_function").with("name", name).with("suggestion", suggestion)
}

/// The kind of that name; lists are all alike.
fn kind_of(name: &str) -> Type {
    if name == "list" { Type::List(Box::new(Type::Any)) } else { Type::Named(name.to_owned()) }
}

fn unknown_property(name: &str) -> Message {
    let methods = Interface::get().named(name).filter(|known| known.form == Form::Method);
    let methods: Vec<String> = methods.map(|known| known.signature.clone()).collect();
    if !methods.is_empty() {
        return Message::new("heng::rule::method_not_called").with("name", name).with("known", methods);
    }
    Message::new("heng::rule::unknown_property").with("name", name).with("suggestion", property_like(name))
}

fn property_like(name: &str) -> String {
    let interface = Interface::get();
    let properties = interface.declarations.iter().filter(|declaration| declaration.form == Form::Property);
    suggest::nearest(name, properties.map(|declaration| declaration.name.as_str()))
}

/// Rhai tells of an unknown property in a sentence.
fn dot_error(reason: &str) -> Message {
    let mut quoted = reason.split('\'').skip(1).step_by(2);
    match (quoted.next(), quoted.next()) {
        (Some(name), Some(kind)) => match names::property(&kind_of(in_words_of_the_handbook(kind)), name) {
            Err(message) => message,
            Ok(_) => unknown_property(name),
        },
        (Some(name), None) => unknown_property(name),
        _ => Message::new("heng::rule::failed").with("reason", reason),
    }
}
