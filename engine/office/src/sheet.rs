//! One sheet while it is being filled: text that stays text, widths that Chinese needs, and what printing wants.

use std::collections::BTreeMap;

use heng_model::Number;
use heng_report::text;
use rust_xlsxwriter::{ColNum, Formula, RowNum, Url, Worksheet, XlsxError};

use crate::style::{Style, Styles};

/// Most characters of a cell, of the 32,767 that Excel holds.
const MOST_TEXT: usize = 32_000;
/// Most rows of a table, of the 1,048,576 that a sheet holds.
pub(crate) const MOST_ROWS: usize = 1_048_000;
/// Widest column of text that is wrapped and of text that is not, and the narrowest of all, in digits.
const WRAPPED: f64 = 36.0;
const WIDEST: f64 = 48.0;
const NARROWEST: f64 = 6.0;
/// Height of a line of 11 points, and the highest row that there is, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// A sheet.
pub(crate) struct Sheet<'a> {
    pub(crate) inner: Worksheet,
    styles: &'a Styles,
    widths: BTreeMap<ColNum, f64>,
    fixed: BTreeMap<ColNum, f64>,
    /// What is wrapped: where, and how wide its lines would be.
    wrapped: Vec<(RowNum, ColNum, Vec<f64>)>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(name: &str, styles: &'a Styles) -> Result<Self, XlsxError> {
        let mut inner = Worksheet::new();
        inner.set_name(name)?;
        inner.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        inner.set_footer("&L&A&R&P / &N");
        Ok(Self { inner, styles, widths: BTreeMap::new(), fixed: BTreeMap::new(), wrapped: Vec::new() })
    }

    /// A text, whatever it looks like.
    pub(crate) fn text(&mut self, row: RowNum, col: ColNum, said: &str, style: Style) -> Result<(), XlsxError> {
        let shown = shown(said);
        if shown.is_empty() {
            return self.blank(row, col, style);
        }
        if !matches!(style, Style::Head | Style::Title | Style::Faint | Style::Key) {
            self.widen(col, &shown, if style == Style::Wrapped { WRAPPED } else { WIDEST });
        }
        if matches!(style, Style::Wrapped | Style::Head) {
            self.wrapped.push((row, col, shown.lines().map(measure).collect()));
        }
        self.inner.write_string_with_format(row, col, shown, self.styles.of(style))?;
        Ok(())
    }

    pub(crate) fn maybe(
        &mut self,
        row: RowNum,
        col: ColNum,
        said: Option<impl AsRef<str>>,
        style: Style,
    ) -> Result<(), XlsxError> {
        said.map_or(Ok(()), |said| self.text(row, col, said.as_ref(), style))
    }

    pub(crate) fn blank(&mut self, row: RowNum, col: ColNum, style: Style) -> Result<(), XlsxError> {
        if style == Style::Input {
            self.inner.write_blank(row, col, self.styles.of(style))?;
        }
        Ok(())
    }

    pub(crate) fn number(&mut self, row: RowNum, col: ColNum, number: f64, style: Style) -> Result<(), XlsxError> {
        if style != Style::Head {
            self.make_room(col, style, number);
        }
        self.inner.write_number_with_format(row, col, number, self.styles.of(style))?;
        Ok(())
    }

    pub(crate) fn maybe_number(
        &mut self,
        row: RowNum,
        col: ColNum,
        number: Option<&Number>,
        style: Style,
    ) -> Result<(), XlsxError> {
        number.map_or(Ok(()), |number| self.number(row, col, number.to_f64(), style))
    }

    pub(crate) fn count(&mut self, row: RowNum, col: ColNum, count: usize) -> Result<(), XlsxError> {
        self.number(row, col, count as f64, Style::Count)
    }

    /// A formula of ours with what it comes to. Nothing that evidence says ever stands in one.
    pub(crate) fn formula(
        &mut self,
        row: RowNum,
        col: ColNum,
        formula: &str,
        result: f64,
        style: Style,
    ) -> Result<(), XlsxError> {
        self.make_room(col, style, result);
        let formula = Formula::new(formula).set_result(result.to_string());
        self.inner.write_formula_with_format(row, col, formula, self.styles.of(style))?;
        Ok(())
    }

    /// A jump to a cell of another sheet.
    pub(crate) fn link(
        &mut self,
        row: RowNum,
        col: ColNum,
        sheet: &str,
        cell: &str,
        said: &str,
    ) -> Result<(), XlsxError> {
        let shown = shown(said);
        self.widen(col, &shown, WIDEST);
        let target = Url::new(format!("internal:'{sheet}'!{cell}"));
        self.inner.write_url_with_options(row, col, target, shown, "", Some(self.styles.of(Style::Link)))?;
        Ok(())
    }

    /// The name of the sheet and what it shows, above its table.
    pub(crate) fn title(&mut self, title: &str, remark: &str) -> Result<(), XlsxError> {
        self.text(0, 0, title, Style::Title)?;
        self.inner.set_row_height(0, 24)?;
        self.text(1, 0, remark, Style::Faint)
    }

    pub(crate) fn head<T: AsRef<str>>(&mut self, row: RowNum, heads: &[T]) -> Result<(), XlsxError> {
        for (col, head) in (0..).zip(heads) {
            let head = head.as_ref();
            self.text(row, col, head, Style::Head)?;
            // A long head is wrapped; a short one should not be, nor be hidden by the filter's arrow.
            let columns = measure(head).min(12.0) + 2.0;
            let width = self.widths.entry(col).or_default();
            *width = width.max(columns);
        }
        Ok(())
    }

    /// The width of a column, whatever stands in it.
    pub(crate) fn fix(&mut self, col: ColNum, width: f64) {
        self.fixed.insert(col, width);
    }

    /// What a table wants once it is filled: its head stays in sight and on every page, and it can be filtered.
    pub(crate) fn table(
        &mut self,
        head: RowNum,
        last: RowNum,
        columns: ColNum,
        frozen: ColNum,
    ) -> Result<(), XlsxError> {
        self.inner.set_freeze_panes(head + 1, frozen)?;
        self.inner.set_repeat_rows(head, head)?;
        if last > head && columns > 0 {
            self.inner.autofilter(head, 0, last, columns - 1)?;
        }
        Ok(())
    }

    /// Prints the first columns only, on one page across as long as people can read that; else on several.
    pub(crate) fn print(&mut self, last: RowNum, columns: ColNum, legible: ColNum) -> Result<(), XlsxError> {
        self.inner.set_print_area(0, 0, last, columns.max(1) - 1)?;
        if columns > legible {
            self.inner.set_print_fit_to_pages(0, 0).set_print_scale(60);
        }
        Ok(())
    }

    pub(crate) fn done(mut self) -> Result<Worksheet, XlsxError> {
        let mut widths: BTreeMap<ColNum, f64> =
            self.widths.iter().map(|(col, width)| (*col, width.clamp(NARROWEST, WIDEST))).collect();
        widths.extend(&self.fixed);
        for (col, width) in &widths {
            self.inner.set_column_width(*col, *width)?;
        }
        // Excel makes rows as high as their text when it opens a file; other programs do not.
        let mut heights: BTreeMap<RowNum, f64> = BTreeMap::new();
        for (row, col, lines) in &self.wrapped {
            let room = (widths.get(col).copied().unwrap_or(NARROWEST) - 2.0).max(1.0);
            let lines: f64 = lines.iter().map(|line| (line / room).ceil().max(1.0)).sum();
            let height = heights.entry(*row).or_default();
            *height = height.max(lines * LINE);
        }
        for (row, height) in heights.into_iter().filter(|(_, height)| *height > LINE) {
            self.inner.set_row_height(row, height.min(HIGHEST))?;
        }
        Ok(self.inner)
    }

    /// A number that has no room is shown as `###`.
    fn make_room(&mut self, col: ColNum, style: Style, number: f64) {
        let room = match style {
            Style::Share => 10.0,
            Style::Count => number.abs().max(1.0).log10().floor() + 4.0,
            _ => number.abs().max(1.0).log10().floor() + 8.0,
        };
        let width = self.widths.entry(col).or_default();
        *width = width.max(room);
    }

    fn widen(&mut self, col: ColNum, shown: &str, most: f64) {
        let longest = shown.lines().map(measure).fold(0.0, f64::max);
        let width = self.widths.entry(col).or_default();
        *width = width.max((longest + 3.0).min(most));
    }
}

/// How many digits wide a text is: a Chinese character takes a little more than two digits of 等线.
fn measure(text: &str) -> f64 {
    text::width(text) as f64 * 1.08
}

/// The text with what a spreadsheet would obey or not show made visible, as much of it as a cell holds.
fn shown(said: &str) -> String {
    let mut shown = text::lines(said).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    // Excel counts characters of UTF-16.
    if shown.encode_utf16().count() > MOST_TEXT {
        let mut units = 0;
        shown = shown
            .chars()
            .take_while(|one| {
                units += one.len_utf16();
                units < MOST_TEXT
            })
            .collect();
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_excel_holds() {
        assert_eq!(shown("甲\u{1b}[31m\r\n乙"), "甲␛[31m\n乙");
        let long = shown(&"𠀀".repeat(40_000));
        assert!(long.encode_utf16().count() <= 32_767 && long.ends_with('…'));
        assert!(measure("数字政府服务能力") > 17.0);
    }
}
