//! Loader and schemas agree on every small change to the specimen.

use std::collections::BTreeSet;

use heng_model::Diagnostic;
use serde_json::{Value, json};

use crate::reading::Validator;
use crate::specimen::Specimen;

/// What the loader says of the shape of a file; everything else it says needs more than the file, or more than one value.
const OF_SHAPE: [&str; 27] = [
    "methodology::unknown_key",
    "methodology::missing_key",
    "methodology::wrong_type",
    "methodology::unknown_word",
    "methodology::out_of_range",
    "methodology::not_positive",
    "methodology::one_of",
    "methodology::only_one_of",
    "methodology::other_kind",
    "methodology::no_points",
    "methodology::points_in_veto",
    "methodology::claim_with_value",
    "methodology::no_bound",
    "methodology::no_value",
    "methodology::bad_date",
    "methodology::bad_id",
    "methodology::format",
    "methodology::twice_in_list",
    "methodology::bad_criterion",
    "methodology::bad_measure",
    "methodology::band_pair",
    "methodology::not_supported_yet",
    "evidence::unknown_key",
    "evidence::wrong_type",
    "evidence::absence_of_what",
    "evidence::coding_without_value",
    "evidence::no_subject",
];

fn codes(errors: &[Diagnostic]) -> Vec<&str> {
    errors.iter().map(|error| error.message.code.strip_prefix("heng::").unwrap()).collect()
}

/// A document with one change, and what it is.
struct Change {
    what: String,
    document: Value,
}

/// Every value replaced by every probe, every key left out, and a key too many in every map; once for places that are
/// alike.
fn changes(document: &Value) -> Vec<Change> {
    let probes = [
        json!(null),
        json!(true),
        json!("文字"),
        json!(""),
        json!(-1),
        json!(0.5),
        json!(1_000_000_000_000_000_i64),
        json!("2024-11-30"),
        json!([]),
        json!(["甲", "甲"]),
        json!({}),
        json!({ "一个键": 1 }),
    ];
    let mut all = Vec::new();
    let mut alike = BTreeSet::new();
    for place in places(document) {
        if !alike.insert(likeness(document, &place)) {
            continue;
        }
        for probe in &probes {
            let mut changed = document.clone();
            *changed.pointer_mut(&place).unwrap() = probe.clone();
            all.push(Change { what: format!("{place} = {probe}"), document: changed });
        }
        let Some(Value::Object(map)) = document.pointer(&place) else { continue };
        for key in map.keys() {
            let mut changed = document.clone();
            changed.pointer_mut(&place).unwrap().as_object_mut().unwrap().shift_remove(key);
            all.push(Change { what: format!("{place} without {key}"), document: changed });
        }
        for further in ["一个键", "value", "score", "is", "points", "holidays", "normalise", "veto", "full"] {
            if !map.contains_key(further) {
                let mut changed = document.clone();
                changed.pointer_mut(&place).unwrap()[further] = json!(1);
                all.push(Change { what: format!("{place} with {further}"), document: changed });
            }
        }
    }
    all
}

/// The key of a place, the kind of value there, and the keys beside it.
fn likeness(document: &Value, place: &str) -> String {
    let (above, key) = place.rsplit_once('/').unwrap_or_default();
    let kind = |value: &Value| match value {
        Value::Object(map) => map.keys().cloned().collect::<Vec<_>>().join(" "),
        Value::Array(_) => "[]".to_owned(),
        _ => String::new(),
    };
    let of = |place: &str| document.pointer(place).map(kind).unwrap_or_default();
    format!("{key} {{{}}} {{{}}}", of(above), of(place))
}

/// The JSON pointers of a document and everything in it.
fn places(document: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut open = vec![(String::new(), document)];
    while let Some((place, value)) = open.pop() {
        let below: Vec<(String, &Value)> = match value {
            Value::Object(map) => {
                let step = |key: &String| key.replace('~', "~0").replace('/', "~1");
                map.iter().map(|(key, value)| (format!("{place}/{}", step(key)), value)).collect()
            }
            Value::Array(items) => items.iter().enumerate().map(|(at, item)| (format!("{place}/{at}"), item)).collect(),
            _ => Vec::new(),
        };
        all.extend(below.iter().map(|(place, _)| place.clone()));
        open.extend(below);
    }
    all
}

/// What only the whole folder knows: the language in which a text must be there.
fn is_of_the_folder(change: &Change) -> bool {
    change.what.ends_with("without zh")
}

#[test]
fn the_loader_and_the_schemas_refuse_the_same() {
    let specimen = &Specimen::read();
    // A thread a file: thousands of folders are loaded.
    let compared: Vec<Compared> = std::thread::scope(|scope| {
        let files = specimen.yaml().into_iter();
        let threads: Vec<_> = files
            .map(|(path, kind, document)| scope.spawn(move || compare(specimen, &path, kind, &document)))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let sum = |of: fn(&Compared) -> usize| compared.iter().map(of).sum::<usize>();
    let (tried, refused) = (sum(|file| file.tried), sum(|file| file.refused));
    let differences: Vec<&str> = compared.iter().flat_map(|file| &file.differences).map(String::as_str).collect();
    assert!(differences.is_empty(), "{} of {tried}:\n{}", differences.len(), differences.join("\n"));
    assert!(tried > 3_000 && refused > tried / 3 && refused < tried, "{refused} of {tried} refused");
}

/// What came of the changes to one file.
#[derive(Default)]
struct Compared {
    tried: usize,
    refused: usize,
    differences: Vec<String>,
}

fn compare(specimen: &Specimen, path: &str, kind: &str, document: &Value) -> Compared {
    let mut compared = Compared::default();
    let validator = Validator::of(kind);
    for change in changes(document).into_iter().filter(|change| !is_of_the_folder(change)) {
        let errors = specimen.errors(path, &change.document.to_string());
        let of_shape = codes(&errors).iter().any(|code| OF_SHAPE.contains(code));
        let refused = validator.refuses(&change.document);
        compared.tried += 1;
        compared.refused += usize::from(refused);
        if refused && errors.is_empty() {
            let why = validator.refusal(&change.document).unwrap();
            compared.differences.push(format!("{path} {}: only the schema refuses: {why}", change.what));
        } else if !refused && of_shape {
            compared.differences.push(format!("{path} {}: only the loader refuses: {:?}", change.what, codes(&errors)));
        }
    }
    compared
}
