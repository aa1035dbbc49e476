//! Rows by what stands in a column.

use heng_evidence::{normalise, same};
use heng_model::Message;
use heng_model::trail::Citation;
use rhai::{Array, ImmutableString, NativeCallContext};

use super::conditions::CITED;
use super::of_array;
use crate::api::declare::Declarer;
use crate::api::tables::filled;
use crate::event::{Event, Near, Search, Wanted};
use crate::run::{Run, at, fail};
use crate::stop::Fallible;
use crate::values::{List, Row, kind};

/// How like a cell must be to be what comes closest (Jaro–Winkler; 1 is the same).
const LIKE: f64 = 0.85;
/// What stands between the entries of one cell.
const BETWEEN: [char; 3] = ['、', '；', ';'];

pub(super) fn declare(declarer: &mut Declarer) {
    on_lists!(
        declarer,
        "list.whose(column: text, value: text) -> list of row",
        "这一列写着 value 的各行；一格里用顿号、分号隔开写了几个的，有一个是就算。空着就是缺证据。",
        "The rows whose cell says this, alone or among others between 、 or ;. Missing evidence where one is blank.",
        "whose",
        whose,
        column: ImmutableString,
        value: ImmutableString
    );
}

fn whose(
    context: &NativeCallContext<'_>,
    list: &List,
    column: ImmutableString,
    value: ImmutableString,
) -> Fallible<List> {
    let run = Run::of(context);
    let (mut kept, mut cited) = (Vec::new(), Vec::new());
    for item in list.items.iter() {
        let Some(row) = item.read_lock::<Row>() else {
            return fail(context, Message::new("heng::rule::not_rows").with("call", "whose").with("kind", kind(item)));
        };
        // Most rows are about something else, and nothing is made of them.
        if let Some(text) = plain_text(&row, &column)
            && !says(text, &value)
        {
            run.meter.work(context, 1 + (text.len() + value.len()) / 64)?;
            continue;
        }
        let mark = run.mark();
        let cell = filled(context, &row, "text", &column)?;
        let events = run.take_since(mark);
        run.meter.read(context, cell.text.len() + value.len())?;
        if says(&cell.text, &value) {
            kept.push(item.clone());
            if kept.len() <= CITED {
                cited.extend(events.iter().filter_map(Event::citation));
            }
        }
    }
    run.log(Event::search(Search {
        near: if kept.is_empty() { Near::Cell(list.clone(), column.clone(), value.clone()) } else { Near::Nothing },
        wanted: Wanted::Cell(column, value),
        item: None,
        place: list.place.clone(),
        of: list.len(),
        hits: kept.len(),
        cited,
        absent: list.absent.clone(),
        at: at(context),
    }));
    run.meter.allocate(context, kept.len() * 16)?;
    Ok(list.with(kept))
}

/// What stands in a cell of evidence that is filled in.
fn plain_text<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    let Row::Evidence(table, index) = row else { return None };
    let text = table.text(*index, table.column_index(column)?).filter(|_| table.unreadable(*index).is_none())?;
    Some(&**text).filter(|text| !text.trim().is_empty())
}

/// Whether a cell says this, alone or among others.
fn says(cell: &str, value: &str) -> bool {
    same(cell, value) || cell.contains(BETWEEN) && cell.split(BETWEEN).any(|part| same(part, value))
}

/// The row whose cell is most like a value, with what it says, if one is like it at all.
pub(crate) fn nearest(list: &List, column: &str, value: &str) -> Option<Citation> {
    let value = normalise(value);
    let like = list.items.iter().filter_map(|item| {
        let row = item.read_lock::<Row>()?;
        let Row::Evidence(table, index) = &*row else { return None };
        let column = table.column_index(column).filter(|_| table.unreadable(*index).is_none())?;
        let cell = table.cell(*index, column);
        let best = cell.text.split(BETWEEN).map(|part| strsim::jaro_winkler(&normalise(part), &value));
        let likeness = best.fold(0.0, f64::max);
        (likeness > LIKE).then_some((likeness, cell))
    });
    let (_, cell) = like.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    Some(Citation { origin: cell.origin, quote: crate::event::clip(&cell.text), read: None })
}
