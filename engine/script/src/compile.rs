//! From a script's text to statements that can be run one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::trail::RulePlace;
use heng_model::{Diagnostic, Message, Source, Span};
use rhai::{AST, ASTFlags, ASTNode, Engine, Expr, ParseErrorType, Position, Scope, Stmt};

use crate::closure::{Closures, is_closure};
use crate::event::At;
use crate::flow::{Calls, Unit};
use crate::functions;
use crate::place::Text;
use crate::suggest;
use crate::syntax::{Around, parse_diagnostic};

/// Bytes of one script: Rhai counts lines and columns in sixteen bits.
pub const MOST_BYTES: usize = 256 << 10;
/// Codes that say no more than that a name is undefined: the rest of the script can be read on.
const UNDEFINED: [&str; 6] = [
    "heng::rule::undefined_name",
    "heng::rule::assigned_undefined",
    "heng::rule::name_later",
    "heng::rule::name_of_block",
    "heng::rule::name_outside",
    "heng::rule::name_of_function",
];
/// Arguments of one call.
pub const MOST_ARGUMENTS: usize = 16;
/// Undefined names reported of one script.
const MOST_UNDEFINED: usize = 50;

/// A compiled check.
#[derive(Debug)]
pub struct Script {
    /// The text.
    pub text: Text,
    /// The functions, with the body of `check` at the top level.
    pub ast: AST,
    /// The script as it is written: every function with its body, for lint.
    pub whole: AST,
    /// The body of `check`.
    pub units: Vec<Unit>,
    /// Where `check` returns before its end. Its statements run one by one, so that there is nothing to return from.
    pub returns: Vec<Position>,
    /// The names that `check` gives its two parameters.
    pub parameters: [String; 2],
    /// The head of the script, `//!`.
    pub head: String,
    /// What its closures do.
    pub closures: Arc<Closures>,
    conditions: BTreeMap<String, String>,
    libraries: Arc<BTreeMap<String, Text>>,
}

impl Script {
    /// The script of a leaf that observations judge alone.
    pub fn empty() -> Self {
        Self {
            text: Text::new(Source::unread("")),
            ast: AST::empty(),
            whole: AST::empty(),
            units: Vec::new(),
            returns: Vec::new(),
            parameters: ["bundle".to_owned(), "params".to_owned()],
            head: String::new(),
            closures: Arc::default(),
            conditions: BTreeMap::new(),
            libraries: Arc::default(),
        }
    }

    /// The condition that a closure states.
    pub fn closure(&self, name: &str) -> Option<&str> {
        self.conditions.get(name).map(String::as_str)
    }

    /// The place of a call in this script or in a library.
    pub fn place_of(&self, at: &At) -> RulePlace {
        let library = at.source.as_ref().and_then(|source| self.libraries.get(source.as_str()));
        library.unwrap_or(&self.text).rule_place(at.position)
    }

    /// Whether what stands there is called on a value: `page.says(…)`.
    pub fn is_method(&self, at: &At) -> bool {
        let library = at.source.as_ref().and_then(|source| self.libraries.get(source.as_str()));
        let text = library.unwrap_or(&self.text);
        text.source.text[..text.offset(at.position)].trim_end().ends_with('.')
    }
}

/// Compiles a check.
pub fn compile(
    engine: &Engine,
    source: &Arc<Source>,
    libraries: &Arc<BTreeMap<String, Text>>,
    around: Around<'_>,
) -> Result<Script, Vec<Diagnostic>> {
    let text = Text::new(source.clone());
    if source.text.len() > MOST_BYTES {
        let message =
            Message::new("heng::rule::script_too_large").with("size", source.text.len()).with("most", MOST_BYTES);
        return Err(vec![Diagnostic::error(message).at(source, Span::default())]);
    }
    // The text as it is first: what is wrong in it stands at the right place whatever else is done with it.
    let whole = compile_whole(engine, &text, around)?;
    let checks = || whole.iter_functions().filter(|function| function.name == "check");
    let check = checks().find(|function| function.params.len() == 2).or_else(|| checks().next());
    let Some(check) = check else {
        let functions = whole.iter_functions().map(|function| function.name);
        let suggestion = suggest::nearest("check", functions);
        let place = source.text.find(&format!("fn {suggestion}")).filter(|_| !suggestion.is_empty());
        let place = place.map_or(Span::default(), |at| Span::new(at + 3, at + 3 + suggestion.len()));
        let message = Message::new("heng::rule::no_check_function").with("suggestion", suggestion);
        return Err(vec![Diagnostic::error(message).at(source, place)]);
    };
    let parameters: Vec<String> = check.params.iter().map(|name| (*name).to_owned()).collect();
    let Ok(parameters) = <[String; 2]>::try_from(parameters) else {
        let message = Message::new("heng::rule::check_parameters").with("count", check.params.len());
        let place = source.text.find("fn check").unwrap_or(0);
        return Err(vec![Diagnostic::error(message).at(source, Span::new(place, place + "fn check".len()))]);
    };
    let body = whole.iter_fn_def().find(|function| function.name == "check" && function.params.len() == 2);
    let body = body.map(|function| (function.body.start_position(), function.body.end_position()));
    let flat = body.and_then(|(open, close)| body_at_top_level(&text, open, close)).ok_or_else(|| {
        vec![
            Diagnostic::error(Message::new("heng::rule::no_check_function").with("suggestion", ""))
                .at(source, Span::default()),
        ]
    })?;
    let mut ast = compile_body(engine, &text, &flat, &parameters, around)?;
    ast.set_source(source.name.as_str());
    let calls = Calls::of(&ast);
    let units = calls.units(ast.statements());
    let returns = returns(ast.statements());
    let conditions = conditions(&ast, &text);
    let closures = Arc::new(Closures::of(&ast));
    let head = whole.doc().lines().map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join("\n");
    Ok(Script {
        text,
        ast,
        whole,
        units,
        returns,
        parameters,
        head,
        closures,
        conditions,
        libraries: libraries.clone(),
    })
}

/// Every `return` of the body of `check`; closures are functions of their own.
fn returns(statements: &[Stmt]) -> Vec<Position> {
    let mut found = Vec::new();
    for statement in statements {
        statement.walk(&mut Vec::new(), &mut |path: &[ASTNode<'_>]| {
            // `throw` is a return that breaks.
            if let Some(ASTNode::Stmt(Stmt::Return(_, flags, position))) = path.last()
                && !flags.contains(ASTFlags::BREAK)
            {
                found.push(*position);
            }
            true
        });
    }
    found
}

/// The conditions that closures state, by the closures' names.
fn conditions(ast: &AST, text: &Text) -> BTreeMap<String, String> {
    // The position of an expression with an operator is the operator's; where it starts stands in its parts.
    let mut starts: Vec<(Position, Position)> = Vec::new();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let [ASTNode::Stmt(statement @ Stmt::Expr(expression))] = path {
            starts.push((statement.position(), leftmost(expression)));
        }
        true
    });
    let anonymous = ast.iter_fn_def().filter(|function| is_closure(&function.name));
    let conditions = anonymous.map(|function| {
        let body = function.body.start_position();
        let start = starts.iter().find(|(position, _)| *position == body).map_or(body, |(_, start)| *start);
        (function.name.to_string(), text.expression(text.offset(start)))
    });
    conditions.collect()
}

/// Where an expression starts.
pub fn leftmost(expression: &Expr) -> Position {
    match expression {
        Expr::FnCall(call, position) if call.op_token.is_some() => call.args.first().map_or(*position, leftmost),
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => leftmost(&pair.lhs),
        Expr::And(parts, position) | Expr::Or(parts, position) | Expr::Coalesce(parts, position) => {
            parts.first().map_or(*position, leftmost)
        }
        other => other.position(),
    }
}

/// Compiles a script or library as it is written.
pub fn compile_whole(engine: &Engine, text: &Text, around: Around<'_>) -> Result<AST, Vec<Diagnostic>> {
    let mut scope = Scope::new();
    scope.push("reference", ());
    let ast = compile_naming(engine, text, &text.source.text, scope, around)?;
    let crowded = crowded_calls(&ast, text);
    if !crowded.is_empty() {
        return Err(crowded);
    }
    let hiding = functions::hiding(&ast, text);
    if hiding.is_empty() { Ok(ast) } else { Err(hiding) }
}

/// Calls with more arguments than anything takes. Rhai looks for a function of many arguments under sixteen kinds each.
fn crowded_calls(ast: &AST, text: &Text) -> Vec<Diagnostic> {
    let mut crowded = Vec::new();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        let call = match path.last() {
            Some(ASTNode::Stmt(Stmt::FnCall(call, position))) => Some((call, *position)),
            Some(ASTNode::Expr(Expr::FnCall(call, position) | Expr::MethodCall(call, position))) => {
                Some((call, *position))
            }
            _ => None,
        };
        if let Some((call, position)) = call.filter(|(call, _)| call.args.len() > MOST_ARGUMENTS) {
            let message = Message::new("heng::rule::too_many_arguments").with("name", call.name.as_str());
            let message = message.with("count", call.args.len()).with("most", MOST_ARGUMENTS);
            crowded.push(Diagnostic::error(message).at(&text.source, text.token(position)));
        }
        crowded.len() < MOST_UNDEFINED
    });
    crowded
}

/// Compiles the body of `check`.
fn compile_body(
    engine: &Engine,
    text: &Text,
    flat: &str,
    parameters: &[String],
    around: Around<'_>,
) -> Result<AST, Vec<Diagnostic>> {
    let mut scope = Scope::new();
    for name in parameters {
        scope.push(name.as_str(), ());
    }
    scope.push("reference", ());
    compile_naming(engine, text, flat, scope, around)
}

/// Compiles, reporting every undefined name and not only the first.
fn compile_naming(
    engine: &Engine,
    text: &Text,
    script: &str,
    mut scope: Scope<'_>,
    around: Around<'_>,
) -> Result<AST, Vec<Diagnostic>> {
    let mut problems: Vec<Diagnostic> = Vec::new();
    loop {
        match engine.compile_with_scope(&scope, script) {
            Ok(ast) if problems.is_empty() => return Ok(ast),
            Ok(_) => return Err(problems),
            Err(error) => {
                let undefined = match error.err_type() {
                    ParseErrorType::VariableUndefined(name) => Some(name.clone()),
                    _ => None,
                };
                let problem = parse_diagnostic(text, &error, around);
                // What comes of a sign or word of another language is no mistake of its own.
                let alone = UNDEFINED.contains(&&*problem.message.code);
                problems.push(problem);
                match undefined {
                    Some(name) if alone && problems.len() < MOST_UNDEFINED && scope.get(&name).is_none() => {
                        scope.push(name, ());
                    }
                    _ => return Err(problems),
                }
            }
        }
    }
}

/// The script with `fn check(…) {` and its closing brace blanked out: same lines, same columns. Where the braces stand the parser
/// says: comments and texts may hold any.
fn body_at_top_level(text: &Text, open: Position, close: Position) -> Option<String> {
    let source = &text.source.text;
    let (open, close) = (text.offset(open), text.offset(close));
    let start = head_of_check(&source[..open])?;
    if source.as_bytes().get(open) != Some(&b'{') || source.as_bytes().get(close) != Some(&b'}') || close <= open {
        return None;
    }
    let blank = |part: &str| -> String { part.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect() };
    let mut flat = String::with_capacity(source.len());
    flat.push_str(&source[..start]);
    flat.push_str(&blank(&source[start..=open]));
    flat.push_str(&source[open + 1..close]);
    // A closing semicolon keeps what follows apart from the last statement.
    flat.push(';');
    flat.push_str(&source[close + 1..]);
    Some(flat)
}

/// Where the last `fn check` of a text begins, with the `private` before it.
fn head_of_check(text: &str) -> Option<usize> {
    let mut end = text.len();
    loop {
        let start = text[..end].rfind("fn")?;
        let rest = text[start + "fn".len()..].trim_start();
        let named = rest.strip_prefix("check").is_some_and(|rest| rest.trim_start().starts_with(['(', '/']));
        let apart = !text[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if named && apart {
            let before = text[..start].trim_end();
            let private = before.strip_suffix("private").map(str::len);
            return Some(private.unwrap_or(start));
        }
        end = start;
    }
}
