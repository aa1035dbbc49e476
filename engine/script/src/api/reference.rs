//! Reference data of the methodology, and other values of evidence: JSON.

use std::sync::Arc;

use heng_evidence::ValueKind;
use heng_model::Message;
use heng_model::evidence::ReferenceContent;
use rhai::{Dynamic, INT, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use super::text;
use crate::event::{Event, clip};
use crate::reads::Asked;
use crate::run::{Run, fail, lack};
use crate::stop::Fallible;
use crate::values::{Json, List, ReferenceValue, Row, display, number_value, of_list};

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .entry(
            "reference.list(id: text) -> list",
            "指标体系 reference/ 里的一份清单。",
            "A list of the methodology's reference data.",
            |context: NativeCallContext<'_>, _: &mut ReferenceValue, id: ImmutableString| list(&context, &id),
        )
        .entry(
            "reference.table(id: text) -> list of row",
            "指标体系 reference/ 里的一张表，按行。",
            "A table of the methodology's reference data, as rows.",
            |context: NativeCallContext<'_>, _: &mut ReferenceValue, id: ImmutableString| table(&context, &id),
        )
        .entry(
            "json.get(name: text) -> json?",
            "一个名字之下的值，没有就是 ()。",
            "The value under a name, or ().",
            |context: NativeCallContext<'_>, json: &mut Json, name: ImmutableString| match &json.0.kind {
                ValueKind::Map(entries) => {
                    let run = Run::of(&context);
                    run.meter.work(&context, entries.len() / 16)?;
                    let Some((_, value)) = entries.iter().find(|(key, _)| **key == *name) else {
                        return Ok(Dynamic::UNIT);
                    };
                    copied(&context, value)?;
                    Fallible::Ok(Dynamic::from(Json(Arc::new(value.clone()))))
                }
                _ => Ok(Dynamic::UNIT),
            },
        )
        .entry(
            "json.items -> list of json",
            "列表里的各项；不是列表就是缺证据。",
            "The items of a list; missing evidence where it is none.",
            |context: NativeCallContext<'_>, json: &mut Json| match &json.0.kind {
                ValueKind::List(items) => {
                    Run::of(&context).meter.allocate(&context, items.len() * 64)?;
                    copied(&context, &json.0)?;
                    let values = items.iter().map(|item| Dynamic::from(Json(Arc::new(item.clone()))));
                    Ok(List::new(values.collect(), json.0.origin.file.clone()))
                }
                _ => wrong(&context, json, "list"),
            },
        )
        .entry(
            "json.text -> text",
            "值的文字；没有就是缺证据。",
            "The value as text; missing evidence where it is none.",
            |context: NativeCallContext<'_>, json: &mut Json| match &json.0.kind {
                ValueKind::Text(_) | ValueKind::Number(_) | ValueKind::Flag(_) => {
                    read(&context, json, "text");
                    Ok(ImmutableString::from(display(&Dynamic::from(json.clone()))))
                }
                _ => wrong(&context, json, "text"),
            },
        )
        .entry(
            "json.number -> number",
            "值的数；不是数就是缺证据。",
            "The value as a number; missing evidence where it is none.",
            |context: NativeCallContext<'_>, json: &mut Json| {
                read(&context, json, "number");
                let number = match &json.0.kind {
                    ValueKind::Number(number) => Some(number.clone()),
                    ValueKind::Text(text) => heng_evidence::parse_number(text),
                    _ => None,
                };
                match number {
                    Some(number) => Ok(number_value(number)),
                    None => wrong(&context, json, "number"),
                }
            },
        )
        .entry(
            "json.yes -> bool",
            "值是不是“是”；不是“是”或“否”就是缺证据。",
            "Whether the value is yes; missing evidence where it is neither yes nor no.",
            |context: NativeCallContext<'_>, json: &mut Json| {
                read(&context, json, "yes");
                match &json.0.kind {
                    ValueKind::Flag(flag) => Ok(*flag),
                    ValueKind::Text(text) => match super::tables::yes_or_no(text) {
                        Some(yes) => Ok(yes),
                        None => wrong(&context, json, "yes"),
                    },
                    _ => wrong(&context, json, "yes"),
                }
            },
        )
        .also("len", |json: &mut Json| -> INT {
            match &json.0.kind {
                ValueKind::List(items) => items.len() as INT,
                ValueKind::Map(entries) => entries.len() as INT,
                _ => 0,
            }
        });
}

fn read(context: &NativeCallContext<'_>, json: &Json, name: &'static str) {
    let quote = clip(&display(&Dynamic::from(json.clone())));
    Run::of(context).log(Event::read(json.0.origin.clone(), quote, name, None));
}

/// Charges for a copy of a value: about as much as its text.
fn copied(context: &NativeCallContext<'_>, value: &heng_evidence::Value) -> Fallible<()> {
    let bytes = value.origin.span().map_or(64, |span| span.range().len());
    let run = Run::of(context);
    run.meter.work(context, bytes / 64)?;
    run.meter.allocate(context, bytes)
}

fn wrong<T>(context: &NativeCallContext<'_>, json: &Json, wanted: &'static str) -> Fallible<T> {
    let place = match &json.0.origin.place {
        heng_model::Place::Pointer { pointer, .. } if !pointer.is_empty() => pointer.to_string(),
        _ => "whole".to_owned(),
    };
    let message = Message::new("heng::finding::json_value").with("file", &*json.0.origin.file);
    lack(context, message.with("pointer", place).with("wanted", wanted))
}

fn list(context: &NativeCallContext<'_>, id: &str) -> Fallible<List> {
    let run = Run::of(context);
    run.ask(Asked::Reference(id.into()));
    match run.definition.reference.get(id).map(|reference| &reference.content) {
        Some(ReferenceContent::List(items)) => {
            run.meter.allocate(context, items.len() * 32)?;
            run.meter.work(context, items.len() / 4)?;
            Ok(of_list(items, &format!("reference/{id}")))
        }
        Some(_) => fail(context, Message::new("heng::rule::reference_kind").with("id", id).with("wanted", "list")),
        None => unknown(context, &run, id),
    }
}

fn table(context: &NativeCallContext<'_>, id: &str) -> Fallible<List> {
    let run = Run::of(context);
    run.ask(Asked::Reference(id.into()));
    match run.definition.reference.get(id).map(|reference| &reference.content) {
        Some(ReferenceContent::Table { columns, rows }) => {
            run.meter.allocate(context, rows.len() * 64)?;
            let name: Arc<str> = id.into();
            let columns: Arc<[String]> = columns.clone().into();
            let rows =
                rows.iter().map(|row| Dynamic::from(Row::Reference(name.clone(), columns.clone(), row.clone().into())));
            Ok(List::new(rows.collect(), format!("reference/{id}")))
        }
        Some(_) => fail(context, Message::new("heng::rule::reference_kind").with("id", id).with("wanted", "table")),
        None => unknown(context, &run, id),
    }
}

fn unknown<T>(context: &NativeCallContext<'_>, run: &Run, id: &str) -> Fallible<T> {
    let known: Vec<String> = run.definition.reference.keys().cloned().collect();
    fail(
        context,
        Message::new("heng::rule::unknown_reference").with("id", text(&id.into()).as_str()).with("known", known),
    )
}
