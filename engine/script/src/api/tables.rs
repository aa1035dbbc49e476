//! Tables and rows. A blank or unreadable cell and an unknown column are missing evidence, named.

use std::sync::Arc;

use heng_model::{Message, Origin};
use rhai::{Array, Dynamic, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use super::text;
use crate::event::Event;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{Day, List, Row, Sheet, display, number_value};

/// Bytes that one row costs a script.
const ROW_COST: usize = 48;

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .entry(
            "table.rows -> list of row",
            "表里的各行，不含表头；每一格都空着的不算一行。",
            "The rows, without the head; where every cell is blank, there is no row.",
            |context: NativeCallContext<'_>, sheet: &mut Sheet| {
                let run = Run::of(&context);
                let count = sheet.0.len();
                run.meter.allocate(&context, count * ROW_COST)?;
                run.meter.work(&context, count / 8)?;
                let rows = (0..count).map(|index| Dynamic::from(Row::Evidence(sheet.0.clone(), index)));
                Fallible::Ok(List::new(rows.collect(), sheet.0.path().clone()))
            },
        )
        .entry(
            "table.columns -> list of text",
            "表头各列的名字。",
            "The names of the columns.",
            |sheet: &mut Sheet| {
                let names = sheet.0.columns().iter().map(|name| text(name).into());
                List::new(names.collect(), sheet.0.path().clone())
            },
        )
        .entry(
            "row.text(column: text) -> text",
            "这一格的文字；空着就是缺证据。",
            "The cell's text; missing evidence where blank.",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                filled(&context, row, "text", &column).map(|cell| text(&cell.text))
            },
        )
        .entry(
            "row.number(column: text) -> number",
            "这一格的数：1,234、99.8%、１２３ 都认；空着或不是数就是缺证据。",
            "The cell's number; missing evidence where there is none.",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                let cell = filled(&context, row, "number", &column)?;
                match heng_evidence::parse_number(&cell.text) {
                    Some(number) => Ok(number_value(number)),
                    None => bad(&context, row, &column, &cell, "heng::finding::not_a_number"),
                }
            },
        )
        .entry(
            "row.date(column: text) -> date",
            "这一格的日期；空着或不是日期就是缺证据。",
            "The cell's date; missing evidence where there is none.",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                let cell = filled(&context, row, "date", &column)?;
                match heng_evidence::parse_date(&cell.text) {
                    Some(date) => Ok(Day(date)),
                    None => bad(&context, row, &column, &cell, "heng::finding::not_a_date"),
                }
            },
        )
        .entry(
            "row.yes(column: text) -> bool",
            "这一格写的是“是”还是“否”（有/无、√/×、yes/no、1/0 也认）；空着或别的就是缺证据。",
            "Whether the cell says yes; missing evidence where it says neither.",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                let cell = filled(&context, row, "yes", &column)?;
                match yes_or_no(&cell.text) {
                    Some(yes) => Ok(yes),
                    None => bad(&context, row, &column, &cell, "heng::finding::neither_yes_nor_no"),
                }
            },
        )
        .entry(
            "row.has(column: text) -> bool",
            "这一格有没有填。",
            "Whether the cell is filled in.",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                cell(&context, row, "has", &column).map(|cell| !cell.text.trim().is_empty())
            },
        )
        .entry(
            "row.find_date(column: text) -> date?",
            "这一格的日期，空着或不是日期就是 ()。",
            "The cell's date, or ().",
            |context: NativeCallContext<'_>, row: &mut Row, column: ImmutableString| {
                let cell = cell(&context, row, "find_date", &column)?;
                let date = heng_evidence::parse_date(&cell.text);
                Fallible::Ok(date.map_or(Dynamic::UNIT, |date| Dynamic::from(Day(date))))
            },
        )
        .entry(
            "row.settled(coders: list of text, settled: text) -> text",
            "几名编码员一致的编码；不一致时取裁定一栏；未裁定就是缺证据。",
            "What the coders agree on, else what was settled; missing evidence where neither is.",
            |context: NativeCallContext<'_>, row: &mut Row, coders: List, column: ImmutableString| {
                settled(&context, row, &coders.items, &column)
            },
        )
        .also("settled", |context: NativeCallContext<'_>, row: &mut Row, coders: Array, column: ImmutableString| {
            settled(&context, row, &coders, &column)
        });
}

/// What stands in a cell.
pub(super) struct Read {
    pub text: Arc<str>,
    origin: Option<Origin>,
}

/// A cell, blank or not. An unknown column of evidence is missing evidence, of reference data an error of the rule.
fn cell(context: &NativeCallContext<'_>, row: &Row, name: &'static str, column: &ImmutableString) -> Fallible<Read> {
    let run = Run::of(context);
    run.meter.work(context, 1)?;
    match row {
        Row::Evidence(table, index) => {
            if let Some(message) = table.unreadable(*index) {
                return lack(context, message);
            }
            let Some(place) = table.column_index(column) else {
                let message = Message::new("heng::finding::unknown_column").with("file", &**table.path());
                let message = message.with("column", column.as_str());
                let nearest = table.nearest_column(column).map(|name| name.to_string()).unwrap_or_default();
                return lack(context, message.with("nearest", nearest));
            };
            let cell = table.cell(*index, place);
            run.log(Event::read(cell.origin.clone(), cell.text.clone(), name, Some(column.clone())));
            Ok(Read { text: cell.text, origin: Some(cell.origin) })
        }
        Row::Reference(id, columns, cells) => {
            let place = columns.iter().position(|known| heng_evidence::same(known, column));
            if let Some(cell) = place.and_then(|place| cells.get(place)) {
                Ok(Read { text: cell.as_str().into(), origin: None })
            } else {
                let message = Message::new("heng::rule::no_reference_column").with("reference", &**id);
                fail(context, message.with("column", column.as_str()).with("columns", columns.to_vec()))
            }
        }
    }
}

pub(super) fn filled(
    context: &NativeCallContext<'_>,
    row: &Row,
    name: &'static str,
    column: &ImmutableString,
) -> Fallible<Read> {
    let cell = cell(context, row, name, column)?;
    if cell.text.trim().is_empty() {
        return bad(context, row, column, &cell, "heng::finding::blank_cell");
    }
    Ok(cell)
}

fn bad<T>(
    context: &NativeCallContext<'_>,
    row: &Row,
    column: &ImmutableString,
    cell: &Read,
    code: &'static str,
) -> Fallible<T> {
    let message = Message::new(code).with("column", column.as_str()).with("text", &*crate::event::clip(&cell.text));
    match (row, &cell.origin) {
        (Row::Evidence(table, index), Some(_)) => {
            // The head is row 1, as a spreadsheet counts.
            lack(context, message.with("file", &**table.path()).with("row", table.row_number(*index)))
        }
        (Row::Reference(id, ..), _) => fail(context, message.with("file", &**id).with("row", 0usize)),
        (Row::Evidence(table, _), None) => lack(context, message.with("file", &**table.path()).with("row", 0usize)),
    }
}

fn settled(
    context: &NativeCallContext<'_>,
    row: &Row,
    coders: &[Dynamic],
    column: &ImmutableString,
) -> Fallible<ImmutableString> {
    let mut codings = Vec::with_capacity(coders.len());
    for coder in coders {
        codings.push(filled(context, row, "settled", &display(coder).into())?.text);
    }
    if let Some((first, rest)) = codings.split_first()
        && rest.iter().all(|other| heng_evidence::same(first, other))
    {
        return Ok(text(first));
    }
    let ruling = cell(context, row, "settled", column)?;
    if !ruling.text.trim().is_empty() {
        return Ok(text(&ruling.text));
    }
    let codings: Vec<String> = codings.iter().map(ToString::to_string).collect();
    let message = Message::new("heng::finding::unsettled_row").with("codings", codings).with("column", column.as_str());
    match row {
        Row::Evidence(table, index) => {
            lack(context, message.with("file", &**table.path()).with("row", table.row_number(*index)))
        }
        Row::Reference(id, ..) => lack(context, message.with("file", &**id).with("row", 0usize)),
    }
}

/// What people write for yes and no.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match heng_evidence::normalise(text).to_lowercase().as_str() {
        "是" | "有" | "√" | "✓" | "yes" | "y" | "true" | "1" | "对" => Some(true),
        "否" | "无" | "没有" | "×" | "✗" | "x" | "no" | "n" | "false" | "0" | "错" => Some(false),
        _ => None,
    }
}
