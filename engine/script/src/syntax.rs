//! Syntax errors in the words of those who make them.

use std::collections::BTreeSet;

use heng_model::{Diagnostic, Message, Span};
use rhai::{LexError, ParseError, ParseErrorType, Position};

use crate::place::Text;
use crate::suggest;

/// What there is around a script.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The names of all libraries, those that do not compile included.
    pub libraries: &'a BTreeSet<String>,
}

/// What Heng says of a syntax error: the traps that authors hit by name, the rest in Rhai's words.
pub fn parse_diagnostic(text: &Text, error: &ParseError, around: Around<'_>) -> Diagnostic {
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
            let suggestion = suggest::nearest(name, declared(text));
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
        ParseErrorType::ModuleUndefined(name) => {
            if around.libraries.contains(name) {
                return at_span(Message::new("heng::rule::broken_library").with("name", name.as_str()));
            }
            let known: Vec<String> = around.libraries.iter().cloned().collect();
            let suggestion = suggest::nearest(name, known.iter().map(String::as_str));
            let message = Message::new("heng::rule::unknown_library").with("name", name.as_str());
            at_span(message.with("suggestion", suggestion).with("known", known))
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

/// The names that a script declares somewhere.
fn declared(text: &Text) -> Vec<&str> {
    let tokens: Vec<&str> = text.tokens().map(|span| &text.source.text[span.range()]).collect();
    let mut names = vec!["bundle", "params", "reference"];
    for pair in tokens.windows(2) {
        if ["let", "const", "for"].contains(&pair[0]) {
            names.push(pair[1]);
        }
    }
    // Parameters of functions and closures.
    let mut within = None;
    for (at, token) in tokens.iter().enumerate() {
        match (within, *token) {
            (None, "(") if at >= 2 && tokens[at - 2] == "fn" => within = Some(")"),
            (None, "|") => within = Some("|"),
            (Some(end), token) if end == token => within = None,
            (Some(_), ",") => {}
            (Some(_), name) => names.push(name),
            _ => {}
        }
    }
    names
}
