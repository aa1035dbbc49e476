//! Values in words: as text within the author's sentences, and by kind in Heng's own.

use heng_model::Message;
use rhai::{Array, Dynamic, FnPtr, Map};

use super::{
    BundleValue, Coded, Day, Doc, Element, Exact, Group, Json, List, ReferenceValue, Row, Share, Sheet, SubjectValue,
    numeric,
};

/// Most characters of a value within an author's sentence.
const MOST: usize = 2_000;

/// A value as an author's `${…}` shows it.
pub fn display(value: &Dynamic) -> String {
    let mut text = String::new();
    write(value, &mut text, 0);
    if text.len() > MOST {
        let cut = (0..=MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(cut);
        text.push('…');
    }
    text
}

fn write(value: &Dynamic, into: &mut String, depth: usize) {
    if into.len() > MOST || depth > 8 {
        return;
    }
    let several = |items: &mut dyn Iterator<Item = Dynamic>, into: &mut String| {
        for (index, item) in items.enumerate() {
            if index > 0 {
                into.push('、');
            }
            if into.len() > MOST {
                break;
            }
            write(&item, into, depth + 1);
        }
    };
    if let Some(list) = value.read_lock::<List>() {
        several(&mut list.items.iter().cloned(), into);
    } else if let Some(items) = value.read_lock::<Array>() {
        several(&mut items.iter().map(Dynamic::flatten_clone), into);
    } else if let Some(map) = value.read_lock::<Map>() {
        for (index, (name, value)) in map.iter().enumerate() {
            into.push_str(if index > 0 { "、" } else { "" });
            into.push_str(name);
            into.push('：');
            write(value, into, depth + 1);
        }
    } else {
        into.push_str(&single(value));
    }
}

fn single(value: &Dynamic) -> String {
    if let Some(share) = value.read_lock::<Share>() {
        return format!("{}/{}", share.met, share.of);
    }
    if let Some(number) = numeric(value) {
        // A fraction without a decimal end is shown to four places: it is for reading, not for reckoning.
        let exact = number.to_string();
        return if exact.contains('/') { number.printed(4) } else { exact };
    }
    if let Some(day) = value.read_lock::<Day>() {
        return day.0.to_string();
    }
    if let Some(doc) = value.read_lock::<Doc>() {
        return doc.0.title().map_or_else(|| doc.0.path().to_string(), |title| title.text.to_string());
    }
    if let Some(element) = value.read_lock::<Element>() {
        return element.document.element(element.id).text().to_string();
    }
    if let Some(row) = value.read_lock::<Row>() {
        return match &*row {
            Row::Evidence(table, index) => table.row_quote(*index).to_string(),
            Row::Reference(_, _, cells) => cells.join("，"),
        };
    }
    if let Some(observation) = value.read_lock::<Coded>() {
        return observation.0.agreed().map_or_else(|_| String::new(), |coding| coding.value.clone());
    }
    if let Some(group) = value.read_lock::<Group>() {
        return display(&group.key);
    }
    if let Some(json) = value.read_lock::<Json>() {
        return json_text(&json.0);
    }
    if let Some(subject) = value.read_lock::<SubjectValue>() {
        return subject.0.name.clone();
    }
    if value.is_unit() { String::new() } else { value.to_string() }
}

fn json_text(value: &heng_evidence::Value) -> String {
    use heng_evidence::ValueKind;
    match &value.kind {
        ValueKind::Null => String::new(),
        ValueKind::Flag(flag) => flag.to_string(),
        ValueKind::Number(number) => number.to_string(),
        ValueKind::Text(text) => text.to_string(),
        ValueKind::List(items) => items.iter().take(20).map(json_text).collect::<Vec<_>>().join("、"),
        ValueKind::Map(entries) => {
            entries.iter().take(20).map(|(name, _)| name.to_string()).collect::<Vec<_>>().join("、")
        }
    }
}

/// What kind of value it is, for Heng's own sentences.
pub fn kind(value: &Dynamic) -> Message {
    Message::new(if value.is_unit() {
        "heng::rule::kind_nothing"
    } else if value.is_bool() {
        "heng::rule::kind_bool"
    } else if value.is_string() || value.is_char() {
        "heng::rule::kind_text"
    } else if value.is::<Share>() {
        "heng::rule::kind_share"
    } else if value.is_int() || value.is_float() || value.is::<Exact>() {
        "heng::rule::kind_number"
    } else if value.is::<Day>() {
        "heng::rule::kind_date"
    } else if value.is::<List>() || value.is_array() {
        "heng::rule::kind_list"
    } else if value.is::<Doc>() {
        "heng::rule::kind_document"
    } else if value.is::<Element>() {
        "heng::rule::kind_element"
    } else if value.is::<Sheet>() {
        "heng::rule::kind_table"
    } else if value.is::<Row>() {
        "heng::rule::kind_row"
    } else if value.is::<Coded>() {
        "heng::rule::kind_observation"
    } else if value.is::<Json>() {
        "heng::rule::kind_json"
    } else if value.is::<Group>() {
        "heng::rule::kind_group"
    } else if value.is_map() {
        "heng::rule::kind_map"
    } else if value.is::<SubjectValue>() {
        "heng::rule::kind_subject"
    } else if value.is::<BundleValue>() || value.is::<ReferenceValue>() {
        "heng::rule::kind_bundle"
    } else if value.is::<FnPtr>() {
        "heng::rule::kind_function"
    } else {
        "heng::rule::kind_other"
    })
}
