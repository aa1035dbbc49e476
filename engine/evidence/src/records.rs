//! JSON as a table: a list of records that name their columns, `[{"名称": "甲", "数": 1}]`, or a list of rows of which the first is
//! the head, `[["名称", "数"], ["甲", 1]]`.

use std::sync::Arc;

use heng_model::definition::Limits;
use heng_model::{Message, Source, Span};
use heng_yaml::{Node, Yaml};

use crate::decode::Decoded;
use crate::table::{Layout, MOST_CELLS, MOST_COLUMNS, Table};
use crate::unreadable::Unreadable;
use crate::value;

type Cells = Vec<(Arc<str>, Span)>;

/// Reads JSON, or YAML of the same form, as a table.
pub(crate) fn read(
    path: &Arc<str>,
    source: Arc<Source>,
    decoded: Decoded,
    limits: Limits,
) -> Result<Table, Unreadable> {
    let tree = value::tree(path, &source, limits.nesting)?;
    let refused = |message: Message, span: Span| Unreadable::new(path, message).at(&source, span);
    // The opening bracket alone: the whole file would be under the caret.
    let start = Span::new(tree.span.start, (tree.span.start + 1).min(tree.span.end));
    let Yaml::List(items) = &tree.value else {
        return Err(refused(Message::new("heng::evidence::no_list_of_rows"), start));
    };
    let keyed = items.iter().all(|item| matches!(item.value, Yaml::Map(_)));
    let rows = if keyed { items.as_slice() } else { items.get(1..).unwrap_or_default() };
    if rows.len() as u64 > limits.rows {
        return Err(refused(Message::new("heng::evidence::too_many_rows").with("most", limits.rows), start));
    }
    let first = items.first().map(|item| &item.value);
    let odd = items.iter().find(|item| match &item.value {
        Yaml::Map(_) => !matches!(first, Some(Yaml::Map(_))),
        Yaml::List(_) => !matches!(first, Some(Yaml::List(_))),
        _ => true,
    });
    if let Some(odd) = odd {
        return Err(refused(Message::new("heng::evidence::row_of_another_kind"), odd.span));
    }
    let columns = if keyed { named(items) } else { head(items, &source) };
    if columns.len() > MOST_COLUMNS {
        return Err(refused(Message::new("heng::evidence::too_many_columns").with("most", MOST_COLUMNS), start));
    }
    if columns.len().saturating_mul(rows.len()) > MOST_CELLS {
        return Err(refused(Message::new("heng::evidence::too_many_cells").with("most", MOST_CELLS), start));
    }
    let blank: Arc<str> = "".into();
    let cells = rows.iter().map(|row| cells(row, &columns, &blank, &source)).collect();
    let spans = rows.iter().map(|row| row.span).collect();
    Ok(Table::of(path, source, decoded, columns, cells, Layout::Items { spans, keyed }))
}

/// The columns that records name, in the order of appearance.
fn named(items: &[Node]) -> Vec<Arc<str>> {
    let mut columns: Vec<Arc<str>> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for item in items {
        let Yaml::Map(entries) = &item.value else { continue };
        for entry in entries {
            // One more than allowed tells enough.
            if columns.len() <= MOST_COLUMNS && known.insert(entry.key.as_str()) {
                columns.push(entry.key.as_str().into());
            }
        }
    }
    columns
}

fn head(items: &[Node], source: &Source) -> Vec<Arc<str>> {
    match items.first().map(|item| &item.value) {
        Some(Yaml::List(names)) => names.iter().map(|name| text(name, source)).collect(),
        _ => Vec::new(),
    }
}

/// The cells of a row by columns; what it does not have is blank, where it begins.
fn cells(row: &Node, columns: &[Arc<str>], blank: &Arc<str>, source: &Source) -> Cells {
    match &row.value {
        Yaml::List(items) => items.iter().map(|item| (text(item, source), item.span)).collect(),
        Yaml::Map(entries) => {
            let entries: std::collections::HashMap<&str, &Node> =
                entries.iter().map(|entry| (entry.key.as_str(), &entry.node)).collect();
            let cell = |column: &Arc<str>| match entries.get(&**column) {
                Some(node) => (text(node, source), node.span),
                None => (blank.clone(), Span::new(row.span.start, row.span.start)),
            };
            columns.iter().map(cell).collect()
        }
        _ => Vec::new(),
    }
}

/// What a cell says; of lists and maps, as they are written.
fn text(node: &Node, source: &Source) -> Arc<str> {
    match &node.value {
        Yaml::Nothing => "".into(),
        Yaml::Scalar { text, .. } => text.as_str().into(),
        Yaml::List(_) | Yaml::Map(_) => source.text.get(node.span.range()).unwrap_or_default().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;
    use heng_model::Place;

    fn table(text: &str) -> Result<Table, Unreadable> {
        let raw: Arc<[u8]> = text.as_bytes().into();
        let decoded = decode(&raw, false).unwrap();
        let source = Source::new("t.json", &*decoded.text);
        read(&"t.json".into(), source, decoded, Limits { rows: 3, ..Limits::default() })
    }

    /// Text, pointer and bytes of a cell.
    fn cell<'t>(table: &Table, text: &'t str, row: usize, column: usize) -> (String, String, &'t str) {
        let cell = table.cell(row, column);
        let Place::Pointer { pointer, .. } = &cell.origin.place else { panic!("{:?}", cell.origin) };
        (cell.text.to_string(), pointer.to_string(), &text[cell.origin.span().unwrap().range()])
    }

    fn of(text: &str, pointer: &str, written: &'static str) -> (String, String, &'static str) {
        (text.to_owned(), pointer.to_owned(), written)
    }

    #[test]
    fn records_name_their_columns() {
        let text = "\u{feff}[{\"名称\": \"甲\\u4e59\", \"数/年\": 1.50},\n {\"数/年\": null, \"另\": [1, true]}]";
        let table = table(text).unwrap();
        assert_eq!(table.columns().iter().map(|name| &**name).collect::<Vec<_>>(), ["名称", "数/年", "另"]);
        assert_eq!((table.len(), table.row_number(0)), (2, 1));
        assert_eq!(cell(&table, text, 0, 0), of("甲乙", "/0/名称", "\"甲\\u4e59\""));
        assert_eq!(cell(&table, text, 0, 1), of("1.50", "/0/数~1年", "1.50"));
        assert_eq!(cell(&table, text, 1, 0), of("", "/1/名称", ""));
        assert_eq!(cell(&table, text, 1, 1).0, "");
        assert_eq!(cell(&table, text, 1, 2), of("[1, true]", "/1/另", "[1, true]"));
        assert_eq!(&*table.row_quote(1), "{\"数/年\": null, \"另\": [1, true]}");
        assert_eq!(table.column_index("名 称"), Some(0));
    }

    #[test]
    fn rows_have_a_head() {
        let text = "[[\"名称\", \"数\"], [\"甲\", 1], [\"乙\"]]";
        let table = table(text).unwrap();
        assert_eq!((table.len(), table.row_number(0)), (2, 2));
        assert_eq!(cell(&table, text, 0, 1), of("1", "/1/1", "1"));
        // Shorter than the head: blank, as in CSV.
        assert_eq!((&*table.cell(1, 1).text, table.cell(1, 1).origin.span()), ("", None));
        assert_eq!(&*table.row_quote(1), "[\"乙\"]");
    }

    #[test]
    fn what_is_no_table_is_refused_at_its_place() {
        let refused = |text: &str| {
            let diagnostic = table(text).unwrap_err().diagnostic();
            let Some(heng_model::Arg::Message(why)) = diagnostic.message.args.get("why") else { panic!("no reason") };
            let code = why.code.rsplit("::").next().unwrap_or_default().to_owned();
            (code, text[diagnostic.labels[0].span.range()].to_owned())
        };
        let pair = |code: &str, at: &str| (code.to_owned(), at.to_owned());
        assert_eq!(refused("{\"data\": [{\"a\": 1}]}"), pair("no_list_of_rows", "{"));
        assert_eq!(refused("[{\"a\": 1}, [2]]"), pair("row_of_another_kind", "[2]"));
        assert_eq!(refused("[[\"a\"], 7]"), pair("row_of_another_kind", "7"));
        assert_eq!(refused("[1, 2]"), pair("row_of_another_kind", "1"));
        assert_eq!(refused("[{\"a\": 1}, {\"a\": 2]").0, "broken_data");
        let four = "[{\"a\":1},{\"a\":2},{\"a\":3},{\"a\":4}]";
        assert_eq!(refused(four).0, "too_many_rows");
        let wide: Vec<String> = (0..2_000).map(|at| format!("\"c{at}\": 1")).collect();
        assert_eq!(refused(&format!("[{{{}}}]", wide.join(", "))).0, "too_many_columns");
        assert!(table("[]").unwrap().is_empty());
    }
}
