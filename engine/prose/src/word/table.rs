//! Tables: as wide as the page, the head row repeated on each.

use std::io::Result;

use heng_report::text;

use crate::style::{Style, at};
use crate::tree::{Inline, plain};
use crate::word::inline::{Links, Look, runs};
use crate::word::xml::Xml;

/// Width of A4 in twentieths of a point.
pub const PAGE_WIDTH: u32 = 11_906;
/// Height of A4.
pub const PAGE_HEIGHT: u32 = 16_838;
/// Columns of text beyond which a cell is broken into lines rather than made wider.
const MOST_COLUMNS: usize = 36;
/// Columns of text up to which a cell is not broken into lines where it can be helped.
const MOST_SHORT: usize = 16;
/// Columns of text that every cell has room for.
const LEAST_COLUMNS: usize = 5;

/// A table.
pub fn table(
    xml: &mut Xml,
    right: &[bool],
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    style: &Style,
    links: &mut Links,
) -> Result<()> {
    let widths = widths(head, rows, PAGE_WIDTH - style.margins[2] - style.margins[3], style.sizes[at::TABLE]);
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", "ReportTable")])?;
            let whole = widths.iter().sum::<u32>().to_string();
            xml.empty("w:tblW", &[("w:w", &whole), ("w:type", "dxa")])?;
            xml.empty("w:tblLayout", &[("w:type", "fixed")])?;
            xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1"), ("w:noHBand", "1"), ("w:noVBand", "1")])
        })?;
        xml.within("w:tblGrid", &[], |xml| {
            widths.iter().try_for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        row(xml, head, &widths, right, true, links)?;
        rows.iter().try_for_each(|cells| row(xml, cells, &widths, right, false, links))
    })?;
    // A paragraph behind a table keeps two tables apart.
    xml.within("w:p", &[], |xml| xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "AfterTable")])))
}

fn row(
    xml: &mut Xml,
    cells: &[Vec<Inline>],
    widths: &[u32],
    right: &[bool],
    is_head: bool,
    links: &mut Links,
) -> Result<()> {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[])?;
            if is_head { xml.empty("w:tblHeader", &[]) } else { Ok(()) }
        })?;
        for (place, width) in widths.iter().enumerate() {
            let cell = cells.get(place).map_or(&[][..], Vec::as_slice);
            xml.within("w:tc", &[], |xml| {
                xml.within("w:tcPr", &[], |xml| {
                    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
                    if is_head {
                        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEFF2")])?;
                    }
                    xml.empty("w:vAlign", &[("w:val", "center")])
                })?;
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        xml.empty("w:pStyle", &[("w:val", "TableText")])?;
                        let side = match (is_head, right.get(place)) {
                            (true, _) => "center",
                            (false, Some(true)) => "right",
                            _ => "left",
                        };
                        xml.empty("w:jc", &[("w:val", side)])
                    })?;
                    runs(xml, cell, if is_head { Look::STRONG } else { Look::default() }, links)
                })
            })?;
        }
        Ok(())
    })
}

/// The page's width, divided by how much text the columns hold. Where that is more than there is room for, short columns keep
/// theirs and the long ones are broken into lines.
fn widths(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], whole: u32, half_points: u32) -> Vec<u32> {
    let longest = |place: usize| {
        let cells = rows.iter().filter_map(|cells| cells.get(place)).chain(head.get(place));
        cells.map(|cell| text::width(&plain(cell))).max().unwrap_or(0).clamp(LEAST_COLUMNS, MOST_COLUMNS)
    };
    let columns: Vec<usize> = (0..head.len()).map(longest).collect();
    // A column of text is half as wide as a Chinese character; a cell has room at its sides.
    let natural = |width: usize| u32::try_from(width + 3).unwrap_or(u32::MAX).saturating_mul(5 * half_points);
    let short: u32 = columns.iter().filter(|width| **width <= MOST_SHORT).map(|width| natural(*width)).sum();
    let all: u32 = columns.iter().map(|width| natural(*width)).sum::<u32>().max(1);
    let share = |part: u32, of: u32, among: u32| {
        u32::try_from(u64::from(part) * u64::from(among) / u64::from(of.max(1))).unwrap_or(whole)
    };
    let crowded = all > whole && short < whole / 3 * 2;
    let width = |width: &usize| match natural(*width) {
        natural if crowded && *width <= MOST_SHORT => natural,
        natural if crowded => share(natural, all - short, whole - short),
        natural => share(natural, all, whole),
    };
    columns.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_page_and_long_text_is_broken() {
        let cell = |text: &str| vec![Inline::text(text)];
        let rows = [vec![cell("1"), cell(&"长".repeat(500))]];
        let head = [cell("名次"), cell("理由")];
        assert_eq!(widths(&head, &rows, 9_000, 20), [1_531, 7_468]);
        // Two characters and a half stay on one line; the reason takes what is left.
        assert_eq!(widths(&head, &rows, 3_000, 20), [800, 2_200]);
    }
}
