//! What is wrong with a text that is no YAML, in words that help.

use std::sync::Arc;

use granit_parser::{ErrorKind, ScanError};
use heng_model::{Diagnostic, Message, Source, Span};

/// The parser's refusal as a diagnostic.
pub(super) fn complaint_of(source: &Arc<Source>, error: &ScanError, span: Span, unclosed: Option<Span>) -> Diagnostic {
    if let Some(bracket) = unclosed {
        let why = Message::new("heng::yaml::syntax_bracket");
        return Diagnostic::error(Message::new("heng::yaml::yaml_syntax").with("why", why)).at(source, span).context(
            source,
            bracket,
            Message::new("heng::yaml::opened_here"),
        );
    }
    let why = if has_full_width_colon(&source.text, span.start) {
        Message::new("heng::yaml::syntax_full_width")
    } else {
        reason(error)
    };
    let span = if why.code.ends_with("_tab") { tab_before(&source.text, span) } else { span };
    Diagnostic::error(Message::new("heng::yaml::yaml_syntax").with("why", why)).at(source, span)
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
        _ => return Message::new("heng::yaml::syntax_other").with("detail", error.info()),
    })
}

/// `名称：杭州` is one text to YAML, and the mistake shows a line later.
fn has_full_width_colon(text: &str, at: usize) -> bool {
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    text[..end].rsplit('\n').take(2).any(|line| {
        let line = line.split(" #").next().unwrap_or_default();
        line.contains('：') && !line.contains(": ") && !line.trim_end().ends_with(':')
    })
}
