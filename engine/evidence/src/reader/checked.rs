//! A reading is looked through before anybody relies on it: a reader may be wrong, or lie.

use std::collections::HashSet;
use std::sync::Arc;

use heng_files::checked_path;
use heng_model::origin::SheetName;
use heng_model::{Message, Place, Span};

use super::{Bounds, CellKind, MOST_NAME, MOST_REMARKS, Reading, Sheet, SheetCell, Tree};
use crate::dates::parse_date;
use crate::numbers::parse_number;
use crate::pattern::is_path;
use crate::value::{MOST_POINTERS, MOST_VALUES};

/// The reading with its rows made equally long; else what is wrong with it.
pub(super) fn checked(mut reading: Reading, bytes: &[u8], bounds: &Bounds) -> Result<Reading, Message> {
    let mut checking = Checking { bytes, text: std::str::from_utf8(bytes).ok(), bounds, sum: 0, pointers: 0 };
    for block in &reading.blocks {
        checking.text(&block.text)?;
        checking.place(&block.place)?;
    }
    checking.sheets(&mut reading.sheets)?;
    if let Some(tree) = &reading.tree {
        let mut values = 0;
        checking.tree(tree, (0, 0), &mut values)?;
    }
    checking.files(&reading)?;
    // Remarks are words for people: too many of them say no more.
    reading.remarks.truncate(MOST_REMARKS);
    Ok(reading)
}

struct Checking<'a> {
    bytes: &'a [u8],
    /// The file as text, where it is UTF-8.
    text: Option<&'a str>,
    bounds: &'a Bounds,
    /// Bytes of text so far.
    sum: u64,
    /// Bytes of the pointers to values so far.
    pointers: usize,
}

fn too_much(what: &'static str, most: u64) -> Message {
    Message::new("heng::reader::too_much").with("what", what).with("most", most)
}

fn within(count: usize, what: &'static str, most: usize) -> Result<(), Message> {
    if count > most { Err(too_much(what, most as u64)) } else { Ok(()) }
}

impl Checking<'_> {
    fn text(&mut self, text: &str) -> Result<(), Message> {
        self.sum += text.len() as u64;
        if self.sum > self.bounds.text {
            return Err(too_much("text", self.bounds.text));
        }
        if text.contains('\0') {
            return Err(Message::new("heng::reader::nul"));
        }
        Ok(())
    }

    fn place(&self, place: &Place) -> Result<(), Message> {
        let from_one = |numbers: &[usize]| {
            if numbers.contains(&0) { Err(Message::new("heng::reader::counted_from_zero")) } else { Ok(()) }
        };
        match place {
            Place::Whole => Ok(()),
            Place::Bytes { span } => self.span(*span),
            Place::Cell { row, column, bytes, name, sheet } => {
                from_one(&[*row, *column])?;
                name.as_ref().map_or(Ok(()), |name| self.name(name))?;
                self.sheet_name(sheet.as_ref())?;
                bytes.map_or(Ok(()), |span| self.span(span))
            }
            Place::Row { row, sheet } => {
                from_one(&[*row])?;
                self.sheet_name(sheet.as_ref())
            }
            Place::Pointer { pointer, bytes } => {
                self.name(pointer)?;
                bytes.map_or(Ok(()), |span| self.span(span))
            }
            Place::Page { page, line } => from_one(&[*page, *line]),
            Place::Paragraph { paragraph } => from_one(&[*paragraph]),
            Place::Opaque { name } => self.name(name),
            _ => Ok(()),
        }
    }

    fn span(&self, span: Span) -> Result<(), Message> {
        let (start, end) = (span.start, span.end);
        let wrong = |code| Err(Message::new(code).with("start", start).with("end", end));
        if start > end || end > self.bytes.len() {
            return wrong("heng::reader::span_outside");
        }
        if self.text.is_some_and(|text| !text.is_char_boundary(start) || !text.is_char_boundary(end)) {
            return wrong("heng::reader::span_within_letter");
        }
        Ok(())
    }

    fn sheet_name(&self, sheet: Option<&SheetName>) -> Result<(), Message> {
        match sheet {
            Some(SheetName::Number(0)) => Err(Message::new("heng::reader::counted_from_zero")),
            Some(SheetName::Name(name)) => self.name(name),
            _ => Ok(()),
        }
    }

    #[allow(clippy::unused_self, reason = "it is one of the checks")]
    fn name(&self, name: &str) -> Result<(), Message> {
        if name.len() > MOST_NAME || name.contains('\0') {
            return Err(Message::new("heng::reader::bad_name").with("most", MOST_NAME));
        }
        Ok(())
    }

    fn sheets(&mut self, sheets: &mut [Sheet]) -> Result<(), Message> {
        within(sheets.len(), "sheets", self.bounds.sheets)?;
        let mut names = HashSet::new();
        let mut cells = 0usize;
        for sheet in sheets {
            self.sheet_name(Some(&sheet.name))?;
            if !names.insert(sheet.name.clone()) {
                return Err(Message::new("heng::reader::sheet_twice").with("sheet", sheet.name.to_string()));
            }
            if sheet.rows.len() as u64 > self.bounds.rows {
                return Err(too_much("rows", self.bounds.rows));
            }
            let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
            within(width, "columns", self.bounds.columns)?;
            // Counted as it will be: every row as long as the longest.
            cells = cells.saturating_add(width.saturating_mul(sheet.rows.len()));
            within(cells, "cells", self.bounds.cells)?;
            let mut before = 0;
            for row in &mut sheet.rows {
                if row.number <= before {
                    return Err(Message::new("heng::reader::rows_out_of_order").with("row", row.number));
                }
                before = row.number;
                for (column, cell) in row.cells.iter().enumerate() {
                    self.cell(cell, row.number, column + 1)?;
                }
                row.cells.resize_with(width, SheetCell::default);
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &SheetCell, row: usize, column: usize) -> Result<(), Message> {
        self.text(&cell.text)?;
        let fits = match cell.kind {
            CellKind::Text => true,
            CellKind::Number => parse_number(&cell.text).is_some(),
            CellKind::Date => parse_date(&cell.text).is_some(),
            CellKind::Flag => matches!(&*cell.text, "true" | "false"),
        };
        let here = |code| Message::new(code).with("row", row).with("column", column);
        if !fits {
            return Err(here("heng::reader::cell_of_another_kind").with("text", &*cell.text));
        }
        if let Some((first_row, first_column)) = cell.merged
            && (first_row == 0 || first_column == 0 || (first_row, first_column) >= (row, column))
        {
            return Err(here("heng::reader::merged_with_nothing"));
        }
        cell.place.as_ref().map_or(Ok(()), |place| self.place(place))
    }

    /// `at`: how deep it stands, and how long the pointer to it is.
    fn tree(&mut self, tree: &Tree, at: (u32, usize), values: &mut usize) -> Result<(), Message> {
        let (depth, pointer) = at;
        self.pointers = self.pointers.saturating_add(pointer);
        within(self.pointers, "pointers", MOST_POINTERS)?;
        *values += 1;
        within(*values, "values", MOST_VALUES)?;
        if depth > self.bounds.nesting {
            return Err(too_much("nesting", self.bounds.nesting.into()));
        }
        match tree {
            Tree::Text(text) => self.text(text),
            Tree::List(items) => items.iter().try_for_each(|item| self.tree(item, (depth + 1, pointer + 7), values)),
            Tree::Map(entries) => {
                let mut names = HashSet::new();
                entries.iter().try_for_each(|(name, value)| {
                    self.text(name)?;
                    if !names.insert(name) {
                        return Err(Message::new("heng::reader::name_twice").with("name", &**name));
                    }
                    self.tree(value, (depth + 1, pointer + 2 * name.len() + 1), values)
                })
            }
            Tree::Null | Tree::Flag(_) | Tree::Number(_) => Ok(()),
        }
    }

    fn files(&self, reading: &Reading) -> Result<(), Message> {
        within(reading.files.len(), "files", self.bounds.files)?;
        let mut paths: HashSet<&Arc<str>> = HashSet::new();
        let mut sum = 0u64;
        for file in &reading.files {
            let bad = |code| Err(Message::new(code).with("path", &*file.path));
            if checked_path(&file.path).is_err() || !is_path(&file.path) {
                return bad("heng::reader::bad_path");
            }
            if !paths.insert(&file.path) {
                return bad("heng::reader::path_twice");
            }
            self.name(&file.name)?;
            let size = file.bytes.len() as u64;
            sum = sum.saturating_add(size);
            if size > self.bounds.file_size {
                return Err(too_much("file_size", self.bounds.file_size));
            }
            if sum > self.bounds.unpacked {
                return Err(too_much("unpacked", self.bounds.unpacked));
            }
        }
        Ok(())
    }
}
