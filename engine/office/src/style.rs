//! How cells look. Fonts are named that Chinese Excel has; other programs put their own in their place.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The font of every cell.
const FONT: &str = "等线";
/// Its size in points.
const SIZE: f64 = 11.0;

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    /// Text of one line.
    Plain,
    /// Text of several lines.
    Wrapped,
    /// The name of a sheet.
    Title,
    /// The head of a column.
    Head,
    /// A remark.
    Faint,
    /// A jump to another sheet.
    Link,
    /// A score or points, on the methodology's decimals.
    Score,
    /// A score that is not published.
    Withheld,
    /// A score that no weighted mean gives: imputed, vetoed, another method.
    Given,
    /// A score or ratio where evidence is missing.
    Missing,
    /// A fraction in per cent.
    Share,
    /// A ratio from 0 to 1.
    Ratio,
    /// A difference that should be nothing.
    Check,
    /// A whole number.
    Count,
    /// A figure that is no whole number.
    Number,
    /// A cell that somebody fills in.
    Input,
    /// A key that programs read.
    Key,
}

/// The formats of all of them.
pub(crate) struct Styles(BTreeMap<Style, Format>);

impl Styles {
    pub(crate) fn new(decimals: u8) -> Self {
        let places = "0".repeat(usize::from(decimals.min(10)));
        let score = if places.is_empty() { "0".to_owned() } else { format!("0.{places}") };
        let all = [
            Style::Plain,
            Style::Wrapped,
            Style::Title,
            Style::Head,
            Style::Faint,
            Style::Link,
            Style::Score,
            Style::Withheld,
            Style::Given,
            Style::Missing,
            Style::Share,
            Style::Ratio,
            Style::Check,
            Style::Count,
            Style::Number,
            Style::Input,
            Style::Key,
        ];
        Self(all.into_iter().map(|style| (style, format(style, &score))).collect())
    }

    pub(crate) fn of(&self, style: Style) -> &Format {
        &self.0[&style]
    }
}

fn format(style: Style, score: &str) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(SIZE).set_align(FormatAlign::VerticalCenter);
    match style {
        // Numbers end where text begins: without an indent they touch.
        Style::Plain => base.set_indent(1),
        Style::Wrapped => base.set_text_wrap().set_indent(1),
        Style::Title => base.set_bold().set_font_size(16.0),
        Style::Head => base
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Center)
            .set_background_color(Color::RGB(0x00DD_E6F0))
            .set_border_bottom(FormatBorder::Thin),
        Style::Faint => base.set_font_color(Color::RGB(0x0059_5959)),
        Style::Link => base.set_font_color(Color::RGB(0x0005_63C1)),
        Style::Score => base.set_num_format(score),
        Style::Withheld => {
            base.set_num_format(format!("({score})")).set_font_color(Color::RGB(0x0059_5959)).set_italic()
        }
        Style::Given => base.set_num_format(score).set_italic().set_background_color(Color::RGB(0x00ED_E7F6)),
        Style::Missing => base.set_num_format(score).set_background_color(Color::RGB(0x00FF_E6B3)),
        Style::Share => base.set_num_format("0.00%"),
        // `0.##` would leave the point behind what is whole.
        Style::Ratio => base.set_num_format("[=0]0;[=1]0;0.00"),
        Style::Check => base.set_num_format("0.000000000;-0.000000000;0").set_font_color(Color::RGB(0x0059_5959)),
        Style::Count => base.set_num_format("0"),
        Style::Number => base.set_num_format("0.00"),
        Style::Input => {
            base.set_text_wrap().set_background_color(Color::RGB(0x00FF_F9DB)).set_border(FormatBorder::Hair)
        }
        Style::Key => base.set_font_color(Color::RGB(0x00A6_A6A6)).set_font_size(8.0),
    }
}
