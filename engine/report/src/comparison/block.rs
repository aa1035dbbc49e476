//! The parts of a comparison, for a terminal or as Markdown.

use crate::table::{Grid, Side, Tone};
use crate::view::View;
use crate::{style, text};

/// A part.
pub(super) enum Block {
    /// A heading, and what stands beside it.
    Heading { title: String, beside: String, level: usize },
    /// Lines.
    Lines(Vec<String>),
    /// A table.
    Table { columns: Vec<(String, Side)>, rows: Vec<Vec<(String, Tone)>> },
}

/// For a terminal.
pub(super) fn text(blocks: &[Block], view: &View) -> String {
    let parts = blocks.iter().map(|block| match block {
        Block::Heading { title, beside, .. } => {
            let title = style::paint(&text::line(title), style::HEADING, view.color);
            format!("{title}  {}", style::paint(&text::line(beside), style::FAINT, view.color)).trim_end().to_owned()
                + "\n"
        }
        Block::Lines(lines) => {
            let lines = lines.iter().map(|line| text::wrap(&text::line(line), view.width, " ", "   ") + "\n");
            lines.collect()
        }
        Block::Table { columns, rows } => {
            let mut grid = Grid::new(columns, view.color);
            for row in rows {
                grid.row(row);
            }
            grid.text()
        }
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// As Markdown.
pub(super) fn markdown(blocks: &[Block]) -> String {
    let cell = |text: &str| text::line(text).replace('\\', "\\\\").replace('|', "\\|");
    let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let parts = blocks.iter().map(|block| match block {
        Block::Heading { title, beside, level } => {
            let beside = if beside.is_empty() { String::new() } else { format!("\n{}\n", text::line(beside)) };
            format!("{} {}\n{beside}", "#".repeat(*level), text::line(title))
        }
        Block::Lines(lines) => lines.iter().map(|line| format!("- {}\n", text::line(line))).collect(),
        Block::Table { columns, rows } => {
            let heads: Vec<String> = columns.iter().map(|(head, _)| cell(head)).collect();
            let sides = columns.iter().map(|(_, side)| if *side == Side::Right { "---:" } else { "---" }.to_owned());
            let mut table = row(&heads) + &row(&sides.collect::<Vec<_>>());
            for cells in rows {
                table.push_str(&row(&cells.iter().map(|(text, _)| cell(text)).collect::<Vec<_>>()));
            }
            table
        }
    });
    parts.collect::<Vec<_>>().join("\n")
}
