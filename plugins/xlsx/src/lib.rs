//! Reads workbooks: xlsx, xlsm and xls. Formulas count by the value that was saved with them, hidden sheets are said, and a merged
//! cell says the same wherever it spans.

mod cell;
mod grid;

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader as _, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use heng_evidence::reader::{Bounds, Fault, Reader, Reading};
use heng_model::Message;

use grid::Grid;

/// Reads workbooks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Workbooks;

/// Tells what is read by this from what was read by an older one: raised whenever that changes.
const VERSION: u8 = 1;

impl Reader for Workbooks {
    fn id(&self) -> &'static str {
        "xlsx"
    }

    fn digest(&self) -> [u8; 32] {
        [VERSION; 32]
    }

    fn reads(&self, path: &str) -> bool {
        matches!(ending(path).as_str(), "xlsx" | "xlsm" | "xls")
    }

    fn read(&self, _: &str, bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
        // By what it is, not by what it is called: old workbooks are often renamed.
        if bytes.starts_with(b"PK") { xlsx(bytes, bounds) } else { xls(bytes, bounds) }
    }
}

fn ending(path: &str) -> String {
    path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// The sheets that hold cells, each with whether it is hidden.
fn sheets(known: &[calamine::Sheet], bounds: &Bounds) -> Result<Vec<(String, bool)>, Fault> {
    let cells = known.iter().filter(|sheet| matches!(sheet.typ, SheetType::WorkSheet | SheetType::MacroSheet));
    let named: Vec<_> = cells.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect();
    if named.len() > bounds.sheets {
        return Err(Fault::too_much("sheets", bounds.sheets as u64));
    }
    Ok(named)
}

fn xlsx(bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
    let fault = |error: XlsxError| match error {
        XlsxError::Password => Fault::of_file(Message::new("heng::reader::encrypted")),
        error => Fault::broken(&error.to_string()),
    };
    heng_zipped::open(bytes, bounds)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).map_err(fault)?;
    let mut reading = Reading::default();
    let mut left = bounds.cells;
    for (name, hidden) in sheets(book.sheets_metadata(), bounds)? {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut grid = Grid::new(&name, bounds, left);
        let mut cells = book.worksheet_cells_reader(&name).map_err(fault)?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let (row, column) = cell.get_position();
            grid.put(row, column, &cell.get_value().clone().into(), format.map(|format| format.format_code.as_str()))?;
        }
        left = grid.finish(&merged, hidden, &mut reading)?;
    }
    Ok(reading)
}

fn xls(bytes: &Arc<[u8]>, bounds: &Bounds) -> Result<Reading, Fault> {
    let fault = |error: XlsError| match error {
        XlsError::Password => Fault::of_file(Message::new("heng::reader::encrypted")),
        error => Fault::broken(&error.to_string()),
    };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes.clone())).map_err(fault)?;
    let mut reading = Reading::default();
    let mut left = bounds.cells;
    for (name, hidden) in sheets(book.sheets_metadata(), bounds)? {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let range = book.worksheet_range(&name).map_err(fault)?;
        let (top, start) = range.start().unwrap_or_default();
        let mut grid = Grid::new(&name, bounds, left);
        for (row, column, value) in range.used_cells() {
            let at = |from: u32, count: usize| from.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
            grid.put(at(top, row), at(start, column), value, None)?;
        }
        left = grid.finish(&merged, hidden, &mut reading)?;
    }
    Ok(reading)
}
