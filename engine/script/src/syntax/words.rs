//! Habits from other languages: what is written there, and what to write here.

use heng_model::{Diagnostic, Message, Span};
use rhai::{LexError, ParseErrorType};

use super::Spot;

/// Words of other languages, and what to write instead.
pub(super) fn foreign_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "and" | "AND" => "&&",
        "or" | "OR" => "||",
        "not" | "NOT" => "!",
        "elif" | "elsif" | "elseif" => "else if",
        "def" | "function" | "func" => "fn",
        "lambda" => "|x| …",
        "None" | "null" | "nil" | "undefined" | "NULL" => "()",
        "True" | "TRUE" => "true",
        "False" | "FALSE" => "false",
        "var" => "let",
        "of" => "in",
        "is" => "==",
        "except" => "catch",
        "<>" => "!=",
        "===" => "==",
        "!==" => "!=",
        ":=" => "=",
        "++" => "+= 1",
        "?" => "if … { … } else { … }",
        _ => return None,
    })
}

/// A habit that explains an error.
pub(super) fn habit(spot: &Spot<'_>, kind: &ParseErrorType) -> Option<Diagnostic> {
    let (here, before, after) = (spot.here(), spot.before(), spot.after());
    if matches!(kind, ParseErrorType::BadInput(LexError::ImproperSymbol(sign, _)) if sign == "=") {
        return Some(spot.say(Message::new("heng::rule::assign_in_condition")));
    }
    if here == ">" && before == "<" {
        return Some(spot.foreign(Span::new(spot.span.start - 1, spot.span.end), "!="));
    }
    if let Some(sign) = wide_sign(spot) {
        return Some(sign);
    }
    // `#` and `--` before words of a remark.
    if (here == "#" || before_sign(spot, "--")) && starts_line(spot) {
        return Some(spot.say(Message::new("heng::rule::foreign_comment").with("sign", here)));
    }
    if let Some(arrow) = arrow(spot, kind) {
        return Some(arrow);
    }
    if here == "default" && matches!(kind, ParseErrorType::ExprExpected(_)) {
        return Some(spot.foreign(spot.span, "_"));
    }
    if here == "in" && spot.at >= 3 && spot.word(spot.at - 3) == "for" && spot.word(spot.at - 2) == "(" {
        return Some(spot.say_at(spot.tokens[spot.at - 2], Message::new("heng::rule::for_brackets")));
    }
    // After a dot every word is a name.
    if before != "."
        && let Some(instead) = foreign_word(here)
        && explains(kind, here)
    {
        return Some(match here {
            "not" if after == "in" => spot.foreign(spot.span, "!(… in …)"),
            _ => spot.foreign(spot.span, instead),
        });
    }
    None
}

/// Whether such an error may come from such a word, and not from one beside it.
fn explains(kind: &ParseErrorType, word: &str) -> bool {
    match kind {
        ParseErrorType::VariableUndefined(name) | ParseErrorType::Reserved(name) => name == word,
        ParseErrorType::ModuleUndefined(_) => false,
        _ => true,
    }
}

/// Operators of other languages that are longer than a token here.
fn wide_sign(spot: &Spot<'_>) -> Option<Diagnostic> {
    let rest = &spot.text.source.text[spot.span.start..];
    ["!==", "===", ":=", "++"].into_iter().find(|sign| rest.starts_with(sign)).map(|sign| {
        spot.foreign(Span::new(spot.span.start, spot.span.start + sign.len()), foreign_word(sign).unwrap_or_default())
    })
}

/// `x => x + 1`, `function(x) { … }`, `lambda x: …`
fn arrow(spot: &Spot<'_>, kind: &ParseErrorType) -> Option<Diagnostic> {
    let place = |index: usize| spot.tokens.get(index).copied();
    let is_arrow = |word: &str| word == "=>" || word == "->";
    if is_arrow(spot.here()) && spot.before() == "|" {
        return Some(spot.say(Message::new("heng::rule::arrow_after_bars").with("arrow", spot.here())));
    }
    let undefined = matches!(kind, ParseErrorType::VariableUndefined(_));
    if undefined && is_arrow(spot.after()) {
        let name = spot.here();
        return Some(spot.foreign(Span::new(spot.span.start, place(spot.at + 1)?.end), &format!("|{name}| …")));
    }
    if undefined && spot.before() == "(" {
        let word = spot.at.checked_sub(2).map_or("", |index| spot.word(index));
        if ["function", "func", "lambda"].contains(&word) {
            let name = spot.here();
            return Some(spot.foreign(place(spot.at - 2)?, &format!("|{name}| …")));
        }
        // `(x) => …`
        if spot.after() == ")" && is_arrow(spot.word(spot.at + 2)) {
            let span = Span::new(place(spot.at - 1)?.start, place(spot.at + 2)?.end);
            let name = spot.here();
            return Some(spot.foreign(span, &format!("|{name}| …")));
        }
    }
    None
}

fn starts_line(spot: &Spot<'_>) -> bool {
    let text = &spot.text.source.text[..spot.span.start];
    text[text.rfind('\n').map_or(0, |newline| newline + 1)..].trim().is_empty()
}

fn before_sign(spot: &Spot<'_>, sign: &str) -> bool {
    spot.text.source.text[spot.span.start..].starts_with(sign)
}
