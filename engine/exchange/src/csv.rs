//! Flat tables (RFC 4180): one folder, a file per subject matter. Columns are named by words that no language changes;
//! sentences are in the reader's language.

mod claims;
mod criteria;
mod evidence;
mod findings;
mod indicators;
mod league;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::{Number, SubjectId};
use heng_report::{Made, View, stem, subject_name, text};
use serde::Serialize;

/// The tables, in a folder of their own: `csc-2024-csv/league.csv`. Spreadsheets take UTF-8 for something else unless a mark
/// stands at its head, so `mark` puts one there.
pub fn csv(assessment: &Assessment, view: &View, mark: bool) -> Vec<Made> {
    let tables = [
        ("league", league::table(assessment, view)),
        ("indicators", indicators::table(assessment, view)),
        ("criteria", criteria::table(assessment, view)),
        ("findings", findings::table(assessment, view)),
        ("claims", claims::table(assessment)),
        ("evidence", evidence::table(assessment, view)),
    ];
    let folder = stem(assessment);
    let file = |(name, table): (&str, Table)| {
        let head: &[u8] = if mark { "\u{feff}".as_bytes() } else { b"" };
        Made { name: format!("{folder}-csv/{name}.csv"), bytes: [head, &table.bytes()].concat() }
    };
    tables.into_iter().map(file).collect()
}

/// A table that is being written.
struct Table(::csv::Writer<Vec<u8>>);

/// What stands in a cell.
enum Cell {
    Text(String),
    Number(String),
    Nothing,
}

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(columns).expect("memory takes every record");
        Self(writer)
    }

    fn row<const N: usize>(&mut self, cells: [Cell; N]) {
        let texts = cells.map(|cell| match cell {
            Cell::Text(text) => harmless(&text),
            Cell::Number(number) => number,
            Cell::Nothing => String::new(),
        });
        self.0.write_record(&texts).expect("rows are as long as the head");
    }

    fn bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every record")
    }
}

/// The text on one line, its control characters made visible, and never the beginning of a formula: a spreadsheet that opens
/// the file would run it. The apostrophe is what spreadsheets themselves put before such a text.
fn harmless(cell: &str) -> String {
    let begins =
        |text: &str| text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '|', '%']);
    let line = text::line(cell);
    if begins(cell) || begins(&line) { format!("'{line}") } else { line.into_owned() }
}

fn text(text: impl AsRef<str>) -> Cell {
    Cell::Text(text.as_ref().to_owned())
}

fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Cell {
    let texts: Vec<String> = texts.into_iter().map(|text| text.as_ref().to_owned()).collect();
    if texts.is_empty() { Cell::Nothing } else { Cell::Text(texts.join("; ")) }
}

fn maybe(text: Option<impl AsRef<str>>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::Text(text.as_ref().to_owned()))
}

/// A decimal: exact where there is one, else to the 17 digits that a double holds. `1/3` would be read as a date.
fn number(number: &Number) -> Cell {
    let text = number.to_string();
    Cell::Number(if text.contains('/') { number.to_f64().to_string() } else { text })
}

fn maybe_number(number: Option<&Number>) -> Cell {
    number.map_or(Cell::Nothing, self::number)
}

/// A figure as it was printed.
fn printed(text: Option<&String>) -> Cell {
    text.map_or(Cell::Nothing, |text| match text.parse::<Number>() {
        Ok(_) => Cell::Number(text.clone()),
        Err(_) => Cell::Text(text.clone()),
    })
}

fn count(count: usize) -> Cell {
    Cell::Number(count.to_string())
}

fn flag(flag: bool) -> Cell {
    Cell::Number(if flag { "1" } else { "0" }.to_owned())
}

/// The word that documents have for a value: `missing_evidence`.
fn word(value: &impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Cell::Text(word),
        _ => Cell::Nothing,
    }
}

/// Id and name.
fn subject(assessment: &Assessment, id: &SubjectId) -> [Cell; 2] {
    [text(id), text(subject_name(&assessment.definition, id))]
}

/// What every row of a subject begins with.
fn of(assessment: &Assessment, result: &SubjectResult) -> [Cell; 2] {
    subject(assessment, &result.subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula_and_none_breaks_a_row() {
        for attack in
            ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1", "\u{feff}=1"]
        {
            let cell = harmless(attack);
            let looks = cell.chars().next().unwrap();
            assert!(looks == '\'' || looks == '\u{fffd}', "{attack:?} became {cell:?}");
            assert!(!cell.contains(['\n', '\r', '\t']), "{cell:?}");
        }
        assert_eq!(harmless("杭州市 = 好"), "杭州市 = 好");
        let mut table = Table::new(&["a", "b"]);
        table.row([text("x\"y,z\nw"), number(&"-1.5".parse().unwrap())]);
        assert_eq!(String::from_utf8(table.bytes()).unwrap(), "a,b\r\n\"x\"\"y,z␊w\",-1.5\r\n");
    }

    #[test]
    fn fractions_are_decimals() {
        let Cell::Number(third) = number(&Number::ratio(1, 3).unwrap()) else { panic!() };
        assert_eq!(third, "0.3333333333333333");
        let Cell::Number(exact) = number(&"92.26".parse().unwrap()) else { panic!() };
        assert_eq!(exact, "92.26");
    }
}
