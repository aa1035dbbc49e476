//! How an entry of the interface is written: a signature, a sentence in each language, and the function.

use std::collections::BTreeSet;

use rhai::{Dynamic, FuncRegistration, Module, RhaiNativeFunc, Variant};

use super::Interface;

/// An entry of the interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// How it is used.
    pub form: Form,
    /// The name that scripts write.
    pub name: String,
    /// What it is called on, for methods and properties.
    pub receiver: Option<Type>,
    /// What it takes, without the receiver.
    pub parameters: Vec<Parameter>,
    /// What it gives.
    pub returns: Type,
    /// The signature as it is printed.
    pub signature: String,
    /// What it is for, in Chinese.
    pub zh: &'static str,
    /// What it is for, in English.
    pub en: &'static str,
}

/// How an entry is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `judge(…)`
    Function,
    /// `page.select(…)`
    Method,
    /// `page.title`
    Property,
}

/// A parameter of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the handbook.
    pub name: String,
    /// What it may be.
    pub kind: Type,
}

/// The types that signatures speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `any`
    Any,
    /// `nothing`
    Nothing,
    /// A named one: `document`, `text`, `number`, …
    Named(String),
    /// `list of document`
    List(Box<Type>),
    /// `text?`: that or nothing
    Maybe(Box<Type>),
}

impl Type {
    fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Some(inner) = text.strip_suffix('?') {
            return Type::Maybe(Box::new(Type::parse(inner)));
        }
        match text {
            "any" => Type::Any,
            "nothing" => Type::Nothing,
            "list" => Type::List(Box::new(Type::Any)),
            _ => match text.strip_prefix("list of ") {
                Some(inner) => Type::List(Box::new(Type::parse(inner))),
                None => Type::Named(text.to_owned()),
            },
        }
    }

    /// The name by which methods are found on it: `list` for every list.
    pub fn receiver_name(&self) -> Option<&str> {
        match self {
            Type::Any | Type::Nothing => None,
            Type::Named(name) => Some(name),
            Type::List(_) => Some("list"),
            Type::Maybe(inner) => inner.receiver_name(),
        }
    }
}

/// Collects declarations and registers their functions.
pub struct Declarer {
    module: Module,
    declarations: Vec<Declaration>,
    others: BTreeSet<(String, usize)>,
}

impl Declarer {
    pub(super) fn new() -> Self {
        Self { module: Module::new(), declarations: Vec::new(), others: BTreeSet::new() }
    }

    pub(super) fn finish(mut self) -> Interface {
        self.module.build_index();
        Interface { module: self.module.into(), declarations: self.declarations, others: self.others }
    }

    /// An entry by its signature: `judge(id: text, holds: bool) -> judgement`, `document.says(s: text) -> bool`,
    /// `document.title -> text`.
    pub fn entry<A: 'static, const N: usize, const X: bool, R: Variant + Clone, const F: bool, FUNC>(
        &mut self,
        signature: &'static str,
        zh: &'static str,
        en: &'static str,
        function: FUNC,
    ) -> &mut Self
    where
        FUNC: RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
    {
        let declaration = read_signature(signature, zh, en);
        let registration = match declaration.form {
            Form::Property => FuncRegistration::new_getter(&declaration.name),
            Form::Function | Form::Method => FuncRegistration::new(declaration.name.as_str()),
        };
        registration.in_global_namespace().set_into_module(&mut self.module, function);
        self.declarations.push(declaration);
        self
    }

    /// Another form of the entry declared last, or an operator: registered, but not said again.
    pub fn also<A: 'static, const N: usize, const X: bool, R: Variant + Clone, const F: bool, FUNC>(
        &mut self,
        name: &str,
        function: FUNC,
    ) -> &mut Self
    where
        FUNC: RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
    {
        FuncRegistration::new(name).in_global_namespace().set_into_module(&mut self.module, function);
        self.others.insert((name.to_owned(), N));
        self
    }

    /// The property declared last, of another kind of value.
    pub fn also_property<A: 'static, const N: usize, const X: bool, R: Variant + Clone, const F: bool, FUNC>(
        &mut self,
        name: &str,
        function: FUNC,
    ) -> &mut Self
    where
        FUNC: RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
    {
        FuncRegistration::new_getter(name).in_global_namespace().set_into_module(&mut self.module, function);
        self
    }

    /// `value[index]`
    pub fn index<A: 'static, const N: usize, const X: bool, R: Variant + Clone, const F: bool, FUNC>(
        &mut self,
        function: FUNC,
    ) -> &mut Self
    where
        FUNC: RhaiNativeFunc<A, N, X, R, F> + Send + Sync + 'static,
    {
        FuncRegistration::new_index_getter().in_global_namespace().set_into_module(&mut self.module, function);
        self
    }

    /// `for x in value`
    pub fn iterable<T>(&mut self) -> &mut Self
    where
        T: Variant + Clone + IntoIterator<Item = Dynamic>,
        T::IntoIter: 'static + Send + Sync,
    {
        self.module.set_iterable::<T>();
        self
    }
}

fn read_signature(signature: &str, zh: &'static str, en: &'static str) -> Declaration {
    let (call, returns) = signature.split_once("->").unwrap_or((signature, "nothing"));
    let (head, parameters) = match call.split_once('(') {
        Some((head, rest)) => (head.trim(), Some(rest.trim().trim_end_matches(')'))),
        None => (call.trim(), None),
    };
    let (receiver, name) = match head.split_once('.') {
        Some((receiver, name)) => (Some(Type::parse(receiver)), name),
        None => (None, head),
    };
    let form = match (&receiver, parameters) {
        (_, None) => Form::Property,
        (Some(_), Some(_)) => Form::Method,
        (None, Some(_)) => Form::Function,
    };
    let parameters = parameters.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty());
    let parameters = parameters.map(|part| match part.split_once(':') {
        Some((name, kind)) => Parameter { name: name.trim().to_owned(), kind: Type::parse(kind) },
        None => Parameter { name: part.to_owned(), kind: Type::Any },
    });
    Declaration {
        form,
        name: name.to_owned(),
        receiver,
        parameters: parameters.collect(),
        returns: Type::parse(returns),
        signature: signature.to_owned(),
        zh,
        en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_says_how_it_is_called() {
        let method = read_signature("document.says_any(texts: list of text) -> bool", "", "");
        assert_eq!((method.form, method.name.as_str()), (Form::Method, "says_any"));
        assert_eq!(method.receiver, Some(Type::Named("document".into())));
        assert_eq!(method.parameters[0].kind, Type::List(Box::new(Type::Named("text".into()))));
        assert_eq!(read_signature("document.number -> text", "", "").form, Form::Property);
        assert_eq!(read_signature("judge(id: text, holds: bool) -> judgement", "", "").parameters.len(), 2);
        assert_eq!(read_signature("max(a: number, b: number) -> number", "", "").form, Form::Function);
    }
}
