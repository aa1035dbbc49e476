//! Markdown tables with the place of every cell.

use std::sync::Arc;

use heng_model::{Diagnostic, Message, Source, Span};

use crate::lines::trimmed;

/// A table: a row per variant.
#[derive(Debug)]
pub(crate) struct Table {
    /// The whole first line.
    pub span: Span,
    /// The heads of the columns.
    pub heads: Vec<Span>,
    /// The rows, as long as `heads` each, and each row's whole line.
    pub rows: Vec<(Span, Vec<Span>)>,
}

/// The table that stands in these lines.
pub(crate) fn read(source: &Arc<Source>, lines: &[Span]) -> Result<Table, Box<Diagnostic>> {
    let refuse = |message: Message, span: Span| Err(Box::new(Diagnostic::error(message).at(source, span)));
    let heads = cells(&source.text, lines[0]);
    let is_rule = |span: &Span| {
        let text = &source.text[span.range()];
        text.contains('-') && text.chars().all(|sign| "-: ".contains(sign))
    };
    let Some(rule) = lines.get(1).filter(|line| cells(&source.text, **line).iter().all(is_rule)) else {
        return refuse(Message::new("heng::cases::table_without_rule"), lines[0]);
    };
    if lines.len() < 3 {
        return refuse(Message::new("heng::cases::table_without_rows"), lines[0]);
    }
    let mut rows = Vec::new();
    for line in &lines[1..] {
        let row = cells(&source.text, *line);
        if row.len() != heads.len() {
            let message = Message::new("heng::cases::table_row").with("cells", row.len()).with("heads", heads.len());
            return refuse(message, *line);
        }
        if line != rule {
            rows.push((*line, row));
        }
    }
    Ok(Table { span: lines[0], heads, rows })
}

/// The cells of a line that begins with `|`; `\|` is part of a cell.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = line.start + 1;
    let mut escaped = false;
    for (at, sign) in text[start..line.end].char_indices() {
        if sign == '|' && !escaped {
            let end = line.start + 1 + at;
            cells.push(trimmed(text, Span::new(start, end)));
            start = end + 1;
        }
        escaped = sign == '\\' && !escaped;
    }
    let rest = trimmed(text, Span::new(start, line.end));
    if rest.start < rest.end {
        cells.push(rest);
    }
    cells
}

/// What a cell says.
pub(crate) fn said(text: &str, cell: Span) -> String {
    text[cell.range()].replace("\\|", "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_that_are_escaped_do_not_divide() {
        let text = "| 甲 | a\\|b |  |";
        let found: Vec<String> = cells(text, Span::new(0, text.len())).iter().map(|cell| said(text, *cell)).collect();
        assert_eq!(found, ["甲", "a|b", ""]);
    }
}
