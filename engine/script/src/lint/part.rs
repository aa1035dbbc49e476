//! A script or library as lint reads it: its functions with the places of their names.

use std::collections::BTreeMap;

use heng_model::Span;
use rhai::{AST, ASTNode, Dynamic, Expr, FnAccess, FnPtr, Stmt};

use crate::closure::is_closure;
use crate::functions::written;
use crate::place::Text;
use crate::rulebook::Rulebook;

/// All scripts and libraries that compile.
#[derive(Debug)]
pub struct Parts {
    /// By path.
    pub scripts: BTreeMap<String, Part>,
    /// By name.
    pub libraries: BTreeMap<String, Part>,
    /// What they may call beside.
    pub plugins: std::sync::Arc<heng_plugin::Plugins>,
}

impl Parts {
    /// Reads the scripts and libraries of a rulebook.
    pub fn of(book: &Rulebook) -> Self {
        let scripts = book.scripts().map(|(path, script)| (path.clone(), Part::of(&script.text, &script.whole)));
        let libraries =
            book.libraries().good.iter().map(|(name, library)| (name.clone(), Part::of(&library.text, &library.ast)));
        Self { scripts: scripts.collect(), libraries: libraries.collect(), plugins: book.plugins.clone() }
    }
}

/// A script or library.
#[derive(Debug)]
pub struct Part {
    /// Its text.
    pub text: Text,
    /// Its `//!` head.
    pub head: String,
    /// Statements outside functions.
    pub outside: Vec<Stmt>,
    /// Its functions, in the order of the text.
    pub functions: Vec<Function>,
    /// Its closures by Rhai's name for them.
    closures: BTreeMap<String, Function>,
    /// Names of the entries of maps that it writes out: properties of values that lint knows nothing of may be these.
    pub keys: Vec<String>,
}

/// A function of a script.
#[derive(Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub span: Span,
    /// Its parameters and their places; of a closure only the names are known, those it captures first.
    pub parameters: Vec<(String, Span)>,
    /// Whether libraries keep it to themselves.
    pub private: bool,
    /// Its body.
    pub body: Vec<Stmt>,
}

impl Function {
    /// As it is called: `agrees(shown, tag, lag)`.
    pub fn signature(&self) -> String {
        let names: Vec<&str> = self.parameters.iter().map(|(name, _)| name.as_str()).collect();
        format!("{}({})", self.name, names.join(", "))
    }
}

impl Part {
    /// No script at all.
    pub fn nothing() -> Self {
        Self::of(&Text::new(heng_model::Source::unread("")), &AST::empty())
    }

    fn of(text: &Text, ast: &AST) -> Self {
        let written = written(text);
        let (mut functions, mut closures) = (Vec::new(), BTreeMap::new());
        for function in ast.iter_fn_def() {
            let (name, count) = (function.name.as_str(), function.params.len());
            let found = written
                .iter()
                .find(|(span, parameters)| &text.source.text[span.range()] == name && parameters.len() == count);
            let nowhere = || function.params.iter().map(|name| (name.to_string(), Span::default())).collect();
            let of = |parameters: Vec<Span>| {
                parameters.into_iter().map(|span| (text.source.text[span.range()].to_owned(), span)).collect()
            };
            let read = Function {
                name: name.to_owned(),
                span: found.map(|(span, _)| *span).unwrap_or_default(),
                parameters: found.map_or_else(nowhere, |(_, parameters)| of(parameters.clone())),
                private: function.access == FnAccess::Private,
                body: body(ast, name, count),
            };
            if is_closure(name) {
                closures.insert(name.to_owned(), read);
            } else {
                functions.push(read);
            }
        }
        functions.sort_by_key(|function| function.span.start);
        let mut keys = Vec::new();
        ast.walk(&mut |path: &[ASTNode<'_>]| {
            if let Some(ASTNode::Expr(Expr::Map(map, _))) = path.last() {
                keys.extend(map.0.iter().map(|(key, _)| key.name.to_string()));
            }
            true
        });
        let outside = ast.statements().iter().filter(|statement| !statement.is_noop()).cloned().collect();
        Self { text: text.clone(), head: ast.doc().trim().to_owned(), outside, functions, closures, keys }
    }

    /// The functions of that name.
    pub fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Function> {
        self.functions.iter().filter(move |function| function.name == name)
    }

    /// The closure that an expression is, with the number of names it captures.
    pub fn closure(&self, expression: &Expr) -> Option<(&Function, usize)> {
        match expression {
            Expr::DynamicConstant(value, _) => self.anonymous(value).map(|function| (function, 0)),
            Expr::Stmt(block) => match block.statements().last()? {
                Stmt::Expr(inner) => self.curried(inner),
                Stmt::FnCall(call, _) => self.curry(call),
                _ => None,
            },
            other => self.curried(other),
        }
    }

    fn curried(&self, expression: &Expr) -> Option<(&Function, usize)> {
        match expression {
            Expr::FnCall(call, _) => self.curry(call),
            _ => None,
        }
    }

    fn curry(&self, call: &rhai::FnCallExpr) -> Option<(&Function, usize)> {
        match call.args.first() {
            Some(Expr::DynamicConstant(value, _)) if call.name == "curry" => {
                self.anonymous(value).map(|function| (function, call.args.len() - 1))
            }
            _ => None,
        }
    }

    fn anonymous(&self, value: &Dynamic) -> Option<&Function> {
        let pointer = value.read_lock::<FnPtr>()?;
        self.closures.get(pointer.fn_name())
    }
}

/// The statements of a function: Rhai shows bodies only to those who walk.
fn body(ast: &AST, name: &str, count: usize) -> Vec<Stmt> {
    // (`clone_functions_only_filtered` of this version filters nothing.)
    let mut alone = ast.clone();
    alone.clear_statements().retain_functions(|_, _, known, parameters| known == name && parameters == count);
    let mut statements = Vec::new();
    alone.walk(&mut |path: &[ASTNode<'_>]| {
        if let [ASTNode::Stmt(statement)] = path {
            statements.push((*statement).clone());
        }
        true
    });
    statements
}
