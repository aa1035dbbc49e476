//! `reference/`: versioned data that rules may read.

mod calendar;
mod table;

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::evidence::{Reference, ReferenceContent, Value};
use heng_model::{Diagnostic, Message, Source, Span};

use crate::read::{At, Log};
use heng_yaml::shape::{Key, Keys, Rule, Shape};

const CONTENT: [&str; 3] = ["items", "rows", "years"];
const DAYS: [&str; 2] = ["holidays", "workdays"];

/// `reference/*.yaml`
pub(crate) static REFERENCE: Keys = Keys::of(
    "reference",
    [
        "参考数据：清单（items）、表格（rows）或工作日历（years）。",
        "Reference data: a list, a table or a calendar of working days.",
    ],
    &[
        Key::may("id", Shape::Text, ["标识；不写时用文件名。", "Its id; the file's name where none is stated."]),
        Key::may("version", Shape::Text, ["版本。", "Its version."]),
        Key::may("source", Shape::Text, ["出处。", "Where it comes from."]),
        Key::may("url", Shape::Text, ["网址。", "Its address."]),
        Key::may("retrieved", Shape::Date, ["取得的日期。", "When it was taken from there."]).example("\"2024-03-01\""),
        Key::may("items", Shape::List(&Shape::Any), ["清单。", "A list."]).example("[\"信用\", \"气象\"]"),
        Key::may(
            "rows",
            Shape::List(&Shape::Names(&Shape::OrNothing(&Shape::Text))),
            ["表格：每行写成 列名: 值。", "A table: each row names its columns."],
        ),
        Key::may(
            "years",
            Shape::OneOrMore(&Shape::Whole(calendar::FIRST_YEAR, calendar::LAST_YEAR)),
            ["工作日历管哪几年。", "The years of a calendar of working days."],
        )
        .example("[2024]"),
        Key::may("holidays", calendar::DAYS, ["放假的日子，可写起止。", "Days off; ranges have both ends."])
            .example("[\"2024-01-01\", \"2024-05-01..2024-05-05\"]"),
        Key::may("workdays", calendar::DAYS, ["调休上班的日子。", "Days of weekends that are worked."]),
    ],
)
.ruled(&[Rule::One(&CONTENT), Rule::Beside(DAYS[0], &["years"]), Rule::Beside(DAYS[1], &["years"])]);

/// Reference data by id. An id whose file is broken is known, but holds nothing: who names it is not to blame.
#[derive(Debug, Default)]
pub(crate) struct References {
    all: BTreeMap<String, (Option<Reference>, Arc<Source>, Span)>,
}

impl References {
    /// Whether a file claims this id.
    pub(crate) fn knows(&self, id: &str) -> bool {
        self.all.contains_key(id)
    }
    /// The data of an id.
    pub(crate) fn get(&self, id: &str) -> Option<&Reference> {
        self.all.get(id).and_then(|(reference, ..)| reference.as_ref())
    }
    /// All ids.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.all.keys().map(String::as_str)
    }
    /// The list of items of an id.
    pub(crate) fn items(&self, id: &str) -> Option<&[Value]> {
        match &self.get(id)?.content {
            ReferenceContent::List(items) => Some(items),
            _ => None,
        }
    }
    /// All that was read, for the definition.
    pub(crate) fn into_map(self) -> BTreeMap<String, Reference> {
        self.all.into_iter().filter_map(|(id, (reference, ..))| Some((id, reference?))).collect()
    }
    /// A file that could not be read at all.
    pub(crate) fn add_broken(&mut self, path: &str) {
        let source = Source::unread(path);
        self.all.entry(stem(path)).or_insert((None, source, Span::default()));
    }
    /// A YAML file.
    pub(crate) fn add_yaml(&mut self, at: At<'_>) {
        let others: &[&str] = match CONTENT.iter().find(|key| at.peek(key).is_some()) {
            Some(&"items" | &"rows") => &DAYS,
            _ => &[],
        };
        let Some(map) = at.map_without(&REFERENCE, others) else { return self.add_broken(&at.source.name) };
        let id = map.get("id").map_or_else(|| Some(stem(&at.source.name)), At::text);
        let Some(id) = id else { return self.add_broken(&at.source.name) };
        let text = |key: &str| map.get(key).and_then(At::text);
        let content = map.one_of(&CONTENT).map(|content| match content.name() {
            "items" => ReferenceContent::List(content.items().into_iter().filter_map(At::value).collect()),
            "rows" => table::of_rows(content),
            _ => calendar::read(&map),
        });
        let reference = content.map(|content| Reference {
            id: id.clone(),
            version: text("version"),
            source: text("source"),
            url: text("url"),
            retrieved: map.get("retrieved").and_then(At::date),
            content,
        });
        let span = map.get("id").map_or(Span::default(), |id| id.span());
        self.add(at.log, id, reference, at.source, span);
    }
    /// A CSV file: a table whose id is the file's name.
    pub(crate) fn add_csv(&mut self, log: &Log, source: &Arc<Source>) {
        let id = stem(&source.name);
        let reference = table::of_csv(log, source).map(|content| Reference {
            id: id.clone(),
            version: None,
            source: None,
            url: None,
            retrieved: None,
            content,
        });
        self.add(log, id, reference, source, Span::default());
    }

    fn add(&mut self, log: &Log, id: String, reference: Option<Reference>, source: &Arc<Source>, span: Span) {
        if let Some((_, first, place)) = self.all.get(&id) {
            let message = Message::new("heng::methodology::reference_twice").with("id", &id).with("other", &first.name);
            let said = Diagnostic::error(message).at(source, span);
            return log.note(said.context(first, *place, Message::new("heng::yaml::first_here")));
        }
        self.all.insert(id, (reference, source.clone(), span));
    }
}

/// `themes` for `reference/themes.yaml`.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}
