//! The values that scripts hold. All are immutable and cheap to clone; each knows where it came from.

mod convert;
mod exact;
mod list;
mod weight;
mod words;

use std::sync::Arc;

use heng_evidence::{Document, ElementId, Observation, Table};
use heng_model::trail::Citation;
use heng_model::{Date, Origin};
use rhai::Dynamic;

pub use convert::{from_value, of_list};
pub use exact::{Exact, Share, number_value, numeric};
pub use list::List;
pub use weight::{MOST_DEPTH, showing, weigh};
pub use words::{display, kind};

use crate::event::clip;

/// `bundle`: the subject's evidence. The running check's own; it holds nothing itself.
#[derive(Debug, Clone)]
pub struct BundleValue;

/// `bundle.subject`
#[derive(Debug, Clone)]
pub struct SubjectValue(pub Arc<heng_model::subject::Subject>);

/// `reference`: the methodology's reference data.
#[derive(Debug, Clone)]
pub struct ReferenceValue;

/// A document or page.
#[derive(Debug, Clone)]
pub struct Doc(pub Arc<Document>);

/// An element of a page.
#[derive(Debug, Clone)]
pub struct Element {
    /// The page.
    pub document: Arc<Document>,
    /// The element in it.
    pub id: ElementId,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Sheet(pub Arc<Table>);

/// A row of a table.
#[derive(Debug, Clone)]
pub enum Row {
    /// Of an evidence file.
    Evidence(Arc<Table>, usize),
    /// Of reference data: columns and cells.
    Reference(Arc<str>, Arc<[String]>, Arc<[String]>),
}

/// A value of a JSON document.
#[derive(Debug, Clone)]
pub struct Json(pub Arc<heng_evidence::Value>);

/// What a person saw and coded.
#[derive(Debug, Clone)]
pub struct Coded(pub Arc<Observation>);

/// A date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

/// The items of a list that share a key.
#[derive(Debug, Clone)]
pub struct Group {
    /// What they share.
    pub key: Dynamic,
    /// The items.
    pub items: List,
}

/// What `judge`, `grade` and `cover` give back, so that `because` and `cite` can be said of it.
#[derive(Debug, Clone)]
pub struct JudgementValue {
    /// Its place among the run's judgements.
    pub index: usize,
}

/// The piece of evidence that a value is, if it is one.
pub fn citation(value: &Dynamic) -> Option<Citation> {
    let plain = |origin: Origin, quote: Arc<str>| Some(Citation { origin, quote: clip(&quote), read: None });
    if let Some(doc) = value.read_lock::<Doc>() {
        let document = &doc.0;
        return match document.title() {
            Some(title) => plain(title.origin, title.text),
            None => plain(Origin::whole(document.path()), document.text()),
        };
    }
    if let Some(element) = value.read_lock::<Element>() {
        let view = element.document.element(element.id);
        return plain(view.origin(), view.quote());
    }
    if let Some(row) = value.read_lock::<Row>() {
        return match &*row {
            Row::Evidence(table, index) => plain(table.row_origin(*index), table.row_quote(*index)),
            Row::Reference(..) => None,
        };
    }
    if let Some(observation) = value.read_lock::<Coded>() {
        let quote = observation.0.agreed().map_or_else(|_| String::new(), |coding| coding.value.clone());
        return plain(observation.0.origin.clone(), quote.into());
    }
    if let Some(json) = value.read_lock::<Json>() {
        return plain(json.0.origin.clone(), display(value).into());
    }
    value.read_lock::<Group>().and_then(|group| group.items.items.first().and_then(citation))
}
