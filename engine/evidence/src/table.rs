//! Tables with the bytes of every cell, and how CSV is read as one.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::pointer::step;
use heng_model::{Diagnostic, Message, Origin, Place, Source, Span};

use crate::decode::Decoded;
use crate::fold::{normalise, same};
use crate::grid::Grid;
use crate::unreadable::Unreadable;

/// A table with named columns.
#[derive(Debug)]
pub struct Table {
    path: Arc<str>,
    source: Arc<Source>,
    decoded: Decoded,
    columns: Vec<Arc<str>>,
    folded: Vec<String>,
    /// Text and bytes of every cell, row by row.
    rows: Vec<Vec<(Arc<str>, Span)>>,
    layout: Layout,
    /// The number of each row as whoever opens the file counts, where the rows stand in a sheet.
    numbers: Vec<usize>,
    /// Rows whose cells cannot be told to belong to their columns, and how many cells they have too many.
    shifted: BTreeMap<usize, usize>,
    remarks: Vec<Diagnostic>,
    cells: usize,
}

/// How the rows stand in the file.
#[derive(Debug)]
pub(crate) enum Layout {
    /// A head and a row a line.
    Sheet,
    /// The rows of a sheet that a reader read.
    Grid(Grid),
    /// A list of JSON with an item a row.
    Items {
        /// Where each row stands.
        spans: Vec<Span>,
        /// Whether every item names its columns itself; otherwise the first item is the head.
        keyed: bool,
    },
}

/// How far a table is read.
#[derive(Debug, Clone, Copy)]
enum Until {
    Head,
    End { most_rows: u64 },
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text; empty where the row is shorter than the head.
    pub text: Arc<str>,
    /// Where it stands.
    pub origin: Origin,
}

/// Columns of one table.
pub(crate) const MOST_COLUMNS: usize = 1_000;
/// Cells of one table.
pub(crate) const MOST_CELLS: usize = 4_000_000;
/// Things that are said of one table.
const MOST_REMARKS: usize = 100;

impl Table {
    /// A table of these columns and rows.
    pub(crate) fn of(
        path: &Arc<str>,
        source: Arc<Source>,
        decoded: Decoded,
        columns: Vec<Arc<str>>,
        rows: Vec<Vec<(Arc<str>, Span)>>,
        layout: Layout,
    ) -> Self {
        let folded = columns.iter().map(|column| normalise(column)).collect();
        let mut table = Self {
            path: path.clone(),
            source,
            decoded,
            columns,
            folded,
            rows,
            layout,
            numbers: Vec::new(),
            shifted: BTreeMap::new(),
            remarks: Vec::new(),
            cells: 0,
        };
        table.look_for_shifted_rows();
        table
    }

    /// The same, its rows numbered as whoever opens the file counts.
    #[must_use]
    pub(crate) fn numbered(self, numbers: Vec<usize>) -> Self {
        Self { numbers, ..self }
    }

    /// Reads CSV. The first row is its head.
    pub(crate) fn read(
        path: &Arc<str>,
        source: Arc<Source>,
        decoded: Decoded,
        most_rows: u64,
    ) -> Result<Self, Unreadable> {
        Self::read_until(path, source, decoded, Until::End { most_rows })
    }

    /// Reads the head of CSV and no row.
    pub(crate) fn read_head(path: &Arc<str>, source: Arc<Source>, decoded: Decoded) -> Result<Self, Unreadable> {
        Self::read_until(path, source, decoded, Until::Head)
    }

    fn read_until(path: &Arc<str>, source: Arc<Source>, decoded: Decoded, until: Until) -> Result<Self, Unreadable> {
        let delimiter = if path.to_ascii_lowercase().ends_with(".tsv") { b'\t' } else { b',' };
        let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let mut table = Self::of(path, source, decoded, Vec::new(), Vec::new(), Layout::Sheet);
        let text = table.source.text.clone();
        let mut input = text.as_bytes();
        let mut at = 0;
        let mut field = vec![0u8; 1024];
        let (mut used, mut start) = (0, 0);
        let mut row: Vec<(Arc<str>, Span)> = Vec::new();
        let mut head = true;
        let mut last = Span::default();
        let mut lines = Lines::default();
        loop {
            let (result, read, written) = reader.read_field(input, &mut field[used..]);
            input = &input[read..];
            at += read;
            used += written;
            match result {
                csv_core::ReadFieldResult::InputEmpty if !input.is_empty() => {}
                csv_core::ReadFieldResult::InputEmpty => {}
                csv_core::ReadFieldResult::OutputFull => field.resize(field.len() * 2, 0),
                csv_core::ReadFieldResult::Field { record_end } => {
                    let cell: Arc<str> = String::from_utf8_lossy(&field[..used]).as_ref().into();
                    let span = trimmed(&text, start, at);
                    row.push((cell, span));
                    last = span;
                    (used, start) = (0, at);
                    if row.len() > MOST_COLUMNS {
                        let why = Message::new("heng::evidence::too_many_columns").with("most", MOST_COLUMNS);
                        return Err(Unreadable::new(path, why).at(&table.source, span));
                    }
                    if record_end {
                        let number = lines.number(&text, &row);
                        table.finish_row(std::mem::take(&mut row), number, &mut head);
                        if table.cells > MOST_CELLS {
                            let why = Message::new("heng::evidence::too_many_cells").with("most", MOST_CELLS);
                            return Err(Unreadable::new(path, why).at(&table.source, span));
                        }
                        let most_rows = match until {
                            Until::End { most_rows } => most_rows,
                            Until::Head if head => continue,
                            Until::Head => return Ok(table),
                        };
                        if table.rows.len() as u64 > most_rows {
                            let why = Message::new("heng::evidence::too_many_rows").with("most", most_rows);
                            return Err(Unreadable::new(path, why).at(&table.source, span));
                        }
                    }
                }
                csv_core::ReadFieldResult::End => break,
            }
        }
        table.look_for_open_quote(last);
        table.look_for_shifted_rows();
        if table.columns.is_empty() {
            return Err(
                Unreadable::new(path, Message::new("heng::evidence::no_head")).at(&table.source, Span::default())
            );
        }
        Ok(table)
    }

    /// A quote that nothing closes swallows everything up to the end of the file.
    fn look_for_open_quote(&mut self, last: Span) {
        let written = self.source.text.get(last.range()).unwrap_or_default();
        if written.starts_with('"') && written.matches('"').count() % 2 == 1 {
            let lines = written.trim_end().lines().count();
            let message = Message::new("heng::evidence::open_quote").with("count", lines);
            let quote = Span::new(last.start, last.start + 1);
            self.remarks.push(Diagnostic::warning(message).at(&self.source, quote));
        }
    }

    /// A row with more cells than the head has most often a comma in a text that is not quoted: everything behind it then
    /// stands under the wrong name, and nobody can tell where it begins. Blank cells at the end of every row alike are a
    /// habit of spreadsheets and shift nothing. A shorter row lacks its last cells, or one in the middle.
    fn look_for_shifted_rows(&mut self) {
        let width = self.columns.len();
        let blank =
            |row: &[(Arc<str>, Span)]| row[width.min(row.len())..].iter().all(|(cell, _)| cell.trim().is_empty());
        let habit = self.rows.iter().all(|row| row.len() == self.rows[0].len() && blank(row));
        for (index, row) in self.rows.iter().enumerate() {
            let (code, count, span) = match row.len().cmp(&width) {
                Ordering::Equal => continue,
                Ordering::Less => ("heng::evidence::cells_too_few", width - row.len(), self.row_span(index)),
                Ordering::Greater if habit && index > 0 => break,
                Ordering::Greater => {
                    let count = row.len() - width;
                    let code = if habit {
                        "heng::evidence::blank_cells_without_column"
                    } else {
                        self.shifted.insert(index, count);
                        "heng::evidence::cells_without_column"
                    };
                    (code, count, Some(row[width].1))
                }
            };
            if self.remarks.len() < MOST_REMARKS {
                let message = Message::new(code).with("count", count);
                self.remarks.push(Diagnostic::warning(message).at(&self.source, span.unwrap_or_default()));
            }
        }
    }

    /// Why the cells of a row cannot be read; nothing where they can.
    pub fn unreadable(&self, row: usize) -> Option<Message> {
        let count = *self.shifted.get(&row)?;
        let message = Message::new("heng::finding::shifted_row").with("file", &*self.path);
        Some(message.with("row", self.row_number(row)).with("count", count))
    }

    /// A row of nothing but blank cells is no row.
    fn finish_row(&mut self, row: Vec<(Arc<str>, Span)>, number: usize, head: &mut bool) {
        if row.iter().all(|(cell, _)| cell.trim().is_empty()) {
            return;
        }
        if *head {
            *head = false;
            for (index, (name, span)) in row.iter().enumerate() {
                let folded = normalise(name);
                if !folded.is_empty() && self.folded.contains(&folded) {
                    let message =
                        Message::new("heng::evidence::column_twice").with("column", &**name).with("place", index + 1);
                    self.remarks.push(Diagnostic::warning(message).at(&self.source, *span));
                }
                self.folded.push(folded);
                self.columns.push(name.trim().into());
            }
            return;
        }
        self.numbers.push(number);
        self.cells += row.len();
        self.rows.push(row);
    }

    /// The path within the bundle.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }
    /// What is odd about it.
    pub fn remarks(&self) -> &[Diagnostic] {
        &self.remarks
    }
    /// The names of the columns.
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }
    /// How many rows, without the head.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The column of that name, across widths and white space.
    pub fn column_index(&self, name: &str) -> Option<usize> {
        let exact = self.columns.iter().position(|column| **column == *name);
        exact.or_else(|| {
            let folded = normalise(name);
            self.folded.iter().position(|column| *column == folded)
        })
    }
    /// The column whose name is nearest.
    pub fn nearest_column(&self, name: &str) -> Option<Arc<str>> {
        let named = self.columns.iter().filter(|column| !column.is_empty() && !same(column, name));
        named.min_by_key(|column| strsim::damerau_levenshtein(column, name)).cloned()
    }
    /// A cell by row and column from 0; blank where the row is shorter.
    pub fn cell(&self, row: usize, column: usize) -> Cell {
        let found = self.rows.get(row).and_then(|cells| cells.get(column));
        let (text, span) = found.map_or_else(|| ("".into(), None), |(text, span)| (text.clone(), Some(*span)));
        let bytes = span.map(|span| self.decoded.map().to_raw(span));
        let name = self.columns.get(column).cloned();
        let place = match (&self.layout, &name) {
            (Layout::Sheet, _) => {
                Place::Cell { sheet: None, row: self.row_number(row), column: column + 1, name, bytes }
            }
            (Layout::Grid(grid), _) => grid.place(row, column, self.row_number(row), name),
            (Layout::Items { keyed: true, .. }, Some(name)) => {
                Place::Pointer { pointer: format!("/{row}/{}", step(name)).into(), bytes }
            }
            (Layout::Items { .. }, _) => Place::Pointer { pointer: format!("/{}/{column}", row + 1).into(), bytes },
        };
        Cell { text, origin: Origin { file: self.path.clone(), place } }
    }
    /// The text of a cell by row and column from 0; nothing where the row is shorter.
    pub fn text(&self, row: usize, column: usize) -> Option<&Arc<str>> {
        self.rows.get(row)?.get(column).map(|(text, _)| text)
    }
    /// The number of a row as whoever opens the file counts: blank lines and the head are rows too.
    pub fn row_number(&self, row: usize) -> usize {
        match self.layout {
            Layout::Items { keyed: true, .. } => row + 1,
            Layout::Items { keyed: false, .. } => row + 2,
            Layout::Sheet | Layout::Grid(_) => self.numbers.get(row).copied().unwrap_or(row + 2),
        }
    }
    fn row_span(&self, row: usize) -> Option<Span> {
        if let Layout::Items { spans, .. } = &self.layout {
            return spans.get(row).copied();
        }
        let cells = self.rows.get(row)?;
        Some(Span::new(cells.first()?.1.start, cells.last()?.1.end))
    }
    /// Where a row stands.
    pub fn row_origin(&self, row: usize) -> Origin {
        if let Layout::Grid(grid) = &self.layout {
            let place = Place::Row { sheet: Some(grid.sheet.clone()), row: self.row_number(row) };
            return Origin { file: self.path.clone(), place };
        }
        match self.row_span(row) {
            Some(span) => Origin::bytes(&self.path, self.decoded.map().to_raw(span)),
            None => Origin::whole(&self.path),
        }
    }
    /// A row as it is written.
    pub fn row_quote(&self, row: usize) -> Arc<str> {
        if let (Layout::Grid(_), Some(cells)) = (&self.layout, self.rows.get(row)) {
            let filled = cells.iter().map(|(text, _)| text.trim()).filter(|text| !text.is_empty());
            return filled.collect::<Vec<_>>().join(" | ").into();
        }
        self.row_span(row).and_then(|span| self.source.text.get(span.range())).unwrap_or_default().into()
    }
}

/// Counts the rows of a sheet by its lines, of which a quoted cell may hold several.
#[derive(Debug, Default)]
struct Lines {
    /// Bytes that are counted.
    seen: usize,
    /// Line breaks before them.
    breaks: usize,
    /// Of these, how many stand within cells.
    within: usize,
}

impl Lines {
    /// The number of the row that was read last, its blank cells at the front aside.
    fn number(&mut self, text: &str, row: &[(Arc<str>, Span)]) -> usize {
        let breaks = |from: usize, to: usize| {
            let bytes = text.as_bytes().get(from..to).unwrap_or_default();
            let ends = |(at, byte): (usize, &u8)| {
                *byte == b'\n' || (*byte == b'\r' && text.as_bytes().get(from + at + 1) != Some(&b'\n'))
            };
            bytes.iter().enumerate().filter(|(at, byte)| ends((*at, byte))).count()
        };
        let Some((_, first)) = row.iter().find(|(cell, _)| !cell.trim().is_empty()) else { return 0 };
        self.breaks += breaks(self.seen, first.start);
        self.seen = first.start.max(self.seen);
        let number = 1 + self.breaks - self.within;
        self.within += row.iter().map(|(_, span)| breaks(span.start, span.end)).sum::<usize>();
        number
    }
}

/// The bytes of a cell without the separator and line break around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let written = text.get(start..end).unwrap_or_default();
    // A blank cell at the end of a row stands before the line break, not after it.
    if written.trim_matches(['\r', '\n']).is_empty() {
        return Span::new(start, start);
    }
    let head = written.len() - written.trim_start_matches(['\r', '\n']).len();
    let body = written[head..].trim_end_matches(['\r', '\n']);
    let body = body.strip_suffix([',', '\t']).unwrap_or(body);
    Span::new(start + head, start + head + body.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;

    fn table(text: &str) -> Result<Table, Unreadable> {
        let raw: Arc<[u8]> = text.as_bytes().into();
        let decoded = decode(&raw, false).unwrap();
        let source = Source::new("t.csv", &*decoded.text);
        Table::read(&"t.csv".into(), source, decoded, 3)
    }

    #[test]
    fn every_cell_knows_its_bytes() {
        let text = "\u{feff}期间,评价数, 备注\r\nQ1,\"12,000\",\"他说\"\"好\"\"\"\nQ2,９０\n\n";
        let table = table(text).unwrap();
        assert_eq!(table.columns().iter().map(|c| &**c).collect::<Vec<_>>(), ["期间", "评价数", "备注"]);
        assert_eq!(table.len(), 2);
        let at = |row, column| {
            let cell = table.cell(row, column);
            (cell.text.to_string(), cell.origin.span().map(|span| text[span.range()].to_owned()))
        };
        assert_eq!(at(0, 1), ("12,000".into(), Some("\"12,000\"".into())));
        assert_eq!(at(0, 2), ("他说\"好\"".into(), Some("\"他说\"\"好\"\"\"".into())));
        assert_eq!(at(1, 1), ("９０".into(), Some("９０".into())));
        assert_eq!(at(1, 2), (String::new(), None));
        assert_eq!(table.column_index("评 价 数"), Some(1));
        assert_eq!(table.column_index("好评数"), None);
        assert_eq!(table.nearest_column("评价").as_deref(), Some("评价数"));
        assert_eq!(&*table.row_quote(1), "Q2,９０");
    }

    #[test]
    fn a_head_alone_is_read_without_its_rows() {
        let head = |text: &str| {
            let raw: Arc<[u8]> = text.as_bytes().into();
            let decoded = decode(&raw, false).unwrap();
            let source = Source::new("t.csv", &*decoded.text);
            let table = Table::read_head(&"t.csv".into(), source, decoded);
            table.map(|table| (table.columns().join("|"), table.len()))
        };
        assert_eq!(head("\n,\n编号,\"提问\n日期\"\n1,2\n3,4\n5,6\n7,8\n"), Ok(("编号|提问\n日期".into(), 0)));
        assert_eq!(head("编号"), Ok(("编号".into(), 0)));
        assert_eq!(head("\n\n").unwrap_err().why.code, "heng::evidence::no_head");
    }

    #[test]
    fn a_blank_cell_at_the_end_of_a_row_stands_in_its_own_row() {
        for (text, row) in [("a,b\n1,\n2,3\n", 0), ("a,b\r\n1,\r\n2,3\r\n", 0), ("a,b\n1,2\n3,", 1)] {
            let table = table(text).unwrap();
            let span = table.cell(row, 1).origin.span().unwrap();
            assert_eq!(span.start, span.end);
            assert_eq!(&text[span.start - 1..span.start], ",", "{text:?}");
        }
    }

    #[test]
    fn a_row_that_does_not_fit_its_head_is_said_and_one_that_is_too_long_is_not_read() {
        let said = |text: &str| {
            let table = table(text).unwrap();
            let remarks = table.remarks().iter().map(|remark| {
                let code = remark.message.code.rsplit("::").next().unwrap_or_default().to_owned();
                (code, text[remark.labels[0].span.range()].to_owned())
            });
            let unreadable = (0..table.len()).filter(|row| table.unreadable(*row).is_some()).collect::<Vec<_>>();
            (remarks.collect::<Vec<_>>(), unreadable)
        };
        let pair = |code: &str, at: &str| vec![(code.to_owned(), at.to_owned())];
        assert_eq!(said("a,b\n1,2\n1,000,2\n3,4\n"), (pair("cells_without_column", "2"), vec![1]));
        assert_eq!(said("a,b\n1,2\n\"1,000\",2\n"), (Vec::new(), Vec::new()));
        assert_eq!(said("a,b,c\n1,2,3\n4,5\n"), (pair("cells_too_few", "4,5"), Vec::new()));
        // A comma at the end of every row shifts nothing; at the end of one, `1,2` may have been one cell.
        assert_eq!(said("a,b\n1,2,\n3,4,\n"), (pair("blank_cells_without_column", ""), Vec::new()));
        assert_eq!(said("a,b\n1,2,\n3,4\n"), (pair("cells_without_column", ""), vec![0]));
    }

    #[test]
    fn a_blank_row_is_none_and_is_counted_where_rows_are_numbered() {
        let table = table("a,b\n1,2\n,\n \r\n\"3\n4\",5\n\n6,7\n").unwrap();
        assert_eq!(table.len(), 3);
        assert_eq!((0..3).map(|row| table.row_number(row)).collect::<Vec<_>>(), [2, 5, 7]);
        assert!(table.remarks().is_empty());
    }

    #[test]
    fn what_is_odd_is_said_and_what_is_too_much_refused() {
        let codes: Vec<_> =
            table("a,a\n1,2,3\n").unwrap().remarks().iter().map(|remark| remark.message.code.to_string()).collect();
        assert_eq!(codes, ["heng::evidence::column_twice", "heng::evidence::cells_without_column"]);
        assert_eq!(table("a\n1\n2\n3\n4\n").unwrap_err().why.code, "heng::evidence::too_many_rows");
        assert_eq!(table("\n\n").unwrap_err().why.code, "heng::evidence::no_head");
        let open = table("a,b\n1,\"2\n3,4\n").unwrap();
        assert_eq!(open.remarks()[0].message.code, "heng::evidence::open_quote");
        let place = open.remarks()[0].labels[0].span;
        assert_eq!(&"a,b\n1,\"2\n3,4\n"[place.range()], "\"");
        assert!(table("a,b\n1,\"2\"\"\"\n3,\"4\n5\"\n").unwrap().remarks().is_empty());
        assert!(table("a,b\n\"1,000\",2\n").unwrap().remarks().is_empty(), "a comma in quotes is no separator");
        let wide = format!("{}\n", ",".repeat(2_000));
        assert_eq!(table(&wide).unwrap_err().why.code, "heng::evidence::too_many_columns");
    }
}
