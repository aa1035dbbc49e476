//! From what happened to what a judgement rests on.

use std::sync::Arc;

use heng_model::Message;
use heng_model::trail::{Citation, Computed, MOST_CITATIONS, Nearest, Search as SearchRecord, Trail};

use crate::compile::Script;
use crate::event::{Event, Near, Search, Wanted};

/// Searches and computed values of one judgement.
const MOST_SEARCHES: usize = 8;
/// Looser selectors that are tried for what comes closest, and what one of them may cost in operations.
const MOST_LOOSER: usize = 8;
const MOST_COST: usize = 100_000;

/// The trail of events. `lost` says whether points were lost: only then what came closest is worked out.
pub fn trail(script: &Script, events: &[&Event], lost: bool, coarse: bool) -> Trail {
    let mut trail = Trail { coarse, ..Trail::default() };
    for event in events {
        match event {
            Event::Read(read) => cite(&mut trail, read.citation()),
            Event::Computed { expression, value } => {
                let computed = Computed { expression: expression.clone(), value: value.clone() };
                if trail.computed.len() < MOST_SEARCHES && !trail.computed.contains(&computed) {
                    trail.computed.push(computed);
                }
            }
            Event::Search(search) => {
                for citation in &search.cited {
                    cite(&mut trail, citation.clone());
                }
                // Of the items of a cover those that are lacking: what the others rest on is cited.
                let telling = search.hits == 0 || (lost && search.hits < search.of && search.item.is_none());
                if telling && trail.searches.len() < MOST_SEARCHES {
                    let record = record(script, search, lost);
                    if !trail.searches.contains(&record) {
                        trail.searches.push(record);
                    }
                }
            }
        }
    }
    trail
}

fn cite(trail: &mut Trail, citation: Citation) {
    if trail.citations.iter().any(|known| known.origin == citation.origin) {
        return;
    }
    if trail.citations.len() < MOST_CITATIONS {
        trail.citations.push(citation);
    } else {
        trail.more += 1;
    }
}

fn record(script: &Script, search: &Search, lost: bool) -> SearchRecord {
    let wanted: Arc<str> = match &search.wanted {
        Wanted::Call(name, argument) => format!("{name}(\"{argument}\")").into(),
        Wanted::Cell(column, value) => format!("whose(\"{column}\", \"{value}\")").into(),
        Wanted::Condition(call, closure) => match script.closure(closure) {
            Some(text) => text.into(),
            None => (*call).into(),
        },
    };
    SearchRecord {
        wanted,
        item: search.item.clone(),
        place: search.place.clone(),
        of: search.of,
        hits: search.hits,
        nearest: if lost && search.hits == 0 { nearest(&search.near) } else { None },
        absent: search.absent.clone(),
        at: Some(script.place_of(&search.at)),
    }
}

fn nearest(near: &Near) -> Option<Nearest> {
    match near {
        Near::Nothing => None,
        Near::Text(document, needle) => {
            let found = document.near(needle)?;
            let how = Message::new("heng::finding::near_text").with("letters", found.value).with("part", &*found.quote);
            Some(Nearest { how, origin: Some(found.origin), quote: Some(crate::event::clip(&found.quote)) })
        }
        Near::Css(document, selector) => {
            let mut selector = selector.looser();
            // A selector of hundreds of conditions would be tried hundreds of times.
            for _ in 0..MOST_LOOSER {
                let Some(looser) = selector else { break };
                if document.cost_of(&looser) > MOST_COST {
                    break;
                }
                let found = document.select(&looser);
                if let Some(first) = found.first() {
                    let view = document.element(*first);
                    let how = Message::new("heng::finding::near_selector").with("selector", looser.text());
                    let how = how.with("count", found.len());
                    let quote = crate::event::clip(&view.quote());
                    return Some(Nearest { how, origin: Some(view.origin()), quote: Some(quote) });
                }
                selector = looser.looser();
            }
            None
        }
        Near::Files(files) if files.is_empty() => None,
        Near::Files(files) => {
            let files: Vec<String> = files.iter().map(ToString::to_string).collect();
            Some(Nearest {
                how: Message::new("heng::finding::near_files").with("files", files),
                origin: None,
                quote: None,
            })
        }
        Near::Cell(list, column, value) => {
            Some(near_item("heng::finding::near_item", crate::api::nearest_cell(list, column, value)?))
        }
        Near::Item(citation) => Some(near_item("heng::finding::near_item", citation.clone())),
        Near::AnyItem(citation) => Some(near_item("heng::finding::near_any_item", citation.clone())),
    }
}

fn near_item(code: &'static str, citation: Citation) -> Nearest {
    let how = Message::new(code);
    Nearest { how, origin: Some(citation.origin), quote: Some(citation.quote) }
}
