//! The text of a file with values put into it; all else stays as it was written, comments included.

use std::sync::Arc;

use heng_model::{Source, Span};
use heng_yaml::{Node, Yaml};

use super::place::{Found, Place};
use super::setting::Setting;

/// The new text, and where each setting stands in it.
pub(super) fn write(
    source: &Arc<Source>,
    puts: &[(usize, Place, Found)],
    settings: &[Setting],
) -> (String, Vec<(usize, Span)>) {
    let mut changes: Vec<(Span, String, usize)> =
        puts.iter().map(|(at, _, found)| change(source, found, &settings[*at], *at)).collect();
    changes.sort_by_key(|(span, _, at)| (span.start, span.end, *at));
    let (mut text, mut done, mut spans) = (String::new(), 0, Vec::new());
    for (span, new, at) in changes {
        // What overlaps is said to clash elsewhere.
        if span.start < done {
            continue;
        }
        text.push_str(&source.text[done..span.start]);
        spans.push((at, Span::new(text.len(), text.len() + new.len())));
        text.push_str(&new);
        done = span.end;
    }
    text.push_str(&source.text[done..]);
    (text, spans)
}

/// Which bytes are replaced by what.
fn change(source: &Source, found: &Found, setting: &Setting, at: usize) -> (Span, String, usize) {
    let value = flow(&setting.value);
    let text = &source.text;
    match found {
        Found::Value { value: old, key } => match key {
            // Nothing stands there: after the colon.
            Some(key) if old.span.range().is_empty() => {
                let colon = text[key.end..].find(':').map_or(key.end, |at| key.end + at + 1);
                (Span::new(colon, colon), format!(" {value}"), at)
            }
            _ => (old.span, value, at),
        },
        Found::New { map, key } => {
            let Yaml::Map(entries) = &map.value else { return (map.span, value, at) };
            let end = entries.last().map(|entry| entry.node.span.end.max(entry.key_span.end));
            match (end, entries.first()) {
                (Some(end), _) if text[map.span.range()].starts_with('{') => {
                    (Span::new(end, end), format!(", {key}: {value}"), at)
                }
                (Some(end), Some(first)) => {
                    let line = text[..first.key_span.start].rfind('\n').map_or(0, |newline| newline + 1);
                    let indent = " ".repeat(text[line..first.key_span.start].chars().count());
                    let end = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
                    (Span::new(end, end), format!("\n{indent}{key}: {value}"), at)
                }
                _ => (map.span, format!("{{ {key}: {value} }}"), at),
            }
        }
    }
}

/// A value on one line.
fn flow(node: &Node) -> String {
    match &node.value {
        Yaml::Nothing => "~".to_owned(),
        Yaml::Scalar { text, plain } => scalar(text, *plain),
        Yaml::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Yaml::Map(entries) => {
            let pairs = entries.iter().map(|entry| format!("{}: {}", scalar(&entry.key, true), flow(&entry.node)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A scalar that was plain stays so where that means the same everywhere.
fn scalar(text: &str, plain: bool) -> String {
    let sign = |c: char| c.is_control() || ",[]{}#&*!|>'\"%@`".contains(c);
    let colon = text.ends_with(':') || text.contains(": ");
    if plain && !text.is_empty() && !text.contains(sign) && !colon {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
