//! Sheets of workbooks and tables of documents as tables: which row is the head, and which rows are none.
//!
//! What people file begins with a title over the whole width, has heads of two rows and headings between the rows. So the head is the
//! first row that fills two cells and half of the columns in use; it is as high as the cells in it that are merged downwards, or two
//! rows where one of its cells spans several columns below which names stand. A row whose one cell spans all columns is a heading,
//! and no row. A merged cell says the same in every row and column that it spans, and is cited where it begins.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Message, Place, Source, Span};

use crate::decode::Decoded;
use crate::grid::Grid;
use crate::reader::{CellKind, Sheet, SheetCell, SheetRow};
use crate::table::{Layout, Table};
use crate::unreadable::Unreadable;

/// Rows of a head.
const MOST_HEAD: usize = 4;

/// A sheet as a table.
pub(crate) fn table(path: &Arc<str>, sheet: &Sheet) -> Result<Table, Unreadable> {
    let rows: Vec<&SheetRow> = sheet.rows.iter().filter(|row| row.cells.iter().any(is_filled)).collect();
    let width = rows.iter().filter_map(|row| row.cells.iter().rposition(is_filled)).max().map_or(0, |last| last + 1);
    if rows.is_empty() {
        let why = Message::new("heng::reader::empty_sheet").with("sheet", sheet.name.to_string());
        return Err(Unreadable::new(path, why));
    }
    let in_use = (0..width).filter(|column| rows.iter().any(|row| is_filled(&row.cells[*column]))).count();
    let begin = rows.iter().position(|row| is_head(row, in_use)).unwrap_or_default();
    let height = head_height(&rows[begin..]);
    let head = &rows[begin..begin + height];
    let columns = (0..width).map(|column| name_of(head, column)).collect();
    let mut grid = Grid { sheet: sheet.name.clone(), places: BTreeMap::new() };
    let (mut cells, mut numbers) = (Vec::new(), Vec::new());
    for row in rows[begin + height..].iter().filter(|row| !is_heading(row, in_use)) {
        for (column, cell) in row.cells.iter().enumerate().take(width) {
            if let Some(place) = stated(sheet, cell) {
                grid.places.insert((cells.len(), column), place);
            }
        }
        numbers.push(row.number);
        cells.push(row.cells.iter().take(width).map(|cell| (cell.text.clone(), Span::default())).collect());
    }
    let source = Source::unread(&**path);
    Ok(Table::of(path, source, Decoded::nothing(), columns, cells, Layout::Grid(grid)).numbered(numbers))
}

fn is_filled(cell: &SheetCell) -> bool {
    !cell.text.trim().is_empty()
}

/// Cells that begin in this row and say something.
fn own(row: &SheetRow) -> usize {
    row.cells.iter().filter(|cell| is_filled(cell) && cell.merged.is_none_or(|(first, _)| first != row.number)).count()
}

fn filled(row: &SheetRow) -> usize {
    row.cells.iter().filter(|cell| is_filled(cell)).count()
}

fn is_head(row: &SheetRow, in_use: usize) -> bool {
    own(row) >= 2 && 2 * filled(row) >= in_use
}

/// One cell over all columns that are in use.
fn is_heading(row: &SheetRow, in_use: usize) -> bool {
    in_use >= 2 && own(row) == 1 && filled(row) >= in_use
}

/// Rows of the head that begins with the first of these.
fn head_height(rows: &[&SheetRow]) -> usize {
    let first = rows[0].number;
    let is_part = |row: &&&SheetRow| {
        row.cells.iter().any(|cell| cell.merged.is_some_and(|(begin, _)| begin == first) && is_filled(cell))
    };
    let down = 1 + rows[1..].iter().take(MOST_HEAD - 1).take_while(is_part).count();
    if down > 1 {
        return down;
    }
    // 户籍人口 over 男 and 女, and nothing merged downwards.
    let spanned = |column: usize| {
        let begins = |cell: &SheetCell| cell.merged.is_some_and(|(row, _)| row == first);
        begins(&rows[0].cells[column])
            || rows[0].cells.get(column + 1).is_some_and(|next| next.merged == Some((first, column + 1)))
    };
    let Some(below) = rows.get(1) else { return 1 };
    let mut columns = (0..rows[0].cells.len()).filter(|column| spanned(*column)).peekable();
    let named = columns.peek().is_some()
        && columns.all(|column| is_filled(&below.cells[column]) && below.cells[column].kind == CellKind::Text);
    if named && rows.len() > 2 { 2 } else { 1 }
}

/// The name of a column: what the rows of the head say above it, each once.
fn name_of(head: &[&SheetRow], column: usize) -> Arc<str> {
    let mut parts: Vec<&str> = Vec::new();
    for cell in head.iter().map(|row| &row.cells[column]) {
        let text = cell.text.trim();
        if !text.is_empty() && parts.last() != Some(&text) {
            parts.push(text);
        }
    }
    parts.join("/").into()
}

/// Where a cell stands, if its row and column do not say that.
fn stated(sheet: &Sheet, cell: &SheetCell) -> Option<Place> {
    if let Some(place) = &cell.place {
        return Some((**place).clone());
    }
    let (row, column) = cell.merged?;
    Some(Place::Cell { sheet: Some(sheet.name.clone()), row, column, name: None, bytes: None })
}
