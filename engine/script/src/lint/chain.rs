//! Chains of properties, methods and indices: `bundle.page("…").select("…")[0].text`.

use heng_model::{Diagnostic, Message};
use rhai::{ASTFlags, Expr, FnCallExpr, Position};

use super::known::{Known, bare, of_param};
use super::names;
use super::walk::Walker;
use crate::api::{Declaration, Type};
use crate::suggest::nearest;

impl<'a> Walker<'a> {
    /// Reads a chain.
    pub(super) fn chain(&mut self, expression: &'a Expr) -> Known {
        match expression {
            Expr::Dot(pair, flags, _) | Expr::Index(pair, flags, _) => {
                let first = self.expression(&pair.lhs);
                self.links(&first, expression, &pair.rhs, *flags)
            }
            other => self.expression(other),
        }
    }

    /// The links after the first value. The right side of a link is the rest of the chain, unless the link says that the chain
    /// ends with it.
    fn links(&mut self, before: &Known, parent: &'a Expr, rest: &'a Expr, flags: ASTFlags) -> Known {
        let by_dot = matches!(parent, Expr::Dot(..));
        let maybe = flags.contains(ASTFlags::NEGATED);
        let known = match rest {
            Expr::Dot(pair, inner, _) | Expr::Index(pair, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let known = self.link(before, by_dot, &pair.lhs);
                if matches!(rest, Expr::Dot(..)) && !inner.contains(ASTFlags::NEGATED) {
                    self.may_find_nothing(before, &known, &pair.lhs);
                }
                self.links(&known, rest, &pair.rhs, *inner)
            }
            last => self.link(before, by_dot, last),
        };
        if maybe { known.or(Known::of(Type::Nothing)) } else { known }
    }

    fn link(&mut self, receiver: &Known, by_dot: bool, link: &'a Expr) -> Known {
        match link {
            Expr::Property(property, position) if by_dot => self.property(receiver, &property.2, *position),
            Expr::MethodCall(call, position) if by_dot => self.method(receiver, call, *position),
            index => {
                let key = self.expression(index);
                self.index(receiver, &key, index)
            }
        }
    }

    /// `page.find("x").text` breaks the check on the first government whose page has no x, unless something above asked.
    fn may_find_nothing(&mut self, receiver: &Known, found: &Known, call: &'a Expr) {
        let Expr::MethodCall(call, position) = call else { return };
        // The first of a list that must not be empty is there.
        let searched = !matches!(bare(&receiver.kind), Type::List(_)) || call.name == "find";
        if self.asked == 0 && searched && matches!(found.kind, Type::Maybe(_)) {
            let span = self.part.text.call(*position);
            let message = Message::new("heng::rule::may_find_nothing").with("name", call.name.as_str());
            self.say(Diagnostic::warning(message), span);
        }
    }

    fn index(&mut self, receiver: &Known, key: &Known, index: &'a Expr) -> Known {
        if receiver.is("params") {
            let Some(name) = &key.text else {
                self.rubric.all_params = true;
                return Known::any();
            };
            return self.param(name, index.start_position());
        }
        if receiver.is("subject")
            && let Some(name) = &key.text
        {
            return self.attribute(name, index.start_position());
        }
        receiver.item()
    }

    fn property(&mut self, receiver: &Known, name: &str, position: Position) -> Known {
        if receiver.is("params") {
            return self.param(name, position);
        }
        if receiver.is("subject") && names::property(&receiver.kind, name).is_err() {
            return self.attribute(name, position);
        }
        match names::property(&receiver.kind, name) {
            Ok(Some(declaration)) => {
                self.uses(declaration);
                Known::of(refined(declaration, receiver, None))
            }
            Ok(None) => {
                self.may_use(receiver, name, None);
                Known::any()
            }
            Err(_) if bare(&receiver.kind) == &Type::Any && self.may_be_a_key(name) => Known::any(),
            Err(message) => {
                let span = self.token(position);
                self.say(Diagnostic::error(message), span);
                Known::any()
            }
        }
    }

    /// Whether a property of a value that nothing is known of may be the entry of a map, or an attribute of a subject.
    fn may_be_a_key(&self, name: &str) -> bool {
        use heng_model::evidence::{Param, Value};
        fn has(value: &Value, name: &str) -> bool {
            match value {
                Value::Map(entries) => entries.iter().any(|(key, value)| key == name || has(value, name)),
                Value::List(items) => items.iter().any(|item| has(item, name)),
                _ => false,
            }
        }
        let param = |param: &Param| match param {
            Param::Value(value) => has(value, name),
            Param::By { values, otherwise, .. } => values.values().chain(otherwise).any(|value| has(value, name)),
            Param::Reference(_) => false,
        };
        self.part.keys.iter().any(|key| key == name)
            || self.definition.tree.leaves().any(|(_, leaf)| {
                // What helpers are handed as `params` cannot always be told.
                leaf.params.iter().any(|(key, value)| key == name || param(value))
            })
            || self.definition.subjects.iter().any(|subject| subject.attribute(name).is_some())
    }

    fn attribute(&mut self, name: &str, position: Position) -> Known {
        let subjects = &self.definition.subjects;
        let known = subjects.is_empty()
            || ["id", "code", "name", "names", "level", "region", "parent"].contains(&name)
            || subjects
                .iter()
                .any(|subject| subject.attributes.contains_key(name) || subject.attribute(name).is_some());
        if !known {
            let own = subjects.iter().flat_map(|subject| subject.attributes.keys().map(String::as_str));
            let declared = ["id", "code", "name", "names", "level", "region", "parent"];
            let mut all: Vec<&str> = declared.into_iter().chain(own).collect();
            all.sort_unstable();
            all.dedup();
            let message = Message::new("heng::rule::unknown_attribute").with("name", name);
            let message = message.with("suggestion", nearest(name, all.iter().copied()));
            let known: Vec<String> = all.into_iter().map(str::to_owned).collect();
            let span = self.token(position);
            self.say(Diagnostic::error(message.with("known", known)), span);
        }
        Known::any()
    }

    /// A parameter of the leaf.
    pub(super) fn param(&mut self, name: &str, position: Position) -> Known {
        let Some((_, leaf)) = self.leaf else { return Known::any() };
        if let Some(param) = leaf.params.get(name) {
            self.rubric.params.insert(name.to_owned());
            return of_param(self.definition, param);
        }
        let known: Vec<String> = leaf.params.keys().cloned().collect();
        let suggestion = nearest(name, known.iter().map(String::as_str));
        let message = Message::new("heng::rule::unknown_param").with("name", name).with("suggestion", suggestion);
        let folder = leaf.folder.as_deref().unwrap_or_default();
        let message = message.with("known", known).with("file", format!("{folder}/indicator.yaml"));
        let span = self.token(position);
        self.say(Diagnostic::error(message), span);
        Known::any()
    }

    fn method(&mut self, receiver: &Known, call: &'a FnCallExpr, position: Position) -> Known {
        let name = call.name.as_str();
        if receiver.is("params") {
            self.rubric.all_params = true;
        }
        // A method of one's own is a function whose first parameter is the receiver.
        if let Some(function) = self.part.named(name).find(|own| own.parameters.len() == call.args.len()) {
            let given = self.arguments(&call.args);
            return self.function(self.part, function, &given, true);
        }
        let declaration = names::method(&receiver.kind, name, call.args.len());
        let given = self.conditions(&call.args, receiver);
        match declaration {
            Ok(declaration) => {
                self.literals(receiver, name, &given, &call.args);
                match declaration {
                    Some(declaration) => self.uses(declaration),
                    None => self.may_use(receiver, name, Some(call.args.len())),
                }
                declaration
                    .map_or_else(Known::any, |declaration| Known::of(refined(declaration, receiver, given.last())))
            }
            Err(message) => {
                let span = self.token(position);
                self.say(Diagnostic::error(message), span);
                Known::any()
            }
        }
    }

    /// Takes down what the check uses.
    pub(super) fn uses(&mut self, declaration: &Declaration) {
        let leaf = self.leaf.map(|(node, _)| &node.id);
        self.findings.outline.uses(declaration, leaf);
    }

    fn may_use(&mut self, receiver: &Known, name: &str, arguments: Option<usize>) {
        if bare(&receiver.kind) == &Type::Any {
            let leaf = self.leaf.map(|(node, _)| &node.id);
            self.findings.outline.may_use(name, arguments, leaf);
        }
    }

    /// Reads arguments.
    pub(super) fn arguments(&mut self, arguments: &'a [Expr]) -> Vec<Known> {
        arguments.iter().map(|argument| self.expression(argument)).collect()
    }

    /// Reads the arguments of a method of a list: closures are given its items, and are known by what they give.
    pub(super) fn conditions(&mut self, arguments: &'a [Expr], list: &Known) -> Vec<Known> {
        let read = arguments.iter().map(|argument| match self.part.closure(argument) {
            Some((closure, captured)) => self.closure(closure, captured, &[list.item()]),
            None => self.expression(argument),
        });
        read.collect()
    }
}

/// What a declared entry gives, more closely where it depends on what it is called on. `given` is what is known of the last
/// argument; of a closure, what it gives.
fn refined(declaration: &Declaration, receiver: &Known, given: Option<&Known>) -> Type {
    let item = || receiver.item().kind;
    let is_list = matches!(bare(&receiver.kind), Type::List(_));
    match declaration.name.as_str() {
        "filter" | "unique" | "sort_by" if is_list => bare(&receiver.kind).clone(),
        "first" | "last" | "find" if is_list => match item() {
            Type::Any => Type::Any,
            kind => Type::Maybe(Box::new(kind)),
        },
        "map" if is_list => Type::List(Box::new(given.map_or(Type::Any, |known| known.kind.clone()))),
        "min" | "max" if is_list => item(),
        _ => match &declaration.returns {
            Type::Maybe(inner) if **inner == Type::Any => Type::Any,
            returns => returns.clone(),
        },
    }
}
