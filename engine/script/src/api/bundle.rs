//! `bundle`: finding evidence files. What must exist and does not is missing evidence, or absence where a collector says so.

use std::sync::Arc;

use heng_evidence::{Absence, Document, MOST_PATH, Unreadable, Which};
use heng_model::{Message, Origin};
use rhai::{Dynamic, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use super::misread::misread;
use crate::event::{Event, Near, Search, Wanted};
use crate::reads::{Asked, ReadAs};
use crate::run::{Run, at, fail, lack};
use crate::stop::{Fallible, Stop};
use crate::values::{BundleValue, Day, Doc, Json, List, Sheet, SubjectValue, display};

pub(super) fn declare(declarer: &mut Declarer) {
    declarer
        .entry(
            "bundle.subject -> subject",
            "被评估的政府：id、code、name、names、level、region、parent 和 subjects.yaml 里的其他属性。",
            "The assessed government.",
            |context: NativeCallContext<'_>, _: &mut BundleValue| {
                let run = Run::of(&context);
                run.ask(Asked::Subject);
                SubjectValue(run.subject.clone())
            },
        )
        .entry(
            "bundle.assessed_on -> date",
            "评估基准日；一切时限从这一天算起。",
            "The assessment date.",
            |context: NativeCallContext<'_>, _: &mut BundleValue| Day(Run::of(&context).assessed_on()),
        )
        .entry(
            "bundle.page(path: text) -> document",
            "一个网页快照；没有就是缺证据。",
            "A saved page; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                one(&context, "page", &path, &document)
            },
        )
        .entry(
            "bundle.document(path: text) -> document",
            "一份文件；没有就是缺证据。",
            "A document; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                one(&context, "document", &path, &document)
            },
        )
        .entry(
            "bundle.table(path: text) -> table",
            "一张表：CSV，JSON 写成的列表，Excel 的第一张工作表，Word 的第一张表；没有就是缺证据。",
            "A table: of CSV, of a list in JSON, the first sheet of a workbook, the first table of a Word file; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                one(&context, "table", &path, &table)
            },
        )
        .entry(
            "bundle.table(path: text, sheet: any) -> table",
            "文件里的另一张表：工作表的名字，或者第几张；没有就是缺证据。",
            "Another table of the file, by the name of the sheet or by its number; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString, sheet: Dynamic| {
                let sheet = which(&context, &sheet)?;
                one(&context, "table", &path, &|run, path| in_sheet(run, path, &sheet))
            },
        )
        .entry(
            "bundle.json(path: text) -> json",
            "一份 JSON 或 YAML 数据；没有就是缺证据。",
            "A JSON or YAML document; missing evidence where there is none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                one(&context, "json", &path, &json)
            },
        )
        .entry(
            "bundle.pages(pattern: text) -> list of document",
            "符合模式的网页快照；一个也没有就是缺证据。",
            "The saved pages that match; missing evidence where there are none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, pattern: ImmutableString| {
                several(&context, "pages", &pattern, true)
            },
        )
        .entry(
            "bundle.documents(pattern: text) -> list of document",
            "符合模式的文件；一个也没有就是缺证据，除非采集人记下“查过，没有”。",
            "The documents that match; missing evidence where there are none, unless recorded as absent.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, pattern: ImmutableString| {
                several(&context, "documents", &pattern, true)
            },
        )
        .entry(
            "bundle.find_page(path: text) -> document?",
            "一个网页快照，没有就是 ()。",
            "A saved page, or ().",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                perhaps(&context, "find_page", &path, &document)
            },
        )
        .entry(
            "bundle.find_document(path: text) -> document?",
            "一份文件，没有就是 ()。",
            "A document, or ().",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                perhaps(&context, "find_document", &path, &document)
            },
        )
        .entry(
            "bundle.find_table(path: text) -> table?",
            "一张表，没有就是 ()。",
            "A table, or ().",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                perhaps(&context, "find_table", &path, &table)
            },
        )
        .entry(
            "bundle.find_table(path: text, sheet: any) -> table?",
            "文件里的另一张表，没有这个文件就是 ()。",
            "Another table of the file, or () where there is no such file.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString, sheet: Dynamic| {
                let sheet = which(&context, &sheet)?;
                perhaps(&context, "find_table", &path, &|run, path| in_sheet(run, path, &sheet))
            },
        )
        .entry(
            "bundle.find_json(path: text) -> json?",
            "一份 JSON 或 YAML 数据，没有就是 ()。",
            "A JSON or YAML document, or ().",
            |context: NativeCallContext<'_>, _: &mut BundleValue, path: ImmutableString| {
                perhaps(&context, "find_json", &path, &json)
            },
        )
        .entry(
            "bundle.find_pages(pattern: text) -> list of document",
            "符合模式的网页快照，可以一个也没有。",
            "The saved pages that match, possibly none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, pattern: ImmutableString| {
                several(&context, "find_pages", &pattern, false)
            },
        )
        .entry(
            "bundle.find_documents(pattern: text) -> list of document",
            "符合模式的文件，可以一个也没有。",
            "The documents that match, possibly none.",
            |context: NativeCallContext<'_>, _: &mut BundleValue, pattern: ImmutableString| {
                several(&context, "find_documents", &pattern, false)
            },
        );
    declarer
        .entry(
            "subject.id -> text",
            "subjects.yaml 里的键。",
            "The key in subjects.yaml.",
            |subject: &mut SubjectValue| subject.0.id.to_string(),
        )
        .entry("subject.name -> text", "名称。", "The name.", |subject: &mut SubjectValue| subject.0.name.clone())
        .entry(
            "subject.code -> text",
            "行政区划代码；没有代码的对象给出空文本。",
            "The administrative code; empty where there is none.",
            |subject: &mut SubjectValue| subject.0.code.clone().unwrap_or_default(),
        )
        .entry(
            "subject.names -> list of text",
            "文件里会出现的各种写法，含名称本身。",
            "The forms in which documents write the name, the name itself included.",
            |subject: &mut SubjectValue| {
                let mut names = vec![Dynamic::from(subject.0.name.clone())];
                names.extend(subject.0.names.iter().cloned().map(Dynamic::from));
                List::new(names, "subjects.yaml")
            },
        )
        .entry(
            "subject.level -> text",
            "层级，如 province、city。",
            "The level, such as province or city.",
            |context: NativeCallContext<'_>, subject: &mut SubjectValue| attribute(&context, subject, "level"),
        )
        .entry(
            "subject.region -> text",
            "地区，如 东部。",
            "The region.",
            |context: NativeCallContext<'_>, subject: &mut SubjectValue| attribute(&context, subject, "region"),
        )
        .entry(
            "subject.parent -> text",
            "上级的编码。",
            "The government above.",
            |context: NativeCallContext<'_>, subject: &mut SubjectValue| attribute(&context, subject, "parent"),
        )
        .index(|context: NativeCallContext<'_>, subject: &mut SubjectValue, name: ImmutableString| {
            attribute(&context, subject, &name)
        });
}

fn attribute(context: &NativeCallContext<'_>, subject: &SubjectValue, name: &str) -> Fallible<Dynamic> {
    use heng_model::subject::Attribute;
    if let Some(value) = subject.0.attributes.get(name) {
        return Ok(match value {
            Attribute::Flag(flag) => Dynamic::from_bool(*flag),
            Attribute::Count(count) => Dynamic::from_int(*count),
            Attribute::Text(text) => text.clone().into(),
            Attribute::List(items) => {
                let items = items.iter().cloned().map(Dynamic::from).collect();
                Dynamic::from(List::new(items, "subjects.yaml"))
            }
        });
    }
    if let Some(text) = subject.0.attribute(name) {
        Ok(text.into())
    } else {
        let message = Message::new("heng::rule::no_attribute").with("attribute", name);
        fail(context, message.with("subject", subject.0.name.as_str()))
    }
}

type Open<'o> = &'o dyn Fn(&Run, &str) -> Result<Dynamic, Unreadable>;

fn document(run: &Run, path: &str) -> Result<Dynamic, Unreadable> {
    run.ask(Asked::Content(path.into(), ReadAs::Document));
    run.bundle.document(path).map(|document: Arc<Document>| Dynamic::from(Doc(document)))
}
fn table(run: &Run, path: &str) -> Result<Dynamic, Unreadable> {
    run.ask(Asked::Content(path.into(), ReadAs::Table));
    run.bundle.table(path).map(|table| Dynamic::from(Sheet(table)))
}
fn in_sheet(run: &Run, path: &str, sheet: &Which) -> Result<Dynamic, Unreadable> {
    run.ask(Asked::Content(path.into(), ReadAs::Table));
    run.bundle.sheet(path, sheet).map(|table| Dynamic::from(Sheet(table)))
}

/// A sheet by its name or number.
fn which(context: &NativeCallContext<'_>, sheet: &Dynamic) -> Fallible<Which> {
    if let Ok(name) = sheet.as_immutable_string_ref() {
        return Ok(Which::Named(name.as_str().into()));
    }
    match sheet.as_int().ok().and_then(|number| usize::try_from(number).ok()).filter(|number| *number > 0) {
        Some(number) => Ok(Which::Number(number)),
        None => fail(context, Message::new("heng::rule::no_sheet_name").with("given", display(sheet))),
    }
}

fn json(run: &Run, path: &str) -> Result<Dynamic, Unreadable> {
    run.ask(Asked::Content(path.into(), ReadAs::Json));
    run.bundle.value(path).map(|value| Dynamic::from(Json(value)))
}

/// One file that must be there.
fn one(
    context: &NativeCallContext<'_>,
    name: &'static str,
    path: &ImmutableString,
    open: Open<'_>,
) -> Fallible<Dynamic> {
    let run = Run::of(context);
    if let Some(message) = misread(name, path) {
        return fail(context, message);
    }
    if let Some(file) = present(context, &run, path)? {
        return opened(context, &run, &file, open);
    }
    match absence(&run, path) {
        Some(absence) => {
            searched(context, &run, name, path, 0, Some(absence.origin.clone()));
            let message = Message::new("heng::finding::absent").with("wanted", path.as_str());
            Stop::Absent { message, record: absence.origin.clone() }.raise(context.call_position())
        }
        None => not_there(context, &run, name, path),
    }
}

/// One file that may be there.
fn perhaps(
    context: &NativeCallContext<'_>,
    name: &'static str,
    path: &ImmutableString,
    open: Open<'_>,
) -> Fallible<Dynamic> {
    let run = Run::of(context);
    if let Some(message) = misread(name, path) {
        return fail(context, message);
    }
    if let Some(file) = present(context, &run, path)? {
        opened(context, &run, &file, open)
    } else {
        searched(context, &run, name, path, 0, absence(&run, path).map(|absence| absence.origin.clone()));
        Ok(Dynamic::UNIT)
    }
}

/// The files that match a pattern.
fn several(
    context: &NativeCallContext<'_>,
    name: &'static str,
    pattern: &ImmutableString,
    must: bool,
) -> Fallible<List> {
    let run = Run::of(context);
    if let Some(message) = misread(name, pattern) {
        return fail(context, message);
    }
    run.ask(Asked::Count);
    run.ask(Asked::Files(pattern.as_str().into()));
    // A pattern becomes an automaton, which every path is put to.
    run.meter.work(context, pattern.len() + run.bundle.paths().len() * (pattern.len() / 64 + 1) / 16)?;
    let Ok(paths) = run.bundle.matching(pattern) else {
        return fail(context, bad_pattern(pattern));
    };
    let absent = absence(&run, pattern).map(|absence| absence.origin.clone());
    if paths.is_empty() && must && absent.is_none() {
        return not_there(context, &run, name, pattern);
    }
    let absent = if paths.is_empty() { absent } else { None };
    searched(context, &run, name, pattern, paths.len(), absent.clone());
    let mut items = Vec::with_capacity(paths.len());
    for path in &paths {
        items.push(opened(context, &run, path, &document)?);
    }
    let mut list = List::new(items, pattern.as_str());
    list.absent = absent;
    Ok(list)
}

/// What is wrong with a path or a pattern of a bundle's files, for lint too.
pub fn bad_pattern(pattern: &str) -> Message {
    if pattern.len() > MOST_PATH {
        return Message::new("heng::rule::path_too_long").with("most", MOST_PATH);
    }
    Message::new("heng::rule::bad_pattern").with("pattern", pattern)
}

/// A collector's record that it is not there.
fn absence<'r>(run: &'r Run, wanted: &str) -> Option<&'r Absence> {
    run.ask(Asked::Absence(wanted.into()));
    run.bundle.absence(wanted)
}

fn present(context: &NativeCallContext<'_>, run: &Run, path: &ImmutableString) -> Fallible<Option<Arc<str>>> {
    run.meter.work(context, path.len() / 16 + 1)?;
    if path.contains(['*', '?', '[', '{']) {
        return fail(context, Message::new("heng::rule::pattern_for_one").with("pattern", path.as_str()));
    }
    run.ask(Asked::Present(path.as_str().into()));
    let paths = run.bundle.paths();
    if let Ok(index) = paths.binary_search_by(|known| (**known).cmp(path.as_str())) {
        return Ok(Some(paths[index].clone()));
    }
    if heng_evidence::is_path(path) {
        return Ok(None);
    }
    fail(context, bad_pattern(path))
}

fn opened(context: &NativeCallContext<'_>, run: &Run, path: &Arc<str>, open: Open<'_>) -> Fallible<Dynamic> {
    run.touch(path);
    run.meter.work(context, 4)?;
    open(run, path).or_else(|unreadable| {
        if unreadable.lasting {
            let message = Message::new("heng::finding::unreadable").with("file", &*unreadable.path);
            lack(context, message.with("why", unreadable.why))
        } else {
            fail(context, unreadable.not_read())
        }
    })
}

fn not_there<T>(
    context: &NativeCallContext<'_>,
    run: &Run,
    name: &'static str,
    wanted: &ImmutableString,
) -> Fallible<T> {
    run.ask(Asked::Count);
    run.ask(Asked::Nearest(wanted.as_str().into()));
    run.meter.work(context, run.bundle.paths().len() * (wanted.len() / 16 + 1) / 4)?;
    let nearest = run.bundle.nearest(wanted);
    run.log(Event::search(Search {
        wanted: Wanted::Call(name, wanted.clone()),
        item: None,
        place: wanted.as_str().into(),
        of: run.bundle.paths().len(),
        hits: 0,
        cited: Vec::new(),
        near: Near::Files(nearest.clone()),
        absent: None,
        at: at(context),
    }));
    let nearest: Vec<String> = nearest.iter().map(ToString::to_string).collect();
    lack(context, Message::new("heng::finding::missing_file").with("wanted", wanted.as_str()).with("nearest", nearest))
}

fn searched(
    context: &NativeCallContext<'_>,
    run: &Run,
    name: &'static str,
    wanted: &ImmutableString,
    hits: usize,
    absent: Option<Origin>,
) {
    run.ask(Asked::Count);
    run.log(Event::search(Search {
        wanted: Wanted::Call(name, wanted.clone()),
        item: None,
        place: wanted.as_str().into(),
        of: run.bundle.paths().len(),
        hits,
        cited: Vec::new(),
        near: Near::Nothing,
        absent,
        at: at(context),
    }));
}
