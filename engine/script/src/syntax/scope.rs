//! Names that exist, but not where they are used: in another function, outside functions, in a block that has ended.

use heng_model::{Diagnostic, Message, Span};

use super::Spot;

/// The tokens that declare a name, in order.
pub(super) fn declared(spot: &Spot<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut within = None;
    for at in 0..spot.tokens.len() {
        let token = spot.word(at);
        match (within, token) {
            (None, "let" | "const" | "for") => found.push(at + 1),
            // Parameters of functions and closures.
            (None, "(") if at >= 2 && spot.word(at - 2) == "fn" => within = Some(")"),
            (None, "|") => within = Some("|"),
            (Some(end), token) if end == token => within = None,
            (Some(_), name) if name != "," => found.push(at),
            _ => {}
        }
    }
    found
}

/// The function that a byte stands in, its name and parameters included.
fn function_around(spot: &Spot<'_>, byte: usize) -> Option<Span> {
    let starts = (0..spot.tokens.len()).filter(|at| spot.word(*at) == "fn").map(|at| spot.tokens[at].start);
    let start = starts.take_while(|start| *start <= byte).last()?;
    let open = spot.text.source.text[start..].find('{')? + start;
    let whole = Span::new(start, spot.text.bracket_end(open));
    (byte < whole.end).then_some(whole)
}

/// What is said of a name that is declared somewhere else.
pub(super) fn elsewhere(spot: &Spot<'_>, name: &str) -> Option<Diagnostic> {
    let here = function_around(spot, spot.span.start);
    let declarations = declared(spot).into_iter().filter(|at| spot.word(*at) == name);
    let places: Vec<Span> = declarations.map(|at| spot.tokens[at]).collect();
    let same = places.iter().find(|place| here.is_some() && function_around(spot, place.start) == here);
    let outside = places.iter().find(|place| function_around(spot, place.start).is_none());
    // The parameter of a closure is a name of the closure only: there is no `let` that could be moved.
    let closure = places.iter().find(|place| is_of_closure(spot, **place));
    if let Some(place) = closure.filter(|_| places.iter().all(|place| is_of_closure(spot, *place))) {
        let diagnostic = spot.say(Message::new("heng::rule::closure_parameter").with("name", name));
        return Some(diagnostic.context(&spot.text.source, *place, Message::new("heng::rule::defined_here")));
    }
    let (code, place) = match (same, outside, places.first()) {
        (Some(place), ..) if place.start > spot.span.start => ("heng::rule::name_later", place),
        (Some(place), ..) => ("heng::rule::name_of_block", place),
        (None, Some(place), _) => ("heng::rule::name_outside", place),
        (None, None, Some(place)) => ("heng::rule::name_of_function", place),
        (None, None, None) => return None,
    };
    let diagnostic = spot.say(Message::new(code).with("name", name));
    Some(diagnostic.context(&spot.text.source, *place, Message::new("heng::rule::defined_here")))
}

/// Whether a name is declared between the bars of a closure.
fn is_of_closure(spot: &Spot<'_>, place: Span) -> bool {
    let text = &spot.text.source.text;
    let opened = text[..place.start].rfind(['|', '(']).is_some_and(|at| text[at..].starts_with('|'));
    opened && text[place.end..].trim_start().starts_with(['|', ','])
}
