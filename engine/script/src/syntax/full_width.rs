//! Signs of the Chinese keyboard in code. A full-width sign makes a stranger of what stands beside it, so the error is often
//! said of the word before.

use heng_model::{Diagnostic, Message, Span};
use rhai::{LexError, ParseErrorType};

use super::Spot;

/// The half-width sign that is meant.
fn plain(sign: char) -> Option<String> {
    Some(match sign {
        '“' | '”' | '‘' | '’' | '「' | '」' => "\"".to_owned(),
        '。' => ".".to_owned(),
        '、' => ",".to_owned(),
        '【' => "[".to_owned(),
        '】' => "]".to_owned(),
        '《' => "<".to_owned(),
        '》' => ">".to_owned(),
        '—' | '–' => "-".to_owned(),
        '×' => "*".to_owned(),
        '÷' => "/".to_owned(),
        '≥' => ">=".to_owned(),
        '≤' => "<=".to_owned(),
        '≠' => "!=".to_owned(),
        '\u{3000}' | '\u{a0}' => " ".to_owned(),
        // The full-width forms of ASCII stand 0xFEE0 above it.
        '！'..='～' => char::from_u32(u32::from(sign) - 0xFEE0)?.to_string(),
        _ => return None,
    })
}

/// The full-width sign that an error comes from.
pub(super) fn sign(spot: &Spot<'_>, kind: &ParseErrorType) -> Option<Diagnostic> {
    let text = &spot.text.source.text;
    if matches!(kind, ParseErrorType::BadInput(LexError::UnterminatedString)) {
        // "政策”: the text was meant to end at the full-width quote.
        let line = spot.here().lines().next()?;
        let at = line.find(['”', '“'])? + spot.span.start;
        return Some(say(spot, Span::new(at, at + '”'.len_utf8()), 0));
    }
    let signs = signs(spot);
    // On the line of the error: before it, or right behind the word that it made a stranger of.
    let found = signs.iter().position(|sign| {
        let reach = spot.tokens.get(spot.at + 1).map_or(text.len(), |next| next.end);
        spot.one_line(sign.start, spot.span.start) && sign.start <= reach.max(spot.span.end)
    })?;
    // A wrong word says nothing of a sign far behind it.
    let undefined = matches!(kind, ParseErrorType::VariableUndefined(_));
    let sign = signs[found];
    let near = !undefined || text[spot.span.end.min(sign.start)..sign.start].trim().is_empty();
    near.then(|| say(spot, sign, signs.len() - found - 1))
}

fn say(spot: &Spot<'_>, span: Span, more: usize) -> Diagnostic {
    let sign = spot.text.source.text[span.range()].to_owned();
    let meant = sign.chars().next().and_then(plain).unwrap_or_default();
    let code = if meant == " " { "heng::rule::full_width_space" } else { "heng::rule::full_width_sign" };
    let message = Message::new(code).with("sign", sign).with("plain", meant).with("more", more);
    spot.say_at(span, message)
}

/// All full-width signs outside texts and comments, in order.
fn signs(spot: &Spot<'_>) -> Vec<Span> {
    let text = &spot.text.source.text;
    let mut found = Vec::new();
    let mut from = 0;
    for token in spot.tokens.iter().copied().chain([Span::new(text.len(), text.len())]) {
        // White space and comments lie between tokens.
        let gap = &text[from..token.start];
        if !gap.contains("//") && !gap.contains("/*") {
            let spaces = gap.char_indices().filter(|(_, sign)| plain(*sign).is_some());
            found.extend(spaces.map(|(at, sign)| Span::new(from + at, from + at + sign.len_utf8())));
        }
        from = token.end;
        let word = &text[token.range()];
        if word.starts_with(['"', '`', '\'', '#']) {
            continue;
        }
        let letters = word.char_indices().filter(|(_, sign)| plain(*sign).is_some());
        found.extend(letters.map(|(at, sign)| Span::new(token.start + at, token.start + at + sign.len_utf8())));
    }
    found
}
