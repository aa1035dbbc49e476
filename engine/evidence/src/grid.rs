//! A sheet that a reader read: where its cells stand.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::Place;
use heng_model::origin::SheetName;

/// A sheet that a reader read.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Its name or number.
    pub sheet: SheetName,
    /// Where cells stand whose row and column do not say that, by row and column from 0.
    pub places: BTreeMap<(usize, usize), Place>,
}

impl Grid {
    /// Where a cell stands, by row and column from 0; `number` is the row's as whoever opens the file counts.
    pub fn place(&self, row: usize, column: usize, number: usize, head: Option<Arc<str>>) -> Place {
        match self.places.get(&(row, column)).cloned() {
            // Of a merged cell, that of its beginning: the name is that of the column it was read under.
            Some(Place::Cell { sheet, row, column, name, bytes }) => {
                Place::Cell { sheet, row, column, name: name.or(head), bytes }
            }
            Some(place) => place,
            None => {
                let sheet = Some(self.sheet.clone());
                Place::Cell { sheet, row: number, column: column + 1, name: head, bytes: None }
            }
        }
    }
}
