//! Calls by name: operators, functions of the script and of libraries, functions of the interface.

use heng_model::{Diagnostic, Message, Span};
use rhai::{Expr, FnCallExpr, Position, Stmt};

use super::known::Known;
use super::names;
use super::part::{Function, Part};
use super::walk::Walker;
use crate::api::{Interface, Type};
use crate::plugins;
use crate::suggest::nearest;

/// Functions that do something even where nothing is made of what they give.
const ACTING: [&str; 12] = [
    "judge",
    "grade",
    "cover",
    "skip",
    "not_applicable",
    "missing",
    "veto",
    "measure",
    "note",
    "because",
    "cite",
    "push",
];
/// Functions that end the check.
const ENDING: [&str; 3] = ["not_applicable", "missing", "veto"];

impl<'a> Walker<'a> {
    /// Reads a call.
    pub(super) fn call(&mut self, call: &'a FnCallExpr, position: Position) -> Known {
        let name = call.name.as_str();
        if call.op_token.is_some() || !name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_') {
            return self.operator(call, position);
        }
        if !call.namespace.is_empty() {
            return self.library_call(call, position);
        }
        if let Some(own) = self.part.named(name).next() {
            let fits = self.part.named(name).find(|own| own.parameters.len() == call.args.len());
            let given = self.arguments(&call.args);
            return match fits {
                Some(function) => self.function(self.part, function, &given, true),
                None => self.wrong_arity(self.part, own, call.args.len(), position),
            };
        }
        if name == "Fn" {
            self.named_function(call);
        }
        if name == "contains" && call.args.len() == 2 {
            // `x in list`
            return self.within(call, position);
        }
        let declaration =
            names::function(name, call.args.len(), self.part.functions.iter().map(|own| own.name.as_str()));
        let list = match name {
            "cover" => call.args.get(1).map(|list| self.expression(list)),
            _ => None,
        };
        let given = self.conditions(&call.args, &list.unwrap_or_else(Known::any));
        match declaration {
            Ok(declaration) => {
                if let Some(declaration) = declaration {
                    self.uses(declaration);
                }
                self.judging(name, call, &given, position);
                if ENDING.contains(&name) {
                    self.paths.here = None;
                }
                if name == "date" {
                    self.date(&given, &call.args);
                }
                declaration.map_or_else(Known::any, |declaration| match &declaration.returns {
                    Type::Maybe(inner) if **inner == Type::Any => Known::any(),
                    returns => Known::of(returns.clone()),
                })
            }
            Err(_) if self.scopes.get(name).is_some() => {
                let span = self.part.text.call(position);
                let arguments = &self.source().text[span.range()][name.len()..];
                let message = Message::new("heng::rule::closure_call").with("name", name);
                let message = message.with("instead", format!("{name}.call{}", arguments.trim_start()));
                self.variable_read(name);
                self.say(Diagnostic::error(message), span);
                Known::any()
            }
            Err(message) => {
                let span = self.token(position);
                self.say(Diagnostic::error(message), span);
                Known::any()
            }
        }
    }

    fn variable_read(&mut self, name: &str) {
        if let Some(place) = self.scopes.get(name).map(|bound| bound.place.clone()) {
            self.findings.read(&place);
        }
    }

    /// `Fn("name")` uses a function.
    fn named_function(&mut self, call: &FnCallExpr) {
        let Some(Expr::StringConstant(name, _)) = call.args.first() else { return };
        for function in self.part.named(name) {
            let file = self.part.text.source.name.clone();
            self.findings.called.insert((file, function.name.clone(), function.parameters.len()));
        }
    }

    fn library_call(&mut self, call: &'a FnCallExpr, position: Position) -> Known {
        let given = self.arguments(&call.args);
        let library = call.namespace.root();
        let name = call.name.as_str();
        let span = self.token(position);
        // Rhai gives the place of the module or of the function, whichever it kept.
        let span = if &self.source().text[span.range()] == library { self.after(span) } else { span };
        // An unknown module does not compile.
        let Some(part) = self.parts.libraries.get(library) else {
            return self.plugin_call(library, name, call, &given, span);
        };
        let open: Vec<&Function> = part.named(name).filter(|function| !function.private).collect();
        if let Some(fits) = open.iter().find(|function| function.parameters.len() == call.args.len()) {
            return self.function(part, fits, &given, true);
        }
        if let Some(function) = open.first() {
            let message = Message::new("heng::rule::wrong_arity").with("name", format!("{library}::{name}"));
            let message = message.with("given", call.args.len());
            let known: Vec<String> =
                open.iter().map(|function| format!("{library}::{}", function.signature())).collect();
            let diagnostic = Diagnostic::error(message.with("known", known)).at(self.source(), span);
            let here = Message::new("heng::rule::defined_here");
            self.findings.add(diagnostic.context(&part.text.source, function.span, here));
            return Known::any();
        }
        if let Some(private) = part.named(name).next() {
            let message = Message::new("heng::rule::private_function").with("name", name).with("library", library);
            let diagnostic = Diagnostic::error(message).at(self.source(), span);
            let here = Message::new("heng::rule::defined_here");
            self.findings.add(diagnostic.context(&part.text.source, private.span, here));
            return Known::any();
        }
        let known: Vec<String> =
            part.functions.iter().filter(|function| !function.private).map(|function| function.name.clone()).collect();
        let suggestion = nearest(name, known.iter().map(String::as_str));
        let message = Message::new("heng::rule::unknown_library_function").with("name", name).with("library", library);
        self.say(Diagnostic::error(message.with("suggestion", suggestion).with("known", known)), span);
        Known::any()
    }

    fn plugin_call(&mut self, space: &str, name: &str, call: &'a FnCallExpr, given: &[Known], span: Span) -> Known {
        let Some(plugin) = self.parts.plugins.of_namespace(space) else { return Known::any() };
        match plugins::call_of(plugin, name, given) {
            Ok(known) => known,
            Err((message, argument)) => {
                let argument = argument.and_then(|index| call.args.get(index));
                let span = argument.map_or(span, |argument| self.span_of(argument));
                self.say(Diagnostic::error(message), span);
                Known::any()
            }
        }
    }

    /// The name after `library::`.
    fn after(&self, library: Span) -> Span {
        let text = &self.source().text;
        let rest = &text[library.end..];
        let gap = rest.find(|sign: char| sign.is_alphanumeric() || sign == '_').unwrap_or(0);
        let start = library.end + gap;
        let end = text[start..].find(|sign: char| !(sign.is_alphanumeric() || sign == '_'));
        Span::new(start, end.map_or(text.len(), |end| start + end))
    }

    fn wrong_arity(&mut self, part: &'a Part, own: &Function, given: usize, position: Position) -> Known {
        let message = Message::new("heng::rule::wrong_arity").with("name", own.name.as_str()).with("given", given);
        let known: Vec<String> = part.named(&own.name).map(Function::signature).collect();
        let span = self.token(position);
        let here = Message::new("heng::rule::defined_here");
        for function in part.named(&own.name) {
            let key = (part.text.source.name.clone(), function.name.clone(), function.parameters.len());
            self.findings.called.insert(key);
        }
        let diagnostic = Diagnostic::error(message.with("known", known)).at(self.source(), span);
        self.findings.add(diagnostic.context(&part.text.source, own.span, here));
        Known::any()
    }

    /// A statement that is a call: does it do anything?
    pub(super) fn idle_call(&mut self, call: &'a FnCallExpr, position: Position, used: bool) {
        if !used && self.does_nothing_call(call) {
            let span = self.part.text.expression_span(self.part.text.offset(position));
            self.say(Diagnostic::warning(Message::new("heng::rule::no_effect")), span);
        }
    }

    /// A statement that is an expression: does it do anything?
    pub(super) fn idle(&mut self, expression: &'a Expr, used: bool) {
        if !used && !matches!(expression, Expr::Stmt(_) | Expr::Unit(_)) && self.does_nothing(expression) {
            let span = self.span_of(expression);
            self.say(Diagnostic::warning(Message::new("heng::rule::no_effect")), span);
        }
    }

    fn does_nothing_call(&self, call: &FnCallExpr) -> bool {
        let name = call.name.as_str();
        let native = call.op_token.is_some()
            || Interface::get().named(name).next().is_some()
            || !name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
        // What the script's own and unknown functions do is not looked into.
        native
            && call.namespace.is_empty()
            && !ACTING.contains(&name)
            && self.part.named(name).next().is_none()
            && call.args.iter().all(|argument| self.does_nothing(argument))
    }

    fn does_nothing(&self, expression: &Expr) -> bool {
        if let Some((closure, _)) = self.part.closure(expression) {
            return closure.body.iter().all(|statement| self.does_nothing_statement(statement));
        }
        match expression {
            Expr::Dot(pair, ..) | Expr::Index(pair, ..) => self.does_nothing(&pair.lhs) && self.does_nothing(&pair.rhs),
            Expr::FnCall(call, _) | Expr::MethodCall(call, _) => self.does_nothing_call(call),
            Expr::And(parts, _) | Expr::Or(parts, _) | Expr::Coalesce(parts, _) => {
                parts.iter().all(|part| self.does_nothing(part))
            }
            Expr::Array(items, _) => items.iter().all(|item| self.does_nothing(item)),
            Expr::InterpolatedString(parts, _) => parts.iter().all(|part| self.does_nothing(part)),
            Expr::Map(map, _) => map.0.iter().all(|(_, value)| self.does_nothing(value)),
            Expr::Stmt(block) => block.statements().iter().all(|statement| self.does_nothing_statement(statement)),
            _ => true,
        }
    }

    fn does_nothing_statement(&self, statement: &Stmt) -> bool {
        match statement {
            Stmt::Expr(expression) => self.does_nothing(expression),
            Stmt::FnCall(call, _) => self.does_nothing_call(call),
            Stmt::Var(variable, ..) => self.does_nothing(&variable.1),
            Stmt::Noop(_) => true,
            _ => false,
        }
    }
}
