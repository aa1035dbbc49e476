//! From Rhai's line and character column to bytes of the script, and from a point to the whole of what stands there.

use std::sync::Arc;

use heng_model::trail::RulePlace;
use heng_model::{Source, Span};
use rhai::Position;

/// A script's text, with its lines found.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text.
    pub source: Arc<Source>,
    lines: Arc<[usize]>,
}

impl Text {
    /// Finds the lines of a script.
    pub fn new(source: Arc<Source>) -> Self {
        let newlines = source.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(newlines).collect();
        Self { source, lines }
    }

    /// The byte of a position; the end of the text where it has none.
    pub fn offset(&self, position: Position) -> usize {
        let text = &self.source.text;
        let Some(start) = position.line().and_then(|line| self.lines.get(line - 1)).copied() else { return text.len() };
        let column = position.position().unwrap_or(1).saturating_sub(1);
        text[start..].char_indices().nth(column).map_or(text.len(), |(at, _)| start + at)
    }

    /// What stands at a position: a name, a number, a quoted text, an operator.
    pub fn token(&self, position: Position) -> Span {
        let start = self.offset(position);
        Span::new(start, token_end(&self.source.text, start))
    }

    /// The call that begins at a position, with its arguments; the token alone where none follows.
    pub fn call(&self, position: Position) -> Span {
        let name = self.token(position);
        let rest = &self.source.text[name.end..];
        let gap = rest.len() - rest.trim_start().len();
        if rest[gap..].starts_with('(') {
            Span::new(name.start, bracket_end(&self.source.text, name.end + gap))
        } else {
            name
        }
    }

    /// The place of a call, as judgements keep it.
    pub fn rule_place(&self, position: Position) -> RulePlace {
        let span = self.call(position);
        let (line, column) = self.source.position(span.start);
        RulePlace { file: self.source.name.as_str().into(), line, column, span }
    }

    /// An expression from its first byte up to the comma, bracket, semicolon or brace that ends it, on one line.
    pub fn expression(&self, start: usize) -> String {
        let span = self.expression_span(start);
        self.source.text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The byte after the bracket that closes the one at `open`.
    pub fn bracket_end(&self, open: usize) -> usize {
        bracket_end(&self.source.text, open)
    }

    /// Where the expression that begins at a byte stands.
    pub fn expression_span(&self, start: usize) -> Span {
        let text = &self.source.text;
        let mut at = start;
        while at < text.len() {
            match text.as_bytes()[at] {
                b',' | b')' | b']' | b'}' | b';' => break,
                b'(' | b'[' | b'{' => at = bracket_end(text, at),
                _ if text[at..].starts_with("#{") => at = bracket_end(text, at + 1),
                _ => at = token_end(text, at).max(at + 1),
            }
        }
        Span::new(start, start + text[start..at.min(text.len())].trim_end().len())
    }

    /// Every token that is neither white space nor a comment, in order.
    pub fn tokens(&self) -> impl Iterator<Item = Span> + '_ {
        let text = &self.source.text;
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < text.len() {
                let (start, end) = (at, token_end(text, at).max(at + 1));
                at = end;
                let token = &text[start..end];
                if !token.trim().is_empty() && !token.starts_with("//") && !token.starts_with("/*") {
                    return Some(Span::new(start, end));
                }
            }
            None
        })
    }
}

/// The byte after the token at `start`.
fn token_end(text: &str, start: usize) -> usize {
    let rest = &text[start.min(text.len())..];
    let Some(first) = rest.chars().next() else { return text.len() };
    let length = match first {
        '"' | '`' | '\'' => quoted_end(rest, first),
        '#' if rest.starts_with("#{") => 2,
        '#' => raw_end(rest).unwrap_or(1),
        letter if letter.is_alphanumeric() || letter == '_' => {
            rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len())
        }
        space if space.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
        '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => comment_end(rest),
        _ => {
            const DOUBLE: [&str; 17] =
                ["&&", "||", "==", "!=", "<=", ">=", "=>", "+=", "-=", "*=", "/=", "**", "??", "?.", "..", "::", "->"];
            if DOUBLE.iter().any(|operator| rest.starts_with(operator)) { 2 } else { first.len_utf8() }
        }
    };
    start + length
}

fn quoted_end(rest: &str, quote: char) -> usize {
    let mut at = quote.len_utf8();
    while let Some(letter) = rest[at..].chars().next() {
        at += match letter {
            '\\' if quote != '`' => 1 + rest[at + 1..].chars().next().map_or(0, char::len_utf8),
            // What stands in `${…}` may hold quotes of its own.
            '$' if quote == '`' && rest[at..].starts_with("${") => bracket_end(rest, at + 1) - at,
            _ if letter == quote => return at + letter.len_utf8(),
            _ => letter.len_utf8(),
        };
    }
    rest.len()
}

/// The length of `#"…"#`, with as many `#` as it has; nothing where it is none.
fn raw_end(rest: &str) -> Option<usize> {
    let signs = rest.bytes().take_while(|byte| *byte == b'#').count();
    let body = rest[signs..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(signs));
    Some(body.find(&close).map_or(rest.len(), |at| signs + 1 + at + close.len()))
}

/// The length of a comment `/* … */`, with the comments in it.
fn comment_end(rest: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The byte after the bracket that closes the one at `open`.
fn bracket_end(text: &str, open: usize) -> usize {
    let (mut depth, mut at) = (0usize, open);
    while at < text.len() {
        match text.as_bytes()[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at = match text.as_bytes()[at] {
            b'(' | b'[' | b'{' | b')' | b']' | b'}' => at + 1,
            // The brace of `#{` counts like any other.
            b'#' if text[at..].starts_with("#{") => at + 1,
            _ => token_end(text, at).max(at + 1),
        };
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(of: &str) -> Text {
        Text::new(Source::new("check.rhai", of))
    }

    #[test]
    fn a_position_counts_characters_and_a_span_bytes() {
        let script = text("let 题 = 1;\njudge(\"政策\", home.has(\"a)\"));");
        let span = script.call(Position::new(2, 1));
        assert_eq!(&script.source.text[span.range()], "judge(\"政策\", home.has(\"a)\"))");
        let inner = script.call(Position::new(2, 18));
        assert_eq!(&script.source.text[inner.range()], "has(\"a)\")");
        assert_eq!(script.token(Position::new(1, 5)).range().len(), "题".len());
        assert_eq!(script.offset(Position::NONE), script.source.text.len());
    }

    #[test]
    fn the_brace_that_closes_a_map_closes_no_block() {
        let script = text("fn check(b, p) { grade(\"a\", #{ some: true, all: f(#{ x: 1 }) }); } fn f(x) { x }");
        let open = script.source.text.find('{').unwrap();
        assert!(script.source.text[..script.bracket_end(open)].ends_with("}) }); }"));
        assert_eq!(script.expression(script.source.text.find("#{").unwrap()), "#{ some: true, all: f(#{ x: 1 }) }");
    }

    #[test]
    fn an_expression_ends_where_its_argument_ends() {
        let script = text("rules.any(|doc| doc.area == area && f(doc, \",\"), 1)");
        assert_eq!(script.expression(16), "doc.area == area && f(doc, \",\")");
        let script = text("grade(\"a\", #{ x: [1], y: \")\" }, 2)");
        assert_eq!(script.expression(11), "#{ x: [1], y: \")\" }");
        assert_eq!(script.bracket_end(5), script.source.text.len());
    }
}
