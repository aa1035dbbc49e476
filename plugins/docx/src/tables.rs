//! Tables of a Word file, within one another or not.

use std::sync::Arc;

use heng_evidence::reader::{Bounds, Fault, Sheet, SheetCell, SheetRow};
use heng_model::Place;
use heng_model::origin::SheetName;
use quick_xml::events::BytesStart;

use crate::story::attribute;

/// All tables of a part.
pub(crate) struct Tables<'a> {
    bounds: &'a Bounds,
    /// In the order in which they begin.
    done: Vec<Option<Sheet>>,
    open: Vec<Table>,
    cells: usize,
}

struct Table {
    at: usize,
    rows: Vec<SheetRow>,
    cell: Cell,
    in_cell: bool,
}

#[derive(Default)]
struct Cell {
    text: String,
    span: usize,
    /// Goes on with the cell above.
    goes_on: bool,
}

impl<'a> Tables<'a> {
    pub fn new(bounds: &'a Bounds) -> Self {
        Self { bounds, done: Vec::new(), open: Vec::new(), cells: 0 }
    }

    pub fn begin(&mut self, name: &[u8], tag: &BytesStart<'_>) -> Result<(), Fault> {
        if name == b"tbl" {
            if self.done.len() >= self.bounds.sheets {
                return Err(Fault::too_much("sheets", self.bounds.sheets as u64));
            }
            self.open.push(Table { at: self.done.len(), rows: Vec::new(), cell: Cell::default(), in_cell: false });
            self.done.push(None);
            return Ok(());
        }
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            b"tr" => {
                let number = table.rows.len() + 1;
                if number as u64 > self.bounds.rows {
                    return Err(Fault::too_much("rows", self.bounds.rows));
                }
                table.rows.push(SheetRow { number, cells: Vec::new() });
            }
            b"tc" => {
                table.cell = Cell { span: 1, ..Cell::default() };
                table.in_cell = true;
            }
            b"gridSpan" => {
                let span = attribute(tag, b"val").and_then(|span| span.parse::<usize>().ok());
                table.cell.span = span.unwrap_or(1).clamp(1, self.bounds.columns + 1);
            }
            b"vMerge" => table.cell.goes_on = attribute(tag, b"val").is_none_or(|how| how != "restart"),
            _ => {}
        }
        Ok(())
    }

    /// Takes a paragraph; gives its place where it stands in a cell.
    pub fn say(&mut self, text: &str) -> Option<Place> {
        let table = self.open.last_mut().filter(|table| table.in_cell)?;
        if !table.cell.text.is_empty() {
            table.cell.text.push('\n');
        }
        table.cell.text.push_str(text);
        let row = table.rows.last()?;
        Some(Place::Cell {
            sheet: Some(SheetName::Number(table.at + 1)),
            row: row.number,
            column: row.cells.len() + 1,
            name: None,
            bytes: None,
        })
    }

    pub fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            b"tc" => {
                table.in_cell = false;
                let cell = std::mem::take(&mut table.cell);
                let above = table.rows.len().checked_sub(2);
                let Some(row) = table.rows.last() else { return Ok(()) };
                let (number, column) = (row.number, row.cells.len());
                self.cells += cell.span;
                if self.cells > self.bounds.cells {
                    return Err(Fault::too_much("cells", self.bounds.cells as u64));
                }
                if column + cell.span > self.bounds.columns {
                    return Err(Fault::too_much("columns", self.bounds.columns as u64));
                }
                let upper = above.and_then(|above| table.rows[above].cells.get(column)).filter(|_| cell.goes_on);
                let (text, first): (Arc<str>, _) = match upper {
                    Some(upper) => (upper.text.clone(), Some(upper.merged.unwrap_or((number - 1, column + 1)))),
                    None => (cell.text.as_str().into(), None),
                };
                let Some(row) = table.rows.last_mut() else { return Ok(()) };
                for at in 0..cell.span {
                    let merged = first.or((at > 0).then_some((number, column + 1)));
                    row.cells.push(SheetCell { text: text.clone(), merged, ..SheetCell::default() });
                }
            }
            b"tbl" => {
                if let Some(table) = self.open.pop() {
                    let name = SheetName::Number(table.at + 1);
                    self.done[table.at] = Some(Sheet { name, hidden: false, rows: table.rows });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The tables.
    pub fn finish(self) -> Vec<Sheet> {
        self.done.into_iter().flatten().collect()
    }
}
