//! What a cell says, as whoever opens the workbook reads it.

use calamine::{Data, ExcelDateTime};
use heng_evidence::reader::CellKind;

/// Digits that spreadsheets keep of a number.
const DIGITS: usize = 15;

/// Text and kind of a cell; nothing where it is blank. Errors are the second kind of nothing: what they say.
pub(crate) fn said(value: &Data, format: Option<&str>) -> Result<Option<(String, CellKind)>, String> {
    let said = match value {
        Data::Empty => return Ok(None),
        Data::Error(error) => return Err(error.to_string()),
        Data::String(text) => (text.replace('\0', ""), CellKind::Text),
        Data::Bool(flag) => (flag.to_string(), CellKind::Flag),
        Data::Int(number) => (number.to_string(), CellKind::Number),
        Data::Float(number) => number_said(*number, format),
        Data::DateTime(moment) => moment_said(moment),
        Data::DateTimeIso(text) => match text.split_once('T') {
            Some((date, "00:00:00")) => (date.to_owned(), CellKind::Date),
            Some((date, time)) => (format!("{date} {time}"), CellKind::Text),
            None => (text.clone(), CellKind::Text),
        },
        Data::DurationIso(text) => (text.clone(), CellKind::Text),
    };
    Ok((!said.0.trim().is_empty()).then_some(said))
}

/// A number to the digits that spreadsheets keep: 0.1 + 0.2 is 0.3 there. Shares are written as such where the cell shows them so.
fn number_said(number: f64, format: Option<&str>) -> (String, CellKind) {
    let rounded = |number: f64| format!("{number:.*e}", DIGITS - 1).parse().unwrap_or(number);
    let kind = |number: f64| {
        // Beyond this nobody counts: it stays what it is, as text.
        let plain = number == 0.0 || (1e-9..1e15).contains(&number.abs());
        if plain { CellKind::Number } else { CellKind::Text }
    };
    let is_share = format.is_some_and(|format| format.split(';').next().is_some_and(|shown| shown.ends_with('%')));
    if is_share && kind(number) == CellKind::Number {
        return (format!("{}%", rounded(number * 100.0)), CellKind::Number);
    }
    let number: f64 = rounded(number);
    match kind(number) {
        CellKind::Number => (number.to_string(), CellKind::Number),
        kind => (format!("{number:e}"), kind),
    }
}

fn moment_said(moment: &ExcelDateTime) -> (String, CellKind) {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return (time, CellKind::Text);
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        (date, CellKind::Date)
    } else {
        (format!("{date} {time}"), CellKind::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_spreadsheets_show_them() {
        let of = |number: f64, format| said(&Data::Float(number), format).unwrap().unwrap();
        let number = |text: &str| (text.to_owned(), CellKind::Number);
        assert_eq!(of(0.1 + 0.2, None), number("0.3"));
        assert_eq!(of(2.68, None), number("2.68"));
        assert_eq!(of(59.0, Some("General")), number("59"));
        assert_eq!(of(0.955, Some("0.0%")), number("95.5%"));
        assert_eq!(of(0.07, Some("0%;[Red]-0%")), number("7%"));
        assert_eq!(of(-12.5, None), number("-12.5"));
        assert_eq!(of(1e300, None), ("1e300".to_owned(), CellKind::Text));
        assert_eq!(said(&Data::String("  ".into()), None).unwrap(), None);
    }
}
