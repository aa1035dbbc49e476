//! From a path to a file and a place in it.

use heng_model::{Diagnostic, Message, Span};
use heng_yaml::shape::{Keys, Shape};
use heng_yaml::{Entry, Node, Yaml};

use super::setting::Setting;
use crate::check::INDICATOR;
use crate::definition::head::METHODOLOGY;
use crate::definition::line::LINE;
use crate::reference::REFERENCE;
use crate::statistics::STATISTICS;
use crate::subjects::SUBJECTS;
use crate::suggest::with_suggestion;
use crate::texts::Texts;

/// A place: the file, the steps into it, and what may stand at its root.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub file: String,
    pub steps: Vec<(String, Span)>,
    pub shape: Shape,
}

/// What stands at a place.
#[derive(Debug, Clone)]
pub(super) enum Found {
    /// A value, with the bytes to be replaced and its key's.
    Value { value: Node, key: Option<Span> },
    /// Nothing yet, but a map that may have this key.
    New { map: Node, key: String },
}

impl Found {
    /// Whether it is this value, however it is written.
    pub fn is(&self, value: &Node) -> bool {
        match self {
            Found::Value { value: found, .. } => same(found, value),
            Found::New { .. } => false,
        }
    }
}

fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Yaml::Nothing, Yaml::Nothing) => true,
        (Yaml::Scalar { text: one, .. }, Yaml::Scalar { text: other, .. }) => one == other,
        (Yaml::List(one), Yaml::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Yaml::Map(one), Yaml::Map(other)) => {
            let pair = |(one, other): (&Entry, &Entry)| one.key == other.key && same(&one.node, &other.node);
            one.len() == other.len() && one.iter().zip(other).all(pair)
        }
        _ => false,
    }
}

/// The keys of a map below the root of a file.
pub(super) fn names(root: &Node, key: &str) -> Vec<String> {
    let entry = |node: &Node| match &node.value {
        Yaml::Map(entries) => entries.iter().map(|entry| entry.key.clone()).collect(),
        _ => Vec::new(),
    };
    match &root.value {
        Yaml::Map(entries) => {
            entries.iter().find(|entry| entry.key == key).map(|one| entry(&one.node)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The file that a path leads into: `checks/6.1.2/…`, `statistics/…`, `subjects/…`, `reference/…`, a key of
/// `methodology.yaml`, or an indicator's id for its line and its check.
pub(super) fn resolve(setting: &Setting, texts: &Texts, ids: &[String]) -> Result<Place, Box<Diagnostic>> {
    let steps = setting.steps();
    let names: Vec<&str> = steps.iter().map(|(name, _)| name.as_str()).collect();
    let from = |file: &str, skip: usize, shape: Shape| {
        Ok(Place { file: file.to_owned(), steps: steps[skip..].to_vec(), shape })
    };
    let methodology = Shape::Map(&METHODOLOGY);
    match names[..] {
        ["methodology.yaml", ..] => from("methodology.yaml", 1, methodology),
        ["statistics" | "statistics.yaml", ..] => from("statistics.yaml", 1, STATISTICS),
        ["subjects" | "subjects.yaml", ..] => from("subjects.yaml", 1, SUBJECTS),
        ["reference", id, ..] => {
            let file = format!("reference/{}.yaml", id.trim_end_matches(".yaml"));
            if texts.has(&file) {
                return from(&file, 2, Shape::Map(&REFERENCE));
            }
            let paths = texts.paths();
            let known = paths.iter().filter_map(|path| path.strip_prefix("reference/")?.strip_suffix(".yaml"));
            Err(unknown(setting, &steps[1], "reference", known).into())
        }
        ["checks", of, ref rest @ ..] => match folder(texts, of) {
            Some(folder) => {
                let skip = if rest.first() == Some(&"indicator.yaml") { 3 } else { 2 };
                from(&format!("checks/{folder}/indicator.yaml"), skip, Shape::Map(&INDICATOR))
            }
            None => Err(unknown(setting, &steps[1], "checks", ids.iter().map(String::as_str)).into()),
        },
        [key, ..] if METHODOLOGY.has(key) => from("methodology.yaml", 0, methodology),
        [id, key, ..] if ids.iter().any(|known| known == id) => {
            if LINE.has(key) {
                let mut place = from("methodology.yaml", 0, methodology)?;
                place.steps.insert(0, ("indicators".to_owned(), steps[0].1));
                return Ok(place);
            }
            match folder(texts, id) {
                Some(folder) if INDICATOR.has(key) => {
                    from(&format!("checks/{folder}/indicator.yaml"), 1, Shape::Map(&INDICATOR))
                }
                _ => Err(unknown(setting, &steps[1], id, LINE.names().chain(INDICATOR.names())).into()),
            }
        }
        _ => {
            let mut known: Vec<&str> = vec!["checks", "statistics", "subjects", "reference"];
            for name in METHODOLOGY.names() {
                known.push(name);
            }
            known.extend(ids.iter().map(String::as_str));
            Err(unknown(setting, &steps[0], "", known.iter().copied()).into())
        }
    }
}

/// The folder of a check, by its name or by the id that it begins with.
fn folder(texts: &Texts, of: &str) -> Option<String> {
    let paths = texts.paths();
    let folders = paths.iter().filter_map(|path| path.strip_prefix("checks/")?.strip_suffix("/indicator.yaml"));
    let is_of = |folder: &&str| folder.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    folders.filter(is_of).min_by_key(|folder| folder.len()).map(str::to_owned)
}

/// What stands at the end of the steps.
pub(super) fn find(setting: &Setting, place: &Place, root: &Node) -> Result<Found, Box<Diagnostic>> {
    let (mut node, mut key) = (root, None);
    let mut shapes = vec![place.shape];
    let mut walked = place.file.clone();
    for (at, (name, span)) in place.steps.iter().enumerate() {
        let step = (name.clone(), *span);
        match &node.value {
            Yaml::Map(entries) => {
                let Some(entry) = entries.iter().find(|entry| entry.key == *name) else {
                    let last = at + 1 == place.steps.len();
                    return absent(node, name, &shapes).filter(|_| last).ok_or_else(|| {
                        let names = possible(entries, &shapes);
                        unknown(setting, &step, &walked, names.iter().map(String::as_str)).into()
                    });
                };
                // What lies outside its map came through an alias: it stands elsewhere as well.
                if !encloses(node.span, entry.node.span) {
                    return Err(cannot(setting, place).into());
                }
                (node, key) = (&entry.node, Some(entry.key_span));
            }
            Yaml::List(items) => {
                let found = items.iter().position(|item| named(item).any(|own| own == name));
                let found = found.or_else(|| name.parse::<usize>().ok().filter(|place| *place < items.len()));
                let Some(item) = found.and_then(|place| items.get(place)) else {
                    let known: Vec<&str> = items.iter().flat_map(named).collect();
                    return Err(unknown(setting, &step, &walked, known.iter().copied()).into());
                };
                if !encloses(node.span, item.span) {
                    return Err(cannot(setting, place).into());
                }
                (node, key) = (item, None);
            }
            Yaml::Scalar { .. } | Yaml::Nothing => {
                let message = Message::new("heng::methodology::set_below_value").with("path", setting.path.as_str());
                let message = message.with("step", name.as_str()).with("above", walked.as_str());
                return Err(Box::new(Diagnostic::error(message).at(&setting.source, *span)));
            }
        }
        shapes = shapes.iter().flat_map(|shape| below(shape, name)).collect();
        walked = format!("{walked}/{name}");
    }
    if place.steps.is_empty() {
        return Err(cannot(setting, place).into());
    }
    Ok(Found::Value { value: node.clone(), key })
}

/// A key that is not there, where the map may have it.
fn absent(map: &Node, key: &str, shapes: &[Shape]) -> Option<Found> {
    let may = declared(shapes).iter().any(|keys| keys.has(key));
    may.then(|| Found::New { map: map.clone(), key: key.to_owned() })
}

/// The keys that a map has, then those that it may have.
fn possible(entries: &[Entry], shapes: &[Shape]) -> Vec<String> {
    let mut known: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    for name in declared(shapes).iter().flat_map(|keys| keys.names()) {
        if !known.iter().any(|known| known == name) {
            known.push(name.to_owned());
        }
    }
    known
}

fn encloses(outer: Span, inner: Span) -> bool {
    inner.range().is_empty() || (outer.start <= inner.start && inner.end <= outer.end)
}

/// The names that an item of a list goes by.
fn named(item: &Node) -> impl Iterator<Item = &str> {
    let entries: &[Entry] = match &item.value {
        Yaml::Map(entries) => entries,
        _ => &[],
    };
    let own = entries.iter().filter(|entry| matches!(entry.key.as_str(), "name" | "id"));
    own.filter_map(|entry| match &entry.node.value {
        Yaml::Scalar { text, .. } => Some(text.as_str()),
        _ => None,
    })
}

/// The keys that a map of one of these shapes may have.
fn declared(shapes: &[Shape]) -> Vec<&'static Keys> {
    let mut all = Vec::new();
    for shape in shapes {
        match shape {
            Shape::Map(keys) | Shape::MapOr(keys, _) => all.push(*keys),
            Shape::Cases(cases, rest) => {
                all.extend(cases.iter().map(|case| case.keys));
                all.extend(declared(&[**rest]));
            }
            Shape::OrNothing(inner) | Shape::OneOrMore(inner) | Shape::ListOr(_, inner) => {
                all.extend(declared(&[**inner]));
            }
            _ => {}
        }
    }
    all
}

/// What may stand one step further.
fn below(shape: &Shape, step: &str) -> Vec<Shape> {
    let of_keys = |keys: &'static Keys| {
        let own = keys.keys.iter().find(|key| key.name == step).map(|key| key.shape);
        own.or(keys.others.copied()).into_iter().collect::<Vec<_>>()
    };
    match shape {
        Shape::Map(keys) => of_keys(keys),
        Shape::MapOr(keys, rest) => of_keys(keys).into_iter().chain(below(rest, step)).collect(),
        Shape::Cases(cases, rest) => {
            cases.iter().flat_map(|case| of_keys(case.keys)).chain(below(rest, step)).collect()
        }
        Shape::Names(inner) | Shape::List(inner) => vec![**inner],
        Shape::OneOrMore(inner) => std::iter::once(**inner).chain(below(inner, step)).collect(),
        Shape::ListOr(one, other) => below(one, step).into_iter().chain(below(other, step)).collect(),
        Shape::OrNothing(inner) => below(inner, step),
        _ => Vec::new(),
    }
}

fn cannot(setting: &Setting, place: &Place) -> Diagnostic {
    let message = Message::new("heng::methodology::set_cannot").with("path", setting.path.as_str());
    Diagnostic::error(message.with("file", &place.file)).at(&setting.source, setting.path_span)
}

fn unknown<'k>(
    setting: &Setting,
    (step, span): &(String, Span),
    above: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let message = Message::new("heng::methodology::set_unknown_path").with("path", setting.path.as_str());
    let message = message.with("step", step).with("above", above);
    Diagnostic::error(with_suggestion(message, step, known)).at(&setting.source, *span)
}
