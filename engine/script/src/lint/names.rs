//! What the interface knows by a name, for one kind of value or for any.

use heng_model::Message;

use super::known::{bare, in_words};
use crate::api::{Declaration, Form, Interface, Type};
use crate::suggest::nearest;

/// Functions that the language itself has: name and most arguments.
const LANGUAGE: [(&str, usize); 8] = [
    ("Fn", 1),
    ("call", usize::MAX),
    ("curry", usize::MAX),
    ("type_of", 1),
    ("is_shared", 1),
    ("is_def_var", 1),
    ("is_def_fn", 2),
    ("range", 3),
];

/// Whether the language itself has a function of that name.
pub fn is_of_language(name: &str) -> bool {
    LANGUAGE.iter().any(|(known, _)| *known == name)
}

/// Whether something undeclared of that name takes so many arguments, the receiver counted.
fn is_other(name: &str, count: usize) -> bool {
    Interface::get().others.contains(&(name.to_owned(), count))
}

/// Whether values of a kind have only what is declared of them: evidence, not texts, lists and maps.
fn is_closed(kind: &str) -> bool {
    !["text", "list", "map", "json", "number", "bool", "function", "params"].contains(&kind)
}

fn on(receiver: Option<&str>) -> impl Iterator<Item = &'static Declaration> + '_ {
    let all = Interface::get().declarations.iter().filter(|declaration| declaration.receiver.is_some());
    all.filter(move |declaration| match receiver {
        Some(receiver) => declaration.receiver.as_ref().and_then(Type::receiver_name) == Some(receiver),
        None => true,
    })
}

fn signatures<'d>(declarations: impl IntoIterator<Item = &'d Declaration>) -> Vec<String> {
    let mut known: Vec<String> = declarations.into_iter().map(|declaration| declaration.signature.clone()).collect();
    known.dedup();
    known
}

/// The declared method of that name and number of arguments, if the kind is known and has one; what is wrong otherwise, if
/// anything is.
pub fn method(kind: &Type, name: &str, count: usize) -> Result<Option<&'static Declaration>, Message> {
    let receiver = bare(kind).receiver_name().map(|name| if name == "params" { "map" } else { name });
    if is_of_language(name) {
        return Ok(None);
    }
    let named: Vec<&Declaration> = on(receiver).filter(|declaration| declaration.name == name).collect();
    let methods: Vec<&Declaration> = named.iter().copied().filter(|known| known.form == Form::Method).collect();
    if let Some(fits) = methods.iter().find(|known| known.parameters.len() == count) {
        return Ok(receiver.is_some().then_some(*fits));
    }
    if is_other(name, count + 1)
        && receiver.is_none_or(|kind| !is_closed(kind) || ["to_string", "to_debug"].contains(&name))
    {
        return Ok(None);
    }
    // `page.exists()` is `exists(page)` to Rhai.
    let functions = Interface::get().declarations.iter().filter(|known| known.name == name);
    let functions: Vec<&Declaration> = functions.filter(|known| known.form == Form::Function).collect();
    if let Some(function) = functions.iter().find(|known| known.parameters.len() == count + 1) {
        return Ok(Some(function));
    }
    if !methods.is_empty() {
        let message = Message::new("heng::rule::wrong_arity").with("name", name).with("given", count);
        return Err(message.with("known", signatures(methods)));
    }
    if named.iter().any(|known| known.form == Form::Property) {
        return Err(Message::new("heng::rule::property_called").with("name", name));
    }
    if !functions.is_empty() {
        let message = Message::new("heng::rule::wrong_arity").with("name", name).with("given", count);
        return Err(message.with("known", signatures(functions)));
    }
    Err(unknown("heng::rule::unknown_method", "heng::rule::unknown_method_of", kind, receiver, name))
}

/// The declared property of that name; what is wrong otherwise, if anything is.
pub fn property(kind: &Type, name: &str) -> Result<Option<&'static Declaration>, Message> {
    let receiver = bare(kind).receiver_name();
    if matches!(receiver, Some("map" | "params")) {
        return Ok(None);
    }
    let named: Vec<&Declaration> = on(receiver).filter(|declaration| declaration.name == name).collect();
    if let Some(property) = named.iter().find(|known| known.form == Form::Property) {
        return Ok(receiver.is_some().then_some(*property));
    }
    if !named.is_empty() {
        let message = Message::new("heng::rule::method_not_called").with("name", name);
        return Err(message.with("known", signatures(named)));
    }
    Err(unknown("heng::rule::unknown_property", "heng::rule::unknown_property_of", kind, receiver, name))
}

/// An unknown name. Where a list was asked for what its items have, that is said.
fn unknown(anywhere: &'static str, of: &'static str, kind: &Type, receiver: Option<&str>, name: &str) -> Message {
    if let Type::List(item) = bare(kind)
        && let Some(item) = bare(item).receiver_name()
        && on(Some(item)).any(|known| known.name == name)
    {
        let call =
            if on(Some(item)).any(|known| known.name == name && known.form == Form::Method) { "(…)" } else { "" };
        return Message::new("heng::rule::of_each_item").with("name", name).with("call", format!("{name}{call}"));
    }
    let suggestion = nearest(name, on(receiver).map(|known| known.name.as_str()));
    let message = Message::new(if receiver.is_some() { of } else { anywhere }).with("name", name);
    let message = message.with("suggestion", suggestion);
    match in_words(kind) {
        Some(words) if receiver.is_some() => {
            let mut known: Vec<String> = on(receiver).map(|known| known.name.clone()).collect();
            known.dedup();
            message.with("kind", words).with("known", known)
        }
        _ => message,
    }
}

/// The declared function of that name; what is wrong otherwise, if anything is. `own` are the names of the script's own
/// functions.
pub fn function<'n>(
    name: &str,
    count: usize,
    own: impl Iterator<Item = &'n str>,
) -> Result<Option<&'static Declaration>, Message> {
    let interface = Interface::get();
    let known: Vec<&Declaration> = interface.declarations.iter().filter(|known| known.name == name).collect();
    let fits = |known: &&&Declaration| match known.form {
        Form::Function => known.parameters.len() == count,
        Form::Method => known.parameters.len() + 1 == count,
        Form::Property => false,
    };
    if let Some(fits) = known.iter().find(fits) {
        return Ok(Some(fits));
    }
    if is_other(name, count) || is_of_language(name) {
        return Ok(None);
    }
    let functions: Vec<&Declaration> = known.iter().copied().filter(|known| known.form == Form::Function).collect();
    if !functions.is_empty() {
        let message = Message::new("heng::rule::wrong_arity").with("name", name).with("given", count);
        return Err(message.with("known", signatures(functions)));
    }
    if !known.is_empty() {
        return Err(Message::new("heng::rule::called_alone").with("name", name).with("known", signatures(known)));
    }
    let functions = interface.declarations.iter().filter(|known| known.form == Form::Function);
    let candidates: Vec<&str> = functions.map(|known| known.name.as_str()).chain(own).collect();
    let suggestion = nearest(name, candidates);
    Err(Message::new("heng::rule::unknown_function").with("name", name).with("suggestion", suggestion))
}
