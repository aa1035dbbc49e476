//! A sheet while its cells come in, in whichever order.

use std::collections::BTreeMap;
use std::sync::Arc;

use calamine::{Data, Dimensions};
use heng_evidence::reader::{Bounds, Fault, MOST_REMARKS, Reading, Sheet, SheetCell, SheetRow};
use heng_model::Message;
use heng_model::origin::{SheetName, column_letters};

use crate::cell::said;

/// A sheet that is being filled.
pub(crate) struct Grid<'a> {
    name: &'a str,
    bounds: &'a Bounds,
    /// Cells that this and later sheets may have, counted as rows of equal length.
    most: usize,
    rows: BTreeMap<usize, BTreeMap<usize, SheetCell>>,
    cells: usize,
    text: u64,
    errors: Vec<Message>,
}

impl<'a> Grid<'a> {
    pub fn new(name: &'a str, bounds: &'a Bounds, most: usize) -> Self {
        Self { name, bounds, most, rows: BTreeMap::new(), cells: 0, text: 0, errors: Vec::new() }
    }

    /// A cell by row and column from 0.
    pub fn put(&mut self, row: u32, column: u32, value: &Data, format: Option<&str>) -> Result<(), Fault> {
        let (row, column) = (row as usize, column as usize);
        let (text, kind) = match said(value, format) {
            Ok(Some(said)) => said,
            Ok(None) => return Ok(()),
            Err(error) => {
                if self.errors.len() < MOST_REMARKS {
                    let cell = format!("{}!{}{}", self.name, column_letters(column + 1), row + 1);
                    let message = Message::new("heng::reader::error_cell").with("cell", cell);
                    self.errors.push(message.with("value", error));
                }
                return Ok(());
            }
        };
        if column >= self.bounds.columns {
            return Err(Fault::too_much("columns", self.bounds.columns as u64));
        }
        self.text += text.len() as u64;
        if self.text > self.bounds.text {
            return Err(Fault::too_much("text", self.bounds.text));
        }
        let cell = SheetCell { text: text.into(), kind, ..SheetCell::default() };
        self.insert(row, column, cell)
    }

    fn insert(&mut self, row: usize, column: usize, cell: SheetCell) -> Result<(), Fault> {
        if self.rows.entry(row).or_default().insert(column, cell).is_none() {
            self.cells += 1;
        }
        if self.cells > self.most {
            return Err(Fault::too_much("cells", self.bounds.cells as u64));
        }
        if self.rows.len() as u64 > self.bounds.rows {
            return Err(Fault::too_much("rows", self.bounds.rows));
        }
        Ok(())
    }

    /// Says in every cell of a merged one what its first says, as far as there are rows and columns.
    fn merge(&mut self, merged: &[Dimensions]) -> Result<(), Fault> {
        let Some(last_row) = self.rows.keys().next_back().copied() else { return Ok(()) };
        let last_column =
            self.rows.values().filter_map(|row| row.keys().next_back()).max().copied().unwrap_or_default();
        // Regions that lie over one another are made by no program: their cells are counted, whether they are new or not.
        let mut spanned = 0usize;
        for area in merged {
            let (top, left) = (area.start.0 as usize, area.start.1 as usize);
            let Some(first) = self.rows.get(&top).and_then(|row| row.get(&left)).cloned() else { continue };
            for row in top..=(area.end.0 as usize).min(last_row) {
                for column in left..=(area.end.1 as usize).min(last_column) {
                    spanned += 1;
                    if spanned > self.most {
                        return Err(Fault::too_much("cells", self.bounds.cells as u64));
                    }
                    if (row, column) != (top, left) {
                        let cell = SheetCell { merged: Some((top + 1, left + 1)), ..first.clone() };
                        self.insert(row, column, cell)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Puts the sheet into the reading. Gives how many cells later sheets may have.
    pub fn finish(mut self, merged: &[Dimensions], hidden: bool, reading: &mut Reading) -> Result<usize, Fault> {
        self.merge(merged)?;
        let width = self.rows.values().filter_map(|row| row.keys().next_back()).max().map_or(0, |last| last + 1);
        let left = self.most.checked_sub(width.saturating_mul(self.rows.len()));
        let left = left.ok_or_else(|| Fault::too_much("cells", self.bounds.cells as u64))?;
        let rows = self.rows.into_iter().map(|(row, mut cells)| SheetRow {
            number: row + 1,
            cells: (0..width).map(|column| cells.remove(&column).unwrap_or_default()).collect(),
        });
        let name: Arc<str> = self.name.into();
        if hidden {
            reading.remarks.push(Message::new("heng::reader::hidden_sheet").with("sheet", self.name));
        }
        reading.remarks.append(&mut self.errors);
        reading.sheets.push(Sheet { name: SheetName::Name(name), hidden, rows: rows.collect() });
        Ok(left)
    }
}
