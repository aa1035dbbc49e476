//! The table of truth: what every government is to be found to have done, a row per government and a column per criterion.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Error;

/// The table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Truth {
    /// The criteria, in the order of the columns.
    pub criteria: Vec<String>,
    /// The rows, by the key of the government.
    pub rows: BTreeMap<String, Row>,
}

/// What one government is to be found to have done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its name, for those who read the table.
    pub name: String,
    /// The cells, by criterion.
    pub cells: BTreeMap<String, Cell>,
}

/// What is to be found of a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// `met`
    Met,
    /// `unmet`
    Unmet,
    /// `missing`: there is no evidence, or none that can be read.
    Missing,
    /// `n/a`
    NotApplicable,
    /// `7/10`
    Part(usize, usize),
    /// A state of the criterion's ladder.
    State(String),
}

impl Cell {
    /// A cell as it is written.
    pub fn read(text: &str) -> Cell {
        let part = text.split_once('/').and_then(|(met, of)| Some(Cell::Part(met.parse().ok()?, of.parse().ok()?)));
        match text {
            "met" => Cell::Met,
            "unmet" => Cell::Unmet,
            "missing" => Cell::Missing,
            "n/a" => Cell::NotApplicable,
            state => part.unwrap_or_else(|| Cell::State(state.to_owned())),
        }
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cell::Met => f.write_str("met"),
            Cell::Unmet => f.write_str("unmet"),
            Cell::Missing => f.write_str("missing"),
            Cell::NotApplicable => f.write_str("n/a"),
            Cell::Part(met, of) => write!(f, "{met}/{of}"),
            Cell::State(state) => f.write_str(state),
        }
    }
}

impl Truth {
    /// Reads a table.
    pub fn read(path: &Path) -> Result<Truth, Error> {
        let bad = |why: String| Error::Content { path: path.to_owned(), why };
        let mut reader = csv::Reader::from_path(path).map_err(|error| bad(error.to_string()))?;
        let head = reader.headers().map_err(|error| bad(error.to_string()))?.clone();
        let criteria: Vec<String> = head.iter().skip(2).map(str::to_owned).collect();
        let mut rows = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|error| bad(error.to_string()))?;
            let cells = criteria.iter().cloned().zip(record.iter().skip(2).map(Cell::read)).collect();
            let (id, name) = (record.get(0).unwrap_or_default(), record.get(1).unwrap_or_default());
            rows.insert(id.to_owned(), Row { name: name.to_owned(), cells });
        }
        Ok(Truth { criteria, rows })
    }

    /// The table as a file.
    pub fn csv(&self) -> String {
        let mut lines = vec![["subject", "name"].into_iter().map(str::to_owned).chain(self.criteria.clone()).collect()];
        for (id, row) in &self.rows {
            let cells = self.criteria.iter().map(|criterion| row.cells[criterion].to_string());
            lines.push([id.clone(), row.name.clone()].into_iter().chain(cells).collect::<Vec<_>>());
        }
        lines.iter().map(|line| line.join(",") + "\n").collect()
    }
}

impl Row {
    /// What is to be found of a criterion; a criterion that is no column is a mistake of whoever asks.
    pub fn cell(&self, criterion: &str) -> &Cell {
        self.cells.get(criterion).unwrap_or_else(|| panic!("{criterion} is no column of the table of truth"))
    }

    /// Whether there is to be no evidence.
    pub fn missing(&self, criterion: &str) -> bool {
        *self.cell(criterion) == Cell::Missing
    }

    /// Whether it is to be met.
    pub fn met(&self, criterion: &str) -> bool {
        *self.cell(criterion) == Cell::Met
    }

    /// The state to be found; the empty text where there is none.
    pub fn state(&self, criterion: &str) -> &str {
        match self.cell(criterion) {
            Cell::State(state) => state,
            _ => "",
        }
    }

    /// Of how many how many; nothing of nothing where there is none.
    pub fn part(&self, criterion: &str) -> (usize, usize) {
        match self.cell(criterion) {
            Cell::Part(met, of) => (*met, *of),
            _ => (0, 0),
        }
    }
}
