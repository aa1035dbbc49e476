//! On which sides the cases have seen each criterion.

use crate::catalogue::Catalogue;
use crate::table::{Grid, Side, Tone};
use crate::view::View;

/// A criterion with the number of cases on each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// The check.
    pub indicator: String,
    /// The criterion.
    pub criterion: String,
    /// Met, partly met, unmet, without evidence, not applicable.
    pub cases: [usize; 5],
}

/// The sides that every criterion ought to be seen on.
const WANTED: [bool; 5] = [true, false, true, false, false];
const HEADS: [&str; 5] = ["met", "partly", "unmet", "missing", "not_applicable"];

/// The table; ✗ marks a side that no case has seen and one ought to.
pub fn coverage(view: &View, rows: &[Sides]) -> String {
    let words = Catalogue::of(view.lang);
    let mut heads = vec![(words.word("cases-coverage_criterion"), Side::Left)];
    heads.extend(HEADS.iter().map(|head| (words.word(&format!("cases-coverage_{head}")), Side::Right)));
    let mut grid = Grid::new(&heads, view.color);
    for row in rows {
        let mut cells = vec![(format!("{} {}", row.indicator, row.criterion), Tone::Plain)];
        cells.extend(row.cases.iter().zip(WANTED).map(|(count, wanted)| match (count, wanted) {
            (0, true) => ("✗".to_owned(), Tone::Bad),
            (0, false) => ("·".to_owned(), Tone::Faint),
            (count, _) => (count.to_string(), Tone::Plain),
        }));
        grid.row(&cells);
    }
    grid.text()
}
