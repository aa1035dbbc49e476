//! Tables of reference data.

use std::collections::HashMap;
use std::sync::Arc;

use heng_model::evidence::ReferenceContent;
use heng_model::{Diagnostic, Message, Source};

use crate::read::{At, Log};

/// `rows:` of named values; a column that a row does not have is empty there.
pub(super) fn of_rows(at: At<'_>) -> ReferenceContent {
    let rows: Vec<Vec<At<'_>>> = at.items().into_iter().map(At::entries).collect();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut columns: Vec<String> = Vec::new();
    for cell in rows.iter().flatten() {
        places.entry(cell.name()).or_insert_with(|| {
            columns.push(cell.name().to_owned());
            columns.len() - 1
        });
    }
    let of_cells = |cells: &Vec<At<'_>>| {
        let mut row = vec![String::new(); columns.len()];
        for cell in cells.iter().filter(|cell| cell.is_there()) {
            row[places[cell.name()]] = cell.text().unwrap_or_default();
        }
        row
    };
    let rows = rows.iter().map(of_cells).collect();
    ReferenceContent::Table { columns, rows }
}

/// A CSV file whose first line names the columns.
pub(super) fn of_csv(log: &Log, source: &Arc<Source>) -> Option<ReferenceContent> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(source.text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(head) => head.iter().map(str::to_owned).collect(),
        Err(error) => return bad(log, source, &error),
    };
    if let Some(twice) =
        columns.iter().enumerate().find(|(at, name)| columns[..*at].contains(name)).map(|(_, name)| name)
    {
        let end = source.text.find('\n').unwrap_or(source.text.len());
        let message = Message::new("heng::methodology::column_twice").with("column", twice);
        log.note(Diagnostic::error(message).at(source, 0..end));
        return None;
    }
    let mut rows = Vec::new();
    for row in reader.records() {
        match row {
            Ok(row) => rows.push(row.iter().map(str::to_owned).collect()),
            Err(error) => return bad(log, source, &error),
        }
    }
    Some(ReferenceContent::Table { columns, rows })
}

fn bad(log: &Log, source: &Arc<Source>, error: &csv::Error) -> Option<ReferenceContent> {
    let text = &source.text;
    let start = error.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let start = start.min(text.len());
    // The position may be that of the line break before the row.
    let start = start + text[start..].len() - text[start..].trim_start_matches(['\r', '\n']).len();
    let end = text[start..].find(['\r', '\n']).map_or(text.len(), |length| start + length);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Message::new("heng::methodology::csv_columns").with("expected", *expected_len).with("found", *len)
        }
        _ => Message::new("heng::methodology::bad_csv").with("why", error.to_string()),
    };
    log.note(Diagnostic::error(message).at(source, start..end));
    None
}
