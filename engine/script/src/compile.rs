//! From a script's text to statements that can be run one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::trail::RulePlace;
use heng_model::{Diagnostic, Message, Source, Span};
use rhai::{AST, ASTNode, Engine, Expr, LexError, ParseError, ParseErrorType, Position, Scope, Stmt};

use crate::event::At;
use crate::flow::{Calls, Unit};
use crate::place::Text;
use crate::suggest;

/// Bytes of one script: Rhai counts lines and columns in sixteen bits.
const MOST_BYTES: usize = 256 << 10;
/// Undefined names reported of one script.
const MOST_UNDEFINED: usize = 50;

/// A compiled check.
#[derive(Debug)]
pub struct Script {
    /// The text.
    pub text: Text,
    /// The functions, with the body of `check` at the top level.
    pub ast: AST,
    /// The body of `check`.
    pub units: Vec<Unit>,
    /// The names that `check` gives its two parameters.
    pub parameters: [String; 2],
    /// The head of the script, `//!`.
    pub head: String,
    closures: BTreeMap<String, String>,
    libraries: Arc<BTreeMap<String, Text>>,
}

impl Script {
    /// The script of a leaf that observations judge alone.
    pub fn empty() -> Self {
        Self {
            text: Text::new(Source::unread("")),
            ast: AST::empty(),
            units: Vec::new(),
            parameters: ["bundle".to_owned(), "params".to_owned()],
            head: String::new(),
            closures: BTreeMap::new(),
            libraries: Arc::default(),
        }
    }

    /// The condition that a closure states.
    pub fn closure(&self, name: &str) -> Option<&str> {
        self.closures.get(name).map(String::as_str)
    }

    /// The place of a call in this script or in a library.
    pub fn place_of(&self, at: &At) -> RulePlace {
        let library = at.source.as_ref().and_then(|source| self.libraries.get(source.as_str()));
        library.unwrap_or(&self.text).rule_place(at.position)
    }
}

/// Compiles a check.
pub fn compile(
    engine: &Engine,
    source: &Arc<Source>,
    libraries: &Arc<BTreeMap<String, Text>>,
) -> Result<Script, Vec<Diagnostic>> {
    let text = Text::new(source.clone());
    if source.text.len() > MOST_BYTES {
        let message =
            Message::new("heng::rule::script_too_large").with("size", source.text.len()).with("most", MOST_BYTES);
        return Err(vec![Diagnostic::error(message).at(source, Span::default())]);
    }
    // The text as it is first: what is wrong in it stands at the right place whatever else is done with it.
    let whole =
        engine.compile_with_scope(&Scope::new(), &source.text).map_err(|error| undefined_or(engine, &text, &error))?;
    let checks = || whole.iter_functions().filter(|function| function.name == "check");
    let check = checks().find(|function| function.params.len() == 2).or_else(|| checks().next());
    let Some(check) = check else {
        let message = Message::new("heng::rule::no_check_function");
        return Err(vec![Diagnostic::error(message).at(source, Span::new(0, 0))]);
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
        vec![Diagnostic::error(Message::new("heng::rule::no_check_function")).at(source, Span::new(0, 0))]
    })?;
    let mut ast = compile_body(engine, &text, &flat, &parameters)?;
    ast.set_source(source.name.as_str());
    let calls = Calls::of(&ast);
    let units = calls.units(ast.statements());
    let closures = closures(&ast, &text);
    let head = whole.doc().lines().map(|line| line.trim_start_matches("//!").trim()).collect::<Vec<_>>().join("\n");
    Ok(Script { text, ast, units, parameters, head, closures, libraries: libraries.clone() })
}

/// The conditions that closures state, by the closures' names.
fn closures(ast: &AST, text: &Text) -> BTreeMap<String, String> {
    // The position of an expression with an operator is the operator's; where it starts stands in its parts.
    let mut starts: Vec<(Position, Position)> = Vec::new();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let [ASTNode::Stmt(statement @ Stmt::Expr(expression))] = path {
            starts.push((statement.position(), leftmost(expression)));
        }
        true
    });
    let anonymous = ast.iter_fn_def().filter(|function| function.name.starts_with("anon$"));
    let conditions = anonymous.map(|function| {
        let body = function.body.start_position();
        let start = starts.iter().find(|(position, _)| *position == body).map_or(body, |(_, start)| *start);
        (function.name.to_string(), text.expression(text.offset(start)))
    });
    conditions.collect()
}

/// Where an expression starts.
fn leftmost(expression: &Expr) -> Position {
    match expression {
        Expr::FnCall(call, position) if call.op_token.is_some() => call.args.first().map_or(*position, leftmost),
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => leftmost(&pair.lhs),
        Expr::And(parts, position) | Expr::Or(parts, position) | Expr::Coalesce(parts, position) => {
            parts.first().map_or(*position, leftmost)
        }
        other => other.position(),
    }
}

/// Compiles the body of `check`, reporting every undefined name and not only the first.
fn compile_body(engine: &Engine, text: &Text, flat: &str, parameters: &[String]) -> Result<AST, Vec<Diagnostic>> {
    let mut scope = Scope::new();
    for name in parameters {
        scope.push(name.as_str(), ());
    }
    scope.push("reference", ());
    let mut problems: Vec<Diagnostic> = Vec::new();
    loop {
        match engine.compile_with_scope(&scope, flat) {
            Ok(ast) if problems.is_empty() => return Ok(ast),
            Ok(_) => return Err(problems),
            Err(error) => {
                let undefined = match error.err_type() {
                    ParseErrorType::VariableUndefined(name) => Some(name.clone()),
                    _ => None,
                };
                let known: Vec<String> = scope.iter().map(|(name, ..)| name.to_owned()).collect();
                problems.push(parse_diagnostic(text, &error, &known));
                match undefined {
                    Some(name) if problems.len() < MOST_UNDEFINED && scope.get(&name).is_none() => {
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

fn undefined_or(_: &Engine, text: &Text, error: &ParseError) -> Vec<Diagnostic> {
    vec![parse_diagnostic(text, error, &[])]
}

/// What Heng says of a syntax error: the traps that authors hit by name, the rest in Rhai's words.
pub fn parse_diagnostic(text: &Text, error: &ParseError, known: &[String]) -> Diagnostic {
    let position = error.position();
    let span = if position.is_none() {
        Span::new(text.source.text.len(), text.source.text.len())
    } else {
        text.token(position)
    };
    let at_span = |message: Message| Diagnostic::error(message).at(&text.source, span);
    if let Some((sign, plain, place)) = full_width_near(text, position) {
        let message = Message::new("heng::rule::full_width_sign").with("sign", sign.to_string()).with("plain", plain);
        return Diagnostic::error(message).at(&text.source, place);
    }
    let word = &text.source.text[span.range()];
    if let Some(instead) = foreign_word(word) {
        return at_span(Message::new("heng::rule::foreign_word").with("word", word).with("instead", instead));
    }
    match error.err_type() {
        ParseErrorType::VariableUndefined(name) => {
            let suggestion = suggest::nearest(name, known.iter().map(String::as_str));
            if let Some(instead) = foreign_word(name) {
                return at_span(
                    Message::new("heng::rule::foreign_word").with("word", name.as_str()).with("instead", instead),
                );
            }
            at_span(
                Message::new("heng::rule::undefined_name").with("name", name.as_str()).with("suggestion", suggestion),
            )
        }
        ParseErrorType::BadInput(LexError::MalformedEscapeSequence(escape)) => {
            at_span(Message::new("heng::rule::bad_escape").with("escape", escape.as_str()))
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            at_span(Message::new("heng::rule::unterminated_text"))
        }
        ParseErrorType::BadInput(LexError::UnexpectedInput(input)) => {
            at_span(Message::new("heng::rule::unexpected_sign").with("sign", input.as_str()))
        }
        ParseErrorType::WrongDocComment => at_span(Message::new("heng::rule::doc_comment_place")),
        ParseErrorType::Reserved(name) => {
            at_span(Message::new("heng::rule::reserved_word").with("word", name.as_str()))
        }
        ParseErrorType::ExprTooDeep => at_span(Message::new("heng::rule::too_deep")),
        ParseErrorType::TooManyFunctions => at_span(Message::new("heng::rule::too_many_functions")),
        kind => at_span(Message::new("heng::rule::syntax").with("reason", kind.to_string())),
    }
}

/// A full-width sign at the place of an error, or just before it: it makes a name of what stands beside it.
fn full_width_near(text: &Text, position: Position) -> Option<(char, &'static str, Span)> {
    let source = &text.source.text;
    let at = if position.is_none() { source.len() } else { text.offset(position) };
    let line_start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = source[at..].find('\n').map_or(source.len(), |newline| at + newline);
    let mut quote = None;
    for (offset, letter) in source[line_start..line_end].char_indices() {
        match (quote, letter) {
            (None, '"' | '`') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '/') if source[line_start + offset..].starts_with("//") => return None,
            (None, _) => {
                let plain = match letter {
                    '，' => ",",
                    '；' => ";",
                    '：' => ":",
                    '（' => "(",
                    '）' => ")",
                    '“' | '”' => "\"",
                    '‘' | '’' => "\"",
                    '｛' => "{",
                    '｝' => "}",
                    '［' | '【' => "[",
                    '］' | '】' => "]",
                    '！' => "!",
                    '＝' => "=",
                    '＜' => "<",
                    '＞' => ">",
                    '｜' => "|",
                    '＆' => "&",
                    '。' => ".",
                    _ => continue,
                };
                let start = line_start + offset;
                return Some((letter, plain, Span::new(start, start + letter.len_utf8())));
            }
        }
    }
    None
}

/// Words of other languages, and what to write instead.
fn foreign_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "and" => "&&",
        "or" => "||",
        "not" => "!",
        "elif" | "elsif" => "else if",
        "def" | "function" => "fn",
        "None" | "null" | "nil" => "()",
        "True" => "true",
        "False" => "false",
        "var" => "let",
        "<>" => "!=",
        "===" => "==",
        _ => return None,
    })
}
