//! The functions of a script or library as they stand in its text, and those that have a name of Heng's own.

use heng_model::{Diagnostic, Message, Span};
use rhai::AST;

use crate::api::{Form, Interface};
use crate::place::Text;

/// The names of functions and of their parameters, as they stand in the text.
pub fn written(text: &Text) -> Vec<(Span, Vec<Span>)> {
    let source = &text.source.text;
    let tokens: Vec<Span> = text.tokens().collect();
    let word = |at: usize| tokens.get(at).map_or("", |span| &source[span.range()]);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if word(at) != "fn" || word(at + 2) != "(" {
            continue;
        }
        let parameters = tokens[at + 3..].iter().take_while(|span| &source[span.range()] != ")");
        let parameters = parameters.filter(|span| &source[span.range()] != ",").copied().collect();
        found.push((tokens[at + 1], parameters));
    }
    found
}

/// Functions by the name of one of Heng's own, which they would stand before wherever it is called with as many arguments. The
/// name alone decides: who reads `judge(…)` must not have to count.
pub fn hiding(ast: &AST, text: &Text) -> Vec<Diagnostic> {
    let written = written(text);
    let own = ast.iter_functions().filter_map(|function| {
        let known = Interface::get().named(function.name).filter(|known| known.form != Form::Property);
        let known = known.min_by_key(|known| known.form != Form::Function)?;
        let named = |(span, parameters): &&(Span, Vec<Span>)| {
            &text.source.text[span.range()] == function.name && parameters.len() == function.params.len()
        };
        let place = written.iter().find(named).map(|(span, _)| *span).unwrap_or_default();
        let message = Message::new("heng::rule::hides_native").with("name", function.name);
        Some((place, message.with("known", known.signature.as_str())))
    });
    let mut own: Vec<(Span, Message)> = own.collect();
    own.sort_by_key(|(place, _)| place.start);
    own.into_iter().map(|(place, message)| Diagnostic::error(message).at(&text.source, place)).collect()
}
