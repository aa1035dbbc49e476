//! Names that exist, but not where they are used: in another function, outside functions, in a block that has ended.

use heng_model::{Diagnostic, Message, Span};

use super::Spot;

/// A token that declares a name.
#[derive(Clone, Copy)]
pub(super) struct Declared {
    pub at: usize,
    /// It is a parameter of a closure.
    closure: bool,
}

/// The tokens that declare a name, in order.
pub(super) fn declared(spot: &Spot<'_>) -> Vec<Declared> {
    let mut found = Vec::new();
    let mut within = None;
    for at in 0..spot.tokens.len() {
        let token = spot.word(at);
        match (within, token) {
            (None, "let" | "const" | "for") => found.push(Declared { at: at + 1, closure: false }),
            // Parameters of functions and closures.
            (None, "(") if at >= 2 && spot.word(at - 2) == "fn" => within = Some(")"),
            (None, "|") => within = Some("|"),
            (Some(end), token) if end == token => within = None,
            (Some(end), name) if name != "," => found.push(Declared { at, closure: end == "|" }),
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
    let declarations: Vec<Declared> =
        declared(spot).into_iter().filter(|declared| spot.word(declared.at) == name).collect();
    let places: Vec<Span> = declarations.iter().map(|declared| spot.tokens[declared.at]).collect();
    let same = places.iter().find(|place| here.is_some() && function_around(spot, place.start) == here);
    let outside = places.iter().find(|place| function_around(spot, place.start).is_none());
    // The parameter of a closure is a name of the closure only: there is no `let` that could be moved.
    if let Some(place) = places.first().filter(|_| declarations.iter().all(|declared| declared.closure)) {
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
