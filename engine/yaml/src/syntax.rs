//! What is wrong with a text that is no YAML, in words that help.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};
use heng_model::{Diagnostic, Message, Source, Span};

/// The parser's refusal as a diagnostic.
pub(super) fn complaint_of(source: &Arc<Source>, error: &ScanError, span: Span, unclosed: Option<Span>) -> Diagnostic {
    // An open bracket swallows line after line: whatever the parser minds there, the bracket is to blame.
    let above = unclosed.filter(|bracket| source.text[bracket.start..span.start].contains('\n'));
    if let Some(bracket) = above {
        return of_bracket(source, span, bracket);
    }
    if let Some(colon) = full_width_colon(&source.text, span.start) {
        let why = Message::new("heng::yaml::syntax_full_width");
        return Diagnostic::error(Message::new("heng::yaml::yaml_syntax").with("why", why)).at(source, colon);
    }
    let why = reason(error);
    // A parser that stops at the NUL of a file that is no text would say so in its own words.
    let control =
        source.text[span.start..].chars().next().is_some_and(|next| next.is_control() && !next.is_whitespace());
    let why = if control { Message::new("heng::yaml::syntax_control") } else { why };
    if let Some(bracket) = unclosed.filter(|_| why.code.ends_with("_bracket")) {
        return of_bracket(source, span, bracket);
    }
    let span = if why.code.ends_with("_tab") { tab_before(&source.text, span) } else { span };
    Diagnostic::error(Message::new("heng::yaml::yaml_syntax").with("why", why)).at(source, span)
}

fn of_bracket(source: &Arc<Source>, span: Span, bracket: Span) -> Diagnostic {
    if let Some((code, place)) = within_brackets(&source.text, bracket) {
        let message = Message::new("heng::yaml::yaml_syntax").with("why", Message::new(code));
        return Diagnostic::error(message).at(source, place);
    }
    let why = Message::new("heng::yaml::syntax_bracket");
    let said = Diagnostic::error(Message::new("heng::yaml::yaml_syntax").with("why", why)).at(source, span);
    said.context(source, bracket, Message::new("heng::yaml::opened_here"))
}

/// What commonly spoils `{ points: 40， text: 收支: 逐项 }`: a sign of full width, a colon within a text that has no quotes.
fn within_brackets(text: &str, bracket: Span) -> Option<(&'static str, Span)> {
    let line = text[bracket.start..].lines().next()?;
    let (mut quote, mut colons) = (None, 0);
    for (at, sign) in line.char_indices() {
        let place = Span::new(bracket.start + at, bracket.start + at + sign.len_utf8());
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(sign),
            (None, '，') => return Some(("heng::yaml::syntax_full_width_comma", place)),
            (None, '：') if colons == 0 => return Some(("heng::yaml::syntax_full_width", place)),
            (None, ',' | '{' | '[' | '}' | ']') => colons = 0,
            (None, ':') if line[at + 1..].starts_with(' ') => {
                colons += 1;
                if colons == 2 {
                    return Some(("heng::yaml::syntax_colon_in_text", place));
                }
            }
            _ => {}
        }
    }
    None
}

/// The first tab of the line, where there is one: the parser often stops behind it.
fn tab_before(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    text[start..span.end].find('\t').map_or(span, |tab| Span::new(start + tab, start + tab + 1))
}

fn reason(error: &ScanError) -> Message {
    Message::new(match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => "heng::yaml::syntax_tab",
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => "heng::yaml::syntax_quote",
        ErrorKind::UnknownQuotedScalarEscape => "heng::yaml::syntax_escape",
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidFlowScalarIndent => "heng::yaml::syntax_bracket",
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidMappingValueWhitespace
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey => "heng::yaml::syntax_colon",
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => "heng::yaml::syntax_anchor",
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::BlockSequenceEntryNotAllowed => "heng::yaml::syntax_indent",
        _ => "heng::yaml::syntax_other",
    })
}

/// The colon of `名称：杭州`, which is one text to YAML, so that the mistake shows a line later.
fn full_width_colon(text: &str, at: usize) -> Option<Span> {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let mut ends = end;
    text[..end].rsplit('\n').take(2).find_map(|whole| {
        let start = ends - whole.len();
        ends = start.saturating_sub(1);
        let line = whole.split(" #").next().unwrap_or_default();
        let colon = line.find('：').filter(|_| !line.contains(": ") && !line.trim_end().ends_with(':'))?;
        Some(Span::new(start + colon, start + colon + '：'.len_utf8()))
    })
}
