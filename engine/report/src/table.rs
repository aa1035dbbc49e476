//! Tables without boxes: columns that line up, and one line under the head.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, LineStyle, Table, TableStyle};

use crate::text;

/// Which side a column's text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// What a cell says of itself by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Strong,
    Faint,
    Good,
    Doubt,
    Bad,
}

/// A table to be filled row by row.
pub(crate) struct Grid {
    table: Table,
    sides: Vec<Side>,
    color: bool,
}

impl Grid {
    /// A table with these heads; the texts are made safe here.
    pub(crate) fn new<T: AsRef<str>>(columns: &[(T, Side)], color: bool) -> Self {
        let mut table = Table::new();
        table.force_no_tty();
        if color {
            table.enforce_styling();
        }
        table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
        table.set_content_arrangement(ContentArrangement::Disabled);
        let sides: Vec<Side> = columns.iter().map(|(_, side)| *side).collect();
        let mut grid = Self { table, sides, color };
        let heads = columns.iter().enumerate().map(|(at, (head, _))| grid.cell(at, head.as_ref(), Tone::Faint));
        let heads: Vec<Cell> = heads.collect();
        grid.table.set_header(heads);
        for column in grid.table.column_iter_mut() {
            // With the room of the border that is not drawn: two spaces between columns.
            column.set_padding((1, 0));
        }
        grid
    }

    /// One more row.
    pub(crate) fn row<T: AsRef<str>>(&mut self, cells: &[(T, Tone)]) {
        let cells = cells.iter().enumerate().map(|(at, (text, tone))| self.cell(at, text.as_ref(), *tone));
        let cells: Vec<Cell> = cells.collect();
        self.table.add_row(cells);
    }

    /// Columns that the table takes.
    pub(crate) fn width(&self) -> usize {
        self.table
            .column_max_content_widths()
            .iter()
            .map(|width| usize::from(*width) + 2)
            .sum::<usize>()
            .saturating_sub(1)
    }

    /// The table as text, its last line ended.
    pub(crate) fn text(&self) -> String {
        self.table.lines().fold(String::new(), |mut text, line| {
            text.push_str(line.trim_end());
            text.push('\n');
            text
        })
    }

    fn cell(&self, column: usize, text: &str, tone: Tone) -> Cell {
        let alignment = match self.sides.get(column) {
            Some(Side::Right) => CellAlignment::Right,
            _ => CellAlignment::Left,
        };
        let cell = Cell::new(text::line(text)).set_alignment(alignment);
        if !self.color {
            return cell;
        }
        match tone {
            Tone::Plain => cell,
            Tone::Strong => cell.add_attribute(Attribute::Bold),
            Tone::Faint => cell.add_attribute(Attribute::Dim),
            Tone::Good => cell.fg(Color::Green),
            Tone::Doubt => cell.fg(Color::Yellow),
            Tone::Bad => cell.fg(Color::Red),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_chinese() {
        let mut grid = Grid::new(&[("评估对象", Side::Left), ("得分", Side::Right)], false);
        grid.row(&[("杭州市", Tone::Plain), ("91.20", Tone::Plain)]);
        grid.row(&[("新疆生产建设兵团", Tone::Bad), ("6.50\u{1b}[2J", Tone::Plain)]);
        let text = grid.text();
        assert!(text.contains("6.50␛[2J"));
        let ends: Vec<usize> = text.lines().map(crate::text::width).collect();
        assert_eq!(ends[0], ends[2]);
        assert_eq!(ends[0], ends[3]);
        assert_eq!(grid.width(), ends[1]);
    }
}
