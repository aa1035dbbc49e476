//! Missing and superfluous brackets, commas and semicolons: where they likely belong.

use heng_model::{Diagnostic, Message, Span};

use super::Spot;

/// Brackets that are open before a token, the innermost last.
fn open_before(spot: &Spot<'_>, at: usize) -> Vec<Span> {
    let mut open: Vec<Span> = Vec::new();
    for index in 0..at.min(spot.tokens.len()) {
        match spot.word(index) {
            "(" | "[" | "{" | "#{" => open.push(spot.tokens[index]),
            ")" | "]" | "}" => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

fn closing(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

/// Something is missing before the token that the parser stumbled over.
pub(super) fn missing(spot: &Spot<'_>, token: &str, why: &str) -> Diagnostic {
    if let Some(diagnostic) = spoken(spot) {
        return diagnostic;
    }
    if [",", ")"].contains(&token)
        && let Some(quote) = odd_quotes(spot)
    {
        return spot.say_at(quote, Message::new("heng::rule::odd_quotes"));
    }
    match token {
        ";" => statement(spot),
        "{" if why.contains("block") => {
            let code = if spot.here() == ":" { "heng::rule::colon_block" } else { "heng::rule::block_missing" };
            spot.say(Message::new(code).with("word", spot.here()))
        }
        "," if !ends_here(spot) => spot.say(Message::new("heng::rule::missing_comma").with("word", spot.here())),
        ")" | "]" | "}" | "," => unclosed(spot),
        _ => spot.say(Message::new("heng::rule::token_missing").with("token", token).with("word", spot.here())),
    }
}

/// A sign written as it is spoken or as mathematics has it: 且, 或, =.
fn spoken(spot: &Spot<'_>) -> Option<Diagnostic> {
    let sign = match spot.here() {
        "且" | "并且" | "而且" | "和" | "与" | "and" => "&&",
        "或" | "或者" | "or" => "||",
        "等于" => "==",
        "不等于" => "!=",
        "大于" => ">",
        "小于" => "<",
        // Within brackets nothing is assigned.
        "=" if open_before(spot, spot.at).last().is_some_and(|open| spot.text.source.text[open.range()] == *"(") => {
            "=="
        }
        _ => return None,
    };
    Some(spot.say(Message::new("heng::rule::spoken_sign").with("word", spot.here()).with("sign", sign)))
}

/// The first quote of the line, where the quotes before a comment do not pair up.
fn odd_quotes(spot: &Spot<'_>) -> Option<Span> {
    let text = &spot.text.source.text;
    let start = text[..spot.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    let (mut first, mut open, mut escaped) = (None, false, false);
    for (at, sign) in line.char_indices() {
        match sign {
            '"' if !escaped => {
                first.get_or_insert(start + at);
                open = !open;
            }
            '/' if !open && line[at..].starts_with("//") => break,
            _ => {}
        }
        escaped = sign == '\\' && !escaped;
    }
    first.filter(|_| open).map(|first| Span::new(first, first + 1))
}

/// Whether the token cannot be another item of a list.
fn ends_here(spot: &Spot<'_>) -> bool {
    ["", ";", "{", "}", ")", "]", "let", "const", "fn", "for", "return", "while"].contains(&spot.here())
}

/// Two statements without a semicolon between them.
fn statement(spot: &Spot<'_>) -> Diagnostic {
    let Some(before) = spot.at.checked_sub(1).map(|index| spot.tokens[index]) else {
        return spot.say(Message::new("heng::rule::missing_semicolon"));
    };
    let open = open_before(spot, spot.at);
    let fits = |opened: &Span| closing(&spot.text.source.text[opened.range()]) == spot.here();
    if [")", "]", "}"].contains(&spot.here()) && !open.last().is_some_and(fits) {
        return spot.say(Message::new("heng::rule::extra_bracket").with("sign", spot.here()));
    }
    if spot.one_line(before.end, spot.span.start) {
        let message = Message::new("heng::rule::does_not_follow").with("word", spot.here());
        return spot.say(message.with("before", spot.before()));
    }
    spot.say_at(before, Message::new("heng::rule::missing_semicolon"))
}

/// A bracket that was not closed.
fn unclosed(spot: &Spot<'_>) -> Diagnostic {
    let open = open_before(spot, spot.at);
    let at_end = spot.here().is_empty();
    // The likely place is right behind what stands before.
    let innermost = open.last().map(|opened| (*opened, spot.at));
    let Some((opened, at)) = (if at_end { by_indent(spot).or(innermost) } else { innermost }) else {
        return spot.say(Message::new("heng::rule::syntax").with("reason", ""));
    };
    not_closed(spot, opened, at)
}

/// A bracket that should be closed before the token at that place: shown there, and where it opens.
fn not_closed(spot: &Spot<'_>, opened: Span, at: usize) -> Diagnostic {
    let at = dedented(spot, opened, at).unwrap_or(at);
    let sign = &spot.text.source.text[opened.range()];
    let message = Message::new("heng::rule::unclosed").with("open", sign).with("close", closing(sign));
    let before = at.checked_sub(1).and_then(|index| spot.tokens.get(index)).copied().unwrap_or(opened);
    if before == opened {
        return spot.say_at(opened, message);
    }
    let diagnostic = spot.say_at(before, message);
    diagnostic.context(&spot.text.source, opened, Message::new("heng::rule::opened_here"))
}

/// The first line within the bracket, before the token at that place, that stands no further right than the line that
/// opens it: the bracket was meant to be closed before. Where nothing is indented, indentation tells nothing.
fn dedented(spot: &Spot<'_>, opened: Span, at: usize) -> Option<usize> {
    let first = spot.tokens.iter().position(|token| *token == opened)? + 1;
    let left = |index: usize| indent(spot, spot.tokens[index].start) <= indent(spot, opened.start);
    let begins_line = |index: usize| !spot.one_line(spot.tokens[index - 1].end, spot.tokens[index].start);
    if first >= at || left(first) || !begins_line(first) {
        return None;
    }
    (first..at).find(|index| begins_line(*index) && left(*index))
}

/// The text ends too early.
pub(super) fn ends_early(spot: &Spot<'_>) -> Diagnostic {
    unclosed(spot)
}

/// Columns before the first sign of a line.
fn indent(spot: &Spot<'_>, at: usize) -> usize {
    let text = &spot.text.source.text;
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[line..].chars().take_while(|sign| *sign == ' ' || *sign == '\t').count()
}

/// The first brace whose partner stands further left than its own line begins, and the partner, which was meant for another:
/// before it the brace should have been closed. A function begins where the one before it should have ended.
fn by_indent(spot: &Spot<'_>) -> Option<(Span, usize)> {
    let mut open: Vec<Span> = Vec::new();
    for (index, token) in spot.tokens.iter().enumerate() {
        match spot.word(index) {
            "(" | "[" | "{" | "#{" => open.push(*token),
            ")" | "]" | "}" => {
                let opened = open.pop()?;
                if !spot.one_line(opened.start, token.start) && indent(spot, token.start) < indent(spot, opened.start) {
                    return Some((opened, index));
                }
            }
            "fn" => {
                let left = |opened: &&Span| indent(spot, token.start) <= indent(spot, opened.start);
                if let Some(opened) = open.iter().rev().find(left) {
                    return Some((*opened, index));
                }
            }
            _ => {}
        }
    }
    None
}

/// `fn` within a function: a brace above was not closed, or the function is in the wrong place.
pub(super) fn function_inside(spot: &Spot<'_>) -> Diagnostic {
    let message = Message::new("heng::rule::function_inside");
    let function = spot.tokens.get(spot.at).copied().unwrap_or(spot.span);
    match by_indent(spot) {
        // Indentation shows which brace it is, and where it should have been closed.
        Some((opened, at)) => {
            let diagnostic = not_closed(spot, opened, at);
            diagnostic.context(&spot.text.source, function, Message::new("heng::rule::still_inside_here"))
        }
        None => spot.say_at(function, message),
    }
}

/// A closing sign that nothing is open for, or that comes where a value is wanted.
pub(super) fn unexpected(spot: &Spot<'_>, sign: &str) -> Diagnostic {
    let open = open_before(spot, spot.at);
    let fits = open.last().is_some_and(|opened| closing(&spot.text.source.text[opened.range()]) == sign);
    match sign {
        ")" | "]" | "}" if open.is_empty() => spot.say(Message::new("heng::rule::extra_bracket").with("sign", sign)),
        ")" | "]" | "}" if !fits => unclosed(spot),
        _ => {
            let before = spot.at.checked_sub(1).map_or(spot.span, |index| spot.tokens[index]);
            spot.say_at(before, Message::new("heng::rule::value_missing").with("word", spot.before()))
        }
    }
}
