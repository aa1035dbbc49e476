//! Syntax errors in the words of those who make them: the traps that authors hit by name, the rest in Rhai's words.
//!
//! What comes in: Rhai's error, which is a kind and a point. What goes out: a diagnostic that names what is likely meant, found
//! in the tokens around the point, with a place where something has to be written.

mod brackets;
mod full_width;
mod scope;
mod words;

use std::collections::BTreeSet;

use heng_model::{Diagnostic, Message, Span};
use rhai::{LexError, ParseError, ParseErrorType};

use crate::place::Text;
use crate::sandbox;
use crate::suggest;

/// What there is around a script.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The names of all libraries, those that do not compile included.
    pub libraries: &'a BTreeSet<String>,
}

/// The place of an error among the tokens of its text.
struct Spot<'t> {
    text: &'t Text,
    tokens: Vec<Span>,
    /// The token that the parser stumbled over: its index, or the number of tokens where the text ends.
    at: usize,
    span: Span,
}

impl Spot<'_> {
    fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |span| &self.text.source.text[span.range()])
    }
    fn here(&self) -> &str {
        &self.text.source.text[self.span.range()]
    }
    fn before(&self) -> &str {
        // `3个`: the parser stops within what looks like one word.
        if let Some(token) = self.tokens.get(self.at)
            && token.start < self.span.start
        {
            return &self.text.source.text[token.start..self.span.start];
        }
        self.at.checked_sub(1).map_or("", |index| self.word(index))
    }
    fn after(&self) -> &str {
        self.word(self.at + 1)
    }
    /// Whether two bytes stand on one line.
    fn one_line(&self, from: usize, to: usize) -> bool {
        !self.text.source.text[from.min(to)..from.max(to)].contains('\n')
    }
    fn say(&self, message: Message) -> Diagnostic {
        Diagnostic::error(message).at(&self.text.source, self.span)
    }
    fn say_at(&self, span: Span, message: Message) -> Diagnostic {
        Diagnostic::error(message).at(&self.text.source, span)
    }
    fn foreign(&self, span: Span, instead: &str) -> Diagnostic {
        let word = &self.text.source.text[span.range()];
        self.say_at(span, Message::new("heng::rule::foreign_word").with("word", word).with("instead", instead))
    }
}

/// What Heng says of a syntax error.
pub fn parse_diagnostic(text: &Text, error: &ParseError, around: Around<'_>) -> Diagnostic {
    let position = error.position();
    let end = text.source.text.trim_end().len();
    let start = if position.is_none() { end } else { text.offset(position).min(end) };
    let span = if start == end { Span::new(end, end) } else { text.token(position) };
    let tokens: Vec<Span> = text.tokens().collect();
    let at = tokens.iter().position(|token| token.end > start).unwrap_or(tokens.len());
    let spot = Spot { text, tokens, at, span };
    if let Some(diagnostic) = full_width::sign(&spot, error.err_type()) {
        return diagnostic;
    }
    if let Some(diagnostic) = words::habit(&spot, error.err_type()) {
        return diagnostic;
    }
    by_kind(&spot, error.err_type(), around)
}

fn by_kind(spot: &Spot<'_>, kind: &ParseErrorType, around: Around<'_>) -> Diagnostic {
    let plain = |code: &'static str| spot.say(Message::new(code));
    match kind {
        ParseErrorType::VariableUndefined(name) => undefined(spot, name),
        ParseErrorType::ModuleUndefined(name) => library(spot, name, around),
        ParseErrorType::BadInput(problem) => lexical(spot, problem),
        ParseErrorType::MissingToken(token, why) => brackets::missing(spot, token, why),
        ParseErrorType::WrongDocComment if ["fn", "private"].contains(&spot.word(spot.at)) => {
            brackets::function_inside(spot)
        }
        ParseErrorType::WrongDocComment => plain("heng::rule::doc_comment_place"),
        ParseErrorType::Reserved(name) if name.starts_with(|sign: char| !(sign.is_alphanumeric() || sign == '_')) => {
            spot.say(Message::new("heng::rule::unexpected_sign").with("sign", name.as_str()))
        }
        ParseErrorType::Reserved(name) if matches!(name.as_str(), "import" | "export") => {
            plain("heng::rule::no_modules")
        }
        ParseErrorType::Reserved(name) => {
            spot.say(Message::new("heng::rule::reserved_word").with("word", name.as_str()))
        }
        ParseErrorType::ExprTooDeep => spot.say(Message::new("heng::rule::too_deep").with("most", sandbox::DEPTH)),
        ParseErrorType::TooManyFunctions => {
            spot.say(Message::new("heng::rule::too_many_functions").with("most", sandbox::FUNCTIONS))
        }
        ParseErrorType::LiteralTooLarge(what, _) => spot.say(crate::failure::too_large(what)),
        ParseErrorType::WrongFnDefinition => brackets::function_inside(spot),
        ParseErrorType::FnDuplicatedDefinition(name, _) => {
            spot.say(Message::new("heng::rule::function_twice").with("name", name.as_str()))
        }
        ParseErrorType::FnDuplicatedParam(_, name) | ParseErrorType::DuplicatedProperty(name) => {
            spot.say(Message::new("heng::rule::name_twice").with("name", name.as_str()))
        }
        ParseErrorType::FnMissingName | ParseErrorType::FnMissingParams(_) | ParseErrorType::FnMissingBody(_) => {
            plain("heng::rule::function_shape")
        }
        ParseErrorType::VariableExpected => {
            let word = spot.here();
            let is_word = word.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
            let code = if is_word { "heng::rule::reserved_word" } else { "heng::rule::name_expected" };
            spot.say(Message::new(code).with("word", word))
        }
        ParseErrorType::AssignmentToConstant(name) => {
            spot.say(Message::new("heng::rule::constant").with("name", name.as_str()))
        }
        ParseErrorType::AssignmentToInvalidLHS(_) => plain("heng::rule::cannot_assign"),
        ParseErrorType::LoopBreak => plain("heng::rule::break_outside"),
        ParseErrorType::UnexpectedEOF => brackets::ends_early(spot),
        ParseErrorType::ExprExpected(_) => {
            spot.say(Message::new("heng::rule::value_missing").with("word", spot.here()))
        }
        // A word that is switched off, such as `curry`, is no name to the parser.
        ParseErrorType::PropertyExpected if spot.here().starts_with(char::is_alphabetic) => {
            spot.say(Message::new("heng::rule::not_allowed").with("word", spot.here()))
        }
        ParseErrorType::PropertyExpected => plain("heng::rule::property_missing"),
        other => spot.say(Message::new("heng::rule::syntax").with("reason", other.to_string())),
    }
}

fn lexical(spot: &Spot<'_>, problem: &LexError) -> Diagnostic {
    match problem {
        LexError::MalformedEscapeSequence(escape) => {
            // Rhai points at the letter after the backslash.
            let text = &spot.text.source.text;
            let line = text[..spot.span.start].rfind('\n').map_or(0, |newline| newline + 1);
            let end = text[spot.span.start..].find('\n').map_or(text.len(), |newline| spot.span.start + newline);
            let starts = text[line..end].match_indices(escape.as_str()).map(|(at, _)| line + at);
            let nearest = starts.min_by_key(|start| start.abs_diff(spot.span.start));
            let span = nearest.map_or(spot.span, |start| Span::new(start, start + escape.len()));
            spot.say_at(span, Message::new("heng::rule::bad_escape").with("escape", escape.as_str()))
        }
        LexError::UnterminatedString => {
            let line = spot.here().lines().next().unwrap_or_default().len();
            let span = Span::new(spot.span.start, spot.span.start + line);
            spot.say_at(span, Message::new("heng::rule::unterminated_text"))
        }
        LexError::MalformedChar(text) => {
            let message = Message::new("heng::rule::single_quotes").with("text", spot.here());
            spot.say(message.with("instead", format!("\"{text}\"")))
        }
        LexError::MalformedNumber(number) => {
            spot.say(Message::new("heng::rule::bad_number").with("number", number.as_str()))
        }
        LexError::ImproperSymbol(name, _) if matches!(name.as_str(), "print" | "debug") => {
            spot.say(Message::new("heng::rule::no_printing").with("word", name.as_str()))
        }
        LexError::ImproperSymbol(name, _) if name.starts_with(char::is_alphabetic) => {
            spot.say(Message::new("heng::rule::not_allowed").with("word", name.as_str()))
        }
        LexError::UnexpectedInput(sign) if matches!(sign.as_str(), ")" | "]" | "}" | ";" | ",") => {
            brackets::unexpected(spot, sign)
        }
        LexError::UnexpectedInput(sign) | LexError::ImproperSymbol(sign, _) => {
            spot.say(Message::new("heng::rule::unexpected_sign").with("sign", sign.as_str()))
        }
        LexError::StringTooLong(_) => spot.say(Message::new("heng::rule::text_too_long").with("most", sandbox::TEXT)),
        other => spot.say(Message::new("heng::rule::syntax").with("reason", other.to_string())),
    }
}

/// A name that stands for nothing here.
fn undefined(spot: &Spot<'_>, name: &str) -> Diagnostic {
    if ["=", "+=", "-=", "*=", "/="].contains(&spot.after()) {
        return spot.say(Message::new("heng::rule::assigned_undefined").with("name", name));
    }
    if let Some(diagnostic) = scope::elsewhere(spot, name) {
        return diagnostic;
    }
    if ["bundle", "params"].contains(&name) {
        return spot.say(Message::new("heng::rule::not_handed").with("name", name));
    }
    let known = scope::declared(spot).into_iter().map(|declared| spot.word(declared.at));
    let suggestion = suggest::nearest(name, known.chain(["bundle", "params", "reference"]));
    spot.say(Message::new("heng::rule::undefined_name").with("name", name).with("suggestion", suggestion))
}

fn library(spot: &Spot<'_>, name: &str, around: Around<'_>) -> Diagnostic {
    if around.libraries.contains(name) {
        return spot.say(Message::new("heng::rule::broken_library").with("name", name));
    }
    let known: Vec<String> = around.libraries.iter().cloned().collect();
    let suggestion = suggest::nearest(name, known.iter().map(String::as_str));
    let message = Message::new("heng::rule::unknown_library").with("name", name);
    spot.say(message.with("suggestion", suggestion).with("known", known))
}
